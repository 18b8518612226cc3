//! Five coefficients of agreement beyond chance, for any number of raters, with gaps and weights.

use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::output::Output;
use crate::proportion::Limits;
use crate::registry::{Csv, Statistic};
use crate::scale::Scale;
use crate::weights::Weights;

/// Categories of subjects × raters, by their places from 0; gaps are `None`. Subjects nobody rated are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryRatings {
    raters: usize,
    categories: usize,
    rows: Vec<Vec<Option<usize>>>,
}

impl CategoryRatings {
    /// Takes rows of subjects, all as long. Errors, naming `field`: fewer than two raters or two categories, a rater
    /// without a rating, no subject with two ratings.
    pub fn new(field: &str, categories: usize, rows: Vec<Vec<Option<usize>>>) -> Result<Self, InputError> {
        let raters = rows.first().map_or(0, Vec::len);
        if raters < 2 {
            return Err(InputError::new(field, "has fewer than two raters (columns)"));
        }
        if categories < 2 {
            let message = "has one category only; name the whole scale in `categories`";
            return Err(InputError::new(field, message));
        }
        if let Some(silent) = (0..raters).find(|rater| rows.iter().all(|row| row[*rater].is_none())) {
            return Err(InputError::new(field, "is a rater without any rating").at_column(silent));
        }
        let rows: Vec<_> = rows.into_iter().filter(|row| row.iter().any(Option::is_some)).collect();
        if !rows.iter().any(|row| row.iter().flatten().count() > 1) {
            return Err(InputError::new(
                field,
                "has no subject (row) with two ratings; nothing can be compared",
            ));
        }
        Ok(Self { raters, categories, rows })
    }

    /// How many subjects have at least one rating.
    pub fn subjects(&self) -> usize {
        self.rows.len()
    }

    fn counts(&self, row: &[Option<usize>]) -> Vec<f64> {
        let mut counts = vec![0.0; self.categories];
        for category in row.iter().flatten() {
            counts[*category] += 1.0;
        }
        counts
    }
}

/// One coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Coefficient {
    /// (pa − pe) / (1 − pe); undefined where all ratings are the same and chance alone agrees.
    pub coef: Option<f64>,
    /// Standard error over subjects; undefined for one subject.
    pub se: Option<f64>,
    /// coef ± t · se with subjects − 1 degrees of freedom, not cut to −1–1.
    pub ci95: Option<Limits>,
    /// Weighted share of agreement.
    pub pa: f64,
    /// The same by chance, as this coefficient understands chance; undefined where it needs a scale nobody named.
    pub pe: Option<f64>,
}

/// Five coefficients on the same ratings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// AC1, with weights AC2 (Gwet 2008).
    pub gwet: Coefficient,
    /// Fleiss' kappa (1971) for any number of ratings per subject.
    pub fleiss: Coefficient,
    /// Krippendorff's alpha with these weights.
    pub krippendorff: Coefficient,
    /// Conger's kappa (1980): chance by each rater's own habits; Cohen's kappa for two raters.
    pub conger: Coefficient,
    /// Brennan & Prediger (1981): chance is one over the number of categories.
    pub bp: Coefficient,
}

/// What a subject adds: its ratings, its weighted agreement and how often it was rated.
struct Subject {
    counts: Vec<f64>,
    ratings: f64,
    /// Weighted sum over ordered pairs of different raters.
    agreeing: f64,
}

/// Sum of a part of each subject, squared around `centre`: variance of the mean of n parts is over n (n − 1).
fn standard_error(parts: impl ExactSizeIterator<Item = f64>, centre: f64) -> Option<f64> {
    let n = parts.len() as f64;
    let sum: f64 = parts.map(|part| (part - centre) * (part - centre)).sum();
    (n > 1.0).then(|| (sum / (n * (n - 1.0))).sqrt())
}

