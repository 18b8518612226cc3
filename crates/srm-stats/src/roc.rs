//! How well a score tells two groups apart: area under the ROC curve, and two curves of the same people compared.

use serde_json::{Map, Value, json};

use crate::dist::{normal_reach, normal_two_sided};
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::{Csv, Statistic};
use crate::summary::{covariance, mean, ranks, variance};

/// The score that best separates by Youden's index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Youden {
    /// Half-way between two neighbouring scores; whoever lies above counts as positive.
    pub threshold: f64,
    /// The lowest score that counts as positive.
    pub lowest_positive: f64,
    /// Share of the positive above the threshold.
    pub sensitivity: f64,
    /// Share of the others below the threshold.
    pub specificity: f64,
    /// How many thresholds reach the same index; the lowest is given.
    pub ties: usize,
}

/// An area under a curve with `DeLong`'s components.
#[derive(Clone, Debug)]
pub struct Roc {
    /// P(score of a positive > score of another) + half of P(equal).
    pub auc: f64,
    /// `DeLong`'s variance of the area; `None` where a group has one member.
    pub variance: Option<f64>,
    /// `None` where no threshold does better than chance.
    pub youden: Option<Youden>,
    /// For each positive the share of the others below it.
    of_positive: Vec<f64>,
    /// For each other the share of the positive above it.
    of_others: Vec<f64>,
}

/// The area under the ROC curve of `score` for `positive`, both as long; high scores stand for positive.
///
/// auc = Σ placements / (m n) by midranks; variance = S₁₀/m + S₀₁/n of the placements.
/// Source: `DeLong`, `DeLong` & Clarke-Pearson (1988), Biometrics 44, 837–845; Sun & Xu (2014), IEEE Signal Processing Letters 21.
///
/// Errors: lists that are not as long, a group without members.
pub fn roc(score: &[f64], positive: &[bool]) -> Result<Roc, InputError> {
    if score.len() != positive.len() {
        let message = format_args!(
            "has {} values, but `score` has {}; both must be as long",
            positive.len(),
            score.len()
        );
        return Err(InputError::new("positive", message));
    }
    let of = |wanted: bool| -> Vec<f64> {
        score.iter().zip(positive).filter(|(_, is)| **is == wanted).map(|(score, _)| *score).collect()
    };
    let (high, low) = (of(true), of(false));
    if high.is_empty() || low.is_empty() {
        let message = if high.is_empty() { "no one is positive" } else { "everyone is positive" };
        return Err(InputError::new("positive", format_args!("{message}; two groups are needed")));
    }
    let (m, n) = (high.len() as f64, low.len() as f64);
    let together: Vec<f64> = high.iter().chain(&low).copied().collect();
    let all = ranks(&together);
    let placed = |own: &[f64], from: usize, others: f64| -> Vec<f64> {
        all[from..]
            .iter()
            .zip(ranks(own))
            .map(|(among_all, among_own)| (among_all - among_own) / others)
            .collect()
    };
    let of_positive = placed(&high, 0, n);
    let of_others: Vec<f64> = placed(&low, high.len(), m).into_iter().map(|below| 1.0 - below).collect();
    let auc = mean(&of_positive).unwrap_or(0.5);
    let spread = variance(&of_positive).zip(variance(&of_others)).map(|(a, b)| a / m + b / n);
    Ok(Roc { auc, variance: spread, youden: youden(&high, &low), of_positive, of_others })
}

/// Every threshold between neighbouring scores, compared in whole numbers.
fn youden(high: &[f64], low: &[f64]) -> Option<Youden> {
    let mut sorted: Vec<(f64, bool)> =
        high.iter().map(|score| (*score, true)).chain(low.iter().map(|score| (*score, false))).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (m, n) = (high.len() as i128, low.len() as i128);
    let (mut high_below, mut low_below) = (0_i128, 0_i128);
    let mut best: Option<(i128, Youden)> = None;
    for pair in sorted.windows(2) {
        let ((score, is_high), (next, _)) = (pair[0], pair[1]);
        if is_high {
            high_below += 1;
        } else {
            low_below += 1;
        }
        if score < next {
            let index = low_below * m - high_below * n;
            let found = Youden {
                threshold: score + (next - score) / 2.0,
                lowest_positive: next,
                sensitivity: (m - high_below) as f64 / m as f64,
                specificity: low_below as f64 / n as f64,
                ties: 1,
            };
            match &mut best {
                Some((top, kept)) if *top == index => kept.ties += 1,
                Some((top, _)) if *top > index => {}
                _ if index > 0 => best = Some((index, found)),
                _ => {}
            }
        }
    }
    best.map(|(_, youden)| youden)
}

