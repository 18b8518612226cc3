//! The built `srm` as scripts and people meet it: exit codes, stdout, stderr, files.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at the first thing that goes wrong"
)]

mod archive;
mod authors;
mod bench;
mod guide;
mod judged;
mod recipe;
mod sheets;
mod simulated;
