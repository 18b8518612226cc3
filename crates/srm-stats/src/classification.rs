//! How often a cut puts people on the right side, and on the same side twice (Livingston & Lewis, 1995).

mod face;

pub use face::STATISTIC;

use crate::dist::{beta_cdf, ln_beta};
use crate::error::InputError;
use crate::summary::{mean, variance};

/// Largest effective test length that is computed with.
const LENGTH_MAX: f64 = 1e6;

/// True scores as shares of the scale: a beta distribution stretched over `l`–`u`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrueScores {
    /// First shape, above 0.
    pub alpha: f64,
    /// Second shape, above 0.
    pub beta: f64,
    /// Lowest true score, 0 to 1.
    pub l: f64,
    /// Highest true score, `l` to 1.
    pub u: f64,
}

/// How a cut classifies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classification {
    /// Share on the side of the cut where their true score lies.
    pub accuracy: f64,
    /// Share on the same side in two parallel tests.
    pub consistency: f64,
    /// Consistency by chance alone.
    pub chance_consistency: f64,
    /// (consistency − chance) / (1 − chance); `None` where all pass or all fail.
    pub kappa: Option<f64>,
    /// P(pass | true score at or above the cut); `None` where there is nobody.
    pub sensitivity: Option<f64>,
    /// P(fail | true score below the cut); `None` where there is nobody.
    pub specificity: Option<f64>,
    /// Share that passes with a true score below the cut.
    pub false_positive: f64,
    /// Share that fails with a true score at or above the cut.
    pub false_negative: f64,
    /// Share that passes.
    pub pass_rate: f64,
    /// Effective test length, rounded.
    pub length: f64,
    /// Points of the effective test from which one passes.
    pub cut_points: f64,
}

/// The number of equally difficult 0/1 items that would give scores of this mean, variance and reliability:
/// ((mean − min)(max − mean) − r s²) / (s² (1 − r)).
///
/// `None` unless it comes out finite and above 0.
pub fn effective_length(mean: f64, variance: f64, min: f64, max: f64, reliability: f64) -> Option<f64> {
    let length = ((mean - min) * (max - mean) - reliability * variance) / (variance * (1.0 - reliability));
    (length.is_finite() && length > 0.0).then_some(length)
}

/// The true scores that give these observed ones on a test of `length` items, by their first four factorial moments, or by
/// two (over 0–1) where four give no possible distribution. The flag says whether four did.
///
/// `shares` are scores as shares of the scale. Source: Hanson (1991), ACT Research Report 91-5; Lord (1965), Psychometrika 30.
pub fn fit_true_scores(shares: &[f64], length: f64) -> Option<(TrueScores, bool)> {
    let points: Vec<f64> = shares.iter().map(|share| share * length).collect();
    let n = points.len() as f64;
    // Factorial moments of the points over those of the length are the moments of the true scores.
    let moment = |order: u32| -> f64 {
        let sum: f64 = points.iter().map(|x| (0..order).map(|k| x - f64::from(k)).product::<f64>()).sum();
        sum / n / (0..order).map(|k| length - f64::from(k)).product::<f64>()
    };
    let (m1, m2) = (moment(1), moment(2));
    let variance = m2 - m1 * m1;
    let usable = variance > 0.0 && variance < m1 * (1.0 - m1) && length > 1.0;
    if !usable {
        return None;
    }
    if length > 3.0
        && let Some(four) = four_moments(m1, variance, moment(3), moment(4))
    {
        return Some((four, true));
    }
    let both = m1 * (1.0 - m1) / variance - 1.0;
    Some((TrueScores { alpha: m1 * both, beta: (1.0 - m1) * both, l: 0.0, u: 1.0 }, false))
}

