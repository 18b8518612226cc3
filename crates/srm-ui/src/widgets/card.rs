//! Surfaces: the white card the work lies on, and the quieter panel inside it.

use egui::emath::GuiRounding as _;
use egui::{Mesh, Painter, Rect, Shape, Ui, UiBuilder, vec2};
use srm_core::palette::{Ink, Theme};

use crate::rounded;
use crate::tokens::{CARD_RADIUS, LINE_WIDTH, Look, TILE_RADIUS};

/// Space between the edge of a card and what is in it, in points.
const PADDING: f32 = 24.0;
/// Over how many points the shadow of a card fades.
const SHADOW_BLUR: f32 = 12.0;

/// Paints a card with its soft shadow into `rect`; `radius` in points.
pub fn paint_card(painter: &Painter, rect: Rect, radius: f32, look: &Look) {
    painter.add(card_shape(rect, radius, painter.pixels_per_point(), look));
}

/// A card over the width at hand, as high as `content`.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    surface(ui, |rect, ppp, look| card_shape(rect, CARD_RADIUS, ppp, look), content)
}

/// A panel in the colour of the page over the width at hand, for what stands apart inside a card.
pub fn panel<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    surface(ui, |rect, ppp, look| lined(rect, TILE_RADIUS, Ink::Paper, ppp, look).into(), content)
}

fn card_shape(rect: Rect, radius: f32, pixels_per_point: f32, look: &Look) -> Shape {
    let card = lined(rect, radius, Ink::Card, pixels_per_point, look);
    // On black, a shadow shows nothing and the line does its work.
    if look.theme == Theme::HighContrast {
        return card.into();
    }
    let colour = look.colour(Ink::Shadow).gamma_multiply(0.12);
    // The card lies over the shadow's inside, so only its rim is painted.
    let under = rect.translate(vec2(0.0, 2.0));
    let rim = rounded::mesh(under, radius + SHADOW_BLUR / 2.0, &rounded::blurred(SHADOW_BLUR, colour), false);
    Shape::Vec(vec![rim.into(), card.into()])
}

fn lined(rect: Rect, radius: f32, fill: Ink, pixels_per_point: f32, look: &Look) -> Mesh {
    let (line, fill) = (look.colour(Ink::Line), look.colour(fill));
    let rings = rounded::lined(1.0 / pixels_per_point, (0.0, LINE_WIDTH), line, fill);
    rounded::mesh(rect.round_to_pixels(pixels_per_point), radius, &rings, true)
}

/// Puts a ground under `content`: its place in the order of paint is kept, its size is known afterwards.
fn surface<R>(
    ui: &mut Ui,
    ground: impl Fn(Rect, f32, &Look) -> Shape,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let padding = if room.width() < 480.0 { PADDING * 2.0 / 3.0 } else { PADDING };
    let place = ui.painter().add(Shape::Noop);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room.shrink(padding)).layout(look.column()));
    let result = content(&mut inside);
    let height = inside.min_rect().height() + 2.0 * padding;
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height));
    ui.painter().set(place, ground(rect, ui.pixels_per_point(), &look));
    ui.advance_cursor_after_rect(rect);
    result
}
