//! Reading a journal back after whatever happened to it.

use super::frame::{
    Chain, FILE_BYTES_MAX, FRAME_BYTES_MIN, Frame, MAGIC, Record, RecordKind, START_BYTES, VERSION,
};
use crate::disk::{Attempt as _, Disk, DiskError, parent, with_suffix};
use std::path::{Path, PathBuf};

/// How a readable journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After a whole record; at most zeros follow.
    Clean,
    /// In the middle of something that was never reported as saved, or in a last record that can no longer be read.
    /// [`super::Writer::resume`] cuts it off.
    Torn {
        /// Bytes after the last good record, trailing zeros left out.
        cut_bytes: u64,
        /// Where the file is cut, in bytes from its start.
        at_offset: u64,
    },
}

/// A journal as far as it can be trusted.
pub struct Recovered {
    /// All good records in order; empty only if the file was cut inside its very beginning.
    pub records: Vec<Record>,
    /// How the file ends.
    pub end: End,
    /// The good bytes of the file.
    pub(super) image: Vec<u8>,
    pub(super) chain: Chain,
}

impl Recovered {
    /// The running SHA-256 after the last good record.
    pub fn head(&self) -> [u8; 32] {
        self.chain.head()
    }

    /// Whether the journal was closed in good order.
    pub fn is_closed(&self) -> bool {
        self.records.last().is_some_and(|record| record.kind == RecordKind::Closed)
    }
}

/// Why a journal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    /// The file cannot be read.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file is something else.
    #[error("{} is not a journal: its first bytes are wrong; keep the file and call the leader", .0.display())]
    NotAJournal(PathBuf),
    /// The file was written by another version of the program.
    #[error("{} has journal version {version}, this program reads {VERSION}; open it with the program that wrote it", path.display())]
    UnsupportedVersion {
        /// The file.
        path: PathBuf,
        /// The version it states.
        version: u32,
    },
    /// A record that had been saved is unreadable, or the records do not belong together.
    #[error(
        "{} is damaged at byte {offset}, although a good record follows at byte {valid_after}; set the file aside and note an incident",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where the first bad record begins, in bytes from the file's start.
        offset: u64,
        /// Where a later record begins that proves the bad one had been saved; equal to `offset` if that record is
        /// whole but does not continue the ones before it.
        valid_after: u64,
    },
}

/// Reads a journal without changing it.
pub fn recover(path: &Path, disk: &dyn Disk) -> Result<Recovered, RecoverError> {
    let bytes = disk.read(path, FILE_BYTES_MAX).doing("read the journal", path)?;
    parse(bytes, path)
}

fn parse(mut bytes: Vec<u8>, path: &Path) -> Result<Recovered, RecoverError> {
    let mut records = Vec::new();
    let mut chain = Chain::new();
    let Some(offset) = after_start(&bytes, path)? else {
        let end = End::Torn { cut_bytes: bytes.len() as u64, at_offset: 0 };
        return Ok(Recovered { records, end, image: Vec::new(), chain });
    };
    let mut offset = offset;
    let end = loop {
        let rest = bytes.get(offset..).unwrap_or_default();
        if rest.iter().take(4).all(|&byte| byte == 0) && rest.iter().all(|&byte| byte == 0) {
            break End::Clean;
        }
        let damaged = |valid_after: usize| RecoverError::Damaged {
            path: path.to_owned(),
            offset: offset as u64,
            valid_after: valid_after as u64,
        };
        let Some(frame) = Frame::parse(rest) else {
            if let Some(later) = saved_later(rest, records.len() as u64) {
                return Err(damaged(offset + later));
            }
            let used = rest.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
            break End::Torn { cut_bytes: used as u64, at_offset: offset as u64 };
        };
        let mut linked = chain.clone();
        if !(continues(&records, &frame) && frame.link(&mut linked)) {
            return Err(damaged(offset));
        }
        chain = linked;
        offset += frame.len;
        records.push(Record {
            seq: frame.seq,
            at_us: frame.at_us,
            kind: frame.kind,
            payload: frame.payload.to_vec(),
        });
    };
    bytes.truncate(offset);
    Ok(Recovered { records, end, image: bytes, chain })
}

/// Where the first frame begins; `None` if the file ends before that.
fn after_start(bytes: &[u8], path: &Path) -> Result<Option<usize>, RecoverError> {
    let magic = bytes.get(..MAGIC.len()).unwrap_or(bytes);
    if !MAGIC.starts_with(magic) {
        return Err(RecoverError::NotAJournal(path.to_owned()));
    }
    let Some(version) = bytes.get(MAGIC.len()..START_BYTES).and_then(|bytes| bytes.first_chunk::<4>()) else {
        return Ok(None);
    };
    match u32::from_le_bytes(*version) {
        VERSION => Ok(Some(START_BYTES)),
        version => Err(RecoverError::UnsupportedVersion { path: path.to_owned(), version }),
    }
}

/// Whether a frame may follow these records, its digest aside.
fn continues(records: &[Record], frame: &Frame<'_>) -> bool {
    let in_order = frame.seq == records.len() as u64;
    match records.last() {
        None => in_order && frame.kind == RecordKind::Header,
        Some(last) => {
            in_order
                && frame.kind != RecordKind::Header
                && last.kind != RecordKind::Closed
                && frame.at_us >= last.at_us
        }
    }
}

/// Searches behind an unreadable record number `missing` for a record of a later batch: a later batch is only begun
/// once the earlier one is on the disk, so it proves that the missing record had been saved.
fn saved_later(rest: &[u8], missing: u64) -> Option<usize> {
    let most = missing + (rest.len() / FRAME_BYTES_MIN) as u64 + 1;
    (1..rest.len()).find(|&at| {
        rest.get(at..)
            .and_then(Frame::parse)
            .is_some_and(|frame| frame.batch_first > missing && frame.seq <= most)
    })
}

/// Sets a damaged journal aside as `<name>.damaged-N` beside it and gives the new path; the bytes stay for a person
/// to look at.
pub fn quarantine(path: &Path, disk: &dyn Disk) -> Result<PathBuf, DiskError> {
    let mut n = 1_u32;
    let aside = loop {
        let candidate = with_suffix(path, &format!(".damaged-{n}"));
        if !disk.exists(&candidate).doing("look for", &candidate)? {
            break candidate;
        }
        n = n.saturating_add(1);
    };
    disk.rename(path, &aside).doing("set aside", path)?;
    disk.sync_dir(parent(path)).doing("sync the folder", parent(path))?;
    Ok(aside)
}
