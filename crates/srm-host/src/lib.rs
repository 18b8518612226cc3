//! What the programs need of the outside world: files that survive a power cut, the session journal, signing keys,
//! clocks, randomness and the places where a station keeps its data.
//!
//! Nothing here knows what a session means or how it looks; the journal carries bytes, the ledger carries lines.

pub mod clock;
pub mod disk;
pub mod journal;
pub mod keys;
pub mod ledger_file;
pub mod paths;
pub mod random;
pub mod render;
