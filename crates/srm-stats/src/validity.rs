//! A validity coefficient: its interval, and what it would be without restricted range or error of measurement.

use crate::dist::normal_reach;
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use serde_json::{Map, Value, json};

/// Interval of a correlation of `n` pairs by Fisher's z: tanh(artanh r ± z / √(n − 3)); `None` of ±1 or fewer than 4 pairs.
pub fn fisher_interval(r: f64, n: u64, confidence: f64) -> Option<[f64; 2]> {
    let usable = r.abs() < 1.0 && n > 3;
    let reach = normal_reach(confidence).filter(|_| usable)? / ((n - 3) as f64).sqrt();
    Some([(r.atanh() - reach).tanh(), (r.atanh() + reach).tanh()])
}

/// Thorndike's Case II: the correlation among all applicants, from `r` among those selected **on the score itself**; `u`
/// is the standard deviation of the score among all over that among the selected.
pub fn case_ii(r: f64, u: f64) -> f64 {
    r * u / (1.0 + r * r * (u * u - 1.0)).sqrt()
}

/// Thorndike's Case III: the correlation of x and y among all applicants, when they were selected on a third variable z;
/// `u_z` is the standard deviation of z among all over that among the selected. `None` where the formula has no value.
pub fn case_iii(rxy: f64, rxz: f64, ryz: f64, u_z: f64) -> Option<f64> {
    let more = u_z * u_z - 1.0;
    let (x, y) = (1.0 + rxz * rxz * more, 1.0 + ryz * ryz * more);
    (x > 0.0 && y > 0.0).then(|| (rxy + rxz * ryz * more) / (x * y).sqrt())
}

/// Spearman's correction for attenuation: r / √(rxx ryy). Above 1 as computed.
pub fn disattenuated(r: f64, rxx: f64, ryy: f64) -> f64 {
    r / (rxx * ryy).sqrt()
}

/// `srm stats validity`.
pub const STATISTIC: Statistic = Statistic {
    name: "validity",
    summary: "a validity coefficient: interval, and corrected for restricted range and error of measurement",
    input: &[
        ("r", "correlation of score and criterion"),
        ("n", "people it rests on, for r_ci95"),
        ("U", "standard deviation of the score among all / among the selected, for case_ii"),
        ("rxy", "correlation of score and criterion among the selected, for case_iii (r if absent)"),
        ("rxz", "correlation of the score with what was selected on"),
        ("ryz", "correlation of the criterion with what was selected on"),
        ("U_z", "standard deviation of what was selected on, among all / among the selected"),
        ("rxx", "reliability of the score, above 0 to 1, for disattenuated; 1 if absent"),
        ("ryy", "reliability of the criterion, above 0 to 1; 1 if absent"),
        ("confidence", "of the interval, 0.95 if absent; the key stays r_ci95"),
    ],
    output: &[
        ("r_ci95", "interval of r by Fisher's z; null if r is 1 or -1, or n below 4"),
        ("case_ii", "r among all applicants, when they were selected on the score"),
        ("case_iii", "r among all applicants, when they were selected on something else"),
        ("disattenuated", "r without error of measurement; may exceed 1, said in notes"),
        ("notes", "what to know before the figures are used"),
    ],
    formula: "tanh(artanh r +- z / sqrt(n - 3)); case II r U / sqrt(1 + r^2 (U^2 - 1)); case III (rxy + rxz ryz (U_z^2 - 1)) / \
              sqrt((1 + rxz^2 (U_z^2 - 1)) (1 + ryz^2 (U_z^2 - 1))); r / sqrt(rxx ryy)",
    source: "Fisher (1921); Thorndike (1949) Personnel selection; Spearman (1904) American J. Psychology 15, 72",
    csv: None,
    example: r#"{ "r": 0.3, "n": 120, "U": 1.5, "rxy": 0.3, "rxz": 0.5, "ryz": 0.4, "U_z": 1.4, "rxx": 0.8, "ryy": 0.6 }"#,
    run,
};

fn ratio(fields: &Fields<'_>, key: &str) -> Result<f64, InputError> {
    fields.positive(key)
}

