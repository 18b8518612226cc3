//! `run`, `verify`, `score`, `replay`.

use super::bench::Bench;
use serde_json::Value;
use std::fs;

const TRUST: [&str; 2] = ["--trust", "k.allowed_signers"];

fn verify(bench: &Bench, path: &str, trust: &[&str]) -> super::bench::Ran {
    bench.srm(&[&["verify", path, "--format", "json"], trust].concat())
}

/// The codes of every fault, in files and between them.
fn codes(answer: &Value) -> Vec<String> {
    let mut codes = Vec::new();
    let mut add = |faults: &Value| {
        codes.extend(
            faults.as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap().to_owned()),
        );
    };
    for file in answer["files"].as_array().unwrap() {
        add(&file["faults"]);
    }
    for folder in answer["folders"].as_array().unwrap() {
        add(&folder["report"]["faults"]);
        for file in folder["report"]["files"].as_array().unwrap() {
            add(&file["faults"]);
        }
    }
    codes
}

#[test]
fn a_session_gives_a_sheet_its_pack_and_a_ledger() {
    let (bench, sheet) = Bench::new().with_sheet();
    for ending in [".srm-pack", "ledger.jsonl", "ledger.checkpoint", "allowed_signers"] {
        bench.one("out", ending);
    }
    let answer = verify(&bench, &sheet, &TRUST).ends(0).json();
    assert_eq!((&answer["ok"], &answer["files"][0]["recomputed"]), (&true.into(), &true.into()));
    assert_eq!(answer["files"][0]["signers"][0]["principal"], "kista-3");
    let folder = verify(&bench, "out", &TRUST).ends(0).json();
    assert_eq!(folder["folders"][0]["report"]["files"].as_array().unwrap().len(), 4);
    let human = bench.srm(&["verify", "out", TRUST[0], TRUST[1]]).ends(0);
    assert!(human.stdout.contains("recomputed from the journal"), "{}", human.stdout);
    assert_eq!(human.stderr, "", "no progress without a terminal");
    // A second session goes on with the same ledger.
    bench.srm(&["run", "demo", "--bot", "idle", "--seed", "8", "--key", "k", "--out", "out"]).ends(0);
    verify(&bench, "out", &TRUST).ends(0);
}

#[test]
fn the_seed_fixes_the_work_and_the_points() {
    let bench = Bench::new().with_key();
    let work = |out: &str, seed: &str, more: &[&str]| -> Value {
        let args = ["run", "demo", "--bot", "--seed", seed, "--key", "k", "--out", out];
        bench.srm(&[&args, more].concat()).ends(0);
        let text = bench.read(&bench.one(out, ".srm-sheet"));
        let body = text.split("-----BEGIN SSH SIGNATURE-----").next().unwrap();
        serde_json::from_str(body).unwrap()
    };
    let (a, b, c) = (work("a", "5", &[]), work("b", "5", &[]), work("c", "6", &[]));
    for same in ["seed", "form", "code", "results", "score", "purpose", "kinds", "rules", "pack"] {
        assert_eq!(a[same], b[same], "{same}");
    }
    assert_eq!(a["journal"].as_array().unwrap()[1..], b["journal"].as_array().unwrap()[1..]);
    assert_eq!(a["purpose"], "simulated");
    assert_ne!(a["sheet"], b["sheet"]);
    assert_ne!(a["journal"], c["journal"]);
    // More time changes how long it took and no points.
    let slow = work("slow", "5", &["--time-factor", "2000", "--attempt", "2", "--code", CODE]);
    assert_eq!(slow["score"], work("quick", "5", &["--attempt", "2"])["score"]);
    assert_eq!((&slow["attempt"], &slow["code"]), (&2.into(), &CODE.into()));
}

/// A code whose check digit fits.
const CODE: &str = "5724-0";

#[test]
fn a_session_needs_a_key_a_code_and_a_folder_of_its_own() {
    let bench = Bench::new().with_key();
    let run = |more: &[&str]| {
        bench
            .srm(&[&["run", "demo", "--bot", "--seed", "1", "--out", "o", "--format", "json"], more].concat())
    };
    for bad in ["12", "5724-1", "name", "1234567890-1", "7524-0"] {
        let ran = run(&["--key", "k", "--code", bad]).ends(2);
        assert!(ran.json()["error"].as_str().unwrap().contains("candidate code"), "{bad}");
    }
    run(&["--key", "nowhere"]).ends(2);
    run(&["--key", "k"]).ends(0);
    bench.srm(&["keygen", "--out", "other", "--no-passphrase"]).ends(0);
    let ran = run(&["--key", "other"]).ends(2);
    assert!(ran.stderr.contains("another station"), "{}", ran.stderr);
    let ran = run(&["--key", "other", "--station", "kista-3"]).ends(2);
    assert!(ran.stderr.contains("another key"), "{}", ran.stderr);
    bench.write("o/ledger.jsonl", "{}\n");
    run(&["--key", "k"]).ends(1);
}

