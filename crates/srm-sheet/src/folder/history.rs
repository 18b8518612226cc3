//! The stations' histories: ledgers, and the sheets and checkpoints that must fit them.

use super::FolderReport;
use crate::fault::FaultCode;
use crate::judgement::Deletion;
use crate::ledger::{Checkpoint, Entry, EntryKind, Ledger, LedgerFault, Relation, compare};
use crate::sheet::Sheet;
use srm_core::digest::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// A signed document with its file.
pub(super) struct Dated<'f, T> {
    pub(super) name: &'f str,
    pub(super) digest: Digest,
    pub(super) trusted: bool,
    pub(super) content: T,
}

/// One station's ledger: the longest of its states here.
struct History<'f> {
    name: &'f str,
    ledger: Ledger,
}

/// All that a folder holds of stations' histories.
#[derive(Default)]
pub(super) struct Histories<'f> {
    ledgers: Vec<History<'f>>,
    sheets: Vec<Dated<'f, Sheet>>,
    checkpoints: Vec<Dated<'f, Checkpoint>>,
    deleted: BTreeSet<Digest>,
}

impl<'f> Histories<'f> {
    pub(super) fn add_sheet(&mut self, sheet: Dated<'f, Sheet>) {
        self.sheets.push(sheet);
    }

    /// What a trusted report says was deleted.
    pub(super) fn add_deletion(&mut self, report: &Deletion) {
        self.deleted.extend(report.erased.iter().map(|stone| stone.digest));
    }

    pub(super) fn add_checkpoint(&mut self, checkpoint: Dated<'f, Checkpoint>) {
        self.checkpoints.push(checkpoint);
    }

