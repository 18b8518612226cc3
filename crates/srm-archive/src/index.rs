//! The index: rows that follow from a document, its faults and what stands beside it. Everything here is called for a
//! new document and for a rebuild alike, so both give the same rows.

use crate::archive::Archive;
use crate::check::{self, Checked, Facts};
use crate::content;
use crate::error::ArchiveError;
use crate::packs::wake;
use crate::recompute::Recompute;
use crate::refusal::{Reason, Refused};
use crate::trust::TrustList;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::score::Basis;
use srm_core::session::Purpose;
use srm_sheet::fault::{Fault, FaultCode};
use srm_sheet::judgement::Judgement;
use srm_sheet::ledger::{Relation, compare};
use srm_sheet::sheet::Sheet;
use srm_sheet::utc::Utc;
use srm_sheet::verify::Kind as DocumentKind;
use uuid::Uuid;

/// Numbers of the faults that lie between documents; a document's own have lower ones.
const TWICE: i64 = 1_000_000;
const PLACE: i64 = 1_000_001;

pub(crate) const fn purpose_number(purpose: Purpose) -> i64 {
    match purpose {
        Purpose::Live => 0,
        Purpose::Trial => 1,
        Purpose::Demo => 2,
        Purpose::Simulated => 3,
    }
}

pub(crate) const fn purpose_of(number: i64) -> Option<Purpose> {
    match number {
        0 => Some(Purpose::Live),
        1 => Some(Purpose::Trial),
        2 => Some(Purpose::Demo),
        3 => Some(Purpose::Simulated),
        _ => None,
    }
}

pub(crate) const fn basis_number(basis: Basis) -> i64 {
    match basis {
        Basis::Incomplete => 0,
        Basis::Above => 1,
        Basis::Within => 2,
        Basis::Below => 3,
    }
}

pub(crate) const fn basis_of(number: i64) -> Option<Basis> {
    match number {
        0 => Some(Basis::Incomplete),
        1 => Some(Basis::Above),
        2 => Some(Basis::Within),
        3 => Some(Basis::Below),
        _ => None,
    }
}

