//! Proofs of a folder of sheets and ledgers.

use super::*;
use crate::document::Document as _;
use crate::json;
use crate::ledger::{Checkpoint, EntryKind, Ledger, Payload};
use crate::namespace::Namespace;
use crate::signed::SignedFile;
use crate::testing::{Day, NOW_S, STATION, key, packs, sheet, signed, start, station_key, trust, utc};
use crate::verify::Kind;
use srm_core::bot::Profile;

type Files = Vec<(String, Vec<u8>)>;

fn verify(files: &[(String, Vec<u8>)]) -> FolderReport {
    verify_folder(files, &trust(), &Packs::new(), NOW_S)
}

/// Two sealed sessions and a void one.
fn day() -> Day {
    let mut day = Day::new();
    day.start(1);
    day.seal(1, Profile::Idle);
    day.start(2);
    let void = Payload { reason: Some("declined".into()), ..Day::session(2) };
    day.chain(EntryKind::Voided, void);
    day.start(3);
    day.seal(3, Profile::Idle);
    day
}

fn without(mut files: Files, name: &str) -> Files {
    let before = files.len();
    files.retain(|(file, _)| file != name);
    assert_eq!(files.len(), before - 1, "{name}");
    files
}

fn found(report: &FolderReport) -> Vec<FaultCode> {
    assert!(report.files.iter().all(Report::is_good), "{:#?}", report.files);
    let mut codes: Vec<_> = report.faults.iter().map(|fault| fault.code).collect();
    codes.dedup();
    codes
}

#[test]
fn a_whole_export_is_good_and_its_own_pack_is_found() {
    let report = verify(&day().export());
    assert_eq!(found(&report), []);
    assert!(report.is_good());
    assert_eq!(report.notes, [""; 0]);
    assert!(report.files.iter().filter(|file| file.kind == Kind::Sheet).all(|file| file.recomputed));
    let kinds: Vec<_> = report.files.iter().map(|file| file.kind).collect();
    assert_eq!(kinds, [Kind::Sheet, Kind::Sheet, Kind::Pack, Kind::Ledger, Kind::Checkpoint]);
    let stations: Vec<_> = report.files.iter().filter_map(|file| file.station.as_deref()).collect();
    assert_eq!(stations, [STATION; 4]);
    assert!(serde_json::to_string(&report).is_ok());
    assert_eq!(verify(&[]), FolderReport::default());
    let strange = verify(&[("notes.txt".into(), b"hello".to_vec()), ("empty.jsonl".into(), vec![])]);
    assert!(strange.is_good());
    assert_eq!(strange.notes.len(), 2);
}

#[test]
fn a_pack_may_be_elsewhere_and_missing_is_a_fault() {
    let files = without(day().export(), "test.srm-pack");
    assert!(verify_folder(&files, &trust(), &packs(), NOW_S).is_good());
    let report = verify(&files);
    assert!(report.has(FaultCode::PackMissing) && !report.is_good());
}

#[test]
fn a_missing_sheet_leaves_a_hole() {
    let report = verify(&without(day().export(), "1.srm-sheet"));
    assert_eq!(found(&report), [FaultCode::SheetMissing]);
    assert!(report.faults[0].message.contains("ledger.jsonl: entry 4"), "{}", report.faults[0]);
    // A changed sheet is another sheet: the hole stays.
    let mut files = day().export();
    let at = files[0].1.len() / 2;
    files[0].1[at] ^= 1;
    let report = verify(&files);
    assert!(report.has(FaultCode::SheetMissing) && !report.files[0].is_good());
}

#[test]
fn sheets_handed_over_or_erased_are_not_missing() {
    let mut day = day();
    let sealed = day.ledger.entries()[3].payload.as_ref().unwrap().digest;
    day.chain(EntryKind::Receipt, Payload { digest: sealed, ..Day::session(1) });
    let report = verify(&without(day.export(), "1.srm-sheet"));
    assert_eq!(found(&report), []);
    assert_eq!(report.notes, ["ledger.jsonl: 1 sheets were handed over against a receipt and are not here"]);

    let mut day = self::day();
    assert_eq!(day.ledger.erase_session(start(1).session), 2);
    let report = verify(&without(day.export(), "1.srm-sheet"));
    assert_eq!(found(&report), []);
    assert_eq!(
        report.notes,
        ["ledger.jsonl: what 1 sealed entries say was erased; their sheets are not missing"]
    );
    let report = verify(&day.export());
    assert_eq!(found(&report), []);
    assert!(report.notes.iter().any(|note| note.starts_with("1.srm-sheet: ")), "{:?}", report.notes);
}

