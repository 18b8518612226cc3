//! Points: evidence through the rubric's rules, exercise by exercise, with the explanation of every point.
//!
//! Pure integer arithmetic in thousandths of a point; each line is rounded half up, once. What observers rate is pending
//! until their ratings come, as documents of their own.

use crate::evidence::Evidence;
use crate::id::Id;
use crate::pack::{Line, Rubric};
use crate::session::{Outcome, PartResult};
use serde::{Deserialize, Serialize};

/// What one line of the rubric gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineScore {
    /// Which exercise.
    pub exercise: Id,
    /// Which skill it is evidence of.
    pub skill: String,
    /// Which measure, or which criterion observers rate.
    pub measure: String,
    /// The rule's name.
    pub rule: String,
    /// The rule's revision.
    pub revision: u16,
    /// The measured value; absent where a person has yet to give it or the exercise is void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// Points in thousandths; absent while pending or void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_milli: Option<i64>,
    /// The most it can give, in thousandths.
    pub max_milli: i64,
}

/// A session's points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Line by line, in the order of the exercises.
    pub lines: Vec<LineScore>,
    /// Points the station could give, thousandths.
    pub machine_milli: i64,
    /// The most that pending and void lines could still add, thousandths.
    pub open_milli: i64,
    /// The most in all, thousandths.
    pub max_milli: i64,
}

/// Where a total stands to a threshold with its band. It is a basis for a person's decision, never the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Ratings are missing, or an exercise is void.
    Incomplete,
    /// At or above the threshold by more than the uncertainty.
    Above,
    /// Within the band.
    Within,
    /// Below by more than the uncertainty.
    Below,
}

impl Basis {
    /// Where points stand to a cut with its band: `points_milli` are sure and `open_milli` may still come, both in
    /// thousandths; `cut` and `band` are in points.
    pub const fn of(points_milli: i64, open_milli: i64, cut: u32, band: u32) -> Self {
        let (cut, band) = (cut as i64 * 1000, band as i64 * 1000);
        if points_milli + open_milli < cut - band {
            Self::Below
        } else if points_milli >= cut + band {
            Self::Above
        } else if open_milli > 0 {
            Self::Incomplete
        } else {
            Self::Within
        }
    }
}

impl Score {
    /// Scores results by a rubric. Exercises without a result score as if nothing had been done.
    pub fn of(rubric: &Rubric, results: &[PartResult]) -> Self {
        let lines: Vec<LineScore> = rubric.lines().iter().map(|line| score_line(line, results)).collect();
        Self::sum(lines)
    }

    fn sum(lines: Vec<LineScore>) -> Self {
        let machine_milli = lines.iter().filter_map(|line| line.points_milli).sum();
        let open_milli =
            lines.iter().filter(|line| line.points_milli.is_none()).map(|line| line.max_milli).sum();
        let max_milli = lines.iter().map(|line| line.max_milli).sum();
        Self { lines, machine_milli, open_milli, max_milli }
    }

    /// Whether every line has its points.
    pub const fn is_complete(&self) -> bool {
        self.open_milli == 0
    }

    /// Least and greatest total still possible, thousandths.
    pub const fn reach_milli(&self) -> (i64, i64) {
        (self.machine_milli, self.machine_milli + self.open_milli)
    }

    /// Points of one exercise so far and what is open there, thousandths.
    pub fn exercise_milli(&self, exercise: &Id) -> (i64, i64) {
        let of = || self.lines.iter().filter(|line| line.exercise == *exercise);
        let points = of().filter_map(|line| line.points_milli).sum();
        let open = of().filter(|line| line.points_milli.is_none()).map(|line| line.max_milli).sum();
        (points, open)
    }

    /// Where the total and every minimum stand: below on any minimum makes it below, within on any makes it at most
    /// within.
    pub fn basis(&self, rubric: &Rubric) -> Basis {
        let total = Basis::of(self.machine_milli, self.open_milli, rubric.threshold(), rubric.band());
        rubric.minima().iter().fold(total, |worst, minimum| {
            let (points, open) = self.exercise_milli(minimum.exercise());
            lower(worst, Basis::of(points, open, minimum.points(), minimum.band()))
        })
    }
}

/// The lower of two; `Below` is known even while something else is open.
fn lower(a: Basis, b: Basis) -> Basis {
    let rank = |basis| match basis {
        Basis::Below => 0,
        Basis::Incomplete => 1,
        Basis::Within => 2,
        Basis::Above => 3,
    };
    if rank(a) <= rank(b) { a } else { b }
}

fn score_line(line: &Line, results: &[PartResult]) -> LineScore {
    let (rule, revision) = line.rule().name_and_revision();
    let result = results.iter().find(|result| result.exercise == *line.exercise());
    let void = result.is_some_and(|result| result.outcome == Outcome::Void);
    let nothing = Evidence::default();
    let evidence = result.map_or(&nothing, |result| &result.evidence);
    let known = !void && !line.rule().is_rated();
    // An exercise that was never begun has no measures: its lines score as nothing done, not as the best of "less is
    // better".
    let value = evidence.get(line.measure()).filter(|_| known);
    let points_milli = known.then(|| value.map_or(0, |value| line.rule().points_milli(value)));
    LineScore {
        exercise: line.exercise().clone(),
        skill: line.skill().id().to_owned(),
        measure: line.measure().to_owned(),
        rule: rule.to_owned(),
        revision,
        value,
        points_milli,
        max_milli: line.rule().max_milli(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_stands_above_only_beyond_the_band() {
        assert_eq!(Basis::of(64_000, 0, 60, 4), Basis::Above);
        assert_eq!(Basis::of(63_999, 0, 60, 4), Basis::Within);
        assert_eq!(Basis::of(56_000, 0, 60, 4), Basis::Within);
        assert_eq!(Basis::of(55_999, 0, 60, 4), Basis::Below);
        assert_eq!(Basis::of(50_000, 10_000, 60, 4), Basis::Incomplete);
        assert_eq!(Basis::of(40_000, 10_000, 60, 4), Basis::Below);
        assert_eq!(Basis::of(70_000, 10_000, 60, 4), Basis::Above);
        assert_eq!(lower(Basis::Incomplete, Basis::Below), Basis::Below);
        assert_eq!(lower(Basis::Above, Basis::Within), Basis::Within);
    }
}
