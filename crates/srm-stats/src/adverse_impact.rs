//! Adverse impact: whether one group is selected at a lower rate than another, by size and by chance.

use serde::Serialize;
use serde_json::Value;

use crate::bootstrap::{BinomialDraws, SEED, percentile_interval, replicates, resamples};
use crate::confidence::Confidence;
use crate::error::{InputError, StatsError};
use crate::fisher::{FisherExact, FourCells, fisher_exact};
use crate::input::Fields;
use crate::output::Output;
use crate::proportion::{Limits, Share};
use crate::proportion_difference::pooled_test;
use crate::ratio_interval::{katz, koopman};
use crate::registry::Statistic;

/// Selection of a focal group beside a reference group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AdverseImpact {
    /// Share of the focal group that was selected.
    pub rate_focal: f64,
    /// Share of the reference group that was selected.
    pub rate_ref: f64,
    /// `rate_focal / rate_ref`; undefined where nobody of the reference group was selected.
    pub impact_ratio: Option<f64>,
    /// Interval of Katz et al. (1978) on the log scale; undefined where a group has nobody selected.
    pub impact_ratio_ci95: Option<Limits>,
    /// Chi-square interval of Koopman (1984); a limit is undefined where the data set none.
    pub impact_ratio_ci95_koopman: [Option<f64>; 2],
    /// Ratio below four fifths, compared in whole numbers: exactly 0.8 passes. Undefined with the ratio.
    pub fails_four_fifths: Option<bool>,
    /// `rate_focal − rate_ref`.
    pub diff: f64,
    /// Difference over its pooled standard error; undefined where all or none were selected.
    pub z: Option<f64>,
    /// Two-sided probability of `z`.
    pub p: Option<f64>,
    /// `2 asin √rate_focal − 2 asin √rate_ref` (Cohen 1988).
    pub cohens_h: f64,
    /// Exact test of the table of selected and not selected.
    pub fisher: FisherExact,
    /// Whether choosing one other person, of the focal group in place of one of the reference group, would turn the
    /// direction round.
    pub flip_flop_reverses: bool,
    /// Whether choosing that one other person would lift a failing ratio to four fifths or above.
    pub one_person_lifts: bool,
    /// Selections that the focal group is short of its share of all selections.
    pub shortfall: f64,
}

/// Whether the ratio of the first rate to the second is below four fifths, in whole numbers: 5·x₁·n₂ < 4·x₂·n₁.
pub fn below_four_fifths(focal: Share, reference: Share) -> bool {
    let product = |factor: u128, x: u64, n: u64| factor * u128::from(x) * u128::from(n);
    product(5, focal.x(), reference.n()) < product(4, reference.x(), focal.n())
}

/// Selection rates compared by size and by chance, at `confidence`.
///
/// Four fifths, and one person more or less: Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D
/// and questions 20–21 on them; tests: Morris & Lobsenz (2000), Personnel Psychology 53, 89–111.
/// Error: a table too large for the exact test.
pub fn adverse_impact(
    focal: Share,
    reference: Share,
    confidence: Confidence,
) -> Result<AdverseImpact, InputError> {
    let (rate_focal, rate_ref) = (focal.rate(), reference.rate());
    let table = [focal.x(), focal.others().x(), reference.x(), reference.others().x()];
    let test = pooled_test(focal, reference);
    let comparable = reference.x() > 0;
    let fails = below_four_fifths(focal, reference);
    let swapped = match (focal.x() < focal.n(), reference.x()) {
        (true, 1..) => {
            let more = Share::new(("focal_selected", focal.x() + 1), ("focal_n", focal.n()))?;
            let less = Share::new(("ref_selected", reference.x() - 1), ("ref_n", reference.n()))?;
            Some((more, less))
        }
        _ => None,
    };
    let lower = |one: Share, other: Share| {
        u128::from(one.x()) * u128::from(other.n()) < u128::from(other.x()) * u128::from(one.n())
    };
    let all = (focal.x() + reference.x()) as f64 / (focal.n() + reference.n()) as f64;
    Ok(AdverseImpact {
        rate_focal,
        rate_ref,
        impact_ratio: comparable.then(|| rate_focal / rate_ref),
        impact_ratio_ci95: katz(focal, reference, confidence),
        impact_ratio_ci95_koopman: koopman(focal, reference, confidence),
        fails_four_fifths: comparable.then_some(fails),
        diff: rate_focal - rate_ref,
        z: test.map(|(z, _)| z),
        p: test.map(|(_, p)| p),
        cohens_h: 2.0 * rate_focal.sqrt().asin() - 2.0 * rate_ref.sqrt().asin(),
        fisher: fisher_exact(FourCells::new("focal_n", table)?),
        flip_flop_reverses: lower(focal, reference)
            && swapped.is_some_and(|(focal, reference)| lower(reference, focal)),
        one_person_lifts: fails
            && swapped.is_some_and(|(focal, reference)| !below_four_fifths(focal, reference)),
        shortfall: focal.n() as f64 * all - focal.x() as f64,
    })
}

/// Percentile interval of the impact ratio by resampling each group at its own size, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BootstrapRatio {
    /// Limits; undefined where one falls among resamples without a ratio.
    pub impact_ratio_ci95_bootstrap: Option<Limits>,
    /// How many resamples.
    pub bootstrap: usize,
    /// The seed they follow from.
    pub seed: u64,
    /// Resamples in which nobody was selected at all, which are left out.
    pub bootstrap_undefined: usize,
}

