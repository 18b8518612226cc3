//! What the programs need of the outside world: files that survive a power cut, the session journal, signing keys,
//! clocks, randomness and the places where a station keeps its data.
//!
//! The lower half (disk, journal, keys, clocks, ledger file) knows bytes and lines only. [`packs`] brings sets in;
//! [`station`] is the one place where a session meets the disk, [`export`] and [`receipt`] are how its results leave; [`simulated`]
//! keeps what bots do in the same form.
//! Nothing here knows how anything looks.

pub mod clock;
pub mod disk;
pub mod embedded;
pub mod export;
pub mod journal;
pub mod keys;
pub mod ledger_file;
pub mod packs;
pub mod paths;
pub mod random;
pub mod receipt;
pub mod render;
pub mod simulated;
pub mod station;
