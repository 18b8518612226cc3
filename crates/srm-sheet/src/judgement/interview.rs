//! A structured interview: the marks for the questions of the set's form, after somebody decided to go on. Never part of
//! the total.

use super::rating::{MARKS_MAX, Mark};
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
use uuid::Uuid;

format_v1!(InterviewFormat, "srm-interview/1.0");

/// The mark of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionMark {
    /// Which question of the form.
    pub question: Id,
    /// The mark.
    pub mark: Mark,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// An interview, the document `srm-interview/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// The document's format.
    pub format: InterviewFormat,
    /// What it is for: what the session is for.
    pub purpose: Purpose,
    /// Its own id.
    pub interview: Uuid,
    /// The decision that led to it.
    pub decision: Digest,
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// The set's exact files; the form is among them.
    pub pack: Digest,
    /// The marks, each question once.
    pub marks: Vec<QuestionMark>,
    /// Who held it.
    pub by: Principal,
    /// When the marks were locked.
    pub at: Utc,
    /// The interview this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Digest>,
    /// Why it takes another's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
}

impl Document for Interview {
    const NAME: &'static str = "srm-interview";
    const NAMESPACE: Namespace = Namespace::Rating;
    const KIND: Kind = Kind::Interview;
    const ROLES: &'static [Role] = &[Role::Rater, Role::Recruiter];

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
        let questions: Vec<&Id> = self.marks.iter().map(|mark| &mark.question).collect();
        super::check_each_once("marks", &questions, 1, MARKS_MAX)?;
        let when = "the interview takes another's place, and then needs a reason";
        check_given("reason", self.reason.is_some(), self.supersedes.is_some(), when)
    }
}
