//! A unit that is built from parts: its board with places, in full size and small on a card, and the parts' tray.

use super::goods::{Good, Theme, good};
use super::{OUTLINE, circle, drawn, filled, flat, graded, placed, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// How a board is laid out about its middle, in whole units: two rows of square places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Board {
    /// What it is for, which decides its look.
    pub theme: Theme,
    /// Places in a row.
    pub columns: i32,
    /// Side of a place.
    pub cell: i32,
    /// Between two places.
    pub gap: i32,
    /// From the places to the edge.
    pub margin: i32,
    /// Turned by half a turn.
    pub turned: bool,
}

impl Board {
    /// Width without the grip.
    pub const fn w(&self) -> i32 {
        self.columns * self.cell + (self.columns - 1) * self.gap + 2 * self.margin
    }

    /// Height.
    pub const fn h(&self) -> i32 {
        2 * self.cell + self.gap + 2 * self.margin
    }

    /// How far the grip stands out.
    pub const fn grip(&self) -> i32 {
        self.cell * 30 / 100
    }

    /// The middle of a place; places count from the upper left row by row while the board is not turned.
    pub const fn place(&self, place: u8) -> (i32, i32) {
        let (column, row) = (place as i32 % self.columns, place as i32 / self.columns);
        let step = self.cell + self.gap;
        let (x, y) = ((2 * column - self.columns + 1) * step / 2, (2 * row - 1) * step / 2);
        if self.turned { (-x, -y) } else { (x, y) }
    }

    /// The square of a place.
    const fn square(&self, place: u8) -> Shape {
        let (x, y) = self.place(place);
        rect(x - self.cell / 2, y - self.cell / 2, self.cell, self.cell, self.cell / 8)
    }
}

const fn look(theme: Theme) -> (Fill, Ink) {
    match theme {
        Theme::Parts => (graded(Ink::MetalLight, Ink::MetalDark), Ink::Vermilion),
        Theme::Care => (graded(Ink::Card, Ink::Tint), Ink::Blue),
        Theme::Cleaning => (graded(Ink::BeltLight, Ink::BeltDark), Ink::Yellow),
        Theme::Kitchen => (graded(Ink::Card, Ink::Line), Ink::Green),
    }
}

/// An empty board about the origin. Its grip stands out on the left of the upper row, so that it is seen when the board
/// has been turned.
pub fn board(board: &Board) -> Vec<Item> {
    let (w, h, grip) = (board.w(), board.h(), board.grip());
    let (ground, accent) = look(board.theme);
    let body = rect(-w / 2, -h / 2, w, h, board.cell / 5);
    let (_, row) = board.place(0);
    let (tall, out) = (board.cell * 62 / 100, if board.turned { w / 2 - grip } else { -w / 2 - grip });
    let handle = rect(out, row - tall / 2, 2 * grip, tall, grip * 2 / 3);
    let hole = if board.turned { w / 2 + grip * 2 / 5 } else { -w / 2 - grip * 2 / 5 };
    let mut items = vec![
        Item::Shadow(body.clone()),
        drawn(handle, flat(accent), OUTLINE),
        drawn(circle(hole, row, grip / 4), flat(Ink::Face), stroke(Ink::Outline, 3)),
        drawn(body, ground, OUTLINE),
        filled(rect(-w / 2 + 16, -h / 2 + 9, w - 32, 8, 4), Fill { alpha_pct: 55, ..flat(Ink::Light) }),
    ];
    for place in 0..2 * board.columns as u8 {
        let (x, y) = board.place(place);
        items.push(drawn(board.square(place), flat(Ink::Face), OUTLINE));
        // The light comes from above, so the upper wall of a hollow throws its shadow into it.
        let (left, top) = (x - board.cell / 2, y - board.cell / 2);
        let shade = rect(left + 3, top + 3, board.cell - 6, board.cell / 14, 4);
        items.push(filled(shade, Fill { alpha_pct: 16, ..flat(Ink::Shadow) }));
    }
    items
}

/// A board as small as a card shows it, about the origin, with one place filled.
pub fn small_board(board: &Board, filled_place: u8) -> Vec<Item> {
    let (w, h, grip) = (board.w(), board.h(), board.grip().max(11));
    let (_, accent) = look(board.theme);
    let line = stroke(Ink::Outline, 3);
    let (_, row) = board.place(0);
    let tall = board.cell * 4 / 5;
    let out = if board.turned { w / 2 - grip } else { -w / 2 - grip };
    let mut items = vec![
        drawn(rect(out, row - tall / 2, 2 * grip, tall, 6), flat(accent), line),
        drawn(rect(-w / 2, -h / 2, w, h, 10), flat(Ink::Card), line),
    ];
    for place in 0..2 * board.columns as u8 {
        let chosen = place == filled_place;
        let (ground, edge) =
            if chosen { (Ink::Action, line) } else { (Ink::Face, Stroke { ..stroke(Ink::Muted, 2) }) };
        items.push(drawn(board.square(place), flat(ground), edge));
    }
    items
}

/// A part as it lies in the tray, about the origin, `size` units high: a good, and a tag with dots when it has to be told
/// from one that looks alike.
pub fn tagged_good(kind: Good, marks: u8, size: i32) -> Vec<Item> {
    let mut drawing = good(kind);
    if marks > 0 {
        drawing.extend(tag(marks));
    }
    vec![placed(pt(0, 0), size * 1000 / 176, 100, drawing)]
}

/// The tag: a round disc at the lower right with one to three dots.
fn tag(marks: u8) -> Vec<Item> {
    let (x, y) = (50, 48);
    let mut items = vec![drawn(circle(x, y, 37), flat(Ink::Yellow), OUTLINE)];
    let dots: &[(i32, i32)] = match marks {
        1 => &[(0, 0)],
        2 => &[(-14, 0), (14, 0)],
        _ => &[(0, -15), (-15, 11), (15, 11)],
    };
    items.extend(dots.iter().map(|(dx, dy)| filled(circle(x + dx, y + dy, 9), flat(Ink::Hollow))));
    items
}

/// One compartment of the parts' tray, from its top left corner, chosen or not.
pub fn compartment(x: i32, y: i32, w: i32, h: i32, chosen: bool) -> Vec<Item> {
    let body = rect(x, y, w, h, 18);
    if chosen {
        return vec![
            Item::Shadow(body.clone()),
            drawn(body, flat(Ink::Tint), Stroke { width: u(8), ..stroke(Ink::Action, 8) }),
        ];
    }
    vec![
        drawn(body, flat(Ink::Face), OUTLINE),
        filled(rect(x + 3, y + 3, w - 6, 11, 8), Fill { alpha_pct: 14, ..flat(Ink::Shadow) }),
    ]
}
