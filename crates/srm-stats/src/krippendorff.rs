//! Krippendorff's alpha: agreement of any number of raters, with gaps, on four kinds of scale.

use serde::Serialize;
use serde_json::Value;

use crate::bootstrap::{Draws, SEED, percentile_interval, replicates, resamples};
use crate::confidence::Confidence;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::output::Output;
use crate::proportion::Limits;
use crate::registry::{Csv, Statistic};
use crate::table::Table;

/// The most different values for which the ratio distance is computed; it compares each with each.
pub const RATIO_VALUES_MAX: usize = 10_000;

/// Alpha for each kind of scale; undefined (`None`) where all values are the same, and for ratio where values are
/// negative or of more than [`RATIO_VALUES_MAX`] kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Alphas {
    /// Equal or not.
    pub nominal: Option<f64>,
    /// How many ratings lie between.
    pub ordinal: Option<f64>,
    /// Difference squared.
    pub interval: Option<f64>,
    /// Difference over sum, squared.
    pub ratio: Option<f64>,
    /// Share of agreeing pairs of ratings, chance left in.
    pub percent_agreement: f64,
}

/// Ratings that can be paired, made ready for counting: each as the place of its value among the values that occur.
#[derive(Clone, Debug)]
pub struct PairableRatings {
    /// The different values, ascending.
    values: Vec<f64>,
    /// Value places, unit after unit, ascending within each.
    places: Vec<u32>,
    /// Where each unit ends in `places`.
    ends: Vec<usize>,
    ratio: bool,
}

impl PairableRatings {
    /// Takes ratings as raters × units, with gaps. Units with fewer than two ratings are left out.
    ///
    /// Errors, naming `field`: fewer than two raters; no unit that two raters rated.
    pub fn new(field: &str, ratings: &Table) -> Result<Self, InputError> {
        ratings.at_least(field, (2, "raters"), (1, "units"))?;
        let (raters, units) = (ratings.rows(), ratings.columns());
        let all = ratings.values();
        let mut kept: Vec<f64> = Vec::with_capacity(all.len());
        let mut ends = Vec::with_capacity(units);
        for unit in 0..units {
            let start = kept.len();
            kept.extend((0..raters).map(|rater| all[rater * units + unit]).filter(|value| !value.is_nan()));
            if kept.len() - start < 2 {
                kept.truncate(start);
                continue;
            }
            kept[start..].sort_unstable_by(f64::total_cmp);
            ends.push(kept.len());
        }
        if ends.is_empty() {
            return Err(InputError::new(
                field,
                "has no unit (column) with two ratings; nothing can be compared",
            ));
        }
        // Zero with a minus is the same value.
        for value in &mut kept {
            *value += 0.0;
        }
        let mut values = kept.clone();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let place = |value: &f64| values.partition_point(|other| other < value) as u32;
        let places = kept.iter().map(place).collect();
        let ratio = values.len() <= RATIO_VALUES_MAX && values.first().is_some_and(|least| *least >= 0.0);
        Ok(Self { values, places, ends, ratio })
    }

    /// How many units have two ratings or more.
    pub fn units(&self) -> usize {
        self.ends.len()
    }

    /// How many ratings these units have.
    pub fn ratings(&self) -> usize {
        self.places.len()
    }

    /// How many different values occur in them.
    pub fn values(&self) -> usize {
        self.values.len()
    }

    /// Whether the distance of the ratio scale has a value.
    pub const fn has_ratio(&self) -> bool {
        self.ratio
    }

    fn unit(&self, unit: usize) -> &[u32] {
        let start = unit.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[unit]]
    }
}

/// Reused from replicate to replicate.
#[derive(Default)]
struct Scratch {
    weights: Vec<u32>,
    counts: Vec<f64>,
    ranks: Vec<f64>,
    centred: Vec<f64>,
}

fn squared_ratio(a: f64, b: f64) -> f64 {
    // Two zeros are the same value.
    let sum = a + b;
    if sum == 0.0 { 0.0 } else { ((a - b) / sum) * ((a - b) / sum) }
}