    /// Adds a ledger and lays it against another of the same station. Gives the station it names.
    pub(super) fn add_ledger(
        &mut self,
        name: &'f str,
        ledger: Ledger,
        report: &mut FolderReport,
    ) -> Option<String> {
        if ledger.entries().is_empty() {
            report.notes.push(format!("{name}: an empty ledger"));
            return None;
        }
        let station = station_of(&ledger).map(str::to_owned);
        let is_same = |other: &History<'_>| {
            first_digest(&other.ledger) == first_digest(&ledger)
                || station.as_deref().is_some_and(|station| station_of(&other.ledger) == Some(station))
        };
        match self.ledgers.iter_mut().find(|other| is_same(other)) {
            None => self.ledgers.push(History { name, ledger }),
            Some(known) => {
                let (known_name, relation) = (known.name, compare(&known.ledger, &ledger));
                match relation {
                    Relation::Same => {}
                    Relation::Rollback => {
                        report.notes.push(format!("{name}: an earlier state of {known_name}"));
                    }
                    Relation::Extends => {
                        report.notes.push(format!("{known_name}: an earlier state of {name}"));
                        *known = History { name, ledger };
                    }
                    Relation::Fork { seq } => {
                        let what = format!(
                            "{known_name} and {name} are of one station and part ways at entry {seq}"
                        );
                        report.fault(FaultCode::Fork, what);
                        if ledger.entries().len() > known.ledger.entries().len() {
                            *known = History { name, ledger };
                        }
                    }
                }
            }
        }
        station
    }

    pub(super) fn check(&self, report: &mut FolderReport) {
        self.check_twins(report);
        if self.ledgers.is_empty() {
            if !self.sheets.is_empty() {
                let what = "there is no ledger here, so nobody can see whether a sheet is missing";
                report.notes.push(what.to_owned());
            }
            return;
        }
        for history in &self.ledgers {
            self.check_ledger(history, report);
        }
        for sheet in self.sheets.iter().filter(|sheet| sheet.trusted) {
            let station = &sheet.content.station;
            if let Some(history) = self.history_of(station, |ledger| fits(ledger, &sheet.content)) {
                check_sheet(history, sheet, report);
            } else {
                let what = format!("{}: there is no ledger of {station} here", sheet.name);
                report.fault(FaultCode::NotInLedger, what);
            }
        }
        for checkpoint in self.checkpoints.iter().filter(|checkpoint| checkpoint.trusted) {
            let is_in = |ledger: &Ledger| {
                matches!(ledger.since(&checkpoint.content), Relation::Same | Relation::Extends)
            };
            let station = &checkpoint.content.station;
            if let Some(history) = self.history_of(station, is_in) {
                check_checkpoint(history, checkpoint, report);
            } else {
                let what = format!("{}: there is no ledger of {station} here", checkpoint.name);
                report.fault(FaultCode::NoLedgerFits, what);
            }
        }
    }

    /// The ledger that names the station; where a ledger names none (that entry erased), the one that fits.
    fn history_of(&self, station: &str, fits: impl Fn(&Ledger) -> bool) -> Option<&History<'f>> {
        let named = self.ledgers.iter().find(|history| station_of(&history.ledger) == Some(station));
        let mut nameless = self.ledgers.iter().filter(|history| station_of(&history.ledger).is_none());
        named.or_else(|| nameless.clone().find(|history| fits(&history.ledger))).or_else(|| nameless.next())
    }

    /// Sheets and checkpoints that contradict each other, whatever the ledgers say.
    fn check_twins(&self, report: &mut FolderReport) {
        let mut sessions = BTreeMap::new();
        let mut ids = BTreeMap::new();
        let mut places = BTreeMap::new();
        for sheet in self.sheets.iter().filter(|sheet| sheet.trusted) {
            let content = &sheet.content;
            let known = sessions.entry(content.session).or_insert(sheet);
            let same_id = ids.entry(content.sheet).or_insert(sheet);
            let place = places.entry((&content.station, content.seq)).or_insert(sheet);
            if known.digest != sheet.digest {
                let what = format!(
                    "{} and {} are both sheets of session {}",
                    known.name, sheet.name, content.session
                );
                report.fault(FaultCode::SheetTwice, what);
            } else if same_id.digest != sheet.digest {
                let what = format!("{} and {} both have the id {}", same_id.name, sheet.name, content.sheet);
                report.fault(FaultCode::SheetTwice, what);
            } else if known.name != sheet.name {
                report.notes.push(format!("{}: the same sheet as {}", sheet.name, known.name));
            }
            if place.digest != sheet.digest {
                let (station, seq) = (&content.station, content.seq);
                let what = format!("{} and {} are both entry {seq} of {station}", place.name, sheet.name);
                report.fault(FaultCode::Fork, what);
            }
        }
        let mut heads = BTreeMap::new();
        for checkpoint in self.checkpoints.iter().filter(|checkpoint| checkpoint.trusted) {
            let Checkpoint { station, seq, head, .. } = &checkpoint.content;
            let known = heads.entry((station, seq)).or_insert(checkpoint);
            if known.content.head != *head {
                let what =
                    format!("{} and {} differ at entry {seq} of {station}", known.name, checkpoint.name);
                report.fault(FaultCode::Fork, what);
            }
        }
    }

    /// What a ledger tells, and whether every sealed sheet is here.
    fn check_ledger(&self, history: &History<'_>, report: &mut FolderReport) {
        let (name, ledger) = (history.name, &history.ledger);
        for fault in ledger.audit() {
            let code = match fault {
                LedgerFault::OpenSession { .. } => FaultCode::OpenSession,
                _ => FaultCode::LedgerStory,
            };
            report.fault(code, format!("{name}: {fault}"));
        }
        if let Some(session) = ledger.open_session() {
            report.notes.push(format!("{name}: session {session} has not ended yet"));
        }
        self.note_uncovered(history, report);
        let here: BTreeSet<Digest> = self.sheets.iter().map(|sheet| sheet.digest).collect();
        let digest_of = |entry: &Entry| entry.payload.as_ref().and_then(|payload| payload.digest);
        let of_kind = |kind| ledger.entries().iter().filter(move |entry| entry.kind == kind);
        let handed_over: BTreeSet<Digest> = of_kind(EntryKind::Receipt).filter_map(digest_of).collect();
        let (mut erased, mut deleted, mut handed) = (0_usize, 0_usize, 0_usize);
        for entry in of_kind(EntryKind::Sealed) {
            let Some(payload) = &entry.payload else {
                erased += 1;
                continue;
            };
            match payload.digest {
                None => {
                    let what = format!("{name}: entry {} seals a sheet without naming it", entry.seq);
                    report.fault(FaultCode::LedgerStory, what);
                }
                Some(digest) if here.contains(&digest) => {}
                Some(digest) if self.deleted.contains(&digest) => deleted += 1,
                Some(digest) if handed_over.contains(&digest) => handed += 1,
                Some(digest) => {
                    let whose =
                        payload.code.as_ref().map_or_else(String::new, |code| format!(" (code {code})"));
                    let what = format!(
                        "{name}: entry {} sealed the sheet {digest}{whose}, which is not here",
                        entry.seq
                    );
                    report.fault(FaultCode::SheetMissing, what);
                }
            }
        }
        if erased > 0 {
            report.notes.push(format!(
                "{name}: what {erased} sealed entries say was erased; their sheets are not missing"
            ));
        }
        if deleted > 0 {
            report.notes.push(format!(
                "{name}: {deleted} sheets were deleted, as a report here says; they are not missing"
            ));
        }
        if handed > 0 {
            report
                .notes
                .push(format!("{name}: {handed} sheets were handed over against a receipt and are not here"));
        }
    }

    /// A ledger is not signed by itself: sheets and checkpoints speak for the entries up to theirs.
    fn note_uncovered(&self, history: &History<'_>, report: &mut FolderReport) {
        let ledger = &history.ledger;
        let sheets = self.sheets.iter().filter(|sheet| sheet.trusted && fits(ledger, &sheet.content));
        let is_in =
            |checkpoint: &Checkpoint| matches!(ledger.since(checkpoint), Relation::Same | Relation::Extends);
        let checkpoints = self.checkpoints.iter().filter(|head| head.trusted && is_in(&head.content));
        let by_sheet = sheets.map(|sheet| sheet.content.seq);
        let covered = by_sheet.chain(checkpoints.map(|head| head.content.seq)).max().unwrap_or(0);
        let count = ledger.entries().len() as u64;
        if covered < count {
            let what = format!(
                "{}: nothing signed here speaks for entries {} to {count}",
                history.name,
                covered + 1
            );
            report.notes.push(what);
        }
    }
}

