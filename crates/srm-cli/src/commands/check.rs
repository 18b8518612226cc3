//! `srm check`: every problem of exercise sets, in one run.

use crate::args::{Check, Format};
use crate::exit::Exit;
use crate::output::Output;
use crate::sets;
use serde_json::{Value, json};
use srm_core::diag::Severity;
use srm_host::packs::{Loaded, PackReadError};
use srm_host::render;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub fn run(args: &Check, out: &mut Output) -> Exit {
    let mut exit = Exit::Fine;
    let mut checked: Vec<Loaded> = Vec::new();
    let mut text = String::new();
    let mut answers: Vec<Value> = Vec::new();
    let mut errors = Vec::new();
    let paths: Vec<PathBuf> = args.paths.iter().flat_map(|path| expand(path)).collect();
    for (done, path) in paths.iter().enumerate() {
        out.progress(done, paths.len(), &path.display().to_string());
        let loaded = match sets::load(path) {
            Ok(loaded) => loaded,
            Err(error) => {
                let failure = sets::failure(&error);
                out.note(&format!("error: {}", failure.message));
                exit = exit.max(failure.exit);
                errors.push(json!({ "path": path.display().to_string(), "error": failure.message }));
                continue;
            }
        };
        // Several files of one set are often named at once, by a shell's `*`.
        let is_same = |other: &Loaded| other.id == loaded.id && other.digest == loaded.digest;
        if checked.iter().any(is_same) {
            continue;
        }
        let found = &loaded.diagnostics;
        if found.iter().any(|problem| problem.severity == Severity::Error) {
            exit = exit.max(Exit::Bad);
        }
        if out.format() != Format::Json && !found.is_empty() {
            sets::show(&loaded, out);
        }
        if out.format() == Format::Human {
            let _ = writeln!(text, "{}: {}", loaded.id, about(&loaded));
        }
        answers.push(answer(&loaded));
        checked.push(loaded);
    }
    out.result(&text, || json!({ "ok": exit == Exit::Fine, "sets": answers, "errors": errors }));
    exit
}

/// A project with several sets stands for all of them.
fn expand(path: &Path) -> Vec<PathBuf> {
    match srm_host::packs::load(path) {
        Err(PackReadError::WhichSet { path: project, sets }) if !sets.is_empty() => {
            let inside = project.join("exercises");
            let exercises = if inside.is_dir() { inside } else { project };
            sets.iter().map(|set| exercises.join(set.as_str())).collect()
        }
        _ => vec![path.to_owned()],
    }
}

fn about(loaded: &Loaded) -> String {
    let summary = render::summary(&loaded.diagnostics);
    match &loaded.pack {
        Some(pack) => format!(
            "{summary} ({} exercises, {} points, {})",
            pack.exercises().len(),
            pack.rubric().points_max(),
            loaded.digest.short()
        ),
        None => summary,
    }
}

fn answer(loaded: &Loaded) -> Value {
    json!({
        "set": loaded.id.as_str(),
        "version": loaded.pack.as_ref().map(|pack| pack.version()),
        "digest": loaded.digest.to_string(),
        "ok": loaded.pack.is_some(),
        "diagnostics": render::json(&loaded.diagnostics),
    })
}
