//! How `srm` ends. Scripts rely on these numbers; they never change their meaning.

use std::fmt;
use std::process::ExitCode;

/// The exit code of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, and what was checked is fine.
    Fine = 0,
    /// 1: the thing checked is bad: malformed content, a bad signature, an unknown signer, another score.
    Bad = 1,
    /// 2: wrong usage, or a file that cannot be opened or written.
    Usage = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stopped: the exit code, and what is wrong and what to do in one or two sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// How to end.
    pub exit: Exit,
    /// What to say.
    pub message: String,
}

impl Failure {
    /// The thing checked is bad.
    pub fn bad(message: impl fmt::Display) -> Self {
        Self { exit: Exit::Bad, message: message.to_string() }
    }

    /// Wrong usage, or the system refused a file.
    pub fn usage(message: impl fmt::Display) -> Self {
        Self { exit: Exit::Usage, message: message.to_string() }
    }
}
