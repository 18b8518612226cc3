//! How the sheet, its rings and the card above it look.

use super::sheet::{Hit, SHEET};
use super::{Dotting, Placed};
use crate::art;
use crate::palette::Ink;
use crate::scene::{Item, pt, u};
use crate::time::At;

/// How long a full sheet takes to go, and a new one to come.
const SLIDE_MS: u64 = 180;
/// How far a sheet slides while it fades, whole units.
const SLIDE: i32 = 80;
/// Height of the card's middle.
const CARD_Y: i32 = 70;

/// The card: a dot inside its ring is right, one on the wall is wrong.
pub(super) fn draw_card(items: &mut Vec<Item>) {
    items.push(art::card(500, 12, 600, 116));
    for (x, off, mark) in [(592, 0, art::tick()), (890, 27, art::cross())] {
        let mut ring = art::eyelet(24, 11);
        ring.push(art::at(pt(off, 0), art::paint_dot(8)));
        items.push(art::placed(pt(x, CARD_Y), 1150, 100, ring));
        items.push(art::placed(pt(x + 118, CARD_Y), 800, 100, mark));
    }
    items.push(art::path(&[(800, 36), (800, 104)], art::stroke(Ink::Line, 3)));
}

impl Dotting {
    /// The sheet with its rings and dots; whether it moves.
    pub(super) fn draw_sheet(&self, at: At, items: &mut Vec<Item>) -> bool {
        let (x, y, w, h) = SHEET;
        // The next sheet lies underneath.
        items.push(art::drawn(
            art::rect(x + 10, y + 8, w, h - 6, 26),
            art::flat(Ink::Steel),
            art::stroke(Ink::Outline, 3),
        ));
        let mut things = art::work_plate(x, y, w, h);
        let next = self.next().filter(|_| self.change_at().is_none());
        for (i, ring) in self.rings.iter().enumerate() {
            things.push(art::at(ring.at, art::eyelet(ring.hole, self.spec.wall)));
            if i == self.dots.len() && next.is_some() {
                things.push(art::at(ring.at, art::press_ring(ring.hole + self.spec.wall + 9)));
            }
        }
        for dot in &self.dots {
            things.push(art::at(dot.point, art::paint_dot(self.spec.dot())));
        }
        if self.part.shows_feedback()
            && let Some(last) = self.dots.last()
        {
            things.push(self.mark(last));
        }
        if self.aiming {
            things.push(art::at(self.aim, art::cross_hair()));
        }
        let gone_ms = self.change_at().map_or(u64::MAX, |change| change.ms_since(at)).min(SLIDE_MS);
        let come_ms = if self.done == 0 { SLIDE_MS } else { at.ms_since(self.ready).min(SLIDE_MS) };
        let off = |ms: u64| SLIDE - SLIDE * ms as i32 / SLIDE_MS as i32;
        let seen_pct = (gone_ms.min(come_ms) * 100 / SLIDE_MS) as u8;
        let shift = pt(off(come_ms) - off(gone_ms), 0);
        items.push(art::placed(shift, 1000, seen_pct, things));
        self.change_at().is_some() || come_ms < SLIDE_MS
    }

    /// Tick or cross beside the ring that the last dot was for.
    fn mark(&self, last: &Placed) -> Item {
        let beside = u((last.ring.hole + self.spec.wall) * 3 / 4 + 22);
        let mark = if last.hit == Hit::Inside { art::tick() } else { art::cross() };
        art::placed(last.ring.at.moved(beside, -beside), 620, 100, mark)
    }
}
