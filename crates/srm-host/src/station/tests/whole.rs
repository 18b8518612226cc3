//! Proofs of whole sessions at a station, from set-up to export.

use super::*;
use crate::station::LEADER_CODE_DEFAULT;
use srm_core::session::{Act, Ending, LeaderAct};

#[test]
fn a_whole_session_is_sealed_and_a_stranger_finds_no_fault() {
    let place = Place::new("whole");
    let mut station = place.open();
    assert!(!station.is_locked() && station.key_trouble().is_none());
    let mut live = station.begin(&demo(), set_up(7)).unwrap();
    assert_eq!(
        kinds(&station),
        [EntryKind::Enrolled, EntryKind::Opened, EntryKind::PackInstalled, EntryKind::SessionStarted]
    );
    assert_eq!(station.today().unwrap()[0].state, RowState::Running);
    assert!(matches!(station.seal(&mut live, timing()), Err(StationError::NotOver(_))));
    work(&place, &mut live);
    assert_eq!(live.session().ending(), Some(Ending::Completed));

    let outcome = station.seal(&mut live, timing()).unwrap();
    let info = sealed(outcome.clone());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    assert!(live.synced() && live.trouble().is_none());
    assert_eq!(station.seal(&mut live, timing()).unwrap(), outcome, "sealing again changes nothing");
    assert_eq!(kinds(&station).last(), Some(&EntryKind::Sealed));
    assert_eq!(station.ledger().audit(), []);

    let sheet = read_sheet(&station, &info.path);
    assert_eq!((sheet.station.as_str(), sheet.session), (station.name(), info.session));
    assert_eq!((sheet.seq, sheet.timing), (station.ledger().entries().len() as u64, timing()));
    let machine: i64 =
        sheet.score.lines.iter().filter(|line| line.points_milli.is_some()).map(|line| line.max_milli).sum();
    assert_eq!(sheet.score.machine_milli, machine, "the perfect candidate has full points");
    let size = std::fs::metadata(&info.path).unwrap().len();
    assert!(size < 120_000, "{size} bytes");

    let row = station.today().unwrap().remove(0);
    assert_eq!((row.state, row.code, row.incidents), (RowState::Sealed, set_up(7).code, 0));
    assert!((5..20).contains(&row.minutes), "{} minutes", row.minutes);

    // Nothing is left to do after a restart.
    drop((live, station));
    let mut station = place.open();
    assert_eq!(station.findings(), []);
    assert_eq!(station.interrupted().unwrap(), []);
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    station.close().unwrap();
    assert_eq!(kinds(&place.open()).last_chunk::<2>(), Some(&[EntryKind::Closed, EntryKind::Opened]));
}

#[test]
fn a_locked_key_keeps_nobody_from_working() {
    let place = Place::new("locked");
    let open = |passphrase| place.open_on(Arc::new(RealDisk), passphrase).unwrap();
    let name = open(Some("häst 42")).name().to_owned();
    let mut station = open(None);
    assert!(station.is_locked());
    assert_eq!(station.name(), name);
    assert_eq!(station.key_trouble().unwrap().words().0, "err-key-passphrase");
    // A set that was never used is not installed while nobody can answer for it.
    assert!(matches!(station.begin(&demo(), set_up(1)), Err(StationError::Locked)));
    assert!(matches!(station.export_all(&place.root), Err(StationError::Locked)));
    station.unlock("häst 42").unwrap();
    drop(station.begin(&demo(), set_up(1)).unwrap());
    drop(station);

    let mut station = open(None);
    let first = station.interrupted().unwrap().remove(0);
    let mut live = station.resume(first.session).unwrap();
    work(&place, &mut live);
    assert_eq!(station.seal(&mut live, timing()).unwrap(), Outcome::Unsealed);
    assert_eq!(station.today().unwrap()[0].state, RowState::Unsealed);
    assert_eq!(station.interrupted().unwrap(), [], "it is over, only not sealed");
    assert!(station.unlock("hest 42").is_err());
    assert!(station.is_locked());
    station.unlock("häst 42").unwrap();
    let [Finding::Sealed(info)] = station.findings() else { panic!("{:?}", station.findings()) };
    let info = info.clone();
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    assert_eq!(read_sheet(&station, &info.path).timing, timing());
    assert_eq!(sealed(station.seal(&mut live, timing()).unwrap()), info);
}

