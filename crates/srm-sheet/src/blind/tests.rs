//! What a rater's page cannot know.

use super::*;
use crate::testing::judged::{id, subject};
use crate::testing::known;
use serde_json::Value;
use std::collections::BTreeSet;

fn view() -> BlindView {
    let (sheet, _) = subject();
    let lang = Lang::parse("sv").unwrap();
    let draft = RatingDraft {
        marks: [(id("firm"), DraftMark { mark: Mark::new(4), note: "drog åt".into() })].into(),
        counts: [(id("drops"), 2)].into(),
    };
    BlindView::of(&known().pack, &lang, &sheet.code, sheet.attempt, &id("c-screw"), draft, 1).unwrap()
}

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            into.insert(key.clone());
            keys(value, into);
        }),
        Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        _ => {}
    }
}

#[test]
fn a_rater_sees_the_task_and_their_own_draft_and_nothing_else() {
    let value = serde_json::to_value(view()).unwrap();
    let mut found = BTreeSet::new();
    keys(&value, &mut found);
    let allowed = [
        "anchors",
        "attempt",
        "code",
        "counts",
        "criteria",
        "draft",
        "drops",
        "exercise",
        "exercise_title",
        "firm",
        "id",
        "mark",
        "marks",
        "note",
        "others_locked",
        "set_title",
        "words",
    ];
    assert_eq!(
        found.iter().map(String::as_str).collect::<Vec<_>>(),
        allowed,
        "a new field needs a reason here"
    );
    for hidden in [
        "point",
        "milli",
        "score",
        "basis",
        "band",
        "threshold",
        "minim",
        "time_factor",
        "setting",
        "language",
        "lang",
        "name",
        "group",
        "mean",
        "device",
        "session",
        "verdict",
        "by",
    ] {
        assert!(!found.iter().any(|key| key.split('_').any(|word| word.starts_with(hidden))), "{hidden}");
    }
}

#[test]
fn it_is_the_same_whatever_the_sheet_says() {
    // The view takes no sheet at all: points, accommodation and language cannot reach it.
    let text = serde_json::to_string(&view()).unwrap();
    let (sheet, digest) = subject();
    for secret in
        [digest.to_string(), sheet.session.to_string(), sheet.score.machine_milli.to_string(), sheet.station]
    {
        assert!(!text.contains(&secret), "{secret}");
    }
}

#[test]
fn only_observed_exercises_are_rated() {
    let (sheet, _) = subject();
    let lang = Lang::parse("sv").unwrap();
    let of = |exercise: &str| {
        BlindView::of(&known().pack, &lang, &sheet.code, 1, &id(exercise), RatingDraft::default(), 0)
    };
    assert!(of("a-sort").is_none() && of("nothing").is_none());
    let view = of("c-screw").unwrap();
    assert_eq!(
        view.criteria.iter().map(|criterion| criterion.id.as_str()).collect::<Vec<_>>(),
        ["firm", "order"]
    );
    assert_eq!((view.counts[0].id.as_str(), view.counts[0].words.as_str()), ("drops", "Ord"));
    assert_eq!(view.criteria[0].anchors, ["Ord"; 5]);
}

#[test]
fn a_draft_is_kept_as_it_was_typed() {
    let draft = view().draft;
    let text = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<RatingDraft>(&text).unwrap(), draft);
    assert!(
        serde_json::from_str::<RatingDraft>(
            "{\"marks\":{\"firm\":{\"mark\":6,\"note\":\"\"}},\"counts\":{}}"
        )
        .is_err()
    );
}