/// The station a ledger names in its first entry.
fn station_of(ledger: &Ledger) -> Option<&str> {
    let first = ledger.entries().first().filter(|entry| entry.kind == EntryKind::Enrolled)?;
    first.payload.as_ref()?.code.as_deref()
}

fn first_digest(ledger: &Ledger) -> Option<Digest> {
    ledger.entries().first().map(Entry::digest)
}

/// The entry with a number; numbers begin at 1.
fn entry(ledger: &Ledger, seq: u64) -> Option<&Entry> {
    let index = usize::try_from(seq).ok()?.checked_sub(1)?;
    ledger.entries().get(index)
}

/// Whether the ledger has a sealing entry where the sheet says.
fn fits(ledger: &Ledger, sheet: &Sheet) -> bool {
    entry(ledger, sheet.seq).is_some_and(|entry| entry.kind == EntryKind::Sealed && entry.prev == sheet.prev)
}

fn check_sheet(history: &History<'_>, sheet: &Dated<'_, Sheet>, report: &mut FolderReport) {
    let (ledger, name) = (&history.ledger, sheet.name);
    let Sheet { seq, prev, session, .. } = &sheet.content;
    let count = ledger.entries().len() as u64;
    let Some(entry) = entry(ledger, *seq) else {
        let (code, what) = if *seq == 0 {
            (FaultCode::NotInLedger, "it names entry 0, and entries begin at 1".to_owned())
        } else {
            (FaultCode::Rollback, format!("it is entry {seq}, but {} ends at entry {count}", history.name))
        };
        report.fault(code, format!("{name}: {what}"));
        return;
    };
    if entry.prev != *prev {
        let what =
            format!("{name}: it follows {prev}, but in {} entry {seq} follows {}", history.name, entry.prev);
        report.fault(FaultCode::Fork, what);
        return;
    }
    let disagrees = |what: String| FaultCode::LedgerDisagrees.fault(format!("{name}: {what}"));
    if entry.kind != EntryKind::Sealed {
        report.faults.push(disagrees(format!("entry {seq} of {} is `{}`", history.name, entry.kind)));
        return;
    }
    let Some(payload) = &entry.payload else {
        let what = format!("{name}: what its ledger entry {seq} says was erased; the sheet should be, too");
        report.notes.push(what);
        return;
    };
    if payload.digest != Some(sheet.digest) {
        let sealed = payload.digest.map_or_else(|| "nothing".to_owned(), |digest| digest.to_string());
        report.faults.push(disagrees(format!("entry {seq} sealed {sealed}, this is {}", sheet.digest)));
    }
    if payload.session != Some(*session) {
        report.faults.push(disagrees(format!("entry {seq} is of another session than {session}")));
    }
    let is_started =
        |entry: &Entry| entry.kind == EntryKind::SessionStarted && entry.session() == Some(*session);
    if !ledger.entries().iter().take_while(|entry| entry.seq < *seq).any(is_started) {
        report.faults.push(disagrees(format!("session {session} was not started before entry {seq}")));
    }
}

fn check_checkpoint(history: &History<'_>, checkpoint: &Dated<'_, Checkpoint>, report: &mut FolderReport) {
    let name = checkpoint.name;
    let Checkpoint { seq, .. } = checkpoint.content;
    match history.ledger.since(&checkpoint.content) {
        Relation::Same | Relation::Extends => {}
        Relation::Rollback => {
            let count = history.ledger.entries().len();
            let what =
                format!("{name}: the ledger had {seq} entries, but {} ends at entry {count}", history.name);
            report.fault(FaultCode::Rollback, what);
        }
        Relation::Fork { .. } => {
            let what = format!("{name}: at entry {seq} the ledger was another one than {}", history.name);
            report.fault(FaultCode::Fork, what);
        }
    }
}
