//! What still keeps a form from being signed, and how that reads.

use srm_core::say::Say;
use srm_sheet::note::{NOTE_CHARS_MAX, Note, NoteFault};

/// Fewer characters than this are no reason that somebody else understands.
pub const REASON_CHARS_MIN: usize = 10;

/// One thing that is missing or not right. `place` is the place of the item in its form, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No mark is chosen.
    Mark {
        /// Place of the item.
        place: usize,
        /// What is rated.
        title: String,
    },
    /// No number is entered.
    Count {
        /// Place of the counts: after all items.
        place: usize,
        /// What is counted.
        title: String,
    },
    /// A note that may not be kept.
    Note {
        /// Place of the item.
        place: usize,
        /// What is rated.
        title: String,
        /// Why not.
        fault: NoteFault,
    },
    /// The reason is missing or may not be kept.
    Reason(ReasonFault),
    /// Neither verdict is chosen.
    Verdict,
}

/// What is wrong with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonFault {
    /// Nothing is written, or only a word.
    Short,
    /// It may not be kept.
    Note(NoteFault),
}

impl Missing {
    /// Which item it is about.
    pub const fn place(&self) -> Option<usize> {
        match self {
            Self::Mark { place, .. } | Self::Count { place, .. } | Self::Note { place, .. } => Some(*place),
            Self::Reason(_) | Self::Verdict => None,
        }
    }

    /// What is missing and what to do, in one sentence.
    pub fn say(&self) -> Say {
        match self {
            Self::Mark { title, .. } => Say::new("form-missing-mark").verbatim("title", title),
            Self::Count { title, .. } => Say::new("form-missing-count").verbatim("title", title),
            Self::Note { fault, .. } => say_note(*fault),
            Self::Reason(ReasonFault::Short) => Say::new("form-missing-reason"),
            Self::Reason(ReasonFault::Note(fault)) => say_note(*fault),
            Self::Verdict => Say::new("form-missing-verdict"),
        }
    }
}

/// Why a text may not be kept, and what to do.
pub fn say_note(fault: NoteFault) -> Say {
    match fault {
        NoteFault::Empty => Say::new("form-note-empty"),
        NoteFault::TooLong { chars, .. } => Say::new("form-note-long")
            .number("over", i64::try_from(chars.saturating_sub(NOTE_CHARS_MAX)).unwrap_or(i64::MAX)),
        NoteFault::Unprintable(_) | NoteFault::Untrimmed => Say::new("form-note-sign"),
        NoteFault::PersonalNumber(_) => Say::new("form-note-number"),
    }
}

/// What is wrong with a note that may be left out.
pub fn note_fault(text: &str) -> Option<NoteFault> {
    Note::new(text).err().filter(|fault| *fault != NoteFault::Empty)
}

/// What is wrong with a reason, which may not be left out.
pub fn reason_fault(text: &str) -> Option<ReasonFault> {
    match Note::new(text) {
        Err(NoteFault::Empty) => Some(ReasonFault::Short),
        Err(fault) => Some(ReasonFault::Note(fault)),
        Ok(note) => (note.as_str().chars().count() < REASON_CHARS_MIN).then_some(ReasonFault::Short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use srm_core::lang::Lang;
    use srm_text::Words;

    #[test]
    fn a_note_may_be_left_out_and_a_reason_may_not() {
        assert_eq!(note_fault(" \n"), None);
        assert_eq!(note_fault("Bad om hjälp en gång."), None);
        for bad in ["", "  ", "ok", "nja nja"] {
            assert_eq!(reason_fault(bad), Some(ReasonFault::Short), "{bad}");
        }
        assert_eq!(reason_fault("Klarar alla moment."), None);
        let number = "Se även 811218-9876 i vårt system.";
        assert!(matches!(note_fault(number), Some(NoteFault::PersonalNumber(_))));
        assert!(matches!(reason_fault(number), Some(ReasonFault::Note(NoteFault::PersonalNumber(_)))));
        assert!(matches!(note_fault(&"å".repeat(2001)), Some(NoteFault::TooLong { .. })));
        assert!(matches!(note_fault("a\u{7}"), Some(NoteFault::Unprintable(_))));
    }

    #[test]
    fn everything_that_can_be_missing_has_words_in_every_language() {
        let long = NoteFault::TooLong { chars: 2013, chars_max: 2000 };
        let faults = [NoteFault::Empty, long, NoteFault::Unprintable(1), NoteFault::PersonalNumber(1)];
        let title = "Följer kortet".to_owned();
        let mut all = vec![
            Missing::Mark { place: 0, title: title.clone() },
            Missing::Count { place: 2, title: title.clone() },
            Missing::Verdict,
            Missing::Reason(ReasonFault::Short),
        ];
        all.extend(faults.map(|fault| Missing::Note { place: 1, title: title.clone(), fault }));
        all.extend(faults.map(|fault| Missing::Reason(ReasonFault::Note(fault))));
        for code in ["sv", "en", "ar"] {
            let words = Words::of(&Lang::parse(code).unwrap());
            for missing in &all {
                let said = words.say(&missing.say());
                assert!(said.chars().count() > 8 && !said.contains('{'), "{code}: {said}");
            }
        }
    }
}
