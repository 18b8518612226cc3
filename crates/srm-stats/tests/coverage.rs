//! Intervals cover the true value as often as they say, over 1000 seeded samples.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};
use srm_stats::dist::{noncentral_t_cdf, normal_quantile};
use srm_stats::icc::{coefficients, mean_squares};
use srm_stats::reliability::reliability;
use srm_stats::table::Table;
use srm_stats::validity::fisher_interval;

const SAMPLES: usize = 1000;

struct Normal(ChaCha8Rng);

impl Normal {
    fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    fn next(&mut self) -> f64 {
        let u: f64 = self.0.random();
        // Only 0 has no quantile.
        normal_quantile(u.max(1e-16)).unwrap_or(0.0)
    }
}

/// Fails unless the share is within four standard errors of 95 %.
fn is_95_of_100(hits: usize, what: &str) {
    let share = hits as f64 / SAMPLES as f64;
    assert!((share - 0.95).abs() < 4.0 * (0.95_f64 * 0.05 / SAMPLES as f64).sqrt(), "{what}: {share}");
}

#[test]
fn feldts_interval_covers_alpha() {
    // Parallel items with a correlation of 0.4: alpha is 4 · 0.4 / (1 + 3 · 0.4).
    let (mut normal, truth) = (Normal::new(1), 1.6 / 2.2);
    let hits = (0..SAMPLES).filter(|_| {
        let mut values = Vec::new();
        for _ in 0..25 {
            let person = normal.next() * 0.4_f64.sqrt();
            values.extend((0..4).map(|_| person + normal.next() * 0.6_f64.sqrt()));
        }
        let table = Table::new("scores", 4, values).unwrap();
        let [low, high] = reliability(&table, false, 0.95).unwrap().feldt.unwrap();
        low <= truth && truth <= high
    });
    is_95_of_100(hits.count(), "alpha");
}

#[test]
fn intervals_of_intraclass_correlations_cover_them() {
    // Variances: targets 4, raters 0.25, rest 1.
    let (mut normal, raters) = (Normal::new(2), 8.0);
    let truths = [
        None,
        Some(4.0 / 5.25),
        Some(4.0 / 5.0),
        None,
        Some(4.0 / (4.0 + 1.25 / raters)),
        Some(4.0 / (4.0 + 1.0 / raters)),
    ];
    let mut hits = [0; 6];
    for _ in 0..SAMPLES {
        let effects: Vec<f64> = (0..8).map(|_| normal.next() * 0.5).collect();
        let mut values = Vec::new();
        for _ in 0..20 {
            let target = normal.next() * 2.0;
            values.extend(effects.iter().map(|effect| target + effect + normal.next()));
        }
        let ms = mean_squares(&Table::new("ratings", 8, values).unwrap()).unwrap();
        for ((found, truth), hits) in coefficients(&ms, 0.95).iter().zip(truths).zip(&mut hits) {
            let [low, high] = found.interval.unwrap();
            *hits += usize::from(truth.is_some_and(|truth| low <= truth && truth <= high));
        }
    }
    for (index, truth) in truths.iter().enumerate().filter(|(_, truth)| truth.is_some()) {
        is_95_of_100(hits[index], &format!("form {index}, {truth:?}"));
    }
}

#[test]
fn noncentral_t_covers_a_standardised_difference() {
    // The true noncentrality lies in the interval if and only if t lies between the law's quantiles.
    let (mut normal, n, delta) = (Normal::new(3), 12, 0.7);
    let hits = (0..SAMPLES).filter(|_| {
        let mut group = |mean: f64| -> Vec<f64> { (0..n).map(|_| mean + normal.next()).collect() };
        let (a, b) = (group(delta), group(0.0));
        let (m1, m2) = (srm_stats::summary::mean(&a).unwrap(), srm_stats::summary::mean(&b).unwrap());
        let [v1, v2] = [&a, &b].map(|group| srm_stats::summary::variance(group).unwrap());
        let pooled = f64::midpoint(v1, v2);
        let scale = (n as f64 / 2.0).sqrt();
        let t = (m1 - m2) / pooled.sqrt() * scale;
        let p = noncentral_t_cdf(t, 2.0 * n as f64 - 2.0, delta * scale);
        (0.025..=0.975).contains(&p)
    });
    is_95_of_100(hits.count(), "d");
}

#[test]
fn fishers_interval_covers_a_correlation() {
    let (mut normal, truth) = (Normal::new(4), 0.5_f64);
    let hits = (0..SAMPLES).filter(|_| {
        let pairs = (0..30).map(|_| {
            let x = normal.next();
            (x, truth * x + (1.0 - truth * truth).sqrt() * normal.next())
        });
        let (x, y): (Vec<f64>, Vec<f64>) = pairs.unzip();
        let r = srm_stats::summary::correlation(&x, &y).unwrap();
        let [low, high] = fisher_interval(r, 30, 0.95).unwrap();
        low <= truth && truth <= high
    });
    is_95_of_100(hits.count(), "r");
}
