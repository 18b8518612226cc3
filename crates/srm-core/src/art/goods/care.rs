//! What care works with.

use crate::art::forms::{
    METAL, arched, around, band, curve, drum, joined, lid, lit, outline, oval, seam, shaded, shine, tube,
};
use crate::art::{
    Hue, OUTLINE, circle, drawn, filled, flat, graded, lined, path, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// A mug with a drink in it.
pub(super) fn cup() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-50, -40, 94, 112, 20))];
    let handle = Shape::Arc { at: pt(42, 6), r: u(28), from_mdeg: -10_000, sweep_mdeg: 200_000 };
    items.extend(tube(&[handle], 13, Ink::Face));
    items.extend(drum(-6, 46, 15, (-50, 58), flat(Ink::Face)));
    items.extend(band(-6, 46, 15, (-12, 30), flat(Ink::Blue), flat(Ink::Face)));
    items.push(shaded(rect(22, -40, 16, 104, 8), 12));
    items.push(shine(-42, -24, 8, 84));
    items.extend(lid(-6, 46, 15, -50, flat(Ink::Face)));
    items.push(drawn(oval(-6, -48, 38, 10, 10), flat(Ink::Vermilion), stroke(Ink::Outline, 3)));
    items.push(shaded(oval(-6, -48, 36, 8, 8), 55));
    items.push(arched(-6, -47, 28, 6, 40));
    items
}

/// A pill box for the day, one lid open.
pub(super) fn pill_box() -> Vec<Item> {
    let lid = graded(Ink::Face, Ink::MetalLight);
    let mut items = vec![
        Item::Shadow(rect(-78, -4, 156, 62, 12)),
        polygon(&[(-70, -8), (-38, -8), (-34, -62), (-74, -62)], lid, Some(OUTLINE)),
        shine(-64, -55, 22, 7),
        drawn(rect(-79, -12, 158, 68, 12), flat(Ink::Blue), OUTLINE),
        shine(-68, 46, 136, 5),
    ];
    for i in 0..4 {
        let x = -71 + 36 * i;
        let open = i == 0;
        items.push(drawn(
            rect(x, -4, 33, 44, 7),
            if open { flat(Ink::Hollow) } else { lid },
            stroke(Ink::Outline, 3),
        ));
        if !open {
            items.push(shine(x + 6, 1, 21, 6));
            items.push(drawn(rect(x + 10, 30, 13, 7, 3), flat(Ink::Blue), stroke(Ink::Outline, 2)));
            items.push(filled(circle(x + 12, 18, 5), Fill { alpha_pct: 55, ..flat(Ink::Vermilion) }));
            items.push(filled(circle(x + 22, 16, 5), Fill { alpha_pct: 55, ..flat(Ink::Green) }));
        }
    }
    items.push(turned(
        pt(-60, 24),
        -30_000,
        vec![drawn(rect(-10, -6, 20, 12, 6), flat(Ink::Vermilion), stroke(Ink::Outline, 3))],
    ));
    items.push(drawn(circle(-48, 12, 7), flat(Ink::Yellow), stroke(Ink::Outline, 3)));
    items
}

/// A folded blanket with fringes.
pub(super) fn blanket() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-74, -44, 148, 108, 24))];
    for x in (-60..=60).step_by(12) {
        items.push(path(&[(x, 60), (x, 75)], stroke(Ink::Outline, 5)));
    }
    for (y, w) in [(26, 152), (-8, 156), (-42, 150)] {
        items.push(drawn(rect(-w / 2, y, w, 38, 19), Hue::Purple.fill(), OUTLINE));
        items.push(seam(&[(-w / 2 + 26, y + 19), (-w / 2 + 8, y + 19)]));
        items.push(shine(-w / 2 + 18, y + 4, w - 36, 6));
    }
    for x in [24, 40] {
        items.push(filled(rect(x, -40, 9, 34, 0), flat(Ink::Face)));
        items.push(filled(rect(x, -6, 9, 34, 0), flat(Ink::Face)));
        items.push(filled(rect(x, 28, 9, 34, 0), flat(Ink::Face)));
    }
    items
}

