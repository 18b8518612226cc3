//! How the board, the tray, the cards and the feedback look, and where everything is.

use super::plan::{Job, Limit, Place, lengths};
use super::{Moved, NEW_JOB_MS, Planning, SLIDE_MS, Spec};
use crate::art::{self, goods};
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::say::Say;
use crate::scene::{Area, HEIGHT, Item, Pt, WIDTH, pt, u};
use crate::time::At;

/// Width of the row heads, height of the slot numbers.
const HEAD_W: i32 = 216;
const NUMBERS_H: i32 = 60;
/// Between two places, and what a card leaves free of a place on each side.
const GAP: i32 = 16;
/// Between board and tray; round the cards in the tray.
const BETWEEN: i32 = 40;
const RIM: i32 = 20;
/// Left and width of the tray; the key that hands in stands right of it.
const TRAY: (i32, i32) = (36, 1310);
const DONE: (i32, i32) = (1372, 196);
/// Room for cards in a row of the tray.
const TRAY_ROOM: i32 = TRAY.1 - 2 * RIM;
/// Most height of a row and width of a slot.
const ROW_MAX: i32 = 150;
const SLOT_MAX: (i32, i32) = (200, 160);

/// Where everything is, in whole units; the same for every plan of a part.
#[derive(Debug)]
pub(super) struct Layout {
    left: i32,
    top: i32,
    slot_w: i32,
    row_h: i32,
    people: i32,
    slots: i32,
    tray_rows: i32,
    /// The row of the tray that each job lies in.
    tray_row: Vec<i32>,
    lengths: Vec<u8>,
}

impl Layout {
    pub fn of(spec: &Spec) -> Self {
        let lengths = lengths(spec);
        let (people, slots) = (i32::from(spec.people), i32::from(spec.slots));
        let taken: i32 = lengths.iter().map(|length| i32::from(*length)).sum();
        // Many jobs need narrower slots, or the tray could not hold them.
        let most = if taken > 12 { SLOT_MAX.1 } else { SLOT_MAX.0 };
        let slot_w = ((WIDTH - 80 - HEAD_W) / slots).min(most);
        let (tray_rows, tray_row) = tray(&lengths, slot_w);
        let fixed = NUMBERS_H + BETWEEN + 2 * RIM + 60;
        let row_h = ((HEIGHT - fixed) / (people + tray_rows)).min(ROW_MAX);
        let used = NUMBERS_H + row_h * people + BETWEEN + 2 * RIM + row_h * tray_rows - GAP;
        let left = (WIDTH - HEAD_W - slot_w * slots) / 2;
        Self { left, top: (HEIGHT - used) / 2, slot_w, row_h, people, slots, tray_rows, tray_row, lengths }
    }

    const fn rows_y(&self) -> i32 {
        self.top + NUMBERS_H
    }

    const fn card_h(&self) -> i32 {
        self.row_h - GAP
    }

    fn width_of(&self, length: u8) -> i32 {
        self.slot_w * i32::from(length) - GAP
    }

    const fn slot_x(&self, slot: u8) -> i32 {
        self.left + HEAD_W + slot as i32 * self.slot_w
    }

    const fn row_y(&self, row: u8) -> i32 {
        self.rows_y() + row as i32 * self.row_h
    }

    /// Top left of a card on the board.
    const fn on_board(&self, place: Place) -> (i32, i32) {
        (self.slot_x(place.slot) + GAP / 2, self.row_y(place.row) + GAP / 2)
    }

    pub fn cell(&self, place: Place) -> Area {
        let (x, y) = self.on_board(place);
        Area::rect(x, y, self.slot_w - GAP, self.card_h())
    }

    pub fn head(&self, row: u8) -> Area {
        Area::rect(self.left, self.row_y(row) + GAP / 2, HEAD_W - GAP, self.card_h())
    }

    const fn tray_y(&self) -> i32 {
        self.rows_y() + self.people * self.row_h + BETWEEN
    }

    const fn tray_h(&self) -> i32 {
        self.tray_rows * self.row_h - GAP + 2 * RIM
    }