#[test]
fn open_sessions_are_told_except_the_last() {
    let mut day = day();
    day.start(4);
    let report = verify(&day.export());
    assert_eq!(found(&report), []);
    assert!(report.notes[0].contains("has not ended yet"));
    day.start(5);
    day.seal(5, Profile::Idle);
    let report = verify(&day.export());
    assert_eq!(found(&report), [FaultCode::OpenSession]);
    day.chain(EntryKind::Voided, Day::session(5));
    let report = verify(&day.export());
    assert_eq!(found(&report), [FaultCode::LedgerStory, FaultCode::OpenSession]);
}

#[test]
fn a_ledger_older_than_a_checkpoint_or_sheet_is_a_rollback() {
    let day = day();
    let mut files = day.export();
    let text = day.ledger.to_text().unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let cut = |count: usize| lines[..count].concat().into_bytes();
    let ledger = files.iter().position(|(name, _)| name == "ledger.jsonl").unwrap();
    files[ledger].1 = cut(7);
    let report = verify(&files);
    assert_eq!(found(&report), [FaultCode::Rollback]);
    assert_eq!(report.faults.len(), 2, "the last sheet and the checkpoint prove it");
    assert_eq!(found(&verify(&without(files.clone(), "ledger.checkpoint"))), [FaultCode::Rollback]);
    // Beside the whole ledger an older state of it is nothing wrong.
    files.push(day.ledger_file("now.jsonl"));
    let report = verify(&files);
    assert_eq!(found(&report), []);
    assert_eq!(report.notes, ["ledger.jsonl: an earlier state of now.jsonl"]);
    files[ledger].1.pop();
    assert!(verify(&files).has(FaultCode::LedgerBroken));
}

#[test]
fn two_histories_are_a_fork() {
    let (one, mut two) = (day(), Day::new());
    two.start(1);
    two.seal(1, Profile::Perfect);
    let mut files = one.export();
    files.push(two.ledger_file("two.jsonl"));
    let report = verify(&files);
    assert_eq!(found(&report), [FaultCode::Fork]);
    assert!(report.faults[0].message.contains("part ways at entry 4"), "{}", report.faults[0]);
    // The other history's checkpoint or sheet gives it away without its ledger.
    let mut files = one.export();
    files.push(two.checkpoint("two.checkpoint"));
    assert_eq!(found(&verify(&files)), [FaultCode::Fork]);
    let mut files = one.export();
    files.push(("two.srm-sheet".into(), two.sheets[0].1.clone()));
    let report = verify(&files);
    assert!(report.has(FaultCode::Fork) && report.has(FaultCode::SheetTwice), "{:#?}", report.faults);
    assert!(report.has(FaultCode::LedgerDisagrees));
    // And two checkpoints need no ledger at all.
    let mut shorter = Day::new();
    shorter.start(1);
    shorter.chain(EntryKind::Voided, Day::session(1));
    let checkpoints = [two.checkpoint("two.checkpoint"), shorter.checkpoint("short.checkpoint")];
    assert_eq!(found(&verify(&checkpoints)), [FaultCode::Fork]);
}

/// A sheet of session 3 that says something else of its place in the ledger.
fn misplaced(day: &Day, change: impl FnOnce(&mut crate::sheet::Sheet)) -> Vec<FaultCode> {
    let last = day.ledger.entries().last().unwrap();
    let mut other = sheet(3, Profile::Idle, last.seq, last.prev);
    change(&mut other);
    let mut files = without(day.export(), "3.srm-sheet");
    let bytes = other.sign(&station_key()).unwrap().to_text().into_bytes();
    files.push(("other.srm-sheet".into(), bytes));
    let report = verify(&files);
    report.faults.iter().map(|fault| fault.code).filter(|code| *code != FaultCode::SheetMissing).collect()
}

#[test]
fn a_sheet_must_stand_where_its_ledger_says() {
    let day = day();
    assert_eq!(misplaced(&day, |_| {}), []);
    let zero = srm_core::digest::Digest::ZERO;
    assert_eq!(misplaced(&day, |sheet| sheet.prev = zero), [FaultCode::Fork]);
    assert_eq!(misplaced(&day, |sheet| sheet.seq = 0), [FaultCode::NotInLedger]);
    assert_eq!(misplaced(&day, |sheet| sheet.seq = u64::MAX), [FaultCode::Rollback]);
    assert_eq!(misplaced(&day, |sheet| sheet.seq -= 1), [FaultCode::Fork]);
    let before = day.ledger.entries()[5].clone();
    let at_another_kind =
        |sheet: &mut crate::sheet::Sheet| (sheet.seq, sheet.prev) = (before.seq, before.prev);
    assert_eq!(misplaced(&day, at_another_kind), [FaultCode::LedgerDisagrees]);
    let exchanged = |sheet: &mut crate::sheet::Sheet| sheet.build = "srm 0.1.1".into();
    assert_eq!(misplaced(&day, exchanged), [FaultCode::LedgerDisagrees]);
}

