//! Moderation: two locked ratings differ by more than is allowed, and the raters agree on a mark with a reason.
//!
//! The view can only be made of ratings that are all locked, and never for somebody whose own is still to come: until
//! then nobody sees what another person has seen.

use super::marks::Marks;
use super::missing::{Missing, reason_fault};
use super::task::{Form, Item};
use serde::{Deserialize, Serialize};
use srm_core::id::{CandidateCode, Id};
use srm_sheet::judgement::Mark;

/// One locked rating as it stands beside the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Who rated, such as `rater/17`.
    pub by: String,
    /// Mark and note of every item, in the order of the form.
    pub marks: Vec<(Id, Mark, String)>,
}

impl Locked {
    /// What it says of an item.
    pub fn of(&self, id: &Id) -> Option<(Mark, &str)> {
        self.marks.iter().find(|(named, ..)| named == id).map(|(_, mark, note)| (*mark, note.as_str()))
    }
}

/// All that the page of a moderation shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModerateView {
    code: CandidateCode,
    attempt: u8,
    form: Form,
    gap_max: u8,
    ratings: Vec<Locked>,
    signs_as: String,
}

/// Why there is nothing to moderate yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// Fewer than two ratings are locked.
    TooFew,
    /// Whoever looks has still to lock an own rating.
    OwnFirst,
    /// A rating lacks a mark that the form asks for: it was made for another form.
    OtherForm,
    /// No two ratings differ by more than is allowed.
    NoGap,
}

/// Whom a moderation is about, and who looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Whom.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// By how many steps two ratings may differ.
    pub gap_max: u8,
    /// Who looks has been asked for an own rating and has not locked it.
    pub owes_rating: bool,
    /// Who signs: principal and the name that goes with it.
    pub signs_as: String,
}

impl ModerateView {
    /// The page for locked ratings of one exercise.
    pub fn of(about: About, form: Form, ratings: Vec<Locked>) -> Result<Self, NotYet> {
        if about.owes_rating {
            return Err(NotYet::OwnFirst);
        }
        if ratings.len() < 2 {
            return Err(NotYet::TooFew);
        }
        let fits = |rating: &Locked| form.items.iter().all(|item| rating.of(&item.id).is_some());
        if !ratings.iter().all(fits) {
            return Err(NotYet::OtherForm);
        }
        let About { code, attempt, gap_max, signs_as, .. } = about;
        let view = Self { code, attempt, form, gap_max, ratings, signs_as };
        if view.gaps().is_empty() { Err(NotYet::NoGap) } else { Ok(view) }
    }

    /// Whom it is about.
    pub const fn code(&self) -> &CandidateCode {
        &self.code
    }

    /// Which attempt, from 1.
    pub const fn attempt(&self) -> u8 {
        self.attempt
    }

    /// The form.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// By how many steps two ratings may differ.
    pub const fn gap_max(&self) -> u8 {
        self.gap_max
    }

    /// The ratings, all locked.
    pub fn ratings(&self) -> &[Locked] {
        &self.ratings
    }

    /// Who signs.
    pub fn signs_as(&self) -> &str {
        &self.signs_as
    }

    /// The items whose marks lie further apart than allowed.
    pub fn gaps(&self) -> Vec<&Item> {
        self.form.items.iter().filter(|item| self.spread(&item.id) > self.gap_max).collect()
    }

    /// How many steps lie between the lowest and the highest mark of an item.
    pub fn spread(&self, id: &Id) -> u8 {
        let marks = || self.ratings.iter().filter_map(|rating| rating.of(id)).map(|(mark, _)| mark);
        marks().max().zip(marks().min()).map_or(0, |(high, low)| high.number() - low.number())
    }
}

/// A moderation as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModerateDraft {
    /// The mark agreed on for each item with a gap, with what was said.
    pub marks: Marks,
    /// Why this is the right mark.
    pub reason: String,
    /// They have asked to lock it and are asked once more.
    #[serde(skip)]
    pub confirming: bool,
}

impl ModerateDraft {
    /// All that keeps it from being locked: a mark for every gap, and a reason.
    pub fn missing(&self, view: &ModerateView) -> Vec<Missing> {
        let gaps: Vec<Item> = view.gaps().into_iter().cloned().collect();
        let mut missing = self.marks.missing(&gaps, &[]);
        missing.extend(reason_fault(&self.reason).map(Missing::Reason));
        missing
    }
}

/// What those who moderate ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModerateAct {
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
    use crate::forms::testing::{about, form, id, items, locked, moderate_view};

    #[test]
    fn a_gap_is_more_steps_than_allowed_between_any_two_ratings() {
        let view = moderate_view(&[&[1, 3, 5], &[3, 4, 5]], 1).unwrap();
        assert_eq!(view.gaps().iter().map(|item| &item.id).collect::<Vec<_>>(), [&items(3)[0].id]);
        let three = moderate_view(&[&[2, 3, 3], &[3, 3, 4], &[4, 3, 5]], 1).unwrap();
        assert_eq!(three.gaps().len(), 2);
        assert_eq!(moderate_view(&[&[1, 1, 1], &[2, 2, 2]], 1), Err(NotYet::NoGap));
        assert_eq!(moderate_view(&[&[1, 1, 1], &[3, 3, 3]], 2), Err(NotYet::NoGap));
    }

    #[test]
    fn nobody_sees_another_rating_before_the_own_is_locked() {
        let ratings = vec![locked("rater/1", &[1, 1, 1]), locked("rater/2", &[5, 5, 5])];
        let owes = About { owes_rating: true, ..about(1) };
        assert_eq!(ModerateView::of(owes, form(3), ratings), Err(NotYet::OwnFirst));
        assert_eq!(
            ModerateView::of(about(1), form(3), vec![locked("rater/1", &[1, 1, 1])]),
            Err(NotYet::TooFew)
        );
        assert_eq!(ModerateView::of(about(1), form(3), Vec::new()), Err(NotYet::TooFew));
    }

    #[test]
    fn ratings_of_another_form_are_not_moderated() {
        let ratings = vec![locked("rater/1", &[1, 1]), locked("rater/2", &[5, 5, 5])];
        assert_eq!(ModerateView::of(about(1), form(3), ratings), Err(NotYet::OtherForm));
    }

    #[test]
    fn a_moderation_needs_a_mark_for_every_gap_and_a_reason() {
        let view = moderate_view(&[&[1, 3, 1], &[3, 3, 5]], 1).unwrap();
        let mut draft = ModerateDraft::default();
        assert_eq!(draft.missing(&view).len(), 3);
        for item in view.gaps() {
            draft.marks.choose(&item.id, Mark::ALL[2]);
        }
        assert!(matches!(draft.missing(&view)[..], [Missing::Reason(_)]));
        draft.reason = "Vi såg om momentet tillsammans.".to_owned();
        assert!(draft.missing(&view).is_empty());
    }

    #[test]
    fn an_item_nobody_rated_has_no_spread() {
        let view = moderate_view(&[&[1, 3, 1], &[3, 3, 5]], 1).unwrap();
        assert_eq!(view.spread(&id("nobody")), 0);
    }
}