/// A towel on a rail.
pub(super) fn towel() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-48, -50, 100, 124, 8))];
    items.push(drawn(rect(-80, -76, 160, 15, 7), METAL, OUTLINE));
    items.push(drawn(rect(-40, -80, 92, 132, 8), flat(Ink::Green), OUTLINE));
    items.push(shaded(rect(-38, 26, 88, 24, 4), 25));
    items.push(drawn(rect(-50, -82, 94, 156, 10), flat(Ink::Green), OUTLINE));
    items.push(shine(-40, -78, 74, 8));
    for (y, h) in [(32, 9), (46, 9)] {
        items.push(filled(rect(-48, y, 90, h, 0), flat(Ink::Face)));
    }
    items.push(shaded(rect(24, -64, 12, 90, 6), 14));
    items.push(shaded(rect(-34, -60, 8, 80, 4), 12));
    for i in 0..8 {
        let x = -43 + i * 11;
        items.push(path(&[(x, 66), (x, 78)], stroke(Ink::Outline, 4)));
    }
    items
}

/// An open hand, fingers up, down to its wrist.
pub fn open_hand(skin: Ink) -> Vec<Item> {
    let hand = [
        (pt(-27, -12), -14_000, rect(-10, -50, 20, 70, 10)),
        (pt(-9, -16), -4_000, rect(-10, -60, 20, 80, 10)),
        (pt(10, -16), 4_000, rect(-10, -58, 20, 78, 10)),
        (pt(27, -10), 13_000, rect(-10, -46, 20, 66, 10)),
        (pt(34, 26), 50_000, rect(-11, -52, 22, 66, 11)),
    ];
    let wrist = [rect(-38, -20, 76, 62, 26), outline(&[(-30, 20), (30, 20), (26, 66), (-26, 66)])];
    let mut items = Vec::new();
    for line in [true, false] {
        let part = |shape: Shape| {
            if line { lined(shape, stroke(Ink::Outline, 7)) } else { filled(shape, flat(skin)) }
        };
        items.extend(hand.iter().map(|(at, mdeg, finger)| turned(*at, *mdeg, vec![part(finger.clone())])));
        items.extend(wrist.iter().map(|shape| part(shape.clone())));
    }
    for (x, low, top) in [(-20, -14, -34), (0, -18, -38), (20, -14, -32)] {
        items.push(seam(&[(x, low), (x + x / 12, top)]));
    }
    items.push(seam(&[(18, 10), (8, 26)]));
    items
}

/// A thin glove, fingers up.
pub(super) fn glove() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-38, -10, 76, 84, 20))];
    items.extend(open_hand(Ink::Blue));
    items.push(drawn(rect(-33, 60, 66, 14, 7), flat(Ink::Blue), OUTLINE));
    items.push(shine(-28, -4, 8, 36));
    items
}

/// A comb.
pub(super) fn comb() -> Vec<Item> {
    let mut parts = vec![rect(-78, -44, 156, 34, 14), rect(-78, -30, 18, 74, 7), rect(60, -30, 18, 74, 7)];
    parts.extend((0..8).map(|i| rect(-53 + 14 * i, -20, 7, 62, 3)));
    let mut items = vec![Item::Shadow(rect(-76, -40, 152, 36, 14))];
    items.extend(joined(&parts, flat(Ink::Vermilion)));
    items.push(shine(-68, -38, 136, 8));
    items
}

/// A toothbrush, lying aslant.
pub(super) fn toothbrush() -> Vec<Item> {
    let mut brush = Vec::new();
    for i in 0..5 {
        let fill = flat(if i % 2 == 0 { Ink::Face } else { Ink::Blue });
        brush.push(drawn(rect(34 + 11 * i, -36, 11, 34, 3), fill, stroke(Ink::Outline, 3)));
    }
    brush.extend(joined(
        &[
            rect(-96, -11, 84, 22, 11),
            outline(&[(-24, -10), (24, -5), (24, 5), (-24, 10)]),
            rect(18, -8, 76, 16, 8),
        ],
        flat(Ink::Green),
    ));
    brush.push(shine(-86, -7, 62, 5));
    brush.push(filled(rect(-66, -1, 40, 8, 4), flat(Ink::Face)));
    vec![turned(pt(2, 10), -38_000, brush)]
}

