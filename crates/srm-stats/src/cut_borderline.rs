//! Cut score by regression of the score on a global rating: the score foretold for a borderline performance.

use serde_json::{Map, Value, json};

use crate::dist::t_quantile;
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use crate::roc::{small_groups, with_notes};
use crate::summary::{mean, sum_of_squares};

/// A straight line and what it foretells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Borderline {
    /// Points of the score for one point of the rating.
    pub slope: f64,
    /// Score at a rating of 0.
    pub intercept: f64,
    /// Score at the borderline rating.
    pub cut: f64,
    /// Standard error of the line at the borderline rating; `None` with fewer than three people.
    pub se_fit: Option<f64>,
    /// Share of the score's variance that goes with the rating; `None` where the score is constant.
    pub r2: Option<f64>,
}

/// Least squares of `score` on `global_rating`, both as long, and its value at `borderline`.
///
/// se = s √(1/n + (borderline − mean)² / Σ(rating − mean)²), s² with n − 2.
/// Source: Kramer et al. (2003), Medical Education 37, 132–139.
///
/// Errors: lists that are not as long, fewer than two people, one rating only.
pub fn borderline(score: &[f64], global_rating: &[f64], at: f64) -> Result<Borderline, InputError> {
    if score.len() != global_rating.len() {
        let message = format_args!(
            "has {} values, but `score` has {}; both must be as long",
            global_rating.len(),
            score.len()
        );
        return Err(InputError::new("global_rating", message));
    }
    let n = score.len() as f64;
    let spread = sum_of_squares(global_rating);
    let (Some(mean_x), Some(mean_y)) = (mean(global_rating), mean(score)) else {
        return Err(InputError::new("score", "is an empty list"));
    };
    if score.len() < 2 || spread <= 0.0 {
        return Err(InputError::new(
            "global_rating",
            "is the same for all; no line can be drawn through one rating",
        ));
    }
    let product: f64 = global_rating.iter().zip(score).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let slope = product / spread;
    let total = sum_of_squares(score);
    let rest: f64 =
        global_rating.iter().zip(score).map(|(x, y)| (y - mean_y - slope * (x - mean_x)).powi(2)).sum();
    let away = at - mean_x;
    let se_fit = (score.len() > 2).then(|| (rest / (n - 2.0) * (1.0 / n + away * away / spread)).sqrt());
    let r2 = (total > 0.0).then(|| product * product / (spread * total));
    Ok(Borderline { slope, intercept: mean_y - slope * mean_x, cut: mean_y + slope * away, se_fit, r2 })
}

/// `srm stats cut_borderline`.
pub const STATISTIC: Statistic = Statistic {
    name: "cut_borderline",
    summary: "cut score by regression on a global rating, at the borderline grade",
    input: &[
        ("score", "score of each person"),
        ("global_rating", "global rating of the same person, as a number"),
        ("borderline", "the rating that stands for borderline"),
        ("confidence", "of the interval, 0.95 if absent; the key stays `ci95`"),
    ],
    output: &[
        ("slope", "points of the score for one point of the rating"),
        ("intercept", "score at a rating of 0"),
        ("cut", "intercept + slope borderline"),
        ("se_fit", "standard error of the line there"),
        ("ci95", "cut -/+ t se_fit with n - 2 degrees of freedom"),
        ("r2", "share of the score's variance that goes with the rating"),
        ("n", "people"),
        ("n_borderline", "people rated borderline"),
        ("notes", "what to know of, such as fewer than 30 at the borderline"),
    ],
    formula: "least squares; se_fit = s sqrt(1/n + (borderline - mean)^2 / sum (rating - mean)^2), s^2 with n - 2",
    source: "Kramer, Muijtjens, Jansen, Duesman, Tan & van der Vleuten (2003), Medical Education 37, 132-139",
    csv: None,
    example: r#"{ "score": [12, 15, 14, 18, 20, 17, 22], "global_rating": [1, 2, 2, 3, 4, 3, 4], "borderline": 2 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let confidence = fields.confidence()?;
    let (score, rating) = (fields.numbers("score")?, fields.numbers("global_rating")?);
    let at = fields.number("borderline")?;
    let found = borderline(&score, &rating, at)?;
    let reach =
        t_quantile(0.5 + confidence / 2.0, score.len() as f64 - 2.0).zip(found.se_fit).map(|(t, se)| t * se);
    let there = rating.iter().filter(|rating| **rating == at).count();
    let mut notes = Vec::new();
    small_groups(&[("at the borderline", there)], &mut notes);
    if found.slope <= 0.0 {
        notes.push("scores do not rise with the rating: the cut means nothing".to_owned());
    }
    if found.r2.is_none() {
        notes.push("all scores are the same: r2 is undefined".to_owned());
    }
    if found.se_fit.is_none() {
        notes.push("two people make a line without error: se_fit and ci95 are undefined".to_owned());
    }
    if !rating.iter().any(|rating| *rating <= at) || !rating.iter().any(|rating| *rating >= at) {
        notes.push(
            "the borderline lies outside the ratings given: the line is carried on past them".to_owned(),
        );
    }
    let mut output = Map::new();
    output.insert("slope".into(), json!(found.slope));
    output.insert("intercept".into(), json!(found.intercept));
    output.insert("cut".into(), json!(found.cut));
    output.insert("se_fit".into(), json!(found.se_fit));
    output.insert("ci95".into(), json!(reach.map(|reach| [found.cut - reach, found.cut + reach])));
    output.insert("r2".into(), json!(found.r2));
    output.insert("n".into(), json!(score.len()));
    output.insert("n_borderline".into(), json!(there));
    Ok(with_notes(output, &notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_line_has_no_error() {
        let found = borderline(&[3.0, 5.0, 7.0], &[1.0, 2.0, 3.0], 2.0).unwrap();
        assert_eq!((found.slope, found.intercept, found.cut), (2.0, 1.0, 5.0));
        assert_eq!((found.se_fit, found.r2), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn too_little_is_undefined_or_one_error() {
        let two = borderline(&[3.0, 5.0], &[1.0, 2.0], 2.0).unwrap();
        assert_eq!((two.se_fit, two.cut), (None, 5.0));
        assert_eq!(borderline(&[4.0, 4.0, 4.0], &[1.0, 2.0, 3.0], 2.0).unwrap().r2, None);
        for (input, expected) in [
            (
                json!({ "score": [1, 2], "global_rating": [3, 3], "borderline": 3 }),
                "`global_rating`: is the same for all; no line can be drawn through one rating",
            ),
            (
                json!({ "score": [1, 2], "global_rating": [3], "borderline": 3 }),
                "`global_rating`: has 1 values, but `score` has 2; both must be as long",
            ),
            (
                json!({ "score": [1, "x"], "global_rating": [3, 4], "borderline": 3 }),
                "`score` row 2: \"x\" is not a number",
            ),
        ] {
            assert_eq!(STATISTIC.compute(&input).unwrap_err().to_string(), expected);
        }
    }
}
