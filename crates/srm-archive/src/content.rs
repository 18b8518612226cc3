//! The documents' bytes: what kind a file is, and what is kept under a digest.

use crate::archive::Archive;
use crate::error::ArchiveError;
use rusqlite::{Connection, OptionalExtension as _, Row};
use srm_core::digest::Digest;
use srm_sheet::fault::{Fault, FaultCode};
use srm_sheet::signed::SignedFile;
use srm_sheet::utc::Utc;
use srm_sheet::{folder, verify::Kind as DocumentKind};

/// What a file is: by what it holds, and only where that is damaged, by its name. Files get renamed.
pub(crate) fn kind_of(name: &str, bytes: &[u8]) -> Option<DocumentKind> {
    let is_ledger = bytes.starts_with(br#"{"seq":1,"prev":"#);
    folder::kind_of("", bytes)
        .or_else(|| is_ledger.then_some(DocumentKind::Ledger))
        .or_else(|| begins_as(bytes))
        .or_else(|| folder::kind_of(name, bytes))
}

/// What a text without a whole signature began as.
fn begins_as(bytes: &[u8]) -> Option<DocumentKind> {
    let rest = bytes.strip_prefix(b"{\n  \"format\": \"")?;
    let name = rest.split(|b| *b == b'/').next()?;
    DocumentKind::from_name(str::from_utf8(name).ok()?)
}

/// A document as the archive keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of the signed text (of a ledger: of the file).
    pub digest: Digest,
    /// What it is.
    pub kind: DocumentKind,
    /// The name of the file it came as.
    pub name: String,
    /// When it came, by the office's clock.
    pub received: Utc,
    /// Who brought it.
    pub brought_by: String,
    /// The file; `None` once erased.
    pub bytes: Option<Vec<u8>>,
    /// When it was erased.
    pub erased: Option<Utc>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Fingerprints of the keys that signed it.
    pub signers: Vec<String>,
}

impl Archive {
    /// The document with this digest: what is known of it, and its bytes unless erased. Where several people signed
    /// the text in files of their own, the bytes carry all their signatures.
    pub fn document(&self, digest: &Digest) -> Result<Option<Kept>, ArchiveError> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, digest, kind, name, received, brought_by, erased FROM document WHERE digest = ?1",
        )?;
        let Some((id, kept)) = statement.query_row([digest.0], read_kept).optional()? else {
            return Ok(None);
        };
        let kept = kept?;
        let bytes = bytes_of(&self.db, id)?;
        Ok(Some(Kept { bytes, faults: faults_of(&self.db, id)?, signers: signers_of(&self.db, id)?, ..kept }))
    }

    /// Digests of all documents of a kind that have not been erased, in the order they came.
    pub fn documents(&self, kind: DocumentKind) -> Result<Vec<Digest>, ArchiveError> {
        let sql = "SELECT digest FROM document WHERE kind = ?1 AND erased IS NULL ORDER BY id";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([kind.name()], |row| row.get::<_, [u8; 32]>(0))?;
        rows.map(|row| Ok(Digest(row?))).collect()
    }
}

type Read = (i64, Result<Kept, ArchiveError>);

fn read_kept(row: &Row<'_>) -> rusqlite::Result<Read> {
    let kind: String = row.get(2)?;
    let erased: Option<i64> = row.get(6)?;
    let (digest, name, brought_by) = (Digest(row.get(1)?), row.get(3)?, row.get(5)?);
    let received: i64 = row.get(4)?;
    let kept = || {
        let kind = DocumentKind::from_name(&kind).ok_or(ArchiveError::Unsound("document.kind"))?;
        let received = Utc::from_unix_s(received).ok_or(ArchiveError::Unsound("document.received"))?;
        let erased = erased.and_then(Utc::from_unix_s);
        let (faults, signers) = (Vec::new(), Vec::new());
        Ok(Kept { digest, kind, name, received, brought_by, bytes: None, erased, faults, signers })
    };
    Ok((row.get(0)?, kept()))
}

/// The bytes of a document; `None` once erased.
pub(crate) fn bytes_of(db: &Connection, document: i64) -> Result<Option<Vec<u8>>, ArchiveError> {
    let mut statement = db.prepare_cached("SELECT bytes FROM file WHERE document = ?1 ORDER BY rowid")?;
    let files = statement.query_map([document], |row| row.get::<_, Vec<u8>>(0))?;
    let mut whole: Option<Vec<u8>> = None;
    for file in files {
        let file = file?;
        whole = Some(match whole {
            None => file,
            Some(whole) => joined(&whole, &file).unwrap_or(whole),
        });
    }
    Ok(whole)
}

/// Both files' signatures under their one text; `None` where the second adds none, or they are not of one text.
pub(crate) fn joined(first: &[u8], second: &[u8]) -> Option<Vec<u8>> {
    let split = |bytes: &[u8]| SignedFile::split(bytes, bytes.len()).ok();
    let (first, second) = (split(first)?, split(second)?);
    if first.body() != second.body() {
        return None;
    }
    let has = |key| first.signatures().iter().any(|signature| signature.claimed_key() == key);
    let added: String = second
        .signatures()
        .iter()
        .filter(|signature| !has(signature.claimed_key()))
        .map(ToString::to_string)
        .collect();
    if added.is_empty() {
        return None;
    }
    let bytes = (first.to_text() + &added).into_bytes();
    split(&bytes).map(|_| bytes)
}

/// What is wrong with a document.
pub(crate) fn faults_of(db: &Connection, document: i64) -> Result<Vec<Fault>, ArchiveError> {
    let mut statement =
        db.prepare_cached("SELECT code, message FROM fault WHERE document = ?1 ORDER BY number")?;
    let rows = statement.query_map([document], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let read = |(code, message): (String, String)| {
        let code = FaultCode::parse(&code).ok_or(ArchiveError::Unsound("fault.code"))?;
        Ok(Fault { code, message })
    };
    rows.map(|row| read(row?)).collect()
}

fn signers_of(db: &Connection, document: i64) -> Result<Vec<String>, ArchiveError> {
    let mut statement =
        db.prepare_cached("SELECT fingerprint FROM signer WHERE document = ?1 ORDER BY fingerprint")?;
    let rows = statement.query_map([document], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
