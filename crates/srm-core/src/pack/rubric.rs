//! The rubric: `scoring-rules/<set>.ron`, how evidence becomes points and points a basis for a decision.

use super::route::Route;
use super::set::open;
use super::text::Keys;
use super::{Exercise, Job, PackFiles};
use crate::diag::{Code, Sink};
use crate::evidence::Measure;
use crate::id::Id;
use crate::read::{Doc, Raw, Spanned, Table};
use crate::rules::{RuleFile, RuleSpec};
use crate::skill::Skill;
use serde::Deserialize;
use std::cell::RefCell;
use std::ops::Range;

/// A rubric, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Rubric {
    threshold: u32,
    band: u32,
    minima: Vec<Minimum>,
    rating: RatingRule,
    lines: Vec<Line>,
}

/// How many people rate what a screen cannot see, and how far apart their marks may be before they talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingRule {
    /// How many people rate each observed exercise, 1 to [`RATERS_MAX`].
    pub raters: u8,
    /// The greatest difference between two marks of one criterion that needs no moderation, 0 to [`GAP_MAX`].
    pub gap_max: u8,
}

/// Most raters a set may ask for.
pub const RATERS_MAX: u8 = 4;
/// Widest gap a set may let pass; the scale is four wide.
pub const GAP_MAX: u8 = 3;

impl Default for RatingRule {
    fn default() -> Self {
        Self { raters: 1, gap_max: 1 }
    }
}

/// One measure of one exercise turned into points.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    exercise: Id,
    skill: Skill,
    measure: String,
    rule: RuleSpec,
}

/// A justified minimum on one exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum {
    exercise: Id,
    points: u32,
    band: u32,
    reason: String,
}

impl Rubric {
    /// Points needed in total.
    pub const fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Half the width of the band of uncertainty round the threshold, points.
    pub const fn band(&self) -> u32 {
        self.band
    }

    /// The minima.
    pub fn minima(&self) -> &[Minimum] {
        &self.minima
    }

    /// How observers' ratings are wanted.
    pub const fn rating(&self) -> RatingRule {
        self.rating
    }

    /// Every line, in the order of the exercises.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The most points in all, observers' ratings included.
    pub fn points_max(&self) -> u32 {
        sum_points(self.lines.iter())
    }

    /// The most points of one exercise.
    pub fn exercise_max(&self, exercise: &Id) -> u32 {
        sum_points(self.lines.iter().filter(|line| line.exercise == *exercise))
    }
}

fn sum_points<'l>(lines: impl Iterator<Item = &'l Line>) -> u32 {
    u32::try_from(lines.map(|line| line.rule.max_milli()).sum::<i64>() / 1000).unwrap_or(u32::MAX)
}

impl Line {
    /// Which exercise.
    pub const fn exercise(&self) -> &Id {
        &self.exercise
    }

    /// Which skill it is evidence of.
    pub const fn skill(&self) -> Skill {
        self.skill
    }

    /// Which measure, or which criterion observers rate.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// The rule.
    pub const fn rule(&self) -> &RuleSpec {
        &self.rule
    }
}

impl Minimum {
    /// Which exercise.
    pub const fn exercise(&self) -> &Id {
        &self.exercise
    }

    /// Points needed on it.
    pub const fn points(&self) -> u32 {
        self.points
    }

    /// Half the width of its own band of uncertainty, points.
    pub const fn band(&self) -> u32 {
        self.band
    }

