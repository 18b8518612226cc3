//! While the task goes on: the clock, notes with their time, counts, and the anchors in view.

use super::{discard_button, people, task_steps};
use crate::forms::missing::{note_fault, say_note};
use crate::forms::observe::{LiveNote, ObserveAct, ObserveDraft, ObserveView};
use crate::forms::task::{Item, Task};
use crate::forms::watch::minutes_seconds;
use crate::screens::parts;
use crate::widgets::{TextField, Work, ctrl};
use egui::{Id, Key, Ui};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Clock, card};

pub(super) fn show(
    ui: &mut Ui,
    view: &ObserveView,
    task: &Task,
    draft: &mut ObserveDraft,
    words: &Words,
) -> Vec<ObserveAct> {
    let goes = draft.watch.goes();
    let rest = words.text(if goes { "observe-pause" } else { "observe-go-on" });
    let work = Work::new(&task.form.title)
        .main(Button::main(words.text("observe-done")), true)
        .other(Button::second(rest));
    let mut acts = Vec::new();
    let worked = work.show(ui, |ui| {
        clock(ui, view, task, draft, words);
        people(ui, draft, words);
        if live_note(ui, view, draft, words) {
            acts.push(ObserveAct::Save);
        }
        if let Some(person) = draft.front_mut() {
            for counted in &task.form.counts {
                parts::count(ui, counted, &mut person.marks, words);
            }
        }
        notes(ui, draft.front().map_or(&[][..], |person| &person.notes), words);
        parts::heading(ui, &words.text("observe-anchors"));
        for item in &task.form.items {
            anchors(ui, item);
        }
        parts::heading(ui, &words.text("observe-steps"));
        task_steps(ui, task, words);
        discard_button(ui, draft, words);
    });
    if worked.main {
        draft.end(view.now_ms);
        acts.push(ObserveAct::Save);
    }
    match worked.other {
        Some(0) if goes => draft.watch.rest(view.now_ms),
        Some(_) => draft.watch.start(view.now_ms),
        None => {}
    }
    if ctrl(ui, Key::S) {
        acts.push(ObserveAct::Save);
    }
    acts
}

fn clock(ui: &mut Ui, view: &ObserveView, task: &Task, draft: &ObserveDraft, words: &Words) {
    let gone = draft.watch.elapsed_ms(view.now_ms);
    let left = draft.watch.left_ms(task.limit_ms, view.now_ms);
    let said = if left == 0 {
        words.text("observe-clock-over")
    } else {
        words.say(&Say::new("observe-clock-left").verbatim("time", minutes_seconds(left)))
    };
    Clock::new(left, task.limit_ms, said).show(ui);
    let gone = words.say(&Say::new("observe-clock-gone").verbatim("time", minutes_seconds(gone)));
    let rests =
        if draft.watch.goes() { String::new() } else { format!(" · {}", words.text("observe-clock-rests")) };
    Text::label(format!("{gone}{rests}")).size(Size::Fact).show(ui);
}

/// The line for a note; true when one was kept.
fn live_note(ui: &mut Ui, view: &ObserveView, draft: &mut ObserveDraft, words: &Words) -> bool {
    let label = words.text("observe-note");
    let id = Id::unique("live note");
    let fault = note_fault(&draft.note).map(|fault| words.say(&say_note(fault)));
    let field = TextField::line(&label).id(id).fault(fault.as_deref());
    let response = field.show(ui, &mut draft.note);
    if crate::widgets::key(ui, Key::N) {
        response.request_focus();
    }
    if !(response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))) {
        return false;
    }
    draft.keep_note(view.now_ms);
    response.request_focus();
    draft.note.is_empty()
}

/// The notes so far, the latest first: what was just written is seen to be kept.
fn notes(ui: &mut Ui, notes: &[LiveNote], words: &Words) {
    if notes.is_empty() {
        return;
    }
    parts::subheading(ui, &words.text("observe-notes"));
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for note in notes.iter().rev() {
            Text::new(format!("{}  {}", minutes_seconds(note.at_ms), note.text)).size(Size::Fact).show(ui);
        }
    });
}

/// What is rated with its anchors, to be read while watching.
fn anchors(ui: &mut Ui, item: &Item) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        Text::new(item.title.as_str()).size(Size::Label).weight(Weight::Bold).heading(3).show(ui);
        for (place, anchor) in item.anchors.iter().enumerate() {
            Text::new(format!("{}  {anchor}", place + 1)).size(Size::Fact).ink(Ink::Muted).show(ui);
        }
    });
    ui.add_space(GRID / 2.0);
}
