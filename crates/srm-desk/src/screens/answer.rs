//! The candidate's answer: the letter as it will be, in the candidate's language, to be saved, printed and given.

use super::paper_view;
use crate::widgets::{Mark, TextField, Work};
use egui::{Ui, vec2};
use serde::{Deserialize, Serialize};
use srm_core::lang::Lang;
use srm_print::Paper;
use srm_text::Words;
use srm_ui::text::{Direction, Size, Text};
use srm_ui::tokens::{GRID, Look, TARGET_GAP};
use srm_ui::widgets::{Button, Tile};

/// What the page shows.
#[derive(Debug)]
pub struct AnswerView<'v> {
    /// The letter as it now is; `None` before a decision is in force.
    pub letter: Option<&'v Paper>,
    /// Languages a letter can be in, with their own names.
    pub languages: &'v [(Lang, String)],
    /// When it is due or was given, in words.
    pub clock: String,
    /// How that stands.
    pub clock_mark: Mark,
    /// Whether it has been given.
    pub is_given: bool,
    /// What can be done about an attestation.
    pub attestation: Attest,
    /// What the last saving came to, in words.
    pub saved: Option<&'v str>,
    /// What is wrong with the recruiter's own words.
    pub note_fault: Option<&'v str>,
}

/// What can be done about an attestation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attest {
    /// Nothing: nobody has been taken forward.
    No,
    /// It can be signed, and its page saved.
    Sign,
    /// It has been signed; its page can be saved.
    Save,
}

/// What is being chosen and written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDraft {
    /// Language of the letter.
    pub lang: Lang,
    /// Name and telephone of the contact.
    pub contact: String,
    /// The recruiter's own words.
    pub note: String,
    /// The folder to save in. It is not kept with the draft.
    #[serde(skip)]
    pub folder: String,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerAct {
    /// Language, contact or own words have changed: make the letter anew.
    Changed,
    /// Save the letter.
    Save,
    /// Save the page of the attestation, after signing it where nobody has.
    SaveAttestation,
    /// The candidate has got the answer.
    Given,
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &AnswerView<'_>, draft: &mut AnswerDraft, words: &Words) -> Vec<AnswerAct> {
    let mut acts = Vec::new();
    let title = words.text("letter-title");
    let lead = words.text(if view.letter.is_some() { "letter-lead" } else { "letter-not-yet" });
    let mut page = Work::new(&title).lead(&lead);
    let mut others = Vec::new();
    if view.letter.is_some() {
        page = page.main(Button::main(words.text("letter-save")), view.note_fault.is_none());
        if !view.is_given {
            page = page.other(Button::second(words.text("letter-given")));
            others.push(AnswerAct::Given);
        }
        let attestation = match view.attestation {
            Attest::No => None,
            Attest::Sign => Some("letter-attestation-sign"),
            Attest::Save => Some("letter-attestation"),
        };
        if let Some(id) = attestation {
            page = page.other(Button::quiet(words.text(id)));
            others.push(AnswerAct::SaveAttestation);
        }
    }
    let done = page.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0 * GRID;
        marked(ui, view.clock_mark, &view.clock);
        if let Some(saved) = view.saved {
            marked(ui, Mark::Ok, saved);
        }
        let Some(letter) = view.letter else { return false };
        let mut changed = languages(ui, view, draft, words);
        let contact = words.text("letter-contact");
        changed |= TextField::line(&contact).chars_max(200).show(ui, &mut draft.contact).changed();
        let (note, hint) = (words.text("letter-note"), words.text("letter-note-hint"));
        let note = TextField::area(&note, 3).hint(&hint).fault(view.note_fault);
        changed |= note.show(ui, &mut draft.note).changed();
        TextField::line(&words.text("letter-folder")).show(ui, &mut draft.folder);
        Text::new(words.text("letter-preview")).size(Size::Label).heading(2).show(ui);
        paper_view::show(ui, letter);
        changed
    });
    if done.inner {
        acts.push(AnswerAct::Changed);
    }
    if done.main {
        acts.push(AnswerAct::Save);
    }
    acts.extend(done.other.and_then(|index| others.get(index).copied()));
    acts
}

/// One line of words after its shape.
pub(super) fn marked(ui: &mut Ui, mark: Mark, said: &str) {
    let look = Look::of(ui.ctx());
    let before = if mark == Mark::None { 0.0 } else { 34.0 };
    let text = Text::new(said).size(Size::Fact);
    let laid = text.layout(ui.ctx(), ui.available_width() - before);
    let height = laid.size().y.max(24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    mark.paint(ui, look.start(rect, 24.0).with_max_y(rect.top() + 24.0), srm_core::palette::Ink::Paper);
    laid.paint_in(ui.painter(), look.after(rect, before));
    text.describe(&response);
}

fn languages(ui: &mut Ui, view: &AnswerView<'_>, draft: &mut AnswerDraft, words: &Words) -> bool {
    Text::label(words.text("letter-language")).size(Size::Fact).show(ui);
    let mut changed = false;
    let tiles = |ui: &mut Ui, shown: &[(usize, &(Lang, String))], draft: &mut AnswerDraft| {
        let mut changed = false;
        ui.columns(shown.len().max(1), |columns| {
            for (column, (place, (lang, name))) in columns.iter_mut().zip(shown) {
                let tile = Tile::new(name.as_str()).size(Size::Label).height(52.0).position(place + 1);
                let tile = tile.in_language(lang.code(), Direction::from_rtl(lang.is_rtl()));
                if tile.selected(draft.lang == *lang).show(column).clicked() && draft.lang != *lang {
                    draft.lang = lang.clone();
                    changed = true;
                }
            }
        });
        changed
    };
    let look = Look::of(ui.ctx());
    ui.spacing_mut().item_spacing.x = TARGET_GAP;
    let mut numbered: Vec<_> = view.languages.iter().enumerate().collect();
    if look.rtl {
        numbered.reverse();
    }
    let per_row = ((ui.available_width() / 170.0) as usize).max(1);
    for row in numbered.chunks(per_row) {
        changed |= tiles(ui, row, draft);
    }
    changed
}

#[cfg(test)]
mod tests;
