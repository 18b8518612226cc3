//! The order of the house: which crate may know which, how files look, and what must never be in them.
#![cfg(test)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which of our crates each crate may know. A new crate or arrow is a decision, and changes this table and
/// `ARCHITECTURE.md` together.
const ARROWS: &[(&str, &[&str])] = &[
    ("srm-core", &[]),
    ("srm-text", &["srm-core"]),
    ("srm-sheet", &["srm-core"]),
    ("srm-host", &["srm-core", "srm-sheet"]),
    ("srm-ui", &["srm-core", "srm-text"]),
    ("srm-stats", &[]),
    ("srm-archive", &["srm-core", "srm-sheet"]),
    ("srm-print", &["srm-core", "srm-text", "srm-sheet"]),
    ("srm-cli", &["srm-core", "srm-text", "srm-sheet", "srm-host", "srm-archive", "srm-print", "srm-stats"]),
    ("srm-kiosk", &["srm-core", "srm-text", "srm-sheet", "srm-host", "srm-ui"]),
    (
        "srm-desk",
        &["srm-core", "srm-text", "srm-sheet", "srm-host", "srm-ui", "srm-archive", "srm-print", "srm-stats"],
    ),
    (
        "srm-tests",
        &[
            "srm-core",
            "srm-text",
            "srm-sheet",
            "srm-host",
            "srm-ui",
            "srm-archive",
            "srm-print",
            "srm-stats",
            "srm-cli",
            "srm-kiosk",
            "srm-desk",
        ],
    ),
];

/// Crates of others that only some of ours may name, and which.
const ONLY: &[(&str, &[&str])] = &[
    ("egui", &["srm-ui", "srm-kiosk", "srm-desk"]),
    ("eframe", &["srm-kiosk", "srm-desk"]),
    ("winit", &["srm-kiosk"]),
    ("egui_kittest", &["srm-ui", "srm-kiosk", "srm-desk", "srm-tests"]),
    ("clap", &["srm-cli"]),
    ("maud", &["srm-cli"]),
    ("rusqlite", &["srm-archive"]),
    ("typst", &["srm-print"]),
    ("statrs", &["srm-stats"]),
    ("annotate-snippets", &["srm-host"]),
    ("getrandom", &["srm-host"]),
    ("directories", &["srm-host"]),
    ("ssh-key", &["srm-host"]),
];

/// All that the pure core is built on: formats and value-stable randomness, nothing that reaches outside.
const CORE_BUILDS_ON: &[&str] = &["rand", "ron", "serde", "strsim", "uuid"];

/// Longest source file, without its tests.
const LINES_MAX: usize = 600;

/// Endings of the files that people write.
const WRITTEN: &[&str] = &["rs", "toml", "ron", "ftl", "md", "yml", "yaml", "sh", "py"];

struct Package {
    manifest: PathBuf,
    /// Crates it names, with how: `normal`, `dev` or `build`.
    names: BTreeSet<(String, String)>,
}

fn packages() -> BTreeMap<String, Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let args = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let output = Command::new(cargo).args(args).current_dir(srm_tests::root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |package: &Value| {
        let names = package["dependencies"].as_array().unwrap().iter();
        let how = |dependency: &Value| dependency["kind"].as_str().unwrap_or("normal").to_owned();
        let names = names.map(|dependency| (text(&dependency["name"]), how(dependency))).collect();
        (text(&package["name"]), Package { manifest: text(&package["manifest_path"]).into(), names })
    };
    metadata["packages"].as_array().unwrap().iter().map(package).collect()
}

fn written() -> Vec<(String, String)> {
    let root = srm_tests::root();
    let has_ending = |path: &PathBuf| path.extension().is_some_and(|e| WRITTEN.iter().any(|w| e == *w));
    let files = srm_tests::files_below(&root).unwrap().into_iter().filter(has_ending);
    files
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display())))
        })
        .collect()
}

fn sources() -> impl Iterator<Item = (String, String)> {
    written().into_iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|ending| ending == "rs"))
}