/// The four-parameter beta distribution with these raw moments (second central), if there is one within 0–1.
fn four_moments(m1: f64, variance: f64, m3: f64, m4: f64) -> Option<TrueScores> {
    let m2 = variance + m1 * m1;
    let skewness = (m3 - 3.0 * m1 * m2 + 2.0 * m1.powi(3)) / variance.powf(1.5);
    let kurtosis = (m4 - 4.0 * m1 * m3 + 6.0 * m1 * m1 * m2 - 3.0 * m1.powi(4)) / (variance * variance);
    let both =
        6.0 * (kurtosis - skewness * skewness - 1.0) / (6.0 + 3.0 * skewness * skewness - 2.0 * kurtosis);
    let inside = 1.0
        - 24.0 * (both + 1.0) / ((both + 2.0) * (both + 3.0) * kurtosis - 3.0 * (both - 6.0) * (both + 1.0));
    let uneven = inside.sqrt() * -skewness.signum();
    let (alpha, beta) = (both / 2.0 * (1.0 + uneven), both / 2.0 * (1.0 - uneven));
    let unit = (variance * (both + 1.0) / (alpha * beta)).sqrt();
    let found = TrueScores { alpha, beta, l: m1 - alpha * unit, u: m1 + beta * unit };
    let possible = alpha > 0.0 && beta > 0.0 && found.l >= 0.0 && found.u <= 1.0 && found.l < found.u;
    possible.then_some(found)
}

/// How a cut classifies people with these true scores on a test of `length` items (rounded to a whole number).
///
/// `cut` is a share of the scale, 0 to 1. Points from round(`length` · `cut`) on pass; true scores from `cut` on should pass.
/// Errors within a true score are binomial.
///
/// Errors: shapes, bounds, length or cut outside their range.
pub fn classify(true_scores: &TrueScores, length: f64, cut: f64) -> Result<Classification, InputError> {
    check(true_scores, length, cut)?;
    let length = length.round().max(1.0);
    let cut_points = (length * cut).round();
    let pass = |share: f64| {
        if cut_points <= 0.0 { 1.0 } else { beta_cdf(share, cut_points, length - cut_points + 1.0) }
    };
    // Below the cut, then above it: share of people, who pass, who pass twice.
    let parts = [
        (true_scores.l, cut.clamp(true_scores.l, true_scores.u)),
        (cut.clamp(true_scores.l, true_scores.u), true_scores.u),
    ]
    .map(|(from, to)| over(true_scores, from, to, &pass));
    let [below, above] = parts;
    let pass_rate = below.pass + above.pass;
    let pass_twice = below.pass_twice + above.pass_twice;
    let (fail_twice, chance_consistency) =
        (1.0 - 2.0 * pass_rate + pass_twice, pass_rate * pass_rate + (1.0 - pass_rate) * (1.0 - pass_rate));
    let consistency = pass_twice + fail_twice;
    Ok(Classification {
        accuracy: (below.people - below.pass) + above.pass,
        consistency,
        chance_consistency,
        kappa: (1.0 - chance_consistency > 1e-12)
            .then(|| (consistency - chance_consistency) / (1.0 - chance_consistency)),
        sensitivity: (above.people > 0.0).then(|| above.pass / above.people),
        specificity: (below.people > 0.0).then(|| 1.0 - below.pass / below.people),
        false_positive: below.pass,
        false_negative: above.people - above.pass,
        pass_rate,
        length,
        cut_points,
    })
}

fn check(true_scores: &TrueScores, length: f64, cut: f64) -> Result<(), InputError> {
    let TrueScores { alpha, beta, l, u } = *true_scores;
    for (key, value) in [("alpha", alpha), ("beta", beta)] {
        if !(1e-3..=1e6).contains(&value) {
            return Err(InputError::new(key, format_args!("is {value}; shapes from 0.001 to 1e6 are taken")));
        }
    }
    let ordered = 0.0 <= l && l < u && u <= 1.0;
    if !ordered {
        return Err(InputError::new("l", format_args!("is {l} with u {u}; 0 <= l < u <= 1 must hold")));
    }
    if !(1.0..=LENGTH_MAX).contains(&length) {
        let message = format_args!(
            "an effective test length of {length} cannot be computed with; 1 to {LENGTH_MAX} are taken"
        );
        return Err(InputError::new("reliability", message));
    }
    if !(0.0..=1.0).contains(&cut) {
        return Err(InputError::new("cut", "lies outside `min` and `max`"));
    }
    Ok(())
}

