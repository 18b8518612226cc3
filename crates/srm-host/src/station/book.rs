//! The ledger as chain and as file, kept together: an entry is in both or the station stops.

use super::StationError;
use crate::disk::Disk;
use crate::ledger_file::LedgerFile;
use crate::random;
use srm_core::digest::Digest;
use srm_sheet::ledger::{Entry, EntryKind, Ledger, Payload};
use srm_sheet::utc::Utc;
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

pub(super) struct Book {
    file: LedgerFile,
    ledger: Ledger,
    standings: BTreeMap<Uuid, Standing>,
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
        let mut standings = BTreeMap::new();
        ledger.entries().iter().for_each(|entry| note(&mut standings, entry));
        Ok(Self { file, ledger, standings, is_broken: false })
    }

    /// Chains an entry; it is durable when this returns.
    pub(super) fn append(&mut self, kind: EntryKind, payload: Payload) -> Result<(), StationError> {
        if self.is_broken {
            return Err(StationError::Ledger(
                "an earlier entry was not saved; restart the station".to_owned(),
            ));
        }
        let salt = random::salt()?;
        self.is_broken = true;
        let bad = |error: &dyn std::fmt::Display| StationError::Ledger(error.to_string());
        let entry = self.ledger.append(kind, payload, salt).map_err(|error| bad(&error))?;
        let line = entry.to_line().map_err(|error| bad(&error))?;
        self.file.append(line.trim_end_matches('\n')).map_err(|error| bad(&error))?;
        note(&mut self.standings, entry);
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
        self.standings.get(&session).copied().unwrap_or(Standing::Unknown)
    }

    /// Sessions started and neither sealed nor voided, oldest first.
    pub(super) fn open_sessions(&self) -> Vec<Uuid> {
        let open = self.standings.iter().filter(|(_, standing)| **standing == Standing::Open);
        open.map(|(session, _)| *session).collect()
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

/// Of two entries about the same session the later one counts.
fn note(standings: &mut BTreeMap<Uuid, Standing>, entry: &Entry) {
    let standing = match entry.kind {
        EntryKind::SessionStarted => Standing::Open,
        EntryKind::Sealed => Standing::Sealed,
        EntryKind::Voided => Standing::Voided,
        _ => return,
    };
    if let Some(session) = entry.session() {
        standings.insert(session, standing);
    }
}
