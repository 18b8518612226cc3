//! What people do at work, for step cards: each about the origin, within 280 × 220 units.

use super::forms::{METAL, curve, drop, outline, oval, seam, shaded, shine, tube, way};
use super::goods::{Good, Theme, good, open_hand};
use super::{
    Hue, OUTLINE, action, arrow, at, circle, clipboard, drawn, filled, flat, grasp, legs, lined, path,
    person, placed, polygon, rect, shelf, sparkle, stroke, swing_arrow, turned, upright_arrow,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Stroke, pt};

fn of(x: i32, y: i32, scale_pm: i32, which: Good) -> Item {
    placed(pt(x, y), scale_pm, 100, good(which))
}

fn sparkles(places: &[(i32, i32)]) -> impl Iterator<Item = Item> {
    places.iter().map(|&(x, y)| at(pt(x, y), sparkle()))
}

/// Both hands under a running tap.
pub fn washing_hands() -> Vec<Item> {
    let mut items = vec![
        placed(pt(34, -58), 1150, 100, action(Theme::Cleaning, 1)),
        path(&[(9, -8), (9, 40)], Stroke { alpha_pct: 80, ..stroke(Ink::Blue, 12) }),
    ];
    for (x, mdeg) in [(-34, 52_000), (42, -52_000)] {
        let hand = turned(pt(x, 58), mdeg, vec![placed(pt(0, 0), 640, 100, open_hand(Ink::Face))]);
        items.push(hand);
    }
    for (x, y, r) in [(-72, -6, 12), (-96, 22, 8), (-52, -30, 7), (92, 4, 10), (74, -20, 6)] {
        items.push(drawn(circle(x, y, r), flat(Ink::Face), stroke(Ink::Blue, 4)));
    }
    items.extend(drop(-4, 98, 7, Ink::Blue));
    items.extend(drop(26, 94, 7, Ink::Blue));
    items
}

/// A bare hand, and the same hand in a glove.
pub fn putting_on_gloves() -> Vec<Item> {
    let mut items = vec![placed(pt(-84, 4), 860, 100, open_hand(Ink::Face))];
    items.push(drawn(rect(-112, 56, 56, 34, 8), flat(Ink::Action), OUTLINE));
    items.extend(arrow(-20, 34, 46, Ink::Ink));
    items.push(drawn(rect(50, 62, 56, 28, 8), flat(Ink::Action), OUTLINE));
    items.push(of(78, 4, 860, Good::Glove));
    items
}

/// A hand wipes a table with a cloth.
pub fn wiping() -> Vec<Item> {
    let mut items = shelf(-128, 78, 256);
    items.push(drawn(rect(-100, 96, 20, 16, 4), METAL, OUTLINE));
    items.push(drawn(rect(80, 96, 20, 16, 4), METAL, OUTLINE));
    items.push(shaded(oval(58, 74, 40, 5, 4), 16));
    items.push(polygon(&[(-62, 76), (-50, 42), (44, 42), (60, 76)], Hue::Purple.fill(), Some(OUTLINE)));
    items.push(placed(pt(-4, 44), 760, 100, grasp()));
    items.extend(swing_arrow(-2, -66, 170));
    items.extend(sparkles(&[(-104, 34), (104, 18), (84, -22)]));
    items
}

/// A mop goes to and fro over the floor.
pub fn mopping() -> Vec<Item> {
    let mut items = vec![path(&[(-126, 68), (126, 68)], stroke(Ink::Outline, 5))];
    items.push(filled(oval(-34, 76, 74, 6, 6), Fill { alpha_pct: 40, ..flat(Ink::Blue) }));
    items.push(of(80, 22, 620, Good::Bucket));
    items.push(turned(pt(-30, -20), 14_000, vec![of(0, 0, 1130, Good::Mop)]));
    items.extend(swing_arrow(-36, 98, 130));
    items.extend(sparkles(&[(-104, -46), (48, -64)]));
    items
}

/// A spray bottle wets a thing.
pub fn spraying(which: Good) -> Vec<Item> {
    let mut items = vec![of(-74, 34, 740, which), of(76, 14, 1000, Good::Spray)];
    for (x, y, r) in [
        (-6, -54, 4),
        (-22, -66, 4),
        (-24, -42, 5),
        (-42, -56, 5),
        (-46, -32, 5),
        (-64, -46, 5),
        (-62, -70, 4),
        (-84, -36, 4),
        (-86, -58, 4),
    ] {
        items.push(filled(circle(x, y, r), flat(Ink::Blue)));
    }
    items
}

/// A jug fills a thing.
pub fn pouring(which: Good) -> Vec<Item> {
    let stream = curve((-14, -42), (-40, -40), (-46, -20), (-46, 40));
    vec![
        turned(pt(52, -40), -56_000, vec![of(0, 0, 760, Good::Jug)]),
        lined(stream.clone(), stroke(Ink::Outline, 15)),
        lined(stream, stroke(Ink::Blue, 9)),
        of(-46, 62, 600, which),
    ]
}

