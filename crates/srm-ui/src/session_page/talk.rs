//! Work in words: the scene as a picture, what is said beside it, and the answers as tiles.
//!
//! On a wide page the picture stands where reading begins and takes about two fifths; where there is less room, or the
//! text is large, it comes first and the words follow below. What does not fit is scrolled to.

use crate::stage::{self, Answerable};
use crate::text::{Size, Text, Weight};
use crate::tokens::{FOCUS_REACH, GRID, Look, TILE_RADIUS};
use crate::widgets::AnswerTile;
use egui::accesskit::Live;
use egui::{CornerRadius, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};
use srm_core::page::{Spoken, Talk, View};
use srm_core::palette::Ink;
use srm_core::scene::Scene;
use srm_text::Words;

/// Least room in which words stand beside the picture.
const WIDE: (f32, f32) = (860.0, 340.0);
/// The picture's part of the width.
const PICTURE_PART: f32 = 0.4;
/// Between the picture and the words.
const BETWEEN: f32 = 28.0;
/// How far what the candidate says is moved in, and the space round spoken words.
const MOVED_IN: f32 = 40.0;
const PADDING: f32 = 12.0;
/// Widest the words grow.
const WORDS_WIDTH_MAX: f32 = 760.0;

/// Between two lines and between two answers.
const fn gap(dense: bool) -> f32 {
    if dense { 10.0 } else { 14.0 }
}

/// Shows the work inside `card`.
pub fn show(ui: &mut Ui, view: &View, scene: &Scene, talk: &Talk, words: &Words, card: Rect) {
    let look = Look::of(ui.ctx());
    let inside = card.shrink(2.0 * GRID);
    let mut answers = Vec::new();
    // Other words begin at their top again; the picture alone would not.
    let turn = talk.answers.first().map_or(0, |answer| answer.node.0);
    let scrolled = |id: &'static str| ScrollArea::vertical().id_salt((id, turn)).auto_shrink([false, false]);
    let column = |place: Rect| UiBuilder::new().id_salt("words").max_rect(place).layout(look.column());
    if inside.width() >= WIDE.0 && inside.height() >= WIDE.1 {
        let picture = look.start(inside, inside.width() * PICTURE_PART);
        let mut stand = ui.new_child(UiBuilder::new().id_salt("stage").max_rect(picture));
        stage::show(&mut stand, scene, words, view.interactive);
        let beside = look.after(inside, picture.width() + BETWEEN - FOCUS_REACH);
        let mut room = ui.new_child(column(beside));
        scrolled("beside").show(&mut room, |ui| {
            let free = ui.available_rect_before_wrap();
            let width = (free.width() - 2.0 * FOCUS_REACH).min(WORDS_WIDTH_MAX);
            // Short words stand in the middle of the height, as the picture does.
            let room = free.height() - 2.0 * FOCUS_REACH;
            let dense = height(ui, talk, words, width, false) > room;
            let top = ((free.height() - height(ui, talk, words, width, dense)) / 2.5).max(FOCUS_REACH);
            let place = look.start(free.translate(vec2(0.0, top)), width + FOCUS_REACH);
            let place = look.end(place, width);
            all(ui, view, words, place, dense, &mut answers);
        });
    } else {
        let mut room = ui.new_child(column(inside));
        scrolled("below").show(&mut room, |ui| {
            let free = ui.available_rect_before_wrap();
            let acted_on = scene.nodes.iter().any(|node| node.enabled);
            let part = if acted_on { 0.75 } else { 0.45 };
            let high = (inside.height() * part).clamp(if acted_on { 230.0 } else { 120.0 }, 360.0);
            let picture = Rect::from_min_size(free.min, vec2(free.width(), high.min(free.width() / 1.6)));
            let mut stand = ui.new_child(UiBuilder::new().id_salt("stage").max_rect(picture));
            stage::show(&mut stand, scene, words, view.interactive);
            let below = free.with_min_y(picture.bottom() + GRID);
            let place = below.shrink2(vec2(FOCUS_REACH, 0.0));
            all(ui, view, words, place, true, &mut answers);
        });
    }
    if view.interactive {
        stage::show_answers(ui.ctx(), answers);
    }
}

