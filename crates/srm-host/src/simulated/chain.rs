//! The ledger of a folder of simulated sessions: the same chain a station keeps, so the same checks apply.

use super::SimulatedError;
use crate::disk::{Attempt as _, RealDisk};
use crate::ledger_file::LedgerFile;
use crate::random;
use srm_core::digest::Digest;
use srm_sheet::ledger::{EntryKind, Ledger, Payload};
use std::fs::File;
use std::path::Path;

/// A ledger that is open and ours alone.
pub(super) struct Chain {
    file: LedgerFile,
    ledger: Ledger,
    /// Held until the chain is dropped.
    _lock: File,
}

impl Chain {
    /// Opens the ledger in `folder`, beginning one if there is none. One program at a time can have it.
    pub(super) fn open(folder: &Path) -> Result<Self, SimulatedError> {
        let lock_path = folder.join(".srm-lock");
        let lock = File::create(&lock_path).doing("create", &lock_path)?;
        if lock.try_lock().is_err() {
            return Err(SimulatedError::InUse(folder.to_owned()));
        }
        let path = folder.join("ledger.jsonl");
        let (file, content) = LedgerFile::open(&RealDisk, &path)?;
        let text: String = content.lines.iter().flat_map(|line| [line, "\n"]).collect();
        let ledger = Ledger::parse(&text).map_err(|error| SimulatedError::Broken { path, error })?;
        Ok(Self { file, ledger, _lock: lock })
    }

    /// The ledger so far.
    pub(super) const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The number the next entry will have.
    pub(super) fn next_seq(&self) -> u64 {
        self.ledger.entries().len() as u64 + 1
    }

    /// Chains an entry; it is durable when this returns.
    pub(super) fn append(&mut self, kind: EntryKind, payload: Payload) -> Result<(), SimulatedError> {
        let salt = random::salt()?;
        let entry = self.ledger.append(kind, payload, salt).map_err(SimulatedError::Entry)?;
        let line = entry.to_line()?;
        Ok(self.file.append(line.trim_end())?)
    }

    /// Whether an entry of this kind about `digest` is there.
    pub(super) fn has(&self, kind: EntryKind, digest: Digest) -> bool {
        let mut entries = self.ledger.entries().iter().filter(|entry| entry.kind == kind);
        entries.any(|entry| entry.payload.as_ref().is_some_and(|payload| payload.digest == Some(digest)))
    }

    /// The station the ledger began with; `None` for an empty or erased one.
    pub(super) fn station(&self) -> Option<&str> {
        let first = self.ledger.entries().first().filter(|entry| entry.kind == EntryKind::Enrolled)?;
        first.payload.as_ref()?.code.as_deref()
    }
}
