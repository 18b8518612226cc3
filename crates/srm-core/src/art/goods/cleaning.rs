//! What cleaning works with.

use crate::art::forms::{
    arched, curve, drop, drum, joined, lid, outline, oval, seam, shaded, shine, tube, way,
};
use crate::art::{
    Hue, OUTLINE, at, circle, drawn, filled, flat, graded, lined, path, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// A spray bottle.
pub(super) fn spray() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-38, 4, 76, 72, 16))];
    items.extend(tube(&[curve((-22, -50), (-26, -36), (-26, -26), (-38, -16))], 9, Ink::Vermilion));
    let bottle = [(-16, -26), (16, -26), (40, 10), (40, 66), (28, 78), (-28, 78), (-40, 66), (-40, 10)];
    items.push(polygon(&bottle, flat(Ink::Blue), Some(OUTLINE)));
    items.push(shine(-32, 12, 8, 52));
    items.push(drawn(rect(-18, 18, 46, 44, 8), flat(Ink::Face), stroke(Ink::Outline, 3)));
    items.extend(drop(5, 42, 13, Ink::Blue));
    items.push(drawn(rect(-17, -42, 34, 20, 4), flat(Ink::Face), OUTLINE));
    items.push(drawn(rect(-66, -76, 24, 18, 4), flat(Ink::Hollow), OUTLINE));
    let head = [(-46, -80), (22, -80), (36, -66), (36, -54), (18, -40), (-18, -40), (-46, -56)];
    items.push(polygon(&head, flat(Ink::Vermilion), Some(OUTLINE)));
    items.push(shine(-38, -74, 58, 7));
    items
}

/// A canister with a handle and a screw cap.
pub(super) fn canister() -> Vec<Item> {
    let handle = way(&[(-2, -34), (4, -64), (44, -64), (54, -30)]);
    let mut items = vec![Item::Shadow(rect(-58, -32, 116, 108, 16))];
    items.extend(tube(&[handle], 17, Ink::Green));
    let body = [(-60, -14), (-42, -38), (48, -38), (60, -24), (60, 66), (48, 78), (-48, 78), (-60, 66)];
    items.push(polygon(&body, flat(Ink::Green), Some(OUTLINE)));
    items.push(drawn(rect(-46, -50, 36, 16, 3), flat(Ink::Green), OUTLINE));
    items.push(drawn(rect(-52, -76, 48, 28, 6), flat(Ink::Hollow), OUTLINE));
    for x in [-40, -28, -16] {
        items.push(path(&[(x, -70), (x, -54)], stroke(Ink::Roller, 4)));
    }
    items.push(shine(-50, -14, 9, 80));
    items.push(shaded(rect(46, -22, 12, 94, 6), 16));
    items.push(drawn(rect(-28, -10, 66, 68, 8), flat(Ink::Face), stroke(Ink::Outline, 3)));
    items.extend(drop(5, 27, 20, Ink::Green));
    items
}

