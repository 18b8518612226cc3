//! The score sheet: one session, signed by the station that held it.
//!
//! Everything but the station's own claims follows from the journal at its end and the pack it names, so that
//! [`crate::verify`] can compute it again. The claims are: `sheet`, `station`, `seq`, `prev`, `build`, `started`,
//! `ended` and `timing`; signature, trust and ledger speak for them, the journal does not.

use crate::format;
use crate::json::{self, JsonError};
use crate::namespace::Namespace;
use crate::signed::{SignedError, SignedFile};
use crate::utc::Utc;
use crate::wire::{Journal, WireError};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::intent::Means;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::score::Score;
use srm_core::session::{
    Ending, Entry, Event, Incident, Outcome, PartResult, Purpose, Session, Settings, Start,
};
use srm_core::time::At;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Largest sheet.
pub const SHEET_BYTES_MAX: usize = 16 << 20;
/// Longest text about the program and the station's devices.
pub const TEXT_CHARS_MAX: usize = 200;

/// A score sheet, the document `srm-sheet/1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The document's format.
    pub format: SheetFormat,
    /// What the session was for; only `live` can be decided.
    pub purpose: Purpose,
    /// This sheet's own id.
    pub sheet: Uuid,
    /// The session's id.
    pub session: Uuid,
    /// Which station, as `allowed_signers` names it.
    pub station: String,
    /// Number of the station's ledger entry that seals this sheet.
    pub seq: u64,
    /// Digest of the ledger entry before that one.
    pub prev: Digest,
    /// Which set.
    pub set: Id,
    /// The author's version of the set.
    pub set_version: String,
    /// The pack's digest.
    pub pack: Digest,
    /// SHA-256 of the scoring rules' file.
    pub rubric: Digest,
    /// SHA-256 of the set file.
    pub plan: Digest,
    /// Program and version.
    pub build: String,
    /// The candidate's code.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// The language chosen.
    pub language: Lang,
    /// Accommodation settings.
    pub settings: Settings,
    /// How often each means of input was used.
    pub means: BTreeMap<Means, u32>,
    /// Exercise kinds of the set, by name.
    pub kinds: Vec<Revision>,
    /// Rules of the rubric, by name.
    pub rules: Vec<Revision>,
    /// What form and items were drawn from.
    pub seed: u64,
    /// Which form, from 0.
    pub form: u16,
    /// When it began, by the station's wall clock.
    pub started: Utc,
    /// When it ended, by the station's wall clock. Trust in the signer is judged at this moment.
    pub ended: Utc,
    /// How it ended.
    pub ending: Ending,
    /// How well the station kept time.
    pub timing: Timing,
    /// What happened besides the work.
    pub incidents: Vec<Incident>,
    /// What each exercise gave.
    pub results: Vec<PartResult>,
    /// The points.
    pub score: Score,
    /// The observers' ratings still to come.
    pub pending: Vec<Pending>,
    /// Everything that happened.
    pub journal: Journal,
}

/// The format a sheet is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetFormat {
    /// `srm-sheet/1.0`.
    #[serde(rename = "srm-sheet/1.0")]
    V1,
}

/// A kind or rule with the revision of its results.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// Its name.
    pub name: String,
    /// Raised by any change that alters an existing result.
    pub revision: u16,
}

/// How well the station kept time: a claim by the station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Frames drawn.
    pub frames: u64,
    /// Of these, later than they should have been.
    pub late_frames: u64,
    /// The longest a frame took.
    pub worst_frame_ms: u32,
    /// Where inputs got their time.
    pub input_path: String,
    /// What stood between the program and the screen.
    pub display_stack: String,
}

/// A rating that observers have yet to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// Which exercise.
    pub exercise: Id,
    /// What is rated.
    pub criterion: String,
    /// The most it can give, thousandths of a point.
    pub max_milli: i64,
}

/// What only the station can say about a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    /// The sheet's own id.
    pub sheet: Uuid,
    /// Which station.
    pub station: String,
    /// The number the ledger's `sealed` entry will have.
    pub seq: u64,
    /// Digest of the ledger's head before that entry.
    pub prev: Digest,
    /// SHA-256 of the scoring rules' file, see [`crate::packed::KnownPack::rubric`].
    pub rubric: Digest,
    /// SHA-256 of the set file, see [`crate::packed::KnownPack::plan`].
    pub plan: Digest,
    /// Program and version.
    pub build: String,
    /// When the session began.
    pub started: Utc,
    /// When it ended.
    pub ended: Utc,
    /// How well the station kept time.
    pub timing: Timing,
}

