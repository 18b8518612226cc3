//! `cargo bench -p srm-kiosk --bench kiosk [-- frames|painted|start|input]`: what the window costs.
//!
//! Without `Xvfb` what needs a window is skipped, and says so. docs/benchmarks.md says what each figure means.

mod display;
mod frames;
#[path = "../../../../tests/benches/figures/harness.rs"]
mod harness;
mod input;
mod painted;
mod start;

use display::Display;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().any(|word| word == input::AT_THE_WINDOW) {
        return input::at_the_window();
    }
    if harness::is_asked("frames") {
        frames::run()?;
    }
    let painted: fn(&Display) -> Result<(), Box<dyn Error>> = painted::run;
    for (name, run) in [("painted", painted), ("start", start::run), ("input", input::run)] {
        if !harness::is_asked(name) {
            continue;
        }
        match Display::open() {
            Ok(display) => run(&display)?,
            Err(why) => println!("\n{name}: SKIPPED, {why}: nothing of this was measured"),
        }
    }
    Ok(())
}
