//! The program stops, the power goes, disks fail: nothing acknowledged is lost, and the books agree.

use super::*;
use crate::disk::faulty::Fault;
use srm_core::session::{Act, Fault as Noticed, IncidentWhat};
use srm_sheet::sheet::Sheet;

/// Does the first `steps` things; `false` if the session was over before.
fn some_steps(place: &Place, live: &mut Live, steps: usize) -> bool {
    (0..steps).all(|_| step(place, live))
}

fn interruptions(live: &Live) -> Vec<u32> {
    let of = |what: &IncidentWhat| match what {
        IncidentWhat::Interrupted { away_s } => Some(*away_s),
        _ => None,
    };
    live.session().incidents().iter().filter_map(|incident| of(&incident.what)).collect()
}

#[test]
fn a_killed_session_goes_on_where_it_stood() {
    let place = Place::new("killed");
    let mut station = place.open();
    let mut live = station.begin(&demo(), set_up(11)).unwrap();
    let session = live.header.start.session;
    for stop in 0..4 {
        // Into the first exercise, and then further each time.
        assert!(some_steps(&place, &mut live, 60 + 40 * stop));
        live.wait().unwrap();
        let (at, taken) = (live.session().now(), live.entries.len());
        drop((live, station));
        place.pass(300);

        station = place.open();
        let found = station.interrupted().unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].session, &found[0].code, found[0].torn_bytes), (session, &set_up(11).code, 0));
        assert_eq!(station.today().unwrap()[0].state, RowState::Running);
        live = station.resume(session).unwrap();
        // The clock stopped at the last sign of life, a second before at most, and did not run meanwhile.
        assert!(live.session().now() <= at && at.ms_since(live.session().now()) <= 1000);
        let points_lost = (taken + 1).saturating_sub(live.entries.len());
        assert!(points_lost <= 25, "{points_lost} of {taken}");
        let away = interruptions(&live);
        assert_eq!(away.len(), stop + 1);
        assert!((300..=306).contains(away.last().unwrap()), "{away:?}");
        assert!(live.synced(), "the interruption itself is saved before the first screen");
    }
    work(&place, &mut live);
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    let sheet = read_sheet(&station, &info.path);
    assert_eq!(sheet.incidents.len(), 4);
    assert!(station.resume(session).is_err(), "a sealed session is over");
}

#[test]
fn heartbeats_keep_the_clock_while_nothing_happens() {
    let place = Place::new("beats");
    let mut station = place.open();
    let mut live = station.begin(&demo(), set_up(12)).unwrap();
    while !live.session().is_timed() {
        assert!(step(&place, &mut live));
    }
    let began = live.session().now();
    (1..=125).for_each(|tick| live.advance(began.plus_ms(tick * 100)));
    live.wait().unwrap();
    drop((live, station));
    let mut station = place.open();
    let session = station.interrupted().unwrap()[0].session;
    let live = station.resume(session).unwrap();
    let kept_ms = live.session().now().ms_since(began);
    assert!((11_500..=12_500).contains(&kept_ms), "{kept_ms} ms of 12.5 s");
}

#[test]
fn a_power_cut_loses_nothing_that_was_saved() {
    let place = Place::new("power");
    for (seed, steps) in [5, 30, 90, 150, 260].into_iter().enumerate() {
        let disk = FaultyDisk::new();
        let mut station = place.open_on(Arc::new(disk.clone()), None).unwrap();
        let mut live = station.begin(&demo(), set_up(20)).unwrap();
        assert!(some_steps(&place, &mut live, steps));
        live.wait().unwrap();
        let saved = live.entries.len() - live.waiting_points();
        // What comes after is not waited for.
        some_steps(&place, &mut live, 3);
        let after = disk.after_power_cut(seed as u64);
        drop((live, station));

        let mut station = place.open_on(Arc::new(after), None).unwrap();
        let session = station.interrupted().unwrap()[0].session;
        let mut live = station.resume(session).unwrap();
        assert!(live.entries.len() > saved, "the saved ones and the interruption");
        work(&place, &mut live);
        let info = sealed(station.seal(&mut live, timing()).unwrap());
        assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
        assert_eq!(station.ledger().audit(), []);
    }
}

