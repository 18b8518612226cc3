//! A rating: one person's marks for one observed exercise, by its anchors, locked by the signature.

use super::check_sorted_digests;
use crate::document::{Document, DocumentError, check_given, format_v1};
use crate::namespace::Namespace;
use crate::note::Note;
use crate::principal::{Principal, Role};
use crate::utc::Utc;
use crate::verify::Kind;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Purpose;
use std::fmt;
use uuid::Uuid;

format_v1!(RatingFormat, "srm-rating/1.0");

/// Most marks of one rating; no exercise has more criteria.
pub const MARKS_MAX: usize = 16;
/// Most counts of one rating.
pub const COUNTS_MAX: usize = 16;
/// Greatest count.
pub const COUNT_MAX: u32 = 9_999;
/// Most ratings that one moderation reconciles.
pub const RECONCILED_MAX: usize = 16;

/// A mark on an anchored scale, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mark(u8);

impl Mark {
    /// Every mark, the lowest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The mark of this number; `None` off the scale.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.0 == number)
    }

    /// Its number, 1 to 5.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its number in thousandths, as means are.
    pub const fn milli(self) -> i64 {
        self.0 as i64 * 1000
    }
}

impl TryFrom<u8> for Mark {
    type Error = &'static str;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a mark is a whole number from 1 to 5")
    }
}

impl From<Mark> for u8 {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a rating is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingKind {
    /// What one person saw, before seeing anybody else's.
    Own,
    /// What raters agreed on after a gap, with its reason.
    Moderated,
}

/// The mark of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionMark {
    /// Which criterion of the exercise.
    pub criterion: Id,
    /// The mark.
    pub mark: Mark,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// A count from the exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountGiven {
    /// Which count of the exercise.
    pub count: Id,
    /// How many, at most [`COUNT_MAX`].
    pub number: u32,
}

/// A rating, the document `srm-rating/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The document's format.
    pub format: RatingFormat,
    /// What it is for: what the session is for.
    pub purpose: Purpose,
    /// Its own id.
    pub rating: Uuid,
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// Which set.
    pub set: Id,
    /// The set's exact files.
    pub pack: Digest,
    /// SHA-256 of its scoring rules.
    pub rubric: Digest,
    /// Which exercise.
    pub exercise: Id,
    /// The session, where the rater knows it. Who rates live does not: code, attempt and pack say which one it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Uuid>,
    /// The sheet's digest, where there is a sheet yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Digest>,
    /// Who rated.
    pub by: Principal,
    /// When it was locked.
    pub at: Utc,
    /// Own or moderated.
    pub kind: RatingKind,
    /// The marks: every criterion of the exercise, or those that were moderated; each once.
    pub marks: Vec<CriterionMark>,
    /// The counts, each once.
    pub counts: Vec<CountGiven>,
    /// Digests of the own ratings a moderated one reconciles, sorted; empty for an own one.
    pub of: Vec<Digest>,
    /// The rating this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Digest>,
    /// Why, when it is moderated or takes another's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
}

impl Document for Rating {
    const NAME: &'static str = "srm-rating";
    const NAMESPACE: Namespace = Namespace::Rating;
    const KIND: Kind = Kind::Rating;
    const ROLES: &'static [Role] = &[Role::Rater];

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
        super::check_attempt(self.attempt)?;
        let marks: Vec<&Id> = self.marks.iter().map(|mark| &mark.criterion).collect();
        super::check_each_once("marks", &marks, 1, MARKS_MAX)?;
        let counts: Vec<&Id> = self.counts.iter().map(|count| &count.count).collect();
        super::check_each_once("counts", &counts, 0, COUNTS_MAX)?;
        if self.counts.iter().any(|count| count.number > COUNT_MAX) {
            return Err(DocumentError::content(
                "counts",
                format!("a count is at most {COUNT_MAX}; correct it"),
            ));
        }
        let is_moderated = self.kind == RatingKind::Moderated;
        check_given("of", !self.of.is_empty(), is_moderated, "a moderated rating names those it reconciles")?;
        if is_moderated && self.of.len() < 2 {
            return Err(DocumentError::content(
                "of",
                "moderation is between two ratings or more; name them all",
            ));
        }
        check_sorted_digests("of", &self.of, RECONCILED_MAX)?;
        let needs_reason = is_moderated || self.supersedes.is_some();
        let when = "the rating is moderated or takes another's place, and then needs a reason";
        check_given("reason", self.reason.is_some(), needs_reason, when)
    }
}
