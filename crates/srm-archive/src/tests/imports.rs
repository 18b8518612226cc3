//! Taking documents in: what is kept, what is refused, and that repeating changes nothing.

use super::*;
use crate::testing::{STATION, pack, person, rating, session_of, sheet, sheet_file, signed_sheet, trust};
use crate::{DocumentKind, NeedKind, Recompute};
use srm_core::score::Basis;
use srm_sheet::fault::FaultCode;
use srm_sheet::namespace::Namespace;
use srm_sheet::signed::SignedFile;

#[test]
fn an_export_comes_in_whole_and_a_second_time_changes_nothing() {
    let place = Place::new();
    let (archive, day) = with_day(&place, ArchiveKind::Live, 4, Purpose::Live);
    let before = archive.index_text().unwrap();
    let again = import(&archive, day.export());
    assert_eq!((again.stored(), again.already(), again.refused()), (0, 7, 0));
    assert_eq!(archive.index_text().unwrap(), before);
    for (name, bytes) in &day.sheets {
        let digest = SignedFile::split(bytes, bytes.len()).unwrap().digest();
        let kept = archive.document(&digest).unwrap().unwrap();
        assert_eq!(kept.bytes.as_deref(), Some(bytes.as_slice()), "{name} word for word");
        assert_eq!(
            (kept.kind, kept.name.as_str(), kept.faults.len()),
            (DocumentKind::Sheet, name.as_str(), 0)
        );
    }
    let [station] = &archive.stations().unwrap()[..] else { panic!("one station") };
    assert_eq!((station.sheets, station.faults.len(), station.missing.len()), (4, 0, 0), "{station:#?}");
}

#[test]
fn the_order_of_files_does_not_matter() {
    let place = Place::new();
    let (archive, day) = with_day(&place, ArchiveKind::Live, 3, Purpose::Live);
    let mut files = day.export();
    files.push(("r".into(), rating(0, Purpose::Live, "rater/1", 4)));
    import(&archive, files.clone());
    let rows = |archive: &Archive| {
        let rows = archive.queue(&crate::Filter::default(), None, 10).unwrap().rows;
        rows.into_iter()
            .map(|row| (row.digest, row.needs, row.due, row.basis, row.faults))
            .collect::<Vec<_>>()
    };
    for turn in 1..files.len() {
        let other = Place::new();
        let archive_2 = other.archive(ArchiveKind::Live);
        files.rotate_left(turn);
        import(&archive_2, files.clone());
        recompute(&archive_2);
        assert_eq!(rows(&archive_2), rows(&archive));
    }
}

#[test]
fn a_sheet_waits_to_be_computed_and_then_says_where_it_stands() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "0", sheet_file(0, Purpose::Live));
    let row = archive.sheet_of_session(session_of(0)).unwrap().unwrap();
    assert_eq!((row.recompute, row.basis, row.faults), (Recompute::Waiting, None, 0));
    assert!(row.needs.has(NeedKind::Recompute) && !row.needs.has(NeedKind::FaultFound));
    recompute(&archive);
    let row = archive.sheet_of_session(session_of(0)).unwrap().unwrap();
    assert_eq!(row.recompute, Recompute::NotHere, "there is no set yet");
    assert!(row.needs.has(NeedKind::FaultFound));
    one(&archive, "set", pack());
    assert_eq!(recompute(&archive), 1);
    let row = archive.sheet_of_session(session_of(0)).unwrap().unwrap();
    assert_eq!((row.recompute, row.basis, row.faults), (Recompute::Done, Some(Basis::Incomplete), 0));
    assert!(row.needs.has(NeedKind::RatingDue) && row.needs.has(NeedKind::AnswerDue));
    assert_eq!(row.due.unwrap().unix_s(), row.ended.unix_s() + 3 * 24 * 3600);
}

#[test]
fn changed_points_are_found_by_the_queue_and_the_sheet_is_kept_and_flagged() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "set", pack());
    let mut sheet = sheet(1, Purpose::Live);
    sheet.score.machine_milli += 1000;
    assert_eq!(code_of(&one(&archive, "s", signed_sheet(&sheet))), "stored");
    assert_eq!(archive.recompute_next(10).unwrap().faulty, 1);
    let case = archive.case_file(session_of(1)).unwrap().unwrap();
    assert_eq!(case.faults[0].code, FaultCode::ScoreDiffers);
    assert!(case.row.needs.has(NeedKind::FaultFound));
}

