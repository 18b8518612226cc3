//! Named integer measures: what an exercise shows, before anybody says what it is worth.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A measure a kind can give, with the bounds it can take under its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Name, as rubrics write it.
    pub name: String,
    /// Unit, e.g. `parts`, `ms`, `per mille`.
    pub unit: &'static str,
    /// Least value.
    pub min: i64,
    /// Greatest value a perfect worker reaches in the limit.
    pub max: i64,
}

/// The measures of one part, and series by minute of authored time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Value by measure.
    pub measures: BTreeMap<String, i64>,
    /// Values by minute, first minute first; information, never scored.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_minute: BTreeMap<String, Vec<i64>>,
}

impl Measure {
    /// A measure with its unit and bounds.
    pub fn new(name: impl Into<String>, unit: &'static str, bounds: RangeInclusive<i64>) -> Self {
        Self { name: name.into(), unit, min: *bounds.start(), max: *bounds.end() }
    }
}

impl Evidence {
    /// With one more measure.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<i64>) -> Self {
        self.measures.insert(name.to_owned(), value.into());
        self
    }

    /// With a series by minute.
    #[must_use]
    pub fn series(mut self, name: &str, by_minute: &[u32]) -> Self {
        self.by_minute.insert(name.to_owned(), by_minute.iter().map(|&n| i64::from(n)).collect());
        self
    }

    /// The value of `name`, or `None` when the part does not give it.
    pub fn get(&self, name: &str) -> Option<i64> {
        self.measures.get(name).copied()
    }
}

/// Counts by minute of authored time; grows as minutes pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByMinute(Vec<u32>);

impl ByMinute {
    /// One more in the minute of `at`.
    pub fn count(&mut self, at: crate::time::At) {
        let minute = (at.ms() / 60_000).min(24 * 60) as usize;
        if self.0.len() <= minute {
            self.0.resize(minute + 1, 0);
        }
        self.0[minute] += 1;
    }

    /// The counts so far.
    pub fn counts(&self) -> &[u32] {
        &self.0
    }
}
