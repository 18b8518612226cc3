//! srm-cli
fn main() {}
