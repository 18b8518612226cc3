//! Probabilities of many tests, adjusted for their number.

use crate::error::StatsError;
use crate::input::Fields;
use crate::registry::{Csv, Statistic};
use serde_json::{Value, json};

/// Places of the values in rising order; ties stay in their order.
fn order(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    let value = |index: usize| p.get(index).copied().unwrap_or(0.0);
    order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    order
}

/// Bonferroni: each times their number, at most 1.
pub fn bonferroni(p: &[f64]) -> Vec<f64> {
    p.iter().map(|value| (value * p.len() as f64).min(1.0)).collect()
}

/// Holm's step-down adjustment (1979): keeps the chance of any false alarm, and loses less than Bonferroni.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut largest: f64 = 0.0;
    for (rank, index) in order(p).into_iter().enumerate() {
        let value = p.get(index).copied().unwrap_or(0.0) * (p.len() - rank) as f64;
        largest = largest.max(value.min(1.0));
        if let Some(place) = adjusted.get_mut(index) {
            *place = largest;
        }
    }
    adjusted
}

/// Benjamini and Hochberg's adjustment (1995): keeps the share of false alarms among the alarms.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut smallest: f64 = 1.0;
    for (rank, index) in order(p).into_iter().enumerate().rev() {
        let value = p.get(index).copied().unwrap_or(0.0) * p.len() as f64 / (rank + 1) as f64;
        smallest = smallest.min(value);
        if let Some(place) = adjusted.get_mut(index) {
            *place = smallest;
        }
    }
    adjusted
}

/// `srm stats p_adjust`.
pub const STATISTIC: Statistic = Statistic {
    name: "p_adjust",
    summary: "probabilities of many tests, adjusted for their number",
    input: &[("p", "list of probabilities, none missing")],
    output: &[
        ("holm", "keeps the chance of any false alarm (Holm)"),
        ("bh", "keeps the share of false alarms among alarms (Benjamini and Hochberg)"),
        ("bonferroni", "each times their number"),
    ],
    formula: "holm: running maximum of (m - rank + 1) p; bh: running minimum from the largest of m p / rank; at most 1",
    source: "Holm (1979) Scand. J. Statistics 6, 65; Benjamini and Hochberg (1995) J. R. Statist. Soc. B 57, 289",
    csv: Some(Csv::Columns),
    example: r#"{ "p": [0.01, 0.04, 0.03, 0.005, 0.55] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let p = fields.probabilities("p")?;
    Ok(json!({ "holm": holm(&p), "bh": benjamini_hochberg(&p), "bonferroni": bonferroni(&p) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_values_are_those_of_r() {
        // p.adjust(c(.01, .04, .03, .005, .55), "holm") and "BH".
        let p = [0.01, 0.04, 0.03, 0.005, 0.55];
        let near = |found: Vec<f64>, expected: [f64; 5]| {
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{found:?}");
        };
        near(holm(&p), [0.04, 0.09, 0.09, 0.025, 0.55]);
        near(benjamini_hochberg(&p), [0.025, 0.05, 0.05, 0.025, 0.55]);
        near(bonferroni(&p), [0.05, 0.2, 0.15, 0.025, 1.0]);
    }

    #[test]
    fn each_adjustment_keeps_order_and_bounds() {
        let p = [0.5, 0.5, 0.0, 1.0, 0.2];
        for adjusted in [holm(&p), benjamini_hochberg(&p), bonferroni(&p)] {
            assert!(adjusted.iter().zip(p).all(|(a, p)| *a >= p && *a <= 1.0));
            assert_eq!(adjusted[0], adjusted[1]);
        }
    }

    #[test]
    fn what_is_no_probability_is_refused() {
        for (input, place) in [
            (json!({ "p": [0.5, 1.2] }), "`p` row 2: is 1.2"),
            (json!({ "p": [] }), "`p`: is an empty list"),
            (json!({ "p": [0.5, null] }), "`p` row 2: is missing"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
