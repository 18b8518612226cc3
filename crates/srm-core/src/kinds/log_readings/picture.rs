//! How the instruments, the clock, the sheet and the keys look.

use super::{
    About, BEFORE, ERASE, FIRST_DIGIT, FIRST_FLAG, FIRST_INSTRUMENT, FIRST_ROW, Logging, NEXT,
};
use crate::art;
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, pt};
use crate::time::At;

/// The instruments stand in this field, from left to right.
const FIELD: (i32, i32) = (24, 1300);
/// Where the origins of the instruments are.
const INSTRUMENTS_Y: i32 = 190;
/// The middle of the clock.
const CLOCK_AT: (i32, i32) = (1448, 206);
/// The sheet.
const SHEET: (i32, i32, i32, i32) = (24, 424, 990, 556);
/// Height of the sheet's head.
const HEAD_H: i32 = 48;
/// Columns of the sheet that can be seen.
const COLUMNS: usize = 5;
/// The first cell's left, and from one cell to the next.
const CELLS: (i32, i32) = (148, 138);
const CELL_W: i32 = 124;
/// Left and width of the flags.
const FLAGS: (i32, i32) = (858, 124);
/// The keys.
const PAD: (i32, i32, i32, i32) = (1046, 424, 530, 556);
/// The keys in the order of the keyboard's path.
pub(super) const KEYS: [u16; 12] = [
    FIRST_DIGIT + 1,
    FIRST_DIGIT + 2,
    FIRST_DIGIT + 3,
    FIRST_DIGIT + 4,
    FIRST_DIGIT + 5,
    FIRST_DIGIT + 6,
    FIRST_DIGIT + 7,
    FIRST_DIGIT + 8,
    FIRST_DIGIT + 9,
    ERASE,
    FIRST_DIGIT,
    NEXT,
];

pub(super) fn letter_of(row: u8) -> char {
    char::from(b'A' + row)
}

pub(super) fn clock_area() -> Area {
    Area::circle(CLOCK_AT.0, CLOCK_AT.1, art::ROUND_CLOCK_R)
}

/// A rectangle in whole units.
type Rect = (i32, i32, i32, i32);

fn key_rect(node: u16) -> Rect {
    let place = KEYS.iter().position(|key| *key == node).unwrap_or(0) as i32;
    let gap = 16;
    let (w, h) = ((PAD.2 - 2 * gap) / 3, (PAD.3 - 3 * gap) / 4);
    (PAD.0 + place % 3 * (w + gap), PAD.1 + place / 3 * (h + gap), w, h)
}

fn area((x, y, w, h): Rect) -> Area {
    Area::rect(x, y, w, h)
}

pub(super) fn key_area(node: u16) -> Area {
    area(key_rect(node))
}

impl Logging {
    /// Where an instrument stands, and its size in thousandths.
    fn place_of(&self, row: u8) -> (i32, i32) {
        let slot = ((FIELD.1 - FIELD.0) / i32::from(self.spec.instruments)).min(340);
        let left = (FIELD.0 + FIELD.1 - slot * i32::from(self.spec.instruments)) / 2;
        let scale = ((slot - 10) * 1000 / (2 * art::INSTRUMENT_HALF_W)).min(1060);
        (left + slot * i32::from(row) + slot / 2, scale)
    }

    pub(super) fn instrument_area(&self, row: u8) -> Area {
        let (x, scale) = self.place_of(row);
        let (half, up, down) = (
            art::INSTRUMENT_HALF_W * scale / 1000,
            art::INSTRUMENT_UP * scale / 1000,
            art::INSTRUMENT_DOWN * scale / 1000,
        );
        Area::rect(x - half, INSTRUMENTS_Y - up, 2 * half, up + down)
    }

    /// Top and height of a row of the sheet.
    fn row_y(&self, row: u8) -> (i32, i32) {
        let h = (SHEET.3 - HEAD_H - 8) / i32::from(self.spec.instruments);
        (SHEET.1 + HEAD_H + i32::from(row) * h, h)
    }

    /// The place of a cell by its column on the sheet as it stands now.
    fn cell_rect(&self, row: u8, place: usize) -> Rect {
        let (y, h) = self.row_y(row);
        let height = (h - 16).min(112);
        (CELLS.0 + place as i32 * CELLS.1, y + (h - height) / 2, CELL_W, height)
    }

    fn first_column(&self) -> usize {
        (self.column() + 1).saturating_sub(COLUMNS)
    }

