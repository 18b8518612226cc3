//! A store: shelves on a small map, the cart between them, orders, and what is done about them.

use super::goods::{Good, Theme, good};
use super::signs::{Sign, sign};
use super::{
    OUTLINE, at, circle, cross, drawn, filled, flat, graded, key_cap, lined, path, placed, polygon, rect,
    stroke,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Stroke, pt, u};

/// A shelf of `w` × `h` units from its top left corner with its key: full of a good, or empty with only the place where
/// the good would be; and the sign that the good bears.
pub fn store_shelf(
    (x, y, w, h): (i32, i32, i32, i32),
    of: Good,
    empty: bool,
    bears: Option<Sign>,
    key: char,
) -> Vec<Item> {
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    let board = y + h - 66;
    let inside = if empty { Ink::Paper } else { Ink::Face };
    let mut items = vec![
        Item::Shadow(rect(x, y, w, h, 12)),
        drawn(rect(x, y, w, h - 30, 12), flat(inside), OUTLINE),
        drawn(rect(x, y, w, 16, 7), metal, OUTLINE),
    ];
    let middle = pt(x + w / 2, y + 16 + (board - y - 16) / 2);
    let size = (board - y - 28).min(w - 24) * 1000 / 160;
    if empty {
        let place = (board - y - 40).min(w - 44) / 2;
        let thin = Stroke { dash: (u(10), u(10)), ..stroke(Ink::Muted, 4) };
        items.push(placed(middle, size * 9 / 10, 22, good(of)));
        let frame = rect(-place, -place, 2 * place, 2 * place, 12);
        items.push(at(middle, vec![lined(frame, thin)]));
    } else {
        // Another one stands behind.
        items.push(placed(middle.moved(u(12), -u(5)), size * 9 / 10, 45, good(of)));
        items.push(placed(middle.moved(-u(4), u(2)), size, 100, good(of)));
    }
    items.extend([
        drawn(rect(x - 5, board, w + 10, 20, 7), metal, OUTLINE),
        drawn(rect(x + 4, board + 20, 14, 46, 3), metal, OUTLINE),
        drawn(rect(x + w - 18, board + 20, 14, 46, 3), metal, OUTLINE),
    ]);
    items.push(placed(pt(x + w / 2, board + 36), 700, 100, key_cap(0, 0, key)));
    if let Some(bears) = bears {
        items.push(placed(pt(x + w - 30, y + 36), 420, 100, sign(bears)));
    }
    items
}

/// The cart seen from the side, about the origin, 116 × 96 units.
pub fn cart() -> Vec<Item> {
    let mut items = vec![Item::Shadow(rect(-52, -20, 96, 56, 10))];
    items.push(path(&[(-50, -28), (-64, -46), (-76, -46)], stroke(Ink::Outline, 13)));
    items.push(path(&[(-50, -28), (-64, -46), (-76, -46)], stroke(Ink::MetalLight, 6)));
    items.push(polygon(
        &[(-54, -32), (56, -32), (46, 22), (-42, 22)],
        graded(Ink::MetalLight, Ink::MetalDark),
        Some(OUTLINE),
    ));
    for x in [-26, 2, 30] {
        items.push(path(&[(x, -24), (x - x / 6, 14)], stroke(Ink::Outline, 3)));
    }
    items.push(path(&[(-48, -6), (50, -6)], stroke(Ink::Outline, 3)));
    for x in [-28, 34] {
        items.push(drawn(circle(x, 36, 13), flat(Ink::Hollow), OUTLINE));
        items.push(filled(circle(x, 36, 4), flat(Ink::MetalLight)));
    }
    items
}

