//! Proofs of the sheet.

use super::*;
use crate::testing::{known, perfect, sealing, set, start, station_key, worked};
use crate::wire::WireFault;
use srm_core::bot::{self, Profile, Worked};
use srm_core::pack::PackFiles;
use srm_core::session::{Act, LeaderAct};
use std::sync::Arc;

#[test]
fn a_sheet_round_trips_and_is_one_journal_entry_per_line() {
    let sheet = perfect();
    let signed = sheet.sign(&station_key()).unwrap();
    let (read, file) = Sheet::read(signed.to_text().as_bytes()).unwrap();
    assert_eq!(read, sheet);
    assert_eq!(file, signed);
    assert_eq!((sheet.score.machine_milli, sheet.score.open_milli), (70_000, 30_000));
    let criteria: Vec<_> =
        sheet.pending.iter().map(|slot| (slot.criterion.as_str(), slot.max_milli)).collect();
    assert_eq!(criteria, [("firm", 20_000), ("order", 10_000)]);
    assert_eq!(
        sheet.kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>(),
        ["observed", "rule_sort", "trace_path"]
    );
    assert_eq!(sheet.rules.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["linear", "rating"]);
    let body = signed.body();
    assert!(body.starts_with("{\n  \"format\": \"srm-sheet/1.0\",\n  \"purpose\": \"simulated\",\n"));
    assert!(body.contains("\n  \"seed\": 18446744073709551614,\n"), "a seed keeps all its digits");
    assert!(body.contains("\n    [1500000,{\"act\":{\"language\":\"sv\"}}],\n"));
    let journal_lines = body.lines().filter(|line| line.starts_with("    [")).count();
    assert_eq!(journal_lines, crate::wire::encode(sheet.journal.entries()).unwrap().len());
}

#[test]
fn no_sheet_without_an_end_or_with_another_journal() {
    let Worked { session, journal } = worked(1, Profile::Idle);
    let seal = || sealing(1, 3, Digest::ZERO);
    assert!(Sheet::of(&session, &journal, seal()).is_ok());
    assert_eq!(Sheet::of(&session, &journal[1..], seal()), Err(SheetError::OtherJournal));
    assert_eq!(Sheet::of(&session, &[], seal()), Err(SheetError::OtherJournal));
    assert_eq!(Sheet::of(&session, &worked(2, Profile::Idle).journal, seal()), Err(SheetError::OtherJournal));
    let mut late = journal.clone();
    late[0].at = At(1);
    assert_eq!(Sheet::of(&session, &late, seal()), Err(SheetError::OtherJournal));
    let mut moved = journal.clone();
    moved.swap(1, 3);
    let back = Sheet::of(&session, &moved, seal()).unwrap_err();
    assert!(
        matches!(back, SheetError::Journal(WireError { fault: WireFault::TimeGoesBack { .. }, .. })),
        "{back}"
    );
    let going_on = Session::replay(&known().pack, &journal[..journal.len() - 1]).unwrap();
    assert_eq!(Sheet::of(&going_on, &journal, seal()), Err(SheetError::NotOver));
    let mut declined = Session::begin(known().pack, start(1));
    for act in [Act::Language(Lang::parse("sv").unwrap()), Act::Decline] {
        let _ = declined.apply(At(5), &Event::Act(act));
    }
    assert_eq!(Sheet::of(&declined, &journal, seal()), Err(SheetError::NoSheet(Ending::Declined)));
    let other_set = Start { set: Id::parse("other").unwrap(), ..start(1) };
    let Worked { session, journal } = bot::work(&known().pack, other_set, Profile::Idle).unwrap();
    assert_eq!(Sheet::of(&session, &journal, seal()), Err(SheetError::OtherJournal));
}

#[test]
fn a_void_exercise_waits_for_no_rating() {
    let mut session = Session::begin(known().pack, start(1));
    let mut journal = vec![Entry { at: At::ZERO, event: Event::Started(Box::new(start(1))) }];
    loop {
        if session.ending().is_some() {
            break;
        }
        let on = session.exercise().is_some_and(|exercise| exercise.id().as_str() == "c-screw");
        let events = if on && session.results().len() == 2 {
            use srm_core::session::IncidentKind::Equipment;
            vec![Event::Leader(LeaderAct::Open), Event::Leader(LeaderAct::VoidExercise(Equipment))]
        } else {
            match bot::next(&session, Profile::Idle) {
                bot::Next::Act(at, event) => {
                    session.advance(at);
                    vec![event]
                }
                bot::Next::Wait(at) => {
                    session.advance(at);
                    continue;
                }
                bot::Next::Stuck => panic!("stuck"),
            }
        };
        for event in events {
            assert_eq!(session.apply(session.now(), &event), srm_core::session::Applied::Taken);
            journal.push(Entry { at: session.now(), event });
        }
    }
    let sheet = Sheet::of(&session, &journal, sealing(1, 3, Digest::ZERO)).unwrap();
    assert_eq!(sheet.pending, []);
    assert_eq!(sheet.score.open_milli, 30_000, "void lines stay open");
}

