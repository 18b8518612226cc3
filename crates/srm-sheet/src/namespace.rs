//! What a signature is for. A signature made for one purpose is worth nothing for another.
//!
//! **Who signs** (the principal in `allowed_signers`) is written `<role>/<name>`, for example `author/line-two`,
//! `station/kista-3`, `rater/17`, `recruiter/4`, `officer/1`; `station/*` stands for every station.

use std::fmt;

/// The purpose a document is signed for: the SSHSIG namespace, one per document kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// An exercise set with its rubric, signed by its author (`author/…`).
    Pack,
    /// One session's score sheet, signed by the station (`station/…`).
    Sheet,
    /// One rater's judgement of an observed part (`rater/…`).
    Rating,
    /// A recruiter's decision with its reason (`recruiter/…`).
    Decision,
    /// The list of who may sign what, signed by the programme's officers (`officer/…`).
    Trust,
    /// The head of a station's ledger at an export (`station/…`).
    Checkpoint,
    /// What a candidate keeps: occupation, date, skills shown (`recruiter/…`).
    Attestation,
}

impl Namespace {
    /// Every namespace, in the order of a document's life.
    pub const ALL: [Self; 7] = [
        Self::Pack,
        Self::Sheet,
        Self::Rating,
        Self::Decision,
        Self::Trust,
        Self::Checkpoint,
        Self::Attestation,
    ];

    /// The literal text inside the signature and after `ssh-keygen -Y verify -n`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pack => "srm-pack",
            Self::Sheet => "srm-sheet",
            Self::Rating => "srm-rating",
            Self::Decision => "srm-decision",
            Self::Trust => "srm-trust",
            Self::Checkpoint => "srm-checkpoint",
            Self::Attestation => "srm-attestation",
        }
    }

    /// The namespace of exactly this text, if it is one of ours.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|namespace| namespace.as_str() == text)
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_distinct_and_read_back() {
        for namespace in Namespace::ALL {
            assert_eq!(Namespace::from_text(namespace.as_str()), Some(namespace));
            assert!(namespace.as_str().starts_with("srm-"));
        }
        for bad in ["", "sheet", "SRM-SHEET", "srm-sheet ", "file"] {
            assert_eq!(Namespace::from_text(bad), None, "{bad}");
        }
    }
}
