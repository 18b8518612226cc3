//! What is done when an instrument says so, in each trade: small pictures for a card.

use super::forms::{METAL, curve, drop, joined, outline, oval, seam, shine, tube, way};
use super::goods::Theme;
use super::{
    OUTLINE, circle, drawn, fan, filled, flat, label, lined, path, polygon, rect, stop, stroke, turned, valve,
};
use crate::palette::Ink;
use crate::scene::{Item, Shape, pt, u};

/// What is done about a value that is too low (0), too high (1) or far too high (2), about the origin, about 90 × 90
/// units.
pub fn action(theme: Theme, which: u8) -> Vec<Item> {
    match (theme, which) {
        (Theme::Parts, 0) => valve(),
        (Theme::Parts, 1) => fan(),
        (Theme::Care, 0) => raised_bed(),
        (Theme::Care, 1) => turned_over(),
        (Theme::Care, _) => bell(),
        (Theme::Cleaning, 0) => dose(),
        (Theme::Cleaning, 1) => tap(),
        (Theme::Parts | Theme::Cleaning, _) => stop(),
        (Theme::Kitchen, 0) => lid(),
        (Theme::Kitchen, 1) => spoon(),
        (Theme::Kitchen, _) => stove_off(),
    }
}

/// Message id of what is done.
pub const fn action_word(theme: Theme, which: u8) -> &'static str {
    match (theme, which) {
        (Theme::Parts, 0) => "action-valve",
        (Theme::Parts, 1) => "action-fan",
        (Theme::Care, 0) => "action-raise-bed",
        (Theme::Care, 1) => "action-turn-over",
        (Theme::Care, _) => "action-bell",
        (Theme::Cleaning, 0) => "action-dose",
        (Theme::Cleaning, 1) => "action-rinse",
        (Theme::Parts | Theme::Cleaning, _) => "action-stop",
        (Theme::Kitchen, 0) => "action-lid",
        (Theme::Kitchen, 1) => "action-stir",
        (Theme::Kitchen, _) => "action-stove-off",
    }
}

/// A bed whose head goes up.
fn raised_bed() -> Vec<Item> {
    let mut items = vec![
        drawn(rect(-36, 24, 9, 20, 3), METAL, OUTLINE),
        drawn(rect(30, 24, 9, 20, 3), METAL, OUTLINE),
        drawn(rect(-46, 16, 92, 12, 4), METAL, OUTLINE),
        drawn(rect(-14, 2, 60, 14, 6), flat(Ink::Blue), OUTLINE),
        turned(
            pt(-10, 10),
            48_000,
            vec![
                drawn(rect(-46, -8, 50, 15, 6), flat(Ink::Blue), OUTLINE),
                drawn(rect(-46, -19, 22, 13, 6), flat(Ink::Face), OUTLINE),
            ],
        ),
    ];
    items.push(path(&[(22, -8), (22, -40)], stroke(Ink::Ink, 7)));
    items.push(path(&[(9, -28), (22, -42), (35, -28)], stroke(Ink::Ink, 7)));
    items
}

/// Somebody who lies and is turned to the other side.
fn turned_over() -> Vec<Item> {
    vec![
        drawn(rect(-46, 34, 92, 11, 5), METAL, OUTLINE),
        drawn(rect(-44, 20, 30, 14, 6), flat(Ink::Face), OUTLINE),
        drawn(rect(-20, 4, 64, 30, 15), flat(Ink::Green), OUTLINE),
        drawn(circle(-26, 9, 13), flat(Ink::Face), OUTLINE),
        lined(curve((-34, -12), (-26, -48), (26, -48), (32, -14)), stroke(Ink::Ink, 7)),
        path(&[(16, -22), (33, -12), (42, -30)], stroke(Ink::Ink, 7)),
    ]
}

