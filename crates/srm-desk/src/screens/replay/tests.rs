//! Proofs of watching again: every way to move in time, the points in words, and every look.

use super::*;
use crate::replay::{Explained, Player, explained};
use crate::testing::{desk, each_look, words_of};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_core::bot::{self, Profile, Worked};
use srm_core::id::CandidateCode;
use srm_core::score::Score;
use srm_core::session::{Purpose, Settings, Start};
use std::cell::RefCell;
use uuid::Uuid;

struct Sample {
    player: Player,
    score: Score,
}

fn sample() -> Sample {
    let known = srm_host::embedded::demo().unwrap().known().unwrap();
    let start = Start {
        session: Uuid::from_u128(8),
        seed: 4,
        purpose: Purpose::Demo,
        set: known.pack.id().clone(),
        pack: known.digest,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings::default(),
    };
    let Worked { session, journal } = bot::work(&known.pack, start, Profile::FastCareless).unwrap();
    let score = Score::of(known.pack.rubric(), session.results());
    Sample { player: Player::new(&known.pack, journal).unwrap(), score }
}

fn rows(player: &Player, words: &Words) -> Vec<MomentRow> {
    let row = |moment: &crate::replay::Moment| MomentRow {
        at: moment.at,
        sort: moment.sort(),
        words: moment.words(player.pack(), words),
    };
    player.moments().iter().map(row).collect()
}

fn with_view<R>(sample: &Sample, words: &Words, show: impl FnOnce(&ReplayView<'_>) -> R) -> R {
    let (screen, moments, live) = (sample.player.view(), rows(&sample.player, words), sample.player.live());
    let points: Vec<Explained> = explained(sample.player.pack(), &sample.score, live.as_ref(), words)
        .into_iter()
        .filter(|line| live.as_ref().is_some_and(|(exercise, _)| *exercise == line.exercise))
        .collect();
    let exercise = live.as_ref().and_then(|(id, _)| sample.player.pack().exercise(id));
    let exercise = exercise.map(|exercise| sample.player.pack().text(words.lang(), exercise.title()));
    let seen_in = Words::of(sample.player.lang());
    show(&ReplayView {
        screen: &screen,
        seen_in: &seen_in,
        at: sample.player.at(),
        end: sample.player.end(),
        is_playing: false,
        speed: 2,
        moments: &moments,
        exercise,
        points: &points,
    })
}

#[test]
fn the_page_stands_in_every_look_in_the_work_and_outside() {
    let mut sample = sample();
    each_look("replay-start", |ui, words| {
        with_view(&sample, words, |view| show(ui, view, words));
    });
    let began = sample.player.neighbour(Sort::Part, true).unwrap();
    sample.player.seek(began.plus_ms(15_000));
    each_look("replay-work", |ui, words| {
        with_view(&sample, words, |view| show(ui, view, words));
    });
}

#[test]
fn buttons_keys_bar_and_list_all_move_in_time() {
    let words = words_of("sv");
    let sample = RefCell::new(sample());
    let first = sample.borrow().player.neighbour(Sort::Part, true).unwrap();
    sample.borrow_mut().player.seek(first.plus_ms(10_000));
    let at = sample.borrow().player.at();
    let acts = RefCell::new(Vec::new());
    let mut page = desk(&srm_ui::tokens::Look::default(), |ui| {
        let done = with_view(&sample.borrow(), &words, |view| show(ui, view, &words));
        acts.borrow_mut().extend(done);
    });
    page.run();
    for (name, wanted) in [
        ("Spela", ReplayAct::Play(true)),
        ("10 s bakåt", ReplayAct::Seek(At(at.0 - BACK))),
        ("Nästa övning", ReplayAct::Jump(Sort::Part, true)),
        ("Övningen före", ReplayAct::Jump(Sort::Part, false)),
        ("Nästa fel", ReplayAct::Jump(Sort::Error, true)),
    ] {
        page.get_by_role_and_label(Role::Button, name).click();
        page.run();
        assert_eq!(acts.take(), [wanted], "{name}");
    }
    let speed = page
        .root()
        .children_recursive()
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Hastighet")));
    speed.unwrap().click();
    page.run();
    assert_eq!(acts.take(), [ReplayAct::Speed(4)]);
    page.key_press(Key::P);
    page.run();
    assert_eq!(acts.take(), [ReplayAct::Play(true)]);
    let bar = page.get_by_role_and_label(Role::Slider, "Plats i passet");
    bar.focus();
    page.run();
    page.key_press(Key::ArrowRight);
    page.run();
    assert_eq!(acts.take(), [ReplayAct::Seek(At(at.0 + STEP))]);
    let row =
        page.root().children_recursive().find(|node| node.accesskit_node().role() == Role::ListBoxOption);
    row.unwrap().click();
    page.run();
    assert!(matches!(acts.take()[..], [ReplayAct::Seek(_)]));
}

#[test]
fn points_are_told_as_numbers_of_the_language() {
    let (swedish, english) = (words_of("sv"), words_of("en"));
    for (milli, in_swedish, in_english) in [
        (0, "0", "0"),
        (12_000, "12", "12"),
        (3_500, "3,5", "3.5"),
        (1_005, "1,005", "1.005"),
        (-250, "–0,25", "–0.25"),
    ] {
        assert_eq!(points::thousandths(milli, &swedish), in_swedish);
        assert_eq!(points::thousandths(milli, &english), in_english);
    }
    assert_eq!(clock(At(61_999_999)), "1:01");
}

#[test]
fn the_points_of_the_exercise_that_is_on_are_explained_beside_it() {
    let words = words_of("sv");
    let mut sample = sample();
    let first = sample.player.neighbour(Sort::Part, true).unwrap();
    sample.player.seek(first.plus_ms(20_000));
    let mut page = desk(&srm_ui::tokens::Look::default(), |ui| {
        with_view(&sample, &words, |view| show(ui, view, &words));
    });
    page.run();
    page.get_by_role_and_label(Role::Heading, "Hur poängen kom till");
    assert!(page.query_all_by_label_contains("Hit: ").next().is_some());
    assert!(page.query_all_by_label_contains("Inga poäng vid").next().is_some());
}
