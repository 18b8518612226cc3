//! Computing a sheet again from its journal, and naming every difference.

use super::Report;
use crate::fault::FaultCode;
use crate::packed::{KnownPack, PackSource};
use crate::sheet::{Revision, Sheet, SheetError, started};
use serde_json::Value;
use srm_core::kinds::KINDS;
use srm_core::pack::Pack;
use srm_core::rules::RULES;
use srm_core::session::{Applied, Event, Session};
use std::sync::Arc;

/// Most differences, or entries that could not happen, told one by one.
const TOLD_MAX: usize = 20;
/// Longest value printed.
const VALUE_CHARS_MAX: usize = 80;

pub(super) fn check(report: &mut Report, sheet: &Sheet, packs: &dyn PackSource) {
    report.pack = Some(sheet.pack);
    if !check_revisions(report, sheet) {
        return;
    }
    let Some(known) = packs.find(&sheet.pack) else {
        let what = format!(
            "the set `{}` with the digest {} is not known here, so the score was not recomputed",
            sheet.set,
            sheet.pack.short()
        );
        report.fault(FaultCode::PackMissing, what);
        return;
    };
    let Some(session) = replay(report, sheet, &known.pack) else { return };
    compare(report, sheet, &session, &known);
}

/// Whether kinds and rules give the results here that they gave then.
fn check_revisions(report: &mut Report, sheet: &Sheet) -> bool {
    let kind = |name: &str| KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.revision);
    let rule = |name: &str| RULES.iter().find(|(known, _)| *known == name).map(|(_, revision)| *revision);
    let kinds = sheet.kinds.iter().map(|used| ("kind", used, kind(&used.name)));
    let rules = sheet.rules.iter().map(|used| ("rule", used, rule(&used.name)));
    let before = report.faults.len();
    for (what, Revision { name, revision }, ours) in kinds.chain(rules) {
        let name: String = name.chars().take(VALUE_CHARS_MAX).flat_map(char::escape_debug).collect();
        match ours {
            Some(ours) if ours == *revision => {}
            Some(ours) => {
                let text = format!("the {what} `{name}` had revision {revision}, here it has {ours}");
                report.fault(FaultCode::OtherRevision, text);
            }
            None => report.fault(FaultCode::OtherRevision, format!("there is no {what} `{name}` here")),
        }
        if report.faults.len() >= before + TOLD_MAX {
            break;
        }
    }
    report.faults.len() == before
}

/// The session of the journal; `None` when the journal cannot be one, which is then reported.
fn replay(report: &mut Report, sheet: &Sheet, pack: &Arc<Pack>) -> Option<Session> {
    let entries = sheet.journal.entries();
    let Some(start) = started(entries) else {
        report.fault(FaultCode::JournalStart, "the first entry is not `started` at time 0");
        return None;
    };
    let mut session = Session::begin(Arc::clone(pack), start.clone());
    let mut impossible = 0_usize;
    for (index, entry) in entries.iter().enumerate().skip(1) {
        let place = format!("entry {} (at {} µs)", index + 1, entry.at.0);
        if session.ending().is_some() {
            let more = entries.len() - index;
            report.fault(
                FaultCode::AfterTheEnd,
                format!("{place}: the session was over; {more} entries follow"),
            );
            return None;
        }
        if matches!(entry.event, Event::Started(_)) {
            report.fault(FaultCode::JournalStart, format!("{place} starts the session again"));
            return None;
        }
        if session.apply(entry.at, &entry.event) == Applied::Ignored {
            impossible += 1;
            if impossible <= TOLD_MAX {
                let event = shorten(&format!("{:?}", entry.event));
                report
                    .fault(FaultCode::CannotHappen, format!("{place}: {event} meant nothing at that moment"));
            }
        }
    }
    if impossible > TOLD_MAX {
        let more = impossible - TOLD_MAX;
        report.fault(FaultCode::CannotHappen, format!("{more} more entries could not happen"));
    }
    Some(session)
}

fn compare(report: &mut Report, sheet: &Sheet, session: &Session, known: &KnownPack) {
    let seal = crate::sheet::Sealing { rubric: known.rubric, plan: known.plan, ..sheet.sealing() };
    let again = match Sheet::of(session, sheet.journal.entries(), seal) {
        Ok(again) => again,
        Err(error @ (SheetError::NotOver | SheetError::NoSheet(_))) => {
            report.fault(FaultCode::NotEnded, error.to_string());
            return;
        }
        Err(error) => {
            report.fault(FaultCode::FactsDiffer, error.to_string());
            return;
        }
    };
    report.recomputed = true;
    if again == *sheet {
        return;
    }
    // The journal is the same by construction and large.
    let without_journal = |sheet: &Sheet| {
        let sheet = Sheet { journal: crate::wire::Journal::default(), ..sheet.clone() };
        serde_json::to_value(sheet).unwrap_or_default()
    };
    let mut differences = Vec::new();
    differ(String::new(), &without_journal(sheet), &without_journal(&again), &mut differences);
    for (path, text) in differences.iter().take(TOLD_MAX) {
        let code = match path.split(['.', '[']).next() {
            Some("results") => FaultCode::EvidenceDiffers,
            Some("score" | "pending") => FaultCode::ScoreDiffers,
            _ => FaultCode::FactsDiffer,
        };
        report.fault(code, format!("{path}: {text}"));
    }
    if let Some(more) = differences.len().checked_sub(TOLD_MAX).filter(|more| *more > 0) {
        report.fault(FaultCode::FactsDiffer, format!("{more} more differences"));
    }
    if differences.is_empty() {
        report.fault(FaultCode::FactsDiffer, "the sheet differs from the one its journal gives");
    }
}

/// Every leaf at which two values differ, with its path.
fn differ(path: String, sheet: &Value, again: &Value, into: &mut Vec<(String, String)>) {
    match (sheet, again) {
        (Value::Object(sheet), Value::Object(again)) => {
            let missing = Value::Null;
            let new_keys = again.keys().filter(|key| !sheet.contains_key(*key));
            for key in sheet.keys().chain(new_keys) {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                differ(inner, sheet.get(key).unwrap_or(&missing), again.get(key).unwrap_or(&missing), into);
            }
        }
        (Value::Array(sheet), Value::Array(again)) => {
            let missing = Value::Null;
            for index in 0..sheet.len().max(again.len()) {
                let inner = format!("{path}[{index}]");
                differ(
                    inner,
                    sheet.get(index).unwrap_or(&missing),
                    again.get(index).unwrap_or(&missing),
                    into,
                );
            }
        }
        _ if sheet == again => {}
        _ => {
            let text = format!("the sheet says {}, the journal gives {}", print(sheet), print(again));
            into.push((path, text));
        }
    }
}

fn print(value: &Value) -> String {
    if value.is_null() { "nothing".to_owned() } else { shorten(&value.to_string()) }
}

fn shorten(text: &str) -> String {
    let mut chars = text.chars();
    let short: String = chars.by_ref().take(VALUE_CHARS_MAX).collect();
    if chars.next().is_some() { short + "…" } else { short }
}
