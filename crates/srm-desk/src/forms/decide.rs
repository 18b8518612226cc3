//! A decision: where the points stand, what happened, and one person's verdict with a written reason.
//!
//! The basis decides nothing. Near the threshold, with an incomplete basis and against the basis a second person has
//! to agree before the decision is in force.

use super::missing::{Missing, reason_fault};
use serde::{Deserialize, Serialize};
use srm_core::id::{CandidateCode, Id};
use srm_core::kinds::KindSpec;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::score::{Basis, LineScore};
use srm_core::skill::Skill;
use srm_sheet::case::Case;
use srm_sheet::judgement::{Decision, Verdict};

/// Why a second person has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecondWhy {
    /// The points lie within the uncertainty of the threshold or of a minimum.
    NearCut,
    /// Something is not rated or does not count, so nobody knows the points.
    Incomplete,
    /// The verdict goes the other way than the basis.
    AgainstBasis,
}

/// Why a second person has to agree; nothing when one is enough. `basis` is that of total and minima together.
pub const fn second_why(basis: Basis, verdict: Verdict) -> Option<SecondWhy> {
    if !Decision::needs_second(basis, verdict) {
        return None;
    }
    Some(match basis {
        Basis::Incomplete => SecondWhy::Incomplete,
        Basis::Within => SecondWhy::NearCut,
        Basis::Above | Basis::Below => SecondWhy::AgainstBasis,
    })
}

/// Points to a threshold with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Least and greatest points still possible, thousandths.
    pub reach_milli: (i64, i64),
    /// The most in all, points.
    pub max: u32,
    /// The threshold, points.
    pub cut: u32,
    /// The uncertainty on either side of it, points.
    pub band: u32,
    /// Above, within, below, or incomplete.
    pub basis: Basis,
}

/// A minimum of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimumRow {
    /// Title of the exercise.
    pub title: String,
    /// Why there is a minimum, as every candidate was told.
    pub reason: String,
    /// Where the points stand.
    pub stand: Stand,
}

/// What one exercise showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseRow {
    /// Which exercise.
    pub exercise: Id,
    /// Its title.
    pub title: String,
    /// What its points are made of.
    pub lines: Vec<PointsLine>,
}

/// Points for one measure or one rated behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsLine {
    /// Which skill it is evidence of.
    pub skill: Option<Skill>,
    /// The behaviour people rated, in the set's words; `None` when the station measured it.
    pub rated: Option<String>,
    /// The mean mark in thousandths where people rated, otherwise what was measured.
    pub value: Option<i64>,
    /// Points in thousandths; `None` while pending or void.
    pub points_milli: Option<i64>,
    /// The most it can give, thousandths.
    pub max_milli: i64,
}

impl ExerciseRow {
    /// Points so far, in thousandths.
    pub fn points_milli(&self) -> i64 {
        self.lines.iter().filter_map(|line| line.points_milli).sum()
    }

    /// The most in all, in thousandths.
    pub fn max_milli(&self) -> i64 {
        self.lines.iter().map(|line| line.max_milli).sum()
    }

    /// Whether something in it has no points yet.
    pub fn is_open(&self) -> bool {
        self.lines.iter().any(|line| line.points_milli.is_none())
    }
}

/// All that the page of a decision shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideView {
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// Title of the set.
    pub set_title: String,
    /// Total against the threshold.
    pub total: Stand,
    /// Minima of their own.
    pub minima: Vec<MinimumRow>,
    /// Exercise by exercise, in the order they were done.
    pub exercises: Vec<ExerciseRow>,
    /// What happened during the session, in words; never how somebody is.
    pub incidents: Vec<String>,
    /// A decision in force is replaced by this one.
    pub replaces: bool,
    /// Who signs: principal and the name that goes with it.
    pub signs_as: String,
}

/// What a decision is about beside the case itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideAbout {
    /// Whom.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// What happened during the session, in words.
    pub incidents: Vec<String>,
    /// A decision in force is replaced.
    pub replaces: bool,
    /// Who signs.
    pub signs_as: String,
}

