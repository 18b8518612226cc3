//! Tanks, pipes and valves.

use super::{
    OUTLINE, at, circle, drawn, filled, flat, graded, label, lined, path, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Pt, Stroke, pt, u};

/// Width of a tank.
pub const TANK_W: i32 = 220;
/// Height of a tank.
pub const TANK_H: i32 = 470;
/// Width of a pipe.
pub const PIPE_W: i32 = 40;
/// How far apart two jets of water run.
pub const JET_STEP: i32 = 30;

const METAL: Fill = graded(Ink::MetalLight, Ink::MetalDark);

/// A glass tank from the top left corner of its inside, filled to `level` and with limits at `low` and `high`, all in
/// 1/64 unit from the bottom.
pub fn tank(x: i32, y: i32, level: i32, low: i32, high: i32) -> Vec<Item> {
    let (w, h) = (TANK_W, TANK_H);
    let bottom = u(y + h);
    let slab = |from: i32, to: i32, inset: i32| crate::scene::Shape::Rect {
        at: Pt { x: u(x + inset), y: bottom - to },
        w: u(w - 2 * inset),
        h: (to - from).max(0),
        r: 0,
    };
    let mut items = vec![
        Item::Shadow(rect(x - 14, y, w + 28, h + 14, 18)),
        drawn(rect(x - 14, y - 10, w + 28, h + 24, 20), METAL, OUTLINE),
        filled(rect(x, y, w, h, 6), flat(Ink::Face)),
    ];
    items.push(filled(slab(0, level, 0), flat(Ink::Blue)));
    items
        .push(filled(slab(low, high, 0), Fill { pattern: Pattern::Stripes, alpha_pct: 40, ..flat(Ink::Ok) }));
    // The surface, as a float that can be seen on every ground.
    items.push(filled(slab(level - u(9), level + u(9), 0), flat(Ink::Outline)));
    items.push(filled(slab(level - u(5), level + u(5), 4), flat(Ink::Yellow)));
    for limit in [low, high] {
        let height = bottom - limit;
        let line = |from: i32, to: i32| {
            crate::scene::Shape::Line(vec![Pt { x: u(from), y: height }, Pt { x: u(to), y: height }])
        };
        items.push(lined(line(x, x + w), stroke(Ink::Face, 9)));
        items.push(lined(line(x, x + w), Stroke { dash: (u(22), u(12)), ..stroke(Ink::Ok, 7) }));
        for (foot, tip) in [(x - 26, x + 8), (x + w + 26, x + w - 8)] {
            let marker = vec![
                Pt { x: u(foot), y: height - u(15) },
                Pt { x: u(tip), y: height },
                Pt { x: u(foot), y: height + u(15) },
            ];
            items.push(drawn(crate::scene::Shape::Polygon(marker), flat(Ink::Ok), stroke(Ink::Outline, 3)));
        }
    }
    items.push(lined(rect(x, y, w, h, 6), stroke(Ink::Outline, 4)));
    items.push(filled(rect(x + 14, y + 16, 10, h - 40, 5), Fill { alpha_pct: 30, ..flat(Ink::Light) }));
    items
}

/// The plate that tells a tank's letter, in the middle of its foot at a point.
pub fn tank_plate(x: i32, y: i32, letter: char) -> Vec<Item> {
    vec![
        drawn(rect(x - 30, y - 23, 60, 46, 10), flat(Ink::Card), stroke(Ink::Outline, 3)),
        label(x, y, letter, 32, Ink::Ink),
    ]
}

/// A pipe through points, with an outline.
pub fn pipe(points: &[(i32, i32)]) -> Vec<Item> {
    vec![
        path(points, stroke(Ink::Outline, PIPE_W)),
        path(points, stroke(Ink::MetalDark, PIPE_W - 8)),
        path(points, stroke(Ink::MetalLight, PIPE_W / 3)),
    ]
}

/// A flange that holds a pipe to something, about a point; `level` lies across an upright pipe.
pub fn flange(x: i32, y: i32, level: bool) -> Item {
    let (w, h) = if level { (PIPE_W + 18, 18) } else { (18, PIPE_W + 18) };
    drawn(rect(x - w / 2, y - h / 2, w, h, 5), METAL, OUTLINE)
}

