//! Building blocks on a plate, seen obliquely from above, and the plans that show them from one side each.

use super::{Hue, OUTLINE, at, circle, drawn, flat, graded, label, lined, path, polygon, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Stroke, pt};

/// How a plate of `base` × `base` cells is seen: to the right and down goes x, to the left and down goes y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oblique {
    /// Cells on a side.
    pub base: i32,
    /// Middle of the plate's top, in whole units.
    pub middle: (i32, i32),
    /// Half the width of a cell.
    pub a: i32,
    /// Half the height of a cell.
    pub b: i32,
    /// Height of a block.
    pub c: i32,
}

/// How thick a plate is.
const PLATE_THICK: i32 = 14;

impl Oblique {
    /// A corner of the grid, `z` blocks above the plate.
    const fn corner(&self, x: i32, y: i32, z: i32) -> (i32, i32) {
        (self.middle.0 + (x - y) * self.a, self.middle.1 + (x + y - self.base) * self.b - z * self.c)
    }

    /// The middle of a cell, `z` blocks above the plate.
    pub const fn cell(&self, x: i32, y: i32, z: i32) -> (i32, i32) {
        let (left, top) = self.corner(x, y, z);
        (left, top + self.b)
    }

    /// The outline of a cell, moved inwards by `inset` parts in a hundred.
    fn rhombus(&self, x: i32, y: i32, z: i32, inset: i32) -> [(i32, i32); 4] {
        let (cx, cy) = self.cell(x, y, z);
        let (a, b) = (self.a * (100 - inset) / 100, self.b * (100 - inset) / 100);
        [(cx, cy - b), (cx + a, cy), (cx, cy + b), (cx - a, cy)]
    }
}

const fn shade(alpha_pct: u8) -> Fill {
    Fill { alpha_pct, ..flat(Ink::Shadow) }
}

/// A block of `hue` on cell (x, y), `z` blocks above the plate.
pub fn block(view: &Oblique, x: i32, y: i32, z: i32, hue: Hue, line: Stroke) -> Vec<Item> {
    let low = |x, y| view.corner(x, y, z);
    let high = |x, y| view.corner(x, y, z + 1);
    let front = [high(x, y + 1), high(x + 1, y + 1), low(x + 1, y + 1), low(x, y + 1)];
    let side = [high(x + 1, y + 1), high(x + 1, y), low(x + 1, y), low(x + 1, y + 1)];
    let top = [high(x, y), high(x + 1, y), high(x + 1, y + 1), high(x, y + 1)];
    let edge = [high(x, y + 1), high(x, y), high(x + 1, y)];
    let lit = edge.map(|(x, y)| (x, y + 4));
    vec![
        polygon(&front, hue.fill(), Some(line)),
        polygon(&front, shade(14), None),
        polygon(&side, hue.fill(), Some(line)),
        polygon(&side, shade(34), None),
        polygon(&top, hue.fill(), Some(line)),
        path(&lit[..2], Stroke { alpha_pct: 45, ..stroke(Ink::Light, 3) }),
        path(&lit[1..], Stroke { alpha_pct: 45, ..stroke(Ink::Light, 3) }),
        lined(outline(&top), line),
    ]
}

fn outline(points: &[(i32, i32)]) -> crate::scene::Shape {
    crate::scene::Shape::Polygon(points.iter().map(|&(x, y)| pt(x, y)).collect())
}

/// The plate that blocks stand on, with its cells.
pub fn plate_below(view: &Oblique, line: Stroke) -> Vec<Item> {
    let n = view.base;
    let lower = |(x, y): (i32, i32)| (x, y + PLATE_THICK);
    let (left, right, near) = (view.corner(0, n, 0), view.corner(n, 0, 0), view.corner(n, n, 0));
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    let mut items = vec![
        polygon(&[left, near, lower(near), lower(left)], flat(Ink::MetalDark), Some(line)),
        polygon(&[near, right, lower(right), lower(near)], flat(Ink::MetalDark), Some(line)),
        polygon(&[view.corner(0, 0, 0), right, near, left], metal, Some(line)),
    ];
    for y in 0..n {
        for x in 0..n {
            let fill = Fill { alpha_pct: 55, ..flat(Ink::Face) };
            items.push(polygon(&view.rhombus(x, y, 0, 8), fill, None));
        }
    }
    items
}

/// One cell of the plate that is pressed to build: with the top block's hue and the number of blocks when there are any.
pub fn build_cell(view: &Oblique, x: i32, y: i32, top: Option<Hue>, blocks: usize) -> Vec<Item> {
    let cell = view.rhombus(x, y, 0, 9);
    let fill = top.map_or_else(|| flat(Ink::Card), Hue::fill);
    let mut items = vec![polygon(&cell, fill, Some(OUTLINE))];
    if blocks > 0 {
        let (cx, cy) = view.cell(x, y, 0);
        items.extend(count(cx, cy, blocks));
    }
    items
}

/// A number of blocks, on a disc.
pub fn count(x: i32, y: i32, blocks: usize) -> Vec<Item> {
    vec![
        drawn(circle(x, y, 25), flat(Ink::Face), stroke(Ink::Outline, 3)),
        label(x, y, blocks.to_string(), 34, Ink::Mark),
    ]
}

/// From which side something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From above.
    Above,
    /// From the lower left.
    Front,
    /// From the lower right.
    Right,
}

