//! Sessions that a crash or a power cut left: found at the start, gone on with, or noted as lost.

use super::book::Standing;
use super::live::{Live, Parts};
use super::shelf::{self, Found, Search};
use super::{SealedInfo, Station, StationError};
use crate::disk::Attempt as _;
use crate::journal::Writer;
use crate::packs::Loaded;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::{Applied, Event, Fault, Purpose, Session};
use srm_core::time::At;
use srm_sheet::ledger::{EntryKind, Payload};
use srm_sheet::utc::Utc;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// A session that was not ended: it can be resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interrupted {
    /// The session.
    pub session: Uuid,
    /// Its journal.
    pub path: PathBuf,
    /// Whose.
    pub code: CandidateCode,
    /// Which attempt.
    pub attempt: u8,
    /// Which set.
    pub set: Id,
    /// What it is for.
    pub purpose: Purpose,
    /// When it began, by the wall clock.
    pub started: Utc,
    /// When the station was last known to be alive, by the wall clock.
    pub seen: Utc,
    /// Where its own clock stopped.
    pub at: At,
    /// Bytes at the journal's end that were never reported as saved and will be cut.
    pub torn_bytes: u64,
}

/// Something found when the station was opened or unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A journal is damaged; it was set aside, for a person to look at.
    Damaged {
        /// Where it lies now.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A journal cannot be read now; it was left alone.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A session of the ledger has no readable journal; it was chained as voided.
    Lost {
        /// The session.
        session: Uuid,
    },
    /// A session that was over has been sealed now.
    Sealed(SealedInfo),
    /// A session that is over could not be sealed.
    NotSealed {
        /// The session.
        session: Uuid,
        /// Why.
        reason: String,
    },
}

impl Finding {
    /// Ids of the translated words, for those the leader must act on.
    pub const fn words(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Damaged { .. } | Self::Unreadable { .. } | Self::Lost { .. } => {
                Some(("err-journal-damaged", "rec-journal-damaged"))
            }
            Self::NotSealed { .. } => Some(("err-seal-failed", "rec-seal-failed")),
            Self::Sealed(_) => None,
        }
    }
}

impl Station {
    /// What was found when the station was opened and unlocked.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Sessions that can be resumed, oldest first. Ask while no session is on: one that is on looks the same on disk.
    pub fn interrupted(&mut self) -> Result<Vec<Interrupted>, StationError> {
        let mut all = Vec::new();
        for (session, found) in self.open_journals()? {
            // A session on a missing set is shown too; resuming it says which set is missing.
            let is_over = matches!(self.replay(&found), Ok((replayed, _)) if replayed.ending().is_some());
            if is_over {
                continue;
            }
            let start = &found.tale.header.start;
            all.push(Interrupted {
                session,
                code: start.code.clone(),
                attempt: start.attempt,
                set: start.set.clone(),
                purpose: start.purpose,
                started: found.tale.header.at,
                seen: found.tale.seen,
                at: found.tale.at,
                torn_bytes: found.torn_bytes(),
                path: found.path,
            });
        }
        Ok(all)
    }

    /// Goes on with an interrupted session, on its own journal. Its clock goes on from the last record; a torn end is
    /// cut; that and how long it was away is noted and on the disk when this returns. The key is not needed.
    pub fn resume(&mut self, session: Uuid) -> Result<Live, StationError> {
        self.note_clock()?;
        let gone = |path: PathBuf, reason: &str| StationError::NoSession { path, reason: reason.to_owned() };
        let usual = shelf::path_of(&self.folder, session);
        if self.book.standing(session) != Standing::Open {
            return Err(gone(usual, "it is not a session that waits to be resumed"));
        }
        let copies = shelf::journals(&self.folder, self.disk.as_ref())?.remove(&session).unwrap_or_default();
        let found =
            self.best_of(&copies)?.ok_or_else(|| gone(usual, "there is no journal that can be read"))?;
        let (replayed, pack) = self.replay(&found)?;
        if replayed.ending().is_some() {
            return Err(gone(found.path, "the session is over and waits to be sealed"));
        }
        let Found { path, recovered, tale } = found;
        let journal =
            Writer::resume(Arc::clone(&self.disk), &path, recovered, self.journal, self.saved_notice())?;
        let away_s = self.watch.unix_s().saturating_sub(tale.seen.unix_s()).max(0);
        let (at, has_gone_back) = (tale.at, self.watch.behind(tale.seen).is_some());
        let mut live = Live::new(Parts {
            session: replayed,
            entries: tale.entries,
            pack,
            header: tale.header,
            journal,
            watch: self.watch.clone(),
            spare: self.folder.spare(),
        });
        let away_s = u32::try_from(away_s).unwrap_or(u32::MAX);
        if live.apply(at, &Event::Resumed { away_s }) == Applied::Ignored {
            return Err(gone(path, "it cannot be resumed"));
        }
        if has_gone_back {
            // Noted on the sheet, whose dates would make no sense otherwise.
            let _ = live.apply(at, &Event::Fault(Fault::ClockChanged));
        }
        live.wait()?;
        Ok(live)
    }

