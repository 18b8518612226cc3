//! Who does something here: a named person in a role. Every access to people's data names one.

use crate::error::ArchiveError;
use std::fmt;

/// What a person is to the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Rates what is observed; sees codes, never people.
    Rater,
    /// Rates, decides, answers candidates.
    Recruiter,
    /// Keeps trust, retention and the log.
    Officer,
    /// Approves sets and receives lists of accepted people.
    Employer,
}

impl Role {
    /// The role as principals spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rater => "rater",
            Self::Recruiter => "recruiter",
            Self::Officer => "officer",
            Self::Employer => "employer",
        }
    }

    /// The role a principal names; an observer is a rater.
    pub fn of(principal: &str) -> Option<Self> {
        match principal.split_once('/')?.0 {
            "rater" | "observer" => Some(Self::Rater),
            "recruiter" => Some(Self::Recruiter),
            "officer" => Some(Self::Officer),
            "employer" => Some(Self::Employer),
            _ => None,
        }
    }
}

/// Who acts, by the name that signatures and the access log use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    principal: String,
    role: Role,
}

impl Actor {
    /// Reads a principal such as `recruiter/4`; its role is the part before the stroke.
    pub fn new(principal: &str) -> Result<Self, ArchiveError> {
        let is_plain = |b: u8| b.is_ascii_graphic() && !b"*?,!\"\\#".contains(&b);
        let is_name = (3..=80).contains(&principal.len()) && principal.bytes().all(is_plain);
        match Role::of(principal).filter(|_| is_name && !principal.ends_with('/')) {
            Some(role) => Ok(Self { principal: principal.to_owned(), role }),
            None => Err(ArchiveError::Bad(format!(
                "`{}` does not name a person here; write a role, a stroke and a number, such as recruiter/4",
                principal.chars().take(80).flat_map(char::escape_debug).collect::<String>()
            ))),
        }
    }

    /// The name as signatures spell it.
    pub fn principal(&self) -> &str {
        &self.principal
    }

    /// The role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Refuses whoever has none of these roles.
    pub fn must_be(&self, roles: &[Role], what: &'static str) -> Result<(), ArchiveError> {
        if roles.contains(&self.role) {
            return Ok(());
        }
        Err(ArchiveError::Denied { who: self.principal.clone(), what })
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.principal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_says_its_role() {
        for (principal, role) in [
            ("rater/17", Role::Rater),
            ("observer/3", Role::Rater),
            ("recruiter/4", Role::Recruiter),
            ("officer/1", Role::Officer),
            ("employer/2", Role::Employer),
        ] {
            assert_eq!(Actor::new(principal).unwrap().role(), role);
        }
        for bad in
            ["", "recruiter", "recruiter/", "/4", "station/kista-3", "recruiter/*", "recruiter/4 x", "å/1"]
        {
            assert!(Actor::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn who_has_another_role_is_refused_by_name() {
        let rater = Actor::new("rater/17").unwrap();
        let refused = rater.must_be(&[Role::Recruiter], "see who a code is").unwrap_err().to_string();
        assert!(refused.contains("rater/17") && refused.contains("see who a code is"), "{refused}");
    }
}
