//! A station of simulated sessions: the same documents, ledger and signatures as a real one makes, without a window.
//!
//! What bots do is never `live` and never a trial. Times are given by the caller, so that examples can lie in the past.

mod chain;

use crate::clock::WallClock;
use crate::disk::{Disk as _, DiskError, RealDisk, write_atomically};
use crate::keys::KEY_NAMESPACES;
use crate::ledger_file;
use crate::packs::Loaded;
use crate::random::{self, RandomError};
use chain::Chain;
use ed25519_dalek::SigningKey;
use srm_core::bot::Worked;
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::pack::Pack;
use srm_core::session::{Purpose, Settings, Start};
use srm_sheet::digest::sha256;
use srm_sheet::json::{self, JsonError};
use srm_sheet::ledger::{Checkpoint, EntryKind, LedgerError, Payload, REASON_CHARS_MAX};
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::{self, KnownPack, PackedError};
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{Sealing, Sheet, SheetError, Timing};
use srm_sheet::signed::{SignedError, SignedFile};
use srm_sheet::signers::{Patterns, Signer, SignersFault};
use srm_sheet::utc::Utc;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The station.
pub struct Station {
    chain: Chain,
    key: SigningKey,
    name: String,
    known: KnownPack,
    out: PathBuf,
}

/// A session that the ledger knows of.
pub struct Begun {
    start: Start,
    at: Utc,
}

/// A sheet on the disk.
pub struct Sealed {
    /// Its file.
    pub path: PathBuf,
    /// The sheet.
    pub sheet: Sheet,
    /// Its digest.
    pub digest: Digest,
    /// Its size.
    pub bytes: usize,
}

