//! A document's identity: 32 bytes of SHA-256, written as lower-case hex.
//!
//! The core carries digests but never computes one; `srm-sheet` does.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// SHA-256 of a document's signed bytes, a pack's file list or a ledger entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// All zero: what the first entry of a chain names as its predecessor.
    pub const ZERO: Self = Self([0; 32]);

    /// Reads exactly 64 lower-case hex digits; anything else is `None`.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits = hex.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (nibble(pair[0])? << 4) | nibble(pair[1])?;
        }
        Some(Self(bytes))
    }

    /// The first eight hex digits, for people to compare by eye.
    pub fn short(&self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        Self::from_hex(&hex).ok_or_else(|| D::Error::custom("a digest is 64 lower-case hex digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trips_and_only_one_spelling_is_taken() {
        let digest = Digest([0xa7; 32]);
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
        for bad in ["", "a7", &"A7".repeat(32), &"g0".repeat(32), &"å".repeat(32)] {
            assert_eq!(Digest::from_hex(bad), None, "{bad}");
        }
    }
}
