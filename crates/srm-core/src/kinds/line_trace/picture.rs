//! How the line, its glasses, the card and the feedback look.

use super::{Mode, SIGN, SIGN_MS, Shown, Tracing, glass_letter};
use crate::art::{self, Hue, production as factory};
use crate::art::production::Damage;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, pt, u};
use crate::time::At;

/// The parts of a product, in the order of the rows they come from.
pub(super) const HUES: [Hue; 3] = [Hue::Blue, Hue::Yellow, Hue::Green];

/// Left end of the belts, left and width of the field of stations, and the end of the line.
const BELT_X: i32 = 24;
const FIELD_X: i32 = 108;
const FIELD_W: i32 = 1140;
const LINE_END: i32 = 1576;
/// Height of the main belt's top.
const MAIN_Y: i32 = 520;
/// The finished product's middle.
const PRODUCT_X: i32 = 1424;

/// Where the looks that are left are shown, and the stop sign.
pub(super) const LEFT_AREA: Area = Area::rect(1300, 604, 260, 120);
pub(super) const SIGN_AREA: Area = Area::rect(1330, 764, 200, 200);
const SIGN_AT: Pt = pt(1430, 864);

/// Sizes that follow from the number of stations in a row.
struct Measures {
    /// From one station's middle to the next.
    step: i32,
    /// Size of machines and products, in thousandths.
    scale_pm: i32,
    /// Radius of a glass, and the length of its pipe below the belt.
    glass_r: i32,
    pipe: i32,
    /// Room for the join.
    join: i32,
    /// Half the distance of the outer rows.
    rise: i32,
}

impl Tracing {
    fn sizes(&self) -> Measures {
        let columns = i32::from(self.layout.before + self.layout.behind);
        let (most_pm, r, pipe, rise) = match self.layout.rows {
            1 => (1320, 74, 34, 0),
            2 => (1060, 72, 22, 232),
            _ => (800, 50, 10, 320),
        };
        let join = if self.layout.rows > 1 { r + 58 } else { 0 };
        let step = ((FIELD_W - join) / columns).min(260);
        let scale_pm = ((step - 20) * 1000 / factory::MACHINE_W).min(most_pm);
        Measures { step, scale_pm, glass_r: r.min((step - 18) / 2), pipe, join, rise }
    }

    /// Left end of the stations: a short line stands in the middle of its field.
    fn left(&self, sizes: &Measures) -> i32 {
        let columns = i32::from(self.layout.before + self.layout.behind);
        FIELD_X + (FIELD_W - sizes.join - columns * sizes.step) / 2
    }

    /// Height of a row's belt; the main line is in the middle.
    fn row_y(&self, row: Option<u8>) -> i32 {
        let rise = self.sizes().rise;
        match (self.layout.rows, row) {
            (2, Some(row)) => MAIN_Y - 14 + (2 * i32::from(row) - 1) * rise,
            (3, Some(row)) => MAIN_Y - 14 + (i32::from(row) - 1) * rise,
            (1, _) => MAIN_Y,
            _ => MAIN_Y - 14,
        }
    }

    fn join_x(&self) -> i32 {
        let sizes = self.sizes();
        self.left(&sizes) + i32::from(self.layout.before) * sizes.step + sizes.join - 20
    }

    /// The middle of a station's foot.
    fn foot(&self, station: u8) -> (i32, i32) {
        let sizes = self.sizes();
        let (row, place) = self.layout.place(station);
        let column = i32::from(place) + if row.is_none() { i32::from(self.layout.before) } else { 0 };
        let join = if row.is_none() { sizes.join } else { 0 };
        (self.left(&sizes) + join + column * sizes.step + sizes.step / 2, self.row_y(row))
    }

    /// The middle of the glass behind a station.
    fn glass_at(&self, station: u8) -> (i32, i32) {
        let sizes = self.sizes();
        let (x, y) = self.foot(station);
        (x + sizes.step / 2, y + factory::CONVEYOR_H + sizes.pipe + sizes.glass_r)
    }