/// Two areas of the same people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// First area less second.
    pub difference: f64,
    /// Variance of the difference; `None` where a group has one member.
    pub variance: Option<f64>,
    /// difference / √variance; `None` where the variance is 0 or undefined.
    pub z: Option<f64>,
    /// Two-sided.
    pub p: Option<f64>,
}

/// `DeLong`'s test of two areas under curves of the same people; both from [`roc`] with the same `positive`.
pub fn compare(a: &Roc, b: &Roc) -> Comparison {
    let part = |a: &[f64], b: &[f64]| -> Option<f64> {
        Some((variance(a)? + variance(b)? - 2.0 * covariance(a, b)?) / a.len() as f64)
    };
    let difference = a.auc - b.auc;
    let variance =
        part(&a.of_positive, &b.of_positive).zip(part(&a.of_others, &b.of_others)).map(|(x, y)| x + y);
    // Rounding of two equal curves leaves a variance of about 1e-17.
    let z = variance.filter(|variance| *variance > 1e-15).map(|variance| difference / variance.sqrt());
    Comparison { difference, variance, z, p: z.map(normal_two_sided) }
}

/// `srm stats roc`.
pub const ROC: Statistic = Statistic {
    name: "roc",
    summary: "how well a score tells two groups apart: area under the ROC curve",
    input: &[
        ("score", "one number for each person, null where it is missing; high stands for positive"),
        ("positive", "1 or true for who belongs to the group that the score should find"),
        ("confidence", "of the interval, 0.95 if absent; the key stays `ci95`"),
    ],
    output: &[
        ("auc", "chance that a positive scores higher than another person, ties counted half"),
        ("var", "DeLong's variance of auc"),
        ("ci95", "auc -/+ z sqrt(var), not cut at 0 and 1"),
        (
            "youden_threshold",
            "half-way between the two scores that separate best; above it counts as positive",
        ),
        ("youden_sens", "share of the positive above that threshold"),
        ("youden_spec", "share of the others below it"),
        ("youden_lowest_positive", "the lowest score above it"),
        ("n_positive", "how many are positive"),
        ("n_other", "how many are not"),
        ("notes", "what to know of"),
    ],
    formula: "auc = mean placement of the positive among the others; var = S10/m + S01/n with the variances (n - 1) of the \
        placements; Youden's J = sensitivity + specificity - 1 at its largest, the lowest threshold where several tie",
    source: "DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837-845; Youden (1950), Cancer 3, 32-35",
    csv: Some(Csv::Columns),
    example: r#"{ "score": [3, 5, 6, 7, 4, 8, 9, 10], "positive": [0, 0, 0, 0, 1, 1, 1, 1] }"#,
    run: run_roc,
};

/// `srm stats roc_compare`.
pub const ROC_COMPARE: Statistic = Statistic {
    name: "roc_compare",
    summary: "whether one of two scores of the same people tells two groups apart better",
    input: &[
        ("score_a", "one number for each person, null where it is missing"),
        ("score_b", "the other score of the same people"),
        ("positive", "1 or true for who belongs to the group that the scores should find"),
        ("confidence", "of the interval, 0.95 if absent; the key stays `ci95`"),
    ],
    output: &[
        ("z", "difference of the areas over its standard error"),
        ("p", "two-sided"),
        ("auc_a", "area under the curve of score_a"),
        ("auc_b", "area under the curve of score_b"),
        ("diff", "auc_a - auc_b"),
        ("se", "standard error of diff"),
        ("ci95", "of diff"),
        ("notes", "what to know of"),
    ],
    formula: "z = (auc_a - auc_b) / sqrt(var_a + var_b - 2 cov), from the placements of each person on both scores",
    source: "DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837-845",
    csv: Some(Csv::Columns),
    example: r#"{ "score_a": [3, 5, 6, 7, 4, 8, 9, 10], "score_b": [4, 3, 6, 5, 6, 5, 8, 7], "positive": [0, 0, 0, 0, 1, 1, 1, 1] }"#,
    run: run_compare,
};

