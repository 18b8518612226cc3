//! Fleiss' kappa: agreement of several raters on categories, each object rated as often.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::agreement::{CategoryRatings, agreement};
use crate::confidence::Confidence;
use crate::dist::normal_two_sided;
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::kappa::{Joint, kappa};
use crate::output::Output;
use crate::proportion::Limits;
use crate::registry::{Csv, Statistic};
use crate::scale::Scale;
use crate::weights::Weights;

/// How many raters put each subject into each category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryCounts {
    categories: usize,
    raters: u64,
    counts: Vec<f64>,
}

impl CategoryCounts {
    /// Takes rows of subjects, columns of categories. Errors, naming `field`: fewer than two categories or two raters, no
    /// subject, a row of another length or with another number of raters than the first.
    pub fn new(field: &str, rows: &[Vec<u64>]) -> Result<Self, InputError> {
        let Some(first) = rows.first() else { return Err(InputError::new(field, "has no subject")) };
        let (categories, raters) = (first.len(), first.iter().sum::<u64>());
        if categories < 2 {
            return Err(InputError::new(field, "has one category only; at least two are needed"));
        }
        if raters < 2 {
            return Err(InputError::new(
                field,
                format_args!("row 1 counts {raters} ratings; at least two are needed"),
            ));
        }
        for (row, counts) in rows.iter().enumerate() {
            if counts.len() != categories {
                let message = format_args!("has {} values, but row 1 has {categories}", counts.len());
                return Err(InputError::new(field, message).at_row(row));
            }
            let here: u64 = counts.iter().sum();
            if here != raters {
                let message = format_args!(
                    "counts {here} ratings, but row 1 counts {raters}; `agreement` takes subjects rated unequally often"
                );
                return Err(InputError::new(field, message).at_row(row));
            }
        }
        let counts = rows.iter().flatten().map(|count| *count as f64).collect();
        Ok(Self { categories, raters, counts })
    }

    /// How many subjects.
    pub fn subjects(&self) -> usize {
        self.counts.len() / self.categories
    }
}

/// Agreement of several raters beyond chance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FleissKappa {
    /// Mean share of agreeing pairs of raters.
    #[serde(rename = "P_bar")]
    pub p_bar: f64,
    /// The same if each category were used at random with its share.
    #[serde(rename = "P_e")]
    pub p_e: f64,
    /// `(P_bar − P_e) / (1 − P_e)`; undefined where one category alone was used.
    pub kappa: Option<f64>,
    /// kappa / `se_null`.
    pub z: Option<f64>,
    /// Standard error if there were no agreement beyond chance; for the test, never for an interval.
    pub se_null: Option<f64>,
    /// Standard error over subjects, for the interval; undefined for one subject.
    pub se_general_gwet: Option<f64>,
    /// kappa ± t · `se_general_gwet` with subjects − 1 degrees of freedom, not cut to −1–1.
    pub ci95: Option<Limits>,
    /// Kappa of each category against all others; undefined for one that was never or always used.
    pub per_category: Vec<Option<f64>>,
    /// Share of each category among all ratings.
    pub proportions: Vec<f64>,
}