    pub(super) fn station_area(&self, station: u8) -> Area {
        let (x, y) = self.foot(station);
        let scale = self.sizes().scale_pm;
        let (w, h) = (factory::MACHINE_W * scale / 1000, factory::MACHINE_H * scale / 1000);
        Area::rect(x - w / 2, y - h, w, h)
    }

    pub(super) fn glass_area(&self, station: u8) -> Area {
        let (x, y) = self.glass_at(station);
        Area::circle(x, y, self.sizes().glass_r)
    }

    pub(super) fn product_area(&self) -> Area {
        let (w, h) = (260, 170);
        Area::rect(PRODUCT_X - w / 2, self.row_y(None) - h, w, h)
    }

    pub(super) fn card_area(&self) -> Area {
        Area::rect(1284, 24, 292, 24 + 92 * i32::from(self.spec.kinds_of_damage))
    }

    /// Where a hand presses a node: beside what it shows.
    pub(super) fn hand_on(&self, node: u16) -> Pt {
        let area = self.area_of(node);
        let aside = if node == SIGN { 5 } else { 3 };
        area.at.moved(area.w * aside / 6, area.h * 4 / 5)
    }

    pub(super) fn draw(&self, shown: &Shown<'_>, at: At) -> Vec<Item> {
        let mut items = Vec::new();
        self.draw_belts(&mut items);
        for station in 0..self.spec.stations.saturating_sub(1) {
            self.draw_glass(shown, station, at, &mut items);
        }
        self.draw_stations(shown, at, &mut items);
        if self.spec.kinds_of_damage > 1 {
            self.draw_card(shown, &mut items);
        }
        self.draw_product(shown, at, &mut items);
        self.draw_looks_left(shown, &mut items);
        self.draw_sign(shown, at, &mut items);
        self.draw_feedback(at, &mut items);
        items
    }

    fn draw_belts(&self, items: &mut Vec<Item>) {
        let sizes = self.sizes();
        let main = self.row_y(None);
        let from = if self.layout.rows == 2 { self.join_x() - 22 } else { BELT_X };
        items.extend(factory::conveyor(from, main, LINE_END - from));
        for row in 0..self.layout.rows {
            let y = self.row_y(Some(row));
            if y != main {
                items.extend(factory::conveyor(BELT_X, y, self.join_x() + 22 - BELT_X));
                items.extend(factory::riser(self.join_x(), y, main));
            }
            // What comes in, whole, in front of the first station.
            let part = vec![HUES[usize::from(row)]];
            let scale = sizes.scale_pm.min(700);
            items.push(art::placed(pt(BELT_X + 46, y), scale, 100, factory::product(&part, None)));
        }
        // Covers from station to station: nobody sees what comes out without a glass.
        let h = 56 * sizes.scale_pm / 1000;
        for station in 0..self.spec.stations.saturating_sub(1) {
            let (x, y) = self.foot(station);
            let to = if self.layout.place(station + 1).0 == self.layout.place(station).0 {
                x + sizes.step
            } else {
                self.join_x() - 22
            };
            items.extend(factory::cover(x, y, to - x, h));
        }
        if self.layout.rows > 1 {
            let (x, y) = self.foot(self.layout.rows * self.layout.before);
            items.extend(factory::cover(self.join_x() - 30, y, x - self.join_x() + 30, h));
        }
    }

    fn draw_stations(&self, shown: &Shown<'_>, at: At, items: &mut Vec<Item>) {
        let scale = self.sizes().scale_pm;
        let suspects = self.suspects(shown.item, shown.looks, at);
        let holding = shown.stopped.is_none() && self.sign.is_some();
        for (station, machine) in (0_u8..).zip(&shown.item.machines) {
            let (x, y) = self.foot(station);
            let pale = self.hints() && !suspects.contains(&station);
            let alpha = if pale { 30 } else { 100 };
            if pale {
                // Paper behind it, so that the belt's cover does not shine through.
                let area = self.station_area(station);
                let ground = (area.at.x / u(1), y - 150 * scale / 1000, area.w / u(1), 152 * scale / 1000);
                items.push(art::filled(
                    art::rect(ground.0, ground.1, ground.2, ground.3, 16 * scale / 1000),
                    art::flat(Ink::Card),
                ));
            }
            items.push(art::placed(pt(x, y), scale, alpha, factory::machine(*machine, station + 1)));
            if holding {
                let body = art::rect(-81, -156, 162, 166, 20);
                items.push(art::placed(pt(x, y), scale, 100, vec![art::lined(body, art::stroke(Ink::Action, 8))]));
            }
        }
    }

