//! From ratings to a decision in force, and what each step makes the queue say.

use super::*;
use crate::case::OpenCase;
use crate::testing::{rating, session_of};
use crate::{NeedKind, Needs};
use srm_core::id::Id;
use srm_sheet::case_file::Standing;
use srm_sheet::document::{Document as _, Signed};
use srm_sheet::judgement::decision::DecisionFormat;
use srm_sheet::judgement::{Decision, Seen, Verdict};
use srm_sheet::note::Note;
use srm_sheet::principal::Principal;
use uuid::Uuid;

fn open(archive: &Archive) -> OpenCase {
    archive.case_file(session_of(0)).unwrap().unwrap()
}

fn needs(archive: &Archive) -> Needs {
    let case = open(archive);
    let row = archive.sheet_of_session(session_of(0)).unwrap().unwrap();
    assert_eq!(row, case.row);
    for need in &case.file.needs {
        assert!(row.needs.has(NeedKind::parse(need.as_str()).unwrap()), "the row lacks {need:?}");
    }
    row.needs
}

fn decision(archive: &Archive, verdict: Verdict) -> Signed<Decision> {
    let case = open(archive);
    let seen = Seen::of(case.file.case.as_ref().unwrap(), &case.sheet);
    let decision = Decision {
        format: DecisionFormat::V1,
        purpose: case.sheet.purpose,
        decision: Uuid::from_u128(0xdec),
        code: case.sheet.code.clone(),
        attempt: 1,
        session: case.sheet.session,
        sheet: case.row.digest,
        pack: case.sheet.pack,
        rubric: case.sheet.rubric,
        ratings: case.file.counted.clone(),
        needs_second: Decision::needs_second(seen.basis, verdict),
        seen,
        verdict,
        reason: Note::new("Shown in the work.").unwrap(),
        by: Principal::parse("recruiter/4").unwrap(),
        at: utc(-10),
        supersedes: None,
    };
    decision.sign(&testing::person("recruiter/4")).unwrap()
}

#[test]
fn a_decision_against_the_basis_waits_for_a_second_signature_on_the_same_text() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 1, Purpose::Live);
    assert!(needs(&archive).has(NeedKind::RatingDue));
    one(&archive, "r", rating(0, Purpose::Live, "rater/1", 5));
    assert!(needs(&archive).has(NeedKind::DecisionDue) && !needs(&archive).has(NeedKind::RatingDue));

    let signed = decision(&archive, Verdict::NotForward);
    assert!(signed.document().needs_second);
    let put = |bytes: Vec<u8>, by: &str| {
        code_of(&archive.put("d.srm-decision", bytes, &actor(by), utc(0)).unwrap())
    };
    assert_eq!(put(signed.to_bytes(), "recruiter/5"), "SA0203");
    assert_eq!(put(signed.to_bytes(), "recruiter/4"), "stored");
    assert!(needs(&archive).has(NeedKind::SecondPersonDue));
    assert_eq!(open(&archive).file.decisions[0].standing, Standing::WaitingForSecond);

    // The second person signs what is here.
    let kept = archive.document(&signed.digest()).unwrap().unwrap().bytes.unwrap();
    let mut second = Decision::read(&kept).unwrap();
    second.countersign(&testing::person("recruiter/5")).unwrap();
    assert_eq!(put(second.to_bytes(), "recruiter/5"), "stored");
    assert_eq!(put(second.to_bytes(), "recruiter/5"), "already");
    assert_eq!(put(signed.to_bytes(), "recruiter/4"), "already");
    assert!(!needs(&archive).has(NeedKind::SecondPersonDue));
    assert_eq!(open(&archive).file.decided().unwrap().standing, Standing::InForce);
    let kept = archive.document(&signed.digest()).unwrap().unwrap();
    assert_eq!((kept.signers.len(), kept.bytes), (2, Some(second.to_bytes())));
}

#[test]
fn a_signature_that_comes_alone_in_another_file_is_laid_beside_the_first() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 1, Purpose::Live);
    one(&archive, "r", rating(0, Purpose::Live, "rater/1", 5));
    let first = decision(&archive, Verdict::NotForward);
    let alone = srm_sheet::signed::SignedFile::sign(
        first.file().body().to_owned(),
        srm_sheet::namespace::Namespace::Decision,
        &testing::person("recruiter/5"),
    );
    one(&archive, "first", first.to_bytes());
    assert_eq!(code_of(&one(&archive, "alone", alone.unwrap().to_text().into_bytes())), "stored");
    assert!(open(&archive).file.decided().is_some());
    let stored = archive.index_text().unwrap();
    archive.rebuild(&mut |_| Continue::Yes).unwrap();
    recompute(&archive);
    assert_eq!(archive.index_text().unwrap(), stored);
}

#[test]
fn a_second_rater_on_demand_and_a_gap_between_two() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 1, Purpose::Live);
    let exercise = Id::parse("c-screw").unwrap();
    one(&archive, "r", rating(0, Purpose::Live, "rater/1", 5));
    assert!(archive.ask_raters(session_of(0), &exercise, 2, &actor("rater/1"), utc(0)).is_err());
    assert!(archive.ask_raters(session_of(0), &exercise, 99, &recruiter(), utc(0)).is_err());
    archive.ask_raters(session_of(0), &exercise, 2, &recruiter(), utc(0)).unwrap();
    assert!(needs(&archive).has(NeedKind::SecondRatingDue));
    one(&archive, "r", rating(0, Purpose::Live, "rater/2", 2));
    assert!(needs(&archive).has(NeedKind::Gap));
    archive.ask_raters(session_of(0), &exercise, 0, &recruiter(), utc(0)).unwrap();
    assert!(needs(&archive).has(NeedKind::Gap), "what has been seen stays seen");
}

#[test]
fn ratings_may_come_before_the_sheet_and_ratings_of_strangers_count_for_nothing() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "r", rating(0, Purpose::Live, "rater/1", 5));
    one(&archive, "x", rating(0, Purpose::Live, "rater/9", 1));
    assert_eq!(archive.early_ratings().unwrap().len(), 2);
    let mut day = Day::new();
    day.hold(0, Purpose::Live);
    import(&archive, day.export());
    recompute(&archive);
    assert_eq!(archive.early_ratings().unwrap().len(), 0);
    let case = open(&archive);
    assert!(needs(&archive).has(NeedKind::DecisionDue));
    assert_eq!((case.file.counted.len(), case.file.refused.len()), (1, 1), "{:#?}", case.file.refused);
}