/// What an order goes to, about the origin, about 120 × 120 units: a parcel, a resident's tray, a room's door, an order
/// board.
pub fn order_goal(theme: Theme) -> Vec<Item> {
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    match theme {
        Theme::Parts => {
            let mut items = vec![Item::Shadow(rect(-54, -30, 108, 84, 8))];
            items.push(drawn(rect(-54, -34, 108, 90, 8), flat(Ink::Yellow), OUTLINE));
            items.push(polygon(
                &[(-54, -34), (54, -34), (42, -56), (-42, -56)],
                flat(Ink::Yellow),
                Some(OUTLINE),
            ));
            items.push(drawn(rect(-13, -56, 26, 54, 0), flat(Ink::Face), stroke(Ink::Outline, 3)));
            items.push(drawn(rect(8, 22, 36, 22, 3), flat(Ink::Face), stroke(Ink::Outline, 3)));
            items
        }
        Theme::Care => vec![
            Item::Shadow(rect(-62, -8, 124, 52, 16)),
            drawn(rect(-66, 10, 132, 30, 14), metal, OUTLINE),
            polygon(&[(-30, -34), (20, -34), (12, 12), (-22, 12)], flat(Ink::Face), Some(OUTLINE)),
            lined(circle(24, -14, 13), stroke(Ink::Outline, 11)),
            lined(circle(24, -14, 13), stroke(Ink::Face, 4)),
            drawn(rect(-56, 18, 112, 9, 4), flat(Ink::Blue), stroke(Ink::Outline, 3)),
        ],
        Theme::Cleaning => vec![
            Item::Shadow(rect(-42, -60, 84, 120, 6)),
            drawn(rect(-48, -64, 96, 124, 6), metal, OUTLINE),
            drawn(rect(-36, -52, 72, 112, 3), flat(Ink::Blue), OUTLINE),
            drawn(rect(-22, -38, 44, 34, 4), flat(Ink::Face), stroke(Ink::Outline, 3)),
            drawn(circle(22, 14, 8), flat(Ink::Yellow), stroke(Ink::Outline, 3)),
        ],
        Theme::Kitchen => {
            let mut items = vec![Item::Shadow(rect(-46, -52, 92, 112, 6))];
            items.push(drawn(rect(-46, -52, 92, 112, 6), flat(Ink::Face), OUTLINE));
            items.push(drawn(rect(-58, -64, 116, 24, 8), metal, OUTLINE));
            for (y, w) in [(-16, 60), (6, 44), (28, 54)] {
                items.push(path(&[(-30, y), (w - 30, y)], stroke(Ink::Mark, 6)));
            }
            items
        }
    }
}

/// "Cannot be had" about the origin: the place of a good on a shelf with a cross in it. It is `set` when somebody says so.
pub fn not_there(set: bool) -> Vec<Item> {
    let ink = if set { Ink::Bad } else { Ink::Muted };
    let thin = Stroke { dash: (u(8), u(8)), ..stroke(Ink::Muted, 4) };
    let width = if set { 11 } else { 6 };
    vec![
        lined(rect(-30, -36, 60, 56, 9), thin),
        path(&[(-40, 30), (40, 30)], stroke(Ink::Outline, 8)),
        path(&[(-15, -22), (15, 8)], stroke(ink, width)),
        path(&[(15, -22), (-15, 8)], stroke(ink, width)),
    ]
}

/// What may stand in for a good, about the origin, 230 × 100 units: an arrow to another good, or to a cross.
pub fn stands_in(of: Good, other: Option<Good>) -> Vec<Item> {
    let mut items = vec![placed(pt(-70, 0), 580, 100, good(of))];
    items.extend(super::arrow(-18, 0, 34, Ink::Ink));
    items.push(match other {
        Some(other) => placed(pt(70, 0), 580, 100, good(other)),
        None => placed(pt(70, 0), 820, 100, cross()),
    });
    items
}

/// The sign of the key that sends an order, about the origin: what it goes to, and an arrow away from it.
pub fn send_sign(theme: Theme) -> Vec<Item> {
    let mut items = vec![placed(pt(0, -46), 1150, 100, order_goal(theme))];
    let arrow = |ink, width| {
        [
            path(&[(-64, 84), (60, 84)], stroke(ink, width)),
            path(&[(28, 54), (62, 84), (28, 114)], stroke(ink, width)),
        ]
    };
    items.extend(arrow(Ink::OnAction, 15));
    items
}

/// The inside of the cart from above, from its top left corner: what has been taken lies here.
pub fn basket(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    vec![
        Item::Shadow(rect(x, y, w, h, 26)),
        drawn(rect(x, y, w, h, 26), metal, OUTLINE),
        drawn(rect(x + 12, y + 12, w - 24, h - 24, 16), flat(Ink::Paper), stroke(Ink::Outline, 3)),
        filled(rect(x + 22, y + 5, w - 44, 5, 2), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ]
}

/// The floor between the shelves, from its top left corner, with its middle line.
pub fn aisle(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let dashes = Stroke { dash: (u(26), u(26)), ..stroke(Ink::Line, 5) };
    let middle = y + h / 2;
    let mut items = vec![filled(rect(x, y, w, h, 18), flat(Ink::Paper))];
    items.push(path(&[(x + 20, middle), (x + w - 20, middle)], dashes));
    items
}
