//! Who signs: `<role>/<name>`, as `allowed_signers` and every judgement write it.

use crate::format;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody may be asked to judge. The list of signers, not this, says what a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Makes exercise sets.
    Author,
    /// Holds sessions.
    Station,
    /// Rates what a screen cannot see.
    Rater,
    /// Decides, with a reason.
    Recruiter,
    /// Keeps lists and deletes what has had its time.
    Officer,
    /// Approves a set and its minima.
    Employer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Author, Self::Station, Self::Rater, Self::Recruiter, Self::Officer, Self::Employer];

    /// The word before the stroke.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Station => "station",
            Self::Rater => "rater",
            Self::Recruiter => "recruiter",
            Self::Officer => "officer",
            Self::Employer => "employer",
        }
    }

    /// The role of a name such as `rater/17`.
    pub fn of(principal: &str) -> Option<Self> {
        let (role, name) = principal.split_once('/')?;
        Self::ALL.into_iter().find(|known| known.as_str() == role && !name.is_empty())
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One signer's name with its role: `rater/17`. At most 80 plain characters, no wildcard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Principal(String);

impl Principal {
    /// Reads a name; `None` when it has no role of ours or a character it may not have.
    pub fn parse(text: &str) -> Option<Self> {
        (format::is_principal(text) && Role::of(text).is_some()).then(|| Self(text.to_owned()))
    }

    /// Its role.
    pub fn role(&self) -> Role {
        // Every principal has one: `parse` saw to it.
        Role::of(&self.0).unwrap_or(Role::Rater)
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Principal {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(
            "a signer is written as a role and a name, such as `rater/17`; roles are author, station, rater, recruiter, officer and employer",
        )
    }
}

impl From<Principal> for String {
    fn from(principal: Principal) -> Self {
        principal.0
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_has_a_role_and_one_spelling() {
        for role in Role::ALL {
            let principal = Principal::parse(&format!("{role}/4")).unwrap();
            assert_eq!((principal.role(), principal.as_str()), (role, principal.to_string().as_str()));
        }
        let long = format!("rater/{}", "1".repeat(80));
        for bad in [
            "",
            "rater",
            "rater/",
            "/4",
            "Rater/4",
            "boss/4",
            "rater/*",
            "rater/4,recruiter/4",
            "rater/å",
            &long,
        ] {
            assert_eq!(Principal::parse(bad), None, "{bad}");
        }
    }
}