/// A small cube about the origin with an arrow on the side from which it is seen.
pub fn view_sign(side: Side) -> Vec<Item> {
    let view = Oblique { base: 1, middle: (0, 24), a: 48, b: 24, c: 48 };
    let low = |x, y| view.corner(x, y, 0);
    let high = |x, y| view.corner(x, y, 1);
    let line = stroke(Ink::Outline, 3);
    let face = |of: Side| if side == of { flat(Ink::Action) } else { flat(Ink::Card) };
    let mut items = vec![
        polygon(&[high(0, 1), high(1, 1), low(1, 1), low(0, 1)], face(Side::Front), Some(line)),
        polygon(&[high(1, 1), high(1, 0), low(1, 0), low(1, 1)], face(Side::Right), Some(line)),
        polygon(&[high(0, 0), high(1, 0), high(1, 1), high(0, 1)], face(Side::Above), Some(line)),
    ];
    items.push(match side {
        Side::Above => at(pt(0, -60), view_arrow(side)),
        Side::Front => at(pt(-46, 46), view_arrow(side)),
        Side::Right => at(pt(46, 46), view_arrow(side)),
    });
    items
}

/// The arrow of a view, its tip at the origin: downwards, or towards a plate's lower left or lower right edge.
pub fn view_arrow(side: Side) -> Vec<Item> {
    let points: [(i32, i32); 2] = match side {
        Side::Above => [(0, -52), (0, 0)],
        Side::Front => [(-46, 32), (0, 0)],
        Side::Right => [(46, 32), (0, 0)],
    };
    let barbs: [(i32, i32); 3] = match side {
        Side::Above => [(-17, -20), (0, 0), (17, -20)],
        Side::Front => [(-26, -2), (0, 0), (-7, 24)],
        Side::Right => [(26, -2), (0, 0), (7, 24)],
    };
    vec![path(&points, stroke(Ink::Action, 10)), path(&barbs, stroke(Ink::Action, 10))]
}

/// A square of a plan, from its top left corner: filled with a hue, or empty.
pub fn plan_square(x: i32, y: i32, w: i32, h: i32, hue: Option<Hue>) -> Item {
    let square = rect(x, y, w, h, 0);
    match hue {
        Some(hue) => drawn(square, hue.fill(), OUTLINE),
        None => drawn(square, flat(Ink::Card), stroke(Ink::Line, 3)),
    }
}

/// The ground that blocks stand on in a plan seen from a side.
pub fn ground(x: i32, y: i32, w: i32) -> Item {
    drawn(rect(x, y, w, 12, 4), graded(Ink::MetalLight, Ink::MetalDark), stroke(Ink::Outline, 3))
}

/// The edges of a block on a plate of one cell.
fn bare_block(view: &Oblique) -> Vec<Item> {
    let line = stroke(Ink::Muted, 4);
    let (left, right) = (view.corner(0, 1, 1), view.corner(1, 0, 1));
    let (near, foot) = (view.corner(1, 1, 1), view.corner(1, 1, 0));
    let around = [view.corner(0, 0, 1), right, view.corner(1, 0, 0), foot, view.corner(0, 1, 0), left];
    vec![
        polygon(&around, flat(Ink::Face), Some(line)),
        path(&[left, near, right], line),
        path(&[near, foot], line),
    ]
}

/// What a key of the block palette does, about the origin: a block of a hue comes down, or the topmost goes away.
pub fn block_sign(hue: Option<Hue>) -> Vec<Item> {
    let view = Oblique { base: 1, middle: (0, 26), a: 40, b: 19, c: 26 };
    let mut items = hue.map_or_else(|| bare_block(&view), |hue| block(&view, 0, 0, 0, hue, OUTLINE));
    let (tail, tip) = if hue.is_some() { (-42, -8) } else { (2, -38) };
    let back = if tip > tail { -14 } else { 14 };
    for (ink, width) in [(Ink::Card, 14), (Ink::Action, 8)] {
        items.push(path(&[(0, tail), (0, tip)], stroke(ink, width)));
        items.push(path(&[(-14, tip + back), (0, tip), (14, tip + back)], stroke(ink, width)));
    }
    items
}

/// A raised key from its top left corner, chosen or not.
pub fn raised_key(x: i32, y: i32, w: i32, h: i32, chosen: bool) -> Vec<Item> {
    let body = rect(x, y, w, h, 18);
    let (ground, line) =
        if chosen { (flat(Ink::Tint), stroke(Ink::Action, 8)) } else { (flat(Ink::Card), OUTLINE) };
    vec![Item::Shadow(body.clone()), drawn(body, ground, line)]
}

/// The large tick of the key that hands in, about the origin; pale while there is nothing to hand in.
pub fn hand_in_sign(live: bool) -> Vec<Item> {
    let tick = [(-44, 4), (-14, 34), (48, -36)];
    if !live {
        return vec![path(&tick, Stroke { alpha_pct: 28, ..stroke(Ink::Muted, 20) })];
    }
    vec![path(&tick, stroke(Ink::Outline, 28)), path(&tick, stroke(Ink::Ok, 19))]
}

/// A ring round a rectangle of a plan that is worked on, in whole units.
pub fn plan_ring(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let around = rect(x - 3, y - 3, w + 6, h + 6, 6);
    vec![lined(around.clone(), stroke(Ink::Outline, 14)), lined(around, stroke(Ink::Focus, 8))]
}