fn coefficient(
    coef: Option<f64>,
    se: Option<f64>,
    n: usize,
    confidence: Confidence,
    pa: f64,
    pe: f64,
) -> Coefficient {
    let se = coef.and(se);
    let ci95 = match (coef, se, confidence.t(n as f64 - 1.0)) {
        (Some(coef), Some(se), Some(t)) => Some([coef - t * se, coef + t * se]),
        _ => None,
    };
    Coefficient { coef, se, ci95, pa, pe: Some(pe) }
}

/// Chance-corrected agreement at `confidence`; variances over subjects of Gwet (2014), Handbook of
/// Inter-Rater Reliability, 4th edition, chapters 2–5, with subjects as a sample and raters as they are.
///
/// Error, naming `weights`: as many categories as weights are needed.
pub fn agreement(
    ratings: &CategoryRatings,
    weights: &Weights,
    confidence: Confidence,
) -> Result<Agreement, InputError> {
    let q = ratings.categories;
    if weights.size() != q {
        return Err(InputError::new(
            "weights",
            format_args!("are for {} categories, not {q}", weights.size()),
        ));
    }
    let subjects: Vec<Subject> = ratings
        .rows
        .iter()
        .map(|row| {
            let counts = ratings.counts(row);
            let with = |k: usize| -> f64 { weights.row(k).iter().zip(&counts).map(|(w, x)| w * x).sum() };
            let agreeing =
                counts.iter().enumerate().filter(|(_, x)| **x > 0.0).map(|(k, x)| x * (with(k) - 1.0)).sum();
            Subject { ratings: counts.iter().sum(), counts, agreeing }
        })
        .collect();
    let n = subjects.len() as f64;
    let paired = subjects.iter().filter(|subject| subject.ratings >= 2.0).count() as f64;
    let agreed =
        |s: &Subject| if s.ratings >= 2.0 { s.agreeing / (s.ratings * (s.ratings - 1.0)) } else { 0.0 };
    let pa = subjects.iter().map(agreed).sum::<f64>() / paired;
    let shares: Vec<f64> =
        (0..q).map(|k| subjects.iter().map(|s| s.counts[k] / s.ratings).sum::<f64>() / n).collect();
    // Weighted share with which a category meets a rating drawn by chance.
    let met = |shares: &[f64]| -> Vec<f64> {
        (0..q).map(|k| weights.row(k).iter().zip(shares).map(|(w, p)| w * p).sum()).collect()
    };
    // A subject's part in a coefficient: its agreement, less what its ratings move the chance term.
    let finish = |pe: f64, moved: &dyn Fn(usize, &Subject) -> f64| {
        let room = 1.0 - pe;
        if room <= 1e-12 {
            return coefficient(None, None, subjects.len(), confidence, pa, pe);
        }
        let coef = (pa - pe) / room;
        let parts = subjects.iter().enumerate().map(|(at, subject)| {
            let own = if subject.ratings >= 2.0 { n / paired * (agreed(subject) - pe) / room } else { 0.0 };
            own - 2.0 * (1.0 - coef) * (moved(at, subject) - pe) / room
        });
        coefficient(Some(coef), standard_error(parts, coef), subjects.len(), confidence, pa, pe)
    };
    let spread = weights.total() / (q * (q - 1)) as f64;
    let gwet_pe = spread * shares.iter().map(|p| p * (1.0 - p)).sum::<f64>();
    let gwet = finish(gwet_pe, &|_, s| {
        spread * s.counts.iter().zip(&shares).map(|(x, p)| x * (1.0 - p)).sum::<f64>() / s.ratings
    });
    let by_shares = met(&shares);
    let fleiss_pe: f64 = shares.iter().zip(&by_shares).map(|(p, met)| p * met).sum();
    let fleiss = finish(fleiss_pe, &|_, s| {
        s.counts.iter().zip(&by_shares).map(|(x, met)| x * met).sum::<f64>() / s.ratings
    });
    let bp_pe = weights.total() / (q * q) as f64;
    let bp = finish(bp_pe, &|_, _| bp_pe);
    let (conger_pe, conger_moved) = conger_chance(ratings, weights);
    let conger = finish(conger_pe, &|at, _| conger_moved[at]);
    let krippendorff = krippendorff(&subjects, weights, confidence);
    Ok(Agreement { gwet, fleiss, krippendorff, conger, bp })
}

