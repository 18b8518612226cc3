//! The station: the one place where a session of a kiosk or a bot meets the disk.
//!
//! It keeps the order that nothing may break: a session is journaled and chained in the ledger before its first
//! screen; it is sealed by a signed sheet first and a ledger entry after it, under a name that a second try finds
//! again; a journal goes only when the office has confirmed the sheet. Only sealing and exporting need the key, so a
//! session can always be resumed.

mod book;
mod clock_watch;
mod config;
mod error;
mod live;
mod record;
mod resume;
mod seal;
mod shelf;
mod today;

pub use config::LEADER_CODE_DEFAULT;
pub use error::StationError;
pub use live::{Live, Trouble};
pub use resume::{Finding, Interrupted};
pub use seal::{Outcome, SealResult, SealedInfo};
pub use today::{Row, RowState};

use crate::clock::Clock;
use crate::disk::{Attempt as _, Disk, RealDisk, with_suffix, write_atomically};
use crate::journal::{self, Writer};
use crate::keys::{self, KEY_NAMESPACES, KeyError};
use crate::packs::{self, Loaded};
use crate::paths::{DataFolder, StationLock};
use crate::random;
use book::Book;
use clock_watch::ClockWatch;
use config::Config;
use ed25519_dalek::SigningKey;
use live::Parts;
use record::Header;
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::session::{Purpose, Session, Settings, Start};
use srm_sheet::digest::sha256;
use srm_sheet::ledger::{EntryKind, Ledger, Payload};
use srm_sheet::packed;
use srm_sheet::public_key::PublicKey;
use srm_sheet::signers::{Patterns, Signer};
use srm_sheet::utc::Utc;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// Called after every save, from another thread, so that the window can show it.
pub type Notify = Arc<dyn Fn() + Send + Sync>;

/// How a station is opened.
pub struct Opening<'a> {
    /// Opens the key; on the very first start the new key gets it. `None`: no passphrase, or the leader enters it later.
    pub passphrase: Option<&'a str>,
    /// Program and version, for the sheets.
    pub build: String,
    /// Wall time, and a monotonic time to notice when the wall clock jumps.
    pub clock: Arc<dyn Clock>,
    /// Called after every save.
    pub notify: Notify,
}

/// What the leader sets before the candidate sits down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// Who: a code, never a name.
    pub code: CandidateCode,
    /// Which attempt at this set, from 1.
    pub attempt: u8,
    /// Accommodations.
    pub settings: Settings,
    /// What it is for.
    pub purpose: Purpose,
}

/// An open station; no other program can open the same data folder.
pub struct Station {
    pub(crate) folder: DataFolder,
    pub(crate) disk: Arc<dyn Disk>,
    book: Book,
    config: Config,
    public_key: PublicKey,
    key: Option<SigningKey>,
    key_trouble: Option<StationError>,
    packs: BTreeMap<Digest, Arc<Loaded>>,
    watch: ClockWatch,
    build: String,
    notify: Notify,
    journal: journal::Settings,
    findings: Vec<Finding>,
    _lock: StationLock,
}

impl Station {
    /// Opens the station in `folder`, setting it up on the first start: key, name, ledger. A key that cannot be opened
    /// does not stop it ([`Station::key_trouble`]). Sessions that a crash left are looked through: what is over is
    /// sealed or voided, what is damaged is set aside ([`Station::findings`]), the rest can be resumed
    /// ([`Station::interrupted`]).
    pub fn open(folder: DataFolder, disk: Arc<dyn Disk>, opening: Opening<'_>) -> Result<Self, StationError> {
        let lock = folder.lock()?;
        let book = Book::open(disk.as_ref(), &folder.ledger())?;
        let config = Config::read(&folder, disk.as_ref())?;
        let key_file = folder.station_key();
        let is_new = config.is_none()
            && book.ledger().entries().is_empty()
            && !RealDisk.exists(&key_file).doing("look for the key", &key_file)?;
        if is_new {
            keys::generate(&key_file, opening.passphrase, "station")?;
        }
        let public_key = match &config {
            Some(config) => parse_key(&key_file, config.key())?,
            None => read_public_key(&key_file, opening.passphrase)?,
        };
        let config = if let Some(config) = config {
            config
        } else {
            let config = Config::new(&public_key)?;
            config.write(&folder, disk.as_ref())?;
            config
        };
        let mut station = Self {
            watch: ClockWatch::new(opening.clock),
            book,
            config,
            public_key,
            key: None,
            key_trouble: None,
            packs: BTreeMap::new(),
            build: seal::printable(opening.build),
            notify: opening.notify,
            journal: journal::Settings::default(),
            findings: Vec::new(),
            folder,
            disk,
            _lock: lock,
        };
        station.set_up()?;
        if let Err(error) = station.open_key(opening.passphrase) {
            station.key_trouble = Some(error);
        }
        station.look_through()?;
        station.seal_what_is_over();
        Ok(station)
    }