#[test]
fn another_stations_documents_do_not_fit() {
    let trusting = |line: &str| {
        let text = trust().to_text() + line;
        AllowedSigners::parse(&text).unwrap()
    };
    let other_key = crate::public_key::PublicKey::from(&key(5));
    let trust = trusting(&format!("station/other {other_key}\n"));
    let checkpoint = Checkpoint::new("station/other".into(), &Ledger::default(), utc(-10));
    let body = json::to_text(&checkpoint).unwrap();
    let mut files = day().export();
    files.push(("other.checkpoint".into(), signed(&body, Namespace::Checkpoint, &key(5))));
    let report = verify_folder(&files, &trust, &Packs::new(), NOW_S);
    assert_eq!(found(&report), [FaultCode::NoLedgerFits]);
    let mut other = sheet(9, Profile::Idle, 4, srm_core::digest::Digest::ZERO);
    other.station = "station/other".into();
    files.pop();
    let bytes = SignedFile::sign(other.to_text().unwrap(), Namespace::Sheet, &key(5)).unwrap().to_text();
    files.push(("other.srm-sheet".into(), bytes.clone().into_bytes()));
    let report = verify_folder(&files, &trust, &Packs::new(), NOW_S);
    assert_eq!(found(&report), [FaultCode::NotInLedger]);
    // Nobody's signature is no evidence against a station.
    let report = verify(&files);
    assert_eq!(report.faults, []);
    assert!(report.has(FaultCode::UnknownSigner));
}

#[test]
fn copies_are_noted_and_an_unsigned_end_too() {
    let day = day();
    let mut files = day.export();
    files.push(("copy.srm-sheet".into(), files[0].1.clone()));
    let report = verify(&files);
    assert_eq!(found(&report), []);
    assert_eq!(report.notes, ["copy.srm-sheet: the same sheet as 1.srm-sheet"]);
    let mut longer = self::day();
    longer.chain(EntryKind::Closed, Payload::new(utc(0)));
    let files: Files = without(longer.export(), "ledger.checkpoint");
    let report = verify(&files);
    assert_eq!(found(&report), []);
    assert_eq!(report.notes, ["ledger.jsonl: nothing signed here speaks for entries 9 to 9"]);
    let sheets: Files = day.export().into_iter().take(3).collect();
    let report = verify(&sheets);
    assert_eq!(found(&report), []);
    assert_eq!(report.notes.len(), 1, "no ledger is said, not blamed");
}

#[test]
fn every_single_change_of_a_ledger_is_noticed() {
    let files = without(day().export(), "test.srm-pack");
    let ledger = files.iter().position(|(name, _)| name == "ledger.jsonl").unwrap();
    for at in (0..files[ledger].1.len()).step_by(11) {
        let mut files = files.clone();
        files[ledger].1[at] ^= 1;
        let report = verify(&files);
        assert!(report.has(FaultCode::LedgerBroken) || !report.faults.is_empty(), "byte {at}");
    }
}

/// The perfect worker's sheet with everything people said about it, and its set.
fn judged_folder() -> Files {
    use crate::judgement::{Rating, Verdict};
    use crate::testing::judged::*;
    let pack =
        crate::packed::to_signed(&crate::testing::files(), &crate::testing::set(), "1.2", &key(2)).unwrap();
    let sheet = subject().0.sign(&station_key()).unwrap();
    let live = sign(Rating { session: None, sheet: None, ..own(1, 2, 3, -300) });
    let other = sign(own(2, 4, 4, 20));
    let agreed = sign(moderated(2, "firm", 4, &[&live, &other], 30));
    let file = fold(&[filed(&live), filed(&other), filed(&agreed)]);
    let decision = sign(decision(&file, 1, Verdict::Forward, 50));
    vec![
        ("test.srm-pack".into(), pack.to_text().into_bytes()),
        ("1.srm-sheet".into(), sheet.to_text().into_bytes()),
        ("one.srm-rating".into(), live.to_bytes()),
        ("other.srm-rating".into(), other.to_bytes()),
        ("agreed.srm-rating".into(), agreed.to_bytes()),
        ("1.srm-decision".into(), decision.to_bytes()),
        ("1.srm-interview".into(), sign(interview(decision.digest(), 1, 60)).to_bytes()),
        ("1.srm-attestation".into(), sign(attestation(decision.digest(), 1, 70)).to_bytes()),
        ("list.srm-accepted".into(), sign(accepted()).to_bytes()),
        ("set.srm-approval".into(), sign(approval()).to_bytes()),
        ("old.srm-deletion".into(), sign(deletion()).to_bytes()),
        ("kim.srm-enrolment".into(), sign(enrolment(1)).to_bytes()),
    ]
}

