//! How the card, the belt, the bins and the feedback look.

use super::{By, NEW_CARD_MS, SLIDE_MS, Sorting, Spec};
use crate::art::{self, Hue, Plate};
use crate::palette::Ink;
use crate::scene::{Item, Pt, pt, u};
use crate::time::At;

/// Height of the bins' rims.
pub(super) const BINS_Y: i32 = 680;

impl Sorting {
    pub(super) fn draw_card(&self, at: At, items: &mut Vec<Item>) {
        let (x, y, w) = (40, 40, 430);
        let card = self.card_shown(at);
        let rows = card.exceptions.len() + card.bin_of.len();
        // The card ends above the bins, however many rows it has.
        let step = (560 / rows as i32).min(104);
        let h = rows as i32 * step + 36 + if card.exceptions.is_empty() { 0 } else { 24 };
        items.push(art::card(x, y, w, h));
        let mut middle = y + 18 + step / 2;
        let mut ringed = self.ringed_row(at).map(|row| row as i32);
        let mut row = |items: &mut Vec<Item>, middle: i32, plate: Plate, bin: u8| {
            if ringed == Some(0) {
                items.extend(art::row_ring(x + 20, middle - step / 2 + 5, w - 40, step - 10));
            }
            ringed = ringed.map(|left| left - 1);
            items.push(art::placed(pt(x + 104, middle), 640.min(step * 7), 100, art::ware(self.spec.theme, plate)));
            items.extend(art::arrow(x + 190, middle, 90, Ink::Ink));
            items.extend(art::key_cap(x + 356, middle, key_of(bin)));
        };
        for (plate, bin) in &card.exceptions {
            row(items, middle, *plate, *bin);
            middle += step;
        }
        if !card.exceptions.is_empty() {
            let line = middle - step / 2 + 12;
            items.push(art::path(&[(x + 30, line), (x + w - 30, line)], art::stroke(Ink::Line, 4)));
            middle += 24;
        }
        for (value, bin) in card.bin_of.iter().enumerate() {
            let plate = match self.spec.by {
                By::Colour => Plate { hue: Some(Hue::ALL[value % Hue::ALL.len()]), holes: 0 },
                By::Holes => Plate { hue: None, holes: value as u8 + 1 },
            };
            row(items, middle, plate, *bin);
            middle += step;
        }
        if self.changed.as_ref().is_some_and(|(_, since)| at >= *since && at.ms_since(*since) < NEW_CARD_MS) {
            items.extend(art::ring(x, y, w, h, 22));
        }
    }

    /// The belt, the part in front and those behind it.
    pub(super) fn draw_belt(&self, at: At, items: &mut Vec<Item>) {
        let (x, y, w) = (530, 250, 1030);
        let slide = self.forward_permille(at);
        for leg in [x + 130, x + w - 130] {
            items.extend(art::leg(leg, y + 80, 130));
        }
        items.extend(art::belt(x, y, w, -(u(240) * slide / 1000)));
        items.extend(art::belt_arrow(x + w / 2, y + 42));
        // Where feedback is shown, nothing is in front until it has been seen.
        for (place, plate) in self.queue.iter().take(usize::from(self.spec.ahead) + 1).enumerate().rev() {
            if slide == 0 && place == usize::from(self.spec.ahead) && self.last.is_some() {
                continue;
            }
            let (from, to) = (place as i32 + 1, place as i32);
            let mix = |of: [i32; 4]| of[from as usize] + (of[to as usize] - of[from as usize]) * slide / 1000;
            let at = place_on_belt(from).toward(place_on_belt(to), slide);
            let (scale, seen) = (mix([1150, 940, 820, 820]), mix([100, 62, 40, 20]) as u8);
            items.push(art::placed(at, scale, seen, art::ware(self.spec.theme, *plate)));
        }
    }

    /// The bins, and the part on its way into one of them or at rest in it while feedback is shown.
    pub(super) fn draw_bins(&self, at: At, items: &mut Vec<Item>) {
        for bin in 0..self.spec.bins {
            items.push(art::at(pt(bin_x(&self.spec, bin), BINS_Y), art::bin_back()));
        }
        let gone = self.binned_permille(at);
        if let Some(last) = self.last.as_ref().filter(|_| gone < 1000 || self.feedback_shown(at).is_some()) {
            let to = pt(bin_x(&self.spec, last.bin), BINS_Y + 8);
            let drawing = art::ware(self.spec.theme, last.plate);
            items.push(art::placed(place_on_belt(0).toward(to, gone), 1150 - gone / 5, 100, drawing));
        }
        for bin in 0..self.spec.bins {
            items.push(art::at(pt(bin_x(&self.spec, bin), BINS_Y), art::keyed_bin_front(key_of(bin))));
        }
    }

    pub(super) fn binned_permille(&self, at: At) -> i32 {
        self.last.as_ref().map_or(1000, |last| (at.us_since(last.at) / SLIDE_MS).min(1000) as i32)
    }

    /// How far the parts on the belt have moved up: just before the next can be sorted.
    pub(super) fn forward_permille(&self, at: At) -> i32 {
        if self.last.is_none() {
            return 1000;
        }
        let from = At(self.ready.0.saturating_sub(SLIDE_MS * 1000));
        (at.us_since(from) / SLIDE_MS).min(1000) as i32
    }

    pub(super) fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        let Some(last) = self.feedback_shown(at).filter(|_| self.binned_permille(at) == 1000) else { return };
        let corner = |bin| pt(bin_x(&self.spec, bin) + 126, BINS_Y - 12);
        items.push(art::at(corner(last.right_bin), art::tick()));
        if !last.right {
            items.push(art::at(corner(last.bin), art::cross()));
        }
    }
}

pub(super) fn key_of(bin: u8) -> char {
    char::from(b'1' + bin)
}

fn place_on_belt(place: i32) -> Pt {
    [pt(700, 180), pt(1010, 193), pt(1290, 200), pt(1500, 202)][place.clamp(0, 3) as usize]
}

/// Bins stand under the belt, spread evenly and always in the order of their keys.
pub(super) fn bin_x(spec: &Spec, bin: u8) -> i32 {
    let step = 370;
    800 + (2 * i32::from(bin) - i32::from(spec.bins) + 1) * step / 2
}
