//! Marks, notes and counts as far as they are filled in: the draft under every anchored form.

use super::missing::{Missing, note_fault};
use super::task::{Counted, Item};
use serde::{Deserialize, Serialize};
use srm_core::id::Id;
use srm_sheet::judgement::Mark;
use srm_sheet::judgement::rating::COUNT_MAX;
use std::collections::BTreeMap;

/// One entry of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The mark, once one is chosen.
    pub mark: Option<Mark>,
    /// What was seen or heard, as typed.
    pub note: String,
}

/// Marks, notes and counts so far, and which part of the form is in front: one for each item, and the counts last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    at: usize,
    entries: BTreeMap<Id, Entry>,
    counts: BTreeMap<Id, u32>,
}

impl Marks {
    /// Which of the `parts` of the form is in front, from 0.
    pub fn at(&self, parts: usize) -> usize {
        self.at.min(parts.saturating_sub(1))
    }

    /// Puts a part in front.
    pub fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Puts the part before or after in front; at the ends it stays.
    pub fn go_by(&mut self, parts: usize, steps: isize) {
        self.at = self.at(parts).saturating_add_signed(steps).min(parts.saturating_sub(1));
    }

    /// What is filled in for an item.
    pub fn entry(&self, id: &Id) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// The mark of an item, once one is chosen.
    pub fn mark(&self, id: &Id) -> Option<Mark> {
        self.entries.get(id).and_then(|entry| entry.mark)
    }

    /// The note of an item, as typed.
    pub fn note(&self, id: &Id) -> &str {
        self.entries.get(id).map_or("", |entry| &entry.note)
    }

    /// The note of an item, to type in.
    pub fn note_mut(&mut self, id: &Id) -> &mut String {
        &mut self.entries.entry(id.clone()).or_default().note
    }

    /// Chooses a mark.
    pub fn choose(&mut self, id: &Id, mark: Mark) {
        self.entries.entry(id.clone()).or_default().mark = Some(mark);
    }

    /// What has been counted; `None` until somebody has said a number, be it 0.
    pub fn count(&self, id: &Id) -> Option<u32> {
        self.counts.get(id).copied()
    }

    /// Counts up or down, between 0 and the most a rating may hold. One down from nothing entered says that there was none.
    pub fn count_by(&mut self, id: &Id, steps: i32) {
        let counted = self.count(id).unwrap_or(0).saturating_add_signed(steps).min(COUNT_MAX);
        self.counts.insert(id.clone(), counted);
    }

