//! Keeping one checked document.

use crate::archive::Archive;
use crate::check::{Checked, Facts, check};
use crate::content;
use crate::error::ArchiveError;
use crate::import::Outcome;
use crate::refusal::{Own, Refused};
use crate::trust::TrustList;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_core::digest::Digest;
use srm_sheet::digest::sha256;
use srm_sheet::ledger::{Entry, EntryKind, Ledger, Relation, compare};
use srm_sheet::utc::Utc;
use std::collections::BTreeSet;

/// Tombstones of ledgers that a longer state of the same ledger took the place of: nothing of them is lost.
pub(crate) const EXTENDED: &str = "ledger-extended";
/// Most files kept of one text: one for each possible signer.
const FILES_MAX: i64 = srm_sheet::signed::SIGNATURES_MAX as i64;

/// How a file came.
#[derive(Clone, Copy)]
pub(crate) struct Came<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub received: Utc,
    pub brought_by: &'a str,
}

impl Archive {
    /// Keeps a checked document and writes its rows, inside the caller's transaction.
    pub(crate) fn store(
        &self,
        tx: &Connection,
        checked: &Checked,
        came: &Came<'_>,
        list: &TrustList,
    ) -> Result<Outcome, ArchiveError> {
        let Facts::Ledger(ledger) = &checked.facts else { return self.store_as_is(tx, checked, came, list) };
        // A station knows nothing of what was erased here and tells it again.
        let Some(text) = without_erased(tx, ledger)? else {
            return self.store_as_is(tx, checked, came, list);
        };
        match check("ledger.jsonl", text.as_bytes(), &list.allowed, None, came.received) {
            Ok(cleared) => self.store_as_is(tx, &cleared, &Came { bytes: text.as_bytes(), ..*came }, list),
            Err(refused) => Ok(Outcome::Refused(refused)),
        }
    }

    fn store_as_is(
        &self,
        tx: &Connection,
        checked: &Checked,
        came: &Came<'_>,
        list: &TrustList,
    ) -> Result<Outcome, ArchiveError> {
        let purpose = match &checked.facts {
            Facts::Sheet(sheet, _) => Some(sheet.purpose),
            Facts::Judgement(judgement) => Some(judgement.purpose()),
            _ => None,
        };
        if purpose.is_some_and(|purpose| !self.kind().takes(purpose)) {
            let what = "it was not made for demonstration, and this is a demo archive";
            return Ok(Outcome::Refused(Refused::own(Own::OtherPurpose, what)));
        }
        let digest = checked.digest;
        let known = tx
            .prepare_cached("SELECT id, erased, erased_class FROM document WHERE digest = ?1")?
            .query_row([digest.0], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, Option<String>>(2)?))
            })
            .optional()?;
        match known {
            None => {}
            Some((_, Some(_), Some(class))) if class == EXTENDED => return Ok(Outcome::Already { digest }),
            Some((_, Some(erased), _)) => {
                let when = Utc::from_unix_s(erased).map_or_else(String::new, |at| format!(" on {at}"));
                return Ok(Outcome::Refused(Refused::own(Own::Erased, format!("it was erased here{when}"))));
            }
            Some((document, None, _)) => return self.store_again(tx, document, checked, came, list),
        }
        if let Facts::Ledger(ledger) = &checked.facts {
            match beside(tx, ledger)? {
                Beside::New => {}
                Beside::Known(longer) => return Ok(Outcome::Already { digest: longer }),
                Beside::Extends(shorter) => retire(tx, shorter, came.received)?,
            }
        }
        tx.prepare_cached(
            "INSERT INTO document (digest, kind, name, received, brought_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            digest.0,
            checked.facts.kind().name(),
            came.name,
            came.received.unix_s(),
            came.brought_by
        ])?;
        let document = tx.last_insert_rowid();
        keep_file(tx, document, came.bytes)?;
        self.index(tx, document, checked)?;
        let faults = content::faults_of(tx, document)?;
        Ok(Outcome::Stored { digest, kind: checked.facts.kind(), faults })
    }

    /// A text that is here already: kept once more only when somebody else has signed it since.
    fn store_again(
        &self,
        tx: &Connection,
        document: i64,
        checked: &Checked,
        came: &Came<'_>,
        list: &TrustList,
    ) -> Result<Outcome, ArchiveError> {
        let digest = checked.digest;
        let already = Ok(Outcome::Already { digest });
        if matches!(checked.facts, Facts::Ledger(_)) {
            return already;
        }
        let Some(whole) = content::bytes_of(tx, document)? else { return already };
        let Some(joined) = content::joined(&whole, came.bytes) else { return already };
        let files: i64 = tx
            .prepare_cached("SELECT count(*) FROM file WHERE document = ?1")?
            .query_row([document], |row| row.get(0))?;
        // A list of signatures that does not check as a whole would hide the good ones.
        if files >= FILES_MAX || check(came.name, &joined, &list.allowed, None, came.received).is_err() {
            return already;
        }
        keep_file(tx, document, came.bytes)?;
        self.judge_again(tx, document, list)?;
        Ok(Outcome::Stored { digest, kind: checked.facts.kind(), faults: content::faults_of(tx, document)? })
    }
}