#[test]
fn one_changed_byte_is_found_wherever_it_is() {
    let (bench, sheet) = Bench::new().with_sheet();
    let good = fs::read(bench.path(&sheet)).unwrap();
    for step in 0..12 {
        let mut bytes = good.clone();
        let at = (good.len() - 1) * step / 11;
        bytes[at] ^= 1;
        bench.write("bad.srm-sheet", &bytes);
        let answer = verify(&bench, "bad.srm-sheet", &TRUST).ends(1).json();
        assert_eq!(answer["ok"], false, "byte {at}");
        assert!(!codes(&answer).is_empty(), "byte {at}");
    }
    for length in [0, 1, 100, good.len() / 2, good.len() - 2, good.len() - 1] {
        bench.write("bad.srm-sheet", &good[..length]);
        verify(&bench, "bad.srm-sheet", &TRUST).ends(1);
    }
}

#[test]
fn an_unknown_signer_is_no_bad_signature() {
    let (bench, sheet) = Bench::new().with_sheet();
    bench.srm(&["keygen", "--out", "other", "--no-passphrase"]).ends(0);
    let other = ["--trust", "other.allowed_signers"];
    let answer = verify(&bench, &sheet, &other).ends(1).json();
    assert_eq!(codes(&answer), ["SV0104"]);
    assert_eq!(
        (&answer["files"][0]["signature_good"], &answer["files"][0]["trusted"]),
        (&true.into(), &false.into())
    );
    let human = bench.srm(&["verify", &sheet, other[0], other[1]]).ends(1);
    assert!(
        human.stdout.contains(": signer unknown\n") && human.stdout.contains("fingerprint"),
        "{}",
        human.stdout
    );
    bench.change(&sheet, "\"attempt\": 1", "\"attempt\": 2");
    let answer = verify(&bench, &sheet, &other).ends(1).json();
    assert!(codes(&answer).contains(&"SV0102".to_owned()), "{answer}");
}

#[test]
fn trust_is_limited_by_purpose_time_name_and_revocation() {
    let (bench, sheet) = Bench::new().with_sheet();
    let key = bench.read("k.pub").split(' ').take(2).collect::<Vec<_>>().join(" ");
    for (line, code) in [
        (format!("kista-3 namespaces=\"srm-pack\" {key}"), "SV0105"),
        (format!("kista-3 valid-after=\"20990101Z\" {key}"), "SV0106"),
        (format!("kista-3 valid-before=\"20200101Z\" {key}"), "SV0107"),
        (format!("lund-1 {key}"), "SV0109"),
    ] {
        bench.write("trust", format!("{line}\n"));
        assert_eq!(codes(&verify(&bench, &sheet, &["--trust", "trust"]).ends(1).json()), [code], "{line}");
    }
    bench.write("revoked", format!("{key}\n"));
    let revoked = [TRUST[0], TRUST[1], "--revoked", "revoked"];
    assert_eq!(codes(&verify(&bench, &sheet, &revoked).ends(1).json()), ["SV0108"]);
}

#[test]
fn what_cannot_be_read_is_2() {
    let (bench, sheet) = Bench::new().with_sheet();
    verify(&bench, &sheet, &["--trust", "nowhere"]).ends(2);
    bench.write("trust", "kista-3 ssh-rsa AAAA\n");
    let ran = verify(&bench, &sheet, &["--trust", "trust"]).ends(2);
    assert!(ran.stderr.contains("line 1"), "{}", ran.stderr);
    let answer = verify(&bench, "nowhere", &TRUST).ends(2).json();
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1);
    verify(&bench, &sheet, &["--trust", TRUST[1], "--pack", "nowhere"]).ends(2);
    for command in ["score", "replay"] {
        bench.srm(&[command, "nowhere", "--format", "json"]).ends(2).json();
        // What is no sheet is bad.
        let ran = bench.srm(&[command, "k.pub", "--format", "json"]).ends(1);
        assert!(ran.json()["error"].as_str().unwrap().contains("srm verify"), "{}", ran.stderr);
    }
}