/// Fails with every fault at once.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn crates_know_only_those_below_them() {
    let packages = packages();
    let mut faults = Vec::new();
    for (name, package) in &packages {
        let Some((_, known)) = ARROWS.iter().find(|(from, _)| from == name) else {
            faults.push(format!("the crate `{name}` is not in the table of arrows"));
            continue;
        };
        for (other, how) in package.names.iter().filter(|(other, _)| packages.contains_key(other)) {
            if !known.contains(&other.as_str()) {
                faults.push(format!("`{name}` must not know `{other}` (as a {how} dependency)"));
            }
        }
    }
    let stale = ARROWS.iter().filter(|(name, _)| !packages.contains_key(*name));
    faults.extend(
        stale.map(|(name, _)| format!("there is no crate `{name}`, but it is in the table of arrows")),
    );
    none(&faults);
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let mut faults = Vec::new();
    for (name, package) in packages() {
        for (other, how) in &package.names {
            let may = ONLY
                .iter()
                .find(|(only, _)| only == other)
                .is_none_or(|(_, may)| may.contains(&name.as_str()));
            if !may && how != "dev" {
                faults.push(format!("`{name}` must not use `{other}`"));
            }
            if name == "srm-core" && how != "dev" && !CORE_BUILDS_ON.contains(&other.as_str()) {
                faults.push(format!("the core builds on {}, not on `{other}`", CORE_BUILDS_ON.join(", ")));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    let own = |package: &Package| {
        let manifest = fs::read_to_string(&package.manifest).unwrap();
        !manifest.contains("[lints]\nworkspace = true\n")
    };
    let own = packages().into_iter().filter(|(_, package)| own(package));
    none(&own.map(|(name, _)| format!("`{name}` does not take the workspace's lints")).collect::<Vec<_>>());
}

#[test]
fn architecture_names_every_crate() {
    let text =
        fs::read_to_string(srm_tests::root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let missing = packages().into_keys().filter(|name| !text.contains(name.as_str()));
    none(&missing.map(|name| format!("ARCHITECTURE.md does not name `{name}`")).collect::<Vec<_>>());
}

/// The lines before the tests of a file.
fn lines_without_tests(text: &str) -> usize {
    let body = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    body.lines().count()
}

#[test]
fn no_source_file_is_too_long() {
    let is_test = |name: &str| name.ends_with("/tests.rs") || name.contains("/tests/");
    let long =
        sources().filter(|(name, _)| !is_test(name)).map(|(name, text)| (name, lines_without_tests(&text)));
    let long = long.filter(|(_, lines)| *lines > LINES_MAX);
    none(
        &long
            .map(|(name, lines)| format!("{name} has {lines} lines; {LINES_MAX} are allowed"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let mute = sources().filter(|(_, text)| !text.starts_with("//! "));
    none(&mute.map(|(name, _)| format!("{name} does not begin with `//!`")).collect::<Vec<_>>());
}

#[test]
fn nothing_is_silenced_or_left_undone() {
    // Put together here, so that this file does not hold what it looks for.
    let refused = [
        concat!("#[", "allow("),
        concat!("#![", "allow("),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("db", "g!("),
    ];
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for (i, line) in text.lines().enumerate() {
            let found = refused.iter().filter(|word| line.contains(**word));
            faults.extend(found.map(|word| format!("{name}:{}: `{word}`", i + 1)));
        }
    }
    none(&faults);
}

#[test]
fn files_are_clean() {
    // Paths of one machine, put together here for the same reason.
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("C:\\", "Users")];
    let mut faults = Vec::new();
    for (name, text) in written() {
        for (i, line) in text.lines().enumerate() {
            let place = format!("{name}:{}", i + 1);
            if line.ends_with([' ', '\t']) {
                faults.push(format!("{place}: spaces at the end of the line"));
            }
            if line.ends_with('\r') || line.contains('\t') {
                faults.push(format!("{place}: a tab or a carriage return"));
            }
            let paths = machine.iter().filter(|path| line.contains(**path));
            faults.extend(paths.map(|path| format!("{place}: the path of one machine, `{path}`")));
        }
        if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
            faults.push(format!("{name}: must end with exactly one line feed"));
        }
    }
    none(&faults);
}
