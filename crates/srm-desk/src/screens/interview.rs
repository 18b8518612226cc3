//! The structured interview: what is said first, the questions one by one with their follow-ups and anchors, what is said
//! last, then one look back and the signature.

use super::parts::{self, Onwards};
use crate::forms::interview::{InterviewAct, InterviewDraft, InterviewView};
use crate::widgets::{Work, ctrl};
use egui::{Key, Ui};
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::Text;
use srm_ui::widgets::{Button, card};

/// Shows the form, or the last look before it is locked.
pub fn show(
    ui: &mut Ui,
    view: &InterviewView,
    draft: &mut InterviewDraft,
    words: &Words,
) -> Vec<InterviewAct> {
    let missing = draft.missing(view);
    if draft.confirming && missing.is_empty() {
        return confirm(ui, view, draft, words);
    }
    draft.confirming = false;
    if !draft.opened {
        return opening(ui, view, draft, words);
    }
    let form = &view.form;
    let last = form.questions.len();
    let at = draft.marks.at(last + 1);
    // What is said last comes before the form is locked, also when nothing is missing any more.
    let next = match parts::onwards(&missing, at) {
        Onwards::To(place) => Some(place),
        Onwards::Ready if at < last => Some(last),
        Onwards::Ready | Onwards::Here => None,
    };
    let main = if next.is_some() { words.text("form-next") } else { words.text("form-lock") };
    let enabled = next.is_some() || missing.is_empty();
    let lead = words.text("interview-lead");
    let work = Work::new(&form.title)
        .lead(&lead)
        .main(Button::main(main), enabled)
        .other(Button::second(words.text("form-save")));
    let worked = work.show(ui, |ui| {
        let closing = words.text("interview-closing");
        let at = parts::steps(ui, (&form.questions, Some(&closing)), &mut draft.marks, &missing, words);
        match form.questions.get(at) {
            Some(item) => parts::item(ui, item, &mut draft.marks, &words.text("interview-note"), words),
            None => said(ui, &form.closing),
        }
        if !enabled {
            parts::missing(ui, &missing, words);
        }
    });
    if worked.main {
        match next {
            Some(place) => draft.marks.go_to(place),
            None => draft.confirming = true,
        }
    }
    saved(ui, worked.other)
}

/// What the interviewer says, to be read out.
fn said(ui: &mut Ui, lines: &[String]) {
    card(ui, |ui| {
        for line in lines {
            Text::new(line.as_str()).show(ui);
        }
    });
}

fn opening(
    ui: &mut Ui,
    view: &InterviewView,
    draft: &mut InterviewDraft,
    words: &Words,
) -> Vec<InterviewAct> {
    let lead = words.text("interview-lead");
    let work = Work::new(&view.form.title)
        .lead(&lead)
        .main(Button::main(words.text("interview-opened")), true)
        .other(Button::second(words.text("form-save")));
    let worked = work.show(ui, |ui| {
        parts::heading(ui, &words.text("interview-opening"));
        said(ui, &view.form.opening);
        let minutes = Say::new("interview-minutes").number("minutes", i64::from(view.form.minutes));
        Text::label(words.say(&minutes)).show(ui);
    });
    draft.opened |= worked.main;
    saved(ui, worked.other)
}

fn saved(ui: &mut Ui, other: Option<usize>) -> Vec<InterviewAct> {
    if other == Some(0) || ctrl(ui, Key::S) { vec![InterviewAct::Save] } else { Vec::new() }
}

fn confirm(
    ui: &mut Ui,
    view: &InterviewView,
    draft: &mut InterviewDraft,
    words: &Words,
) -> Vec<InterviewAct> {
    let (title, lead) = (words.text("interview-confirm-title"), words.text("interview-confirm-lead"));
    let work = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("form-sign")), true)
        .other(Button::second(words.text("form-back")));
    let worked = work.show(ui, |ui| {
        parts::summary(ui, &view.form.questions, &[], &draft.marks, words);
        parts::binding(ui, &view.signs_as, words);
    });
    if worked.other == Some(0) {
        draft.confirming = false;
    }
    if worked.main { vec![InterviewAct::Sign] } else { Vec::new() }
}

#[cfg(test)]
mod tests;
