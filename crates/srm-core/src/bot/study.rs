//! What many simulated candidates brought: how totals, measures and minutes spread over them.

use super::Worked;
use crate::evidence::Measure;
use crate::id::Id;
use crate::pack::{Exercise, Pack};
use crate::score::Score;
use crate::session::{IncidentWhat, PartResult};
use crate::time::At;

/// What is kept of one candidate's session.
#[derive(Clone, Debug)]
pub struct Sat {
    took: At,
    score: Score,
    results: Vec<PartResult>,
    helped: bool,
}

impl Sat {
    /// What counts of a session.
    pub fn of(pack: &Pack, worked: &Worked) -> Self {
        let session = &worked.session;
        let waived = |what: IncidentWhat| what == IncidentWhat::PracticeWaived;
        Self {
            took: session.now(),
            score: Score::of(pack.rubric(), session.results()),
            results: session.results().to_vec(),
            helped: session.incidents().iter().any(|incident| waived(incident.what)),
        }
    }

    /// How long the session took.
    pub const fn took(&self) -> At {
        self.took
    }

    /// The points that the station gives, thousandths.
    pub const fn machine_milli(&self) -> i64 {
        self.score.machine_milli
    }
}

/// How values spread. All zero when there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    sorted: Vec<i64>,
}

impl Spread {
    /// Of these values.
    pub fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self { sorted: values }
    }

    /// The value that `permille` of all do not exceed (nearest rank): 0 gives the least, 1000 the greatest.
    pub fn quantile(&self, permille: u32) -> i64 {
        let rank = (self.sorted.len() * permille.min(1000) as usize).div_ceil(1000).max(1);
        self.sorted.get(rank - 1).copied().unwrap_or(0)
    }

    /// The mean, in thousandths of a unit.
    pub fn mean_milli(&self) -> i64 {
        let sum: i128 = self.sorted.iter().map(|value| i128::from(*value)).sum();
        (sum * 1000).checked_div(self.sorted.len() as i128).unwrap_or(0) as i64
    }

    /// The standard deviation of the sample, in thousandths of a unit; 0 for fewer than two values.
    pub fn sd_milli(&self) -> i64 {
        let n = self.sorted.len() as i128;
        let sum: i128 = self.sorted.iter().map(|value| i128::from(*value)).sum();
        let squares: i128 = self.sorted.iter().map(|value| i128::from(*value) * i128::from(*value)).sum();
        let spread = (n * squares - sum * sum) * 1_000_000;
        spread.checked_div(n * (n - 1)).map_or(0, |variance| variance.unsigned_abs().isqrt() as i64)
    }

    /// How many of them hold.
    pub fn count(&self, holds: impl Fn(i64) -> bool) -> usize {
        self.sorted.iter().filter(|value| holds(**value)).count()
    }
}

/// How one exercise came out.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Which.
    pub exercise: Id,
    /// Its main measure.
    pub measure: Measure,
    /// What was brought of it.
    pub values: Spread,
    /// Points that the station gives, thousandths.
    pub points_milli: Spread,
    /// The most of these points.
    pub most_milli: i64,
}

impl Tried {
    /// How many brought nothing.
    pub fn at_zero(&self) -> usize {
        self.values.count(|value| value <= self.measure.min)
    }

    /// How many got all points that the station gives.
    pub fn at_ceiling(&self) -> usize {
        if self.most_milli == 0 { 0 } else { self.points_milli.count(|points| points >= self.most_milli) }
    }
}

/// Many sessions of one set, taken together.
#[derive(Clone, Debug)]
pub struct Study {
    /// How many candidates.
    pub people: usize,
    /// Points that the station gives, thousandths.
    pub totals_milli: Spread,
    /// The most of these points.
    pub machine_milli: i64,
    /// The most points that observers give.
    pub rated_milli: i64,
    /// How many reach the threshold without what observers give.
    pub above: usize,
    /// How many do not reach it whatever observers give.
    pub below: usize,
    /// How long the sessions took, milliseconds.
    pub took_ms: Spread,
    /// How many could only go on from practice with the leader's help.
    pub helped: usize,
    /// Each exercise with a measure that the station takes and that earns points.
    pub tried: Vec<Tried>,
}

impl Study {
    /// Takes sessions of one set together.
    pub fn of(pack: &Pack, sat: &[Sat]) -> Self {
        let lines = || pack.rubric().lines().iter();
        let most = |rated: bool| -> i64 {
            let lines = lines().filter(|line| line.rule().is_rated() == rated);
            lines.map(|line| line.rule().max_milli()).sum()
        };
        let threshold_milli = i64::from(pack.rubric().threshold()) * 1000;
        let all = |value: &dyn Fn(&Sat) -> i64| Spread::of(sat.iter().map(value).collect());
        Self {
            people: sat.len(),
            totals_milli: all(&|sat| sat.score.machine_milli),
            machine_milli: most(false),
            rated_milli: most(true),
            above: sat.iter().filter(|sat| sat.score.reach_milli().0 >= threshold_milli).count(),
            below: sat.iter().filter(|sat| sat.score.reach_milli().1 < threshold_milli).count(),
            took_ms: all(&|sat| sat.took.ms() as i64),
            helped: sat.iter().filter(|sat| sat.helped).count(),
            tried: pack.exercises().iter().filter_map(|exercise| tried(pack, exercise, sat)).collect(),
        }
    }
}

fn tried(pack: &Pack, exercise: &Exercise, sat: &[Sat]) -> Option<Tried> {
    let lines = pack.rubric().lines().iter();
    let lines = lines.filter(|line| line.exercise() == exercise.id() && !line.rule().is_rated());
    let most_milli: i64 = lines.map(|line| line.rule().max_milli()).sum();
    let measure = exercise.kind().measures(exercise.limit_ms()).into_iter().next()?;
    if most_milli == 0 {
        return None;
    }
    let value = |sat: &Sat| {
        let result = sat.results.iter().find(|result| result.exercise == *exercise.id());
        result.and_then(|result| result.evidence.get(&measure.name)).unwrap_or(measure.min)
    };
    let values = Spread::of(sat.iter().map(value).collect());
    let points_milli = Spread::of(sat.iter().map(|sat| sat.score.exercise_milli(exercise.id()).0).collect());
    Some(Tried { exercise: exercise.id().clone(), measure, values, points_milli, most_milli })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_mean_and_deviation_are_known_ones() {
        let spread = Spread::of(vec![5, 1, 4, 2, 3, 9, 7, 8, 6, 10]);
        assert_eq!([0, 100, 500, 900, 1000].map(|q| spread.quantile(q)), [1, 1, 5, 9, 10]);
        assert_eq!((spread.mean_milli(), spread.sd_milli()), (5500, 3027));
        assert_eq!(spread.count(|value| value > 8), 2);
    }

    #[test]
    fn nothing_and_one_value_have_no_spread() {
        let none = Spread::default();
        assert_eq!((none.quantile(500), none.mean_milli(), none.sd_milli()), (0, 0, 0));
        let one = Spread::of(vec![-3]);
        assert_eq!(
            (one.quantile(0), one.quantile(1000), one.mean_milli(), one.sd_milli()),
            (-3, -3, -3000, 0)
        );
    }
}
