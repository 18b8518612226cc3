//! `cargo bench -p srm-tests --bench figures [-- engine|check|verify]`: what the machinery behind the window costs.
//!
//! docs/benchmarks.md says what each figure means.

mod check;
mod engine;
mod harness;
mod rounds;
mod verify;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    for (name, run) in [
        ("engine", engine::run as fn() -> Result<(), Box<dyn Error>>),
        ("check", check::run),
        ("verify", verify::run),
    ] {
        if harness::is_asked(name) {
            run()?;
        }
    }
    Ok(())
}
