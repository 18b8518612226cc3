//! What checking one file gave.

use crate::fault::{Fault, FaultCode};
use crate::principal::Principal;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A score sheet.
    Sheet,
    /// A packed set.
    Pack,
    /// A station's ledger.
    Ledger,
    /// The head of a ledger, signed.
    Checkpoint,
    /// One person's marks for an observed exercise.
    Rating,
    /// The marks of a structured interview.
    Interview,
    /// A person's decision with its reason.
    Decision,
    /// What a candidate keeps.
    Attestation,
    /// A list of people for an employer.
    Accepted,
    /// An employer's word on a set.
    Approval,
    /// A report of what was deleted.
    Deletion,
    /// A request to be put on the list of signers.
    Enrolment,
}

impl Kind {
    /// Every kind with its name in `format` and as the end of a file's name.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::Sheet, "srm-sheet"),
        (Self::Pack, "srm-pack"),
        (Self::Ledger, "srm-ledger"),
        (Self::Checkpoint, "srm-checkpoint"),
        (Self::Rating, "srm-rating"),
        (Self::Interview, "srm-interview"),
        (Self::Decision, "srm-decision"),
        (Self::Attestation, "srm-attestation"),
        (Self::Accepted, "srm-accepted"),
        (Self::Approval, "srm-approval"),
        (Self::Deletion, "srm-deletion"),
        (Self::Enrolment, "srm-enrolment"),
    ];

    /// Whether it is a judgement, which [`crate::verify::examine_judgement`] checks.
    pub const fn is_judgement(self) -> bool {
        !matches!(self, Self::Sheet | Self::Pack | Self::Ledger | Self::Checkpoint)
    }

    /// Its name in `format`, and the end of its file's name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }
}

/// Who signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignerSeen {
    /// The key, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
    /// Whose key it is by the list of allowed signers.
    pub principal: Option<String>,
}

/// What was found wrong with a file, and what was established.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The file's name as given.
    pub file: String,
    /// What it was checked as.
    pub kind: Kind,
    /// All that is wrong; nothing wrong when empty.
    pub faults: Vec<Fault>,
    /// SHA-256 of the signed text.
    pub digest: Option<Digest>,
    /// Who signed, where the signatures are good.
    pub signers: Vec<SignerSeen>,
    /// Whether every signature fits text and purpose.
    pub signature_good: bool,
    /// Whether every signer may sign this.
    pub trusted: bool,
    /// Whether the journal was replayed, and evidence and points computed again.
    pub recomputed: bool,
    /// The station the document names.
    pub station: Option<String>,
    /// Who a judgement says made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Principal>,
    /// The pack that the sheet names or the packed file is.
    pub pack: Option<Digest>,
}

impl Report {
    pub(crate) fn new(file: &str, kind: Kind) -> Self {
        Self {
            file: file.to_owned(),
            kind,
            faults: Vec::new(),
            digest: None,
            signers: Vec::new(),
            signature_good: false,
            trusted: false,
            recomputed: false,
            station: None,
            by: None,
            pack: None,
        }
    }

    pub(crate) fn fault(&mut self, code: FaultCode, message: impl Into<String>) {
        self.faults.push(code.fault(message));
    }

    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether a fault of this kind was found.
    pub fn has(&self, code: FaultCode) -> bool {
        self.faults.iter().any(|fault| fault.code == code)
    }
}