    fn draw_glass(&self, shown: &Shown<'_>, station: u8, at: At, items: &mut Vec<Item>) {
        let sizes = self.sizes();
        let r = sizes.glass_r;
        let (x, y) = self.glass_at(station);
        let look = shown.looks.iter().find(|look| look.station == station);
        let usable = look.is_some() || self.looks_left(shown.looks) > 0;
        let mut drawing = factory::looking_glass(r, sizes.pipe + 14);
        match look {
            None => {
                drawing.extend(factory::glint(r));
                let ink = if usable { Ink::Mark } else { Ink::Muted };
                drawing.push(art::label(0, 0, glass_letter(station), r * 3 / 4, ink));
            }
            Some(look) if at < look.done => {
                let span_us = (look.done.us_since(look.asked)).max(1);
                let permille = (at.us_since(look.asked) * 1000 / span_us) as i32;
                drawing.push(factory::looking(r, permille));
            }
            Some(_) => {
                let (row, _) = self.layout.place(station);
                let damaged = shown.item.is_damaged_behind(self.layout, station);
                let parts = self.parts_on(row);
                let part = if row.is_some() && self.layout.rows > 1 { 0 } else { usize::from(shown.item.part) };
                let damage = damaged.then_some((part, shown.item.damage));
                // Inside the rim with its corners.
                let w = factory::product_w(parts.len());
                let scale = (2 * (r - 14)) * 830 / w.max(factory::PRODUCT_H * 6 / 5);
                let foot = factory::PRODUCT_H * scale / 2000;
                drawing.push(art::placed(pt(0, foot + 2), scale, 100, factory::product(&parts, damage)));
            }
        }
        let alpha = if usable { 100 } else { 45 };
        items.push(art::placed(pt(x, y), 1000, alpha, drawing));
        // A demonstration rings what has just been learnt.
        let latest = shown.looks.last().is_some_and(|look| look.station == station && look.done <= at);
        if latest && shown.stopped.is_none() && self.part.mode == Mode::Demonstration && self.sign.is_none() {
            items.push(art::at(pt(x, y), art::press_ring(r + 8)));
        }
    }

    /// The parts there are on a belt.
    fn parts_on(&self, row: Option<u8>) -> Vec<Hue> {
        match row {
            Some(row) if self.layout.rows > 1 => vec![HUES[usize::from(row)]],
            _ => HUES[..usize::from(self.layout.rows)].to_vec(),
        }
    }

    fn draw_card(&self, shown: &Shown<'_>, items: &mut Vec<Item>) {
        let (x, y, w) = (1284, 24, 292);
        items.push(art::card(x, y, w, 24 + 92 * i32::from(self.spec.kinds_of_damage)));
        for (row, damage) in (0_i32..).zip(&Damage::ALL[..usize::from(self.spec.kinds_of_damage)]) {
            let middle = y + 12 + 46 + row * 92;
            if self.part.mode == Mode::Demonstration && *damage == shown.item.damage {
                items.extend(art::row_ring(x + 10, middle - 42, w - 20, 84));
            }
            let machines = damage.machines();
            let columns = machines.len().div_ceil(2) as i32;
            for (i, machine) in (0_i32..).zip(machines) {
                let (column, line) = (i % columns, i / columns);
                let missing = (columns * (line + 1) - machines.len() as i32).max(0);
                let at = pt(x + 46 + column * 56 + missing * 28, middle - 19 + line * 39);
                items.push(art::placed(at, 480, 100, factory::glyph(*machine)));
            }
            items.extend(art::arrow(x + 136, middle, 38, Ink::Ink));
            let sample = factory::product(&[HUES[usize::from(shown.item.part)]], Some((0, *damage)));
            items.push(art::placed(pt(x + 232, middle + 34), 680, 100, sample));
        }
    }

