//! Reliability of a sum score: Cronbach's alpha, Guttman's lambda 6, items.

use crate::dist::f_quantile;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::linalg::Matrix;
use crate::pieces::{in_pieces, sum_places};
use crate::registry::{Csv, Statistic};
use crate::summary::{covariance, mean};
use crate::table::Table;
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// What is said about one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Mean of the item; of a 0/1 item the share of right answers.
    pub mean: f64,
    /// Standard deviation (n − 1).
    pub sd: f64,
    /// Correlation with the sum of all items; `None` where one of both is constant.
    pub total_r: Option<f64>,
    /// Correlation with the sum of the other items.
    pub corrected_total_r: Option<f64>,
    /// Alpha of the other items; `None` with fewer than two of them, or where their sum is constant.
    pub alpha_if_dropped: Option<f64>,
}

/// Reliability of a sum of items.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Persons that were counted: complete ones, or with pairwise covariances all.
    pub n: usize,
    /// Items.
    pub k: usize,
    /// Each item, in the order of the columns.
    pub items: Vec<Item>,
    /// Cronbach's alpha; `None` if the sum is constant.
    pub alpha: Option<f64>,
    /// Alpha of standardised items, from the mean correlation; `None` if an item is constant.
    pub alpha_standardized: Option<f64>,
    /// Guttman's lambda 6 with squared multiple correlations; `None` if the correlations have no inverse.
    pub lambda6: Option<f64>,
    /// Mean correlation between items; `None` if an item is constant.
    pub mean_r: Option<f64>,
    /// Feldt's interval of alpha.
    pub feldt: Option<[f64; 2]>,
    /// Standard error of measurement of the sum, in points: its standard deviation times √(1 − alpha).
    pub sem: Option<f64>,
    /// Items (from 0) without any variance.
    pub constant: Vec<usize>,
    /// Every value is 0 or 1.
    pub dichotomous: bool,
}

/// Means, sizes and covariances of the columns.
struct Moments {
    n: usize,
    means: Vec<f64>,
    covariances: Matrix,
}

/// Covariances of a table without gaps, shifted by the first row so that no digit is lost.
fn complete_moments(table: &Table) -> Moments {
    let (n, k) = (table.rows(), table.columns());
    let origin = table.row(0).to_vec();
    let values = table.values();
    let sums = sum_places(&in_pieces(n, |piece| {
        let mut sums = vec![0.0; k];
        for row in values[piece.start * k..piece.end * k].chunks_exact(k) {
            for ((sum, value), origin) in sums.iter_mut().zip(row).zip(&origin) {
                *sum += value - origin;
            }
        }
        sums
    }));
    let means: Vec<f64> = origin.iter().zip(&sums).map(|(origin, sum)| origin + sum / n as f64).collect();
    let products = sum_places(&in_pieces(n, |piece| {
        let mut products = vec![0.0; k * k];
        // Four rows at a time: each sum is fetched and stored once for all of them.
        let mut centred = vec![0.0; 4 * k];
        for rows in values[piece.start * k..piece.end * k].chunks(4 * k) {
            centred.fill(0.0);
            for (into, row) in centred.chunks_exact_mut(k).zip(rows.chunks_exact(k)) {
                for ((place, value), mean) in into.iter_mut().zip(row).zip(&means) {
                    *place = value - mean;
                }
            }
            add_products(&centred, k, &mut products);
        }
        products
    }));
    let covariances = Matrix::from_fn(k, |i, j| products[i.max(j) * k + i.min(j)] / (n - 1) as f64);
    Moments { n, means, covariances }
}

/// Adds the products of all columns of four rows (one after the other in `rows`) to the lower triangle.
fn add_products(rows: &[f64], k: usize, products: &mut [f64]) {
    let (first, rest) = rows.split_at(k);
    let (second, rest) = rest.split_at(k);
    let (third, fourth) = rest.split_at(k);
    for (i, line) in products.chunks_exact_mut(k).enumerate() {
        let own = [first[i], second[i], third[i], fourth[i]];
        let others = first.iter().zip(second).zip(third.iter().zip(fourth));
        for (place, ((a, b), (c, d))) in line[..=i].iter_mut().zip(others) {
            *place += (own[0] * a + own[1] * b) + (own[2] * c + own[3] * d);
        }
    }
}

