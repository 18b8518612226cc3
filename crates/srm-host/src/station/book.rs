//! The ledger as chain and as file, kept together: an entry is in both or the station stops.

use super::StationError;
use crate::disk::Disk;
use crate::ledger_file::LedgerFile;
use crate::random;
use srm_core::digest::Digest;
use srm_sheet::ledger::{EntryKind, Ledger, Payload};
use srm_sheet::utc::Utc;
use std::path::Path;
use uuid::Uuid;

pub(super) struct Book {
    file: LedgerFile,
    ledger: Ledger,
    /// An entry may be in the file and not here, or the other way round; only opening again tells.
    is_broken: bool,
}

/// How a session stands in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Unknown,
    Open,
    Sealed,
    Voided,
}

impl Book {
    pub(super) fn open(disk: &dyn Disk, path: &Path) -> Result<Self, StationError> {
        let (file, content) =
            LedgerFile::open(disk, path).map_err(|error| StationError::Ledger(error.to_string()))?;
        let text: String = content.lines.iter().flat_map(|line| [line, "\n"]).collect();
        let ledger = Ledger::parse(&text)
            .map_err(|error| StationError::Ledger(format!("{}: {error}", path.display())))?;
        Ok(Self { file, ledger, is_broken: false })
    }

    /// Chains an entry; it is durable when this returns.
    pub(super) fn append(&mut self, kind: EntryKind, payload: Payload) -> Result<(), StationError> {
        if self.is_broken {
            return Err(StationError::Ledger("an earlier entry was not saved; restart the station".to_owned()));
        }
        let salt = random::salt()?;
        self.is_broken = true;
        let bad = |error: &dyn std::fmt::Display| StationError::Ledger(error.to_string());
        let entry = self.ledger.append(kind, payload, salt).map_err(|error| bad(&error))?;
        let line = entry.to_line().map_err(|error| bad(&error))?;
        self.file.append(line.trim_end_matches('\n')).map_err(|error| bad(&error))?;
        self.is_broken = false;
        Ok(())
    }

    pub(super) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The number the next entry will have.
    pub(super) fn next_seq(&self) -> u64 {
        self.ledger.entries().len() as u64 + 1
    }

    pub(super) fn standing(&self, session: Uuid) -> Standing {
        let entries = self.ledger.entries().iter().filter(|entry| entry.session() == Some(session));
        entries.fold(Standing::Unknown, |standing, entry| match entry.kind {
            EntryKind::SessionStarted => Standing::Open,
            EntryKind::Sealed => Standing::Sealed,
            EntryKind::Voided => Standing::Voided,
            _ => standing,
        })
    }

    /// Sessions started and neither sealed nor voided.
    pub(super) fn open_sessions(&self) -> Vec<Uuid> {
        let started = self.ledger.entries().iter().filter(|entry| entry.kind == EntryKind::SessionStarted);
        let mut open: Vec<Uuid> = started.filter_map(|entry| entry.session()).collect();
        open.retain(|session| self.standing(*session) == Standing::Open);
        open
    }

    /// The latest time any entry claims.
    pub(super) fn latest(&self) -> Option<Utc> {
        let times = self.ledger.entries().iter().filter_map(|entry| entry.payload.as_ref());
        times.map(|payload| payload.at).max()
    }

    pub(super) fn has_pack(&self, digest: Digest) -> bool {
        self.ledger.entries().iter().any(|entry| {
            entry.kind == EntryKind::PackInstalled
                && entry.payload.as_ref().is_some_and(|payload| payload.digest == Some(digest))
        })
    }
}