    /// The key that hands in: left, top, width and height.
    pub fn done(&self) -> (i32, i32, i32, i32) {
        let h = self.tray_h().min(208);
        (DONE.0, self.tray_y() + (self.tray_h() - h) / 2, DONE.1, h)
    }

    /// Top left of a job's card in the tray, whose cards lie in `order`.
    fn home(&self, job: usize, order: &[u8]) -> (i32, i32) {
        let row = self.tray_row.get(job).copied().unwrap_or(0);
        let before = order.iter().map(|other| usize::from(*other)).take_while(|other| *other != job);
        let same = before.filter(|other| self.tray_row.get(*other) == Some(&row));
        let x: i32 = same.map(|other| self.width_of(self.lengths[other]) + GAP).sum();
        (TRAY.0 + RIM + x, self.tray_y() + RIM + row * self.row_h)
    }

    /// Where the hand takes a card: at its lower right, so that the picture stays free.
    pub fn hand_on(&self, corner: (i32, i32), length: u8) -> Pt {
        pt(corner.0 + self.width_of(length) - 40, corner.1 + self.card_h() - 22)
    }
}

/// How many rows the tray needs, two at least, and which row each job lies in: the longest first, each into the row with
/// most room.
fn tray(lengths: &[u8], slot_w: i32) -> (i32, Vec<i32>) {
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    order.sort_by_key(|job| u8::MAX - lengths[*job]);
    for rows in 2..4 {
        let mut room = vec![TRAY_ROOM + GAP; rows];
        let mut row_of = vec![0; lengths.len()];
        for job in &order {
            let row = (0..rows).max_by_key(|row| (room[*row], rows - row)).unwrap_or(0);
            room[row] -= slot_w * i32::from(lengths[*job]);
            row_of[*job] = row as i32;
        }
        if rows == 3 || room.iter().all(|left| *left >= 0) {
            return (rows as i32, row_of);
        }
    }
    (3, Vec::new())
}

/// Where a card's badge and deadline stand on it, and their size in thousandths: one above the other if there are both.
fn marks(of: Job, w: i32, h: i32) -> (Pt, Pt, i32) {
    if of.badge.is_some() && of.latest.is_some() {
        return (pt(w - 40, h * 28 / 100), pt(w - 40, h * 73 / 100), (h * 1000 / 122).min(1050));
    }
    (pt(w - 40, h / 2), pt(w - 40, h / 2), 1100)
}

impl Planning {
    /// Top left of a job's card where it belongs now.
    pub(super) fn corner(&self, job: usize) -> (i32, i32) {
        match self.placed.get(job).copied().flatten() {
            Some(place) => self.layout.on_board(place),
            None => self.layout.home(job, &self.shift.tray),
        }
    }

    pub(super) fn area(&self, job: usize) -> Area {
        let (x, y) = self.corner(job);
        Area::rect(x, y, self.layout.width_of(self.shift.jobs[job].length), self.layout.card_h())
    }

    pub(super) fn job_name(&self, job: usize) -> Say {
        let Some(of) = self.shift.jobs.get(job) else { return Say::new("shift-done") };
        let place = self.placed.get(job).copied().flatten();
        let first = of.after.and_then(|first| self.shift.jobs.get(usize::from(first)));
        let id = match (place, of.latest) {
            (None, None) => "shift-job",
            (None, Some(_)) => "shift-job-latest",
            (Some(_), None) => "shift-job-placed",
            (Some(_), Some(_)) => "shift-job-placed-latest",
        };
        let mut name = Say::new(id)
            .word("good", of.good.word())
            .number("length", of.length)
            .word("badge", super::badge_word(of.badge))
            .word("after", first.map_or("shift-after-none", |first| first.good.word()));
        if let Some(latest) = of.latest {
            name = name.number("latest", latest);
        }
        match place {
            Some(place) => name.number("row", place.row + 1).number("slot", place.slot + 1),
            None => name,
        }
    }

