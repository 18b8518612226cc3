//! Probabilities of counts, right for counts of any size.

use super::beta::{deviance, stirling_rest};
use super::{beta_cdf, beta_sf, ln_beta, ln_gamma};
use std::f64::consts::TAU;

/// Natural logarithm of the number of ways to choose k of n; −∞ if k is above n.
pub fn ln_choose(n: u64, k: u64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let factorial = |count: u64| ln_gamma(count as f64 + 1.0);
    factorial(n) - factorial(k) - factorial(n - k)
}

/// P(X = x) of the binomial distribution, with q = 1 − p given apart (Loader 2000).
fn binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    if x < 0.0 || x > n {
        return 0.0;
    }
    if p == 0.0 || n == 0.0 {
        return f64::from(u8::from(x == 0.0));
    }
    if q == 0.0 {
        return f64::from(u8::from(x == n));
    }
    if x == 0.0 {
        return if p < 0.1 { (-deviance(n, n * q, n * p) - n * p).exp() } else { (n * q.ln()).exp() };
    }
    if x == n {
        return if q < 0.1 { (-deviance(n, n * p, n * q) - n * q).exp() } else { (n * p.ln()).exp() };
    }
    let difference = x * q - (n - x) * p;
    let deviances = deviance(x, n * p, difference) + deviance(n - x, n * q, -difference);
    let rest = stirling_rest(n) - stirling_rest(x) - stirling_rest(n - x) - deviances;
    rest.exp() / (TAU * x * (1.0 - x / n)).sqrt()
}

/// P(X = x) of n trials with probability p each; NaN unless 0 ≤ p ≤ 1.
pub fn binomial_pmf(x: u64, n: u64, p: f64) -> f64 {
    if (0.0..=1.0).contains(&p) { binomial(x as f64, n as f64, p, 1.0 - p) } else { f64::NAN }
}

/// P(X ≤ x) of n trials with probability p each; NaN unless 0 ≤ p ≤ 1.
pub fn binomial_cdf(x: u64, n: u64, p: f64) -> f64 {
    match n.checked_sub(x) {
        None | Some(0) => 1.0,
        Some(rest) => beta_sf(p, x as f64 + 1.0, rest as f64),
    }
}

/// P(X ≥ x) of n trials with probability p each; NaN unless 0 ≤ p ≤ 1.
pub fn binomial_sf(x: u64, n: u64, p: f64) -> f64 {
    match n.checked_sub(x) {
        _ if x == 0 => 1.0,
        None => 0.0,
        Some(rest) => beta_cdf(p, x as f64, rest as f64 + 1.0),
    }
}

/// P(X = x): x marked ones in a sample of `sample` from `marked` marked and `others` other ones; 0 where that cannot be.
///
/// By three binomial probabilities (Loader 2000), so it keeps its digits for any size. The library's, from factorials, is
/// wrong above a total of about 1030.
pub fn hypergeometric_pmf(x: u64, marked: u64, others: u64, sample: u64) -> f64 {
    let (x, r, b, n) = (x as f64, marked as f64, others as f64, sample as f64);
    if x > r || x > n || n - x > b {
        return 0.0;
    }
    if n == 0.0 || n == r + b {
        return 1.0;
    }
    let (p, q) = (n / (r + b), (r + b - n) / (r + b));
    binomial(x, r, p, q) * binomial(n - x, b, p, q) / binomial(n, r + b, p, q)
}

/// P(X = x) of n trials whose probability is drawn from a beta distribution with shapes a and b; NaN unless both are
/// above 0.
pub fn beta_binomial_pmf(x: u64, n: u64, a: f64, b: f64) -> f64 {
    if x > n {
        return 0.0;
    }
    (ln_choose(n, x) + ln_beta(x as f64 + a, (n - x) as f64 + b) - ln_beta(a, b)).exp()
}
