//! Scoring rules: one file each, and one line in the registry below.
//!
//! A rule turns one measure into points, in thousandths, with integers only; it rounds half up, once. What a rule is
//! worth at most never depends on the measure, so points are bounded by construction.

use crate::diag::Code;
use crate::evidence::Measure;
use crate::read::{Doc, Spanned};
use crate::say::Say;
use serde::Deserialize;
use std::fmt::Debug;
use std::ops::Range;

/// A rule and its parameters.
pub trait Rule {
    /// Parameters as an author writes them.
    type File: for<'de> Deserialize<'de>;
    /// Parameters that have been checked.
    type Spec: Clone + Debug + PartialEq;

    /// Name in rubrics.
    const NAME: &'static str;
    /// Raised by any change that alters an existing result.
    const REVISION: u16;
    /// Whether a person gives the value (an observer's rating) instead of the station.
    const RATED: bool;

    /// Checks the parameters against the measure they work on; `span` is the whole rule.
    fn check(file: &Self::File, measure: &Measure, span: Range<usize>, doc: &Doc<'_>) -> Option<Self::Spec>;
    /// Points for a value, in thousandths, between 0 and [`Rule::max_milli`].
    fn points_milli(spec: &Self::Spec, value: i64) -> i64;
    /// The most it can give, in thousandths.
    fn max_milli(spec: &Self::Spec) -> i64;
    /// What it does, for the explanation on a sheet: short, in English, numbers from the rubric.
    fn explain(spec: &Self::Spec) -> String;
    /// The same as a message, for a reader of any language.
    fn say(spec: &Self::Spec) -> Say;
}

macro_rules! rules {
    ($($module:ident => $rule:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// A rule as written.
        #[derive(Debug, Deserialize)]
        #[serde(rename = "rule", rename_all = "snake_case")]
        pub enum RuleFile { $(#[doc = stringify!($module)] $rule(<$module::$rule as Rule>::File)),* }

        /// A rule, checked.
        #[derive(Clone, Debug, PartialEq)]
        pub enum RuleSpec { $(#[doc = stringify!($module)] $rule(<$module::$rule as Rule>::Spec)),* }

        /// Every rule there is: name and revision.
        pub const RULES: &[(&str, u16)] = &[$(($module::$rule::NAME, $module::$rule::REVISION)),*];

        impl RuleFile {
            /// Checks the parameters against the measure they work on.
            pub fn check(&self, measure: &Measure, span: Range<usize>, doc: &Doc<'_>) -> Option<RuleSpec> {
                match self {
                    $(Self::$rule(file) => $module::$rule::check(file, measure, span, doc).map(RuleSpec::$rule)),*
                }
            }

            /// Whether a person gives the value.
            pub const fn is_rated(&self) -> bool {
                match self { $(Self::$rule(_) => $module::$rule::RATED),* }
            }
        }

        impl RuleSpec {
            /// Name and revision.
            pub const fn name_and_revision(&self) -> (&'static str, u16) {
                match self { $(Self::$rule(_) => ($module::$rule::NAME, $module::$rule::REVISION)),* }
            }

            /// Whether a person gives the value.
            pub const fn is_rated(&self) -> bool {
                match self { $(Self::$rule(_) => $module::$rule::RATED),* }
            }

            /// Points for a value, in thousandths.
            pub fn points_milli(&self, value: i64) -> i64 {
                match self { $(Self::$rule(spec) => $module::$rule::points_milli(spec, value)),* }
            }

            /// The most it can give, in thousandths.
            pub fn max_milli(&self) -> i64 {
                match self { $(Self::$rule(spec) => $module::$rule::max_milli(spec)),* }
            }

            /// What it does, in short.
            pub fn explain(&self) -> String {
                match self { $(Self::$rule(spec) => $module::$rule::explain(spec)),* }
            }

            /// What it does, as a message.
            pub fn say(&self) -> Say {
                match self { $(Self::$rule(spec) => $module::$rule::say(spec)),* }
            }
        }
    };
}

rules! {
    linear => Linear,
    steps => Steps,
    rating => Rating,
}

/// The points of a rule: 1 to 1000.
fn points(doc: &Doc<'_>, points: Spanned<u32>) -> Option<u32> {
    if (1..=1000).contains(&points.value) {
        return Some(points.value);
    }
    let what = format!("a rule gives 1 to 1000 points, not {}", points.value);
    let nearest = points.value.clamp(1, 1000);
    doc.push(
        doc.problem(Code::ParameterOutOfRange, points.span.clone(), what)
            .label("1 to 1000")
            .help(format!("write what the rule is worth, such as {nearest}"))
            .fix(points.span, nearest.to_string()),
    );
    None
}

/// Reports a rule that would give points for the worst result `worst` of a measure. `works` is the nearest value at
/// `span` that gives none; without it there is nothing that this measure could tell.
fn trivial(doc: &Doc<'_>, measure: &Measure, span: Range<usize>, worst: i64, works: Option<i64>) {
    let what = format!(
        "this gives points for nothing: {worst} {} is the worst that `{}` can be",
        measure.unit, measure.name
    );
    let made = doc.problem(Code::Trivial, span.clone(), what).label("gives points to everybody");
    doc.push(match works {
        Some(works) => made.help(format!("begin at {works}")).fix(span, works.to_string()),
        None => made.help("take this line out: in this exercise the measure is always the same"),
    });
}

/// `points × part ⁄ whole` in thousandths, rounded half up once. `whole` is positive, `part` not negative.
fn share_milli(points: i64, part: i64, whole: i64) -> i64 {
    let exact = i128::from(points) * 1000 * i128::from(part);
    let whole = i128::from(whole);
    i64::try_from((2 * exact + whole).div_euclid(2 * whole)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_round_up() {
        assert_eq!(share_milli(1, 1, 3), 333);
        assert_eq!(share_milli(2, 1, 3), 667);
        assert_eq!(share_milli(1, 1, 16), 63);
        assert_eq!(share_milli(10, 7, 7), 10_000);
    }

    fn any_rule() -> impl Strategy<Value = RuleSpec> {
        let linear =
            (-50_i64..50, 1_i64..500, 1_u32..200, any::<bool>()).prop_map(|(from, span, points, up)| {
                let (zero_at, full_at) = if up { (from, from + span) } else { (from + span, from) };
                RuleSpec::Linear(linear::Spec::new(zero_at, full_at, points))
            });
        let rating = (1_u32..200).prop_map(|points| RuleSpec::Rating(rating::Spec::new(points)));
        let steps = proptest::collection::vec((-100_i64..100, 1_u32..200), 1..6).prop_map(|mut steps| {
            steps.sort_unstable();
            let mut most = 0;
            for step in &mut steps {
                most = most.max(step.1);
                step.1 = most;
            }
            RuleSpec::Steps(steps::Spec::new(steps))
        });
        prop_oneof![linear, rating, steps]
    }

    proptest! {
        #[test]
        fn points_stay_in_bounds_for_any_value(rule in any_rule(), value in any::<i64>()) {
            let points = rule.points_milli(value);
            prop_assert!((0..=rule.max_milli()).contains(&points), "{rule:?} {value} {points}");
        }

        #[test]
        fn better_never_scores_lower(rule in any_rule(), a in -1000_i64..6000, b in -1000_i64..6000) {
            let (low, high) = (a.min(b), a.max(b));
            let falls = matches!(&rule, RuleSpec::Linear(spec) if spec.falls());
            let (worse, better) = if falls { (high, low) } else { (low, high) };
            prop_assert!(rule.points_milli(worse) <= rule.points_milli(better));
        }
    }
}