#[test]
fn a_failed_journal_goes_on_in_the_spare_place() {
    let place = Place::new("spare");
    let disk = FaultyDisk::new();
    let mut station = place.open_on(Arc::new(disk.clone()), None).unwrap();
    let mut live = station.begin(&demo(), set_up(30)).unwrap();
    assert!(some_steps(&place, &mut live, 40));
    disk.kill(&place.root.join("journals"));
    assert!(some_steps(&place, &mut live, 40));
    live.wait().unwrap();
    let Some(Trouble::Spare { path, .. }) = live.trouble() else { panic!("{:?}", live.trouble()) };
    assert!(path.starts_with(place.root.join("spare")));
    let moved = IncidentWhat::Station(Noticed::JournalMoved);
    assert!(some_steps(&place, &mut live, 2));
    assert_eq!(live.session().incidents().iter().filter(|incident| incident.what == moved).count(), 1);
    // After a crash the copy with more in it is taken, and the session ends well.
    live.wait().unwrap();
    let taken = live.entries.len() - live.waiting_points();
    let after = disk.after_power_cut(3);
    drop((live, station));
    let mut station = place.open_on(Arc::new(after), None).unwrap();
    let found = station.interrupted().unwrap().remove(0);
    assert!(found.path.starts_with(place.root.join("spare")));
    let mut live = station.resume(found.session).unwrap();
    assert_eq!(live.entries.len(), taken + 1);
    work(&place, &mut live);
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
}

#[test]
fn when_nothing_can_be_saved_the_session_stands_still() {
    let place = Place::new("dead");
    let disk = FaultyDisk::new();
    let mut station = place.open_on(Arc::new(disk.clone()), None).unwrap();
    let mut live = station.begin(&demo(), set_up(31)).unwrap();
    assert!(some_steps(&place, &mut live, 50));
    live.wait().unwrap();
    disk.kill(&place.root);
    while !live.is_stopped() {
        let now = live.session().now();
        live.advance(now.plus_ms(1000));
        let _ = live.wait();
    }
    assert_eq!(live.trouble().unwrap().words().0, "err-journal-failed");
    let now = live.session().now();
    live.advance(now.plus_ms(60_000));
    assert_eq!(live.session().now(), now);
    assert_eq!(live.apply(now, &Event::Act(Act::CallLeader)), Applied::Ignored);
    let after = disk.after_power_cut(1);
    drop((live, station));
    let mut station = place.open_on(Arc::new(after), None).unwrap();
    let session = station.interrupted().unwrap()[0].session;
    let mut live = station.resume(session).unwrap();
    work(&place, &mut live);
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
}

#[test]
fn a_damaged_journal_is_set_aside_and_chained() {
    let place = Place::new("damaged");
    let mut station = place.open();
    let mut live = station.begin(&demo(), set_up(32)).unwrap();
    assert!(some_steps(&place, &mut live, 30));
    live.wait().unwrap();
    assert!(some_steps(&place, &mut live, 30));
    live.wait().unwrap();
    let path = shelf::path_of(&station.folder, live.header.start.session);
    drop((live, station));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[2000] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let mut station = place.open();
    let [Finding::Damaged { path: aside, .. }, Finding::Lost { .. }] = station.findings() else {
        panic!("{:?}", station.findings())
    };
    assert_eq!(std::fs::read(aside).unwrap(), bytes, "not a byte is lost");
    assert!(!path.exists());
    assert_eq!(station.interrupted().unwrap(), []);
    assert_eq!(station.ledger().audit(), []);
    assert_eq!(kinds(&station).last(), Some(&EntryKind::Voided));
}

/// A short session, up to its sheet; errors are what the test is about.
fn short_session(place: &Place, disk: &FaultyDisk) -> Result<(), StationError> {
    let mut station = place.open_on(Arc::new(disk.clone()), None)?;
    let mut live = station.begin(&demo(), set_up(40))?;
    for _ in 0..5 {
        step(place, &mut live);
    }
    for act in [Act::AskLeave, Act::Leave] {
        let _ = live.apply(live.session().now(), &Event::Act(act));
    }
    station.seal(&mut live, timing()).map(drop)
}