/// Krippendorff's alpha with its variance over the subjects that can be paired.
fn krippendorff(subjects: &[Subject], weights: &Weights, confidence: Confidence) -> Coefficient {
    let q = weights.size();
    let paired: Vec<&Subject> = subjects.iter().filter(|subject| subject.ratings >= 2.0).collect();
    let n = paired.len() as f64;
    let all: f64 = paired.iter().map(|subject| subject.ratings).sum();
    let mean = all / n;
    let raw = paired.iter().map(|s| s.agreeing / (mean * (s.ratings - 1.0))).sum::<f64>() / n;
    let pa = (1.0 - 1.0 / all) * raw + 1.0 / all;
    let shares: Vec<f64> = (0..q).map(|k| paired.iter().map(|s| s.counts[k]).sum::<f64>() / all).collect();
    let met: Vec<f64> =
        (0..q).map(|k| weights.row(k).iter().zip(&shares).map(|(w, p)| w * p).sum()).collect();
    let pe: f64 = shares.iter().zip(&met).map(|(p, met)| p * met).sum();
    let room = 1.0 - pe;
    if room <= 1e-12 {
        return coefficient(None, None, paired.len(), confidence, pa, pe);
    }
    let coef = (pa - pe) / room;
    let before = (raw - pe) / room;
    let parts = paired.iter().map(|s| {
        let unequal = (s.ratings - mean) / mean;
        let own = (s.agreeing / (mean * (s.ratings - 1.0)) - pa * unequal - pe) / room;
        let moved = s.counts.iter().zip(&met).map(|(x, met)| x * met).sum::<f64>() / mean - pe * unequal;
        own - 2.0 * (1.0 - before) * (moved - pe) / room
    });
    let se = standard_error(parts, before);
    coefficient(Some(coef), se, paired.len(), confidence, pa, pe)
}

/// Conger's chance term and how much each subject moves it: chance agreement of each pair of raters by the shares each
/// of them uses.
fn conger_chance(ratings: &CategoryRatings, weights: &Weights) -> (f64, Vec<f64>) {
    let (q, r, n) = (ratings.categories, ratings.raters, ratings.rows.len() as f64);
    let rated: Vec<f64> =
        (0..r).map(|g| ratings.rows.iter().filter(|row| row[g].is_some()).count() as f64).collect();
    let mut own = vec![vec![0.0; q]; r];
    for row in &ratings.rows {
        for (g, category) in row.iter().enumerate() {
            if let Some(category) = category {
                own[g][*category] += 1.0 / rated[g];
            }
        }
    }
    let totals: Vec<f64> = (0..q).map(|k| own.iter().map(|shares| shares[k]).sum()).collect();
    let pairs = (r * (r - 1)) as f64;
    // For each rater and category: weighted share with which the other raters together meet it.
    let met: Vec<Vec<f64>> = own
        .iter()
        .map(|shares| {
            (0..q).map(|l| (0..q).map(|k| weights.of(k, l) * (totals[k] - shares[k])).sum()).collect()
        })
        .collect();
    let met_by_own: Vec<f64> =
        own.iter().zip(&met).map(|(shares, met)| shares.iter().zip(met).map(|(p, m)| p * m).sum()).collect();
    let chance = met_by_own.iter().sum::<f64>() / pairs;
    let moved = ratings.rows.iter().map(|row| {
        let each = row.iter().enumerate().map(|(g, category)| {
            let rating = category.map_or(0.0, |category| met[g][category] - met_by_own[g]);
            n / rated[g] * (rating + rated[g] / n * met_by_own[g])
        });
        each.sum::<f64>() / pairs
    });
    (chance, moved.collect())
}

