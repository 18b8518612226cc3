//! Surfaces: the white card the work lies on, and the quieter panel inside it.

use egui::{Painter, Rect, Shadow, Shape, StrokeKind, Ui, UiBuilder, epaint::RectShape, vec2};
use srm_core::palette::{Ink, Theme};

use super::corners;
use crate::tokens::{CARD_RADIUS, LINE_WIDTH, Look, TILE_RADIUS};

/// Space between the edge of a card and what is in it, in points.
const PADDING: f32 = 24.0;

/// Paints a card with its soft shadow into `rect`; `radius` in points.
pub fn paint_card(painter: &Painter, rect: Rect, radius: f32, look: &Look) {
    painter.add(card_shape(rect, radius, look));
}

/// A card over the width at hand, as high as `content`.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    surface(ui, |rect, look| card_shape(rect, CARD_RADIUS, look), content)
}

/// A panel in the colour of the page over the width at hand, for what stands apart inside a card.
pub fn panel<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    surface(ui, |rect, look| lined(rect, TILE_RADIUS, Ink::Paper, look).into(), content)
}

fn card_shape(rect: Rect, radius: f32, look: &Look) -> Shape {
    let card = lined(rect, radius, Ink::Card, look);
    // On black, a shadow shows nothing and the line does its work.
    if look.theme == Theme::HighContrast {
        return card.into();
    }
    let color = look.colour(Ink::Shadow).gamma_multiply(0.12);
    let shadow = Shadow { offset: [0, 2], blur: 12, spread: 0, color };
    Shape::Vec(vec![shadow.as_shape(rect, corners(radius)).into(), card.into()])
}

fn lined(rect: Rect, radius: f32, fill: Ink, look: &Look) -> RectShape {
    let line = look.stroke(LINE_WIDTH, Ink::Line);
    RectShape::new(rect, corners(radius), look.colour(fill), line, StrokeKind::Inside)
}

/// Puts a ground under `content`: its place in the order of paint is kept, its size is known afterwards.
fn surface<R>(ui: &mut Ui, ground: impl Fn(Rect, &Look) -> Shape, content: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let padding = if room.width() < 480.0 { PADDING * 2.0 / 3.0 } else { PADDING };
    let place = ui.painter().add(Shape::Noop);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room.shrink(padding)).layout(look.column()));
    let result = content(&mut inside);
    let height = inside.min_rect().height() + 2.0 * padding;
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height));
    ui.painter().set(place, ground(rect, &look));
    ui.advance_cursor_after_rect(rect);
    result
}
