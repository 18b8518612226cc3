//! Value-stable randomness: `ChaCha12` with a stream per purpose, and our own integer draws.
//!
//! `rand` promises the generator's stream but not its range and shuffle algorithms, so those are here, frozen by
//! the vectors in the tests. A change that alters them alters every exercise form ever issued.

use rand::rngs::ChaCha12Rng;
use rand::{Rng, SeedableRng};

/// A seeded source of item choices.
#[derive(Debug)]
pub struct Seeded(ChaCha12Rng);

impl Seeded {
    /// The stream of `seed` for one `purpose`; different purposes give unrelated streams.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut generator = ChaCha12Rng::from_seed(key);
        generator.set_stream(fnv1a(purpose.as_bytes()));
        Self(generator)
    }

    /// A number drawn from all 64 bits, e.g. to seed a part of its own.
    pub fn seed(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number in `0..n`, every one equally likely; 0 when `n` is 0 or 1.
    pub fn below(&mut self, n: u32) -> u32 {
        if n < 2 {
            return 0;
        }
        // Draws past the last whole multiple of n are thrown away, or small numbers would come up more often.
        let limit = u64::MAX - (u64::MAX % u64::from(n) + 1) % u64::from(n);
        loop {
            let draw = self.0.next_u64();
            if draw <= limit {
                return (draw % u64::from(n)) as u32;
            }
        }
    }

    /// A number from `low` to `high`, both included; `low` when the range is empty.
    pub fn within(&mut self, low: i32, high: i32) -> i32 {
        let span = u32::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(0);
        low.saturating_add(self.below(span) as i32)
    }

    /// True `share` times out of 1000.
    pub fn chance(&mut self, share_permille: u32) -> bool {
        self.below(1000) < share_permille
    }

    /// One of `choices`, or `None` when there are none.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(choices.len() as u32) as usize)
    }

    /// Shuffles in place (Fisher–Yates, from the end).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

/// FNV-1a, 64 bits: a stable number for a name. Not a digest.
pub const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_frozen() {
        let mut source = Seeded::new(42, "items");
        let draws: Vec<u32> = (0..8).map(|_| source.below(1000)).collect();
        assert_eq!(draws, FROZEN_DRAWS);
        let mut order: Vec<u8> = (0..10).collect();
        source.shuffle(&mut order);
        assert_eq!(order, FROZEN_ORDER);
        assert_eq!(fnv1a(b"items"), 0x3e78_84bf_4f41_2c6f);
    }

    /// Computed by an independent `ChaCha12` in another language.
    const FROZEN_DRAWS: [u32; 8] = [735, 77, 723, 769, 260, 178, 72, 560];
    const FROZEN_ORDER: [u8; 10] = [3, 8, 0, 7, 2, 5, 9, 4, 6, 1];

    #[test]
    fn purposes_do_not_share_a_stream_and_draws_stay_inside() {
        let (mut a, mut b) = (Seeded::new(1, "a"), Seeded::new(1, "b"));
        assert_ne!(a.seed(), b.seed());
        for _ in 0..1000 {
            assert!(a.below(7) < 7);
            assert!((-3..=3).contains(&a.within(-3, 3)));
        }
        assert_eq!(a.within(5, 4), 5);
        assert_eq!(a.pick::<u8>(&[]), None);
    }
}
