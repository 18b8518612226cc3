//! Everything known of one candidate's session: a pure fold of the sheet, its set and the judgements about it.
//!
//! The same documents give the same file, in whatever order they came. What does not fit is listed with its reason and
//! counts for nothing; nothing is dropped silently. Points and basis are [`Case`]'s.

mod decided;
mod fits;
mod listed;
mod rated;

pub use fits::rating_faults;
pub use listed::accepted_faults;
pub use rated::{Gap, RatedExercise, RatingSeen};

use crate::case::{Case, RatedMean};
use crate::fault::{Fault, FaultCode};
use crate::judgement::{Attestation, Decision, Interview, Judgement, Verdict};
use crate::packed::KnownPack;
use crate::principal::Principal;
use crate::sheet::Sheet;
use crate::utc::Utc;
use crate::verify::{Kind, Report, SignerSeen};
use serde::Serialize;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::score::Basis;
use srm_core::session::Purpose;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Days until the candidate has an answer, where the set is not known.
const ANSWER_DAYS: u16 = 3;
const DAY_S: i64 = 86_400;

/// A verified sheet, as its report says.
#[derive(Debug, Clone, Copy)]
pub struct SheetSeen<'a> {
    /// Its digest.
    pub digest: Digest,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What is wrong with it or with its place in the ledger.
    pub faults: &'a [Fault],
}

/// A judgement with what checking it established.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its digest.
    pub digest: Digest,
    /// Who signed; several when somebody has countersigned.
    pub signers: Vec<SignerSeen>,
    /// What is wrong with it by itself; such a one counts for nothing.
    pub faults: Vec<Fault>,
    /// The judgement.
    pub judgement: Judgement,
}

impl Filed {
    /// What [`crate::verify::examine_judgement`] gave; `None` for a file that is no judgement at all.
    pub fn of(report: &Report, judgement: Option<Judgement>) -> Option<Self> {
        let (digest, judgement) = report.digest.zip(judgement)?;
        Some(Self { digest, signers: report.signers.clone(), faults: report.faults.clone(), judgement })
    }
}

/// What only the office knows, outside any signed document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Exercises for which more raters were asked for than the rubric wants, with their number.
    pub raters: BTreeMap<Id, u8>,
    /// Whether the candidate has had an answer.
    pub answered: bool,
}

/// Something that a person has to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Something is wrong with the sheet; somebody must look before anything else.
    FaultFound,
    /// Nobody has rated it yet.
    RatingDue {
        /// Which exercise.
        exercise: Id,
    },
    /// One rating more is wanted, by rule or because somebody asked.
    SecondRatingDue {
        /// Which exercise.
        exercise: Id,
    },
    /// Raters are further apart than the rubric allows.
    Gap {
        /// Which exercise.
        exercise: Id,
        /// Which criterion.
        criterion: Id,
    },
    /// The total or a minimum stands within its band.
    NearCut,
    /// Something happened in the session that who decides must know.
    Incident,
    /// Everything is in; a person has to decide. Also when a decision rests on ratings that no longer count.
    DecisionDue,
    /// A decision waits for a second person.
    SecondPersonDue,
    /// The interview has not been held.
    InterviewDue,
    /// The candidate waits for an answer.
    AnswerDue {
        /// Until when.
        by: Utc,
    },
}

/// Whether a decision counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It counts.
    InForce,
    /// It waits for a second person's signature.
    WaitingForSecond,
    /// Another took its place.
    Superseded,
}

/// A decision and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionSeen {
    /// Its digest.
    pub digest: Digest,
    /// The decision.
    pub decision: Decision,
    /// Whether it counts.
    pub standing: Standing,
    /// The names of everybody who signed it, its maker's first.
    pub signers: Vec<String>,
    /// Whether the ratings it rests on are the ones that count now.
    pub rests_on_current: bool,
}

/// Another judgement and whether it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept<D> {
    /// Its digest.
    pub digest: Digest,
    /// The judgement.
    pub document: D,
    /// Whether another took its place.
    pub superseded: bool,
}

