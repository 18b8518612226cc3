//! The set file: which exercises in which order, breaks, languages, forms, and the job analysis behind it all.

use super::text::{self, Keys};
use super::{Exercise, Pack, PackFiles, exercise, rubric};
use crate::diag::{Code, Diagnostic, Sink};
use crate::id::Id;
use crate::lang::Lang;
use crate::read::{Doc, Raw, Table};
use crate::skill::Skill;
use crate::source::{FILE_BYTES_MAX, Source};
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// One stop of the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An exercise, by its index in [`Pack::exercises`].
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

/// The job analysis: what the job consists of, and what on the job shows each skill.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The job's tasks.
    pub tasks: Vec<Task>,
    /// The skills the job needs, each with the text key of its evidence.
    pub skills: Vec<(Skill, String)>,
}

/// A task of the job.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Text key of what is done.
    pub words: String,
    /// The skills it needs.
    pub skills: Vec<Skill>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Set", deny_unknown_fields)]
struct File {
    id: Raw<String>,
    version: Raw<String>,
    title: Raw<String>,
    about: Raw<String>,
    occupation: Raw<String>,
    languages: Vec<Raw<String>>,
    forms: Option<Raw<u32>>,
    answer_days: Raw<u32>,
    job: Raw<JobFile>,
    route: Vec<Raw<StopFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Job", deny_unknown_fields)]
struct JobFile {
    tasks: Vec<Raw<TaskFile>>,
    skills: Table<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Task", deny_unknown_fields)]
struct TaskFile {
    words: Raw<String>,
    skills: Vec<Raw<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "stop")]
enum StopFile {
    Exercise(String),
    Break { minutes: Raw<u32> },
}

/// Forms when the set does not say.
const FORMS_DEFAULT: u16 = 8;

pub(super) fn check(id: &Id, files: &PackFiles, sink: &RefCell<Sink>) -> Option<Pack> {
    let folder = format!("exercises/{id}");
    let set_source = open(files, &format!("{folder}/set.ron"), "the set file", sink)?;
    let doc = Doc::new(&set_source, sink);
    let mut keys = Keys::default();
    let file: File = doc.document()?;

    check_id(id, &file, &doc);
    let version = doc.read(&file.version);
    let title = keys.read(&doc, &file.title);
    let about = keys.read(&doc, &file.about);
    let occupation = keys.read(&doc, &file.occupation);
    let forms = match &file.forms {
        Some(raw) => crate::kinds::number(&doc, raw, "forms", 1..=64).map(|forms| forms as u16),
        None => Some(FORMS_DEFAULT),
    };
    let answer_days = crate::kinds::number(&doc, &file.answer_days, "answer_days", 1..=60);
    let languages = check_languages(&file, &doc);
    let job = doc.read(&file.job).and_then(|job| check_job(&job, &doc, &mut keys));
    let (exercises, route) = check_route(&file, &folder, files, &doc, &mut keys, sink);
    check_skills(job.as_ref(), &exercises, &file, &doc);
    let rubric = rubric::check(id, files, &exercises, job.as_ref(), &mut keys, sink);

    let mut words = BTreeMap::new();
    for lang in languages.iter().flatten() {
        let path = format!("{folder}/text/{lang}.ron");
        if let Some(source) = open(files, &path, "the words of a language the set names", sink)
            && let Some(table) = text::check(lang, &source, &keys, sink)
        {
            words.insert(lang.clone(), table);
        }
    }
    warn_unused(&folder, files, languages.as_deref(), &exercises, sink);
    Some(Pack {
        id: id.clone(),
        version: version?,
        title: title?,
        about: about?,
        occupation: occupation?,
        languages: languages?,
        forms: forms?,
        answer_days: answer_days? as u16,
        job: job?,
        exercises,
        route: route?,
        text: words,
        rubric: rubric?,
    })
}

/// A file of the pack as a readable source; a missing one is reported.
pub(super) fn open(files: &PackFiles, path: &str, what: &str, sink: &RefCell<Sink>) -> Option<Source> {
    let Some(bytes) = files.get(path) else {
        let others: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        let missing = Diagnostic::in_file(Code::MissingFile, path, format!("{what} is missing: `{path}`"));
        sink.borrow_mut().push(missing.suggest(path, &others).help(format!("write {path}")));
        return None;
    };
    Source::new(path, bytes, FILE_BYTES_MAX, &mut sink.borrow_mut())
}

fn check_id(id: &Id, file: &File, doc: &Doc<'_>) {
    if let Some(written) = doc.get(&file.id)
        && written.value != id.as_str()
    {
        let what = format!("the set calls itself `{}`, but its folder is `{id}`", written.value);
        doc.push(
            doc.problem(Code::OtherId, written.span.clone(), what)
                .label("must be the folder's name")
                .fix(written.span, format!("\"{id}\"")),
        );
    }
}

fn check_languages(file: &File, doc: &Doc<'_>) -> Option<Vec<Lang>> {
    let mut languages: Vec<Lang> = Vec::new();
    let mut fine = true;
    for code in doc.list(&file.languages) {
        match Lang::parse(&code.value) {
            Some(lang) if languages.contains(&lang) => {
                fine = false;
                let what = format!("the language `{lang}` is named twice");
                doc.push(doc.problem(Code::DuplicateId, code.span, what));
            }
            Some(lang) => languages.push(lang),
            None => {
                fine = false;
                let what = format!("`{}` is not a language code", code.value);
                doc.push(
                    doc.problem(Code::UnknownLanguage, code.span, what)
                        .help("codes are two or three lower-case letters, such as `sv`, `en`, `ar`, `prs`"),
                );
            }
        }
    }
    if languages.is_empty() && fine {
        let what = "a set has words in at least one language";
        doc.push(doc.problem(Code::TooFew, 0..0, what).help("add `languages: [\"sv\"],`"));
        return None;
    }
    fine.then_some(languages)
}

fn check_job(job: &JobFile, doc: &Doc<'_>, keys: &mut Keys) -> Option<Job> {
    let mut skills: Vec<(Skill, String)> = Vec::new();
    let mut fine = true;
    for (name, raw) in doc.entries(&job.skills) {
        match Skill::parse(&name.value) {
            Some(skill) => match keys.read(doc, &raw) {
                Some(evidence) => skills.push((skill, evidence)),
                None => fine = false,
            },
            None => {
                fine = false;
                exercise::unknown_skill(doc, &name.value, name.span);
            }
        }
    }
    let mut tasks = Vec::new();
    for raw in &job.tasks {
        let Some(task) = doc.read(raw) else {
            fine = false;
            continue;
        };
        let words = keys.read(doc, &task.words);
        let mut needs = Vec::new();
        for name in doc.list(&task.skills) {
            match Skill::parse(&name.value) {
                Some(skill) if skills.iter().any(|(known, _)| *known == skill) => needs.push(skill),
                Some(_) => {
                    fine = false;
                    let what = format!("the job analysis gives no evidence for the skill `{}`", name.value);
                    let help = format!("add `\"{}\": \"…\",` under `skills`", name.value);
                    doc.push(doc.problem(Code::SkillWithoutEvidence, name.span, what).help(help));
                }
                None => {
                    fine = false;
                    exercise::unknown_skill(doc, &name.value, name.span);
                }
            }
        }
        if let Some(words) = words {
            tasks.push(Task { words, skills: needs });
        } else {
            fine = false;
        }
    }
    (fine && !tasks.is_empty()).then_some(Job { tasks, skills })
}

fn check_route(
    file: &File,
    folder: &str,
    files: &PackFiles,
    doc: &Doc<'_>,
    keys: &mut Keys,
    sink: &RefCell<Sink>,
) -> (Vec<Exercise>, Option<Vec<Stop>>) {
    let (mut exercises, mut route, mut seen) = (Vec::<Exercise>::new(), Vec::new(), Vec::<Id>::new());
    let mut fine = true;
    for raw in &file.route {
        match doc.read(raw) {
            Some(StopFile::Break { minutes }) => match crate::kinds::number(doc, &minutes, "minutes", 1..=120) {
                Some(minutes) => route.push(Stop::Break { minutes: minutes as u16 }),
                None => fine = false,
            },
            Some(StopFile::Exercise(name)) => {
                let Some(id) = route_id(&name, doc.span(raw), &seen, folder, files, doc) else {
                    fine = false;
                    continue;
                };
                seen.push(id.clone());
                let path = format!("{folder}/{id}.ron");
                let source = open(files, &path, "an exercise of the route", sink);
                let exercise = source.and_then(|source| exercise::check(id, &Doc::new(&source, sink), keys));
                match exercise {
                    Some(exercise) => {
                        route.push(Stop::Exercise(exercises.len()));
                        exercises.push(exercise);
                    }
                    None => fine = false,
                }
            }
            None => fine = false,
        }
    }
    if file.route.is_empty() {
        let what = "the route is empty: a set has at least one exercise";
        doc.push(doc.problem(Code::TooFew, 0..0, what).help("add `route: [Exercise(\"…\")],`"));
        fine = false;
    }
    (exercises, fine.then_some(route))
}

fn route_id(
    name: &str,
    span: Range<usize>,
    seen: &[Id],
    folder: &str,
    files: &PackFiles,
    doc: &Doc<'_>,
) -> Option<Id> {
    let Some(id) = Id::parse(name) else {
        let what = format!("`{name}` is not an exercise's id");
        let help = "ids are lower-case letters, digits and single hyphens, such as `sort-parts`";
        doc.push(doc.problem(Code::BadId, span, what).help(help));
        return None;
    };
    if seen.contains(&id) {
        let what = format!("the exercise `{id}` is in the route twice");
        let help = "give the second one a file of its own, under another name";
        doc.push(doc.problem(Code::DuplicateId, span, what).label("again").help(help));
        return None;
    }
    if files.get(&format!("{folder}/{id}.ron")).is_none() {
        let there: Vec<String> = files
            .under(folder)
            .filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".ron"))
            .filter(|name| !name.contains('/') && *name != "set")
            .map(str::to_owned)
            .collect();
        let what = format!("there is no exercise `{id}`: the file {folder}/{id}.ron is missing");
        doc.push(doc.problem(Code::UnknownExercise, span, what).label("no such file").suggest(name, &there));
        return None;
    }
    Some(id)
}

