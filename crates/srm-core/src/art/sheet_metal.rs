//! Parts cut from sheet metal: squares that hang together, perhaps with a hole and a notch.

use super::{Ink, OUTLINE, circle, drawn, filled, flat, lined, stroke, turned};
use crate::scene::{Item, Pt, Shape, Stroke, u};
use crate::trig;

/// A square of a part: column and row.
pub type Square = (i32, i32);

/// A part as it is cut: which squares it has, and what is cut into them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blank {
    /// Its squares, sorted; the least column and the least row are 0.
    squares: Vec<Square>,
    /// Columns and rows that they take.
    extent: (i32, i32),
    /// The square with a hole.
    hole: Option<Square>,
    /// The square with a notch, and in which side: 0 above, then clockwise.
    notch: Option<(Square, u8)>,
}

impl Blank {
    /// A part of these squares, which hang together, without hole and notch.
    pub fn new(squares: &[Square]) -> Self {
        Self { squares: squares.to_vec(), extent: (0, 0), hole: None, notch: None }
            .settled(|square| square, |side| side)
    }

    /// With a hole in one square and a notch in a free side of another.
    #[must_use]
    pub const fn with_marks(mut self, hole: Square, notch: (Square, u8)) -> Self {
        (self.hole, self.notch) = (Some(hole), Some(notch));
        self
    }

    /// Its squares.
    pub fn squares(&self) -> &[Square] {
        &self.squares
    }

    /// Columns and rows that it takes.
    pub const fn extent(&self) -> (i32, i32) {
        self.extent
    }

    /// A quarter of a turn clockwise.
    #[must_use]
    pub fn quarter_turned(&self) -> Self {
        self.settled(|(x, y)| (-y, x), |side| (side + 1) % 4)
    }

    /// Its mirror image, left and right exchanged.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        self.settled(|(x, y)| (-x, y), |side| (4 - side) % 4)
    }

    /// The sides of a square on which there is no other.
    pub fn free_sides(&self, (x, y): Square) -> Vec<u8> {
        let beside = [(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)];
        (0..4).filter(|side| !self.squares.contains(&beside[usize::from(*side)])).collect()
    }

    fn settled(&self, place: impl Fn(Square) -> Square, side: impl Fn(u8) -> u8) -> Self {
        let moved = || self.squares.iter().map(|square| place(*square));
        let (x, y) = (moved().map(|at| at.0).min().unwrap_or(0), moved().map(|at| at.1).min().unwrap_or(0));
        let home = |square: Square| (place(square).0 - x, place(square).1 - y);
        let mut squares: Vec<Square> = self.squares.iter().map(|square| home(*square)).collect();
        squares.sort_unstable();
        let notch = self.notch.map(|(square, of)| (home(square), side(of)));
        let most = |of: fn(&Square) -> i32| squares.iter().map(of).max().unwrap_or(0) + 1;
        let extent = (most(|square| square.0), most(|square| square.1));
        Self { squares, extent, hole: self.hole.map(home), notch }
    }

    /// A corner of the squares as a point about the part's middle; `size` is the side of a square in 1/64 unit.
    fn corner(&self, (x, y): Square, size: i32) -> Pt {
        let (w, h) = self.extent;
        Pt { x: size * x - size * w / 2, y: size * y - size * h / 2 }
    }

    /// Its outline clockwise: each point with the direction in which the edge from there goes (0 to the right, then
    /// clockwise; `None` in the notch). The first point stands at the end again.
    fn outline(&self, size: i32) -> Vec<(Pt, Option<u8>)> {
        let steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];
        let mut edges: Vec<(Square, u8, Square)> = Vec::new();
        for square in &self.squares {
            edges.extend(
                self.free_sides(*square).into_iter().map(|side| (edge_begins(*square, side), side, *square)),
            );
        }
        let Some(mut edge) = edges.iter().copied().min_by_key(|(at, side, _)| (at.1, at.0, *side)) else {
            return Vec::new();
        };
        let (mut points, mut before) = (Vec::new(), None);
        for _ in 0..edges.len() {
            let (at, side, square) = edge;
            let along = steps[usize::from(side)];
            if before != Some(side) {
                points.push((self.corner(at, size), Some(side)));
            }
            if self.notch == Some((square, side)) {
                let [from, tip, to] = self.notch_points(at, side, size);
                points.extend([(from, None), (tip, None), (to, Some(side))]);
            }
            before = Some(side);
            let end = (at.0 + along.0, at.1 + along.1);
            // Where two squares touch at a corner only, the way stays on its own square.
            let turns = [(side + 1) % 4, side, (side + 3) % 4];
            let next = turns
                .into_iter()
                .find_map(|turn| edges.iter().find(|(at, side, _)| *at == end && *side == turn));
            edge = next.copied().unwrap_or(edge);
        }
        points.extend(points.first().copied());
        points
    }

    /// The notch in an edge that begins at a corner and goes in a direction.
    fn notch_points(&self, at: Square, side: u8, size: i32) -> [Pt; 3] {
        [(26, 0), (50, 36), (74, 0)].map(|place| beside_edge(self.corner(at, size), side, size, place))
    }

    /// The squares as convex shapes, moved by a vector; the one with the notch in two halves.
    fn faces(&self, size: i32, by: Pt) -> Vec<Shape> {
        const HALF: [(i32, i32); 6] = [(0, 0), (26, 0), (50, 36), (51, 38), (51, 100), (0, 100)];
        let corner = |square: Square| self.corner(square, size).moved(by.x, by.y);
        let mut shapes = Vec::new();
        for square in &self.squares {
            let Some((_, side)) = self.notch.filter(|(notched, _)| notched == square) else {
                shapes.push(Shape::Rect { at: corner(*square), w: size, h: size, r: 0 });
                continue;
            };
            let from = corner(edge_begins(*square, side));
            let half = |place: fn((i32, i32)) -> (i32, i32)| {
                Shape::Polygon(HALF.map(|at| beside_edge(from, side, size, place(at))).into())
            };
            shapes.extend([half(|at| at), half(|(along, deep)| (100 - along, deep))]);
        }
        shapes
    }
}

