//! The incomplete beta function and its inverse, for the binomial distribution: every exact interval of a proportion
//! rests on them.
//!
//! Our own, because the distribution library loses digits above shapes of about 10⁵ and can fail to return in far
//! tails: here the factor in front is written with Stirling's error terms (Loader 2000), so that nothing large is
//! subtracted, and the continued fraction (DLMF 8.17.22) may take as many terms as the shapes need.

/// Terms of the continued fraction at most: it needs about the square root of the larger shape.
const TERMS_MAX: usize = 4_000_000;

/// Difference between ln Γ(a) and Stirling's formula, for a > 0.
fn stirling_error(a: f64) -> f64 {
    // Below 16 the series is short of digits: the recurrence of Γ leads up to where it is not.
    let mut at = a;
    let mut below = 0.0;
    while at < 16.0 {
        below += (at + 0.5) * (1.0 / at).ln_1p() - 1.0;
        at += 1.0;
    }
    let square = at * at;
    let series = 1.0 / 1_188.0 / square;
    let series = (1.0 / 1_680.0 - series) / square;
    let series = (1.0 / 1_260.0 - series) / square;
    let series = (1.0 / 360.0 - series) / square;
    below + (1.0 / 12.0 - series) / at
}

/// ln r − u for a ratio r = 1 + u above 0, without loss of digits where r is near 1 or near 0.
fn ln_minus(ratio: f64, u: f64) -> f64 {
    if u.abs() > 0.1 {
        return ratio.ln() - u;
    }
    // With r = u / (2 + u): ln(1 + u) = 2 (r + r³/3 + r⁵/5 + …) and u = 2r + r u.
    let r = u / (2.0 + u);
    let square = r * r;
    let mut tail = 0.0;
    for odd in (3..=17_u32).rev().step_by(2) {
        tail = tail * square + 1.0 / f64::from(odd);
    }
    r * (2.0 * square * tail - u)
}

/// ln of `x^a (1 − x)^b / B(a, b)`, for a, b > 0 and x inside 0–1; `y` is 1 − x.
fn ln_front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    // Both are the same distance; the one that subtracts the smaller numbers keeps more digits.
    let distance = if x < y { x - a / n } else { b / n - y };
    let exponent = a * ln_minus(x * (n / a), distance * n / a) + b * ln_minus(y * (n / b), -distance * n / b);
    let scale = 0.5 * (a / n * b / std::f64::consts::TAU).ln();
    scale + exponent - (stirling_error(a) + stirling_error(b) - stirling_error(n))
}

/// The continued fraction of `I_x(a, b)` by the modified method of Lentz, for x at most about the mean.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for term in 1..TERMS_MAX {
        let m = term as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let factor = d * c;
        product *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            break;
        }
    }
    product
}

/// Regularised incomplete beta function `I_x(a, b)`: the probability that a Beta(a, b) is at most `x`.
///
/// Shapes up to 10⁹ keep at least ten digits. A shape of 0 puts all weight on that end. Outside 0–1 it is 0 or 1.
pub fn beta_reg(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || b <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 || a <= 0.0 {
        return 1.0;
    }
    let y = 1.0 - x;
    let front = ln_front(a, b, x, y).exp();
    if x <= (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, y) / b
    }
}

/// Density of Beta(a, b) at x inside 0–1; 0 where a shape is 0.
fn density(a: f64, b: f64, x: f64) -> f64 {
    if a <= 0.0 || b <= 0.0 {
        return 0.0;
    }
    let y = 1.0 - x;
    (ln_front(a, b, x, y) - x.ln() - y.ln()).exp()
}

/// Where an increasing function on 0–1 takes `target`: Newton's steps, halving where they leave the bracket.
fn solve(target: f64, start: f64, value: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mut at = if start > 0.0 && start < 1.0 { start } else { 0.5 };
    // Halving alone comes down to the smallest number in 1100 steps.
    for _ in 0..1_200 {
        let excess = value(at) - target;
        if excess > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let newton = at - excess / slope(at);
        let middle =
            if low > 0.0 && high / low > 4.0 { (low * high).sqrt() } else { f64::midpoint(low, high) };
        let next = if newton > low && newton < high { newton } else { middle };
        if (next - at).abs() <= 2.0 * f64::EPSILON * at {
            return next;
        }
        at = next;
    }
    at
}

/// Quantile of Beta(a, b) for shapes > 0 and a probability inside 0–1.
pub fn beta_quantile(a: f64, b: f64, probability: f64) -> f64 {
    let mean = a / (a + b);
    solve(probability, mean, |x| beta_reg(a, b, x), |x| density(a, b, x))
}

/// The proportion under which `x` or more of `n` has the mid-P probability `tail`: P(more) + ½ P(exactly x).
/// 0 where `x` is 0.
pub fn mid_p_limit(x: u64, n: u64, tail: f64) -> f64 {
    if x == 0 {
        return 0.0;
    }
    let (more, rest) = (x as f64, (n - x) as f64);
    let value = |p: f64| 0.5 * (beta_reg(more, rest + 1.0, p) + beta_reg(more + 1.0, rest, p));
    let slope = |p: f64| 0.5 * (density(more, rest + 1.0, p) + density(more + 1.0, rest, p));
    // With x = n the second half is the impossible "more than all".
    if x == n {
        return (2.0 * tail).powf(1.0 / more);
    }
    solve(tail, more / n as f64, value, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, relative: f64) {
        assert!((value - expected).abs() <= relative * expected.abs(), "{value:e} is not {expected:e}");
    }

    #[test]
    fn the_uniform_and_the_power_are_known_exactly() {
        for x in [0.001, 0.2, 0.5, 0.8, 0.999] {
            near(beta_reg(1.0, 1.0, x), x, 1e-13);
            near(beta_reg(3.0, 1.0, x), x.powi(3), 1e-13);
            near(beta_reg(1.0, 7.0, x), 1.0 - (1.0 - x).powi(7), 1e-12);
            near(beta_reg(0.5, 0.5, x), x.sqrt().asin() * 2.0 / std::f64::consts::PI, 1e-12);
        }
    }

    #[test]
    fn quantiles_are_undone_by_the_function() {
        for (a, b) in [(0.5, 20.5), (1.0, 4.0), (81.0, 183.0), (3.0, 1e6), (1e5, 2e5), (4e7, 6e7), (0.5, 1e9)]
        {
            for p in [1e-12, 1e-4, 0.025, 0.5, 0.975] {
                near(beta_reg(a, b, beta_quantile(a, b, p)), p, 1e-7);
            }
        }
    }

    #[test]
    fn the_two_tails_add_to_one() {
        for (a, b, x) in [(2.5, 9.0, 0.3), (4e6, 5e6, 0.4445), (1e9, 1e9, 0.500_01), (12.0, 0.5, 0.97)] {
            near(beta_reg(a, b, x) + beta_reg(b, a, 1.0 - x), 1.0, 1e-9);
        }
    }

    #[test]
    fn ends_and_empty_shapes_are_no_trap() {
        assert_eq!((beta_reg(2.0, 3.0, 0.0), beta_reg(2.0, 3.0, 1.0)), (0.0, 1.0));
        assert_eq!((beta_reg(0.0, 3.0, 0.4), beta_reg(3.0, 0.0, 0.4)), (1.0, 0.0));
        assert_eq!(mid_p_limit(0, 20, 0.025), 0.0);
        near(mid_p_limit(20, 20, 0.025), 0.05_f64.powf(0.05), 1e-14);
    }
}
