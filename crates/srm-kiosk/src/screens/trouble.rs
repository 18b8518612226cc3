//! Something is wrong that the leader must mend: what, what to do first, and the detail for whoever helps.

use super::leader::in_column;
use crate::command::Command;
use crate::model::{Model, Problem};
use egui::Ui;
use srm_core::palette::Ink;
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::text::{Size, Text};
use srm_ui::widgets::{Button, Icon, Notice, NoticeKind};

pub(super) fn show(ui: &mut Ui, model: &Model, problem: &Problem, words: &Words) -> Vec<Command> {
    let can_go_back = model.live.is_some() || (model.station.is_some() && model.pack.is_some());
    let mut frame = PageFrame::new().quiet(Button::quiet(words.text("quit")).icon(Icon::Leave));
    if can_go_back {
        frame = frame.main(Button::main(words.text("back")));
    }
    let framed = frame.show(ui, |ui| {
        in_column(ui, 760.0, |ui| {
            ui.add_space(48.0);
            Notice::new(NoticeKind::Problem, &words.text(problem.what))
                .advice(&words.text(problem.advice))
                .show(ui);
            for detail in problem.detail.lines().take(12) {
                Text::label(detail).size(Size::Fact).ink(Ink::Muted).line_chars(100).show(ui);
            }
        });
    });
    let mut commands = Vec::new();
    if framed.main {
        commands.push(Command::Back);
    }
    if framed.quiet.is_some() {
        commands.push(Command::Quit);
    }
    commands
}