/// A call bell.
fn bell() -> Vec<Item> {
    let mut items = vec![
        drawn(circle(0, 36, 9), flat(Ink::Hollow), OUTLINE),
        drawn(circle(0, -36, 7), flat(Ink::Yellow), OUTLINE),
    ];
    items.extend(joined(
        &[oval(0, -4, 26, 30, 8), outline(&[(-26, -4), (26, -4), (38, 28), (-38, 28)])],
        flat(Ink::Yellow),
    ));
    items.push(drawn(rect(-42, 22, 84, 12, 6), flat(Ink::Yellow), OUTLINE));
    items.push(shine(-16, -22, 8, 34));
    items
}

/// A drop more into the measuring cup.
fn dose() -> Vec<Item> {
    let mut items = drop(0, -20, 13, Ink::Blue);
    items.push(polygon(&[(-34, 4), (34, 4), (26, 44), (-26, 44)], flat(Ink::Face), Some(OUTLINE)));
    items.push(polygon(&[(-29, 24), (29, 24), (25, 42), (-25, 42)], flat(Ink::Blue), None));
    for y in [14, 24, 34] {
        items.push(seam(&[(14, y), (28, y)]));
    }
    items
}

/// A tap that runs.
fn tap() -> Vec<Item> {
    let mut items = vec![
        path(&[(-22, 20), (-22, 42)], stroke(Ink::Outline, 17)),
        path(&[(-22, 20), (-22, 42)], stroke(Ink::Blue, 10)),
    ];
    items.extend(tube(
        &[way(&[(44, -12), (-4, -12)]), curve((-4, -12), (-22, -12), (-22, -4), (-22, 12))],
        19,
        Ink::MetalLight,
    ));
    items.push(drawn(rect(-34, 6, 24, 12, 4), METAL, OUTLINE));
    items.push(drawn(rect(6, -34, 10, 16, 2), METAL, OUTLINE));
    items.push(drawn(rect(-14, -46, 50, 14, 7), flat(Ink::Vermilion), OUTLINE));
    items
}

fn pot() -> Vec<Item> {
    vec![
        drawn(rect(-46, 6, 16, 11, 5), flat(Ink::Hollow), OUTLINE),
        drawn(rect(30, 6, 16, 11, 5), flat(Ink::Hollow), OUTLINE),
        polygon(&[(-33, -4), (33, -4), (33, 36), (26, 44), (-26, 44), (-33, 36)], METAL, Some(OUTLINE)),
        shine(-24, 6, 7, 28),
    ]
}

/// A lid that goes onto a pot.
fn lid() -> Vec<Item> {
    let mut items = pot();
    items.push(drawn(oval(0, -10, 36, 18, 3), flat(Ink::Green), OUTLINE));
    items.push(drawn(circle(0, -33, 7), flat(Ink::Hollow), OUTLINE));
    items.push(shine(-22, -20, 26, 6));
    items
}

/// A spoon that stirs in a pot.
fn spoon() -> Vec<Item> {
    let mut items = tube(&[way(&[(4, 6), (26, -42)])], 8, Ink::Yellow);
    items.extend(pot());
    items.insert(0, drawn(oval(0, -4, 33, 9, 9), flat(Ink::Hollow), OUTLINE));
    items.push(lined(curve((-34, -20), (-38, -38), (-14, -46), (2, -34)), stroke(Ink::Ink, 6)));
    items.push(path(&[(-12, -30), (3, -33), (2, -48)], stroke(Ink::Ink, 6)));
    items
}

/// The stove's switch, turned to nought.
fn stove_off() -> Vec<Item> {
    vec![
        label(0, -34, "0", 26, Ink::Ink),
        lined(
            Shape::Arc { at: pt(0, 12), r: u(36), from_mdeg: 35_000, sweep_mdeg: 290_000 },
            stroke(Ink::Vermilion, 7),
        ),
        drawn(circle(0, 12, 27), METAL, OUTLINE),
        drawn(rect(-6, -16, 12, 54, 6), flat(Ink::Face), stroke(Ink::Outline, 3)),
        filled(circle(0, -6, 4), flat(Ink::Mark)),
    ]
}