/// Scores without gaps, who is positive, and a note about who was left out.
type People = (Vec<Vec<f64>>, Vec<bool>, Vec<String>);

fn read(fields: &Fields<'_>, keys: &[&str]) -> Result<People, InputError> {
    let positive = fields.flags("positive")?;
    let mut columns = Vec::new();
    for key in keys {
        let column = fields.numbers_or_null(key)?;
        fields.as_long((key, column.len()), ("positive", positive.len()))?;
        columns.push(column);
    }
    let whole: Vec<usize> =
        (0..positive.len()).filter(|row| columns.iter().all(|column| column[*row].is_some())).collect();
    let left_out = positive.len() - whole.len();
    let notes =
        (left_out > 0).then(|| format!("{left_out} without a score were left out")).into_iter().collect();
    let scores = columns.iter().map(|column| whole.iter().filter_map(|row| column[*row]).collect()).collect();
    Ok((scores, whole.iter().map(|row| positive[*row]).collect(), notes))
}

fn run_roc(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let reach = reach(fields)?;
    let (scores, positive, mut notes) = read(fields, &["score"])?;
    let roc = roc(&scores[0], &positive)?;
    let ci =
        roc.variance.map(|variance| [roc.auc - reach * variance.sqrt(), roc.auc + reach * variance.sqrt()]);
    let mut output = Map::new();
    output.insert("auc".into(), json!(roc.auc));
    output.insert("var".into(), json!(roc.variance));
    output.insert("ci95".into(), json!(ci));
    output.insert("youden_threshold".into(), json!(roc.youden.map(|best| best.threshold)));
    output.insert("youden_sens".into(), json!(roc.youden.map(|best| best.sensitivity)));
    output.insert("youden_spec".into(), json!(roc.youden.map(|best| best.specificity)));
    output.insert("youden_lowest_positive".into(), json!(roc.youden.map(|best| best.lowest_positive)));
    output.insert("n_positive".into(), json!(roc.of_positive.len()));
    output.insert("n_other".into(), json!(roc.of_others.len()));
    match roc.variance {
        None => notes.push("a group with one member has no variance: var and ci95 are undefined".to_owned()),
        Some(variance) if variance <= 0.0 => notes.push(
            "the scores separate the groups completely: the variance of 0 says nothing about other samples"
                .to_owned(),
        ),
        Some(_) => {}
    }
    if ci.is_some_and(|[low, high]| low < 0.0 || high > 1.0) {
        notes.push("the interval reaches past 0 or 1: the sample is too small for it".to_owned());
    }
    match roc.youden {
        None => notes.push("no threshold separates better than chance".to_owned()),
        Some(best) if best.ties > 1 => {
            notes.push(format!("{} thresholds separate equally well; the lowest is given", best.ties));
        }
        Some(_) => {}
    }
    if roc.auc < 0.5 {
        notes.push("auc below 0.5: high scores go with the other group".to_owned());
    }
    small_groups(&[("the positive", roc.of_positive.len()), ("the others", roc.of_others.len())], &mut notes);
    Ok(with_notes(output, &notes))
}

fn run_compare(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let reach = reach(fields)?;
    let (scores, positive, mut notes) = read(fields, &["score_a", "score_b"])?;
    let (a, b) = (roc(&scores[0], &positive)?, roc(&scores[1], &positive)?);
    let found = compare(&a, &b);
    let se = found.variance.map(|variance| variance.max(0.0).sqrt());
    let mut output = Map::new();
    output.insert("z".into(), json!(found.z));
    output.insert("p".into(), json!(found.p));
    output.insert("auc_a".into(), json!(a.auc));
    output.insert("auc_b".into(), json!(b.auc));
    output.insert("diff".into(), json!(found.difference));
    output.insert("se".into(), json!(se));
    let ci = se.map(|se| [found.difference - reach * se, found.difference + reach * se]);
    output.insert("ci95".into(), json!(ci));
    if found.z.is_none() {
        notes.push("the difference has no variance here: z and p are undefined".to_owned());
    }
    small_groups(&[("the positive", a.of_positive.len()), ("the others", a.of_others.len())], &mut notes);
    Ok(with_notes(output, &notes))
}

