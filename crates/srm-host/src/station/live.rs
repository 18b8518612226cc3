//! A session that is on: the core's fold, its journal on the disk, and the clock between them.

use super::clock_watch::ClockWatch;
use super::record::{self, Beat, Header};
use super::{Outcome, StationError};
use crate::clock::{Clock as _, SessionClock};
use crate::journal::{JournalError, RecordKind, Writer};
use crate::packs::Loaded;
use srm_core::intent::Intent;
use srm_core::page::View;
use srm_core::session::{Applied, Entry, Event, Fault, Session};
use srm_core::time::At;
use srm_sheet::sheet::Timing;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// Pointer samples wait this long at most before they go to the journal.
const POINTS_MS: u64 = 250;
/// And no more than so many.
const POINTS_MAX: usize = 25;
/// While a part runs, a crash may cost this much session time at most.
const BEAT_RUNNING_MS: u64 = 1000;
/// On screens that wait for the candidate nothing is lost; the beat only tells when the station was last alive.
const BEAT_WAITING_MS: u64 = 5000;

/// What the journal's disk did, and how the session goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The journal failed and goes on in the spare place; nothing is lost.
    Spare {
        /// Where it goes on.
        path: PathBuf,
        /// What failed.
        reason: String,
    },
    /// Nothing can be saved any more: the session stands still, what was saved can be resumed on the next start.
    Stopped {
        /// What failed.
        reason: String,
    },
}

impl Trouble {
    /// Ids of the translated words: what is wrong, and what to do.
    pub const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Spare { .. } => ("err-journal-spare", "rec-journal-spare"),
            Self::Stopped { .. } => ("err-journal-failed", "rec-journal-failed"),
        }
    }
}

/// A session with its journal. Dropping it leaves the journal as a crash would: it can be resumed.
pub struct Live {
    pub(super) session: Session,
    pub(super) entries: Vec<Entry>,
    pub(super) pack: Arc<Loaded>,
    pub(super) header: Header,
    pub(super) outcome: Option<Outcome>,
    journal: Writer,
    last_seq: u64,
    /// Pointer samples taken by the session, not yet given to the journal.
    points: Vec<Entry>,
    beat: At,
    clock: SessionClock,
    watch: ClockWatch,
    spare: PathBuf,
    trouble: Option<Trouble>,
    /// The journal has moved and the session has yet to note it.
    has_moved: bool,
}

/// What a new [`Live`] is made of.
pub(super) struct Parts {
    pub(super) session: Session,
    pub(super) entries: Vec<Entry>,
    pub(super) pack: Arc<Loaded>,
    pub(super) header: Header,
    pub(super) journal: Writer,
    pub(super) watch: ClockWatch,
    pub(super) spare: PathBuf,
}

impl Live {
    pub(super) fn new(parts: Parts) -> Self {
        let Parts { session, entries, pack, header, journal, watch, spare } = parts;
        let (now, last_seq) = (session.now(), journal.synced());
        Self {
            clock: SessionClock::starting_at(now.0),
            session,
            entries,
            pack,
            header,
            outcome: None,
            journal,
            last_seq,
            points: Vec::new(),
            beat: now,
            watch,
            spare,
            trouble: None,
            has_moved: false,
        }
    }

    /// Session time now.
    pub fn now(&self) -> At {
        At(self.clock.now_us())
    }

    /// Session time of an input stamped when it arrived.
    pub fn at(&self, instant: Instant) -> At {
        At(self.clock.at(instant))
    }

    /// When a session time will be reached, for waking up at [`Session::next_deadline`].
    pub fn instant_of(&self, at: At) -> Option<Instant> {
        self.clock.instant_of(at.0)
    }

    /// The session.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What is on the screen at the latest moment it was advanced to.
    pub fn view(&self) -> View {
        self.session.view()
    }

    /// The set it runs on.
    pub const fn pack(&self) -> &Arc<Loaded> {
        &self.pack
    }

    /// Something happens. What the session takes goes to the journal; an event stamped before the latest moment counts
    /// as happening then. After the end, or when nothing can be saved any more, nothing is taken.
    pub fn apply(&mut self, at: At, event: &Event) -> Applied {
        if self.is_stopped() || self.session.ending().is_some() {
            return Applied::Ignored;
        }
        let applied = self.fold(at, event);
        self.look_after_journal();
        applied
    }

    /// Lets time pass. Apply the inputs stamped before `to` first.
    pub fn advance(&mut self, to: At) {
        if self.is_stopped() || self.session.ending().is_some() {
            self.look_after_journal();
            return;
        }
        self.session.advance(to.max(self.session.now()));
        let now = self.session.now();
        if self.points.first().is_some_and(|first| now.ms_since(first.at) >= POINTS_MS) {
            self.flush_points(now);
        }
        // Only a part that is on has a next moment of its own.
        let is_running = self.session.is_timed() || self.session.next_deadline().is_some();
        let due_ms = if is_running { BEAT_RUNNING_MS } else { BEAT_WAITING_MS };
        if now.ms_since(self.beat) >= due_ms {
            self.heartbeat(None);
        }
        self.look_after_journal();
    }

