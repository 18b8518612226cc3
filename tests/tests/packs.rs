//! Every exercise set of the project, from its files to full marks: what an author adds is tested unasked.
#![cfg(test)]

use srm_core::bot::{self, Profile};
use srm_core::intent::{Intent, Means};
use srm_core::kinds::{KINDS, Mode, Part, Run, reachable};
use srm_core::pack::{Exercise, Pack};
use srm_core::say::{Arg, Say};
use srm_core::scene::{Node, NodeId, Pt, Role, Scene, TARGET_MIN, u};
use srm_core::score::Score;
use srm_core::session::{Ending, Session};
use srm_core::time::At;
use srm_host::packs::Loaded;
use srm_text::Words;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// Every set, checked: nothing wrong, nothing odd.
static PACKS: LazyLock<Vec<Arc<Pack>>> = LazyLock::new(|| {
    let sound = |loaded: Loaded| {
        assert_eq!(loaded.diagnostics, [], "{}", loaded.id);
        loaded.pack.unwrap()
    };
    srm_tests::packs().unwrap().into_iter().map(sound).collect()
});

/// A form like any other.
const SEED: u64 = 3;
/// Forms on which full marks are proved.
const FORMS: u64 = 50;
/// More steps than any exercise needs; one that has not ended by then never will.
const STEPS_MAX: usize = 200_000;

/// What the station's lines of the rubric give at most, in thousandths: all but what observers rate.
fn machine_max_milli(pack: &Pack) -> i64 {
    let lines = pack.rubric().lines().iter().filter(|line| !line.rule().is_rated());
    lines.map(|line| line.rule().max_milli()).sum()
}

fn scored(exercise: &Exercise, seed: u64) -> Box<dyn Run> {
    let items = exercise.practice().map_or(0, |practice| practice.items);
    exercise.kind().start(Part { mode: Mode::Scored, seed, items, limit_ms: exercise.limit_ms() })
}

/// Points that a run earns by the rubric of its pack, and the most it could, in thousandths.
fn points_milli(pack: &Pack, exercise: &Exercise, run: &dyn Run) -> (i64, i64) {
    let evidence = run.evidence(At::from_ms(u64::from(exercise.limit_ms())));
    let lines = pack.rubric().lines().iter();
    let lines = lines.filter(|line| line.exercise() == exercise.id() && !line.rule().is_rated());
    lines.fold((0, 0), |(points, most), line| {
        let value = evidence.get(line.measure()).unwrap();
        (points + line.rule().points_milli(value), most + line.rule().max_milli())
    })
}

#[test]
fn every_set_is_sound_and_every_kind_is_used() {
    assert!(!PACKS.is_empty());
    let exercises = || PACKS.iter().flat_map(|pack| pack.exercises());
    for kind in KINDS {
        let used = exercises().any(|exercise| exercise.kind().info().name == kind.name);
        assert!(used, "no set shows how `{}` is used", kind.name);
    }
}

#[test]
fn the_perfect_worker_reaches_full_marks_on_many_forms() {
    for pack in PACKS.iter() {
        let mut forms = BTreeSet::new();
        for seed in 0..u64::from(pack.forms()).min(4) {
            let worked = bot::work(pack, srm_tests::start(pack.id(), seed), Profile::Perfect).unwrap();
            assert_eq!(worked.session.ending(), Some(Ending::Completed), "{}", pack.id());
            let score = Score::of(pack.rubric(), worked.session.results());
            assert_eq!(
                score.machine_milli,
                machine_max_milli(pack),
                "{} {seed}: {:#?}",
                pack.id(),
                score.lines
            );
            forms.insert(worked.session.form());

            let again = Session::replay(pack, &worked.journal).unwrap();
            assert_eq!(again.results(), worked.session.results());
            assert_eq!(again.view(), worked.session.view());
            assert_eq!(again.means(), worked.session.means());
        }
        assert!(forms.len() > 1 || pack.forms() == 1, "{} shows one form only", pack.id());
    }
}

#[test]
fn every_form_of_every_exercise_gives_full_marks() {
    for (pack, exercise) in exercises() {
        for seed in 0..FORMS {
            let mut run = scored(exercise, seed);
            work(&mut *run, exercise.limit_ms(), |_, _, intent| intent);
            let (points, most) = points_milli(pack, exercise, &*run);
            assert_eq!(points, most, "{}/{} {seed}", pack.id(), exercise.id());
        }
    }
}

