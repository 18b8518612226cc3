//! How the order, the store, the cart and the card look.

use super::{
    FIRST_FLAG, FIRST_PIECE, FIRST_SHELF, Outcome, Picking, SEND, SLIDE_MS, Sent, Wanted,
};
use crate::art::{self, goods, picking, signs};
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, pt, u};
use crate::time::At;

/// A rectangle in whole units.
type Rect = (i32, i32, i32, i32);

/// The order card and its head.
const ORDER: Rect = (24, 24, 516, 952);
const HEAD_H: i32 = 172;
/// The shelves stand in this field, in two rows with an aisle between them.
const STORE: Rect = (566, 24, 732, 596);
const SHELF_H: i32 = 232;
/// The cart seen from above, with its places.
const CART: Rect = (566, 646, 732, 330);
const SLOTS_A_ROW: usize = 5;
/// The card of what may stand in.
const CARD: Rect = (1324, 24, 252, 596);
const CARD_HEAD_H: i32 = 76;
const ROW_H: i32 = 102;
/// The key that sends the order.
const KEY: Rect = (1324, 646, 252, 330);

/// The key that fetches from a shelf.
pub(super) fn key_of(shelf: u8) -> char {
    char::from(b'0' + (shelf + 1) % 10)
}

const fn area((x, y, w, h): Rect) -> Area {
    Area::rect(x, y, w, h)
}

pub(super) const fn send_area() -> Area {
    area(KEY)
}

pub(super) const fn sign_area() -> Area {
    Area::circle(ORDER.0 + ORDER.2 - 98, ORDER.1 + HEAD_H / 2 + 4, 70)
}

pub(super) const fn row_area(row: usize) -> Area {
    area(row_rect(row))
}

const fn row_rect(row: usize) -> Rect {
    (CARD.0 + 8, CARD.1 + CARD_HEAD_H + row as i32 * ROW_H, CARD.2 - 16, ROW_H)
}

/// A place in the cart.
const fn slot_rect(place: usize) -> Rect {
    let (column, row) = ((place % SLOTS_A_ROW) as i32, (place / SLOTS_A_ROW) as i32);
    (CART.0 + 22 + column * 139, CART.1 + 22 + row * 147, 132, 139)
}

pub(super) const fn slot_area(place: usize) -> Area {
    let (x, y, w, h) = slot_rect(place);
    Area::rect(x + 8, y + 8, w - 16, h - 16)
}

impl Picking {
    /// Top and height of a line of the order.
    fn line_y(&self, line: usize) -> (i32, i32) {
        let h = ((ORDER.3 - HEAD_H - 10) / i32::from(self.spec.lines)).min(196);
        (ORDER.1 + HEAD_H + line as i32 * h, h)
    }

    pub(super) fn line_area(&self, line: usize) -> Area {
        let (y, h) = self.line_y(line);
        Area::rect(ORDER.0 + 12, y + 8, 356, h - 16)
    }

    fn flag_rect(&self, line: usize) -> Rect {
        let (y, h) = self.line_y(line);
        (ORDER.0 + ORDER.2 - 136, y + h / 2 - 59, 116, 118)
    }

    pub(super) fn flag_area(&self, line: usize) -> Area {
        area(self.flag_rect(line))
    }

    /// Where a line's tick or cross is.
    fn tick_at(&self, line: usize) -> Pt {
        let (y, h) = self.line_y(line);
        pt(ORDER.0 + 340, y + h / 2)
    }

    fn columns(&self) -> i32 {
        i32::from(self.spec.shelves.div_ceil(2))
    }

    fn shelf_rect(&self, shelf: u8) -> Rect {
        let columns = self.columns();
        let (column, row) = (i32::from(shelf) % columns, i32::from(shelf) / columns);
        let step = STORE.2 / columns;
        let y = if row == 0 { STORE.1 } else { STORE.1 + STORE.3 - SHELF_H };
        (STORE.0 + column * step + 9, y, step - 18, SHELF_H)
    }

    pub(super) fn shelf_area(&self, shelf: u8) -> Area {
        area(self.shelf_rect(shelf))
    }

