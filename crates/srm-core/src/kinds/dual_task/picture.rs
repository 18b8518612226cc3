//! How the panel beside the primary looks: the board, the bar, the card and the keys.

use super::{Dual, KEY_MS, NEW_CARD_MS, Spec, signal_of};
use crate::art;
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, WIDTH, pt};
use crate::time::At;

/// Left and width of the panel, and what it leaves free inside.
const PANEL: (i32, i32) = (WIDTH + 12, 336);
const INSIDE: (i32, i32) = (PANEL.0 + 24, PANEL.1 - 48);
/// Top and height of the panel, the board, and the top of the bar.
const PANEL_Y: (i32, i32) = (20, 960);
const BOARD_Y: (i32, i32) = (44, 228);
const BAR_Y: i32 = 290;
/// Top of the card and height of its rows.
const CARD_Y: i32 = 338;
const ROW_H: i32 = 78;
/// The keys: size, distance, and where they end.
const KEY_W: i32 = 136;
const KEY_H: i32 = 112;
const KEYS_END: i32 = 962;
const KEYS_GAP: i32 = 16;
/// How long a demonstration lets a signal be seen before it rings the row of the card that applies.
const ROW_MS: u64 = 700;

/// Letters from the end of the alphabet, as exercises use those from its beginning, and digits.
pub(super) fn letter_of(spec: &Spec, key: u8) -> char {
    char::from(b'Z' + 1 - spec.answers.min(4) + key.min(3))
}

/// Left, top, width and height of a key, in whole units: two in a row.
pub(super) fn key_area(spec: &Spec, key: u8) -> (i32, i32, i32, i32) {
    let rows = i32::from(spec.answers.div_ceil(2));
    let (row, column) = (i32::from(key) / 2, i32::from(key) % 2);
    let alone = spec.answers % 2 == 1 && key + 1 == spec.answers;
    let x = if alone { INSIDE.0 + (INSIDE.1 - KEY_W) / 2 } else { INSIDE.0 + column * (KEY_W + KEYS_GAP) };
    (x, KEYS_END - (rows - row) * (KEY_H + KEYS_GAP) + KEYS_GAP, KEY_W, KEY_H)
}

/// Where the hand presses a key: beside its letter.
pub(super) fn key_point(spec: &Spec, key: u8) -> Pt {
    let (x, y, w, h) = key_area(spec, key);
    pt(x + w * 3 / 4, y + h * 2 / 3)
}

const fn row_y(row: u8) -> i32 {
    CARD_Y + 10 + row as i32 * ROW_H
}

impl Dual {
    /// Where the board is.
    pub(super) const fn board_area() -> Area {
        Area::rect(INSIDE.0, BOARD_Y.0, INSIDE.1, BOARD_Y.1)
    }

    /// Where a row of the card is.
    pub(super) const fn row_area(row: u8) -> Area {
        Area::rect(INSIDE.0, row_y(row), INSIDE.1, ROW_H)
    }

    fn card_h(&self) -> i32 {
        i32::from(self.spec.answers) * ROW_H + 20
    }

    /// Draws the panel; says whether something moves in it.
    pub(super) fn draw_panel(&self, at: At, items: &mut Vec<Item>) -> bool {
        items.push(art::drawn(
            art::rect(PANEL.0, PANEL_Y.0, PANEL.1, PANEL_Y.1, 26),
            art::flat(Ink::Paper),
            art::stroke(Ink::Line, 3),
        ));
        let on = self.open.and_then(|open| self.calls.get(open));
        items.extend(art::signal_board(INSIDE.0, BOARD_Y.0, INSIDE.1, BOARD_Y.1, on.is_some()));
        let mut left = 0;
        if let Some((call, start)) = on.and_then(|call| Some((call, call.start?))) {
            items.extend(art::ring(INSIDE.0, BOARD_Y.0, INSIDE.1, BOARD_Y.1, 26));
            let middle = pt(INSIDE.0 + INSIDE.1 / 2, BOARD_Y.0 + BOARD_Y.1 / 2);
            items.push(art::placed(middle, 1300, 100, art::signal(signal_of(call.signal))));
            left = 1000 - (at.us_since(start) / self.window_ms).min(1000) as i32;
        }
        items.extend(art::draining_bar(INSIDE.0, BAR_Y, INSIDE.1, left));
        self.draw_card(at, items);
        let down = self.answered.filter(|answered| at.ms_since(*answered) < KEY_MS);
        for key in 0..self.spec.answers {
            let pressed = down.is_some() && self.shown.is_some_and(|shown| shown.pressed == Some(key));
            let (x, y, w, h) = key_area(&self.spec, key);
            items.extend(art::answer_key(x, y, w, h, letter_of(&self.spec, key), pressed));
        }
        self.draw_answer(at, items);
        let new_card = self.closed > 0 && at.ms_since(self.card_since) < NEW_CARD_MS;
        on.is_some() || down.is_some() || new_card || self.fresh(at).is_some()
    }

    fn draw_card(&self, at: At, items: &mut Vec<Item>) {
        items.push(art::drawn(
            art::rect(INSIDE.0, CARD_Y, INSIDE.1, self.card_h(), 18),
            art::flat(Ink::Card),
            art::stroke(Ink::Line, 3),
        ));
        let on = self.open.and_then(|open| self.calls.get(open));
        for signal in 0..self.spec.answers {
            let y = row_y(signal);
            let middle = y + ROW_H / 2;
            let applies = on.is_some_and(|call| {
                call.signal == signal && call.start.is_some_and(|start| at.ms_since(start) >= ROW_MS)
            });
            if applies && self.part.mode == Mode::Demonstration {
                items.extend(art::row_ring(INSIDE.0 + 8, y + 3, INSIDE.1 - 16, ROW_H - 6));
            }
            items.push(art::placed(pt(INSIDE.0 + 62, middle), 480, 100, art::signal(signal_of(signal))));
            items.extend(art::arrow(INSIDE.0 + 116, middle, 54, Ink::Ink));
            let cap = art::key_cap(0, 0, letter_of(&self.spec, self.key_for(signal)));
            items.push(art::placed(pt(INSIDE.0 + 232, middle), 900, 100, cap));
        }
        if self.card_number() > 0 && at >= self.card_since && at.ms_since(self.card_since) < NEW_CARD_MS {
            items.extend(art::ring(INSIDE.0, CARD_Y, INSIDE.1, self.card_h(), 18));
        }
    }

    /// The tick stands on the key that was right, the cross on the one that was pressed wrongly, or on the board.
    fn draw_answer(&self, at: At, items: &mut Vec<Item>) {
        let Some(shown) = self.fresh(at) else { return };
        let on_key = |key: u8| {
            let (x, y, w, _) = key_area(&self.spec, key);
            pt(x + w - 14, y + 16)
        };
        if let Some(wanted) = shown.wanted {
            items.push(art::placed(on_key(wanted), 800, 100, art::tick()));
        }
        match shown.pressed {
            Some(pressed) if shown.wanted != Some(pressed) => {
                items.push(art::placed(on_key(pressed), 800, 100, art::cross()));
            }
            None => items.push(art::at(pt(INSIDE.0 + INSIDE.1 - 20, BOARD_Y.0 + 24), art::cross())),
            Some(_) => {}
        }
    }
}