/// A thing on a scale.
pub fn measuring(which: Good) -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-80, 60, 160, 44, 14)),
        polygon(
            &[(-58, 34), (58, 34), (84, 98), (76, 106), (-76, 106), (-84, 98)],
            flat(Ink::Green),
            Some(OUTLINE),
        ),
        drawn(circle(0, 72, 29), flat(Ink::Face), OUTLINE),
    ];
    for mdeg in [-90_000, -45_000, 0, 45_000, 90_000] {
        items.push(turned(pt(0, 72), mdeg, vec![path(&[(0, -22), (0, -17)], stroke(Ink::Mark, 4))]));
    }
    items.push(turned(
        pt(0, 72),
        32_000,
        vec![polygon(&[(-4, 6), (0, -20), (4, 6)], flat(Ink::Bad), Some(stroke(Ink::Bad, 3)))],
    ));
    items.push(filled(circle(0, 72, 6), flat(Ink::Mark)));
    items.push(drawn(rect(-10, 20, 20, 16, 3), METAL, OUTLINE));
    items.push(drawn(rect(-92, 10, 184, 14, 7), METAL, OUTLINE));
    items.push(of(0, -45, 690, which));
    items
}

/// A knife over a thing on a board.
pub fn cutting(which: Good) -> Vec<Item> {
    let knife = vec![
        polygon(&[(-74, -14), (46, -14), (46, 16), (-40, 16), (-64, 4)], METAL, Some(OUTLINE)),
        path(&[(-44, 10), (40, 10)], Stroke { alpha_pct: 70, ..stroke(Ink::Light, 4) }),
        drawn(rect(44, -18, 68, 24, 10), flat(Ink::Hollow), OUTLINE),
        filled(circle(62, -6, 4), flat(Ink::Roller)),
        filled(circle(90, -6, 4), flat(Ink::Roller)),
    ];
    let mut items = vec![
        drawn(rect(-122, 78, 244, 22, 8), flat(Ink::Yellow), OUTLINE),
        seam(&[(-90, 89), (-20, 89)]),
        seam(&[(10, 89), (80, 89)]),
        of(-24, 31, 640, which),
        turned(pt(6, -46), -14_000, knife),
    ];
    items.extend(upright_arrow(104, -8, 62));
    items
}

/// A cloth, one half of which goes over onto the other.
pub fn folding() -> Vec<Item> {
    let hue = Hue::Purple.fill();
    let mut items = vec![
        Item::Shadow(rect(-112, 30, 216, 60, 10)),
        polygon(&[(-84, 20), (16, 20), (0, 88), (-116, 88)], hue, Some(OUTLINE)),
        polygon(&[(16, 20), (100, -42), (120, 10), (0, 88)], flat(Ink::Purple), Some(OUTLINE)),
        shaded(outline(&[(16, 20), (100, -42), (120, 10), (0, 88)]), 25),
        path(&[(24, 24), (100, -30)], Stroke { alpha_pct: 45, ..stroke(Ink::Light, 4) }),
    ];
    items.push(lined(curve((82, -66), (40, -116), (-50, -100), (-64, -14)), stroke(Ink::Ink, 7)));
    items.push(path(&[(-84, -30), (-64, -12), (-48, -34)], stroke(Ink::Ink, 7)));
    items
}

/// Two people lift a thing together.
pub fn lifting(which: Good) -> Vec<Item> {
    let mut items = Vec::new();
    for (side, hue) in [(-1, Hue::Blue), (1, Hue::Green)] {
        items.push(placed(pt(94 * side, 0), 860, 100, legs()));
        items.push(placed(pt(94 * side, 0), 860, 100, person(hue)));
    }
    items.push(of(0, 26, 720, which));
    for (side, hue) in [(-1, Hue::Blue), (1, Hue::Green)] {
        let arm = way(&[(84 * side, 8), (70 * side, 40), (46 * side, 46)]);
        items.extend(tube(&[arm], 17, hue.fill().ink));
        items.push(drawn(circle(42 * side, 46, 11), flat(Ink::Face), OUTLINE));
    }
    items.extend(upright_arrow(0, -48, -104));
    items
}

/// Two people shake hands.
pub fn greeting() -> Vec<Item> {
    let mut items = Vec::new();
    for (side, hue) in [(-1, Hue::Blue), (1, Hue::Green)] {
        items.push(placed(pt(84 * side, 40), 1000, 100, person(hue)));
    }
    for (side, hue) in [(-1, Hue::Blue), (1, Hue::Green)] {
        let arm = way(&[(78 * side, 52), (52 * side, 84), (20 * side, 66)]);
        items.extend(tube(&[arm], 20, hue.fill().ink));
    }
    items.push(turned(
        pt(-12, 62),
        24_000,
        vec![drawn(rect(-16, -11, 40, 22, 11), flat(Ink::Face), OUTLINE)],
    ));
    items.push(turned(
        pt(12, 62),
        -24_000,
        vec![drawn(rect(-24, -11, 40, 22, 11), flat(Ink::Face), OUTLINE)],
    ));
    for (x, to) in [(-22, -30), (0, 0), (22, 30)] {
        items.push(path(&[(x, 24), (to, 4)], stroke(Ink::Action, 6)));
    }
    items
}

/// A pen writes on a clipboard.
pub fn writing() -> Vec<Item> {
    let pen = vec![
        polygon(&[(0, 0), (10, -20), (-10, -20)], flat(Ink::Face), Some(OUTLINE)),
        drawn(rect(-10, -98, 20, 80, 4), flat(Ink::Blue), OUTLINE),
        drawn(rect(-10, -110, 20, 18, 6), flat(Ink::Hollow), OUTLINE),
        shine(-5, -84, 5, 56),
    ];
    vec![
        placed(pt(-26, 8), 1750, 100, clipboard()),
        turned(pt(20, 52), 36_000, vec![placed(pt(0, 0), 1150, 100, pen)]),
    ]
}
