//! Pages for people: answers, attestations and lists as accessible PDF.
//!
//! What stands on a page is plain data ([`Paper`]), made from facts and the words of a language. [`pdf`] sets it: it
//! shapes and orders Arabic, tags what each thing is, and names the language. The desk shows the same data on the
//! screen before anything is printed.

pub mod answer;
pub mod attestation;
pub mod date;
mod fault;
pub mod forms;
pub mod lists;
mod paper;
mod typeset;

pub use fault::{CHARS_MAX, PrintError};
pub use paper::{Block, Card, Paper};
pub use typeset::pdf;
