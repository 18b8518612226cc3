//! What a kitchen works with.

use crate::art::forms::{METAL, around, curve, joined, lit, outline, oval, seam, shaded, shine, tube, way};
use crate::art::{
    OUTLINE, circle, drawn, filled, flat, graded, lined, path, placed, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// A dinner plate from above.
pub(super) fn dinner_plate() -> Vec<Item> {
    vec![
        Item::Shadow(circle(0, 0, 76)),
        drawn(circle(0, 0, 76), flat(Ink::Face), OUTLINE),
        lined(circle(0, 0, 64), stroke(Ink::Blue, 8)),
        drawn(circle(0, 0, 46), graded(Ink::MetalLight, Ink::Face), stroke(Ink::Outline, 3)),
        lined(
            Shape::Arc { at: pt(0, 0), r: u(38), from_mdeg: -70_000, sweep_mdeg: 100_000 },
            Stroke { alpha_pct: 65, ..stroke(Ink::Light, 6) },
        ),
    ]
}

/// A bowl of soup.
pub(super) fn bowl() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-62, -10, 124, 74, 36)),
        drawn(rect(-30, 48, 60, 18, 6), flat(Ink::Green), OUTLINE),
        drawn(oval(0, -22, 78, 2, 78), flat(Ink::Green), OUTLINE),
        shaded(outline(&[(40, -14), (74, -14), (66, 14), (44, 40), (20, 53)]), 14),
        lit(outline(&[(-68, -8), (-58, -8), (-42, 28), (-50, 24)]), 40),
        drawn(oval(0, -22, 78, 22, 22), flat(Ink::Green), OUTLINE),
        drawn(oval(0, -21, 66, 16, 16), flat(Ink::Yellow), stroke(Ink::Outline, 3)),
    ];
    for (x, y) in [(-34, -24), (-2, -16), (30, -25)] {
        items.push(drawn(oval(x, y, 9, 5, 5), flat(Ink::Vermilion), stroke(Ink::Outline, 3)));
    }
    items.push(filled(oval(14, -28, 6, 3, 3), flat(Ink::Green)));
    items.push(filled(oval(-18, -30, 6, 3, 3), flat(Ink::Green)));
    items
}

/// A loaf of bread with its cut side to the front.
pub(super) fn bread() -> Vec<Item> {
    let slice = |x: i32| {
        [oval(x - 22, -24, 34, 32, 26), oval(x + 22, -24, 34, 32, 26), rect(x - 44, -34, 88, 102, 12)]
    };
    let crust = flat(Ink::Vermilion);
    let mut items = vec![Item::Shadow(rect(-62, -30, 132, 98, 18))];
    let loaf: Vec<Shape> = slice(22).into_iter().chain(slice(2)).collect();
    items.extend(joined(&loaf, crust));
    items.push(shaded(rect(24, -40, 42, 106, 14), 22));
    items.extend(joined(&slice(-18), crust));
    let mut crumb = around(-18, -22, 45, (25, 25), -90_000, 180_000);
    crumb.extend(
        [(27, -10), (18, 6), (18, 52), (12, 58), (-48, 58), (-54, 52), (-54, 6), (-63, -10)]
            .map(|(x, y)| pt(x, y)),
    );
    items.push(filled(Shape::Polygon(crumb.clone()), flat(Ink::Yellow)));
    items.push(lit(Shape::Polygon(crumb), 62));
    for (x, y) in [(-38, -18), (-10, 4), (-30, 22), (6, -22), (-6, 40), (-44, 44)] {
        items.push(filled(oval(x, y, 5, 3, 3), Fill { alpha_pct: 60, ..flat(Ink::Vermilion) }));
    }
    items
}

