//! Intraclass correlations: how far raters give a target the same value.

use crate::dist::{f_quantile, f_sf};
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::pieces::{in_pieces, sum_places};
use crate::registry::{Csv, Statistic};
use crate::spearman_brown::prophecy;
use crate::summary::is_constant;
use crate::table::Table;
use serde_json::{Map, Value, json};

/// Mean squares of targets × raters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanSquares {
    /// Targets.
    pub n: usize,
    /// Raters.
    pub k: usize,
    /// Between targets (BMS).
    pub between: f64,
    /// Within targets (WMS).
    pub within: f64,
    /// Between raters (JMS).
    pub raters: f64,
    /// What is left (EMS).
    pub rest: f64,
}

/// One form of the coefficient with its test and interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// The coefficient as computed, also below 0; `None` where 0 is divided by 0.
    pub icc: Option<f64>,
    /// F of the hypothesis that it is 0; `None` where what is left is 0.
    pub f: Option<f64>,
    /// Degrees of freedom of F.
    pub df: [f64; 2],
    /// Probability of such an F or a larger one.
    pub p: Option<f64>,
    /// The interval.
    pub interval: Option<[f64; 2]>,
}

/// Mean squares of a table without gaps (two-way analysis of variance with one value in each cell).
///
/// Errors: fewer than two targets or raters, a missing value.
pub fn mean_squares(ratings: &Table) -> Result<MeanSquares, InputError> {
    const FIELD: &str = "ratings";
    ratings.at_least(FIELD, (2, "targets"), (2, "raters"))?;
    if let Some((row, column)) = ratings.first_missing() {
        let message =
            "is missing; every rater must rate every target (leave the target out, or take `krippendorff`)";
        return Err(InputError::new(FIELD, message).at_row(row).at_column(column));
    }
    let (n, k) = (ratings.rows(), ratings.columns());
    if is_constant(ratings.values()) {
        return Ok(MeanSquares { n, k, between: 0.0, within: 0.0, raters: 0.0, rest: 0.0 });
    }
    let values = ratings.values();
    let origin = ratings.value(0, 0).unwrap_or(0.0);
    let totals = in_pieces(n, |piece| {
        values[piece.start * k..piece.end * k].iter().map(|value| value - origin).sum::<f64>()
    });
    let grand = origin + totals.iter().sum::<f64>() / (n * k) as f64;
    // By piece: between targets, within targets, then each rater.
    let sums = sum_places(&in_pieces(n, |piece| {
        let mut sums = vec![0.0; k + 2];
        for row in values[piece.start * k..piece.end * k].chunks_exact(k) {
            for (sum, value) in sums[2..].iter_mut().zip(row) {
                *sum += value - grand;
            }
            let own = row.iter().map(|value| value - grand).sum::<f64>() / k as f64;
            sums[0] += own * own;
            if !is_constant(row) {
                sums[1] += row.iter().map(|value| (value - grand - own).powi(2)).sum::<f64>();
            }
        }
        sums
    }));
    let (between, within, raters) = (sums[0], sums[1], &sums[2..]);
    let raters: f64 = raters.iter().map(|sum| (sum / n as f64).powi(2)).sum::<f64>() * n as f64;
    // What is left is far below the digits of what it is taken from when raters differ by a constant only.
    let rest = within - raters;
    let rest = if rest > 1e-13 * (within + between) { rest } else { 0.0 };
    Ok(MeanSquares {
        n,
        k,
        between: between * k as f64 / (n - 1) as f64,
        within: within / (n * (k - 1)) as f64,
        raters: raters / (k - 1) as f64,
        rest: rest / ((n - 1) * (k - 1)) as f64,
    })
}