/// Alphas with each unit taken as often as its weight in `scratch` says.
///
/// No table of coincidences is made: the interval distance sums to closed forms, and the ordinal one is the interval
/// distance of mid-ranks, since the counts between two values, with half of each end, are the difference of those.
fn alphas(ready: &PairableRatings, scratch: &mut Scratch) -> Alphas {
    let kinds = ready.values.len();
    let counts = &mut scratch.counts;
    counts.clear();
    counts.resize(kinds, 0.0);
    for (unit, weight) in scratch.weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        for place in ready.unit(unit) {
            counts[*place as usize] += f64::from(*weight);
        }
    }
    let n: f64 = counts.iter().sum();
    scratch.ranks.clear();
    let mut below = 0.0;
    for count in counts.iter() {
        // Around the middle, where squares are smallest.
        scratch.ranks.push(below + count / 2.0 - n / 2.0);
        below += count;
    }
    let mean = {
        let least = ready.values[0];
        let shifted: f64 =
            counts.iter().zip(&ready.values).map(|(count, value)| count * (value - least)).sum();
        least + shifted / n
    };
    scratch.centred.clear();
    scratch.centred.extend(ready.values.iter().map(|value| value - mean));
    // Observed: within units, each pair of ratings over (ratings − 1). Both orders of a pair count.
    let [mut nominal, mut ordinal, mut interval, mut ratio] = [0.0; 4];
    for (unit, weight) in scratch.weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        let places = ready.unit(unit);
        if places.first() == places.last() {
            continue;
        }
        let m = places.len() as f64;
        let share = f64::from(*weight) / (m - 1.0);
        let around = |at: &[f64]| {
            let centre = places.iter().map(|place| at[*place as usize]).sum::<f64>() / m;
            places.iter().map(|place| (at[*place as usize] - centre).powi(2)).sum::<f64>() * 2.0 * m
        };
        let mut runs = places.chunk_by(|a, b| a == b);
        let same: f64 = runs.by_ref().map(|run| (run.len() * run.len()) as f64).sum();
        nominal += share * (m * m - same);
        ordinal += share * around(&scratch.ranks);
        interval += share * around(&scratch.centred);
        if ready.ratio {
            let mut sum = 0.0;
            for (first, a) in places.iter().enumerate() {
                for b in &places[first + 1..] {
                    sum += squared_ratio(ready.values[*a as usize], ready.values[*b as usize]);
                }
            }
            ratio += share * 2.0 * sum;
        }
    }
    // Expected: all ratings paired with all.
    let around = |at: &[f64]| {
        let centre = counts.iter().zip(at).map(|(count, at)| count * at).sum::<f64>() / n;
        counts.iter().zip(at).map(|(count, at)| count * (at - centre).powi(2)).sum::<f64>() * 2.0 * n
    };
    let by_chance = n * n - counts.iter().map(|count| count * count).sum::<f64>();
    let mut by_ratio = 0.0;
    if ready.ratio {
        for (first, a) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
            let row = counts[first + 1..].iter().zip(&ready.values[first + 1..]);
            let value = ready.values[first];
            by_ratio += 2.0 * a * row.map(|(b, other)| b * squared_ratio(value, *other)).sum::<f64>();
        }
    }
    let alpha = |observed: f64, expected: f64| {
        let alpha = 1.0 - (n - 1.0) * observed / expected;
        (by_chance > 0.0 && alpha.is_finite()).then_some(alpha)
    };
    Alphas {
        nominal: alpha(nominal, by_chance),
        ordinal: alpha(ordinal, around(&scratch.ranks)),
        interval: alpha(interval, around(&scratch.centred)),
        ratio: if ready.ratio { alpha(ratio, by_ratio) } else { None },
        percent_agreement: 1.0 - nominal / n,
    }
}

/// Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; Hayes & Krippendorff 2007,
/// Communication Methods and Measures 1, 77–89): 1 − observed disagreement / expected disagreement, for four distances.
///
/// The ordinal distance uses the marginal counts between two values, not their codes.
pub fn krippendorff(ready: &PairableRatings) -> Alphas {
    alphas(ready, &mut Scratch { weights: vec![1; ready.units()], ..Scratch::default() })
}

/// Percentile limits for each kind of scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AlphaLimits {
    /// Of the nominal alpha.
    pub nominal: Option<Limits>,
    /// Of the ordinal alpha.
    pub ordinal: Option<Limits>,
    /// Of the interval alpha.
    pub interval: Option<Limits>,
    /// Of the ratio alpha.
    pub ratio: Option<Limits>,
}