    /// The name the office knows the station by.
    pub fn name(&self) -> &str {
        &self.config.station
    }

    /// Where the station keeps its data.
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The public half of the station's key.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// The ledger as it stands.
    pub fn ledger(&self) -> &Ledger {
        self.book.ledger()
    }

    /// The station's line of an `allowed_signers` file, its line end included.
    pub fn allowed_signers(&self) -> String {
        let names =
            Patterns::parse(self.name()).and_then(|name| Ok((name, Patterns::parse(KEY_NAMESPACES)?)));
        names.map_or_else(
            |_| format!("{} {}\n", self.name(), self.public_key),
            |(name, namespaces)| {
                format!("{}\n", Signer::new(name, self.public_key).for_namespaces(namespaces))
            },
        )
    }

    /// Where that line lies as a file: what `srm verify --trust` and `ssh-keygen -Y verify -f` take.
    pub fn allowed_signers_path(&self) -> PathBuf {
        with_suffix(&self.folder.station_key(), ".allowed_signers")
    }

    /// Whether the key has yet to be opened.
    pub const fn is_locked(&self) -> bool {
        self.key.is_none()
    }

    /// Why the key is not open.
    pub const fn key_trouble(&self) -> Option<&StationError> {
        self.key_trouble.as_ref()
    }

    /// Opens the key for the day and seals what has waited for it; see [`Station::findings`] for how that went.
    pub fn unlock(&mut self, passphrase: &str) -> Result<(), StationError> {
        self.open_key(Some(passphrase))?;
        self.key_trouble = None;
        self.seal_what_is_over();
        Ok(())
    }

    /// Notes in the ledger that the station is closed for the day.
    pub fn close(mut self) -> Result<(), StationError> {
        let at = self.watch.must_utc()?;
        self.book.append(EntryKind::Closed, Payload::new(at))
    }

    /// Whether this is the leader's code.
    pub fn leader_code_fits(&self, code: &str) -> bool {
        self.config.code_fits(code)
    }

    /// Whether the leader's code is still [`LEADER_CODE_DEFAULT`].
    pub fn has_default_leader_code(&self) -> bool {
        self.config.has_default_code()
    }

    /// Sets another leader's code, 4 to 8 digits.
    pub fn set_leader_code(&mut self, code: &str) -> Result<(), StationError> {
        let mut config = self.config.clone();
        config.set_code(code)?;
        config.write(&self.folder, self.disk.as_ref())?;
        self.config = config;
        Ok(())
    }

    /// Changes how journals are kept from the next session on, for programs that hold many short ones.
    pub const fn keep_journals(&mut self, settings: journal::Settings) {
        self.journal = settings;
    }

    /// Makes a set known that was loaded elsewhere (built in, for example), so that sessions on it can be resumed even
    /// if the station's own copy is gone.
    pub fn offer(&mut self, pack: &Arc<Loaded>) {
        self.packs.insert(pack.digest, Arc::clone(pack));
    }

