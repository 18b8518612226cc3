//! How the card, the tray, the unit and the feedback look.

use super::{Building, CHANGE_MS, FEEDBACK_MS, Outcome, SLIDE_MS, Unit, columns};
use crate::art::assembly::{self, Board};
use crate::art::{self, circle, drawn, flat, label, stroke};
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, pt, u};
use crate::time::At;

/// The card, in whole units.
const CARD: (i32, i32, i32) = (36, 36, 470);
const CARD_H_MAX: i32 = 928;
const ROW_H_MAX: i32 = 168;
/// Height of the card's head, which there is when cards take turns.
const HEAD_H: i32 = 84;
/// Left, width and middle of the field in which the unit and the tray stand.
const FIELD: (i32, i32) = (546, 1018);
const FIELD_X: i32 = FIELD.0 + FIELD.1 / 2;
const UNIT_Y: i32 = 334;
/// The tray of parts.
const TRAY_Y: i32 = 674;
const TRAY_H: i32 = 290;
const COMPARTMENT_Y: i32 = TRAY_Y + 22;
const COMPARTMENT_H: i32 = TRAY_H - 44;
const COMPARTMENT_STEP_MAX: i32 = 176;
const COMPARTMENT_GAP: i32 = 16;

pub(super) fn key_of(part: u8) -> char {
    char::from(b'1' + part)
}

impl Building {
    /// The unit as it stands on the bench.
    fn board(&self) -> Board {
        let columns = i32::from(columns(&self.spec));
        let cell = if columns > 4 { 148 } else { 176 };
        Board { theme: self.spec.theme, columns, cell, gap: 22, margin: 34, turned: self.spec.turned }
    }

    fn row_h(&self) -> i32 {
        ((CARD_H_MAX - 40 - self.head_h()) / i32::from(self.spec.steps)).min(ROW_H_MAX)
    }

    const fn head_h(&self) -> i32 {
        if self.spec.variants > 1 { HEAD_H } else { 0 }
    }

    const fn card_top(&self) -> i32 {
        CARD.1 + 20 + self.head_h()
    }

    /// Where a step stands on the card.
    pub(super) fn row_area(&self, row: usize) -> Area {
        let h = self.row_h();
        Area::rect(CARD.0 + 16, self.card_top() + row as i32 * h + 4, CARD.2 - 32, h - 8)
    }

    /// Left, width and middle of a compartment of the tray.
    fn compartment(&self, part: u8) -> (i32, i32, i32) {
        let parts = i32::from(self.spec.parts);
        let step = ((FIELD.1 - 28) / parts).min(COMPARTMENT_STEP_MAX);
        let middle = FIELD_X + (2 * i32::from(part) - parts + 1) * step / 2;
        let w = step - COMPARTMENT_GAP;
        (middle - w / 2, w, middle)
    }

    pub(super) fn compartment_area(&self, part: u8) -> Area {
        let (x, w, _) = self.compartment(part);
        Area::rect(x, COMPARTMENT_Y, w, COMPARTMENT_H)
    }

    /// Where a demonstrating hand presses: right of the part's middle, so that the part stays in sight.
    pub(super) fn compartment_point(&self, part: u8) -> Pt {
        let (_, w, middle) = self.compartment(part);
        pt(middle + w / 4, COMPARTMENT_Y + 128)
    }

    /// Where a place is seen.
    pub(super) fn place_area(&self, place: u8) -> Area {
        let board = self.board();
        let (x, y) = board.place(place);
        Area::rect(FIELD_X + x - board.cell / 2, UNIT_Y + y - board.cell / 2, board.cell, board.cell)
    }

    fn part_items(&self, part: u8, size: i32) -> Vec<Item> {
        let supply = self.tray.get(usize::from(part));
        supply.map_or_else(Vec::new, |supply| assembly::tagged_good(supply.good, supply.marks, size))
    }

    fn letter(&self, unit: &Unit) -> Option<char> {
        (self.spec.variants > 1).then(|| char::from(b'A' + unit.card as u8))
    }

    pub(super) fn draw_card(&self, unit: &Unit, at: At, items: &mut Vec<Item>) {
        let (x, y, w) = CARD;
        let (row_h, steps) = (self.row_h(), i32::from(self.spec.steps));
        items.push(art::card(x, y, w, self.head_h() + steps * row_h + 40));
        if let Some(letter) = self.letter(unit) {
            items.extend(art::key_cap(x + w / 2, y + 52, letter));
        }
        let room = row_h - 30;
        let columns = i32::from(columns(&self.spec));
        let cell = ((144 - (columns - 1) * 6) / columns).min((room - 22) / 2);
        let theme = self.spec.theme;
        let small = Board { theme, columns, cell, gap: 6, margin: 8, turned: false };
        let ringed = self.ringed_row(at);
        for (i, step) in self.steps_of(unit).iter().enumerate() {
            let top = self.card_top() + i as i32 * row_h;
            let middle = top + row_h / 2;
            if i > 0 && ringed != Some(i) && ringed != Some(i - 1) {
                items.push(art::path(&[(x + 24, top), (x + w - 24, top)], stroke(Ink::Line, 3)));
            }
            if ringed == Some(i) {
                items.extend(art::row_ring(x + 14, top + 5, w - 28, row_h - 10));
            }
            items.push(drawn(circle(x + 54, middle, 27), flat(Ink::Action), stroke(Ink::Outline, 3)));
            items.push(label(x + 54, middle, (i + 1).to_string(), 36, Ink::OnAction));
            items.push(art::at(pt(x + 152, middle), self.part_items(step.part, room.min(116))));
            items.extend(art::arrow(x + 216, middle, 40, Ink::Ink));
            items.push(art::at(pt(x + 366, middle), assembly::small_board(&small, step.place)));
            let done = self.part.mode == Mode::Demonstration && unit.used.get(i).is_some_and(|used| *used);
            if done {
                items.push(art::placed(pt(x + 34, middle + 28), 500, 100, art::tick()));
            }
        }
    }

