//! A decision: a named person's verdict with a written reason, and what that person had seen. Nothing decides by itself.

use super::check_sorted_digests;
use crate::case::Case;
use crate::document::{Document, DocumentError, format_v1};
use crate::namespace::Namespace;
use crate::note::Note;
use crate::principal::{Principal, Role};
use crate::sheet::Sheet;
use crate::utc::Utc;
use crate::verify::Kind;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::score::Basis;
use srm_core::session::Purpose;
use uuid::Uuid;

format_v1!(DecisionFormat, "srm-decision/1.0");

/// Most ratings one decision rests on.
pub const RATINGS_MAX: usize = 256;
/// Most minima of a set.
pub const MINIMA_MAX: usize = 64;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The person goes on to the interview and the employer.
    Forward,
    /// The person does not go on this time.
    NotForward,
}

/// Where one minimum stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenMinimum {
    /// Which exercise.
    pub exercise: Id,
    /// Points needed.
    pub points: u32,
    /// Half the width of the band of uncertainty, points.
    pub band: u32,
    /// Least and greatest points still possible, thousandths.
    pub reach_milli: (i64, i64),
    /// Where that stood.
    pub basis: Basis,
}

/// What the person had before them when they decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Where total and minima stood together.
    pub basis: Basis,
    /// Least and greatest total still possible, thousandths.
    pub reach_milli: (i64, i64),
    /// Each minimum, in the rubric's order.
    pub minima: Vec<SeenMinimum>,
    /// Ratings still to come.
    pub pending: u32,
    /// Incidents on the sheet.
    pub incidents: u32,
}

impl Seen {
    /// What a case shows.
    pub fn of(case: &Case, sheet: &Sheet) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let minima = case.minima.iter().map(|minimum| SeenMinimum {
            exercise: minimum.exercise.clone(),
            points: minimum.points,
            band: minimum.band,
            reach_milli: minimum.reach_milli,
            basis: minimum.basis,
        });
        Self {
            basis: case.basis,
            reach_milli: case.reach_milli,
            minima: minima.collect(),
            pending: count(case.pending.len()),
            incidents: count(sheet.incidents.len()),
        }
    }
}

/// A decision, the document `srm-decision/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The document's format.
    pub format: DecisionFormat,
    /// What it is for: what the session is for.
    pub purpose: Purpose,
    /// Its own id.
    pub decision: Uuid,
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// The session.
    pub session: Uuid,
    /// The sheet's digest.
    pub sheet: Digest,
    /// The set's exact files.
    pub pack: Digest,
    /// SHA-256 of its scoring rules.
    pub rubric: Digest,
    /// Digests of all ratings that counted, sorted.
    pub ratings: Vec<Digest>,
    /// What the person saw.
    pub seen: Seen,
    /// What was decided.
    pub verdict: Verdict,
    /// Why, in the person's own words.
    pub reason: Note,
    /// Who decided.
    pub by: Principal,
    /// When.
    pub at: Utc,
    /// Whether it counts only when a second person has signed it too; see [`Decision::needs_second`].
    pub needs_second: bool,
    /// The decision this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Digest>,
}

impl Decision {
    /// Whether a verdict needs a second person: unless it says what the basis clearly says.
    pub const fn needs_second(basis: Basis, verdict: Verdict) -> bool {
        !matches!((basis, verdict), (Basis::Above, Verdict::Forward) | (Basis::Below, Verdict::NotForward))
    }
}

impl Document for Decision {
    const NAME: &'static str = "srm-decision";
    const NAMESPACE: Namespace = Namespace::Decision;
    const KIND: Kind = Kind::Decision;
    const ROLES: &'static [Role] = &[Role::Recruiter];

    fn by(&self) -> &Principal {
        &self.by
    }

    fn at(&self) -> Utc {
        self.at
    }

    fn purpose(&self) -> Purpose {
        self.purpose
    }

    fn check_content(&self) -> Result<(), DocumentError> {
        super::check_decidable(self.purpose)?;
        super::check_attempt(self.attempt)?;
        check_sorted_digests("ratings", &self.ratings, RATINGS_MAX)?;
        if self.seen.minima.len() > MINIMA_MAX {
            return Err(DocumentError::content("seen", format!("a set has at most {MINIMA_MAX} minima")));
        }
        if self.needs_second != Self::needs_second(self.seen.basis, self.verdict) {
            let what =
                "a second person is needed exactly when the verdict is not what the basis clearly says";
            return Err(DocumentError::content("needs_second", what));
        }
        Ok(())
    }
}