#[test]
fn doing_nothing_comes_to_an_end_and_earns_no_more_than_it_may() {
    for pack in PACKS.iter() {
        let worked = bot::work(pack, srm_tests::start(pack.id(), 1), Profile::Idle).unwrap();
        assert_eq!(worked.session.ending(), Some(Ending::Completed), "{}", pack.id());
        let score = Score::of(pack.rubric(), worked.session.results());
        let needed = i64::from(pack.rubric().threshold().saturating_sub(pack.rubric().band())) * 1000;
        assert!(score.machine_milli < needed, "{}: {:#?}", pack.id(), score.lines);
    }
}

/// Every exercise with its pack.
fn exercises() -> impl Iterator<Item = (&'static Pack, &'static Exercise)> {
    PACKS.iter().flat_map(|pack| pack.exercises().iter().map(move |exercise| (&**pack, exercise)))
}

/// Works as the perfect worker would, with every act changed by `how` (given the scene it is done in).
fn work(run: &mut dyn Run, limit_ms: u32, how: impl Fn(&dyn Run, At, Intent) -> Intent) {
    let limit = At::from_ms(u64::from(limit_ms));
    let mut now = At::ZERO;
    let mut steps = 0..STEPS_MAX;
    while !run.is_finished(now) {
        assert!(steps.next().is_some(), "the work never ends");
        let act = run.demonstrate().filter(|(at, _)| *at < limit);
        let due = run.next_deadline().filter(|due| *due > now && *due < limit);
        match (act, due) {
            (Some((at, intent)), due) if due.is_none_or(|due| at <= due) => {
                now = now.max(at);
                run.advance(now);
                if run.demonstrate().is_some_and(|(again, same)| again <= now && same == intent) {
                    let intent = how(run, now, intent);
                    run.apply(now, &intent);
                    run.advance(now);
                }
            }
            (_, Some(due)) => {
                now = due;
                run.advance(now);
            }
            _ => break,
        }
    }
    run.advance(limit);
}

#[test]
fn every_exercise_can_be_done_by_keyboard_alone() {
    for (pack, exercise) in exercises() {
        let mut run = scored(exercise, SEED);
        let pad = run.scene(At::ZERO).nodes.iter().find(|node| node.role == Role::Pad).map(|node| node.id);
        if let Some(pad) = pad {
            let ways = ways(exercise);
            if ways.iter().all(|way| way.len() == 1) {
                place_by_arrows(&mut *run, exercise, pad);
            } else {
                trace_by_arrows(&mut *run, exercise, pad, ways);
            }
        } else {
            work(&mut *run, exercise.limit_ms(), |run, at, intent| {
                let Intent::Activate { node, .. } = intent else { panic!("no key does {intent:?}") };
                assert!(
                    reachable(run, at).contains(&node),
                    "{}: {node:?} cannot be reached by keyboard",
                    exercise.id()
                );
                Intent::key(node)
            });
        }
        let (points, most) = points_milli(pack, exercise, &*run);
        let place = format!("{}/{}: {points} of {most}", pack.id(), exercise.id());
        assert!(points > 0 || most == 0, "{place}");
        assert!(pad.is_some() || points == most, "{place}");
    }
}

/// Where a perfect worker's pointer goes, from each press to its release: one point where it only presses.
fn ways(exercise: &Exercise) -> Vec<Vec<Pt>> {
    let mut run = scored(exercise, SEED);
    let ways: RefCell<Vec<Vec<Pt>>> = RefCell::default();
    work(&mut *run, exercise.limit_ms(), |_, _, intent| {
        match &intent {
            Intent::Hold { point, .. } => ways.borrow_mut().push(vec![*point]),
            Intent::Point(point) => ways.borrow_mut().last_mut().unwrap().push(*point),
            _ => {}
        }
        intent
    });
    ways.into_inner()
}

/// Leads the nozzle through channel after channel with the arrow keys, ten steps a second.
fn trace_by_arrows(run: &mut dyn Run, exercise: &Exercise, pad: NodeId, ways: Vec<Vec<Pt>>) {
    let mut at = At::ZERO;
    let limit = At::from_ms(u64::from(exercise.limit_ms()));
    for (channel, way) in ways.into_iter().enumerate() {
        let mut aim = 1;
        while run.progress().done == channel as u32 && at.plus_ms(100) < limit {
            // Nobody holds the nozzle by keyboard, so the perfect worker would take it up where it is.
            let Some((_, Intent::Hold { point: tool, .. })) = run.demonstrate() else { break };
            let Some(target) = way.get(aim) else { break };
            let (dx, dy) = (target.x - tool.x, target.y - tool.y);
            if dx.abs() <= u(8) && dy.abs() <= u(8) && aim + 1 < way.len() {
                aim += 1;
                continue;
            }
            at = at.plus_ms(100);
            let step = |d: i32| if d.abs() > u(6) { d.signum() as i8 } else { 0 };
            run.advance(at);
            run.apply(at, &Intent::Move { node: pad, dx: step(dx), dy: step(dy) });
            run.advance(at);
        }
        // The next channel comes by itself.
        let Some(due) = run.next_deadline().filter(|due| *due < limit) else { break };
        at = at.max(due);
        run.advance(at);
    }
    run.advance(limit);
}