    /// Where the cart stands to take from a shelf.
    fn stop_at(&self, shelf: u8) -> Pt {
        let (x, _, w, _) = self.shelf_rect(shelf);
        pt(x + w / 2 + 8, STORE.1 + STORE.3 / 2)
    }

    /// Where the cart is.
    fn cart_at(&self, at: At) -> Pt {
        let Some(trip) = self.trips.first() else { return self.stop_at(self.here) };
        let way = trip.take.us_since(trip.begin).max(1);
        let gone = (at.us_since(trip.begin).min(way) * 1000 / way) as i64;
        // Slow at both ends: 3t² − 2t³.
        let eased = gone * gone * (3000 - 2 * gone) / 1_000_000;
        self.stop_at(trip.from).toward(self.stop_at(trip.to), eased as i32)
    }

    /// Where a demonstrating hand presses a node: low and to the right, so that what is there can be seen.
    pub(super) fn point_of(&self, node: u16) -> Pt {
        let (x, y, w, h) = if node == SEND {
            KEY
        } else if node >= FIRST_FLAG {
            self.flag_rect(usize::from(node - FIRST_FLAG))
        } else if node >= FIRST_PIECE {
            slot_rect(0)
        } else {
            self.shelf_rect((node - FIRST_SHELF) as u8)
        };
        pt(x + w * 3 / 4, y + h * 5 / 8)
    }

    pub(super) fn draw(&self, at: At, items: &mut Vec<Item>) {
        self.draw_order(at, items);
        self.draw_store(at, items);
        self.draw_card(items);
        self.draw_cart(at, items);
        let (x, y, w, h) = KEY;
        items.extend(art::raised_key(x, y, w, h, Ink::Action));
        items.push(art::at(pt(x + w / 2, y + h / 2 - 14), picking::send_sign(self.spec.theme)));
        if self.leaves.is_some() || (self.sent.is_some() && self.part.shows_feedback()) {
            items.push(art::lined(art::rect(x, y, w, h, 18), art::stroke(Ink::Focus, 10)));
        }
        self.draw_flight(at, items);
        self.draw_feedback(items);
    }

    fn draw_order(&self, at: At, items: &mut Vec<Item>) {
        // A new order slides into its place.
        let gone = (at.us_since(self.ready) / SLIDE_MS).min(1000) as i32;
        let new = self.sent.is_none() && self.counts.orders > 0 && gone < 1000;
        let mut card = vec![Item::Shadow(art::rect(ORDER.0, ORDER.1, ORDER.2, ORDER.3, 22))];
        card.push(art::drawn(
            art::rect(ORDER.0, ORDER.1, ORDER.2, ORDER.3, 22),
            art::flat(Ink::Card),
            art::stroke(Ink::Line, 3),
        ));
        let goal = picking::order_goal(self.spec.theme);
        card.push(art::placed(pt(ORDER.0 + 92, ORDER.1 + HEAD_H / 2), 1080, 100, goal));
        if let Some(sign) = self.store.sign.filter(|_| self.order.without) {
            let middle = sign_area().centre();
            card.push(art::placed(middle, 860, 100, signs::crossed(sign)));
        }
        for (i, line) in self.order.lines.iter().enumerate() {
            let (y, h) = self.line_y(i);
            let middle = y + h / 2;
            card.push(art::path(
                &[(ORDER.0 + 20, y), (ORDER.0 + ORDER.2 - 20, y)],
                art::stroke(Ink::Line, 3),
            ));
            card.push(art::label(ORDER.0 + 66, middle, line.pieces.to_string(), 74, Ink::Ink));
            card.push(art::label(ORDER.0 + 122, middle + 4, "×", 46, Ink::Muted));
            if let Some(good) = self.store.goods.get(usize::from(line.shelf)) {
                card.push(art::placed(pt(ORDER.0 + 232, middle), if h > 170 { 960 } else { 820 }, 100, goods::good(*good)));
            }
            let set = self.flags.get(i).copied().unwrap_or(false);
            let (x, y, w, h) = self.flag_rect(i);
            card.extend(art::raised_key(x, y, w, h, if set { Ink::Tint } else { Ink::Card }));
            if set {
                card.push(art::lined(art::rect(x, y, w, h, 18), art::stroke(Ink::Action, 8)));
            }
            card.push(art::placed(pt(x + w / 2, y + h / 2 - 2), 1000, 100, picking::not_there(set)));
        }
        let shift = if new { -u(60) * (1000 - gone) / 1000 } else { 0 };
        let alpha = if new { (30 + 70 * gone / 1000) as u8 } else { 100 };
        items.push(art::placed(Pt { x: shift, y: 0 }, 1000, alpha, card));
    }

