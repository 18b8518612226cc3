//! The recipes of `docs/verify.md`, run word for word with stock tools.

use super::bench::Bench;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The block of shell commands under `<!-- recipe: name -->`. Its first lines set names, which the test sets itself.
pub fn recipe(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verify.md");
    let doc = fs::read_to_string(path).unwrap();
    let mark = format!("<!-- recipe: {name} -->\n```sh\n");
    let (_, rest) = doc.split_once(&mark).unwrap_or_else(|| panic!("docs/verify.md has no {mark}"));
    let (block, _) = rest.split_once("\n```\n").unwrap();
    let is_name = |line: &&str| {
        line.split_once('=').is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_uppercase()))
    };
    assert!(block.lines().any(|line| is_name(&line)) || name == "pack", "{block}");
    block.lines().filter(|line| !is_name(line)).collect::<Vec<_>>().join("\n")
}

fn sh(bench: &Bench, folder: &str, script: &str, sheet: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-e", "-c", script]).current_dir(bench.path(folder));
    command.env("SHEET", sheet).env("STATION", "kista-3").output().unwrap()
}

/// Whether a tool is there; says so loudly when it is not.
pub fn has(tool: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("SKIPPED: {tool} is not here, so the recipe was not run");
    }
    found
}

#[test]
fn a_stranger_checks_a_sheet_with_ssh_keygen() {
    if !has("ssh-keygen") || !has("sed") {
        return;
    }
    let (bench, sheet) = Bench::new().with_sheet();
    let name = sheet.strip_prefix("out/").unwrap();
    let script = recipe("signature");
    let output = sh(&bench, "out", &script, name);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Good \"srm-sheet\" signature for kista-3"), "{said}");

    if has("sha256sum") {
        let output = sh(&bench, "out", &recipe("digest"), name);
        let report =
            bench.srm(&["verify", &sheet, "--trust", "k.allowed_signers", "--format", "json"]).ends(0);
        let digest = report.json()["files"][0]["digest"].as_str().unwrap().to_owned();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains(&digest), "{said}");
        assert!(said.contains("\"kind\":\"sealed\""), "{said}");
    }

    // Whatever byte of the text changes, both refuse.
    let good = fs::read(bench.path(&sheet)).unwrap();
    let body = good.windows(5).position(|window| window == b"-----").unwrap();
    for at in [0, body / 3, body / 2, body - 2] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bench.write("out/changed.srm-sheet", &bytes);
        assert!(!sh(&bench, "out", &script, "changed.srm-sheet").status.success(), "byte {at}");
        bench.srm(&["verify", "out/changed.srm-sheet", "--trust", "k.allowed_signers"]).ends(1);
    }
    // Another purpose or another name does not pass either.
    for (from, to) in [("-n srm-sheet", "-n srm-pack"), ("\"$STATION\"", "somebody")] {
        assert!(script.contains(from));
        assert!(!sh(&bench, "out", &script.replace(from, to), name).status.success(), "{to}");
    }
}

#[test]
fn a_stranger_repeats_the_digest_of_a_set() {
    if !has("sha256sum") {
        return;
    }
    let bench = Bench::new().with_project();
    let checked = bench.srm(&["check", "exercises/demo", "--format", "json"]).ends(0).json();
    let output = sh(&bench, "", &recipe("pack"), "");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.starts_with(checked["sets"][0]["digest"].as_str().unwrap()), "{said}");
}

#[test]
fn the_guide_names_every_code_and_namespace() {
    let doc = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verify.md")).unwrap();
    for code in srm_sheet::fault::FaultCode::ALL {
        assert!(doc.contains(code.as_str()), "docs/verify.md does not tell of {code}");
    }
    for namespace in srm_sheet::namespace::Namespace::ALL {
        assert!(doc.contains(&format!("`{namespace}`")), "docs/verify.md does not tell of {namespace}");
    }
}
