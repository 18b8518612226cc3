//! Planning a shift: people with their badges, job cards, the marks of their limits, and the key that hands a plan in.

use super::{Hue, OUTLINE, circle, drawn, filled, flat, graded, label, path, polygon, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item};

/// Somebody in plain work clothes from the chest up, about the origin, 110 × 110 units.
pub fn coworker() -> Vec<Item> {
    let coat = graded(Ink::MetalLight, Ink::MetalDark);
    vec![
        Item::Shadow(rect(-52, 4, 104, 52, 24)),
        drawn(rect(-52, 2, 104, 54, 26), coat, OUTLINE),
        drawn(rect(-13, -14, 26, 28, 10), flat(Ink::Face), OUTLINE),
        polygon(&[(-22, 4), (0, 28), (22, 4)], flat(Ink::Face), Some(stroke(Ink::Outline, 3))),
        drawn(circle(0, -32, 25), flat(Ink::Face), OUTLINE),
        filled(rect(-25, -54, 50, 16, 8), flat(Ink::BeltLight)),
        path(&[(-26, -36), (26, -36)], stroke(Ink::Outline, 4)),
    ]
}

/// One of the two badges, about the origin, 48 units across: shape, colour and pattern differ.
pub fn badge(number: u8) -> Vec<Item> {
    let shine = Fill { alpha_pct: 45, ..flat(Ink::Light) };
    if number == 0 {
        return vec![
            drawn(circle(0, 0, 24), Hue::Vermilion.fill(), OUTLINE),
            filled(rect(-11, -16, 22, 5, 2), shine),
        ];
    }
    vec![
        polygon(&[(0, -28), (28, 0), (0, 28), (-28, 0)], Hue::Green.fill(), Some(OUTLINE)),
        filled(rect(-7, -14, 14, 5, 2), shine),
    ]
}

/// A slot's number above the board, about the origin, 52 × 40 units.
pub fn slot_number(slot: u8) -> Vec<Item> {
    vec![
        drawn(rect(-26, -20, 52, 40, 10), flat(Ink::Card), stroke(Ink::Outline, 3)),
        label(0, 0, slot.to_string(), 28, Ink::Ink),
    ]
}

/// "Done by the end of this slot": the slot's number with a stop at its end, about the origin, 60 × 40 units.
pub fn deadline(slot: u8) -> Vec<Item> {
    let mut items = vec![
        drawn(rect(-32, -20, 52, 40, 10), flat(Ink::Card), stroke(Ink::Outline, 3)),
        label(-6, 0, slot.to_string(), 28, Ink::Ink),
    ];
    items.push(drawn(rect(20, -26, 11, 52, 3), flat(Ink::Bad), stroke(Ink::Outline, 3)));
    items
}

/// The stop that a deadline's mark stands for, from its top middle.
pub fn stop_line(x: i32, y: i32, h: i32) -> Vec<Item> {
    vec![drawn(rect(x - 6, y, 12, h, 4), flat(Ink::Bad), stroke(Ink::Outline, 3))]
}

/// A job card without what stands on it, from its top left corner.
pub fn job_card(x: i32, y: i32, w: i32, h: i32, chosen: bool) -> Vec<Item> {
    let body = rect(x, y, w, h, 14);
    let (ground, line) = if chosen { (Ink::Tint, stroke(Ink::Action, 9)) } else { (Ink::Face, OUTLINE) };
    vec![Item::Shadow(body.clone()), drawn(body, flat(ground), line)]
}

/// A small clock over the people, for the slots of time beside it, about the origin.
pub fn clock() -> Vec<Item> {
    vec![
        drawn(circle(0, 0, 22), flat(Ink::Face), OUTLINE),
        path(&[(0, -12), (0, 0), (9, 6)], stroke(Ink::Mark, 4)),
    ]
}

/// The key that hands a plan in, from its top left corner: a raised cap with a tick, flat and grey while there is too
/// little to hand in, and down once it has been pressed.
pub fn hand_in_key(x: i32, y: i32, w: i32, h: i32, live: bool, pressed: bool) -> Vec<Item> {
    let down = if pressed { 18 } else { 0 };
    let (cx, cy) = (x + w / 2, y + h / 2 - 8 + down);
    let tick = [(cx - 50, cy + 4), (cx - 16, cy + 38), (cx + 52, cy - 36)];
    let body = rect(x, y, w, h, 30);
    if !live && !pressed {
        return vec![drawn(body, flat(Ink::Paper), stroke(Ink::Line, 3)), path(&tick, stroke(Ink::Line, 20))];
    }
    let ground = if pressed { Ink::Tint } else { Ink::Card };
    vec![
        Item::Shadow(body.clone()),
        drawn(body, graded(Ink::MetalDark, Ink::Hollow), OUTLINE),
        drawn(rect(x + 12, y + 8 + down, w - 24, h - 36, 24), graded(ground, Ink::Tint), OUTLINE),
        filled(rect(x + 28, y + 16 + down, w - 56, 8, 4), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
        path(&tick, stroke(Ink::Outline, 29)),
        path(&tick, stroke(Ink::Ok, 20)),
    ]
}
