//! What a candidate keeps (occupation, date, skills shown), and what an employer is told of people who agreed. No points
//! in either.

use crate::day::Day;
use crate::document::{Document, DocumentError, format_v1, is_sorted};
use crate::namespace::Namespace;
use crate::note::Label;
use crate::principal::{Principal, Role};
use crate::utc::Utc;
use crate::verify::Kind;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Purpose;
use srm_core::skill::Skill;
use uuid::Uuid;

format_v1!(AttestationFormat, "srm-attestation/1.0");
format_v1!(AcceptedFormat, "srm-accepted/1.0");

/// Most people on one list.
pub const ACCEPTED_MAX: usize = 2000;

/// What work it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// The exercise set.
    pub set: Id,
    /// The occupation's name, in the candidate's language.
    pub title: Label,
}

/// An attestation, the document `srm-attestation/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// The document's format.
    pub format: AttestationFormat,
    /// What it is for: what the session was for.
    pub purpose: Purpose,
    /// Its own id.
    pub attestation: Uuid,
    /// The decision it follows from.
    pub decision: Digest,
    /// Whom it is about.
    pub code: CandidateCode,
    /// What work.
    pub occupation: Occupation,
    /// The day of the session.
    pub date: Day,
    /// The skills shown, sorted by the catalogue.
    pub skills: Vec<Skill>,
    /// The last day it is meant to be relied upon.
    pub valid_until: Day,
    /// Who attests.
    pub by: Principal,
    /// When.
    pub at: Utc,
}

impl Document for Attestation {
    const NAME: &'static str = "srm-attestation";
    const NAMESPACE: Namespace = Namespace::Attestation;
    const KIND: Kind = Kind::Attestation;
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
        check_skills(&self.skills)?;
        if self.valid_until < self.date {
            return Err(DocumentError::content(
                "valid_until",
                "it lies before the day of the session; correct it",
            ));
        }
        Ok(())
    }
}

/// One person an employer is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedEntry {
    /// Who: the code.
    pub code: CandidateCode,
    /// The decision that took them forward.
    pub decision: Digest,
    /// What work.
    pub occupation: Label,
    /// The skills shown, sorted by the catalogue.
    pub skills: Vec<Skill>,
    /// The day they agreed to be on the list.
    pub agreed: Day,
}

/// A list of people for an employer, the document `srm-accepted/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The document's format.
    pub format: AcceptedFormat,
    /// What it is for: what the sessions were for.
    pub purpose: Purpose,
    /// Its own id.
    pub list: Uuid,
    /// Whom it is for.
    pub employer: Principal,
    /// Which set.
    pub set: Id,
    /// The people, by code, each once: an order that says nothing about them.
    pub entries: Vec<AcceptedEntry>,
    /// Who answers for it.
    pub by: Principal,
    /// When.
    pub at: Utc,
}

impl Document for Accepted {
    const NAME: &'static str = "srm-accepted";
    const NAMESPACE: Namespace = Namespace::Attestation;
    const KIND: Kind = Kind::Accepted;
    const ROLES: &'static [Role] = &[Role::Recruiter];
    const BYTES_MAX: usize = 2 << 20;

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
        if self.employer.role() != Role::Employer {
            let what = format!("{} is no employer; write `employer/…`", self.employer);
            return Err(DocumentError::content("employer", what));
        }
        let codes: Vec<&CandidateCode> = self.entries.iter().map(|entry| &entry.code).collect();
        if !is_sorted(&codes) || codes.is_empty() || codes.len() > ACCEPTED_MAX {
            let what = format!("1 to {ACCEPTED_MAX} people, by code, each once; sort them by code");
            return Err(DocumentError::content("entries", what));
        }
        let today = Day::of(self.at);
        if self.entries.iter().any(|entry| entry.agreed > today) {
            return Err(DocumentError::content("entries", "somebody agrees only later; correct the day"));
        }
        self.entries.iter().try_for_each(|entry| check_skills(&entry.skills))
    }
}

fn check_skills(skills: &[Skill]) -> Result<(), DocumentError> {
    if skills.is_empty() || !is_sorted(skills) {
        let what = "at least one skill, in the order of the catalogue, each once; sort them";
        return Err(DocumentError::content("skills", what));
    }
    Ok(())
}
