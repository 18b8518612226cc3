//! What both checks for item bias rest on: right and wrong answers of two groups, and the total they are matched on.

use std::collections::BTreeSet;

use crate::error::InputError;
use crate::input::{COUNT_MAX, Fields, Missing};
use crate::output::Output;
use crate::registry::Key;

/// Rounds of purification at most.
pub const ROUNDS_MAX: usize = 10;
/// An item is flagged when its probability is below this.
pub const SIGNIFICANCE: f64 = 0.05;

/// Answers right or wrong of persons from two groups, persons × items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupedAnswers {
    items: usize,
    answers: Vec<bool>,
    /// Whether each person is of the focal group.
    focal: Vec<bool>,
}

impl GroupedAnswers {
    /// Takes answers row by row, and for each row whether the person is of the focal group.
    ///
    /// Errors: no full rows (`responses`), not as many groups as rows (`group`), a group without people (`group`).
    pub fn new(items: usize, answers: Vec<bool>, focal: Vec<bool>) -> Result<Self, InputError> {
        if items == 0 || answers.is_empty() || !answers.len().is_multiple_of(items) {
            return Err(InputError::new(
                "responses",
                "must be rows of persons with one answer for each item",
            ));
        }
        let persons = answers.len() / items;
        if persons != focal.len() {
            let message = format_args!("has {} values for {persons} persons", focal.len());
            return Err(InputError::new("group", message));
        }
        if persons as u64 > COUNT_MAX {
            return Err(InputError::new("responses", format_args!("has more than {COUNT_MAX} persons")));
        }
        for (focal_group, name) in [(true, "focal"), (false, "reference")] {
            if !focal.contains(&focal_group) {
                return Err(InputError::new(
                    "group",
                    format_args!("has nobody of the {name} group with full answers"),
                ));
            }
        }
        Ok(Self { items, answers, focal })
    }

    /// How many items.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many persons.
    pub fn persons(&self) -> usize {
        self.focal.len()
    }

    /// How many of them are of the focal group.
    pub fn focal_persons(&self) -> usize {
        self.focal.iter().filter(|focal| **focal).count()
    }

    /// How many answers to `anchor` each person has right.
    pub fn totals(&self, anchor: &[bool]) -> Vec<u32> {
        let right =
            |row: &[bool]| row.iter().zip(anchor).filter(|(right, anchor)| **right && **anchor).count();
        self.answers.chunks_exact(self.items).map(|row| right(row) as u32).collect()
    }

    /// The four counts of an item at each matching total from 0: reference right and wrong, focal right and wrong.
    ///
    /// The total counts the answers to `anchor`, as [`Self::totals`] gives them, and always to the item itself: without
    /// it, equally able persons would be matched with unequal ones and a fair item would seem unfair (Holland & Thayer
    /// 1988).
    pub fn tables(&self, item: usize, anchor: &[bool], totals: &[u32]) -> Vec<[u32; 4]> {
        let apart = u32::from(!anchor[item]);
        let mut tables = vec![[0; 4]; self.items + 1];
        let answers = self.answers.iter().skip(item).step_by(self.items);
        for ((right, focal), total) in answers.zip(&self.focal).zip(totals) {
            let total = total + apart * u32::from(*right);
            tables[total as usize][usize::from(*focal) * 2 + usize::from(!right)] += 1;
        }
        tables
    }
}

/// What came of looking for biased items again and again without those found before.
#[derive(Clone, Debug, PartialEq)]
pub struct Purified<T> {
    /// The last result of each item.
    pub items: Vec<T>,
    /// Items flagged in it, counted from 0.
    pub flagged: Vec<usize>,
    /// Rounds made, 1 without purification.
    pub rounds: usize,
    /// Whether the last two rounds flagged the same items; always so without purification.
    pub settled: bool,
}

/// Looks at every item, matched on all; with `purify`, again with the flagged ones left out of the total, until the
/// flagged stay the same or after [`ROUNDS_MAX`] rounds (Candell & Drasgow 1988).
pub fn purified<T: Send>(
    answers: &GroupedAnswers,
    purify: bool,
    look: impl Fn(&[[u32; 4]]) -> T + Sync,
    flags: impl Fn(&T) -> bool,
) -> Purified<T> {
    use rayon::prelude::*;

    let mut anchor = vec![true; answers.items()];
    let mut rounds = 0;
    loop {
        rounds += 1;
        let totals = answers.totals(&anchor);
        let items: Vec<T> = (0..answers.items())
            .into_par_iter()
            .map(|item| look(&answers.tables(item, &anchor, &totals)))
            .collect();
        let unflagged: Vec<bool> = items.iter().map(|item| !flags(item)).collect();
        let settled = !purify || unflagged == anchor;
        if settled || rounds >= ROUNDS_MAX {
            let flagged = (0..items.len()).filter(|item| !unflagged[*item]).collect();
            return Purified { items, flagged, rounds, settled };
        }
        anchor = unflagged;
    }
}

/// Answers read from an input, with what was left out.
pub(crate) struct Reading {
    pub(crate) answers: GroupedAnswers,
    pub(crate) purify: bool,
    /// Names of the items, if there are any.
    pub(crate) names: Option<Vec<String>>,
    /// Persons of neither group, and persons with a missing answer.
    left_out: [usize; 2],
}