/// Bootstrap interval of the impact ratio (Efron 1979): each group is drawn again at its own size, so that the selected
/// of a resample are binomial. Resamples with selected people in the focal group alone count as infinite.
pub fn bootstrap_ratio(
    focal: Share,
    reference: Share,
    confidence: Confidence,
    count: usize,
    seed: u64,
) -> BootstrapRatio {
    let one = BinomialDraws::new(focal.x(), focal.n());
    let other = BinomialDraws::new(reference.x(), reference.n());
    let scale = reference.n() as f64 / focal.n() as f64;
    let draw = |(): &mut (), draws: &mut _| {
        let (x1, x2) = (one.draw(draws), other.draw(draws));
        x1 as f64 / x2 as f64 * scale
    };
    let mut ratios = replicates(count, seed, || (), draw);
    // 0 / 0: nobody was selected.
    ratios.retain(|ratio| !ratio.is_nan());
    let undefined = count - ratios.len();
    BootstrapRatio {
        impact_ratio_ci95_bootstrap: percentile_interval(ratios, confidence),
        bootstrap: count,
        seed,
        bootstrap_undefined: undefined,
    }
}

/// `srm stats adverse_impact`.
pub const STATISTIC: Statistic = Statistic {
    name: "adverse_impact",
    summary: "selection rates of two groups: four fifths, intervals of the ratio, tests",
    input: &[
        ("focal_selected", "selected people of the focal group"),
        ("focal_n", "applicants of the focal group, at least 1"),
        ("ref_selected", "selected people of the reference group"),
        ("ref_n", "applicants of the reference group, at least 1"),
        ("confidence", "default 0.95; the keys keep their names"),
        ("bootstrap", "resamples for one more interval, default 0 (none), 100 to 1 000 000"),
        ("seed", "seed of the resamples; a default is printed"),
    ],
    output: &[
        ("rate_focal", "selected of the focal group / its applicants"),
        ("rate_ref", "the same of the reference group"),
        ("impact_ratio", "rate_focal / rate_ref; null where nobody of the reference group was selected"),
        (
            "impact_ratio_ci95",
            "[lower, upper] by the logarithm (Katz); null where a group has nobody selected",
        ),
        (
            "impact_ratio_ci95_koopman",
            "[lower, upper] by chi-square; a limit is null where the data set none",
        ),
        ("fails_four_fifths", "5 x1 n2 < 4 x2 n1 in whole numbers: exactly 0.8 passes"),
        ("diff", "rate_focal - rate_ref"),
        ("z", "diff over its pooled standard error, no continuity correction"),
        ("p", "two-sided probability of z"),
        ("cohens_h", "2 asin sqrt(rate_focal) - 2 asin sqrt(rate_ref)"),
        ("fisher", "exact test of the same table, as `fisher_exact` gives it"),
        ("flip_flop_reverses", "one other person chosen would turn the direction round"),
        ("one_person_lifts", "one other person chosen would lift a failing ratio to four fifths"),
        ("shortfall", "n1 (x1 + x2) / (n1 + n2) - x1: selections the focal group is short of its share"),
        (
            "impact_ratio_ci95_bootstrap",
            "[lower, upper], percentiles (type 7) of resampled ratios, if asked for",
        ),
        ("bootstrap_undefined", "resamples without any selected person, left out"),
        ("notes", "what to know"),
    ],
    formula: "Katz: exp(ln IR +- z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)); Koopman: all ratios whose chi-square, with the \
              proportions likeliest under them, is at most z^2",
    source: "Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D and questions 20-21; Katz et al. \
             (1978), Biometrics 34, 469-474; Koopman (1984), Biometrics 40, 513-517; Morris & Lobsenz (2000), Personnel \
             Psychology 53, 89-111; Cohen (1988), Statistical Power Analysis, ch. 6",
    csv: None,
    example: r#"{ "focal_selected": 12, "focal_n": 40, "ref_selected": 60, "ref_n": 120, "bootstrap": 2000 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let share = |x: &'static str, n: &'static str| Share::new((x, fields.count(x)?), (n, fields.count(n)?));
    let focal = share("focal_selected", "focal_n")?;
    let reference = share("ref_selected", "ref_n")?;
    let confidence = Confidence::of(fields)?;
    let result = adverse_impact(focal, reference, confidence)?;
    let few = focal.n().min(reference.n()) < 30;
    let output = Output::of(&result)
        .note_if(reference.x() == 0, "nobody of the reference group was selected: there is no ratio")
        .note_if(
            result.impact_ratio_ci95.is_none(),
            "a group without selected people has no interval by logarithms",
        )
        .note_if(result.z.is_none(), "all or none were selected: there is nothing to test")
        .note_if(
            few,
            "fewer than 30 applicants in a group: go by the exact test and the interval, not by the ratio",
        );
    let count = resamples(fields)?;
    if count == 0 {
        return Ok(output.done());
    }
    let resampled = bootstrap_ratio(focal, reference, confidence, count, fields.count_or("seed", SEED)?);
    Ok(output
        .with(&resampled)
        .note_if(
            resampled.impact_ratio_ci95_bootstrap.is_none(),
            "too many resamples have no ratio for an interval",
        )
        .done())
}
