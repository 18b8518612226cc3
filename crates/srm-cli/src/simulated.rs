//! A station of simulated candidates: its ledger, its set, and the sheets it seals, in a folder as stations export them.
//!
//! The purpose of every sheet is `simulated`; nobody can decide on one.

use crate::chain::{Chain, now};
use crate::exit::Failure;
use crate::{files, signing};
use ed25519_dalek::SigningKey;
use srm_core::bot::Worked;
use srm_core::digest::Digest;
use srm_core::pack::Pack;
use srm_core::session::{Purpose, Settings, Start};
use srm_host::clock::WallClock;
use srm_host::keys::KEY_NAMESPACES;
use srm_host::packs::Loaded;
use srm_host::random;
use srm_sheet::digest::sha256;
use srm_sheet::ledger::{Checkpoint, EntryKind, Payload, REASON_CHARS_MAX};
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::{self, KnownPack};
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{Sealing, Sheet, Timing};
use srm_sheet::signed::SignedFile;
use srm_sheet::signers::{Patterns, Signer};
use srm_sheet::{json as documents, utc::Utc};
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
    pub path: PathBuf,
    pub sheet: Sheet,
    pub digest: Digest,
    pub bytes: usize,
}

impl Station {
    /// Opens the station in a folder, or begins it there, with this set installed. `name` is what the office knows it
    /// by; if there is none, the key's own.
    pub fn open(
        out: &Path,
        key: &Path,
        name: Option<&str>,
        loaded: &Loaded,
        pack: Arc<Pack>,
    ) -> Result<Self, Failure> {
        let signing_key = signing::load(key)?;
        let public = PublicKey::from(&signing_key);
        let name = match name {
            Some(name) => name.to_owned(),
            None => signing::principal(key, &public)?,
        };
        let signer = signer(&name, &signing_key)?;
        files::make_folder(out)?;
        let mut chain = Chain::open(out)?;
        enrol(&mut chain, &name, &public, out)?;
        install(&mut chain, loaded, pack.version(), &signing_key, out)?;
        files::write(&out.join("allowed_signers"), format!("{signer}\n").as_bytes())?;
        let known = KnownPack::new(pack, &loaded.files);
        Ok(Self { chain, key: signing_key, name, known, out: out.to_owned() })
    }

    /// Chains that a session has begun.
    pub fn begin(&mut self, start: Start) -> Result<Begun, Failure> {
        let beginning = documents::to_line(&start).map_err(Failure::usage)?;
        let at = now()?;
        self.chain.append(EntryKind::SessionStarted, about(&start, at, sha256(beginning.as_bytes())))?;
        Ok(Begun { start, at })
    }

    /// Seals a session; when that fails, chains why, so that the ledger has no hole.
    pub fn seal(&mut self, begun: &Begun, worked: Option<&Worked>) -> Result<Sealed, Failure> {
        let sealed = match worked {
            Some(worked) => self.write_sheet(begun, worked),
            None => Err(Failure::bad(
                "the session came to no end, so there is no sheet; please report this with the set",
            )),
        };
        sealed.inspect_err(|failure| {
            // The first failure is the one to tell.
            let reason = failure.message.chars().filter(|c| !c.is_control()).take(REASON_CHARS_MAX).collect();
            if let Ok(at) = now() {
                let session = Some(begun.start.session);
                let voided = Payload { session, reason: Some(reason), ..Payload::new(at) };
                let _ = self.chain.append(EntryKind::Voided, voided);
            }
        })
    }

    fn write_sheet(&mut self, begun: &Begun, worked: &Worked) -> Result<Sealed, Failure> {
        let start = &begun.start;
        let ended = now()?;
        let seal = Sealing {
            sheet: random::id(WallClock.unix_ms()).map_err(Failure::usage)?,
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
        let sheet = Sheet::of(&worked.session, &worked.journal, seal).map_err(Failure::bad)?;
        let signed = sheet.sign(&self.key).map_err(Failure::bad)?;
        let digest = signed.digest();
        let name = format!("{}-{}-{}.srm-sheet", start.code, start.attempt, digest.short());
        let path = self.out.join(name);
        let text = signed.to_text();
        files::write(&path, text.as_bytes())?;
        self.chain.append(EntryKind::Sealed, about(start, ended, digest))?;
        Ok(Sealed { path, sheet, digest, bytes: text.len() })
    }

    /// Signs the ledger's head, so that a later export cannot go back behind it.
    pub fn close(&self) -> Result<(), Failure> {
        let checkpoint = Checkpoint::new(self.name.clone(), self.chain.ledger(), now()?);
        let body = documents::to_text(&checkpoint).map_err(Failure::usage)?;
        let signed = SignedFile::sign(body, Namespace::Checkpoint, &self.key).map_err(Failure::usage)?;
        files::write(&self.out.join("ledger.checkpoint"), signed.to_text().as_bytes())
    }
}

/// The first entry of a simulated session, with an id of its own.
pub fn start(loaded: &Loaded, seed: u64, code: srm_core::id::CandidateCode) -> Result<Start, Failure> {
    Ok(Start {
        session: random::id(WallClock.unix_ms()).map_err(Failure::usage)?,
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
fn signer(station: &str, key: &SigningKey) -> Result<Signer, Failure> {
    let names = |text: &str| Patterns::parse(text).map_err(Failure::usage);
    Ok(Signer::new(names(station)?, PublicKey::from(key)).for_namespaces(names(KEY_NAMESPACES)?))
}

/// Begins the ledger, or makes sure it is this station's.
fn enrol(chain: &mut Chain, station: &str, key: &PublicKey, out: &Path) -> Result<(), Failure> {
    let digest = sha256(&key.to_bytes());
    if chain.ledger().entries().is_empty() {
        let (code, digest) = (Some(station.to_owned()), Some(digest));
        chain.append(EntryKind::Enrolled, Payload { digest, code, ..Payload::new(now()?) })?;
    } else if chain.station() != Some(station) || !chain.has(EntryKind::Enrolled, digest) {
        return Err(Failure::usage(format_args!(
            "the ledger in {} belongs to another station, or to another key of {station}; choose another folder",
            out.display()
        )));
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
) -> Result<(), Failure> {
    let path = out.join(format!("{}-{}.srm-pack", loaded.id, loaded.digest.short()));
    if chain.has(EntryKind::PackInstalled, loaded.digest) && path.is_file() {
        return Ok(());
    }
    // A packed set keeps its author's signature; a folder gets the station's own.
    let bytes = if let Some(bytes) = &loaded.signed {
        bytes.clone()
    } else {
        let signed = packed::to_signed(&loaded.files, &loaded.id, version, key).map_err(Failure::bad)?;
        signed.to_text().into_bytes()
    };
    files::write(&path, &bytes)?;
    let (digest, code) = (Some(loaded.digest), Some(loaded.id.as_str().to_owned()));
    chain.append(EntryKind::PackInstalled, Payload { digest, code, ..Payload::new(now()?) })
}