/// `srm stats agreement`.
pub const STATISTIC: Statistic = Statistic {
    name: "agreement",
    summary: "agreement of any number of raters beyond chance, with gaps and weights: five coefficients",
    input: &[
        ("ratings", "rows of subjects, columns of raters: categories, null where missing"),
        ("categories", "the whole scale in order, also what nobody used"),
        (
            "weights",
            "a table, or one of identity (default), linear, quadratic, ordinal, radical, ratio, circular, bipolar; \
             categories that are numbers are places on a line, names stand one step apart",
        ),
        ("confidence", "default 0.95; the key ci95 keeps its name"),
    ],
    output: &[
        ("subjects", "subjects with at least one rating"),
        ("gwet", "AC1, with weights AC2: coef, se, ci95, pa, pe"),
        ("fleiss", "Fleiss' kappa, the same keys"),
        ("krippendorff", "alpha with these weights, over the subjects rated twice or more"),
        ("conger", "kappa by the habits of each rater; Cohen's kappa for two"),
        ("bp", "Brennan-Prediger: chance is one over the number of categories"),
        ("notes", "what to know"),
    ],
    formula: "coef = (pa - pe) / (1 - pe); se over subjects, as a sample, with the raters as they are; ci95 = coef +- t se \
              with subjects - 1 degrees of freedom, not cut at 1 (irrCAC cuts it)",
    source: "Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.; Gwet (2008), British Journal of Mathematical and \
             Statistical Psychology 61, 29-48; Conger (1980), Psychological Bulletin 88, 322-328; Brennan & Prediger \
             (1981), Educational and Psychological Measurement 41, 687-699",
    csv: Some(Csv::Table("ratings")),
    example: r#"{ "ratings": [[1, 1, null], [2, 2, 3], [3, 3, 3], [1, 2, 1]], "categories": [1, 2, 3] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    const KEY: &str = "ratings";
    let confidence = Confidence::of(fields)?;
    let table = fields.label_table(KEY)?;
    let scale = Scale::of(fields, table.iter().flatten().flatten())?;
    let mut rows = Vec::with_capacity(table.len());
    for (row, names) in table.iter().enumerate() {
        let place = |(column, name): (usize, &Option<String>)| {
            let place = name.as_ref().map(|name| scale.place(name)).transpose();
            place.map_err(|message| InputError::new(KEY, message).at_row(row).at_column(column))
        };
        rows.push(names.iter().enumerate().map(place).collect::<Result<Vec<_>, _>>()?);
    }
    let all = rows.len();
    let ratings = CategoryRatings::new(KEY, scale.size(), rows)?;
    let weights = scale.weights(fields)?.unwrap_or_else(|| Weights::identity(scale.size()));
    let mut result = agreement(&ratings, &weights, confidence)?;
    if scale.is_single() {
        // These two count categories, and nobody said how many there are.
        for coefficient in [&mut result.gwet, &mut result.bp] {
            *coefficient = Coefficient { coef: None, se: None, ci95: None, pa: coefficient.pa, pe: None };
        }
    }
    let beyond = [result.gwet, result.fleiss, result.krippendorff, result.conger, result.bp];
    let beyond = beyond.iter().any(|c| c.ci95.is_some_and(|[_, upper]| upper > 1.0));
    let out = all - ratings.subjects();
    Ok(Output::of(&result)
        .put("subjects", ratings.subjects())
        .note_if(result.fleiss.coef.is_none(), "all ratings are the same: pa is 1, and kappa is undefined")
        .note_if(scale.is_single(), "one category is all that occurs; name the whole scale in `categories`")
        .note_if(ratings.subjects() < 2, "one subject has no standard error")
        .note_if(beyond, "an upper limit above 1 is shown as computed: the sample is small for this method")
        .note_if(out > 0, format!("{out} subjects without any rating were left out"))
        .done())
}