    /// Whether everything the session has taken is on the disk: only then may a screen say "saved".
    pub fn synced(&self) -> bool {
        self.points.is_empty() && self.journal.synced() >= self.last_seq
    }

    /// What went wrong with the journal, for the screen.
    pub const fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether nothing can be saved any more.
    pub const fn is_stopped(&self) -> bool {
        matches!(self.trouble, Some(Trouble::Stopped { .. }))
    }

    /// How it was sealed, once it was.
    pub const fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    fn fold(&mut self, at: At, event: &Event) -> Applied {
        let at = at.max(self.session.now());
        let applied = self.session.apply(at, event);
        if applied == Applied::Taken {
            self.keep(Entry { at, event: event.clone() });
        }
        applied
    }

    fn keep(&mut self, entry: Entry) {
        let at = entry.at;
        let is_point = matches!(entry.event, Event::Intent(Intent::Point(_)));
        self.entries.push(entry.clone());
        self.points.push(entry);
        let first = self.points.first().map_or(at, |first| first.at);
        if !is_point || self.points.len() >= POINTS_MAX || at.ms_since(first) >= POINTS_MS {
            self.flush_points(at);
        }
    }

    fn flush_points(&mut self, now: At) {
        if self.points.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.points);
        match record::encode(&waiting) {
            Ok(payload) => self.append(now, RecordKind::Event, payload),
            Err(error) => self.stop(error.to_string()),
        }
    }

    fn heartbeat(&mut self, timing: Option<Timing>) {
        self.flush_points(self.session.now());
        if self.watch.jumped().is_some() && self.session.ending().is_none() {
            let _ = self.fold(self.session.now(), &Event::Fault(Fault::ClockChanged));
        }
        self.beat = self.session.now();
        // A wall clock that shows an impossible time says nothing new; the beat itself still counts.
        let at = self.watch.utc().unwrap_or(self.header.at);
        match record::line(&Beat { at, timing }) {
            Ok(payload) => self.append(self.beat, RecordKind::Heartbeat, payload),
            Err(error) => self.stop(error.to_string()),
        }
    }

    fn append(&mut self, at: At, kind: RecordKind, payload: Vec<u8>) {
        if self.is_stopped() {
            return;
        }
        let again = payload.clone();
        let outcome = match self.journal.append(at.0, kind, payload) {
            Err(JournalError::Poisoned(_)) if self.move_to_spare() => self.journal.append(at.0, kind, again),
            outcome => outcome,
        };
        match outcome {
            Ok(seq) => self.last_seq = seq,
            Err(error) => self.stop(error.to_string()),
        }
    }

    /// A failed journal is left behind at once, and the session notes it.
    fn look_after_journal(&mut self) {
        if !self.is_stopped() && self.journal.failure().is_some() {
            self.move_to_spare();
        }
        if self.has_moved && self.session.ending().is_none() {
            self.has_moved = false;
            let _ = self.fold(self.session.now(), &Event::Fault(Fault::JournalMoved));
        }
    }

    /// Copies everything to the spare place and goes on there; tried once, a second failure stops the session.
    fn move_to_spare(&mut self) -> bool {
        let reason = self.journal.failure().unwrap_or_default();
        if self.trouble.is_some() {
            self.stop(reason);
            return false;
        }
        match self.journal.continue_at(&self.spare) {
            Ok(path) => {
                self.trouble = Some(Trouble::Spare { path, reason });
                self.has_moved = true;
                true
            }
            Err(error) => {
                self.stop(format!("{reason}; the spare place failed too: {error}"));
                false
            }
        }
    }

    fn stop(&mut self, reason: String) {
        if !self.is_stopped() {
            self.trouble = Some(Trouble::Stopped { reason });
        }
    }

    /// Notes the timing and waits until all is on the disk.
    pub(super) fn settle(&mut self, timing: Timing) -> Result<(), StationError> {
        self.heartbeat(Some(timing));
        self.wait()
    }

    /// Writes the closing record.
    pub(super) fn close(&mut self) -> Result<(), StationError> {
        self.append(self.session.now(), RecordKind::Closed, Vec::new());
        self.wait()
    }

    /// Waits until all that was taken is on the disk.
    pub(super) fn wait(&mut self) -> Result<(), StationError> {
        if let Err(JournalError::Poisoned(_)) = self.journal.wait(self.last_seq)
            && !self.is_stopped()
        {
            self.move_to_spare();
        }
        if let Some(Trouble::Stopped { reason }) = &self.trouble {
            return Err(JournalError::Poisoned(reason.clone()).into());
        }
        Ok(self.journal.wait(self.last_seq)?)
    }

    #[cfg(test)]
    pub(super) fn waiting_points(&self) -> usize {
        self.points.len()
    }
}
