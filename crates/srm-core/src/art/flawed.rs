//! What is inspected in each trade, whole and with its flaws: textiles, bottles, dishes.

use super::forms::{drop, lit, oval, seam, shaded, shine};
use super::goods::Theme;
use super::{
    Flaw, Hue, OUTLINE, PLATE_HALF_H, PLATE_HALF_W, circle, drawn, filled, flat, lined, path, polygon,
    pressed_plate, rect, stroke,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Stroke, u};

/// Looks that each flaw has.
type Look = u8;

/// A thing to inspect about the origin, 168 × 120 units.
pub fn inspected(theme: Theme, hue: Hue, flaw: Option<(Flaw, Look)>) -> Vec<Item> {
    match theme {
        Theme::Parts => pressed_plate(hue, flaw),
        Theme::Care => textile(hue, flaw),
        Theme::Cleaning => bottle(hue, flaw),
        Theme::Kitchen => dish(hue, flaw),
    }
}

/// Where a flaw is, in whole units.
pub const fn flaw_spot(theme: Theme, flaw: Flaw, look: Look) -> (i32, i32) {
    match (theme, flaw) {
        (Theme::Parts, _) | (Theme::Care, Flaw::HoleMissing) => flaw.spot(look),
        (Theme::Care, Flaw::Crack) => (TEARS_X[(look % 6) as usize], if look % 6 < 3 { -40 } else { 28 }),
        (Theme::Care, Flaw::HoleOff) => stain_spot(look, 1),
        (Theme::Cleaning, Flaw::Crack) => (LEAKS_X[(look % 6) as usize], 42),
        (Theme::Cleaning, Flaw::HoleMissing) => (0, -44),
        (Theme::Cleaning, Flaw::HoleOff) => label_corner(look),
        (Theme::Kitchen, Flaw::Crack) => CRACKS[(look % 6) as usize].1,
        (Theme::Kitchen, Flaw::HoleMissing) => CHIPS[(look % 6) as usize],
        (Theme::Kitchen, Flaw::HoleOff) => stain_spot(look, 0),
    }
}

const fn stain_spot(look: Look, wide: i32) -> (i32, i32) {
    let across = (look % 3) as i32 - 1;
    let up = if look % 6 < 3 { -1 } else { 1 };
    (across * (30 + 16 * wide), (9 + 10 * wide) * up)
}

/// A stain that has soaked in.
fn stain(x: i32, y: i32) -> Vec<Item> {
    vec![
        shaded(oval(x, y, 19, 12, 15), 42),
        shaded(circle(x + 24, y + 9, 4), 42),
        shaded(circle(x - 22, y - 8, 3), 42),
    ]
}

const fn plain(hue: Hue) -> Fill {
    Fill { pattern: Pattern::Plain, ..hue.fill() }
}

/// Where a textile is torn from its upper or lower edge.
const TEARS_X: [i32; 6] = [-46, 2, 48, -52, -6, 44];

