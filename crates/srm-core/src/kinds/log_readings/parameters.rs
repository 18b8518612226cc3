//! Which parameters work together, and what would work instead.

use super::{Check, File, LEAD_MS, MOVE_MS, NEED_MS, ROUNDS_MIN, Spec, TAIL_MS};

impl Spec {
    /// Units from one small tick to the next.
    pub(super) const fn step(&self) -> i32 {
        10 / if self.divisions == 0 { 1 } else { self.divisions as i32 }
    }

    /// Least window for a round.
    pub(super) fn need_ms(&self) -> u32 {
        u32::from(self.instruments) * NEED_MS.0 + NEED_MS.1
    }

    /// Rounds of every form.
    pub(super) fn rounds(&self, limit_ms: u32) -> u32 {
        let spare = limit_ms.checked_sub(LEAD_MS + self.window_ms + TAIL_MS);
        spare.map_or(0, |spare| spare / self.interval_ms.max(1) + 1)
    }

    /// Trends of every form.
    pub(super) fn trends_in(&self, rounds: u32) -> u32 {
        u32::from(self.trends) * rounds / 10
    }

    /// Whether a round can be done in its window, and there are enough of them.
    pub(super) fn fits(&self, limit_ms: u32) -> bool {
        self.window_ms >= self.need_ms()
            && self.window_ms + MOVE_MS <= self.interval_ms
            && self.rounds(limit_ms) >= ROUNDS_MIN
    }

    /// The nearest parameter that would work in this limit: its place in the file and its value.
    fn nearest(&self, limit_ms: u32) -> (Place, u32) {
        let fits = |spec: &Self| spec.fits(limit_ms);
        let with_interval = |ms: u32| Self { interval_ms: ms, ..self.clone() };
        let with_window = |ms: u32| Self { window_ms: ms, ..self.clone() };
        let with_instruments = |n: u32| Self { instruments: n as u8, ..self.clone() };
        let nearest = |values: &mut dyn Iterator<Item = u32>, now: u32| values.min_by_key(|n| n.abs_diff(now));
        let mut windows = (4500..=60_000).step_by(100).filter(|ms| fits(&with_window(*ms)));
        if let Some(works) = nearest(&mut windows, self.window_ms) {
            return (Place::Window, works);
        }
        let mut intervals = (6000..=120_000).step_by(100).filter(|ms| fits(&with_interval(*ms)));
        if let Some(works) = nearest(&mut intervals, self.interval_ms) {
            return (Place::Interval, works);
        }
        let mut fewer = (2..u32::from(self.instruments)).filter(|n| fits(&with_instruments(*n)));
        if let Some(works) = nearest(&mut fewer, u32::from(self.instruments)) {
            return (Place::Instruments, works);
        }
        // No single change is enough: first the shortest window, then an interval that goes with it.
        let least = self.need_ms();
        let any = Self { window_ms: least, interval_ms: least + MOVE_MS, ..self.clone() };
        if self.window_ms != least && fits(&any) { (Place::Window, least) } else { (Place::Instruments, 2) }
    }
}

/// A parameter that can be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Instruments,
    Interval,
    Window,
}

/// Checks the parameters; see [`Kind::check`](crate::kinds::Kind::check).
pub(super) fn check(file: &File, check: &Check<'_, '_>) -> Option<Spec> {
        let instruments = check.number(&file.instruments, "instruments", 2..=5);
        let interval = check.number(&file.interval_ms, "interval_ms", 6000..=120_000);
        let window = check.number(&file.window_ms, "window_ms", 4500..=60_000);
        let divisions = check.number(&file.divisions, "divisions", 1..=5);
        let trends = check.number(&file.trends, "trends", 0..=6);
        let drift = check.number(&file.drift, "drift", 1..=3);
        if let Some(3 | 4) = divisions {
            let why = "a scale has 1, 2 or 5 small ticks from one figure to the next, so that each is a whole number";
            check.impossible(&file.divisions, why, if divisions == Some(3) { 2 } else { 5 });
            return None;
        }
        let spec = Spec {
            instruments: instruments? as u8,
            interval_ms: interval?,
            window_ms: window?,
            divisions: divisions? as u8,
            trends: trends? as u8,
            drift: drift? as u8,
        };
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        if !spec.fits(limit_ms) {
            let why = if spec.window_ms < spec.need_ms() {
                format!(
                    "nobody reads and enters {} values in less than {} ms",
                    spec.instruments,
                    spec.need_ms()
                )
            } else if spec.window_ms + MOVE_MS > spec.interval_ms {
                format!("a round needs its window and {MOVE_MS} ms more until the next begins")
            } else {
                format!(
                    "the limit holds {} rounds, and {ROUNDS_MIN} are the fewest that say something",
                    spec.rounds(limit_ms)
                )
            };
            let (place, works) = spec.nearest(limit_ms);
            let raw = match place {
                Place::Instruments => &file.instruments,
                Place::Interval => &file.interval_ms,
                Place::Window => &file.window_ms,
            };
            check.impossible(raw, why, works);
            return None;
        }
        let rounds = spec.rounds(limit_ms);
        if spec.trends > 0 && spec.trends_in(rounds) == 0 {
            let why = format!("{} trends in ten rounds are none in the {rounds} that there are", spec.trends);
            check.impossible(&file.trends, why, 10_u32.div_ceil(rounds));
            return None;
        }
        Some(spec)
}
