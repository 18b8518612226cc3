//! How the parts, the choices and the feedback look.

use super::{FEEDBACK_MS, LEAVE_MS, Matching, Spec};
use crate::art::{self, Blank};
use crate::kinds::Mode;
use crate::scene::{Item, Pt, pt};
use crate::time::At;

/// Left, top, width and height in whole units.
type Rect = (i32, i32, i32, i32);

/// The two parts when there are two choices.
const LEFT: Rect = (40, 30, 745, 620);
pub(super) const TURNED: Rect = (815, 30, 745, 620);
/// The part to compare with when there are more.
const ABOVE: Rect = (540, 24, 520, 420);

/// When the outline of the part sets out to show how it is turned, and how long it takes: in a demonstration from when
/// the comparison is there, in practice from the answer.
const SET_OUT_MS: u64 = 500;
const WAY_MS: u64 = 1500;

pub(super) fn key_of(choice: u8) -> char {
    char::from(b'1' + choice)
}

pub(super) const fn reference(spec: &Spec) -> Rect {
    if spec.choices == 2 { LEFT } else { ABOVE }
}

/// Where a choice stands.
pub(super) const fn tile(spec: &Spec, choice: u8) -> Rect {
    let i = choice as i32;
    if spec.choices == 2 {
        return (190 + 640 * i, 690, 580, 280);
    }
    let count = spec.choices as i32;
    let w = (1520 - 40 * (count - 1)) / count;
    (40 + i * (w + 40), 490, w, 480)
}

/// Where the part of a card lies.
const fn middle((x, y, w, h): Rect) -> Pt {
    pt(x + w / 2, y + h / 2)
}

/// Side of a square, so that the largest part of this many squares fits its card however it is turned.
fn size(spec: &Spec) -> i32 {
    let reach = if spec.choices == 2 { 274 } else { 162 };
    // Half the diagonal of the largest part in hundredths of a square.
    let half = [180, 224, 250, 283][usize::from(spec.cells.clamp(4, 7)) - 4];
    (reach * 100 / half).min(116)
}

impl Matching {
    /// Where the part lies that a choice or the comparison is about.
    fn place(&self, choice: u8) -> Pt {
        if self.spec.choices == 2 {
            return middle(TURNED);
        }
        let (x, y, w, _) = tile(&self.spec, choice);
        pt(x + w / 2, y + 196)
    }

    /// Draws everything; whether it moves.
    pub(super) fn draw(&self, at: At, items: &mut Vec<Item>) -> bool {
        let (x, y, w, h) = reference(&self.spec);
        items.push(art::card(x, y, w, h));
        if self.spec.choices == 2 {
            let (x, y, w, h) = TURNED;
            items.push(art::card(x, y, w, h));
        }
        for choice in 0..self.spec.choices {
            let (x, y, w, h) = tile(&self.spec, choice);
            let chosen = self.answered.is_some_and(|(chosen, _)| chosen == choice);
            items.extend(art::choice_tile(x, y, w, h, chosen));
            let key = art::key_cap(0, 0, key_of(choice));
            if self.spec.choices == 2 {
                items.extend(meaning(choice, x, y + h / 2));
                items.push(art::at(pt(x + 74, y + h / 2), key));
            } else {
                items.push(art::at(pt(x + w / 2, y + h - 58), key));
            }
        }
        let leaving = self.answered.filter(|_| self.part.mode == Mode::Scored);
        let gone_ms = leaving.map_or(0, |(_, since)| at.ms_since(since).min(LEAVE_MS));
        let seen_pct = (100 - 100 * gone_ms / LEAVE_MS) as u8;
        let size = size(&self.spec);
        let mut parts = vec![art::cut_part(&self.item.part, middle(reference(&self.spec)), size, 0)];
        for (choice, shown) in self.item.shown.iter().enumerate() {
            parts.push(art::cut_part(&shown.blank, self.place(choice as u8), size, shown.turn_mdeg));
        }
        if seen_pct < 100 {
            parts = vec![art::placed(Pt::default(), 1000, seen_pct, parts)];
        }
        items.extend(parts);
        let turning = self.draw_turning(at, items);
        self.draw_feedback(items);
        leaving.is_some() || turning
    }

    /// The outline of the part on its way to where it is compared, turning; whether it moves.
    fn draw_turning(&self, at: At, items: &mut Vec<Item>) -> bool {
        let (from, until) = match (self.part.mode, self.answered) {
            (Mode::Demonstration, _) => (self.ready.plus_ms(SET_OUT_MS), None),
            (Mode::Practice, Some((chosen, since))) if chosen != self.item.right => {
                (since.plus_ms(SET_OUT_MS), Some(since.plus_ms(FEEDBACK_MS)))
            },
            _ => return false,
        };
        if at < from {
            return until.is_none_or(|until| at < until);
        }
        let gone = (at.us_since(from) / WAY_MS).min(1000) as i32;
        // Smoothstep in thousandths: 3t² − 2t³.
        let eased = (i64::from(gone) * i64::from(gone) * i64::from(3000 - 2 * gone) / 1_000_000) as i32;
        let home = middle(reference(&self.spec));
        let place = home.toward(self.place(self.item.right), eased);
        // The shorter way round.
        let turn = (self.item.turn_mdeg + 180_000).rem_euclid(360_000) - 180_000;
        let turn = (i64::from(turn) * i64::from(eased) / 1000) as i32;
        items.push(art::cut_outline(&self.item.part, place, size(&self.spec), turn, 100));
        gone < 1000
    }

    fn draw_feedback(&self, items: &mut Vec<Item>) {
        let Some((chosen, _)) = self.answered.filter(|_| self.part.shows_feedback()) else { return };
        let corner = |choice: u8| {
            let (x, y, w, _) = tile(&self.spec, choice);
            pt(x + w - 14, y + 14)
        };
        items.push(art::at(corner(self.item.right), art::tick()));
        if chosen != self.item.right {
            items.push(art::at(corner(chosen), art::cross()));
        }
    }
}

/// What the two keys mean: a part and the same part turned, or a part and its mirror image.
fn meaning(choice: u8, x: i32, y: i32) -> Vec<Item> {
    let example = Blank::new(&[(0, 0), (0, 1), (0, 2), (1, 2)]);
    let (left, right) = (pt(x + 206, y), pt(x + 468, y));
    let size = 52;
    let mut items = vec![art::cut_part(&example, left, size, 0)];
    if choice == 0 {
        items.extend(art::turn_arrow(x + 330, y, 40, 300));
        items.push(art::cut_part(&example, right, size, 90_000));
    } else {
        items.extend(art::mirror_line(x + 330, y, 200));
        items.push(art::cut_part(&example.mirrored(), right, size, 0));
    }
    items
}
