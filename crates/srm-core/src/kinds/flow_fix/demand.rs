//! How the demand changes: what is dealt to each form.

use super::Spec;
use super::limits::{LEAD_MS, spare_ms};
use crate::seeded::Seeded;
use crate::time::At;

/// The demand on a tank changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub tank: usize,
    pub draw: i32,
}

/// The demands at the start, and the changes that follow: in every form as many on every tank, up and down alike.
pub(super) fn deal(spec: &Spec, count: usize, draw: &mut Seeded) -> (Vec<i32>, Vec<Change>) {
    let tanks = usize::from(spec.tanks);
    // Half the tanks begin with more, half with less.
    let mut ups: Vec<bool> = (0..tanks).map(|i| i % 2 == 0).collect();
    draw.shuffle(&mut ups);
    let ranges: Vec<(i32, i32)> = (0..tanks)
        .map(|tank| match spec.coupled {
            false => (1, i32::from(spec.positions) - 2),
            true if tank + 1 == tanks => (1, 2),
            true => (0, 1),
        })
        .collect();
    // From the middle of its range, so that no drift adds up more than it must.
    let mut draws: Vec<i32> = ranges
        .iter()
        .zip(&ups)
        .map(|((low, high), up)| if *up { i32::midpoint(*low, *high) } else { low + (high - low + 1) / 2 })
        .collect();
    let first = draws.clone();
    let mut changes = Vec::with_capacity(count + tanks);
    while changes.len() < count {
        let mut order: Vec<usize> = (0..tanks).collect();
        draw.shuffle(&mut order);
        // No tank twice running, also where two rounds meet.
        if changes.last().is_some_and(|last: &Change| last.tank == order[0]) {
            order.swap(0, 1);
        }
        for tank in order {
            let (low, high) = ranges[tank];
            if draws[tank] == high {
                ups[tank] = false;
            } else if draws[tank] == low {
                ups[tank] = true;
            }
            draws[tank] += if ups[tank] { 1 } else { -1 };
            changes.push(Change { tank, draw: draws[tank] });
        }
    }
    changes.truncate(count);
    (first, changes)
}

/// When the changes of a timed part come.
pub(super) fn starts(spec: &Spec, limit_ms: u32, count: u32, draw: &mut Seeded) -> Vec<At> {
    let spare = spare_ms(spec, limit_ms).unwrap_or(0);
    let mut loose: Vec<u32> = (0..count).map(|_| draw.below(spare + 1)).collect();
    loose.sort_unstable();
    let gap = u64::from(spec.gap_ms());
    let start = |(i, loose): (usize, u32)| At::from_ms(u64::from(LEAD_MS + loose) + i as u64 * gap);
    loose.into_iter().enumerate().map(start).collect()
}