/// The fields both statistics take.
pub(crate) const INPUT: &[Key] = &[
    ("responses", "rows of persons, columns of items: 0 or 1; persons with a null are left out"),
    ("group", "the group of each person: a name or a whole number; null is neither"),
    (
        "reference",
        "which group is the reference; may be left out if there are two groups and `focal` is named",
    ),
    ("focal", "which group is looked at; may be left out if there are two groups and `reference` is named"),
    ("purify", "true: flagged items leave the total of the others, again and again; default false"),
    ("items", "names of the items, if any"),
];

/// The reference and the focal group: both named, or one of two.
fn group_names(fields: &Fields<'_>, groups: &[Option<String>]) -> Result<(String, String), InputError> {
    let named = |key: &str| fields.has(key).then(|| fields.label(key)).transpose();
    let known: BTreeSet<&String> = groups.iter().flatten().collect();
    let other = |one: &String| match known.iter().filter(|name| **name != one).collect::<Vec<_>>()[..] {
        [other] if known.contains(one) => Ok((*other).clone()),
        _ => Err(fields.error("group", "has not just two groups; name both `reference` and `focal`")),
    };
    let (reference, focal) = match (named("reference")?, named("focal")?) {
        (Some(reference), Some(focal)) => (reference, focal),
        (Some(reference), None) => (reference.clone(), other(&reference)?),
        (None, Some(focal)) => (other(&focal)?, focal),
        (None, None) => return Err(fields.error("reference", "is missing; name the reference group")),
    };
    for (key, name) in [("reference", &reference), ("focal", &focal)] {
        if !known.contains(name) {
            return Err(fields.error(key, format_args!("is {name:?}, but nobody in `group` is")));
        }
    }
    if reference == focal {
        return Err(fields.error("focal", "is the same group as `reference`"));
    }
    Ok((reference, focal))
}

/// Reads what [`INPUT`] lists.
pub(crate) fn read(fields: &Fields<'_>) -> Result<Reading, InputError> {
    const KEY: &str = "responses";
    let table = fields.table(KEY, Missing::Allowed)?;
    table.at_least(KEY, (2, "persons"), (2, "items"))?;
    let right_or_wrong = |value: &f64| value.is_nan() || *value == 0.0 || *value == 1.0;
    if let Some(at) = table.values().iter().position(|value| !right_or_wrong(value)) {
        let message = format_args!("is {}; an answer is 0 or 1", table.values()[at]);
        let error = InputError::new(KEY, message);
        return Err(error.at_row(at / table.columns()).at_column(at % table.columns()));
    }
    let groups = fields.labels_or_null("group")?;
    fields.as_long((KEY, table.rows()), ("group", groups.len()))?;
    let (reference, focal) = group_names(fields, &groups)?;
    let (mut answers, mut in_focal) = (Vec::with_capacity(table.values().len()), Vec::new());
    let mut left_out = [0; 2];
    for (row, group) in table.each_row().zip(&groups) {
        if group.as_ref() != Some(&reference) && group.as_ref() != Some(&focal) {
            left_out[0] += 1;
        } else if row.iter().any(|value| value.is_nan()) {
            left_out[1] += 1;
        } else {
            answers.extend(row.iter().map(|value| *value == 1.0));
            in_focal.push(group.as_ref() == Some(&focal));
        }
    }
    let names = if fields.has("items") { Some(fields.labels("items")?) } else { None };
    if let Some(names) = &names {
        fields.as_long((KEY, table.columns()), ("items", names.len()))?;
    }
    for (focal_group, name) in [(true, &focal), (false, &reference)] {
        if !in_focal.contains(&focal_group) {
            let message = format_args!("has nobody of {name:?} with all answers given");
            return Err(InputError::new("group", message));
        }
    }
    let answers = GroupedAnswers::new(table.columns(), answers, in_focal)?;
    Ok(Reading { answers, purify: fields.flag("purify", false)?, names, left_out })
}

/// The keys both statistics give beside those of each item.
pub(crate) fn output<T>(reading: &Reading, found: &Purified<T>) -> Output {
    let focal = reading.answers.focal_persons();
    let numbers: Vec<usize> = found.flagged.iter().map(|item| item + 1).collect();
    let mut output = Output::default()
        .put("flagged_items", numbers)
        .put("n_focal", focal)
        .put("n_reference", reading.answers.persons() - focal);
    if let Some(names) = &reading.names {
        let flagged: Vec<&String> = found.flagged.iter().filter_map(|item| names.get(*item)).collect();
        output = output.put("flagged_names", flagged);
    }
    if reading.purify {
        output = output.put("rounds", found.rounds).put("settled", found.settled);
    }
    let [neither, gaps] = reading.left_out;
    let small = focal.min(reading.answers.persons() - focal) < 100;
    output
        .note_if(!found.settled, "the flagged items did not settle; those of the last round are shown")
        .note_if(
            small,
            "fewer than 100 persons in a group: only large bias can be found, and chance finds some",
        )
        .note_if(neither > 0, format!("{neither} persons of neither group were left out"))
        .note_if(gaps > 0, format!("{gaps} persons with a missing answer were left out"))
}
