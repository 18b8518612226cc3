//! The signed documents of SRM: how they are written, signed, trusted, chained and checked again.
//!
//! Everything here works on bytes and text that others read and write; no file, clock or window is known.
//! A stranger can check every signature with stock `ssh-keygen -Y verify` and an `allowed_signers` file.
//!
//! Where to look: [`signed`] is the file around every document, [`sheet`] a session's score sheet with its journal
//! ([`wire`]), [`packed`] a set as one file, [`ledger`] the station's chain; [`verify`] checks one file, [`folder`] an
//! export, [`fault`] names what they can find. People's judgements are in [`judgement`] ([`document`] is what they share),
//! [`note`] the words in them; [`case`] is where a candidate stands once ratings come in, [`case_file`] all that is known
//! of one, [`blind`] all that a rater may see before their own rating is locked.

pub mod blind;
pub mod case;
pub mod case_file;
pub mod day;
pub mod digest;
pub mod document;
pub mod fault;
pub mod folder;
mod format;
pub mod json;
pub mod judgement;
pub mod ledger;
pub mod namespace;
pub mod note;
pub mod packed;
pub mod personal_number;
pub mod principal;
pub mod public_key;
pub mod sheet;
pub mod signed;
pub mod signers;
mod ssh_wire;
pub mod sshsig;
#[cfg(test)]
mod testing;
pub mod utc;
pub mod verify;
pub mod wire;
