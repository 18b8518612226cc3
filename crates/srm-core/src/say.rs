//! Words as data: what is to be said, not how it reads in a language.
//!
//! The core names a message and its arguments; `srm-text` finds the words. Authored words are already plain text.

/// A message of our own, by id, with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// Message id, as in the word files.
    pub id: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number; the language picks its plural form.
    Number(i64),
    /// Another message, e.g. the name of a colour.
    Word(&'static str),
    /// Words that are the same in every language: a code, a letter on a dial.
    Verbatim(String),
}

impl Say {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// With a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl Into<i64>) -> Self {
        self.args.push((name, Arg::Number(value.into())));
        self
    }

    /// With another message as argument.
    #[must_use]
    pub fn word(mut self, name: &'static str, id: &'static str) -> Self {
        self.args.push((name, Arg::Word(id)));
        self
    }

    /// With words that no language changes.
    #[must_use]
    pub fn verbatim(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Verbatim(value.into())));
        self
    }
}

/// What stands on a page: our own message, or words an author wrote (already in the session's language).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Found in the word files.
    Say(Say),
    /// Plain text from the pack.
    Authored(String),
}

impl From<Say> for Words {
    fn from(say: Say) -> Self {
        Self::Say(say)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Authored(text)
    }
}
