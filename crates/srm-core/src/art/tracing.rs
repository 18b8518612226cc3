//! A milled plate, the groove in it, and the tool that lays a bead.

use super::{OUTLINE, circle, drawn, filled, flat, graded, lined, path, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, Stroke, pt, u};

/// A line of `width` units through points, with round ends.
fn along(points: &[Pt], ink: Ink, width: i32, alpha_pct: u8, dash: (i32, i32)) -> Item {
    lined(
        Shape::Line(points.to_vec()),
        Stroke { ink, width: u(width), alpha_pct, dash: (u(dash.0), u(dash.1)) },
    )
}

/// A brushed metal plate with a screw in each corner, from its top left corner.
pub fn work_plate(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let body = rect(x, y, w, h, 26);
    let metal = Fill { alpha_pct: 62, ..graded(Ink::MetalLight, Ink::MetalDark) };
    let mut items = vec![
        Item::Shadow(body.clone()),
        filled(body.clone(), flat(Ink::Card)),
        drawn(body, metal, OUTLINE),
        filled(rect(x + 14, y + 9, w - 28, 9, 4), Fill { alpha_pct: 55, ..flat(Ink::Light) }),
    ];
    for row in 1..h / 46 {
        let (inset, level) = (70 + (row * 37) % 60, y + row * 46);
        let brushed = Stroke { ink: Ink::Light, width: u(2), alpha_pct: 22, dash: (u(340), u(46)) };
        items.push(path(&[(x + inset, level), (x + w - inset, level)], brushed));
    }
    for (cx, cy, turn) in [(0, 0, 20), (1, 0, 75), (0, 1, 130), (1, 1, 45)] {
        let centre = pt(x + 40 + cx * (w - 80), y + 40 + cy * (h - 80));
        let screw = vec![
            drawn(circle(0, 0, 17), graded(Ink::MetalLight, Ink::MetalDark), stroke(Ink::Outline, 3)),
            path(&[(-10, 0), (10, 0)], stroke(Ink::Outline, 4)),
        ];
        items.push(turned(centre, turn * 1000, screw));
    }
    items
}

/// A milled groove along `points`, its floor `2 × half_width` units wide with round ends, with a seam in the middle.
pub fn groove(points: &[Pt], half_width: i32) -> Vec<Item> {
    let w = 2 * half_width;
    // The light comes from above: the near lip shines, the far wall throws a shadow on the floor.
    let lowered: Vec<Pt> = points.iter().map(|point| point.moved(0, u(4))).collect();
    vec![
        along(&lowered, Ink::Light, w + 12, 80, (0, 0)),
        along(points, Ink::Outline, w + 8, 100, (0, 0)),
        along(points, Ink::Hollow, w, 100, (0, 0)),
        along(&lowered, Ink::BeltLight, w - 8, 100, (0, 0)),
        along(points, Ink::Hollow, 4, 80, (0, 0)),
    ]
}

/// A bead of glue or weld along `points`, `width` units thick, rippled.
pub fn bead(points: &[Pt], width: i32) -> Vec<Item> {
    if points.len() < 2 {
        return Vec::new();
    }
    vec![
        along(points, Ink::Outline, width + 6, 100, (0, 0)),
        along(points, Ink::Vermilion, width, 100, (0, 0)),
        along(points, Ink::Yellow, width - 10, 100, (1, 13)),
    ]
}

/// The pad where a groove of `half_width` begins, about the origin.
pub fn start_pad(half_width: i32) -> Vec<Item> {
    let r = half_width.max(26);
    vec![
        drawn(circle(0, 0, r + 8), flat(Ink::Blue), OUTLINE),
        drawn(circle(0, 0, r - 6), flat(Ink::Face), stroke(Ink::Outline, 3)),
        filled(circle(0, 0, 8), flat(Ink::Mark)),
    ]
}

/// A chequered flag on a pole that stands on the origin; it flies to the right (`outwards` 1) or to the left (−1).
pub fn flag(outwards: i32) -> Vec<Item> {
    let (w, h) = (17, 17);
    let left = if outwards < 0 { -3 * w } else { 0 };
    let mut items = vec![
        drawn(rect(-14, -6, 28, 12, 6), flat(Ink::Steel), stroke(Ink::Outline, 3)),
        drawn(rect(left, -118, 3 * w, 3 * h, 3), flat(Ink::Face), stroke(Ink::Outline, 4)),
    ];
    for square in (0..9).step_by(2) {
        items.push(filled(rect(left + square % 3 * w, -118 + square / 3 * h, w, h, 0), flat(Ink::Mark)));
    }
    items.push(path(&[(0, -4), (0, -122)], stroke(Ink::Outline, 7)));
    items
}

/// A nozzle that lays a bead, its tip at the origin, leaning to the upper right.
pub fn nozzle() -> Vec<Item> {
    let body = vec![
        Item::Shadow(rect(-20, -150, 40, 110, 12)),
        drawn(rect(-7, -196, 14, 52, 7), flat(Ink::Hollow), stroke(Ink::Outline, 3)),
        polygon(
            &[(-4, 0), (4, 0), (14, -44), (-14, -44)],
            graded(Ink::MetalLight, Ink::MetalDark),
            Some(OUTLINE),
        ),
        drawn(rect(-24, -152, 48, 96, 12), flat(Ink::Blue), OUTLINE),
        filled(rect(-16, -144, 9, 78, 4), Fill { alpha_pct: 45, ..flat(Ink::Light) }),
        drawn(rect(-20, -64, 40, 22, 6), flat(Ink::Steel), OUTLINE),
        path(&[(10, -132), (10, -88)], stroke(Ink::Outline, 6)),
    ];
    vec![turned(pt(0, 0), 48_000, body)]
}
