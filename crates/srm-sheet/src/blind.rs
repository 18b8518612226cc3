//! What a rater gets before their own rating is locked, and nothing else.
//!
//! Not here, on purpose: points, accommodation, language, name, group, means, and what others have rated. A page that is
//! made of a [`BlindView`] cannot show what it does not hold.

use crate::judgement::rating::Mark;
use serde::{Deserialize, Serialize};
use srm_core::id::{CandidateCode, Id};
use srm_core::kinds::KindSpec;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use std::collections::BTreeMap;

/// Everything a rater's page is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlindView {
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// The set's title.
    pub set_title: String,
    /// Which exercise.
    pub exercise: Id,
    /// The exercise's title.
    pub exercise_title: String,
    /// What is rated, in its order.
    pub criteria: Vec<BlindCriterion>,
    /// What is counted, in its order.
    pub counts: Vec<BlindCount>,
    /// What this rater has put down so far.
    pub draft: RatingDraft,
    /// How many others have locked theirs; what they say is hidden.
    pub others_locked: usize,
}

/// One criterion with its anchors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlindCriterion {
    /// Name, as ratings write it.
    pub id: Id,
    /// What is rated.
    pub words: String,
    /// The behaviour each mark stands for, 1 first.
    pub anchors: [String; 5],
}

/// Something counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlindCount {
    /// Name, as ratings write it.
    pub id: Id,
    /// What is counted.
    pub words: String,
}

/// A rating that is not locked yet: no document, only what somebody has typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingDraft {
    /// Marks and notes so far.
    pub marks: BTreeMap<Id, DraftMark>,
    /// Counts so far.
    pub counts: BTreeMap<Id, u32>,
}

/// A mark that may still be missing, and words that have not been checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftMark {
    /// The mark, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// The note as typed.
    pub note: String,
}

impl BlindView {
    /// The view of one exercise, in the language of who rates; `None` when observers do not rate it.
    pub fn of(
        pack: &Pack,
        lang: &Lang,
        code: &CandidateCode,
        attempt: u8,
        exercise: &Id,
        draft: RatingDraft,
        others_locked: usize,
    ) -> Option<Self> {
        let written = pack.exercise(exercise)?;
        let KindSpec::Observed(task) = written.kind() else { return None };
        let words = |key: &str| pack.text(lang, key).to_owned();
        let criteria = task.criteria().iter().map(|criterion| BlindCriterion {
            id: criterion.id().clone(),
            words: words(criterion.words()),
            anchors: criterion.anchors().each_ref().map(|anchor| words(anchor)),
        });
        let counts = task
            .counts()
            .iter()
            .map(|count| BlindCount { id: count.id().clone(), words: words(count.words()) });
        Some(Self {
            code: code.clone(),
            attempt,
            set_title: words(pack.title()),
            exercise: exercise.clone(),
            exercise_title: words(written.title()),
            criteria: criteria.collect(),
            counts: counts.collect(),
            draft,
            others_locked,
        })
    }
}

#[cfg(test)]
mod tests;