impl DecideView {
    /// The page for a case of a set, in the page's language.
    pub fn of(about: DecideAbout, case: &Case, pack: &Pack, lang: &Lang) -> Self {
        let rubric = pack.rubric();
        let title = |exercise: &Id| {
            pack.exercise(exercise)
                .map_or(exercise.to_string(), |found| pack.text(lang, found.title()).to_owned())
        };
        let minima = case.minima.iter().zip(rubric.minima()).map(|(stands, minimum)| MinimumRow {
            title: title(&stands.exercise),
            reason: pack.text(lang, minimum.reason()).to_owned(),
            stand: Stand {
                reach_milli: stands.reach_milli,
                max: rubric.exercise_max(&stands.exercise),
                cut: stands.points,
                band: stands.band,
                basis: stands.basis,
            },
        });
        let DecideAbout { code, attempt, incidents, replaces, signs_as } = about;
        Self {
            code,
            attempt,
            set_title: pack.text(lang, pack.title()).to_owned(),
            total: Stand {
                reach_milli: case.reach_milli,
                max: rubric.points_max(),
                cut: rubric.threshold(),
                band: rubric.band(),
                basis: case.basis,
            },
            minima: minima.collect(),
            exercises: exercises(case, pack, lang, &title),
            incidents,
            replaces,
            signs_as,
        }
    }

    /// Why a second person has to agree with a verdict; nothing when one is enough.
    pub const fn second_why(&self, verdict: Verdict) -> Option<SecondWhy> {
        second_why(self.total.basis, verdict)
    }
}

fn exercises(case: &Case, pack: &Pack, lang: &Lang, title: &dyn Fn(&Id) -> String) -> Vec<ExerciseRow> {
    let mut rows: Vec<ExerciseRow> = Vec::new();
    for line in &case.score.lines {
        let points = points_line(line, pack, lang);
        match rows.iter_mut().find(|row| row.exercise == line.exercise) {
            Some(row) => row.lines.push(points),
            None => rows.push(ExerciseRow {
                exercise: line.exercise.clone(),
                title: title(&line.exercise),
                lines: vec![points],
            }),
        }
    }
    rows
}

fn points_line(line: &LineScore, pack: &Pack, lang: &Lang) -> PointsLine {
    let criterion = pack.exercise(&line.exercise).and_then(|exercise| match exercise.kind() {
        KindSpec::Observed(spec) => spec.criteria().iter().find(|known| known.id().as_str() == line.measure),
        _ => None,
    });
    PointsLine {
        skill: Skill::parse(&line.skill),
        rated: criterion.map(|criterion| pack.text(lang, criterion.words()).to_owned()),
        value: line.value,
        points_milli: line.points_milli,
        max_milli: line.max_milli,
    }
}

/// A decision as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideDraft {
    /// What is decided, once it is chosen.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: String,
    /// What the points of each exercise are made of is shown.
    #[serde(skip)]
    pub opened: bool,
    /// They have asked to sign it and are asked once more.
    #[serde(skip)]
    pub confirming: bool,
}

impl DecideDraft {
    /// All that keeps it from being signed.
    pub fn missing(&self) -> Vec<Missing> {
        let verdict = self.verdict.is_none().then_some(Missing::Verdict);
        verdict.into_iter().chain(reason_fault(&self.reason).map(Missing::Reason)).collect()
    }
}

/// What somebody who decides asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecideAct {
    /// Keep the draft as it is.
    Save,
    /// Sign it.
    Sign,
    /// Watch the session as it happened.
    Replay,
    /// Back to the case; the draft stays.
    Leave,
}

/// A decision that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountersignView {
    /// What the first person saw.
    pub case: DecideView,
    /// What the first person decided.
    pub verdict: Verdict,
    /// Why a second person is asked.
    pub why: SecondWhy,
    /// The first person's reason.
    pub reason: String,
    /// Who decided first.
    pub by: String,
    /// When, as a person reads it.
    pub at: String,
    /// What keeps whoever is signed in from signing too.
    pub barred: Option<Barred>,
}

/// What keeps somebody from signing a decision as the second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The same person decided first.
    SamePerson,
    /// Whoever is signed in may not decide.
    NoRecruiter,
}