/// What is said, then the answers, from the top of `place`. Those that can be chosen are added to `answers`.
fn all(ui: &mut Ui, view: &View, words: &Words, place: Rect, dense: bool, answers: &mut Vec<Answerable>) {
    let Some(talk) = &view.page.talk else { return };
    let look = Look::of(ui.ctx());
    let mut inside = ui.new_child(UiBuilder::new().id_salt("said").max_rect(place).layout(look.column()));
    inside.spacing_mut().item_spacing.y = gap(dense);
    for (i, said) in talk.said.iter().enumerate() {
        spoken(&mut inside, said, words, talk.said.len() - 1 - i, &look);
    }
    inside.add_space(GRID);
    for (i, answer) in talk.answers.iter().enumerate() {
        let text = words.words(&answer.words);
        let tile = AnswerTile::new(answer, &text, (i, talk.answers.len()));
        let tile = tile.several(talk.several).interactive(view.interactive).dense(dense);
        let response = tile.show(&mut inside);
        if answer.enabled {
            let rect = response.rect.intersect(ui.clip_rect());
            answers.push(Answerable { node: answer.node, key: answer.key, id: response.id, rect });
        }
    }
    ui.advance_cursor_after_rect(inside.min_rect().expand2(vec2(0.0, FOCUS_REACH)));
}

/// How a thing said is written: the latest with its speaker above it, an earlier one in a smaller line of its own.
struct Lines {
    by: Option<Text<'static>>,
    words: Text<'static>,
    padding: f32,
}

impl Lines {
    fn of(said: &Spoken, words: &Words, back: usize) -> Self {
        let (by, text) = (words.words(&said.by), words.words(&said.words));
        if back > 0 {
            let words = Text::label(format!("{by}: {text}")).ink(Ink::Ink);
            return Self { by: None, words, padding: PADDING * 0.6 };
        }
        let by = Text::label(by).size(Size::Fact).weight(Weight::Bold);
        Self { by: Some(by), words: Text::new(text), padding: PADDING }
    }

    /// Height of the speaker's name, and of all in `width` points.
    fn heights(&self, ui: &Ui, width: f32) -> (f32, f32) {
        let room = width - MOVED_IN - 2.0 * self.padding;
        let by = self.by.as_ref().map_or(0.0, |by| by.layout(ui.ctx(), room).size().y);
        (by, by + self.words.layout(ui.ctx(), room).size().y + 2.0 * self.padding)
    }
}

/// A line of the conversation, so many lines `back`: what others say at the start, what the candidate said moved in
/// from it.
fn spoken(ui: &mut Ui, said: &Spoken, words: &Words, back: usize, look: &Look) {
    let lines = Lines::of(said, words, back);
    let width = ui.available_width();
    let (by_height, height) = lines.heights(ui, width);
    let (_, row) = ui.allocate_space(vec2(width, height));
    let bubble = if said.you { look.end(row, width - MOVED_IN) } else { look.start(row, width - MOVED_IN) };
    let (fill, edge) = if said.you { (Ink::Tint, Ink::Action) } else { (Ink::Paper, Ink::Line) };
    let corners = CornerRadius::same(TILE_RADIUS as u8);
    let stroke = Stroke::new(2.0, look.colour(edge));
    ui.painter().rect(bubble, corners, look.colour(fill), stroke, StrokeKind::Inside);
    let inside = bubble.shrink(lines.padding);
    let below = inside.with_min_y(inside.top() + by_height);
    let id = |part| Id::unique(("said", part, back));
    if let Some(by) = &lines.by {
        by.layout(ui.ctx(), inside.width()).paint_in(ui.painter(), inside);
        by.describe(&ui.interact(inside.with_max_y(below.top()), id("by"), Sense::hover()));
    }
    lines.words.layout(ui.ctx(), inside.width()).paint_in(ui.painter(), below);
    let response = ui.interact(below, id("words"), Sense::hover());
    lines.words.describe(&response);
    if back == 0 {
        response.ctx.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }
}

/// About how high all the words are in `width` points.
fn height(ui: &Ui, talk: &Talk, words: &Words, width: f32, dense: bool) -> f32 {
    let last = talk.said.len().saturating_sub(1);
    let said = talk.said.iter().enumerate();
    let said = said.map(|(i, said)| Lines::of(said, words, last - i).heights(ui, width).1 + gap(dense));
    let answers = talk.answers.iter().enumerate().map(|(i, answer)| {
        let text = words.words(&answer.words);
        let tile = AnswerTile::new(answer, &text, (i, talk.answers.len())).several(talk.several);
        tile.dense(dense).height(ui.ctx(), width) + gap(dense)
    });
    said.sum::<f32>() + GRID + answers.sum::<f32>()
}
