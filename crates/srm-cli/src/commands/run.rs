//! `srm run`: a session without a window, worked by a bot, sealed as a station would seal it.
//!
//! The seed fixes the candidate's code, the form, every item and every act, and so evidence and points. New each time
//! are the ids of session and sheet, the ledger's salts and the wall times. The purpose is always `simulated`.

use crate::args::{Bot, Run};
use crate::chain::{Chain, now};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::{clock, points};
use crate::{files, sets, signing};
use ed25519_dalek::SigningKey;
use serde_json::json;
use srm_core::bot::{self, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, CodeFault};
use srm_core::session::{Purpose, Settings, Start};
use srm_core::time::At;
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
use std::path::PathBuf;

pub fn run(args: &Run, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    let code = code(args)?;
    let key = signing::load(&args.key)?;
    let station = match &args.station {
        Some(station) => station.clone(),
        None => signing::principal(&args.key, &PublicKey::from(&key))?,
    };
    let signer = signer(&station, &key)?;
    files::make_folder(&args.out)?;
    let mut chain = Chain::open(&args.out)?;
    enrol(&mut chain, &station, &PublicKey::from(&key), args)?;
    install(&mut chain, &loaded, pack.version(), &key, args)?;
    files::write(&args.out.join("allowed_signers"), format!("{signer}\n").as_bytes())?;

    let start = Start {
        session: random::id(WallClock.unix_ms()).map_err(Failure::usage)?,
        seed: args.seed,
        purpose: Purpose::Simulated,
        set: loaded.id.clone(),
        pack: loaded.digest,
        code,
        attempt: args.attempt,
        settings: Settings { time_factor: args.time_factor, ..Settings::default() },
    };
    let beginning = documents::to_line(&start).map_err(Failure::usage)?;
    let started = now()?;
    chain.append(EntryKind::SessionStarted, about(&start, started, sha256(beginning.as_bytes())))?;
    let known = KnownPack::new(pack, &loaded.files);
    let sealed = match work(&mut chain, &known, &start, started, &station, &key, args) {
        Ok(sealed) => sealed,
        Err(failure) => {
            // What was started must end, or the next check finds a hole. The first failure is the one to tell.
            let reason =
                Some(failure.message.chars().filter(|c| !c.is_control()).take(REASON_CHARS_MAX).collect());
            let voided = Payload { session: Some(start.session), reason, ..Payload::new(now()?) };
            let _ = chain.append(EntryKind::Voided, voided);
            return Err(failure);
        }
    };
    checkpoint(&chain, &station, &key, args)?;
    tell(&sealed, args, out);
    Ok(Exit::Fine)
}

/// A sheet on the disk.
struct Sealed {
    path: PathBuf,
    sheet: Sheet,
    digest: Digest,
    bytes: usize,
    took: At,
}

