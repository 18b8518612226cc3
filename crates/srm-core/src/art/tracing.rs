//! A milled plate, the groove in it, and the tool that lays a bead.

use super::{OUTLINE, circle, drawn, filled, flat, graded, lined, path, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, Stroke, pt, u};

/// A line of `width` units through points, with round ends.
fn along(points: &[Pt], ink: Ink, width: i32, alpha_pct: u8) -> Item {
    lined(Shape::Line(points.to_vec()), Stroke { alpha_pct, ..stroke(ink, width) })
}

/// The same way with three more points between each two, on the smooth curve through them all (Catmull–Rom), so that
/// a broad line shows no corners.
fn smooth(points: &[Pt]) -> Vec<Pt> {
    let Some(last) = points.last() else { return Vec::new() };
    let place = |i: usize| points.get(i).copied().unwrap_or(*last);
    let mut fine = Vec::with_capacity(points.len() * 4);
    for i in 0..points.len() - 1 {
        let (a, b, c, d) = (place(i.saturating_sub(1)), place(i), place(i + 1), place(i + 2));
        for t in 0..4_i64 {
            // 128 p(t/4), so that every term is whole: 2p(s) = 2b + (c − a)s + (2a − 5b + 4c − d)s² + (3b − a − 3c + d)s³.
            let mix = |a: i32, b: i32, c: i32, d: i32| {
                let [a, b, c, d] = [a, b, c, d].map(i64::from);
                let sum = 128 * b
                    + 16 * (c - a) * t
                    + 4 * (2 * a - 5 * b + 4 * c - d) * t * t
                    + (3 * b - a - 3 * c + d) * t * t * t;
                (sum / 128) as i32
            };
            fine.push(Pt { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) });
        }
    }
    fine.push(*last);
    fine
}

/// A metal plate with a screw in each corner, from its top left corner.
pub fn work_plate(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let body = rect(x, y, w, h, 26);
    let metal = Fill { alpha_pct: 62, ..graded(Ink::MetalLight, Ink::MetalDark) };
    let mut items = vec![
        Item::Shadow(body.clone()),
        filled(body.clone(), flat(Ink::Card)),
        drawn(body, metal, OUTLINE),
        filled(rect(x + 14, y + 9, w - 28, 9, 4), Fill { alpha_pct: 55, ..flat(Ink::Light) }),
    ];

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
    let points = smooth(points);
    // The light comes from above: the near lip shines, the far wall throws a shadow on the floor.
    let lowered: Vec<Pt> = points.iter().map(|point| point.moved(0, u(4))).collect();
    vec![
        along(&lowered, Ink::Light, w + 12, 80),
        along(&points, Ink::Outline, w + 8, 100),
        along(&points, Ink::Hollow, w, 100),
        along(&lowered, Ink::BeltLight, w - 8, 100),
        along(&points, Ink::Hollow, 4, 80),
    ]
}

/// A bead of glue or weld along `points`, `width` units thick, glossy where the light falls on it.
pub fn bead(points: &[Pt], width: i32) -> Vec<Item> {
    if points.len() < 2 {
        return Vec::new();
    }
    let points = smooth(points);
    let lit: Vec<Pt> = points.iter().map(|point| point.moved(0, -u(width) / 5)).collect();
    vec![
        along(&points, Ink::Outline, width + 6, 100),
        along(&points, Ink::Vermilion, width, 100),
        along(&lit, Ink::Light, (width / 6).max(3), 70),
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

/// The target where a groove of `half_width` ends, about the origin: a ring with a tick in it.
pub fn goal_pad(half_width: i32) -> Vec<Item> {
    let r = half_width.max(26);
    vec![
        drawn(circle(0, 0, r + 8), flat(Ink::Face), OUTLINE),
        lined(circle(0, 0, r), stroke(Ink::Ok, 7)),
        path(&[(-11, 1), (-3, 10), (12, -9)], stroke(Ink::Ok, 7)),
    ]
}

/// A nozzle that lays a bead, its tip at the origin, leaning to the upper right.
pub fn nozzle() -> Vec<Item> {
    let body = vec![
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
