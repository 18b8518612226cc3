//! Adverse impact among several groups of applicants.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::adverse_impact::below_four_fifths;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, count_of};
use crate::output::Output;
use crate::proportion::Share;
use crate::registry::Statistic;

/// Groups smaller than this share of all applicants, in per cent, are not judged.
const PER_CENT_MIN: u64 = 2;

/// Every group beside the one with the highest rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupImpact {
    /// The group with the highest rate among those with enough people; the larger one where rates are the same.
    pub reference: Option<String>,
    /// Selection rate by group.
    pub rate: BTreeMap<String, f64>,
    /// Rate over that of the reference group, by group, also for those that are not judged.
    pub impact_ratio: BTreeMap<String, Option<f64>>,
    /// Whether the ratio is below four fifths, by group that is judged.
    pub adverse: BTreeMap<String, Option<bool>>,
    /// Groups with less than 2 % of all applicants, in the order of their names.
    pub excluded: Vec<String>,
}

/// Ratios of selection rates to the highest one (Uniform Guidelines 1978, 29 CFR 1607.4 D), for named groups.
///
/// The reference group must have at least 2 % of all applicants, or one lucky person would set the measure for all.
/// Comparisons are made in whole numbers: exactly four fifths passes, exactly 2 % is judged.
pub fn adverse_impact_groups(groups: &BTreeMap<String, Share>) -> GroupImpact {
    let all: u128 = groups.values().map(|share| u128::from(share.n())).sum();
    let enough = |share: Share| u128::from(share.n()) * 100 >= all * u128::from(PER_CENT_MIN);
    let higher = |one: Share, other: Share| {
        let (left, right) =
            (u128::from(one.x()) * u128::from(other.n()), u128::from(other.x()) * u128::from(one.n()));
        left > right || (left == right && one.n() > other.n())
    };
    let mut best: Option<(&String, Share)> = None;
    for (name, share) in groups.iter().filter(|(_, share)| enough(**share)) {
        if best.is_none_or(|(_, so_far)| higher(*share, so_far)) {
            best = Some((name, *share));
        }
    }
    let reference = best.map(|(_, share)| share);
    let measure = reference.filter(|share| share.x() > 0);
    let named = |name: &String, share: Share| (name.clone(), share);
    let each = || groups.iter().map(|(name, share)| named(name, *share));
    GroupImpact {
        reference: best.map(|(name, _)| name.clone()),
        rate: each().map(|(name, share)| (name, share.rate())).collect(),
        impact_ratio: each()
            .map(|(name, share)| (name, measure.map(|measure| share.rate() / measure.rate())))
            .collect(),
        adverse: each()
            .filter(|(_, share)| enough(*share))
            .map(|(name, share)| (name, measure.map(|measure| below_four_fifths(share, measure))))
            .collect(),
        excluded: each().filter(|(_, share)| !enough(*share)).map(|(name, _)| name).collect(),
    }
}

/// `srm stats adverse_impact_groups`.
pub const STATISTIC: Statistic = Statistic {
    name: "adverse_impact_groups",
    summary: "selection rates of several groups beside the highest one",
    input: &[("groups", "{ name: { \"selected\": …, \"n\": … }, … }: at least two groups of applicants")],
    output: &[
        ("reference", "the group with the highest rate among those with at least 2 % of all applicants"),
        ("rate", "selected / n, by group"),
        ("impact_ratio", "rate over that of the reference, by group; null where nobody was selected"),
        ("adverse", "whether the ratio is below four fifths, by group that is judged; exactly 0.8 passes"),
        ("excluded", "groups with less than 2 % of all applicants, which are not judged"),
        ("notes", "what to know"),
    ],
    formula: "adverse: 5 x n_ref < 4 x_ref n in whole numbers",
    source: "Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D and 1607.15 A (2)",
    csv: None,
    example: r#"{ "groups": { "a": { "selected": 48, "n": 80 }, "b": { "selected": 12, "n": 48 } } }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let mut groups = BTreeMap::new();
    for (name, value) in fields.named("groups")? {
        let [selected, n] = ["selected", "n"].map(|key| format!("groups.{name}.{key}"));
        let count = |field: &str, key: &str| match value.get(key) {
            Some(value) => count_of(value).map_err(|message| InputError::new(field, message)),
            None => Err(InputError::new(field, "is missing; each group has `selected` and `n`")),
        };
        let share = Share::new((&selected, count(&selected, "selected")?), (&n, count(&n, "n")?))?;
        groups.insert(name.to_owned(), share);
    }
    if groups.len() < 2 {
        return Err(fields.error("groups", "has one group only; at least two can be compared").into());
    }
    let impact = adverse_impact_groups(&groups);
    let nobody = groups.values().all(|share| share.x() == 0);
    let judged_none = impact.adverse.values().all(Option::is_none);
    Ok(Output::of(&impact)
        .note_if(impact.reference.is_none(), "no group has 2 % of all applicants: there is no reference")
        .note_if(
            judged_none && (nobody || impact.reference.is_some()),
            "nobody was selected from the groups judged",
        )
        .note_if(!impact.excluded.is_empty(), "groups below 2 % of applicants are shown but not judged")
        .done())
}