#[test]
fn what_is_no_document_is_refused_by_name_and_leaves_nothing() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let good = sheet_file(0, Purpose::Live);
    let text = String::from_utf8(good.clone()).unwrap();
    for (name, bytes, code) in [
        ("empty.srm-sheet", Vec::new(), "SA0108"),
        ("note.txt", b"hello\n".to_vec(), "SA0107"),
        ("holiday.jpg", vec![0xff, 0xd8, 0xff, 0xe0], "SA0107"),
        ("sheets.zip", b"PK\x03\x04rest".to_vec(), "SA0106"),
        ("0.srm-sheet", b"PK\x03\x04rest".to_vec(), "SA0106"),
        ("x.gz", b"\x1f\x8b\x08rest".to_vec(), "SA0106"),
        ("allowed_signers", trust().into_bytes(), "SA0109"),
        ("cut.srm-sheet", good[..good.len() / 2].to_vec(), "SV0101"),
        ("cut.txt", good[..good.len() / 2].to_vec(), "SV0101"),
        ("no-end.srm-sheet", text.trim_end().as_bytes().to_vec(), "SV0101"),
        ("crlf.srm-sheet", text.replace('\n', "\r\n").into_bytes(), "SV0101"),
        ("changed.srm-sheet", text.replacen("\"attempt\": 1", "\"attempt\": 2", 1).into_bytes(), "SV0102"),
        ("other.srm-sheet", text.replacen("srm-sheet/1.0", "srm-sheet/2.0", 1).into_bytes(), "SV0102"),
        ("deep.srm-sheet", format!("{}\n", "[".repeat(1_000_000)).into_bytes(), "SV0101"),
        ("ledger.jsonl", b"{\"seq\":1}\n".to_vec(), "SV0601"),
    ] {
        assert_eq!(code_of(&one(&archive, name, bytes)), code, "{name}");
    }
    let purpose = SignedFile::sign(
        "{\n  \"format\": \"srm-sheet/1.0\"\n}\n".into(),
        Namespace::Rating,
        &person(STATION),
    );
    assert_eq!(code_of(&one(&archive, "p", purpose.unwrap().to_text().into_bytes())), "SV0103");
    assert_eq!(archive.index_text().unwrap(), Vec::<String>::new());
    assert_eq!(archive.counts(&crate::Filter::default()).unwrap().all, 0);
}

#[test]
fn every_bit_of_a_sheet_is_guarded() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let good = sheet_file(0, Purpose::Live);
    // A sample of bits, the same each time: the exhaustive test is that of the signature itself.
    let bad = (0..good.len() * 8).step_by(good.len() / 40).map(|bit| {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        (format!("{bit}.srm-sheet"), bytes)
    });
    let report = import(&archive, bad.collect());
    assert_eq!(report.stored(), 0, "{:#?}", report.rows);
}

#[test]
fn a_renamed_document_is_known_by_what_it_holds() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let mut day = Day::new();
    day.hold(0, Purpose::Live);
    for (name, bytes) in day.export() {
        assert_eq!(code_of(&one(&archive, &format!("{}.bak", name.len()), bytes)), "stored", "{name}");
    }
}

#[test]
fn a_demo_archive_takes_no_real_session_and_stays_what_it_is() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Demo);
    for (purpose, code) in [
        (Purpose::Live, "SA0202"),
        (Purpose::Trial, "SA0202"),
        (Purpose::Demo, "stored"),
        (Purpose::Simulated, "stored"),
    ] {
        let number = purpose as u32;
        assert_eq!(code_of(&one(&archive, "s", sheet_file(number, purpose))), code);
    }
    assert_eq!(code_of(&one(&archive, "r", rating(9, Purpose::Live, "rater/1", 3))), "SA0202");
    for sql in ["UPDATE meta SET value = 'live' WHERE key = 'kind'", "DELETE FROM meta"] {
        assert!(archive.db.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(Archive::open(archive.path()).unwrap().kind(), ArchiveKind::Demo);
}

#[test]
fn documents_cannot_be_changed_or_removed_by_any_statement() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 1, Purpose::Live);
    for sql in [
        "UPDATE file SET bytes = x'00'",
        "DELETE FROM file",
        "DELETE FROM document",
        "UPDATE document SET digest = zeroblob(32)",
        "UPDATE document SET received = 0",
    ] {
        assert!(archive.db.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn an_unknown_station_is_kept_with_its_fault_until_somebody_vouches_for_it() {
    let place = Place::new();
    let archive = Archive::create(&place.path("a"), ArchiveKind::Live).unwrap();
    let Outcome::Stored { digest, faults, .. } = one(&archive, "s", sheet_file(0, Purpose::Live)) else {
        panic!()
    };
    assert_eq!(faults[0].code, FaultCode::UnknownSigner);
    one(&archive, "set", pack());
    recompute(&archive);
    let of = || archive.document(&digest).unwrap().unwrap().faults;
    assert_eq!(archive.set_trust(&trust(), "", &officer(), utc(0)).unwrap(), 2, "the sheet and the set");
    assert_eq!(of(), []);
    assert!(archive.sheet_of_session(session_of(0)).unwrap().unwrap().trusted);
    let key = srm_sheet::public_key::PublicKey::from(&person(STATION)).to_string();
    archive.set_trust(&trust(), &format!("{key}\n"), &officer(), utc(1)).unwrap();
    assert_eq!(of()[0].code, FaultCode::Revoked, "at once, without another import");
    assert_eq!(archive.trust().unwrap().version, 2);
    assert!(archive.set_trust("nonsense", "", &officer(), utc(2)).is_err());
    assert!(archive.set_trust("", "", &actor("rater/1"), utc(2)).is_err());
    assert_eq!(archive.trust().unwrap().version, 2);
}

#[test]
fn dated_in_the_future_is_noted_for_ever() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let mut sheet = sheet(0, Purpose::Live);
    sheet.ended = utc(3 * 24 * 3600);
    let Outcome::Stored { faults, .. } = one(&archive, "s", signed_sheet(&sheet)) else { panic!() };
    assert_eq!(faults[0].code, FaultCode::FromTheFuture);
    archive.rebuild(&mut |_| Continue::Yes).unwrap();
    assert_eq!(archive.sheet_of_session(session_of(0)).unwrap().unwrap().faults, 1);
}

#[test]
fn two_sheets_of_one_session_accuse_each_other() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "a", sheet_file(0, Purpose::Live));
    let mut twin = sheet(0, Purpose::Live);
    (twin.build, twin.seq) = ("srm 0.1.1".into(), 99);
    let Outcome::Stored { faults, .. } = one(&archive, "b", signed_sheet(&twin)) else { panic!() };
    assert_eq!(faults[0].code, FaultCode::SheetTwice);
    let rows = archive.queue(&crate::Filter::default(), None, 10).unwrap().rows;
    assert!(rows.len() == 2 && rows.iter().all(|row| row.faults == 1), "{rows:#?}");
}

