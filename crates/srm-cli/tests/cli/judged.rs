//! `enrol`, `rate`, `decide`, `attest`, `approve`: a session judged from the request for a key to what a candidate keeps.

use super::bench::{Bench, Ran};
use super::recipe::{has, recipe};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::Stdio;

/// A sheet in `out`, and a list `trust` with its station, two recruiters who also rate, a rater and an employer.
fn office() -> (Bench, String) {
    let (bench, sheet) = Bench::new().with_sheet();
    let mut list = bench.read("k.allowed_signers");
    for (key, names) in [
        ("one", ["rater/1", "recruiter/1"].as_slice()),
        ("two", &["rater/2", "recruiter/2"]),
        ("three", &["rater/3"]),
        ("boss", &["employer/5"]),
    ] {
        bench.srm(&["keygen", "--out", key, "--no-passphrase"]).ends(0);
        let mut args = vec!["enrol", "--key", key, "--name", "Kim", "-o"];
        let file = format!("{key}.srm-enrolment");
        args.push(&file);
        for name in names {
            args.extend(["--as", name]);
        }
        let asked = bench.srm(&[args.as_slice(), &["--format", "json"]].concat()).ends(0).json();
        let line = bench.srm(&["enrol", "--accept", &file, "--format", "json"]).ends(0).json();
        assert_eq!(line["fingerprint"], asked["fingerprint"]);
        list += line["line"].as_str().unwrap();
        list += "\n";
    }
    bench.write("trust", list);
    (bench, sheet)
}

/// A filled-in form for the demonstration set.
fn form(order: u8, firm: u8) -> String {
    json!({
        "marks": [{ "criterion": "order", "mark": order, "note": "Tog bult före mutter." }, { "criterion": "firm", "mark": firm }],
        "counts": [{ "count": "bolts-firm", "number": 3 }],
    })
    .to_string()
}

fn rate(bench: &Bench, sheet: &str, key: &str, order: u8, firm: u8, more: &[&str]) -> Ran {
    bench.write("form.json", form(order, firm));
    let file = format!("said/{key}.srm-rating");
    std::fs::create_dir_all(bench.path("said")).unwrap();
    let args = [
        "rate",
        "--sheet",
        sheet,
        "--exercise",
        "screw-and-pack",
        "--in",
        "form.json",
        "--key",
        key,
        "--trust",
        "trust",
        "--format",
        "json",
    ];
    let out = if more.contains(&"-o") { vec![] } else { vec!["-o", file.as_str()] };
    bench.srm(&[args.as_slice(), &out, more].concat())
}

fn decide(bench: &Bench, sheet: &str, more: &[&str]) -> Ran {
    let args = ["decide", "--sheet", sheet, "--trust", "trust", "--with", "said", "--format", "json"];
    bench.srm(&[args.as_slice(), more].concat())
}

