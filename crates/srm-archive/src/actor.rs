//! Who does something here: a named person in a role. Every access to people's data names one.

use crate::error::ArchiveError;
use srm_sheet::principal::{Principal, Role};
use std::fmt;

/// Who acts, by the name that signatures and the access log use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(Principal);

impl From<Principal> for Actor {
    fn from(principal: Principal) -> Self {
        Self(principal)
    }
}

impl Actor {
    /// Reads a principal such as `recruiter/4`; its role is the part before the stroke.
    pub fn new(principal: &str) -> Result<Self, ArchiveError> {
        Principal::parse(principal).map(Self).ok_or_else(|| {
            let told: String = principal.chars().take(80).flat_map(char::escape_debug).collect();
            ArchiveError::Bad(format!(
                "`{told}` does not name a person here; write a role, a stroke and a number, such as recruiter/4"
            ))
        })
    }

    /// The name as signatures spell it.
    pub fn principal(&self) -> &str {
        self.0.as_str()
    }

    /// The role.
    pub fn role(&self) -> Role {
        self.0.role()
    }

    /// Refuses whoever has none of these roles.
    pub fn must_be(&self, roles: &[Role], what: &'static str) -> Result<(), ArchiveError> {
        if roles.contains(&self.role()) {
            return Ok(());
        }
        Err(ArchiveError::Denied { who: self.principal().to_owned(), what })
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.principal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_says_its_role() {
        for (principal, role) in [
            ("rater/17", Role::Rater),
            ("recruiter/4", Role::Recruiter),
            ("officer/1", Role::Officer),
            ("employer/2", Role::Employer),
        ] {
            assert_eq!(Actor::new(principal).unwrap().role(), role);
        }
        for bad in ["", "recruiter", "recruiter/", "/4", "recruiter/*", "recruiter/4 x", "å/1"] {
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
