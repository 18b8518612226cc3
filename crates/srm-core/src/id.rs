//! Checked names: ids of exercises, sets, skills; the candidate's code.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An id: 1–40 characters of `a-z`, `0-9` and single inner hyphens, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    /// Reads an id, or `None` when the form is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let fine = (1..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && !text.contains("--")
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fine.then(|| Self(text.to_owned()))
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("an id is 1 to 40 lower-case letters, digits and single hyphens")
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A candidate's code: four to eight digits and a check digit, written `4021-7`. Never a name, never a personal number.
///
/// The check digit is by Damm's method (H. M. Damm, 2004): it catches every single wrong digit and every swap of two
/// neighbours, the two mistakes people make when copying.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CandidateCode(String);

/// Why a typed code is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Fewer than five digits so far.
    Short,
    /// More than nine digits, or something else than digits and one hyphen.
    Form,
    /// A digit is wrong or two have changed places.
    Check,
}

impl CandidateCode {
    /// Reads digits with or without the hyphen before the last.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let digits: String = text.chars().filter(|c| *c != '-' && *c != ' ').collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 9 {
            return Err(CodeFault::Form);
        }
        if digits.len() < 5 {
            return Err(CodeFault::Short);
        }
        if damm(&digits) != 0 {
            return Err(CodeFault::Check);
        }
        let (body, check) = digits.split_at(digits.len() - 1);
        Ok(Self(format!("{body}-{check}")))
    }

    /// The code for a running number, zero-padded to four digits; numbers above eight digits wrap.
    pub fn from_number(number: u32) -> Self {
        let body = format!("{:04}", number % 100_000_000);
        let check = damm(&body);
        Self(format!("{body}-{check}"))
    }

    /// The code as written, with its hyphen.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn damm(digits: &str) -> u8 {
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    digits.bytes().fold(0, |row, digit| TABLE[row as usize % 10][(digit.wrapping_sub(b'0')) as usize % 10])
}

impl TryFrom<String> for CandidateCode {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match Self::parse(&text) {
            Ok(code) if code.0 == text => Ok(code),
            _ => Err("a candidate code is digits, a hyphen and a check digit that fits, such as `4021-7`"),
        }
    }
}

impl From<CandidateCode> for String {
    fn from(code: CandidateCode) -> Self {
        code.0
    }
}

impl fmt::Display for CandidateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_form() {
        for good in ["a", "rule-sort", "b2"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "å", "2b", "a/b", "a.b", &"a".repeat(41)] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_code_catches_every_wrong_digit_and_every_swap() {
        for number in (0..20_000).step_by(37) {
            let code = CandidateCode::from_number(number);
            let digits: Vec<u8> = code.as_str().bytes().filter(u8::is_ascii_digit).collect();
            assert_eq!(CandidateCode::parse(code.as_str()), Ok(code.clone()));
            for i in 0..digits.len() {
                for wrong in b'0'..=b'9' {
                    let mut typed = digits.clone();
                    typed[i] = wrong;
                    let typed = String::from_utf8(typed).unwrap();
                    assert_eq!(CandidateCode::parse(&typed).is_ok(), digits[i] == wrong, "{typed}");
                }
                if i + 1 < digits.len() && digits[i] != digits[i + 1] {
                    let mut typed = digits.clone();
                    typed.swap(i, i + 1);
                    assert_eq!(
                        CandidateCode::parse(&String::from_utf8(typed).unwrap()),
                        Err(CodeFault::Check)
                    );
                }
            }
        }
        assert_eq!(CandidateCode::parse("12"), Err(CodeFault::Short));
        assert_eq!(CandidateCode::parse("1234567890"), Err(CodeFault::Form));
        assert_eq!(CandidateCode::parse("40a1"), Err(CodeFault::Form));
    }
}