/// A judgement that does not fit, and counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Its digest.
    pub digest: Digest,
    /// What it is.
    pub kind: Kind,
    /// Who it says made it.
    pub by: Principal,
    /// When it says it was made.
    pub at: Utc,
    /// Why it does not count: all reasons.
    pub faults: Vec<Fault>,
}

/// Everything known of one candidate's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The sheet's digest.
    pub sheet: Digest,
    /// The session.
    pub session: Uuid,
    /// What it was for.
    pub purpose: Purpose,
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// Which set.
    pub set: Id,
    /// The set's exact files.
    pub pack: Digest,
    /// When the session ended, by the station's clock.
    pub ended: Utc,
    /// The observed exercises with their ratings, in the set's order; empty while the set is not known.
    pub exercises: Vec<RatedExercise>,
    /// Points, minima and basis with the ratings that count; `None` while the set is not known or does not fit.
    pub case: Option<Case>,
    /// Digests of every rating that counts, sorted: what a decision made now names.
    pub counted: Vec<Digest>,
    /// Every decision that fits, by time.
    pub decisions: Vec<DecisionSeen>,
    /// Every interview that fits, by time.
    pub interviews: Vec<Kept<Interview>>,
    /// Every attestation that fits, by time.
    pub attestations: Vec<Kept<Attestation>>,
    /// What does not fit.
    pub refused: Vec<Refused>,
    /// What a person has to do, sorted.
    pub needs: Vec<Need>,
    /// Until when the candidate was promised an answer.
    pub answer_by: Utc,
}

impl CaseFile {
    /// Folds everything known. `pack` is the set the sheet names; documents may be about others too, those are refused.
    pub fn of(seen: SheetSeen<'_>, pack: Option<&KnownPack>, documents: &[Filed], office: &Office) -> Self {
        let SheetSeen { digest, sheet, faults } = seen;
        let pack = pack.filter(|pack| pack.digest == sheet.pack && pack.rubric == sheet.rubric);
        let mut filed: Vec<&Filed> = documents.iter().collect();
        // Time is a claim, the digest decides between equal ones: the order they came in means nothing.
        filed.sort_by_key(|filed| (filed.judgement.at(), filed.digest));
        filed.dedup_by_key(|filed| filed.digest);
        let mut desk = fits::Desk::new(seen, pack);
        desk.take_ratings(&filed);
        let exercises = pack.map(|pack| desk.exercises(pack, office)).unwrap_or_default();
        let means: Vec<RatedMean> = exercises.iter().flat_map(|exercise| exercise.means.clone()).collect();
        let case = pack.and_then(|pack| desk.case(pack, &means));
        let mut counted: Vec<Digest> = exercises.iter().flat_map(RatedExercise::counted).collect();
        counted.sort();
        let decisions = desk.take_decisions(&filed, &counted);
        let interviews = desk.take_interviews(&filed, &decisions);
        let attestations = desk.take_attestations(&filed, &decisions);
        let days = pack.map_or(ANSWER_DAYS, |pack| pack.pack.answer_days());
        let answer_by = sheet.ended.unix_s() + i64::from(days) * DAY_S;
        let mut file = Self {
            sheet: digest,
            session: sheet.session,
            purpose: sheet.purpose,
            code: sheet.code.clone(),
            attempt: sheet.attempt,
            set: sheet.set.clone(),
            pack: sheet.pack,
            ended: sheet.ended,
            exercises,
            case,
            counted,
            decisions,
            interviews,
            attestations,
            refused: desk.into_refused(&filed),
            needs: Vec::new(),
            answer_by: Utc::from_unix_s(answer_by).unwrap_or(sheet.ended),
        };
        let has_form = pack.is_some_and(|pack| pack.pack.interview().is_some());
        file.needs = file.needs_of(faults, sheet, has_form, office);
        file
    }

    /// The decision that counts.
    pub fn decided(&self) -> Option<&DecisionSeen> {
        self.decisions.iter().find(|seen| seen.standing == Standing::InForce)
    }

