//! `srm stats rater_facets`.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Counts, Facets, Rating, fit};
use crate::dist::normal_reach;
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::names::Names;
use crate::registry::{Csv, Statistic};
use crate::roc::with_notes;

/// The most raters, criteria and categories.
const RATERS_MAX: usize = 100;
const CRITERIA_MAX: usize = 30;
const CATEGORIES_MAX: usize = 30;

/// `srm stats rater_facets`.
pub const STATISTIC: Statistic = Statistic {
    name: "rater_facets",
    summary: "how severe raters are and how hard criteria are, whoever was rated (many-facet Rasch)",
    input: &[
        (
            "rows",
            "list of objects with candidate, rater, criterion (leave it out of all if there is none) and rating",
        ),
        ("candidate", "name of who was rated, in each of `rows`"),
        ("rater", "name of who rated"),
        ("criterion", "name of what was rated"),
        ("rating", "whole number"),
        ("confidence", "of the intervals, 0.95 if absent; the keys stay `…_ci95`"),
        ("candidates", "true: also the measure of each candidate"),
    ],
    output: &[
        ("severity", "logits of each rater, summing to 0; above 0 is severe"),
        ("criterion", "logits of each criterion, summing to 0; above 0 is hard"),
        ("steps", "logits between neighbouring categories, summing to 0"),
        ("variance", "of the candidates, square logits"),
        ("mean", "of the candidates, logits"),
        ("severity_se", "standard errors, from the observed information"),
        ("severity_ci95", "severity -/+ z standard errors"),
        ("criterion_se", "standard errors"),
        ("criterion_ci95", "criterion -/+ z standard errors"),
        ("steps_se", "standard errors"),
        ("categories", "ratings that occur, in the order of the steps"),
        ("candidates", "name: theta and se, mean and deviation of the posterior"),
        ("logLik", "logarithm of the marginal likelihood"),
        ("n", "ratings"),
        ("parameters", "how many were estimated"),
        ("rounds", "rounds of the estimation"),
        ("largest_change", "of a parameter in the last round"),
        ("notes", "what to know of"),
    ],
    formula: "ln P(k)/P(k-1) = theta - severity - criterion - step k, theta ~ N(mean, variance); marginal maximum likelihood over \
        61 nodes; severities, criteria and steps each sum to zero",
    source: "Linacre (1989), Many-Facet Rasch Measurement, MESA Press; Andrich (1978), Psychometrika 43, 561-573",
    csv: Some(Csv::Rows("rows")),
    example: r#"{ "rows": [
  {"candidate":"A","rater":"x","rating":1},{"candidate":"A","rater":"y","rating":2},
  {"candidate":"A","rater":"z","rating":1},{"candidate":"B","rater":"x","rating":0},
  {"candidate":"B","rater":"y","rating":1},{"candidate":"B","rater":"z","rating":1},
  {"candidate":"C","rater":"x","rating":2},{"candidate":"C","rater":"y","rating":1},
  {"candidate":"C","rater":"z","rating":2},{"candidate":"D","rater":"x","rating":1},
  {"candidate":"D","rater":"y","rating":1},{"candidate":"D","rater":"z","rating":0},
  {"candidate":"E","rater":"x","rating":0},{"candidate":"E","rater":"y","rating":2},
  {"candidate":"E","rater":"z","rating":1},{"candidate":"F","rater":"x","rating":2},
  {"candidate":"F","rater":"y","rating":2},{"candidate":"F","rater":"z","rating":1}],
  "candidates": true }"#,
    run,
};

struct Read {
    ratings: Vec<Rating>,
    candidates: Names,
    raters: Names,
    criteria: Names,
    categories: Vec<i64>,
}

fn read(fields: &Fields<'_>) -> Result<Read, InputError> {
    let rows = fields.rows("rows")?;
    let with_criteria = rows.iter().any(|row| row.has("criterion"));
    let (mut candidates, mut raters, mut criteria) = (Names::default(), Names::default(), Names::default());
    let mut seen = BTreeSet::new();
    let mut found = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let rating = row.number("rating")?;
        if rating.fract() != 0.0 || rating.abs() > 1000.0 {
            let message = format_args!("is {rating}; a rating is a whole number from -1000 to 1000");
            return Err(row.error("rating", message));
        }
        let criterion = if with_criteria { criteria.place(row.label("criterion")?) } else { 0 };
        let place = (candidates.place(row.label("candidate")?), raters.place(row.label("rater")?), criterion);
        if !seen.insert(place) {
            let message =
                "the same candidate, rater and criterion stand in an earlier row too; keep one rating";
            return Err(InputError::new("rows", message).at_row(at));
        }
        found.push((place, rating as i64));
    }
    let mut categories: Vec<i64> = found.iter().map(|(_, rating)| *rating).collect();
    categories.sort_unstable();
    categories.dedup();
    let limits = [
        (candidates.all().len(), 2, usize::MAX, "candidates"),
        (raters.all().len(), 2, RATERS_MAX, "raters"),
        (criteria.all().len(), 0, CRITERIA_MAX, "criteria"),
        (categories.len(), 2, CATEGORIES_MAX, "different ratings"),
    ];
    for (count, least, most, what) in limits {
        if count < least {
            return Err(InputError::new(
                "rows",
                format_args!("holds {count} of {what}; at least {least} are needed"),
            ));
        }
        if count > most {
            return Err(InputError::new(
                "rows",
                format_args!("holds {count} of {what}; at most {most} are taken"),
            ));
        }
    }
    let ratings = found
        .iter()
        .map(|((candidate, rater, criterion), rating)| Rating {
            candidate: *candidate,
            rater: *rater,
            criterion: *criterion,
            category: categories.partition_point(|category| category < rating),
        })
        .collect();
    let read = Read { ratings, candidates, raters, criteria, categories };
    refuse_one_sided(&read)?;
    Ok(read)
}

