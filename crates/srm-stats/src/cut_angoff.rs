//! Cut score from judges who say, item by item, how likely a borderline candidate is to solve it.

use serde_json::{Map, Value, json};

use crate::dist::t_quantile;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::registry::{Csv, Statistic};
use crate::roc::with_notes;
use crate::summary::{mean, standard_deviation};
use crate::table::Table;

/// A cut and how far judges lie apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Angoff {
    /// Mean of the judges' sums, in points of the test.
    pub cut: f64,
    /// Each judge's sum over the items.
    pub by_judge: Vec<f64>,
    /// Standard deviation of the judges' sums (n − 1).
    pub sd_judges: f64,
    /// `sd_judges` / √judges.
    pub se_judges: f64,
    /// cut ∓ t · `se_judges` with judges − 1 degrees of freedom.
    pub ci: Option<[f64; 2]>,
}

/// The cut from a table of judges × items; each rating in points of the item.
///
/// Source: Angoff (1971), in Thorndike (ed.), Educational Measurement, 2nd ed., 508–600.
///
/// Errors: fewer than two judges, a missing rating.
pub fn angoff(ratings: &Table, confidence: f64) -> Result<Angoff, InputError> {
    ratings.at_least("ratings", (2, "judges"), (1, "items"))?;
    if let Some((row, column)) = ratings.first_missing() {
        return Err(InputError::new("ratings", "is missing, and must not be").at_row(row).at_column(column));
    }
    let by_judge: Vec<f64> = ratings.each_row().map(|row| row.iter().sum()).collect();
    let judges = by_judge.len() as f64;
    let cut = mean(&by_judge).unwrap_or(0.0);
    let sd_judges = standard_deviation(&by_judge).unwrap_or(0.0);
    let se_judges = sd_judges / judges.sqrt();
    let reach = t_quantile(0.5 + confidence / 2.0, judges - 1.0).map(|t| t * se_judges);
    Ok(Angoff { cut, by_judge, sd_judges, se_judges, ci: reach.map(|reach| [cut - reach, cut + reach]) })
}

/// `srm stats cut_angoff`.
pub const STATISTIC: Statistic = Statistic {
    name: "cut_angoff",
    summary: "cut score from judges who rate each item for a borderline candidate",
    input: &[
        ("ratings", "judges x items: probability that a borderline candidate solves the item"),
        ("item_max", "points of an item, 1 if absent; then ratings are points from 0 to this"),
        ("confidence", "of the interval, 0.95 if absent; the key stays `ci95`"),
    ],
    output: &[
        ("cut", "mean of the judges' sums, in points of the test"),
        ("sd_judges", "standard deviation of the judges' sums"),
        ("se_judges", "sd_judges / sqrt(judges)"),
        ("ci95", "cut -/+ t se_judges with judges - 1 degrees of freedom"),
        ("by_judge", "sum of each judge"),
        ("by_item", "mean rating of each item"),
        ("cut_share", "cut as a share of all points"),
        ("notes", "what to know of"),
    ],
    formula: "cut = mean over judges of the sum over items; the interval speaks of other judges, not of candidates",
    source: "Angoff (1971), in Thorndike (ed.), Educational Measurement, 508-600",
    csv: Some(Csv::Table("ratings")),
    example: r#"{ "ratings": [[0.6, 0.8, 0.5, 0.9], [0.5, 0.7, 0.6, 0.8], [0.7, 0.9, 0.4, 0.9]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let confidence = fields.confidence()?;
    let item_max = if fields.has("item_max") { fields.positive("item_max")? } else { 1.0 };
    let ratings = fields.table("ratings", Missing::Refused)?;
    for (row, values) in ratings.each_row().enumerate() {
        if let Some(column) = values.iter().position(|value| !(0.0..=item_max).contains(value)) {
            let hint = if fields.has("item_max") { "" } else { "; give `item_max` if ratings are points" };
            let message = format_args!("is {}; a rating lies between 0 and {item_max}{hint}", values[column]);
            return Err(InputError::new("ratings", message).at_row(row).at_column(column).into());
        }
    }
    let found = angoff(&ratings, confidence)?;
    let by_item: Vec<Option<f64>> = (0..ratings.columns()).map(|item| mean(&ratings.column(item))).collect();
    let mut notes = Vec::new();
    if found.sd_judges == 0.0 {
        notes.push("all judges have the same sum: the interval says nothing of other judges".to_owned());
    }
    if found.by_judge.len() < 10 {
        notes.push(format!("only {} judges; ten or more are usual", found.by_judge.len()));
    }
    let mut output = Map::new();
    output.insert("cut".into(), json!(found.cut));
    output.insert("sd_judges".into(), json!(found.sd_judges));
    output.insert("se_judges".into(), json!(found.se_judges));
    output.insert("ci95".into(), json!(found.ci));
    output.insert("by_judge".into(), json!(found.by_judge));
    output.insert("by_item".into(), json!(by_item));
    output.insert("cut_share".into(), json!(found.cut / (item_max * ratings.columns() as f64)));
    Ok(with_notes(output, &notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_is_the_mean_sum_of_the_judges() {
        let output = STATISTIC.compute(&json!({ "ratings": [[0.5, 0.5], [1, 0.5], [0.25, 0.25]] })).unwrap();
        assert!((output["cut"].as_f64().unwrap() - 1.0).abs() < 1e-15);
        assert!((output["sd_judges"].as_f64().unwrap() - 0.5).abs() < 1e-15);
        // qt(0.975, 2) = 4.302652729749464
        let low = output["ci95"][0].as_f64().unwrap();
        assert!((low - (1.0 - 4.302_652_729_749_464 * 0.5 / 3_f64.sqrt())).abs() < 1e-9);
    }

    #[test]
    fn impossible_ratings_are_one_error() {
        for (input, expected) in [
            (json!({ "ratings": [[0.5, 0.5]] }), "`ratings`: has 1 judges (rows); at least 2 are needed"),
            (
                json!({ "ratings": [[0.5], [70]] }),
                "`ratings` row 2, column 1: is 70; a rating lies between 0 and 1; give `item_max` if ratings are points",
            ),
            (
                json!({ "ratings": [[3], [-1]], "item_max": 4 }),
                "`ratings` row 2, column 1: is -1; a rating lies between 0 and 4",
            ),
            (json!({ "ratings": [[0.5], [null]] }), "`ratings` row 2, column 1: is missing, and must not be"),
        ] {
            assert_eq!(STATISTIC.compute(&input).unwrap_err().to_string(), expected);
        }
    }
}
