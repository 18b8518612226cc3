//! Judgements: what people sign about a session, one new document for each act.
//!
//! None changes another. A correction is a new document that names the one it takes the place of; both stay.

pub mod attestation;
pub mod decision;
pub mod enrolment;
pub mod interview;
pub mod office;
pub mod rating;

pub use attestation::{Accepted, AcceptedEntry, Attestation, Occupation};
pub use decision::{Decision, Seen, SeenMinimum, Verdict};
pub use enrolment::Enrolment;
pub use interview::{Interview, QuestionMark};
pub use office::{Approval, Deletion, ShownMinimum, Tombstone};
pub use rating::{CountGiven, CriterionMark, Mark, Rating, RatingKind};

use crate::day::Day;
use crate::document::{Document, DocumentError, is_sorted};
use crate::principal::Principal;
use crate::sheet::Sheet;
use crate::utc::Utc;
use crate::verify::Kind;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Purpose;

/// Any judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// A rating.
    Rating(Rating),
    /// An interview.
    Interview(Interview),
    /// A decision.
    Decision(Decision),
    /// An attestation.
    Attestation(Attestation),
    /// A list for an employer.
    Accepted(Accepted),
    /// An employer's word on a set.
    Approval(Approval),
    /// A report of what was deleted.
    Deletion(Deletion),
    /// A request to be put on the list of signers.
    Enrolment(Enrolment),
}

macro_rules! of_each {
    ($judgement:expr, $document:ident => $value:expr) => {
        match $judgement {
            Judgement::Rating($document) => $value,
            Judgement::Interview($document) => $value,
            Judgement::Decision($document) => $value,
            Judgement::Attestation($document) => $value,
            Judgement::Accepted($document) => $value,
            Judgement::Approval($document) => $value,
            Judgement::Deletion($document) => $value,
            Judgement::Enrolment($document) => $value,
        }
    };
}

fn kind_of<D: Document>(_: &D) -> Kind {
    D::KIND
}

impl Judgement {
    /// What it is.
    pub fn kind(&self) -> Kind {
        of_each!(self, document => kind_of(document))
    }

    /// Who made it.
    pub fn by(&self) -> &Principal {
        of_each!(self, document => document.by())
    }

    /// When, by the maker's clock.
    pub fn at(&self) -> Utc {
        of_each!(self, document => document.at())
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        of_each!(self, document => document.purpose())
    }

    /// Whom it is about, when it is about one person.
    pub fn code(&self) -> Option<&CandidateCode> {
        match self {
            Self::Rating(Rating { code, .. })
            | Self::Interview(Interview { code, .. })
            | Self::Decision(Decision { code, .. })
            | Self::Attestation(Attestation { code, .. }) => Some(code),
            Self::Accepted(_) | Self::Approval(_) | Self::Deletion(_) | Self::Enrolment(_) => None,
        }
    }

    /// Whether it may be about this sheet's session, going by what it says: whether it fits is for
    /// [`crate::case_file::CaseFile`], which says why not.
    pub fn may_concern(&self, sheet: &Sheet) -> bool {
        let (attempt, session) = match self {
            Self::Rating(rating) => (Some(rating.attempt), rating.session),
            Self::Interview(interview) => (Some(interview.attempt), None),
            Self::Decision(decision) => (Some(decision.attempt), Some(decision.session)),
            _ => (None, None),
        };
        // What a candidate keeps names no attempt: the day tells one from another.
        let date = match self {
            Self::Attestation(attestation) => Some(attestation.date),
            _ => None,
        };
        self.code() == Some(&sheet.code)
            && attempt.is_none_or(|attempt| attempt == sheet.attempt)
            && session.is_none_or(|session| session == sheet.session)
            && date.is_none_or(|date| (Day::of(sheet.started)..=Day::of(sheet.ended)).contains(&date))
            && self.set().is_none_or(|set| *set == sheet.set)
    }

    /// The set it names.
    pub fn set(&self) -> Option<&Id> {
        match self {
            Self::Rating(Rating { set, .. })
            | Self::Accepted(Accepted { set, .. })
            | Self::Approval(Approval { set, .. }) => Some(set),
            Self::Attestation(Attestation { occupation, .. }) => Some(&occupation.set),
            Self::Interview(_) | Self::Decision(_) | Self::Deletion(_) | Self::Enrolment(_) => None,
        }
    }

    /// The judgement it takes the place of.
    pub fn supersedes(&self) -> Option<&Digest> {
        match self {
            Self::Rating(Rating { supersedes, .. })
            | Self::Interview(Interview { supersedes, .. })
            | Self::Decision(Decision { supersedes, .. }) => supersedes.as_ref(),
            _ => None,
        }
    }
}

/// Whether a judgement may be about a session: it is for the same, or it tries things out on a simulated one.
pub fn purpose_fits(session: Purpose, judgement: Purpose) -> bool {
    session == judgement || (session == Purpose::Simulated && judgement == Purpose::Demo)
}

/// People sit a trial so that a threshold can be set; nobody is chosen by it.
fn check_decidable(purpose: Purpose) -> Result<(), DocumentError> {
    if purpose == Purpose::Trial {
        return Err(DocumentError::content(
            "purpose",
            "a trial sets the threshold and chooses nobody; rate it, no more",
        ));
    }
    Ok(())
}

fn check_attempt(attempt: u8) -> Result<(), DocumentError> {
    if attempt == 0 {
        Err(DocumentError::content("attempt", "attempts count from 1; correct it"))
    } else {
        Ok(())
    }
}

fn check_sorted_digests(field: &'static str, digests: &[Digest], most: usize) -> Result<(), DocumentError> {
    if is_sorted(digests) && digests.len() <= most {
        return Ok(());
    }
    Err(DocumentError::content(field, format!("at most {most} digests, sorted, each once; sort them")))
}

fn check_each_once(field: &'static str, ids: &[&Id], least: usize, most: usize) -> Result<(), DocumentError> {
    let mut sorted = ids.to_vec();
    sorted.sort();
    sorted.dedup();
    if sorted.len() == ids.len() && (least..=most).contains(&ids.len()) {
        return Ok(());
    }
    Err(DocumentError::content(field, format!("{least} to {most} entries, none twice; correct them")))
}

#[cfg(test)]
mod tests;