    /// Begins a session. When this returns, its journal is on the disk and the ledger has its start: the first screen
    /// may be shown. A set used for the first time is installed, which needs the key.
    pub fn begin(&mut self, pack: &Arc<Loaded>, set_up: SetUp) -> Result<Live, StationError> {
        let checked = pack.pack.as_ref().ok_or_else(|| StationError::PackBad(pack.id.to_string()))?;
        self.note_clock()?;
        self.install(pack)?;
        let at = self.watch.must_utc()?;
        let SetUp { code, attempt, settings, purpose } = set_up;
        let start = Start {
            session: random::id(self.watch.unix_s().saturating_mul(1000))?,
            seed: random::seed()?,
            purpose,
            set: pack.id.clone(),
            pack: pack.digest,
            code,
            attempt,
            settings,
        };
        let header = Header::new(self.name(), at, start.clone());
        let bytes = record::line(&header)
            .map_err(|error| StationError::Sheet { session: start.session, reason: error.to_string() })?;
        let path = shelf::path_of(&self.folder, start.session);
        let journal =
            Writer::create(Arc::clone(&self.disk), &path, 0, &bytes, self.journal, self.saved_notice())?;
        self.chain_start(&header)?;
        Ok(Live::new(Parts {
            session: Session::begin(Arc::clone(checked), start),
            entries: vec![header.started()],
            pack: Arc::clone(pack),
            header,
            journal,
            watch: self.watch.clone(),
            spare: self.folder.spare(),
        }))
    }

    /// Chains *session started*: the digest of all that was drawn and set, and the code.
    fn chain_start(&mut self, header: &Header) -> Result<(), StationError> {
        let start = &header.start;
        let bytes = record::line(start)
            .map_err(|error| StationError::Sheet { session: start.session, reason: error.to_string() })?;
        let payload = Payload {
            session: Some(start.session),
            digest: Some(sha256(&bytes)),
            code: Some(start.code.to_string()),
            ..Payload::new(header.at)
        };
        self.book.append(EntryKind::SessionStarted, payload)
    }

    /// Enrols a new station and writes what others need to check it; notes a clock that went back while it was off.
    fn set_up(&mut self) -> Result<(), StationError> {
        let signers = self.allowed_signers_path();
        write_atomically(self.disk.as_ref(), &signers, self.allowed_signers().as_bytes())?;
        let at = self.watch.must_utc()?;
        if self.book.ledger().entries().is_empty() {
            let payload = Payload {
                digest: Some(sha256(&self.public_key.to_bytes())),
                code: Some(self.name().to_owned()),
                ..Payload::new(at)
            };
            self.book.append(EntryKind::Enrolled, payload)?;
        }
        if let Some(by_s) = self.book.latest().and_then(|latest| self.watch.behind(latest)) {
            self.chain_clock(format!("the wall clock stands {by_s} s before an entry already made"))?;
        }
        Ok(())
    }

    fn open_key(&mut self, passphrase: Option<&str>) -> Result<(), StationError> {
        let path = self.folder.station_key();
        let key = keys::load(&path, passphrase)?;
        if !self.config.is_key(&PublicKey::from(&key)) {
            return Err(StationError::OtherKey { path, station: self.name().to_owned() });
        }
        let at = self.watch.must_utc()?;
        self.book.append(EntryKind::Opened, Payload::new(at))?;
        self.key = Some(key);
        Ok(())
    }

    /// Notes in the ledger if the wall clock was moved since the last time this looked.
    fn note_clock(&mut self) -> Result<(), StationError> {
        match self.watch.jumped() {
            Some(by_s) => self.chain_clock(format!("the wall clock was moved by {by_s} s")),
            None => Ok(()),
        }
    }

    fn chain_clock(&mut self, reason: String) -> Result<(), StationError> {
        let payload = Payload { reason: Some(reason), ..Payload::new(self.watch.must_utc()?) };
        self.book.append(EntryKind::ClockChanged, payload)
    }

