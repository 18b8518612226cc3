//! A request to be put on the list of signers: a person's key and the names wanted, signed with that very key.

use crate::document::{Document, DocumentError, format_v1, is_sorted};
use crate::namespace::Namespace;
use crate::note::Label;
use crate::principal::{Principal, Role};
use crate::public_key::PublicKey;
use crate::signers::{Patterns, Signer, SignersFault};
use crate::utc::Utc;
use crate::verify::Kind;
use serde::{Deserialize, Serialize};
use srm_core::session::Purpose;
use std::collections::BTreeSet;

format_v1!(EnrolmentFormat, "srm-enrolment/1.0");

/// Most names for one key.
pub const PRINCIPALS_MAX: usize = 6;

/// A request, the document `srm-enrolment/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// The document's format.
    pub format: EnrolmentFormat,
    /// `live`, or `demo` for trying things out.
    pub purpose: Purpose,
    /// The name the request is made under, one of `principals`.
    pub by: Principal,
    /// All names wanted for the key, sorted.
    pub principals: Vec<Principal>,
    /// The key, one line as in a `.pub` file without comment.
    pub key: String,
    /// Whose it is, for who accepts it.
    pub name: Label,
    /// When.
    pub at: Utc,
}

impl Enrolment {
    /// A request for a key; the first name is the one it is made under.
    pub fn new(
        purpose: Purpose,
        by: Principal,
        others: &[Principal],
        key: &PublicKey,
        name: Label,
        at: Utc,
    ) -> Self {
        let mut principals: Vec<Principal> = others.to_vec();
        principals.push(by.clone());
        principals.sort();
        principals.dedup();
        Self { format: EnrolmentFormat::V1, purpose, by, principals, key: key.to_string(), name, at }
    }

    /// The line for the list of signers, once somebody has compared the fingerprint and accepts it. Both ends of the
    /// period are open unless given.
    pub fn signer(&self, from: Option<Utc>, until: Option<Utc>) -> Result<Signer, SignersFault> {
        let names: Vec<&str> = self.principals.iter().map(Principal::as_str).collect();
        let namespaces: BTreeSet<Namespace> =
            self.principals.iter().flat_map(|principal| namespaces(principal.role())).copied().collect();
        let namespaces: Vec<&str> = namespaces.into_iter().map(Namespace::as_str).collect();
        let key = PublicKey::parse(&self.key)?;
        Signer::new(Patterns::parse(&names.join(","))?, key)
            .for_namespaces(Patterns::parse(&namespaces.join(","))?)
            .for_period(from, until)
    }
}

/// What somebody in a role signs.
pub const fn namespaces(role: Role) -> &'static [Namespace] {
    match role {
        Role::Author => &[Namespace::Pack],
        Role::Station => &[Namespace::Sheet, Namespace::Checkpoint],
        Role::Rater => &[Namespace::Rating],
        // A recruiter confirms receipts to stations, which are checkpoints.
        Role::Recruiter => &[Namespace::Decision, Namespace::Checkpoint, Namespace::Attestation],
        Role::Officer => &[Namespace::Decision, Namespace::Trust],
        Role::Employer => &[Namespace::Decision],
    }
}

impl Document for Enrolment {
    const NAME: &'static str = "srm-enrolment";
    const NAMESPACE: Namespace = Namespace::Trust;
    const KIND: Kind = Kind::Enrolment;
    const ROLES: &'static [Role] = &Role::ALL;

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
        if !is_sorted(&self.principals) || self.principals.len() > PRINCIPALS_MAX {
            let what = format!("1 to {PRINCIPALS_MAX} names, sorted, each once; sort them");
            return Err(DocumentError::content("principals", what));
        }
        if !self.principals.contains(&self.by) {
            return Err(DocumentError::content(
                "by",
                "it is not among the names wanted; ask under one of them",
            ));
        }
        match PublicKey::parse(&self.key) {
            Ok(key) if key.to_string() == self.key => Ok(()),
            Ok(_) => {
                Err(DocumentError::content("key", "more than the key stands there; leave the comment out"))
            }
            Err(error) => Err(DocumentError::content("key", error.to_string())),
        }
    }
}
