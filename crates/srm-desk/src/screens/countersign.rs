//! The second person: the same case, what the first one decided and why, and a signature under the same text.

use super::{decide, parts};
use crate::forms::decide::{Barred, CountersignAct, CountersignDraft, CountersignView};
use crate::widgets::{Fact, FactCard, Work};
use egui::Ui;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::widgets::{Button, Notice, NoticeKind, Toggle, card};

/// Shows the decision, or the last look before it is signed a second time.
pub fn show(
    ui: &mut Ui,
    view: &CountersignView,
    draft: &mut CountersignDraft,
    words: &Words,
) -> Vec<CountersignAct> {
    if draft.confirming && draft.may_sign(view) {
        return confirm(ui, view, draft, words);
    }
    draft.confirming = false;
    let (title, lead) = (words.text("second-title"), words.text("second-lead"));
    let mut acts = Vec::new();
    let mut work =
        Work::new(&title).lead(&lead).main(Button::main(words.text("second-sign")), draft.may_sign(view));
    if view.barred.is_none() {
        work = work.other(Button::second(words.text("second-otherwise")));
    }
    let worked = work.show(ui, |ui| {
        decide::about(ui, &view.case, words);
        if let Some(barred) = view.barred {
            let id = match barred {
                Barred::SamePerson => "second-same-person",
                Barred::NoRecruiter => "second-no-recruiter",
            };
            Notice::new(NoticeKind::Problem, &words.text(id)).show(ui);
        }
        decided(ui, view, words);
        decide::second(ui, view.why, words);
        if decide::case(ui, &view.case, &mut draft.opened, words) {
            acts.push(CountersignAct::Replay);
        }
        if view.barred.is_none() && Toggle::new(words.text("second-looked"), draft.looked).show(ui).clicked()
        {
            draft.looked = !draft.looked;
        }
    });
    draft.confirming = worked.main;
    acts.extend(worked.other.map(|_| CountersignAct::Otherwise));
    acts
}

/// What was decided, by whom, when and why.
fn decided(ui: &mut Ui, view: &CountersignView, words: &Words) {
    let verdict = words.text(decide::verdict_word(view.verdict));
    let facts = vec![
        Fact::plain(words.text("second-decided"), verdict),
        Fact::plain(words.text("second-by"), view.by.as_str()),
        Fact::plain(words.text("second-at"), view.at.as_str()),
    ];
    FactCard::new(words.text("second-decided"), facts).show(ui);
    card(ui, |ui| {
        parts::subheading(ui, &words.text("second-reason"));
        Text::new(view.reason.as_str()).size(Size::Label).show(ui);
    });
}

fn confirm(
    ui: &mut Ui,
    view: &CountersignView,
    draft: &mut CountersignDraft,
    words: &Words,
) -> Vec<CountersignAct> {
    let (title, lead) = (words.text("second-confirm-title"), words.text("second-confirm-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        decide::about(ui, &view.case, words);
        decided(ui, view, words);
        parts::binding(ui, &view.case.signs_as, words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    if worked.main { vec![CountersignAct::Sign] } else { Vec::new() }
}

#[cfg(test)]
mod tests;
