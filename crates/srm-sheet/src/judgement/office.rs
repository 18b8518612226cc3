//! What an office and an employer sign about the whole rather than about one person: an approval of a set and its minima,
//! and a report of what was deleted.

use super::decision::MINIMA_MAX;
use crate::day::Day;
use crate::document::{Document, DocumentError, check_given, format_v1, is_sorted};
use crate::namespace::Namespace;
use crate::note::Note;
use crate::principal::{Principal, Role};
use crate::utc::Utc;
use crate::verify::Kind;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_core::session::Purpose;
use uuid::Uuid;

format_v1!(ApprovalFormat, "srm-approval/1.0");
format_v1!(DeletionFormat, "srm-deletion/1.0");

/// Most documents one report names; more go into several.
pub const ERASED_MAX: usize = 20_000;

/// A minimum as the employer saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownMinimum {
    /// Which exercise.
    pub exercise: Id,
    /// Points needed on it.
    pub points: u32,
    /// Half the width of the band of uncertainty, points.
    pub band: u32,
    /// Why the job needs it, as shown.
    pub reason: Note,
}

/// An employer's word on a set, the document `srm-approval/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The document's format.
    pub format: ApprovalFormat,
    /// `live`, or `demo` when it was made to try things out.
    pub purpose: Purpose,
    /// Its own id.
    pub approval: Uuid,
    /// Which set.
    pub set: Id,
    /// The set's exact files.
    pub pack: Digest,
    /// SHA-256 of its scoring rules.
    pub rubric: Digest,
    /// Points needed in total, as shown.
    pub threshold: u32,
    /// Half the width of the band round the threshold, points, as shown.
    pub band: u32,
    /// The minima as shown, in the rubric's order.
    pub minima: Vec<ShownMinimum>,
    /// Whether the employer approves.
    pub approved: bool,
    /// Why not, or under which conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
    /// Which employer.
    pub by: Principal,
    /// When.
    pub at: Utc,
}

impl Document for Approval {
    const NAME: &'static str = "srm-approval";
    const NAMESPACE: Namespace = Namespace::Decision;
    const KIND: Kind = Kind::Approval;
    const ROLES: &'static [Role] = &[Role::Employer];

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
        let minima: Vec<&Id> = self.minima.iter().map(|minimum| &minimum.exercise).collect();
        super::check_each_once("minima", &minima, 0, MINIMA_MAX)?;
        if !self.approved {
            check_given("reason", self.reason.is_some(), true, "who does not approve says why")?;
        }
        Ok(())
    }
}

/// What is left of a document that was deleted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// Its digest.
    pub digest: Digest,
    /// What it was.
    pub kind: Kind,
}

/// A report of what was deleted, the document `srm-deletion/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// The document's format.
    pub format: DeletionFormat,
    /// What the deleted documents were for.
    pub purpose: Purpose,
    /// Its own id.
    pub deletion: Uuid,
    /// The class of documents, by the retention rules.
    pub class: Id,
    /// The legal ground for keeping them until now, by the retention rules.
    pub ground: Id,
    /// Everything of the class from before this day went.
    pub cutoff: Day,
    /// What went, by digest, each once.
    pub erased: Vec<Tombstone>,
    /// Who answers for it.
    pub by: Principal,
    /// When.
    pub at: Utc,
}

impl Document for Deletion {
    const NAME: &'static str = "srm-deletion";
    const NAMESPACE: Namespace = Namespace::Decision;
    const KIND: Kind = Kind::Deletion;
    const ROLES: &'static [Role] = &[Role::Recruiter, Role::Officer];
    const BYTES_MAX: usize = 4 << 20;

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
        let digests: Vec<&Digest> = self.erased.iter().map(|stone| &stone.digest).collect();
        if !is_sorted(&digests) || digests.is_empty() || digests.len() > ERASED_MAX {
            let what = format!(
                "1 to {ERASED_MAX} documents, by digest, each once; sort them, or write several reports"
            );
            return Err(DocumentError::content("erased", what));
        }
        if self.cutoff > Day::of(self.at) {
            return Err(DocumentError::content(
                "cutoff",
                "what is still to come cannot have been deleted; correct the day",
            ));
        }
        Ok(())
    }
}
