//! What has had its time goes, with a signed report, and stays known as erased.

use super::people::person;
use super::*;
use crate::log::LogCheck;
use crate::retention::CLASSES;
use crate::testing::{code, rating, session_of, sheet_file};
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Deletion;
use srm_sheet::utc::Utc;
use uuid::Uuid;

const MONTHS_25: i64 = 25 * 2_629_800;

fn purge(archive: &Archive, now: Utc) -> crate::retention::Purged {
    let plan = archive.plan_purge(now).unwrap();
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut sign = |deletion: Deletion| {
        Ok(deletion
            .sign(&testing::person("officer/1"))
            .map_err(|error| crate::ArchiveError::Bad(error.to_string()))?
            .to_bytes())
    };
    archive.purge(&plan, &officer(), &mut ids, &mut sign).unwrap()
}

#[test]
fn nothing_goes_before_its_time_and_a_dry_run_changes_nothing() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 3, Purpose::Live);
    assert!(archive.plan_purge(utc(MONTHS_25 - 2_629_800 - 90_000)).unwrap().is_empty());
    let before = archive.index_text().unwrap();
    let plan = archive.plan_purge(utc(MONTHS_25)).unwrap();
    assert_eq!(plan.classes.len(), 1);
    assert_eq!((plan.classes[0].class.as_str(), plan.classes[0].documents.len()), ("undecided", 3));
    assert_eq!(archive.index_text().unwrap(), before);
}

#[test]
fn an_erased_case_leaves_a_tombstone_and_nothing_of_the_person() {
    let place = Place::new();
    let (archive, mut day) = with_day(&place, ArchiveKind::Live, 3, Purpose::Live);
    one(&archive, "r", rating(1, Purpose::Live, "rater/1", 4));
    archive.link(&code(1), &person("Amina Unusual"), &recruiter(), utc(0)).unwrap();
    archive.note_try(session_of(1), true, &recruiter(), utc(0)).unwrap();
    archive.save_draft(&format!("rate/{}", session_of(1)), "x", &actor("rater/1"), utc(0)).unwrap();
    let digests = archive.documents(crate::DocumentKind::Sheet).unwrap();

    let purged = purge(&archive, utc(MONTHS_25));
    assert_eq!((purged.documents, purged.reports.len()), (4, 1));
    assert_eq!(archive.counts(&crate::Filter::default()).unwrap().all, 0);
    for digest in digests {
        let kept = archive.document(&digest).unwrap().unwrap();
        assert!(kept.bytes.is_none() && kept.erased.is_some());
    }
    let report = archive.judgements(crate::DocumentKind::Deletion).unwrap();
    assert!(report[0].faults.is_empty(), "{report:#?}");
    assert_eq!(archive.person_of(&code(1), &officer(), utc(MONTHS_25)).unwrap(), None);

    // The bytes are gone from the files, not only from the tables.
    for name in ["office.srm-archive", "office.srm-archive-wal"] {
        let bytes = std::fs::read(place.path(name)).unwrap_or_default();
        for gone in ["Amina Unusual", code(1).as_str(), &session_of(1).to_string()] {
            let found = bytes.windows(gone.len()).any(|window| window == gone.as_bytes());
            // The access log names codes until its own time is over.
            assert!(!found || gone == code(1).as_str(), "{gone} in {name}");
        }
    }

    // The ledger stays whole, the sheets are erased, not missing; bringing all of it again changes nothing.
    let station = || archive.stations().unwrap().remove(0);
    assert_eq!(
        (station().missing.len(), station().erased, station().faults.len()),
        (0, 3, 0),
        "{:#?}",
        station()
    );
    let report = import(&archive, day.export());
    assert_eq!((report.stored(), report.refused()), (0, 3), "{:#?}", report.rows);
    assert!(
        report
            .rows
            .iter()
            .filter(|row| matches!(row.outcome, Outcome::Refused(_)))
            .all(|row| code_of(&row.outcome) == "SA0201")
    );

    // The station goes on: its longer ledger is taken, without what was erased.
    day.hold(7, Purpose::Live);
    import(&archive, day.export());
    assert_eq!((station().missing.len(), station().erased, station().sheets), (0, 3, 1));
    let ledger = archive.documents(crate::DocumentKind::Ledger).unwrap();
    let ledger = String::from_utf8(archive.document(&ledger[0]).unwrap().unwrap().bytes.unwrap()).unwrap();
    assert!(!ledger.contains(&session_of(1).to_string()) && ledger.contains(&session_of(7).to_string()));
    let index = archive.index_text().unwrap();
    archive.rebuild(&mut |_| Continue::Yes).unwrap();
    assert_eq!(archive.index_text().unwrap(), index, "a rebuild brings nothing back");
}

#[test]
fn a_plan_that_is_no_longer_true_erases_nothing() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 2, Purpose::Live);
    let plan = archive.plan_purge(utc(MONTHS_25)).unwrap();
    one(&archive, "late", sheet_file(20, Purpose::Live));
    let mut sign = |_| panic!("nothing is signed");
    assert!(archive.purge(&plan, &officer(), &mut || Uuid::nil(), &mut sign).is_err());
    let mut refuses = |_| Err(crate::ArchiveError::Bad("no key".into()));
    let plan = archive.plan_purge(utc(MONTHS_25)).unwrap();
    assert!(archive.purge(&plan, &officer(), &mut || Uuid::nil(), &mut refuses).is_err());
    assert!(archive.purge(&plan, &actor("rater/1"), &mut || Uuid::nil(), &mut refuses).is_err());
    assert_eq!(archive.counts(&crate::Filter::default()).unwrap().all, 3);
}

#[test]
fn the_log_is_cut_at_its_old_end_only_and_still_checks() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    for month in 0..4 {
        archive.person_of(&code(1), &recruiter(), utc(month * 2_629_800)).unwrap();
    }
    let purged = purge(&archive, utc(62 * 2_629_800));
    assert_eq!(purged.rows, 2);
    assert!(matches!(archive.check_log().unwrap(), LogCheck::Whole(4)), "{:?}", archive.check_log());
}

#[test]
fn the_office_guide_has_every_class() {
    let guide =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/office.md")).unwrap();
    for class in CLASSES {
        let row =
            format!("| `{}` | {} months after {} | `{}` |", class.id, class.months, class.from, class.ground);
        assert!(guide.contains(&row), "docs/office.md lacks: {row}");
    }
}
