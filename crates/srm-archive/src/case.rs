//! One candidate's session with everything that belongs to it.

use crate::archive::Archive;
use crate::content;
use crate::error::ArchiveError;
use crate::index::basis_number;
use crate::office::office_of;
use crate::queue::Row;
use crate::recompute::Recompute;
use crate::stand::{self, Stand};
use crate::trust::TrustList;
use rusqlite::{Connection, params};
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_sheet::case_file::{CaseFile, Filed, Office, SheetSeen};
use srm_sheet::fault::Fault;
use srm_sheet::judgement::Judgement;
use srm_sheet::packed::{KnownPack, PackSource as _};
use srm_sheet::sheet::Sheet;
use srm_sheet::utc::Utc;
use srm_sheet::verify::{self, Kind};
use std::sync::Arc;
use uuid::Uuid;

/// A case as the desk opens it.
#[derive(Debug, Clone)]
pub struct OpenCase {
    /// The row that lists show.
    pub row: Row,
    /// The sheet.
    pub sheet: Sheet,
    /// What is wrong with the sheet, or between it and others.
    pub faults: Vec<Fault>,
    /// The set, where it is here.
    pub pack: Option<Arc<KnownPack>>,
    /// Every judgement that may be about it, as checked.
    pub documents: Vec<Filed>,
    /// What the office alone knows.
    pub office: Office,
    /// All of it folded.
    pub file: CaseFile,
}

impl Archive {
    /// The case of a session. Where a session has two sheets, the trusted one, or the one that came first.
    pub fn case_file(&self, session: Uuid) -> Result<Option<OpenCase>, ArchiveError> {
        let list = self.trust()?;
        // One picture of the archive, whatever others write meanwhile.
        let tx = self.db.unchecked_transaction()?;
        let Some(row) = self.sheet_of_session(session)? else { return Ok(None) };
        let Some(bytes) = content::bytes_of(&tx, row.id.0)? else { return Ok(None) };
        let Ok((sheet, _)) = Sheet::read(&bytes) else { return Ok(None) };
        let faults = content::faults_of(&tx, row.id.0)?;
        let documents = filed(&tx, &sheet.code, &list)?;
        let office = office_of(&tx, session)?;
        let pack = self.packs().find(&sheet.pack);
        let seen = SheetSeen { digest: row.digest, sheet: &sheet, faults: &faults };
        let file = CaseFile::of(seen, pack.as_deref(), &documents, &office);
        Ok(Some(OpenCase { row, sheet, faults, pack, documents, office, file }))
    }

    /// Every judgement that names this code, also such as came before the sheet.
    pub fn judgements_of(&self, code: &CandidateCode) -> Result<Vec<Filed>, ArchiveError> {
        filed(&self.db, code, &*self.trust()?)
    }

    /// Judgements of a kind, the latest first: lists for employers, approvals, deletions, requests for keys.
    pub fn judgements(&self, kind: Kind) -> Result<Vec<Filed>, ArchiveError> {
        let list = self.trust()?;
        let sql = "SELECT document FROM judgement WHERE kind = ?1 ORDER BY made_at DESC, document DESC";
        read_filed(&self.db, sql, kind.name(), &list)
    }

    /// Ratings of sessions whose sheet has not come.
    pub fn early_ratings(&self) -> Result<Vec<Filed>, ArchiveError> {
        let list = self.trust()?;
        let sql = "SELECT document FROM judgement WHERE kind = ?1 AND NOT EXISTS (
                     SELECT 1 FROM sheet WHERE sheet.code = judgement.code AND sheet.attempt = judgement.attempt
                     AND sheet.set_id = judgement.set_id)
                   ORDER BY made_at, document";
        read_filed(&self.db, sql, Kind::Rating.name(), &list)
    }

    /// Writes what every sheet with this code needs.
    pub(crate) fn settle_code(&self, tx: &Connection, code: &CandidateCode) -> Result<(), ArchiveError> {
        let mut statement =
            tx.prepare_cached("SELECT document FROM sheet WHERE code = ?1 ORDER BY document")?;
        let sheets = statement
            .query_map([code.as_str()], |row| row.get::<_, i64>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        sheets.into_iter().try_for_each(|document| self.settle(tx, document, None))
    }

    /// Writes what one sheet needs, after its faults are known.
    pub(crate) fn settle(
        &self,
        tx: &Connection,
        document: i64,
        sheet: Option<&Sheet>,
    ) -> Result<(), ArchiveError> {
        let read;
        let sheet = if let Some(sheet) = sheet {
            sheet
        } else {
            let Some(bytes) = content::bytes_of(tx, document)? else { return Ok(()) };
            let Ok((sheet, _)) = Sheet::read(&bytes) else { return Ok(()) };
            read = sheet;
            &read
        };
        let (digest, recompute) = tx
            .prepare_cached(
                "SELECT document.digest, sheet.recompute FROM sheet JOIN document ON document.id = sheet.document
                 WHERE sheet.document = ?1",
            )?
            .query_row([document], |row| Ok((Digest(row.get(0)?), row.get::<_, i64>(1)?)))?;
        let recompute = Recompute::of_number(recompute).ok_or(ArchiveError::Unsound("sheet.recompute"))?;
        let faults = content::faults_of(tx, document)?;
        let documents = filed(tx, &sheet.code, &*self.trust()?)?;
        let office = office_of(tx, sheet.session)?;
        let pack = self.packs().find(&sheet.pack);
        let seen = SheetSeen { digest, sheet, faults: &faults };
        let file = CaseFile::of(seen, pack.as_deref(), &documents, &office);
        let Stand { needs, due, basis } = stand::of(self.kind(), faults.len(), recompute, &file);
        tx.prepare_cached(
            "UPDATE sheet SET faults = ?2, needs = ?3, due = ?4, basis = ?5 WHERE document = ?1",
        )?
        .execute(params![
            document,
            faults.len() as i64,
            needs.bits(),
            due.map(Utc::unix_s),
            basis.map(basis_number)
        ])?;
        Ok(())
    }
}

fn filed(db: &Connection, code: &CandidateCode, list: &TrustList) -> Result<Vec<Filed>, ArchiveError> {
    read_filed(db, "SELECT document FROM judgement WHERE code = ?1 ORDER BY document", code.as_str(), list)
}

fn read_filed(db: &Connection, sql: &str, value: &str, list: &TrustList) -> Result<Vec<Filed>, ArchiveError> {
    let mut statement = db.prepare_cached(sql)?;
    let documents =
        statement.query_map([value], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut all = Vec::with_capacity(documents.len());
    for document in documents {
        all.extend(one_filed(db, document, list)?);
    }
    Ok(all)
}

fn one_filed(db: &Connection, document: i64, list: &TrustList) -> Result<Option<Filed>, ArchiveError> {
    let mut statement = db.prepare_cached("SELECT name, kind, received FROM document WHERE id = ?1")?;
    let (name, kind, received) = statement.query_row([document], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })?;
    let Some(kind) = Kind::from_name(&kind) else { return Ok(None) };
    let Some(bytes) = content::bytes_of(db, document)? else { return Ok(None) };
    let (report, judgement): (_, Option<Judgement>) =
        verify::examine_judgement(&name, kind, &bytes, &list.allowed, received);
    Ok(Filed::of(&report, judgement))
}
