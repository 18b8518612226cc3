//! Forms, views and drafts for the tests of this crate.

use super::decide::{DecideView, ExerciseRow, MinimumRow, PointsLine, Stand};
use super::interview::{InterviewForm, InterviewView};
use super::marks::Marks;
use super::moderate::{About, Locked, ModerateView, NotYet};
use super::observe::{ObserveView, Offer};
use super::rate::RateView;
use super::task::{Counted, Form, Item, Task};
use srm_core::id::{CandidateCode, Id};
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::score::Basis;
use srm_core::skill::Skill;
use srm_sheet::judgement::Mark;
use srm_sheet::packed::KnownPack;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

/// A set of the repository.
pub fn pack(name: &str) -> Arc<Pack> {
    known(name).pack
}

/// A set of the repository with its digest.
pub fn known(name: &str) -> KnownPack {
    static READ: Mutex<BTreeMap<String, KnownPack>> = Mutex::new(BTreeMap::new());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../exercises").join(name);
    let read = || srm_host::packs::load(&path).unwrap().known().unwrap();
    READ.lock().unwrap().entry(name.to_owned()).or_insert_with(read).clone()
}

/// The physical task of the battery operators in a language.
pub fn module_task(code: &str) -> Task {
    Task::of(&pack("battery-operator"), &id("build-module"), &lang(code)).unwrap()
}

pub fn items(count: usize) -> Vec<Item> {
    let item = |number: usize| Item {
        id: id(&format!("item-{number}")),
        title: format!("Beteende {number}"),
        follow_ups: Vec::new(),
        anchors: [1, 2, 3, 4, 5].map(|mark| format!("Det som ger {mark} för beteende {number}")),
    };
    (0..count).map(item).collect()
}

pub fn counts(count: usize) -> Vec<Counted> {
    (0..count).map(|n| Counted { id: id(&format!("count-{n}")), title: format!("Antal {n}") }).collect()
}

pub fn form(count: usize) -> Form {
    Form { items: items(count), counts: counts(1), ..module_task("sv").form }
}

/// Fills a whole form in.
pub fn fill(marks: &mut Marks, form: &Form) {
    for item in &form.items {
        marks.choose(&item.id, Mark::ALL[3]);
    }
    for counted in &form.counts {
        marks.count_by(&counted.id, 2);
    }
}

pub fn code() -> CandidateCode {
    CandidateCode::from_number(4028)
}

pub fn rate_view() -> RateView {
    rate_view_in("sv")
}

pub fn rate_view_in(language: &str) -> RateView {
    RateView {
        code: code(),
        attempt: 1,
        form: module_task(language).form,
        others_locked: 1,
        raters: 2,
        gap_max: 1,
        replaces: false,
        signs_as: "rater/17".to_owned(),
    }
}

pub fn about(gap_max: u8) -> About {
    About { code: code(), attempt: 1, gap_max, owes_rating: false, signs_as: "rater/17".to_owned() }
}

pub fn locked(by: &str, marks: &[u8]) -> Locked {
    let mark =
        |(item, mark): (Item, &u8)| (item.id, Mark::new(*mark).unwrap(), format!("Såg det som ger {mark}."));
    Locked { by: by.to_owned(), marks: items(marks.len()).into_iter().zip(marks).map(mark).collect() }
}

/// Three behaviours, rated by as many people as there are rows.
pub fn moderate_view(marks: &[&[u8]], gap_max: u8) -> Result<ModerateView, NotYet> {
    let ratings = marks.iter().enumerate().map(|(n, marks)| locked(&format!("rater/{}", n + 1), marks));
    ModerateView::of(about(gap_max), form(3), ratings.collect())
}

pub fn interview_view() -> InterviewView {
    interview_view_in("sv")
}

pub fn interview_view_in(language: &str) -> InterviewView {
    let form = InterviewForm::of(&pack("battery-operator"), &lang(language)).unwrap();
    InterviewView { code: code(), attempt: 1, form, signs_as: "recruiter/4".to_owned() }
}

pub fn observe_view(team: bool) -> ObserveView {
    observe_view_in("sv", team)
}

pub fn observe_view_in(language: &str, team: bool) -> ObserveView {
    let task = Task { team, ..module_task(language) };
    let mut offers = vec![Offer { pack: "a1".repeat(32), task }];
    let hand_over = Task::of(&pack("battery-operator"), &id("hand-over"), &lang(language)).unwrap();
    offers.push(Offer { pack: "a1".repeat(32), task: hand_over });
    ObserveView { offers, now_ms: 5_000_000, signs_as: "rater/17".to_owned() }
}

pub fn decide_view(basis: Basis) -> DecideView {
    let points = match basis {
        Basis::Above => 231_300,
        Basis::Within => 196_500,
        Basis::Below => 120_000,
        Basis::Incomplete => 180_000,
    };
    let open = if basis == Basis::Incomplete { 40_000 } else { 0 };
    let line = |skill, milli: Option<i64>, max: i64| PointsLine {
        skill: Some(skill),
        rated: None,
        value: Some(212),
        points_milli: milli,
        max_milli: max,
    };
    let row = |exercise: &str, title: &str, lines| ExerciseRow {
        exercise: id(exercise),
        title: title.to_owned(),
        lines,
    };
    let rated = PointsLine {
        rated: Some("Följer kortet".to_owned()),
        value: Some(3_500),
        ..line(Skill::FollowRules, (open == 0).then_some(7_500), 12_000)
    };
    DecideView {
        code: code(),
        attempt: 1,
        set_title: "Celloperatör".to_owned(),
        total: Stand { reach_milli: (points, points + open), max: 345, cut: 190, band: 15, basis },
        minima: vec![MinimumRow {
            title: "Sortera plåt".to_owned(),
            reason: "Arbetet börjar med en utbildning där det behövs.".to_owned(),
            stand: Stand { reach_milli: (41_200, 41_200), max: 50, cut: 33, band: 3, basis: Basis::Above },
        }],
        exercises: vec![
            row("sort-sheets", "Sortera plåt", vec![line(Skill::FollowRules, Some(41_200), 50_000)]),
            row(
                "watch-dry-room",
                "Vakta torrummet",
                vec![
                    line(Skill::SustainAttention, Some(22_000), 30_000),
                    line(Skill::Data, Some(12_300), 20_000),
                ],
            ),
            row("build-module", "Bygg en modul", vec![rated]),
        ],
        incidents: vec!["Störning i rummet, 4 minuter. Tiden gavs tillbaka.".to_owned()],
        replaces: false,
        signs_as: "recruiter/4".to_owned(),
    }
}
