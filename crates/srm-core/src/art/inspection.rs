//! An inspection line: plates with and without flaws, and what is taken off.

use super::{
    Hue, OUTLINE, PLATE_HALF_H, PLATE_HALF_W, Plate, at, bin_front, circle, drawn, filled, flat, graded,
    lined, path, placed, plate, polygon, rect, stroke,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Stroke, pt};

/// What can be wrong with a plate from a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// A crack from its edge.
    Crack,
    /// One of its three holes is not there.
    HoleMissing,
    /// One of its three holes sits too high or too low.
    HoleOff,
}

impl Flaw {
    /// Every flaw, in the order exercises take them.
    pub const ALL: [Self; 3] = [Self::Crack, Self::HoleMissing, Self::HoleOff];

    /// Every flaw, the one that is seen most easily first.
    pub const BY_SIGHT: [Self; 3] = [Self::HoleMissing, Self::Crack, Self::HoleOff];

    /// Ways in which each can look.
    pub const LOOKS: u8 = 6;

    /// Where on the plate it is, in whole units.
    pub const fn spot(self, look: u8) -> (i32, i32) {
        let hole = (look % 3) as i32 * 46 - 46;
        let up = if look % 6 < 3 { -1 } else { 1 };
        match self {
            Self::Crack => ([-70, -23, 68, -68, 23, 70][(look % 6) as usize], 36 * up),
            Self::HoleMissing => (hole, 6),
            Self::HoleOff => (hole, 6 + 19 * up),
        }
    }
}

/// A pressed plate about the origin, 168 × 120 units: three holes in a row when nothing is wrong with it.
pub fn pressed_plate(hue: Hue, flaw: Option<(Flaw, u8)>) -> Vec<Item> {
    let mut items = plate(Plate { hue: Some(hue), holes: 0 });
    for hole in 0..3_i32 {
        let (x, mut y) = (hole * 46 - 46, 6);
        match flaw {
            Some((Flaw::HoleMissing, look)) if i32::from(look % 3) == hole => continue,
            Some((Flaw::HoleOff, look)) if i32::from(look % 3) == hole => y = Flaw::HoleOff.spot(look).1,
            _ => {}
        }
        items.push(drawn(circle(x, y, 15), flat(Ink::Face), OUTLINE));
    }
    if let Some((Flaw::Crack, look)) = flaw {
        let (x, y) = Flaw::Crack.spot(look);
        let (edge, side) = (if y < 0 { -1 } else { 1 }, if look.is_multiple_of(2) { 1 } else { -1 });
        let crack =
            [(0, 58), (6 * side, 47), (-5 * side, 39), (5 * side, 27), (-2 * side, 16), (3 * side, 8)];
        let crack = crack.map(|(dx, dy)| (x + dx, dy * edge));
        // Dark in every theme: a crack is as hard to see in one as in another.
        items.push(path(&crack.map(|(x, y)| (x + 3, y)), Stroke { alpha_pct: 70, ..stroke(Ink::Light, 3) }));
        items.push(path(&crack[..3], stroke(Ink::Hollow, 7)));
        items.push(path(&crack, stroke(Ink::Hollow, 5)));
    }
    items
}

/// The sign of what is taken off the line, about the origin: a diamond with a bar, unlike the tick and the cross.
pub fn reject_sign() -> Vec<Item> {
    vec![
        polygon(&[(0, -34), (34, 0), (0, 34), (-34, 0)], flat(Ink::Yellow), Some(OUTLINE)),
        path(&[(-13, 0), (13, 0)], stroke(Ink::Hollow, 9)),
    ]
}

/// The mark on a part that is to be taken off the line: a thick edge round a plate and the sign on top of it.
pub fn reject_mark() -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W + 8, PLATE_HALF_H + 8);
    vec![
        lined(rect(-w, -h, 2 * w, 2 * h, 27), stroke(Ink::Card, 17)),
        lined(rect(-w - 1, -h - 1, 2 * w + 2, 2 * h + 2, 28), stroke(Ink::Action, 10)),
        at(pt(0, -h - 6), reject_sign()),
    ]
}

/// The front of the open bin for what is taken off the line, its rim centred on the origin.
pub fn reject_bin_front() -> Vec<Item> {
    vec![bin_front(), placed(pt(0, 120), 1250, 100, reject_sign())]
}

/// The chute from a housing's underside down to a bin: `w` units wide at the top middle of which is a point, `h` units
/// high.
pub fn chute(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let (half, foot) = (w / 2, w / 2 - 12);
    let metal = graded(Ink::MetalDark, Ink::MetalLight);
    vec![
        polygon(&[(x - half, y), (x + half, y), (x + foot, y + h), (x - foot, y + h)], metal, Some(OUTLINE)),
        path(&[(x - half + 16, y), (x - foot + 14, y + h)], stroke(Ink::Outline, 3)),
        path(&[(x + half - 16, y), (x + foot - 14, y + h)], stroke(Ink::Outline, 3)),
    ]
}

/// The housing at an end of a line, `w` × `h` units from its top left corner; its curtained mouth is on the right
/// side, or on the left.
pub fn housing(x: i32, y: i32, w: i32, h: i32, mouth_right: bool) -> Vec<Item> {
    let mouth = if mouth_right { x + w - 44 } else { x };
    let mut items = vec![
        Item::Shadow(rect(x, y, w, h, 18)),
        drawn(rect(x, y, w, h, 18), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        filled(rect(x + 10, y + 9, w - 20, 9, 4), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
        drawn(rect(mouth, y + 34, 44, h - 34, 8), graded(Ink::BeltLight, Ink::Hollow), OUTLINE),
    ];
    for strip in 1..3 {
        let x = mouth + strip * 44 / 3;
        items.push(path(&[(x, y + 42), (x, y + h - 8)], stroke(Ink::Roller, 3)));
    }
    let plain = if mouth_right { x } else { x + 44 };
    for (dx, dy) in [(22, 40), (w - 66, 40), (22, h - 22), (w - 66, h - 22)] {
        items.push(drawn(circle(plain + dx, y + dy, 6), flat(Ink::Roller), stroke(Ink::Outline, 3)));
    }
    items
}
