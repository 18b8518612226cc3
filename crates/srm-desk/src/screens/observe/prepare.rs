//! Before the task: which exercise, and whom the observer watches.

use crate::forms::observe::{
    ATTEMPTS_MAX, AddFault, Chosen, ObserveAct, ObserveDraft, ObserveView, PEOPLE_MAX,
};
use crate::screens::parts;
use crate::widgets::{TextField, Work};
use egui::{Key, Role, Ui};
use srm_core::id::CodeFault;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Align, Size, Text};
use srm_ui::tokens::{Look, TARGET_GAP};
use srm_ui::widgets::{Button, Icon, Notice, NoticeKind, Tile};

pub(super) fn show(
    ui: &mut Ui,
    view: &ObserveView,
    draft: &mut ObserveDraft,
    words: &Words,
) -> Vec<ObserveAct> {
    let (title, lead) = (words.text("observe-title"), words.text("observe-lead"));
    let work =
        Work::new(&title).lead(&lead).main(Button::main(words.text("observe-begin")), draft.may_begin(view));
    let worked = work.show(ui, |ui| {
        if view.offers.is_empty() {
            Notice::new(NoticeKind::Warn, &words.text("observe-none")).show(ui);
            return;
        }
        exercises(ui, view, draft, words);
        if draft.task(view).is_some() {
            whom(ui, view, draft, words);
        }
    });
    if worked.main {
        draft.begin(view);
        return vec![ObserveAct::Save];
    }
    Vec::new()
}

fn exercises(ui: &mut Ui, view: &ObserveView, draft: &mut ObserveDraft, words: &Words) {
    let question = words.text("observe-exercise");
    parts::heading(ui, &question);
    let group = ui.push_id("exercises", |ui| {
        for (place, offer) in view.offers.iter().enumerate() {
            let form = &offer.task.form;
            let chosen = Chosen { pack: offer.pack.clone(), exercise: form.exercise.clone() };
            let tile = Tile::new(form.title.as_str())
                .detail(form.set_title.as_str())
                .size(Size::Label)
                .position(place + 1)
                .selected(draft.chosen.as_ref() == Some(&chosen));
            // Two versions of one set have exercises of the same name.
            if ui.push_id(place, |ui| tile.show(ui).clicked()).inner {
                draft.choose(offer);
            }
        }
    });
    ui.ctx().accesskit_node_builder(group.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(question);
    });
}

fn whom(ui: &mut Ui, view: &ObserveView, draft: &mut ObserveDraft, words: &Words) {
    parts::heading(ui, &words.text("observe-people"));
    let team = draft.task(view).is_some_and(|task| task.team);
    let most = if team { PEOPLE_MAX } else { 1 };
    let said = if team {
        words.say(&Say::new("observe-team").number("number", parts::number(PEOPLE_MAX)))
    } else {
        words.text("observe-alone")
    };
    Text::label(said).size(Size::Fact).line_chars(90).show(ui);
    let mut gone = None;
    for (place, person) in draft.people.iter().enumerate() {
        let about = Say::new("form-about").verbatim("code", person.code.as_str());
        let about = words.say(&about.number("attempt", i64::from(person.attempt)));
        let remove = words.say(&Say::new("observe-remove").verbatim("code", person.code.as_str()));
        let row = Look::of(ui.ctx()).row();
        ui.with_layout(row, |ui| {
            Text::new(about).size(Size::Label).show(ui);
            if Button::quiet(remove).icon(Icon::Erase).show(ui).clicked() {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        draft.remove(place);
    }
    if draft.people.len() < most {
        adding(ui, view, draft, words);
    }
}

fn adding(ui: &mut Ui, view: &ObserveView, draft: &mut ObserveDraft, words: &Words) {
    let label = words.text("observe-code");
    let hint = words.text("observe-code-hint");
    // What is wrong is said once enough is typed for it to be a mistake.
    let fault = match draft.clone().add(view) {
        Err(AddFault::Code(CodeFault::Check)) => Some("observe-code-check"),
        Err(AddFault::Code(CodeFault::Form)) => Some("observe-code-form"),
        Err(AddFault::Code(CodeFault::Short)) if draft.code.trim().chars().count() > 3 => {
            Some("observe-code-short")
        }
        Err(AddFault::Twice) => Some("observe-code-twice"),
        Err(AddFault::Full) => Some("observe-code-full"),
        _ => None,
    };
    let fault = fault.map(|id| words.text(id));
    let field = TextField::line(&label).hint(&hint).chars_max(16).fault(fault.as_deref());
    let response = field.show(ui, &mut draft.code);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    attempts(ui, draft, words);
    let pressed = Button::second(words.text("observe-add")).show(ui).clicked();
    if (pressed || entered) && draft.add(view).is_ok() && entered {
        response.request_focus();
    }
}

fn attempts(ui: &mut Ui, draft: &mut ObserveDraft, words: &Words) {
    let look = Look::of(ui.ctx());
    let question = words.text("observe-attempt");
    Text::label(&*question).size(Size::Fact).show(ui);
    let chosen = draft.attempt.clamp(1, ATTEMPTS_MAX);
    let group = ui.push_id("attempts", |ui| {
        let room = ui.available_rect_before_wrap();
        let count = f32::from(ATTEMPTS_MAX);
        let width = ((room.width() - TARGET_GAP * (count - 1.0)) / count).min(120.0);
        let mut bottom = room.top();
        for attempt in 1..=ATTEMPTS_MAX {
            let place = look.after(room, (width + TARGET_GAP) * f32::from(attempt - 1));
            let place = look.start(place, width);
            let name = attempt.to_string();
            bottom = crate::widgets::inside(ui, place, &name, |ui| {
                let tile = Tile::new(name.as_str()).size(Size::Label).height(52.0).align(Align::Center);
                let tile = tile.selected(attempt == chosen).position(usize::from(attempt)).show(ui);
                let said = Say::new("observe-attempt-number").number("number", i64::from(attempt));
                let said = srm_ui::text::spoken(&words.say(&said));
                ui.ctx().accesskit_node_builder(tile.id, |node| node.set_label(said));
                if tile.clicked() {
                    draft.attempt = attempt;
                }
                ui.min_rect().bottom().max(bottom)
            });
        }
        ui.advance_cursor_after_rect(room.with_max_y(bottom));
    });
    ui.ctx().accesskit_node_builder(group.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(question);
    });
}
