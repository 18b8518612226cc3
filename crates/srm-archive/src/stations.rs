//! What each station's ledger says against the sheets that are here: what is missing, exchanged or set back.

use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::store::ledger_of;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_core::digest::Digest;
use srm_sheet::fault::{Fault, FaultCode};
use srm_sheet::ledger::{Checkpoint, CheckpointFormat, Entry, EntryKind, Ledger, LedgerFault, Relation};
use srm_sheet::utc::Utc;
use std::collections::BTreeSet;

/// Most faults told of one station.
pub const FAULTS_MAX: usize = 200;

/// One station as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationState {
    /// Its name.
    pub station: String,
    /// Trusted sheets of it that are here.
    pub sheets: usize,
    /// Entries of its longest ledger; `None` while there is no ledger.
    pub entries: Option<usize>,
    /// When its last session ended.
    pub last_ended: Option<Utc>,
    /// Sheets the ledger names that are not here: they are missing.
    pub missing: Vec<Digest>,
    /// Sheets the ledger names that were erased here, or whose entry was: not missing.
    pub erased: usize,
    /// All that is wrong between ledger and sheets, at most [`FAULTS_MAX`].
    pub faults: Vec<Fault>,
}

struct Place {
    seq: u64,
    prev: Digest,
    digest: Digest,
    ended: i64,
}

impl Archive {
    /// Every station that a sheet or a ledger names, with what is wrong.
    pub fn stations(&self) -> Result<Vec<StationState>, ArchiveError> {
        let mut statement = self.db.prepare_cached(
            "SELECT station FROM sheet WHERE trusted UNION SELECT station FROM ledger WHERE station IS NOT NULL
             ORDER BY 1",
        )?;
        let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        names.into_iter().map(|name| self.station(name)).collect()
    }

    /// One station.
    pub fn station(&self, station: String) -> Result<StationState, ArchiveError> {
        let places = places(&self.db, &station)?;
        let mut state = StationState {
            sheets: places.len(),
            entries: None,
            last_ended: places.iter().map(|place| place.ended).max().and_then(Utc::from_unix_s),
            missing: Vec::new(),
            erased: 0,
            faults: Vec::new(),
            station,
        };
        let Some((document, ledger)) = longest(&self.db, &state.station)? else {
            if !places.is_empty() {
                let what = "no ledger of the station is here, so nobody can see whether a sheet is missing";
                state.faults.push(Fault { code: FaultCode::NotInLedger, message: what.to_owned() });
            }
            return Ok(state);
        };
        state.faults.extend(crate::content::faults_of(&self.db, document)?);
        state.entries = Some(ledger.entries().len());
        for fault in ledger.audit() {
            let code = match fault {
                LedgerFault::OpenSession { .. } => FaultCode::OpenSession,
                _ => FaultCode::LedgerStory,
            };
            state.faults.push(Fault { code, message: fault.to_string() });
        }
        self.find_missing(&ledger, &mut state)?;
        state.faults.extend(places.iter().filter_map(|place| misplaced(&ledger, place)));
        for checkpoint in checkpoints(&self.db, &state.station)? {
            let (code, what) = match ledger.since(&checkpoint) {
                Relation::Same | Relation::Extends => continue,
                Relation::Rollback => (FaultCode::Rollback, "the ledger was longer once"),
                Relation::Fork { .. } => (FaultCode::Fork, "the ledger was another one once"),
            };
            let message = format!("{what}: a checkpoint names entry {}", checkpoint.seq);
            state.faults.push(Fault { code, message });
        }
        state.faults.truncate(FAULTS_MAX);
        Ok(state)
    }

