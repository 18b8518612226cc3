//! Cohen's kappa of two raters, plain and weighted.

use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::dist::normal_two_sided;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::output::Output;
use crate::proportion::Limits;
use crate::registry::{Csv, Statistic};
use crate::scale::Scale;
use crate::weights::Weights;

/// Joint proportions of two raters over the same categories, row by row: rows are the first rater's.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    size: usize,
    /// Objects rated.
    n: f64,
    proportions: Vec<f64>,
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl Joint {
    /// From counts of each pair of categories, `size` × `size`. Errors, naming `field`: not square, fewer than two
    /// categories, nothing counted.
    pub fn from_counts(field: &str, size: usize, counts: &[u64]) -> Result<Self, InputError> {
        let n = counts.iter().map(|count| u128::from(*count)).sum::<u128>() as f64;
        if n == 0.0 {
            return Err(InputError::new(field, "has no pair of ratings"));
        }
        Self::checked(field, size, n, counts.iter().map(|count| *count as f64 / n).collect())
    }

    /// From proportions of `n` objects. Errors, naming `field`: as of counts; one below 0; not summing to 1.
    pub fn from_proportions(
        field: &str,
        size: usize,
        n: u64,
        proportions: Vec<f64>,
    ) -> Result<Self, InputError> {
        if let Some(at) = proportions.iter().position(|p| !(0.0..=1.0).contains(p)) {
            let message = format_args!("is {}; a proportion lies between 0 and 1", proportions[at]);
            return Err(InputError::new(field, message).at_row(at / size.max(1)).at_column(at % size.max(1)));
        }
        let sum: f64 = proportions.iter().sum();
        if (sum - 1.0).abs() > 1e-6 {
            let message = format_args!("sum to {sum}, not to 1; counts can be given as `table`");
            return Err(InputError::new(field, message));
        }
        Self::checked(field, size, n as f64, proportions)
    }

    fn checked(field: &str, size: usize, n: f64, proportions: Vec<f64>) -> Result<Self, InputError> {
        if size < 2 || proportions.len() != size * size {
            let message = "must be a square table of at least two categories, first rater by second";
            return Err(InputError::new(field, message));
        }
        let rows = proportions.chunks_exact(size).map(|row| row.iter().sum()).collect();
        let columns = (0..size).map(|l| proportions.iter().skip(l).step_by(size).sum()).collect();
        Ok(Self { size, n, proportions, rows, columns })
    }

    /// How many categories.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// How many objects.
    pub const fn n(&self) -> f64 {
        self.n
    }
}

/// Agreement of two raters beyond chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Kappa {
    /// Weighted share of agreement.
    pub po: f64,
    /// The same if both rated independently, with the shares they used.
    pub pe: f64,
    /// (po − pe) / (1 − pe); undefined where both used one and the same category only.
    pub kappa: Option<f64>,
    /// Standard error for intervals.
    pub se: Option<f64>,
    /// Standard error if there were no agreement beyond chance, for the test only.
    pub se0: Option<f64>,
    /// kappa / se0.
    pub z: Option<f64>,
    /// Two-sided probability of z.
    pub p: Option<f64>,
    /// kappa ± z · se, not cut to −1–1.
    pub ci95: Option<Limits>,
}

/// Cohen's kappa with agreement weights (Cohen 1960, 1968) at `confidence`.
///
/// Both standard errors are those of Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327: the general one
/// (their formula 9) for the interval, the one under the null hypothesis (formula 10) for z. Many programs show
/// only one of them. The sizes of `joint` and `weights` must be the same; without it there is no result.
pub fn kappa(joint: &Joint, weights: &Weights, confidence: Confidence) -> Option<Kappa> {
    let (size, n) = (joint.size, joint.n);
    if weights.size() != size {
        return None;
    }
    let pairs = || (0..size * size).map(|at| (at / size, at % size, weights.of(at / size, at % size)));
    let both = |(k, l, _): &(usize, usize, f64)| joint.proportions[k * size + l];
    let chance = |(k, l, _): &(usize, usize, f64)| joint.rows[*k] * joint.columns[*l];
    let po: f64 = pairs().map(|pair| pair.2 * both(&pair)).sum();
    let pe: f64 = pairs().map(|pair| pair.2 * chance(&pair)).sum();
    // 1 − pe as a sum of disagreements is exactly 0 where there can be none.
    let room: f64 = pairs().map(|pair| (1.0 - pair.2) * chance(&pair)).sum();
    let lack: f64 = pairs().map(|pair| (1.0 - pair.2) * both(&pair)).sum();
    if room <= 0.0 {
        return Some(Kappa { po, pe, kappa: None, se: None, se0: None, z: None, p: None, ci95: None });
    }
    let kappa = 1.0 - lack / room;
    let by_row: Vec<f64> =
        (0..size).map(|k| weights.row(k).iter().zip(&joint.columns).map(|(w, p)| w * p).sum()).collect();
    let by_column: Vec<f64> =
        (0..size).map(|l| (0..size).map(|k| weights.of(k, l) * joint.rows[k]).sum()).collect();
    // Both formulas are variances of a term over the cells; taken around the mean they cannot come out negative.
    let spread = |term: &dyn Fn(usize, usize, f64) -> f64, share: &dyn Fn(&(usize, usize, f64)) -> f64| {
        let mean: f64 = pairs().map(|pair| share(&pair) * term(pair.0, pair.1, pair.2)).sum();
        pairs().map(|pair| share(&pair) * (term(pair.0, pair.1, pair.2) - mean).powi(2)).sum::<f64>()
    };
    let general = |k: usize, l: usize, w: f64| w * room - (by_row[k] + by_column[l]) * lack;
    let null = |k: usize, l: usize, w: f64| w - (by_row[k] + by_column[l]);
    let se = spread(&general, &both).sqrt() / (room * room * n.sqrt());
    let se0 = spread(&null, &chance).sqrt() / (room * n.sqrt());
    let test = (se0 > 0.0).then(|| kappa / se0);
    let half = confidence.z() * se;
    Some(Kappa {
        po,
        pe,
        kappa: Some(kappa),
        se: Some(se),
        se0: Some(se0),
        z: test,
        p: test.map(normal_two_sided),
        ci95: Some([kappa - half, kappa + half]),
    })
}