#[test]
fn a_missing_exchanged_or_rolled_back_sheet_shows_in_its_station() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let mut day = Day::new();
    day.hold(0, Purpose::Live);
    let early = day.ledger_file();
    let lost = day.hold(1, Purpose::Live);
    let mut files = day.export();
    files.retain(|(name, _)| name != "1.srm-sheet" && name != "ledger.jsonl");
    files.push(early.clone());
    import(&archive, files);
    let codes = |archive: &Archive| -> Vec<FaultCode> {
        archive
            .stations()
            .unwrap()
            .iter()
            .flat_map(|station| &station.faults)
            .map(|fault| fault.code)
            .collect()
    };
    assert_eq!(codes(&archive), [FaultCode::Rollback], "the checkpoint knows a longer ledger");
    import(&archive, vec![day.ledger_file()]);
    assert_eq!(codes(&archive), [FaultCode::SheetMissing]);
    assert_eq!(archive.stations().unwrap()[0].missing, [lost]);
    let report = import(&archive, vec![early]);
    assert_eq!(report.already(), 1, "an earlier state brings nothing back");
    let (name, bytes) = day.sheets[1].clone();
    one(&archive, &name, bytes);
    assert_eq!(codes(&archive), []);
    let mut other = Day::new();
    other.hold(2, Purpose::Live);
    import(&archive, other.export());
    assert!(codes(&archive).contains(&FaultCode::Fork), "{:?}", codes(&archive));
}

#[test]
fn somebody_elses_judgement_is_not_put_as_ones_own() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 1, Purpose::Live);
    let put = |bytes, by: &str| {
        let outcome = archive.put("r.srm-rating", bytes, &actor(by), utc(0)).unwrap();
        code_of(&outcome)
    };
    assert_eq!(put(rating(0, Purpose::Live, "rater/1", 3), "rater/2"), "SA0203");
    assert_eq!(put(rating(0, Purpose::Live, "rater/1", 3), "rater/1"), "stored");
    assert_eq!(put(rating(0, Purpose::Live, "rater/4", 3), "recruiter/4"), "stored", "one key, two names");
}

#[test]
fn a_stopped_import_keeps_what_came_before() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let files: Vec<_> =
        (0..300).map(|number| (format!("{number}"), sheet_file(number, Purpose::Live))).collect();
    let mut told = Vec::new();
    let report = archive
        .import(&mut candidates(files), "test", utc(0), &mut |progress| {
            told.push(progress);
            Continue::Stop
        })
        .unwrap();
    assert!(report.stopped && report.stored() < 300);
    assert_eq!(told.len(), 1);
    assert_eq!(archive.counts(&crate::Filter::default()).unwrap().all, report.stored());
}

#[test]
fn other_files_are_not_opened_as_archives() {
    let place = Place::new();
    let path = place.path("x");
    assert!(matches!(Archive::open(&path), Err(crate::ArchiveError::Missing(_))));
    for bytes in [b"".to_vec(), b"hello".to_vec(), vec![0; 5000]] {
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(Archive::open(&path), Err(crate::ArchiveError::NotAnArchive(_))));
        assert!(matches!(Archive::create(&path, ArchiveKind::Live), Err(crate::ArchiveError::Exists(_))));
    }
    let newer = place.archive(ArchiveKind::Live);
    newer.db.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Archive::open(newer.path()), Err(crate::ArchiveError::Newer { found: 99, .. })));
}