    /// Text key of why the job needs it.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Rubric", deny_unknown_fields)]
struct File {
    set: Raw<String>,
    threshold: Raw<u32>,
    band: Raw<u32>,
    minimums: Raw<Vec<Raw<MinimumFile>>>,
    rating: Option<Raw<RatingFile>>,
    exercises: Raw<Table<Vec<Raw<LineFile>>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Minimum", deny_unknown_fields)]
struct MinimumFile {
    exercise: Raw<String>,
    points: Raw<u32>,
    band: Raw<u32>,
    reason: Option<Raw<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Rating", deny_unknown_fields)]
struct RatingFile {
    raters: Option<Raw<u32>>,
    gap_max: Option<Raw<u32>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Points", deny_unknown_fields)]
struct LineFile {
    skill: Raw<String>,
    measure: Raw<String>,
    rule: Raw<RuleFile>,
}

pub(super) fn check(
    set: &Id,
    files: &PackFiles,
    route: &Route,
    job: Option<&Job>,
    keys: &mut Keys,
    sink: &RefCell<Sink>,
) -> Option<Rubric> {
    let Some(source) = open(files, &format!("scoring-rules/{set}.ron"), "the set's scoring rules", sink)
    else {
        keys.are_not_all();
        return None;
    };
    let doc = Doc::new(&source, sink);
    let file: Option<File> = doc.document();
    let rubric = file.and_then(|file| check_file(set, &file, &doc, route, job, keys));
    keys.all_of(&doc);
    rubric
}

fn check_file(
    set: &Id,
    file: &File,
    doc: &Doc<'_>,
    route: &Route,
    job: Option<&Job>,
    keys: &mut Keys,
) -> Option<Rubric> {
    if let Some(written) = doc.get(&file.set).filter(|written| written.value != set.as_str()) {
        let what =
            format!("these rules are for the set `{}`, but the file is named for `{set}`", written.value);
        let help = format!("write `\"{set}\"`, or rename the file");
        let made = doc.problem(Code::OtherId, written.span.clone(), what).help(help);
        doc.push(made.fix(written.span, format!("\"{set}\"")));
    }
    let lines = check_lines(doc, file, route, job);
    let minima = doc.read(&file.minimums).and_then(|raws| {
        let known = lines.clone().unwrap_or_default();
        let mut seen = Vec::new();
        let read = |raw: &Raw<MinimumFile>| check_minimum(doc, raw, route, &known, &mut seen, keys);
        // All of them are read before the first wrong one ends it.
        raws.iter().map(read).collect::<Vec<_>>().into_iter().collect::<Option<Vec<Minimum>>>()
    });
    let rating = check_rating(doc, file.rating.as_ref());
    let threshold = doc.get(&file.threshold);
    let band = doc.get(&file.band);
    let (lines, threshold, band) = (lines?, threshold?, band?);
    check_threshold(doc, &threshold, &band, sum_points(lines.iter()))?;
    Some(Rubric { threshold: threshold.value, band: band.value, minima: minima?, rating: rating?, lines })
}

/// How ratings are wanted; what is not written has its default.
fn check_rating(doc: &Doc<'_>, raw: Option<&Raw<RatingFile>>) -> Option<RatingRule> {
    let usual = RatingRule::default();
    let Some(raw) = raw else { return Some(usual) };
    let file = doc.read(raw)?;
    let number = |raw: Option<&Raw<u32>>, name: &str, usual: u8, least: u8, most: u8| match raw {
        Some(raw) => crate::kinds::number(doc, raw, name, u32::from(least)..=u32::from(most))
            .and_then(|number| u8::try_from(number).ok()),
        None => Some(usual),
    };
    let raters = number(file.raters.as_ref(), "raters", usual.raters, 1, RATERS_MAX);
    let gap_max = number(file.gap_max.as_ref(), "gap_max", usual.gap_max, 0, GAP_MAX);
    Some(RatingRule { raters: raters?, gap_max: gap_max? })
}

fn check_lines(doc: &Doc<'_>, file: &File, route: &Route, job: Option<&Job>) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let mut fine = true;
    let table = doc.read(&file.exercises)?;
    let entries = doc.entries(&table);
    for (name, raw) in &entries {
        let exercise = route.exercise(&name.value);
        if exercise.is_none() {
            fine = false;
            if !route.may_name(&name.value) {
                unknown_exercise(doc, name, route);
                continue;
            }
        }
        let Some(raws) = doc.read(raw) else {
            fine = false;
            continue;
        };
        if raws.is_empty() {
            fine = false;
            not_scored(doc, &name.value, doc.span(raw), "write `Points(…)` between the brackets".to_owned());
        }
        let mut used: Vec<String> = Vec::new();
        for raw in &raws {
            match doc.read(raw).and_then(|line| check_line(doc, &line, exercise, job, &mut used)) {
                Some(line) => lines.push(line),
                None => fine = false,
            }
        }
    }
    for exercise in &route.exercises {
        let id = exercise.id().as_str();
        if !entries.iter().any(|(name, _)| name.value == id) {
            fine = false;
            let help = format!("add `\"{id}\": [Points(…)],` under `exercises`");
            not_scored(doc, id, doc.span(&file.exercises), help);
        }
    }
    // In the order people meet the exercises, whatever the order in the file.
    let place = |line: &Line| route.exercises.iter().position(|exercise| exercise.id() == &line.exercise);
    lines.sort_by_key(place);
    fine.then_some(lines)
}

fn not_scored(doc: &Doc<'_>, exercise: &str, span: Range<usize>, help: String) {
    let what = format!("the exercise `{exercise}` gives no points");
    doc.push(doc.problem(Code::NotScored, span, what).label("no points").help(help));
}

/// Checks one line; of an exercise that is itself broken only what can be checked without it.
fn check_line(
    doc: &Doc<'_>,
    line: &LineFile,
    exercise: Option<&Exercise>,
    job: Option<&Job>,
    used: &mut Vec<String>,
) -> Option<Line> {
    let skill = doc.get(&line.skill).and_then(|name| match Skill::parse(&name.value) {
        Some(skill) if exercise.is_none_or(|exercise| exercise.skills().contains(&skill)) => Some(skill),
        Some(skill) => {
            let known = job.is_none_or(|job| job.skills.iter().any(|(known, _)| *known == skill));
            let exercise = exercise?;
            let what =
                format!("`{}` is not among the skills of the exercise `{}`", name.value, exercise.id());
            let help = if known {
                "add it to the exercise's `skills`"
            } else {
                "the job analysis must name it first"
            };
            doc.push(doc.problem(Code::SkillWithoutEvidence, name.span, what).help(help));
            None
        }
        None => {
            super::exercise::unknown_skill(doc, &name.value, name.span);
            None
        }
    });
    let rule = doc.get(&line.rule);
    let name = doc.get(&line.measure);
    let (name, rule) = (name?, rule?);
    if used.contains(&name.value) {
        let what = format!("`{}` already gives points in this exercise", name.value);
        let help = "keep one of them, or let the other use another measure";
        doc.push(doc.problem(Code::DuplicateRule, name.span, what).label("again").help(help));
        return None;
    }
    used.push(name.value.clone());
    let exercise = exercise?;
    let rated = rule.value.is_rated();
    let measures = if rated { ratings(exercise) } else { exercise.kind().measures(exercise.limit_ms()) };
    let Some(measure) = measures.iter().find(|measure| measure.name == name.value) else {
        unknown_measure(doc, &name, exercise, &measures, rated);
        return None;
    };
    let rule = rule.value.check(measure, rule.span, doc)?;
    Some(Line { exercise: exercise.id().clone(), skill: skill?, measure: name.value, rule })
}

/// The criteria observers rate, as measures of thousandths.
fn ratings(exercise: &Exercise) -> Vec<Measure> {
    let criteria = exercise.kind().criteria().into_iter();
    criteria.map(|name| Measure { name, unit: "mean rating, thousandths", min: 1000, max: 5000 }).collect()
}

fn unknown_measure(
    doc: &Doc<'_>,
    name: &Spanned<String>,
    exercise: &Exercise,
    measures: &[Measure],
    rated: bool,
) {
    let kind = exercise.kind().info().name;
    let what = if rated {
        format!("observers do not rate `{}` in the exercise `{}`", name.value, exercise.id())
    } else {
        format!("`{kind}` does not measure `{}` in the exercise `{}`", name.value, exercise.id())
    };
    let names: Vec<&str> = measures.iter().map(|measure| measure.name.as_str()).collect();
    let other =
        if rated { "a measure of the machine, with `linear` or `steps`" } else { "a rating, with `rating`" };
    let note = crate::diag::list(&names)
        .map_or("there is nothing of this sort here".to_owned(), |names| format!("there are {names}"));
    doc.push(
        doc.problem(Code::UnknownMeasure, name.span.clone(), what)
            .label("unknown here")
            .help(format!("give points for {other}, or take this line out"))
            .suggest(&name.value, &names)
            .note(note),
    );
}

pub(super) fn unknown_exercise(doc: &Doc<'_>, name: &Spanned<String>, route: &Route) {
    let names: Vec<&str> = route.named.iter().map(Id::as_str).collect();
    let what = format!("the set has no exercise `{}`", name.value);
    doc.push(
        doc.problem(Code::UnknownExercise, name.span.clone(), what)
            .label("not in the route")
            .help("name an exercise of the route, or add this one to it")
            .suggest(&name.value, &names),
    );
}

/// The text key of why the job needs a minimum.
fn check_reason(
    doc: &Doc<'_>,
    raw: &Raw<MinimumFile>,
    minimum: &MinimumFile,
    keys: &mut Keys,
) -> Option<String> {
    let written = minimum.reason.as_ref();
    let empty = written.filter(|reason| doc.source().slice(doc.span(reason)) == "\"\"");
    match (written, empty) {
        (Some(reason), None) => keys.read(doc, reason),
        (_, empty) => {
            let span = empty.map_or_else(|| doc.span(raw), |reason| doc.span(reason));
            let help = "add `reason: \"…\"`, the key of a text that says why the job needs this minimum";
            let what = "this minimum has no reason";
            doc.push(doc.problem(Code::UnjustifiedMinimum, span, what).label("why?").help(help));
            None
        }
    }
}

fn check_minimum(
    doc: &Doc<'_>,
    raw: &Raw<MinimumFile>,
    route: &Route,
    lines: &[Line],
    seen: &mut Vec<Id>,
    keys: &mut Keys,
) -> Option<Minimum> {
    let minimum = doc.read(raw)?;
    let (name, points, band) = (doc.get(&minimum.exercise), doc.get(&minimum.points), doc.get(&minimum.band));
    let reason = check_reason(doc, raw, &minimum, keys);
    let (name, points, band) = (name?, points?, band?);
    let Some(exercise) = route.exercise(&name.value) else {
        if !route.may_name(&name.value) {
            unknown_exercise(doc, &name, route);
        }
        return None;
    };
    let id = exercise.id().clone();
    if seen.contains(&id) {
        let what = format!("the exercise `{id}` has a minimum already");
        doc.push(
            doc.problem(Code::DuplicateMinimum, name.span, what).label("again").help("keep one of the two"),
        );
        return None;
    }
    seen.push(id.clone());
    let most = sum_points(lines.iter().filter(|line| line.exercise == id));
    if points.value == 0 || (points.value > most && most > 0) {
        let what =
            format!("the minimum of `{id}` is {}, but the exercise gives at most {most}", points.value);
        let help = format!("choose 1 to {most}; METHOD: about two thirds where the employer can justify it");
        doc.push(
            doc.problem(Code::MinimumAboveMaximum, points.span, what).label("cannot be reached").help(help),
        );
        return None;
    }
    if band.value >= points.value {
        let what = format!("a band of {} points is as wide as the minimum itself", band.value);
        doc.push(doc.problem(Code::BadBand, band.span, what).help(format!("choose below {}", points.value)));
        return None;
    }
    Some(Minimum { exercise: id, points: points.value, band: band.value, reason: reason? })
}

fn check_threshold(doc: &Doc<'_>, threshold: &Spanned<u32>, band: &Spanned<u32>, most: u32) -> Option<()> {
    if threshold.value == 0 || threshold.value > most {
        let what =
            format!("the threshold is {}, but all exercises together give {most} points", threshold.value);
        let help = format!("choose 1 to {most}; before calibration about 55 % is usual: {}", most * 55 / 100);
        doc.push(
            doc.problem(Code::ThresholdAboveMaximum, threshold.span.clone(), what)
                .label("cannot be reached")
                .help(help),
        );
        return None;
    }
    if band.value == 0 || band.value >= threshold.value || threshold.value + band.value > most {
        let what =
            format!("a band of {} points round {} of {most} leaves no room", band.value, threshold.value);
        let help = "uncertainty is always shown: choose at least 1, and less than the threshold and what is above it";
        doc.push(doc.problem(Code::BadBand, band.span.clone(), what).help(help));
        return None;
    }
    Some(())
}
