//! Observing live: whom and what, then the task with its clock, notes and counts, then a form for each person watched.
//! Nothing here needs a sheet or a network.

mod prepare;
mod rate;
mod watch;

use crate::forms::observe::{ObserveAct, ObserveDraft, ObserveView, Phase};
use crate::forms::task::Task;
use crate::widgets::{Tab, Tabs, Work};
use egui::Ui;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::Text;
use srm_ui::tokens::Look;
use srm_ui::widgets::{Button, Icon, Notice, NoticeKind};

/// Shows where the observation has come to.
pub fn show(ui: &mut Ui, view: &ObserveView, draft: &mut ObserveDraft, words: &Words) -> Vec<ObserveAct> {
    if draft.discarding {
        return discard(ui, draft, words);
    }
    // A set that is no longer installed takes the observation back to the choice of the exercise.
    match (draft.phase, draft.task(view)) {
        (Phase::Prepare, _) | (_, None) => prepare::show(ui, view, draft, words),
        (Phase::Watch, Some(task)) => watch::show(ui, view, task, draft, words),
        (Phase::Rate, Some(task)) => rate::show(ui, view, task, draft, words),
    }
}

/// Who is watched, as tabs where there are several.
fn people(ui: &mut Ui, draft: &mut ObserveDraft, words: &Words) {
    if draft.people.len() < 2 {
        if let Some(person) = draft.front() {
            let about = Say::new("form-about").verbatim("code", person.code.as_str());
            Text::label(words.say(&about.number("attempt", i64::from(person.attempt)))).show(ui);
        }
        return;
    }
    let name = words.text("observe-persons");
    let tab = |person: &crate::forms::observe::Watched| {
        let code = person.code.as_str();
        let say = if person.signed {
            Say::new("observe-person-signed").verbatim("code", code)
        } else {
            Say::new("observe-person").verbatim("code", code)
        };
        Tab::new(words.say(&say))
    };
    let tabs: Vec<Tab> = draft.people.iter().map(tab).collect();
    if let Some(place) = Tabs::new(&name, &tabs, Some(draft.at)).height(52.0).show(ui) {
        draft.turn_to(place);
    }
}

/// What the candidates see of the task, in pictures with their words.
fn task_steps(ui: &mut Ui, task: &Task, words: &Words) {
    use srm_core::kinds::observed::glyph_picture;
    let look = Look::of(ui.ctx());
    let (width, height, gap) = (132.0, 112.0, 12.0);
    let room = ui.available_width();
    let per_row = ((room + gap) / (width + gap)).floor().max(1.0) as usize;
    let rows = task.steps.len().div_ceil(per_row);
    let size = egui::vec2(room, rows as f32 * (height + gap) - gap);
    let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    for (place, glyph) in task.steps.iter().enumerate() {
        let row = area.with_min_y(area.top() + (place / per_row) as f32 * (height + gap));
        let after = look.after(row, (place % per_row) as f32 * (width + gap));
        let cell = look.start(after, width).with_max_y(row.top() + height);
        srm_ui::widgets::paint_card(ui.painter(), cell, 14.0, &look);
        srm_ui::stage::paint_picture(ui.painter(), &glyph_picture(*glyph), cell.shrink(8.0), 300.0, &look);
        let number = Text::new((place + 1).to_string()).size(crate::widgets::DETAIL);
        let at = look.start(cell.shrink(10.0), 24.0);
        number.layout(ui.ctx(), 24.0).paint_in(ui.painter(), at);
        let response = ui.interact(cell, ui.scope_id().with(("task step", place)), egui::Sense::hover());
        let name = words.say(&glyph.name(place + 1));
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, srm_ui::text::spoken(&name)));
    }
}

/// Asks to throw the observation away: quiet, at the end of the work.
fn discard_button(ui: &mut Ui, draft: &mut ObserveDraft, words: &Words) {
    if Button::quiet(words.text("observe-discard")).icon(Icon::Erase).show(ui).clicked() {
        draft.discarding = true;
    }
}

fn discard(ui: &mut Ui, draft: &mut ObserveDraft, words: &Words) -> Vec<ObserveAct> {
    let title = words.text("observe-discard-title");
    let work = Work::new(&title)
        .main(Button::main(words.text("form-back")), true)
        .other(Button::danger(words.text("observe-discard")));
    let worked = work.show(ui, |ui| {
        Notice::new(NoticeKind::Warn, &words.text("observe-discard-lead")).show(ui);
    });
    if worked.main || worked.other.is_some() {
        draft.discarding = false;
    }
    if worked.other.is_some() { vec![ObserveAct::Anew] } else { Vec::new() }
}

#[cfg(test)]
mod tests;
