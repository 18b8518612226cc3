//! Signs: what food holds, and what to take care with. A round plate tells an allergen, a triangle a danger; crossed
//! out, a plate says "without".

use super::forms::{curve, outline, oval, seam};
use super::goods::{Good, good};
use super::{OUTLINE, circle, drawn, filled, flat, lined, path, placed, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Item, pt};
use serde::Deserialize;

/// A sign on a package, a shelf or a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Holds nuts.
    Nut,
    /// Holds milk.
    Milk,
    /// Holds egg.
    Egg,
    /// Holds fish.
    Fish,
    /// Holds wheat.
    Wheat,
    /// Eats into skin and things.
    Acid,
    /// Take care.
    General,
}

impl Sign {
    /// Every sign: allergens first, then dangers.
    pub const ALL: [Self; 7] =
        [Self::Nut, Self::Milk, Self::Egg, Self::Fish, Self::Wheat, Self::Acid, Self::General];

    /// The allergens.
    pub const ALLERGENS: [Self; 5] = [Self::Nut, Self::Milk, Self::Egg, Self::Fish, Self::Wheat];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nut => "sign-nut",
            Self::Milk => "sign-milk",
            Self::Egg => "sign-egg",
            Self::Fish => "sign-fish",
            Self::Wheat => "sign-wheat",
            Self::Acid => "sign-acid",
            Self::General => "sign-general",
        }
    }

    /// Whether it warns of a danger: a triangle.
    pub const fn is_danger(self) -> bool {
        matches!(self, Self::Acid | Self::General)
    }

    fn glyph(self) -> Vec<Item> {
        let of = |of: Good, y: i32, scale_pm: i32| vec![placed(pt(0, y), scale_pm, 100, good(of))];
        match self {
            Self::Nut => of(Good::Nut, 2, 590),
            Self::Milk => of(Good::Milk, 0, 580),
            Self::Egg => of(Good::Egg, 0, 580),
            Self::Fish => of(Good::Fish, 2, 620),
            Self::Wheat => ear(),
            Self::Acid => acid(),
            Self::General => {
                vec![
                    polygon(&[(-9, -32), (9, -32), (6, 14), (-6, 14)], flat(Ink::Hollow), None),
                    filled(circle(0, 32, 9), flat(Ink::Hollow)),
                ]
            }
        }
    }
}

/// An ear of wheat.
fn ear() -> Vec<Item> {
    let mut items = vec![lined(curve((0, 54), (-2, 30), (0, 10), (0, -24)), stroke(Ink::Outline, 5))];
    let grain = |x: i32, y: i32, mdeg: i32| {
        turned(
            pt(x, y),
            mdeg,
            vec![drawn(oval(0, -8, 8, 15, 13), flat(Ink::Yellow), stroke(Ink::Outline, 3))],
        )
    };
    for y in [34, 14, -6] {
        items.push(grain(-11, y, -32_000));
        items.push(grain(11, y, 32_000));
    }
    items.push(grain(0, -28, 0));
    for (x, to) in [(-6, -16), (0, 0), (6, 16)] {
        items.push(seam(&[(x, -48), (to, -57)]));
    }
    items
}

/// Drops from a tilted glass eat into a slab.
fn acid() -> Vec<Item> {
    let glass = vec![
        drawn(rect(-28, -10, 56, 20, 8), flat(Ink::Face), stroke(Ink::Hollow, 4)),
        drawn(rect(22, -14, 8, 28, 3), flat(Ink::Face), stroke(Ink::Hollow, 4)),
    ];
    let dark = |shape| drawn(shape, flat(Ink::Hollow), stroke(Ink::Hollow, 2));
    vec![
        turned(pt(-8, -18), 22_000, glass),
        filled(oval(24, 12, 5, 11, 6), flat(Ink::Hollow)),
        filled(oval(24, 32, 5, 9, 5), flat(Ink::Hollow)),
        dark(outline(&[(-44, 44), (10, 44), (18, 54), (-44, 54)])),
        dark(outline(&[(38, 44), (46, 44), (46, 54), (30, 54)])),
        path(&[(14, 42), (10, 36)], stroke(Ink::Hollow, 3)),
        path(&[(34, 42), (38, 36)], stroke(Ink::Hollow, 3)),
    ]
}

/// A sign about the origin, about 160 × 160 units.
pub fn sign(sign: Sign) -> Vec<Item> {
    let mut items = Vec::new();
    if sign.is_danger() {
        items.push(Item::Shadow(rect(-66, 30, 132, 40, 16)));
        items.push(polygon(
            &[(0, -68), (70, 62), (-70, 62)],
            flat(Ink::Outline),
            Some(stroke(Ink::Outline, 22)),
        ));
        items.push(polygon(
            &[(0, -68), (70, 62), (-70, 62)],
            flat(Ink::Yellow),
            Some(stroke(Ink::Yellow, 14)),
        ));
        items.push(polygon(
            &[(0, -54), (58, 56), (-58, 56)],
            flat(Ink::Yellow),
            Some(stroke(Ink::Hollow, 4)),
        ));
        items.push(placed(pt(0, 18), 700, 100, sign.glyph()));
    } else {
        items.push(Item::Shadow(circle(0, 0, 76)));
        items.push(drawn(circle(0, 0, 76), flat(Ink::Yellow), OUTLINE));
        items.push(drawn(circle(0, 0, 64), flat(Ink::Card), stroke(Ink::Outline, 3)));
        items.extend(sign.glyph());
    }
    items
}

/// The same sign crossed out: "without".
pub fn crossed(of: Sign) -> Vec<Item> {
    let mut items = if of.is_danger() {
        vec![
            Item::Shadow(circle(0, 0, 76)),
            filled(circle(0, 0, 76), flat(Ink::Card)),
            placed(pt(0, -6), 620, 100, sign(of)),
        ]
    } else {
        sign(of)
    };
    let bar = |ink, width| path(&[(-50, 50), (50, -50)], stroke(ink, width));
    items.extend([bar(Ink::Card, 26), bar(Ink::Bad, 15), lined(circle(0, 0, 71), stroke(Ink::Bad, 13))]);
    items.push(lined(circle(0, 0, 78), OUTLINE));
    items
}