/// Fleiss' kappa (Fleiss 1971, Psychological Bulletin 76, 378–382) at `confidence`.
///
/// `se_null` is that of Fleiss, Nee & Landis (1979), which corrects the one of 1971 and holds only for testing that there
/// is no agreement. The interval uses the variance over subjects of Gwet (2014).
pub fn fleiss_kappa(counts: &CategoryCounts, confidence: Confidence) -> FleissKappa {
    let (q, m, subjects) = (counts.categories, counts.raters as f64, counts.subjects());
    let n = subjects as f64;
    let shares: Vec<f64> =
        (0..q).map(|k| counts.counts.iter().skip(k).step_by(q).sum::<f64>() / (n * m)).collect();
    let agreed: Vec<f64> = counts
        .counts
        .chunks_exact(q)
        .map(|row| row.iter().map(|x| x * (x - 1.0)).sum::<f64>() / (m * (m - 1.0)))
        .collect();
    let p_bar = agreed.iter().sum::<f64>() / n;
    let p_e: f64 = shares.iter().map(|p| p * p).sum();
    // p (1 − p) of a category that is the only one used is 0 exactly, and so is their sum.
    let spread: Vec<f64> = shares.iter().map(|p| p * (1.0 - p)).collect();
    let room: f64 = spread.iter().sum();
    let per_category = (0..q)
        .map(|k| {
            let apart: f64 = counts.counts.iter().skip(k).step_by(q).map(|x| x * (m - x)).sum();
            (spread[k] > 0.0).then(|| 1.0 - apart / (n * m * (m - 1.0) * spread[k]))
        })
        .collect();
    let result = FleissKappa {
        p_bar,
        p_e,
        kappa: None,
        z: None,
        se_null: None,
        se_general_gwet: None,
        ci95: None,
        per_category,
        proportions: shares.clone(),
    };
    if room <= 0.0 {
        return result;
    }
    let kappa = (p_bar - p_e) / room;
    let skew: f64 = shares.iter().map(|p| p * (1.0 - p) * (1.0 - 2.0 * p)).sum();
    let null = 2.0 * (room * room - skew) / (n * m * (m - 1.0) * room * room);
    let se_null = null.max(0.0).sqrt();
    // Each subject's part in kappa: its agreement, less what its ratings move the chance term.
    let general = (subjects > 1).then(|| {
        let parts = counts.counts.chunks_exact(q).zip(&agreed).map(|(row, agreed)| {
            let chance: f64 = row.iter().zip(&shares).map(|(x, p)| x * p).sum::<f64>() / m;
            (agreed - p_e) / room - 2.0 * (1.0 - kappa) * (chance - p_e) / room - kappa
        });
        (parts.map(|part| part * part).sum::<f64>() / (n * (n - 1.0))).sqrt()
    });
    let t = confidence.t(n - 1.0);
    FleissKappa {
        kappa: Some(kappa),
        z: (se_null > 0.0).then(|| kappa / se_null),
        se_null: Some(se_null),
        se_general_gwet: general,
        ci95: general.zip(t).map(|(se, t)| [kappa - t * se, kappa + t * se]),
        ..result
    }
}

/// `srm stats fleiss_kappa`.
pub const STATISTIC: Statistic = Statistic {
    name: "fleiss_kappa",
    summary: "agreement of several raters on categories, each subject rated as often: Fleiss' kappa",
    input: &[
        (
            "counts",
            "rows of subjects, columns of categories: how many raters chose it; each row sums to the same",
        ),
        (
            "ratings",
            "instead: rows of subjects, columns of raters; then light_kappa and conger_exact_kappa too",
        ),
        ("categories", "names of the categories, in the order of the columns"),
        ("confidence", "default 0.95; the keys keep their names"),
    ],
    output: &[
        ("subjects", "subjects"),
        ("raters", "ratings of each subject"),
        ("P_bar", "mean share of agreeing pairs of raters"),
        ("P_e", "the same by chance"),
        ("kappa", "(P_bar - P_e) / (1 - P_e); null where one category alone was used"),
        ("kappa_formula", "the same number, under the name some programs use"),
        ("z", "kappa / se_null"),
        ("p", "two-sided probability of z"),
        ("se_null", "standard error if there were no agreement; for the test, never for an interval"),
        ("se_general_gwet", "standard error over subjects"),
        ("ci95", "kappa +- t se_general_gwet, subjects - 1 degrees of freedom, not cut at 1"),
        ("ci95_general_t_unclipped", "the same limits, under a name that says how"),
        ("per_category", "kappa of each category against the rest; null for one never used"),
        ("per_category_kappa", "the same by name of the category"),
        ("proportions", "share of each category among all ratings"),
        ("light_kappa", "mean of Cohen's kappa over all pairs of raters, from `ratings`"),
        ("conger_exact_kappa", "chance by the habits of each rater, from `ratings`"),
        ("notes", "what to know"),
    ],
    formula: "P_bar = mean of sum x (x - 1) / (m (m - 1)); P_e = sum p^2; se_null^2 = 2 (S^2 - sum pq (q - p)) / (n m (m - \
              1) S^2), S = sum pq",
    source: "Fleiss (1971), Psychological Bulletin 76, 378-382; Fleiss, Nee & Landis (1979), Psychological Bulletin 86, \
             974-977; Gwet (2014), Handbook of Inter-Rater Reliability; Light (1971), Psychological Bulletin 76, 365-377; \
             Conger (1980), Psychological Bulletin 88, 322-328",
    csv: Some(Csv::Table("counts")),
    example: r#"{ "counts": [[3, 0, 0], [0, 3, 0], [1, 2, 0], [0, 1, 2], [0, 0, 3]] }"#,
    run,
};

