//! Where a candidate stands: the sheet's points, the observers' ratings as they come, and the rubric's threshold and
//! minima. It is a basis for a person's decision, never the decision.

use crate::sheet::{Pending, Sheet};
use srm_core::id::Id;
use srm_core::pack::{Line, Rubric};
use srm_core::rules::rating::{HIGHEST, LOWEST};
use srm_core::score::{Basis, LineScore, Score};

/// The mean of the observers' ratings of one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedMean {
    /// Which exercise.
    pub exercise: Id,
    /// What was rated.
    pub criterion: String,
    /// Mean rating in thousandths, 1000 to 5000.
    pub mean_milli: i64,
}

/// Where the points of one exercise stand to its minimum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimumStand {
    /// Which exercise.
    pub exercise: Id,
    /// Points needed.
    pub points: u32,
    /// Half the width of the band of uncertainty, points.
    pub band: u32,
    /// Least and greatest points still possible, thousandths.
    pub reach_milli: (i64, i64),
    /// Where that stands.
    pub basis: Basis,
}

/// Where a candidate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Least and greatest total still possible, thousandths.
    pub reach_milli: (i64, i64),
    /// Where total and minima stand together.
    pub basis: Basis,
    /// Each minimum by itself.
    pub minima: Vec<MinimumStand>,
    /// The ratings still to come.
    pub pending: Vec<Pending>,
    /// The points, ratings included.
    pub score: Score,
}

/// Why there is no case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// Another rubric than the sheet's.
    #[error("the sheet was not scored by these rules; use the set that the sheet names by its digest")]
    OtherRubric,
    /// A rating of something that waits for none.
    #[error(
        "`{criterion}` of `{exercise}` does not wait for a rating; look at the sheet's list of pending ratings"
    )]
    NotPending {
        /// The exercise of the rating.
        exercise: Id,
        /// Its criterion.
        criterion: String,
    },
    /// Two means for one criterion.
    #[error("`{criterion}` of `{exercise}` has two means; take the mean of all raters once")]
    Twice {
        /// The exercise of the rating.
        exercise: Id,
        /// Its criterion.
        criterion: String,
    },
    /// A mean no scale can give.
    #[error("a mean of {0} thousandths is outside the scale of {LOWEST} to {HIGHEST}; correct the ratings")]
    OffScale(i64),
}

impl Case {
    /// The case of a sheet that has been verified, with the ratings that have come. `rubric` is the one of the sheet's
    /// pack.
    pub fn of(sheet: &Sheet, rubric: &Rubric, ratings: &[RatedMean]) -> Result<Self, CaseError> {
        let is_line = |(score, line): (&LineScore, &Line)| {
            score.exercise == *line.exercise()
                && score.measure == line.measure()
                && score.max_milli == line.rule().max_milli()
        };
        let is_same = sheet.score.lines.len() == rubric.lines().len()
            && sheet.score.lines.iter().zip(rubric.lines()).all(is_line);
        if !is_same {
            return Err(CaseError::OtherRubric);
        }
        let mut score = sheet.score.clone();
        let mut pending = sheet.pending.clone();
        for rating in ratings {
            rate(rating, rubric, sheet, &mut score, &mut pending)?;
        }
        let minima = rubric.minima().iter().map(|minimum| {
            let (sure, open) = score.exercise_milli(minimum.exercise());
            MinimumStand {
                exercise: minimum.exercise().clone(),
                points: minimum.points(),
                band: minimum.band(),
                reach_milli: (sure, sure + open),
                basis: Basis::of(sure, open, minimum.points(), minimum.band()),
            }
        });
        Ok(Self {
            reach_milli: score.reach_milli(),
            basis: score.basis(rubric),
            minima: minima.collect(),
            pending,
            score,
        })
    }
}

/// Takes one mean into the points.
fn rate(
    rating: &RatedMean,
    rubric: &Rubric,
    sheet: &Sheet,
    score: &mut Score,
    pending: &mut Vec<Pending>,
) -> Result<(), CaseError> {
    let RatedMean { exercise, criterion, mean_milli } = rating;
    let named = |pending: &Pending| pending.exercise == *exercise && pending.criterion == *criterion;
    let unknown = || CaseError::NotPending { exercise: exercise.clone(), criterion: criterion.clone() };
    if !(LOWEST..=HIGHEST).contains(mean_milli) {
        return Err(CaseError::OffScale(*mean_milli));
    }
    let Some(place) = pending.iter().position(named) else {
        let is_second = sheet.pending.iter().any(named);
        let twice = CaseError::Twice { exercise: exercise.clone(), criterion: criterion.clone() };
        return Err(if is_second { twice } else { unknown() });
    };
    let is_line =
        |line: &Line| line.exercise() == exercise && line.measure() == criterion && line.rule().is_rated();
    let index = rubric.lines().iter().position(is_line).ok_or_else(unknown)?;
    let (line, scored) = rubric.lines().get(index).zip(score.lines.get_mut(index)).ok_or_else(unknown)?;
    let points = line.rule().points_milli(*mean_milli);
    scored.value = Some(*mean_milli);
    scored.points_milli = Some(points);
    score.machine_milli += points;
    score.open_milli -= scored.max_milli;
    pending.remove(place);
    Ok(())
}

#[cfg(test)]
mod tests;
