//! What the commands that judge share: who signs, the documents about a session, and writing what was signed.

use crate::args::judged::{About, Who};
use crate::exit::Failure;
use crate::output::Output;
use crate::{files, sets, signing};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use srm_core::digest::Digest;
use srm_host::clock::WallClock;
use srm_host::random;
use srm_sheet::case_file::{CaseFile, Filed, Office, SheetSeen};
use srm_sheet::document::{Document, JUDGEMENT_BYTES_MAX, Signed};
use srm_sheet::fault::Fault;
use srm_sheet::folder::kind_of;
use srm_sheet::note::Note;
use srm_sheet::packed::{KnownPack, Packs};
use srm_sheet::principal::{Principal, Role};
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sheet};
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::{Report, examine_judgement, examine_sheet};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Most documents about one session.
const DOCUMENTS_MAX: usize = 1000;

/// Somebody who can sign, and the list by which others judge that.
pub struct Hand {
    /// The key.
    pub key: SigningKey,
    /// The name it signs under.
    pub by: Principal,
    /// The list.
    pub trust: AllowedSigners,
}

impl Hand {
    /// Opens a key and finds the name with this role that the list gives it.
    pub fn of(who: &Who, role: Role) -> Result<Self, Failure> {
        let trust = signing::trust(&who.trust, who.revoked.as_deref())?;
        Self::with(&who.key, who.by.as_deref(), trust, role)
    }

    /// As [`Hand::of`], with a list that has been read.
    pub fn with(key: &Path, by: Option<&str>, trust: AllowedSigners, role: Role) -> Result<Self, Failure> {
        let key = signing::load(key)?;
        let public = PublicKey::from(&key);
        let lines = trust.signers().iter().filter(|signer| *signer.key() == public);
        let names =
            lines.flat_map(|signer| signer.principals().as_str().split(',')).filter_map(Principal::parse);
        let mut names: Vec<Principal> = names.filter(|name| name.role() == role).collect();
        names.sort();
        names.dedup();
        let wanted = by.map(str::to_owned);
        let chosen = match (&wanted, names.as_slice()) {
            (Some(wanted), names) => names.iter().find(|name| name.as_str() == wanted).cloned(),
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
        };
        let by = chosen.ok_or_else(|| {
            let known: Vec<&str> = names.iter().map(Principal::as_str).collect();
            let fingerprint = public.fingerprint();
            Failure::usage(match (&wanted, known.as_slice()) {
                (_, []) => format!(
                    "the list of signers has no {role} with the key {fingerprint}; ask who keeps it to accept your request (`srm enrol`)"
                ),
                (Some(wanted), known) => format!("the list gives this key the name {}, not {wanted}", known.join(" and ")),
                (None, known) => format!("the list gives this key several names: choose with --by {}", known.join(" or ")),
            })
        })?;
        Ok(Self { key, by, trust })
    }

    /// Signs a judgement, makes sure that others will take it, and writes it.
    pub fn write<D: Document>(&self, document: D, path: &Path) -> Result<(Signed<D>, Report), Failure> {
        let signed = document.sign(&self.key).map_err(Failure::bad)?;
        let report = self.write_signed(&signed, path)?;
        Ok((signed, report))
    }

    /// Writes what has been signed, unless checking finds anything wrong with it.
    pub fn write_signed<D: Document>(&self, signed: &Signed<D>, path: &Path) -> Result<Report, Failure> {
        let (report, _) = examine_judgement(
            &files::name(path),
            D::KIND,
            &signed.to_bytes(),
            &self.trust,
            WallClock.unix_s(),
        );
        if let Some(fault) = report.faults.first() {
            return Err(Failure::bad(format_args!("not written: {fault}; {}", fault.code.explain().advice)));
        }
        if path.exists() {
            return Err(Failure::usage(format_args!(
                "{} exists already; a signed document is never replaced, choose another name",
                path.display()
            )));
        }
        files::write(path, &signed.to_bytes())?;
        Ok(report)
    }
}

/// A session with everything said about it.
pub struct Session {
    /// The sheet.
    pub sheet: Sheet,
    /// Its digest.
    pub digest: Digest,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// The set it names.
    pub known: KnownPack,
    /// The judgements.
    pub filed: Vec<Filed>,
}