/// Why there is no sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The session goes on.
    #[error("the session has not ended; finish it, or let the leader end it, before sealing")]
    NotOver,
    /// Declined or void.
    #[error("a session that ended as {0:?} has no sheet; write `voided` with its reason into the ledger")]
    NoSheet(Ending),
    /// The journal does not belong to the session.
    #[error("the journal does not begin, at time 0, with what this session was started with on this set")]
    OtherJournal,
    /// A bad journal.
    #[error("{0}")]
    Journal(#[from] WireError),
    /// A text that is empty, too long or not printable.
    #[error(
        "`{0}` must be one printable line of at most {TEXT_CHARS_MAX} characters (a station's name: 80, plain)"
    )]
    Text(&'static str),
    /// Another version of the format.
    #[error("the sheet is written as `{0}`; this program reads `srm-sheet/1.0`: use a newer one")]
    Version(String),
    /// Not this document.
    #[error("{0}")]
    Json(#[from] JsonError),
    /// Not a signed file, or too large.
    #[error("{0}")]
    Signed(#[from] SignedError),
}

impl Sheet {
    /// The sheet of a session that is over. `entries` is its whole journal, `Started` first.
    pub fn of(session: &Session, entries: &[Entry], seal: Sealing) -> Result<Self, SheetError> {
        let ending = session.ending().ok_or(SheetError::NotOver)?;
        if !ending.has_sheet() {
            return Err(SheetError::NoSheet(ending));
        }
        let pack = session.pack();
        let Start { session: id, seed, purpose, set, pack: digest, code, attempt, settings } =
            started(entries)
                .filter(|start| *start == session.start())
                .ok_or(SheetError::OtherJournal)?
                .clone();
        if set != *pack.id() {
            return Err(SheetError::OtherJournal);
        }
        let score = Score::of(pack.rubric(), session.results());
        let sheet = Self {
            format: SheetFormat::V1,
            purpose,
            sheet: seal.sheet,
            session: id,
            station: seal.station,
            seq: seal.seq,
            prev: seal.prev,
            set,
            set_version: pack.version().to_owned(),
            pack: digest,
            rubric: seal.rubric,
            plan: seal.plan,
            build: seal.build,
            code,
            attempt,
            language: session.lang().clone(),
            settings,
            means: session.means().clone(),
            kinds: kinds(pack),
            rules: rules(pack),
            seed,
            form: session.form(),
            started: seal.started,
            ended: seal.ended,
            ending,
            timing: seal.timing,
            incidents: session.incidents().to_vec(),
            results: session.results().to_vec(),
            pending: pending(pack, &score, session.results()),
            score,
            journal: Journal::new(entries.to_vec()),
        };
        sheet.check()?;
        Ok(sheet)
    }

    /// The document's text, which is what gets signed.
    pub fn to_text(&self) -> Result<String, SheetError> {
        let body = json::to_text(self)?;
        if body.len() > SHEET_BYTES_MAX {
            return Err(SignedError::TooLarge { limit_bytes: SHEET_BYTES_MAX, found: body.len() }.into());
        }
        Ok(body)
    }

    /// Signs it for [`Namespace::Sheet`].
    pub fn sign(&self, key: &SigningKey) -> Result<SignedFile, SheetError> {
        Ok(SignedFile::sign(self.to_text()?, Namespace::Sheet, key)?)
    }

    /// Reads a sheet; form and limits are checked, signatures and content are for [`crate::verify::verify_sheet`].
    pub fn read(bytes: &[u8]) -> Result<(Self, SignedFile), SheetError> {
        let signed = SignedFile::split(bytes, SHEET_BYTES_MAX)?;
        Ok((Self::from_body(signed.body())?, signed))
    }

    /// Reads the text before the signatures.
    pub fn from_body(body: &str) -> Result<Self, SheetError> {
        let sheet: Self =
            json::from_text(body).map_err(|error| match format::other_version(body, "srm-sheet", 1) {
                Some(format) => SheetError::Version(format),
                None => SheetError::Json(error),
            })?;
        sheet.check()?;
        Ok(sheet)
    }

    /// What only the station said, for making the sheet again.
    pub fn sealing(&self) -> Sealing {
        Sealing {
            sheet: self.sheet,
            station: self.station.clone(),
            seq: self.seq,
            prev: self.prev,
            rubric: self.rubric,
            plan: self.plan,
            build: self.build.clone(),
            started: self.started,
            ended: self.ended,
            timing: self.timing.clone(),
        }
    }

    fn check(&self) -> Result<(), SheetError> {
        let Timing { input_path, display_stack, .. } = &self.timing;
        let lines = [
            ("set_version", &self.set_version),
            ("build", &self.build),
            ("timing.input_path", input_path),
            ("timing.display_stack", display_stack),
        ];
        if let Some((name, _)) = lines.into_iter().find(|(_, text)| !format::is_line(text, TEXT_CHARS_MAX)) {
            return Err(SheetError::Text(name));
        }
        if !format::is_principal(&self.station) {
            return Err(SheetError::Text("station"));
        }
        Ok(self.journal.check_order()?)
    }
}

/// What a journal says the session was started with; `None` when it does not begin so, at time 0.
pub(crate) fn started(entries: &[Entry]) -> Option<&Start> {
    match entries.first() {
        Some(Entry { at: At::ZERO, event: Event::Started(start) }) => Some(start),
        _ => None,
    }
}

/// The kinds of the pack's exercises, each once, by name.
fn kinds(pack: &Pack) -> Vec<Revision> {
    let infos = pack.exercises().iter().map(|exercise| exercise.kind().info());
    once_each(infos.map(|info| Revision { name: info.name.to_owned(), revision: info.revision }))
}

/// The rules of the pack's rubric, each once, by name.
fn rules(pack: &Pack) -> Vec<Revision> {
    let rules = pack.rubric().lines().iter().map(|line| line.rule().name_and_revision());
    once_each(rules.map(|(name, revision)| Revision { name: name.to_owned(), revision }))
}

fn once_each(revisions: impl Iterator<Item = Revision>) -> Vec<Revision> {
    let mut all: Vec<Revision> = revisions.collect();
    all.sort();
    all.dedup();
    all
}

/// The rated lines without points, except of exercises that are void.
fn pending(pack: &Pack, score: &Score, results: &[PartResult]) -> Vec<Pending> {
    let is_void = |exercise: &Id| {
        results.iter().any(|result| result.exercise == *exercise && result.outcome == Outcome::Void)
    };
    let lines = pack.rubric().lines().iter().zip(&score.lines);
    lines
        .filter(|(line, score)| {
            line.rule().is_rated() && score.points_milli.is_none() && !is_void(line.exercise())
        })
        .map(|(line, score)| Pending {
            exercise: line.exercise().clone(),
            criterion: line.measure().to_owned(),
            max_milli: score.max_milli,
        })
        .collect()
}

#[cfg(test)]
mod tests;
