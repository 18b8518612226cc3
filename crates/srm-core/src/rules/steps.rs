//! `steps`: points by thresholds: a value earns the points of the highest step it reaches, nothing below the first.

use super::Rule;
use crate::diag::Code;
use crate::evidence::Measure;
use crate::read::{Doc, Raw};
use crate::say::Say;
use serde::Deserialize;
use std::ops::Range;

/// The rule.
pub struct Steps;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "steps", deny_unknown_fields)]
pub struct File {
    steps: Raw<Vec<Raw<StepFile>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Step", deny_unknown_fields)]
struct StepFile {
    at: Raw<i64>,
    points: Raw<u32>,
}

/// Parameters, checked: one to twelve steps, values rising from above the worst result, points never falling, the last within
/// reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    steps: Vec<(i64, u32)>,
}

impl Spec {
    #[cfg(test)]
    pub(super) const fn new(steps: Vec<(i64, u32)>) -> Self {
        Self { steps }
    }
}

impl Rule for Steps {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "steps";
    const REVISION: u16 = 1;
    const RATED: bool = false;

    fn check(file: &File, measure: &Measure, span: Range<usize>, doc: &Doc<'_>) -> Option<Spec> {
        let raws = doc.read(&file.steps)?;
        if !(1..=12).contains(&raws.len()) {
            let help = format!("write steps such as `(at: {}, points: 10)`, the lowest value first", measure.max);
            doc.push(doc.problem(Code::Impossible, span, "a `steps` rule has one to twelve steps").help(help));
            return None;
        }
        let mut steps: Vec<(i64, u32)> = Vec::new();
        for raw in &raws {
            let step = doc.read(raw)?;
            let (at, given) = (doc.get(&step.at)?, doc.get(&step.points)?);
            if steps.last().is_some_and(|(before, least)| at.value <= *before || given.value < *least) {
                let what = "each step needs a higher value than the one before it, and at least its points";
                let help = "write the steps in rising order, with points that do not fall";
                doc.push(doc.problem(Code::Impossible, doc.span(raw), what).label("out of order").help(help));
                return None;
            }
            if at.value > measure.max {
                let what = format!(
                    "nobody can reach this step: `{}` goes up to {} {} in this exercise",
                    measure.name, measure.max, measure.unit
                );
                let help = format!("the most that works is {}", measure.max);
                doc.push(doc.problem(Code::PointsUnreachable, at.span, what).label("out of reach").help(help));
                return None;
            }
            if at.value <= measure.min {
                let works = (measure.max > measure.min).then_some(measure.min + 1);
                super::trivial(doc, measure, at.span, measure.min, works);
                return None;
            }
            steps.push((at.value, super::points(doc, given)?));
        }
        Some(Spec { steps })
    }

    fn points_milli(spec: &Spec, value: i64) -> i64 {
        let reached = spec.steps.iter().rev().find(|(at, _)| value >= *at);
        reached.map_or(0, |(_, points)| i64::from(*points) * 1000)
    }

    fn max_milli(spec: &Spec) -> i64 {
        spec.steps.last().map_or(0, |(_, points)| i64::from(*points) * 1000)
    }

    fn explain(spec: &Spec) -> String {
        let steps: Vec<String> = spec.steps.iter().map(|(at, points)| format!("{points} points from {at}")).collect();
        steps.join(", ")
    }

    fn say(spec: &Spec) -> Say {
        let steps: Vec<String> = spec.steps.iter().map(|(at, points)| format!("{at}: {points}")).collect();
        Say::new("rule-steps").verbatim("steps", steps.join(" · "))
    }
}
