//! Time as data: microseconds of session time, and the accommodation that stretches it.

use serde::{Deserialize, Serialize};

/// A moment, in microseconds since the session (or the exercise part) began. Never wall time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At(pub u64);

impl At {
    /// The beginning.
    pub const ZERO: Self = Self(0);

    /// `ms` milliseconds after the beginning.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms.saturating_mul(1000))
    }

    /// Whole milliseconds since the beginning, rounded down.
    pub const fn ms(self) -> u64 {
        self.0 / 1000
    }

    /// This moment plus `ms` milliseconds.
    #[must_use]
    pub const fn plus_ms(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms.saturating_mul(1000)))
    }

    /// Microseconds from `earlier` to this moment; 0 when `earlier` is later.
    pub const fn us_since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Milliseconds from `earlier` to this moment, rounded down; 0 when `earlier` is later.
    pub const fn ms_since(self, earlier: Self) -> u64 {
        self.us_since(earlier) / 1000
    }
}

/// How much more time a candidate has, as authorised before the start (METHOD §6).
///
/// Exercises run in *authored* time. The session maps real time onto it, so one factor stretches limits, pacing and
/// response windows alike, and rates need no correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TimeFactor(u16);

impl TimeFactor {
    /// No extra time.
    pub const ONE: Self = Self(1000);
    /// The factors a leader can choose, in thousandths.
    pub const OFFERED: [Self; 4] = [Self(1000), Self(1250), Self(1500), Self(2000)];

    /// A factor in thousandths, 1000 to 3000; `None` outside that.
    pub const fn new(permille: u16) -> Option<Self> {
        if permille >= 1000 && permille <= 3000 { Some(Self(permille)) } else { None }
    }

    /// The factor in thousandths.
    pub const fn permille(self) -> u16 {
        self.0
    }

    /// Authored time that has passed after `real_us` of real time, rounded down.
    pub fn to_authored(self, real_us: u64) -> At {
        At((u128::from(real_us) * 1000 / u128::from(self.0)) as u64)
    }

    /// The least real time after which `authored` has been reached.
    pub fn to_real_us(self, authored: At) -> u64 {
        u64::try_from((u128::from(authored.0) * u128::from(self.0)).div_ceil(1000)).unwrap_or(u64::MAX)
    }
}

impl Default for TimeFactor {
    fn default() -> Self {
        Self::ONE
    }
}

impl TryFrom<u16> for TimeFactor {
    type Error = &'static str;
    fn try_from(permille: u16) -> Result<Self, Self::Error> {
        Self::new(permille).ok_or("a time factor is 1000 to 3000 thousandths")
    }
}

impl From<TimeFactor> for u16 {
    fn from(factor: TimeFactor) -> Self {
        factor.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_deadline_is_reached_exactly_when_its_real_time_has_come(
            permille in 1000_u16..=3000, authored in 0_u64..20_000_000_000,
        ) {
            let factor = TimeFactor::new(permille).unwrap();
            let real_us = factor.to_real_us(At(authored));
            prop_assert!(factor.to_authored(real_us) >= At(authored));
            if real_us > 0 {
                prop_assert!(factor.to_authored(real_us - 1) < At(authored));
            }
        }
    }
}
