//! Cut score between people known to be competent and people known not to be.

use serde_json::{Map, Value, json};

use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::linalg::Matrix;
use crate::registry::Statistic;
use crate::roc::{small_groups, with_notes};
use crate::summary::{is_constant, mean, variance};

/// Where two groups of scores part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// Score at which a person belongs to either group with probability one half by logistic regression, with the groups'
    /// sizes as they are, and its standard error (delta method); `None` where the groups do not overlap or do not differ.
    pub logistic: Option<(f64, f64)>,
    /// Where the normal densities of the groups (own means and standard deviations, equal sizes) cross between the means;
    /// `None` where they do not, or a group has no spread.
    pub density_intersection: Option<f64>,
    /// Half-way between the means.
    pub midpoint: f64,
}

/// Three cuts between the scores of the `competent` and the `not_competent`.
///
/// Source: Livingston & Zieky (1982), Passing Scores, ETS; Cizek & Bunch (2007), Standard Setting, Sage.
///
/// Errors: a group without scores.
pub fn contrast(competent: &[f64], not_competent: &[f64]) -> Result<Cut, InputError> {
    let mean_of =
        |key: &str, scores: &[f64]| mean(scores).ok_or_else(|| InputError::new(key, "is an empty list"));
    let (high, low) = (mean_of("competent", competent)?, mean_of("not_competent", not_competent)?);
    let density_intersection = variance(not_competent)
        .zip(variance(competent))
        .and_then(|(low_variance, high_variance)| crossing(high - low, low_variance, high_variance))
        .map(|above_low| low + above_low);
    Ok(Cut {
        logistic: logistic_cut(competent, not_competent),
        density_intersection,
        midpoint: low + (high - low) / 2.0,
    })
}

/// Where the densities of N(0, `variance_a`) and N(`distance`, `variance_b`) are equal between 0 and `distance`.
fn crossing(distance: f64, variance_a: f64, variance_b: f64) -> Option<f64> {
    if distance == 0.0 || variance_a <= 0.0 || variance_b <= 0.0 {
        return None;
    }
    // t²(1/b − 1/a) − 2tδ/b + δ²/b + ln(b/a) = 0
    let square = 1.0 / variance_b - 1.0 / variance_a;
    let half = -distance / variance_b;
    let constant = distance * distance / variance_b + (variance_b / variance_a).ln();
    let root = (half * half - square * constant).sqrt();
    // The form that does not cancel; it also holds where the square term is 0.
    let product = -(half + half.signum() * root);
    let between = |t: f64| t.is_finite() && (0.0..=1.0).contains(&(t / distance));
    [constant / product, product / square].into_iter().find(|t| between(*t))
}

/// −b₀/b₁ of the logistic regression and its standard error.
fn logistic_cut(competent: &[f64], not_competent: &[f64]) -> Option<(f64, f64)> {
    let lowest = |scores: &[f64]| scores.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = |scores: &[f64]| scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let apart = highest(not_competent) <= lowest(competent) || highest(competent) <= lowest(not_competent);
    let all: Vec<f64> = competent.iter().chain(not_competent).copied().collect();
    if apart || is_constant(&all) {
        return None;
    }
    let (centre, scale) = (mean(&all)?, variance(&all)?.sqrt());
    let share =
        (competent.len() as f64 / all.len() as f64 / (not_competent.len() as f64 / all.len() as f64)).ln();
    let mut line = [share, 0.0];
    let mut previous = f64::NEG_INFINITY;
    for _ in 0..100 {
        let mut sums = LogisticSums::default();
        for (scores, y) in [(competent, 1.0), (not_competent, 0.0)] {
            for score in scores {
                sums.add((score - centre) / scale, y, line);
            }
        }
        let step = sums.step()?;
        if sums.log_likelihood < previous - 1e-9 * previous.abs() {
            return None;
        }
        previous = sums.log_likelihood;
        line = [line[0] + step[0], line[1] + step[1]];
        if step[0].abs().max(step[1].abs()) < 1e-10 {
            let covariance = sums.information().inverse()?;
            let cut = -line[0] / line[1];
            let own =
                covariance.get(0, 0) + 2.0 * cut * covariance.get(0, 1) + cut * cut * covariance.get(1, 1);
            let found = (centre + scale * cut, scale * own.sqrt() / line[1].abs());
            return (found.0.is_finite() && found.1.is_finite()).then_some(found);
        }
    }
    None
}

#[derive(Default)]
struct LogisticSums {
    log_likelihood: f64,
    gradient: [f64; 2],
    weights: [f64; 3],
}

impl LogisticSums {
    fn add(&mut self, x: f64, y: f64, line: [f64; 2]) {
        let eta = line[0] + line[1] * x;
        let p = 1.0 / (1.0 + (-eta).exp());
        self.log_likelihood += y * eta - (eta.max(0.0) + (-eta.abs()).exp().ln_1p());
        self.gradient[0] += y - p;
        self.gradient[1] += (y - p) * x;
        let w = p * (1.0 - p);
        self.weights[0] += w;
        self.weights[1] += w * x;
        self.weights[2] += w * x * x;
    }