#[test]
fn an_unknown_set_is_told_apart_and_found_by_option_or_beside() {
    let bench = Bench::new().with_key().with_project();
    bench.change("exercises/demo/set.ron", "forms: 8", "forms: 4");
    bench.srm(&["run", "exercises/demo", "--bot", "--seed", "3", "--key", "k", "--out", "out"]).ends(0);
    let sheet = bench.one("out", ".srm-sheet");
    verify(&bench, &sheet, &TRUST).ends(0);
    bench.srm(&["score", &sheet]).ends(0);
    fs::create_dir(bench.path("alone")).unwrap();
    fs::copy(bench.path(&sheet), bench.path("alone/s.srm-sheet")).unwrap();
    let answer = verify(&bench, "alone/s.srm-sheet", &TRUST).ends(1).json();
    assert_eq!(codes(&answer), ["SV0301"]);
    assert_eq!(
        (&answer["files"][0]["trusted"], &answer["files"][0]["recomputed"]),
        (&true.into(), &false.into())
    );
    for command in ["score", "replay"] {
        let ran = bench.srm(&[command, "alone/s.srm-sheet"]).ends(1);
        assert!(ran.stderr.contains("--pack"), "{}", ran.stderr);
    }
    for pack in ["exercises/demo".to_owned(), bench.one("out", ".srm-pack")] {
        verify(&bench, "alone/s.srm-sheet", &[TRUST[0], TRUST[1], "--pack", &pack]).ends(0);
        bench.srm(&["score", "alone/s.srm-sheet", "--pack", &pack]).ends(0);
        bench.srm(&["replay", "alone/s.srm-sheet", "--pack", &pack]).ends(0);
    }
}

#[test]
fn an_export_with_a_hole_or_another_history_is_found() {
    let (bench, sheet) = Bench::new().with_sheet();
    let kept = fs::read(bench.path(&sheet)).unwrap();
    let older = bench.read("out/ledger.jsonl");
    fs::remove_file(bench.path(&sheet)).unwrap();
    assert_eq!(codes(&verify(&bench, "out", &TRUST).ends(1).json()), ["SV0604"]);
    bench.write(&sheet, &kept);
    verify(&bench, "out", &TRUST).ends(0);

    bench.srm(&["run", "demo", "--bot", "idle", "--seed", "8", "--key", "k", "--out", "out"]).ends(0);
    let newer = bench.read("out/ledger.jsonl");
    bench.write("out/ledger.jsonl", &older);
    assert!(codes(&verify(&bench, "out", &TRUST).ends(1).json()).contains(&"SV0608".to_owned()));
    bench.write("out/ledger.jsonl", newer.replacen("sealed", "voided", 1));
    assert!(codes(&verify(&bench, "out", &TRUST).ends(1).json()).contains(&"SV0601".to_owned()));
    bench.write("out/ledger.jsonl", &newer);
    verify(&bench, "out", &TRUST).ends(0);
}

#[test]
fn points_are_explained_line_by_line() {
    let (bench, sheet) = Bench::new().with_sheet();
    let human = bench.srm(&["score", &sheet]).ends(0).stdout;
    for wanted in [
        "Exercise",
        "sort-parts",
        "follow-rules",
        "pending",
        "Threshold",
        "Minimum",
        "Basis",
        "a person does",
    ] {
        assert!(human.contains(wanted), "{wanted}: {human}");
    }
    let json = bench.srm(&["score", &sheet, "--format", "json"]).ends(0).json();
    let milli = |line: &Value, what: &str| line[what].as_i64().unwrap_or(0);
    let lines = json["lines"].as_array().unwrap();
    assert_eq!(
        lines.iter().map(|line| milli(line, "points_milli")).sum::<i64>(),
        milli(&json, "points_milli")
    );
    assert_eq!(lines.iter().map(|line| milli(line, "max_milli")).sum::<i64>(), milli(&json, "max_milli"));
    // The perfect worker reaches all that the station itself can give.
    for line in lines.iter().filter(|line| !line["points_milli"].is_null()) {
        assert_eq!(line["points_milli"], line["max_milli"], "{line}");
    }
    assert_eq!(json["reach_milli"][1], json["max_milli"]);
    bench.change(&sheet, "\"attempt\": 1", "\"attempt\": 2");
    bench.srm(&["score", &sheet]).ends(1);
}