    /// Keeps a copy of a set that sessions run on, for resuming and for exports, and chains its first use.
    fn install(&mut self, pack: &Arc<Loaded>) -> Result<(), StationError> {
        self.packs.insert(pack.digest, Arc::clone(pack));
        let path = self.pack_path(pack);
        let is_chained = self.book.has_pack(pack.digest);
        if is_chained && self.disk.exists(&path).doing("look for the pack", &path)? {
            return Ok(());
        }
        let bytes = match (&pack.signed, &self.key, &pack.pack) {
            (Some(bytes), _, _) => bytes.clone(),
            (None, Some(key), Some(checked)) => {
                packed::to_signed(&pack.files, &pack.id, checked.version(), key)
                    .map_err(|error| packs::PackReadError::Packed { path: path.clone(), error })?
                    .to_text()
                    .into_bytes()
            }
            // Its first use was chained with a copy; a lost copy alone is no reason to turn a candidate away.
            _ if is_chained => return Ok(()),
            _ => return Err(StationError::Locked),
        };
        write_atomically(self.disk.as_ref(), &path, &bytes)?;
        if !is_chained {
            let payload = Payload {
                digest: Some(pack.digest),
                code: Some(pack.id.to_string()),
                ..Payload::new(self.watch.must_utc()?)
            };
            self.book.append(EntryKind::PackInstalled, payload)?;
        }
        Ok(())
    }

    fn pack_path(&self, pack: &Loaded) -> PathBuf {
        self.folder.packs().join(format!("{}-{}.srm-pack", pack.id, pack.digest.short()))
    }

    /// A set by its digest: known already, or from the station's own copies.
    pub(crate) fn pack(&mut self, digest: Digest) -> Result<Arc<Loaded>, StationError> {
        if let Some(pack) = self.packs.get(&digest) {
            return Ok(Arc::clone(pack));
        }
        let dir = self.folder.packs();
        let ending = format!("-{}.srm-pack", digest.short());
        for path in self.disk.list(&dir).doing("list the packs in", &dir)? {
            if !path.to_string_lossy().ends_with(&ending) {
                continue;
            }
            let bytes =
                self.disk.read(&path, packed::PACKED_BYTES_MAX as u64).doing("read the pack", &path)?;
            let loaded = packs::unpack(&path, bytes)?;
            if loaded.digest == digest && loaded.pack.is_some() {
                let loaded = Arc::new(loaded);
                self.packs.insert(digest, Arc::clone(&loaded));
                return Ok(loaded);
            }
        }
        Err(StationError::PackMissing(digest.to_string()))
    }

    fn saved_notice(&self) -> Box<dyn Fn() + Send> {
        let notify = Arc::clone(&self.notify);
        Box::new(move || notify())
    }

    pub(crate) fn key(&self) -> Result<&SigningKey, StationError> {
        self.key.as_ref().ok_or(StationError::Locked)
    }

    /// The wall time, for documents.
    pub(crate) fn utc(&self) -> Result<Utc, StationError> {
        self.watch.must_utc()
    }

    pub(crate) fn chain(&mut self, kind: EntryKind, payload: Payload) -> Result<(), StationError> {
        self.book.append(kind, payload)
    }

    /// Removes every copy of a session's journal, for good.
    pub(crate) fn remove_session(&self, session: Uuid) -> Result<(), StationError> {
        let mut journals = shelf::journals(&self.folder, self.disk.as_ref())?;
        self.remove_files(&journals.remove(&session).unwrap_or_default())
    }

    pub(crate) fn remove_files(&self, paths: &[PathBuf]) -> Result<(), StationError> {
        shelf::remove(self.disk.as_ref(), paths)
    }
}

fn parse_key(path: &Path, line: &str) -> Result<PublicKey, StationError> {
    let reason = |error: &dyn std::fmt::Display| KeyError::NotAKey {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    PublicKey::parse(line).map_err(|error| reason(&error).into())
}

/// The public key of a station without settings: from the key itself if it can be opened, else from the file beside it.
fn read_public_key(path: &Path, passphrase: Option<&str>) -> Result<PublicKey, StationError> {
    match keys::load(path, passphrase) {
        Ok(key) => Ok(PublicKey::from(&key)),
        Err(KeyError::NeedsPassphrase(_) | KeyError::WrongPassphrase(_)) => {
            let beside = with_suffix(path, ".pub");
            let bytes = RealDisk.read(&beside, 64 * 1024).doing("read the public key", &beside)?;
            parse_key(&beside, &String::from_utf8_lossy(&bytes))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests;
