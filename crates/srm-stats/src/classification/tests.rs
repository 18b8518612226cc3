//! Known integrals, limits, and what cannot be.

use serde_json::json;

use super::*;
use crate::dist::beta_binomial_pmf;

#[test]
fn the_pass_rate_is_that_of_the_beta_binomial() {
    for (alpha, beta, length, points) in [(5.0, 3.0, 20_u64, 12_u64), (0.4, 0.6, 10, 5), (30.0, 2.0, 60, 55)]
    {
        let true_scores = TrueScores { alpha, beta, l: 0.0, u: 1.0 };
        let found = classify(&true_scores, length as f64, points as f64 / length as f64).unwrap();
        let expected: f64 = (points..=length).map(|x| beta_binomial_pmf(x, length, alpha, beta)).sum();
        assert!((found.pass_rate - expected).abs() < 1e-9, "{} {expected}", found.pass_rate);
    }
}

#[test]
fn a_long_test_classifies_nearly_everybody_rightly() {
    let true_scores = TrueScores { alpha: 4.0, beta: 4.0, l: 0.1, u: 0.9 };
    let short = classify(&true_scores, 10.0, 0.5).unwrap();
    let long = classify(&true_scores, 100_000.0, 0.5).unwrap();
    assert!(short.accuracy < 0.85 && long.accuracy > 0.99 && long.consistency > 0.98);
    assert!(short.consistency < short.accuracy);
}

#[test]
fn a_cut_beyond_everybody_leaves_one_side_undefined() {
    let true_scores = TrueScores { alpha: 4.0, beta: 4.0, l: 0.3, u: 0.9 };
    let found = classify(&true_scores, 20.0, 0.1).unwrap();
    assert_eq!(found.specificity, None);
    assert!((found.accuracy - found.sensitivity.unwrap()).abs() < 1e-9);
    let all = classify(&true_scores, 20.0, 0.0).unwrap();
    assert_eq!((all.kappa, all.cut_points), (None, 0.0));
}

#[test]
fn moments_of_a_known_distribution_give_it_back() {
    // Raw moments of a beta distribution with shapes 5 and 3 over 0.25–0.75.
    let (alpha, beta, l, u): (f64, f64, f64, f64) = (5.0, 3.0, 0.25, 0.75);
    let unit = |order: i32| -> f64 {
        (0..order).map(|k| (alpha + f64::from(k)) / (alpha + beta + f64::from(k))).product()
    };
    let raw = |order: i32| -> f64 {
        (0..=order)
            .map(|k| {
                let choose: f64 = (0..k).map(|i| f64::from(order - i) / f64::from(i + 1)).product();
                choose * l.powi(order - k) * (u - l).powi(k) * unit(k)
            })
            .sum()
    };
    let found = four_moments(raw(1), raw(2) - raw(1).powi(2), raw(3), raw(4)).unwrap();
    for (found, expected) in [(found.alpha, alpha), (found.beta, beta), (found.l, l), (found.u, u)] {
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }
}

#[test]
fn what_cannot_be_is_one_error() {
    for (input, expected) in [
        (
            json!({ "scores": [1, 2, 30], "min": 0, "max": 20, "cut": 10, "reliability": 0.5 }),
            "`scores` row 3: is 30; scores lie between `min` 0 and `max` 20",
        ),
        (
            json!({ "scores": [3, 3, 3], "min": 0, "max": 20, "cut": 10, "reliability": 0.5 }),
            "`scores`: are all the same; nothing can be classified",
        ),
        (
            json!({ "scores": [1, 2], "min": 0, "max": 20, "cut": 25, "reliability": 0.5 }),
            "`cut`: is 25; it must lie between 0 and 20",
        ),
        (
            json!({ "scores": [1, 2], "min": 0, "max": 20, "cut": 5, "reliability": 1 }),
            "`reliability`: is 1; without error of measurement every classification is right",
        ),
        (
            json!({ "scores": [1, 2], "min": 0, "max": 20, "cut": 5, "reliability": 1.2 }),
            "`reliability`: is 1.2; it must lie between 0 and 1",
        ),
        (
            json!({ "alpha": 2, "beta": 2, "l": 0.8, "u": 0.2, "etl": 20, "cut": 0.5 }),
            "`l`: is 0.8 with u 0.2; 0 <= l < u <= 1 must hold",
        ),
    ] {
        assert_eq!(STATISTIC.compute(&input).unwrap_err().to_string(), expected);
    }
}
