//! Reading answers: checked, coded from 0, with what had to be put together.

use serde_json::Value;

use super::patterns::{MISSING, Patterns};
use crate::error::InputError;
use crate::input::{Fields, Missing};
use crate::table::Table;

/// The most items of a model.
pub const ITEMS_MAX: usize = 200;

/// The most parameters of a model.
pub const PARAMETERS_MAX: usize = 1000;

/// Codes of categories lie between 0 and this.
const CODE_MAX: f64 = 200.0;

/// Answers that can be estimated from: each item has at least two different ones.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The answers, coded 0, 1, … within each item.
    pub patterns: Patterns,
    /// For each item the codes of the input in the order of ours.
    pub categories: Vec<Vec<u8>>,
    /// What the reader should know of.
    pub notes: Vec<String>,
}

impl Answers {
    /// Persons × items of 0 and 1, either `responses` (one row a person) or `patterns` with `freq`.
    pub fn dichotomous(fields: &Fields<'_>) -> Result<Self, InputError> {
        let (key, table, frequencies) = read(fields)?;
        for (row, values) in table.each_row().enumerate() {
            let wrong = values.iter().position(|value| !value.is_nan() && *value != 0.0 && *value != 1.0);
            if let Some(column) = wrong {
                let message =
                    format_args!("is {}; answers are 0 or 1, or null where there is none", values[column]);
                return Err(InputError::new(key, message).at_row(row).at_column(column));
            }
        }
        Self::new(key, &table, frequencies.as_deref(), None)
    }

    /// Persons × items of whole numbers, either `responses` or `patterns` with `freq`. `categories` may declare the scale;
    /// categories that nobody chose in an item are left out of that item, and a note says so.
    pub fn graded(fields: &Fields<'_>) -> Result<Self, InputError> {
        let (key, table, frequencies) = read(fields)?;
        for (row, values) in table.each_row().enumerate() {
            let right =
                |value: f64| value.is_nan() || (value.fract() == 0.0 && (0.0..=CODE_MAX).contains(&value));
            if let Some(column) = values.iter().position(|value| !right(*value)) {
                let message =
                    format_args!("is {}; a category is a whole number from 0 to {CODE_MAX}", values[column]);
                return Err(InputError::new(key, message).at_row(row).at_column(column));
            }
        }
        let declared = fields.has("categories").then(|| scale(fields)).transpose()?;
        Self::new(key, &table, frequencies.as_deref(), declared.as_deref())
    }

    fn new(
        key: &str,
        table: &Table,
        frequencies: Option<&[f64]>,
        declared: Option<&[u8]>,
    ) -> Result<Self, InputError> {
        let items = table.columns();
        if items > ITEMS_MAX {
            return Err(InputError::new(
                key,
                format_args!("has {items} items (columns); at most {ITEMS_MAX} are taken"),
            ));
        }
        table.at_least(key, (2, "persons"), (2, "items"))?;
        let counts = counts(table, frequencies);
        let mut notes = Vec::new();
        let mut categories = Vec::with_capacity(items);
        for (item, counts) in counts.iter().enumerate() {
            let used: Vec<u8> =
                (0..=CODE_MAX as u8).filter(|code| counts[usize::from(*code)] > 0.0).collect();
            if let Some(foreign) = declared.and_then(|scale| used.iter().find(|code| !scale.contains(code))) {
                let message = format_args!("has answers in {foreign}, which is not one of `categories`");
                return Err(InputError::new(key, message).at_column(item));
            }
            match used.as_slice() {
                [] => return Err(InputError::new(key, "has no answer; leave the item out").at_column(item)),
                [only] => {
                    let message = format_args!(
                        "every answer is {only}; an item without differences tells nothing, leave it out"
                    );
                    return Err(InputError::new(key, message).at_column(item));
                }
                _ => {}
            }
            categories.push(used);
        }
        note_left_out(&categories, declared, &mut notes);
        let codes: Vec<u8> = table
            .each_row()
            .flat_map(|row| row.iter().zip(&categories))
            .map(|(value, used)| match used.iter().position(|code| f64::from(*code) == *value) {
                Some(place) => place as u8,
                None => MISSING,
            })
            .collect();
        let patterns = Patterns::new(items, &codes, frequencies);
        let parameters: usize = categories.iter().map(Vec::len).sum();
        if parameters > PARAMETERS_MAX {
            let message =
                format_args!("takes {parameters} parameters; at most {PARAMETERS_MAX} are estimated");
            return Err(InputError::new(key, message));
        }
        Ok(Self { patterns, categories, notes })
    }

