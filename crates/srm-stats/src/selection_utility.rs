//! What share of those selected will do well: Taylor and Russell.

use crate::dist::{bivariate_normal_cdf, normal_quantile};
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use serde_json::{Value, json};

/// The share of the selected who will do well: Taylor & Russell (1939), Journal of Applied Psychology 23.
///
/// `base_rate` of all applicants would do well (0–1), `selection_ratio` of them are selected from the top (above 0, up to
/// 1), `validity` is the correlation of score and success; both are bivariate normal. P(score and success above their
/// cuts) / selection ratio.
///
/// Errors: a value outside its range.
pub fn success_ratio(base_rate: f64, selection_ratio: f64, validity: f64) -> Result<f64, InputError> {
    for (field, value, low) in [("br", base_rate, 0.0), ("sr", selection_ratio, 0.0), ("r", validity, -1.0)] {
        if !(low..=1.0).contains(&value) {
            return Err(InputError::new(field, format_args!("is {value}; it must lie between {low} and 1")));
        }
    }
    if selection_ratio == 0.0 {
        return Err(InputError::new("sr", "is 0; of nobody selected there is no share"));
    }
    // Upper cuts are lower ones of the mirrored variables.
    match (normal_quantile(selection_ratio), normal_quantile(base_rate)) {
        (Some(x), Some(y)) => Ok((bivariate_normal_cdf(x, y, validity) / selection_ratio).min(1.0)),
        // Everybody is selected, or everybody or nobody would do well.
        _ => Ok(base_rate),
    }
}

/// `srm stats selection_utility`.
pub const STATISTIC: Statistic = Statistic {
    name: "selection_utility",
    summary: "what share of those selected will do well (Taylor and Russell)",
    input: &[
        ("br", "base rate: share of all applicants who would do well, 0 to 1"),
        ("sr", "selection ratio: share of applicants who are selected, above 0 to 1"),
        ("r", "validity: correlation of score and success, -1 to 1"),
    ],
    output: &[
        ("success_ratio", "share of the selected who will do well"),
        ("gain", "success_ratio less br: what the selection adds to taking people by lot"),
    ],
    formula: "P(X > x, Y > y) / sr of a bivariate normal distribution with correlation r, P(X > x) = sr, P(Y > y) = br",
    source: "Taylor and Russell (1939) J. Applied Psychology 23, 565; Plackett (1954) Biometrika 41, 351",
    csv: None,
    example: r#"{ "br": 0.5, "sr": 0.3, "r": 0.4 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let (br, sr, r) = (fields.number("br")?, fields.number("sr")?, fields.number("r")?);
    let ratio = success_ratio(br, sr, r)?;
    Ok(json!({ "success_ratio": ratio, "gain": ratio - br }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taylor_and_russell_find_their_own_table() {
        assert!((success_ratio(0.5, 0.3, 0.4).unwrap() - 0.69).abs() < 0.005);
    }

    #[test]
    fn edges_are_exact() {
        assert!((success_ratio(0.4, 0.3, 0.0).unwrap() - 0.4).abs() < 1e-15);
        assert!((success_ratio(0.4, 0.3, 1.0).unwrap() - 1.0).abs() < 1e-15);
        assert!((success_ratio(0.4, 0.8, 1.0).unwrap() - 0.5).abs() < 1e-15);
        assert_eq!(success_ratio(0.4, 1.0, 0.7).unwrap(), 0.4);
        assert_eq!(success_ratio(0.4, 0.5, -1.0).unwrap(), 0.0);
        assert_eq!(
            (success_ratio(0.0, 0.5, 0.5).unwrap(), success_ratio(1.0, 0.5, 0.5).unwrap()),
            (0.0, 1.0)
        );
    }

    #[test]
    fn shares_outside_0_to_1_are_refused() {
        for (input, place) in [
            (json!({ "br": 1.5, "sr": 0.5, "r": 0.5 }), "`br`: is 1.5"),
            (json!({ "br": 0.5, "sr": 0, "r": 0.5 }), "`sr`: is 0; of nobody"),
            (json!({ "br": 0.5, "sr": 0.5, "r": -2 }), "`r`: is -2"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
