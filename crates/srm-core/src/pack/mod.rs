//! An exercise set with everything it needs, checked: what a station runs and a rubric scores.
//!
//! A [`Pack`] can only be made by [`Pack::check`], so no screen asks whether it is valid.

mod exercise;
mod files;
mod interview;
mod leader;
pub(crate) mod lists;
mod reckoning;
mod route;
mod rubric;
mod set;
mod text;

pub use exercise::{Exercise, OnResume, Practice};
pub use files::{FileFault, PackFiles};
pub use interview::{Interview, Question};
pub use leader::{Leader, Per, RunLine, Script, Supply};
pub use route::Stop;
pub use rubric::{GAP_MAX, Line, Minimum, RATERS_MAX, RatingRule, Rubric};
pub use set::{Job, Task};
pub use text::Keys;

use crate::diag::{Diagnostic, Sink};
use crate::id::Id;
use crate::lang::Lang;
use crate::time::{At, TimeFactor};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A checked set: exercises in their order, breaks, words in every language, and the rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    id: Id,
    version: String,
    title: String,
    about: String,
    occupation: String,
    languages: Vec<Lang>,
    forms: u16,
    answer_days: u16,
    job: Job,
    exercises: Vec<Exercise>,
    route: Vec<Stop>,
    text: BTreeMap<Lang, BTreeMap<String, String>>,
    rubric: Rubric,
    /// What each exercise takes.
    reckoned: Vec<reckoning::Reckoned>,
    leader: Option<Leader>,
    interview: Option<Interview>,
}

impl Pack {
    /// Checks the files of the set `id`. All problems are in the list, errors and warnings; there is a pack exactly
    /// when none is an error.
    pub fn check(id: &Id, files: &PackFiles) -> (Option<Self>, Vec<Diagnostic>) {
        let sink = RefCell::new(Sink::new());
        let pack = set::check(id, files, &sink);
        let sink = sink.into_inner();
        let pack = pack.filter(|_| !sink.has_errors());
        (pack, sink.finish())
    }

    /// The set's id.
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// The author's version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Text key of the title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Text key of what the candidate is told about the set.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// Text key of the occupation.
    pub fn occupation(&self) -> &str {
        &self.occupation
    }

    /// The languages, the default first; never empty.
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// How many parallel forms there are, at least 1.
    pub const fn forms(&self) -> u16 {
        self.forms
    }

    /// Within how many days the candidate gets an answer.
    pub const fn answer_days(&self) -> u16 {
        self.answer_days
    }

    /// The job analysis.
    pub const fn job(&self) -> &Job {
        &self.job
    }

    /// The exercises, in the order of the route.
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    /// An exercise by id.
    pub fn exercise(&self, id: &Id) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id() == id)
    }

    /// Exercises and breaks in order.
    pub fn route(&self) -> &[Stop] {
        &self.route
    }

    /// What the session leader prepares and says, when the set tells.
    pub const fn leader(&self) -> Option<&Leader> {
        self.leader.as_ref()
    }

    /// The form of the structured motivation interview, when the set has one. Never part of route or total.
    pub const fn interview(&self) -> Option<&Interview> {
        self.interview.as_ref()
    }

    /// How points are given.
    pub const fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// The words of a key: in `lang`, else in the default language. A checked pack has every key it uses.
    pub fn text(&self, lang: &Lang, key: &str) -> &str {
        let mut texts = [Some(lang), self.languages.first()].into_iter().flatten();
        texts.find_map(|lang| self.text.get(lang)?.get(key)).map_or("", String::as_str)
    }

    /// Minutes that a typical candidate takes: timed parts (with extra time), learning them, and breaks, rounded up.
    pub fn minutes(&self, factor: TimeFactor) -> u32 {
        let work_ms: u64 = self.reckoned.iter().map(|exercise| exercise.work_ms).sum();
        let scored_us = factor.to_real_us(At::from_ms(work_ms));
        let learning_us = self.reckoned.iter().map(|exercise| exercise.learning_ms).sum::<u64>() * 1000;
        let breaks: u64 = self.route.iter().map(|stop| u64::from(stop.break_minutes())).sum();
        u32::try_from((scored_us + learning_us).div_ceil(60_000_000) + breaks).unwrap_or(u32::MAX)
    }
}
