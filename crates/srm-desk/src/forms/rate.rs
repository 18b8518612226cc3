//! Rating what was seen: the form of one exercise of one candidate, before and while it is locked.

use super::marks::Marks;
use super::missing::{Missing, reason_fault};
use super::task::Form;
use serde::{Deserialize, Serialize};
use srm_core::id::CandidateCode;

/// All that the page of a rating shows. It can only be made of what a rater may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateView {
    /// Whom it is about.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// What is rated and counted.
    pub form: Form,
    /// How many others have locked theirs; what they say stays hidden.
    pub others_locked: usize,
    /// How many ratings the exercise needs.
    pub raters: usize,
    /// By how many steps two ratings may differ.
    pub gap_max: u8,
    /// The rater's own locked rating is replaced by this one, which needs a reason.
    pub replaces: bool,
    /// Who signs: principal and the name that goes with it.
    pub signs_as: String,
}

/// A rating as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateDraft {
    /// Marks, notes and counts.
    pub marks: Marks,
    /// Why an own locked rating is replaced.
    pub reason: String,
    /// The rater has asked to lock it and is asked once more.
    #[serde(skip)]
    pub confirming: bool,
}

impl RateDraft {
    /// All that keeps it from being locked.
    pub fn missing(&self, view: &RateView) -> Vec<Missing> {
        let mut missing = self.marks.missing(&view.form.items, &view.form.counts);
        if view.replaces {
            missing.extend(reason_fault(&self.reason).map(Missing::Reason));
        }
        missing
    }

    /// Whether it may be locked and signed now.
    pub fn may_lock(&self, view: &RateView) -> bool {
        self.missing(view).is_empty()
    }
}

/// What a rater asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateAct {
    /// Keep the draft as it is.
    Save,
    /// Sign it; nobody can change it afterwards.
    Sign,
    /// Back to the queue; the draft stays.
    Leave,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::testing::{fill, rate_view};
    use srm_sheet::judgement::Mark;

    #[test]
    fn a_rating_can_be_locked_when_every_behaviour_has_a_mark_and_every_count_a_number() {
        let view = rate_view();
        let mut draft = RateDraft::default();
        let counts = view.form.counts.len();
        for (left, item) in view.form.items.iter().enumerate().rev() {
            draft.marks.choose(&item.id, Mark::ALL[2]);
            assert_eq!(draft.missing(&view).len(), counts + left);
        }
        for counted in &view.form.counts {
            assert!(!draft.may_lock(&view));
            draft.marks.count_by(&counted.id, 0);
        }
        assert!(draft.may_lock(&view));
    }

    #[test]
    fn replacing_an_own_rating_needs_a_reason() {
        let view = RateView { replaces: true, ..rate_view() };
        let mut draft = RateDraft::default();
        fill(&mut draft.marks, &view.form);
        assert!(matches!(draft.missing(&view)[..], [Missing::Reason(_)]));
        draft.reason = "Jag blandade ihop två personer.".to_owned();
        assert!(draft.may_lock(&view));
        draft.reason = "Fel, se 811218-9876.".to_owned();
        assert!(!draft.may_lock(&view));
    }

    #[test]
    fn a_kept_draft_asks_again_before_it_is_locked() {
        let draft = RateDraft { confirming: true, ..RateDraft::default() };
        let text = crate::forms::to_text(&draft).unwrap();
        assert!(!crate::forms::from_text::<RateDraft>(&text).unwrap().confirming);
    }

    #[test]
    fn a_kept_draft_with_something_unknown_in_it_is_refused() {
        for bad in ["", "{}", "[]", r#"{"marks":{"at":0,"entries":{},"counts":{}},"reason":"","points":3}"#] {
            assert_eq!(crate::forms::from_text::<RateDraft>(bad), None, "{bad}");
        }
    }
}