impl Archive {
    /// Writes a document's rows, and those of others that it changes.
    pub(crate) fn index(
        &self,
        tx: &Connection,
        document: i64,
        checked: &Checked,
    ) -> Result<(), ArchiveError> {
        put_faults(tx, document, &checked.faults)?;
        let mut signer = tx.prepare_cached("INSERT OR IGNORE INTO signer VALUES (?1, ?2)")?;
        for seen in &checked.signers {
            signer.execute(params![document, seen.fingerprint])?;
        }
        match &checked.facts {
            Facts::Sheet(sheet, recompute) => {
                put_sheet(tx, document, sheet, checked, *recompute)?;
                for (twin, is_changed) in between(tx, sheet)? {
                    if twin == document {
                        self.settle(tx, document, Some(sheet))?;
                    } else if is_changed {
                        self.settle(tx, twin, None)?;
                    }
                }
            }
            Facts::Pack { pack, set, version, sound } => {
                tx.prepare_cached("INSERT OR REPLACE INTO pack VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                    .execute(params![document, pack.0, set.as_str(), version, sound, checked.trusted])?;
                wake(tx, pack)?;
            }
            Facts::Ledger(ledger) => {
                let entries = ledger.entries();
                let first = entries.first().map_or(Digest::ZERO, srm_sheet::ledger::Entry::digest);
                let station = crate::store::station_of(ledger);
                tx.prepare_cached("INSERT OR REPLACE INTO ledger VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![document, station, first.0, ledger.head().0, entries.len() as i64])?;
                forks(tx, first, station)?;
            }
            Facts::Checkpoint(checkpoint) => {
                tx.prepare_cached("INSERT OR REPLACE INTO checkpoint VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
                    params![
                        document,
                        checkpoint.station,
                        checkpoint.seq as i64,
                        checkpoint.head.0,
                        checked.trusted
                    ],
                )?;
            }
            Facts::Judgement(judgement) => {
                put_judgement(tx, document, judgement, checked)?;
                if let Some(code) = judgement.code() {
                    self.settle_code(tx, code)?;
                }
            }
        }
        Ok(())
    }

    /// Checks a kept document once more, by this list, and writes its rows. Points are computed again only where they
    /// had been.
    pub(crate) fn judge_again(
        &self,
        tx: &Connection,
        document: i64,
        list: &TrustList,
    ) -> Result<(), ArchiveError> {
        let known = tx
            .prepare_cached("SELECT recompute FROM sheet WHERE document = ?1")?
            .query_row([document], |row| row.get::<_, i64>(0))
            .optional()?;
        let waits = known.and_then(Recompute::of_number) == Some(Recompute::Waiting);
        self.check_again(tx, document, list, !waits)
    }

    /// Checks a kept document once more and writes its rows.
    pub(crate) fn check_again(
        &self,
        tx: &Connection,
        document: i64,
        list: &TrustList,
        is_recomputed: bool,
    ) -> Result<(), ArchiveError> {
        let (name, received): (String, i64) = tx
            .prepare_cached("SELECT name, received FROM document WHERE id = ?1")?
            .query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let received = Utc::from_unix_s(received).ok_or(ArchiveError::Unsound("document.received"))?;
        let Some(bytes) = content::bytes_of(tx, document)? else { return Ok(()) };
        let packs = self.packs();
        let packs = is_recomputed.then_some(&packs as &dyn srm_sheet::packed::PackSource);
        match check::check(&name, &bytes, &list.allowed, packs, received) {
            Ok(checked) => self.index(tx, document, &checked),
            Err(refused) => put_unreadable(tx, document, &refused),
        }
    }
}

fn put_faults(tx: &Connection, document: i64, faults: &[Fault]) -> Result<(), ArchiveError> {
    tx.prepare_cached("DELETE FROM fault WHERE document = ?1")?.execute([document])?;
    let mut insert = tx.prepare_cached("INSERT INTO fault VALUES (?1, ?2, ?3, ?4)")?;
    for (number, fault) in faults.iter().enumerate() {
        insert.execute(params![document, number as i64, fault.code.as_str(), fault.message])?;
    }
    Ok(())
}

/// A kept document that this program no longer reads: its row goes, the reason stays.
pub(crate) fn put_unreadable(tx: &Connection, document: i64, refused: &Refused) -> Result<(), ArchiveError> {
    for table in crate::schema::INDEX_TABLES {
        tx.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [document])?;
    }
    let code = match refused.reason {
        Reason::Fault(code) => code,
        Reason::Own(_) => FaultCode::NotTheDocument,
    };
    put_faults(tx, document, &[Fault { code, message: refused.what.clone() }])
}

fn put_sheet(
    tx: &Connection,
    document: i64,
    sheet: &Sheet,
    checked: &Checked,
    recompute: Recompute,
) -> Result<(), ArchiveError> {
    let digits: String = sheet.code.as_str().chars().filter(char::is_ascii_digit).collect();
    tx.prepare_cached(
        "INSERT OR REPLACE INTO sheet
         (document, session, code, digits, attempt, set_id, pack, station, seq, prev, purpose, ended, trusted,
          recompute, faults, incidents, needs)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15, 0)",
    )?
    .execute(params![
        document,
        sheet.session.as_bytes(),
        sheet.code.as_str(),
        digits,
        sheet.attempt,
        sheet.set.as_str(),
        sheet.pack.0,
        sheet.station,
        sheet.seq as i64,
        sheet.prev.0,
        purpose_number(sheet.purpose),
        sheet.ended.unix_s(),
        checked.trusted,
        recompute.number(),
        sheet.incidents.len() as i64,
    ])?;
    Ok(())
}

fn put_judgement(
    tx: &Connection,
    document: i64,
    judgement: &Judgement,
    checked: &Checked,
) -> Result<(), ArchiveError> {
    let attempt = match judgement {
        Judgement::Rating(rating) => Some(rating.attempt),
        Judgement::Interview(interview) => Some(interview.attempt),
        Judgement::Decision(decision) => Some(decision.attempt),
        _ => None,
    };
    tx.prepare_cached("INSERT OR REPLACE INTO judgement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            document,
            judgement.kind().name(),
            judgement.code().map(CandidateCode::as_str),
            attempt,
            judgement.set().map(Id::as_str),
            judgement.by().as_str(),
            judgement.at().unix_s(),
            purpose_number(judgement.purpose()),
            checked.faults.len() as i64,
        ])?;
    Ok(())
}

