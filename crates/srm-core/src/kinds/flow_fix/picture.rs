//! How tanks, pipes and valves look.

use super::water::{FULL, MIDDLE, Water};
use super::{Flowing, key_of, letter_of};
use crate::art::{self, flow as plant};
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, pt, u};
use crate::time::At;

/// Heights, in whole units: the main pipe, the valves, their mouths, the tanks' tops and feet, the outlets' ends.
const MAIN_Y: i32 = 40;
const VALVE_Y: i32 = 158;
const MOUTH_Y: i32 = 234;
const TANK_Y: i32 = 320;
const FOOT_Y: i32 = TANK_Y + plant::TANK_H;
const OUTLET_H: i32 = 166;
/// Least and greatest distance from one tank to the next.
const STEP: (i32, i32) = (396, 520);
/// The keys' distance from their valve, and their size.
const KEY_ASIDE: i32 = 138;
const KEY_SIZE: i32 = 100;

impl Flowing {
    fn step(&self) -> i32 {
        (1584 / i32::from(self.spec.tanks)).clamp(STEP.0, STEP.1)
    }

    fn x_of(&self, tank: usize) -> i32 {
        800 + (2 * tank as i32 - i32::from(self.spec.tanks) + 1) * self.step() / 2
    }

    pub(super) fn tank_area(&self, tank: usize) -> Area {
        Area::rect(self.x_of(tank) - plant::TANK_W / 2, TANK_Y, plant::TANK_W, plant::TANK_H)
    }

    pub(super) fn key_area(&self, tank: usize, more: bool) -> Area {
        let x = self.key_x(tank, more);
        Area::rect(x - KEY_SIZE / 2, VALVE_Y - KEY_SIZE / 2, KEY_SIZE, KEY_SIZE)
    }

    fn key_x(&self, tank: usize, more: bool) -> i32 {
        self.x_of(tank) + if more { KEY_ASIDE } else { -KEY_ASIDE }
    }

    /// Where a hand presses a key: below its sign.
    pub(super) fn hand_on(&self, node: u16) -> Pt {
        let key = usize::from(node.saturating_sub(super::FIRST_KEY));
        pt(self.key_x(key / 2, key % 2 == 1) + 4, VALVE_Y + 22)
    }

    pub(super) fn draw(&self, water: &Water, at: At) -> Vec<Item> {
        let mut items = Vec::new();
        self.draw_pipes(&mut items);
        for tank in 0..water.len() {
            self.draw_tank(water, tank, &mut items);
        }
        self.draw_marks(water, at, &mut items);
        items
    }

    fn draw_pipes(&self, items: &mut Vec<Item>) {
        let tanks = usize::from(self.spec.tanks);
        let last_fed = if self.spec.coupled { 0 } else { tanks - 1 };
        items.extend(plant::pipe(&[(-30, MAIN_Y), (self.x_of(last_fed), MAIN_Y), (self.x_of(last_fed), VALVE_Y)]));
        for tank in 0..last_fed {
            items.extend(plant::pipe(&[(self.x_of(tank), MAIN_Y), (self.x_of(tank), VALVE_Y)]));
        }
        if !self.spec.coupled {
            return;
        }
        for tank in 1..tanks {
            let (from, to) = (self.x_of(tank - 1) + plant::TANK_W / 2 + 10, self.x_of(tank));
            let (up, low) = (i32::midpoint(self.x_of(tank - 1), to), FOOT_Y - 60);
            let way = [(from, low), (up, low), (up, MAIN_Y), (to, MAIN_Y), (to, VALVE_Y)];
            items.extend(plant::pipe(&way));
            items.push(plant::flange(from + 8, low, false));
            for y in [470, 540, 610] {
                let chevron = [(up - 12, y + 12), (up, y - 2), (up + 12, y + 12)];
                items.push(art::path(&chevron, art::stroke(Ink::Mark, 7)));
            }
        }
    }

    fn draw_tank(&self, water: &Water, tank: usize, items: &mut Vec<Item>) {
        let Some(state) = water.tank(tank) else { return };
        let x = self.x_of(tank);
        let high = |level: i64| (level / 1000 * i64::from(u(plant::TANK_H)) / (FULL / 1000)) as i32;
        let (low, limit) = (high(MIDDLE - water.reach()), high(MIDDLE + water.reach()));
        items.extend(plant::outlet(x, FOOT_Y + 12, OUTLET_H, state.draw));
        items.extend(plant::tank(x - plant::TANK_W / 2, TANK_Y, high(state.level), low, limit));
        let surface = FOOT_Y - high(state.level) / u(1);
        items.extend(plant::jets(x, MOUTH_Y + 20, surface.max(TANK_Y + 8), state.valve));
        items.extend(plant::mouth(x, MOUTH_Y, i32::from(self.spec.positions) - 1));
        items.extend(plant::tank_plate(x - plant::TANK_W / 2 + 44, FOOT_Y - 36, letter_of(tank)));
        let dial = plant::valve_dial(i32::from(self.spec.positions), state.valve);
        items.push(art::at(pt(x, VALVE_Y), dial));
        for more in [false, true] {
            let usable = if more { state.valve + 1 < i32::from(self.spec.positions) } else { state.valve > 0 };
            let key = plant::step_key(more, key_of(tank, more), usable);
            items.push(art::at(pt(self.key_x(tank, more), VALVE_Y), key));
        }
    }

    /// Where the way of working is shown: a ring on the outlet that has changed, a tick on what has been answered, a cross
    /// on a level that is outside.
    fn draw_marks(&self, water: &Water, at: At, items: &mut Vec<Item>) {
        if !self.part.shows_feedback() {
            return;
        }
        let corner = |tank: usize| pt(self.x_of(tank) + plant::TANK_W / 2 + 6, TANK_Y + 14);
        if let Some((_, tank, _)) = self.open.filter(|_| self.part.mode == Mode::Demonstration) {
            let draw = water.tank(tank).map_or(0, |tank| tank.draw);
            let (w, h) = if draw == 0 { (100, 64) } else { (draw * 44 + 50, OUTLET_H - 24) };
            items.extend(art::ring(self.x_of(tank) - w / 2, FOOT_Y + 24, w, h, 18));
        }
        for tank in (0..water.len()).filter(|tank| !water.is_within(*tank)) {
            items.push(art::at(corner(tank), art::cross()));
        }
        if let Some(answered) = self.fresh(at).filter(|answered| water.is_within(answered.tank)) {
            items.push(art::at(corner(answered.tank), if answered.good { art::tick() } else { art::cross() }));
        }
    }
}
