//! The built `srm` as scripts and people meet it: exit codes, stdout, stderr, files.

mod authors;
mod bench;
mod recipe;
mod sheets;