/// Notes faults between sheets: one session with two sheets, one place in a ledger taken twice. Gives every sheet looked
/// at, and whether its faults may have changed.
fn between(tx: &Connection, sheet: &Sheet) -> Result<Vec<(i64, bool)>, ArchiveError> {
    let mut all = Vec::new();
    let session = Uuid::from_bytes(*sheet.session.as_bytes());
    let groups: [(i64, FaultCode, &str, &str); 2] = [
        (TWICE, FaultCode::SheetTwice, "session = ?1 AND ?2 = ?2", "the session has another sheet, too"),
        (
            PLACE,
            FaultCode::Fork,
            "station = ?2 AND seq = ?3",
            "another sheet has the same place in the ledger",
        ),
    ];
    for (number, code, place, what) in groups {
        let sql = format!(
            "SELECT sheet.document, sheet.trusted, document.digest FROM sheet
             JOIN document ON document.id = sheet.document
             WHERE {place} AND ?1 = ?1 AND ?3 = ?3 ORDER BY document.digest"
        );
        let mut statement = tx.prepare_cached(&sql)?;
        let rows = statement
            .query_map(params![session.as_bytes(), sheet.station, sheet.seq as i64], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, Digest(row.get(2)?)))
            })?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let trusted: Vec<&Digest> = rows.iter().filter(|row| row.1).map(|row| &row.2).collect();
        for (document, is_trusted, digest) in &rows {
            let others: Vec<String> =
                trusted.iter().filter(|other| **other != digest).map(|other| other.short()).collect();
            tx.prepare_cached("DELETE FROM fault WHERE document = ?1 AND number = ?2")?
                .execute(params![document, number])?;
            if *is_trusted && !others.is_empty() {
                tx.prepare_cached("INSERT INTO fault VALUES (?1, ?2, ?3, ?4)")?.execute(params![
                    document,
                    number,
                    code.as_str(),
                    format!("{what}: {}", others.join(", "))
                ])?;
            }
            if !all.iter().any(|(known, _)| known == document) {
                all.push((*document, rows.len() > 1));
            } else if rows.len() > 1 {
                all.iter_mut()
                    .filter(|(known, _)| known == document)
                    .for_each(|(_, changed)| *changed = true);
            }
        }
    }
    Ok(all)
}

/// Notes which ledgers of one station part ways.
fn forks(tx: &Connection, first: Digest, station: Option<&str>) -> Result<(), ArchiveError> {
    let sql =
        "SELECT ledger.document, document.digest FROM ledger JOIN document ON document.id = ledger.document
               WHERE ledger.first = ?1 OR (ledger.station IS NOT NULL AND ledger.station = ?2)
               ORDER BY document.digest";
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement
        .query_map(params![first.0, station], |row| Ok((row.get::<_, i64>(0)?, Digest(row.get(1)?))))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut ledgers = Vec::new();
    for (document, digest) in rows {
        if let Some(ledger) = crate::store::ledger_of(tx, document)? {
            ledgers.push((document, digest, ledger));
        }
    }
    for (document, _, ledger) in &ledgers {
        let parted = ledgers.iter().filter_map(|(_, other, theirs)| match compare(theirs, ledger) {
            Relation::Fork { seq } => Some(format!("{} at entry {seq}", other.short())),
            _ => None,
        });
        let parted: Vec<String> = parted.collect();
        tx.prepare_cached("DELETE FROM fault WHERE document = ?1 AND number = ?2")?
            .execute(params![document, PLACE])?;
        if !parted.is_empty() {
            let what = format!("it parts ways with another ledger of the station: {}", parted.join(", "));
            tx.prepare_cached("INSERT INTO fault VALUES (?1, ?2, ?3, ?4)")?.execute(params![
                document,
                PLACE,
                FaultCode::Fork.as_str(),
                what
            ])?;
        }
    }
    Ok(())
}

/// The order in which a rebuild reads the kinds: sets first, so that sheets find them, then judgements, so that each
/// sheet is settled once.
pub(crate) const REBUILD_ORDER: [DocumentKind; 12] = [
    DocumentKind::Pack,
    DocumentKind::Ledger,
    DocumentKind::Checkpoint,
    DocumentKind::Rating,
    DocumentKind::Interview,
    DocumentKind::Decision,
    DocumentKind::Attestation,
    DocumentKind::Accepted,
    DocumentKind::Approval,
    DocumentKind::Deletion,
    DocumentKind::Enrolment,
    DocumentKind::Sheet,
];
