//! Sums that everything is built on: mean, variance, covariance, correlation, ranks and quantiles.

use std::cmp::Ordering;

/// Arithmetic mean; `None` of nothing. A list of one and the same value has exactly that mean.
pub fn mean(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    // Sums of differences from the first value keep digits that large values would lose.
    let shifted: f64 = values.iter().map(|value| value - first).sum();
    Some(first + shifted / values.len() as f64)
}

/// Whether all values are the same (also of nothing).
pub fn is_constant(values: &[f64]) -> bool {
    values.windows(2).all(|pair| matches!(pair, [a, b] if a == b))
}

/// Sum of squared differences from the mean; exactly 0 of one and the same value.
pub fn sum_of_squares(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    values.iter().map(|value| (value - mean) * (value - mean)).sum()
}

/// Sample variance with n − 1; `None` of fewer than two values.
pub fn variance(values: &[f64]) -> Option<f64> {
    (values.len() > 1).then(|| sum_of_squares(values) / (values.len() - 1) as f64)
}

/// Sample standard deviation with n − 1; `None` of fewer than two values.
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// Sample covariance of pairs, with n − 1; `None` of fewer than two pairs. The longer list's rest is not used.
pub fn covariance(a: &[f64], b: &[f64]) -> Option<f64> {
    let n = a.len().min(b.len());
    let (a, b) = (a.get(..n)?, b.get(..n)?);
    let (mean_a, mean_b) = (mean(a)?, mean(b)?);
    let sum: f64 = a.iter().zip(b).map(|(x, y)| (x - mean_a) * (y - mean_b)).sum();
    (n > 1).then(|| sum / (n - 1) as f64)
}

/// Pearson's correlation of pairs; `None` where a side is constant or there are fewer than two pairs.
pub fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let product = variance(a)?.sqrt() * variance(b)?.sqrt();
    let r = covariance(a, b)? / product;
    // Rounding may carry a perfect correlation past 1 by a few units of the last place.
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

/// Ranks from 1, with the mean rank where values are tied.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let value = |index: usize| values.get(index).copied().unwrap_or(0.0);
    order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    for group in order.chunk_by(|a, b| value(*a).partial_cmp(&value(*b)) == Some(Ordering::Equal)) {
        let rank = start as f64 + (group.len() + 1) as f64 / 2.0;
        for index in group {
            if let Some(place) = ranks.get_mut(*index) {
                *place = rank;
            }
        }
        start += group.len();
    }
    ranks
}

/// Quantile of **sorted** values by linear interpolation between order statistics, "type 7" of Hyndman & Fan (1996), the
/// default of R and of numpy; `None` of nothing or outside 0–1.
///
/// The distribution library's own quantile is type 8, which differs.
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    let last = sorted.len().checked_sub(1)?;
    let place = probability * last as f64;
    let below = place.floor();
    let low = *sorted.get(below as usize)?;
    let high = *sorted.get((below as usize + 1).min(last))?;
    Some(low + (place - below) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_has_no_variance_whatever_its_digits() {
        let same = [0.1; 7];
        assert_eq!(mean(&same), Some(0.1));
        assert_eq!(variance(&same), Some(0.0));
        assert_eq!(correlation(&same, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]), None);
        assert!(is_constant(&same) && is_constant(&[]) && !is_constant(&[1.0, 2.0]));
    }

    #[test]
    fn nothing_and_one_value_have_no_variance() {
        assert_eq!((mean(&[]), variance(&[1.0]), covariance(&[1.0], &[2.0])), (None, None, None));
    }

    #[test]
    fn tied_values_share_their_mean_rank() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0, 3.0]), [4.0, 1.0, 4.0, 2.0, 4.0]);
        assert_eq!(ranks(&[-0.0, 0.0]), [1.5, 1.5]);
    }

    #[test]
    fn quantiles_are_those_of_r_and_numpy() {
        // quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)) in R.
        let values = [1.0, 2.0, 4.0, 8.0];
        for (p, expected) in [(0.0, 1.0), (0.1, 1.3), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)] {
            assert!((quantile(&values, p).unwrap() - expected).abs() < 1e-12);
        }
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&values, 1.5), None);
    }
}
