//! Student's t with a shift (noncentral t).

use super::beta::stirling_rest;
use super::{integral, normal_cdf, normal_sf};
use std::f64::consts::TAU;

/// P(T ≤ t) of noncentral t with `df` degrees of freedom and noncentrality `delta`; NaN unless `df` is above 0.
///
/// The mean of Φ(t s − δ) over s = √(χ²/df), by numerical integration with pieces laid close round the place where Φ
/// turns, so that large δ need no series that underflows.
pub fn noncentral_t_cdf(t: f64, df: f64, delta: f64) -> f64 {
    tails(t, df, delta).0
}

/// P(T ≤ t) and P(T > t), both from integrals of their own.
fn tails(t: f64, df: f64, delta: f64) -> (f64, f64) {
    const PIECES: u32 = 24;
    /// Standard deviations of s, and of the normal law, outside which nothing is left to add.
    const REACH: f64 = 12.0;
    let good = df > 0.0 && t.is_finite() && delta.is_finite();
    if !good {
        return (f64::NAN, f64::NAN);
    }
    let spread = (2.0 * df).sqrt().recip();
    let (low, high) = ((1.0 - REACH * spread).max(0.0), 1.0 + REACH * spread);
    let inner =
        |from: f64, to: f64| (0..=PIECES).map(move |i| from + (to - from) * f64::from(i) / f64::from(PIECES));
    let mut ends: Vec<f64> = inner(low, high).collect();
    if t != 0.0 {
        let (turn, width) = (delta / t, REACH / t.abs());
        ends.extend(inner(turn - width, turn + width).filter(|end| *end > low && *end < high));
    }
    ends.sort_by(f64::total_cmp);
    let half = df / 2.0;
    // ln of the density of s, arranged so that large terms cancel before they are computed.
    let front = half.ln() - 0.5 * (TAU * half).ln() - stirling_rest(half) + 2.0_f64.ln();
    let density = |s: f64| {
        if s <= 0.0 {
            return 0.0;
        }
        let e = s - 1.0;
        (front - df * (e + e * e / 2.0 - e.ln_1p()) - s.ln()).exp()
    };
    let below = integral(&ends, |s| density(s) * normal_cdf(t * s - delta));
    let above = integral(&ends, |s| density(s) * normal_sf(t * s - delta));
    (below.min(1.0), above.min(1.0))
}

/// The noncentrality with which P(T ≤ t) is `probability`: what an interval for a standardised difference is made of.
/// `None` outside the range of probability and degrees of freedom.
pub fn noncentral_t_shift(t: f64, df: f64, probability: f64) -> Option<f64> {
    const ROUNDS_MAX: usize = 200;
    let good = super::inside(probability) && df > 0.0 && t.is_finite();
    if !good {
        return None;
    }
    // P falls as the shift rises. Start from bounds that surely hold the root, then halve.
    let excess = |delta: f64| {
        let (below, above) = tails(t, df, delta);
        if probability <= 0.5 { below - probability } else { (1.0 - probability) - above }
    };
    let reach = 40.0 * (1.0 + t.abs() * (2.0 * df).sqrt().recip());
    let (mut low, mut high) = (t - reach, t + reach);
    if excess(low) < 0.0 || excess(high) > 0.0 {
        return None;
    }
    let mut middle = f64::midpoint(low, high);
    for _ in 0..ROUNDS_MAX {
        middle = f64::midpoint(low, high);
        if middle <= low || middle >= high || high - low <= 1e-14 * middle.abs().max(1e-2) {
            break;
        }
        if excess(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(middle)
}
