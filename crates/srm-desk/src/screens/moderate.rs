//! Moderation: locked ratings beside each other, the mark agreed on, and why.

use super::parts::{self, Onwards};
use crate::forms::missing::Missing;
use crate::forms::moderate::{Locked, ModerateAct, ModerateDraft, ModerateView, NotYet};
use crate::forms::task::Item;
use crate::widgets::{Work, ctrl, side_by_side};
use egui::{Key, Ui};
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Notice, NoticeKind, card};

/// Narrowest column of a rating, in points.
const COLUMN: f32 = 220.0;

/// Shows the gaps one by one, or the last look before the result is locked.
pub fn show(ui: &mut Ui, view: &ModerateView, draft: &mut ModerateDraft, words: &Words) -> Vec<ModerateAct> {
    let missing = draft.missing(view);
    if draft.confirming && missing.is_empty() {
        return confirm(ui, view, draft, words);
    }
    draft.confirming = false;
    let gaps: Vec<Item> = view.gaps().into_iter().cloned().collect();
    let onwards = parts::onwards(&missing, draft.marks.at(gaps.len()));
    let main = match onwards {
        Onwards::To(_) => words.text("form-next"),
        Onwards::Ready | Onwards::Here => words.text("form-lock"),
    };
    let (title, lead) = (words.text("moderate-title"), words.text("moderate-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(main), !matches!(onwards, Onwards::Here))
        .other(Button::second(words.text("form-save")));
    let worked = work.show(ui, |ui| {
        let marks_missing: Vec<Missing> =
            missing.iter().filter(|missing| missing.place().is_some()).cloned().collect();
        let at = parts::steps(ui, (&gaps, None), &mut draft.marks, &marks_missing, words);
        if let Some(item) = gaps.get(at) {
            gap(ui, view, item, draft, words);
        }
        parts::reason(ui, &words.text("moderate-reason"), &mut draft.reason, words);
        if view.form().items.len() > gaps.len() {
            Text::label(words.text("moderate-agree-rest")).size(Size::Fact).show(ui);
        }
        if matches!(onwards, Onwards::Here) {
            parts::missing(ui, &missing, words);
        }
    });
    if worked.main {
        match onwards {
            Onwards::To(place) => draft.marks.go_to(place),
            Onwards::Ready => draft.confirming = true,
            Onwards::Here => {}
        }
    }
    if worked.other == Some(0) || ctrl(ui, Key::S) { vec![ModerateAct::Save] } else { Vec::new() }
}

/// One gap: what each rater marked and saw, and the mark agreed on.
fn gap(ui: &mut Ui, view: &ModerateView, item: &Item, draft: &mut ModerateDraft, words: &Words) {
    let apart = Say::new("moderate-apart").number("steps", i64::from(view.spread(&item.id)));
    Text::label(words.say(&apart)).size(Size::Fact).show(ui);
    for pair in view.ratings().chunks(2) {
        let one = |ui: &mut Ui, rating: Option<&Locked>| {
            if let Some(rating) = rating {
                locked(ui, rating, item, words);
            }
        };
        side_by_side(ui, COLUMN, |ui| one(ui, pair.first()), |ui| one(ui, pair.get(1)));
    }
    ui.add_space(GRID);
    parts::subheading(ui, &words.text("moderate-agreed"));
    parts::anchors(ui, item, &mut draft.marks);
}

/// What one rater locked.
fn locked(ui: &mut Ui, rating: &Locked, item: &Item, words: &Words) {
    let Some((mark, note)) = rating.of(&item.id) else { return };
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        Text::label(rating.by.as_str()).size(Size::Fact).show(ui);
        let said = words.say(&Say::new("form-mark").number("mark", i64::from(mark.number())));
        Text::new(said).weight(Weight::Bold).show(ui);
        let anchor = item.anchors.get(usize::from(mark.number()) - 1).map_or("", String::as_str);
        Text::new(anchor).size(Size::Fact).show(ui);
        let note = if note.is_empty() { words.text("form-no-note") } else { note.to_owned() };
        Text::label(note).size(Size::Fact).show(ui);
    });
}

/// Why there is nothing to talk through yet.
pub fn not_yet(ui: &mut Ui, why: NotYet, words: &Words) {
    let id = match why {
        NotYet::OwnFirst => "moderate-not-own",
        NotYet::TooFew => "moderate-too-few",
        NotYet::OtherForm => "moderate-other-form",
        NotYet::NoGap => "moderate-no-gap",
    };
    let title = words.text("moderate-title");
    Work::new(&title).show(ui, |ui| {
        Notice::new(NoticeKind::Warn, &words.text(id)).show(ui);
    });
}

fn confirm(ui: &mut Ui, view: &ModerateView, draft: &mut ModerateDraft, words: &Words) -> Vec<ModerateAct> {
    let (title, lead) = (words.text("moderate-confirm-title"), words.text("moderate-confirm-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        let gaps: Vec<Item> = view.gaps().into_iter().cloned().collect();
        parts::summary(ui, &gaps, &[], &draft.marks, words);
        Text::new(draft.reason.trim()).size(Size::Label).show(ui);
        parts::binding(ui, view.signs_as(), words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    if worked.main { vec![ModerateAct::Sign] } else { Vec::new() }
}

#[cfg(test)]
mod tests;