#[test]
fn bad_texts_and_versions_are_named() {
    let bad = |change: &dyn Fn(&mut Sheet)| {
        let mut sheet = perfect();
        change(&mut sheet);
        Sheet::read(sheet.sign(&station_key()).unwrap().to_text().as_bytes()).map(|_| ()).unwrap_err()
    };
    assert_eq!(bad(&|sheet| sheet.build = "\u{1b}[2J".into()), SheetError::Text("build"));
    assert_eq!(bad(&|sheet| sheet.build = "a\nb".into()), SheetError::Text("build"));
    assert_eq!(bad(&|sheet| sheet.build = "x".repeat(TEXT_CHARS_MAX + 1)), SheetError::Text("build"));
    assert_eq!(bad(&|sheet| sheet.set_version = String::new()), SheetError::Text("set_version"));
    assert_eq!(
        bad(&|sheet| sheet.timing.input_path = "\u{7f}".into()),
        SheetError::Text("timing.input_path")
    );
    assert_eq!(
        bad(&|sheet| sheet.timing.display_stack = "\r".into()),
        SheetError::Text("timing.display_stack")
    );
    for station in ["", "station/*", "a b", "a,b", "å"] {
        assert_eq!(bad(&|sheet| sheet.station = station.into()), SheetError::Text("station"), "{station}");
    }
    let body = perfect().to_text().unwrap();
    for format in ["srm-sheet/1.1", "srm-sheet/2.0"] {
        let other = body.replacen("srm-sheet/1.0", format, 1);
        assert_eq!(Sheet::from_body(&other), Err(SheetError::Version(format.into())));
    }
    for (from, to) in [
        ("srm-sheet/1.0", "srm-pack/1.0"),
        ("\"purpose\"", "\"Purpose\""),
        ("  \"seq\": 3,\n", ""),
        ("\"seq\": 3", "\"seq\": 3.0"),
        ("\"seq\": 3", "\"seq\": \"3\""),
        ("\"seq\": 3", "\"seq\": 3,\n  \"note\": 1"),
        ("\"seq\": 3", "\"seq\": 3,\n  \"seq\": 3"),
        ("\"attempt\": 1", "\"attempt\": 256"),
        ("\"time_factor\": 1000", "\"time_factor\": 999"),
        ("\"language\": \"sv\"", "\"language\": \"SV\""),
        ("\"frames\": 5000", "\"frames\": -1"),
        ("\"pending\": [", "\"pending\": [ "),
    ] {
        let other = body.replacen(from, to, 1);
        assert_ne!(other, body, "{from}");
        assert!(matches!(Sheet::from_body(&other), Err(SheetError::Json(_))), "{to}");
    }
}

#[test]
fn sheets_of_the_demo_set_are_small() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = PackFiles::default();
    let mut add = |path: String| {
        let bytes = std::fs::read(root.join(&path)).unwrap();
        files.insert(&path, bytes).unwrap();
    };
    add("scoring-rules/demo.ron".to_owned());
    for folder in ["exercises/demo", "exercises/demo/text"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                add(format!("{folder}/{}", entry.file_name().to_string_lossy()));
            }
        }
    }
    let id = Id::parse("demo").unwrap();
    let (pack, problems) = Pack::check(&id, &files);
    let pack = Arc::new(pack.unwrap_or_else(|| panic!("{problems:#?}")));
    for profile in [Profile::Perfect, Profile::Idle] {
        let start = Start { set: id.clone(), ..start(1) };
        let Worked { session, journal } = bot::work(&pack, start, profile).unwrap();
        let sheet = Sheet::of(&session, &journal, sealing(1, 3, Digest::ZERO)).unwrap();
        let bytes = sheet.sign(&station_key()).unwrap().to_text().len();
        println!("{profile:?}: {bytes} bytes, {} entries", journal.len());
        assert!(bytes <= 60_000, "{profile:?}: {bytes} bytes, {} entries", journal.len());
    }
    assert_ne!(id, set());
}
