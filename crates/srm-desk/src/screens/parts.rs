//! What the forms share: one item with its anchors and its note, counts, what is missing, and the last look before
//! signing.

use crate::forms::marks::Marks;
use crate::forms::missing::{Missing, note_fault, say_note};
use crate::forms::task::{Counted, Item};
use crate::widgets::{Anchors, FormStep, FormSteps, Stepper, TextField, inside, key};
use egui::{Id, Key, Sense, Ui};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_sheet::judgement::Mark;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{GRID, Look, TARGET_MIN};
use srm_ui::widgets::{Notice, NoticeKind, card, panel};

/// A whole number for a message.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What may still be missing before a form can be signed, and where to go next.
pub(super) enum Onwards {
    /// Nothing is missing.
    Ready,
    /// Something is missing at another part.
    To(usize),
    /// Something is missing, and it is in front.
    Here,
}

/// Where the main action leads from the part `at`: to the next part where something is missing.
pub(super) fn onwards(missing: &[Missing], at: usize) -> Onwards {
    if missing.is_empty() {
        return Onwards::Ready;
    }
    let places = || missing.iter().filter_map(Missing::place);
    let next =
        places().filter(|place| *place > at).min().or_else(|| places().filter(|place| *place < at).min());
    next.map_or(Onwards::Here, Onwards::To)
}

/// The numbers of all parts, and the keys that turn to the part before and after. `last` names a part after the items.
pub(super) fn steps(
    ui: &mut Ui,
    (items, last): (&[Item], Option<&str>),
    marks: &mut Marks,
    missing: &[Missing],
    words: &Words,
) -> usize {
    let count = items.len() + usize::from(last.is_some());
    if key(ui, Key::PageDown) {
        marks.go_by(count, 1);
    }
    if key(ui, Key::PageUp) {
        marks.go_by(count, -1);
    }
    let at = marks.at(count);
    let titles = items.iter().map(|item| item.title.as_str()).chain(last);
    let steps: Vec<FormStep> = titles
        .enumerate()
        .map(|(place, title)| {
            let done = missing.iter().all(|missing| missing.place() != Some(place));
            let (place, count) = (number(place + 1), number(count));
            let say = if done {
                Say::new("form-step-done")
                    .number("number", place)
                    .number("count", count)
                    .verbatim("title", title)
            } else {
                Say::new("form-step").number("number", place).number("count", count).verbatim("title", title)
            };
            FormStep { words: words.say(&say), done }
        })
        .collect();
    let name = words.text("form-steps");
    let title = items.get(at).map(|item| item.title.as_str()).or(last).unwrap_or_default();
    if let Some(place) = headed(ui, title, FormSteps::new(&name, &steps, at)) {
        marks.go_to(place);
    }
    at
}

/// The heading of the part in front, and the numbers of all parts: beside it at the end of the row where there is room
/// for both, otherwise above.
fn headed(ui: &mut Ui, title: &str, steps: FormSteps<'_>) -> Option<usize> {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let beside = room.width() - steps.width() - 2.0 * GRID;
    let text = heading_text(title);
    let laid = text.layout(ui.ctx(), beside.max(1.0));
    if beside < 160.0 || laid.line_count() > 2 {
        let pressed = steps.show(ui);
        heading(ui, title);
        return pressed;
    }
    let height = laid.size().y.max(TARGET_MIN);
    let row = room.with_max_y(room.top() + height);
    let response = ui.interact(look.start(row, beside), ui.scope_id().with("heading"), Sense::hover());
    laid.paint_middle(ui.painter(), look.start(row, beside));
    text.describe(&response);
    let pressed = inside(ui, look.end(row, steps.width()), "steps", |ui| steps.show(ui));
    ui.advance_cursor_after_rect(row);
    pressed
}

fn heading_text(title: &str) -> Text<'_> {
    Text::new(title).size(Size::Points(22.0)).weight(Weight::Bold).heading(2)
}

/// The heading of a part.
pub(super) fn heading(ui: &mut Ui, title: &str) {
    heading_text(title).show(ui);
}

/// A smaller heading inside a part.
pub(super) fn subheading(ui: &mut Ui, title: &str) {
    Text::new(title).size(Size::Label).weight(Weight::Bold).heading(3).show(ui);
}

/// One item below its heading: follow-ups, its anchors with the keys 1–5, and the note.
pub(super) fn item(ui: &mut Ui, item: &Item, marks: &mut Marks, note_label: &str, words: &Words) {
    if !item.follow_ups.is_empty() {
        let follow_ups = words.text("interview-follow-ups");
        panel(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            Text::label(&*follow_ups).size(Size::Fact).show(ui);
            for words in &item.follow_ups {
                Text::new(words.as_str()).size(Size::Label).show(ui);
            }
        });
    }
    anchors(ui, item, marks);
    note(ui, item, marks, note_label, words);
}

