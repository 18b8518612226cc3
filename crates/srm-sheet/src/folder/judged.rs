//! Judgements beside the sheets they are about.

use super::FolderReport;
use crate::case_file::{CaseFile, Filed, Office, SheetSeen};
use crate::fault::Fault;
use crate::packed::PackSource;
use crate::sheet::Sheet;
use std::collections::BTreeSet;

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
    let mut laid = BTreeSet::new();
    // Read again, one at a time: sheets are large, and few folders hold judgements.
    for (sheet, signed) in sheets.filter_map(|bytes| Sheet::read(bytes).ok()) {
        let concerns = |filed: &&(&str, Filed)| filed.1.judgement.may_concern(&sheet);
        let mine: Vec<&(&str, Filed)> = judged.iter().filter(concerns).collect();
        if mine.is_empty() {
            continue;
        }
        laid.extend(mine.iter().map(|(_, filed)| filed.digest));
        let documents: Vec<Filed> = mine.iter().map(|(_, filed)| filed.clone()).collect();
        let seen = SheetSeen { digest: signed.digest(), sheet: &sheet, faults: &[] };
        let pack = packs.find(&sheet.pack);
        let file = CaseFile::of(seen, pack.as_deref(), &documents, &Office::default());
        for refused in &file.refused {
            let named = mine.iter().find(|(_, filed)| filed.digest == refused.digest);
            let Some((name, filed)) = named else { continue };
            // What is wrong with it by itself stands in its own report.
            for Fault { code, message } in refused.faults.iter().filter(|fault| !filed.faults.contains(fault))
            {
                report.fault(*code, format!("{name}: {message}"));
            }
        }
    }
    for (name, filed) in judged {
        if filed.judgement.code().is_some() && !laid.contains(&filed.digest) {
            report
                .notes
                .push(format!("{name}: the sheet it is about is not here, so it was checked by itself only"));
        }
    }
}