    /// Sheets that the ledger sealed and that are not here.
    fn find_missing(&self, ledger: &Ledger, state: &mut StationState) -> Result<(), ArchiveError> {
        let of_kind = |kind| ledger.entries().iter().filter(move |entry| entry.kind == kind);
        let digest_of = |entry: &Entry| entry.payload.as_ref().and_then(|payload| payload.digest);
        let receipts: BTreeSet<Digest> = of_kind(EntryKind::Receipt).filter_map(digest_of).collect();
        let mut known =
            self.db.prepare_cached("SELECT erased IS NOT NULL FROM document WHERE digest = ?1")?;
        for entry in of_kind(EntryKind::Sealed) {
            let Some(digest) = digest_of(entry) else {
                state.erased += 1;
                continue;
            };
            match known.query_row([digest.0], |row| row.get::<_, bool>(0)).optional()? {
                Some(true) => state.erased += 1,
                Some(false) => {}
                None => {
                    let handed =
                        if receipts.contains(&digest) { ", for which an office gave a receipt" } else { "" };
                    state.missing.push(digest);
                    let message = format!("entry {} sealed the sheet {}{handed}", entry.seq, digest.short());
                    state.faults.push(Fault { code: FaultCode::SheetMissing, message });
                }
            }
        }
        Ok(())
    }
}

fn places(db: &Connection, station: &str) -> Result<Vec<Place>, ArchiveError> {
    let mut statement = db.prepare_cached(
        "SELECT sheet.seq, sheet.prev, document.digest, sheet.ended FROM sheet
         JOIN document ON document.id = sheet.document
         WHERE sheet.station = ?1 AND sheet.trusted ORDER BY sheet.seq, document.digest",
    )?;
    let rows = statement.query_map([station], |row| {
        Ok(Place {
            seq: row.get::<_, i64>(0)? as u64,
            prev: Digest(row.get(1)?),
            digest: Digest(row.get(2)?),
            ended: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn longest(db: &Connection, station: &str) -> Result<Option<(i64, Ledger)>, ArchiveError> {
    let mut statement = db.prepare_cached(
        "SELECT document FROM ledger WHERE station = ?1 ORDER BY entries DESC, document LIMIT 1",
    )?;
    let Some(document) = statement.query_row([station], |row| row.get(0)).optional()? else {
        return Ok(None);
    };
    Ok(ledger_of(db, document)?.map(|ledger| (document, ledger)))
}

fn checkpoints(db: &Connection, station: &str) -> Result<Vec<Checkpoint>, ArchiveError> {
    let mut statement =
        db.prepare_cached("SELECT seq, head FROM checkpoint WHERE station = ?1 AND trusted ORDER BY seq")?;
    // Only number and head are compared; the time is nobody's business here.
    let at = Utc::from_unix_s(0).ok_or(ArchiveError::Unsound("checkpoint"))?;
    let rows = statement.query_map(params![station], |row| {
        Ok(Checkpoint {
            format: CheckpointFormat::V1,
            station: station.to_owned(),
            seq: row.get::<_, i64>(0)? as u64,
            head: Digest(row.get(1)?),
            at,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is wrong with a sheet's place in the ledger.
fn misplaced(ledger: &Ledger, place: &Place) -> Option<Fault> {
    let name = place.digest.short();
    let fault = |code, what: String| Some(Fault { code, message: format!("sheet {name}: {what}") });
    let index = usize::try_from(place.seq).ok().and_then(|seq| seq.checked_sub(1));
    let Some(entry) = index.and_then(|index| ledger.entries().get(index)) else {
        let count = ledger.entries().len();
        return fault(FaultCode::Rollback, format!("it is entry {}, the ledger ends at {count}", place.seq));
    };
    if entry.prev != place.prev {
        return fault(FaultCode::Fork, format!("entry {} follows another one in the ledger", place.seq));
    }
    if entry.kind != EntryKind::Sealed {
        return fault(FaultCode::LedgerDisagrees, format!("entry {} is `{}`", place.seq, entry.kind));
    }
    let sealed = entry.payload.as_ref()?.digest;
    if sealed == Some(place.digest) {
        return None;
    }
    let sealed = sealed.map_or_else(|| "nothing".to_owned(), |digest| digest.short());
    fault(FaultCode::LedgerDisagrees, format!("entry {} sealed {sealed}", place.seq))
}
