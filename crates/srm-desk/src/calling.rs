//! The call list as it now is: who waits, how long is left, and the page that is saved of it.

use crate::clock::now;
use crate::model::Person;
use crate::screens::calls::{self, CallRow, CallsAct, CallsView};
use egui::Ui;
use srm_archive::{Archive, ArchiveKind, DocumentKind};
use srm_core::id::CandidateCode;
use srm_print::answer::Going;
use srm_print::lists::{Call, CallList};
use srm_sheet::case_file::Filed;
use srm_sheet::judgement::Judgement;
use srm_sheet::utc::Utc;
use srm_text::Words;
use std::collections::BTreeSet;
use uuid::Uuid;

const HOUR_S: i64 = 3600;

/// The calls of today.
pub struct Calling {
    rows: Vec<CallRow>,
    sessions: Vec<Uuid>,
    list: CallList,
    selected: Option<usize>,
    saved: Option<String>,
}

impl Calling {
    /// Reads who waits; the archive notes that the list was seen.
    pub fn read(archive: &Archive, person: &Person, words: &Words) -> Result<Self, String> {
        let actor = person.actor().ok_or("no name was chosen for the key")?;
        let at = now()?;
        let waiting = archive.call_list(&actor, at).map_err(|error| error.to_string())?;
        // Whole cases are read only where somebody has decided something.
        let judged = judged(archive)?;
        let is_demo = archive.kind() == ArchiveKind::Demo;
        let mut rows = Vec::with_capacity(waiting.len());
        let mut sessions = Vec::with_capacity(waiting.len());
        let mut calls = Vec::with_capacity(waiting.len());
        for call in waiting {
            let session = call.row.session;
            let open = if judged.contains(&session) { archive.case_file(session) } else { Ok(None) };
            let open = open.map_err(|error| error.to_string())?;
            let decided =
                open.as_ref().and_then(|open| open.file.decided()).filter(|seen| seen.rests_on_current);
            let going = decided.map(|seen| Going::from(seen.decision.verdict));
            let by = call.row.due.unwrap_or(at);
            let (name, phone, language) = call.known.map_or_else(Default::default, |known| {
                let language = Words::of(&known.person.language).text("language-name");
                (known.person.name, known.person.contact, language)
            });
            let code = call.row.code;
            calls.push(Call {
                by,
                code: code.clone(),
                name: name.clone(),
                phone: phone.clone(),
                language: language.clone(),
                going,
                tried: call.tries,
            });
            rows.push(CallRow {
                code,
                name,
                phone,
                language,
                answer: going.map_or_else(String::new, |going| words.text(going_word(going))),
                hours_left: hours_left(by, at),
                tried: call.tries,
            });
            sessions.push(session);
        }
        let list = CallList { calls, at, is_demo };
        Ok(Self { rows, sessions, list, selected: None, saved: None })
    }

    /// Shows the page in the room at hand.
    pub fn show(&self, ui: &mut Ui, words: &Words) -> Vec<CallsAct> {
        let view = CallsView { rows: &self.rows, selected: self.selected, saved: self.saved.as_deref() };
        calls::show(ui, &view, words)
    }

    /// Selects a row.
    pub fn pick(&mut self, index: usize) {
        self.selected = (index < self.rows.len()).then_some(index);
    }

    /// The session of the selected row, if it is this candidate's.
    pub fn session(&self, code: &CandidateCode) -> Option<Uuid> {
        let index = self.selected?;
        self.rows.get(index).filter(|row| row.code == *code)?;
        self.sessions.get(index).copied()
    }

    /// Selects the row of a session again after the list was read anew.
    pub fn pick_session(&mut self, session: Uuid) {
        self.selected = self.sessions.iter().position(|other| *other == session);
    }

    /// The list as it is printed.
    pub const fn list(&self) -> &CallList {
        &self.list
    }

    /// Keeps what the saving came to.
    pub fn told(&mut self, saved: String) {
        self.saved = Some(saved);
    }
}

/// Sessions on which there is a decision of any standing.
fn judged(archive: &Archive) -> Result<BTreeSet<Uuid>, String> {
    let decisions = archive.judgements(DocumentKind::Decision).map_err(|error| error.to_string())?;
    let session = |filed: &Filed| match &filed.judgement {
        Judgement::Decision(decision) => Some(decision.session),
        _ => None,
    };
    Ok(decisions.iter().filter_map(session).collect())
}

const fn going_word(going: Going) -> &'static str {
    match going {
        Going::Forward => "call-forward",
        Going::NotForward => "call-not-forward",
    }
}

/// Whole hours until the answer is due. Late by any part of an hour is late.
fn hours_left(by: Utc, at: Utc) -> i64 {
    (by.unix_s() - at.unix_s()).div_euclid(HOUR_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_late_is_late_and_a_minute_left_is_not() {
        let at: Utc = "2026-03-09T14:00:00Z".parse().unwrap();
        for (by, hours) in [
            ("2026-03-09T13:59:00Z", -1),
            ("2026-03-09T14:00:00Z", 0),
            ("2026-03-09T14:01:00Z", 0),
            ("2026-03-12T14:00:00Z", 72),
            ("2026-03-08T14:00:00Z", -24),
        ] {
            assert_eq!(hours_left(by.parse().unwrap(), at), hours, "{by}");
        }
    }
}