/// Works through the session and seals it.
fn work(
    chain: &mut Chain,
    known: &KnownPack,
    start: &Start,
    started: Utc,
    station: &str,
    key: &SigningKey,
    args: &Run,
) -> Result<Sealed, Failure> {
    let profile = match args.bot {
        Bot::Perfect => Profile::Perfect,
        Bot::Idle => Profile::Idle,
    };
    let worked = bot::work(&known.pack, start.clone(), profile).ok_or_else(|| {
        Failure::bad("the session came to no end, so there is no sheet; please report this with the set")
    })?;
    let ended = now()?;
    let seal = Sealing {
        sheet: random::id(WallClock.unix_ms()).map_err(Failure::usage)?,
        station: station.to_owned(),
        seq: chain.next_seq(),
        prev: chain.ledger().head(),
        rubric: known.rubric,
        plan: known.plan,
        build: concat!("srm ", env!("CARGO_PKG_VERSION")).to_owned(),
        started,
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
    let signed = sheet.sign(key).map_err(Failure::bad)?;
    let digest = signed.digest();
    let path = args.out.join(format!("{}-{}-{}.srm-sheet", start.code, start.attempt, digest.short()));
    let text = signed.to_text();
    files::write(&path, text.as_bytes())?;
    chain.append(EntryKind::Sealed, about(start, ended, digest))?;
    Ok(Sealed { path, sheet, digest, bytes: text.len(), took: worked.session.now() })
}

fn about(start: &Start, at: Utc, digest: Digest) -> Payload {
    let code = Some(start.code.as_str().to_owned());
    Payload { session: Some(start.session), digest: Some(digest), code, ..Payload::new(at) }
}

fn tell(sealed: &Sealed, args: &Run, out: &mut Output) {
    let Sealed { path, sheet, digest, bytes, took } = sealed;
    let (low, high) = sheet.score.reach_milli();
    let rated =
        if low == high { String::new() } else { format!(", up to {} with observers' ratings", points(high)) };
    let answer = format!(
        "{path}\nSet       {set} {version}, form {form}\nCode      {code}, attempt {attempt}\n\
         Took      {took} of session time\nPoints    {low} of {max}{rated}\n\
         Check     srm verify {folder} --trust {key}.allowed_signers\n",
        path = path.display(),
        set = sheet.set,
        version = sheet.set_version,
        form = sheet.form + 1,
        code = sheet.code,
        attempt = sheet.attempt,
        took = clock(took.0),
        low = points(low),
        max = points(sheet.score.max_milli),
        folder = args.out.display(),
        key = args.key.display(),
    );
    out.result(&answer, || {
        json!({
            "sheet": path.display().to_string(),
            "digest": digest.to_string(),
            "bytes": bytes,
            "station": sheet.station,
            "set": sheet.set.as_str(),
            "pack": sheet.pack.to_string(),
            "code": sheet.code.as_str(),
            "attempt": sheet.attempt,
            "seed": sheet.seed,
            "form": sheet.form,
            "purpose": sheet.purpose,
            "session_ms": took.ms(),
            "points_milli": { "low": low, "high": high, "max": sheet.score.max_milli },
        })
    });
}

/// The code given, or one that belongs to the seed.
fn code(args: &Run) -> Result<CandidateCode, Failure> {
    let Some(text) = &args.code else {
        return Ok(CandidateCode::from_number((args.seed % 100_000_000) as u32));
    };
    CandidateCode::parse(text).map_err(|fault| {
        let why = match fault {
            CodeFault::Short => "it is too short",
            CodeFault::Form => "it is four to eight digits and a check digit",
            CodeFault::Check => "its check digit does not fit; a digit is wrong or two changed places",
        };
        Failure::usage(format_args!(
            "`{text}` is no candidate code: {why}; an example is {}",
            CandidateCode::from_number(4021)
        ))
    })
}

/// The station's line for `ssh-keygen -Y verify`.
fn signer(station: &str, key: &SigningKey) -> Result<Signer, Failure> {
    let names = |text: &str| Patterns::parse(text).map_err(Failure::usage);
    Ok(Signer::new(names(station)?, PublicKey::from(key)).for_namespaces(names(KEY_NAMESPACES)?))
}

/// Begins the ledger, or makes sure it is this station's.
fn enrol(chain: &mut Chain, station: &str, key: &PublicKey, args: &Run) -> Result<(), Failure> {
    let digest = sha256(&key.to_bytes());
    if chain.ledger().entries().is_empty() {
        let (code, digest) = (Some(station.to_owned()), Some(digest));
        chain.append(EntryKind::Enrolled, Payload { digest, code, ..Payload::new(now()?) })?;
    } else if chain.station() != Some(station) || !chain.has(EntryKind::Enrolled, digest) {
        return Err(Failure::usage(format_args!(
            "the ledger in {} belongs to another station, or to another key of {station}; choose another folder",
            args.out.display()
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
    args: &Run,
) -> Result<(), Failure> {
    let path = args.out.join(format!("{}-{}.srm-pack", loaded.id, loaded.digest.short()));
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

/// Signs the ledger's head, so that a later export cannot go back behind it.
fn checkpoint(chain: &Chain, station: &str, key: &SigningKey, args: &Run) -> Result<(), Failure> {
    let checkpoint = Checkpoint::new(station.to_owned(), chain.ledger(), now()?);
    let body = documents::to_text(&checkpoint).map_err(Failure::usage)?;
    let signed = SignedFile::sign(body, Namespace::Checkpoint, key).map_err(Failure::usage)?;
    let path: PathBuf = args.out.join("ledger.checkpoint");
    files::write(&path, signed.to_text().as_bytes())
}
