//! Frames as they come in the real window, painted in software, while the perfect worker does each kind's work.

use crate::display::{Display, Scrap};
use crate::frames::GALLERY;
use crate::harness::Report;
use serde_json::Value;
use srm_core::kinds::KINDS;
use std::collections::BTreeSet;
use std::error::Error;
use std::process::Stdio;

const KIOSK: &str = env!("CARGO_BIN_EXE_srm-kiosk");
/// How long each kind is looked at.
const SECONDS: &str = "10";

pub fn run(display: &Display) -> Result<(), Box<dyn Error>> {
    let scrap = Scrap::new("painted")?;
    let output = display
        .command(KIOSK)
        .args([GALLERY, "--preview", "--window", "1280x800", "--bench-work", SECONDS, "--export-to"])
        .arg(scrap.path())
        .stderr(Stdio::inherit())
        .output()?;
    let mut report = Report::new("painted");
    let mut known = BTreeSet::new();
    // What the preview says for people is no figure.
    let told = String::from_utf8(output.stdout)?;
    for line in told.lines().filter(|line| line.starts_with('{')) {
        let told: Value = serde_json::from_str(line)?;
        let kind = told["kind"].as_str().ok_or("the kiosk told the times of no kind")?;
        figures(&mut report, kind, &told);
        known.insert(kind.to_owned());
    }
    report.print();
    match KINDS.iter().find(|kind| !known.contains(kind.name)) {
        Some(kind) => Err(format!(
            "the kiosk told nothing of {} ({}); exercises/gallery needs it",
            kind.name, output.status
        )
        .into()),
        None => Ok(()),
    }
}

fn figures(report: &mut Report, kind: &str, told: &Value) {
    let name = |what: &str| format!("{kind}: {what}");
    let [frames, moving, late] =
        ["frames", "moving", "late"].map(|name| told[name].as_u64().unwrap_or_default());
    let ms = |name: &str| told[name].as_f64().unwrap_or_default() / 1000.0;
    let note = format!("of {frames} frames, moving or not; all threads of the kiosk, painting included");
    report.figure(name("processor time of a painted frame"), ms("processor_us"), "ms", note);
    if moving == 0 {
        return;
    }
    let note = format!("{moving} frames while something moves");
    report.figure(name("from frame to frame, p50"), ms("gap_us_p50"), "ms", note);
    report.figure(name("from frame to frame, p99"), ms("gap_us_p99"), "ms", "");
    report.figure(name("from frame to frame, longest"), ms("gap_us_longest"), "ms", "");
    let share = late as f64 / moving as f64 * 100.0;
    report.figure(name("late frames"), share, "%", "more than 25 ms after the frame before");
}