/// Where the edge along a side of a square begins, going clockwise.
const fn edge_begins((x, y): Square, side: u8) -> Square {
    match side {
        0 => (x, y),
        1 => (x + 1, y),
        2 => (x + 1, y + 1),
        _ => (x, y + 1),
    }
}

/// A point so far along an edge and so deep inside, in hundredths of a square.
fn beside_edge(from: Pt, side: u8, size: i32, (along, deep): (i32, i32)) -> Pt {
    let (along, deep) = (size * along / 100, size * deep / 100);
    let (dx, dy) = [(along, deep), (-deep, along), (-along, -deep), (deep, -along)][usize::from(side % 4)];
    from.moved(dx, dy)
}

/// A closed line through points.
fn closed(points: &[(Pt, Option<u8>)], by: Pt, line: Stroke) -> Item {
    lined(Shape::Line(points.iter().map(|(point, _)| point.moved(by.x, by.y)).collect()), line)
}

/// What is `units` further down on the canvas, in a group turned by `turn_mdeg`.
fn down(units: i32, turn_mdeg: i32) -> Pt {
    let (sin, cos) = trig::sin_cos(turn_mdeg);
    let part = |of: i64| (i64::from(u(units)) * of / trig::ONE) as i32;
    Pt { x: part(sin), y: part(cos) }
}

