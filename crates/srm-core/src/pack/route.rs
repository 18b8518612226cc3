//! The route of a set: which exercises in which order, and the breaks between them.

use super::set::{RESERVED, open};
use super::text::Keys;
use super::{Exercise, PackFiles, exercise};
use crate::diag::{Code, Sink};
use crate::id::Id;
use crate::read::{Doc, Raw};
use serde::Deserialize;
use std::cell::RefCell;
use std::ops::Range;

/// One stop of the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An exercise, by its index in [`super::Pack::exercises`].
    Exercise(usize),
    /// A break.
    Break {
        /// Its length.
        minutes: u16,
    },
}

impl Stop {
    pub(super) const fn break_minutes(&self) -> u32 {
        match self {
            Self::Exercise(_) => 0,
            Self::Break { minutes } => *minutes as u32,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename = "stop")]
pub(super) enum StopFile {
    Exercise(String),
    Break { minutes: Raw<u32> },
}

/// The route as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Route {
    /// The sound exercises, in their order.
    pub exercises: Vec<Exercise>,
    /// Every exercise the route names and a file exists for, whether that file is sound or not.
    pub named: Vec<Id>,
    /// Whether every stop names something that exists. Otherwise a name that is not in `named` may still be meant.
    pub all_known: bool,
    /// The stops, when all of them are right.
    pub stops: Option<Vec<Stop>>,
}

impl Route {
    /// A sound exercise by its name.
    pub fn exercise(&self, name: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id().as_str() == name)
    }

    /// Whether `name` is, or may be, an exercise whose fault has been told where it lies.
    pub fn may_name(&self, name: &str) -> bool {
        !self.all_known || self.named.iter().any(|id| id.as_str() == name)
    }
}

pub(super) fn check(
    file: &Raw<Vec<Raw<StopFile>>>,
    folder: &str,
    files: &PackFiles,
    doc: &Doc<'_>,
    keys: &mut Keys,
    sink: &RefCell<Sink>,
) -> Route {
    let Some(raws) = doc.read(file) else { return Route::default() };
    let mut route = Route { all_known: true, ..Route::default() };
    let mut stops = Vec::new();
    for raw in &raws {
        match doc.read(raw) {
            Some(StopFile::Break { minutes }) => {
                let minutes = crate::kinds::number(doc, &minutes, "minutes", 1..=120);
                stops.push(minutes.map(|minutes| Stop::Break { minutes: minutes as u16 }));
            }
            Some(StopFile::Exercise(name)) => {
                let id = route_id(&name, doc.span(raw), &mut route, folder, files, doc);
                stops.push(id.and_then(|id| stop(id, &mut route, folder, files, keys, sink)));
            }
            None => {
                route.all_known = false;
                stops.push(None);
            }
        }
    }
    if raws.is_empty() {
        route.all_known = false;
        let what = "the route is empty: a set has at least one exercise";
        doc.push(
            doc.problem(Code::TooFew, doc.span(file), what)
                .label("nothing to do")
                .help("write `[Exercise(\"…\")]`, with the name of an exercise file"),
        );
    }
    let breaks_fit = check_breaks(&raws, doc);
    route.stops =
        stops.into_iter().collect::<Option<Vec<Stop>>>().filter(|stops| breaks_fit && !stops.is_empty());
    route
}

/// Reads the file of one exercise of the route.
fn stop(
    id: Id,
    route: &mut Route,
    folder: &str,
    files: &PackFiles,
    keys: &mut Keys,
    sink: &RefCell<Sink>,
) -> Option<Stop> {
    route.named.push(id.clone());
    let path = format!("{folder}/{id}.ron");
    let Some(source) = open(files, &path, "an exercise of the route", sink) else {
        keys.are_not_all();
        return None;
    };
    let doc = Doc::new(&source, sink);
    let exercise = exercise::check(id, &doc, keys);
    keys.all_of(&doc);
    route.exercises.push(exercise?);
    Some(Stop::Exercise(route.exercises.len() - 1))
}

fn route_id(
    name: &str,
    span: Range<usize>,
    route: &mut Route,
    folder: &str,
    files: &PackFiles,
    doc: &Doc<'_>,
) -> Option<Id> {
    let Some(id) = Id::parse(name) else {
        route.all_known = false;
        let what = format!("`{name}` is not an exercise's id");
        let help = "ids are lower-case letters, digits and single hyphens, such as `sort-parts`";
        doc.push(doc.problem(Code::BadId, span, what).help(help));
        return None;
    };
    if RESERVED.contains(&id.as_str()) {
        route.all_known = false;
        let what = format!("`{id}` names another file of the set, so no exercise can be called that");
        doc.push(doc.problem(Code::BadId, span, what).help("give the exercise another name"));
        return None;
    }
    if route.named.contains(&id) {
        let what = format!("the exercise `{id}` is in the route twice");
        let help = "give the second one a file of its own, under another name";
        doc.push(doc.problem(Code::DuplicateId, span, what).label("again").help(help));
        return None;
    }
    if files.get(&format!("{folder}/{id}.ron")).is_none() {
        route.all_known = false;
        let there: Vec<String> = files
            .under(folder)
            .filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".ron"))
            .filter(|name| !name.contains('/') && !RESERVED.contains(name))
            .map(str::to_owned)
            .collect();
        let what = format!("there is no exercise `{id}`: the file {folder}/{id}.ron is missing");
        doc.push(
            doc.problem(Code::UnknownExercise, span, what)
                .label("no such file")
                .help(format!("write the file {folder}/{id}.ron"))
                .suggest(name, &there),
        );
        return None;
    }
    Some(id)
}

/// A break stands between two exercises.
fn check_breaks(raws: &[Raw<StopFile>], doc: &Doc<'_>) -> bool {
    let is_break = |raw: &Raw<StopFile>| doc.source().slice(doc.span(raw)).starts_with("Break");
    let mut fine = true;
    for (i, raw) in raws.iter().enumerate().filter(|(_, raw)| is_break(raw)) {
        let (what, help) = if i == 0 {
            ("the route begins with a break", "begin with an exercise")
        } else if raws.get(i - 1).is_some_and(is_break) {
            ("a break follows another break", "make one break of the two, as long as both together")
        } else if i + 1 == raws.len() {
            ("the route ends with a break", "end with an exercise")
        } else {
            continue;
        };
        fine = false;
        doc.push(
            doc.problem(Code::MisplacedBreak, doc.span(raw), what)
                .label("nothing to rest between")
                .help(help),
        );
    }
    fine
}