    /// Persons with at least one answer.
    pub fn persons(&self) -> f64 {
        let weights = self.patterns.weights().iter().enumerate();
        weights
            .filter(|(pattern, _)| self.patterns.answers(*pattern).iter().any(|code| *code != MISSING))
            .map(|(_, weight)| weight)
            .sum()
    }
}

type Read = (&'static str, Table, Option<Vec<f64>>);

fn read(fields: &Fields<'_>) -> Result<Read, InputError> {
    if !fields.has("patterns") {
        return Ok(("responses", fields.table("responses", Missing::Allowed)?, None));
    }
    if fields.has("responses") {
        return Err(InputError::new("responses", "stands beside `patterns`; give one of them"));
    }
    let table = fields.table("patterns", Missing::Allowed)?;
    let frequencies = fields.counts("freq")?;
    fields.as_long(("patterns", table.rows()), ("freq", frequencies.len()))?;
    if frequencies.iter().sum::<u64>() < 2 {
        return Err(InputError::new("freq", "counts fewer than two persons"));
    }
    Ok(("patterns", table, Some(frequencies.iter().map(|count| *count as f64).collect())))
}

/// For each item how often each code occurs.
fn counts(table: &Table, frequencies: Option<&[f64]>) -> Vec<Vec<f64>> {
    let mut counts = vec![vec![0.0; CODE_MAX as usize + 1]; table.columns()];
    for (row, values) in table.each_row().enumerate() {
        let weight = frequencies.map_or(1.0, |all| all[row]);
        for (counts, value) in counts.iter_mut().zip(values).filter(|(_, value)| !value.is_nan()) {
            counts[*value as usize] += weight;
        }
    }
    counts
}

fn note_left_out(categories: &[Vec<u8>], declared: Option<&[u8]>, notes: &mut Vec<String>) {
    let mut scale: Vec<u8> =
        declared.map_or_else(|| categories.iter().flatten().copied().collect(), <[u8]>::to_vec);
    scale.sort_unstable();
    scale.dedup();
    for (item, used) in categories.iter().enumerate() {
        let unused: Vec<String> =
            scale.iter().filter(|code| !used.contains(code)).map(u8::to_string).collect();
        if !unused.is_empty() {
            notes.push(format!(
                "item {}: nobody answered in category {}; it was put together with its neighbour",
                item + 1,
                unused.join(", ")
            ));
        }
    }
}

fn scale(fields: &Fields<'_>) -> Result<Vec<u8>, InputError> {
    let key = "categories";
    let mut codes = Vec::new();
    for (row, value) in fields.list(key)?.iter().enumerate() {
        let code = value.as_f64().filter(|code| code.fract() == 0.0 && (0.0..=CODE_MAX).contains(code));
        let Some(code) = code else {
            let message =
                format_args!("{} is not a whole number from 0 to {CODE_MAX}", crate::input::shown(value));
            return Err(InputError::new(key, message).at_row(row));
        };
        codes.push(code as u8);
    }
    Ok(codes)
}

/// Which scores are asked for by `scores`: `true`, "EAP", "MAP", or a list of these.
pub fn scores_wanted(fields: &Fields<'_>) -> Result<(bool, bool), InputError> {
    let key = "scores";
    let Some(value) = fields.optional(key) else { return Ok((false, false)) };
    let words = match value {
        Value::Bool(wanted) => return Ok((*wanted, *wanted)),
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    let mut wanted = (false, false);
    for word in words {
        match word.as_str() {
            Some("EAP") => wanted.0 = true,
            Some("MAP") => wanted.1 = true,
            _ => {
                let message =
                    format_args!("{} is neither true, false, \"EAP\" nor \"MAP\"", crate::input::shown(word));
                return Err(InputError::new(key, message));
            }
        }
    }
    Ok(wanted)
}
