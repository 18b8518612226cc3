//! How the dials, the card and the feedback look.

use super::{ACTION_MS, RETURN_MS, SCALE_MDEG, WITHIN_MDEG, Watching, permille_of, zone_mdeg};
use crate::art::{self, Band, BandLook};
use crate::palette::Ink;
use crate::scene::{Item, Pt, pt, u};
use crate::time::At;

/// The card and its tiles, in whole units.
pub(super) const CARD_X: i32 = 1116;
pub(super) const CARD_W: i32 = 450;
pub(super) const TILE_H: i32 = 216;

const fn card_place(actions: u8) -> (i32, i32) {
    let h = actions as i32 * (TILE_H + 20) + 20;
    ((1000 - h) / 2, h)
}

pub(super) const fn tile_y(actions: u8, action: u8) -> i32 {
    card_place(actions).0 + 20 + action as i32 * (TILE_H + 20)
}

pub(super) fn letter_of(dial: u8) -> char {
    char::from(b'A' + dial)
}

pub(super) fn key_of(action: u8) -> char {
    char::from(b'1' + action)
}

impl Watching {
    pub(super) fn draw_dial(&self, dial: u8, at: At, items: &mut Vec<Item>) {
        let (place, scale) = self.place_of(dial);
        let mut drawing = art::dial(&bands(self.spec.actions), self.needle_mdeg(dial, at));
        drawing.extend(art::letter_plate(0, 78, letter_of(dial)));
        if self.chosen.is_some_and(|(chosen, _)| chosen == dial) {
            drawing.push(art::lined(art::circle(0, 0, art::DIAL_R + 13), art::stroke(Ink::Action, 12)));
        }
        items.push(art::placed(place, scale, 100, drawing));
    }

    /// Where a dial stands and its size in thousandths.
    pub(super) fn place_of(&self, dial: u8) -> (Pt, i32) {
        let (columns, rows) = match self.spec.dials {
            4 => (2, 2),
            5 | 6 => (3, 2),
            _ => (3, 3),
        };
        let (dial, dials) = (i32::from(dial), i32::from(self.spec.dials));
        let (w, h) = (1080 / columns, 930 / rows);
        let (column, row) = (dial % columns, dial / columns);
        // A last row that is not full stands in the middle.
        let missing = (columns * (row + 1) - dials).max(0);
        let place = pt(30 + w * column + w / 2 + missing * w / 2, 35 + h * row + h / 2);
        (place, (w.min(h) - 20) * 1000 / (2 * art::DIAL_R + 40))
    }

    pub(super) fn draw_card(&self, at: At, items: &mut Vec<Item>) {
        let bands = bands(self.spec.actions);
        let (card_y, card_h) = card_place(self.spec.actions);
        items.push(art::card(CARD_X, card_y, CARD_W, card_h));
        let chosen = self.chosen.is_some();
        for action in 0..self.spec.actions {
            let (y, middle) =
                (tile_y(self.spec.actions, action), tile_y(self.spec.actions, action) + TILE_H / 2);
            let tile = art::rect(CARD_X + 20, y, CARD_W - 40, TILE_H, 18);
            if chosen {
                items.push(Item::Shadow(tile.clone()));
            }
            let line = if chosen { art::OUTLINE } else { art::stroke(Ink::Line, 3) };
            items.push(art::drawn(tile, art::flat(Ink::Card), line));
            items.push(art::at(
                pt(CARD_X + 102, middle),
                art::small_dial(&bands, example_mdeg(self.spec.actions, action)),
            ));
            items.extend(art::arrow(CARD_X + 186, middle, 38, Ink::Muted));
            let turning = if action == 1 { self.fan_turn_mdeg(at) } else { 0 };
            let place = pt(CARD_X + 292, middle);
            let drawing = vec![art::turned(Pt::default(), turning, glyph(action))];
            items.push(art::placed(place, 1050, 100, drawing));
            items.push(art::placed(pt(CARD_X + 384, middle), 700, 100, art::key_cap(0, 0, key_of(action))));
            if self.taken(at) == Some(action) {
                items.push(art::lined(
                    art::rect(CARD_X + 20, y, CARD_W - 40, TILE_H, 18),
                    art::stroke(Ink::Action, 9),
                ));
            }
        }
    }

    /// The action that is under way.
    fn taken(&self, at: At) -> Option<u8> {
        let shown = self.shown.filter(|shown| at.ms_since(shown.at) < ACTION_MS && shown.at <= at)?;
        shown.taken
    }

    /// The fan turns while it has been asked for.
    fn fan_turn_mdeg(&self, at: At) -> i32 {
        let Some(shown) = self.shown.filter(|shown| shown.taken == Some(1)) else { return 0 };
        let gone = 1000 - permille_of(at, shown.at, RETURN_MS);
        360 * (1000 - gone * gone / 1000)
    }

    /// The tick stands where the right answer was, the cross on a dial that was answered wrongly or not at all.
    pub(super) fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        let Some(shown) = self.fresh(at) else { return };
        let (dial, scale) = self.place_of(shown.dial);
        let reach = art::DIAL_R * scale / 1000 * 3 / 4;
        let sign = if shown.wanted == shown.taken { art::tick() } else { art::cross() };
        items.push(art::at(dial.moved(u(reach), -u(reach)), sign));
        if let Some(wanted) = shown.wanted.filter(|_| shown.wanted != shown.taken) {
            let y = tile_y(self.spec.actions, wanted);
            items.extend(art::ring(CARD_X + 20, y, CARD_W - 40, TILE_H, 18));
            items.push(art::at(pt(CARD_X + CARD_W - 24, y + 6), art::tick()));
            if let Some(taken) = shown.taken {
                items.push(art::at(
                    pt(CARD_X + CARD_W - 24, tile_y(self.spec.actions, taken) + 6),
                    art::cross(),
                ));
            }
        }
    }
}

fn bands(actions: u8) -> Vec<Band> {
    let within_to = if actions == 1 { SCALE_MDEG.1 } else { WITHIN_MDEG.1 };
    let mut bands = vec![Band { from_mdeg: WITHIN_MDEG.0, to_mdeg: within_to, look: BandLook::Within }];
    for action in 0..actions {
        let (from_mdeg, to_mdeg) = zone_mdeg(actions, action);
        let look = if action == 2 { BandLook::Far } else { BandLook::Outside };
        bands.push(Band { from_mdeg, to_mdeg, look });
    }
    bands
}

/// Where the needle of a card's small dial stands.
const fn example_mdeg(actions: u8, action: u8) -> i32 {
    let (from, to) = zone_mdeg(actions, action);
    i32::midpoint(from, to)
}

fn glyph(action: u8) -> Vec<Item> {
    match action {
        0 => art::valve(),
        1 => art::fan(),
        _ => art::stop(),
    }
}