impl Barred {
    /// Whether `second` may sign what `first` decided; both are names such as `recruiter/4`.
    pub fn of(first: &str, second: &str) -> Option<Self> {
        let number =
            |name: &str| name.split_once('/').map_or(name.to_owned(), |(_, number)| number.to_owned());
        if !second.starts_with("recruiter/") {
            Some(Self::NoRecruiter)
        } else if number(first) == number(second) {
            Some(Self::SamePerson)
        } else {
            None
        }
    }
}

/// What the second person has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountersignDraft {
    /// They say that they have looked at the case themselves.
    pub looked: bool,
    /// What the points of each exercise are made of is shown.
    #[serde(skip)]
    pub opened: bool,
    /// They have asked to sign and are asked once more.
    #[serde(skip)]
    pub confirming: bool,
}

impl CountersignDraft {
    /// Whether it may be signed now.
    pub const fn may_sign(&self, view: &CountersignView) -> bool {
        self.looked && view.barred.is_none()
    }
}

/// What the second person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountersignAct {
    /// Sign the same text.
    Sign,
    /// They see it otherwise: a decision of their own, which replaces this one.
    Otherwise,
    /// Watch the session as it happened.
    Replay,
    /// Back to the case.
    Leave,
}

/// Points in thousandths as people read them: one decimal, rounded half up, with the language's sign for it.
pub fn points(milli: i64, lang: &Lang) -> String {
    let tenths = (milli + 50).div_euclid(100);
    let sign = if lang.code().starts_with("sv") { ',' } else { '.' };
    match tenths.rem_euclid(10) {
        0 => tenths.div_euclid(10).to_string(),
        rest => format!("{}{sign}{rest}", tenths.div_euclid(10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::missing::ReasonFault;
    use crate::forms::testing::lang;

    const FORWARD: Verdict = Verdict::Forward;
    const NOT: Verdict = Verdict::NotForward;

    #[test]
    fn one_person_is_enough_only_where_the_verdict_follows_a_clear_basis() {
        for (basis, verdict, why) in [
            (Basis::Above, FORWARD, None),
            (Basis::Below, NOT, None),
            (Basis::Above, NOT, Some(SecondWhy::AgainstBasis)),
            (Basis::Below, FORWARD, Some(SecondWhy::AgainstBasis)),
            (Basis::Within, FORWARD, Some(SecondWhy::NearCut)),
            (Basis::Within, NOT, Some(SecondWhy::NearCut)),
            (Basis::Incomplete, FORWARD, Some(SecondWhy::Incomplete)),
            (Basis::Incomplete, NOT, Some(SecondWhy::Incomplete)),
        ] {
            assert_eq!(second_why(basis, verdict), why, "{basis:?} {verdict:?}");
        }
    }

    #[test]
    fn a_decision_needs_a_verdict_and_a_reason() {
        let mut draft = DecideDraft::default();
        assert_eq!(draft.missing(), [Missing::Verdict, Missing::Reason(ReasonFault::Short)]);
        draft.verdict = Some(NOT);
        draft.reason = "Nej".to_owned();
        assert_eq!(draft.missing(), [Missing::Reason(ReasonFault::Short)]);
        draft.reason = "Två moment av fem nåddes inte.".to_owned();
        assert!(draft.missing().is_empty());
        draft.reason.push_str(" 811218-9876");
        assert!(matches!(draft.missing()[..], [Missing::Reason(ReasonFault::Note(_))]));
    }

    #[test]
    fn the_second_person_is_another_recruiter() {
        assert_eq!(Barred::of("recruiter/4", "recruiter/5"), None);
        assert_eq!(Barred::of("recruiter/4", "recruiter/4"), Some(Barred::SamePerson));
        for other in ["rater/5", "officer/1", "employer/2", "recruiter", ""] {
            assert_eq!(Barred::of("recruiter/4", other), Some(Barred::NoRecruiter), "{other}");
        }
    }

    #[test]
    fn points_read_as_each_language_writes_them() {
        for (milli, swedish, english) in [
            (0, "0", "0"),
            (180_000, "180", "180"),
            (31_250, "31,3", "31.3"),
            (31_249, "31,2", "31.2"),
            (49, "0", "0"),
            (50, "0,1", "0.1"),
            (-1_500, "-2", "-2"),
        ] {
            if milli >= 0 {
                assert_eq!(points(milli, &lang("sv")), swedish);
                assert_eq!(points(milli, &lang("en")), english);
            }
        }
    }
}
