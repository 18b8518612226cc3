//! The incomplete beta function with both tails exact, and what follows from it: beta, F, t.
//!
//! The library's stops its continued fraction after 140 terms, which is too few for shapes above about 10⁵, and its
//! quantiles can fail to end. Here the terms are as many as it takes, the factor before them is Loader's (2000, "Fast and
//! accurate computation of binomial probabilities"), which keeps its digits for large shapes, and quantiles are sought
//! between bounds, in the logarithm of the odds, so that both ends of the scale keep their digits.

use super::{inside, ln_gamma, normal_quantile, normal_sf};
use std::f64::consts::TAU;

/// Above these degrees of freedom a quantile of t comes from the normal one by Cornish and Fisher; what the series leaves
/// out is then far below the last digit.
const T_SERIES_DF: f64 = 1e6;
/// The largest shape that is taken: ten times the largest count that any input can have.
const SHAPE_MAX: f64 = 1e10;
/// The most terms of the continued fraction; it takes about the square root of the larger shape.
const TERMS_MAX: u32 = 300_000;

/// ln(n!) less Stirling's formula for it, for any n above 0 (Loader 2000).
pub(super) fn stirling_rest(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * TAU.ln();
    }
    // The asymptotic series 1/12n − 1/360n³ + 1/1260n⁵ − …
    let square = n * n;
    let series = [1.0 / 1188.0, 1.0 / 1680.0, 1.0 / 1260.0, 1.0 / 360.0, 1.0 / 12.0];
    series.iter().fold(0.0, |rest, coefficient| coefficient - rest / square) / n
}

