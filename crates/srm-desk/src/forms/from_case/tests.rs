//! A whole case from the first rating to the second signature, through the pages' own views and documents; and that two
//! people who differ only in what must not matter give a rater the same page.

use super::*;
use crate::forms::decide::{DecideDraft, SecondWhy};
use crate::forms::interview::InterviewDraft;
use crate::forms::moderate::ModerateDraft;
use crate::forms::rate::RateDraft;
use crate::forms::sealed::{self, Stamp, Subject};
use crate::forms::testing::{id, known, lang};
use srm_core::bot::{self, Profile, Worked};
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::score::Basis;
use srm_core::session::{Purpose, Settings, Start};
use srm_core::time::TimeFactor;
use srm_sheet::case_file::{Filed, Need, Office, SheetSeen, Standing};
use srm_sheet::document::Document;
use srm_sheet::judgement::{Judgement, Mark, Verdict};
use srm_sheet::packed::KnownPack;
use srm_sheet::sheet::{Sealing, Sheet, Timing};
use srm_sheet::verify::SignerSeen;
use srm_text::Words;
use uuid::Uuid;

const EXERCISE: &str = "screw-and-pack";

fn set() -> KnownPack {
    known("demo")
}

fn sheet_of(profile: Profile, settings: Settings) -> Sheet {
    let known = set();
    let start = Start {
        session: Uuid::from_u128(0x5e55),
        seed: 7,
        purpose: Purpose::Simulated,
        set: known.pack.id().clone(),
        pack: known.digest,
        code: CandidateCode::from_number(4028),
        attempt: 1,
        settings,
    };
    let Worked { session, journal } = bot::work(&known.pack, start, profile).unwrap();
    let timing = Timing {
        frames: 1,
        late_frames: 0,
        worst_frame_ms: 1,
        input_path: "bot".into(),
        display_stack: "none".into(),
    };
    let sealing = Sealing {
        sheet: Uuid::from_u128(0x0005_4ee7),
        station: "station/kista-3".into(),
        seq: 3,
        prev: Digest::ZERO,
        rubric: known.rubric,
        plan: known.plan,
        build: "srm 0.1.0".into(),
        started: "2026-03-09T08:00:00Z".parse().unwrap(),
        ended: "2026-03-09T08:10:00Z".parse().unwrap(),
        timing,
    };
    Sheet::of(&session, &journal, sealing).unwrap()
}

fn sheet() -> Sheet {
    sheet_of(Profile::Typical, Settings::default())
}

fn sheet_digest() -> Digest {
    srm_sheet::digest::sha256(b"the sheet")
}

fn who(name: &str) -> Principal {
    Principal::parse(name).unwrap()
}

fn stamp(by: &str, minute: u8) -> Stamp {
    Stamp {
        id: Uuid::from_u128(u128::from(minute)),
        purpose: Purpose::Demo,
        by: who(by),
        at: format!("2026-03-09T09:{minute:02}:00Z").parse().unwrap(),
    }
}

/// A document as it lies in an archive, signed by these.
fn filed<D: Document>(document: D, signers: &[&str], wrap: fn(D) -> Judgement) -> Filed {
    let digest = srm_sheet::digest::sha256(document.to_text().unwrap().as_bytes());
    let seen = |name: &&str| SignerSeen {
        fingerprint: format!("SHA256:{name}"),
        principal: Some((*name).to_owned()),
    };
    Filed {
        digest,
        signers: signers.iter().map(seen).collect(),
        faults: Vec::new(),
        judgement: wrap(document),
    }
}

fn fold(sheet: &Sheet, documents: &[Filed]) -> CaseFile {
    let office = Office { raters: [(id(EXERCISE), 2)].into(), answered: false };
    let seen = SheetSeen { digest: sheet_digest(), sheet, faults: &[] };
    CaseFile::of(seen, Some(&set()), documents, &office)
}

