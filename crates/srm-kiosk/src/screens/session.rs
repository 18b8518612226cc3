//! The candidate's session, and its last screen.

use crate::command::{self, Command};
use crate::model::Model;
use egui::{Ui, UiBuilder, vec2};
use srm_core::page::Screen;
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_core::session::Purpose;
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::session_page::{self, Done};
use srm_ui::text::{Size, Text};
use srm_ui::tokens::{GRID, Look};
use srm_ui::widgets::{Button, Icon, Notice, NoticeKind};

pub(super) fn show(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let Some(view) = &model.view else { return Vec::new() };
    if let Some(trouble) =
        model.live.as_ref().and_then(|live| live.trouble()).filter(|_| model_is_stopped(model))
    {
        return stopped(ui, trouble.words(), words);
    }
    let over = matches!(view.page.screen, Screen::Finished | Screen::Left);
    if over {
        return last(ui, model, words);
    }
    let done = session_page::show(ui, view, words, model.clock_hidden);
    done.into_iter()
        .map(|done| match done {
            Done::Act(act) => Command::Act(act),
            Done::Leader => Command::LeaderCode,
            Done::Clock => Command::Clock,
        })
        .collect()
}

fn model_is_stopped(model: &Model) -> bool {
    model.live.as_ref().is_some_and(srm_host::station::Live::is_stopped)
}

/// Nothing can be saved any more: the work is hidden, and the leader is called.
fn stopped(ui: &mut Ui, (what, advice): (&'static str, &'static str), words: &Words) -> Vec<Command> {
    PageFrame::new().show(ui, |ui| {
        ui.add_space(6.0 * GRID);
        Notice::new(NoticeKind::Problem, &words.text(what)).advice(&words.text(advice)).show(ui);
    });
    Vec::new()
}

/// The last screen: what was done, when an answer comes, nothing about points. The demo also tells where its sheet is.
fn last(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let Some(view) = &model.view else { return Vec::new() };
    let leader = words.text("leader-code-title");
    let framed = PageFrame::new().quiet(Button::quiet(leader).icon(Icon::Lock)).show(ui, |ui| {
        let look = Look::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let width = room.width().min(760.0);
        let place = egui::Rect::from_center_size(room.center(), vec2(width, room.height()));
        let mut column = ui.new_child(UiBuilder::new().max_rect(place).layout(look.column()));
        column.spacing_mut().item_spacing.y = 2.0 * GRID;
        column.add_space(8.0 * GRID);
        Text::title(words.words(&view.page.title)).show(&mut column);
        for paragraph in &view.page.paragraphs {
            Text::new(words.words(paragraph)).show(&mut column);
        }
        if model.purpose == Purpose::Demo
            && let (Some(path), Some(check)) = (&model.sheet, command::check_command(model))
        {
            column.add_space(2.0 * GRID);
            for (id, name, value) in
                [("sheet-where", "path", path.display().to_string()), ("sheet-check", "command", check)]
            {
                let line = words.say(&Say::new(id).verbatim(name, value));
                Text::label(line).size(Size::Fact).ink(Ink::Muted).line_chars(100).show(&mut column);
            }
        }
        let used = column.min_rect();
        ui.advance_cursor_after_rect(used);
    });
    if framed.quiet.is_some() { vec![Command::LeaderCode] } else { Vec::new() }
}
