//! `linear`: from nothing at `zero_at` to full marks at `full_at`, evenly in between. `full_at` below `zero_at` makes
//! less better.

use super::{Rule, share_milli};
use crate::diag::Code;
use crate::evidence::Measure;
use crate::read::{Doc, Raw};
use crate::say::Say;
use serde::Deserialize;
use std::ops::Range;

/// The rule.
pub struct Linear;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "linear", deny_unknown_fields)]
pub struct File {
    zero_at: Raw<i64>,
    full_at: Raw<i64>,
    points: Raw<u32>,
}

/// Parameters, checked: the two ends differ, a perfect worker reaches the full one, and the worst result gives nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    zero_at: i64,
    full_at: i64,
    points: u32,
}

impl Spec {
    #[cfg(test)]
    pub(super) const fn new(zero_at: i64, full_at: i64, points: u32) -> Self {
        Self { zero_at, full_at, points }
    }

    #[cfg(test)]
    pub(super) const fn falls(&self) -> bool {
        self.full_at < self.zero_at
    }
}

impl Rule for Linear {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "linear";
    const REVISION: u16 = 1;
    const RATED: bool = false;

    fn check(file: &File, measure: &Measure, _span: Range<usize>, doc: &Doc<'_>) -> Option<Spec> {
        let (zero_at, full_at, points) = (doc.get(&file.zero_at), doc.get(&file.full_at), doc.get(&file.points));
        let (zero_at, full_at, points) = (zero_at?, full_at?, points?);
        let reach = measure.min..=measure.max;
        if zero_at.value == full_at.value {
            let what = "`zero_at` and `full_at` are the same, so there is nothing between no points and all of them";
            let help = format!("`{}` goes from {} to {} here: choose two different values", measure.name, measure.min, measure.max);
            doc.push(doc.problem(Code::Impossible, full_at.span, what).label("same as `zero_at`").help(help));
            return None;
        }
        if !reach.contains(&full_at.value) {
            let what = format!(
                "nobody can reach {} points here: `{}` goes from {} to {} {} in this exercise",
                points.value, measure.name, measure.min, measure.max, measure.unit
            );
            let best = if full_at.value > zero_at.value { measure.max } else { measure.min };
            doc.push(
                doc.problem(Code::PointsUnreachable, full_at.span.clone(), what)
                    .label("out of reach")
                    .help(format!("the most that works is {best}; leave people some room below it"))
                    .fix(full_at.span, best.to_string()),
            );
            return None;
        }
        let rises = full_at.value > zero_at.value;
        let worst = if rises { measure.min } else { measure.max };
        let too_early = if rises { zero_at.value < worst } else { zero_at.value > worst };
        if too_early {
            let always = measure.min == measure.max;
            let best = if rises { measure.max } else { measure.min };
            // Full marks at the worst result are the greater mistake of the two.
            let (span, works) = if full_at.value == worst { (full_at.span, best) } else { (zero_at.span, worst) };
            super::trivial(doc, measure, span, worst, (!always).then_some(works));
            return None;
        }
        super::points(doc, points).map(|points| Spec { zero_at: zero_at.value, full_at: full_at.value, points })
    }

    fn points_milli(spec: &Spec, value: i64) -> i64 {
        let (low, high) = (spec.zero_at.min(spec.full_at), spec.zero_at.max(spec.full_at));
        let part = value.clamp(low, high).abs_diff(spec.zero_at);
        share_milli(i64::from(spec.points), part as i64, spec.full_at.abs_diff(spec.zero_at) as i64)
    }

    fn max_milli(spec: &Spec) -> i64 {
        i64::from(spec.points) * 1000
    }

    fn explain(spec: &Spec) -> String {
        format!("0 points at {}, {} points at {}, evenly between", spec.zero_at, spec.points, spec.full_at)
    }

    fn say(spec: &Spec) -> Say {
        Say::new("rule-linear")
            .number("zero", spec.zero_at)
            .number("full", spec.full_at)
            .number("points", spec.points)
    }
}