    pub(super) fn draw_tray(&self, items: &mut Vec<Item>) {
        let (left, _, _) = self.compartment(0);
        let (right, w, _) = self.compartment(self.spec.parts - 1);
        let (x, w) = (left - 22, right + w - left + 44);
        let body = art::rect(x, TRAY_Y, w, TRAY_H, 26);
        items.push(Item::Shadow(body.clone()));
        items.push(drawn(body, art::graded(Ink::MetalLight, Ink::MetalDark), art::OUTLINE));
        for part in 0..self.spec.parts {
            let (x, w, middle) = self.compartment(part);
            let chosen = self.chosen == Some(part);
            items.extend(assembly::compartment(x, COMPARTMENT_Y, w, COMPARTMENT_H, chosen));
            let lifted = if chosen { 10 } else { 0 };
            let size = (w - 4).min(150);
            items.push(art::at(pt(middle, COMPARTMENT_Y + 92 - lifted), self.part_items(part, size)));
            let cap = art::key_cap(0, 0, key_of(part));
            items.push(art::placed(pt(middle, COMPARTMENT_Y + COMPARTMENT_H - 38), 700, 100, cap));
        }
    }

    pub(super) fn draw_unit(&self, unit: &Unit, at: At, items: &mut Vec<Item>) {
        let board = self.board();
        let mut drawing = assembly::board(&board);
        if let Some(letter) = self.letter(unit) {
            let cap = art::key_cap(0, 0, letter);
            drawing.push(art::placed(pt(0, -board.h() / 2), 760, 100, cap));
        }
        let size = board.cell * 94 / 100;
        let gone = self.slide_permille(at);
        let sliding = self.last.filter(|_| gone < 1000).map(|last| last.step);
        for (place, part) in unit.laid.iter().enumerate() {
            let place = place as u8;
            let Some(part) = part.filter(|_| sliding.is_none_or(|step| step.place != place)) else { continue };
            let (x, y) = board.place(place);
            drawing.push(art::at(pt(x, y), self.part_items(part, size)));
        }
        let (shift, alpha_pct) = self.change(at);
        let drawing = Item::Group {
            shift: pt(FIELD_X, UNIT_Y).moved(0, shift),
            turn_mdeg: 0,
            scale_pm: 1000,
            alpha_pct,
            items: drawing,
        };
        items.push(drawing);
        if let Some(step) = sliding {
            let (_, _, x) = self.compartment(step.part);
            let to = self.place_area(step.place).centre();
            let from = pt(x, COMPARTMENT_Y + 82);
            items.push(art::at(from.toward(to, gone), self.part_items(step.part, size)));
        }
    }

    fn slide_permille(&self, at: At) -> i32 {
        self.last.map_or(1000, |last| (at.us_since(last.at) / SLIDE_MS).min(1000) as i32)
    }

    /// How far the unit is from its place while one goes up and the next comes from below, and its opacity in percent.
    fn change(&self, at: At) -> (i32, u8) {
        let half_ms = CHANGE_MS / 2;
        let left_us = self.ready.us_since(at);
        if self.gone.is_none() || self.over() || left_us == 0 || left_us > CHANGE_MS * 1000 {
            return (0, 100);
        }
        let permille = |us: u64| (us / half_ms).min(1000) as i32;
        let (away, side) = if self.shows_gone(at).is_some() {
            (1000 - permille(left_us - half_ms * 1000), -1)
        } else {
            (permille(left_us), 1)
        };
        (side * u(40) * away / 1000, ((1000 - away) / 10) as u8)
    }

    /// Whether the picture changes by itself.
    pub(super) fn moves(&self, at: At) -> bool {
        let shown_ms = if self.part.shows_feedback() { FEEDBACK_MS } else { SLIDE_MS };
        let laid = self.last.is_some_and(|last| at.ms_since(last.at) < shown_ms);
        laid || (at < self.ready && !self.over())
    }

    /// A tick where a part was laid rightly; otherwise a cross there, and a tick on what the card shows.
    pub(super) fn draw_feedback(&self, unit: &Unit, at: At, items: &mut Vec<Item>) {
        let Some(last) = self.fresh(at).filter(|_| self.slide_permille(at) == 1000) else { return };
        let corner = |place: u8| {
            let area = self.place_area(place);
            area.at.moved(area.w - u(22), u(22))
        };
        let small = |at: Pt, sign: Vec<Item>| art::placed(at, 800, 100, sign);
        if last.outcome == Outcome::Right {
            items.push(small(corner(last.step.place), art::tick()));
            return;
        }
        items.push(small(corner(last.step.place), art::cross()));
        let Some(meant) = self.steps_of(unit).get(last.meant) else { return };
        if meant.place != last.step.place {
            items.push(small(corner(meant.place), art::tick()));
        }
        if meant.part != last.step.part {
            let (x, w, _) = self.compartment(meant.part);
            items.push(small(pt(x + w - 14, COMPARTMENT_Y + 14), art::tick()));
        }
    }
}
