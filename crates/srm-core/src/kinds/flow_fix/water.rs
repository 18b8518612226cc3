//! The water: levels that rise and fall evenly between two events, to the microsecond.
//!
//! A level is counted in millionths of a millionth of the tank, a flow in millionths of the tank a second; so a flow
//! times microseconds is a level, and every level, every crossing of a limit and every time within the limits is exact
//! in whole numbers, however time is cut into pieces.

use crate::time::At;

/// A whole tank.
pub(super) const FULL: i64 = 1_000_000_000_000;
/// The middle, which a level starts from.
pub(super) const MIDDLE: i64 = FULL / 2;
/// Below and above this nothing more changes: a reserve runs in, an overflow runs out.
const LEAST: i64 = FULL / 25;
const MOST: i64 = FULL - LEAST;

/// One tank with its valve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tank {
    pub level: i64,
    /// What the valve lets in.
    pub valve: i32,
    /// What is drawn from it, apart from the next tank.
    pub draw: i32,
    within_us: u64,
    leaving: u32,
}

/// All tanks.
#[derive(Clone, Debug)]
pub(super) struct Water {
    tanks: Vec<Tank>,
    /// Whether each tank feeds the next.
    coupled: bool,
    /// Millionths of a tank that one step of flow brings in a second.
    rate: i64,
    /// How far a level may be from the middle.
    reach: i64,
    at: At,
    outside_us_by_minute: Vec<u64>,
}

impl Water {
    /// Every level in the middle, every valve as it should be.
    pub(super) fn new(draws: &[i32], coupled: bool, rate: i64, reach: i64) -> Self {
        let tank = |&draw| Tank { level: MIDDLE, valve: 0, draw, within_us: 0, leaving: 0 };
        let tanks: Vec<Tank> = draws.iter().map(tank).collect();
        let mut water =
            Self { tanks, coupled, rate, reach, at: At::ZERO, outside_us_by_minute: Vec::new() };
        for i in 0..draws.len() {
            water.tanks[i].valve = water.needed(i);
        }
        water
    }

    pub(super) fn len(&self) -> usize {
        self.tanks.len()
    }

    pub(super) fn tank(&self, i: usize) -> Option<&Tank> {
        self.tanks.get(i)
    }

    pub(super) const fn reach(&self) -> i64 {
        self.reach
    }

    /// What leaves a tank.
    pub(super) fn outflow(&self, i: usize) -> i32 {
        let own = self.tanks.get(i).map_or(0, |tank| tank.draw);
        let on = if self.coupled { self.tanks.get(i + 1).map_or(0, |tank| tank.valve) } else { 0 };
        own + on
    }

    /// What its valve has to let in once every valve is as it should be.
    pub(super) fn needed(&self, i: usize) -> i32 {
        let last = if self.coupled { self.tanks.len() } else { i + 1 };
        self.tanks.iter().take(last).skip(i).map(|tank| tank.draw).sum()
    }

    /// By how much more comes in than leaves.
    pub(super) fn excess(&self, i: usize) -> i32 {
        self.tanks.get(i).map_or(0, |tank| tank.valve) - self.outflow(i)
    }

    /// How far above the middle a level is.
    pub(super) fn offset(&self, i: usize) -> i64 {
        self.tanks.get(i).map_or(0, |tank| tank.level - MIDDLE)
    }

    pub(super) fn is_within(&self, i: usize) -> bool {
        self.offset(i).abs() <= self.reach
    }

    /// Whether every level stands still within its limits.
    pub(super) fn is_calm(&self) -> bool {
        (0..self.len()).all(|i| self.excess(i) == 0 && self.is_within(i))
    }

    /// Whether some level moves.
    pub(super) fn moves(&self) -> bool {
        (0..self.len()).any(|i| match self.excess(i) {
            0 => false,
            excess if excess > 0 => self.tanks[i].level < MOST,
            _ => self.tanks[i].level > LEAST,
        })
    }

    /// When a level that moves towards the middle gets there.
    pub(super) fn reaches_middle(&self, i: usize) -> Option<At> {
        let (offset, speed) = (self.offset(i), i64::from(self.excess(i)) * self.rate);
        let towards = offset.signum() * speed.signum() < 0;
        let us = towards.then(|| offset.unsigned_abs().div_ceil(speed.unsigned_abs().max(1)))?;
        Some(At(self.at.0.saturating_add(us)))
    }

    /// Microseconds until a level leaves its limits; 0 when it is outside, `None` when it stays.
    pub(super) fn leaves_in_us(&self, i: usize) -> Option<u64> {
        let speed = i64::from(self.excess(i)) * self.rate;
        if !self.is_within(i) {
            return Some(0);
        }
        let room = self.reach - self.offset(i) * speed.signum();
        (speed != 0).then(|| room.unsigned_abs() / speed.unsigned_abs())
    }

    /// Time that all levels together were within their limits.
    pub(super) fn within_us(&self) -> u64 {
        self.tanks.iter().map(|tank| tank.within_us).sum()
    }

    /// How often a level left its limits.
    pub(super) fn leaving(&self) -> u32 {
        self.tanks.iter().map(|tank| tank.leaving).sum()
    }

    /// Time outside the limits by minute, milliseconds.
    pub(super) fn outside_ms_by_minute(&self) -> Vec<u32> {
        self.outside_us_by_minute.iter().map(|us| u32::try_from(us / 1000).unwrap_or(u32::MAX)).collect()
    }

    pub(super) fn set_valve(&mut self, i: usize, position: i32) {
        if let Some(tank) = self.tanks.get_mut(i) {
            tank.valve = position;
        }
    }