/// `srm stats kappa`.
pub const STATISTIC: Statistic = Statistic {
    name: "kappa",
    summary: "agreement of two raters beyond chance: Cohen's kappa, plain and weighted",
    input: &[
        ("rater1", "list of categories, one for each object; null where missing"),
        ("rater2", "the same of the second rater, as long"),
        ("categories", "the whole scale in order, also what nobody used: weights go by place on it"),
        ("table", "instead of raters: counts, first rater by second"),
        ("proportions", "instead of raters: shares that sum to 1, first rater by second; then also n"),
        ("n", "how many objects the proportions are of"),
        (
            "weights",
            "further weights: a table, or one of identity, linear, quadratic, ordinal, radical, ratio, circular, bipolar",
        ),
        ("confidence", "default 0.95; the key ci95 keeps its name"),
    ],
    output: &[
        ("n", "objects rated by both"),
        ("unweighted", "po, pe, kappa, se, se0, z, p, ci95 with agreement only on the same category"),
        ("linear", "the same with weights 1 - |i - j| / (k - 1)"),
        ("quadratic", "the same with weights 1 - (i - j)^2 / (k - 1)^2"),
        ("weighted", "the same with the weights given"),
        ("notes", "what to know"),
    ],
    formula: "kappa = (po - pe) / (1 - pe); ci95 = kappa +- z se, not cut; z = kappa / se0. se is the general standard \
              error, for intervals; se0 the one if there were no agreement, for the test only",
    source: "Cohen (1960), Educational and Psychological Measurement 20, 37-46; Cohen (1968), Psychological Bulletin 70, \
             213-220; Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323-327",
    csv: Some(Csv::Columns),
    example: r#"{ "rater1": [1, 2, 3, 3, 1, 2], "rater2": [1, 2, 3, 2, 1, 1], "categories": [1, 2, 3] }"#,
    run,
};

/// What the raters did, the weights asked for, how many pairs were left out and whether one category is all there is.
struct Reading {
    joint: Joint,
    weights: Option<Weights>,
    left_out: usize,
    single: bool,
}

fn read(fields: &Fields<'_>) -> Result<Reading, StatsError> {
    if fields.has("proportions") || fields.has("table") {
        return read_table(fields);
    }
    let (one, other) = (fields.labels_or_null("rater1")?, fields.labels_or_null("rater2")?);
    fields.as_long(("rater1", one.len()), ("rater2", other.len()))?;
    let scale = Scale::of(fields, one.iter().chain(&other).flatten())?;
    let size = scale.size();
    let mut counts = vec![0; size * size];
    let mut left_out = 0;
    for (row, pair) in one.iter().zip(&other).enumerate() {
        let place =
            |key: &str, name: &str| scale.place(name).map_err(|m| InputError::new(key, m).at_row(row));
        if let (Some(one), Some(other)) = pair {
            counts[place("rater1", one)? * size + place("rater2", other)?] += 1;
        } else {
            left_out += 1;
        }
    }
    let joint = Joint::from_counts("rater1", size, &counts)?;
    Ok(Reading { joint, weights: scale.weights(fields)?, left_out, single: scale.is_single() })
}

fn read_table(fields: &Fields<'_>) -> Result<Reading, StatsError> {
    let joint = if fields.has("table") {
        let rows = fields.count_table("table")?;
        let counts: Vec<u64> = rows.iter().flatten().copied().collect();
        Joint::from_counts("table", rows.len(), &counts)?
    } else {
        let table = fields.table("proportions", Missing::Refused)?;
        Joint::from_proportions("proportions", table.rows(), fields.size("n")?, table.values().to_vec())?
    };
    let scale = Scale::numbered(fields, joint.size())?;
    Ok(Reading { joint, weights: scale.weights(fields)?, left_out: 0, single: false })
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let confidence = Confidence::of(fields)?;
    let Reading { joint, weights, left_out, single } = read(fields)?;
    let size = joint.size();
    let with = |weights: &Weights| kappa(&joint, weights, confidence);
    let unweighted = with(&Weights::identity(size));
    let undefined = unweighted.is_some_and(|kappa| kappa.kappa.is_none());
    let mut output = Output::default()
        .put("n", joint.n() as u64)
        .put("unweighted", unweighted)
        .put("linear", with(&Weights::linear(size)))
        .put("quadratic", with(&Weights::quadratic(size)));
    if let Some(weights) = weights {
        output = output.put("weighted", with(&weights));
    }
    Ok(output
        .note_if(undefined, "both used one and the same category only: po is 1, and kappa is undefined")
        .note_if(single, "one category is all that occurs; name the whole scale in `categories`")
        .note_if(left_out > 0, format!("{left_out} objects without both ratings were left out"))
        .done())
}