    /// A whole row can be hit, so that it is the same place in every round.
    pub(super) fn row_area(&self, row: u8) -> Area {
        let (_, y, _, h) = self.cell_rect(row, 0);
        let x = SHEET.0 + 12;
        Area::rect(x, y, CELLS.0 + (COLUMNS as i32 - 1) * CELLS.1 + CELL_W - x, h)
    }

    fn flag_rect(&self, row: u8) -> Rect {
        let (_, y, _, h) = self.cell_rect(row, 0);
        (FLAGS.0, y, FLAGS.1, h)
    }

    pub(super) fn flag_area(&self, row: u8) -> Area {
        area(self.flag_rect(row))
    }

    /// Where a demonstrating hand presses a node: beside what is written there.
    pub(super) fn point_of(&self, node: u16) -> Pt {
        let (x, y, w, h) = if (FIRST_DIGIT..=NEXT).contains(&node) {
            key_rect(node)
        } else if (FIRST_FLAG..FIRST_INSTRUMENT).contains(&node) {
            self.flag_rect((node - FIRST_FLAG) as u8)
        } else {
            self.cell_rect((node - FIRST_ROW) as u8, self.column() - self.first_column())
        };
        pt(x + w * 3 / 4, y + h * 5 / 8)
    }

    pub(super) fn draw(&self, at: At, items: &mut Vec<Item>) {
        for row in self.rows() {
            let (x, scale) = self.place_of(row);
            let look = Self::look(row);
            let drawing = art::instrument(look, self.scale(row), self.pointer_pm(row, at), letter_of(row));
            items.push(art::placed(pt(x, INSTRUMENTS_Y), scale, 100, drawing));
        }
        let (window, hand) = self.clock_pm(at);
        items.push(art::at(pt(CLOCK_AT.0, CLOCK_AT.1), art::round_clock(window, hand)));
        self.draw_sheet(items);
        Self::draw_keys(items);
        self.draw_feedback(at, items);
    }

    fn draw_sheet(&self, items: &mut Vec<Item>) {
        items.push(art::card(SHEET.0, SHEET.1, SHEET.2, SHEET.3));
        let current = self.column() - self.first_column();
        let head = SHEET.1 + HEAD_H / 2 + 3;
        if self.open {
            // The column that is on.
            let x = CELLS.0 + current as i32 * CELLS.1 + CELL_W / 2;
            items.push(art::polygon(
                &[(x - 17, head - 12), (x + 17, head - 12), (x, head + 14)],
                art::flat(Ink::Action),
                Some(art::OUTLINE),
            ));
        }
        if self.spec.trends > 0 {
            for (dx, side) in [(-36, -1), (36, 1)] {
                let sign = art::trend_sign(side, Ink::Ink);
                items.push(art::placed(pt(FLAGS.0 + FLAGS.1 / 2 + dx, head + 2), 760, 100, sign));
            }
        }
        for row in self.rows() {
            let (x, y, _, h) = self.cell_rect(row, 0);
            items.push(art::placed(pt(SHEET.0 + 62, y + h / 2), 850, 100, art::key_cap(0, 0, letter_of(row))));
            if row > 0 {
                let line = self.row_y(row).0;
                items.push(art::path(
                    &[(SHEET.0 + 20, line), (SHEET.0 + SHEET.2 - 20, line)],
                    art::stroke(Ink::Line, 3),
                ));
            }
            for place in 0..COLUMNS {
                let rect = (x + place as i32 * CELLS.1, y, CELL_W, h);
                self.draw_cell(row, self.first_column() + place, rect, items);
            }
            if self.spec.trends > 0 {
                self.draw_flag(row, items);
            }
        }
    }

