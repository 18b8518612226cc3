//! The session journal on disk: an append-only file of numbered, time-stamped records that survives power cuts.
//!
//! Nothing may be shown as saved before [`Writer::synced`] covers it. What a record means is not known here.
//!
//! # File
//! `SRMJRNL\n`, version `u32` = 1, then frames, then possibly zeros (space claimed in advance; no frame begins with a
//! zero length). All numbers are little-endian. A frame is
//!
//! | bytes | what |
//! |---|---|
//! | 4 | length of all that follows the checksum |
//! | 4 | CRC-32C over the length and all that follows the checksum |
//! | 8 | sequence number, from 0 without gaps |
//! | 8 | sequence number of the first record of the same batch (see below) |
//! | 8 | session time in microseconds, never decreasing |
//! | 1 | kind: 1 header (always and only record 0), 2 event, 3 heartbeat, 4 closed (always last) |
//! | 0 – 65 536 | payload |
//! | 32 | running SHA-256: the file's first 12 bytes, then of every frame so far its length and its fields from the sequence number to the payload |
//!
//! A batch is what one sync made durable together. When the power goes in the middle of a sync, a disk may have kept
//! the end of a batch and lost its beginning. The batch number tells this harmless case (nothing of the batch was
//! ever reported as saved) from real damage (a later batch exists, so the lost record *had* been saved).

mod frame;
mod recover;
mod store;
mod writer;

pub use frame::{FILE_BYTES_MAX, PAYLOAD_BYTES_MAX, Record, RecordKind};
pub use recover::{End, RecoverError, Recovered, quarantine, recover};
pub use writer::{JournalError, Settings, Writer};

#[cfg(test)]
mod tests;
