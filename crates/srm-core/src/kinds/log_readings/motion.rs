//! Where the pointers and the clock's hand are.

use super::{BEFORE, LEAD_MS, Logging, MOVE_MS, Round};
use crate::kinds::Mode;
use crate::time::At;
use crate::trig;

impl Logging {
    /// Where a pointer is, in thousandths of a unit.
    pub(super) fn pointer_pm(&self, row: u8, at: At) -> i32 {
        let column = (self.round + BEFORE).min(self.rounds.len() + BEFORE - 1);
        let to = self.plan.before(row, column) * 1000;
        let calm = match self.current() {
            Some(round) if !self.open => {
                let from = self.plan.before(row, column - 1) * 1000;
                let Some(start) = round.start else { return from };
                let left = (start.us_since(at) / u64::from(MOVE_MS)).min(1000) as i32;
                from + (i64::from(to - from) * i64::from(soft(1000 - left)) / 1000) as i32
            }
            _ => to,
        };
        let sway = match (self.part.mode, self.spec.drift) {
            (Mode::Demonstration, _) | (_, 1) => 0,
            (_, 2) => 150,
            _ => 340,
        };
        let phase = self.phases.get(usize::from(row)).copied().unwrap_or(0);
        let turn = |period_us: u64| (at.0 % period_us * 360_000 / period_us) as i32;
        let (slow, _) = trig::sin_cos(phase + turn(3_300_000));
        let (quick, _) = trig::sin_cos(phase * 2 + turn(1_300_000));
        // At most `sway` thousandths of a small tick either way, so that the middle is what can be read.
        let wave = (slow * 2 + quick) * i64::from(sway) / (3 * trig::ONE);
        calm + (wave * i64::from(self.spec.step())) as i32
    }

    /// Where the clock's hand is, and how much of a turn the window is, in thousandths.
    pub(super) fn clock_pm(&self, at: At) -> (i32, i32) {
        let interval_us = u64::from(self.spec.interval_ms) * 1000;
        let window = self.spec.window_ms * 1000 / self.spec.interval_ms;
        let gone = |from: At| (at.us_since(from) / u64::from(self.spec.interval_ms)).min(1000) as i32;
        if self.part.mode == Mode::Scored {
            // Before the first round the hand comes up to the top.
            let first = At::from_ms(u64::from(LEAD_MS));
            let hand =
                (at.0 + 10 * interval_us).saturating_sub(first.0) % interval_us * 1000 / interval_us;
            return (window as i32, hand as i32);
        }
        // Where there is time enough the hand waits for those who work, at the end of the window.
        let waits = |round: &Round, until: At| {
            let so_far = round.start.map_or(0, |start| gone(start).min(gone_at(start, until, interval_us)));
            so_far.min(window as i32)
        };
        let hand = match (self.current(), self.round.checked_sub(1).and_then(|i| self.rounds.get(i))) {
            (Some(round), _) if self.open => waits(round, at),
            (Some(Round { start: Some(start), .. }), before) => {
                let from = before.map_or(850, |before| waits(before, before.closed.unwrap_or(at)));
                let since =
                    before.and_then(|before| before.closed).map_or(u64::from(LEAD_MS), |c| start.ms_since(c));
                let left = (start.us_since(at) / since.max(1)).min(1000) as i32;
                from + (1000 - from) * soft(1000 - left) / 1000
            }
            (_, before) => before.map_or(0, |before| waits(before, before.closed.unwrap_or(at))),
        };
        (window as i32, hand)
    }
}

/// How much of `interval_us` lies between two moments, in thousandths.
fn gone_at(from: At, to: At, interval_us: u64) -> i32 {
    (to.us_since(from).min(interval_us) * 1000 / interval_us.max(1)) as i32
}

/// Slow at both ends, in thousandths: 3t² − 2t³.
const fn soft(permille: i32) -> i32 {
    let t = permille as i64;
    (t * t * (3000 - 2 * t) / 1_000_000) as i32
}
