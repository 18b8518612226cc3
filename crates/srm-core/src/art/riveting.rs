//! Rings on a plate, the dots that are placed in them, and the cross-hair of the arrow keys.

use super::{circle, drawn, filled, flat, graded, lined, path, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, Stroke, u};

/// A ring about the origin: a wall of `wall` units round a hole of `hole` units radius.
pub fn eyelet(hole: i32, wall: i32) -> Vec<Item> {
    let r = hole + wall;
    let mut items = vec![
        Item::Shadow(circle(0, 0, r)),
        drawn(circle(0, 0, r), graded(Ink::Card, Ink::Steel), stroke(Ink::Outline, 3)),
        drawn(circle(0, 0, hole), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ];
    if wall >= 8 {
        let glint = Stroke { alpha_pct: 60, ..stroke(Ink::Light, 2) };
        let arc =
            Shape::Arc { at: Pt::default(), r: u(r - wall / 2), from_mdeg: -58_000, sweep_mdeg: 116_000 };
        items.push(lined(arc, glint));
    }
    items
}

/// A dot of `r` units about the origin.
pub fn paint_dot(r: i32) -> Vec<Item> {
    vec![
        drawn(circle(0, 0, r), flat(Ink::Vermilion), stroke(Ink::Outline, 2)),
        filled(circle(-r / 3, -r / 3, (r / 4).max(1)), Fill { alpha_pct: 75, ..flat(Ink::Light) }),
    ]
}

/// A cross-hair about the origin, its middle open.
pub fn cross_hair() -> Vec<Item> {
    let arms = [[(-46, 0), (-8, 0)], [(8, 0), (46, 0)], [(0, -46), (0, -8)], [(0, 8), (0, 46)]];
    let line = |ink, width| arms.map(|arm| path(&arm, stroke(ink, width)));
    let mut items = Vec::from(line(Ink::Card, 11));
    items.extend(line(Ink::Outline, 7));
    items.extend(line(Ink::Focus, 3));
    items
}
