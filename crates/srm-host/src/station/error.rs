//! What can go wrong at a station, in words for the leader and as ids of the translated words.

use crate::disk::DiskError;
use crate::journal::{JournalError, RecoverError};
use crate::keys::KeyError;
use crate::packs::PackReadError;
use crate::paths::PathsError;
use crate::random::RandomError;
use std::io;
use std::path::PathBuf;
use uuid::Uuid;

/// Why the station cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StationError {
    /// The data folder cannot be used, or another program uses it.
    #[error(transparent)]
    Paths(#[from] PathsError),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The key cannot be made or opened.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The key is locked and this needs a signature.
    #[error("the station's key is locked; the leader enters its passphrase")]
    Locked,
    /// The key is not the one the station was set up with.
    #[error(
        "{} is not the key of the station {station}; bring the right key back, or set up a new data folder", path.display()
    )]
    OtherKey {
        /// The key file.
        path: PathBuf,
        /// The station's name.
        station: String,
    },
    /// The station's settings cannot be read.
    #[error("{}: {reason}; remove the file to set the station up again (key, ledger and sheets stay)", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The ledger cannot be read or added to.
    #[error("the station's ledger: {0}; stop using the station and tell the office")]
    Ledger(String),
    /// The journal cannot be made or written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// A journal cannot be read.
    #[error(transparent)]
    Recover(#[from] RecoverError),
    /// A journal is whole, but what it says is no session.
    #[error("{}: {reason}; keep the file and tell the office", path.display())]
    NoSession {
        /// The journal.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The set has errors.
    #[error("the set `{0}` has errors; run `srm check` on it and repair them")]
    PackBad(String),
    /// An installed set cannot be read.
    #[error(transparent)]
    PackRead(#[from] PackReadError),
    /// The set a session ran on is not on the station.
    #[error("the set with digest {0} is not on this station; copy it to the station and try again")]
    PackMissing(String),
    /// The session is still on.
    #[error("session {0} is not over; end it before it is sealed")]
    NotOver(Uuid),
    /// The wall clock shows a time no document can have.
    #[error("this computer's clock shows an impossible date; set the clock and try again")]
    Clock,
    /// The sheet cannot be made.
    #[error("the sheet of session {session} cannot be made: {reason}; everything is saved, tell the office")]
    Sheet {
        /// The session.
        session: Uuid,
        /// Why.
        reason: String,
    },
    /// The new leader code has the wrong form.
    #[error("a leader code is 4 to 8 digits; choose another")]
    LeaderCode,
    /// The receipt is not one, or not from the office.
    #[error("the receipt is not accepted: {0}; nothing was removed")]
    Receipt(String),
    /// The results could not be copied.
    #[error("the export to {} failed: {reason}; try again or another disk, everything is still on the station", path.display())]
    Export {
        /// Where to.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl StationError {
    /// Ids of the translated words: what is wrong, and what to do.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Disk(DiskError { source, .. })
                if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) =>
            {
                ("err-disk-full", "rec-disk-full")
            }
            Self::Paths(_) | Self::Disk(_) | Self::Config { .. } | Self::Ledger(_) => {
                ("err-data-folder", "rec-data-folder")
            }
            Self::Locked | Self::Key(KeyError::NeedsPassphrase(_) | KeyError::WrongPassphrase(_)) => {
                ("err-key-passphrase", "rec-key-passphrase")
            }
            Self::Key(_) | Self::OtherKey { .. } => ("err-key-missing", "rec-key-missing"),
            Self::Recover(_) | Self::NoSession { .. } => ("err-journal-damaged", "rec-journal-damaged"),
            Self::PackBad(_) | Self::PackRead(_) => ("err-pack-bad", "rec-pack-bad"),
            Self::PackMissing(_) => ("err-pack-missing", "rec-pack-missing"),
            Self::Journal(_) | Self::Random(_) | Self::Clock => ("err-journal-failed", "rec-journal-failed"),
            Self::NotOver(_) | Self::Sheet { .. } | Self::LeaderCode => {
                ("err-seal-failed", "rec-seal-failed")
            }
            Self::Receipt(_) | Self::Export { .. } => ("err-export-failed", "rec-export-failed"),
        }
    }
}
