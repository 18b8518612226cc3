//! The leader prepares: the candidate's code, the attempt, accommodations. Confirming begins the session.

use super::{code_pad, news};
use crate::command::Command;
use crate::model::{Form, Model};
use egui::{Rect, Ui, UiBuilder, vec2};
use srm_core::id::CodeFault;
use srm_core::palette::{Ink, Theme};
use srm_core::session::Purpose;
use srm_core::time::TimeFactor;
use srm_text::Words;
use srm_ui::page_frame::PageFrame;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{GRID, Look, TARGET_GAP};
use srm_ui::widgets::{Button, Icon, Tile, Toggle};

pub(super) fn show(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let ready = model.code().is_ok();
    let frame = PageFrame::new()
        .quiet(Button::quiet(words.text("today-title")).icon(Icon::Eye))
        .quiet(Button::quiet(words.text("leader-code-new")).icon(Icon::Lock))
        .quiet(Button::quiet(words.text("quit")).icon(Icon::Leave))
        .main(Button::main(words.text("setup-start")).enabled(ready));
    let framed = frame.show(ui, |ui| {
        let look = Look::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let gap = 56.0;
        let code_width = 340.0;
        let mut left = ui.new_child(
            UiBuilder::new().id_salt("code").max_rect(look.start(room, code_width)).layout(look.column()),
        );
        let mut commands = code(&mut left, model, words);
        let beside = look.after(room, code_width + gap);
        let mut right = ui.new_child(UiBuilder::new().id_salt("form").max_rect(beside).layout(look.column()));
        commands.extend(form(&mut right, model, words));
        let used = left.min_rect().union(right.min_rect());
        ui.advance_cursor_after_rect(used);
        commands
    });
    let mut commands = framed.inner;
    if framed.main && ready {
        commands.push(Command::Begin);
    }
    commands.extend(framed.quiet.map(|index| match index {
        0 => Command::Today,
        1 => Command::NewCode,
        _ => Command::Quit,
    }));
    commands
}

fn code(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    Text::title(words.text("setup-title")).size(Size::Clock).show(ui);
    ui.add_space(GRID);
    let label = words.text("setup-code");
    let commands = code_pad(ui, &label, &model.form.digits, 9, false, words);
    let fault = match model.code() {
        Err(CodeFault::Check) => Some("setup-code-check"),
        Err(CodeFault::Form) => Some("setup-code-form"),
        Err(CodeFault::Short) if !model.form.digits.is_empty() => Some("setup-code-short"),
        _ => None,
    };
    if let Some(id) = fault {
        ui.add_space(GRID);
        Text::label(words.text(id)).size(Size::Fact).ink(Ink::Warn).weight(Weight::Bold).show(ui);
    }
    commands
}

fn form(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    let mut wanted = model.form.clone();
    ui.spacing_mut().item_spacing.y = GRID;
    news(ui, model.news.as_ref());
    if let Some(pack) = model.pack.as_ref().and_then(|loaded| loaded.pack.as_ref()) {
        let title = pack.text(words.lang(), pack.title()).to_owned();
        Text::label(title).weight(Weight::Bold).show(ui);
    }
    if model.purpose == Purpose::Demo {
        Text::label(words.text("setup-demo-hint")).size(Size::Fact).ink(Ink::Muted).show(ui);
    }
    ui.add_space(GRID);
    let attempts: Vec<(String, u8)> = (1..=4).map(|n| (n.to_string(), n)).collect();
    row(ui, &words.text("setup-attempt"), &attempts, &mut wanted.attempt);
    let factors: Vec<(String, TimeFactor)> =
        TimeFactor::OFFERED.iter().map(|f| (format!("{} %", f.permille() / 10), *f)).collect();
    row(ui, &words.text("setup-time-factor"), &factors, &mut wanted.settings.time_factor);
    let sizes: Vec<(String, u16)> =
        [100, 125, 150, 200].iter().map(|pct| (format!("{pct}\u{a0}%"), *pct)).collect();
    row(ui, &words.text("setup-text-size"), &sizes, &mut wanted.settings.text_pct);
    let themes: Vec<(String, Theme)> = Theme::ALL
        .iter()
        .map(|theme| {
            let id = match theme {
                Theme::Light => "theme-light",
                Theme::Dark => "theme-dark",
                Theme::HighContrast => "theme-high-contrast",
            };
            (words.text(id), *theme)
        })
        .collect();
    row(ui, &words.text("setup-theme"), &themes, &mut wanted.settings.theme);
    ui.add_space(GRID);
    switch(ui, words.text("setup-calm-motion"), &mut wanted.settings.calm_motion);
    switch(ui, words.text("setup-hide-clock"), &mut wanted.settings.hide_clock);
    changed(&model.form, wanted)
}

fn changed(before: &Form, wanted: Form) -> Vec<Command> {
    if *before == wanted { Vec::new() } else { vec![Command::Form(wanted)] }
}

fn switch(ui: &mut Ui, words: String, on: &mut bool) {
    if Toggle::new(words, *on).show(ui).clicked() {
        *on = !*on;
    }
}

/// A label and a row of choices.
fn row<T: Copy + PartialEq>(ui: &mut Ui, label: &str, choices: &[(String, T)], chosen: &mut T) {
    let look = Look::of(ui.ctx());
    Text::label(label).size(Size::Fact).ink(Ink::Muted).show(ui);
    let room = ui.available_rect_before_wrap();
    let count = choices.len().max(1) as f32;
    let width = ((room.width() - TARGET_GAP * (count - 1.0)) / count).max(48.0);
    let mut bottom = room.top();
    for (i, (words, value)) in choices.iter().enumerate() {
        let place = look.start(look.after(room, (width + TARGET_GAP) * i as f32), width);
        let place = Rect::from_min_size(place.min, vec2(width, room.height()));
        let salt = (label.to_owned(), i);
        let mut inside = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place).layout(look.column()));
        let tile = Tile::new(words.as_str())
            .size(Size::Label)
            .height(52.0)
            .align(srm_ui::text::Align::Center)
            .selected(*value == *chosen)
            .position(i + 1);
        if tile.show(&mut inside).clicked() {
            *chosen = *value;
        }
        bottom = bottom.max(inside.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, egui::pos2(room.right(), bottom)));
}