    fn draw_cell(&self, row: u8, column: usize, (x, y, w, h): Rect, items: &mut Vec<Item>) {
        let shape = art::rect(x, y, w, h, 12);
        let current = self.open && column == self.column();
        let selected = current && self.selected == Some(row);
        let (ground, line) = match (current, selected) {
            (_, true) => (Ink::Tint, art::stroke(Ink::Action, 8)),
            (true, _) => (Ink::Card, art::stroke(Ink::Ink, 4)),
            _ => (Ink::Paper, art::stroke(Ink::Line, 3)),
        };
        items.push(art::drawn(shape, art::flat(ground), line));
        let typed: String = self.typed.iter().map(|digit| char::from(b'0' + digit)).collect();
        let (text, ink) = if selected && !typed.is_empty() {
            (Some(typed), Ink::Ink)
        } else {
            let ink = if column < BEFORE { Ink::Muted } else { Ink::Ink };
            (self.written(row, column).map(|value| value.to_string()), ink)
        };
        // A round that is over keeps a dash where nothing was entered.
        let past = column < self.column() || self.round >= self.rounds.len();
        match text {
            Some(text) => items.push(art::label(x + w / 2, y + h / 2, text, 50, ink)),
            None if past => {
                let y = y + h / 2;
                items.push(art::path(&[(x + w / 2 - 14, y), (x + w / 2 + 14, y)], art::stroke(Ink::Line, 5)));
            }
            None if selected => {
                let y = y + h / 2 + 24;
                for side in [-22, 22] {
                    let middle = x + w / 2 + side;
                    items.push(art::path(&[(middle - 14, y), (middle + 14, y)], art::stroke(Ink::Action, 5)));
                }
            }
            None => {}
        }
        // Flags of earlier rounds stay on the sheet.
        let flagged = column.checked_sub(BEFORE).and_then(|round| self.rounds.get(round));
        if past && flagged.is_some_and(|round| round.flags[usize::from(row)]) {
            items.push(art::placed(pt(x + w - 16, y + 18), 420, 100, art::flag(true)));
        }
    }

    fn draw_flag(&self, row: u8, items: &mut Vec<Item>) {
        let (x, y, w, h) = self.flag_rect(row);
        let set = self.current().filter(|_| self.open).is_some_and(|round| round.flags[usize::from(row)]);
        items.extend(art::raised_key(x, y, w, h, if set { Ink::Tint } else { Ink::Card }));
        if set {
            items.push(art::lined(art::rect(x, y, w, h, 18), art::stroke(Ink::Action, 8)));
        }
        items.push(art::placed(pt(x + w / 2, y + h / 2 - 4), 950, 100, art::flag(set)));
    }

    fn draw_keys(items: &mut Vec<Item>) {
        for node in KEYS {
            let (x, y, w, h) = key_rect(node);
            let face = if node == NEXT { Ink::Action } else { Ink::Card };
            items.extend(art::raised_key(x, y, w, h, face));
            let (middle, height) = (x + w / 2, y + h / 2 - 4);
            match node {
                ERASE => items.push(art::at(pt(middle, height), art::erase_sign(Ink::Ink))),
                NEXT => items.push(art::at(pt(middle, height), art::enter_sign(Ink::OnAction))),
                _ => {
                    let digit = char::from(b'0' + (node - FIRST_DIGIT) as u8);
                    items.push(art::label(middle, height, digit, 58, Ink::Ink));
                }
            }
        }
    }

    /// In a demonstration a ring round the instrument that is read; and what was right or wrong, where that is shown.
    fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        if !self.part.shows_feedback() {
            return;
        }
        let shown = self.fresh(at);
        let misread = shown.filter(|shown| shown.about == About::Cell && !shown.right).map(|shown| shown.row);
        let read = self.selected.filter(|_| self.part.mode == Mode::Demonstration);
        if let Some(row) = misread.or(read) {
            let Area { at, w, h, .. } = self.instrument_area(row);
            let (x, y, w, h) = (at.x / 64 - 2, at.y / 64 + 2, w / 64 + 4, h / 64 - 4);
            items.extend(art::ring(x, y, w, h, 20));
        }
        let Some(shown) = shown else { return };
        // After the last act of a round the sheet goes on to the next column.
        let behind = usize::from(!self.open && self.round < self.rounds.len());
        let place = (self.column() - behind).saturating_sub(self.first_column());
        let (x, y, w, h) = match shown.about {
            About::Cell => self.cell_rect(shown.row, place),
            About::Flag | About::MissingFlag => self.flag_rect(shown.row),
        };
        let three = shown.about == About::MissingFlag || (shown.about == About::Flag && shown.right);
        let trend = self.is_trend(self.round - usize::from(!self.open).min(self.round), shown.row);
        if three && trend && place >= 2 {
            let (left, top, _, height) = self.cell_rect(shown.row, place - 2);
            items.extend(art::ring(left, top, 2 * CELLS.1 + CELL_W, height, 12));
        }
        if shown.about == About::MissingFlag {
            items.extend(art::ring(x, y, w, h, 18));
        } else {
            let sign = if shown.right { art::tick() } else { art::cross() };
            items.push(art::placed(pt(x + w - 8, y + h / 2 - 26), 660, 100, sign));
        }
    }
}