    /// Everything, and whether something moves.
    pub(super) fn drawn(&self, at: At) -> (Vec<Item>, bool) {
        let mut items = Vec::new();
        self.draw_board(&mut items);
        self.draw_tray(&mut items);
        let moved = self.moved.filter(|moved| at.ms_since(moved.at) < SLIDE_MS);
        let last = moved.map(|moved| moved.job);
        let there = (0..self.shift.jobs.len()).filter(|job| self.is_there(*job) && Some(*job) != last);
        for job in there.chain(last) {
            self.draw_job(job, at, &mut items);
        }
        self.draw_hints(&mut items);
        self.draw_feedback(&mut items);
        let since_late = self.late_since.map_or(u64::MAX, |late| at.ms_since(late));
        (items, moved.is_some() || since_late <= NEW_JOB_MS)
    }

    fn draw_board(&self, items: &mut Vec<Item>) {
        let layout = &self.layout;
        let (x, w) = (layout.left, HEAD_W + layout.slot_w * layout.slots);
        items.push(art::card(x - 16, layout.top - 8, w + 24, NUMBERS_H + layout.row_h * layout.people + 16));
        items.push(art::at(pt(x + HEAD_W - 56, layout.top + NUMBERS_H / 2 + 2), art::clock()));
        for slot in 0..self.spec.slots {
            let middle = layout.slot_x(slot) + layout.slot_w / 2;
            items.push(art::at(pt(middle, layout.top + NUMBERS_H / 2 + 2), art::slot_number(slot + 1)));
        }
        for row in 0..self.spec.people {
            let y = layout.row_y(row);
            let middle = y + layout.row_h / 2;
            if row > 0 {
                items.push(art::path(&[(x, y), (x + w - 8, y)], art::stroke(Ink::Line, 3)));
            }
            let scale = (layout.card_h() * 1000 / 124).min(1000);
            items.push(art::placed(pt(x + 60, middle + 2), scale, 100, art::coworker()));
            let worn = self.shift.badges.get(usize::from(row)).map_or(&[][..], Vec::as_slice);
            for (i, badge) in worn.iter().enumerate() {
                let aside = (2 * i as i32 - worn.len() as i32 + 1) * 29;
                items.push(art::placed(pt(x + 160, middle + aside), 1050, 100, art::badge(*badge)));
            }
            for slot in 0..self.spec.slots {
                let (x, y) = layout.on_board(Place { row, slot });
                let open = self.chosen.is_some_and(|job| self.fits(job, Place { row, slot }));
                let cell = art::rect(x, y, layout.slot_w - GAP, layout.card_h(), 12);
                let (ground, line) = if open { (Ink::Tint, Ink::Action) } else { (Ink::Card, Ink::Line) };
                items.push(art::drawn(cell, art::flat(ground), art::stroke(line, 3)));
            }
        }
    }

    fn draw_tray(&self, items: &mut Vec<Item>) {
        let (y, h) = (self.layout.tray_y(), self.layout.tray_h());
        items.push(art::drawn(
            art::rect(TRAY.0, y, TRAY.1, h, 22),
            art::graded(Ink::MetalLight, Ink::MetalDark),
            art::OUTLINE,
        ));
        items.push(art::drawn(
            art::rect(TRAY.0 + 8, y + 8, TRAY.1 - 16, h - 16, 16),
            art::flat(Ink::Paper),
            art::stroke(Ink::Outline, 3),
        ));
        let (x, y, w, h) = self.layout.done();
        items.extend(art::hand_in_key(x, y, w, h, self.can_hand_in(), self.handed_in.is_some()));
    }

    /// A card where it is at `at`: on its way for a moment after it was laid, taken back or brought.
    fn draw_job(&self, job: usize, at: At, items: &mut Vec<Item>) {
        let Some(of) = self.shift.jobs.get(job).copied() else { return };
        let (x, y) = self.corner(job);
        let home = self.layout.home(job, &self.shift.tray);
        let (mut from, mut since) = ((x, y), None);
        if let Some(Moved { from: place, at: moved, .. }) = self.moved.filter(|moved| moved.job == job) {
            from = place.map_or(home, |place| self.layout.on_board(place));
            since = Some(moved);
        }
        let late = self.late_since.filter(|_| job == usize::from(self.spec.jobs));
        if let (None, Some(late)) = (since, late) {
            (from, since) = ((WIDTH, home.1), Some(late));
        }
        let gone = since.map_or(1000, |since| (at.us_since(since) / SLIDE_MS).min(1000) as i32);
        let shift = pt(from.0, from.1).toward(pt(x, y), gone);
        let (w, h) = (self.layout.width_of(of.length), self.layout.card_h());
        let mut card = art::job_card(0, 0, w, h, self.chosen == Some(job));
        card.extend(self.on_card(of, w, h));
        if late.is_some_and(|late| at.ms_since(late) < NEW_JOB_MS) && self.handed_in.is_none() {
            card.extend(art::ring(0, 0, w, h, 14));
        }
        items.push(art::at(shift, card));
    }

