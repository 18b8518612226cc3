//! Judgements beside the sheets they are about.

use super::FolderReport;
use crate::case_file::{CaseFile, Filed, Office, SheetSeen};
use crate::fault::Fault;
use crate::packed::PackSource;
use crate::sheet::Sheet;
use srm_core::digest::Digest;
use std::collections::BTreeMap;

/// Lays every judgement against its sheet; one whose sheet is not here is noted, for that is nobody's fault.
pub(super) fn check<'a>(
    report: &mut FolderReport,
    sheets: impl Iterator<Item = &'a [u8]>,
    judged: &[(&str, Filed)],
    packs: &dyn PackSource,
) {
    if judged.is_empty() {
        return;
    }
    // What was found wrong with each, by the sheet it goes best with; nothing where it fits one.
    let mut laid: BTreeMap<Digest, Vec<Fault>> = BTreeMap::new();
    // Read again, one at a time: sheets are large, and few folders hold judgements.
    for (sheet, signed) in sheets.filter_map(|bytes| Sheet::read(bytes).ok()) {
        let concerns = |filed: &&(&str, Filed)| filed.1.judgement.may_concern(&sheet);
        let documents: Vec<Filed> = judged.iter().filter(concerns).map(|(_, filed)| filed.clone()).collect();
        if documents.is_empty() {
            continue;
        }
        let seen = SheetSeen { digest: signed.digest(), sheet: &sheet, faults: &[] };
        let pack = packs.find(&sheet.pack);
        let file = CaseFile::of(seen, pack.as_deref(), &documents, &Office::default());
        for filed in &documents {
            let refused = file.refused.iter().find(|refused| refused.digest == filed.digest);
            let faults = refused.map(|refused| refused.faults.clone()).unwrap_or_default();
            let best = laid.entry(filed.digest).or_insert_with(|| faults.clone());
            if faults.len() < best.len() {
                *best = faults;
            }
        }
    }
    for (name, filed) in judged {
        match laid.get(&filed.digest) {
            // What is wrong with it by itself stands in its own report.
            Some(faults) => {
                for Fault { code, message } in faults.iter().filter(|fault| !filed.faults.contains(fault)) {
                    report.fault(*code, format!("{name}: {message}"));
                }
            }
            None if filed.judgement.code().is_some() => {
                let note =
                    format!("{name}: the sheet it is about is not here, so it was checked by itself only");
                report.notes.push(note);
            }
            None => {}
        }
    }
}