/// Sheets, ledger and journals tell the same story.
fn books_agree(station: &mut Station, what: &str) {
    let sheets = station.disk.list(&station.folder.sheets()).unwrap();
    let mut on_disk: Vec<Digest> = Vec::new();
    for path in sheets.iter().filter(|path| path.to_string_lossy().ends_with(".srm-sheet")) {
        let (sheet, signed) = Sheet::read(&station.disk.read(path, 1 << 24).unwrap()).unwrap();
        let entry = &station.ledger().entries()[sheet.seq as usize - 1];
        assert_eq!((entry.kind, entry.session()), (EntryKind::Sealed, Some(sheet.session)), "{what}");
        assert_eq!(faults(station, path), [] as [&str; 0], "{what}");
        on_disk.push(signed.digest());
    }
    let sealed = station.ledger().entries().iter().filter(|entry| entry.kind == EntryKind::Sealed);
    let chained: Vec<Digest> = sealed.filter_map(|entry| entry.payload.as_ref()?.digest).collect();
    assert_eq!(chained, on_disk, "{what}");
    assert_eq!(station.ledger().audit(), [], "{what}");
    for found in station.interrupted().unwrap() {
        station.resume(found.session).unwrap();
    }
}

#[test]
fn the_books_agree_after_a_fault_at_every_operation() {
    let place = Place::new("books");
    // The key is made once; everything else is new each time.
    drop(place.open_on(Arc::new(FaultyDisk::new()), None).unwrap());
    for fault in [Fault::InputOutput, Fault::PowerCut] {
        for op in 0.. {
            let disk = FaultyDisk::new();
            disk.fault_after(op, fault);
            let outcome = short_session(&place, &disk);
            for seed in 0..2 {
                let what = format!("{fault:?} at {op}, seed {seed}, {outcome:?}");
                let after = disk.after_power_cut(seed);
                match place.open_on(Arc::new(after.clone()), None) {
                    Ok(mut station) => books_agree(&mut station, &what),
                    Err(error) => panic!("{what}: {error}"),
                }
                // A second start finds nothing new to repair.
                let mut station = place.open_on(Arc::new(after), None).unwrap();
                books_agree(&mut station, &what);
            }
            if !disk.fired() {
                outcome.unwrap();
                break;
            }
        }
    }
}

#[test]
fn without_its_set_a_session_waits() {
    let place = Place::new("noset");
    let mut station = place.open();
    let mut live = station.begin(&demo(), set_up(41)).unwrap();
    assert!(some_steps(&place, &mut live, 20));
    live.wait().unwrap();
    let session = live.header.start.session;
    drop((live, station));
    let packs = place.root.join("packs");
    let pack = RealDisk.list(&packs).unwrap().remove(0);
    std::fs::rename(&pack, packs.join("elsewhere")).unwrap();
    // A write that a crash cut short lies about, too.
    std::fs::write(packs.join("half.srm-pack.tmp"), "{").unwrap();
    let mut station = place.open();
    assert_eq!(RealDisk.list(&packs).unwrap(), [packs.join("elsewhere")]);
    assert_eq!(station.interrupted().unwrap().len(), 1);
    assert_eq!(station.today().unwrap()[0].state, RowState::Running);
    assert!(matches!(station.resume(session), Err(StationError::PackMissing(_))));
    station.offer(&demo());
    let mut live = station.resume(session).unwrap();
    work(&place, &mut live);
    let info = sealed(station.seal(&mut live, timing()).unwrap());
    assert_eq!(faults(&station, &info.path), [] as [&str; 0]);
    // The next session brings the copy back.
    drop(station.begin(&demo(), set_up(42)).unwrap());
    assert!(pack.exists());
}

#[test]
fn a_journal_of_a_newer_program_is_left_alone() {
    let place = Place::new("newer");
    let mut station = place.open();
    let live = station.begin(&demo(), set_up(43)).unwrap();
    let path = shelf::path_of(&station.folder, live.header.start.session);
    drop((live, station));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[8] = 99;
    std::fs::write(&path, &bytes).unwrap();
    let station = place.open();
    assert!(matches!(station.findings(), [Finding::Unreadable { .. }]), "{:?}", station.findings());
    assert!(path.exists());
    assert_ne!(kinds(&station).last(), Some(&EntryKind::Voided), "it may yet be read");
}
