//! `stats`: every example of the help, and every kind of input that cannot be right.

use super::bench::{Bench, Ran};
use serde_json::Value;
use std::io::Write as _;
use std::process::Stdio;

/// `srm` with this on stdin.
fn fed(bench: &Bench, input: impl AsRef<[u8]>, args: &[&str]) -> Ran {
    let mut command = bench.command(args);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A refusal may come before everything was read; then writing ends early.
    let _ = stdin.write_all(input.as_ref());
    drop(stdin);
    Ran::of(&child.wait_with_output().unwrap())
}

#[test]
fn every_example_of_the_help_runs() {
    let bench = Bench::new();
    let names = bench.srm(&["stats", "--list", "--format", "json"]).ends(0).json();
    let names = names.as_array().unwrap();
    assert!(!names.is_empty());
    for entry in names {
        let name = entry["name"].as_str().unwrap();
        let help = bench.srm(&["stats", name, "--help"]).ends(0).stdout;
        assert!(help.starts_with(&format!("{name}: ")), "{help}");
        // As a shell would take it: all between the quotes, over several lines too.
        let command = help.split("\nExample\n").nth(1).unwrap();
        let example = command.split('\'').nth(1).unwrap();
        assert!(command.ends_with(&format!("' | srm stats {name}\n")), "{help}");
        let output = fed(&bench, example, &["stats", name]).ends(0);
        assert_eq!(output.stderr, "");
        assert!(output.json().is_object(), "{name}");
        let again = fed(&bench, example, &["stats", name, "--format", "json"]).ends(0);
        assert_eq!(again.json(), output.json(), "{name}");
    }
}

#[test]
fn help_is_of_the_command_or_of_the_statistic() {
    let bench = Bench::new();
    for args in [&["stats", "--help"][..], &["stats", "-h"]] {
        assert!(bench.srm(args).ends(0).stdout.contains("--csv <FILE>"));
    }
    for args in [&["stats", "spearman_brown", "--help"][..], &["stats", "-h", "spearman_brown"]] {
        assert!(bench.srm(args).ends(0).stdout.contains("Spearman (1910)"));
    }
    let json = bench.srm(&["stats", "spearman_brown", "--help", "--format", "json"]).ends(0).json();
    assert_eq!(json["name"], "spearman_brown");
    assert!(bench.srm(&["stats", "--list"]).ends(0).stdout.contains("spearman_brown"));
}

#[test]
fn wrong_usage_ends_with_2() {
    let bench = Bench::new();
    let unknown = bench.srm(&["stats", "spearman_brwn"]).ends(2).stderr;
    assert!(unknown.contains("did you mean spearman_brown"), "{unknown}");
    bench.srm(&["stats"]).ends(2);
    bench.srm(&["stats", "spearman_brown", "--list"]).ends(2);
    let csv = bench.srm(&["stats", "spearman_brown", "--csv", "t.csv"]).ends(2).stderr;
    assert!(csv.contains("does not take a table"), "{csv}");
    let missing = bench.srm(&["stats", "reliability", "--csv", "nowhere.csv"]).ends(2).stderr;
    assert!(missing.contains("nowhere.csv"), "{missing}");
}

#[test]
fn impossible_input_is_one_error_that_names_the_place() {
    let bench = Bench::new();
    for (name, input, place) in [
        ("spearman_brown", "not json", "`input`: not JSON at line 1"),
        ("spearman_brown", "", "`input`: not JSON"),
        ("spearman_brown", "[1]", "`input`: must be a JSON object"),
        ("spearman_brown", "{\"r\": NaN, \"target\": 0.9}", "`r`: not JSON at line 1"),
        ("spearman_brown", "{\"r\": \"0.5\", \"target\": 0.9}", "`r`: \"0.5\" is not a number"),
        ("spearman_brown", "{\"r\": 0.5, \"factors\": [1, -1]}", "`factors` row 2"),
        ("reliability", "{\"scores\": [[1, 2], [3]]}", "`scores` row 2"),
        ("reliability", "{\"scores\": [[1, 2], [3, \"x\"]]}", "`scores` row 2, column 2"),
        ("reliability", "{\"scores\": []}", "`scores`"),
        ("icc", "{\"ratings\": [[1], [2], [3]]}", "`ratings`"),
    ] {
        let ran = fed(&bench, input, &["stats", name]).ends(1);
        assert_eq!(ran.stdout, "");
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
        assert!(ran.stderr.contains(place), "{input}: {}", ran.stderr);
        let ran = fed(&bench, input, &["stats", name, "--format", "json"]).ends(1);
        assert!(ran.json()["error"].as_str().unwrap().contains(place), "{}", ran.stdout);
    }
}

#[test]
fn too_much_is_refused_by_its_size() {
    let bench = Bench::new();
    let rows = format!("{{\"scores\": [{}", "[1,0],".repeat(10_000_000));
    let ran = fed(&bench, rows, &["stats", "reliability"]).ends(1);
    assert!(ran.stderr.contains("6000000 values"), "{}", ran.stderr);
    bench.write("long.csv", "1,0\n".repeat(10_000_000));
    let ran = bench.srm(&["stats", "reliability", "--csv", "long.csv"]).ends(1);
    assert!(ran.stderr.contains("6000000 values"), "{}", ran.stderr);
    bench.write("large.csv", "1".repeat(65 << 20));
    let ran = bench.srm(&["stats", "reliability", "--csv", "large.csv"]).ends(1);
    assert!(ran.stderr.contains("64 MiB"), "{}", ran.stderr);
}

#[test]
fn a_table_and_options_come_from_files_and_arguments() {
    let bench = Bench::new();
    bench.write("scores.csv", "first,second,third\n1,2,3\n2,2,4\n3,4,4\n5,4,\n");
    let listwise = bench.srm(&["stats", "reliability", "--csv", "scores.csv"]).ends(0).json();
    assert_eq!(listwise["n"], 3);
    let options = r#"{ "missing": "pairwise", "confidence": 0.9 }"#;
    let pairwise = bench.srm(&["stats", "reliability", "--csv", "scores.csv", "--options", options]).ends(0);
    assert_eq!(pairwise.json()["n"], 4);
    let twice = ["stats", "reliability", "--csv", "scores.csv", "--options", r#"{ "scores": [[1]] }"#];
    assert!(bench.srm(&twice).ends(1).stderr.contains("`scores` stands both"));
    let named = r#"{ "data_csv": "scores.csv", "missing": "pairwise" }"#;
    assert_eq!(bench.srm(&["stats", "reliability", "--options", named]).ends(0).json()["n"], 4);
    let nowhere =
        bench.srm(&["stats", "reliability", "--options", r#"{ "data_csv": "nowhere.csv" }"#]).ends(2);
    assert!(nowhere.stderr.contains("nowhere.csv"), "{}", nowhere.stderr);
    let alone =
        bench.srm(&["stats", "spearman_brown", "--options", r#"{ "r": 0.7, "factors": [2] }"#]).ends(0);
    assert_eq!(alone.json()["prophecy"], Value::from(vec![14.0 / 17.0]));
}
