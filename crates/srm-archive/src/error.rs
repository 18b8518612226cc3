//! What can go wrong with the archive itself, as opposed to a document that is brought to it.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// Why the archive could not do it.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file stands where a new archive should be.
    #[error("there is already a file at {}; choose another name, or open that one", .0.display())]
    Exists(PathBuf),
    /// No file to open.
    #[error("there is no archive at {}; check the place, or create one", .0.display())]
    Missing(PathBuf),
    /// Some other file.
    #[error("{} is not an archive of this program; choose another file", .0.display())]
    NotAnArchive(PathBuf),
    /// Made by a later program.
    #[error(
        "the archive has layout {found}, this program knows {known}; open it with the newer program that made it"
    )]
    Newer {
        /// The layout found.
        found: i64,
        /// The layout known here.
        known: i64,
    },
    /// The database refused.
    #[error("the archive could not be used: {what}; {advice}")]
    Database {
        /// What it said.
        what: String,
        /// What to do.
        advice: &'static str,
    },
    /// A stored value that no program of ours writes.
    #[error("`{0}` in the archive is not in proper form; restore the last backup and report this")]
    Unsound(&'static str),
    /// Somebody whose role does not allow it.
    #[error("{who} may not {what}; a person with another role must do it")]
    Denied {
        /// Who asked.
        who: String,
        /// What was asked.
        what: &'static str,
    },
    /// Something given to the archive is not in proper form.
    #[error("{0}")]
    Bad(String),
    /// A file beside the archive.
    #[error("{}: {error}; check the place and whether there is room", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        let advice = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "another program is writing to it: wait a moment and try again"
            }
            Some(ErrorCode::DiskFull) => "the disk is full: make room, nothing was lost",
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                "it may only be read here: ask for the right to write"
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                "the file is damaged: restore the last backup"
            }
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => {
                "check the disk and that the folder may be written"
            }
            _ => "try again; if it stays so, report it",
        };
        Self::Database { what: error.to_string(), advice }
    }
}
