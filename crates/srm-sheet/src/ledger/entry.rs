//! One entry of the ledger: its text, its digest, what can be wrong with it.

use super::LEDGER_BYTES_MAX;
use crate::digest::{Sha, sha256};
use crate::json::{self, JsonError, JsonProblem};
use crate::utc::Utc;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use srm_core::digest::Digest;
use std::fmt;
use uuid::Uuid;

/// Longest line of a ledger, its line end included.
pub const LINE_BYTES_MAX: usize = 16 * 1024;
/// Longest candidate or pack code.
pub const CODE_CHARS_MAX: usize = 64;
/// Longest reason; the field on screen must not take more.
pub const REASON_CHARS_MAX: usize = 1000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// The station got its key and name.
    Enrolled,
    /// A leader unlocked the station for the day.
    Opened,
    /// An exercise set was installed.
    PackInstalled,
    /// A session began; written before its first screen.
    SessionStarted,
    /// A session ended with a signed sheet.
    Sealed,
    /// A session ended without one, for a reason.
    Voided,
    /// Sheets were handed over.
    Exported,
    /// The wall clock was found changed.
    ClockChanged,
    /// The station was locked for the day.
    Closed,
    /// The office confirmed what it received.
    Receipt,
}

impl EntryKind {
    /// The kind as the file and the digest spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::Opened => "opened",
            Self::PackInstalled => "pack-installed",
            Self::SessionStarted => "session-started",
            Self::Sealed => "sealed",
            Self::Voided => "voided",
            Self::Exported => "exported",
            Self::ClockChanged => "clock-changed",
            Self::Closed => "closed",
            Self::Receipt => "receipt",
        }
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Sixteen random bytes that keep an erased payload from being guessed back from its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:032x}", u128::from_be_bytes(self.0)))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        let is_hex = hex.len() == 32 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = u128::from_str_radix(&hex, 16).ok().filter(|_| is_hex);
        let number = number.ok_or_else(|| D::Error::custom("a salt is 32 lower-case hex digits"))?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// What an entry says, until it is erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// When, by the station's own wall clock.
    pub at: Utc,
    /// Which session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Uuid>,
    /// The document it is about: a pack or a sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// A candidate code or another short code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Why, in a person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Payload {
    /// Says only when.
    pub fn new(at: Utc) -> Self {
        Self { at, session: None, digest: None, code: None, reason: None }
    }
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, from 1 without gaps: also its line in the file.
    pub seq: u64,
    /// Digest of the entry before; [`Digest::ZERO`] in the first.
    pub prev: Digest,
    /// What happened.
    pub kind: EntryKind,
    /// SHA-256 over the salt's 16 bytes and the payload's compact JSON.
    pub payload_digest: Digest,
    /// The salt; absent when erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// What it says; absent when erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Payload>,
}

impl Entry {
    /// The entry's own digest, which the next one names: SHA-256 over five lines of text.
    pub fn digest(&self) -> Digest {
        let Self { seq, prev, kind, payload_digest, .. } = self;
        sha256(format!("srm-ledger-entry/1\n{seq}\n{prev}\n{kind}\n{payload_digest}\n").as_bytes())
    }

    /// The entry as one line of the file, LF at the end.
    pub fn to_line(&self) -> Result<String, JsonError> {
        json::to_line(self).map(|line| line + "\n")
    }

    /// The session it is about, unless erased.
    pub fn session(&self) -> Option<Uuid> {
        self.payload.as_ref().and_then(|payload| payload.session)
    }

    /// A new entry with this number and predecessor.
    pub(super) fn new(
        seq: u64,
        prev: Digest,
        kind: EntryKind,
        payload: Payload,
        salt: Salt,
    ) -> Result<Self, EntryFault> {
        check_lengths(&payload)?;
        let payload_digest = payload_digest(salt, &payload)?;
        Ok(Self { seq, prev, kind, payload_digest, salt: Some(salt), payload: Some(payload) })
    }

    /// Checks that what it says fits its digest and limits, or is wholly erased.
    pub(super) fn check_payload(&self) -> Result<(), EntryFault> {
        match (self.salt, &self.payload) {
            (None, None) => Ok(()),
            (Some(salt), Some(payload)) if payload_digest(salt, payload)? == self.payload_digest => {
                check_lengths(payload)
            }
            (Some(_), Some(_)) => Err(EntryFault::Payload),
            _ => Err(EntryFault::HalfErased),
        }
    }
}

/// What is wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// The line or the whole file is longer than allowed.
    #[error("longer than a ledger may be ({LINE_BYTES_MAX} bytes a line, {LEDGER_BYTES_MAX} in all)")]
    TooLong,
    /// A code or reason is too long to be written down.
    #[error("the {0} is too long; shorten it")]
    TextTooLong(&'static str),
    /// Not UTF-8.
    #[error("not UTF-8 text; the file is damaged, restore it from the last export")]
    NotUtf8,
    /// Not an entry in its one spelling.
    #[error("column {column}: {problem}")]
    Json {
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong there.
        problem: JsonProblem,
    },
    /// A number is missing or used twice.
    #[error("entry {found} stands where entry {expected} belongs; entries were removed, added or moved")]
    Seq {
        /// The number that belongs here.
        expected: u64,
        /// The number found.
        found: u64,
    },
    /// The entry does not follow the one before it.
    #[error("it follows {found}, but the entry before it is {expected}; one of them was changed")]
    Chain {
        /// Digest of the entry before.
        expected: Digest,
        /// Digest this entry names.
        found: Digest,
    },
    /// The payload was changed.
    #[error("its content does not fit its digest; it was changed after it was written")]
    Payload,
    /// Salt without payload or payload without salt.
    #[error("salt and content must both be present, or both be erased")]
    HalfErased,
    /// The last line has no LF: a write was cut off.
    #[error("cut off in the middle; the station repairs this when it starts")]
    Torn,
}

fn check_lengths(payload: &Payload) -> Result<(), EntryFault> {
    let is_long = |text: &Option<String>, max| text.as_ref().is_some_and(|text| text.chars().count() > max);
    if is_long(&payload.code, CODE_CHARS_MAX) {
        return Err(EntryFault::TextTooLong("code"));
    }
    if is_long(&payload.reason, REASON_CHARS_MAX) {
        return Err(EntryFault::TextTooLong("reason"));
    }
    Ok(())
}

fn payload_digest(salt: Salt, payload: &Payload) -> Result<Digest, EntryFault> {
    let text = json::to_line(payload).map_err(json_fault)?;
    let mut sha = Sha::new();
    sha.update(&salt.0);
    sha.update(text.as_bytes());
    Ok(sha.finish())
}

/// Reads one line of the file, with or without its LF.
pub(super) fn read_entry(line: &[u8]) -> Result<Entry, EntryFault> {
    if line.len() > LINE_BYTES_MAX {
        return Err(EntryFault::TooLong);
    }
    let line = str::from_utf8(line).map_err(|_| EntryFault::NotUtf8)?;
    json::from_line(line.strip_suffix('\n').unwrap_or(line)).map_err(json_fault)
}

fn json_fault(JsonError { column, problem, .. }: JsonError) -> EntryFault {
    EntryFault::Json { column, problem }
}
