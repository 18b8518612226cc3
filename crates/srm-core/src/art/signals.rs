//! What interrupts work: signals that are told apart by shape, colour and pattern, and the board they light up on.

use super::{Hue, OUTLINE, circle, drawn, filled, flat, graded, path, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, pt};

/// What calls somebody away from their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// A bell, yellow with rings.
    Bell,
    /// A telephone, blue.
    Phone,
    /// A turning lamp, vermilion with stripes.
    Lamp,
    /// A parcel at the door, green with dots.
    Parcel,
}

impl Signal {
    /// Every signal, in the order exercises take them.
    pub const ALL: [Self; 4] = [Self::Bell, Self::Phone, Self::Lamp, Self::Parcel];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bell => "signal-bell",
            Self::Phone => "signal-phone",
            Self::Lamp => "signal-lamp",
            Self::Parcel => "signal-parcel",
        }
    }
}

/// A signal about the origin, about 140 × 140 units.
pub fn signal(signal: Signal) -> Vec<Item> {
    match signal {
        Signal::Bell => bell(),
        Signal::Phone => phone(),
        Signal::Lamp => lamp(),
        Signal::Parcel => parcel(),
    }
}

const fn shine(x: i32, y: i32, w: i32, h: i32) -> Item {
    filled(rect(x, y, w, h, 4), Fill { alpha_pct: 45, ..flat(Ink::Light) })
}

fn bell() -> Vec<Item> {
    let dome = [
        (-58, 34),
        (-46, 22),
        (-42, -6),
        (-34, -30),
        (-18, -46),
        (0, -51),
        (18, -46),
        (34, -30),
        (42, -6),
        (46, 22),
        (58, 34),
    ];
    vec![
        Item::Shadow(rect(-50, -30, 100, 74, 30)),
        drawn(circle(0, 44, 17), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(circle(0, -55, 11), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        polygon(&dome, Hue::Yellow.fill(), None),
        path(&[dome.as_slice(), &dome[..1]].concat(), OUTLINE),
        drawn(rect(-64, 28, 128, 17, 8), flat(Ink::Yellow), OUTLINE),
        shine(-28, -24, 8, 40),
    ]
}

fn phone() -> Vec<Item> {
    // The receiver lies over the body: one arc of pieces between two ends.
    let mut items = vec![
        Item::Shadow(rect(-54, -16, 108, 72, 18)),
        polygon(&[(-36, -22), (36, -22), (60, 54), (-60, 54)], Hue::Blue.fill(), Some(OUTLINE)),
        drawn(circle(0, 18, 25), flat(Ink::Face), OUTLINE),
    ];
    for i in 0..8 {
        let hole = vec![filled(circle(0, -16, 4), flat(Ink::Mark))];
        items.push(turned(pt(0, 18), i * 45_000, hole));
    }
    items.push(filled(circle(0, 18, 5), flat(Ink::Mark)));
    let (top, ends) = (rect(-60, -58, 120, 24, 12), [rect(-70, -54, 40, 36, 12), rect(30, -54, 40, 36, 12)]);
    let broad = stroke(Ink::Outline, 8);
    items.push(drawn(top.clone(), flat(Ink::Blue), broad));
    items.extend(ends.iter().map(|end| drawn(end.clone(), flat(Ink::Blue), broad)));
    items.push(filled(top, flat(Ink::Blue)));
    items.extend(ends.map(|end| filled(end, flat(Ink::Blue))));
    items.push(shine(-44, -52, 88, 6));
    items
}

fn lamp() -> Vec<Item> {
    let glass =
        [(-38, 26), (-38, -14), (-32, -34), (-18, -48), (0, -53), (18, -48), (32, -34), (38, -14), (38, 26)];
    let mut items = vec![
        Item::Shadow(rect(-50, -20, 100, 76, 14)),
        polygon(&glass, Hue::Vermilion.fill(), Some(OUTLINE)),
        shine(-24, -26, 8, 42),
        drawn(rect(-54, 26, 108, 30, 8), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
    ];
    for turn in [-70_000, -35_000, 35_000, 70_000] {
        items.push(turned(Pt::default(), turn, vec![path(&[(0, -62), (0, -74)], stroke(Ink::Outline, 6))]));
    }
    items
}

fn parcel() -> Vec<Item> {
    vec![
        Item::Shadow(rect(-58, -30, 116, 84, 6)),
        polygon(&[(-42, -54), (42, -54), (60, -22), (-60, -22)], flat(Ink::Green), Some(OUTLINE)),
        drawn(rect(-60, -22, 120, 76, 4), Hue::Green.fill(), OUTLINE),
        polygon(
            &[(-12, -54), (12, -54), (16, -22), (-16, -22)],
            flat(Ink::Face),
            Some(stroke(Ink::Outline, 3)),
        ),
        drawn(rect(-16, -22, 32, 30, 0), flat(Ink::Face), stroke(Ink::Outline, 3)),
        shine(-50, -14, 24, 7),
    ]
}

/// The board that signals light up on, from its top left corner: a metal frame round a pane that is dark while nothing
/// calls.
pub fn signal_board(x: i32, y: i32, w: i32, h: i32, lit: bool) -> Vec<Item> {
    let frame = rect(x, y, w, h, 26);
    let mut items = vec![
        Item::Shadow(frame.clone()),
        drawn(frame, graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(
            rect(x + 16, y + 16, w - 32, h - 32, 16),
            flat(if lit { Ink::Face } else { Ink::Hollow }),
            OUTLINE,
        ),
    ];
    for (screw_x, screw_y) in [(x + 9, y + 9), (x + w - 9, y + 9), (x + 9, y + h - 9), (x + w - 9, y + h - 9)]
    {
        items.push(filled(circle(screw_x, screw_y, 4), flat(Ink::Outline)));
    }
    items
}

/// What is left of a time, in thousandths, as a bar from its top left corner that drains to the left.
pub fn draining_bar(x: i32, y: i32, w: i32, left_permille: i32) -> Vec<Item> {
    let mut items = vec![drawn(rect(x, y, w, 26, 13), flat(Ink::Face), OUTLINE)];
    let inside = (w - 12) * left_permille.clamp(0, 1000) / 1000;
    if inside > 0 {
        items.push(filled(rect(x + 6, y + 6, inside.max(14), 14, 7), flat(Ink::Action)));
    }
    items
}

/// A key to answer with, from its top left corner: a raised cap with a letter; `pressed` is down.
pub fn answer_key(x: i32, y: i32, w: i32, h: i32, letter: char, pressed: bool) -> Vec<Item> {
    let down = if pressed { 12 } else { 0 };
    let body = rect(x, y, w, h, 22);
    let ground = if pressed { Ink::Tint } else { Ink::Card };
    vec![
        Item::Shadow(body.clone()),
        drawn(body, graded(Ink::MetalDark, Ink::Hollow), OUTLINE),
        drawn(rect(x + 9, y + 6 + down, w - 18, h - 26, 17), flat(ground), OUTLINE),
        super::label(x + w / 2, y + (h - 14) / 2 + down, letter, 52, Ink::Ink),
    ]
}
