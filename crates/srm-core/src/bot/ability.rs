//! How well a simulated candidate works: pace, steadiness and care in plain integers.

use crate::seeded::Seeded;

/// How a candidate differs from the perfect worker.
///
/// Every number is a share in thousandths unless its name says otherwise. Values that make no sense together are
/// possible and harmless: a worker never hangs and never acts faster than a hand can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ability {
    /// Time for each act, as a multiple of the perfect worker's; 1000 is as fast.
    pub pace_permille: u32,
    /// By how much that time varies from act to act, upwards and downwards.
    pub jitter_permille: u32,
    /// Acts that go wrong: another node of the same sort, or a point well off on a pad.
    pub slip_permille: u32,
    /// Slips that are not noticed when they could still be put right.
    pub unaware_permille: u32,
    /// Acts before which nothing happens for some seconds.
    pub lapse_permille: u32,
    /// Acts that nothing asked for, in ten minutes.
    pub needless_per_10_min: u32,
    /// How far a hand that aims well is off on a pad at most, canvas units.
    pub pad_error_units: u32,
    /// Words read in a minute.
    pub words_per_min: u32,
}

impl Ability {
    /// Slow, unsure, with many mistakes.
    pub const NOVICE: Self = Self {
        pace_permille: 3200,
        jitter_permille: 350,
        slip_permille: 140,
        unaware_permille: 500,
        lapse_permille: 60,
        needless_per_10_min: 6,
        pad_error_units: 9,
        words_per_min: 70,
    };
    /// As most people work.
    pub const TYPICAL: Self = Self {
        pace_permille: 2200,
        jitter_permille: 300,
        slip_permille: 50,
        unaware_permille: 300,
        lapse_permille: 30,
        needless_per_10_min: 2,
        pad_error_units: 6,
        words_per_min: 120,
    };
    /// Fast and safe, as after years in the trade.
    pub const EXPERT: Self = Self {
        pace_permille: 1400,
        jitter_permille: 200,
        slip_permille: 20,
        unaware_permille: 200,
        lapse_permille: 10,
        needless_per_10_min: 1,
        pad_error_units: 3,
        words_per_min: 160,
    };
    /// Slow, with hardly a mistake.
    pub const SLOW_CAREFUL: Self = Self {
        pace_permille: 3400,
        jitter_permille: 250,
        slip_permille: 10,
        unaware_permille: 100,
        lapse_permille: 20,
        needless_per_10_min: 0,
        pad_error_units: 3,
        words_per_min: 70,
    };
    /// Nearly as fast as can be, and wrong every third time.
    pub const FAST_CARELESS: Self = Self {
        pace_permille: 1300,
        jitter_permille: 400,
        slip_permille: 300,
        unaware_permille: 700,
        lapse_permille: 60,
        needless_per_10_min: 10,
        pad_error_units: 14,
        words_per_min: 200,
    };

    /// `permille` of the way from this ability to another.
    #[must_use]
    pub const fn toward(&self, other: &Self, permille: u32) -> Self {
        const fn mix(a: u32, b: u32, permille: u32) -> u32 {
            ((a as u64 * (1000 - permille) as u64 + b as u64 * permille as u64) / 1000) as u32
        }
        let permille = if permille > 1000 { 1000 } else { permille };
        Self {
            pace_permille: mix(self.pace_permille, other.pace_permille, permille),
            jitter_permille: mix(self.jitter_permille, other.jitter_permille, permille),
            slip_permille: mix(self.slip_permille, other.slip_permille, permille),
            unaware_permille: mix(self.unaware_permille, other.unaware_permille, permille),
            lapse_permille: mix(self.lapse_permille, other.lapse_permille, permille),
            needless_per_10_min: mix(self.needless_per_10_min, other.needless_per_10_min, permille),
            pad_error_units: mix(self.pad_error_units, other.pad_error_units, permille),
            words_per_min: mix(self.words_per_min, other.words_per_min, permille),
        }
    }

    /// Somebody from a mixed crowd: most are near typical, some near a novice or an expert, a few are rather careful or
    /// rather careless.
    pub fn drawn(draw: &mut Seeded) -> Self {
        let skill = draw.within(-1000, 1000).midpoint(draw.within(-1000, 1000));
        let other = if skill < 0 { &Self::NOVICE } else { &Self::EXPERT };
        let able = Self::TYPICAL.toward(other, skill.unsigned_abs());
        let manner = if draw.chance(500) { &Self::SLOW_CAREFUL } else { &Self::FAST_CARELESS };
        let share = draw.below(500) * draw.below(1000) / 1000;
        able.toward(manner, share)
    }
}
