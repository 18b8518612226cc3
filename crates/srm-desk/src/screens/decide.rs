//! Deciding: where the points stand, what the exercises showed, what happened, and one person's verdict with a reason.

use super::{basis, parts};
use crate::forms::decide::{DecideAct, DecideDraft, DecideView, SecondWhy};
use crate::widgets::{Work, ctrl, side_by_side};
use egui::{Key, Role, Ui};
use srm_core::say::Say;
use srm_sheet::judgement::Verdict;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Icon, Notice, NoticeKind, Tile, Toggle};

/// Narrowest tile of a verdict, in points.
const TILE: f32 = 240.0;
/// Narrowest card of the basis, in points.
const CARD: f32 = 330.0;

/// What a verdict is called.
pub const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Forward => "decide-forward",
        Verdict::NotForward => "decide-not-forward",
    }
}

/// Shows the case and the form, or the last look before the decision is signed.
pub fn show(ui: &mut Ui, view: &DecideView, draft: &mut DecideDraft, words: &Words) -> Vec<DecideAct> {
    let missing = draft.missing();
    if draft.confirming
        && missing.is_empty()
        && let Some(verdict) = draft.verdict
    {
        return confirm(ui, view, verdict, draft, words);
    }
    draft.confirming = false;
    let (title, lead) = (words.text("decide-title"), words.text("decide-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("decide-sign")), missing.is_empty())
        .other(Button::second(words.text("form-save")));
    let mut acts = Vec::new();
    let worked = work.show(ui, |ui| {
        about(ui, view, words);
        if view.replaces {
            Notice::new(NoticeKind::Warn, &words.text("decide-replaces")).show(ui);
        }
        if case(ui, view, &mut draft.opened, words) {
            acts.push(DecideAct::Replay);
        }
        verdict_tiles(ui, draft, words);
        if let Some(why) = draft.verdict.and_then(|verdict| view.second_why(verdict)) {
            second(ui, why, words);
        }
        parts::reason(ui, &words.text("decide-reason"), &mut draft.reason, words);
        if draft.verdict.is_some() || !draft.reason.trim().is_empty() {
            parts::missing(ui, &missing, words);
        }
    });
    if worked.main {
        draft.confirming = true;
    }
    if worked.other == Some(0) || ctrl(ui, Key::S) {
        acts.push(DecideAct::Save);
    }
    acts
}

/// Whom it is about, and which set.
pub(super) fn about(ui: &mut Ui, view: &DecideView, words: &Words) {
    let code = Say::new("form-about").verbatim("code", view.code.as_str());
    let code = words.say(&code.number("attempt", i64::from(view.attempt)));
    Text::label(format!("{} · {code}", view.set_title)).size(Size::Fact).show(ui);
}

/// All that a decision is made from; true when the session is to be watched.
pub(super) fn case(ui: &mut Ui, view: &DecideView, opened: &mut bool, words: &Words) -> bool {
    let shown = side_by_side(
        ui,
        CARD,
        |ui| basis::stands(ui, view, words),
        |ui| {
            basis::incidents(ui, view, words);
            Button::second(words.text("decide-replay")).icon_after(Icon::Forward).show(ui).clicked()
        },
    );
    basis::exercises(view, *opened, words).show(ui);
    if Toggle::new(words.text("decide-show-all"), *opened).show(ui).clicked() {
        *opened = !*opened;
    }
    ui.add_space(GRID);
    shown.1
}

fn verdict_tiles(ui: &mut Ui, draft: &mut DecideDraft, words: &Words) {
    let question = words.text("decide-verdict");
    parts::heading(ui, &question);
    let mut chosen = draft.verdict;
    let group = ui.push_id("verdict", |ui| {
        let tile = |ui: &mut Ui, verdict, position| {
            let tile = Tile::new(words.text(verdict_word(verdict))).size(Size::Label).position(position);
            tile.selected(draft.verdict == Some(verdict)).show(ui).clicked()
        };
        let (forward, not_forward) =
            side_by_side(ui, TILE, |ui| tile(ui, Verdict::Forward, 1), |ui| tile(ui, Verdict::NotForward, 2));
        if forward {
            chosen = Some(Verdict::Forward);
        }
        if not_forward {
            chosen = Some(Verdict::NotForward);
        }
    });
    ui.ctx().accesskit_node_builder(group.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(question);
    });
    draft.verdict = chosen;
}

/// Why a second person is needed, and what that means.
pub(super) fn second(ui: &mut Ui, why: SecondWhy, words: &Words) {
    let id = match why {
        SecondWhy::NearCut => "decide-second-near",
        SecondWhy::Incomplete => "decide-second-incomplete",
        SecondWhy::AgainstBasis => "decide-second-against",
    };
    Notice::new(NoticeKind::Warn, &words.text("decide-second")).advice(&words.text(id)).show(ui);
}

fn confirm(
    ui: &mut Ui,
    view: &DecideView,
    verdict: Verdict,
    draft: &mut DecideDraft,
    words: &Words,
) -> Vec<DecideAct> {
    let (title, lead) = (words.text("decide-confirm-title"), words.text("decide-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        about(ui, view, words);
        parts::heading(ui, &words.text(verdict_word(verdict)));
        Text::new(draft.reason.trim()).size(Size::Label).show(ui);
        if let Some(why) = view.second_why(verdict) {
            second(ui, why, words);
        }
        parts::binding(ui, &view.signs_as, words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    if worked.main { vec![DecideAct::Sign] } else { Vec::new() }
}

#[cfg(test)]
mod tests;