fn rated(file: &CaseFile, sheet: &Sheet, by: &str, marks: [u8; 2], minute: u8) -> Filed {
    let view = RateView::of_case(file, &set().pack, &lang("sv"), &id(EXERCISE), &who(by)).unwrap();
    let mut draft = RateDraft::default();
    for (item, mark) in view.form.items.iter().zip(marks) {
        draft.marks.choose(&item.id, Mark::new(mark).unwrap());
    }
    for counted in &view.form.counts {
        draft.marks.count_by(&counted.id, 3);
    }
    let subject = Subject::sealed(sheet_digest(), sheet);
    let rating = sealed::rating(&view, &draft, subject, stamp(by, minute), None).unwrap();
    filed(rating, &[by], Judgement::Rating)
}

#[test]
fn a_case_goes_from_two_ratings_over_moderation_and_two_signatures_to_the_interview() {
    let (sheet, pack, sv) = (sheet(), set().pack, lang("sv"));
    let mut documents = Vec::new();
    let file = fold(&sheet, &documents);
    assert!(matches!(file.needs[0], Need::RatingDue { .. }));
    documents.push(rated(&file, &sheet, "rater/1", [2, 3], 1));
    let file = fold(&sheet, &documents);
    assert_eq!(file.refused, []);
    let moderate =
        |file: &CaseFile, by: &str| ModerateView::of_case(file, &pack, &sv, &id(EXERCISE), &who(by)).unwrap();
    // Until the second rating is locked nobody sees the first one: not even the person who made it.
    assert_eq!(moderate(&file, "rater/2"), Err(NotYet::OwnFirst));
    assert_eq!(moderate(&file, "rater/1"), Err(NotYet::TooFew));
    documents.push(rated(&file, &sheet, "rater/2", [4, 3], 2));
    let file = fold(&sheet, &documents);
    let view = moderate(&file, "rater/2").unwrap();
    assert_eq!(view.gaps().len(), 1);

    let mut draft = ModerateDraft { reason: "Vi såg om momentet tillsammans.".into(), ..Default::default() };
    draft.marks.choose(&view.gaps()[0].id, Mark::ALL[2]);
    let of: Vec<Digest> = file.exercise(&id(EXERCISE)).unwrap().own.iter().map(|seen| seen.digest).collect();
    let subject = Subject::sealed(sheet_digest(), &sheet);
    let agreed = sealed::moderation(&view, &draft, subject, stamp("rater/2", 3), &of, None).unwrap();
    documents.push(filed(agreed, &["rater/2"], Judgement::Rating));
    let file = fold(&sheet, &documents);
    assert_eq!((file.refused.len(), file.counted.len()), (0, 3));
    assert!(file.needs.contains(&Need::DecisionDue));

    let decider = who("recruiter/4");
    let view = DecideView::of_case(&file, &pack, &sv, Vec::new(), &decider).unwrap();
    let case = file.case.as_ref().unwrap();
    assert_eq!(view.total.reach_milli, case.reach_milli);
    assert_eq!(view.exercises.len(), pack.exercises().len());
    // Against whatever the basis says, so that a second person is needed.
    let verdict = if case.basis == Basis::Below { Verdict::Forward } else { Verdict::NotForward };
    let mut draft = DecideDraft { verdict: Some(verdict), ..DecideDraft::default() };
    let about = (&file, case, &sheet);
    assert!(sealed::decision(&view, &draft, about, stamp("recruiter/4", 4), None).is_err());
    draft.reason = "Momentet gick fel på grund av verktyget.".to_owned();
    let decision = sealed::decision(&view, &draft, about, stamp("recruiter/4", 4), None).unwrap();
    assert_eq!(decision.ratings, file.counted);
    documents.push(filed(decision.clone(), &["recruiter/4"], Judgement::Decision));
    let file = fold(&sheet, &documents);
    assert_eq!(file.refused, []);
    let waiting = file.waiting().unwrap();
    assert_eq!(waiting.standing, Standing::WaitingForSecond);
    let page = |by: &str| {
        let view = DecideView::of_case(&file, &pack, &sv, Vec::new(), &who(by)).unwrap();
        CountersignView::of_case(view, waiting, &who(by)).unwrap()
    };
    assert_eq!(page("recruiter/4").barred, Some(Barred::SamePerson));
    assert_eq!(page("rater/1").barred, Some(Barred::NoRecruiter));
    let second = page("recruiter/5");
    assert_eq!((second.barred, second.verdict), (None, verdict));
    assert_eq!(second.at, "2026-03-09 09:04:00 UTC");
    assert!(second.why == SecondWhy::AgainstBasis || case.basis == Basis::Within);

    documents.pop();
    documents.push(filed(decision, &["recruiter/4", "recruiter/5"], Judgement::Decision));
    let file = fold(&sheet, &documents);
    assert!(file.decided().is_some() && file.waiting().is_none());
    // The demo set has no interview form; the case says so by having no page for it.
    assert_eq!(InterviewView::of_case(&file, &pack, &sv, &decider), None);
    let other = known("battery-operator");
    let view = InterviewView::of_case(&file, &other.pack, &sv, &decider).unwrap();
    assert!(!InterviewDraft::default().missing(&view).is_empty());
}