/// A part of thick sheet metal on a card, its middle at a point, squares of `size` units, turned about its middle.
pub fn cut_part(blank: &Blank, at: Pt, size: i32, turn_mdeg: i32) -> Item {
    let edge = u(size);
    let outline = blank.outline(edge);
    let thick = down((size / 10).max(4), turn_mdeg);
    let body =
        |by: Pt, ink: Ink| blank.faces(edge, by).into_iter().map(move |shape| filled(shape, flat(ink)));
    // Squares that lie side by side are joined by a strip, so that no seam shines through.
    let joints = |by: Pt, ink: Ink| {
        blank.squares.iter().flat_map(move |&(x, y)| {
            let corner = blank.corner((x, y), edge).moved(by.x, by.y);
            let strip = |at: Pt, w: i32, h: i32| filled(Shape::Rect { at, w, h, r: 0 }, flat(ink));
            let across = blank.squares.contains(&(x + 1, y));
            let below = blank.squares.contains(&(x, y + 1));
            let thin = u(2);
            [
                across.then(|| strip(corner.moved(edge - thin, 0), 2 * thin, edge)),
                below.then(|| strip(corner.moved(0, edge - thin), edge, 2 * thin)),
            ]
            .into_iter()
            .flatten()
        })
    };
    let mut items: Vec<Item> = body(thick, Ink::Hollow).chain(joints(thick, Ink::Hollow)).collect();
    items.push(closed(&outline, thick, OUTLINE));
    items.extend(body(Pt::default(), Ink::Blue).chain(joints(Pt::default(), Ink::Blue)));
    items.extend(lit(&outline, size, turn_mdeg));
    items.push(closed(&outline, Pt::default(), OUTLINE));
    if let Some((x, y)) = blank.hole {
        let middle = blank.corner((x, y), edge).moved(edge / 2, edge / 2);
        let r = edge * 25 / 100;
        let inside = down((size / 24).max(2), turn_mdeg);
        items.push(filled(Shape::Circle { at: middle, r }, flat(Ink::Hollow)));
        let floor = Shape::Circle { at: middle.moved(inside.x / 2, inside.y / 2), r: r - u(size) / 48 };
        items.push(filled(floor, flat(Ink::Paper)));
        items.push(lined(Shape::Circle { at: middle, r }, OUTLINE));
    }
    turned(at, turn_mdeg, items)
}

/// The light on the edges that look upwards.
fn lit(outline: &[(Pt, Option<u8>)], size: i32, turn_mdeg: i32) -> Vec<Item> {
    let mut items = Vec::new();
    let shine = Stroke { alpha_pct: 45, ..stroke(Ink::Light, (size / 14).clamp(3, 7)) };
    for two in outline.windows(2) {
        let (from, to) = (two[0].0, two[1].0);
        let Some(side) = two[0].1 else { continue };
        let up = (i32::from(side) * 90_000 + turn_mdeg + 180_000).rem_euclid(360_000) - 180_000;
        // Beside a notch there is too little edge to shine.
        let long = from.distance_squared(to) > i64::from(u(size) / 2) * i64::from(u(size) / 2);
        if up.abs() > 62_000 || !long {
            continue;
        }
        let ends = |at: Pt, along: i32| beside_edge(at, side, u(size), (along, 10));
        items.push(lined(Shape::Line(vec![ends(from, 11), ends(to, -11)]), shine));
    }
    items
}

/// The bare outline of a part, amber between two ink lines, as if it were lifted off and held over something; faded in
/// percent.
pub fn cut_outline(blank: &Blank, at: Pt, size: i32, turn_mdeg: i32, alpha_pct: u8) -> Item {
    let outline = blank.outline(u(size));
    let lines = [stroke(Ink::Outline, 13), stroke(Ink::Focus, 7)];
    let mut items: Vec<Item> = lines.map(|line| closed(&outline, Pt::default(), line)).into();
    if let Some(square) = blank.hole {
        let middle = blank.corner(square, u(size)).moved(u(size) / 2, u(size) / 2);
        items.extend(lines.map(|line| lined(Shape::Circle { at: middle, r: u(size) / 4 }, line)));
    }
    Item::Group { shift: at, turn_mdeg, scale_pm: 1000, alpha_pct, items }
}

/// A key to choose with: a tile `w` × `h` units from its top left corner, thicker at its edge when it is chosen.
pub fn choice_tile(x: i32, y: i32, w: i32, h: i32, chosen: bool) -> Vec<Item> {
    let tile = super::rect(x, y, w, h, 22);
    let (ground, line) =
        if chosen { (Ink::Tint, stroke(Ink::Action, 11)) } else { (Ink::Paper, stroke(Ink::Outline, 3)) };
    vec![Item::Shadow(tile.clone()), drawn(tile, flat(ground), line)]
}

/// A mirror seen from its edge, `h` units high about its middle: a dashed line with a foot.
pub fn mirror_line(x: i32, y: i32, h: i32) -> Vec<Item> {
    let half = h / 2;
    let dashed = Stroke { dash: (u(18), u(12)), ..stroke(Ink::Ink, 6) };
    vec![
        super::path(&[(x, y - half), (x, y + half)], dashed),
        filled(circle(x, y - half, 7), flat(Ink::Ink)),
        filled(circle(x, y + half, 7), flat(Ink::Ink)),
    ]
}