/// An exercise may only claim skills that the job analysis gives evidence for.
fn check_skills(job: Option<&Job>, exercises: &[Exercise], file: &File, doc: &Doc<'_>) {
    let Some(job) = job else { return };
    for exercise in exercises {
        for skill in exercise.skills() {
            if !job.skills.iter().any(|(known, _)| known == skill) {
                let what = format!(
                    "`{}` shows the skill `{}`, for which the job analysis has no evidence",
                    exercise.id(),
                    skill.id()
                );
                let help = format!("add `\"{}\": \"…\",` under `skills`, or take it out of the exercise", skill.id());
                doc.push(doc.problem(Code::SkillWithoutEvidence, doc.span(&file.job), what).help(help));
            }
        }
    }
}

/// Files that lie in the set's folder but are not part of it are most often misspelt.
fn warn_unused(
    folder: &str,
    files: &PackFiles,
    languages: Option<&[Lang]>,
    exercises: &[Exercise],
    sink: &RefCell<Sink>,
) {
    let Some(languages) = languages else { return };
    let mut parts = vec![format!("{folder}/set.ron")];
    parts.extend(languages.iter().map(|lang| format!("{folder}/text/{lang}.ron")));
    parts.extend(exercises.iter().map(|exercise| format!("{folder}/{}.ron", exercise.id())));
    for path in files.under(folder).filter(|path| path.ends_with(".ron")) {
        if !parts.iter().any(|part| part == path) {
            let what = "this file is not part of the set: the route and the languages do not name it";
            sink.borrow_mut().push(Diagnostic::in_file(Code::StrayFile, path, what).suggest(path, &parts));
        }
    }
}
