//! What is handed over between two shifts: the board with its numbered lines, and the key that gives it away.

use super::{Hue, OUTLINE, circle, drawn, filled, flat, graded, label, lined, path, placed, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Shape, Stroke, pt, u};

/// Width and height of the report board.
pub const BOARD: (i32, i32) = (320, 480);

/// A clipboard with `lines` numbered places of which the first `filled_in` are written, about its middle.
pub fn report_board(lines: usize, filled_in: usize) -> Vec<Item> {
    let (w, h) = BOARD;
    let (left, top) = (-w / 2, -h / 2);
    let mut items = vec![
        Item::Shadow(rect(left, top, w, h, 22)),
        drawn(rect(left, top, w, h, 22), Hue::Vermilion.fill(), OUTLINE),
        drawn(rect(left + 24, top + 36, w - 48, h - 60, 8), flat(Ink::Face), stroke(Ink::Outline, 3)),
        drawn(rect(-70, top - 20, 140, 54, 16), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        filled(rect(-56, top - 12, 112, 8, 4), Fill { alpha_pct: 45, ..flat(Ink::Light) }),
    ];
    let lines = lines.max(1) as i32;
    let step = (h - 110) / lines;
    let r = (step / 2 - 8).min(34);
    for line in 0..lines {
        let y = top + 70 + step / 2 + line * step;
        let x = left + 76;
        let written = (line as usize) < filled_in;
        let ring = if written { OUTLINE } else { Stroke { dash: (u(9), u(8)), ..stroke(Ink::Muted, 4) } };
        items.push(drawn(circle(x, y, r), flat(if written { Ink::Action } else { Ink::Face }), ring));
        let ink = if written { Ink::OnAction } else { Ink::Muted };
        items.push(label(x, y, (line + 1).to_string(), r * 5 / 4, ink));
        if written {
            items.push(path(&[(x + r + 22, y - 8), (w / 2 - 48, y - 8)], stroke(Ink::Mark, 9)));
            items.push(path(&[(x + r + 22, y + 12), (w / 2 - 90, y + 12)], stroke(Ink::Mark, 9)));
        } else {
            items.push(path(&[(x + r + 22, y), (w / 2 - 48, y)], stroke(Ink::Line, 5)));
        }
    }
    items
}

/// The key that gives the board to somebody, about its middle: raised while there is something to give.
pub fn give_key(w: i32, h: i32, live: bool, pressed: bool) -> Vec<Item> {
    let (left, top) = (-w / 2, -h / 2);
    let sunk = if pressed { 12 } else { 0 };
    let mut items = Vec::new();
    if live {
        items.push(Item::Shadow(rect(left, top, w, h, 34)));
    }
    items.push(drawn(rect(left, top, w, h, 34), graded(Ink::MetalDark, Ink::Hollow), OUTLINE));
    let face = if live || pressed { graded(Ink::Card, Ink::Tint) } else { flat(Ink::Paper) };
    items.push(drawn(rect(left + 12, top + 8 + sunk, w - 24, h - 36, 26), face, OUTLINE));
    items.push(filled(
        rect(left + 30, top + 16 + sunk, w - 60, 8, 4),
        Fill { alpha_pct: 60, ..flat(Ink::Light) },
    ));
    let ink = if live || pressed { Ink::Action } else { Ink::Muted };
    let middle = sunk - 10;
    items.push(placed(pt(left + 84, middle), 260, 100, report_board(3, 3)));
    items.push(path(&[(-48, middle), (44, middle)], stroke(ink, 13)));
    items.push(path(&[(12, middle - 30), (44, middle), (12, middle + 30)], stroke(ink, 13)));
    let x = w / 2 - 84;
    items.push(drawn(rect(x - 46, middle + 4, 92, 56, 26), Hue::Green.fill(), OUTLINE));
    items.push(drawn(circle(x, middle - 30, 30), flat(Ink::Face), OUTLINE));
    items
}

/// How long somebody will still wait: a dial about a point that empties; `left_pm` in thousandths.
pub fn waiting(x: i32, y: i32, left_pm: i32) -> Vec<Item> {
    let ring = Shape::Arc { at: pt(x, y), r: u(46), from_mdeg: 0, sweep_mdeg: 360 * left_pm };
    vec![drawn(circle(x, y, 72), flat(Ink::Card), OUTLINE), lined(ring, stroke(Ink::Action, 22))]
}