/// A bucket of water.
pub(super) fn bucket() -> Vec<Item> {
    let handle = Shape::Arc { at: pt(0, -22), r: u(56), from_mdeg: -84_000, sweep_mdeg: 168_000 };
    let mut items = vec![Item::Shadow(rect(-50, -20, 100, 96, 18))];
    items.push(lined(handle.clone(), stroke(Ink::Outline, 11)));
    items.push(lined(handle, stroke(Ink::MetalLight, 4)));
    items.push(drawn(rect(-22, -86, 44, 17, 8), flat(Ink::Hollow), OUTLINE));
    items.extend(joined(
        &[outline(&[(-62, -22), (62, -22), (45, 66), (-45, 66)]), oval(0, 66, 45, 10, 10)],
        flat(Ink::Vermilion),
    ));
    items.push(polygon(
        &[(-50, -2), (-40, -2), (-30, 60), (-37, 60)],
        Fill { alpha_pct: 42, ..flat(Ink::Light) },
        None,
    ));
    items.push(polygon(
        &[(40, 0), (56, -4), (42, 64), (30, 68)],
        Fill { alpha_pct: 18, ..flat(Ink::Shadow) },
        None,
    ));
    items.extend(lid(0, 64, 18, -24, flat(Ink::Vermilion)));
    items.push(drawn(oval(0, -23, 54, 13, 13), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
    items.push(filled(oval(0, -19, 47, 8, 8), flat(Ink::Blue)));
    items.push(arched(0, -18, 34, 5, 55));
    items
}

/// A wiping cloth with one corner folded over.
pub(super) fn cloth() -> Vec<Item> {
    vec![
        Item::Shadow(rect(-56, -40, 96, 96, 40)),
        polygon(&[(-2, -78), (36, -40), (36, 40), (-2, 78), (-80, 0)], Hue::Purple.fill(), Some(OUTLINE)),
        lined(
            way(&[(30, -32), (-2, -64), (-66, 0), (-2, 64), (30, 32)]),
            Stroke { dash: (u(7), u(7)), ..stroke(Ink::Outline, 3) },
        ),
        polygon(&[(36, -40), (36, 40), (-6, 0)], flat(Ink::Face), Some(OUTLINE)),
        polygon(&[(33, 6), (33, 34), (4, 4)], Fill { alpha_pct: 14, ..flat(Ink::Shadow) }, None),
    ]
}

/// A string mop.
pub(super) fn mop() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-60, 30, 120, 44, 20))];
    items.extend(tube(&[way(&[(0, -74), (0, 10)])], 12, Ink::Yellow));
    items.push(drawn(rect(-8, -80, 16, 34, 7), flat(Ink::Blue), OUTLINE));
    for (from, bend, to, low) in [
        (-22, -46, -60, 54),
        (22, 46, 60, 54),
        (-14, -30, -39, 63),
        (14, 30, 39, 63),
        (-5, -11, -14, 66),
        (5, 11, 14, 66),
    ] {
        let strand = curve((from, 16), (bend, 24), (to, 40), (to, low));
        items.extend(tube(&[strand], 20, Ink::Face));
    }
    for (x, bend, low) in [(-12, -48, 52), (12, 48, 52), (-5, -13, 62), (5, 13, 62)] {
        let line = curve((x, 26), (bend, 34), (bend, 44), (bend, low));
        items.push(lined(line, Stroke { alpha_pct: 70, ..stroke(Ink::Steel, 4) }));
    }
    items.push(drawn(rect(-34, 2, 68, 24, 10), flat(Ink::Blue), OUTLINE));
    items.push(shine(-26, 6, 52, 6));
    items
}

/// A hand brush.
pub(super) fn brush() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-72, -10, 96, 60, 8))];
    items.push(polygon(&[(-70, -12), (20, -12), (28, 52), (-80, 52)], flat(Ink::Steel), Some(OUTLINE)));
    for i in 0..7 {
        let (top, low) = (-60 + 12 * i, -67 + 14 * i);
        items.push(seam(&[(top, -4), (low, 48)]));
    }
    let handle = turned(
        pt(10, -26),
        -14_000,
        vec![
            drawn(rect(-10, -12, 80, 24, 12), flat(Ink::Yellow), OUTLINE),
            drawn(circle(56, 0, 5), flat(Ink::Hollow), stroke(Ink::Outline, 3)),
        ],
    );
    items.push(handle);
    items.push(drawn(rect(-76, -42, 102, 32, 10), flat(Ink::Yellow), OUTLINE));
    items.push(shine(-66, -36, 82, 7));
    items
}

/// A full bin bag, tied.
pub(super) fn bag() -> Vec<Item> {
    let sack = flat(Ink::BeltLight);
    let mut items = vec![Item::Shadow(rect(-62, -10, 124, 84, 34))];
    items.extend(joined(
        &[
            outline(&[(-6, -40), (-34, -78), (-12, -70), (4, -40)]),
            outline(&[(6, -40), (34, -78), (12, -70), (-4, -40)]),
            outline(&[(-8, -44), (0, -76), (8, -44)]),
        ],
        sack,
    ));
    items.extend(joined(
        &[oval(0, 28, 70, 62, 48), rect(-48, 48, 96, 29, 14), oval(0, -18, 26, 26, 26)],
        sack,
    ));
    for curve in [
        [(-8, -30), (-30, -16), (-44, 6), (-46, 34)],
        [(8, -30), (26, -14), (34, 10), (34, 40)],
        [(0, -30), (-2, -10), (-8, 6), (-8, 22)],
    ] {
        let line = Shape::Curve(curve.map(|(x, y)| pt(x, y)));
        items.push(lined(line, Stroke { alpha_pct: 45, ..stroke(Ink::Light, 5) }));
    }
    items.push(drawn(rect(-18, -50, 36, 15, 7), flat(Ink::Yellow), OUTLINE));
    items
}

