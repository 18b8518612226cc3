//! The ledger of a folder of simulated sessions: the same chain a station keeps, so the same checks apply.

use crate::exit::Failure;
use crate::files;
use srm_core::digest::Digest;
use srm_host::clock::WallClock;
use srm_host::disk::RealDisk;
use srm_host::ledger_file::LedgerFile;
use srm_host::random;
use srm_sheet::ledger::{EntryKind, Ledger, Payload};
use srm_sheet::utc::Utc;
use std::fs::File;
use std::path::Path;

/// A ledger that is open and ours alone.
pub struct Chain {
    file: LedgerFile,
    ledger: Ledger,
    /// Held until the chain is dropped.
    _lock: File,
}

impl Chain {
    /// Opens the ledger in `folder`, beginning one if there is none. One program at a time can have it.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let lock_path = folder.join(".srm-lock");
        let lock = File::create(&lock_path).map_err(|error| files::refused("create", &lock_path, error))?;
        if lock.try_lock().is_err() {
            return Err(Failure::usage(format_args!(
                "{} is in use by another program; wait for it, or choose another folder",
                folder.display()
            )));
        }
        let path = folder.join("ledger.jsonl");
        let (file, content) = LedgerFile::open(&RealDisk, &path).map_err(Failure::usage)?;
        let text: String = content.lines.iter().flat_map(|line| [line, "\n"]).collect();
        let ledger = Ledger::parse(&text).map_err(|error| {
            Failure::bad(format_args!("{}: {error}; choose another folder", path.display()))
        })?;
        Ok(Self { file, ledger, _lock: lock })
    }

    /// The ledger so far.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The number the next entry will have.
    pub fn next_seq(&self) -> u64 {
        self.ledger.entries().len() as u64 + 1
    }

    /// Chains an entry; it is durable when this returns.
    pub fn append(&mut self, kind: EntryKind, payload: Payload) -> Result<(), Failure> {
        let salt = random::salt().map_err(Failure::usage)?;
        let entry = self.ledger.append(kind, payload, salt).map_err(Failure::usage)?;
        let line = entry.to_line().map_err(Failure::usage)?;
        self.file.append(line.trim_end()).map_err(Failure::usage)
    }

    /// Whether an entry of this kind about `digest` is there.
    pub fn has(&self, kind: EntryKind, digest: Digest) -> bool {
        let mut entries = self.ledger.entries().iter().filter(|entry| entry.kind == kind);
        entries.any(|entry| entry.payload.as_ref().is_some_and(|payload| payload.digest == Some(digest)))
    }

    /// The station the ledger began with; `None` for an empty or erased one.
    pub fn station(&self) -> Option<&str> {
        let first = self.ledger.entries().first().filter(|entry| entry.kind == EntryKind::Enrolled)?;
        first.payload.as_ref()?.code.as_deref()
    }
}

/// The wall clock's time, as documents write it.
pub fn now() -> Result<Utc, Failure> {
    Utc::from_unix_s(WallClock.unix_s())
        .ok_or_else(|| Failure::usage("this computer's clock is set to an impossible year; set it right"))
}
