//! Distributions: the one place that knows the distribution library (`statrs`), and where it falls short.
//!
//! Taken from the library: the chi-square distribution. Written here, because the library's are wrong somewhere in the
//! range that is needed (the tests in `dist/tests.rs` fail when it has been mended): the normal distribution, right to 11
//! digits only; the incomplete beta function and what follows from it (t, F, beta, binomial); the hypergeometric
//! probability. Not in the library: noncentral t, bivariate normal, beta-binomial.
//!
//! Every function is total: a parameter outside its range gives `None` (quantiles) or NaN (probabilities), never a panic
//! and never an endless loop. Statistics check their input before they come here.

mod beta;
mod bivariate;
mod discrete;
mod noncentral;
mod quadrature;

pub use beta::{
    beta_cdf, beta_quantile, beta_sf, f_cdf, f_quantile, f_sf, t_cdf, t_quantile, t_sf, t_two_sided,
};
pub use bivariate::bivariate_normal_cdf;
pub use discrete::{
    beta_binomial_pmf, binomial_cdf, binomial_pmf, binomial_sf, hypergeometric_pmf, ln_choose,
};
pub use noncentral::{noncentral_t_cdf, noncentral_t_shift};
pub use quadrature::integral;

use statrs::distribution::{ChiSquared, ContinuousCDF as _, Normal};
use std::f64::consts::{SQRT_2, TAU};

/// Natural logarithm of the gamma function, for x above 0.
pub fn ln_gamma(x: f64) -> f64 {
    if x > 0.0 { libm::lgamma(x) } else { f64::NAN }
}

/// Natural logarithm of the beta function, for both above 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// Density of the standard normal distribution.
pub fn normal_pdf(x: f64) -> f64 {
    (-x * x / 2.0).exp() / TAU.sqrt()
}

/// P(Z ≤ x) of the standard normal distribution.
pub fn normal_cdf(x: f64) -> f64 {
    libm::erfc(-x / SQRT_2) / 2.0
}

/// P(Z > x) of the standard normal distribution, with its digits far in the tail.
pub fn normal_sf(x: f64) -> f64 {
    libm::erfc(x / SQRT_2) / 2.0
}

/// P(|Z| ≥ |x|) of the standard normal distribution.
pub fn normal_two_sided(x: f64) -> f64 {
    (2.0 * normal_sf(x.abs())).min(1.0)
}

/// Quantile of the standard normal distribution; `None` unless the probability lies strictly between 0 and 1.
pub fn normal_quantile(probability: f64) -> Option<f64> {
    if !inside(probability) {
        return None;
    }
    // The library's quantile is as exact as its probability; two steps of Newton's bring the missing digits.
    let mut z = Normal::standard().inverse_cdf(probability.min(1.0 - probability)).clamp(-40.0, 0.0);
    for _ in 0..2 {
        let has = normal_cdf(z);
        let step = (has / probability.min(1.0 - probability)).ln() * has / normal_pdf(z);
        if step.is_finite() {
            z -= step;
        }
    }
    Some(if probability <= 0.5 { z } else { -z })
}

/// How many standard errors an interval of this confidence reaches to either side: 1.96 for 0.95.
pub fn normal_reach(confidence: f64) -> Option<f64> {
    normal_quantile((1.0 - confidence) / 2.0).map(|z| -z)
}

/// P(X ≤ x) of the chi-square distribution; NaN unless the degrees of freedom are above 0 and at most 10⁹.
pub fn chi_square_cdf(x: f64, df: f64) -> f64 {
    chi_square(df).map_or(f64::NAN, |law| if x > 0.0 { law.cdf(x) } else { 0.0 })
}

/// P(X > x) of the chi-square distribution; NaN unless the degrees of freedom are above 0 and at most 10⁹.
pub fn chi_square_sf(x: f64, df: f64) -> f64 {
    chi_square(df).map_or(f64::NAN, |law| if x > 0.0 { law.sf(x) } else { 1.0 })
}

/// Quantile of the chi-square distribution; `None` outside its range.
pub fn chi_square_quantile(probability: f64, df: f64) -> Option<f64> {
    let law = chi_square(df)?;
    inside(probability).then(|| law.inverse_cdf(probability)).filter(|x| x.is_finite())
}

fn chi_square(df: f64) -> Option<ChiSquared> {
    // Far beyond this the library's series does not end.
    const DF_MAX: f64 = 1e9;
    (df > 0.0 && df <= DF_MAX).then(|| ChiSquared::new(df).ok()).flatten()
}

/// Whether a probability lies strictly between 0 and 1.
fn inside(probability: f64) -> bool {
    probability > 0.0 && probability < 1.0
}

#[cfg(test)]
mod tests;