fn needs(answer: &Value) -> Vec<String> {
    let name = |need: &Value| match need {
        Value::String(name) => name.clone(),
        other => other.as_object().unwrap().keys().next().unwrap().clone(),
    };
    answer["needs"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_session_is_rated_decided_and_attested_without_a_window() {
    let (bench, sheet) = office();
    let before =
        bench.srm(&["decide", "--sheet", &sheet, "--trust", "trust", "--format", "json"]).ends(0).json();
    assert_eq!(before["basis"], "above", "{before}");
    assert_eq!(needs(&before), ["rating-due", "answer-due"]);
    let rated = rate(&bench, &sheet, "one", 4, 5, &[]).ends(0).json();
    assert_eq!((&rated["by"], &rated["purpose"]), (&"rater/1".into(), &"simulated".into()));
    let case = decide(&bench, &sheet, &[]).ends(0).json();
    assert_eq!(needs(&case), ["decision-due", "answer-due"]);
    assert_eq!(case["counted"], json!([rated["digest"]]));
    let forward =
        ["--verdict", "forward", "--reason", "Visade allt.", "--key", "two", "-o", "said/1.srm-decision"];
    let decided = decide(&bench, &sheet, &forward).ends(0).json();
    assert_eq!((&decided["in_force"], &decided["by"]), (&true.into(), &"recruiter/2".into()));
    let attest = [
        "attest",
        "--sheet",
        &sheet,
        "--with",
        "said",
        "--key",
        "one",
        "--trust",
        "trust",
        "--title",
        "Montör",
        "-o",
        "said/1.srm-attestation",
    ];
    let kept = bench.srm(&attest).ends(0);
    assert!(kept.stdout.contains("Montör") && kept.stdout.contains("follow-rules"), "{}", kept.stdout);
    assert!(!bench.read("said/1.srm-attestation").contains("points"), "never scores");
    // Everything together verifies; no document is written over.
    std::fs::copy(bench.path(&sheet), bench.path("said/sheet.srm-sheet")).unwrap();
    let report = bench.srm(&["verify", "said", "--trust", "trust", "--format", "json"]).ends(0).json();
    assert_eq!(report["folders"][0]["report"]["files"].as_array().unwrap().len(), 4);
    assert!(bench.srm(&attest).ends(2).stderr.contains("exists already"));
    let case = bench.srm(&["decide", "--sheet", &sheet, "--trust", "trust", "--with", "said"]).ends(0).stdout;
    assert!(case.contains("forward by recruiter/2: in force") && case.contains("a person does"), "{case}");
    // A stranger finds nobody.
    let strange = bench.srm(&["verify", "said/1.srm-decision", "--trust", "k.allowed_signers"]).ends(1);
    assert!(strange.stdout.contains("SV0104"));
}

#[test]
fn against_the_basis_a_second_person_signs_and_not_the_same_one() {
    let (bench, sheet) = office();
    rate(&bench, &sheet, "one", 4, 5, &[]).ends(0);
    let no = [
        "--verdict",
        "not-forward",
        "--reason",
        "Hjälpt under arbetet.",
        "--key",
        "one",
        "-o",
        "said/1.srm-decision",
    ];
    let first = decide(&bench, &sheet, &no).ends(0).json();
    assert_eq!((&first["in_force"], &first["needs_second"]), (&false.into(), &true.into()));
    assert_eq!(needs(&decide(&bench, &sheet, &[]).ends(0).json()), ["second-person-due", "answer-due"]);
    let sign =
        |key: &'static str| ["--countersign", "said/1.srm-decision", "--key", key, "-o", "2.srm-decision"];
    assert!(decide(&bench, &sheet, &sign("one")).ends(1).stderr.contains("somebody else"));
    assert!(decide(&bench, &sheet, &sign("three")).ends(2).stderr.contains("no recruiter"));
    let second = decide(&bench, &sheet, &sign("two")).ends(0).json();
    assert_eq!((&second["digest"], &second["signatures"]), (&first["digest"], &2.into()));
    a_stranger_checks_the_second_signature(&bench);
    let args =
        ["decide", "--sheet", &sheet, "--trust", "trust", "--with", "said/one.srm-rating", "2.srm-decision"];
    assert!(
        bench
            .srm(&args)
            .ends(0)
            .stdout
            .contains("not forward by recruiter/1 and rater/2,recruiter/2: in force")
    );
}

/// The recipe of docs/verify.md for a decision with two signatures.
fn a_stranger_checks_the_second_signature(bench: &Bench) {
    if !["ssh-keygen", "sed", "awk"].into_iter().all(has) {
        return;
    }
    bench.write("allowed_signers", bench.read("trust"));
    let check = |second: &str| {
        let mut command = std::process::Command::new("sh");
        command.args(["-e", "-c", &recipe("second")]).current_dir(bench.path("."));
        command.env("DECISION", "2.srm-decision").env("SECOND", second).output().unwrap().status.success()
    };
    assert!(check("recruiter/2"));
    assert!(!check("recruiter/1"), "that one signed first");
}

#[test]
fn raters_who_differ_moderate_with_a_reason() {
    let (bench, sheet) = office();
    rate(&bench, &sheet, "one", 2, 4, &[]).ends(0);
    rate(&bench, &sheet, "three", 5, 4, &[]).ends(0);
    assert_eq!(needs(&decide(&bench, &sheet, &[]).ends(0).json()), ["gap", "answer-due"]);
    bench.write("agreed.json", r#"{"marks":[{"criterion":"order","mark":4}]}"#);
    let agreed = [
        "rate",
        "--sheet",
        &sheet,
        "--exercise",
        "screw-and-pack",
        "--in",
        "agreed.json",
        "--key",
        "one",
        "--trust",
        "trust",
        "--moderates",
        "said/one.srm-rating",
        "said/three.srm-rating",
        "-o",
        "said/agreed.srm-rating",
    ];
    assert!(bench.srm(&agreed).ends(2).stderr.contains("reason"));
    bench.srm(&[agreed.as_slice(), &["--reason", "Vi såg olika bultar."]].concat()).ends(0);
    let case = decide(&bench, &sheet, &[]).ends(0).json();
    assert_eq!(needs(&case), ["decision-due", "answer-due"]);
    assert_eq!(case["counted"].as_array().unwrap().len(), 3);
}

#[test]
fn an_observer_rates_before_there_is_a_sheet() {
    let (bench, sheet) = office();
    let text = bench.read(&sheet);
    let value: Value = serde_json::from_str(text.split("-----BEGIN").next().unwrap()).unwrap();
    let code = value["code"].as_str().unwrap();
    let live = ["rate", "--code", code, "--set", "demo", "--exercise", "screw-and-pack"];
    let view = bench.srm(&[live.as_slice(), &["--format", "json", "--lang", "sv"]].concat()).ends(0).json();
    assert_eq!(view["criteria"][0]["anchors"].as_array().unwrap().len(), 5);
    assert!(view.get("points").is_none() && view.get("name").is_none());
    let mut child = bench
        .command(
            &[
                live.as_slice(),
                &[
                    "--purpose",
                    "demo",
                    "--in",
                    "-",
                    "--key",
                    "three",
                    "--trust",
                    "trust",
                    "-o",
                    "live.srm-rating",
                ],
            ]
            .concat(),
        )
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(form(5, 5).as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let args =
        ["decide", "--sheet", &sheet, "--trust", "trust", "--with", "live.srm-rating", "--format", "json"];
    assert_eq!(needs(&bench.srm(&args).ends(0).json()), ["decision-due", "answer-due"]);
}

#[test]
fn bad_ratings_are_not_written() {
    let (bench, sheet) = office();
    std::fs::create_dir_all(bench.path("said")).unwrap();
    let base = [
        "rate",
        "--sheet",
        &sheet,
        "--exercise",
        "screw-and-pack",
        "--key",
        "one",
        "--trust",
        "trust",
        "-o",
        "said/x.srm-rating",
        "--in",
        "form.json",
    ];
    for (form, code, says) in [
        ("{}", 1, "marks"),
        ("not json", 1, "form.json"),
        (r#"{"marks":[{"criterion":"order","mark":4}]}"#, 1, "SV0707"),
        (r#"{"marks":[{"criterion":"order","mark":6},{"criterion":"firm","mark":1}]}"#, 1, "1 to 5"),
        (r#"{"marks":[{"criterion":"order","mark":4},{"criterion":"soft","mark":1}]}"#, 1, "SV0707"),
        (
            r#"{"marks":[{"criterion":"order","mark":4,"note":"811218-9876"},{"criterion":"firm","mark":1}]}"#,
            1,
            "personal identity",
        ),
        (
            r#"{"marks":[{"criterion":"order","mark":4},{"criterion":"order","mark":4},{"criterion":"firm","mark":1}]}"#,
            1,
            "none twice",
        ),
        (
            r#"{"points":3,"marks":[{"criterion":"order","mark":4},{"criterion":"firm","mark":1}]}"#,
            1,
            "points",
        ),
    ] {
        bench.write("form.json", form);
        let ran = bench.srm(&base).ends(code);
        assert!(ran.stderr.contains(says), "{form}: {}", ran.stderr);
        assert!(!ran.stderr.contains("9876"), "a number is not told on");
    }
    bench.write("form.json", form(4, 4));
    let with = |from: &str, to: &'static str| base.map(|arg| if arg == from { to } else { arg }).to_vec();
    assert!(bench.srm(&with("screw-and-pack", "sort-parts")).ends(2).stderr.contains("screw-and-pack"));
    assert!(bench.srm(&with("one", "boss")).ends(2).stderr.contains("no rater"));
    assert!(bench.srm(&with("one", "nobody")).ends(2).stderr.contains("nobody"));
    assert!(bench.srm(&[base.as_slice(), &["--by", "rater/9"]].concat()).ends(2).stderr.contains("rater/1"));
    // A sheet that somebody changed is not judged.
    let changed = bench.read(&sheet).replacen("\"attempt\": 1", "\"attempt\": 2", 1);
    bench.write("out/changed.srm-sheet", changed);
    let ran = bench.srm(&[&["rate", "--sheet", "out/changed.srm-sheet"], &base[3..]].concat()).ends(1);
    assert!(ran.stderr.contains("SV0102"), "{}", ran.stderr);
    assert!(!bench.path("said/x.srm-rating").exists());
    bench.srm(&base).ends(0);
    assert!(bench.srm(&base).ends(2).stderr.contains("never replaced"));
}

#[test]
fn nothing_is_attested_without_a_decision_in_force() {
    let (bench, sheet) = office();
    rate(&bench, &sheet, "one", 4, 5, &[]).ends(0);
    let attest = [
        "attest",
        "--sheet",
        &sheet,
        "--with",
        "said",
        "--key",
        "one",
        "--trust",
        "trust",
        "-o",
        "a.srm-attestation",
    ];
    assert!(bench.srm(&attest).ends(1).stderr.contains("no decision in force"));
    let no = ["--verdict", "not-forward", "--reason", "Hjälpt.", "--key", "one", "-o", "said/1.srm-decision"];
    decide(&bench, &sheet, &no).ends(0);
    bench.srm(&attest).ends(1);
    assert!(
        bench
            .srm(&[attest.as_slice(), &["--skills", "juggling"]].concat())
            .ends(1)
            .stderr
            .contains("no decision")
    );
    decide(
        &bench,
        &sheet,
        &["--countersign", "said/1.srm-decision", "--key", "two", "-o", "said/2.srm-decision"],
    )
    .ends(0);
    std::fs::remove_file(bench.path("said/1.srm-decision")).unwrap();
    assert!(bench.srm(&attest).ends(1).stderr.contains("SV0711"), "never after a no");
    assert!(!bench.path("a.srm-attestation").exists());
}

#[test]
fn an_employer_approves_a_set_with_the_minima_it_was_shown() {
    let (bench, _) = office();
    let approve = ["approve", "demo", "--key", "boss", "--trust", "trust", "-o"];
    let said =
        bench.srm(&[approve.as_slice(), &["yes.srm-approval", "--format", "json"]].concat()).ends(0).json();
    assert_eq!((&said["approved"], &said["minima"][0]["points"]), (&true.into(), &30.into()));
    assert!(!said["minima"][0]["reason"].as_str().unwrap().is_empty());
    let no = bench
        .srm(&[approve.as_slice(), &["no.srm-approval", "--refuse", "Minimum är för högt."]].concat())
        .ends(0);
    assert!(no.stdout.contains("Not approved"));
    bench.srm(&["verify", "yes.srm-approval", "no.srm-approval", "--trust", "trust"]).ends(0);
    let recruiter = ["approve", "demo", "--key", "one", "--trust", "trust", "-o", "x.srm-approval"];
    assert!(bench.srm(&recruiter).ends(2).stderr.contains("no employer"));
    bench.srm(&[approve.as_slice(), &["x.srm-approval", "--lang", "fi"]].concat()).ends(2);
}

#[test]
fn requests_are_signed_by_the_key_they_are_about() {
    let (bench, _) = office();
    let request = bench.read("one.srm-enrolment");
    bench.write("changed.srm-enrolment", request.replacen("Kim", "Tim", 1));
    assert!(bench.srm(&["enrol", "--accept", "changed.srm-enrolment"]).ends(1).stderr.contains("SV0102"));
    bench.write("cut.srm-enrolment", &request[..request.len() / 2]);
    assert!(bench.srm(&["enrol", "--accept", "cut.srm-enrolment"]).ends(1).stderr.contains("SV0101"));
    let line = bench
        .srm(&["enrol", "--accept", "one.srm-enrolment", "--from", "2026-01-01", "--until", "2027-12-31"])
        .ends(0);
    assert!(
        line.stdout.contains("valid-after=\"20260101000000Z\",valid-before=\"20271231235959Z\""),
        "{}",
        line.stdout
    );
    assert!(line.stderr.contains("fingerprint"));
    for wrong in [
        ["enrol", "--accept", "one.srm-enrolment", "--from", "soon"].as_slice(),
        &["enrol", "--accept", "one.srm-enrolment", "--key", "one"],
        &["enrol", "--key", "one", "--name", "Kim", "-o", "x"],
        &["enrol", "--key", "one", "--as", "boss/1", "--name", "Kim", "-o", "x"],
        &["enrol", "--key", "one", "--as", "rater/1", "--name", "Kim", "-o", "one.srm-enrolment"],
        &["enrol"],
        &["rate", "--exercise", "screw-and-pack"],
        &["decide"],
        &["decide", "--sheet", "x", "--trust", "trust", "--verdict", "maybe"],
    ] {
        bench.srm(wrong).ends(2);
    }
    let numbered = ["enrol", "--key", "one", "--as", "rater/1", "--name", "811218-9876", "-o", "x"];
    bench.srm(&numbered).ends(1);
    assert!(!bench.path("x").exists());
}