    /// Every mark with its note, in the order of the form; `None` while a mark is missing.
    pub fn complete<'m>(&'m self, items: &'m [Item]) -> Option<Vec<(&'m Id, Mark, &'m str)>> {
        items.iter().map(|item| Some((&item.id, self.mark(&item.id)?, self.note(&item.id).trim()))).collect()
    }

    /// Every count that was entered, in the order of the form.
    pub fn counted<'m>(&'m self, counts: &'m [Counted]) -> impl Iterator<Item = (&'m Id, u32)> {
        counts.iter().filter_map(|counted| Some((&counted.id, self.count(&counted.id)?)))
    }

    /// How many items have no note.
    pub fn without_note(&self, items: &[Item]) -> usize {
        items.iter().filter(|item| self.note(&item.id).trim().is_empty()).count()
    }

    /// All that keeps the form from being signed, in its order.
    pub fn missing(&self, items: &[Item], counts: &[Counted]) -> Vec<Missing> {
        let of_item = |(place, item): (usize, &Item)| {
            let title = &item.title;
            let mark = self.mark(&item.id).is_none().then(|| Missing::Mark { place, title: title.clone() });
            let note = note_fault(self.note(&item.id)).map(|fault| Missing::Note {
                place,
                title: title.clone(),
                fault,
            });
            mark.into_iter().chain(note)
        };
        let not_counted = counts.iter().filter(|counted| self.count(&counted.id).is_none());
        let place = items.len();
        let not_counted = not_counted.map(|counted| Missing::Count { place, title: counted.title.clone() });
        items.iter().enumerate().flat_map(of_item).chain(not_counted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::testing::{counts, id, items};
    use proptest::prelude::*;

    #[test]
    fn a_form_is_complete_when_every_item_has_a_mark_and_no_note_is_refused() {
        let items = items(3);
        let mut marks = Marks::default();
        assert_eq!(marks.missing(&items, &[]).len(), 3);
        assert_eq!(marks.complete(&items), None);
        for (place, item) in items.iter().enumerate() {
            marks.choose(&item.id, Mark::ALL[place]);
        }
        assert!(marks.missing(&items, &[]).is_empty());
        marks.note_mut(&items[1].id).push_str("Frågade 811218-9876 om hjälp.");
        assert!(matches!(marks.missing(&items, &[])[..], [Missing::Note { place: 1, .. }]));
        marks.note_mut(&items[1].id).clear();
        marks.note_mut(&items[2].id).push_str("  Läste kortet två gånger. ");
        assert!(marks.missing(&items, &[]).is_empty());
        let complete = marks.complete(&items).unwrap();
        assert_eq!(complete[2], (&items[2].id, Mark::ALL[2], "Läste kortet två gånger."));
        assert_eq!(marks.without_note(&items), 2);
    }

    #[test]
    fn a_mark_can_be_changed_and_never_taken_back_to_nothing() {
        let items = items(1);
        let mut marks = Marks::default();
        marks.choose(&items[0].id, Mark::ALL[4]);
        marks.choose(&items[0].id, Mark::ALL[1]);
        assert_eq!(marks.mark(&items[0].id), Some(Mark::ALL[1]));
    }

    #[test]
    fn none_counted_is_not_the_same_as_nothing_entered() {
        let (items, counts) = (items(1), counts(2));
        let mut marks = Marks::default();
        marks.choose(&items[0].id, Mark::ALL[2]);
        assert!(matches!(marks.missing(&items, &counts)[..], [Missing::Count { place: 1, .. }, _]));
        marks.count_by(&counts[0].id, -1);
        marks.count_by(&counts[1].id, 1);
        assert!(marks.missing(&items, &counts).is_empty());
        assert_eq!(marks.counted(&counts).map(|(_, number)| number).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn counts_stay_between_nothing_and_the_most_a_hand_counts() {
        let counts = counts(1);
        let mut marks = Marks::default();
        marks.count_by(&counts[0].id, -1);
        assert_eq!(marks.count(&counts[0].id), Some(0));
        marks.count_by(&counts[0].id, i32::MAX);
        assert_eq!(marks.count(&counts[0].id), Some(COUNT_MAX));
        marks.count_by(&counts[0].id, i32::MIN);
        assert_eq!(marks.count(&counts[0].id), Some(0));
    }

    #[test]
    fn what_the_form_does_not_ask_for_is_not_given() {
        let mut marks = Marks::default();
        marks.choose(&id("somewhere-else"), Mark::ALL[4]);
        marks.count_by(&id("somewhere-else"), 3);
        let (items, counts) = (items(1), counts(1));
        marks.choose(&items[0].id, Mark::ALL[0]);
        assert_eq!(marks.complete(&items).unwrap().len(), 1);
        assert_eq!(marks.counted(&counts).count(), 0);
    }

    proptest! {
        #[test]
        fn a_kept_form_is_read_as_it_was(
            chosen in proptest::collection::vec((0usize..5, "\\PC{0,40}", 0u32..=COUNT_MAX), 0..6),
            at in 0usize..9,
        ) {
            let items = items(6);
            let mut marks = Marks::default();
            for (item, (mark, note, count)) in items.iter().zip(&chosen) {
                marks.choose(&item.id, Mark::ALL[*mark]);
                marks.note_mut(&item.id).push_str(note);
                marks.count_by(&item.id, *count as i32);
            }
            marks.go_to(at);
            let text = crate::forms::to_text(&marks).unwrap();
            prop_assert_eq!(crate::forms::from_text::<Marks>(&text), Some(marks));
        }

        #[test]
        fn any_text_is_a_draft_or_none(text in "\\PC{0,60}") {
            let _ = crate::forms::from_text::<Marks>(&text);
        }

        #[test]
        fn steps_never_leave_the_form(steps in proptest::collection::vec(-3isize..4, 0..20), count in 0usize..5) {
            let mut marks = Marks::default();
            for step in steps {
                marks.go_by(count, step);
                prop_assert!(marks.at(count) < count.max(1));
            }
        }
    }
}