/// A carrot with its green.
pub(super) fn carrot() -> Vec<Item> {
    let mut drawing = Vec::new();
    for (mdeg, h) in [(-38_000, 40), (36_000, 40), (-3_000, 52)] {
        drawing.push(turned(
            pt(0, -46),
            mdeg,
            vec![drawn(oval(0, -h / 2, 12, h / 2 + 6, h / 2), flat(Ink::Green), OUTLINE)],
        ));
    }
    let body = [
        (-34, -34),
        (-26, -46),
        (-12, -52),
        (12, -52),
        (26, -46),
        (34, -34),
        (32, -14),
        (8, 88),
        (0, 94),
        (-8, 88),
        (-32, -14),
    ];
    drawing.push(polygon(&body, flat(Ink::Vermilion), Some(OUTLINE)));
    for (x, y, w) in [(-31, -18, 26), (10, 2, 17), (-20, 26, 18), (4, 46, 12), (-11, 60, 10)] {
        drawing.push(seam(&[(x, y), (x + w, y + 3)]));
    }
    drawing.push(lit(outline(&[(-24, -34), (-15, -38), (-12, 6), (-17, 2)]), 40));
    vec![turned(pt(2, 2), 38_000, vec![placed(pt(0, 0), 880, 100, drawing)])]
}

/// A brown egg.
pub(super) fn egg() -> Vec<Item> {
    let shell = oval(0, 14, 57, 90, 62);
    vec![
        Item::Shadow(circle(0, 16, 54)),
        filled(shell.clone(), flat(Ink::Vermilion)),
        lit(shell.clone(), 62),
        lined(shell, OUTLINE),
        shaded(oval(8, 52, 40, 6, 18), 10),
        turned(pt(-22, -16), 20_000, vec![lit(oval(0, 0, 11, 26, 22), 65)]),
        filled(circle(20, 28, 3), flat(Ink::Vermilion)),
        filled(circle(34, 8, 3), flat(Ink::Vermilion)),
        filled(circle(4, -40, 3), flat(Ink::Vermilion)),
    ]
}

/// A fish.
pub(super) fn fish() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-70, -14, 120, 50, 25))];
    items.extend(joined(
        &[
            outline(&[(36, 0), (78, -46), (70, 0)]),
            outline(&[(36, 0), (70, 0), (78, 46)]),
            outline(&[(-22, -28), (-2, -58), (28, -50), (30, -20)]),
            outline(&[(-8, 30), (8, 52), (20, 46), (18, 26)]),
        ],
        flat(Ink::Blue),
    ));
    items.push(drawn(oval(-16, 0, 64, 38, 38), flat(Ink::Steel), OUTLINE));
    items.push(filled(oval(-16, 10, 58, 4, 25), Fill { alpha_pct: 65, ..flat(Ink::Light) }));
    items.push(lined(curve((-40, -30), (-28, -12), (-28, 12), (-40, 30)), stroke(Ink::Outline, 4)));
    for (x, y) in [(-14, -14), (8, -14), (-3, 2), (19, 2), (-14, 16), (8, 16)] {
        items.push(lined(
            Shape::Arc { at: pt(x - 6, y), r: u(9), from_mdeg: 30_000, sweep_mdeg: 120_000 },
            stroke(Ink::Outline, 3),
        ));
    }
    items.push(drawn(circle(-56, -8, 8), flat(Ink::Face), stroke(Ink::Outline, 3)));
    items.push(filled(circle(-57, -8, 4), flat(Ink::Mark)));
    items.push(seam(&[(-76, 10), (-62, 12)]));
    items.push(seam(&[(52, -14), (64, -26)]));
    items.push(seam(&[(52, 14), (64, 26)]));
    items
}

/// A milk carton.
pub(super) fn milk() -> Vec<Item> {
    vec![
        Item::Shadow(rect(-54, -10, 108, 84, 6)),
        polygon(
            &[(22, -26), (56, -34), (56, 62), (22, 78)],
            graded(Ink::MetalLight, Ink::MetalDark),
            Some(OUTLINE),
        ),
        polygon(&[(22, -26), (38, -58), (56, -34)], graded(Ink::MetalLight, Ink::MetalDark), Some(OUTLINE)),
        polygon(&[(-56, -26), (22, -26), (38, -58), (-38, -58)], flat(Ink::Face), Some(OUTLINE)),
        drawn(rect(-40, -78, 80, 20, 3), flat(Ink::Face), OUTLINE),
        seam(&[(-32, -68), (32, -68)]),
        drawn(rect(-56, -26, 78, 104, 3), flat(Ink::Face), OUTLINE),
        polygon(&[(-54, 30), (20, 14), (20, 76), (-54, 76)], flat(Ink::Blue), None),
        polygon(&[(24, 13), (54, 4), (54, 61), (24, 74)], flat(Ink::Blue), None),
        shaded(outline(&[(24, 13), (54, 4), (54, 61), (24, 74)]), 25),
        shine(-48, -18, 8, 40),
        seam(&[(22, -24), (22, 76)]),
        drawn(circle(-4, -44, 11), flat(Ink::Blue), stroke(Ink::Outline, 3)),
    ]
}

