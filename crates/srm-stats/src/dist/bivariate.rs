//! The bivariate normal distribution.

use super::{integral, normal_cdf};
use std::f64::consts::{FRAC_PI_2, TAU};

/// P(X ≤ h, Y ≤ k) of two standard normal variables with correlation ρ; NaN unless −1 ≤ ρ ≤ 1.
///
/// Plackett's identity (1954), in the angle whose sine is ρ: Φ(h) Φ(k) + 1/2π ∫₀^asin ρ exp(−(h² + k² − 2 h k sin θ) /
/// 2 cos² θ) dθ. The pieces get shorter towards ±90°, where the integrand can turn sharply.
pub fn bivariate_normal_cdf(h: f64, k: f64, rho: f64) -> f64 {
    let good = (-1.0..=1.0).contains(&rho) && !h.is_nan() && !k.is_nan();
    if !good {
        return f64::NAN;
    }
    if rho == 1.0 {
        return normal_cdf(h.min(k));
    }
    if rho == -1.0 {
        return (normal_cdf(h) - normal_cdf(-k)).max(0.0);
    }
    if h.is_infinite() || k.is_infinite() {
        return normal_cdf(h) * normal_cdf(k);
    }
    let (angle, sign) = (rho.abs().asin(), rho.signum());
    let mut ends = vec![0.0];
    for halvings in 1..60 {
        let end = FRAC_PI_2 * (1.0 - 0.5_f64.powi(halvings));
        if end >= angle {
            break;
        }
        ends.push(end);
    }
    ends.push(angle);
    let integrand = |theta: f64| {
        let (sine, cosine) = (sign * theta).sin_cos();
        (-(h * h + k * k - 2.0 * h * k * sine) / (2.0 * cosine * cosine)).exp()
    };
    (normal_cdf(h) * normal_cdf(k) + sign * integral(&ends, integrand) / TAU).clamp(0.0, 1.0)
}