fn reliability(fields: &Fields<'_>, key: &str) -> Result<f64, InputError> {
    let value = if fields.has(key) { fields.probability(key)? } else { 1.0 };
    if value > 0.0 { Ok(value) } else { Err(fields.error(key, "is 0; a reliability must be above 0")) }
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let (mut output, mut notes) = (Map::new(), Vec::new());
    if fields.has("n") {
        let (r, n) = (fields.correlation("r")?, fields.count("n")?);
        let interval = fisher_interval(r, n, fields.confidence()?);
        if interval.is_none() {
            notes.push("an interval needs at least 4 people and a correlation that is not exactly 1 or -1");
        }
        output.insert("r_ci95".to_owned(), json!(interval));
    }
    if fields.has("U") {
        let value = case_ii(fields.correlation("r")?, ratio(fields, "U")?);
        output.insert("case_ii".to_owned(), json!(value));
    }
    if ["rxy", "rxz", "ryz", "U_z"].iter().any(|key| fields.has(key)) {
        let rxy = fields.correlation(if fields.has("rxy") { "rxy" } else { "r" })?;
        let (rxz, ryz) = (fields.correlation("rxz")?, fields.correlation("ryz")?);
        let determinant = 1.0 + 2.0 * rxy * rxz * ryz - rxy * rxy - rxz * rxz - ryz * ryz;
        if determinant < -1e-9 {
            let message = "no data have these three correlations together; check rxy, rxz and ryz";
            return Err(fields.error("rxy", message).into());
        }
        let value = case_iii(rxy, rxz, ryz, ratio(fields, "U_z")?);
        if value.is_none() {
            notes.push("case III has no value for these correlations");
        }
        output.insert("case_iii".to_owned(), json!(value));
    }
    if fields.has("rxx") || fields.has("ryy") {
        let r = fields.correlation(if fields.has("r") { "r" } else { "rxy" })?;
        let value = disattenuated(r, reliability(fields, "rxx")?, reliability(fields, "ryy")?);
        if value.abs() > 1.0 {
            notes.push("the corrected correlation exceeds 1: the reliabilities are too low for this r, or r is too high by chance");
        }
        output.insert("disattenuated".to_owned(), json!(value));
    }
    if output.is_empty() {
        let message =
            "nothing to do: give `n`, `U`, or `rxy`, `rxz`, `ryz` and `U_z`, or `rxx` and `ryy` beside `r`";
        return Err(fields.error("r", message).into());
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
    fn case_iii_of_the_score_itself_is_case_ii() {
        for (r, u) in [(0.3, 1.5), (-0.4, 2.0), (0.2, 0.8)] {
            // Selected on x itself: rxz = 1, ryz = rxy.
            assert!((case_iii(r, 1.0, r, u).unwrap() - case_ii(r, u)).abs() < 1e-15);
        }
    }

    #[test]
    fn without_restriction_nothing_changes() {
        assert_eq!(case_ii(0.35, 1.0), 0.35);
        assert_eq!(case_iii(0.35, 0.2, 0.1, 1.0), Some(0.35));
        assert_eq!(disattenuated(0.35, 1.0, 1.0), 0.35);
    }

    #[test]
    fn what_exceeds_1_is_shown_and_said() {
        let output = STATISTIC.compute(&json!({ "r": 0.8, "rxx": 0.5, "ryy": 0.6 })).unwrap();
        assert!(output["disattenuated"].as_f64().unwrap() > 1.0);
        assert!(output["notes"].is_array());
        let output = STATISTIC.compute(&json!({ "r": 1, "n": 50 })).unwrap();
        assert_eq!(output["r_ci95"], Value::Null);
    }

    #[test]
    fn impossible_values_are_refused() {
        for (input, place) in [
            (json!({ "r": 0.5 }), "`r`: nothing to do"),
            (json!({ "r": 1.5, "n": 50 }), "`r`: is 1.5"),
            (json!({ "r": 0.5, "U": 0 }), "`U`: is 0"),
            (json!({ "r": 0.5, "rxx": 0 }), "`rxx`: is 0"),
            (json!({ "rxy": 0.9, "rxz": 0.9, "ryz": -0.9, "U_z": 1.2 }), "`rxy`: no data have"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