    /// The decision that waits for a second person.
    pub fn waiting(&self) -> Option<&DecisionSeen> {
        self.decisions.iter().find(|seen| seen.standing == Standing::WaitingForSecond)
    }

    /// Where the points stand; incomplete while nothing can be said.
    pub fn basis(&self) -> Basis {
        self.case.as_ref().map_or(Basis::Incomplete, |case| case.basis)
    }

    /// An observed exercise.
    pub fn exercise(&self, exercise: &Id) -> Option<&RatedExercise> {
        self.exercises.iter().find(|rated| rated.exercise == *exercise)
    }

    /// Whether somebody has locked their own rating of an exercise, and so may see the others'.
    pub fn has_locked(&self, exercise: &Id, rater: &Principal) -> bool {
        self.exercise(exercise).is_some_and(|rated| rated.own.iter().any(|own| own.by == *rater))
    }

    fn needs_of(&self, faults: &[Fault], sheet: &Sheet, has_form: bool, office: &Office) -> Vec<Need> {
        let mut needs = Vec::new();
        let is_decided = self.decided().is_some() || self.waiting().is_some();
        if !faults.is_empty() || self.case.is_none() {
            needs.push(Need::FaultFound);
        }
        // A trial is rated like any other and decides nothing.
        let is_trial = self.purpose == Purpose::Trial;
        // Once somebody has decided on what there is, a further rating is due only where somebody asked for one.
        let is_settled = self.decided().is_some_and(|seen| seen.rests_on_current);
        let is_wanted = |rated: &&RatedExercise| !is_settled || office.raters.contains_key(&rated.exercise);
        let rating_needs: Vec<Need> =
            self.exercises.iter().filter(is_wanted).flat_map(RatedExercise::needs).collect();
        let is_ready = self.case.is_some() && rating_needs.is_empty();
        needs.extend(rating_needs);
        if is_trial {
            needs.sort();
            return needs;
        }
        if !is_decided {
            if self.basis() == Basis::Within {
                needs.push(Need::NearCut);
            }
            if !sheet.incidents.is_empty() {
                needs.push(Need::Incident);
            }
        }
        let is_outdated = self.decided().or(self.waiting()).is_some_and(|seen| !seen.rests_on_current);
        if is_ready && (!is_decided || is_outdated) {
            needs.push(Need::DecisionDue);
        }
        if self.waiting().is_some() {
            needs.push(Need::SecondPersonDue);
        }
        let is_forward = self
            .decided()
            .is_some_and(|seen| seen.decision.verdict == Verdict::Forward && seen.rests_on_current);
        if has_form && is_forward && !self.interviews.iter().any(|kept| !kept.superseded) {
            needs.push(Need::InterviewDue);
        }
        if !office.answered {
            needs.push(Need::AnswerDue { by: self.answer_by });
        }
        needs.sort();
        needs
    }
}

impl Need {
    /// A short name for lists and filters, in kebab-case.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::FaultFound => "fault-found",
            Self::RatingDue { .. } => "rating-due",
            Self::SecondRatingDue { .. } => "second-rating-due",
            Self::Gap { .. } => "gap",
            Self::NearCut => "near-cut",
            Self::Incident => "incident",
            Self::DecisionDue => "decision-due",
            Self::SecondPersonDue => "second-person-due",
            Self::InterviewDue => "interview-due",
            Self::AnswerDue { .. } => "answer-due",
        }
    }
}

impl Refused {
    fn of(filed: &Filed, faults: Vec<Fault>) -> Self {
        let judgement = &filed.judgement;
        Self {
            digest: filed.digest,
            kind: judgement.kind(),
            by: judgement.by().clone(),
            at: judgement.at(),
            faults,
        }
    }

    /// Whether a fault of this kind is among the reasons.
    pub fn has(&self, code: FaultCode) -> bool {
        self.faults.iter().any(|fault| fault.code == code)
    }
}

#[cfg(test)]
mod tests;