/// Covariances of each pair of columns from the persons who have both, as `use = "pairwise"` in R.
fn pairwise_moments(table: &Table) -> Result<Moments, InputError> {
    let k = table.columns();
    let columns: Vec<Vec<f64>> = (0..k).map(|column| table.column(column)).collect();
    let mut covariances = Matrix::zeros(k);
    let mut means = Vec::with_capacity(k);
    for (i, a) in columns.iter().enumerate() {
        let present: Vec<f64> = a.iter().copied().filter(|value| !value.is_nan()).collect();
        means.push(mean(&present).ok_or_else(|| {
            InputError::new("scores", "has no value at all; leave the item out").at_column(i)
        })?);
        for (j, b) in columns.iter().enumerate().take(i + 1) {
            let both = a.iter().zip(b).filter(|(a, b)| !a.is_nan() && !b.is_nan());
            let (a, b): (Vec<f64>, Vec<f64>) = both.map(|(a, b)| (*a, *b)).unzip();
            let value = covariance(&a, &b).ok_or_else(|| {
                let message = format_args!("fewer than two persons have this item and item {}", j + 1);
                InputError::new("scores", message).at_column(i)
            })?;
            covariances.set(i, j, value);
            covariances.set(j, i, value);
        }
    }
    Ok(Moments { n: table.rows(), means, covariances })
}

/// Columns in which all present values (of the rows that count) are the same.
fn constants(table: &Table, pairwise: bool) -> Vec<usize> {
    let mut first = vec![f64::NAN; table.columns()];
    let mut varies = vec![false; table.columns()];
    let counts = |row: &&[f64]| pairwise || row.iter().all(|value| !value.is_nan());
    for row in table.each_row().filter(counts) {
        for ((value, first), varies) in row.iter().zip(first.iter_mut()).zip(varies.iter_mut()) {
            if first.is_nan() {
                *first = *value;
            } else if !value.is_nan() {
                *varies |= value != first;
            }
        }
    }
    varies.iter().enumerate().filter(|(_, varies)| !**varies).map(|(column, _)| column).collect()
}

/// Alpha from the sum of variances and the variance of the sum; `None` for one item or a sum without variance.
fn alpha(k: usize, variances: f64, total: f64) -> Option<f64> {
    (k > 1 && total > 0.0).then(|| k as f64 / (k - 1) as f64 * (1.0 - variances / total))
}