/// Percentile intervals by drawing units again with replacement, `count` times from `seed`, at `confidence`.
///
/// Ratings of one unit belong together, so units are drawn and not ratings. Resamples with one single value have no
/// alpha and are left out.
pub fn bootstrap(ready: &PairableRatings, confidence: Confidence, count: usize, seed: u64) -> AlphaLimits {
    let units = ready.units();
    let drawn = replicates(count, seed, Scratch::default, |scratch, draws: &mut Draws| {
        scratch.weights.clear();
        scratch.weights.resize(units, 0);
        for _ in 0..units {
            scratch.weights[draws.index(units)] += 1;
        }
        alphas(ready, scratch)
    });
    let limits = |alpha: fn(&Alphas) -> Option<f64>| {
        percentile_interval(drawn.iter().filter_map(alpha).collect(), confidence)
    };
    AlphaLimits {
        nominal: limits(|alphas| alphas.nominal),
        ordinal: limits(|alphas| alphas.ordinal),
        interval: limits(|alphas| alphas.interval),
        ratio: limits(|alphas| alphas.ratio),
    }
}

/// Steps of work that a bootstrap may take, so that no input keeps a computer busy for hours.
const WORK_MAX: u64 = 20_000_000_000;

/// `srm stats krippendorff`.
pub const STATISTIC: Statistic = Statistic {
    name: "krippendorff",
    summary: "agreement of any number of raters, with gaps, on four kinds of scale: Krippendorff's alpha",
    input: &[
        ("ratings", "rows of raters, columns of units: numbers, null where missing"),
        ("bootstrap", "resamples of units for intervals, default 0 (none), 100 to 1 000 000"),
        ("seed", "seed of the resamples; a default is printed"),
        ("confidence", "default 0.95; the key ci95 keeps its name"),
    ],
    output: &[
        ("nominal", "alpha where values are only the same or not; null where all are the same"),
        ("ordinal", "alpha where values have an order"),
        ("interval", "alpha where differences have a size"),
        ("ratio", "alpha where 0 means none; null with negative values or more than 10 000 different ones"),
        ("percent_agreement", "share of agreeing pairs of ratings, chance left in"),
        ("units", "units with at least two ratings"),
        ("pairable", "ratings in these units"),
        (
            "ci95",
            "nominal, ordinal, interval, ratio: [lower, upper], percentiles (type 7) of resampled units",
        ),
        ("notes", "what to know"),
    ],
    formula: "1 - (n - 1) sum over units of distances / (ratings - 1) / sum of distances between all ratings; ordinal \
              distance: (difference of mid-ranks)^2, that is from cumulative counts, not from codes",
    source: "Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania; Hayes & \
             Krippendorff (2007), Communication Methods and Measures 1, 77-89; units are resampled as Efron (1979) does",
    csv: Some(Csv::Table("ratings")),
    example: r#"{ "ratings": [[1, 2, 3, 3, null, 2], [1, 2, 3, 4, 1, 2], [null, 3, 3, 3, 1, 2]], "bootstrap": 500 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let table = fields.table("ratings", Missing::Allowed)?;
    let ready = PairableRatings::new("ratings", &table)?;
    let confidence = Confidence::of(fields)?;
    let result = krippendorff(&ready);
    let left_out = table.columns() - ready.units();
    let output = Output::of(&result)
        .put("units", ready.units())
        .put("pairable", ready.ratings())
        .note_if(
            result.nominal.is_none(),
            "all ratings are the same: agreement is 100 %, and alpha is undefined",
        )
        .note_if(!ready.has_ratio(), "ratio needs values from 0 up, of at most 10 000 kinds")
        .note_if(left_out > 0, format!("{left_out} units with fewer than two ratings were left out"));
    let count = resamples(fields)?;
    if count == 0 {
        return Ok(output.done());
    }
    let kinds = ready.values() as u64;
    let each = ready.ratings() as u64 + if ready.has_ratio() { kinds * kinds } else { 0 };
    if count as u64 * each > WORK_MAX {
        let message = format_args!(
            "is {count}; for a table of this size at most {} resamples are made",
            WORK_MAX / each
        );
        return Err(fields.error("bootstrap", message).into());
    }
    let seed = fields.count_or("seed", SEED)?;
    let limits = bootstrap(&ready, confidence, count, seed);
    Ok(output
        .put("ci95", limits)
        .put("bootstrap", count)
        .put("seed", seed)
        .note_if(ready.units() < 20, "fewer than 20 units: a resampled interval is too narrow")
        .done())
}
