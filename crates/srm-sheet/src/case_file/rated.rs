//! Ratings of observed exercises: which count, how far raters are apart, and the mean.
//!
//! Ratings of an exercise count together once as many are locked as are wanted and no gap is open. Until then its points
//! are open. A moderated mark counts instead of the mean, as long as it reconciles exactly the ratings there are.

use super::Need;
use crate::case::RatedMean;
use crate::judgement::{Mark, Rating, RatingKind};
use crate::principal::Principal;
use crate::utc::Utc;
use serde::Serialize;
use srm_core::digest::Digest;
use srm_core::id::Id;

/// A rating that fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingSeen {
    /// Its digest.
    pub digest: Digest,
    /// Who made it.
    pub by: Principal,
    /// When it was locked.
    pub at: Utc,
    /// The rating.
    pub rating: Rating,
}

/// Raters further apart than the rubric allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Which criterion.
    pub criterion: Id,
    /// The lowest mark.
    pub lowest: Mark,
    /// The highest mark.
    pub highest: Mark,
    /// What was agreed on afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderated: Option<Mark>,
}

/// One observed exercise with its ratings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatedExercise {
    /// Which exercise.
    pub exercise: Id,
    /// Whether the sheet waits for ratings of it: it was begun, and it is not void.
    pub is_waiting: bool,
    /// How many people rate it.
    pub raters: u8,
    /// How far their marks may be apart.
    pub gap_max: u8,
    /// Everybody's own rating that has not been superseded, by time.
    pub own: Vec<RatingSeen>,
    /// The moderated rating that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderated: Option<RatingSeen>,
    /// Ratings whose place another took, and moderations of ratings that are no longer the ones there are.
    pub superseded: Vec<RatingSeen>,
    /// Criteria on which raters are too far apart, moderated or not.
    pub gaps: Vec<Gap>,
    /// The means that count; empty while a rating is missing or a gap is open.
    #[serde(skip)]
    pub means: Vec<RatedMean>,
}

/// What is wanted of the ratings of one exercise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub exercise: &'a Id,
    /// Criteria that wait for a mean.
    pub criteria: &'a [Id],
    pub is_waiting: bool,
    pub raters: u8,
    pub gap_max: u8,
}

impl RatedExercise {
    /// Folds the ratings of one exercise, sorted by time. `ratings` may hold others' too.
    pub(super) fn of(wanted: Wanted<'_>, ratings: &[&RatingSeen]) -> Self {
        let Wanted { exercise, criteria, is_waiting, raters, gap_max } = wanted;
        let mine = || ratings.iter().copied().filter(|seen| seen.rating.exercise == *exercise);
        let is_superseded =
            |seen: &RatingSeen| mine().any(|other| other.rating.supersedes == Some(seen.digest));
        let (mut own, mut moderations, mut superseded) = (Vec::new(), Vec::new(), Vec::new());
        for seen in mine() {
            let place = match seen.rating.kind {
                _ if is_superseded(seen) => &mut superseded,
                RatingKind::Own => &mut own,
                RatingKind::Moderated => &mut moderations,
            };
            place.push(seen.clone());
        }
        let mut now: Vec<Digest> = own.iter().map(|seen: &RatingSeen| seen.digest).collect();
        now.sort();
        let is_now = |seen: &RatingSeen| seen.rating.of == now;
        // Of several moderations of the same ratings the last one counts; they name each other's place as a rule.
        let moderated = moderations.iter().rev().find(|seen| is_now(seen)).cloned();
        let not_counted = |seen: &RatingSeen| Some(seen.digest) != moderated.as_ref().map(|seen| seen.digest);
        superseded.extend(moderations.into_iter().filter(not_counted));
        superseded.sort_by_key(|seen| (seen.at, seen.digest));
        let agreed = |criterion: &Id| moderated.as_ref().and_then(|seen| mark(&seen.rating, criterion));
        let gaps: Vec<Gap> = criteria
            .iter()
            .filter_map(|criterion| {
                let marks = own.iter().filter_map(|seen| mark(&seen.rating, criterion));
                let (lowest, highest) = (marks.clone().min()?, marks.max()?);
                let is_gap = highest.number() - lowest.number() > gap_max;
                is_gap.then(|| Gap {
                    criterion: criterion.clone(),
                    lowest,
                    highest,
                    moderated: agreed(criterion),
                })
            })
            .collect();
        let is_whole =
            own.len() >= usize::from(raters.max(1)) && gaps.iter().all(|gap| gap.moderated.is_some());
        let means = criteria.iter().filter(|_| is_whole).filter_map(|criterion| {
            let mean_milli = match agreed(criterion) {
                Some(agreed) => agreed.milli(),
                None => mean_milli(own.iter().filter_map(|seen| mark(&seen.rating, criterion)))?,
            };
            let (exercise, criterion) = (exercise.clone(), criterion.to_string());
            Some(RatedMean { exercise, criterion, mean_milli })
        });
        let means = means.collect();
        Self {
            exercise: exercise.clone(),
            is_waiting,
            raters,
            gap_max,
            own,
            moderated,
            superseded,
            gaps,
            means,
        }
    }

    /// Digests of the ratings that count.
    pub(super) fn counted(&self) -> Vec<Digest> {
        if self.means.is_empty() {
            return Vec::new();
        }
        self.own.iter().chain(&self.moderated).map(|seen| seen.digest).collect()
    }

    pub(super) fn needs(&self) -> Vec<Need> {
        let exercise = || self.exercise.clone();
        if !self.is_waiting {
            return Vec::new();
        }
        let mut needs = Vec::new();
        if self.own.is_empty() {
            needs.push(Need::RatingDue { exercise: exercise() });
        } else if self.own.len() < usize::from(self.raters) {
            needs.push(Need::SecondRatingDue { exercise: exercise() });
        }
        let open = self.gaps.iter().filter(|gap| gap.moderated.is_none());
        needs.extend(open.map(|gap| Need::Gap { exercise: exercise(), criterion: gap.criterion.clone() }));
        needs
    }
}

fn mark(rating: &Rating, criterion: &Id) -> Option<Mark> {
    rating.marks.iter().find(|given| given.criterion == *criterion).map(|given| given.mark)
}

/// The mean in thousandths, rounded half up; `None` without a mark.
fn mean_milli(marks: impl Iterator<Item = Mark>) -> Option<i64> {
    let (sum, count) = marks.fold((0, 0), |(sum, count), mark| (sum + mark.milli(), count + 1));
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}
