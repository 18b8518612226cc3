//! `rating`: points for observers' locked ratings on a behaviourally anchored scale (BARS) of 1 to 5. The value is the
//! mean rating in thousandths: 1000 earns nothing, 5000 everything. It is never known when the sheet is sealed.

use super::{Rule, share_milli};
use crate::evidence::Measure;
use crate::read::{Doc, Raw};
use crate::say::Say;
use serde::Deserialize;
use std::ops::Range;

/// The rule.
pub struct Rating;

/// Lowest mean rating, in thousandths.
pub const LOWEST: i64 = 1000;
/// Highest mean rating, in thousandths.
pub const HIGHEST: i64 = 5000;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "rating", deny_unknown_fields)]
pub struct File {
    points: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    points: u32,
}

impl Spec {
    #[cfg(test)]
    pub(super) const fn new(points: u32) -> Self {
        Self { points }
    }
}

impl Rule for Rating {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "rating";
    const REVISION: u16 = 1;
    const RATED: bool = true;

    fn check(file: &File, _measure: &Measure, _span: Range<usize>, doc: &Doc<'_>) -> Option<Spec> {
        super::points(doc, doc.get(&file.points)?).map(|points| Spec { points })
    }

    fn points_milli(spec: &Spec, value: i64) -> i64 {
        share_milli(i64::from(spec.points), value.clamp(LOWEST, HIGHEST) - LOWEST, HIGHEST - LOWEST)
    }

    fn max_milli(spec: &Spec) -> i64 {
        i64::from(spec.points) * 1000
    }

    fn explain(spec: &Spec) -> String {
        format!("observers' mean rating: 0 points at 1, {} points at 5", spec.points)
    }

    fn say(spec: &Spec) -> Say {
        Say::new("rule-rating").number("points", spec.points)
    }
}
