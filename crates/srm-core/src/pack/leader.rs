//! The session leader's part of a set: what to prepare, what to have at hand, and what to read aloud, so that every
//! group in every place is told the same. The run sheet follows from the route.

use super::lists::{keys, list, whole};
use super::route::Route;
use super::text::Keys;
use super::{Exercise, Pack, Stop, rubric};
use crate::diag::Code;
use crate::id::Id;
use crate::read::{Doc, Raw, Table};
use crate::time::{At, TimeFactor};
use serde::Deserialize;

/// What the session leader prepares, has at hand and says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    prepare: Vec<String>,
    opening: Vec<String>,
    closing: Vec<String>,
    supplies: Vec<Supply>,
    scripts: Vec<(Id, Script)>,
}

/// What is said and done at one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    aloud: Vec<String>,
    acts: Vec<String>,
    supplies: Vec<Supply>,
}

/// Something to have at hand: a thing, a room, a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supply {
    words: String,
    number: u16,
    per: Per,
}

/// For whom a number of supplies is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// For each candidate.
    Person,
    /// For each group of a group exercise.
    Group,
    /// For each observer.
    Observer,
    /// For the session.
    Session,
}

/// One line of the run sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunLine {
    /// Where it stands on the route.
    pub stop: Stop,
    /// When it begins, in minutes after the first exercise began, rounded down.
    pub begins_min: u32,
    /// How long it takes with instruction and practice, in minutes, rounded up.
    pub takes_min: u32,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Leader", deny_unknown_fields)]
struct File {
    prepare: Raw<Vec<Raw<String>>>,
    opening: Raw<Vec<Raw<String>>>,
    closing: Raw<Vec<Raw<String>>>,
    supplies: Raw<Vec<Raw<SupplyFile>>>,
    exercises: Raw<Table<ScriptFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Supply", deny_unknown_fields)]
struct SupplyFile {
    words: Raw<String>,
    number: Raw<u32>,
    per: Raw<Per>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Script", deny_unknown_fields)]
struct ScriptFile {
    aloud: Raw<Vec<Raw<String>>>,
    acts: Raw<Vec<Raw<String>>>,
    supplies: Raw<Vec<Raw<SupplyFile>>>,
}

impl Leader {
    /// Text keys of what is done before anybody comes.
    pub fn prepare(&self) -> &[String] {
        &self.prepare
    }

    /// Text keys of what is read aloud before the first exercise.
    pub fn opening(&self) -> &[String] {
        &self.opening
    }

    /// Text keys of what is read aloud after the last exercise.
    pub fn closing(&self) -> &[String] {
        &self.closing
    }

    /// What the session needs as a whole.
    pub fn supplies(&self) -> &[Supply] {
        &self.supplies
    }

    /// The script of an exercise.
    pub fn script(&self, exercise: &Id) -> Option<&Script> {
        self.scripts.iter().find(|(id, _)| id == exercise).map(|(_, script)| script)
    }
}

impl Script {
    /// Text keys of what is read aloud.
    pub fn aloud(&self) -> &[String] {
        &self.aloud
    }

    /// Text keys of what the leader does.
    pub fn acts(&self) -> &[String] {
        &self.acts
    }