/// The six coefficients of Shrout & Fleiss (1979) in the order (1,1), (2,1), (3,1), (1,k), (2,k), (3,k).
///
/// Intervals: one-way and consistency forms by F as there; the agreement forms (2,·) by McGraw & Wong (1996), with the
/// degrees of freedom that Satterthwaite's approximation gives for each form by itself. The interval of ICC(2,k) is not
/// the Spearman–Brown of that of ICC(2,1); see [`agreement_by_spearman_brown`].
pub fn coefficients(ms: &MeanSquares, confidence: f64) -> [Coefficient; 6] {
    let (n, k) = (ms.n as f64, ms.k as f64);
    let tail = (1.0 - confidence) / 2.0;
    let (df_one, df_two) = ([n - 1.0, n * (k - 1.0)], [n - 1.0, (n - 1.0) * (k - 1.0)]);
    let ratio = |above: f64, below: f64| (below != 0.0).then(|| above / below);
    let coefficient = |icc: Option<f64>, error: f64, df: [f64; 2], interval: Option<[f64; 2]>| {
        let f = ratio(ms.between, error);
        let [df1, df2] = df;
        Coefficient { icc, f, df, p: f.map(|f| f_sf(f, df1, df2)), interval }
    };
    // F divided and multiplied by its quantiles; of a mean, and of one rater.
    let bounds = |error: f64, [df1, df2]: [f64; 2], one: fn(f64, f64) -> f64| {
        let f = ratio(ms.between, error)?;
        let low = f / f_quantile(1.0 - tail, df1, df2)?;
        let high = f * f_quantile(1.0 - tail, df2, df1)?;
        let [low, high] = [one(low, k), one(high, k)];
        (low.is_finite() && high.is_finite()).then_some([low, high])
    };
    let single = |f: f64, k: f64| (f - 1.0) / (f + k - 1.0);
    let average = |f: f64, _: f64| 1.0 - 1.0 / f;
    let (b, w, j, e) = (ms.between, ms.within, ms.raters, ms.rest);
    let agreement_single = ratio(b - e, b + (k - 1.0) * e + k * (j - e) / n);
    let agreement_average = ratio(b - e, b + (j - e) / n);
    [
        coefficient(ratio(b - w, b + (k - 1.0) * w), w, df_one, bounds(w, df_one, single)),
        coefficient(agreement_single, e, df_two, agreement_interval(ms, agreement_single, tail, false)),
        coefficient(ratio(b - e, b + (k - 1.0) * e), e, df_two, bounds(e, df_two, single)),
        coefficient(ratio(b - w, b), w, df_one, bounds(w, df_one, average)),
        coefficient(agreement_average, e, df_two, agreement_interval(ms, agreement_average, tail, true)),
        coefficient(ratio(b - e, b), e, df_two, bounds(e, df_two, average)),
    ]
}

/// McGraw & Wong (1996), table 7: interval of absolute agreement of one rater, or of the mean of all.
fn agreement_interval(ms: &MeanSquares, icc: Option<f64>, tail: f64, of_mean: bool) -> Option<[f64; 2]> {
    let (n, k) = (ms.n as f64, ms.k as f64);
    let (b, j, e) = (ms.between, ms.raters, ms.rest);
    let r = icc?;
    // Weights of raters and rest; with a mean, those of the paper's own column for it.
    let (a, c) = if of_mean {
        (r / (n * (1.0 - r)), 1.0 + r * (n - 1.0) / (n * (1.0 - r)))
    } else {
        (k * r / (n * (1.0 - r)), 1.0 + k * r * (n - 1.0) / (n * (1.0 - r)))
    };
    let parts = (a * j).powi(2) / (k - 1.0) + (c * e).powi(2) / ((n - 1.0) * (k - 1.0));
    let df = (a * j + c * e).powi(2) / parts;
    let low_f = f_quantile(1.0 - tail, n - 1.0, df)?;
    let high_f = f_quantile(1.0 - tail, df, n - 1.0)?;
    let interval = if of_mean {
        [n * (b - low_f * e) / (low_f * (j - e) + n * b), n * (high_f * b - e) / (j - e + n * high_f * b)]
    } else {
        let weight = k * j + (k * n - k - n) * e;
        [n * (b - low_f * e) / (low_f * weight + n * b), n * (high_f * b - e) / (weight + n * high_f * b)]
    };
    interval.iter().all(|bound| bound.is_finite()).then_some(interval)
}

/// The other interval of ICC(2,k) in use: the Spearman–Brown prophecy of the bounds of ICC(2,1), as R's `psych` prints.
pub fn agreement_by_spearman_brown(ms: &MeanSquares, confidence: f64) -> Option<[f64; 2]> {
    let [_, single, ..] = coefficients(ms, confidence);
    let [low, high] = single.interval?;
    Some([prophecy(low, ms.k as f64)?, prophecy(high, ms.k as f64)?])
}

