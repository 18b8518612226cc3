//! A language of words: a lower-case code, and which way it is written.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language code such as `sv`, `ar` or `sv-x-easy`. Which languages exist is decided by the files that are there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

impl Lang {
    /// Swedish, which every program speaks.
    pub fn swedish() -> Self {
        Self("sv".to_owned())
    }

    /// Reads a code: 2–3 lower-case letters, then optional parts of 1–8 lower-case letters or digits after hyphens.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('-');
        let first = parts.next()?;
        let letters = first.bytes().all(|b| b.is_ascii_lowercase());
        let rest = |part: &str| {
            (1..=8).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        (letters && (2..=3).contains(&first.len()) && parts.all(rest)).then(|| Self(code.to_owned()))
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(&self) -> bool {
        let primary = self.0.split('-').next().unwrap_or_default();
        matches!(primary, "ar" | "fa" | "prs" | "ps" | "ur" | "ckb" | "he" | "yi" | "ug" | "sd" | "dv")
    }
}

impl TryFrom<String> for Lang {
    type Error = &'static str;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("a language code is two or three lower-case letters, such as `sv`")
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for good in ["sv", "prs", "sv-x-easy"] {
            assert_eq!(Lang::parse(good).unwrap().code(), good);
        }
        for bad in ["", "s", "SV", "sv_SE", "sv-", "svensk", "../sv"] {
            assert_eq!(Lang::parse(bad), None, "{bad}");
        }
        assert!(Lang::parse("prs").unwrap().is_rtl());
        assert!(!Lang::parse("so").unwrap().is_rtl());
    }
}
