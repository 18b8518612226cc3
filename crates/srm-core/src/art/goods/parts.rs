//! What a workshop works with.

use crate::art::forms::{
    METAL, arched, band, curve, drum, joined, lid, oval, seam, shaded, shine, tube, way,
};
use crate::art::{OUTLINE, circle, drawn, filled, flat, graded, lined, path, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// A round battery cell, standing.
pub(super) fn cell() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-36, -44, 72, 118, 18))];
    items.extend(drum(0, 38, 11, (-48, 64), flat(Ink::Green)));
    items.extend(band(0, 38, 11, (-8, 34), flat(Ink::Face), flat(Ink::Green)));
    items.push(path(&[(-13, 24), (13, 24)], stroke(Ink::Mark, 6)));
    items.push(path(&[(0, 11), (0, 37)], stroke(Ink::Mark, 6)));
    items.push(shine(-29, -34, 9, 94));
    items.push(shaded(rect(22, -44, 14, 110, 6), 18));
    items.extend(lid(0, 38, 11, -48, METAL));
    items.extend(drum(0, 15, 5, (-68, -50), METAL));
    items
}

/// A flat cell in foil with its two tabs.
pub(super) fn pouch() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-74, -44, 148, 114, 10))];
    for (x, fill) in [(-54, graded(Ink::Yellow, Ink::Vermilion)), (24, METAL)] {
        items.push(drawn(rect(x, -78, 30, 44, 3), fill, OUTLINE));
        items.push(shine(x + 6, -72, 5, 26));
    }
    items.push(drawn(rect(-76, -46, 152, 116, 10), METAL, OUTLINE));
    for y in [-37, -30] {
        items.push(path(&[(-66, y), (66, y)], stroke(Ink::Outline, 2)));
    }
    items.push(drawn(
        rect(-58, -18, 116, 76, 16),
        graded(Ink::Face, Ink::MetalLight),
        stroke(Ink::Outline, 3),
    ));
    items.push(shine(-46, -10, 92, 9));
    items.push(path(&[(-44, 24), (-24, 24)], stroke(Ink::Mark, 6)));
    items.push(path(&[(-34, 14), (-34, 34)], stroke(Ink::Mark, 6)));
    items.push(path(&[(24, 24), (44, 24)], stroke(Ink::Mark, 6)));
    items
}

/// A plate with cut corners, drilled.
pub(super) fn plate() -> Vec<Item> {
    let outline = |dy: i32| {
        [(-54, -52), (54, -52), (76, -30), (76, 30), (54, 52), (-54, 52), (-76, 30), (-76, -30)]
            .map(|(x, y)| (x, y + dy))
    };
    let mut items = vec![
        Item::Shadow(rect(-74, -40, 148, 100, 18)),
        polygon(&outline(9), METAL, Some(OUTLINE)),
        polygon(&outline(-3), flat(Ink::Blue), Some(OUTLINE)),
        shine(-50, -47, 100, 8),
    ];
    for (x, y) in [(-52, -30), (52, -30), (-52, 26), (52, 26)] {
        items.push(drawn(circle(x, y, 10), flat(Ink::Face), stroke(Ink::Outline, 3)));
    }
    items.push(drawn(circle(0, -2, 26), flat(Ink::Face), OUTLINE));
    items.push(lined(
        Shape::Arc { at: pt(0, -2), r: u(21), from_mdeg: -70_000, sweep_mdeg: 140_000 },
        Stroke { alpha_pct: 35, ..stroke(Ink::Shadow, 6) },
    ));
    items
}

/// A roll of foil with its free end.
pub(super) fn foil() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-70, -46, 136, 112, 16)),
        polygon(
            &[(-44, -6), (66, -6), (78, 72), (-32, 72)],
            graded(Ink::Face, Ink::MetalDark),
            Some(OUTLINE),
        ),
        path(&[(-10, 36), (4, 62)], stroke(Ink::MetalDark, 4)),
        path(&[(32, 40), (40, 66)], stroke(Ink::MetalDark, 4)),
    ];
    let (roll, end) = (oval(48, -22, 20, 44, 44), oval(-52, -22, 20, 44, 44));
    items.extend(joined(&[roll, rect(-52, -66, 100, 88, 0), end.clone()], METAL));
    items.push(shine(-40, -56, 90, 10));
    items.push(shaded(rect(-40, 2, 98, 14, 7), 20));
    items.push(drawn(end, flat(Ink::MetalLight), OUTLINE));
    items.push(lined(oval(-52, -22, 14, 32, 32), stroke(Ink::Outline, 2)));
    items.push(drawn(oval(-52, -22, 8, 19, 19), flat(Ink::Yellow), stroke(Ink::Outline, 3)));
    items.push(filled(oval(-52, -22, 4, 11, 11), flat(Ink::Hollow)));
    items
}

/// A bolt with a hexagonal head, standing on its thread.
pub(super) fn bolt() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-20, -20, 40, 94, 8)),
        polygon(&[(-20, -36), (20, -36), (20, 68), (12, 78), (-12, 78), (-20, 68)], METAL, Some(OUTLINE)),
    ];
    for y in [2, 16, 30, 44, 58] {
        items.push(path(&[(-19, y), (19, y + 7)], stroke(Ink::Outline, 4)));
    }
    items.push(shine(-12, -20, 7, 18));
    items.push(drawn(rect(-54, -42, 108, 15, 6), METAL, OUTLINE));
    let head = [(-46, -66), (-36, -76), (36, -76), (46, -66), (46, -42), (-46, -42)];
    items.push(polygon(&head, METAL, Some(OUTLINE)));
    items.push(seam(&[(-18, -74), (-20, -44)]));
    items.push(seam(&[(18, -74), (20, -44)]));
    items.push(shine(-12, -70, 24, 7));
    items
}

