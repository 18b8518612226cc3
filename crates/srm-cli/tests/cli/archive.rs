//! `archive`: an office's day without a window.

use super::bench::{Bench, Ran};
use serde_json::Value;
use std::fs;

/// An archive `a` (demo, as bots write no live sheets) that trusts the station, with three sheets on a stick `out`.
fn office() -> Bench {
    let bench = Bench::new().with_key();
    for seed in ["7", "8", "9"] {
        bench.srm(&["run", "demo", "--bot", "--seed", seed, "--key", "k", "--out", "out"]).ends(0);
    }
    bench.srm(&["keygen", "--out", "o", "--no-passphrase", "--principal", "officer/1"]).ends(0);
    let both = bench.read("k.allowed_signers") + &bench.read("o.allowed_signers");
    bench.write("trust", both);
    archive(&bench, &["create", "--demo"]).ends(0);
    archive(&bench, &["trust", "trust", "--by", "officer/1"]).ends(0);
    bench
}

fn archive(bench: &Bench, args: &[&str]) -> Ran {
    bench.srm(&[&["archive"], args, &["--db", "a", "--format", "json"]].concat())
}

fn by<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &["--by", "recruiter/4"]].concat()
}

fn import(bench: &Bench) -> Value {
    archive(bench, &by(&["import", "out"])).ends(0).json()
}

#[test]
fn a_stick_comes_in_once_is_computed_again_and_listed() {
    let bench = office();
    let first = import(&bench);
    assert_eq!((&first["stored"], &first["waiting"]), (&6.into(), &3.into()), "{first}");
    let again = import(&bench);
    assert_eq!((&again["stored"], &again["already"]), (&0.into(), &6.into()), "{again}");
    let done = archive(&bench, &["recompute"]).ends(0).json();
    assert_eq!((&done["done"], &done["faulty"]), (&3.into(), &0.into()));
    let list = archive(&bench, &["list", "--order", "code"]).ends(0).json();
    assert_eq!((&list["all"], &list["needs"]["answer-due"]), (&3.into(), &3.into()));
    let rows = list["rows"].as_array().unwrap();
    assert!(rows.is_sorted_by_key(|row| row["code"].as_str().unwrap().to_owned()));
    let code = rows[0]["code"].as_str().unwrap();
    let case = archive(&bench, &["show", code]).ends(0).json();
    assert_eq!(case[0]["row"]["recompute"], "done");
    assert!(!case[0]["needs"].as_array().unwrap().is_empty());
    let session = rows[0]["session"].as_str().unwrap();
    assert_eq!(archive(&bench, &["show", session]).ends(0).json(), case);
    let digest = rows[0]["digest"].as_str().unwrap();
    assert_eq!(archive(&bench, &["show", digest]).ends(0).json()["kind"], "srm-sheet");
    let stations = archive(&bench, &["stations"]).ends(0).json();
    assert_eq!((&stations[0]["sheets"], &stations[0]["faults"]), (&3.into(), &Value::Array(Vec::new())));
    for args in [&["list", "--need", "rank"][..], &["list", "--from", "soon"], &["show", "x"]] {
        archive(&bench, args).ends(2);
    }
    archive(&bench, &["show", "5724-0"]).ends(1);
}

#[test]
fn bad_files_are_named_and_end_with_one_and_junk_does_not() {
    let bench = office();
    bench.write("out/readme.txt", "hello\n");
    import(&bench);
    let sheet = fs::read_dir(bench.path("out")).unwrap().map(|entry| entry.unwrap().path());
    let sheet = sheet.filter(|path| path.extension().is_some_and(|e| e == "srm-sheet")).min().unwrap();
    let mut bytes = fs::read(sheet).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    bench.write("bad/changed.srm-sheet", &bytes);
    bench.write("bad/sheets.zip", b"PK\x03\x04");
    let answer = archive(&bench, &by(&["import", "bad"])).ends(1).json();
    let codes: Vec<_> = answer["files"].as_array().unwrap().iter().map(|file| &file["code"]).collect();
    assert_eq!(codes[1], "SA0106");
    assert!(codes[0].as_str().unwrap().starts_with("SV0"), "{codes:?}");
    let said = bench.srm(&["explain", "SA0106"]).ends(0).stdout;
    assert!(said.contains("packed"), "{said}");
    archive(&bench, &by(&["import", "nowhere"])).ends(2);
    archive(&bench, &["import", "out", "--by", "nobody"]).ends(2);
}

