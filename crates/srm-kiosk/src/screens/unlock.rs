//! The station's key waits for its passphrase: the leader opens it at the start of the day.

use super::leader::in_column;
use crate::command::Command;
use crate::model::Model;
use egui::{TextEdit, Ui};
use srm_core::palette::Ink;
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::widgets::{Button, Icon};

pub(super) fn show(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let frame = PageFrame::new()
        .quiet(Button::quiet(words.text("quit")).icon(Icon::Leave))
        .main(Button::main(words.text("leader-confirm")).enabled(!model.typed.is_empty()));
    let framed = frame.show(ui, |ui| {
        in_column(ui, 480.0, |ui| {
            ui.add_space(48.0);
            Text::title(words.text("unlock-title")).size(Size::Clock).show(ui);
            let label = Text::label(words.text("unlock-passphrase")).show(ui);
            let mut typed = model.typed.clone();
            let field =
                TextEdit::singleline(&mut typed).password(true).desired_width(f32::INFINITY).char_limit(200);
            let response = ui.add(field).labelled_by(label.id);
            if model.wrong {
                Text::label(words.text("unlock-wrong")).ink(Ink::Bad).weight(Weight::Bold).show(ui);
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let mut commands = Vec::new();
            if typed != model.typed {
                commands.push(Command::Passphrase(typed));
            }
            if entered {
                commands.push(Command::Unlock);
            }
            commands
        })
    });
    let mut commands = framed.inner;
    if framed.main {
        commands.push(Command::Unlock);
    }
    if framed.quiet.is_some() {
        commands.push(Command::Quit);
    }
    commands
}