    pub(super) fn set_draw(&mut self, i: usize, draw: i32) {
        if let Some(tank) = self.tanks.get_mut(i) {
            tank.draw = draw;
        }
    }

    pub(super) fn advance(&mut self, to: At) {
        const MINUTE_US: u64 = 60_000_000;
        while self.at < to {
            let minute = self.at.0 / MINUTE_US;
            let until = At(to.0.min((minute + 1) * MINUTE_US));
            let us = until.us_since(self.at);
            let outside_us: u64 = (0..self.len()).map(|i| us - self.flow(i, us)).sum();
            let minute = minute.min(24 * 60) as usize;
            if self.outside_us_by_minute.len() <= minute {
                self.outside_us_by_minute.resize(minute + 1, 0);
            }
            self.outside_us_by_minute[minute] += outside_us;
            self.at = until;
        }
    }

    /// Lets one tank's level move for so long, and gives for how many of these microseconds it was within the limits.
    fn flow(&mut self, i: usize, us: u64) -> u64 {
        let speed = i64::from(self.excess(i)) * self.rate;
        let (offset, span) = (self.offset(i), us as i64);
        // From which microsecond to which the level is within: 0 is now, which has been counted before.
        let (first, last) = if speed == 0 {
            if offset.abs() <= self.reach { (0, span) } else { (1, 0) }
        } else {
            // Seen from the side that the level moves to.
            let (ahead, speed) = (offset * speed.signum(), speed.abs());
            let enters = -(self.reach + ahead).div_euclid(speed);
            let exits = (self.reach - ahead).div_euclid(speed);
            (enters.max(0), exits.min(span))
        };
        let Some(tank) = self.tanks.get_mut(i) else { return 0 };
        tank.level = tank.level.saturating_add(speed.saturating_mul(span)).clamp(LEAST, MOST);
        if last < first {
            return 0;
        }
        tank.leaving += u32::from(last < span);
        let within_us = (last - first.max(1) + 1).max(0) as u64;
        tank.within_us += within_us;
        within_us
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RATE: i64 = 44_000;
    const REACH: i64 = 100_000 * 1_000_000;

    fn one() -> Water {
        Water::new(&[1], false, RATE, REACH)
    }

    #[test]
    fn a_level_leaves_its_limits_to_the_microsecond() {
        let mut water = one();
        water.set_valve(0, 2);
        // 100 000 millionths at 44 000 a second: 2 272 727.27 µs.
        assert_eq!(water.leaves_in_us(0), Some(2_272_727));
        water.advance(At(2_272_727));
        assert_eq!((water.is_within(0), water.leaving(), water.within_us()), (true, 0, 2_272_727));
        water.advance(At(2_272_728));
        assert_eq!((water.is_within(0), water.leaving(), water.within_us()), (false, 1, 2_272_727));
    }

    #[test]
    fn a_level_comes_back_and_passes_right_through() {
        let mut water = one();
        water.set_valve(0, 0);
        water.advance(At(4_000_000));
        water.set_valve(0, 3);
        assert_eq!(water.reaches_middle(0), Some(At(6_000_000)));
        let before = water.within_us();
        water.advance(At(8_000_000));
        // 200 000 millionths at 88 000 a second.
        assert_eq!(water.within_us() - before, 2_272_727);
        assert_eq!(water.leaving(), 2);
    }

    #[test]
    fn an_untended_tank_runs_full_or_empty_and_stays_so() {
        for (valve, end) in [(0, LEAST), (3, MOST)] {
            let mut water = one();
            water.set_valve(0, valve);
            water.advance(At(600_000_000));
            assert_eq!(water.tank(0).unwrap().level, end);
            assert!(!water.moves() && water.leaving() == 1);
            assert_eq!(water.outside_ms_by_minute().len(), 10);
            assert_eq!(water.outside_ms_by_minute()[9], 60_000);
        }
    }

    #[test]
    fn in_a_cascade_each_tank_feeds_the_next() {
        let mut water = Water::new(&[0, 1, 2], true, RATE, REACH);
        assert_eq!([0, 1, 2].map(|i| water.tank(i).unwrap().valve), [3, 3, 2]);
        assert!(water.is_calm());
        water.set_draw(2, 1);
        assert_eq!([0, 1, 2].map(|i| water.excess(i)), [0, 0, 1]);
        water.set_valve(2, 1);
        assert_eq!([0, 1, 2].map(|i| water.excess(i)), [0, 1, 0]);
        assert_eq!([0, 1, 2].map(|i| water.needed(i)), [2, 2, 1]);
    }

    proptest! {
        #[test]
        fn time_cut_into_pieces_gives_the_same_water(
            acts in proptest::collection::vec((0_u64..3_000_000, 0_usize..2, 0_i32..5), 1..30),
            cuts in proptest::collection::vec(1_u64..400_000, 1..8),
        ) {
            let mut whole = Water::new(&[1, 2], true, RATE, REACH);
            let mut pieces = whole.clone();
            let mut now = 0;
            for (us, tank, valve) in acts {
                let mut at = now;
                for cut in cuts.iter().cycle() {
                    at += cut;
                    if at >= now + us { break }
                    pieces.advance(At(at));
                }
                now += us;
                whole.advance(At(now));
                pieces.advance(At(now));
                for water in [&mut whole, &mut pieces] {
                    water.set_valve(tank, valve);
                }
                prop_assert_eq!(format!("{whole:?}"), format!("{pieces:?}"));
            }
        }
    }
}