/// A hazelnut, and another behind it.
pub(super) fn nut() -> Vec<Item> {
    let one = || {
        let parts = [oval(0, 10, 52, 48, 50), outline(&[(-34, -26), (34, -26), (7, -62), (-7, -62)])];
        let mut items = joined(&parts, flat(Ink::Vermilion));
        items.push(shaded(oval(0, 10, 51, 47, 49), 24));
        for (top, x, low) in [(-16, -32, -24), (-6, -11, -8), (6, 11, 8), (16, 32, 24)] {
            let line = curve((top, -34), (x, -14), (x, 8), (low, 34));
            items.push(lined(line, Stroke { alpha_pct: 55, ..stroke(Ink::Outline, 3) }));
        }
        items.push(drawn(oval(0, 42, 37, 12, 17), flat(Ink::Yellow), OUTLINE));
        items.push(lit(oval(0, 42, 35, 10, 15), 45));
        items.push(lit(outline(&[(-42, 0), (-34, -6), (-32, 18), (-37, 16)]), 45));
        items
    };
    vec![
        Item::Shadow(rect(-70, 4, 140, 66, 33)),
        turned(pt(36, -6), 28_000, vec![placed(pt(0, 0), 860, 100, one())]),
        turned(pt(-22, 8), -8_000, one()),
    ]
}

/// An apple with a leaf.
pub(super) fn apple() -> Vec<Item> {
    let mut items = vec![Item::Shadow(circle(0, 18, 58))];
    items.extend(tube(&[curve((0, -36), (0, -54), (4, -66), (12, -74))], 6, Ink::Hollow));
    items.push(turned(
        pt(10, -52),
        62_000,
        vec![drawn(oval(0, -26, 14, 28, 22), flat(Ink::Green), OUTLINE), seam(&[(0, -6), (0, -40)])],
    ));
    items.extend(joined(
        &[oval(-27, 8, 48, 52, 66), oval(27, 8, 48, 52, 66), rect(-26, 20, 52, 50, 12)],
        flat(Ink::Vermilion),
    ));
    items.push(shaded(oval(0, -36, 20, 4, 8), 40));
    items.push(turned(
        pt(-46, -8),
        18_000,
        vec![filled(oval(0, 0, 9, 24, 20), Fill { alpha_pct: 45, ..flat(Ink::Light) })],
    ));
    items.push(shaded(outline(&[(62, -10), (70, 12), (62, 44), (42, 70), (52, 30)]), 14));
    items
}

/// A frying pan.
pub(super) fn pan() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-74, 10, 108, 40, 16))];
    items.extend(tube(&[way(&[(26, 4), (70, -34)])], 15, Ink::Hollow));
    items.push(path(&[(60, -26), (69, -33)], stroke(Ink::Roller, 4)));
    items.push(drawn(rect(20, -6, 18, 20, 4), METAL, stroke(Ink::Outline, 3)));
    items.extend(joined(
        &[outline(&[(-78, 6), (38, 6), (20, 40), (-60, 40)]), oval(-20, 40, 40, 8, 10)],
        METAL,
    ));
    items.push(drawn(oval(-20, 6, 58, 22, 22), METAL, OUTLINE));
    items.push(drawn(oval(-20, 8, 48, 16, 16), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
    items.push(filled(oval(-26, 8, 20, 8, 8), flat(Ink::Face)));
    items.push(filled(oval(-14, 10, 18, 7, 7), flat(Ink::Face)));
    items.push(drawn(oval(-22, 7, 8, 4, 4), flat(Ink::Yellow), stroke(Ink::Outline, 2)));
    items
}
