//! What is sorted in each trade: things of one form with a colour and pattern, and marks to count.

use super::forms::{around, curve, oval, seam, shaded, shine};
use super::goods::Theme;
use super::{
    OUTLINE, PLATE_HALF_H, PLATE_HALF_W, Plate, circle, drawn, filled, flat, lined, plate, polygon, rect,
    stroke,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Shape, Stroke, pt};

/// A thing to sort about the origin, 168 × 120 units; what a plate's holes are in the workshop are tags on laundry,
/// labels on waste and dots on dishes.
pub fn ware(theme: Theme, of: Plate) -> Vec<Item> {
    match theme {
        Theme::Parts => plate(of),
        Theme::Care => laundry(of),
        Theme::Cleaning => waste(of),
        Theme::Kitchen => dish(of),
    }
}

fn fill(of: Plate) -> Fill {
    of.hue.map_or_else(|| flat(Ink::Card), super::Hue::fill)
}

/// Middles of the marks, `step` units apart.
fn marks(of: Plate, step: i32) -> impl Iterator<Item = i32> {
    let count = i32::from(of.holes);
    (0..count).map(move |i| (2 * i - count + 1) * step / 2)
}

/// Folded laundry with paper tags at its edge.
fn laundry(of: Plate) -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W, PLATE_HALF_H);
    let plain = Fill { pattern: Pattern::Plain, ..fill(of) };
    let mut items = vec![Item::Shadow(rect(-w, -h, 2 * w, 2 * h, 26))];
    // Two folds below, the folded side with the pattern above.
    items.push(drawn(rect(6 - w, 14, 2 * w - 10, h - 14, 22), plain, OUTLINE));
    items.push(shaded(rect(8 - w, 18, 2 * w - 14, h - 20, 20), 22));
    items.push(drawn(rect(-w, -6, 2 * w - 2, 48, 22), plain, OUTLINE));
    items.push(shaded(rect(2 - w, 0, 2 * w - 6, 40, 20), 12));
    items.push(drawn(rect(-w, -h, 2 * w, 84, 24), fill(of), OUTLINE));
    items.push(shine(22 - w, 8 - h, 2 * w - 44, 8));
    for x in marks(of, 46) {
        items.push(seam(&[(x, 6), (x, -6)]));
        items.push(drawn(rect(x - 15, 4, 30, 40, 6), flat(Ink::Face), OUTLINE));
        items.push(filled(circle(x, 14, 4), flat(Ink::Mark)));
    }
    items
}

/// A tied bag of waste with square labels.
fn waste(of: Plate) -> Vec<Item> {
    let plain = Fill { pattern: Pattern::Plain, ..fill(of) };
    let mut items = vec![Item::Shadow(rect(-80, -20, 160, 78, 30))];
    for side in [-1, 1] {
        items.push(polygon(&[(side * 2, -30), (side * 12, -60), (side * 42, -54)], plain, Some(OUTLINE)));
    }
    let mut sack = around(0, 16, 84, (52, 52), -90_000, 180_000);
    sack.extend([(82, 38), (74, 53), (58, 60), (-58, 60), (-74, 53), (-82, 38)].map(|(x, y)| pt(x, y)));
    items.push(drawn(Shape::Polygon(sack), fill(of), OUTLINE));
    for line in
        [curve((-8, -28), (-30, -22), (-50, -8), (-60, 12)), curve((8, -28), (30, -22), (50, -8), (60, 12))]
    {
        items.push(lined(line, Stroke { alpha_pct: 55, ..stroke(Ink::Light, 5) }));
    }
    items.push(drawn(rect(-18, -46, 36, 14, 7), flat(Ink::Face), OUTLINE));
    for x in marks(of, 46) {
        items.push(drawn(rect(x - 16, 6, 32, 32, 6), flat(Ink::Face), OUTLINE));
    }
    items
}

/// A dish with a patterned rim and dots in its well.
fn dish(of: Plate) -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W, PLATE_HALF_H);
    let plain = Fill { pattern: Pattern::Plain, ..fill(of) };
    let mut items = vec![
        Item::Shadow(rect(-w, -h, 2 * w, 2 * h, h)),
        drawn(oval(0, 4, w, h - 4, h - 4), plain, OUTLINE),
        shaded(oval(0, 4, w - 2, h - 6, h - 6), 25),
        drawn(oval(0, -4, w, h - 4, h - 4), fill(of), OUTLINE),
        drawn(oval(0, -4, w - 22, h - 21, h - 21), flat(Ink::Face), OUTLINE),
    ];
    for x in marks(of, 36) {
        items.push(filled(circle(x, -4, 12), flat(Ink::Mark)));
    }
    items
}
