//! One record as bytes, and back.

use sha2::{Digest as _, Sha256};

/// The longest payload of one record, in bytes.
pub const PAYLOAD_BYTES_MAX: usize = 64 * 1024;
/// The longest journal, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// What every journal begins with.
pub(super) const MAGIC: [u8; 8] = *b"SRMJRNL\n";
pub(super) const VERSION: u32 = 1;
/// Magic and version.
pub(super) const START_BYTES: usize = 12;

const DIGEST_BYTES: usize = 32;
/// Sequence number, batch, time, kind.
const FIELDS_BYTES: usize = 8 + 8 + 8 + 1;
/// Length and checksum.
const HEAD_BYTES: usize = 8;
/// A frame without payload.
pub(super) const FRAME_BYTES_MIN: usize = HEAD_BYTES + FIELDS_BYTES + DIGEST_BYTES;

/// What a record is for. The journal itself only cares that the header is first and `Closed` last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// Record 0: what session this is.
    Header,
    /// Something that happened in the session.
    Event,
    /// The program was alive at this time.
    Heartbeat,
    /// The session is over; nothing follows.
    Closed,
}

impl RecordKind {
    fn tag(self) -> u8 {
        match self {
            Self::Header => 1,
            Self::Event => 2,
            Self::Heartbeat => 3,
            Self::Closed => 4,
        }
    }

    fn from_tag(tag: u8) -> Option<Self> {
        [Self::Header, Self::Event, Self::Heartbeat, Self::Closed].into_iter().find(|kind| kind.tag() == tag)
    }
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Place in the journal, from 0 without gaps.
    pub seq: u64,
    /// Session time in microseconds; never less than the record before.
    pub at_us: u64,
    /// What the record is for.
    pub kind: RecordKind,
    /// The caller's bytes, at most [`PAYLOAD_BYTES_MAX`].
    pub payload: Vec<u8>,
}

/// The first bytes of every journal.
pub(super) fn start() -> [u8; START_BYTES] {
    let mut bytes = [0; START_BYTES];
    bytes[..8].copy_from_slice(&MAGIC);
    bytes[8..].copy_from_slice(&VERSION.to_le_bytes());
    bytes
}

/// The running digest at some point of a journal.
#[derive(Clone)]
pub(super) struct Chain(Sha256);

impl Chain {
    pub(super) fn new() -> Self {
        Self(Sha256::new_with_prefix(start()))
    }

    /// Takes in one frame and gives the digest that frame must carry.
    fn extend(&mut self, length: [u8; 4], fields_and_payload: &[u8]) -> [u8; DIGEST_BYTES] {
        self.0.update(length);
        self.0.update(fields_and_payload);
        self.head()
    }

    /// The digest so far.
    pub(super) fn head(&self) -> [u8; DIGEST_BYTES] {
        self.0.clone().finalize().into()
    }
}

/// Bytes a record will take in the file.
pub(super) fn frame_bytes(payload_bytes: usize) -> u64 {
    (FRAME_BYTES_MIN + payload_bytes) as u64
}

/// Appends a record's frame to `out`. The payload must be within its limit.
pub(super) fn encode(record: &Record, batch_first: u64, chain: &mut Chain, out: &mut Vec<u8>) {
    let length = ((FIELDS_BYTES + record.payload.len() + DIGEST_BYTES) as u32).to_le_bytes();
    let mut body = Vec::with_capacity(FIELDS_BYTES + record.payload.len() + DIGEST_BYTES);
    body.extend_from_slice(&record.seq.to_le_bytes());
    body.extend_from_slice(&batch_first.to_le_bytes());
    body.extend_from_slice(&record.at_us.to_le_bytes());
    body.push(record.kind.tag());
    body.extend_from_slice(&record.payload);
    let digest = chain.extend(length, &body);
    body.extend_from_slice(&digest);
    out.extend_from_slice(&length);
    out.extend_from_slice(&checksum(length, &body).to_le_bytes());
    out.extend_from_slice(&body);
}

fn checksum(length: [u8; 4], body: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&length), body)
}

/// A frame whose checksum holds; its digest has not been compared yet.
pub(super) struct Frame<'a> {
    pub(super) seq: u64,
    pub(super) batch_first: u64,
    pub(super) at_us: u64,
    pub(super) kind: RecordKind,
    pub(super) payload: &'a [u8],
    /// Bytes the frame takes in the file.
    pub(super) len: usize,
    length: [u8; 4],
    hashed: &'a [u8],
    digest: &'a [u8],
}

impl<'a> Frame<'a> {
    /// The frame that `bytes` begins with, or `None` if they do not begin with a whole one whose checksum holds.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (expected, rest) = rest.split_first_chunk::<4>()?;
        let body_bytes = u32::from_le_bytes(*length) as usize;
        if !(FIELDS_BYTES + DIGEST_BYTES..=FIELDS_BYTES + PAYLOAD_BYTES_MAX + DIGEST_BYTES)
            .contains(&body_bytes)
        {
            return None;
        }
        let body = rest.get(..body_bytes)?;
        let (hashed, digest) = body.split_at_checked(body_bytes - DIGEST_BYTES)?;
        let (seq, fields) = hashed.split_first_chunk::<8>()?;
        let (batch_first, fields) = fields.split_first_chunk::<8>()?;
        let (at_us, fields) = fields.split_first_chunk::<8>()?;
        let (&tag, payload) = fields.split_first()?;
        let (seq, batch_first) = (u64::from_le_bytes(*seq), u64::from_le_bytes(*batch_first));
        // The cheap questions come first: a search through damage asks them at every byte.
        let kind = RecordKind::from_tag(tag)?;
        if batch_first > seq || checksum(*length, body) != u32::from_le_bytes(*expected) {
            return None;
        }
        let at_us = u64::from_le_bytes(*at_us);
        Some(Self {
            seq,
            batch_first,
            at_us,
            kind,
            payload,
            len: HEAD_BYTES + body_bytes,
            length: *length,
            hashed,
            digest,
        })
    }

    /// Takes the frame into the chain; `false` if its digest is not the one the chain demands.
    pub(super) fn link(&self, chain: &mut Chain) -> bool {
        chain.extend(self.length, self.hashed) == self.digest
    }
}
