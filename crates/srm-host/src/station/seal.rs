//! The end of a session: a signed sheet and its ledger entry, or an entry that says why there is none.

use super::book::Standing;
use super::live::Live;
use super::record::Header;
use super::{Finding, Station, StationError};
use crate::disk::{Attempt as _, write_atomically};
use crate::packs::Loaded;
use crate::random;
use srm_core::digest::Digest;
use srm_core::session::{Ending, Entry, Session};
use srm_sheet::ledger::{EntryKind, Payload};
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sealing, Sheet, TEXT_CHARS_MAX, Timing};
use srm_sheet::utc::Utc;
use std::path::PathBuf;
use uuid::Uuid;

/// What the name of a sheet's file ends in.
pub(super) const EXTENSION: &str = ".srm-sheet";

/// A sealed sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedInfo {
    /// The session.
    pub session: Uuid,
    /// The sheet's own id.
    pub sheet: Uuid,
    /// Its file.
    pub path: PathBuf,
    /// The document's digest: SHA-256 over the signed text.
    pub digest: Digest,
}

/// How a session that is over was put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// There is a signed sheet.
    Sealed(SealedInfo),
    /// The key is locked: everything is saved, the sheet is made when the key is next opened.
    Unsealed,
    /// There is no sheet, and the ledger says why.
    Voided {
        /// Why, as the ledger has it.
        reason: String,
    },
}

/// How sealing went.
pub type SealResult = Result<Outcome, StationError>;

/// A session that is over, from memory or from its journal.
struct Over<'a> {
    session: &'a Session,
    entries: &'a [Entry],
    header: &'a Header,
    pack: &'a Loaded,
    ended: Utc,
    timing: Timing,
}

impl Station {
    /// Seals a session that is over. After an error it may be tried again, also by opening the station anew.
    pub fn seal(&mut self, live: &mut Live, timing: Timing) -> SealResult {
        if let Some(done @ (Outcome::Sealed(_) | Outcome::Voided { .. })) = &live.outcome {
            return Ok(done.clone());
        }
        if live.session.ending().is_none() {
            return Err(StationError::NotOver(live.header.start.session));
        }
        let timing = Timing {
            input_path: printable(timing.input_path),
            display_stack: printable(timing.display_stack),
            ..timing
        };
        let saved = live.settle(timing.clone());
        self.note_clock()?;
        let outcome = self.finish(&Over {
            session: &live.session,
            entries: &live.entries,
            header: &live.header,
            pack: &live.pack,
            ended: self.watch.must_utc()?,
            timing,
        })?;
        if outcome == Outcome::Unsealed {
            // Then the journal is all there is.
            saved?;
        } else {
            // The ledger has the end already; a journal without its last record is no less true.
            let _ = live.close();
        }
        live.outcome = Some(outcome.clone());
        Ok(outcome)
    }

    /// Seals or voids every session on the disk that is over. Those that need the key wait while it is locked.
    pub fn seal_pending(&mut self) -> Result<Vec<(Uuid, SealResult)>, StationError> {
        let mut all = Vec::new();
        for (session, found) in self.open_journals()? {
            let Ok((replayed, pack)) = self.replay(&found) else { continue };
            if replayed.ending().is_none() {
                continue;
            }
            let tale = &found.tale;
            let outcome = self.finish(&Over {
                session: &replayed,
                entries: &tale.entries,
                header: &tale.header,
                pack: &pack,
                ended: tale.seen,
                timing: tale.timing.clone().unwrap_or_else(unknown_timing),
            });
            all.push((session, outcome));
        }
        Ok(all)
    }

    /// [`Station::seal_pending`], with the outcome among the findings: one bad session must not keep a station shut.
    pub(super) fn seal_what_is_over(&mut self) {
        let all = match self.seal_pending() {
            Ok(all) => all,
            Err(error) => vec![(Uuid::nil(), Err(error))],
        };
        for (session, outcome) in all {
            match outcome {
                Ok(Outcome::Sealed(info)) => self.findings.push(Finding::Sealed(info)),
                Ok(Outcome::Unsealed | Outcome::Voided { .. }) => {}
                Err(error) => {
                    self.findings.push(Finding::NotSealed { session, reason: error.to_string() });
                }
            }
        }
    }

