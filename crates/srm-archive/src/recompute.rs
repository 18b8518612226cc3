//! The second half of verification, as a queue: points and evidence of each sheet computed again from its journal.

use crate::archive::Archive;
use crate::check;
use crate::content;
use crate::error::ArchiveError;
use crate::trust;
use rusqlite::params;
use srm_sheet::utc::Utc;

/// Most sheets computed by one call.
pub const BATCH_MAX: usize = 256;

/// How far a sheet's points have been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recompute {
    /// Signature checked, score not recomputed yet.
    Waiting,
    /// The journal was replayed; what differed stands among the faults.
    Done,
    /// The set, or the revision of a kind or rule, is not here.
    NotHere,
}

impl Recompute {
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Waiting => 0,
            Self::Done => 1,
            Self::NotHere => 2,
        }
    }

    pub(crate) const fn of_number(number: i64) -> Option<Self> {
        match number {
            0 => Some(Self::Waiting),
            1 => Some(Self::Done),
            2 => Some(Self::NotHere),
            _ => None,
        }
    }
}

/// What one turn of the queue did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recomputed {
    /// Sheets worked through.
    pub done: usize,
    /// Of these, with a fault now.
    pub faulty: usize,
    /// Sheets still waiting.
    pub waiting: usize,
}

impl Archive {
    /// Computes the points of the next sheets in the queue, at most `sheets_max` of them. Several programs may work on
    /// the queue at once; nothing is lost if one stops midway.
    pub fn recompute_next(&self, sheets_max: usize) -> Result<Recomputed, ArchiveError> {
        let list = self.trust()?;
        let mut statement = self.db.prepare_cached(
            "SELECT sheet.document, document.name, document.received FROM sheet
             JOIN document ON document.id = sheet.document
             WHERE sheet.recompute = 0 ORDER BY sheet.document LIMIT ?1",
        )?;
        let limit = sheets_max.min(BATCH_MAX) as i64;
        let rows = statement
            .query_map([limit], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?)))?
            .collect::<Result<Vec<(i64, String, i64)>, _>>()?;
        drop(statement);
        let packs = self.packs();
        let mut checked = Vec::with_capacity(rows.len());
        for (document, name, received) in rows {
            let received = Utc::from_unix_s(received).ok_or(ArchiveError::Unsound("document.received"))?;
            let Some(bytes) = content::bytes_of(&self.db, document)? else { continue };
            checked.push((document, check::check(&name, &bytes, &list.allowed, Some(&packs), received)));
        }
        let mut turn = Recomputed::default();
        let tx = self.writing()?;
        // Another program may have changed the list meanwhile: then these come again.
        if trust::current(&tx)? == list.version {
            for (document, checked) in checked {
                let still = "SELECT count(*) FROM sheet WHERE document = ?1 AND recompute = 0";
                let is_waiting: bool =
                    tx.prepare_cached(still)?.query_row([document], |row| Ok(row.get::<_, i64>(0)? == 1))?;
                if !is_waiting {
                    continue;
                }
                turn.done += 1;
                match checked {
                    Ok(checked) => {
                        turn.faulty += usize::from(!checked.faults.is_empty());
                        self.index(&tx, document, &checked)?;
                    }
                    // Kept by an earlier program, not readable by this one.
                    Err(_) => self.give_up(&tx, document)?,
                }
            }
        }
        turn.waiting = waiting(&tx)?;
        tx.commit()?;
        Ok(turn)
    }

    /// Sheets whose points have not been computed again yet.
    pub fn recompute_waiting(&self) -> Result<usize, ArchiveError> {
        waiting(&self.db)
    }

    fn give_up(&self, tx: &rusqlite::Connection, document: i64) -> Result<(), ArchiveError> {
        tx.execute(
            "UPDATE sheet SET recompute = ?2 WHERE document = ?1",
            params![document, Recompute::NotHere.number()],
        )?;
        self.settle(tx, document, None)
    }
}

fn waiting(db: &rusqlite::Connection) -> Result<usize, ArchiveError> {
    let count: i64 = db
        .prepare_cached("SELECT count(*) FROM sheet WHERE recompute = 0")?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}