    fn draw_product(&self, shown: &Shown<'_>, at: At, items: &mut Vec<Item>) {
        let parts = self.parts_on(None);
        // Once the right station has been stopped, a demonstration lets a whole product come.
        let mended = self.fresh(at).is_some_and(|last| last.station == last.item.fault);
        let damage = (!mended).then_some((usize::from(shown.item.part), shown.item.damage));
        let scale = [1500, 1300, 1000][usize::from(self.layout.rows).clamp(1, 3) - 1];
        let foot = pt(PRODUCT_X, self.row_y(None));
        items.push(art::placed(foot, scale, 100, factory::product(&parts, damage)));
        let untouched = shown.looks.is_empty() && shown.stopped.is_none() && self.sign.is_none();
        if untouched && self.part.mode == Mode::Demonstration {
            let (w, h) = (factory::product_w(parts.len()) * scale / 1000, factory::PRODUCT_H * scale / 1000);
            items.extend(art::ring(PRODUCT_X - w / 2 - 14, self.row_y(None) - h - 26, w + 28, h + 34, 20));
        }
    }

    fn draw_looks_left(&self, shown: &Shown<'_>, items: &mut Vec<Item>) {
        let (most, left) = (i32::from(self.spec.probes_max), i32::from(self.looks_left(shown.looks)));
        let columns = if most > 4 { (most + 1) / 2 } else { most };
        for i in 0..most {
            let (column, line) = (i % columns, i / columns);
            let y = if most > 4 { 634 + 62 * line } else { 660 };
            let place = pt(1424 + (2 * column - columns + 1) * 32, y);
            let alpha = if i < left { 100 } else { 22 };
            items.push(art::placed(place, 340, alpha, art::magnifier()));
        }
    }

    fn draw_sign(&self, shown: &Shown<'_>, at: At, items: &mut Vec<Item>) {
        let holding = shown.stopped.is_none() && self.sign.is_some();
        let mut key = factory::stop_key(shown.stopped.is_some());
        key.push(art::placed(pt(62, 74), 560, 100, art::key_cap(0, 0, 'S')));
        if holding {
            key.push(art::lined(art::rect(-106, -106, 212, 212, 30), art::stroke(Ink::Action, 12)));
        }
        items.push(art::at(SIGN_AT, key));
        if let Some(last) = shown.stopped {
            let (x, y) = self.foot(last.station);
            let scale = self.sizes().scale_pm;
            let goal = pt(x, y - 86 * scale / 1000);
            let gone = (at.us_since(last.at) / SIGN_MS).min(1000) as i32;
            let size = 1650 + (1150 * scale / 1000 - 1650) * gone / 1000;
            items.push(art::placed(SIGN_AT.moved(0, u(-12)).toward(goal, gone), size, 100, art::stop()));
        }
    }

    fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        let Some(last) = self.fresh(at) else { return };
        let scale = self.sizes().scale_pm;
        let corner = |station: u8| {
            let (x, y) = self.foot(station);
            pt(x + 68 * scale / 1000, y - 150 * scale / 1000)
        };
        if last.station == last.item.fault {
            items.push(art::at(pt(PRODUCT_X + 84, self.row_y(None) - 140), art::tick()));
        } else {
            let area = self.station_area(last.item.fault);
            let whole = |length: i32| length / u(1);
            let ring = (whole(area.at.x), whole(area.at.y), whole(area.w), whole(area.h));
            items.extend(art::ring(ring.0, ring.1, ring.2, ring.3, 18));
            items.push(art::at(corner(last.station), art::cross()));
        }
        items.push(art::at(corner(last.item.fault), art::tick()));
    }
}