#[test]
fn an_unsealed_session_survives_the_night() {
    let place = Place::new("night");
    let open = |passphrase| place.open_on(Arc::new(RealDisk), passphrase).unwrap();
    let mut station = open(Some("x"));
    drop(station.begin(&demo(), set_up(2)).unwrap());
    drop(station);
    let mut station = open(None);
    let session = station.interrupted().unwrap()[0].session;
    let mut live = station.resume(session).unwrap();
    work(&place, &mut live);
    assert_eq!(station.seal(&mut live, timing()).unwrap(), Outcome::Unsealed);
    let ended_s = place.clock.unix_s();
    drop((live, station));
    place.pass(14 * 3600);
    let station = open(Some("x"));
    let [Finding::Sealed(info)] = station.findings() else { panic!("{:?}", station.findings()) };
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    let sheet = read_sheet(&station, &info.path);
    assert_eq!((sheet.ended.unix_s(), sheet.timing), (ended_s, timing()), "it ended yesterday");
}

#[test]
fn sessions_without_a_sheet_say_why() {
    let place = Place::new("why");
    let mut station = place.open();
    let kind = srm_core::session::IncidentKind::Unwell;
    let acts = [
        vec![Event::Act(Act::Decline)],
        vec![Event::Leader(LeaderAct::Open), Event::Leader(LeaderAct::Void(kind))],
    ];
    for (number, (events, state, why)) in acts
        .into_iter()
        .zip([(RowState::Declined, "declined"), (RowState::Voided, "incident-unwell")])
        .map(|(events, (state, why))| (events, state, why))
        .enumerate()
    {
        let mut live = station.begin(&demo(), set_up(number as u32)).unwrap();
        step(&place, &mut live);
        for event in events {
            assert_eq!(live.apply(live.session().now(), &event), Applied::Taken);
        }
        let outcome = station.seal(&mut live, timing()).unwrap();
        assert_eq!(outcome, Outcome::Voided { reason: why.to_owned() });
        assert_eq!(station.today().unwrap()[number].state, state);
        let last = station.ledger().entries().last().unwrap();
        assert_eq!(last.kind, EntryKind::Voided);
        assert_eq!(last.payload.as_ref().unwrap().reason.as_deref(), Some(why));
    }
    // One that left has a sheet.
    let mut live = station.begin(&demo(), set_up(3)).unwrap();
    (0..4).for_each(|_| assert!(step(&place, &mut live)));
    for act in [Act::AskLeave, Act::Leave] {
        assert_eq!(live.apply(live.session().now(), &Event::Act(act)), Applied::Taken);
    }
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    assert_eq!(station.today().unwrap()[2].state, RowState::Left);
    assert_eq!(station.ledger().audit(), []);
}

#[test]
fn one_folder_has_one_station() {
    let place = Place::new("one");
    let station = place.open();
    let error = place.open_on(Arc::new(RealDisk), None).map(drop).unwrap_err();
    assert!(error.to_string().contains("in use"), "{error}");
    drop(station);
    place.open();
}

#[test]
fn another_key_is_not_this_station() {
    let place = Place::new("key");
    drop(place.open());
    let key = place.root.join("station/station_key");
    for end in ["", ".pub", ".allowed_signers"] {
        std::fs::remove_file(with_suffix(&key, end)).unwrap();
    }
    let station = place.open();
    assert!(matches!(station.key_trouble(), Some(StationError::Key(KeyError::Missing(_)))));
    drop(station);
    std::fs::remove_file(with_suffix(&key, ".allowed_signers")).unwrap();
    keys::generate(&key, None, "station").unwrap();
    let station = place.open();
    assert!(matches!(station.key_trouble(), Some(StationError::OtherKey { .. })));
    assert!(station.is_locked());
    // Without its settings a station with a ledger is not taken for a new one.
    drop(station);
    std::fs::remove_file(place.root.join("station/station.json")).unwrap();
    for end in ["", ".pub", ".allowed_signers"] {
        let _ = std::fs::remove_file(with_suffix(&key, end));
    }
    assert!(place.open_on(Arc::new(RealDisk), None).is_err());
}