/// Light's kappa (1971): the mean of Cohen's kappa over all pairs of raters; undefined where one of them is.
/// `rows` are subjects, each with the place of a category for each rater.
fn light_kappa(rows: &[Vec<usize>], size: usize, confidence: Confidence) -> Result<Option<f64>, InputError> {
    let raters = rows.first().map_or(0, Vec::len);
    let identity = Weights::identity(size);
    let (mut sum, mut pairs) = (0.0, 0.0);
    for one in 0..raters {
        for other in one + 1..raters {
            let mut counts = vec![0; size * size];
            for row in rows {
                counts[row[one] * size + row[other]] += 1;
            }
            let joint = Joint::from_counts("ratings", size, &counts)?;
            let Some(kappa) = kappa(&joint, &identity, confidence).and_then(|kappa| kappa.kappa) else {
                return Ok(None);
            };
            sum += kappa;
            pairs += 1.0;
        }
    }
    Ok((pairs > 0.0).then(|| sum / pairs))
}

/// Rows of subjects by raters, as places of categories, without a gap.
fn places(fields: &Fields<'_>) -> Result<(Scale, Vec<Vec<usize>>), InputError> {
    const KEY: &str = "ratings";
    let table = fields.label_table(KEY)?;
    let scale = Scale::of(fields, table.iter().flatten().flatten())?;
    let place = |row: usize, column: usize, name: &Option<String>| {
        let place = match name {
            Some(name) => scale.place(name),
            None => Err("is missing; `agreement` takes subjects rated unequally often".to_owned()),
        };
        place.map_err(|message| InputError::new(KEY, message).at_row(row).at_column(column))
    };
    let mut rows = Vec::with_capacity(table.len());
    for (row, names) in table.iter().enumerate() {
        let found = names.iter().enumerate().map(|(column, name)| place(row, column, name));
        rows.push(found.collect::<Result<Vec<_>, _>>()?);
    }
    Ok((scale, rows))
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let confidence = Confidence::of(fields)?;
    let mut output = Output::default();
    let rows = if fields.has("counts") || !fields.has("ratings") {
        fields.count_table("counts")?
    } else {
        let (scale, rows) = places(fields)?;
        let size = scale.size();
        let given = rows.iter().map(|row| row.iter().map(|place| Some(*place)).collect()).collect();
        let ratings = CategoryRatings::new("ratings", size, given)?;
        let conger = agreement(&ratings, &Weights::identity(size), confidence)?.conger.coef;
        output = output
            .put("light_kappa", light_kappa(&rows, size, confidence)?)
            .put("conger_exact_kappa", conger);
        let count = |row: &Vec<usize>| {
            let mut counts = vec![0; size];
            for place in row {
                counts[*place] += 1;
            }
            counts
        };
        rows.iter().map(count).collect()
    };
    let counts = CategoryCounts::new(if fields.has("counts") { "counts" } else { "ratings" }, &rows)?;
    let names = if fields.has("categories") {
        let names = fields.labels("categories")?;
        fields.as_long(("counts", counts.categories), ("categories", names.len()))?;
        names
    } else {
        (1..=counts.categories).map(|place| place.to_string()).collect()
    };
    let result = fleiss_kappa(&counts, confidence);
    let by_name: BTreeMap<String, Option<f64>> =
        names.into_iter().zip(result.per_category.iter().copied()).collect();
    Ok(output
        .with(&result)
        .put("subjects", counts.subjects())
        .put("raters", counts.raters)
        .put("kappa_formula", result.kappa)
        .put("p", result.z.map(normal_two_sided))
        .put("ci95_general_t_unclipped", result.ci95)
        .put("per_category_kappa", by_name)
        .note_if(result.kappa.is_none(), "one category alone was used: P_bar is 1, and kappa is undefined")
        .note_if(counts.subjects() < 2, "one subject has no standard error")
        .done())
}