    fn finish(&mut self, over: &Over<'_>) -> SealResult {
        let start = &over.header.start;
        let cannot = |reason: String| StationError::Sheet { session: start.session, reason };
        let ending = over.session.ending().ok_or(StationError::NotOver(start.session))?;
        let path = self.folder.sheets().join(file_name(over.header));
        match self.book.standing(start.session) {
            Standing::Sealed => return self.sealed_before(path).map(Outcome::Sealed),
            Standing::Voided => return Ok(Outcome::Voided { reason: "voided before".to_owned() }),
            Standing::Open | Standing::Unknown => {}
        }
        let code = Some(start.code.to_string());
        let at = self.watch.must_utc()?;
        if let Some(reason) = why_no_sheet(ending) {
            let payload = Payload {
                session: Some(start.session),
                code,
                reason: Some(reason.clone()),
                ..Payload::new(at)
            };
            self.book.append(EntryKind::Voided, payload)?;
            return Ok(Outcome::Voided { reason });
        }
        let Some(key) = &self.key else { return Ok(Outcome::Unsealed) };
        let known = over.pack.known().ok_or_else(|| StationError::PackBad(start.set.to_string()))?;
        let sealing = Sealing {
            sheet: random::id(self.watch.unix_s().saturating_mul(1000))?,
            station: self.config.station.clone(),
            seq: self.book.next_seq(),
            prev: self.book.ledger().head(),
            rubric: known.rubric,
            plan: known.plan,
            build: self.build.clone(),
            started: over.header.at,
            // A clock set right by a few seconds must not make a short session end before it began.
            ended: over.ended.max(over.header.at),
            timing: over.timing.clone(),
        };
        let sheet =
            Sheet::of(over.session, over.entries, sealing).map_err(|error| cannot(error.to_string()))?;
        let signed = sheet.sign(key).map_err(|error| cannot(error.to_string()))?;
        // The sheet first, under a name made of the session alone: if the entry is not reached, the next try writes
        // over this one and no stray sheet is left.
        write_atomically(self.disk.as_ref(), &path, signed.to_text().as_bytes())?;
        let digest = signed.digest();
        let payload =
            Payload { session: Some(start.session), digest: Some(digest), code, ..Payload::new(at) };
        self.book.append(EntryKind::Sealed, payload)?;
        Ok(Outcome::Sealed(SealedInfo { session: start.session, sheet: sheet.sheet, path, digest }))
    }

    fn sealed_before(&self, path: PathBuf) -> Result<SealedInfo, StationError> {
        let bytes = self.disk.read(&path, SHEET_BYTES_MAX as u64).doing("read the sheet", &path)?;
        let (sheet, signed) = Sheet::read(&bytes)
            .map_err(|error| StationError::NoSession { path: path.clone(), reason: error.to_string() })?;
        Ok(SealedInfo { session: sheet.session, sheet: sheet.sheet, path, digest: signed.digest() })
    }
}

/// `4021-7-1-9f3e12ab.srm-sheet`: code, attempt, and the random end of the session's id.
fn file_name(header: &Header) -> String {
    let start = &header.start;
    format!("{}-{}-{}{EXTENSION}", start.code, start.attempt, short(start.session))
}

/// The random end of a session's id; its beginning is the time.
pub(super) fn short(session: Uuid) -> String {
    let hex = session.simple().to_string();
    hex.get(24..).unwrap_or_default().to_owned()
}

fn why_no_sheet(ending: Ending) -> Option<String> {
    match ending {
        Ending::Completed | Ending::Left | Ending::Ended(_) => None,
        Ending::Declined => Some("declined".to_owned()),
        Ending::Voided(kind) => Some(kind.word().to_owned()),
    }
}

/// What drivers and programs call themselves, fit to stand in a document.
pub(super) fn printable(mut text: String) -> String {
    text.retain(|c| !c.is_control());
    if let Some((end, _)) = text.char_indices().nth(TEXT_CHARS_MAX) {
        text.truncate(end);
    }
    if text.is_empty() { "unknown".to_owned() } else { text }
}

/// For a session whose program stopped before it could say.
fn unknown_timing() -> Timing {
    let unknown = || "unknown: the program stopped".to_owned();
    Timing { frames: 0, late_frames: 0, worst_frame_ms: 0, input_path: unknown(), display_stack: unknown() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_drivers_are_made_to_fit() {
        let long = "å".repeat(3 * TEXT_CHARS_MAX);
        for (given, wanted) in
            [("", "unknown"), ("\n\0", "unknown"), ("a\tb", "ab"), (&long, &long[..2 * TEXT_CHARS_MAX])]
        {
            assert_eq!(printable(given.to_owned()), wanted);
        }
    }
}