/// A shoe with laces, from the side.
pub(super) fn shoe() -> Vec<Item> {
    let parts = [
        outline(&[(-68, -46), (-8, -50), (6, -12), (6, 44), (-74, 44), (-74, 0)]),
        outline(&[(-14, -46), (26, -10), (40, 44), (-30, 44)]),
        oval(32, 46, 46, 50, 4),
    ];
    let mut items = vec![Item::Shadow(rect(-74, 0, 150, 58, 16))];
    items.extend(joined(&parts, flat(Ink::Blue)));
    items.push(lined(curve((50, 0), (40, 14), (38, 28), (40, 44)), stroke(Ink::Outline, 3)));
    items.push(lit(outline(&[(56, 12), (66, 22), (70, 34), (62, 22)]), 45));
    items.push(seam(&[(-46, -42), (-42, -10), (-50, 44)]));
    items.push(drawn(oval(-38, -48, 31, 8, 8), flat(Ink::Hollow), OUTLINE));
    for (x, y) in [(2, -26), (15, -14), (28, -2)] {
        items.push(path(&[(x - 14, y + 13), (x + 4, y - 3)], stroke(Ink::Outline, 9)));
        items.push(path(&[(x - 14, y + 13), (x + 4, y - 3)], stroke(Ink::Face, 4)));
    }
    items.push(drawn(rect(-78, 42, 158, 20, 9), flat(Ink::Face), OUTLINE));
    items.push(seam(&[(-70, 53), (70, 53)]));
    items
}

/// A walking stick with a crook.
pub(super) fn stick() -> Vec<Item> {
    let mut along = around(-8, -42, 30, (30, 30), -100_000, 190_000);
    along.push(pt(22, 66));
    let wood = Shape::Line(along);
    let mut stick = tube(std::slice::from_ref(&wood), 15, Ink::Vermilion);
    stick.push(lined(wood, Stroke { alpha_pct: 32, ..stroke(Ink::Shadow, 15) }));
    stick.push(path(&[(19, -8), (19, 48)], Stroke { alpha_pct: 45, ..stroke(Ink::Light, 4) }));
    stick.push(drawn(rect(9, 54, 26, 26, 7), flat(Ink::Hollow), OUTLINE));
    stick.push(drawn(rect(11, -28, 22, 13, 3), METAL, stroke(Ink::Outline, 3)));
    vec![turned(pt(-4, 0), 8_000, stick)]
}

/// A glass jug, half full.
pub(super) fn jug() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-50, -30, 96, 104, 20))];
    items.extend(tube(&[curve((34, -44), (84, -50), (80, 34), (42, 34))], 11, Ink::MetalLight));
    items.push(polygon(&[(-30, -66), (-66, -72), (-44, -22)], flat(Ink::Face), Some(OUTLINE)));
    let body = [oval(-5, 30, 52, 96, 46), oval(-5, -62, 40, 8, 8)];
    let upright = outline(&[(-45, -62), (35, -62), (44, 0), (-54, 0)]);
    items.extend(joined(&[body[0].clone(), body[1].clone(), upright], flat(Ink::Face)));
    items.push(filled(oval(-5, 30, 49, 44, 43), Fill { alpha_pct: 70, ..flat(Ink::Blue) }));
    items.push(drawn(oval(-5, 2, 46, 10, 10), flat(Ink::Blue), stroke(Ink::Outline, 3)));
    items.push(lit(oval(-5, 2, 44, 8, 8), 45));
    items.push(lit(outline(&[(-36, -42), (-28, -42), (-34, 46), (-42, 40)]), 65));
    items.push(drawn(oval(-5, -63, 40, 9, 9), flat(Ink::MetalLight), OUTLINE));
    items
}
