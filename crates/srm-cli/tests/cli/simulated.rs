//! `simulate` and `preview`: what an author sees of a set before anybody sits it.

use super::bench::Bench;
use serde_json::Value;

#[test]
fn the_same_seed_gives_the_same_candidates_and_another_seed_others() {
    let bench = Bench::new();
    let simulate = |seed: &str| {
        let args = ["simulate", "demo", "-n", "3", "--seed", seed, "--format", "json"];
        bench.srm(&args).ends(0).json()
    };
    let one = simulate("1");
    assert_eq!(one, simulate("1"));
    assert_ne!(one["machine_points_milli"], simulate("2")["machine_points_milli"]);
    assert_eq!((&one["candidates"], &one["profile"]), (&3.into(), &"mixed".into()));
    assert_eq!(one["full_marks"]["missed"], serde_json::json!([]));
    assert_eq!(one["exercises"].as_array().unwrap().len(), 4, "those that the station scores");
    let deciles: Vec<i64> =
        one["session_ms"]["deciles"].as_array().unwrap().iter().map(|ms| ms.as_i64().unwrap()).collect();
    assert!(deciles.is_sorted() && deciles.len() == 11 && deciles[0] > 300_000, "{deciles:?}");
}

#[test]
fn profiles_and_their_bounds_are_told_in_words() {
    let bench = Bench::new();
    let perfect = bench.srm(&["simulate", "demo", "-n", "2", "--profile", "perfect"]).ends(0);
    assert!(perfect.stdout.contains("2 simulated candidates, perfect, seed 1"), "{}", perfect.stdout);
    assert!(perfect.stdout.contains("mean 120, sd 0"), "{}", perfect.stdout);
    let idle = bench.srm(&["simulate", "demo", "-n", "2", "--profile", "idle"]).ends(0);
    assert!(idle.stdout.contains("100 % cannot reach it"), "{}", idle.stdout);
    for wrong in [
        ["simulate", "demo", "--profile", "lazy"].as_slice(),
        &["simulate", "demo", "-n", "0"],
        &["simulate", "demo", "--out", "sheets"],
        &["simulate", "nowhere"],
        &["run", "demo", "--bot", "lazy", "--seed", "1", "--key", "k", "--out", "out"],
    ] {
        bench.srm(wrong).ends(2);
    }
    assert!(!bench.path("sheets").exists(), "nothing is written without a key");
}

#[test]
fn a_set_that_is_wrong_is_not_simulated_nor_drawn() {
    let bench = Bench::new().with_project();
    bench.change("exercises/demo/set.ron", "version:", "verzion:");
    for command in [["simulate", "exercises/demo"].as_slice(), &["preview", "exercises/demo", "--svg", "p"]] {
        assert!(bench.srm(command).ends(1).stderr.contains("SR0201"));
    }
    assert!(!bench.path("p").exists());
}

#[test]
fn simulated_sheets_verify_and_say_what_they_are() {
    let bench = Bench::new().with_key();
    let args = ["simulate", "demo", "-n", "2", "--profile", "idle", "--out", "out", "--key", "k"];
    bench.srm(&args).ends(0);
    let sheets: Vec<String> = std::fs::read_dir(bench.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".srm-sheet"))
        .collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    assert!(bench.read(&format!("out/{}", sheets[0])).contains("\"purpose\": \"simulated\""));
    bench.srm(&["verify", "out", "--trust", "k.allowed_signers"]).ends(0);
}

/// The screens of a preview, by file.
fn screens(json: &Value) -> Vec<String> {
    let all = json["screens"].as_array().unwrap().iter();
    all.map(|screen| screen["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_screen_is_drawn_with_a_page_to_look_through_them() {
    let bench = Bench::new();
    let json =
        bench.srm(&["preview", "demo", "--svg", "p", "--lang", "ar", "--format", "json"]).ends(0).json();
    let files = screens(&json);
    assert!(files.len() > 60 && files[0] == "01-set-language.svg", "{files:?}");
    let index = bench.read("p/index.html");
    assert!(index.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", &index[..200]);
    for file in &files {
        assert!(bench.read(&format!("p/{file}")).starts_with("<svg"), "{file}");
        assert!(index.contains(&format!("src=\"{file}\"")), "{file}");
    }
    let parts = ["demonstration-1", "demonstration-5", "practice-right", "practice-wrong", "scored-late"];
    for exercise in ["sort-parts", "inspect-parts", "watch-gauges", "lay-glue"] {
        for part in parts {
            let ending = format!("-{exercise}-{part}.svg");
            assert!(files.iter().any(|file| file.ends_with(&ending)), "{ending}: {files:?}");
        }
    }
    for page in ["participation", "paused", "ask-leave", "finished"] {
        assert!(files.iter().any(|file| file.ends_with(&format!("-set-{page}.svg"))), "{page}");
    }
    let dark = bench.srm(&["preview", "demo", "--svg", "d", "--theme", "dark"]).ends(0);
    assert!(dark.stdout.contains("screens in `sv`"));
    assert_ne!(bench.read("p/01-set-language.svg"), bench.read("d/01-set-language.svg"));
}

#[test]
fn a_preview_refuses_what_is_not_there() {
    let bench = Bench::new();
    let ran = bench.srm(&["preview", "demo", "--svg", "p", "--lang", "xx"]).ends(2);
    assert!(ran.stderr.contains("it has sv, en, ar"), "{}", ran.stderr);
    bench.srm(&["preview", "demo", "--theme", "dark"]).ends(2);
    bench.srm(&["preview", "nowhere", "--svg", "p"]).ends(2);
    assert!(!bench.path("p").exists());
}

#[cfg(unix)]
#[test]
fn without_a_folder_the_station_is_started_if_it_is_there() {
    use std::os::unix::fs::PermissionsExt as _;
    let bench = Bench::new();
    std::fs::create_dir_all(bench.path("bin")).unwrap();
    std::fs::copy(env!("CARGO_BIN_EXE_srm"), bench.path("bin/srm")).unwrap();
    let preview =
        || std::process::Command::new(bench.path("bin/srm")).args(["preview", "demo"]).output().unwrap();
    let alone = preview();
    assert!(alone.status.success());
    assert!(String::from_utf8(alone.stdout).unwrap().contains("srm-kiosk demo --preview"));
    bench.write("bin/srm-kiosk", "#!/bin/sh\necho \"$@\" > \"$(dirname \"$0\")/asked\"\n");
    let kiosk = bench.path("bin/srm-kiosk");
    std::fs::set_permissions(&kiosk, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert!(preview().status.success());
    assert_eq!(bench.read("bin/asked"), "demo --preview\n");
    bench.write("bin/srm-kiosk", "#!/bin/sh\nexit 3\n");
    assert_eq!(preview().status.code(), Some(2), "a station that cannot start is told");
}
