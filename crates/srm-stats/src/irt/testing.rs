//! Answers drawn from a known model, for tests.

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

use super::patterns::Patterns;
use super::square::logistic;

/// A number from N(0, 1).
pub fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// Persons × items of answers from slopes and falling intercepts.
pub fn answers(seed: u64, persons: usize, a: &[f64], d: &[&[f64]]) -> Vec<u8> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut codes = Vec::with_capacity(persons * a.len());
    for _ in 0..persons {
        let theta = normal(&mut random);
        for (a, d) in a.iter().zip(d) {
            let u: f64 = random.random();
            codes.push(d.iter().filter(|d| u < logistic(a * theta + **d)).count() as u8);
        }
    }
    codes
}

/// The same as patterns.
pub fn patterns(seed: u64, persons: usize, a: &[f64], d: &[&[f64]]) -> Patterns {
    Patterns::new(a.len(), &answers(seed, persons, a, d), None)
}