    /// Folds a journal up to where its clock stopped.
    pub(super) fn replay(&mut self, found: &Found) -> Result<(Session, Arc<Loaded>), StationError> {
        let start = &found.tale.header.start;
        let pack = self.pack(start.pack)?;
        let checked = pack.pack.as_ref().ok_or_else(|| StationError::PackBad(start.set.to_string()))?;
        let mut session =
            Session::replay(checked, &found.tale.entries).ok_or_else(|| StationError::NoSession {
                path: found.path.clone(),
                reason: "its entries are out of order".to_owned(),
            })?;
        session.advance(found.tale.at);
        Ok((session, pack))
    }

    /// The best journal of every session the ledger has open, oldest first.
    pub(super) fn open_journals(&mut self) -> Result<Vec<(Uuid, Found)>, StationError> {
        let mut all = Vec::new();
        let mut journals = shelf::journals(&self.folder, self.disk.as_ref())?;
        for session in self.book.open_sessions() {
            let copies = journals.remove(&session).unwrap_or_default();
            all.extend(self.best_of(&copies)?.map(|found| (session, found)));
        }
        Ok(all)
    }

    /// Brings ledger and journals together after a crash. A journal without an entry and without anything in it never
    /// had a screen and goes; one with something in it gets its entry now. A session without a journal is lost.
    pub(super) fn look_through(&mut self) -> Result<(), StationError> {
        self.remove_leftovers()?;
        let mut journals = shelf::journals(&self.folder, self.disk.as_ref())?;
        let mut sessions = self.book.open_sessions();
        let standing = |book: &super::Book, session| book.standing(session) == Standing::Unknown;
        sessions.extend(journals.keys().filter(|session| standing(&self.book, **session)));
        for session in sessions {
            let is_chained = self.book.standing(session) == Standing::Open;
            let copies = journals.remove(&session).unwrap_or_default();
            let Search { best, damaged, unreadable } = shelf::search(self.disk.as_ref(), &copies)?;
            let is_damaged = !damaged.is_empty();
            self.note_damaged(damaged);
            let is_unreadable = !unreadable.is_empty();
            let unreadable = unreadable.into_iter();
            self.findings.extend(unreadable.map(|(path, reason)| Finding::Unreadable { path, reason }));
            match best {
                Some(found) if !is_chained && found.tale.entries.len() == 1 => {
                    shelf::remove(self.disk.as_ref(), &copies)?;
                }
                Some(found) if !is_chained => self.chain_start(&found.tale.header)?,
                None if is_chained && !is_unreadable => self.chain_lost(session, is_damaged)?,
                Some(_) | None => {}
            }
        }
        Ok(())
    }

    /// The best copy of a journal; damaged ones are set aside and told among the findings.
    pub(super) fn best_of(&mut self, copies: &[PathBuf]) -> Result<Option<Found>, StationError> {
        let Search { best, damaged, .. } = shelf::search(self.disk.as_ref(), copies)?;
        self.note_damaged(damaged);
        Ok(best)
    }

    /// Files that a crash left half-written, under names that were never the real ones.
    fn remove_leftovers(&self) -> Result<(), StationError> {
        let folder = &self.folder;
        for dir in [folder.station(), folder.journals(), folder.spare(), folder.sheets(), folder.packs()] {
            let mut files = self.disk.list(&dir).doing("list", &dir)?;
            files.retain(|path| path.extension().is_some_and(|extension| extension == "tmp"));
            self.remove_files(&files)?;
        }
        Ok(())
    }

    fn note_damaged(&mut self, damaged: Vec<(PathBuf, String)>) {
        let damaged = damaged.into_iter().map(|(path, reason)| Finding::Damaged { path, reason });
        self.findings.extend(damaged);
    }

    fn chain_lost(&mut self, session: Uuid, is_damaged: bool) -> Result<(), StationError> {
        let reason =
            if is_damaged { "its journal is damaged and was set aside" } else { "its journal is gone" };
        let payload = Payload {
            session: Some(session),
            reason: Some(reason.to_owned()),
            ..Payload::new(self.watch.must_utc()?)
        };
        self.book.append(EntryKind::Voided, payload)?;
        self.findings.push(Finding::Lost { session });
        Ok(())
    }
}
