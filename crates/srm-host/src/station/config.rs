//! What a station knows about itself: its name and the leader's menu code.

use super::StationError;
use crate::disk::{Attempt as _, Disk, write_atomically};
use crate::paths::DataFolder;
use crate::random;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_sheet::digest::{Sha, sha256};
use srm_sheet::json;
use srm_sheet::public_key::PublicKey;
use std::path::PathBuf;

/// The code until the leader chooses another; the set-up screen says so.
pub const LEADER_CODE_DEFAULT: &str = "1234";

/// Settings are a few hundred bytes.
const CONFIG_BYTES_MAX: u64 = 64 * 1024;
/// How often the code's digest is taken again. Four digits are guessed in no time by who has the file; the rounds and
/// the salt only keep the code itself, which people use elsewhere too, from standing there to be read.
const ROUNDS: u32 = 50_000;
/// A made-up file must not keep the program busy for hours.
const ROUNDS_MAX: u32 = 1_000_000;

/// `station.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    format: Format,
    /// The name the office knows the station by.
    pub(super) station: String,
    /// The public key, one line.
    key: String,
    leader: LeaderCode,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "srm-station/1.0")]
    V1,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeaderCode {
    is_default: bool,
    salt: String,
    rounds: u32,
    digest: Digest,
}

impl Config {
    /// The settings of a station with this key that has none yet. Its name is made from the key, so a lost settings
    /// file comes back with the same name.
    pub(super) fn new(key: &PublicKey) -> Result<Self, StationError> {
        Ok(Self {
            format: Format::V1,
            station: format!("station/{}", sha256(&key.to_bytes()).short()),
            key: key.to_string(),
            leader: LeaderCode::new(LEADER_CODE_DEFAULT)?,
        })
    }

    /// The settings on disk; `None` if there are none yet.
    pub(super) fn read(folder: &DataFolder, disk: &dyn Disk) -> Result<Option<Self>, StationError> {
        let path = path(folder);
        if !disk.exists(&path).doing("look for", &path)? {
            return Ok(None);
        }
        let bytes = disk.read(&path, CONFIG_BYTES_MAX).doing("read the settings", &path)?;
        let bad = |reason: String| StationError::Config { path: path.clone(), reason };
        let text = std::str::from_utf8(&bytes).map_err(|error| bad(error.to_string()))?;
        let config: Self = json::from_text(text).map_err(|error| bad(error.to_string()))?;
        PublicKey::parse(&config.key).map_err(|error| bad(error.to_string()))?;
        if config.leader.rounds > ROUNDS_MAX {
            return Err(bad("it asks for an unreasonable number of rounds".to_owned()));
        }
        Ok(Some(config))
    }

    pub(super) fn write(&self, folder: &DataFolder, disk: &dyn Disk) -> Result<(), StationError> {
        let path = path(folder);
        let text = json::to_text(self)
            .map_err(|error| StationError::Config { path: path.clone(), reason: error.to_string() })?;
        Ok(write_atomically(disk, &path, text.as_bytes())?)
    }

    pub(super) fn is_key(&self, key: &PublicKey) -> bool {
        self.key == key.to_string()
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    pub(super) fn has_default_code(&self) -> bool {
        self.leader.is_default
    }

    pub(super) fn code_fits(&self, code: &str) -> bool {
        is_code(code) && self.leader.digest_of(code) == self.leader.digest
    }

    pub(super) fn set_code(&mut self, code: &str) -> Result<(), StationError> {
        if !is_code(code) {
            return Err(StationError::LeaderCode);
        }
        self.leader = LeaderCode::new(code)?;
        Ok(())
    }
}

impl LeaderCode {
    fn new(code: &str) -> Result<Self, StationError> {
        let salt = format!("{:032x}", u128::from_be_bytes(random::salt()?));
        let is_default = code == LEADER_CODE_DEFAULT;
        let mut made = Self { is_default, salt, rounds: ROUNDS, digest: Digest::ZERO };
        made.digest = made.digest_of(code);
        Ok(made)
    }

    fn digest_of(&self, code: &str) -> Digest {
        let round = |last: Digest| {
            let mut sha = Sha::new();
            sha.update(self.salt.as_bytes());
            sha.update(&last.0);
            sha.finish()
        };
        (0..self.rounds).fold(sha256(code.as_bytes()), |last, _| round(last))
    }
}

fn is_code(code: &str) -> bool {
    (4..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn path(folder: &DataFolder) -> PathBuf {
    folder.station().join("station.json")
}
