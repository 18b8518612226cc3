//! The office's receipt: the only thing that lets a station remove its copies, and only of what the receipt names.
//!
//! A receipt is a signed file, `srm-receipt/1.0`, in the namespace of checkpoints (both say what a ledger's owner may
//! rely on). The station takes it from the keys in `station/office.allowed_signers`, which an officer puts there.

use crate::disk::Attempt as _;
use crate::station::{Station, StationError};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use srm_core::digest::Digest;
use srm_sheet::json;
use srm_sheet::ledger::{EntryKind, Payload};
use srm_sheet::namespace::Namespace;
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sheet};
use srm_sheet::signed::{SignedError, SignedFile};
use srm_sheet::signers::{AllowedSigners, Trust};
use srm_sheet::utc::Utc;
use std::collections::BTreeSet;
use std::path::PathBuf;
use uuid::Uuid;

/// Largest receipt: some ten thousand sheets.
pub const RECEIPT_BYTES_MAX: usize = 1 << 20;
/// Largest list of office keys.
const SIGNERS_BYTES_MAX: u64 = 1 << 20;

/// What an office has received from a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The document's format.
    pub format: ReceiptFormat,
    /// The station it is for.
    pub station: String,
    /// When, by the office's clock.
    pub at: Utc,
    /// Digests of the sheets received.
    pub sheets: Vec<Digest>,
}

/// The format a receipt is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReceiptFormat {
    /// `srm-receipt/1.0`.
    #[serde(rename = "srm-receipt/1.0")]
    V1,
}

/// What a receipt did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipted {
    /// Sheets removed from the station.
    pub removed: usize,
    /// Sheets it names that are not on the station: removed before, or never from here.
    pub not_here: usize,
}

impl Receipt {
    /// A receipt for sheets of one station.
    pub fn new(station: &str, at: Utc, sheets: Vec<Digest>) -> Self {
        Self { format: ReceiptFormat::V1, station: station.to_owned(), at, sheets }
    }

    /// Signs it with an office's key.
    pub fn sign(&self, key: &SigningKey) -> Result<SignedFile, SignedError> {
        // A receipt is plain words and digests; it can always be written.
        let body = json::to_text(self).unwrap_or_default();
        SignedFile::sign(body, Namespace::Checkpoint, key)
    }
}

impl Station {
    /// Where the office's keys are kept, in `allowed_signers` form.
    pub fn office_signers_path(&self) -> PathBuf {
        self.folder.station().join("office.allowed_signers")
    }

    /// Takes the office's receipt: chains it, sheet by sheet, and then removes the station's copies of exactly the
    /// sheets it names, with their journals. A receipt that is not signed, not trusted or not for this station removes
    /// nothing.
    pub fn accept_receipt(&mut self, bytes: &[u8]) -> Result<Receipted, StationError> {
        let receipt = self.trusted(bytes)?;
        let received = self.received(&receipt)?;
        let at = self.utc()?;
        let named: BTreeSet<&Digest> = receipt.sheets.iter().collect();
        let not_here = named.len().saturating_sub(received.len());
        let removed = received.len();
        for (path, session, digest) in received {
            let payload = Payload { session: Some(session), digest: Some(digest), ..Payload::new(at) };
            self.chain(EntryKind::Receipt, payload)?;
            self.remove_session(session)?;
            self.remove_files(&[path])?;
        }
        Ok(Receipted { removed, not_here })
    }

    fn trusted(&self, bytes: &[u8]) -> Result<Receipt, StationError> {
        let refused = |why: String| StationError::Receipt(why);
        let signed =
            SignedFile::split(bytes, RECEIPT_BYTES_MAX).map_err(|error| refused(error.to_string()))?;
        let receipt: Receipt = json::from_text(signed.body()).map_err(|error| refused(error.to_string()))?;
        if receipt.station != self.name() {
            return Err(refused(format!("it is for {}, this is {}", receipt.station, self.name())));
        }
        let path = self.office_signers_path();
        if !self.disk.exists(&path).doing("look for", &path)? {
            return Err(refused(format!("there are no office keys; put them into {}", path.display())));
        }
        let text = self.disk.read(&path, SIGNERS_BYTES_MAX).doing("read the office keys", &path)?;
        let text = String::from_utf8(text).map_err(|_| refused(format!("{} is no text", path.display())))?;
        let office =
            AllowedSigners::parse(&text).map_err(|error| refused(format!("{}: {error}", path.display())))?;
        let signers = signed.verify(Namespace::Checkpoint).map_err(|error| refused(error.to_string()))?;
        let now_s = self.utc()?.unix_s();
        // One trusted signature is enough; a further one by somebody unknown takes nothing from it.
        let mut why = "nobody signed it".to_owned();
        for key in signers {
            why = match office.judge(&key, Namespace::Checkpoint.as_str(), now_s) {
                Trust::Trusted { .. } => return Ok(receipt),
                Trust::UnknownKey => format!("the key {} is not among the office keys", key.fingerprint()),
                Trust::Revoked => format!("the key {} is revoked", key.fingerprint()),
                Trust::WrongNamespace { principal } => {
                    format!("the key of {principal} may not sign receipts")
                }
                Trust::NotYetValid { principal, valid_after } => {
                    format!("the key of {principal} is not valid before {valid_after}")
                }
                Trust::Expired { principal, valid_before } => {
                    format!("the key of {principal} was valid until {valid_before}")
                }
            };
        }
        Err(refused(why))
    }

    /// The sheets on this station that the receipt names.
    fn received(&self, receipt: &Receipt) -> Result<Vec<(PathBuf, Uuid, Digest)>, StationError> {
        let dir = self.folder.sheets();
        let named: BTreeSet<&Digest> = receipt.sheets.iter().collect();
        let mut received = Vec::new();
        for path in self.disk.list(&dir).doing("list the sheets in", &dir)? {
            let bytes = self.disk.read(&path, SHEET_BYTES_MAX as u64).doing("read the sheet", &path)?;
            // Whatever else lies there is none of the receipt's business.
            let Ok((sheet, signed)) = Sheet::read(&bytes) else { continue };
            let digest = signed.digest();
            if named.contains(&digest) {
                received.push((path, sheet.session, digest));
            }
        }
        Ok(received)
    }
}