fn keep_file(tx: &Connection, document: i64, bytes: &[u8]) -> Result<(), ArchiveError> {
    tx.prepare_cached("INSERT INTO file (digest, document, bytes) VALUES (?1, ?2, ?3)")?.execute(params![
        sha256(bytes).0,
        document,
        bytes
    ])?;
    Ok(())
}

/// The ledger without what it says of sessions erased here; `None` where it says nothing of them.
fn without_erased(tx: &Connection, ledger: &Ledger) -> Result<Option<String>, ArchiveError> {
    let mut known = tx.prepare_cached("SELECT 1 FROM erased_session WHERE session = ?1")?;
    let mut cleared = None;
    let sessions: BTreeSet<_> = ledger.entries().iter().filter_map(Entry::session).collect();
    for session in sessions {
        if known.exists([session.as_bytes()])? {
            cleared.get_or_insert_with(|| ledger.clone()).erase_session(session);
        }
    }
    let text = cleared.map(|ledger| ledger.to_text()).transpose();
    text.map_err(|_| ArchiveError::Unsound("ledger"))
}

/// How a ledger stands to those that are here.
enum Beside {
    New,
    Known(Digest),
    Extends(i64),
}

fn beside(tx: &Connection, ledger: &Ledger) -> Result<Beside, ArchiveError> {
    let first = ledger.entries().first().map_or(Digest::ZERO, Entry::digest);
    let sql =
        "SELECT ledger.document, document.digest FROM ledger JOIN document ON document.id = ledger.document
               WHERE ledger.first = ?1 OR (ledger.station IS NOT NULL AND ledger.station = ?2)
               ORDER BY ledger.document";
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement
        .query_map(params![first.0, station_of(ledger)], |row| {
            Ok((row.get::<_, i64>(0)?, Digest(row.get(1)?)))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for (document, digest) in rows {
        let Some(known) = ledger_of(tx, document)? else { continue };
        match compare(&known, ledger) {
            Relation::Same | Relation::Rollback => return Ok(Beside::Known(digest)),
            Relation::Extends => return Ok(Beside::Extends(document)),
            Relation::Fork { .. } => {}
        }
    }
    Ok(Beside::New)
}

/// A kept ledger, read.
pub(crate) fn ledger_of(db: &Connection, document: i64) -> Result<Option<Ledger>, ArchiveError> {
    let bytes = content::bytes_of(db, document)?;
    let text = bytes.as_deref().and_then(|bytes| str::from_utf8(bytes).ok());
    Ok(text.and_then(|text| Ledger::parse(text).ok()))
}

/// A ledger that a longer state takes the place of.
pub(crate) fn retire(tx: &Connection, document: i64, at: Utc) -> Result<(), ArchiveError> {
    tx.execute(
        "UPDATE document SET erased = ?2, erased_class = ?3 WHERE id = ?1",
        params![document, at.unix_s(), EXTENDED],
    )?;
    tx.execute("DELETE FROM file WHERE document = ?1", [document])?;
    for table in ["ledger", "fault"] {
        tx.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [document])?;
    }
    Ok(())
}

/// The station that a ledger names in its first entry.
pub(crate) fn station_of(ledger: &Ledger) -> Option<&str> {
    let first = ledger.entries().first().filter(|entry| entry.kind == EntryKind::Enrolled)?;
    first.payload.as_ref()?.code.as_deref()
}