/// A pillowcase: hemmed, folded once. It can be torn, holed or stained.
fn textile(hue: Hue, flaw: Option<(Flaw, Look)>) -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W, PLATE_HALF_H);
    let hem = Stroke { dash: (u(9), u(8)), ..stroke(Ink::Outline, 3) };
    let mut items = vec![
        Item::Shadow(rect(-w, -h, 2 * w, 2 * h, 24)),
        drawn(rect(-w, -h + 6, 2 * w, 2 * h - 6, 24), plain(hue), OUTLINE),
        shaded(rect(2 - w, 30, 2 * w - 4, h - 32, 22), 22),
        drawn(rect(-w, -h, 2 * w, 2 * h - 12, 24), hue.fill(), OUTLINE),
        shine(20 - w, 7 - h, 2 * w - 40, 8),
        lined(rect(14 - w, 18 - h, 2 * w - 28, 2 * h - 42, 14), hem),
    ];
    match flaw {
        Some((Flaw::Crack, look)) => {
            let (x, y) = flaw_spot(Theme::Care, Flaw::Crack, look);
            let (edge, inward) = if y < 0 { (-h, 1) } else { (h - 12, -1) };
            let tear =
                [(-12, 0), (12, 0), (7, 20), (-2, 42), (-4, 22)].map(|(dx, dy)| (x + dx, edge + dy * inward));
            items.push(polygon(&tear, flat(Ink::Hollow), Some(stroke(Ink::Hollow, 4))));
            items.push(path(&[tear[1], tear[2], tear[3]], Stroke { alpha_pct: 80, ..stroke(Ink::Light, 3) }));
        }
        Some((Flaw::HoleMissing, look)) => {
            let (x, y) = flaw_spot(Theme::Care, Flaw::HoleMissing, look);
            items.push(drawn(oval(x, y, 18, 14, 17), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
            for (dx, dy) in [(-17, -2), (16, 4), (-5, 15), (7, -12)] {
                items
                    .push(path(&[(x + dx, y + dy), (x + dx * 2 / 3, y + dy * 2 / 3)], stroke(Ink::Light, 3)));
            }
        }
        Some((Flaw::HoleOff, look)) => {
            let (x, y) = flaw_spot(Theme::Care, Flaw::HoleOff, look);
            items.extend(stain(x, y));
        }
        None => {}
    }
    items
}

/// Where a bottle leaks.
const LEAKS_X: [i32; 6] = [-68, -50, -34, 34, 50, 68];

const fn label_corner(look: Look) -> (i32, i32) {
    let side = if look.is_multiple_of(2) { -1 } else { 1 };
    (40 * side, (look % 6 / 2) as i32 * 17 - 5)
}

/// A bottle of detergent. It can leak, lack its cap or have a torn label.
fn bottle(hue: Hue, flaw: Option<(Flaw, Look)>) -> Vec<Item> {
    let body = [
        (-84, -8),
        (-70, -28),
        (-30, -34),
        (30, -34),
        (70, -28),
        (84, -8),
        (84, 48),
        (74, 60),
        (-74, 60),
        (-84, 48),
    ];
    let mut items = vec![
        Item::Shadow(rect(-82, -26, 164, 86, 16)),
        drawn(rect(-22, -48, 44, 20, 4), plain(hue), OUTLINE),
    ];
    if matches!(flaw, Some((Flaw::HoleMissing, _))) {
        items.push(drawn(oval(0, -47, 22, 5, 5), flat(Ink::Hollow), OUTLINE));
    } else {
        items.push(drawn(rect(-30, -60, 60, 24, 6), flat(Ink::Hollow), OUTLINE));
        for x in [-18, -6, 6, 18] {
            items.push(path(&[(x, -54), (x, -42)], stroke(Ink::Roller, 4)));
        }
    }
    items.push(polygon(&body, hue.fill(), Some(OUTLINE)));
    items.push(shine(-62, -22, 124, 7));
    items.push(drawn(rect(-52, -10, 104, 46, 6), flat(Ink::Face), stroke(Ink::Outline, 3)));
    for (x, y, w) in [(-34, 2, 68), (-34, 14, 68), (-34, 26, 40)] {
        items.push(path(&[(x, y), (x + w, y)], Stroke { alpha_pct: 70, ..stroke(Ink::Steel, 5) }));
    }
    match flaw {
        Some((Flaw::Crack, look)) => {
            let (x, _) = flaw_spot(Theme::Cleaning, Flaw::Crack, look);
            items.push(drawn(oval(x, 58, 24, 6, 4), flat(Ink::Face), stroke(Ink::Outline, 3)));
            items.extend(drop(x, 42, 9, Ink::Face));
        }
        Some((Flaw::HoleOff, look)) => {
            let (x, y) = flaw_spot(Theme::Cleaning, Flaw::HoleOff, look);
            let side = x.signum();
            let (edge, inner) = (54 * side, 26 * side);
            items.push(polygon(
                &[(edge, y - 13), (inner, y - 3), (inner + 8 * side, y + 8), (edge, y + 11)],
                plain(hue),
                None,
            ));
            items.push(seam(&[
                (52 * side, y - 12),
                (inner, y - 3),
                (inner + 8 * side, y + 8),
                (52 * side, y + 10),
            ]));
        }
        _ => {}
    }
    items
}

/// Where a dish is chipped, and where its cracks begin and end.
const CHIPS: [(i32, i32); 6] = [(-62, -38), (0, -58), (62, -38), (-76, -12), (76, -12), (30, -54)];
const CRACKS: [((i32, i32), (i32, i32)); 6] = [
    ((-60, -40), (-38, -22)),
    ((-28, -54), (-18, -30)),
    ((28, -54), (18, -30)),
    ((60, -40), (38, -22)),
    ((-66, 30), (-44, 16)),
    ((66, 30), (44, 16)),
];

/// A dish. It can be cracked, chipped or stained.
fn dish(hue: Hue, flaw: Option<(Flaw, Look)>) -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W, PLATE_HALF_H);
    let mut items = vec![
        Item::Shadow(rect(-w, -h, 2 * w, 2 * h, h)),
        drawn(oval(0, 4, w, h - 4, h - 4), plain(hue), OUTLINE),
        shaded(oval(0, 4, w - 2, h - 6, h - 6), 25),
        drawn(oval(0, -4, w, h - 4, h - 4), hue.fill(), OUTLINE),
        filled(oval(0, -4, w - 24, h - 22, h - 22), plain(hue)),
        lit(oval(0, -4, w - 24, h - 22, h - 22), 50),
        lined(oval(0, -4, w - 24, h - 22, h - 22), stroke(Ink::Outline, 3)),
    ];
    match flaw {
        Some((Flaw::Crack, look)) => {
            let ((x, y), (inner_x, inner_y)) = CRACKS[usize::from(look % 6)];
            // On from its spot towards the middle, zigzag.
            let (dx, dy) = (inner_x - x, inner_y - y);
            let crack = [(0, 0), (7, 20), (10, -16), (17, 14), (22, -8)].map(|(along, aside)| {
                let (along_x, along_y) = (x + dx * along / 12, y + dy * along / 12);
                (along_x - dy * aside / 80, along_y + dx * aside / 80)
            });
            items.push(path(
                &crack.map(|(x, y)| (x + 3, y)),
                Stroke { alpha_pct: 70, ..stroke(Ink::Light, 3) },
            ));
            items.push(path(&crack[..3], stroke(Ink::Hollow, 7)));
            items.push(path(&crack, stroke(Ink::Hollow, 5)));
        }
        Some((Flaw::HoleMissing, look)) => {
            let (x, y) = flaw_spot(Theme::Kitchen, Flaw::HoleMissing, look);
            // Seen through to the card behind, its broken edge inside the rim.
            let (out_x, out_y) = (x * 8 / 76, (y + 4) * 8 / 56);
            let across = |along: i32, inward: i32| {
                (
                    x + out_x - out_y * along / 8 - out_x * inward / 8,
                    y + out_y + out_x * along / 8 - out_y * inward / 8,
                )
            };
            let broken = [across(-15, 0), across(-11, 13), across(-2, 19), across(6, 15), across(16, 0)];
            items.push(polygon(&broken, flat(Ink::Card), None));
            let edge = [across(-12, 7), broken[1], broken[2], broken[3], across(13, 7)];
            items.push(path(&edge, OUTLINE));
        }
        Some((Flaw::HoleOff, look)) => {
            let (x, y) = flaw_spot(Theme::Kitchen, Flaw::HoleOff, look);
            items.extend(stain(x, y - 4));
        }
        None => {}
    }
    items
}
