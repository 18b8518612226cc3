//! `check`, `explain`, `keygen`, `pack`, and what holds for every command.

use super::bench::Bench;
use std::process::Stdio;

#[test]
fn a_good_set_passes_in_every_form() {
    let bench = Bench::new().with_project();
    let human = bench.srm(&["check", "exercises/demo"]).ends(0);
    assert!(human.stdout.starts_with("demo: no problems found (5 exercises, "), "{}", human.stdout);
    assert_eq!(human.stderr, "");
    let json = bench.srm(&["check", ".", "exercises/demo/set.ron", "--format", "json"]).ends(0).json();
    assert_eq!(json["ok"], true);
    assert_eq!(json["sets"].as_array().unwrap().len(), 1, "the same set is checked once");
    assert_eq!(json["sets"][0]["diagnostics"], serde_json::json!([]));
    let short = bench.srm(&["check", "demo", "--format", "short"]).ends(0);
    assert_eq!((short.stdout.as_str(), short.stderr.as_str()), ("", ""));
}

#[test]
fn the_built_in_set_needs_no_file() {
    Bench::new().srm(&["check", "demo"]).ends(0);
}

#[test]
fn every_problem_has_place_code_and_fix() {
    let bench = Bench::new().with_project();
    bench.change("exercises/demo/set.ron", "version:", "verzion:");
    bench.change("scoring-rules/demo.ron", "threshold:", "treshold:");
    let line =
        bench.read("exercises/demo/set.ron").lines().position(|line| line.contains("verzion")).unwrap() + 1;
    let short = bench.srm(&["check", "exercises/demo", "--format", "short"]).ends(1);
    let wanted = format!("exercises/demo/set.ron:{line}:5: error[SR0201]: unknown field `verzion` in `Set`");
    assert!(short.stderr.lines().any(|line| line == wanted), "{}", short.stderr);
    assert!(short.stderr.contains("`treshold`"), "both files are reported in one run: {}", short.stderr);
    let human = bench.srm(&["check", "exercises/demo"]).ends(1);
    assert!(human.stderr.contains("did you mean `version`?"), "{}", human.stderr);
    let json = bench.srm(&["check", "exercises/demo", "--format", "json"]).ends(1);
    assert_eq!(json.stderr, "");
    let json = json.json();
    assert_eq!((&json["ok"], &json["sets"][0]["ok"]), (&false.into(), &false.into()));
    let found = json["sets"][0]["diagnostics"].as_array().unwrap();
    let is_it = |problem: &&serde_json::Value| problem["fix"]["replacement"] == "version";
    assert_eq!(found.iter().find(is_it).unwrap()["line"], line);
}

#[test]
fn a_project_stands_for_all_its_sets() {
    let bench = Bench::new().with_project();
    bench.write("exercises/other/set.ron", "Set(");
    let json = bench.srm(&["check", ".", "--format", "json"]).ends(1).json();
    let sets: Vec<_> = json["sets"].as_array().unwrap().iter().map(|set| (&set["set"], &set["ok"])).collect();
    assert_eq!(sets, [(&"demo".into(), &true.into()), (&"other".into(), &false.into())]);
    bench.srm(&["check", "exercises"]).ends(1);
}

#[test]
fn what_cannot_be_opened_is_wrong_usage() {
    let bench = Bench::new().with_project();
    for path in ["nowhere", "exercises/nowhere", "scoring-rules"] {
        let ran = bench.srm(&["check", path, "--format", "json"]).ends(2);
        assert!(
            ran.stderr.starts_with("error: ") && ran.json()["errors"][0]["path"] == path,
            "{}",
            ran.stderr
        );
    }
    // The rest is checked all the same.
    let ran = bench.srm(&["check", "nowhere", "exercises/demo"]).ends(2);
    assert!(ran.stdout.contains("demo: no problems"));
}

#[test]
fn every_listed_code_is_explained() {
    let bench = Bench::new();
    let list = bench.srm(&["explain", "--list", "--format", "json"]).ends(0).json();
    let codes: Vec<&str> =
        list.as_array().unwrap().iter().map(|code| code["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"SR0201") && codes.contains(&"SV0102"), "{codes:?}");
    for code in [codes[0], "sr0201", "SV0102", codes[codes.len() - 1]] {
        let ran = bench.srm(&["explain", code]).ends(0);
        assert!(ran.stdout.contains(&format!("[{}]: ", code.to_uppercase())), "{}", ran.stdout);
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 200), "{}", ran.stdout);
        assert_eq!(
            bench.srm(&["explain", code, "--format", "json"]).ends(0).json()["code"],
            code.to_uppercase()
        );
    }
    let unknown = bench.srm(&["explain", "SR0210X"]).ends(2);
    assert!(unknown.stderr.contains("did you mean SR0"), "{}", unknown.stderr);
    for bad in ["", "4", "\u{1b}[2J", "SV"] {
        let ran = bench.srm(&["explain", bad]).ends(2);
        assert!(!ran.stderr.contains('\u{1b}'));
    }
}

#[test]
fn the_explanation_of_a_code_stays_as_it_is() {
    let wanted = "\
error[SR0201]: an unknown field

The field is most often misspelt. Ignoring it would quietly drop what its author wanted.

Wrong
    Dimension(wieght: 400)

Right
    Dimension(weight: 400)

Correct the name; the message lists the names that exist.
";
    assert_eq!(Bench::new().srm(&["explain", "SR0201"]).ends(0).stdout, wanted);
}

