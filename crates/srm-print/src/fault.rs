//! Why something cannot be printed.

/// Most characters of one paper: some two hundred full pages.
pub const CHARS_MAX: usize = 400_000;

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// Too much for one document.
    #[error("the page holds {0} characters, more than {CHARS_MAX}; print it in several parts")]
    TooLong(usize),
    /// Signs that no font of ours has.
    #[error("there are no letters for `{0}`; write it in Latin, Greek, Cyrillic or Arabic letters")]
    NoLetters(String),
    /// A code that holds too much.
    #[error("the code to scan cannot hold {0} bytes; this is a fault of the program, please report it")]
    CodeTooLong(usize),
    /// The typesetter refused, which is a fault of the template.
    #[error("the page could not be set ({0}); this is a fault of the program, please report it")]
    Layout(String),
}