    /// What stands on a card of that size: the job before it and an arrow, what it is about, badge and deadline.
    fn on_card(&self, of: Job, w: i32, h: i32) -> Vec<Item> {
        let mut items = Vec::new();
        let mut x = 8;
        let first = of.after.and_then(|first| self.shift.jobs.get(usize::from(first)));
        if let Some(first) = first {
            items.push(art::placed(pt(x + 38, h / 2), 420, 100, goods::good(first.good)));
            items.extend(art::arrow(x + 82, h / 2, 40, Ink::Ink));
            x += 136;
        }
        let marked = of.badge.is_some() || of.latest.is_some();
        let side = (h - 18).min(96).min(if marked { w - x - 66 } else { 96 });
        items.push(art::placed(pt(x + side / 2, h / 2), side * 1000 / 160, 100, goods::good(of.good)));
        let (badge, latest, scale) = marks(of, w, h);
        if let Some(number) = of.badge {
            items.push(art::placed(badge, scale, 100, art::badge(number)));
        }
        if let Some(slot) = of.latest {
            items.push(art::placed(latest, scale, 100, art::deadline(slot)));
        }
        items
    }

    /// A demonstration shows what the chosen card asks for: who wears its badge, where its time ends, what comes first.
    fn draw_hints(&self, items: &mut Vec<Item>) {
        let Some(job) = self.chosen.filter(|_| self.part.mode == Mode::Demonstration) else { return };
        let Some(of) = self.shift.jobs.get(job) else { return };
        let layout = &self.layout;
        for row in (0..self.spec.people).filter(|row| of.badge.is_some_and(|badge| self.shift.wears(*row, badge)))
        {
            let (y, h) = (layout.row_y(row) + GAP / 2 + 4, layout.card_h() - 8);
            items.extend(art::ring(layout.left + 122, y, 76, h, 20));
        }
        if let Some(latest) = of.latest {
            let h = NUMBERS_H + layout.row_h * layout.people;
            items.extend(art::stop_line(layout.slot_x(latest), layout.top, h));
        }
        if let Some(first) = of.after.map(usize::from) {
            let ((x, y), w) = (self.corner(first), layout.width_of(self.shift.jobs[first].length));
            items.extend(art::ring(x, y, w, layout.card_h(), 14));
        }
    }

    /// A tick on every job that is as it should be, a cross on the others and a ring round what was not met.
    fn draw_feedback(&self, items: &mut Vec<Item>) {
        if self.handed_in.is_none() || !self.part.shows_feedback() {
            return;
        }
        let judged = self.shift.judged(&self.placed);
        for job in (0..self.shift.jobs.len()).filter(|job| self.is_there(*job)) {
            let (x, y) = self.corner(job);
            let broken: Vec<Limit> =
                judged.iter().filter(|(of, _, met)| *of == job && !met).map(|(_, limit, _)| *limit).collect();
            let sign = if broken.is_empty() { art::tick() } else { art::cross() };
            let (w, h) = (self.layout.width_of(self.shift.jobs[job].length), self.layout.card_h());
            for limit in broken {
                let (badge, latest, scale) = marks(self.shift.jobs[job], w, h);
                let place = match limit {
                    Limit::Placed => continue,
                    Limit::After => pt(46, h / 2),
                    Limit::Badge => badge,
                    Limit::Latest => latest,
                };
                items.push(art::placed(place.moved(u(x), u(y)), scale, 100, art::press_ring(36)));
            }
            items.push(art::placed(Pt { x: u(x + 26), y: u(y + h - 16) }, 560, 100, sign));
        }
    }
}