/// Reliability of persons × items.
///
/// - alpha = k/(k−1) · (1 − Σ item variances / variance of the sum): Cronbach (1951), Psychometrika 16.
/// - interval: 1 − (1 − alpha) · F quantiles with n − 1 and (n − 1)(k − 1) degrees of freedom: Feldt (1965),
///   Psychometrika 30.
/// - lambda 6 = 1 − Σ (1 − smc) / Σ correlations, of the correlation matrix: Guttman (1945), as in R's `psych`.
///
/// `pairwise`: covariances from the persons who have both items; otherwise only persons with every item count. With
/// pairwise gaps the degrees of freedom of the interval are those of all persons, so it is a little too narrow.
///
/// Errors: fewer than two items, or fewer than two persons who count.
pub fn reliability(scores: &Table, pairwise: bool, confidence: f64) -> Result<Reliability, InputError> {
    const FIELD: &str = "scores";
    scores.at_least(FIELD, (2, "persons"), (2, "items"))?;
    let complete;
    let moments = if scores.first_missing().is_some() && pairwise {
        pairwise_moments(scores)?
    } else {
        complete = if scores.first_missing().is_some() {
            Cow::Owned(scores.complete_rows())
        } else {
            Cow::Borrowed(scores)
        };
        if complete.rows() < 2 {
            let rows = complete.rows();
            let message = format_args!(
                "only {rows} of {} persons have every item; at least 2 are needed, or \"missing\": \"pairwise\"",
                scores.rows()
            );
            return Err(InputError::new(FIELD, message));
        }
        complete_moments(&complete)
    };
    let (n, k, s) = (moments.n, scores.columns(), &moments.covariances);
    let constant = constants(scores, pairwise);
    let variances: Vec<f64> =
        s.diagonal().iter().enumerate().map(|(i, v)| if constant.contains(&i) { 0.0 } else { *v }).collect();
    let sums: Vec<f64> = (0..k).map(|i| s.row(i).iter().sum()).collect();
    let all_variances: f64 = variances.iter().sum();
    // Below rounding the sum has no variance: reversed items can cancel exactly.
    let positive = |total: f64| if total > 1e-13 * all_variances { total } else { 0.0 };
    let total = positive(sums.iter().sum());
    let items = (0..k)
        .map(|i| {
            let (variance, sum) = (*variances.get(i).unwrap_or(&0.0), *sums.get(i).unwrap_or(&0.0));
            let rest = positive(total - 2.0 * sum + variance);
            let r = |covariance: f64, of: f64| {
                let r = covariance / (variance * of).sqrt();
                r.is_finite().then(|| r.clamp(-1.0, 1.0))
            };
            Item {
                mean: *moments.means.get(i).unwrap_or(&0.0),
                sd: variance.sqrt(),
                total_r: r(sum, total),
                corrected_total_r: r(sum - variance, rest),
                alpha_if_dropped: alpha(k - 1, all_variances - variance, rest),
            }
        })
        .collect();
    let alpha = alpha(k, all_variances, total);
    let correlations = constant.is_empty().then(|| {
        Matrix::from_fn(k, |i, j| if i == j { 1.0 } else { s.get(i, j) / (s.get(i, i) * s.get(j, j)).sqrt() })
    });
    let pairs = (k * (k - 1)) as f64;
    let mean_r =
        correlations.as_ref().map(|r| ((0..k).flat_map(|i| r.row(i)).sum::<f64>() - k as f64) / pairs);
    let standardized = |r: f64| {
        let below = 1.0 + (k - 1) as f64 * r;
        (below > 0.0).then(|| k as f64 * r / below)
    };
    let lambda6 = correlations.as_ref().and_then(|r| {
        let unique: f64 = r.inverse()?.diagonal().iter().map(|value| 1.0 / value).sum();
        let all: f64 = (0..k).flat_map(|i| r.row(i)).sum();
        (all > 0.0).then(|| 1.0 - unique / all)
    });
    let feldt = alpha.and_then(|alpha| {
        let tail = (1.0 - confidence) / 2.0;
        let (df1, df2) = ((n - 1) as f64, ((n - 1) * (k - 1)) as f64);
        let bound = |p: f64| f_quantile(p, df1, df2).map(|f| 1.0 - (1.0 - alpha) * f);
        Some([bound(1.0 - tail)?, bound(tail)?])
    });
    // Alpha is never above 1 but for rounding.
    let sem = alpha.map(|alpha| (total * (1.0 - alpha).max(0.0)).sqrt());
    Ok(Reliability {
        n,
        k,
        items,
        alpha,
        alpha_standardized: mean_r.and_then(standardized),
        lambda6,
        mean_r,
        feldt,
        sem,
        constant,
        dichotomous: scores.values().iter().all(|value| value.is_nan() || *value == 0.0 || *value == 1.0),
    })
}