/// Why a simulated session cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum SimulatedError {
    /// Another program has the folder.
    #[error("{} is in use by another program; wait for it, or choose another folder", .0.display())]
    InUse(PathBuf),
    /// The folder's ledger is damaged.
    #[error("{}: {error}; choose another folder", path.display())]
    Broken {
        /// The ledger.
        path: PathBuf,
        /// What is wrong with it.
        error: LedgerError,
    },
    /// Somebody else's folder.
    #[error(
        "the ledger in {} belongs to another station, or to another key of {station}; choose another folder",
        folder.display()
    )]
    OtherStation {
        /// The folder.
        folder: PathBuf,
        /// The station it was opened as.
        station: String,
    },
    /// The purpose is not one that bots may have.
    #[error("what bots do is `simulated` or `demo`, never `live` or `trial`")]
    Purpose,
    /// The bot did not come to an end.
    #[error("the session came to no end, so there is no sheet; please report this with the set")]
    NoEnd,
    /// An entry that cannot be chained.
    #[error(transparent)]
    Entry(LedgerError),
    /// The ledger's file.
    #[error(transparent)]
    Ledger(#[from] ledger_file::LedgerError),
    /// The sheet cannot be made.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The set cannot be packed.
    #[error(transparent)]
    Packed(#[from] PackedError),
    /// The station's name cannot stand in a list of signers.
    #[error(transparent)]
    Name(#[from] SignersFault),
    /// Something cannot be written as a document.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Something cannot be signed.
    #[error(transparent)]
    Signed(#[from] SignedError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl SimulatedError {
    /// Whether the content is bad, rather than the way it was asked for or the system.
    pub const fn is_content(&self) -> bool {
        matches!(self, Self::Broken { .. } | Self::NoEnd | Self::Sheet(_) | Self::Packed(_))
    }
}

impl Station {
    /// Opens the station in a folder, or begins it there, with this set installed. `name` is what the office knows it
    /// by.
    pub fn open(
        out: &Path,
        key: SigningKey,
        name: &str,
        loaded: &Loaded,
        pack: Arc<Pack>,
        at: Utc,
    ) -> Result<Self, SimulatedError> {
        let signer = signer(name, &key)?;
        RealDisk.create_dir_all(out).map_err(|source| DiskError {
            doing: "make the folder",
            path: out.to_owned(),
            source,
        })?;
        let mut chain = Chain::open(out)?;
        enrol(&mut chain, name, &PublicKey::from(&key), out, at)?;
        install(&mut chain, loaded, pack.version(), &key, out, at)?;
        write_atomically(&RealDisk, &out.join("allowed_signers"), format!("{signer}\n").as_bytes())?;
        let known = KnownPack::new(pack, &loaded.files);
        Ok(Self { chain, key, name: name.to_owned(), known, out: out.to_owned() })
    }

    /// Chains that a session has begun.
    pub fn begin(&mut self, start: Start, at: Utc) -> Result<Begun, SimulatedError> {
        if matches!(start.purpose, Purpose::Live | Purpose::Trial) {
            return Err(SimulatedError::Purpose);
        }
        let beginning = json::to_line(&start)?;
        self.chain.append(EntryKind::SessionStarted, about(&start, at, sha256(beginning.as_bytes())))?;
        Ok(Begun { start, at })
    }

    /// Seals a session; when that fails, chains why, so that the ledger has no hole.
    pub fn seal(
        &mut self,
        begun: &Begun,
        worked: Option<&Worked>,
        ended: Utc,
    ) -> Result<Sealed, SimulatedError> {
        let sealed = match worked {
            Some(worked) => self.write_sheet(begun, worked, ended),
            None => Err(SimulatedError::NoEnd),
        };
        sealed.inspect_err(|error| {
            // The first failure is the one to tell.
            let why = error.to_string();
            let reason = why.chars().filter(|c| !c.is_control()).take(REASON_CHARS_MAX).collect();
            let session = Some(begun.start.session);
            let voided = Payload { session, reason: Some(reason), ..Payload::new(ended) };
            let _ = self.chain.append(EntryKind::Voided, voided);
        })
    }

    fn write_sheet(&mut self, begun: &Begun, worked: &Worked, ended: Utc) -> Result<Sealed, SimulatedError> {
        let start = &begun.start;
        let seal = Sealing {
            sheet: random::id(WallClock.unix_ms())?,
            station: self.name.clone(),
            seq: self.chain.next_seq(),
            prev: self.chain.ledger().head(),
            rubric: self.known.rubric,
            plan: self.known.plan,
            build: concat!("srm ", env!("CARGO_PKG_VERSION")).to_owned(),
            started: begun.at,
            ended,
            timing: Timing {
                frames: 0,
                late_frames: 0,
                worst_frame_ms: 0,
                input_path: "simulated".to_owned(),
                display_stack: "no window".to_owned(),
            },
        };
        let sheet = Sheet::of(&worked.session, &worked.journal, seal)?;
        let signed = sheet.sign(&self.key)?;
        let digest = signed.digest();
        let name = format!("{}-{}-{}.srm-sheet", start.code, start.attempt, digest.short());
        let path = self.out.join(name);
        let text = signed.to_text();
        write_atomically(&RealDisk, &path, text.as_bytes())?;
        self.chain.append(EntryKind::Sealed, about(start, ended, digest))?;
        Ok(Sealed { path, sheet, digest, bytes: text.len() })
    }

    /// Signs the ledger's head, so that a later export cannot go back behind it.
    pub fn close(&self, at: Utc) -> Result<(), SimulatedError> {
        let checkpoint = Checkpoint::new(self.name.clone(), self.chain.ledger(), at);
        let body = json::to_text(&checkpoint)?;
        let signed = SignedFile::sign(body, Namespace::Checkpoint, &self.key)?;
        Ok(write_atomically(&RealDisk, &self.out.join("ledger.checkpoint"), signed.to_text().as_bytes())?)
    }
}

/// The first entry of a simulated session, with an id of its own.
pub fn start(loaded: &Loaded, seed: u64, code: CandidateCode) -> Result<Start, RandomError> {
    Ok(Start {
        session: random::id(WallClock.unix_ms())?,
        seed,
        purpose: Purpose::Simulated,
        set: loaded.id.clone(),
        pack: loaded.digest,
        code,
        attempt: 1,
        settings: Settings::default(),
    })
}

fn about(start: &Start, at: Utc, digest: Digest) -> Payload {
    let code = Some(start.code.as_str().to_owned());
    Payload { session: Some(start.session), digest: Some(digest), code, ..Payload::new(at) }
}

/// The station's line for `ssh-keygen -Y verify`.
fn signer(station: &str, key: &SigningKey) -> Result<Signer, SignersFault> {
    let namespaces = Patterns::parse(KEY_NAMESPACES)?;
    Ok(Signer::new(Patterns::parse(station)?, PublicKey::from(key)).for_namespaces(namespaces))
}

/// Begins the ledger, or makes sure it is this station's.
fn enrol(
    chain: &mut Chain,
    station: &str,
    key: &PublicKey,
    out: &Path,
    at: Utc,
) -> Result<(), SimulatedError> {
    let digest = sha256(&key.to_bytes());
    if chain.ledger().entries().is_empty() {
        let (code, digest) = (Some(station.to_owned()), Some(digest));
        chain.append(EntryKind::Enrolled, Payload { digest, code, ..Payload::new(at) })?;
    } else if chain.station() != Some(station) || !chain.has(EntryKind::Enrolled, digest) {
        return Err(SimulatedError::OtherStation { folder: out.to_owned(), station: station.to_owned() });
    }
    Ok(())
}

/// Puts the set beside the sheets, under its digest, and chains that.
fn install(
    chain: &mut Chain,
    loaded: &Loaded,
    version: &str,
    key: &SigningKey,
    out: &Path,
    at: Utc,
) -> Result<(), SimulatedError> {
    let path = out.join(format!("{}-{}.srm-pack", loaded.id, loaded.digest.short()));
    if chain.has(EntryKind::PackInstalled, loaded.digest) && path.is_file() {
        return Ok(());
    }
    // A packed set keeps its author's signature; a folder gets the station's own.
    let bytes = if let Some(bytes) = &loaded.signed {
        bytes.clone()
    } else {
        packed::to_signed(&loaded.files, &loaded.id, version, key)?.to_text().into_bytes()
    };
    write_atomically(&RealDisk, &path, &bytes)?;
    let (digest, code) = (Some(loaded.digest), Some(loaded.id.as_str().to_owned()));
    chain.append(EntryKind::PackInstalled, Payload { digest, code, ..Payload::new(at) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use srm_core::bot::{self, Profile};
    use srm_sheet::folder::verify_folder;
    use srm_sheet::packed::Packs;
    use srm_sheet::signers::AllowedSigners;

    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            let path = std::env::temp_dir().join(format!("srm-simulated-{test}-{}", std::process::id()));
            let _ = std::fs::remove_dir_all(&path);
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn at(after_s: i64) -> Utc {
        Utc::from_unix_s(1_760_000_000 + after_s).unwrap()
    }

    fn open(folder: &Folder, seed: u8, name: &str) -> Result<Station, SimulatedError> {
        let loaded = crate::embedded::demo().unwrap();
        let pack = loaded.pack.clone().unwrap();
        Station::open(&folder.0, SigningKey::from_bytes(&[seed; 32]), name, &loaded, pack, at(0))
    }

    #[test]
    fn what_it_makes_verifies_as_a_stations_export_does() {
        let folder = Folder::new("verifies");
        let loaded = crate::embedded::demo().unwrap();
        let pack = loaded.pack.clone().unwrap();
        let mut station = open(&folder, 7, "station/demo").unwrap();
        let first = start(&loaded, 1, CandidateCode::from_number(1)).unwrap();
        let begun = station.begin(first.clone(), at(10)).unwrap();
        let worked = bot::work(&pack, first, Profile::Idle).unwrap();
        let sealed = station.seal(&begun, Some(&worked), at(600)).unwrap();
        assert_eq!(sealed.sheet.purpose, Purpose::Simulated);
        let second = start(&loaded, 2, CandidateCode::from_number(2)).unwrap();
        let begun = station.begin(second, at(700)).unwrap();
        assert!(matches!(station.seal(&begun, None, at(800)), Err(SimulatedError::NoEnd)));
        station.close(at(900)).unwrap();
        drop(station);
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder.0).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path).unwrap()));
        }
        let trust = std::fs::read_to_string(folder.0.join("allowed_signers")).unwrap();
        let trust = AllowedSigners::parse(&trust).unwrap();
        let report = verify_folder(&files, &trust, &Packs::new(), at(1000).unix_s());
        assert!(report.is_good(), "{:#?}", report.faults);
        // The same station goes on; another key or another name does not.
        assert!(open(&folder, 7, "station/demo").is_ok());
        for (seed, name) in [(8, "station/demo"), (7, "station/other")] {
            assert!(matches!(open(&folder, seed, name), Err(SimulatedError::OtherStation { .. })));
        }
        assert!(matches!(open(&folder, 7, "a b"), Err(SimulatedError::Name(_))));
    }

    #[test]
    fn bots_are_never_live_and_a_folder_has_one_station_at_a_time() {
        let folder = Folder::new("live");
        let loaded = crate::embedded::demo().unwrap();
        let mut station = open(&folder, 7, "station/demo").unwrap();
        for purpose in [Purpose::Live, Purpose::Trial] {
            let start = Start { purpose, ..start(&loaded, 1, CandidateCode::from_number(1)).unwrap() };
            assert!(matches!(station.begin(start, at(10)), Err(SimulatedError::Purpose)));
        }
        let demo =
            Start { purpose: Purpose::Demo, ..start(&loaded, 1, CandidateCode::from_number(1)).unwrap() };
        assert!(station.begin(demo, at(10)).is_ok());
        assert!(matches!(open(&folder, 7, "station/demo"), Err(SimulatedError::InUse(_))));
    }
}
