//! The categories of a scale, by name and place.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{InputError, StatsError};
use crate::input::{CATEGORIES_MAX, Fields, Missing, shown};
use crate::weights::{NAMES, Weights};
use serde_json::Value;

/// Categories in their order. Codes that are all numbers are also places on a line; names stand one step apart.
#[derive(Clone, Debug)]
pub(crate) struct Scale {
    places: BTreeMap<String, usize>,
    at: Vec<f64>,
    declared: bool,
}

impl Scale {
    /// The scale of the field `categories`, in that order, or without it the codes that occur: ascending if all are
    /// numbers, else in the order of the alphabet.
    pub(crate) fn of<'a>(
        fields: &Fields<'_>,
        occurring: impl Iterator<Item = &'a String>,
    ) -> Result<Self, InputError> {
        const KEY: &str = "categories";
        let declared = fields.has(KEY);
        let names: Vec<String> = if declared {
            fields.labels(KEY)?
        } else {
            let mut names: Vec<String> = occurring.cloned().collect::<BTreeSet<_>>().into_iter().collect();
            names.sort_by(|a, b| match (a.parse::<f64>(), b.parse::<f64>()) {
                (Ok(a), Ok(b)) => a.total_cmp(&b),
                _ => a.cmp(b),
            });
            names
        };
        if names.len() > CATEGORIES_MAX {
            let message = format_args!("are {}; at most {CATEGORIES_MAX} are taken", names.len());
            return Err(InputError::new(KEY, message));
        }
        let mut places = BTreeMap::new();
        for (place, name) in names.iter().enumerate() {
            if places.insert(name.clone(), place).is_some() {
                return Err(InputError::new(KEY, format_args!("has {name:?} twice")).at_row(place));
            }
        }
        if declared && names.len() < 2 {
            return Err(InputError::new(KEY, "has one category only; at least two are needed"));
        }
        let numbers: Option<Vec<f64>> = names.iter().map(|name| name.parse().ok()).collect();
        let at = numbers.unwrap_or_else(|| (1..=names.len()).map(|place| place as f64).collect());
        Ok(Self { places, at, declared })
    }

    /// The scale of the field `categories`, or without it places from 1, for a table of `size` categories.
    pub(crate) fn numbered(fields: &Fields<'_>, size: usize) -> Result<Self, InputError> {
        let places: Vec<String> = (1..=size).map(|place| place.to_string()).collect();
        let scale = Self::of(fields, places.iter())?;
        if scale.at.len() == size {
            return Ok(scale);
        }
        let message = format_args!("are {}, but the table has {size}", scale.at.len());
        Err(InputError::new("categories", message))
    }

    /// How many categories; at least two, since a scale of one that was not declared is taken to have another.
    pub(crate) fn size(&self) -> usize {
        self.at.len().max(2)
    }

    /// Whether one category is all that is known of the scale.
    pub(crate) fn is_single(&self) -> bool {
        !self.declared && self.at.len() < 2
    }

    /// Place of a category from 0.
    pub(crate) fn place(&self, name: &str) -> Result<usize, String> {
        self.places.get(name).copied().ok_or_else(|| format!("{name:?} is not one of `categories`"))
    }

    /// The field `weights`: the name of a weighting or a table. `None` where it is absent.
    pub(crate) fn weights(&self, fields: &Fields<'_>) -> Result<Option<Weights>, StatsError> {
        const KEY: &str = "weights";
        match fields.optional(KEY) {
            None => Ok(None),
            Some(Value::String(name)) => {
                let codes = if self.at.len() < 2 { &[1.0, 2.0][..] } else { &self.at };
                let weights = Weights::named(name, codes).ok_or_else(|| {
                    let (is, known) = (shown(&Value::String(name.clone())), NAMES.join("\", \""));
                    fields
                        .error(KEY, format_args!("{is} is not one of \"{known}\" that fit these categories"))
                })?;
                Ok(Some(weights))
            }
            Some(_) => {
                let table = fields.table(KEY, Missing::Refused)?;
                Ok(Some(Weights::new(KEY, self.size(), table.values().to_vec())?))
            }
        }
    }
}
