//! Taking files in: many from a folder, or one made here. What is already here is no fault, so an import can be repeated
//! as often as one likes, and by two programs at once.

use crate::actor::Actor;
use crate::archive::Archive;
use crate::check::{Checked, Facts, check};
use crate::error::ArchiveError;
use crate::refusal::{Own, Refused};
use crate::store::Came;
use crate::trust::{self, TrustList};
use srm_core::digest::Digest;
use srm_sheet::fault::Fault;
use srm_sheet::signers::{AllowedSigners, Patterns};
use srm_sheet::utc::Utc;
use srm_sheet::verify::Kind as DocumentKind;
use std::thread;

/// Most files written at once; after each batch all of it is on the disk.
const BATCH_FILES: usize = 128;
/// Most bytes held for a batch.
const BATCH_BYTES: usize = 16 << 20;
/// Longest name shown or kept.
const NAME_CHARS_MAX: usize = 200;

/// One file that may be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its name, below the folder that is imported.
    pub name: String,
    /// Its bytes, or why it was not read.
    pub content: Result<Vec<u8>, Refused>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Kept now, with these faults. A faulty document is kept and shown as such: trust, for one, can come later.
    Stored {
        /// Its digest.
        digest: Digest,
        /// What it is.
        kind: DocumentKind,
        /// What is wrong with it.
        faults: Vec<Fault>,
    },
    /// Here before.
    Already {
        /// Its digest; for an earlier state of a ledger, the later state's.
        digest: Digest,
    },
    /// Not taken.
    Refused(Refused),
}

/// What became of a judgement made here.
pub type Put = Outcome;

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The file.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What an import did, file by file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Every file, in the order given.
    pub rows: Vec<ImportRow>,
    /// Whether somebody stopped it before the end. What came before is kept.
    pub stopped: bool,
}

impl ImportReport {
    /// Files kept now.
    pub fn stored(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Stored { .. })).count()
    }

    /// Files that were here before.
    pub fn already(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Already { .. })).count()
    }

    /// Files not taken.
    pub fn refused(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Refused(_))).count()
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files done: what was kept of them is on the disk.
    pub done: usize,
    /// Files in all, where that is known.
    pub total: Option<usize>,
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop here; what is kept stays.
    Stop,
}

impl Archive {
    /// Takes files in, batch by batch. Signatures and trust are checked now; points are left to
    /// [`Archive::recompute_next`]. `files` may come in any order and number.
    pub fn import(
        &self,
        files: &mut dyn Iterator<Item = Candidate>,
        brought_by: &str,
        now: Utc,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<ImportReport, ArchiveError> {
        let total = files.size_hint().1;
        let mut report = ImportReport::default();
        let by = one_line(brought_by);
        loop {
            let mut batch = Vec::new();
            let mut held = 0;
            while batch.len() < BATCH_FILES && held < BATCH_BYTES {
                let Some(candidate) = files.next() else { break };
                held += candidate.content.as_ref().map_or(0, Vec::len);
                batch.push(candidate);
            }
            if batch.is_empty() {
                return Ok(report);
            }
            self.import_batch(batch, &by, now, &mut report.rows)?;
            if progress(Progress { done: report.rows.len(), total }) == Continue::Stop {
                report.stopped = true;
                return Ok(report);
            }
        }
    }

    /// Keeps one document made here, with the checks of an import. A judgement must be by who is signed in, or
    /// countersigned by them; a file that somebody else made is imported.
    pub fn put(&self, name: &str, bytes: Vec<u8>, actor: &Actor, at: Utc) -> Result<Put, ArchiveError> {
        let list = self.trust()?;
        if let Ok(Checked { facts: Facts::Judgement(judgement), signers, .. }) =
            check(name, &bytes, &list.allowed, None, at)
        {
            let names =
                |list: &str| Patterns::parse(list).is_ok_and(|names| names.matches(actor.principal()));
            let is_signer = signers.iter().filter_map(|signer| signer.principal.as_deref()).any(names);
            if judgement.by().as_str() != actor.principal() && !is_signer {
                let what = format!("{} made it, {actor} is signed in", judgement.by());
                return Ok(Outcome::Refused(Refused::own(Own::OtherPerson, what)));
            }
        }
        let candidate = Candidate { name: name.to_owned(), content: Ok(bytes) };
        let mut rows = Vec::new();
        self.import_batch(vec![candidate], actor.principal(), at, &mut rows)?;
        rows.pop().map(|row| row.outcome).ok_or(ArchiveError::Unsound("import"))
    }

    fn import_batch(
        &self,
        batch: Vec<Candidate>,
        brought_by: &str,
        now: Utc,
        rows: &mut Vec<ImportRow>,
    ) -> Result<(), ArchiveError> {
        let mut list = self.trust()?;
        let mut checked = check_all(&batch, &list.allowed, now);
        let tx = self.writing()?;
        if trust::current(&tx)? != list.version {
            // Somebody changed the list between the check and now.
            list = self.trust()?;
            checked = check_all(&batch, &list.allowed, now);
        }
        for (candidate, checked) in batch.into_iter().zip(checked) {
            let name = one_line(&candidate.name);
            let outcome = self.take(&tx, &name, candidate.content, checked, brought_by, now, &list)?;
            rows.push(ImportRow { name, outcome });
        }
        Ok(tx.commit()?)
    }

    #[expect(clippy::too_many_arguments, reason = "one call, splitting it would only rename them")]
    fn take(
        &self,
        tx: &rusqlite::Connection,
        name: &str,
        content: Result<Vec<u8>, Refused>,
        checked: Option<Result<Checked, Refused>>,
        brought_by: &str,
        received: Utc,
        list: &TrustList,
    ) -> Result<Outcome, ArchiveError> {
        match (content, checked) {
            (Err(refused), _) | (_, Some(Err(refused))) => Ok(Outcome::Refused(refused)),
            (Ok(bytes), Some(Ok(checked))) => {
                let came = Came { name, bytes: &bytes, received, brought_by };
                self.store(tx, &checked, &came, list)
            }
            (Ok(_), None) => Err(ArchiveError::Unsound("import")),
        }
    }
}

/// Checks a batch on all cores; `None` for what was not read.
pub(crate) fn check_all(
    batch: &[Candidate],
    trust: &AllowedSigners,
    now: Utc,
) -> Vec<Option<Result<Checked, Refused>>> {
    let one = |candidate: &Candidate| {
        let bytes = candidate.content.as_ref().ok()?;
        Some(check(&candidate.name, bytes, trust, None, now))
    };
    let cores = thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = batch.len().div_ceil(cores).max(1);
    if cores == 1 || batch.len() < 4 {
        return batch.iter().map(one).collect();
    }
    thread::scope(|scope| {
        let work = |part: &'_ [Candidate]| part.iter().map(one).collect::<Vec<_>>();
        let parts: Vec<_> = batch.chunks(share).map(|part| (part, scope.spawn(move || work(part)))).collect();
        let joined = parts.into_iter().map(|(part, handle)| {
            // A worker that died took nothing with it: its part is done again here.
            handle.join().unwrap_or_else(|_| work(part))
        });
        joined.flatten().collect()
    })
}

/// A name that can be shown on one line, whatever a stick called the file.
fn one_line(name: &str) -> String {
    name.chars().take(NAME_CHARS_MAX).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