/// x ln(x / m) + m − x without loss of digits where x is near m (Loader's deviance); `difference` is x − m, which the
/// caller may know more exactly than its parts.
pub(super) fn deviance(x: f64, m: f64, difference: f64) -> f64 {
    if difference.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - difference;
    }
    let ratio = difference / (x + m);
    let mut sum = difference * ratio;
    let mut power = 2.0 * x * ratio;
    for j in 1..1000_u32 {
        power *= ratio * ratio;
        let next = sum + power / f64::from(2 * j + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// xᵃ yᵇ / B(a, b) with y = 1 − x: the density in the logarithm of the odds.
fn density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let (deviance_a, deviance_b) = (deviance(a, n * x, a * y - b * x), deviance(b, n * y, b * x - a * y));
    let rest = stirling_rest(n) - stirling_rest(a) - stirling_rest(b) - deviance_a - deviance_b;
    rest.exp() * (a * (b / n) / TAU).sqrt()
}

/// P(X ≤ x) and P(X > x) of the beta law, with y = 1 − x given apart so that neither end loses digits.
fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    let shape = |shape: f64| shape > 0.0 && shape <= SHAPE_MAX;
    let good = shape(a) && shape(b) && x >= 0.0 && y >= 0.0;
    if !good {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if y == 0.0 {
        return (1.0, 0.0);
    }
    let front = density(a, b, x, y);
    if x * (a + b + 2.0) < a + 1.0 {
        let lower = (front * fraction(a, b, x, y)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * fraction(b, a, y, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// The continued fraction of the incomplete beta function in the form of DiDonato and Morris (1992, ACM TOMS 18, 360),
/// in which nothing is subtracted that is nearly equal; by Lentz's method. To be multiplied with the density.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let excess = a * y - b * x + 1.0;
    let mut value = keep(a * excess / (a + 1.0));
    let (mut c, mut d) = (value, 0.0);
    for m in 1..TERMS_MAX {
        let m = f64::from(m);
        let odd = a + 2.0 * m - 1.0;
        let turn = m * (b - m) * x / odd;
        let numerator = (a + m - 1.0) / odd * (a + b + m - 1.0) * x * turn;
        let denominator = m + turn + (a + m) * (excess + m * (1.0 + y)) / (odd + 2.0);
        d = 1.0 / keep(denominator + numerator * d);
        c = keep(denominator + numerator / c);
        value *= c * d;
        let goes_on = (c * d - 1.0).abs() > f64::EPSILON;
        // Also where it is not a number any more.
        if !goes_on {
            break;
        }
    }
    1.0 / value
}

/// The logarithm of the odds x / (1 − x) of a beta quantile, from both tails of it (lower + upper = 1).
fn log_odds(a: f64, b: f64, lower: f64, upper: f64) -> Option<f64> {
    // Beyond these odds a double is 0 or 1.
    const ODDS_MAX: f64 = 740.0;
    const ROUNDS_MAX: usize = 200;
    let shape = |shape: f64| shape > 0.0 && shape <= SHAPE_MAX;
    let good = shape(a) && shape(b) && lower > 0.0 && upper > 0.0;
    if !good {
        return None;
    }
    let at = |z: f64| (1.0 / (1.0 + (-z).exp()), 1.0 / (1.0 + z.exp()));
    let (mut low, mut high) = (-ODDS_MAX, ODDS_MAX);
    let mut z = (a / b).ln().clamp(-ODDS_MAX + 1.0, ODDS_MAX - 1.0);
    for _ in 0..ROUNDS_MAX {
        let (x, y) = at(z);
        let (p, q) = tails(a, b, x, y);
        // The smaller tail has the digits; its logarithm makes the function nearly straight.
        let (excess, has) = if lower <= upper { ((p / lower).ln(), p) } else { (-(q / upper).ln(), q) };
        if excess.is_nan() {
            return None;
        }
        if excess > 0.0 {
            high = z;
        } else {
            low = z;
        }
        let step = excess * has / density(a, b, x, y);
        let next = z - step;
        let next = if next > low && next < high { next } else { f64::midpoint(low, high) };
        if (next - z).abs() <= 1e-16 * z.abs().max(1e-3) || next == low || next == high {
            return Some(next);
        }
        z = next;
    }
    Some(z)
}

/// P(X ≤ x) of the beta distribution with shapes a and b; NaN unless both are above 0.
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    tails(a, b, x.clamp(0.0, 1.0), (1.0 - x).clamp(0.0, 1.0)).0
}

/// P(X > x) of the beta distribution with shapes a and b; NaN unless both are above 0.
pub fn beta_sf(x: f64, a: f64, b: f64) -> f64 {
    tails(a, b, x.clamp(0.0, 1.0), (1.0 - x).clamp(0.0, 1.0)).1
}

/// Quantile of the beta distribution; `None` unless both shapes are above 0 and the probability lies strictly between 0
/// and 1.
pub fn beta_quantile(probability: f64, a: f64, b: f64) -> Option<f64> {
    let z = log_odds(a, b, probability, 1.0 - probability)?;
    Some(1.0 / (1.0 + (-z).exp()))
}

/// P(F ≤ x) and P(F > x).
fn f_tails(x: f64, df1: f64, df2: f64) -> (f64, f64) {
    let good = df1 > 0.0 && df2 > 0.0 && !x.is_nan();
    if !good {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let odds = x * df1 / df2;
    if odds.is_infinite() {
        return (1.0, 0.0);
    }
    tails(df1 / 2.0, df2 / 2.0, odds / (1.0 + odds), 1.0 / (1.0 + odds))
}

/// P(F ≤ x) of the F distribution; NaN unless both degrees of freedom are above 0.
pub fn f_cdf(x: f64, df1: f64, df2: f64) -> f64 {
    f_tails(x, df1, df2).0
}

/// P(F > x) of the F distribution; NaN unless both degrees of freedom are above 0.
pub fn f_sf(x: f64, df1: f64, df2: f64) -> f64 {
    f_tails(x, df1, df2).1
}

/// Quantile of the F distribution; `None` outside its range. Degrees of freedom need not be whole.
pub fn f_quantile(probability: f64, df1: f64, df2: f64) -> Option<f64> {
    let z = log_odds(df1 / 2.0, df2 / 2.0, probability, 1.0 - probability)?;
    Some(z.exp() * df2 / df1).filter(|x| x.is_finite())
}

/// P(T > |t|).
fn t_tail(t: f64, df: f64) -> f64 {
    let good = df > 0.0 && !t.is_nan();
    if !good {
        return f64::NAN;
    }
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    if df > SHAPE_MAX {
        return normal_sf(t.abs());
    }
    0.5 * tails(df / 2.0, 0.5, df / (df + square), square / (df + square)).0
}

/// P(T ≤ t) of Student's t; NaN unless the degrees of freedom are above 0.
pub fn t_cdf(t: f64, df: f64) -> f64 {
    if t <= 0.0 { t_tail(t, df) } else { 1.0 - t_tail(t, df) }
}

/// P(T > t) of Student's t; NaN unless the degrees of freedom are above 0.
pub fn t_sf(t: f64, df: f64) -> f64 {
    t_cdf(-t, df)
}

/// P(|T| ≥ |t|) of Student's t; NaN unless the degrees of freedom are above 0.
pub fn t_two_sided(t: f64, df: f64) -> f64 {
    2.0 * t_tail(t, df)
}

/// Quantile of Student's t; `None` outside its range. Degrees of freedom need not be whole.
pub fn t_quantile(probability: f64, df: f64) -> Option<f64> {
    let good = inside(probability) && df > 0.0;
    if !good {
        return None;
    }
    if probability == 0.5 {
        return Some(0.0);
    }
    let tail = probability.min(1.0 - probability);
    let size = if df > T_SERIES_DF {
        let z = -normal_quantile(tail)?;
        let (z2, n) = (z * z, df);
        // Abramowitz & Stegun 26.7.5.
        let first = (z2 + 1.0) * z / 4.0;
        let second = ((5.0 * z2 + 16.0) * z2 + 3.0) * z / 96.0;
        let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) * z / 384.0;
        z + (first + (second + third / n) / n) / n
    } else {
        let z = log_odds(df / 2.0, 0.5, 2.0 * tail, 1.0 - 2.0 * tail)?;
        (df * (-z).exp()).sqrt()
    };
    Some(if probability < 0.5 { -size } else { size }).filter(|t| t.is_finite())
}
