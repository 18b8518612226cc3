//! Running what is compared in turn within one program, so that a busy machine slows both sides of a ratio alike.

use crate::harness::ms;
use std::time::Instant;

/// Runs all of `acts` in turn, `rounds` times after one round to warm up; the times of each, in milliseconds.
pub fn times_ms<const N: usize>(rounds: usize, mut acts: [&mut dyn FnMut(); N]) -> [Vec<f64>; N] {
    let mut times = std::array::from_fn(|_| Vec::with_capacity(rounds));
    for round in 0..=rounds {
        for (act, times) in acts.iter_mut().zip(&mut times) {
            let began = Instant::now();
            act();
            let took = began.elapsed();
            if round > 0 {
                times.push(ms(took));
            }
        }
    }
    times
}
