//! How the dials, the card and the feedback look.

use super::{ACTION_MS, RETURN_MS, SCALE_MDEG, WITHIN_MDEG, Watching, permille_of, zone_mdeg};
use crate::art::goods::Theme;
use crate::art::{self, Band, BandLook};
use crate::palette::Ink;
use crate::scene::{Item, Pt, pt, u};
use crate::time::At;

/// The card and its tiles, in whole units.
const CARD_X: i32 = 1106;
const CARD_W: i32 = 464;
const TILE_X: i32 = CARD_X + 20;
const TILE_W: i32 = CARD_W - 40;
const TILE_H_MAX: i32 = 260;
/// Left and width of the field that the dials stand in.
const FIELD: (i32, i32) = (30, 1056);

/// How the dials stand: columns and rows, from one middle to the next, and their size in thousandths.
struct Grid {
    columns: i32,
    rows: i32,
    step: i32,
    scale_pm: i32,
}

impl Grid {
    fn of(dials: u8) -> Self {
        let (columns, rows) = match dials {
            4 => (2, 2),
            5 | 6 => (3, 2),
            _ => (3, 3),
        };
        // As far apart across as down, and as large as that allows.
        let step = (FIELD.1 / columns).min(944 / rows);
        Self { columns, rows, step, scale_pm: (step - 44) * 1000 / (2 * art::DIAL_R) }
    }

    /// Top and height of the dials, and of the card beside them.
    const fn extent(&self) -> (i32, i32) {
        let h = self.step * self.rows - 44;
        ((1000 - h) / 2, h)
    }
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
        drawing.push(art::placed(pt(0, 76), 640, 100, art::key_cap(0, 0, letter_of(dial))));
        if self.chosen.is_some_and(|(chosen, _)| chosen == dial) {
            drawing.push(art::lined(art::circle(0, 0, art::DIAL_R + 11), art::stroke(Ink::Action, 12)));
        }
        items.push(art::placed(place, scale, 100, drawing));
    }

    /// Where a dial stands and its size in thousandths.
    pub(super) fn place_of(&self, dial: u8) -> (Pt, i32) {
        let grid = Grid::of(self.spec.dials);
        let (dial, dials) = (i32::from(dial), i32::from(self.spec.dials));
        let (column, row) = (dial % grid.columns, dial / grid.columns);
        // A last row that is not full stands in the middle.
        let missing = (grid.columns * (row + 1) - dials).max(0);
        let left = FIELD.0 + (FIELD.1 - grid.columns * grid.step) / 2;
        let top = 500 - grid.rows * grid.step / 2;
        let across = (2 * column + 1 + missing) * grid.step / 2;
        (pt(left + across, top + (2 * row + 1) * grid.step / 2), grid.scale_pm)
    }

    /// Top left corner, width and height of an action's tile, in whole units.
    pub(super) fn tile(&self, action: u8) -> (i32, i32, i32, i32) {
        let (top, room) = Grid::of(self.spec.dials).extent();
        let tiles = i32::from(self.spec.actions);
        let h = ((room - 20 * (tiles + 1)) / tiles).min(TILE_H_MAX);
        let gap = (room - tiles * h) / (tiles + 1);
        (TILE_X, top + gap + i32::from(action) * (h + gap), TILE_W, h)
    }

    pub(super) fn draw_card(&self, at: At, items: &mut Vec<Item>) {
        let bands = bands(self.spec.actions);
        let (card_y, card_h) = Grid::of(self.spec.dials).extent();
        items.push(art::card(CARD_X, card_y, CARD_W, card_h));
        let live = self.chosen.is_some();
        for action in 0..self.spec.actions {
            let (x, y, w, h) = self.tile(action);
            let middle = y + h / 2;
            let tile = art::rect(x, y, w, h, 18);
            if live {
                items.push(Item::Shadow(tile.clone()));
            }
            let (ground, line) =
                if live { (Ink::Tint, art::stroke(Ink::Action, 7)) } else { (Ink::Paper, art::stroke(Ink::Line, 3)) };
            items.push(art::drawn(tile.clone(), art::flat(ground), line));
            let r = (h / 2 - 14).min(84);
            let small = art::small_dial(&bands, example_mdeg(self.spec.actions, action), r);
            items.push(art::at(pt(x + 100, middle), small));
            items.extend(art::arrow(x + 196, middle, 38, Ink::Ink));
            let turns = action == 1 && self.spec.theme == Theme::Parts;
            let turning = if turns { self.fan_turn_mdeg(at) } else { 0 };
            let drawing = vec![art::turned(Pt::default(), turning, art::action(self.spec.theme, action))];
            items.push(art::placed(pt(x + 294, middle), 1050, 100, drawing));
            items.push(art::placed(pt(x + 380, middle), 640, 100, art::key_cap(0, 0, key_of(action))));
            if self.taken(at) == Some(action) {
                items.push(art::lined(tile, art::stroke(Ink::Action, 11)));
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
            let corner = |(x, y, w, _): (i32, i32, i32, i32)| pt(x + w - 8, y + 10);
            let tile = self.tile(wanted);
            items.extend(art::ring(tile.0, tile.1, tile.2, tile.3, 18));
            items.push(art::at(corner(tile), art::tick()));
            if let Some(taken) = shown.taken {
                items.push(art::at(corner(self.tile(taken)), art::cross()));
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
