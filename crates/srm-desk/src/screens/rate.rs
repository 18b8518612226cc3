//! Rating: one behaviour after the other with its anchors, the counts last, then one look back and the signature.
//!
//! The page shows nothing of what others have rated, of points or of who the person is: its view does not hold it.

use super::parts::{self, Onwards};
use crate::forms::rate::{RateAct, RateDraft, RateView};
use crate::widgets::{Fact, FactCard, Work, ctrl};
use egui::{Key, Ui};
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::widgets::Button;

/// Shows the form, or the last look before it is locked.
pub fn show(ui: &mut Ui, view: &RateView, draft: &mut RateDraft, words: &Words) -> Vec<RateAct> {
    if draft.confirming && draft.may_lock(view) {
        return confirm(ui, view, draft, words);
    }
    draft.confirming = false;
    let form = &view.form;
    let counts = (!form.counts.is_empty()).then(|| words.text("form-counts"));
    let parts_count = form.items.len() + usize::from(counts.is_some());
    let missing = draft.missing(view);
    let onwards = parts::onwards(&missing, draft.marks.at(parts_count));
    let lead = words.say(&Say::new("rate-lead").verbatim("code", view.code.as_str()));
    let title = form.title.as_str();
    let main = match onwards {
        Onwards::To(_) => Button::main(words.text("form-next")),
        Onwards::Ready | Onwards::Here => Button::main(words.text("form-lock")),
    };
    let work = Work::new(title)
        .lead(&lead)
        .main(main, !matches!(onwards, Onwards::Here))
        .other(Button::second(words.text("form-save")));
    let worked = work.show(ui, |ui| {
        if view.replaces {
            parts::reason(ui, &words.text("rate-reason"), &mut draft.reason, words);
        }
        let at = parts::steps(ui, (&form.items, counts.as_deref()), &mut draft.marks, &missing, words);
        match form.items.get(at) {
            Some(item) => parts::item(ui, item, &mut draft.marks, &words.text("rate-note"), words),
            None => parts::counts(ui, &form.counts, &mut draft.marks, words),
        }
        if matches!(onwards, Onwards::Here) {
            parts::missing(ui, &missing, words);
        }
    });
    let mut acts = Vec::new();
    if worked.main {
        match onwards {
            Onwards::To(place) => draft.marks.go_to(place),
            Onwards::Ready => draft.confirming = true,
            Onwards::Here => {}
        }
    }
    if worked.other == Some(0) || ctrl(ui, Key::S) {
        acts.push(RateAct::Save);
    }
    acts
}

fn confirm(ui: &mut Ui, view: &RateView, draft: &mut RateDraft, words: &Words) -> Vec<RateAct> {
    let (title, lead) = (words.text("rate-confirm-title"), words.text("rate-confirm-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        let form = &view.form;
        parts::summary(ui, &form.items, &form.counts, &draft.marks, words);
        let without = draft.marks.without_note(&form.items);
        if without > 0 {
            let said = Say::new("rate-confirm-notes").number("number", parts::number(without));
            Text::label(words.say(&said)).size(Size::Fact).show(ui);
        }
        parts::binding(ui, &view.signs_as, words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    if worked.main { vec![RateAct::Sign] } else { Vec::new() }
}

/// The facts beside the form: who rates, and that the others' marks are hidden.
pub fn facts(view: &RateView, words: &Words) -> FactCard {
    let mut facts = vec![Fact::plain(words.text("rate-you"), words.text("rate-ongoing"))];
    let others = view.raters.max(view.others_locked + 1);
    for other in 2..=others {
        let state = if other - 2 < view.others_locked { "rate-locked-hidden" } else { "rate-awaited" };
        let name = words.say(&Say::new("rate-other").number("number", parts::number(other)));
        facts.push(Fact::plain(name, words.text(state)));
    }
    let note = Say::new("rate-gap-note").number("steps", i64::from(view.gap_max));
    FactCard::new(words.text("rate-facts"), facts).note(words.say(&note))
}

#[cfg(test)]
mod tests;
