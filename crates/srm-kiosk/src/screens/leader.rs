//! The leader's pages during a session: their code, the menu, and the reason for what is grave.

use super::code_pad;
use crate::command::Command;
use crate::model::{Grave, Model, Route};
use egui::{Rect, Ui, UiBuilder, vec2};
use srm_core::palette::Ink;
use srm_core::session::{IncidentKind, LeaderAct, Purpose};
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{GRID, Look};
use srm_ui::widgets::{Button, Icon, Tile};

pub(super) fn code(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let frame = PageFrame::new()
        .quiet(Button::quiet(words.text("back")).icon(Icon::Back))
        .main(Button::main(words.text("leader-confirm")).enabled(model.typed.len() >= 4));
    let framed = frame.show(ui, |ui| {
        in_column(ui, 360.0, |ui| {
            let is_new = model.route == Route::NewCode;
            let label = words.text(if is_new { "leader-code-new" } else { "leader-code-title" });
            let commands = code_pad(ui, &label, &model.typed, 8, !is_new, words);
            if model.wrong {
                let wrong = words.text("leader-code-wrong");
                Text::label(wrong).ink(Ink::Bad).weight(Weight::Bold).show(ui);
            }
            let station = model.station.as_ref().filter(|_| !is_new && model.purpose != Purpose::Live);
            if station.is_some_and(srm_host::station::Station::has_default_leader_code) {
                let hint = format!(
                    "{}: {}",
                    words.text("leader-code-title"),
                    srm_host::station::LEADER_CODE_DEFAULT
                );
                Text::label(hint).size(Size::Fact).ink(Ink::Muted).show(ui);
            }
            commands
        })
    });
    let mut commands = framed.inner;
    // With a key of the pad in focus, Enter presses that key.
    let nothing_in_focus = ui.memory(|memory| memory.focused().is_none());
    let entered =
        nothing_in_focus && ui.input(|input| input.key_pressed(egui::Key::Enter)) && model.typed.len() >= 4;
    if framed.main || entered {
        commands.push(Command::TryCode);
    }
    if framed.quiet.is_some() {
        commands.push(Command::Back);
    }
    commands
}

pub(super) fn menu(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let Some(live) = &model.live else { return vec![Command::Back] };
    let session = live.session();
    let frame = PageFrame::new()
        .quiet(Button::quiet(words.text("today-title")).icon(Icon::Eye))
        .main(Button::main(words.text("leader-close")));
    let code = session.start().code.to_string();
    let framed = frame.show(ui, |ui| {
        in_column(ui, 640.0, |ui| {
            Text::title(words.text("leader-menu-title")).size(Size::Clock).show(ui);
            Text::label(code).ink(Ink::Muted).show(ui);
            let grave = |grave: Grave| (grave.act(IncidentKind::Other), Command::Ask(grave));
            let plain = |act: LeaderAct| (act, Command::Leader(act));
            let entries = [
                ("leader-note", grave(Grave::Note)),
                ("leader-another-round", plain(LeaderAct::AnotherRound)),
                ("leader-go-on", plain(LeaderAct::GoOn)),
                ("leader-void-exercise", grave(Grave::VoidExercise)),
                ("leader-end", grave(Grave::End)),
                ("leader-void-session", grave(Grave::Void)),
            ];
            let possible = entries.into_iter().filter(|(_, (act, _))| session.allows(*act));
            pick(ui, possible.map(|(id, (_, command))| (words.text(id), command)))
        })
    });
    let mut commands = framed.inner;
    if framed.main {
        commands.push(Command::Leader(LeaderAct::Close));
    }
    if framed.quiet.is_some() {
        commands.push(Command::Today);
    }
    commands
}

pub(super) fn why(ui: &mut Ui, grave: Grave, words: &Words) -> Vec<Command> {
    let frame = PageFrame::new().quiet(Button::quiet(words.text("leader-cancel")).icon(Icon::Back));
    let what = match grave {
        Grave::Note => "leader-note",
        Grave::VoidExercise => "leader-void-exercise",
        Grave::End => "leader-end",
        Grave::Void => "leader-void-session",
    };
    let framed = frame.show(ui, |ui| {
        in_column(ui, 640.0, |ui| {
            Text::title(words.text(what)).size(Size::Clock).show(ui);
            Text::label(words.text("leader-why")).ink(Ink::Muted).show(ui);
            pick(
                ui,
                IncidentKind::ALL
                    .into_iter()
                    .map(|kind| (words.text(kind.word()), Command::Why(grave, kind))),
            )
        })
    });
    let mut commands = framed.inner;
    if framed.quiet.is_some() {
        commands.push(Command::Back);
    }
    commands
}

/// A list of things to choose from.
fn pick(ui: &mut Ui, entries: impl Iterator<Item = (String, Command)>) -> Vec<Command> {
    let mut commands = Vec::new();
    for (words, command) in entries {
        if Tile::new(words).size(Size::Label).height(56.0).show(ui).clicked() {
            commands.push(command);
        }
    }
    commands
}

/// A column of `width` points in the middle of the page.
pub(super) fn in_column<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let width = width.min(room.width());
    let place = Rect::from_center_size(room.center(), vec2(width, room.height()));
    let mut column = ui.new_child(UiBuilder::new().id_salt("column").max_rect(place).layout(look.column()));
    column.spacing_mut().item_spacing.y = 1.5 * GRID;
    let inner = content(&mut column);
    let used = column.min_rect();
    ui.advance_cursor_after_rect(used);
    inner
}