    /// What this exercise needs.
    pub fn supplies(&self) -> &[Supply] {
        &self.supplies
    }
}

impl Supply {
    /// Text key of what it is.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many.
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// For whom that number is meant.
    pub const fn per(&self) -> Per {
        self.per
    }
}

impl Pack {
    /// The plan of the session, stop by stop, with the time factor of the slowest clock in the room.
    pub fn run_sheet(&self, factor: TimeFactor) -> Vec<RunLine> {
        let mut begins_ms = 0;
        let lasts_ms = |stop: &Stop| match stop {
            Stop::Exercise(index) => self.exercises.get(*index).map_or(0, |exercise| {
                let scored_us = factor.to_real_us(At::from_ms(u64::from(exercise.limit_ms())));
                scored_us.div_ceil(1000)
                    + self.reckoned.get(*index).map_or(0, |exercise| exercise.learning_ms)
            }),
            Stop::Break { minutes } => u64::from(*minutes) * 60_000,
        };
        let lines = self.route.iter().map(|stop| {
            let takes_ms = lasts_ms(stop);
            let line = RunLine {
                stop: *stop,
                begins_min: (begins_ms / 60_000) as u32,
                takes_min: takes_ms.div_ceil(60_000) as u32,
            };
            begins_ms += takes_ms;
            line
        });
        lines.collect()
    }
}

pub(super) fn check(doc: &Doc<'_>, route: &Route, used: &mut Keys) -> Option<Leader> {
    let file: File = doc.document()?;
    let prepare = keys(doc, &file.prepare, "prepare", 1..=12, used);
    let opening = keys(doc, &file.opening, "opening", 1..=12, used);
    let closing = keys(doc, &file.closing, "closing", 1..=8, used);
    let supplies = supplies(doc, &file.supplies, 1..=30, used);
    let scripts = doc.read(&file.exercises).and_then(|table| scripts(doc, &table, route, used));
    let scripts = scripts.filter(|scripts| all_have_one(doc, &file, route, scripts));
    Some(Leader {
        prepare: prepare?,
        opening: opening?,
        closing: closing?,
        supplies: supplies?,
        scripts: scripts?,
    })
}

fn scripts(
    doc: &Doc<'_>,
    table: &Table<ScriptFile>,
    route: &Route,
    used: &mut Keys,
) -> Option<Vec<(Id, Script)>> {
    let mut all = Vec::new();
    let mut fine = true;
    for (name, raw) in doc.entries(table) {
        let script = doc.read(&raw).and_then(|file| script(doc, &file, used));
        match (route.named.iter().find(|id| id.as_str() == name.value), script) {
            (Some(id), Some(script)) => all.push((id.clone(), script)),
            (Some(_), None) => fine = false,
            (None, _) => {
                fine = false;
                if !route.may_name(&name.value) {
                    rubric::unknown_exercise(doc, &name, route);
                }
            }
        }
    }
    fine.then_some(all)
}

fn script(doc: &Doc<'_>, file: &ScriptFile, used: &mut Keys) -> Option<Script> {
    let aloud = keys(doc, &file.aloud, "aloud", 1..=8, used);
    let acts = keys(doc, &file.acts, "acts", 0..=8, used);
    let supplies = supplies(doc, &file.supplies, 0..=20, used);
    Some(Script { aloud: aloud?, acts: acts?, supplies: supplies? })
}

fn supplies(
    doc: &Doc<'_>,
    raw: &Raw<Vec<Raw<SupplyFile>>>,
    fits: std::ops::RangeInclusive<usize>,
    used: &mut Keys,
) -> Option<Vec<Supply>> {
    let (items, fine) = list(doc, raw, "supplies", fits);
    let read = |raw: &Raw<SupplyFile>| {
        let file = doc.read(raw)?;
        let words = used.read(doc, &file.words);
        let number = crate::kinds::number(doc, &file.number, "number", 1..=500);
        let per = doc.read(&file.per);
        Some(Supply { words: words?, number: number? as u16, per: per? })
    };
    whole((items.iter().map(read).collect(), fine))
}

/// Whoever leads reads something aloud at each exercise; one without words would be led differently in each place.
fn all_have_one(doc: &Doc<'_>, file: &File, route: &Route, scripts: &[(Id, Script)]) -> bool {
    let without = |exercise: &&Exercise| !scripts.iter().any(|(id, _)| id == exercise.id());
    let mut fine = true;
    for exercise in route.exercises.iter().filter(without) {
        fine = false;
        let what = format!("there is no script for the exercise `{}`", exercise.id());
        let help = format!("add `\"{}\": Script(aloud: [\"…\"], acts: [], supplies: []),`", exercise.id());
        doc.push(
            doc.problem(Code::TooFew, doc.span(&file.exercises), what).label("one is missing").help(help),
        );
    }
    fine
}
