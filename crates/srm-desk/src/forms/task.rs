//! What an observer is asked to rate, from an installed set: behaviours with their anchors, things to count, the task's
//! steps. The words are the set's own, in the page's language.

use srm_core::id::Id;
use srm_core::kinds::observed::Glyph;
use srm_core::kinds::{KindSpec, observed};
use srm_core::lang::Lang;
use srm_core::pack::{Exercise, Pack};

/// One thing to give a mark from 1 to 5: a behaviour that was seen, or an answer that was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Name, as documents write it.
    pub id: Id,
    /// What is rated.
    pub title: String,
    /// What may be asked further; empty for behaviours.
    pub follow_ups: Vec<String>,
    /// What earns a 1, 2, 3, 4 or 5.
    pub anchors: [String; 5],
}

/// One thing to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Name, as documents write it.
    pub id: Id,
    /// What is counted.
    pub title: String,
}

/// What is rated and counted in one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Which exercise.
    pub exercise: Id,
    /// Title of the set.
    pub set_title: String,
    /// Title of the exercise.
    pub title: String,
    /// What is rated.
    pub items: Vec<Item>,
    /// What is counted; information, never points.
    pub counts: Vec<Counted>,
}

/// An observed exercise as somebody needs it who watches it live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is rated and counted.
    pub form: Form,
    /// Whether several people do it together.
    pub team: bool,
    /// How long it lasts, milliseconds.
    pub limit_ms: u64,
    /// The steps as the candidates see them, in order.
    pub steps: Vec<Glyph>,
}

impl Task {
    /// The observed exercise `exercise` of a set; `None` when the set has no such exercise or nobody observes it.
    pub fn of(pack: &Pack, exercise: &Id, lang: &Lang) -> Option<Self> {
        pack.exercise(exercise).and_then(|found| Self::from_exercise(pack, found, lang))
    }

    /// Every observed exercise of a set, in the order they are done.
    pub fn all(pack: &Pack, lang: &Lang) -> Vec<Self> {
        pack.exercises().iter().filter_map(|exercise| Self::from_exercise(pack, exercise, lang)).collect()
    }

    fn from_exercise(pack: &Pack, exercise: &Exercise, lang: &Lang) -> Option<Self> {
        let KindSpec::Observed(spec) = exercise.kind() else { return None };
        let text = |key: &str| pack.text(lang, key).to_owned();
        let form = Form {
            exercise: exercise.id().clone(),
            set_title: text(pack.title()),
            title: text(exercise.title()),
            items: items(spec, &text),
            counts: counts(spec, &text),
        };
        let (team, limit_ms) = (spec.team(), u64::from(exercise.limit_ms()));
        Some(Self { form, team, limit_ms, steps: spec.steps().to_vec() })
    }
}

fn items(spec: &observed::Spec, text: &dyn Fn(&str) -> String) -> Vec<Item> {
    let item = |criterion: &observed::Criterion| Item {
        id: criterion.id().clone(),
        title: text(criterion.words()),
        follow_ups: Vec::new(),
        anchors: criterion.anchors().each_ref().map(|key| text(key)),
    };
    spec.criteria().iter().map(item).collect()
}

fn counts(spec: &observed::Spec, text: &dyn Fn(&str) -> String) -> Vec<Counted> {
    let counted = |count: &observed::Count| Counted { id: count.id().clone(), title: text(count.words()) };
    spec.counts().iter().map(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::testing::{id, lang, pack};

    #[test]
    fn every_observed_exercise_of_a_set_and_no_other_can_be_watched() {
        let pack = pack("battery-operator");
        let all = Task::all(&pack, &lang("sv"));
        let named: Vec<&str> = all.iter().map(|task| task.form.exercise.as_str()).collect();
        assert_eq!(named, ["build-module", "hand-over"]);
        assert_eq!(Task::of(&pack, &id("sort-sheets"), &lang("sv")), None);
        assert_eq!(Task::of(&pack, &id("nothing-there"), &lang("sv")), None);
        assert_eq!(Task::of(&pack, &id("hand-over"), &lang("sv")).as_ref(), all.get(1));
    }

    #[test]
    fn a_form_has_words_and_not_the_keys_of_words() {
        for code in ["sv", "en", "ar"] {
            for task in Task::all(&pack("battery-operator"), &lang(code)) {
                let form = &task.form;
                let items = form.items.iter().flat_map(|item| item.anchors.iter().chain([&item.title]));
                let counts = form.counts.iter().map(|counted| &counted.title);
                for words in items.chain(counts).chain([&form.title, &form.set_title]) {
                    assert!(!words.is_empty() && !words.contains("lid."), "{code}: {words}");
                }
                assert!(task.limit_ms > 0 && !task.steps.is_empty());
            }
        }
    }
}
