//! Whether two forms of a test are equally hard, and how points of one translate into points of the other.

use crate::dist::{t_quantile, t_sf};
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::{Csv, Statistic};
use crate::smd::{Group, welch};
use crate::summary::{mean, standard_deviation};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Widest range of whole points that is equated.
const POINTS_MAX: i64 = 10_000;

/// Two one-sided tests of the difference of two means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tost {
    /// mean(a) − mean(b), in points.
    pub mean_diff: f64,
    /// Satterthwaite's degrees of freedom.
    pub df: f64,
    /// t and probability of the hypothesis that the difference is −margin or less.
    pub lower: [f64; 2],
    /// t and probability of the hypothesis that the difference is margin or more.
    pub upper: [f64; 2],
    /// Interval of the difference with confidence 1 − 2 α.
    pub interval: [f64; 2],
    /// Both probabilities are below α.
    pub equivalent: bool,
}

/// Schuirmann's two one-sided tests (1987) with Welch's standard error: are two means closer than `margin` points?
///
/// `None` if neither form has any spread. Errors: fewer than two scores in a form, a margin that is not above 0.
pub fn tost(a: &[f64], b: &[f64], margin: f64, alpha: f64) -> Result<Option<Tost>, InputError> {
    let above = margin > 0.0;
    if !above {
        return Err(InputError::new("margin", format_args!("is {margin}; it must be above 0")));
    }
    let group = |field: &str, scores: &[f64]| {
        let (mean, sd) = mean(scores).zip(standard_deviation(scores)).ok_or_else(|| {
            InputError::new(field, format_args!("has {} scores; at least 2 are needed", scores.len()))
        })?;
        Ok::<_, InputError>(Group { mean, sd, n: scores.len() as u64 })
    };
    let (a, b) = (group("form_a", a)?, group("form_b", b)?);
    let difference = a.mean - b.mean;
    let result = welch(a, b).and_then(|(error, df)| {
        let reach = t_quantile(1.0 - alpha, df)? * error;
        let (lower, upper) = ((difference + margin) / error, (difference - margin) / error);
        let (p_lower, p_upper) = (t_sf(lower, df), t_sf(-upper, df));
        Some(Tost {
            mean_diff: difference,
            df,
            lower: [lower, p_lower],
            upper: [upper, p_upper],
            interval: [difference - reach, difference + reach],
            equivalent: p_lower.max(p_upper) < alpha,
        })
    });
    Ok(result)
}

/// Slope and intercept of the line that gives scores of form a the mean and spread of form b; `None` if form a has no
/// spread. Kolen & Brennan (2014), chapter 2.
pub fn linear(a: &[f64], b: &[f64]) -> Option<[f64; 2]> {
    let slope = standard_deviation(b)? / standard_deviation(a)?;
    let intercept = mean(b)? - slope * mean(a)?;
    (slope.is_finite() && intercept.is_finite()).then_some([slope, intercept])
}

/// Each whole score of form a that occurs, with the score of form b of the same percentile rank: Kolen & Brennan (2014),
/// chapter 2, each whole score spread evenly over half a point to either side. `None` if a score is not whole, or the
/// range is too wide.
pub fn equipercentile(a: &[f64], b: &[f64]) -> Option<Vec<(i64, f64)>> {
    let (a_counts, b_counts) = (counts(a)?, counts(b)?);
    let b_n = b.len() as f64;
    let mut below = 0.0;
    let mut out = Vec::with_capacity(a_counts.len());
    for (score, count) in &a_counts {
        // Share of form a below the middle of this score.
        let rank = (below + *count as f64 / 2.0) / a.len() as f64;
        below += *count as f64;
        let target = rank * b_n;
        let mut sum = 0.0;
        let mut equated = None;
        for (other, count) in &b_counts {
            if sum + *count as f64 >= target {
                equated = Some(*other as f64 - 0.5 + (target - sum) / *count as f64);
                break;
            }
            sum += *count as f64;
        }
        // Rounding may leave the last score a hair short.
        let last = b_counts.keys().next_back().map(|last| *last as f64 + 0.5);
        out.push((*score, equated.or(last)?));
    }
    Some(out)
}

fn counts(scores: &[f64]) -> Option<BTreeMap<i64, u64>> {
    let mut counts = BTreeMap::new();
    for score in scores {
        if score.fract() != 0.0 || score.abs() > 1e12 {
            return None;
        }
        *counts.entry(*score as i64).or_insert(0) += 1;
    }
    let (first, last) = (*counts.keys().next()?, *counts.keys().next_back()?);
    (last - first <= POINTS_MAX).then_some(counts)
}

