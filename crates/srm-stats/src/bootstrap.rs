//! Seeded resampling, the same to the last bit on any number of threads.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};
use rayon::prelude::*;

use crate::confidence::Confidence;
use crate::error::InputError;
use crate::input::{Fields, RESAMPLES_MAX};
use crate::summary::quantile;

/// The seed where none is given. It is printed beside every resampled interval.
pub const SEED: u64 = 20_260_101;

/// The field `bootstrap` of an input, 0 if absent: how many resamples are asked for.
pub(crate) fn resamples(fields: &Fields<'_>) -> Result<usize, InputError> {
    match fields.count_or("bootstrap", 0)? {
        count @ 1..RESAMPLES_MIN => {
            Err(fields.error("bootstrap", format_args!("is {count}; fewer than {RESAMPLES_MIN} say nothing")))
        }
        count if count > RESAMPLES_MAX => {
            Err(fields
                .error("bootstrap", format_args!("is {count}; at most {RESAMPLES_MAX} resamples are made")))
        }
        count => Ok(count as usize),
    }
}

/// Limits at the edges of fewer resamples are accidents.
const RESAMPLES_MIN: u64 = 100;
/// Replicates that share a stream of draws. Fixed, so that the draws do not depend on how many threads there are.
const CHUNK: usize = 32;

/// Seeded draws, of a stream that no other chunk of replicates uses.
pub struct Draws(ChaCha8Rng);

impl Draws {
    fn of(seed: u64, chunk: usize) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(chunk as u64);
        Self(generator)
    }

    /// Uniform on 0–1, 1 excluded, in steps of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// One of `0..n`, for n from 1 to 2³².
    pub fn index(&mut self, n: usize) -> usize {
        // The high half of the product; its bias is below n / 2⁶⁴.
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }
}

/// The statistic of each replicate, in the order of the replicates: fewer are the beginning of more. `scratch` makes what
/// is used again and again.
pub fn replicates<S, T: Send>(
    count: usize,
    seed: u64,
    scratch: impl Fn() -> S + Sync + Send,
    statistic: impl Fn(&mut S, &mut Draws) -> T + Sync + Send,
) -> Vec<T> {
    let chunk = |chunk: usize| {
        let (mut scratch, mut draws) = (scratch(), Draws::of(seed, chunk));
        let here = CHUNK.min(count - chunk * CHUNK);
        (0..here).map(|_| statistic(&mut scratch, &mut draws)).collect::<Vec<T>>()
    };
    let chunks: Vec<Vec<T>> = (0..count.div_ceil(CHUNK)).into_par_iter().map(chunk).collect();
    chunks.into_iter().flatten().collect()
}

/// Percentile interval (Efron 1979; quantiles of type 7) of replicates that may be infinite.
///
/// `None` of nothing, and where a limit falls among infinite replicates.
pub fn percentile_interval(mut values: Vec<f64>, confidence: Confidence) -> Option<[f64; 2]> {
    values.sort_unstable_by(f64::total_cmp);
    let tail = confidence.tail();
    let limit = |probability| quantile(&values, probability).filter(|limit: &f64| limit.is_finite());
    Some([limit(tail)?, limit(1.0 - tail)?])
}

/// A binomial distribution made ready for many draws.
pub struct BinomialDraws {
    first: u64,
    /// Probability of at most `first + i`, up to a factor that is the last of them.
    cumulative: Vec<f64>,
    /// For each equal slice of 0–1, where the search begins.
    guide: Vec<u32>,
}

impl BinomialDraws {
    /// For `x` of `n` as the estimate of the probability. What is rarer than 10⁻²⁵ beside the mode is left out.
    pub fn new(x: u64, n: u64) -> Self {
        let (p, all) = (x as f64 / n as f64, n as f64);
        let odds = p / (1.0 - p);
        let mut below = vec![];
        let mut weight = 1.0;
        let mut at = x;
        while at > 0 && x < n {
            weight *= at as f64 / ((all - at as f64 + 1.0) * odds);
            if weight < 1e-25 {
                break;
            }
            below.push(weight);
            at -= 1;
        }
        let first = x - below.len() as u64;
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = vec![];
        let mut add = |weight: f64| {
            sum += weight;
            cumulative.push(sum);
        };
        below.iter().rev().for_each(|weight| add(*weight));
        add(1.0);
        let mut weight = 1.0;
        for at in x..n {
            weight *= (all - at as f64) * odds / (at as f64 + 1.0);
            if weight < 1e-25 {
                break;
            }
            add(weight);
        }
        let slices = cumulative.len();
        let mut start = 0;
        let guide = (0..slices)
            .map(|slice| {
                let level = sum * slice as f64 / slices as f64;
                while cumulative.get(start).is_some_and(|value| *value <= level) && start + 1 < slices {
                    start += 1;
                }
                start as u32
            })
            .collect();
        Self { first, cumulative, guide }
    }

    /// One draw.
    pub fn draw(&self, draws: &mut Draws) -> u64 {
        let uniform = draws.uniform();
        let last = self.cumulative.len() - 1;
        let level = uniform * self.cumulative[last];
        let slice = (uniform * self.guide.len() as f64) as usize;
        let mut at = self.guide[slice.min(last)] as usize;
        // Rounding can put the guide one too far.
        while at > 0 && self.cumulative[at - 1] > level {
            at -= 1;
        }
        while at < last && self.cumulative[at] <= level {
            at += 1;
        }
        self.first + at as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_threads_changes_no_bit() {
        let run = || replicates(1_000, 7, || (), |(), draws| draws.uniform() + draws.index(10) as f64);
        let once = run();
        for threads in 1..=3 {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(run), once);
        }
        assert_ne!(once[0], once[1]);
        assert_eq!(
            replicates(70, 7, || (), |(), draws| draws.uniform() + draws.index(10) as f64),
            once[..70]
        );
    }

    #[test]
    fn drawn_binomials_have_their_mean_and_variance() {
        for (x, n) in [(3, 10), (480, 800), (1, 100_000), (99, 100)] {
            let ready = BinomialDraws::new(x, n);
            let drawn = replicates(8_000, 1, || (), |(), draws| ready.draw(draws) as f64);
            let mean = drawn.iter().sum::<f64>() / 8_000.0;
            let p = x as f64 / n as f64;
            let variance = x as f64 * (1.0 - p);
            assert!((mean - x as f64).abs() < 5.0 * (variance / 8_000.0).sqrt(), "{x} of {n}: {mean}");
            let spread = drawn.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 8_000.0;
            assert!((spread / variance - 1.0).abs() < 0.1, "{x} of {n}: {spread} for {variance}");
            assert!(drawn.iter().all(|value| *value <= n as f64));
        }
    }

    #[test]
    fn none_and_all_have_no_spread() {
        let (none, all) = (BinomialDraws::new(0, 9), BinomialDraws::new(9, 9));
        let drawn = replicates(100, 1, || (), |(), draws| (none.draw(draws), all.draw(draws)));
        assert!(drawn.iter().all(|pair| *pair == (0, 9)));
    }

    #[test]
    fn a_limit_among_infinite_replicates_is_undefined() {
        let [half, usual] = [0.5, 0.95].map(|level| Confidence::new(level).unwrap());
        assert_eq!(percentile_interval(vec![2.0, 1.0, 3.0], half), Some([1.5, 2.5]));
        assert_eq!(percentile_interval(vec![1.0, f64::INFINITY, 2.0], usual), None);
        assert_eq!(percentile_interval(vec![], usual), None);
    }
}
