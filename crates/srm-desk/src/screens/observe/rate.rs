//! After the task: a form for each person, with the notes taken on the way beside it.

use super::{discard_button, people};
use crate::forms::observe::{LiveNote, ObserveAct, ObserveDraft, ObserveView, Watched};
use crate::forms::task::Task;
use crate::forms::watch::minutes_seconds;
use crate::screens::parts::{self, Onwards};
use crate::widgets::{Work, ctrl};
use egui::{Key, Ui};
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Notice, NoticeKind, card};

pub(super) fn show(
    ui: &mut Ui,
    view: &ObserveView,
    task: &Task,
    draft: &mut ObserveDraft,
    words: &Words,
) -> Vec<ObserveAct> {
    if draft.is_done() {
        return done(ui, task, words);
    }
    if draft.confirming && draft.may_lock(task) {
        return confirm(ui, view, task, draft, words);
    }
    draft.confirming = false;
    let form = &task.form;
    let counts = (!form.counts.is_empty()).then(|| words.text("form-counts"));
    let parts_count = form.items.len() + usize::from(counts.is_some());
    let missing = draft.missing(task);
    let at = draft.front().map_or(0, |person| person.marks.at(parts_count));
    let signed = draft.front().is_some_and(|person| person.signed);
    let onwards = parts::onwards(&missing, at);
    let main = match onwards {
        Onwards::To(_) => words.text("form-next"),
        Onwards::Ready | Onwards::Here => words.text("form-lock"),
    };
    let code = draft.front().map_or(String::new(), |person| person.code.to_string());
    let lead = words.say(&Say::new("rate-lead").verbatim("code", code));
    let work = Work::new(&form.title)
        .lead(&lead)
        .main(Button::main(main), !signed && !matches!(onwards, Onwards::Here))
        .other(Button::second(words.text("form-save")));
    let worked = work.show(ui, |ui| {
        people(ui, draft, words);
        if signed {
            Notice::new(NoticeKind::Ok, &words.text("observe-signed")).show(ui);
            return;
        }
        let mut take = None;
        if let Some(person) = draft.front_mut() {
            let at = parts::steps(ui, (&form.items, counts.as_deref()), &mut person.marks, &missing, words);
            match form.items.get(at) {
                Some(item) => {
                    parts::item(ui, item, &mut person.marks, &words.text("rate-note"), words);
                    take = notes(ui, person, words).map(|note| (note, item.id.clone()));
                }
                None => parts::counts(ui, &form.counts, &mut person.marks, words),
            }
        }
        if let Some((note, item)) = take {
            draft.take_over(note, &item);
        }
        if matches!(onwards, Onwards::Here) {
            parts::missing(ui, &missing, words);
        }
        discard_button(ui, draft, words);
    });
    let mut acts = Vec::new();
    if worked.main {
        match (onwards, draft.front_mut()) {
            (Onwards::To(place), Some(person)) => person.marks.go_to(place),
            (Onwards::Ready, _) => draft.confirming = true,
            _ => {}
        }
    }
    if worked.other == Some(0) || ctrl(ui, Key::S) {
        acts.push(ObserveAct::Save);
    }
    acts
}

/// The notes taken on the way; gives the one that is to be taken over.
fn notes(ui: &mut Ui, person: &Watched, words: &Words) -> Option<usize> {
    parts::subheading(ui, &words.text("observe-notes"));
    Text::label(words.text("observe-notes-lead")).size(Size::Fact).show(ui);
    if person.notes.is_empty() {
        Text::label(words.text("observe-notes-none")).size(Size::Fact).show(ui);
    }
    let mut taken = None;
    for (place, LiveNote { at_ms, text }) in person.notes.iter().enumerate() {
        let time = minutes_seconds(*at_ms);
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            Text::new(format!("{time}  {text}")).size(Size::Fact).show(ui);
            let name = words.say(&Say::new("observe-take-name").verbatim("time", time.as_str()));
            let button = Button::quiet(name).id_salt(format!("take {place}"));
            if button.show(ui).clicked() {
                taken = Some(place);
            }
        });
        ui.add_space(GRID / 2.0);
    }
    taken
}

fn confirm(
    ui: &mut Ui,
    view: &ObserveView,
    task: &Task,
    draft: &mut ObserveDraft,
    words: &Words,
) -> Vec<ObserveAct> {
    let (title, lead) = (words.text("rate-confirm-title"), words.text("rate-confirm-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        let form = &task.form;
        if let Some(person) = draft.front() {
            let about = Say::new("form-about").verbatim("code", person.code.as_str());
            let about = words.say(&about.number("attempt", i64::from(person.attempt)));
            Text::label(format!("{} · {about}", form.title)).show(ui);
            parts::summary(ui, &form.items, &form.counts, &person.marks, words);
            if !person.notes.is_empty() {
                Text::label(words.text("observe-notes-lead")).size(Size::Fact).show(ui);
            }
        }
        parts::binding(ui, &view.signs_as, words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    let at = draft.at.min(draft.people.len().saturating_sub(1));
    if worked.main { vec![ObserveAct::Sign(at)] } else { Vec::new() }
}

fn done(ui: &mut Ui, task: &Task, words: &Words) -> Vec<ObserveAct> {
    let work = Work::new(&task.form.title).main(Button::main(words.text("observe-anew")), true);
    let worked = work.show(ui, |ui| {
        Notice::new(NoticeKind::Ok, &words.text("observe-all-signed")).show(ui);
    });
    if worked.main { vec![ObserveAct::Anew] } else { Vec::new() }
}