#[test]
fn people_stand_apart_and_each_look_is_in_the_log() {
    let bench = office();
    import(&bench);
    let list = archive(&bench, &["list"]).ends(0).json();
    let code = list["rows"][0]["code"].as_str().unwrap();
    let session = list["rows"][0]["session"].as_str().unwrap();
    let named =
        ["person", code, "--name", "Amina", "--contact", "070-1", "--language", "ar", "--sex", "kvinna"];
    archive(&bench, &by(&named)).ends(0);
    archive(&bench, &[&["person", code][..], &["--by", "rater/1"]].concat()).ends(1);
    archive(&bench, &by(&["person", code, "--name", "811228-9874", "--contact", "x", "--language", "sv"]))
        .ends(1);
    assert_eq!(archive(&bench, &by(&["people", "ami"])).ends(0).json()[0]["person"]["name"], "Amina");
    let calls = archive(&bench, &by(&["calls"])).ends(0).json();
    assert_eq!(calls.as_array().unwrap().len(), 3);
    archive(&bench, &by(&["called", session, "--reached"])).ends(0);
    archive(&bench, &by(&["called", session, "--answered", "call"])).ends(0);
    archive(&bench, &by(&["called", session, "--answered", "pigeon"])).ends(2);
    assert_eq!(archive(&bench, &by(&["calls"])).ends(0).json().as_array().unwrap().len(), 2);
    archive(&bench, &by(&["copy", code, "copy"])).ends(0);
    assert!(bench.read("copy/about.json").contains("Amina"));
    let log = archive(&bench, &by(&["log"])).ends(0).json();
    assert!(log["whole"] == true && log["lines"].as_array().unwrap().len() >= 6);
    archive(&bench, &by(&["export", "data", "--salt", "salt"])).ends(0);
    archive(&bench, &by(&["export", "data"])).ends(1);
    archive(&bench, &by(&["export", "groups", "--groups"])).ends(1);
    for entry in fs::read_dir(bench.path("data")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!text.contains("Amina") && !text.contains(code));
    }
    assert_eq!(bench.read("salt").trim_end().len(), 32);
    archive(&bench, &by(&["person", code, "--unlink"])).ends(0);
    archive(&bench, &by(&["person", code])).ends(1);
}

#[test]
fn a_backup_restores_an_index_is_rebuilt_and_documents_verify_elsewhere() {
    let bench = office();
    import(&bench);
    archive(&bench, &["recompute"]).ends(0);
    let list = archive(&bench, &["list"]).ends(0).stdout;
    archive(&bench, &["backup", "copy"]).ends(0);
    archive(&bench, &["backup", "copy"]).ends(2);
    archive(&bench, &["rebuild"]).ends(0);
    archive(&bench, &["recompute"]).ends(0);
    assert_eq!(archive(&bench, &["list"]).ends(0).stdout, list);
    bench.srm(&["archive", "restore", "copy", "--db", "b"]).ends(0);
    let restored = bench.srm(&["archive", "list", "--db", "b", "--format", "json"]).ends(0).stdout;
    assert_eq!(restored, list);
    archive(&bench, &by(&["export", "documents", "--documents"])).ends(0);
    bench.srm(&["verify", "documents", "--trust", "trust"]).ends(0);
}

#[test]
fn a_purge_is_a_dry_run_until_a_key_signs_it() {
    let bench = office();
    import(&bench);
    let plan = archive(&bench, &["purge", "--by", "officer/1"]).ends(0).json();
    assert_eq!((&plan["plan"]["classes"], &plan["done"]), (&Value::Array(Vec::new()), &Value::Null));
    let done = archive(&bench, &["purge", "--by", "officer/1", "--key", "o"]).ends(0).json();
    assert_eq!(done["done"]["documents"], 0);
    archive(&bench, &["purge", "--by", "rater/1", "--key", "o"]).ends(1);
}

#[test]
fn an_archive_is_created_once_and_other_files_are_refused() {
    let bench = office();
    archive(&bench, &["create"]).ends(2);
    bench.write("x", "hello");
    for db in ["x", "nowhere"] {
        bench.srm(&["archive", "list", "--db", db]).ends(2);
    }
    let list = archive(&bench, &["trust"]).ends(0).json();
    assert_eq!((&list["version"], &list["by"]), (&1.into(), &"officer/1".into()));
}