fn verify_judged(files: &[(String, Vec<u8>)]) -> FolderReport {
    verify_folder(files, &crate::testing::judged::people(), &Packs::new(), NOW_S)
}

#[test]
fn judgements_are_laid_against_the_sheet_beside_them() {
    let files = judged_folder();
    let report = verify_judged(&files);
    assert_eq!(found(&report), []);
    assert_eq!(report.notes.len(), 1, "no ledger: {:?}", report.notes);
    assert_eq!(report.files.iter().filter(|file| file.kind.is_judgement()).count(), 10);
    // A second attempt of the same person beside it takes nothing from the first.
    let mut again = crate::testing::judged::subject().0;
    again.attempt = 2;
    again.session = uuid::Uuid::nil();
    let mut both = files.clone();
    both.push(("2.srm-sheet".into(), again.sign(&station_key()).unwrap().to_text().into_bytes()));
    let both = verify_judged(&both);
    assert!(!both.faults.iter().any(|fault| fault.code.as_str().starts_with("SV07")), "{:?}", both.faults);
    let missing = verify_judged(&without(files.clone(), "other.srm-rating"));
    assert!(
        missing
            .faults
            .iter()
            .any(|fault| fault.code == FaultCode::NamedMissing && fault.message.starts_with("agreed"))
    );
    assert!(missing.faults.iter().any(|fault| fault.message.starts_with("1.srm-decision")));
    assert!(missing.has(FaultCode::NamedMissing));
    let alone = verify_judged(&without(files.clone(), "1.srm-sheet"));
    let noted = alone.notes.iter().filter(|note| note.contains("the sheet it is about is not here"));
    assert_eq!((found(&alone), noted.count()), (vec![], 6), "{:?}", alone.notes);
    let unknown = verify_judged(&without(files, "test.srm-pack"));
    assert!(unknown.faults.iter().any(|fault| fault.code == FaultCode::PackMissing));
}

#[test]
fn a_sheet_that_a_signed_report_says_was_deleted_is_not_missing() {
    use crate::judgement::{Deletion, Tombstone};
    use crate::testing::judged::{deletion, people, sign};
    let day = day();
    let (name, bytes) = day.sheets[0].clone();
    let digest = SignedFile::split(&bytes, 1 << 20).unwrap().digest();
    let erased = vec![Tombstone { digest, kind: Kind::Sheet }];
    let report = Deletion { erased, ..deletion() };
    let mut files = without(day.export(), &name);
    let codes = |files: &Files| {
        let report = verify_folder(files, &people(), &Packs::new(), NOW_S);
        let codes: Vec<_> = report.faults.iter().map(|fault| fault.code).collect();
        (codes, report.notes.iter().any(|note| note.contains("1 sheets were deleted")))
    };
    assert_eq!(codes(&files), (vec![FaultCode::SheetMissing], false));
    // By somebody nobody trusts it excuses nothing.
    let forged = report.clone().sign(&key(99)).unwrap();
    files.push(("d.srm-deletion".into(), forged.to_bytes()));
    assert_eq!(codes(&files), (vec![FaultCode::SheetMissing], false));
    files.pop();
    files.push(("d.srm-deletion".into(), sign(report).to_bytes()));
    assert_eq!(codes(&files), (vec![], true));
}

#[test]
fn a_kind_is_told_by_content_or_by_name() {
    for (kind, name) in Kind::ALL.into_iter().filter(|(kind, _)| *kind != Kind::Ledger) {
        let body = format!("{{\n  \"format\": \"{name}/1.0\"\n}}\n");
        assert_eq!(kind_of("x", &signed(&body, Namespace::Sheet, &key(1))), Some(kind));
        assert_eq!(kind_of(&format!("x.{name}"), b"\0"), Some(kind));
    }
    for other in ["x.txt", "x.srm-ledger", "x.srm-receipt", "srm-sheet", ""] {
        assert_eq!(kind_of(other, b"-"), None, "{other}");
    }
}
