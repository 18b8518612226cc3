//! Proofs that only a complete form becomes a document, and that the document says what the form said.

use super::*;
use crate::forms::observe::ObserveDraft;
use crate::forms::testing::{fill, interview_view, known, locked, moderate_view, observe_view, rate_view};
use srm_sheet::document::Document;
use srm_sheet::judgement::Mark;

fn stamp(by: &str) -> Stamp {
    Stamp {
        id: Uuid::from_u128(7),
        purpose: Purpose::Demo,
        by: Principal::parse(by).unwrap(),
        at: "2026-03-09T14:05:00Z".parse().unwrap(),
    }
}

fn digest(number: u8) -> Digest {
    srm_sheet::digest::sha256(&[number])
}

fn subject() -> Subject {
    Subject::live(&known("battery-operator"))
}

#[test]
fn a_complete_rating_becomes_a_sound_document_with_every_mark_note_and_count() {
    let view = rate_view();
    let mut draft = RateDraft::default();
    assert!(rating(&view, &draft, subject(), stamp("rater/17"), None).is_err());
    fill(&mut draft.marks, &view.form);
    draft.marks.note_mut(&view.form.items[1].id).push_str(" Tappar en skruv. \n");
    let made = rating(&view, &draft, subject(), stamp("rater/17"), None).unwrap();
    made.check().unwrap();
    assert_eq!((made.kind, made.code.clone(), made.attempt), (RatingKind::Own, view.code.clone(), 1));
    assert_eq!(made.marks.len(), view.form.items.len());
    assert!(made.marks.iter().all(|mark| mark.mark == Mark::ALL[3]));
    let notes: Vec<Option<&str>> =
        made.marks.iter().map(|mark| mark.note.as_ref().map(Note::as_str)).collect();
    assert_eq!(notes, [None, Some("Tappar en skruv."), None]);
    assert!(made.counts.len() == view.form.counts.len() && made.counts.iter().all(|count| count.number == 2));
    assert_eq!((made.of.len(), made.supersedes, made.reason), (0, None, None));
}

#[test]
fn a_rating_takes_the_place_of_another_only_when_its_page_said_so() {
    let view = rate_view();
    let mut draft = RateDraft { reason: "Jag blandade ihop två personer.".into(), ..RateDraft::default() };
    fill(&mut draft.marks, &view.form);
    let made = rating(&view, &draft, subject(), stamp("rater/17"), Some(digest(1))).unwrap();
    assert_eq!((made.supersedes, made.reason.clone()), (None, None));
    let view = RateView { replaces: true, ..view };
    let made = rating(&view, &draft, subject(), stamp("rater/17"), Some(digest(1))).unwrap();
    made.check().unwrap();
    assert_eq!(made.supersedes, Some(digest(1)));
    assert!(made.reason.is_some());
    draft.reason.clear();
    assert!(rating(&view, &draft, subject(), stamp("rater/17"), Some(digest(1))).is_err());
}

#[test]
fn an_observation_knows_neither_session_nor_sheet_and_holds_no_note_that_was_not_taken_over() {
    let view = observe_view(false);
    let mut draft = ObserveDraft::default();
    draft.choose(&view.offers[0]);
    draft.code = crate::forms::testing::code().to_string();
    draft.add(&view).unwrap();
    draft.begin(&view);
    draft.note = "Något jag minns.".to_owned();
    draft.keep_note(view.now_ms);
    draft.end(view.now_ms);
    let form = draft.task(&view).unwrap().form.clone();
    let person = draft.front_mut().unwrap();
    let whom = (person.code.clone(), person.attempt);
    assert!(observation(&form, whom.clone(), &person.marks, subject(), stamp("rater/17")).is_err());
    fill(&mut person.marks, &form);
    let made = observation(&form, whom, &person.marks, subject(), stamp("rater/17")).unwrap();
    made.check().unwrap();
    assert_eq!((made.session, made.sheet), (None, None));
    assert!(!made.to_text().unwrap().contains("minns"));
}

#[test]
fn a_moderation_marks_only_the_gaps_and_names_every_rating_once_in_order() {
    let view = moderate_view(&[&[1, 3, 5], &[3, 4, 5]], 1).unwrap();
    let mut draft = ModerateDraft::default();
    let mut of = vec![digest(1), digest(2), digest(1)];
    assert!(moderation(&view, &draft, subject(), stamp("rater/17"), &of, None).is_err());
    draft.marks.choose(&view.gaps()[0].id, Mark::ALL[1]);
    draft.reason = "Vi såg om momentet tillsammans.".to_owned();
    let made = moderation(&view, &draft, subject(), stamp("rater/17"), &of, None).unwrap();
    made.check().unwrap();
    of.sort();
    of.dedup();
    assert_eq!((made.kind, made.of.clone()), (RatingKind::Moderated, of));
    assert_eq!(made.marks.len(), 1);
    assert!(made.counts.is_empty());
    assert_eq!(locked("rater/1", &[1]).marks.len(), 1);
}

#[test]
fn an_interview_marks_every_question_and_names_its_decision() {
    let view = interview_view();
    let mut draft = InterviewDraft::default();
    let about = (digest(1), digest(2));
    assert_eq!(
        interview(&view, &draft, about, stamp("recruiter/4")).unwrap_err().len(),
        view.form.questions.len()
    );
    for question in &view.form.questions {
        draft.marks.choose(&question.id, Mark::ALL[2]);
    }
    let made = interview(&view, &draft, about, stamp("recruiter/4")).unwrap();
    made.check().unwrap();
    assert_eq!((made.decision, made.pack, made.marks.len()), (digest(1), digest(2), 5));
}