/// The anchors of an item with the keys 1–5.
pub(super) fn anchors(ui: &mut Ui, item: &Item, marks: &mut Marks) {
    let chosen = marks.mark(&item.id).map(Mark::number);
    let pressed = Anchors::new(&item.title, &item.anchors, chosen).keys(true).show(ui);
    if let Some(mark) = pressed.and_then(Mark::new) {
        marks.choose(&item.id, mark);
    }
}

fn note(ui: &mut Ui, item: &Item, marks: &mut Marks, label: &str, words: &Words) {
    let fault = note_fault(marks.note(&item.id)).map(|fault| words.say(&say_note(fault)));
    let id = Id::unique(("note", item.id.as_str()));
    let field = TextField::area(label, 2).id(id).fault(fault.as_deref());
    field.show(ui, marks.note_mut(&item.id));
    if key(ui, Key::N) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// A field for a reason. What is wrong with it is shown once something is written.
pub(super) fn reason(ui: &mut Ui, label: &str, text: &mut String, words: &Words) {
    let fault = note_fault(text).map(|fault| words.say(&say_note(fault)));
    TextField::area(label, 3).fault(fault.as_deref()).show(ui, text);
}

/// The part with everything that is counted, below its heading.
pub(super) fn counts(ui: &mut Ui, counts: &[Counted], marks: &mut Marks, words: &Words) {
    Text::label(words.text("form-counts-lead")).size(Size::Fact).show(ui);
    for counted in counts {
        count(ui, counted, marks, words);
    }
    // Where only one thing is counted, plus and minus mean that one.
    if let [counted] = counts {
        if key(ui, Key::Plus) {
            marks.count_by(&counted.id, 1);
        }
        if key(ui, Key::Minus) {
            marks.count_by(&counted.id, -1);
        }
    }
}

/// One thing that is counted.
pub(super) fn count(ui: &mut Ui, counted: &Counted, marks: &mut Marks, words: &Words) {
    let title = counted.title.as_str();
    let value = marks.count(&counted.id);
    let less = words.say(&Say::new("form-count-less").verbatim("title", title));
    let more = words.say(&Say::new("form-count-more").verbatim("title", title));
    let told = match value {
        Some(value) => {
            Say::new("form-count-value").verbatim("title", title).number("number", i64::from(value))
        }
        None => Say::new("form-count-open").verbatim("title", title),
    };
    let told = words.say(&told);
    let steps = Stepper::new(title, value, (&less, &more, &told)).show(ui);
    if steps != 0 {
        marks.count_by(&counted.id, steps);
    }
}

/// What is missing at the part in front, once the rest is done.
pub(super) fn missing(ui: &mut Ui, missing: &[Missing], words: &Words) {
    for missing in missing {
        Text::label(words.say(&missing.say())).size(Size::Fact).ink(Ink::Warn).weight(Weight::Bold).show(ui);
    }
}

/// The form as it will be signed.
pub(super) fn summary(ui: &mut Ui, items: &[Item], counts: &[Counted], marks: &Marks, words: &Words) {
    for item in items {
        let Some(mark) = marks.mark(&item.id) else { continue };
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            Text::label(item.title.as_str()).size(Size::Fact).show(ui);
            let said = words.say(&Say::new("form-mark").number("mark", i64::from(mark.number())));
            let anchor = item.anchors.get(usize::from(mark.number()) - 1).map_or("", String::as_str);
            Text::new(format!("{said} · {anchor}")).size(Size::Label).weight(Weight::Bold).show(ui);
            let note = marks.note(&item.id).trim();
            let note = if note.is_empty() { words.text("form-no-note") } else { note.to_owned() };
            Text::label(note).size(Size::Fact).show(ui);
        });
    }
    for counted in counts {
        let Some(value) = marks.count(&counted.id) else { continue };
        let said = Say::new("form-count-value").verbatim("title", counted.title.as_str());
        Text::new(words.say(&said.number("number", i64::from(value)))).size(Size::Label).show(ui);
    }
}

/// That a signature binds, and whose it is.
pub(super) fn binding(ui: &mut Ui, signs_as: &str, words: &Words) {
    let who = words.say(&Say::new("form-signs-as").verbatim("name", signs_as));
    Notice::new(NoticeKind::Warn, &who).advice(&words.text("form-locks")).show(ui);
}