/// `srm stats equivalence`.
pub const STATISTIC: Statistic = Statistic {
    name: "equivalence",
    summary: "whether two forms are equally hard, and how points of one translate into points of the other",
    input: &[
        ("form_a", "scores of those who had form A, in points"),
        ("form_b", "scores of those who had form B (other people)"),
        ("margin", "largest difference of means that does not matter, in points"),
        ("confidence", "1 - alpha, 0.95 if absent; the interval has 1 - 2 alpha, its key stays ci90"),
    ],
    output: &[
        ("mean_diff", "mean of A less mean of B"),
        ("welch_df", "degrees of freedom"),
        ("t_lower", "t against a difference of -margin"),
        ("p_lower", "its one-sided probability"),
        ("t_upper", "t against a difference of +margin"),
        ("p_upper", "its one-sided probability"),
        ("ci90", "interval of the difference"),
        ("equivalent", "both probabilities below alpha; null if nobody differs"),
        ("linear_equating", "slope and intercept: points of A to points of B"),
        (
            "equipercentile",
            "for each score of A: score_a and score_b of the same percentile rank; null unless all scores are whole",
        ),
        ("notes", "why something is null"),
    ],
    formula: "two one-sided Welch tests of difference -+ margin; linear: mean B + sd B / sd A (x - mean A); equipercentile: \
              percentile ranks of whole scores, each spread over half a point either way",
    source: "Schuirmann (1987) J. Pharmacokinetics and Biopharmaceutics 15, 657; Kolen and Brennan (2014) Test equating, ch. 2",
    csv: Some(Csv::Columns),
    example: r#"{ "form_a": [12, 15, 11, 14, 13, 16, 12, 15], "form_b": [13, 14, 12, 15, 14, 15, 11, 16], "margin": 2 }"#,
    run,
};

/// Scores of a form; `null` is allowed, as columns of a file may differ in length.
fn scores(fields: &Fields<'_>, key: &str) -> Result<Vec<f64>, InputError> {
    let scores: Vec<f64> = fields.numbers_or_null(key)?.into_iter().flatten().collect();
    if scores.len() < 2 {
        return Err(fields.error(key, format_args!("has {} scores; at least 2 are needed", scores.len())));
    }
    Ok(scores)
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let (a, b) = (scores(fields, "form_a")?, scores(fields, "form_b")?);
    let alpha = 1.0 - fields.confidence()?;
    if alpha >= 0.5 {
        return Err(fields.error("confidence", "must be above 0.5 for a test of equivalence").into());
    }
    let result = tost(&a, &b, fields.number("margin")?, alpha)?;
    let mut notes = Vec::new();
    if result.is_none() {
        notes.push("nobody differs within the forms: there is nothing to test with");
    }
    let line = linear(&a, &b);
    if line.is_none() {
        notes.push("all scores of form A are the same: no line translates them");
    }
    let table = equipercentile(&a, &b);
    if table.is_none() {
        notes.push("equipercentile equating takes whole points within a range of 10000");
    }
    let of = |value: fn(&Tost) -> f64| result.as_ref().map(value);
    let mut output = json!({
        "mean_diff": mean(&a).zip(mean(&b)).map(|(a, b)| a - b),
        "welch_df": of(|t| t.df), "t_lower": of(|t| t.lower[0]), "p_lower": of(|t| t.lower[1]),
        "t_upper": of(|t| t.upper[0]), "p_upper": of(|t| t.upper[1]),
        "ci90": result.map(|t| t.interval), "equivalent": result.map(|t| t.equivalent),
        "linear_equating": line.map(|[slope, intercept]| json!({ "slope": slope, "intercept": intercept })),
        "equipercentile": table.map(|table| {
            let entry = |(score, equated): (i64, f64)| json!({ "score_a": score, "score_b": equated });
            table.into_iter().map(entry).collect::<Value>()
        }),
    });
    if !notes.is_empty() {
        output["notes"] = json!(notes);
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_equated_to_itself_keeps_its_points() {
        let form = [1.0, 2.0, 2.0, 3.0, 5.0, 5.0, 5.0];
        for (score, equated) in equipercentile(&form, &form).unwrap() {
            assert!((score as f64 - equated).abs() < 1e-12);
        }
        let [slope, intercept] = linear(&form, &form).unwrap();
        assert!((slope - 1.0).abs() < 1e-15 && intercept.abs() < 1e-14);
    }

    #[test]
    fn the_interval_within_the_margin_means_equivalent() {
        let (a, b) = ([10.0, 12.0, 11.0, 13.0, 12.0, 11.0], [11.0, 12.0, 11.0, 12.0, 12.0, 12.0]);
        for margin in [0.5, 1.0, 1.5, 2.0] {
            let found = tost(&a, &b, margin, 0.05).unwrap().unwrap();
            let [low, high] = found.interval;
            assert_eq!(found.equivalent, low > -margin && high < margin, "{margin}");
        }
    }

    #[test]
    fn what_has_no_spread_is_undefined() {
        let output = STATISTIC.compute(&json!({ "form_a": [1, 1], "form_b": [2, 2], "margin": 1 })).unwrap();
        assert_eq!((&output["equivalent"], &output["linear_equating"]), (&Value::Null, &Value::Null));
        assert_eq!(output["mean_diff"], -1.0);
        let output =
            STATISTIC.compute(&json!({ "form_a": [1.5, 1], "form_b": [2, 3], "margin": 1 })).unwrap();
        assert_eq!(output["equipercentile"], Value::Null);
    }

    #[test]
    fn impossible_input_is_refused() {
        for (input, place) in [
            (json!({ "form_a": [1], "form_b": [2, 3], "margin": 1 }), "`form_a`: has 1 scores"),
            (json!({ "form_a": [1, 2], "form_b": [], "margin": 1 }), "`form_b`: is an empty list"),
            (json!({ "form_a": [1, 2], "form_b": [2, 3], "margin": 0 }), "`margin`: is 0"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