#[test]
fn lost_settings_come_back_with_the_same_name() {
    let place = Place::new("settings");
    let name = place.open().name().to_owned();
    let path = place.root.join("station/station.json");
    std::fs::write(&path, "{}\n").unwrap();
    let error = place.open_on(Arc::new(RealDisk), None).map(drop).unwrap_err();
    assert!(matches!(error, StationError::Config { .. }), "{error}");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(place.open().name(), name);
    assert!(name.starts_with("station/") && name.len() == 16, "{name}");
}

#[test]
fn the_leader_code() {
    let place = Place::new("code");
    let mut station = place.open();
    assert!(station.has_default_leader_code() && station.leader_code_fits(LEADER_CODE_DEFAULT));
    for bad in ["", "123", "123456789", "12a4", "１２３４", " 1234"] {
        assert!(matches!(station.set_leader_code(bad), Err(StationError::LeaderCode)), "{bad}");
        assert!(!station.leader_code_fits(bad), "{bad}");
    }
    station.set_leader_code("80417").unwrap();
    drop(station);
    let station = place.open();
    assert!(!station.has_default_leader_code());
    assert!(station.leader_code_fits("80417") && !station.leader_code_fits("1234"));
    let text = std::fs::read_to_string(place.root.join("station/station.json")).unwrap();
    assert!(!text.contains("80417"), "{text}");
}

#[test]
fn a_moved_wall_clock_is_noted_twice() {
    let place = Place::new("clock");
    let mut station = place.open();
    let mut live = station.begin(&demo(), set_up(5)).unwrap();
    (0..12).for_each(|_| assert!(step(&place, &mut live)));
    // The wall clock is moved by a day; the session's own does not care.
    place.clock.set_unix_s(place.clock.unix_s() - 86_400);
    let now = live.session().now();
    live.advance(now.plus_ms(10_000));
    assert_eq!(live.session().incidents().len(), 1);
    live.advance(now.plus_ms(20_000));
    assert_eq!(live.session().incidents().len(), 1, "once for each jump");
    for act in [Act::AskLeave, Act::Leave] {
        let _ = live.apply(live.session().now(), &Event::Act(act));
    }
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    assert!(kinds(&station).contains(&EntryKind::ClockChanged));
    // And at the next start it still stands before what is already written.
    let count =
        |station: &Station| kinds(station).iter().filter(|kind| **kind == EntryKind::ClockChanged).count();
    let before = count(&station);
    drop((live, station));
    assert_eq!(count(&place.open()), before + 1);
}

#[test]
fn every_error_has_translated_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../srm-text/i18n/en/station.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    let file = PathBuf::from("f");
    let id = uuid::Uuid::nil();
    let io = |kind: std::io::ErrorKind| crate::disk::DiskError {
        doing: "write",
        path: "f".into(),
        source: kind.into(),
    };
    let errors = [
        StationError::Disk(io(std::io::ErrorKind::StorageFull)),
        StationError::Disk(io(std::io::ErrorKind::NotFound)),
        StationError::Locked,
        StationError::OtherKey { path: file.clone(), station: String::new() },
        StationError::Key(KeyError::Missing(file.clone())),
        StationError::NoSession { path: file.clone(), reason: String::new() },
        StationError::PackBad(String::new()),
        StationError::PackMissing(String::new()),
        StationError::Clock,
        StationError::NotOver(id),
        StationError::Receipt(String::new()),
    ];
    let trouble = Trouble::Spare { path: file, reason: String::new() };
    let stopped = Trouble::Stopped { reason: String::new() };
    let ids = errors.iter().map(StationError::words).chain([trouble.words(), stopped.words()]);
    for id in ids.flat_map(<[_; 2]>::from) {
        assert!(text.contains(&format!("\n{id} = ")), "{id}");
    }
    for state in [
        RowState::Running,
        RowState::Unsealed,
        RowState::Sealed,
        RowState::Left,
        RowState::Declined,
        RowState::Voided,
    ] {
        assert!(text.contains(&format!("\n{} = ", state.word())), "{}", state.word());
    }
}
