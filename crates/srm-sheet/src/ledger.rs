//! The station's ledger: a chain of entries in which a missing session leaves a hole.
//!
//! The file has one entry per line. Each entry names the digest of the one before it and carries only a salted digest
//! of what it says, so what it says can be erased for good (with its salt) while the chain stays whole.
//! Nothing here touches a file: the host appends the lines and keeps them.

mod audit;
mod entry;

pub use audit::LedgerFault;
pub use entry::{
    CODE_CHARS_MAX, Entry, EntryFault, EntryKind, LINE_BYTES_MAX, Payload, REASON_CHARS_MAX, Salt,
};

use crate::json::JsonError;
use crate::utc::Utc;
use entry::read_entry;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use std::cmp::Ordering;
use uuid::Uuid;

/// Largest ledger read: some hundred thousand sessions.
pub const LEDGER_BYTES_MAX: usize = 256 * 1024 * 1024;

/// A bad line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("ledger line {line}: {fault}")]
pub struct LedgerError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: EntryFault,
}

/// A ledger read from a file whose last write may have been cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// All whole entries.
    pub ledger: Ledger,
    /// Bytes of the whole entries; the file is to be cut to this length.
    pub kept_bytes: usize,
    /// Bytes after them: 0 unless the last write was cut off.
    pub torn_bytes: usize,
}

/// How one state of a ledger relates to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same entries.
    Same,
    /// The newer one has all of the older and more.
    Extends,
    /// The newer one lacks entries the older has, and is otherwise the same.
    Rollback,
    /// They part ways.
    Fork {
        /// First entry that differs; for a checkpoint, the entry it names.
        seq: u64,
    },
}

/// A sound chain of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    digests: Vec<Digest>,
}

impl Ledger {
    /// Reads a whole ledger and checks every link.
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let Recovered { ledger, torn_bytes, .. } = Self::recover(text.as_bytes())?;
        match torn_bytes {
            0 => Ok(ledger),
            _ => Err(LedgerError { line: ledger.entries.len() + 1, fault: EntryFault::Torn }),
        }
    }

    /// Reads a ledger whose last write may have been cut off: bytes after the last LF were never relied upon and are
    /// reported, not read. Any other fault is damage and an error.
    pub fn recover(bytes: &[u8]) -> Result<Recovered, LedgerError> {
        if bytes.len() > LEDGER_BYTES_MAX {
            return Err(LedgerError { line: 1, fault: EntryFault::TooLong });
        }
        let kept_bytes = bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let mut ledger = Self::default();
        for line in bytes[..kept_bytes].split_inclusive(|b| *b == b'\n') {
            let entry = read_entry(line).and_then(|entry| ledger.check_next(&entry).map(|()| entry));
            match entry {
                Ok(entry) => ledger.push(entry),
                Err(fault) => return Err(LedgerError { line: ledger.entries.len() + 1, fault }),
            }
        }
        Ok(Recovered { ledger, kept_bytes, torn_bytes: bytes.len() - kept_bytes })
    }

    /// Adds an entry; its [`Entry::to_line`] is what the host must append to the file. `salt` must be fresh randomness.
    pub fn append(
        &mut self,
        kind: EntryKind,
        payload: Payload,
        salt: [u8; 16],
    ) -> Result<&Entry, LedgerError> {
        let seq = self.entries.len() as u64 + 1;
        let entry = Entry::new(seq, self.head(), kind, payload, Salt(salt))
            .map_err(|fault| LedgerError { line: self.entries.len() + 1, fault })?;
        let at = self.entries.len();
        self.push(entry);
        Ok(&self.entries[at])
    }

    /// Digest of the last entry; [`Digest::ZERO`] for an empty ledger.
    pub fn head(&self) -> Digest {
        self.digests.last().copied().unwrap_or(Digest::ZERO)
    }

    /// All entries, first to last.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The whole file.
    pub fn to_text(&self) -> Result<String, JsonError> {
        self.entries.iter().map(Entry::to_line).collect()
    }

    /// Erases what every entry of a session says, salts included; the chain stays whole. Returns how many.
    pub fn erase_session(&mut self, session: Uuid) -> usize {
        let mut erased = 0;
        for entry in self.entries.iter_mut().filter(|entry| entry.session() == Some(session)) {
            (entry.salt, entry.payload) = (None, None);
            erased += 1;
        }
        erased
    }

    /// How this state relates to a checkpoint exported earlier.
    pub fn since(&self, checkpoint: &Checkpoint) -> Relation {
        let count = self.entries.len() as u64;
        if checkpoint.seq > count {
            return Relation::Rollback;
        }
        let at = usize::try_from(checkpoint.seq).unwrap_or(usize::MAX).checked_sub(1);
        let head = at.map_or(Some(Digest::ZERO), |at| self.digests.get(at).copied());
        match head == Some(checkpoint.head) {
            false => Relation::Fork { seq: checkpoint.seq },
            true if checkpoint.seq == count => Relation::Same,
            true => Relation::Extends,
        }
    }

    fn push(&mut self, entry: Entry) {
        self.digests.push(entry.digest());
        self.entries.push(entry);
    }

    fn check_next(&self, entry: &Entry) -> Result<(), EntryFault> {
        let expected = self.entries.len() as u64 + 1;
        if entry.seq != expected {
            return Err(EntryFault::Seq { expected, found: entry.seq });
        }
        if entry.prev != self.head() {
            return Err(EntryFault::Chain { expected: self.head(), found: entry.prev });
        }
        entry.check_payload()
    }
}

/// How a newer state of a ledger relates to an older one. Erasure in either makes no difference.
pub fn compare(older: &Ledger, newer: &Ledger) -> Relation {
    let parted = older.digests.iter().zip(&newer.digests).position(|(a, b)| a != b);
    match (parted, older.digests.len().cmp(&newer.digests.len())) {
        (Some(index), _) => Relation::Fork { seq: index as u64 + 1 },
        (None, Ordering::Equal) => Relation::Same,
        (None, Ordering::Less) => Relation::Extends,
        (None, Ordering::Greater) => Relation::Rollback,
    }
}

/// The head of a station's ledger at an export: the office's proof against later rollback and forks. A JSON document,
/// signed for [`crate::namespace::Namespace::Checkpoint`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// The document's format.
    pub format: CheckpointFormat,
    /// The station's name.
    pub station: String,
    /// Number of the last entry; 0 for an empty ledger.
    pub seq: u64,
    /// Digest of the last entry.
    pub head: Digest,
    /// When it was made, by the station's own wall clock.
    pub at: Utc,
}

impl Checkpoint {
    /// The checkpoint of a ledger as it stands.
    pub fn new(station: String, ledger: &Ledger, at: Utc) -> Self {
        let seq = ledger.entries.len() as u64;
        Self { format: CheckpointFormat::V1, station, seq, head: ledger.head(), at }
    }
}

/// The format a checkpoint is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckpointFormat {
    /// `srm-checkpoint/1.0`.
    #[serde(rename = "srm-checkpoint/1.0")]
    V1,
}

#[cfg(test)]
mod tests;