    fn draw_store(&self, at: At, items: &mut Vec<Item>) {
        let y = STORE.1 + SHELF_H + 14;
        items.extend(picking::aisle(STORE.0, y, STORE.2, STORE.3 - 2 * SHELF_H - 20));
        for shelf in 0..self.spec.shelves {
            let Some(good) = self.store.goods.get(usize::from(shelf)) else { continue };
            let empty = self.order.out.contains(&shelf);
            let bears = self.store.sign.filter(|_| self.store.bearers.contains(&shelf));
            let rect = self.shelf_rect(shelf);
            items.extend(picking::store_shelf(rect, *good, empty, bears, key_of(shelf)));
        }
        items.push(art::at(self.cart_at(at), picking::cart()));
    }

    fn draw_card(&self, items: &mut Vec<Item>) {
        items.push(art::card(CARD.0, CARD.1, CARD.2, CARD.3));
        // The head: what is not there, and what comes instead.
        let (middle, y) = (CARD.0 + CARD.2 / 2, CARD.1 + CARD_HEAD_H / 2 + 4);
        items.push(art::placed(pt(middle - 62, y + 4), 800, 100, picking::not_there(false)));
        if let Some(sign) = self.store.sign {
            items.push(art::placed(pt(middle + 62, y), 380, 100, signs::sign(sign)));
        }
        let told = self.told_row();
        for (row, (of, instead)) in self.store.card.iter().enumerate() {
            let (x, y, w, h) = row_rect(row);
            if told == Some(row) {
                items.extend(art::row_ring(x + 4, y + 3, w - 8, h - 6));
            } else {
                items.push(art::path(&[(x + 8, y), (x + w - 8, y)], art::stroke(Ink::Line, 3)));
            }
            let good = |shelf: u8| self.store.goods.get(usize::from(shelf)).copied();
            if let Some(of) = good(*of) {
                let drawing = picking::stands_in(of, instead.and_then(good));
                items.push(art::at(pt(x + w / 2, y + h / 2), drawing));
            }
        }
    }

    /// In a demonstration, the row of the card that holds for the line that is worked on.
    fn told_row(&self) -> Option<usize> {
        let working = self.part.mode == Mode::Demonstration && self.sent.is_none() && self.leaves.is_none();
        let (_, line, _) = self.next_line().filter(|_| working)?;
        let special = self.store.is_special(&self.order, line);
        self.store.card.iter().position(|(of, _)| special && *of == line.shelf)
    }

    /// Whether the cart's load is to be seen: once a timed order has gone, it has gone.
    const fn shows_load(&self) -> bool {
        self.sent.is_none() || self.part.shows_feedback()
    }

    fn draw_cart(&self, at: At, items: &mut Vec<Item>) {
        items.extend(picking::basket(CART.0, CART.1, CART.2, CART.3));
        if !self.shows_load() {
            return;
        }
        for (place, shelf) in self.seen.iter().enumerate() {
            let (x, y, w, h) = slot_rect(place);
            let Some(good) = self.store.goods.get(usize::from(*shelf)) else { continue };
            // The piece in flight is not there yet.
            let flies = self.taken.is_some_and(|(of, since)| of == *shelf && at.ms_since(since) < SLIDE_MS);
            let pieces = self.in_cart(*shelf).saturating_sub(u8::from(flies));
            if pieces == 0 {
                continue;
            }
            let tile = art::rect(x + 4, y + 4, w - 8, h - 8, 14);
            items.push(Item::Shadow(tile.clone()));
            items.push(art::drawn(tile, art::flat(Ink::Card), art::stroke(Ink::Outline, 3)));
            items.push(art::placed(pt(x + w / 2 - 12, y + h / 2 - 12), 560, 100, goods::good(*good)));
            let (cx, cy) = (x + w - 34, y + h - 34);
            items.push(art::drawn(art::circle(cx, cy, 27), art::flat(Ink::Card), art::stroke(Ink::Outline, 3)));
            items.push(art::label(cx, cy, pieces.to_string(), 38, Ink::Ink));
        }
    }

