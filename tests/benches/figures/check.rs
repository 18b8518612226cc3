//! Checking every exercise set of the project, as an author does after each change.

use crate::harness::{Report, median, ms};
use crate::rounds::times_ms;
use srm_host::packs;
use std::env::consts::EXE_SUFFIX;
use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 15;

pub fn run() -> Result<(), Box<dyn Error>> {
    let loaded = srm_tests::packs()?;
    if let Some(bad) = loaded.iter().find(|set| set.pack.is_none()) {
        return Err(format!("the set {} has errors; run `srm check`", bad.id).into());
    }
    let files = loaded.iter().map(|set| set.files.iter().count()).sum::<usize>() as f64;
    let bytes: usize = loaded.iter().flat_map(|set| set.files.iter()).map(|(_, bytes)| bytes.len()).sum();

    let mut report = Report::new("check");
    report.figure("sets", loaded.len() as f64, "", "");
    report.figure("files", files, "", "");
    report.figure("text", bytes as f64 / 1024.0, "KiB", "");
    let [all] = times_ms(ROUNDS, [&mut || drop(black_box(srm_tests::packs()))]);
    report.figure("read + check, all sets", median(&all), "ms", "goal: under 100 ms");
    for set in &loaded {
        let folder = srm_tests::root().join("exercises").join(set.id.as_str());
        let [one] = times_ms(ROUNDS, [&mut || drop(black_box(packs::load(&folder)))]);
        report.figure(format!("read + check, {}", set.id), median(&one), "ms", "");
    }
    let program = build()?;
    let mut walls = Vec::new();
    for round in 0..=ROUNDS {
        let took_ms = check_by(&program)?;
        if round > 0 {
            walls.push(took_ms);
        }
    }
    report.figure("srm check, whole process", median(&walls), "ms", "all sets, from start to exit");
    report.print();
    Ok(())
}

/// The program `srm` as it would be released. `cargo bench` does not build the programs of other packages itself.
fn build() -> Result<PathBuf, Box<dyn Error>> {
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).ok_or("this program lies in no build folder")?;
    let target = folder.parent().ok_or("the build folder lies in no other folder")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // The whole workspace is named so that the libraries are those built already.
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--workspace", "--bin", "srm", "--target-dir"])
        .arg(target)
        .current_dir(srm_tests::root())
        .status()?;
    if !built.success() {
        return Err("srm could not be built".into());
    }
    Ok(folder.join(format!("srm{EXE_SUFFIX}")))
}

fn check_by(program: &Path) -> Result<f64, Box<dyn Error>> {
    let began = Instant::now();
    let status = Command::new(program)
        .args(["check", "."])
        .current_dir(srm_tests::root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    let took_ms = ms(began.elapsed());
    if status.success() { Ok(took_ms) } else { Err(format!("srm check: {status}").into()) }
}