    fn information(&self) -> Matrix {
        Matrix::from_fn(2, |row, column| self.weights[row + column])
    }

    /// Newton's step, shortened where it would leap.
    fn step(&self) -> Option<[f64; 2]> {
        let step = self.information().cholesky()?.solve(&self.gradient);
        let size = step[0].abs().max(step[1].abs());
        let scale = (2.0 / size).min(1.0);
        size.is_finite().then(|| [step[0] * scale, step[1] * scale])
    }
}

/// `srm stats cut_contrasting`.
pub const STATISTIC: Statistic = Statistic {
    name: "cut_contrasting",
    summary: "cut score between people known to be competent and people known not to be",
    input: &[
        ("competent", "scores of the people judged competent"),
        ("not_competent", "scores of the others"),
    ],
    output: &[
        ("logistic_cut", "score at which logistic regression gives one half; it follows the groups' sizes"),
        ("logistic_cut_se", "its standard error, by the delta method"),
        (
            "density_intersection",
            "where normal densities with the groups' own means and deviations cross between the means",
        ),
        ("midpoint", "half-way between the means"),
        ("n_competent", "how many"),
        ("n_not_competent", "how many"),
        ("notes", "what to know of, such as groups of fewer than 30"),
    ],
    formula: "logistic_cut = -b0/b1 of logit P(competent) = b0 + b1 score; var = (v00 + 2 cut v01 + cut^2 v11) / b1^2",
    source: "Livingston & Zieky (1982), Passing Scores, ETS; Cizek & Bunch (2007), Standard Setting, Sage",
    csv: None,
    example: r#"{ "competent": [14, 17, 15, 19, 18, 12, 16], "not_competent": [9, 11, 13, 8, 10, 14, 7] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let (competent, not_competent) = (fields.numbers("competent")?, fields.numbers("not_competent")?);
    let cut = contrast(&competent, &not_competent)?;
    let mut notes = Vec::new();
    if cut.logistic.is_none() {
        notes.push(
            "the groups do not overlap, or all scores are the same: the logistic cut is undefined".to_owned(),
        );
    }
    if cut.density_intersection.is_none() {
        notes.push("the densities do not cross between the means, or a group has no spread".to_owned());
    }
    if mean(&competent) < mean(&not_competent) {
        notes.push("the competent score lower on average than the others".to_owned());
    }
    small_groups(&[("competent", competent.len()), ("not_competent", not_competent.len())], &mut notes);
    let mut output = Map::new();
    output.insert("logistic_cut".into(), json!(cut.logistic.map(|(cut, _)| cut)));
    output.insert("logistic_cut_se".into(), json!(cut.logistic.map(|(_, se)| se)));
    output.insert("density_intersection".into(), json!(cut.density_intersection));
    output.insert("midpoint".into(), json!(cut.midpoint));
    output.insert("n_competent".into(), json!(competent.len()));
    output.insert("n_not_competent".into(), json!(not_competent.len()));
    Ok(with_notes(output, &notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_mirror_each_other_part_in_the_middle() {
        let cut = contrast(&[4.0, 6.0, 7.0, 9.0], &[1.0, 3.0, 4.0, 6.0]).unwrap();
        let (logistic, se) = cut.logistic.unwrap();
        assert!((logistic - 5.0).abs() < 1e-9 && se > 0.0);
        assert!((cut.density_intersection.unwrap() - 5.0).abs() < 1e-9);
        assert_eq!(cut.midpoint, 5.0);
    }

    #[test]
    fn the_densities_are_equal_where_they_cross() {
        for (distance, a, b) in [(3.0, 1.0, 4.0), (-2.0, 2.0, 0.7), (5.0, 1.0, 1.0)] {
            let t = crossing(distance, a, b).unwrap();
            let density = |x: f64, variance: f64| (-x * x / (2.0 * variance)).exp() / f64::sqrt(variance);
            assert!((density(t, a) / density(t - distance, b) - 1.0).abs() < 1e-12);
        }
        // A wide group buries a narrow one that is near.
        assert_eq!(crossing(0.1, 1.0, 100.0), None);
    }

    #[test]
    fn what_does_not_overlap_has_no_logistic_cut() {
        for (high, low) in
            [(vec![5.0, 6.0], vec![1.0, 2.0]), (vec![2.0, 6.0], vec![1.0, 2.0]), (vec![3.0], vec![3.0, 3.0])]
        {
            assert_eq!(contrast(&high, &low).unwrap().logistic, None);
        }
        let output = STATISTIC.compute(&json!({ "competent": [5], "not_competent": [1] })).unwrap();
        assert_eq!((&output["logistic_cut"], &output["midpoint"]), (&Value::Null, &json!(3.0)));
    }
}
