//! From a form that is filled in to the document that is signed. What is not complete gives no document.

use super::decide::{DecideDraft, DecideView};
use super::interview::{InterviewDraft, InterviewView};
use super::marks::Marks;
use super::missing::Missing;
use super::moderate::{ModerateDraft, ModerateView};
use super::rate::{RateDraft, RateView};
use super::task::{Counted, Form, Item};
use crate::answering::answerable;
use srm_archive::case::OpenCase;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::score::Score;
use srm_core::session::Purpose;
use srm_core::skill::Skill;
use srm_sheet::case::Case;
use srm_sheet::case_file::CaseFile;
use srm_sheet::day::Day;
use srm_sheet::judgement::attestation::AttestationFormat;
use srm_sheet::judgement::{
    Attestation, CountGiven, CriterionMark, Decision, Interview, Occupation, QuestionMark, Rating,
    RatingKind, Seen, Verdict,
};
use srm_sheet::note::{Label, Note};
use srm_sheet::packed::KnownPack;
use srm_sheet::principal::Principal;
use srm_sheet::sheet::Sheet;
use srm_sheet::utc::Utc;
use uuid::Uuid;

/// Who makes a document, when, and under which id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The document's own id.
    pub id: Uuid,
    /// What it is for.
    pub purpose: Purpose,
    /// Who makes it.
    pub by: Principal,
    /// When.
    pub at: Utc,
}

/// What a rating is about: the set's exact files, and the sheet where there is one yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which set.
    pub set: Id,
    /// The set's exact files.
    pub pack: Digest,
    /// SHA-256 of its scoring rules.
    pub rubric: Digest,
    /// The session, where it is known.
    pub session: Option<Uuid>,
    /// The sheet's digest, where there is one yet.
    pub sheet: Option<Digest>,
}

impl Subject {
    /// A set, before there is a sheet.
    pub fn live(known: &KnownPack) -> Self {
        let (pack, rubric) = (known.digest, known.rubric);
        Self { set: known.pack.id().clone(), pack, rubric, session: None, sheet: None }
    }

    /// A sheet, by its digest.
    pub fn sealed(digest: Digest, sheet: &Sheet) -> Self {
        Self {
            set: sheet.set.clone(),
            pack: sheet.pack,
            rubric: sheet.rubric,
            session: Some(sheet.session),
            sheet: Some(digest),
        }
    }
}

/// For how many days from the session an attestation is meant to be relied upon.
const ATTESTED_DAYS: i32 = 730;

/// Skills that a session showed: those that gave points, in the order of the catalogue.
pub fn skills_shown(score: &Score) -> Vec<Skill> {
    let gave = |skill: &&Skill| {
        let mut lines = score.lines.iter().filter(|line| line.skill == skill.id());
        lines.any(|line| line.points_milli.is_some_and(|points| points > 0))
    };
    Skill::ALL.iter().filter(gave).copied().collect()
}

/// What somebody who was taken forward keeps. What is in the way is said in words.
pub fn attestation(open: &OpenCase, stamp: Stamp) -> Result<Attestation, &'static str> {
    let decided = answerable(&open.file).filter(|seen| seen.decision.verdict == Verdict::Forward);
    let decided = decided.ok_or("there is no decision in force to go forward")?;
    let (sheet, missing) = (&open.sheet, "the exercise set is not here; read it in first");
    let pack = &open.pack.as_ref().ok_or(missing)?.pack;
    let score = &open.file.case.as_ref().ok_or(missing)?.score;
    let title = Label::new(pack.text(&sheet.language, pack.occupation()));
    let date = Day::of(sheet.ended);
    Ok(Attestation {
        format: AttestationFormat::V1,
        purpose: stamp.purpose,
        attestation: stamp.id,
        decision: decided.digest,
        code: sheet.code.clone(),
        occupation: Occupation {
            set: sheet.set.clone(),
            title: title.map_err(|_| "the set's occupation cannot be written on an attestation")?,
        },
        date,
        skills: skills_shown(score),
        valid_until: date.plus_days(ATTESTED_DAYS).unwrap_or(date),
        by: stamp.by,
        at: stamp.at,
    })
}

/// A rater's own rating of a sheet. `supersedes` is the own rating that the view says it replaces.
pub fn rating(
    view: &RateView,
    draft: &RateDraft,
    subject: Subject,
    stamp: Stamp,
    supersedes: Option<Digest>,
) -> Result<Rating, Vec<Missing>> {
    let missing = draft.missing(view);
    if !missing.is_empty() {
        return Err(missing);
    }
    let whom = (view.code.clone(), view.attempt);
    let supersedes = supersedes.filter(|_| view.replaces);
    let reason = supersedes.and_then(|_| note(&draft.reason));
    Ok(Rating { supersedes, reason, ..own(&view.form, whom, &draft.marks, subject, stamp) })
}

