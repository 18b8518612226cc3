//! Checking everything of an export together: what is missing, what was exchanged, what was set back.
//!
//! A ledger belongs to the station that its first entry names. Sheets and checkpoints are laid against their station's
//! ledger; several ledgers of one station must be states of the same history. Only documents that a trusted signer
//! signed are evidence against a ledger; whatever else is wrong with a file stands in its own report. Judgements are laid
//! against the sheet they are about.

mod history;
mod judged;

use crate::case_file::Filed;
use crate::fault::{Fault, FaultCode};
use crate::format;
use crate::judgement::Judgement;
use crate::packed::{KnownPack, PackSource, Packs};
use crate::signers::AllowedSigners;
use crate::sshsig::BEGIN;
use crate::verify::{
    Kind, Report, examine_checkpoint, examine_judgement, examine_ledger, examine_pack, examine_sheet,
};
use history::{Dated, Histories};
use serde::Serialize;
use srm_core::digest::Digest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What checking a folder gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FolderReport {
    /// Each document by itself, in the order given.
    pub files: Vec<Report>,
    /// What is wrong between them.
    pub faults: Vec<Fault>,
    /// What is worth knowing, and nobody's fault.
    pub notes: Vec<String>,
}

impl FolderReport {
    /// Whether nothing is wrong, in any file or between them.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty() && self.files.iter().all(Report::is_good)
    }

    /// Whether a fault of this kind was found, in a file or between them.
    pub fn has(&self, code: FaultCode) -> bool {
        self.faults.iter().any(|fault| fault.code == code) || self.files.iter().any(|file| file.has(code))
    }

    fn fault(&mut self, code: FaultCode, message: impl Into<String>) {
        self.faults.push(code.fault(message));
    }
}

/// Which kind of document a file is, by its content or, where that is damaged, by its name; `None` for anything else.
pub fn kind_of(name: &str, bytes: &[u8]) -> Option<Kind> {
    let has = |extension: &str| name.ends_with(extension);
    if has(".jsonl") {
        return Some(Kind::Ledger);
    }
    let body = str::from_utf8(bytes).ok().and_then(|text| text.split_once(&format!("\n{BEGIN}\n")));
    let format = body.and_then(|(body, _)| format::of(body));
    let claimed = format.as_deref().and_then(|format| Kind::from_name(format.split_once('/')?.0));
    let named =
        || Kind::ALL.iter().find(|(_, kind)| name.ends_with(&format!(".{kind}"))).map(|(kind, _)| *kind);
    match claimed.or_else(named) {
        // A ledger is no signed file.
        Some(Kind::Ledger) => None,
        None if has(".checkpoint") => Some(Kind::Checkpoint),
        kind => kind,
    }
}

/// Checks the files of a folder, each by itself and all together. Packed sets among them are found by the sheets,
/// `packs` is asked for the others.
pub fn verify_folder(
    files: &[(String, Vec<u8>)],
    trust: &AllowedSigners,
    packs: &dyn PackSource,
    now_unix_s: i64,
) -> FolderReport {
    let mut report = FolderReport::default();
    let kinds: Vec<_> = files.iter().map(|(name, bytes)| kind_of(name, bytes)).collect();
    let mut here = Packs::new();
    let mut pack_reports = BTreeMap::new();
    for (index, (name, bytes)) in
        files.iter().enumerate().filter(|(index, _)| kinds[*index] == Some(Kind::Pack))
    {
        let (pack_report, known) = examine_pack(name, bytes, trust, now_unix_s);
        pack_reports.insert(index, pack_report);
        if let Some(known) = known {
            here.add(known);
        }
    }
    let packs = Both { here: &here, elsewhere: packs };
    let mut histories = Histories::default();
    let mut judged: Vec<(&str, Filed)> = Vec::new();
    for (index, (name, bytes)) in files.iter().enumerate() {
        let file = match kinds[index] {
            Some(Kind::Pack) => pack_reports.remove(&index),
            Some(Kind::Sheet) => {
                let (file, sheet) = examine_sheet(name, bytes, trust, &packs, now_unix_s);
                if let (Some(content), Some(digest)) = (sheet, file.digest) {
                    histories.add_sheet(Dated { name, digest, trusted: file.trusted, content });
                }
                Some(file)
            }
            Some(Kind::Checkpoint) => {
                let (file, checkpoint) = examine_checkpoint(name, bytes, trust, now_unix_s);
                if let (Some(content), Some(digest)) = (checkpoint, file.digest) {
                    histories.add_checkpoint(Dated { name, digest, trusted: file.trusted, content });
                }
                Some(file)
            }
            Some(Kind::Ledger) => {
                let (mut file, ledger) = examine_ledger(name, bytes);
                file.station = ledger.and_then(|ledger| histories.add_ledger(name, ledger, &mut report));
                Some(file)
            }
            Some(kind) => {
                let (file, judgement) = examine_judgement(name, kind, bytes, trust, now_unix_s);
                if let (Some(Judgement::Deletion(deletion)), true) = (&judgement, file.is_good()) {
                    histories.add_deletion(deletion);
                }
                judged.extend(Filed::of(&file, judgement).map(|filed| (name.as_str(), filed)));
                Some(file)
            }
            None => {
                // A list that came with the documents must not be what they are judged by.
                let why = if name.ends_with("allowed_signers") {
                    "not used: whom to trust is said by who checks"
                } else {
                    "not a document of ours, not looked at"
                };
                report.notes.push(format!("{name}: {why}"));
                None
            }
        };
        report.files.extend(file);
    }
    histories.check(&mut report);
    let sheets = files.iter().zip(&kinds).filter(|(_, kind)| **kind == Some(Kind::Sheet));
    judged::check(&mut report, sheets.map(|((_, bytes), _)| bytes.as_slice()), &judged, &packs);
    report
}

/// The packed sets of the folder, then those known elsewhere.
struct Both<'a> {
    here: &'a Packs,
    elsewhere: &'a dyn PackSource,
}

impl PackSource for Both<'_> {
    fn find(&self, digest: &Digest) -> Option<Arc<KnownPack>> {
        self.here.find(digest).or_else(|| self.elsewhere.find(digest))
    }
}

#[cfg(test)]
mod tests;