#[test]
fn a_key_has_three_files_and_replaces_none() {
    let bench = Bench::new();
    let made = bench.srm(&["keygen", "--out", "k", "--no-passphrase", "--format", "json"]).ends(0).json();
    assert_eq!((&made["principal"], &made["locked"]), (&"k".into(), &false.into()));
    assert!(made["fingerprint"].as_str().unwrap().starts_with("SHA256:"));
    let line = bench.read("k.allowed_signers");
    assert!(
        line.starts_with("k namespaces=\"") && line.contains(" ssh-ed25519 ") && line.lines().count() == 1
    );
    let key = bench.read("k");
    let again = bench.srm(&["keygen", "--out", "k", "--no-passphrase"]).ends(2);
    assert!(again.stderr.contains("never replaced"), "{}", again.stderr);
    assert_eq!(bench.read("k"), key);
    for bad in ["a b", "*", "", "a,b", "\u{1b}[31m"] {
        let ran = bench.srm(&["keygen", "--out", "other", "--no-passphrase", "--principal", bad]).ends(2);
        assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
        assert!(!bench.path("other").exists());
    }
    bench.srm(&["keygen", "--out", "no/such/folder/k", "--no-passphrase"]).ends(2);
}

#[test]
fn a_locked_key_opens_with_its_passphrase_only() {
    let bench = Bench::new();
    let keygen = ["keygen", "--out", "k", "--principal", "author-1", "--format", "json"];
    assert_eq!(
        bench.srm_with_passphrase("", &keygen).ends(2).json()["error"].as_str().map(str::is_empty),
        Some(false)
    );
    let made = bench.srm_with_passphrase("spruce and birch", &keygen).ends(0);
    assert_eq!(made.json()["locked"], true);
    assert!(!made.stdout.contains("spruce") && !bench.read("k").contains("spruce"));
    let pack = ["pack", "demo", "--key", "k", "-o", "demo.srm-pack"];
    let wrong = bench.srm_with_passphrase("spruce and birches", &pack).ends(2);
    assert!(wrong.stderr.contains("passphrase"), "{}", wrong.stderr);
    assert!(!bench.path("demo.srm-pack").exists());
    bench.srm_with_passphrase("spruce and birch", &pack).ends(0);
}

#[test]
fn a_packed_set_is_the_set() {
    let bench = Bench::new().with_key().with_project();
    let pack = ["pack", "exercises/demo", "--key", "k", "-o", "demo.srm-pack", "--format", "json"];
    let packed = bench.srm(&pack).ends(0).json();
    let folder = bench.srm(&["check", "exercises/demo", "--format", "json"]).ends(0).json();
    assert_eq!(packed["digest"], folder["sets"][0]["digest"]);
    let checked = bench.srm(&["check", "demo.srm-pack", "--format", "json"]).ends(0).json();
    assert_eq!(checked["sets"][0]["digest"], packed["digest"]);
    bench.srm(&["verify", "demo.srm-pack", "--trust", "k.allowed_signers"]).ends(0);
    // Packing again gives the same bytes.
    let bytes = bench.read("demo.srm-pack");
    bench.srm(&pack).ends(0);
    assert_eq!(bench.read("demo.srm-pack"), bytes);
    // One changed letter, and it is no pack any more.
    bench.change("demo.srm-pack", "answer_days", "answer_dayz");
    bench.srm(&["check", "demo.srm-pack"]).ends(1);
    bench.srm(&["verify", "demo.srm-pack", "--trust", "k.allowed_signers"]).ends(1);
}

#[test]
fn a_set_with_errors_is_not_packed() {
    let bench = Bench::new().with_key().with_project();
    bench.change("exercises/demo/set.ron", "version:", "verzion:");
    let ran = bench.srm(&["pack", "exercises/demo", "--key", "k", "-o", "x"]).ends(1);
    assert!(ran.stderr.contains("SR0201") && !bench.path("x").exists(), "{}", ran.stderr);
    let ran =
        bench.srm(&["run", "exercises/demo", "--bot", "--seed", "1", "--key", "k", "--out", "o"]).ends(1);
    assert!(ran.stderr.contains("SR0201") && !bench.path("o").exists());
    // A bare name is the project's own set before it is the built-in one.
    bench.srm(&["pack", "demo", "--key", "k", "-o", "x"]).ends(1);
    let bench = Bench::new().with_key();
    bench.srm(&["pack", "demo", "--key", "no-key", "-o", "x"]).ends(2);
    bench.srm(&["pack", "demo", "--key", "k.pub", "-o", "x"]).ends(2);
    bench.srm(&["pack", "demo", "--key", "k", "-o", "no/folder/x"]).ends(2);
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let bench = Bench::new();
    let bad: [&[&str]; 12] = [
        &[],
        &["dance"],
        &["check"],
        &["explain"],
        &["keygen"],
        &["verify", "x"],
        &["explain", "--format", "xml", "SR0201"],
        &["explain", "--format", "short", "SR0201"],
        &["run", "demo", "--seed", "1", "--key", "k", "--out", "o"],
        &["run", "demo", "--bot", "clever", "--seed", "1", "--key", "k", "--out", "o"],
        &["run", "demo", "--bot", "--seed", "1", "--key", "k", "--out", "o", "--time-factor", "999"],
        &["run", "demo", "--bot", "--seed", "1", "--key", "k", "--out", "o", "--attempt", "0"],
    ];
    for args in bad {
        let ran = bench.srm(args).ends(2);
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{args:?}");
    }
    assert!(bench.srm(&["--help"]).ends(0).stdout.contains("Exit codes: 0"));
    for command in ["check", "explain", "keygen", "pack", "run", "verify", "score", "replay"] {
        assert!(bench.srm(&[command, "--help"]).ends(0).stdout.contains("--format"), "{command}");
    }
    assert!(bench.srm(&["--version"]).ends(0).stdout.starts_with("srm "));
}

#[test]
fn a_reader_who_goes_away_does_no_harm() {
    let bench = Bench::new();
    let mut child = bench
        .command(&["explain", "--list", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