/// An observer's rating of somebody watched live.
pub fn observation(
    form: &Form,
    whom: (CandidateCode, u8),
    marks: &Marks,
    subject: Subject,
    stamp: Stamp,
) -> Result<Rating, Vec<Missing>> {
    let missing = marks.missing(&form.items, &form.counts);
    if missing.is_empty() { Ok(own(form, whom, marks, subject, stamp)) } else { Err(missing) }
}

/// What raters agreed on about the ratings `of`.
pub fn moderation(
    view: &ModerateView,
    draft: &ModerateDraft,
    subject: Subject,
    stamp: Stamp,
    of: &[Digest],
    supersedes: Option<Digest>,
) -> Result<Rating, Vec<Missing>> {
    let missing = draft.missing(view);
    if !missing.is_empty() {
        return Err(missing);
    }
    let gaps: Vec<Item> = view.gaps().into_iter().cloned().collect();
    let form = Form { items: gaps, counts: Vec::new(), ..view.form().clone() };
    let whom = (view.code().clone(), view.attempt());
    let mut of = of.to_vec();
    of.sort();
    of.dedup();
    let agreed = own(&form, whom, &draft.marks, subject, stamp);
    Ok(Rating { kind: RatingKind::Moderated, of, supersedes, reason: note(&draft.reason), ..agreed })
}

fn own(
    form: &Form,
    (code, attempt): (CandidateCode, u8),
    marks: &Marks,
    subject: Subject,
    stamp: Stamp,
) -> Rating {
    let Subject { set, pack, rubric, session, sheet } = subject;
    let Stamp { id, purpose, by, at } = stamp;
    Rating {
        format: srm_sheet::judgement::rating::RatingFormat::V1,
        purpose,
        rating: id,
        code,
        attempt,
        set,
        pack,
        rubric,
        exercise: form.exercise.clone(),
        session,
        sheet,
        by,
        at,
        kind: RatingKind::Own,
        marks: criterion_marks(marks, &form.items),
        counts: counts(marks, &form.counts),
        of: Vec::new(),
        supersedes: None,
        reason: None,
    }
}

fn criterion_marks(marks: &Marks, items: &[Item]) -> Vec<CriterionMark> {
    let complete = marks.complete(items).unwrap_or_default();
    let mark =
        |(id, mark, text): (&Id, _, &str)| CriterionMark { criterion: id.clone(), mark, note: note(text) };
    complete.into_iter().map(mark).collect()
}

fn counts(marks: &Marks, counts: &[Counted]) -> Vec<CountGiven> {
    marks.counted(counts).map(|(count, number)| CountGiven { count: count.clone(), number }).collect()
}

/// A decision on a case as it stands now. `supersedes` is the decision that the view says it replaces.
pub fn decision(
    view: &DecideView,
    draft: &DecideDraft,
    (file, case, sheet): (&CaseFile, &Case, &Sheet),
    stamp: Stamp,
    supersedes: Option<Digest>,
) -> Result<Decision, Vec<Missing>> {
    let missing = draft.missing();
    let (Some(verdict), Some(reason), true) = (draft.verdict, note(&draft.reason), missing.is_empty()) else {
        return Err(missing);
    };
    let Stamp { id, purpose, by, at } = stamp;
    Ok(Decision {
        format: srm_sheet::judgement::decision::DecisionFormat::V1,
        purpose,
        decision: id,
        code: file.code.clone(),
        attempt: file.attempt,
        session: file.session,
        sheet: file.sheet,
        pack: file.pack,
        rubric: sheet.rubric,
        ratings: file.counted.clone(),
        seen: Seen::of(case, sheet),
        verdict,
        reason,
        by,
        at,
        needs_second: Decision::needs_second(case.basis, verdict),
        supersedes: supersedes.filter(|_| view.replaces),
    })
}

/// An interview that follows from a decision, by the form of the set `pack`.
pub fn interview(
    view: &InterviewView,
    draft: &InterviewDraft,
    (decision, pack): (Digest, Digest),
    stamp: Stamp,
) -> Result<Interview, Vec<Missing>> {
    let missing = draft.missing(view);
    if !missing.is_empty() {
        return Err(missing);
    }
    let Stamp { id, purpose, by, at } = stamp;
    let complete = draft.marks.complete(&view.form.questions).unwrap_or_default();
    let mark =
        |(id, mark, text): (&Id, _, &str)| QuestionMark { question: id.clone(), mark, note: note(text) };
    Ok(Interview {
        format: srm_sheet::judgement::interview::InterviewFormat::V1,
        purpose,
        interview: id,
        decision,
        code: view.code.clone(),
        attempt: view.attempt,
        pack,
        marks: complete.into_iter().map(mark).collect(),
        by,
        at,
        supersedes: None,
        reason: None,
    })
}

/// A text that has been checked as a note; nothing where nothing is written.
fn note(text: &str) -> Option<Note> {
    Note::new(text).ok()
}

#[cfg(test)]
mod tests;