fn reach(fields: &Fields<'_>) -> Result<f64, InputError> {
    normal_reach(fields.confidence()?).ok_or_else(|| fields.error("confidence", "must lie between 0 and 1"))
}

/// A note for each group of fewer than 30.
pub(crate) fn small_groups(groups: &[(&str, usize)], notes: &mut Vec<String>) {
    for (name, count) in groups.iter().filter(|(_, count)| *count < 30) {
        notes.push(format!("{name}: only {count}; a cut from fewer than 30 may lie far off"));
    }
}

/// The output, with `notes` if there are any.
pub(crate) fn with_notes(mut output: Map<String, Value>, notes: &[String]) -> Value {
    if !notes.is_empty() {
        output.insert("notes".into(), json!(notes));
    }
    Value::Object(output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By its definition: every positive against every other.
    fn by_pairs(score: &[f64], positive: &[bool]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (a, _) in score.iter().zip(positive).filter(|(_, is)| **is) {
            for (b, _) in score.iter().zip(positive).filter(|(_, is)| !**is) {
                sum += if a > b {
                    1.0
                } else if a < b {
                    0.0
                } else {
                    0.5
                };
                pairs += 1.0;
            }
        }
        sum / pairs
    }

    proptest! {
        #[test]
        fn the_area_is_that_of_all_pairs(people in prop::collection::vec((0_i32..12, any::<bool>()), 2..60)) {
            let score: Vec<f64> = people.iter().map(|(score, _)| f64::from(*score)).collect();
            let positive: Vec<bool> = people.iter().map(|(_, is)| *is).collect();
            match roc(&score, &positive) {
                Ok(found) => {
                    prop_assert!((found.auc - by_pairs(&score, &positive)).abs() < 1e-12);
                    let turned: Vec<f64> = score.iter().map(|score| -score).collect();
                    prop_assert!((roc(&turned, &positive).unwrap().auc - (1.0 - found.auc)).abs() < 1e-12);
                    prop_assert!(compare(&found, &found).z.is_none());
                }
                Err(_) => prop_assert!(positive.iter().all(|is| *is == positive[0])),
            }
        }
    }

    #[test]
    fn groups_that_are_apart_are_separated_between_them() {
        let found = roc(&[1.0, 2.0, 5.0, 9.0], &[false, false, true, true]).unwrap();
        assert_eq!((found.auc, found.variance), (1.0, Some(0.0)));
        let best = found.youden.unwrap();
        assert_eq!(
            (best.threshold, best.lowest_positive, best.sensitivity, best.specificity),
            (3.5, 5.0, 1.0, 1.0)
        );
    }

    #[test]
    fn what_cannot_be_is_undefined_or_one_error() {
        let same = roc(&[4.0; 5], &[true, false, true, false, true]).unwrap();
        assert_eq!((same.auc, same.youden), (0.5, None));
        assert_eq!(roc(&[1.0, 2.0], &[true, false]).unwrap().variance, None);
        for (input, expected) in [
            (
                json!({ "score": [1, 2], "positive": [1, 1] }),
                "`positive`: everyone is positive; two groups are needed",
            ),
            (
                json!({ "score": [1, 2], "positive": [0, 0] }),
                "`positive`: no one is positive; two groups are needed",
            ),
            (json!({ "score": [1, 2], "positive": [0, 2] }), "`positive` row 2: 2 is neither 0 nor 1"),
            (
                json!({ "score": [1], "positive": [0, 1] }),
                "`positive`: has 2 values, but `score` has 1; both must be as long",
            ),
        ] {
            assert_eq!(ROC.compute(&input).unwrap_err().to_string(), expected);
        }
    }
}
