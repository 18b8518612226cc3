//! The program `srm-desk`.

fn main() {}