impl Session {
    /// Reads a sheet, its set and the judgements about it.
    pub fn read(about: &About, trust: &AllowedSigners, out: &mut Output) -> Result<Self, Failure> {
        let mut session = Self::of_sheet(&about.sheet, &about.pack, trust, out)?;
        let mut paths: Vec<PathBuf> = Vec::new();
        for path in &about.with {
            if path.is_dir() { paths.extend(files::content(path)?.1) } else { paths.push(path.clone()) }
        }
        if paths.len() > DOCUMENTS_MAX {
            return Err(Failure::usage(format_args!(
                "at most {DOCUMENTS_MAX} files about one session; use an archive"
            )));
        }
        for path in &paths {
            session.take(path, trust, about.with.contains(path), out)?;
        }
        Ok(session)
    }

    /// Reads a sheet and its set.
    pub fn of_sheet(
        path: &Path,
        packs: &[PathBuf],
        trust: &AllowedSigners,
        out: &mut Output,
    ) -> Result<Self, Failure> {
        let bytes = files::read(path, SHEET_BYTES_MAX, "read the sheet")?;
        let in_sheet = |error: &dyn std::fmt::Display| {
            Failure::bad(format_args!("{}: {error}; `srm verify` names every fault", path.display()))
        };
        let (sheet, signed) = Sheet::read(&bytes).map_err(|error| in_sheet(&error))?;
        let known = sets::of_sheet(&sheet, path, packs, out)?;
        let mut packs = Packs::new();
        packs.add(KnownPack::clone(&known));
        let (report, _) = examine_sheet(&files::name(path), &bytes, trust, &packs, WallClock.unix_s());
        let (digest, faults) = (signed.digest(), report.faults);
        Ok(Self { sheet, digest, faults, known: KnownPack::clone(&known), filed: Vec::new() })
    }

    /// Takes a judgement in; of a folder's files only those that are about this session.
    pub fn take(
        &mut self,
        path: &Path,
        trust: &AllowedSigners,
        is_named: bool,
        out: &mut Output,
    ) -> Result<(), Failure> {
        let bytes = files::read(path, SHEET_BYTES_MAX, "read")?;
        let name = path.display().to_string();
        let Some(kind) = kind_of(&name, &bytes).filter(|kind| kind.is_judgement()) else {
            if is_named {
                return Err(Failure::bad(format_args!(
                    "{name} is no judgement; `srm verify` says what it is"
                )));
            }
            return Ok(());
        };
        let (report, judgement) = examine_judgement(&name, kind, &bytes, trust, WallClock.unix_s());
        match Filed::of(&report, judgement) {
            Some(filed) if is_named || filed.judgement.may_concern(&self.sheet) => self.filed.push(filed),
            Some(_) => {}
            None => {
                for fault in &report.faults {
                    out.note(&format!("note: {name}: {fault}"));
                }
            }
        }
        Ok(())
    }

    /// All that is known of it.
    pub fn fold(&self) -> CaseFile {
        let seen = SheetSeen { digest: self.digest, sheet: &self.sheet, faults: &self.faults };
        CaseFile::of(seen, Some(&self.known), &self.filed, &Office::default())
    }

    /// Ends with an error when something is wrong with the sheet: nobody judges on such a one.
    pub fn must_be_good(&self) -> Result<(), Failure> {
        match self.faults.first() {
            None => Ok(()),
            Some(fault) => Err(Failure::bad(format_args!(
                "the sheet has faults, so nothing is signed: {fault}; {}",
                fault.code.explain().advice
            ))),
        }
    }
}

/// Reads a judgement that is named by its file.
pub fn read<D: Document>(path: &Path) -> Result<Signed<D>, Failure> {
    let bytes = files::read(path, D::BYTES_MAX.max(JUDGEMENT_BYTES_MAX), "read")?;
    D::read(&bytes).map_err(|error| Failure::bad(format_args!("{}: {error}", path.display())))
}

/// Free text from the command line.
pub fn note(text: &str) -> Result<Note, Failure> {
    Note::new(text).map_err(Failure::bad)
}

/// An id of its own for a new judgement.
pub fn id() -> Result<Uuid, Failure> {
    random::id(WallClock.unix_ms()).map_err(Failure::usage)
}

/// What every command that signs says about what it wrote.
pub fn written<D: Document>(signed: &Signed<D>, path: &Path) -> Value {
    json!({
        "file": path.display().to_string(),
        "kind": D::KIND,
        "digest": signed.digest().to_string(),
        "by": signed.document().by(),
        "purpose": signed.document().purpose(),
        "signatures": signed.file().signatures().len(),
    })
}
