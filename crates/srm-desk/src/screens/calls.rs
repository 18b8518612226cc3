//! The call list: who waits for an answer, how long is left, and what came of each call.

use crate::widgets::{Fact, FactCard, List, ListRow, Mark, Work};
use egui::{Ui, vec2};
use srm_core::id::CandidateCode;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::tokens::GRID;
use srm_ui::widgets::Button;

/// Hours before the end from which a call is shown as pressing.
const PRESSING_HOURS: i64 = 24;
/// How many rows are in sight before the list scrolls.
const ROWS_SEEN: usize = 6;
const ROW_HEIGHT: f32 = 78.0;

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// The code.
    pub code: CandidateCode,
    /// The person's name; empty when none is linked.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// The language to speak, by its own name.
    pub language: String,
    /// What has been decided, in words; empty before.
    pub answer: String,
    /// Whole hours left; negative when late.
    pub hours_left: i64,
    /// How often it was tried.
    pub tried: u32,
}

/// What the page shows: the calls, whoever's time runs out first at the top.
#[derive(Debug)]
pub struct CallsView<'v> {
    /// The calls.
    pub rows: &'v [CallRow],
    /// Which is selected.
    pub selected: Option<usize>,
    /// What the last saving came to, in words.
    pub saved: Option<&'v str>,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallsAct {
    /// Select this row.
    Pick(usize),
    /// Called, but not reached.
    Tried(CandidateCode),
    /// Reached; the answer has been given.
    Reached(CandidateCode),
    /// Open the case, where the answer is.
    Letter(CandidateCode),
    /// Save the list.
    Save,
}

impl CallRow {
    fn mark(&self) -> Mark {
        match self.hours_left {
            ..0 => Mark::Bad,
            0..PRESSING_HOURS => Mark::Warn,
            _ => Mark::Ok,
        }
    }

    fn clock(&self, words: &Words) -> String {
        if self.hours_left < 0 {
            words.say(&Say::new("calls-hours-late").number("hours", self.hours_left.saturating_neg()))
        } else {
            words.say(&Say::new("calls-hours-left").number("hours", self.hours_left))
        }
    }

    fn who(&self, words: &Words) -> String {
        let name = if self.name.is_empty() { words.text("calls-no-name") } else { self.name.clone() };
        words.say(&Say::new("calls-who").verbatim("code", self.code.as_str()).verbatim("name", name))
    }

    fn tries(&self, words: &Words) -> String {
        words.say(&Say::new("calls-tried-times").number("times", self.tried))
    }

    fn answer(&self, words: &Words) -> String {
        if self.answer.is_empty() { words.text("calls-answer-open") } else { self.answer.clone() }
    }
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &CallsView<'_>, words: &Words) -> Vec<CallsAct> {
    let mut acts = Vec::new();
    let title = words.text("calls-title");
    let lead = words.text(if view.rows.is_empty() { "calls-empty" } else { "calls-lead" });
    let selected = view.selected.and_then(|index| view.rows.get(index));
    let mut page = Work::new(&title).lead(&lead);
    let mut others = Vec::new();
    if let Some(row) = selected {
        // Nobody can be told what has not been decided.
        let is_decided = !row.answer.is_empty();
        page = page.main(Button::main(words.text("calls-reached")), is_decided);
        page = page.other(Button::second(words.text("calls-tried")));
        others.push(CallsAct::Tried(row.code.clone()));
        if is_decided {
            page = page.other(Button::quiet(words.text("calls-letter")));
            others.push(CallsAct::Letter(row.code.clone()));
        }
    }
    if !view.rows.is_empty() {
        page = page.other(Button::quiet(words.text("calls-save")));
        others.push(CallsAct::Save);
    }
    let done = page.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0 * GRID;
        if let Some(saved) = view.saved {
            super::answer::marked(ui, Mark::Ok, saved);
        }
        if view.rows.is_empty() {
            return None;
        }
        let height = view.rows.len().min(ROWS_SEEN) as f32 * ROW_HEIGHT;
        let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        let name = words.text("calls-list");
        let out = crate::widgets::inside(ui, place, "calls", |ui| {
            List::new(&name, view.rows.len(), view.selected).show(ui, |index| {
                let Some(row) = view.rows.get(index) else { return ListRow::default() };
                ListRow {
                    title: row.who(words),
                    detail: format!("{} · {}", row.clock(words), row.tries(words)),
                    mark: row.mark(),
                    mark_words: String::new(),
                }
            })
        });
        match selected {
            Some(row) => facts(row, words).show(ui),
            None => {
                Text::label(words.text("calls-choose")).size(Size::Fact).show(ui);
            }
        }
        out.picked
    });
    acts.extend(done.inner.map(CallsAct::Pick));
    if done.main {
        acts.extend(selected.map(|row| CallsAct::Reached(row.code.clone())));
    }
    acts.extend(done.other.and_then(|index| others.get(index).cloned()));
    acts
}

fn facts(row: &CallRow, words: &Words) -> FactCard {
    let dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let facts = vec![
        // A number keeps its order on pages that run from right to left.
        Fact::plain(words.text("calls-phone"), format!("\u{2066}{}\u{2069}", dash(&row.phone))),
        Fact::plain(words.text("calls-language"), dash(&row.language)),
        Fact::plain(words.text("calls-answer"), row.answer(words)),
    ];
    FactCard::new(row.who(words), facts).note(format!("{} · {}", row.clock(words), row.tries(words)))
}

#[cfg(test)]
mod tests;