/// A household glove with a long cuff.
pub(super) fn glove() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-36, 0, 72, 74, 14))];
    let turn = |x: i32, y: i32, mdeg: i32, shape: Shape, line: bool| {
        let part =
            if line { lined(shape, stroke(Ink::Outline, 8)) } else { filled(shape, flat(Ink::Yellow)) };
        turned(pt(x, y), mdeg, vec![part])
    };
    for line in [true, false] {
        for (x, y, mdeg, w, h) in [
            (-24, -22, -10_000, 19, 46),
            (-6, -28, -3_000, 20, 52),
            (14, -26, 5_000, 20, 48),
            (30, -16, 14_000, 18, 40),
            (-32, 6, -46_000, 21, 48),
        ] {
            items.push(turn(x, y, mdeg, rect(-w / 2, -h, w, h + 20, w / 2), line));
        }
        items.push(turn(0, 0, 0, rect(-36, -30, 76, 62, 24), line));
        items.push(turn(0, 0, 0, outline(&[(-30, 14), (32, 14), (44, 70), (-42, 70)]), line));
    }
    for (x, from, to) in [(-16, -26, -40), (3, -28, -42), (22, -24, -36)] {
        items.push(seam(&[(x, from), (x + (x - 3) / 8, to)]));
    }
    items.push(shine(-24, -6, 8, 44));
    items.push(drawn(rect(-46, 60, 94, 18, 8), flat(Ink::Yellow), OUTLINE));
    items.push(seam(&[(-33, 40), (36, 40)]));
    items
}

/// A sponge with a rough side.
pub(super) fn sponge() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-76, -10, 140, 66, 12)),
        polygon(&[(-78, -14), (-44, -46), (78, -46), (62, -14)], flat(Ink::Green), Some(OUTLINE)),
        polygon(&[(60, -14), (78, -46), (78, 16), (60, 52)], flat(Ink::Yellow), Some(OUTLINE)),
        polygon(
            &[(62, -10), (76, -38), (76, 16), (62, 46)],
            Fill { alpha_pct: 26, ..flat(Ink::Shadow) },
            None,
        ),
        polygon(&[(61, -14), (78, -46), (78, -24), (61, 8)], flat(Ink::Green), Some(OUTLINE)),
        drawn(rect(-78, -14, 140, 68, 8), flat(Ink::Yellow), OUTLINE),
        drawn(rect(-78, -16, 140, 24, 6), flat(Ink::Green), OUTLINE),
    ];
    for (x, y, r) in [
        (-56, 26, 6),
        (-30, 38, 5),
        (-14, 20, 4),
        (10, 36, 7),
        (36, 22, 5),
        (44, 42, 4),
        (-62, 44, 3),
        (22, 20, 3),
        (-42, 18, 3),
    ] {
        items.push(at(
            pt(x, y),
            vec![filled(oval(0, 0, r + 2, r, r), Fill { alpha_pct: 42, ..flat(Ink::Shadow) })],
        ));
    }
    items.push(shine(-68, -11, 120, 6));
    items.push(polygon(
        &[(-52, -22), (-36, -40), (60, -40), (58, -34), (-32, -34)],
        Fill { alpha_pct: 30, ..flat(Ink::Light) },
        None,
    ));
    items
}

/// A roll of paper with its free sheet.
pub(super) fn paper() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-50, -50, 124, 122, 18)),
        polygon(
            &[(10, -48), (76, -40), (76, 62), (10, 72)],
            graded(Ink::Face, Ink::MetalLight),
            Some(OUTLINE),
        ),
        path(&[(58, 4), (74, 5)], Stroke { dash: (u(6), u(5)), ..stroke(Ink::Outline, 3) }),
    ];
    items.extend(drum(-6, 48, 16, (-54, 60), flat(Ink::Face)));
    items.push(shaded(rect(18, -46, 22, 114, 8), 10));
    for (y, x) in [(-22, 24), (34, -20), (6, -30), (48, 10), (-4, 2), (-30, -22), (26, 26)] {
        items.push(filled(oval(x - 6, y + 8, 5, 4, 4), Fill { alpha_pct: 55, ..flat(Ink::Steel) }));
    }
    items.extend(lid(-6, 48, 16, -54, flat(Ink::Face)));
    items.push(lined(oval(-6, -54, 32, 10, 10), stroke(Ink::Steel, 2)));
    items.push(drawn(oval(-6, -54, 18, 6, 6), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
    items
}
