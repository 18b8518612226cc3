//! What will be printed, shown before it is: the same words in the same order, in the language of the paper.

use crate::widgets::{DETAIL, Mark};
use egui::{Rect, Sense, Ui, vec2};
use srm_core::palette::Ink;
use srm_print::{Block, Card, Paper};
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{GRID, LINE_WIDTH, Look};
use srm_ui::widgets::{card, panel};

/// Shows a paper over the width at hand. Direction and language are the paper's, whatever the page's are.
pub fn show(ui: &mut Ui, paper: &Paper) {
    let page = Look::of(ui.ctx());
    Look { rtl: paper.is_rtl(), language: paper.lang().into(), ..page.clone() }.set(ui.ctx());
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        if let Some(band) = paper.band() {
            Text::new(band).size(Size::Fact).weight(Weight::Bold).ink(Ink::Warn).show(ui);
        }
        Text::new(paper.kicker()).size(Size::Fact).weight(Weight::Bold).ink(Ink::Action).show(ui);
        Text::new(paper.title()).weight(Weight::Bold).heading(2).show(ui);
        for block in paper.blocks() {
            show_block(ui, block);
        }
    });
    page.set(ui.ctx());
}

fn show_block(ui: &mut Ui, block: &Block) {
    let plain = |ui: &mut Ui, words: &str| {
        Text::new(words).size(Size::Fact).show(ui);
    };
    let quiet = |ui: &mut Ui, words: &str| {
        Text::label(words).size(DETAIL).show(ui);
    };
    match block {
        Block::Heading { text } => {
            ui.add_space(GRID);
            Text::new(text.as_str()).size(Size::Label).weight(Weight::Bold).heading(3).show(ui);
        }
        Block::Text { text } => plain(ui, text),
        Block::Small { text } => quiet(ui, text),
        Block::Notice { title, text } => {
            Text::new(title.as_str()).size(Size::Label).weight(Weight::Bold).ink(Ink::Action).show(ui);
            plain(ui, text);
        }
        Block::Points { items } => items.iter().for_each(|item| point(ui, item)),
        Block::Cards { items } => items.iter().for_each(|item| show_card(ui, item)),
        Block::Facts { items } => {
            for (name, value) in items {
                plain(ui, &format!("{name}: {value}"));
            }
        }
        Block::Code { items, alt, .. } => {
            quiet(ui, alt);
            for (name, value) in items {
                plain(ui, &format!("{name}: {value}"));
            }
        }
        Block::Table { head, rows, .. } => {
            for row in rows {
                let cells = head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                let cells: Vec<String> = cells.map(|(name, cell)| format!("{name}: {cell}")).collect();
                panel(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    for cell in &cells {
                        plain(ui, cell);
                    }
                });
            }
        }
        Block::Lines { label, .. } => {
            quiet(ui, label);
            ui.add_space(GRID);
            line(ui);
        }
        Block::Scale { anchors } => {
            for (step, anchor) in (1..).zip(anchors) {
                plain(ui, &format!("{step}  {anchor}"));
            }
        }
        Block::Sign { labels } => {
            for label in labels {
                ui.add_space(2.0 * GRID);
                line(ui);
                quiet(ui, label);
            }
        }
    }
}

fn line(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE_WIDTH), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, look.colour(Ink::Line));
}

/// A paragraph after a bullet.
fn point(ui: &mut Ui, words: &str) {
    let look = Look::of(ui.ctx());
    let text = Text::new(words).size(Size::Fact);
    let before = 22.0;
    let laid = text.layout(ui.ctx(), ui.available_width() - before);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    let dot = look.start(rect, 12.0).with_max_y(rect.top() + 24.0);
    ui.painter().circle_filled(dot.center(), 3.0, look.colour(Ink::Ink));
    laid.paint_in(ui.painter(), look.after(rect, before));
    text.describe(&response);
}

fn show_card(ui: &mut Ui, item: &Card) {
    panel(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        Text::new(item.title.as_str()).size(Size::Fact).weight(Weight::Bold).show(ui);
        if !item.tag.is_empty() {
            tag(ui, item);
        }
        for words in &item.texts {
            Text::new(words.as_str()).size(Size::Fact).show(ui);
        }
    });
}

fn tag(ui: &mut Ui, item: &Card) {
    let look = Look::of(ui.ctx());
    let (mark, ink) = if item.tick { (Mark::Ok, Ink::Ok) } else { (Mark::None, Ink::Muted) };
    let before = if item.tick { 28.0 } else { 0.0 };
    let text = Text::new(item.tag.as_str()).size(Size::Fact).weight(Weight::Bold).ink(ink);
    let laid = text.layout(ui.ctx(), ui.available_width() - before);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    let icon = look.start(rect, 22.0);
    mark.paint(ui, Rect::from_center_size(icon.center(), vec2(22.0, 22.0)), Ink::Paper);
    laid.paint_in(ui.painter(), look.after(rect, before));
    text.describe(&response);
}