#[test]
fn a_session_can_be_followed_and_seen() {
    let (bench, sheet) = Bench::new().with_sheet();
    let human = bench.srm(&["replay", &sheet]).ends(0).stdout;
    assert!(human.starts_with("    Time  What"), "{human}");
    for wanted in ["chose the language sv", "takes part", "scored of sort-parts", "screen   finished"] {
        let squeezed = human.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            squeezed.contains(&wanted.split_whitespace().collect::<Vec<_>>().join(" ")),
            "{wanted}: {human}"
        );
    }
    let json = bench.srm(&["replay", &sheet, "--format", "json"]).ends(0).json();
    let times: Vec<u64> =
        json["timeline"].as_array().unwrap().iter().map(|moment| moment["at_us"].as_u64().unwrap()).collect();
    assert!(times.is_sorted(), "{times:?}");
    let end_ms = json["ended_us"].as_u64().unwrap().div_ceil(1000);

    let first = bench.srm(&["replay", &sheet, "--at", "0", "--format", "json"]).ends(0).json();
    assert_eq!(first["screen"], "language");
    assert_eq!(first["choices"].as_array().unwrap().len(), 3);
    let last = bench.srm(&["replay", &sheet, "--at", &end_ms.to_string(), "--format", "json"]).ends(0).json();
    assert_eq!(last["screen"], "finished");
    let late = bench.srm(&["replay", &sheet, "--at", &(end_ms + 10_000).to_string()]).ends(2);
    assert!(late.stderr.contains("ended at"), "{}", late.stderr);
    bench.srm(&["replay", &sheet, "--at", "-5"]).ends(2);
    bench.srm(&["replay", &sheet, "--svg", "no/folder/a.svg"]).ends(2);
}

#[test]
fn the_screen_at_a_moment_is_drawn_with_its_words() {
    let (bench, sheet) = Bench::new().with_sheet();
    let json = bench.srm(&["replay", &sheet, "--format", "json"]).ends(0).json();
    let timeline = json["timeline"].as_array().unwrap();
    let screens = timeline.iter().filter(|moment| moment["what"] == "screen");
    let mut drawn = 0;
    for moment in screens {
        // Rounded up, as session time is finer than what can be asked for.
        let at = moment["at_us"].as_u64().unwrap().div_ceil(1000).to_string();
        bench.srm(&["replay", &sheet, "--at", &at, "--svg", "a.svg"]).ends(0);
        let svg = bench.read("a.svg");
        well_formed(&svg);
        assert!(svg.contains("lang='sv'"), "{svg}");
        let words = bench.srm(&["replay", &sheet, "--at", &at, "--format", "json"]).ends(0).json();
        let shown = if words["scene"].as_array().unwrap().is_empty() {
            vec![words["title"].clone()]
        } else {
            words["scene"].as_array().unwrap().clone()
        };
        for word in shown {
            let plain: String =
                word.as_str().unwrap().chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
            let escaped = plain.replace('&', "&amp;").replace('<', "&lt;");
            assert!(svg.contains(&escaped), "{at} ms: no {plain}");
        }
        drawn += 1;
    }
    assert!(drawn > 10, "{drawn}");
    let out = bench.srm(&["replay", &sheet, "--at", "0", "--svg", "-"]).ends(0);
    well_formed(&out.stdout);
}

/// Every element is closed in order, every attribute is quoted, every sign escaped.
fn well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg.trim_end();
    let mut roots = 0;
    while let Some(start) = rest.find('<') {
        let text = &rest[..start];
        assert!(!text.contains('>'), "stray > in {text}");
        for (at, _) in text.match_indices('&') {
            let entity = &text[at..];
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"];
            assert!(known.iter().any(|known| entity.starts_with(known)), "{entity}");
        }
        let end = start + rest[start..].find('>').expect("a tag that ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        assert_eq!(tag.matches('\'').count() % 2, 0, "{tag}");
        let name = tag.split([' ', '/']).next().unwrap();
        assert!(!name.is_empty() && name.chars().all(char::is_alphabetic), "{tag}");
        if open.is_empty() {
            roots += 1;
            assert_eq!(name, "svg");
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && roots == 1 && rest.is_empty(), "{open:?} {roots} {rest}");
}

#[test]
fn a_session_that_gives_no_sheet_leaves_its_reason() {
    let bench = Bench::new().with_key();
    // `allowed_signers` takes this for a pattern, a sheet cannot name it.
    let station = ["--station", "kista-*"];
    let run = ["run", "demo", "--bot", "--seed", "1", "--key", "k", "--out", "o"];
    bench.srm(&[&run[..], &station].concat()).ends(1);
    let ledger = bench.read("o/ledger.jsonl");
    let last: Value = serde_json::from_str(ledger.lines().last().unwrap()).unwrap();
    assert_eq!(last["kind"], "voided");
    assert!(last["payload"]["reason"].as_str().unwrap().contains("station"), "{last}");
}
