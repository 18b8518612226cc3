//! Words that people write into documents: checked when they are made, so that no document can hold others.

use crate::personal_number;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest note, in characters.
pub const NOTE_CHARS_MAX: usize = 2000;
/// Longest label, in characters.
pub const LABEL_CHARS_MAX: usize = 200;

/// Free text about what somebody did, or why something was decided: 1 to [`NOTE_CHARS_MAX`] printable characters and line
/// ends, without a personal identity number and without spaces at its ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Note(String);

/// One line of text for a thing's name: 1 to [`LABEL_CHARS_MAX`] printable characters, otherwise as [`Note`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

/// Why a text cannot be a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// Nothing but spaces.
    #[error("nothing is written; say what was seen, or why")]
    Empty,
    /// Too many characters.
    #[error("the text has {chars} characters, at most {chars_max} are kept; make it shorter")]
    TooLong {
        /// How many it has.
        chars: usize,
        /// How many it may have.
        chars_max: usize,
    },
    /// A control character, or one that turns the order of what follows.
    #[error("character {0} of the text cannot be printed; delete it and write it again")]
    Unprintable(usize),
    /// A personal identity number.
    #[error(
        "the text holds a personal identity number (at character {0}); leave it out, the code says who it is about"
    )]
    PersonalNumber(usize),
    /// Spaces at an end; only a document that another program wrote can have them.
    #[error("the text begins or ends with a space; it was written by another program")]
    Untrimmed,
}

impl Note {
    /// Takes what somebody wrote; spaces at its ends are left away, Windows line ends made plain.
    pub fn new(text: &str) -> Result<Self, NoteFault> {
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        check(text, NOTE_CHARS_MAX, true).map(|()| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Label {
    /// Takes what somebody wrote; spaces at its ends are left away.
    pub fn new(text: &str) -> Result<Self, NoteFault> {
        let text = text.trim();
        check(text, LABEL_CHARS_MAX, false).map(|()| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check(text: &str, chars_max: usize, may_break: bool) -> Result<(), NoteFault> {
    let chars = text.chars().count();
    if chars == 0 {
        return Err(NoteFault::Empty);
    }
    if chars > chars_max {
        return Err(NoteFault::TooLong { chars, chars_max });
    }
    let is_unprintable = |c: char| is_unprintable(c) && !(may_break && c == '\n');
    if let Some(index) = text.chars().position(is_unprintable) {
        return Err(NoteFault::Unprintable(index + 1));
    }
    match personal_number::find(text) {
        Some(range) => Err(NoteFault::PersonalNumber(text[..range.start].chars().count() + 1)),
        None => Ok(()),
    }
}

/// Control characters, line separators, those that turn the order of letters, private and unassigned ends.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

macro_rules! kept_as_text {
    ($($name:ident),*) => { $(
        impl TryFrom<String> for $name {
            type Error = NoteFault;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                let kept = Self::new(&text)?;
                if kept.0 == text { Ok(kept) } else { Err(NoteFault::Untrimmed) }
            }
        }

        impl From<$name> for String {
            fn from(kept: $name) -> Self {
                kept.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )* };
}

kept_as_text!(Note, Label);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write_is_kept_and_trimmed() {
        let note = Note::new("  Sorterade om på eget initiativ.\r\nبدأ من جديد\n ").unwrap();
        assert_eq!(note.as_str(), "Sorterade om på eget initiativ.\nبدأ من جديد");
        assert!(Note::new(&"å".repeat(NOTE_CHARS_MAX)).is_ok());
        assert_eq!(Label::new(" Batterioperatör ").unwrap().as_str(), "Batterioperatör");
    }

    #[test]
    fn bad_texts_are_refused_with_their_place() {
        let long = "å".repeat(NOTE_CHARS_MAX + 1);
        for (text, fault) in [
            ("", NoteFault::Empty),
            (" \n\t ", NoteFault::Empty),
            (&long, NoteFault::TooLong { chars: NOTE_CHARS_MAX + 1, chars_max: NOTE_CHARS_MAX }),
            ("a\u{1b}[2J", NoteFault::Unprintable(2)),
            ("åä\tb", NoteFault::Unprintable(3)),
            ("a\u{202e}b", NoteFault::Unprintable(2)),
            ("a\u{2066}b", NoteFault::Unprintable(2)),
            ("a\0", NoteFault::Unprintable(2)),
            ("a\rb", NoteFault::Unprintable(2)),
            ("född 811218-9876, bra", NoteFault::PersonalNumber(6)),
            ("19811218 9876", NoteFault::PersonalNumber(1)),
            ("701063-2391", NoteFault::PersonalNumber(1)),
        ] {
            assert_eq!(Note::new(text), Err(fault), "{text:?}");
            assert!(!fault.to_string().is_empty());
        }
        assert_eq!(Label::new("a\nb"), Err(NoteFault::Unprintable(2)));
        assert!(matches!(Label::new(&"a".repeat(LABEL_CHARS_MAX + 1)), Err(NoteFault::TooLong { .. })));
    }

    #[test]
    fn a_document_cannot_hold_what_could_not_be_written() {
        let read = |json: &str| serde_json::from_str::<Note>(json);
        assert_eq!(read("\"bra\"").unwrap(), Note::new("bra").unwrap());
        for bad in
            ["\"\"", "\" bra\"", "\"bra \"", "\"a\\r\\nb\"", "\"811218-9876\"", "\"a\\u0007\"", "1", "null"]
        {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_note_reads_back_as_itself(text in "\\PC{0,80}|[a-z \n]{0,40}") {
            if let Ok(note) = Note::new(&text) {
                let json = serde_json::to_string(&note).unwrap();
                prop_assert_eq!(serde_json::from_str::<Note>(&json).unwrap(), note);
            }
        }
    }
}
