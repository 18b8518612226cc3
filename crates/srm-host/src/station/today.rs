//! Today's codes and states, read from the station's own files each time: nothing that could go out of step, no names.

use super::book::Standing;
use super::shelf::{self, Found};
use super::{Station, StationError, seal};
use crate::disk::Attempt as _;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Ending;
use srm_sheet::ledger::EntryKind;
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sheet};
use srm_sheet::utc::Utc;
use std::path::PathBuf;
use uuid::Uuid;

/// How far back "today" goes: a long day, wherever midnight is.
const TODAY_S: i64 = 18 * 3600;

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// On, or interrupted.
    Running,
    /// Over and saved; the sheet waits for the key.
    Unsealed,
    /// Sealed.
    Sealed,
    /// Sealed; the candidate left before the end.
    Left,
    /// The candidate chose not to take part.
    Declined,
    /// Void.
    Voided,
}

impl RowState {
    /// Id of the translated word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Running => "today-state-running",
            Self::Unsealed => "today-state-unsealed",
            Self::Sealed => "today-state-sealed",
            Self::Left => "today-state-left",
            Self::Declined => "today-state-declined",
            Self::Voided => "today-state-voided",
        }
    }
}

/// One session of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The session.
    pub session: Uuid,
    /// Whose.
    pub code: CandidateCode,
    /// Which attempt.
    pub attempt: u8,
    /// Which set.
    pub set: Id,
    /// How it stands.
    pub state: RowState,
    /// Incidents noted so far.
    pub incidents: usize,
    /// Minutes of session time, rounded up.
    pub minutes: u64,
    /// When it began.
    pub started: Utc,
}

impl Station {
    /// The sessions begun within the last hours and all that are not over, oldest first. Those whose files went after
    /// the office's receipt are no longer listed.
    pub fn today(&mut self) -> Result<Vec<Row>, StationError> {
        let since_s = self.watch.unix_s().saturating_sub(TODAY_S);
        let entries = self.book.ledger().entries().iter();
        let started: Vec<(Uuid, Standing)> = entries
            .filter(|entry| entry.kind == EntryKind::SessionStarted)
            .filter_map(|entry| Some((entry.session()?, entry.payload.as_ref()?.at)))
            .map(|(session, at)| (session, at, self.book.standing(session)))
            .filter(|(_, at, standing)| at.unix_s() >= since_s || *standing == Standing::Open)
            .map(|(session, _, standing)| (session, standing))
            .collect();
        let dir = self.folder.sheets();
        let sheets = self.disk.list(&dir).doing("list the sheets in", &dir)?;
        let mut journals = shelf::journals(&self.folder, self.disk.as_ref())?;
        let mut rows = Vec::new();
        for (session, standing) in started {
            let copies = journals.remove(&session).unwrap_or_default();
            // A sheet that cannot be read must not hide the others, nor its own session.
            let row = match self.sealed_row(session, &sheets).filter(|_| standing == Standing::Sealed) {
                Some(row) => Some(row),
                None => self.best_of(&copies)?.map(|found| self.journal_row(&found, standing)),
            };
            rows.extend(row);
        }
        Ok(rows)
    }

    fn sealed_row(&self, session: Uuid, sheets: &[PathBuf]) -> Option<Row> {
        let ending = format!("-{}{}", seal::short(session), seal::EXTENSION);
        let path = sheets.iter().find(|path| path.to_string_lossy().ends_with(&ending))?;
        let bytes = self.disk.read(path, SHEET_BYTES_MAX as u64).ok()?;
        let (sheet, _) = Sheet::read(&bytes).ok()?;
        let last_us = sheet.journal.entries().last().map_or(0, |entry| entry.at.0);
        Some(Row {
            session,
            state: if sheet.ending == Ending::Left { RowState::Left } else { RowState::Sealed },
            incidents: sheet.incidents.len(),
            minutes: last_us.div_ceil(60_000_000),
            code: sheet.code,
            attempt: sheet.attempt,
            set: sheet.set,
            started: sheet.started,
        })
    }

    fn journal_row(&mut self, found: &Found, standing: Standing) -> Row {
        // Without its set a session still shows, only its incidents are not known.
        let replayed = self.replay(found).ok().map(|(session, _)| session);
        let ending = replayed.as_ref().and_then(srm_core::session::Session::ending);
        let state = match (ending, standing) {
            (Some(Ending::Declined), _) => RowState::Declined,
            (_, Standing::Voided) | (Some(Ending::Voided(_)), _) => RowState::Voided,
            (Some(Ending::Left), Standing::Sealed) => RowState::Left,
            (_, Standing::Sealed) => RowState::Sealed,
            (Some(_), _) => RowState::Unsealed,
            (None, _) => RowState::Running,
        };
        let start = &found.tale.header.start;
        Row {
            session: start.session,
            code: start.code.clone(),
            attempt: start.attempt,
            set: start.set.clone(),
            state,
            incidents: replayed.map_or(0, |session| session.incidents().len()),
            minutes: found.tale.at.0.div_ceil(60_000_000),
            started: found.tale.header.at,
        }
    }
}
