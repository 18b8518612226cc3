//! The signed documents of SRM: how they are written, signed, trusted and chained.
//!
//! Everything here works on bytes and text that others read and write; no file, clock or window is known.
//! A stranger can check every signature with stock `ssh-keygen -Y verify` and an `allowed_signers` file.

pub mod digest;
pub mod json;
pub mod ledger;
pub mod namespace;
pub mod public_key;
pub mod signed;
pub mod signers;
mod ssh_wire;
pub mod sshsig;
pub mod utc;
