//! What the instruments show: the values of every round, and where three in a row rise or fall.

use super::Spec;
use crate::art::SCALE_SPAN;
use crate::seeded::Seeded;

/// Earlier rounds that stand on the sheet from the start.
pub(super) const BEFORE: usize = 2;

/// The values of a form.
#[derive(Debug)]
pub(super) struct Plan {
    /// The first figure of each instrument's scale.
    pub(super) lows: Vec<i32>,
    /// Each instrument's values: two from before, then one for each round.
    pub(super) values: Vec<Vec<i32>>,
    /// The instrument whose last three values rise or fall in each round; at most one.
    pub(super) trends: Vec<Option<u8>>,
}

impl Plan {
    /// The plan of `rounds` rounds with trends in `trend_rounds`.
    pub(super) fn new(spec: &Spec, rounds: usize, trend_rounds: &[usize], draw: &mut Seeded) -> Self {
        let mut rows: Vec<u8> = (0..spec.instruments).collect();
        let mut lows: Vec<i32> = (0..i32::from(spec.instruments)).map(|i| 10 + i % 4 * 10).collect();
        let mut rising: Vec<bool> = (0..spec.instruments).map(|i| i % 2 == 0).collect();
        draw.shuffle(&mut rows);
        draw.shuffle(&mut lows);
        draw.shuffle(&mut rising);
        // Always the same order of instruments, so that none has two trends running into each other.
        let mut trends = vec![None; rounds];
        for (round, row) in trend_rounds.iter().zip(rows.iter().cycle()) {
            if let Some(trend) = trends.get_mut(*round) {
                *trend = Some(*row);
            }
        }
        let series_of = |row: u8| {
            let mut up = rising[usize::from(row)];
            let mut moves = vec![up];
            for trend in &trends {
                up = if *trend == Some(row) { up } else { !up };
                moves.push(up);
            }
            series(lows[usize::from(row)], &moves, spec.step() + 1, draw)
        };
        let values = (0..spec.instruments).map(series_of).collect();
        Self { lows, values, trends }
    }

    /// An instrument's value in a round.
    pub(super) fn value(&self, row: u8, round: usize) -> i32 {
        self.before(row, round + BEFORE)
    }

    /// An instrument's value in a column of the sheet, those from before counted in.
    pub(super) fn before(&self, row: u8, column: usize) -> i32 {
        self.values.get(usize::from(row)).and_then(|values| values.get(column)).copied().unwrap_or(0)
    }
}

/// The rounds with a trend: `count` of them, each in a round of its own.
pub(super) fn trend_rounds(rounds: usize, count: usize, draw: &mut Seeded) -> Vec<usize> {
    let mut all: Vec<usize> = (0..rounds).collect();
    draw.shuffle(&mut all);
    all.truncate(count);
    all.sort_unstable();
    all
}

/// Values that move up (true) or down as told, by `least` or more each time, and stay on the scale.
fn series(low: i32, moves: &[bool], least: i32, draw: &mut Seeded) -> Vec<i32> {
    let (low, high) = (low + 2, low + SCALE_SPAN - 2);
    // How many moves from here on go the same way.
    let run = |from: usize| -> i32 {
        let Some(up) = moves.get(from) else { return 0 };
        moves[from..].iter().take_while(|next| *next == up).count() as i32
    };
    let room = least * run(0);
    let mut value = if moves.first() == Some(&true) {
        draw.within(low, high - room)
    } else {
        draw.within(low + room, high)
    };
    let mut values = vec![value];
    for (i, up) in moves.iter().enumerate() {
        // As seen upwards; a move down is the same upside down.
        let from = if *up { value - low } else { high - value };
        let on = least * (run(i) - 1);
        let back = if on == 0 { least * run(i + 1) } else { 0 };
        let nearest = (from + least).max(back);
        let farthest = (high - low - on).min(nearest + FAR).max(nearest);
        let to = draw.within(nearest, farthest);
        value = if *up { low + to } else { high - to };
        values.push(value);
    }
    values
}

/// How much further than needed a value moves.
const FAR: i32 = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_on_the_scale_and_rise_or_fall_in_a_row_only_where_planned() {
        for divisions in [1, 2, 5] {
            for instruments in 2..=5 {
                let spec = Spec { instruments, divisions, ..super::super::tests::spec() };
                for seed in 0..100 {
                    let mut draw = Seeded::new(seed, "plan");
                    let rounds = trend_rounds(20, 12, &mut draw);
                    assert_eq!(rounds.len(), 12);
                    let plan = Plan::new(&spec, 20, &rounds, &mut draw);
                    for row in 0..instruments {
                        let values = &plan.values[usize::from(row)];
                        let low = plan.lows[usize::from(row)];
                        assert_eq!(values.len(), 20 + BEFORE);
                        assert!(values.iter().all(|v| (low + 2..=low + 48).contains(v)), "{values:?}");
                        for (round, three) in values.windows(3).enumerate() {
                            let (a, b) = (three[1] - three[0], three[2] - three[1]);
                            assert!(a.abs() > spec.step() && b.abs() > spec.step(), "moves can be read");
                            assert_eq!((a > 0) == (b > 0), plan.trends[round] == Some(row));
                        }
                    }
                }
            }
        }
    }
}