/// `srm stats icc`.
pub const STATISTIC: Statistic = Statistic {
    name: "icc",
    summary: "how far raters give the same target the same value (six intraclass correlations)",
    input: &[
        ("ratings", "targets x raters, none missing"),
        ("confidence", "of the intervals, 0.95 if absent; the keys stay ci95"),
    ],
    output: &[
        ("BMS", "mean square between targets"),
        ("WMS", "mean square within targets"),
        ("JMS", "mean square between raters"),
        ("EMS", "mean square of what is left"),
        ("ICC(1,1)", "one rater, raters differ by target: icc, F, df1, df2, p, ci95; negative as computed"),
        ("ICC(2,1)", "one rater, absolute agreement, raters drawn at random; interval by McGraw and Wong"),
        ("ICC(3,1)", "one rater, consistency, these raters"),
        ("ICC(1,k)", "mean of all raters, as ICC(1,1)"),
        (
            "ICC(2,k)",
            "mean of all raters, as ICC(2,1); also ci95_spearman_brown, from the bounds of ICC(2,1)",
        ),
        ("ICC(3,k)", "mean of all raters, as ICC(3,1)"),
        ("notes", "why something is null"),
    ],
    formula: "two-way analysis of variance; ICC(2,1) = (BMS - EMS) / (BMS + (k-1) EMS + k (JMS - EMS) / n); its interval by \
              F with Satterthwaite's df",
    source: "Shrout and Fleiss (1979) Psychological Bulletin 86, 420; McGraw and Wong (1996) Psychological Methods 1, 30 \
             (with the corrections of 1, 390)",
    csv: Some(Csv::Table("ratings")),
    example: r#"{ "ratings": [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let ratings = fields.table("ratings", Missing::Allowed)?;
    let confidence = fields.confidence()?;
    let ms = mean_squares(&ratings)?;
    let mut output = Map::new();
    for (key, value) in [("BMS", ms.between), ("WMS", ms.within), ("JMS", ms.raters), ("EMS", ms.rest)] {
        output.insert(key.to_owned(), json!(value));
    }
    let names = ["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"];
    let mut undefined = false;
    for (name, c) in names.into_iter().zip(coefficients(&ms, confidence)) {
        let [df1, df2] = c.df;
        let mut entry =
            json!({ "icc": c.icc, "F": c.f, "df1": df1, "df2": df2, "p": c.p, "ci95": c.interval });
        if name == "ICC(2,k)" {
            entry["ci95_spearman_brown"] = json!(agreement_by_spearman_brown(&ms, confidence));
        }
        undefined |= c.icc.is_none() || c.f.is_none() || c.interval.is_none();
        output.insert(name.to_owned(), entry);
    }
    if undefined {
        let note = if is_constant(ratings.values()) {
            "every rating is the same: agreement is perfect, but targets do not differ, so no coefficient is defined"
        } else {
            "nothing is left when targets (and raters) are taken out: F has no finite value, and so no interval"
        };
        output.insert("notes".to_owned(), json!([note]));
    }
    Ok(Value::Object(output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrout_and_fleiss_find_their_own_table() {
        let input: Value = serde_json::from_str(STATISTIC.example).unwrap();
        let output = STATISTIC.compute(&input).unwrap();
        let published = [
            ("ICC(1,1)", 0.17),
            ("ICC(2,1)", 0.29),
            ("ICC(3,1)", 0.71),
            ("ICC(1,k)", 0.44),
            ("ICC(2,k)", 0.62),
            ("ICC(3,k)", 0.91),
        ];
        for (name, value) in published {
            assert!((output[name]["icc"].as_f64().unwrap() - value).abs() < 0.005, "{name}");
        }
        for (name, value) in [("BMS", 11.24), ("WMS", 6.26), ("JMS", 32.49), ("EMS", 1.02)] {
            assert!((output[name].as_f64().unwrap() - value).abs() < 0.005, "{name}");
        }
    }

    #[test]
    fn raters_that_differ_by_a_constant_are_consistent() {
        let output = STATISTIC.compute(&json!({ "ratings": [[1, 3], [2, 4], [5, 7], [6, 8]] })).unwrap();
        assert_eq!(output["ICC(3,1)"]["icc"], 1.0);
        assert_eq!(output["ICC(3,1)"]["F"], Value::Null);
        assert!(output["ICC(2,1)"]["icc"].as_f64().unwrap() < 1.0);
        assert!(output["notes"][0].as_str().unwrap().contains("no interval"));
    }

    #[test]
    fn one_value_only_is_undefined() {
        let output = STATISTIC.compute(&json!({ "ratings": [[3, 3], [3, 3], [3, 3]] })).unwrap();
        assert_eq!(output["ICC(1,1)"]["icc"], Value::Null);
        assert!(output["notes"][0].as_str().unwrap().contains("agreement is perfect"));
    }

    #[test]
    fn negative_values_are_shown_as_computed() {
        let output = STATISTIC.compute(&json!({ "ratings": [[1, 5], [5, 1], [2, 4], [4, 2]] })).unwrap();
        assert!(output["ICC(1,1)"]["icc"].as_f64().unwrap() < -0.5);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (input, place) in [
            (json!({ "ratings": [[1], [2]] }), "`ratings`: has 1 raters"),
            (json!({ "ratings": [[1, 2]] }), "`ratings`: has 1 targets"),
            (json!({ "ratings": [[1, 2], [3, null]] }), "`ratings` row 2, column 2: is missing"),
        ] {
            let error = STATISTIC.compute(&input).unwrap_err().to_string();
            assert!(error.starts_with(place), "{error}");
        }
    }
}