/// `srm stats reliability`.
pub const STATISTIC: Statistic = Statistic {
    name: "reliability",
    summary: "how reliably the sum of items tells persons apart, and what each item adds",
    input: &[
        ("scores", "persons x items; null where an answer is missing"),
        ("missing", "\"listwise\" (default: only persons with every item) or \"pairwise\""),
        ("items", "names of the items, used in notes"),
        ("confidence", "of the interval, 0.95 if absent; the key stays feldt_ci95"),
    ],
    output: &[
        ("n", "persons counted"),
        ("k", "items"),
        ("mean", "per item"),
        ("sd", "per item (n - 1)"),
        ("item_total_r", "per item: correlation with the sum of all; null if the item is constant"),
        (
            "corrected_item_total_r",
            "per item: correlation with the sum of the others; negative for a reversed item",
        ),
        ("alpha_if_dropped", "per item: alpha of the others"),
        ("alpha", "Cronbach's alpha; null if the sum has no variance"),
        ("alpha_standardized", "alpha of standardised items; null if an item is constant"),
        ("guttman_lambda6_smc", "Guttman's lambda 6; null if an item follows from the others"),
        ("mean_interitem_r", "mean correlation between items"),
        ("feldt_ci95", "interval of alpha"),
        ("sem", "standard error of measurement of the sum, in points"),
        ("difficulty", "per item, only if all values are 0 or 1: share of 1"),
        ("notes", "constant items by name; why something is null"),
    ],
    formula: "alpha = k/(k-1) (1 - sum of item variances / variance of the sum); interval 1 - (1 - alpha) F with n-1 and \
              (n-1)(k-1) df; lambda 6 = 1 - sum (1 - smc) / sum of correlations; sem = sd of the sum * sqrt(1 - alpha)",
    source: "Cronbach (1951) Psychometrika 16, 297; Feldt (1965) Psychometrika 30, 357; Guttman (1945) Psychometrika 10, \
             255; items and lambda 6 as R psych::alpha",
    csv: Some(Csv::Table("scores")),
    example: r#"{ "scores": [[3, 4, 3], [5, 5, 4], [2, 1, 2], [4, 4, 5], [1, 2, 2], [4, 5, 4]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let scores = fields.table("scores", Missing::Allowed)?;
    let pairwise = fields.choice("missing", &["listwise", "pairwise"])? == "pairwise";
    let result = reliability(&scores, pairwise, fields.confidence()?)?;
    let names = names(fields, scores.columns())?;
    let mut notes = Vec::new();
    for item in &result.constant {
        let name = names.get(*item).cloned().unwrap_or_default();
        notes.push(format!("item {name} is the same for everybody; its correlations are not defined"));
    }
    if result.alpha.is_none() {
        notes.push("the sum is the same for everybody; there is no reliability to speak of".to_owned());
    }
    if result.lambda6.is_none() && result.constant.is_empty() {
        notes.push(
            "an item follows from the others, or pairwise correlations fit no data; no lambda 6".to_owned(),
        );
    }
    if result.alpha.is_some_and(|alpha| alpha < 0.0) {
        notes.push("alpha is negative: some items run against the others, are they reversed?".to_owned());
    }
    let each = |value: fn(&Item) -> Value| -> Value { result.items.iter().map(value).collect() };
    let mut output = Map::new();
    let mut put = |key: &str, value: Value| output.insert(key.to_owned(), value);
    put("n", json!(result.n));
    put("k", json!(result.k));
    put("mean", each(|item| json!(item.mean)));
    put("sd", each(|item| json!(item.sd)));
    put("item_total_r", each(|item| json!(item.total_r)));
    put("corrected_item_total_r", each(|item| json!(item.corrected_total_r)));
    put("alpha_if_dropped", each(|item| json!(item.alpha_if_dropped)));
    put("alpha", json!(result.alpha));
    put("alpha_standardized", json!(result.alpha_standardized));
    put("guttman_lambda6_smc", json!(result.lambda6));
    put("mean_interitem_r", json!(result.mean_r));
    put("feldt_ci95", json!(result.feldt));
    put("sem", json!(result.sem));
    if result.dichotomous {
        put("difficulty", each(|item| json!(item.mean)));
    }
    if !notes.is_empty() {
        put("notes", json!(notes));
    }
    Ok(Value::Object(output))
}

/// Names of the items, or their numbers from 1.
pub(crate) fn names(fields: &Fields<'_>, items: usize) -> Result<Vec<String>, InputError> {
    if !fields.has("items") {
        return Ok((1..=items).map(|number| number.to_string()).collect());
    }
    let names = fields.labels("items")?;
    if names.len() == items {
        return Ok(names);
    }
    let message =
        format_args!("has {} names for {items} items; name each, or leave the field out", names.len());
    Err(InputError::new("items", message))
}

#[cfg(test)]
mod tests;