    /// The piece that slides from its shelf into the cart.
    fn draw_flight(&self, at: At, items: &mut Vec<Item>) {
        let Some((shelf, since)) = self.taken.filter(|(_, since)| at.ms_since(*since) < SLIDE_MS) else { return };
        let place = self.seen.iter().position(|seen| *seen == shelf);
        let (Some(place), Some(good)) = (place, self.store.goods.get(usize::from(shelf))) else { return };
        let gone = (at.us_since(since) / SLIDE_MS).min(1000) as i32;
        let (x, y, w, h) = slot_rect(place);
        let from = self.shelf_area(shelf).centre();
        let to = from.toward(pt(x + w / 2 - 12, y + h / 2 - 12), gone);
        items.push(art::placed(to, 700 - 140 * gone / 1000, 100, goods::good(*good)));
    }

    /// What was right and wrong about the order that has been sent.
    fn draw_feedback(&self, items: &mut Vec<Item>) {
        if !self.part.shows_feedback() {
            return;
        }
        let Some(sent) = &self.sent else {
            self.draw_line_ring(items);
            return;
        };
        let Sent { lines, surplus, .. } = sent;
        for (i, outcome) in lines.iter().enumerate() {
            let right = *outcome == Outcome::Right;
            let middle = self.tick_at(i);
            let sign = if right { art::tick() } else { art::cross() };
            items.push(art::placed(middle, 820, 100, sign));
            let Some(line) = self.order.lines.get(i).filter(|_| !right) else { continue };
            // What would have been right: a row of the card, and a shelf or the flag.
            if self.store.is_special(&self.order, *line)
                && let Some(row) = self.store.card.iter().position(|(of, _)| *of == line.shelf)
            {
                let (x, y, w, h) = row_rect(row);
                items.extend(art::ring(x + 10, y + 8, w - 20, h - 16, 12));
            }
            let (x, y, w, h) = match self.store.wanted(&self.order, *line) {
                Wanted::From(shelf) => self.shelf_rect(shelf),
                Wanted::Flag => self.flag_rect(i),
            };
            items.extend(art::ring(x + 4, y + 4, w - 8, h - 8, 12));
        }
        for shelf in surplus {
            let Some(place) = self.seen.iter().position(|seen| seen == shelf) else { continue };
            let (x, y, w, _) = slot_rect(place);
            items.push(art::placed(pt(x + w - 34, y + 36), 660, 100, art::cross()));
        }
    }

    /// In a demonstration a ring round the line that is worked on, ticks on those that are done, and a ring round what
    /// makes a line special.
    fn draw_line_ring(&self, items: &mut Vec<Item>) {
        if self.part.mode != Mode::Demonstration || self.over() {
            return;
        }
        let current = self.next_line();
        let upto = current.map_or(self.order.lines.len(), |(i, ..)| i);
        for i in 0..upto {
            items.push(art::placed(self.tick_at(i), 680, 100, art::tick()));
        }
        let Some((i, line, _)) = current else { return };
        let (y, h) = self.line_y(i);
        items.extend(art::ring(ORDER.0 + 24, y + 14, 332, h - 28, 16));
        if self.store.is_special(&self.order, line) {
            let (x, y, w, h) = self.shelf_rect(line.shelf);
            items.extend(art::ring(x + 4, y + 4, w - 8, h - 70, 12));
        }
    }
}