/// A rater or criterion with nothing but lowest or highest ratings has no finite estimate.
fn refuse_one_sided(read: &Read) -> Result<(), InputError> {
    let top = read.categories.len() - 1;
    let raters = read.raters.all().iter().enumerate().map(|(at, name)| (name, "rater", at));
    let criteria = read.criteria.all().iter().enumerate().map(|(at, name)| (name, "criterion", at));
    for (name, what, at) in raters.chain(criteria) {
        let own = || {
            read.ratings.iter().filter(move |rating| {
                if what == "rater" { rating.rater == at } else { rating.criterion == at }
            })
        };
        for (extreme, word) in [(0, "lowest"), (top, "highest")] {
            if own().all(|rating| rating.category == extreme) {
                let message = format_args!(
                    "{what} \"{name}\" has nothing but {word} ratings, which place it nowhere; leave it out"
                );
                return Err(InputError::new("rows", message));
            }
        }
    }
    Ok(())
}

/// Whether every rater can be reached from the first by way of shared candidates.
fn linked(ratings: &[Rating], counts: Counts) -> bool {
    let mut group: Vec<usize> = (0..counts.raters + counts.candidates).collect();
    for rating in ratings {
        let (a, b) = (root(&mut group, rating.rater), root(&mut group, counts.raters + rating.candidate));
        group[a] = b;
    }
    let first = root(&mut group, 0);
    (1..counts.raters).all(|rater| root(&mut group, rater) == first)
}

/// The member that stands for a group; paths are halved on the way.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let confidence = fields.confidence()?;
    let with_candidates = fields.flag("candidates", false)?;
    let read = read(fields)?;
    let counts = Counts {
        candidates: read.candidates.all().len(),
        raters: read.raters.all().len(),
        criteria: read.criteria.all().len().max(1),
        categories: read.categories.len(),
    };
    let fit = fit(&read.ratings, counts)?;
    let reach = normal_reach(confidence).unwrap_or(f64::NAN);
    let mut notes = Vec::new();
    if read.categories.windows(2).any(|pair| pair[1] - pair[0] > 1) {
        notes.push("a rating between others was never given: its neighbours are one step apart".to_owned());
    }
    if !linked(&read.ratings, counts) {
        notes.push(
            "raters fall into groups without a candidate in common: their severities compare only if candidates were \
             assigned by chance"
                .to_owned(),
        );
    }
    if fit.errors.is_none() {
        notes.push("the ratings do not determine all parameters: standard errors are undefined".to_owned());
    }
    if fit.variance < 1e-4 {
        notes.push("candidates do not differ beyond chance".to_owned());
    }
    let mut output = Map::new();
    output.insert("severity".into(), by_name(read.raters.all(), &fit.severity));
    output.insert("criterion".into(), by_name(read.criteria.all(), &fit.criterion));
    output.insert("steps".into(), json!(fit.steps));
    output.insert("variance".into(), json!(fit.variance));
    output.insert("mean".into(), json!(fit.mean));
    errors(&mut output, &read, &fit, reach);
    output.insert("categories".into(), json!(read.categories));
    if with_candidates {
        let measures = fit.candidates.iter().map(|(theta, se)| json!({ "theta": theta, "se": se }));
        let named: Map<String, Value> = read.candidates.all().iter().cloned().zip(measures).collect();
        output.insert("candidates".into(), Value::Object(named));
    }
    output.insert("logLik".into(), json!(fit.log_likelihood));
    output.insert("n".into(), json!(read.ratings.len()));
    output.insert("parameters".into(), json!(fit.parameters));
    output.insert("rounds".into(), json!(fit.rounds));
    output.insert("largest_change".into(), json!(fit.largest_change));
    Ok(with_notes(output, &notes))
}

fn errors(output: &mut Map<String, Value>, read: &Read, fit: &Facets, reach: f64) {
    let facets =
        [("severity", read.raters.all(), &fit.severity), ("criterion", read.criteria.all(), &fit.criterion)];
    for (key, names, values) in facets {
        let (mut se_of, mut ci_of) = (Value::Null, Value::Null);
        if let Some(errors) = &fit.errors {
            let se = if key == "severity" { &errors.severity } else { &errors.criterion };
            let bounds =
                values.iter().zip(se).map(|(value, se)| json!([value - reach * se, value + reach * se]));
            se_of = by_name(names, se);
            ci_of = Value::Object(names.iter().cloned().zip(bounds).collect());
        }
        output.insert(format!("{key}_se"), se_of);
        output.insert(format!("{key}_ci95"), ci_of);
    }
    output.insert("steps_se".into(), json!(fit.errors.as_ref().map(|errors| &errors.steps)));
}

fn by_name(names: &[String], values: &[f64]) -> Value {
    Value::Object(names.iter().cloned().zip(values.iter().map(|value| json!(value))).collect())
}
