//! Which parameters can work together, and what to write instead of those that cannot.

use super::{PERFECT_MS, Spec};

/// Quiet at the start of a timed part, and after its last change.
pub(super) const LEAD_MS: u32 = 2500;
pub(super) const TAIL_MS: u32 = 2000;
/// Room for chance between two changes.
const LOOSE_MS: u32 = 300;
/// Fewest changes of a tank.
const CHANGES_MIN: u32 = 3;
/// What `changes_per_10_min` and `band_permille` can be.
pub(super) const CHANGES: (u32, u32) = (20, 240);
pub(super) const BAND_PERMILLE: (u32, u32) = (100, 600);

/// A parameter that cannot work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Tanks,
    Positions,
    Changes,
    Band,
}

/// Why parameters cannot work together, and what would.
pub(super) struct Fault {
    pub at: Field,
    pub why: String,
    pub works: u32,
}

impl Spec {
    /// Millionths of a tank that one step of flow brings in a second.
    pub(super) const fn rate(&self) -> u32 {
        match self.speed {
            1 => 16_000,
            2 => 28_000,
            _ => 44_000,
        }
    }

    /// How long a level takes from the middle to a limit when the valve is one step off.
    pub(super) const fn leave_ms(&self) -> u32 {
        self.band_permille * 500_000 / self.rate()
    }

    /// The time for that which the perfect worker needs: with some flows the drifts of several changes add up.
    const fn leave_ms_min(&self) -> u32 {
        1800 * if self.coupled { self.tanks as u32 } else if self.positions > 5 { 2 } else { 1 }
    }

    /// Least time between two changes: a cascade has to be set all the way up.
    pub(super) const fn gap_ms(&self) -> u32 {
        if self.coupled { self.tanks as u32 * PERFECT_MS.0 as u32 + 600 } else { 1500 }
    }

    /// What speaks against these parameters.
    pub(super) fn fault(&self, limit_ms: Option<u32>) -> Option<Fault> {
        let tanks = u32::from(self.tanks);
        let fault = |at, why: String, works| Some(Fault { at, why, works });
        if self.coupled && tanks > 3 {
            return fault(Field::Tanks, format!("a cascade has 2 or 3 tanks, not {tanks}"), 3);
        }
        if self.coupled && u32::from(self.positions) < tanks + 3 {
            let why = format!(
                "the first valve of this cascade feeds {tanks} tanks and needs {} positions, not {}",
                tanks + 3,
                self.positions
            );
            return fault(Field::Positions, why, tanks + 3);
        }
        let band_of = |leave_ms: u32| (leave_ms * self.rate()).div_ceil(500_000);
        let (leave_ms, least_ms) = (self.leave_ms(), self.leave_ms_min());
        let limit_ms = limit_ms?;
        let most_ms = limit_ms / 5;
        if least_ms > most_ms {
            return fault(Field::Tanks, format!("a cascade of {tanks} tanks is too much for so short a limit"), 2);
        }
        if leave_ms < least_ms {
            let why = format!("a level leaves its limits after {leave_ms} ms, too soon to be answered");
            return fault(Field::Band, why, band_of(least_ms));
        }
        if leave_ms > most_ms {
            let why = format!("a level takes {leave_ms} ms to leave its limits, so hardly anything is to be done");
            return fault(Field::Band, why, band_of(most_ms).saturating_sub(1).max(BAND_PERMILLE.0));
        }
        if changes_fit(self, limit_ms) {
            return None;
        }
        let with = |n: &u32| changes_fit(&Self { changes_per_10_min: *n, ..self.clone() }, limit_ms);
        let changes = changes_within(self, limit_ms);
        let all = CHANGES.0..=CHANGES.1;
        if let Some(works) = all.filter(with).min_by_key(|n| n.abs_diff(self.changes_per_10_min)) {
            let why = format!("{changes} changes do not fit the limit, or are fewer than {CHANGES_MIN} for each tank");
            return fault(Field::Changes, why, works);
        }
        let why = format!("the limit is too short for {CHANGES_MIN} changes of each of {tanks} tanks");
        let fits = |tanks: &u32| {
            let fewer = Self { tanks: *tanks as u8, ..self.clone() };
            (CHANGES.0..=CHANGES.1).any(|n| changes_fit(&Self { changes_per_10_min: n, ..fewer.clone() }, limit_ms))
        };
        fault(Field::Tanks, why, (2..tanks).rev().find(fits).unwrap_or(2))
    }
}

/// Changes of every form: as many on every tank.
pub(super) const fn changes_within(spec: &Spec, limit_ms: u32) -> u32 {
    let changes = (spec.changes_per_10_min as u64 * limit_ms as u64 / 600_000) as u32;
    changes - changes % spec.tanks as u32
}

/// Time in which changes can come, beyond what their gaps take; `None` when there is not even that.
pub(super) fn spare_ms(spec: &Spec, limit_ms: u32) -> Option<u32> {
    let gaps_ms = changes_within(spec, limit_ms).saturating_sub(1).checked_mul(spec.gap_ms())?;
    limit_ms.checked_sub(LEAD_MS + TAIL_MS)?.checked_sub(gaps_ms)
}

/// Whether the changes fit the limit with some room for chance, and are enough.
fn changes_fit(spec: &Spec, limit_ms: u32) -> bool {
    let changes = changes_within(spec, limit_ms);
    changes >= CHANGES_MIN * u32::from(spec.tanks)
        && spare_ms(spec, limit_ms).is_some_and(|spare| spare >= changes * LOOSE_MS)
}
