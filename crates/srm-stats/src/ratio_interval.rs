//! Intervals for the ratio of two independent proportions.

use crate::confidence::Confidence;
use crate::proportion::{Limits, Share};

/// Interval on the log scale (Katz, Baptista, Azen & Pike 1978): exp(ln RR ± z √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)).
///
/// `None` where a count is 0: the logarithm then has no value, and adding a half would make one up.
pub fn katz(one: Share, other: Share, confidence: Confidence) -> Option<Limits> {
    if one.x() == 0 || other.x() == 0 {
        return None;
    }
    let z = confidence.z();
    let spread = |share: Share| (1.0 - share.rate()) / share.x() as f64;
    let half = z * (spread(one) + spread(other)).sqrt();
    let ratio = one.rate() / other.rate();
    Some([ratio * (-half).exp(), ratio * half.exp()])
}

/// Chi-square of Koopman for the hypothesis that the ratio of the two proportions is `ratio`: both deviations from the
/// proportions that are likeliest under it.
fn koopman_chi_square(one: Share, other: Share, ratio: f64) -> f64 {
    let (x1, n1, x2, n2) = (one.x() as f64, one.n() as f64, other.x() as f64, other.n() as f64);
    let n = n1 + n2;
    // Likeliest first proportion: the smaller root of n p² − (ρ(n₁ + x₂) + x₁ + n₂) p + ρ(x₁ + x₂) = 0.
    let linear = ratio * (n1 + x2) + x1 + n2;
    let constant = ratio * (x1 + x2);
    let root = (linear * linear - 4.0 * n * constant).max(0.0).sqrt();
    // The smaller root by way of the larger one, which loses no digits.
    let p1 = 2.0 * constant / (linear + root);
    let p2 = p1 / ratio;
    let part = |x: f64, n: f64, p: f64| {
        let deviation = x - n * p;
        if deviation == 0.0 { 0.0 } else { deviation * deviation / (n * p * (1.0 - p)) }
    };
    part(x1, n1, p1) + part(x2, n2, p2)
}

/// Chi-square interval for a ratio of proportions (Koopman 1984, Biometrics 40, 513–517), lower and upper limit.
///
/// It is defined where Katz is not: with nobody in the first group the lower limit is 0; with nobody in the second there
/// is no upper limit (`None`). With nobody in either, neither limit says anything: both `None`.
pub fn koopman(one: Share, other: Share, confidence: Confidence) -> [Option<f64>; 2] {
    if one.x() == 0 && other.x() == 0 {
        return [None, None];
    }
    let z = confidence.z();
    let critical = z * z;
    // Chi-square grows from 0 at the observed ratio towards both sides: halve the logarithm of the ratio.
    let limit = |one: Share, other: Share| {
        let mut near = if other.x() == 0 { f64::MAX.ln() } else { (one.rate() / other.rate()).ln() };
        if other.x() == 0 {
            // Any ratio is too small a guess; begin where chi-square is below the critical value.
            near = 0.0;
            while koopman_chi_square(one, other, near.exp()) > critical && near < 600.0 {
                near += 1.0;
            }
        }
        let mut far = near - 1.0;
        let mut stride = 1.0;
        while koopman_chi_square(one, other, far.exp()) < critical && far > -600.0 {
            stride *= 2.0;
            far -= stride;
        }
        for _ in 0..200 {
            let middle = f64::midpoint(near, far);
            if middle == near || middle == far {
                break;
            }
            if koopman_chi_square(one, other, middle.exp()) < critical {
                near = middle;
            } else {
                far = middle;
            }
        }
        f64::midpoint(near, far).exp()
    };
    let lower = if one.x() == 0 { 0.0 } else { limit(one, other) };
    // The upper limit is one over the lower one of the turned ratio.
    let upper = (other.x() > 0).then(|| 1.0 / limit(other, one));
    [Some(lower), upper]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(x: u64, n: u64) -> Share {
        Share::new(("x", x), ("n", n)).unwrap()
    }

    fn usual() -> Confidence {
        Confidence::new(0.95).unwrap()
    }

    #[test]
    fn koopman_gives_his_published_interval() {
        // 36 of 40 against 16 of 80: 2.94 to 7.15 (Koopman 1984).
        let [lower, upper] = koopman(share(36, 40), share(16, 80), usual()).map(Option::unwrap);
        assert!((lower - 2.94).abs() < 0.005 && (upper - 7.15).abs() < 0.005, "{lower} {upper}");
    }

    #[test]
    fn zero_counts_leave_what_can_be_said() {
        assert_eq!(katz(share(0, 10), share(5, 10), usual()), None);
        let [lower, upper] = koopman(share(0, 10), share(5, 10), usual());
        assert_eq!(lower, Some(0.0));
        assert!(upper.unwrap() < 1.0);
        let [lower, upper] = koopman(share(5, 10), share(0, 10), usual());
        assert!(lower.unwrap() > 1.0);
        assert_eq!(upper, None);
        assert_eq!(koopman(share(0, 10), share(0, 10), usual()), [None, None]);
    }

    #[test]
    fn turning_the_ratio_turns_the_limits() {
        for (a, m, b, n) in [(10, 30, 20, 40), (40, 40, 30, 40), (1, 1000, 5, 1000), (7, 7, 9, 9)] {
            let [lower, upper] = koopman(share(a, m), share(b, n), usual()).map(Option::unwrap);
            let [back, forth] = koopman(share(b, n), share(a, m), usual()).map(Option::unwrap);
            assert!((lower * forth - 1.0).abs() < 1e-9 && (upper * back - 1.0).abs() < 1e-9);
            assert!(lower < upper);
        }
    }
}