/// Leads the cross-hair to where the perfect worker presses and presses there, ten keys a second.
fn place_by_arrows(run: &mut dyn Run, exercise: &Exercise, pad: NodeId) {
    let limit = At::from_ms(u64::from(exercise.limit_ms()));
    let mut at = At::ZERO;
    // The first press only shows the cross-hair.
    let mut intent = Intent::key(pad);
    while at.plus_ms(100) < limit {
        at = at.plus_ms(100);
        run.advance(at);
        run.apply(at, &intent);
        run.advance(at);
        let Some((_, Intent::Hold { point: goal, .. })) = run.demonstrate() else {
            // The next sheet comes by itself.
            at = at.max(run.next_deadline().unwrap_or(limit));
            run.advance(at);
            intent = Intent::Release;
            continue;
        };
        let scene = run.scene(at);
        let seen = scene.nodes.iter().find(|node| node.name.id == "ring-aim");
        let aim = seen.expect("the cross-hair is seen").area.centre();
        let (dx, dy) = (goal.x - aim.x, goal.y - aim.y);
        // A step is at most 16 units, so the nearest place is at most 8 away each way.
        let nearer = |by: i32| by.abs() > u(8);
        intent = match (nearer(dx), nearer(dy)) {
            (true, _) => Intent::Move { node: pad, dx: dx.signum() as i8, dy: 0 },
            (_, true) => Intent::Move { node: pad, dx: 0, dy: dy.signum() as i8 },
            _ => Intent::key(pad),
        };
    }
    run.advance(limit);
}

/// The ids of a message and of the messages inside it.
fn ids(say: &Say) -> Vec<&'static str> {
    let words = say.args.iter().filter_map(|(_, arg)| if let Arg::Word(id) = arg { Some(*id) } else { None });
    std::iter::once(say.id).chain(words).collect()
}

fn sound(place: &str, language_light: bool, languages: &[Words], scene: &Scene) {
    for label in scene.labels().into_iter().filter(|_| language_light) {
        assert!(label.chars().count() <= 2, "{place}: the picture says `{label}`");
    }
    let mut seen = BTreeSet::new();
    for node in &scene.nodes {
        let Node { id, role, name, area, .. } = node;
        assert!(seen.insert(*id), "{place}: two nodes are {id:?}");
        if matches!(role, Role::Button | Role::Option) {
            assert!(
                area.w >= u(TARGET_MIN) && area.h >= u(TARGET_MIN),
                "{place}: {id:?} is too small to hit"
            );
        }
        for words in languages {
            for id in ids(name) {
                assert!(words.has(id), "{place}: no words for `{id}`");
            }
            let said = words.say(name);
            assert!(!said.trim().is_empty() && !said.contains("{$") && said != name.id, "{place}: {said}");
        }
    }
}

#[test]
fn every_scene_is_named_large_enough_and_without_words() {
    let languages: Vec<Words> = srm_text::languages().iter().map(Words::of).collect();
    for (_, exercise) in exercises() {
        let light = exercise.kind().info().language_light;
        for mode in [Mode::Demonstration, Mode::Practice, Mode::Scored] {
            let items = exercise.practice().map_or(exercise.demonstration_items(), |practice| practice.items);
            let limit_ms = exercise.limit_ms().min(180_000);
            let mut run = exercise.kind().start(Part { mode, seed: 7, items, limit_ms });
            let place = format!("{} {mode:?}", exercise.id());
            sound(&place, light, &languages, &run.scene(At::ZERO));
            let looked = Cell::new(0_u32);
            work(&mut *run, limit_ms, |run, at, intent| {
                looked.set(looked.get() + 1);
                if looked.get() < 20 || looked.get().is_multiple_of(17) {
                    sound(&place, light, &languages, &run.scene(at));
                    sound(&place, light, &languages, &run.scene(at.plus_ms(90)));
                }
                if let Some(feedback) = run.feedback() {
                    assert_eq!(mode, Mode::Practice, "{place}: feedback only where people practise");
                    assert!(languages.iter().all(|words| words.has(feedback.say.id)), "{place}");
                }
                intent
            });
            assert!(mode == Mode::Scored || looked.get() > 0, "{place}: nothing was done");
        }
    }
}

#[test]
fn the_means_are_counted() {
    let pack = &PACKS[0];
    let worked = bot::work(pack, srm_tests::start(pack.id(), 0), Profile::Perfect).unwrap();
    assert!(worked.session.means().get(&Means::Mouse).is_some_and(|acts| *acts > 0));
}
