//! Pictures of work steps: things, hands, tools, people, and the key that says "done".

use super::{
    Hue, OUTLINE, circle, drawn, filled, flat, graded, label, lined, path, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// Width of a step card.
pub const STEP_W: i32 = 300;
/// Height of a step card.
pub const STEP_H: i32 = 260;

/// The empty card of a step, about the origin.
pub fn step_card() -> Vec<Item> {
    let body = rect(-STEP_W / 2, -STEP_H / 2, STEP_W, STEP_H, 22);
    vec![Item::Shadow(body.clone()), drawn(body, flat(Ink::Paper), stroke(Ink::Outline, 3))]
}

/// The number of a step in its card's corner, the card's middle at the origin.
pub fn step_badge(number: usize) -> Vec<Item> {
    let (x, y) = (-STEP_W / 2 + 36, -STEP_H / 2 + 36);
    vec![
        drawn(circle(x, y, 27), flat(Ink::Action), stroke(Ink::Outline, 3)),
        label(x, y, number.to_string(), 36, Ink::OnAction),
    ]
}

/// The back of a tray of parts, from its top left corner.
pub fn tray_back(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    vec![Item::Shadow(rect(x, y, w, h, 12)), drawn(rect(x, y, w, h, 12), flat(Ink::Hollow), OUTLINE)]
}

/// The tray's front, drawn over what lies in it.
pub fn tray_front(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    vec![
        polygon(
            &[(x - 8, y), (x + w + 8, y), (x + w - 6, y + h), (x + 6, y + h)],
            graded(Ink::MetalLight, Ink::MetalDark),
            Some(OUTLINE),
        ),
        drawn(rect(x + w / 2 - 26, y + 14, 52, 12, 6), flat(Ink::Hollow), stroke(Ink::Outline, 3)),
    ]
}

/// The marked place on a table where something belongs, from its top left corner.
pub fn landing(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let marked = Stroke { dash: (u(11), u(10)), ..stroke(Ink::Action, 5) };
    vec![drawn(rect(x, y, w, h, 10), flat(Ink::Tint), marked)]
}

/// Two plates seen from the side, where they meet at the origin, and the bolt that holds them together, its head
/// `raised` units above them.
pub fn fastened(raised: i32) -> Vec<Item> {
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    let top = -30 - raised;
    vec![
        Item::Shadow(rect(-104, 0, 208, 30, 6)),
        drawn(rect(-13, top, 26, 64 + raised, 5), metal, OUTLINE),
        drawn(rect(-104, 0, 208, 30, 6), flat(Ink::Steel), OUTLINE),
        drawn(rect(-84, -30, 168, 30, 6), flat(Ink::Blue), OUTLINE),
        filled(rect(-76, -25, 152, 6, 3), Fill { alpha_pct: 40, ..flat(Ink::Light) }),
        drawn(rect(-40, top - 28, 80, 28, 7), metal, OUTLINE),
        path(&[(-14, top - 26), (-14, top - 2)], stroke(Ink::Outline, 3)),
        path(&[(14, top - 26), (14, top - 2)], stroke(Ink::Outline, 3)),
    ]
}

/// A person from the waist up, seen from the front, head above the origin.
pub fn person(hue: Hue) -> Vec<Item> {
    vec![
        Item::Shadow(rect(-46, -14, 92, 78, 36)),
        drawn(rect(-46, -16, 92, 84, 38), hue.fill(), OUTLINE),
        drawn(rect(-13, -32, 26, 30, 12), flat(Ink::Face), OUTLINE),
        drawn(circle(0, -54, 28), flat(Ink::Face), OUTLINE),
    ]
}

/// The arms of a person at work: both hands on what lies before them.
pub fn reaching(hue: Hue) -> Vec<Item> {
    let mut items = Vec::new();
    for side in [-1, 1] {
        let arm = [(40 * side, 2), (58 * side, 32), (32 * side, 48)];
        items.push(path(&arm, stroke(Ink::Outline, 27)));
        items.push(path(&arm, stroke(hue.fill().ink, 20)));
        items.push(drawn(circle(27 * side, 50, 11), flat(Ink::Face), OUTLINE));
    }
    items
}

/// The legs of somebody who stands, drawn before the person.
pub fn legs() -> Vec<Item> {
    let mut items = Vec::new();
    for side in [-1, 1] {
        items.push(drawn(rect(18 * side - 14, 56, 28, 64, 6), flat(Ink::BeltLight), OUTLINE));
        items.push(drawn(rect(18 * side - 18 + 4 * side, 110, 36, 16, 7), flat(Ink::Hollow), OUTLINE));
    }
    items
}

/// A hand that grips from above, its finger tips a little below the origin.
pub fn grasp() -> Vec<Item> {
    let skin = flat(Ink::Face);
    let mut items = vec![
        drawn(rect(-34, -112, 68, 40, 8), flat(Ink::Action), OUTLINE),
        turned(pt(-38, -60), 24_000, vec![drawn(rect(-13, -10, 26, 66, 13), skin, OUTLINE)]),
        drawn(rect(-46, -82, 92, 66, 26), skin, OUTLINE),
    ];
    for (x, h) in [(-46, 48), (-23, 56), (0, 56), (23, 46)] {
        items.push(drawn(rect(x, -36, 23, h, 11), skin, OUTLINE));
    }
    items.push(filled(rect(-40, -62, 80, 36, 12), skin));
    items
}

/// A shelf or table top of `w` units.
pub fn shelf(x: i32, y: i32, w: i32) -> Vec<Item> {
    vec![drawn(rect(x, y, w, 18, 7), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE)]
}

/// A work bench of `w` units with legs.
pub fn bench(x: i32, y: i32, w: i32) -> Vec<Item> {
    let mut items = vec![
        drawn(rect(x + 30, y + 10, 22, 74, 5), flat(Ink::Steel), OUTLINE),
        drawn(rect(x + w - 52, y + 10, 22, 74, 5), flat(Ink::Steel), OUTLINE),
    ];
    items.extend(shelf(x, y, w));
    items
}

/// An upright arrow from height `from` to height `to`.
pub fn upright_arrow(x: i32, from: i32, to: i32) -> Vec<Item> {
    let back = if to < from { 20 } else { -20 };
    vec![
        path(&[(x, from), (x, to)], stroke(Ink::Ink, 7)),
        path(&[(x - 15, to + back), (x, to), (x + 15, to + back)], stroke(Ink::Ink, 7)),
    ]
}

/// A clockwise arrow along three quarters of a circle, from `from_deg` (0 upwards).
pub fn turn_arrow(x: i32, y: i32, r: i32, from_deg: i32) -> Vec<Item> {
    // A quarter of a circle from the top, as the usual cubic curve: its control points 0.5523 of the radius away.
    let arm = r * 5523 / 10_000;
    let quarter = Shape::Curve([pt(0, -r), pt(arm, -r), pt(r, -arm), pt(r, 0)]);
    let mut items = Vec::new();
    for turn in 0..3 {
        let part = vec![lined(quarter.clone(), stroke(Ink::Ink, 7))];
        items.push(turned(pt(x, y), (from_deg + 90 * turn) * 1000, part));
    }
    let head = vec![path(&[(-18, -r - 15), (2, -r), (-18, -r + 15)], stroke(Ink::Ink, 7))];
    items.push(turned(pt(x, y), (from_deg + 270) * 1000, head));
    items
}

/// An upright screwdriver whose blade ends at the origin.
pub fn screwdriver() -> Vec<Item> {
    vec![
        drawn(rect(-7, -62, 14, 62, 4), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(rect(-20, -136, 40, 78, 14), Hue::Vermilion.fill(), OUTLINE),
    ]
}

/// A magnifying glass, its lens on the origin.
pub fn magnifier() -> Vec<Item> {
    vec![
        path(&[(38, 38), (78, 78)], stroke(Ink::Outline, 22)),
        path(&[(40, 40), (77, 77)], stroke(Ink::Vermilion, 13)),
        filled(circle(0, 0, 50), Fill { alpha_pct: 35, ..flat(Ink::Light) }),
        lined(circle(0, 0, 50), stroke(Ink::Outline, 15)),
        lined(circle(0, 0, 50), stroke(Ink::MetalLight, 7)),
    ]
}

/// A glint on something clean.
pub fn sparkle() -> Vec<Item> {
    let ray = |dx: i32, dy: i32| path(&[(-dx, -dy), (dx, dy)], stroke(Ink::Action, 6));
    vec![ray(18, 0), ray(0, 18), ray(8, 8), ray(8, -8)]
}

/// A level arrow with a head at both ends, its middle at a point.
pub fn swing_arrow(x: i32, y: i32, w: i32) -> Vec<Item> {
    let (left, right) = (x - w / 2, x + w / 2);
    vec![
        path(&[(left, y), (right, y)], stroke(Ink::Ink, 6)),
        path(&[(left + 16, y - 13), (left, y), (left + 16, y + 13)], stroke(Ink::Ink, 6)),
        path(&[(right - 16, y - 13), (right, y), (right - 16, y + 13)], stroke(Ink::Ink, 6)),
    ]
}

/// The open box's back and flaps, from its top left corner.
pub fn open_box(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let (flap, board) = (30, flat(Ink::Yellow));
    vec![
        Item::Shadow(rect(x, y, w, h, 6)),
        polygon(
            &[(x, y), (x + w, y), (x + w - 14, y - 20), (x + 14, y - 20)],
            flat(Ink::Hollow),
            Some(OUTLINE),
        ),
        polygon(&[(x, y), (x + 14, y - 20), (x - flap, y - 24), (x - flap - 8, y - 2)], board, Some(OUTLINE)),
        polygon(
            &[(x + w, y), (x + w - 14, y - 20), (x + w + flap, y - 24), (x + w + flap + 8, y - 2)],
            board,
            Some(OUTLINE),
        ),
    ]
}

/// The open box's front, drawn over what sinks into it.
pub fn box_front(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    vec![
        drawn(rect(x, y, w, h, 6), flat(Ink::Yellow), OUTLINE),
        drawn(rect(x + w / 2 - 24, y + h - 42, 48, 26, 4), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ]
}

/// A speech bubble with its middle at a point; its tail goes down to the right (`side` −1) or to the left (1).
pub fn speech(x: i32, y: i32, side: i32) -> Vec<Item> {
    let tail = [(x - side * 30, y + 20), (x - side * 4, y + 20), (x - side * 26, y + 50)];
    let mut items = vec![
        polygon(&tail, flat(Ink::Card), Some(OUTLINE)),
        drawn(rect(x - 54, y - 32, 108, 60, 24), flat(Ink::Card), OUTLINE),
    ];
    for dot in [-26, 0, 26] {
        items.push(filled(circle(x + dot, y - 2, 8), flat(Ink::Ink)));
    }
    items
}

/// A clipboard with ticked lines, held before somebody, about the origin.
pub fn clipboard() -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(rect(-38, -46, 76, 98, 8)),
        drawn(rect(-38, -46, 76, 98, 8), flat(Ink::Vermilion), OUTLINE),
        filled(rect(-29, -34, 58, 78, 3), flat(Ink::Face)),
        drawn(rect(-17, -54, 34, 18, 5), flat(Ink::Steel), stroke(Ink::Outline, 3)),
    ];
    for y in [-18, 4, 26] {
        items.push(path(&[(-22, y), (-17, y + 6), (-9, y - 6)], stroke(Ink::Mark, 4)));
        items.push(path(&[(0, y), (22, y)], stroke(Ink::Mark, 4)));
    }
    items
}

/// The large key that says "done", about the origin: a raised cap with a tick, and a lamp for each of its two presses.
pub fn done_key(w: i32, h: i32, presses: u8) -> Vec<Item> {
    let face = if presses == 0 { Ink::Card } else { Ink::Tint };
    let (left, top) = (-w / 2, -h / 2);
    let mut items = vec![
        Item::Shadow(rect(left, top, w, h, 34)),
        drawn(rect(left, top, w, h, 34), graded(Ink::MetalDark, Ink::Hollow), OUTLINE),
        drawn(rect(left + 14, top + 8, w - 28, h - 42, 26), graded(Ink::Card, face), OUTLINE),
        filled(rect(left + 30, top + 16, w - 60, 8, 4), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ];
    let tick = [(-52, -44), (-16, -8), (54, -88)];
    items.push(path(&tick, stroke(Ink::Outline, 32)));
    items.push(path(&tick, stroke(if presses < 2 { Ink::Face } else { Ink::Ok }, 23)));
    for (lamp, x) in [-36, 36].into_iter().enumerate() {
        let lit = usize::from(presses) > lamp;
        items.push(drawn(circle(x, 52, 23), flat(if lit { Ink::Ok } else { Ink::Face }), OUTLINE));
        if lit {
            items.push(path(&[(x - 10, 53), (x - 3, 61), (x + 11, 44)], stroke(Ink::Face, 6)));
        }
    }
    items
}