#[test]
fn a_locked_rating_can_only_be_replaced_with_a_reason() {
    let sheet = sheet();
    let first = rated(&fold(&sheet, &[]), &sheet, "rater/1", [2, 3], 1);
    let file = fold(&sheet, &[first]);
    let of = |by: &str| RateView::of_case(&file, &set().pack, &lang("sv"), &id(EXERCISE), &who(by)).unwrap();
    assert!(of("rater/1").replaces && !of("rater/2").replaces);
    assert_eq!([of("rater/1").others_locked, of("rater/2").others_locked], [0, 1]);
}

#[test]
fn what_must_not_matter_changes_nothing_on_a_raters_page() {
    let eased = Settings { time_factor: TimeFactor::OFFERED[3], text_pct: 200, ..Settings::default() };
    let pages: Vec<RateView> = [
        sheet_of(Profile::Idle, Settings::default()),
        sheet_of(Profile::Expert, Settings::default()),
        sheet_of(Profile::Expert, eased),
        Sheet { language: lang("ar"), ..sheet_of(Profile::Expert, Settings::default()) },
    ]
    .iter()
    .map(|sheet| {
        let first = rated(&fold(sheet, &[]), sheet, "rater/1", [1, 5], 1);
        let second = rated(&fold(sheet, &[]), sheet, "rater/3", [5, 1], 2);
        let marked = if sheet.language == lang("ar") { second } else { first };
        let file = fold(sheet, &[marked]);
        RateView::of_case(&file, &set().pack, &lang("sv"), &id(EXERCISE), &who("rater/2")).unwrap()
    })
    .collect();
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
    let words = Words::of(&lang("sv"));
    let facts = crate::screens::rate::facts(&pages[0], &words);
    assert!(!format!("{facts:?}").contains("rater/1"));
}

#[test]
fn only_a_rater_who_is_still_asked_owes_a_rating() {
    let sheet = sheet();
    let file = fold(&sheet, &[]);
    let first = rated(&file, &sheet, "rater/1", [2, 3], 1);
    let one = fold(&sheet, std::slice::from_ref(&first));
    let seen = one.exercise(&id(EXERCISE)).unwrap();
    assert!(!owes_rating(seen, &who("rater/1")) && owes_rating(seen, &who("rater/2")));
    assert!(!owes_rating(seen, &who("recruiter/4")));
    let both = fold(&sheet, &[first, rated(&one, &sheet, "rater/2", [2, 3], 2)]);
    let seen = both.exercise(&id(EXERCISE)).unwrap();
    assert!(!owes_rating(seen, &who("rater/3")), "both ratings that were wanted are there");
}

#[test]
fn an_exercise_nobody_observes_has_no_page() {
    let file = fold(&sheet(), &[]);
    let (pack, sv, rater) = (set().pack, lang("sv"), who("rater/1"));
    for exercise in ["sort-parts", "nothing-there"] {
        assert_eq!(RateView::of_case(&file, &pack, &sv, &id(exercise), &rater), None);
        assert_eq!(ModerateView::of_case(&file, &pack, &sv, &id(exercise), &rater), None);
    }
}