/// A washer, seen from above.
pub(super) fn washer() -> Vec<Item> {
    let middle = circle(0, 0, 52);
    vec![
        lined(circle(0, 5, 54), Stroke { alpha_pct: 20, ..stroke(Ink::Shadow, 48) }),
        lined(middle.clone(), stroke(Ink::Outline, 48)),
        lined(middle.clone(), stroke(Ink::MetalDark, 40)),
        lined(circle(0, -2, 53), stroke(Ink::MetalLight, 26)),
        lined(
            Shape::Arc { at: pt(0, 0), r: u(64), from_mdeg: -60_000, sweep_mdeg: 100_000 },
            Stroke { alpha_pct: 60, ..stroke(Ink::Light, 7) },
        ),
    ]
}

/// A cable with a plug at one end and an eyelet at the other.
pub(super) fn cable() -> Vec<Item> {
    let bends =
        [curve((-54, -26), (-54, 88), (-4, 88), (-4, 10)), curve((-4, 10), (-4, -80), (52, -80), (52, 20))];
    let mut items = vec![
        drawn(rect(-70, -78, 9, 24, 3), METAL, stroke(Ink::Outline, 3)),
        drawn(rect(-47, -78, 9, 24, 3), METAL, stroke(Ink::Outline, 3)),
    ];
    items.extend(tube(&bends, 15, Ink::Vermilion));
    items.push(drawn(rect(-76, -60, 44, 40, 9), flat(Ink::Hollow), OUTLINE));
    items.push(shine(-69, -54, 30, 6));
    items.push(drawn(rect(-62, -22, 16, 14, 4), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
    items.push(lined(circle(52, 58, 14), stroke(Ink::Outline, 20)));
    items.push(lined(circle(52, 58, 14), stroke(Ink::MetalLight, 12)));
    items.push(drawn(rect(42, 12, 20, 32, 5), METAL, OUTLINE));
    items
}

/// A screw clamp.
pub(super) fn clamp() -> Vec<Item> {
    let frame = way(&[(40, -58), (-36, -58), (-48, -46), (-48, 26), (-36, 38), (40, 38)]);
    let mut items = vec![drawn(rect(27, -22, 18, 92, 4), METAL, OUTLINE)];
    for y in [-4, 6, 16, 56] {
        items.push(seam(&[(28, y), (44, y + 4)]));
    }
    items.extend(tube(&[frame], 20, Ink::Blue));
    items.push(lined(
        way(&[(34, -62), (-34, -62), (-52, -44), (-52, 20)]),
        Stroke { alpha_pct: 40, ..stroke(Ink::Light, 5) },
    ));
    items.push(drawn(rect(18, -58, 38, 18, 5), METAL, OUTLINE));
    items.push(drawn(rect(16, -30, 40, 15, 5), METAL, OUTLINE));
    items.push(drawn(rect(20, 26, 32, 26, 5), flat(Ink::Blue), OUTLINE));
    items.push(drawn(rect(0, 64, 72, 12, 6), METAL, OUTLINE));
    items
}

/// A ribbed screw cap.
pub(super) fn cap() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-66, -20, 132, 76, 26))];
    items.extend(drum(0, 68, 22, (-26, 34), flat(Ink::Vermilion)));
    for (x, dy) in [(-58, 10), (-44, 16), (-27, 20), (-9, 22), (9, 22), (27, 20), (44, 16), (58, 10)] {
        items.push(path(&[(x, -16 + dy), (x, 26 + dy)], stroke(Ink::Outline, 4)));
    }
    items.extend(lid(0, 68, 22, -26, flat(Ink::Vermilion)));
    items.push(lined(oval(0, -28, 52, 14, 14), stroke(Ink::Outline, 3)));
    items.push(arched(0, -28, 44, 10, 45));
    items
}

/// A closed cardboard box.
pub(super) fn carton() -> Vec<Item> {
    vec![
        Item::Shadow(rect(-70, -30, 140, 98, 14)),
        polygon(&[(-76, -40), (0, -8), (0, 78), (-76, 42)], flat(Ink::Yellow), Some(OUTLINE)),
        polygon(&[(76, -40), (0, -8), (0, 78), (76, 42)], flat(Ink::Yellow), Some(OUTLINE)),
        polygon(&[(74, -37), (2, -6), (2, 75), (74, 40)], Fill { alpha_pct: 26, ..flat(Ink::Shadow) }, None),
        polygon(&[(0, -74), (76, -40), (0, -8), (-76, -40)], flat(Ink::Yellow), Some(OUTLINE)),
        polygon(
            &[(0, -70), (66, -40), (0, -12), (-66, -40)],
            Fill { alpha_pct: 28, ..flat(Ink::Light) },
            None,
        ),
        polygon(
            &[(-48, -28), (-28, -20), (48, -53), (28, -61)],
            flat(Ink::Face),
            Some(stroke(Ink::Outline, 3)),
        ),
        polygon(
            &[(-48, -28), (-28, -20), (-28, 14), (-48, 6)],
            flat(Ink::Face),
            Some(stroke(Ink::Outline, 3)),
        ),
        turned(
            pt(38, 44),
            -23_000,
            vec![
                path(&[(-12, 14), (-12, -10)], stroke(Ink::Outline, 4)),
                path(&[(-18, -3), (-12, -10), (-6, -3)], stroke(Ink::Outline, 4)),
                path(&[(10, 14), (10, -10)], stroke(Ink::Outline, 4)),
                path(&[(4, -3), (10, -10), (16, -3)], stroke(Ink::Outline, 4)),
            ],
        ),
    ]
}
