//! The day's codes and how they stand; copying everything; the office's receipts. No names: there are none.

use super::leader::in_column;
use super::news;
use crate::command::Command;
use crate::model::Model;
use egui::{Ui, vec2};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_host::station::{Row, RowState};
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::Look;
use srm_ui::widgets::{Button, Icon, card};

pub(super) fn show(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let frame = PageFrame::new()
        .quiet(Button::quiet(words.text("back")).icon(Icon::Back))
        .second(Button::second(words.text("receipt-import")))
        .main(Button::main(words.text("export-all")));
    let framed = frame.show(ui, |ui| {
        in_column(ui, 860.0, |ui| {
            Text::title(words.text("today-title")).size(Size::Clock).show(ui);
            news(ui, model.news.as_ref());
            if model.rows.is_empty() {
                Text::new(words.text("today-empty")).ink(Ink::Muted).show(ui);
            }
            for row in &model.rows {
                card(ui, |ui| line(ui, row, words));
            }
        });
    });
    let mut commands = Vec::new();
    if framed.main {
        commands.push(Command::Export);
    }
    if framed.second {
        commands.push(Command::Receipts);
    }
    if framed.quiet.is_some() {
        commands.push(Command::Back);
    }
    commands
}

fn line(ui: &mut Ui, row: &Row, words: &Words) {
    let look = Look::of(ui.ctx());
    let (ink, icon) = match row.state {
        RowState::Sealed => (Ink::Ok, Icon::Tick),
        RowState::Running => (Ink::Action, Icon::Forward),
        RowState::Unsealed => (Ink::Warn, Icon::Key),
        RowState::Left | RowState::Declined => (Ink::Muted, Icon::Leave),
        RowState::Voided => (Ink::Bad, Icon::Triangle),
    };
    let incidents = words.say(&Say::new("today-incidents").number("number", row.incidents as i64));
    let state = words.text(row.state.word());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), look.row(), |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), egui::Sense::hover());
        icon.paint(ui.painter(), rect, look.colour(ink), look.colour(Ink::Card), look.rtl);
        for (text, weight) in
            [(row.code.to_string(), Weight::Bold), (state, Weight::Regular), (incidents, Weight::Regular)]
        {
            let words = Text::label(text).weight(weight).ink(if weight == Weight::Bold {
                Ink::Ink
            } else {
                Ink::Muted
            });
            let laid = words.layout(ui.ctx(), 360.0);
            let width = laid.size().x.max(if weight == Weight::Bold { 130.0 } else { 240.0 });
            let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y), egui::Sense::hover());
            laid.paint_in(ui.painter(), look.start(rect, laid.size().x));
            words.describe(&response);
        }
    });
}