/// So many jets of water side by side, straight down from one height to another.
pub fn jets(x: i32, from: i32, to: i32, count: i32) -> Vec<Item> {
    let mut items = Vec::new();
    for i in 0..count {
        let x = x + (2 * i - count + 1) * JET_STEP / 2;
        items.push(path(&[(x, from), (x, to)], stroke(Ink::Outline, 20)));
        items.push(path(&[(x, from), (x, to)], stroke(Ink::Blue, 14)));
        items.push(path(&[(x - 3, from), (x - 3, to)], Stroke { alpha_pct: 50, ..stroke(Ink::Light, 4) }));
    }
    items
}

/// The mouth of a valve's pipe, wide enough for the most jets there can be; the top of it in the middle at a point.
pub fn mouth(x: i32, y: i32, jets_max: i32) -> Vec<Item> {
    let half = (jets_max * JET_STEP / 2 + 8).max(PIPE_W / 2);
    let top = PIPE_W / 2;
    vec![polygon(&[(x - top, y), (x + top, y), (x + half, y + 24), (x - half, y + 24)], METAL, Some(OUTLINE))]
}

/// What flows out of a tank: a pipe as wide as the flow, with an arrow for each jet; a closed end when nothing flows.
/// The top of it in the middle at a point, `h` units long.
pub fn outlet(x: i32, y: i32, h: i32, count: i32) -> Vec<Item> {
    if count == 0 {
        return vec![
            drawn(rect(x - 20, y, 40, 34, 4), METAL, OUTLINE),
            drawn(rect(x - 34, y + 30, 68, 22, 8), flat(Ink::Steel), OUTLINE),
        ];
    }
    let w = count * 44 + 20;
    let mut items = vec![
        drawn(rect(x - w / 2, y, w, h, 4), METAL, OUTLINE),
        filled(rect(x - w / 2 + 9, y + 2, w - 18, h - 2, 2), flat(Ink::Blue)),
    ];
    for i in 0..count {
        let x = x + (2 * i - count + 1) * 22;
        let arrow = [(x - 15, y + h / 2 - 10), (x, y + h / 2 + 10), (x + 15, y + h / 2 - 10)];
        items.push(path(&[(x, y + h / 2 - 34), (x, y + h / 2 + 8)], stroke(Ink::Outline, 17)));
        items.push(path(&arrow, stroke(Ink::Outline, 17)));
        items.push(path(&[(x, y + h / 2 - 34), (x, y + h / 2 + 8)], stroke(Ink::Card, 8)));
        items.push(path(&arrow, stroke(Ink::Card, 8)));
    }
    items.push(drawn(rect(x - w / 2 - 9, y - 4, w + 18, 18, 5), METAL, OUTLINE));
    items
}

/// A valve's dial about the origin: its pointer at one of `positions`, numbered from 0.
pub fn valve_dial(positions: i32, position: i32) -> Vec<Item> {
    let turn = |of: i32| -120_000 + 240_000 * of / (positions - 1).max(1);
    let mut items = vec![
        Item::Shadow(circle(0, 0, 76)),
        drawn(circle(0, 0, 76), METAL, OUTLINE),
        drawn(circle(0, 0, 66), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ];
    for of in 0..positions {
        let number = at(
            pt(0, -48),
            vec![turned(Pt::default(), -turn(of), vec![label(0, 0, of.to_string(), 26, Ink::Mark)])],
        );
        items.push(turned(Pt::default(), turn(of), vec![number]));
    }
    let pointer = [(-9, 8), (-4, -34), (4, -34), (9, 8)];
    items.push(turned(
        Pt::default(),
        turn(position),
        vec![polygon(&pointer, flat(Ink::Mark), Some(stroke(Ink::Mark, 3)))],
    ));
    items.push(drawn(circle(0, 0, 15), METAL, stroke(Ink::Outline, 4)));
    items
}

/// A key with a plus or a minus about the origin, 100 × 100 units, and the digit that presses it.
pub fn step_key(more: bool, key: char, usable: bool) -> Vec<Item> {
    let body = rect(-50, -50, 100, 100, 16);
    let mut items = vec![
        Item::Shadow(body.clone()),
        drawn(body, flat(if usable { Ink::Tint } else { Ink::Card }), stroke(Ink::Outline, 4)),
        filled(rect(-38, -43, 76, 7, 3), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ];
    let ink = if usable { Ink::Action } else { Ink::Muted };
    items.push(path(&[(-24, -8), (24, -8)], stroke(ink, 12)));
    if more {
        items.push(path(&[(0, -32), (0, 16)], stroke(ink, 12)));
    }
    items.push(label(34, 33, key, 24, Ink::Muted));
    items
}
