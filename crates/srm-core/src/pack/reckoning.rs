//! How long an exercise takes: reading, the demonstration, practice, and the timed part, which some finish early.
//!
//! It is reckoned by letting a typical candidate do it, so that the minutes a set promises are those it takes.

use super::{Exercise, Pack};
use crate::bot::{Ability, Worker, work_on};
use crate::kinds::{Mode, Part};
use crate::time::At;

/// How long anybody looks at a page, besides reading it.
const LOOK_MS: u64 = 2000;
/// Pages of an exercise that want a key pressed: link to the job, instruction, demonstration, ready, done.
const PAGES: u64 = 5;
/// Words of our own that are read once: the rules of the session, and the pages that every exercise has.
const WORDS_ONCE: u64 = 150;
/// How long the end of a demonstration stays.
const AFTERGLOW_MS: u64 = 900;
/// What a demonstration or practice round lasts at most.
const ROUND_MAX: At = At::from_ms(600_000);
/// What help by the leader takes.
const HELP_MS: u64 = 100_000;
/// More steps than any demonstration has.
const STEPS_MAX: u32 = 20_000;
/// Typical candidates whose practice is averaged, and whose work.
const PEOPLE: u64 = 4;
const WORKERS: u64 = 2;

/// What an exercise takes, milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reckoned {
    /// Until the timed part begins; the first exercise's holds the pages before it too.
    pub learning_ms: u64,
    /// The timed part, without extra time.
    pub work_ms: u64,
}

/// What each exercise takes a typical candidate, in the set's first language.
pub(super) fn reckoned(pack: &Pack) -> Vec<Reckoned> {
    let text = |key: &str| words(pack.languages.first().map_or("", |lang| pack.text(lang, key)));
    let reasons: u64 = pack.rubric.minima().iter().map(|minimum| text(minimum.reason())).sum();
    let mut before_ms =
        2 * LOOK_MS + reading_ms(WORDS_ONCE + text(&pack.title) + text(&pack.about) + reasons);
    let reckon = |exercise: &Exercise| {
        let instruction: u64 = exercise.instruction().iter().map(|key| text(key)).sum();
        let read = 2 * text(exercise.title()) + text(exercise.job_link()) + instruction;
        let shown_ms = demonstration_ms(exercise) + practice_ms(exercise);
        let learning_ms = std::mem::take(&mut before_ms) + PAGES * LOOK_MS + reading_ms(read) + shown_ms;
        Reckoned { learning_ms, work_ms: work_ms(exercise) }
    };
    pack.exercises.iter().map(reckon).collect()
}

fn reading_ms(words: u64) -> u64 {
    words * 60_000 / u64::from(Ability::TYPICAL.words_per_min)
}

fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// How long the demonstration lasts.
fn demonstration_ms(exercise: &Exercise) -> u64 {
    let (mode, items) = (Mode::Demonstration, exercise.demonstration_items());
    let mut run = exercise.kind().start(Part { mode, seed: 0, items, limit_ms: exercise.limit_ms() });
    let (mut now, mut acted) = (At::ZERO, At::ZERO);
    for _ in 0..STEPS_MAX {
        let acts = run.demonstrate().map(|(at, _)| at.max(now));
        let passes = run.next_deadline().filter(|at| *at > now);
        let next = [acts, passes].into_iter().flatten().min();
        let Some(next) = next.filter(|at| *at < ROUND_MAX) else { break };
        now = next;
        run.advance(now);
        if let Some((_, intent)) = run.demonstrate().filter(|(at, _)| *at <= now) {
            acted = now;
            run.apply(now, &intent);
            run.advance(now);
        }
    }
    let over = acted.plus_ms(AFTERGLOW_MS);
    run.shown_until().map_or(over, |until| until.max(over)).min(ROUND_MAX).ms()
}

/// How long a typical candidate practises, all rounds together.
fn practice_ms(exercise: &Exercise) -> u64 {
    let Some(practice) = exercise.practice() else { return 0 };
    let mut ms = 0;
    for luck in 0..PEOPLE {
        let mut worker = Worker::new(Ability::TYPICAL, luck);
        let mut came_right = false;
        for round in 0..u64::from(practice.rounds_max) {
            let (mode, seed, items) = (Mode::Practice, round * PEOPLE + luck, practice.items);
            let mut run = exercise.kind().start(Part { mode, seed, items, limit_ms: exercise.limit_ms() });
            ms += work_on(&mut *run, ROUND_MAX, &mut worker).ms();
            came_right = run.progress().right >= u32::from(practice.right_min);
            if came_right {
                break;
            }
        }
        ms += if came_right { 0 } else { HELP_MS };
    }
    ms / PEOPLE
}

/// How long a typical candidate is at work in the timed part: to its limit, unless there is nothing left to do.
fn work_ms(exercise: &Exercise) -> u64 {
    let limit_ms = exercise.limit_ms();
    if exercise.practice().is_none() {
        // Work with the hands.
        return u64::from(limit_ms);
    }
    let works = |luck| {
        let mut run = exercise.kind().start(Part { mode: Mode::Scored, seed: luck, items: 0, limit_ms });
        let mut worker = Worker::new(Ability::TYPICAL, luck);
        work_on(&mut *run, At::from_ms(u64::from(limit_ms)), &mut worker).ms()
    };
    (0..WORKERS).map(works).sum::<u64>() / WORKERS
}
