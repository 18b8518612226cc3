//! From a case file to what a page may show of it.
//!
//! A rater's page is made of a [`BlindView`] and of nothing else, so it cannot show what that does not hold. The others'
//! marks come out only here, and only for somebody whose own rating is locked or who owes none.

use super::decide::{Barred, CountersignView, DecideAbout, DecideView};
use super::interview::{InterviewForm, InterviewView};
use super::moderate::{About, Locked, ModerateView, NotYet};
use super::rate::RateView;
use super::task::{Counted, Form, Item, Task};
use srm_core::id::Id;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_sheet::blind::{BlindView, RatingDraft};
use srm_sheet::case_file::{CaseFile, DecisionSeen, RatedExercise, RatingSeen};
use srm_sheet::principal::{Principal, Role};

impl Form {
    /// The form that a rater gets before their own rating is locked.
    pub fn of_blind(blind: &BlindView) -> Self {
        let item = |criterion: &srm_sheet::blind::BlindCriterion| Item {
            id: criterion.id.clone(),
            title: criterion.words.clone(),
            follow_ups: Vec::new(),
            anchors: criterion.anchors.clone(),
        };
        let counted = |count: &srm_sheet::blind::BlindCount| Counted {
            id: count.id.clone(),
            title: count.words.clone(),
        };
        Self {
            exercise: blind.exercise.clone(),
            set_title: blind.set_title.clone(),
            title: blind.exercise_title.clone(),
            items: blind.criteria.iter().map(item).collect(),
            counts: blind.counts.iter().map(counted).collect(),
        }
    }
}

/// What is known of how an exercise is to be rated, and by whom now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// How many people rate it.
    pub raters: u8,
    /// By how many steps they may differ.
    pub gap_max: u8,
    /// Who rates has a locked rating that the new one replaces.
    pub replaces: bool,
    /// Who signs.
    pub signs_as: &'a str,
}

impl RateView {
    /// The page of a rating, from what a rater may see.
    pub fn of(blind: &BlindView, asked: Asked<'_>) -> Self {
        Self {
            code: blind.code.clone(),
            attempt: blind.attempt,
            form: Form::of_blind(blind),
            others_locked: blind.others_locked,
            raters: usize::from(asked.raters),
            gap_max: asked.gap_max,
            replaces: asked.replaces,
            signs_as: asked.signs_as.to_owned(),
        }
    }

    /// The page on which `rater` rates an exercise of a sheet; `None` when nobody observes that exercise.
    pub fn of_case(
        file: &CaseFile,
        pack: &Pack,
        lang: &Lang,
        exercise: &Id,
        rater: &Principal,
    ) -> Option<Self> {
        let rated = file.exercise(exercise)?;
        let others = rated.own.iter().filter(|seen| seen.by != *rater).count();
        let draft = RatingDraft::default();
        let blind = BlindView::of(pack, lang, &file.code, file.attempt, exercise, draft, others)?;
        let asked = Asked {
            raters: rated.raters,
            gap_max: rated.gap_max,
            replaces: file.has_locked(exercise, rater),
            signs_as: rater.as_str(),
        };
        Some(Self::of(&blind, asked))
    }
}

/// Whether `who` still owes a rating of an exercise: one is wanted, and theirs is not locked.
pub fn owes_rating(rated: &RatedExercise, who: &Principal) -> bool {
    let has_locked = rated.own.iter().any(|seen| seen.by == *who);
    who.role() == Role::Rater && !has_locked && rated.own.len() < usize::from(rated.raters)
}

impl ModerateView {
    /// The page on which the gap of an exercise is talked through; `None` when nobody observes that exercise.
    pub fn of_case(
        file: &CaseFile,
        pack: &Pack,
        lang: &Lang,
        exercise: &Id,
        who: &Principal,
    ) -> Option<Result<Self, NotYet>> {
        let rated = file.exercise(exercise)?;
        let form = Task::of(pack, exercise, lang)?.form;
        let about = About {
            code: file.code.clone(),
            attempt: file.attempt,
            gap_max: rated.gap_max,
            owes_rating: owes_rating(rated, who),
            signs_as: who.to_string(),
        };
        Some(Self::of(about, form, rated.own.iter().map(Locked::from).collect()))
    }
}

impl From<&RatingSeen> for Locked {
    fn from(seen: &RatingSeen) -> Self {
        let mark = |mark: &srm_sheet::judgement::CriterionMark| {
            let note = mark.note.as_ref().map_or_else(String::new, ToString::to_string);
            (mark.criterion.clone(), mark.mark, note)
        };
        Self { by: seen.by.to_string(), marks: seen.rating.marks.iter().map(mark).collect() }
    }
}

impl DecideView {
    /// The page of a decision on a sheet; `None` while its set is not known. `incidents` says in words what happened.
    pub fn of_case(
        file: &CaseFile,
        pack: &Pack,
        lang: &Lang,
        incidents: Vec<String>,
        who: &Principal,
    ) -> Option<Self> {
        let about = DecideAbout {
            code: file.code.clone(),
            attempt: file.attempt,
            incidents,
            replaces: file.decided().is_some() || file.waiting().is_some(),
            signs_as: who.to_string(),
        };
        file.case.as_ref().map(|case| Self::of(about, case, pack, lang))
    }
}

impl CountersignView {
    /// The page on which `who` may sign a waiting decision too; `case` is the page of the decision itself. `None` when
    /// the decision needs nobody else.
    pub fn of_case(case: DecideView, seen: &DecisionSeen, who: &Principal) -> Option<Self> {
        let decision = &seen.decision;
        let why = super::decide::second_why(decision.seen.basis, decision.verdict)?;
        Some(Self {
            case: DecideView { signs_as: who.to_string(), ..case },
            verdict: decision.verdict,
            why,
            reason: decision.reason.to_string(),
            by: decision.by.to_string(),
            at: decision.at.to_string().replace('T', " ").replace('Z', " UTC"),
            barred: Barred::of(decision.by.as_str(), who.as_str()),
        })
    }
}

impl InterviewView {
    /// The page of the interview after a decision; `None` when the set has no form.
    pub fn of_case(file: &CaseFile, pack: &Pack, lang: &Lang, who: &Principal) -> Option<Self> {
        let form = InterviewForm::of(pack, lang)?;
        Some(Self { code: file.code.clone(), attempt: file.attempt, form, signs_as: who.to_string() })
    }
}

#[cfg(test)]
mod tests;
