//! The widgets all pages share. Each takes its words in reading order, mirrors on right-to-left pages, can be worked
//! by pointer, Tab with Enter or Space, and assistive technology, and is at least 48 points in each direction.

mod answer;
mod button;
mod card;
mod clock;
mod field;
mod icon;
mod keypad;
mod notice;
mod steps;
mod tile;
mod toggle;

use egui::{Color32, CornerRadius, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};
use srm_core::palette::Ink;

pub use self::{
    answer::AnswerTile,
    button::{Button, ButtonKind},
    card::{card, paint_card, panel},
    clock::Clock,
    field::CodeField,
    icon::Icon,
    keypad::{Keypad, KeypadPress},
    notice::{Notice, NoticeKind},
    steps::Steps,
    tile::Tile,
    toggle::Toggle,
};
use crate::tokens::{FOCUS_WIDTH, LINE_WIDTH, Look};

/// Takes `size` points of `ui` for something that can be pressed. The id comes from `salt`, not from the order of
/// creation, so focus stays where it is when something appears above.
fn target(ui: &mut Ui, size: Vec2, salt: (&str, &str), enabled: bool) -> (Rect, Response) {
    let (_, rect) = ui.allocate_space(size);
    let response = target_at(ui, rect, salt, enabled);
    (rect, response)
}

/// Makes `rect` something that can be pressed; `salt` tells it from its neighbours. What gets focus is scrolled into
/// view with its ring.
pub fn target_at(ui: &Ui, rect: Rect, salt: (&str, &str), enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.make_persistent_id(salt), sense);
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(16.0), None);
    }
    response
}

/// Adds the page's language and an optional `description` to the node of `response`.
pub fn annotate(response: &Response, look: &Look, description: Option<&str>) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_language(look.language.to_string());
        if let Some(words) = description {
            node.set_description(words);
        }
    });
}

/// Paints the focus ring around `rect` when `response` has focus: amber between two ink lines, so that it shows on
/// any ground. `radius` is that of the widget.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: f32) {
    if response.has_focus() {
        paint_focus_ring(ui.painter(), rect, radius, &Look::of(ui.ctx()));
    }
}

/// Paints a focus ring around `rect`, for what the scene painter has in focus.
pub fn paint_focus_ring(painter: &Painter, rect: Rect, radius: f32, look: &Look) {
    // Each ring begins where the one inside it ends, so that all sides round to the same picture elements.
    for (gap, stroke) in [
        (1.0, look.stroke(LINE_WIDTH, Ink::Ink)),
        (1.0 + LINE_WIDTH, look.stroke(FOCUS_WIDTH, Ink::Focus)),
        (1.0 + LINE_WIDTH + FOCUS_WIDTH, look.stroke(LINE_WIDTH, Ink::Ink)),
    ] {
        painter.rect_stroke(rect.expand(gap), corners(radius + gap), stroke, StrokeKind::Outside);
    }
}

/// A rounded box; the outline lies inside `rect`, so that neighbours stay apart. `radius` in points.
pub fn panel_box(painter: &Painter, rect: Rect, radius: f32, fill: Color32, stroke: Stroke) {
    painter.rect(rect, corners(radius), fill, stroke, StrokeKind::Inside);
}

fn corners(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

/// `part` of `front` over `back`, 0.0–1.0: how a press or the pointer shows.
fn mixed(back: Color32, front: Color32, part: f32) -> Color32 {
    back.lerp_to_gamma(front, part.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests;
