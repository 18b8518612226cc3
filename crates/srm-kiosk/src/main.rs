//! srm-kiosk
fn main() {}
