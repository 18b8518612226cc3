//! Spearman–Brown prophecy: what reliability a longer or shorter test would have.

use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use serde_json::{Map, Value, json};

/// Reliability of a test `factor` times as long, from its reliability `r` (both without unit):
/// `factor · r / (1 + (factor − 1) · r)`; Spearman (1910) and Brown (1910), British Journal of Psychology 3.
///
/// `None` where the formula has no value: a denominator of 0 or below, which only a negative `r` can bring.
pub fn prophecy(r: f64, factor: f64) -> Option<f64> {
    let denominator = 1.0 + (factor - 1.0) * r;
    (denominator > 0.0).then(|| factor * r / denominator)
}

/// How many times as long a test must be to reach the reliability `target`: `target · (1 − r) / (r · (1 − target))`.
///
/// `None` where no length reaches it: `r` of 0 or below, or of 1 with another target, or a target of 1.
pub fn length_factor(r: f64, target: f64) -> Option<f64> {
    let factor = target * (1.0 - r) / (r * (1.0 - target));
    (r > 0.0 && r < 1.0 && target < 1.0).then_some(factor)
}

/// `srm stats spearman_brown`.
pub const STATISTIC: Statistic = Statistic {
    name: "spearman_brown",
    summary: "reliability of a longer or shorter test, or the length a wanted reliability takes",
    input: &[
        ("r", "reliability of the test as it is, -1 to 1"),
        ("factors", "list of lengths to foresee, as multiples of the present one, each above 0"),
        ("target", "wanted reliability, above 0 and below 1; give `factors`, `target`, or both"),
    ],
    output: &[
        ("prophecy", "reliability for each of `factors`; null where the formula has no value"),
        ("length_factor", "multiple of the present length at which `target` is reached; null if none is"),
        ("notes", "why something is null"),
    ],
    formula: "prophecy = k r / (1 + (k - 1) r); length_factor = t (1 - r) / (r (1 - t))",
    source: "Spearman (1910) and Brown (1910), British Journal of Psychology 3, 271-295 and 296-322",
    csv: None,
    example: r#"{ "r": 0.7, "factors": [0.5, 2, 3], "target": 0.9 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let r = fields.correlation("r")?;
    if !fields.has("factors") && !fields.has("target") {
        let error = fields.error("factors", "is missing; give `factors`, or `target`, or both");
        return Err(error.into());
    }
    let (mut output, mut notes) = (Map::new(), Vec::new());
    if fields.has("factors") {
        let factors = fields.numbers("factors")?;
        if let Some(row) = factors.iter().position(|factor| *factor <= 0.0) {
            return Err(InputError::new("factors", "a length must be above 0").at_row(row).into());
        }
        let prophecies: Vec<Option<f64>> = factors.iter().map(|factor| prophecy(r, *factor)).collect();
        if prophecies.contains(&None) {
            notes.push("a negative reliability cannot be foretold for such a length");
        }
        output.insert("prophecy".to_owned(), json!(prophecies));
    }
    if fields.has("target") {
        let target = fields.probability("target")?;
        if target <= 0.0 || target >= 1.0 {
            return Err(fields.error("target", "must lie above 0 and below 1").into());
        }
        let factor = length_factor(r, target);
        if factor.is_none() {
            notes.push("no length reaches the target from a reliability of 0 or below, or of 1");
        }
        output.insert("length_factor".to_owned(), json!(factor));
    }
    if !notes.is_empty() {
        output.insert("notes".to_owned(), json!(notes));
    }
    Ok(Value::Object(output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubling_and_halving_undo_each_other() {
        for r in [0.05, 0.3, 0.7, 0.95] {
            let double = prophecy(r, 2.0).unwrap();
            assert!((prophecy(double, 0.5).unwrap() - r).abs() < 1e-14);
            assert!((length_factor(r, double).unwrap() - 2.0).abs() < 1e-12);
        }
        // psych's documentation and any textbook: a half-test correlation of 0.7 is a reliability of 14/17.
        assert!((prophecy(0.7, 2.0).unwrap() - 14.0 / 17.0).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_value_is_undefined() {
        assert_eq!(prophecy(-0.9, 3.0), None);
        assert_eq!(length_factor(0.0, 0.9), None);
        assert_eq!(length_factor(-0.2, 0.9), None);
        let output = STATISTIC.compute(&json!({ "r": -0.5, "factors": [4], "target": 0.9 })).unwrap();
        assert_eq!(output["prophecy"][0], Value::Null);
        assert_eq!(output["length_factor"], Value::Null);
        assert_eq!(output["notes"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn impossible_input_is_one_error() {
        for (input, expected) in [
            (json!({ "r": 0.5 }), "`factors`: is missing; give `factors`, or `target`, or both"),
            (json!({ "r": 1.5, "target": 0.9 }), "`r`: is 1.5; it must lie between -1 and 1"),
            (json!({ "r": 0.5, "factors": [2, 0] }), "`factors` row 2: a length must be above 0"),
            (json!({ "r": 0.5, "target": 1 }), "`target`: must lie above 0 and below 1"),
        ] {
            assert_eq!(STATISTIC.compute(&input).unwrap_err().to_string(), expected);
        }
    }
}