/// Shares of everybody with true scores in a range.
#[derive(Clone, Copy, Default)]
struct Part {
    people: f64,
    pass: f64,
    pass_twice: f64,
}

/// Integrates over `from`–`to` by the tanh-sinh rule, which bears densities that grow without bound at the ends.
fn over(true_scores: &TrueScores, from: f64, to: f64, pass: &dyn Fn(f64) -> f64) -> Part {
    const STEP: f64 = 1.0 / 32.0;
    const STEPS: i32 = 32 * 5;
    let TrueScores { alpha, beta, l, u } = *true_scores;
    let range = u - l;
    let shares = |x: f64| beta_cdf(((x - l) / range).clamp(0.0, 1.0), alpha, beta);
    let mut part = Part { people: shares(to) - shares(from), ..Part::default() };
    if to <= from {
        return Part::default();
    }
    let log_norm = ln_beta(alpha, beta);
    for step in -STEPS..=STEPS {
        let t = f64::from(step) * STEP;
        let argument = std::f64::consts::FRAC_PI_2 * t.sinh();
        // Distances from both ends as shares of the piece, each with its digits.
        let (near_from, near_to) =
            (1.0 / (1.0 + (-2.0 * argument).exp()), 1.0 / (1.0 + (2.0 * argument).exp()));
        let weight = STEP * std::f64::consts::FRAC_PI_2 * t.cosh() * 2.0 * near_from * near_to * (to - from);
        let x = if near_from < near_to { from + near_from * (to - from) } else { to - near_to * (to - from) };
        let above_l = (from - l) + near_from * (to - from);
        let below_u = (u - to) + near_to * (to - from);
        let log_density = (alpha - 1.0) * (above_l / range).ln() + (beta - 1.0) * (below_u / range).ln()
            - log_norm
            - range.ln();
        let people = weight * log_density.exp();
        if people.is_finite() && people > 0.0 {
            let p = pass(x);
            part.pass += people * p;
            part.pass_twice += people * p * p;
        }
    }
    part
}

/// What [`fit_true_scores`] and [`classify`] need, from scores between `min` and `max`.
///
/// Errors: scores outside `min`–`max`, without variance, or a reliability that no such scores can have.
pub fn from_scores(
    scores: &[f64],
    (min, max): (f64, f64),
    reliability: f64,
) -> Result<(TrueScores, bool, f64), InputError> {
    if let Some(row) = scores.iter().position(|score| !(min..=max).contains(score)) {
        let message = format_args!("is {}; scores lie between `min` {min} and `max` {max}", scores[row]);
        return Err(InputError::new("scores", message).at_row(row));
    }
    let (Some(mean), Some(spread)) = (mean(scores), variance(scores)) else {
        return Err(InputError::new("scores", "holds fewer than two scores"));
    };
    if spread <= 0.0 {
        return Err(InputError::new("scores", "are all the same; nothing can be classified"));
    }
    let impossible = || {
        let message = format_args!("is {reliability}; scores with this mean and variance cannot have it");
        InputError::new("reliability", message)
    };
    let length = effective_length(mean, spread, min, max, reliability).ok_or_else(impossible)?;
    let shares: Vec<f64> = scores.iter().map(|score| (score - min) / (max - min)).collect();
    let (true_scores, four) = fit_true_scores(&shares, length).ok_or_else(impossible)?;
    Ok((true_scores, four, length))
}

#[cfg(test)]
mod tests;
