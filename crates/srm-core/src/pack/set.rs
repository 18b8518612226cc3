//! The set file: which exercises in which order, breaks, languages, forms, and the job analysis behind it all.

use super::route::{self, Route, StopFile};
use super::text::{self, Keys};
use super::{Pack, PackFiles, exercise, interview, leader, reckoning, rubric};
use crate::diag::{Code, Diagnostic, Sink};
use crate::id::Id;
use crate::lang::Lang;
use crate::read::{Doc, Raw, Table};
use crate::skill::Skill;
use crate::source::{FILE_BYTES_MAX, Source};
use crate::time::TimeFactor;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

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
    languages: Raw<Vec<Raw<String>>>,
    forms: Option<Raw<u32>>,
    answer_days: Raw<u32>,
    job: Raw<JobFile>,
    route: Raw<Vec<Raw<StopFile>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Job", deny_unknown_fields)]
struct JobFile {
    tasks: Raw<Vec<Raw<TaskFile>>>,
    skills: Raw<Table<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Task", deny_unknown_fields)]
struct TaskFile {
    words: Raw<String>,
    skills: Raw<Vec<Raw<String>>>,
}

/// Forms when the set does not say.
const FORMS_DEFAULT: u16 = 8;
/// Longest set without a warning, minutes: three hours.
const MINUTES_MAX: u32 = 180;
/// Name of the file with the session leader's script and material.
const LEADER: &str = "leader";
/// Name of the file with the interview form.
const INTERVIEW: &str = "interview";
/// Names of files that no exercise can have.
pub(super) const RESERVED: [&str; 3] = ["set", LEADER, INTERVIEW];
/// Longest version, characters.
const VERSION_CHARS_MAX: usize = 40;

pub(super) fn check(id: &Id, files: &PackFiles, sink: &RefCell<Sink>) -> Option<Pack> {
    let folder = format!("exercises/{id}");
    let set_source = open(files, &format!("{folder}/set.ron"), "the set file", sink)?;
    let doc = Doc::new(&set_source, sink);
    let mut keys = Keys::default();
    let file: File = doc.document()?;

    check_id(id, &file, &doc);
    let version = check_version(&file, &doc);
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
    let route = route::check(&file.route, &folder, files, &doc, &mut keys, sink);
    check_skills(job.as_ref(), &route, &file, &doc);
    let rubric = rubric::check(id, files, &route, job.as_ref(), &mut keys, sink);
    let leader = beside(&folder, LEADER, files, sink, |doc| {
        let leader = leader::check(doc, &route, &mut keys);
        keys.all_of(doc);
        leader
    });
    let interview = beside(&folder, INTERVIEW, files, sink, |doc| {
        let interview = interview::check(doc, &mut keys);
        keys.all_of(doc);
        interview
    });
    keys.all_of(&doc);
    if !route.all_known {
        keys.are_not_all();
    }

    let mut words = BTreeMap::new();
    for lang in languages.iter().flatten() {
        let path = format!("{folder}/text/{lang}.ron");
        if let Some(source) = open(files, &path, "the words of a language the set names", sink)
            && let Some(table) = text::check(lang, &source, &keys, sink)
        {
            words.insert(lang.clone(), table);
        }
    }
    warn_unused(&folder, files, languages.as_deref(), &route, sink);
    let mut pack = Pack {
        id: id.clone(),
        version: version?,
        title: title?,
        about: about?,
        occupation: occupation?,
        languages: languages?,
        forms: forms?,
        answer_days: answer_days? as u16,
        job: job?,
        exercises: route.exercises,
        route: route.stops?,
        text: words,
        rubric: rubric?,
        reckoned: Vec::new(),
        leader: leader?,
        interview: interview?,
    };
    pack.reckoned = reckoning::reckoned(&pack);
    warn_long(&pack, &file, &doc);
    Some(pack)
}

/// Reads a file that a set may have beside its exercises. `None` when it is there and wrong.
#[expect(clippy::option_option, reason = "outer: could be read; inner: whether the set has it")]
fn beside<T>(
    folder: &str,
    name: &str,
    files: &PackFiles,
    sink: &RefCell<Sink>,
    check: impl FnOnce(&Doc<'_>) -> Option<T>,
) -> Option<Option<T>> {
    let path = format!("{folder}/{name}.ron");
    if files.get(&path).is_none() {
        return Some(None);
    }
    let source = open(files, &path, "a part of the set", sink)?;
    check(&Doc::new(&source, sink)).map(Some)
}

/// Very long sessions measure tiredness.
fn warn_long(pack: &Pack, file: &File, doc: &Doc<'_>) {
    let minutes = pack.minutes(TimeFactor::ONE);
    if minutes > MINUTES_MAX {
        let what = format!("the set lasts about {minutes} minutes, breaks included");
        let help = format!(
            "take something out until it lasts at most {MINUTES_MAX} minutes, or make two sets of it"
        );
        doc.push(doc.problem(Code::SetTooLong, doc.span(&file.route), what).label("too long").help(help));
    }
}

/// A file of the pack as a readable source; a missing one is reported.
pub(super) fn open(files: &PackFiles, path: &str, what: &str, sink: &RefCell<Sink>) -> Option<Source> {
    let Some(bytes) = files.get(path) else {
        let others: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        let missing = Diagnostic::in_file(Code::MissingFile, path, format!("{what} is missing: `{path}`"));
        let near = crate::diag::suggest(path, &others).map(|near| format!(", or rename {near}"));
        sink.borrow_mut().push(missing.help(format!("write {path}{}", near.unwrap_or_default())));
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
                .help(format!("write `\"{id}\"`, or rename the folder"))
                .fix(written.span, format!("\"{id}\"")),
        );
    }
}

/// The author's version is printed on every sheet: one short line.
fn check_version(file: &File, doc: &Doc<'_>) -> Option<String> {
    let version = doc.get(&file.version)?;
    let chars = version.value.chars().count();
    let (code, what) = if version.value.trim().is_empty() {
        (Code::EmptyText, "the version is empty".to_owned())
    } else if chars > VERSION_CHARS_MAX {
        (Code::TextTooLong, format!("the version has {chars} characters; {VERSION_CHARS_MAX} are allowed"))
    } else if let Some(c) = version.value.chars().find(|c| text::is_invisible(*c) || *c == '\n') {
        (Code::ControlCharacter, format!("the version holds the invisible character U+{:04X}", u32::from(c)))
    } else {
        return Some(version.value);
    };
    doc.push(doc.problem(code, version.span, what).help("write a short version such as `\"1.0\"`"));
    None
}

fn check_languages(file: &File, doc: &Doc<'_>) -> Option<Vec<Lang>> {
    let mut languages: Vec<Lang> = Vec::new();
    let mut fine = true;
    let raws = doc.read(&file.languages)?;
    for raw in &raws {
        let Some(code) = doc.get(raw) else {
            fine = false;
            continue;
        };
        match Lang::parse(&code.value) {
            Some(lang) if languages.contains(&lang) => {
                fine = false;
                let what = format!("the language `{lang}` is named twice");
                doc.push(
                    doc.problem(Code::DuplicateId, code.span, what).label("again").help("take it out here"),
                );
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
        let made = doc.problem(Code::TooFew, doc.span(&file.languages), what).label("no language");
        doc.push(made.help("write a language, such as `[\"sv\"]`, and its file of words"));
        return None;
    }
    fine.then_some(languages)
}

fn check_job(job: &JobFile, doc: &Doc<'_>, keys: &mut Keys) -> Option<Job> {
    let skills = doc.read(&job.skills).map(|table| check_evidence(&table, doc, keys));
    let mut fine = true;
    let mut tasks = Vec::new();
    let raws = doc.read(&job.tasks);
    for raw in raws.iter().flatten() {
        match doc.read(raw).and_then(|task| check_task(&task, skills.as_ref(), doc, keys)) {
            Some(task) => tasks.push(task),
            None => fine = false,
        }
    }
    if raws?.is_empty() {
        let what = "the job analysis has no tasks: it says what the job consists of";
        let made = doc.problem(Code::TooFew, doc.span(&job.tasks), what).label("no task");
        doc.push(made.help("write `[Task(words: \"…\", skills: [\"…\"])]`"));
        return None;
    }
    let (skills, evidence_fine) = skills?;
    (fine && evidence_fine).then_some(Job { tasks, skills })
}

/// The skills and the text keys of what shows them, and whether all of them are right.
fn check_evidence(table: &Table<String>, doc: &Doc<'_>, keys: &mut Keys) -> (Vec<(Skill, String)>, bool) {
    let mut skills: Vec<(Skill, String)> = Vec::new();
    let mut fine = true;
    for (name, raw) in doc.entries(table) {
        let evidence = keys.read(doc, &raw);
        match (Skill::parse(&name.value), evidence) {
            (Some(skill), Some(evidence)) => skills.push((skill, evidence)),
            (Some(_), None) => fine = false,
            (None, _) => {
                fine = false;
                exercise::unknown_skill(doc, &name.value, name.span);
            }
        }
    }
    (skills, fine)
}

fn check_task(
    task: &TaskFile,
    evidence: Option<&(Vec<(Skill, String)>, bool)>,
    doc: &Doc<'_>,
    keys: &mut Keys,
) -> Option<Task> {
    let words = keys.read(doc, &task.words);
    let mut fine = true;
    let mut skills = Vec::new();
    for raw in doc.read(&task.skills)? {
        let Some(name) = doc.get(&raw) else {
            fine = false;
            continue;
        };
        let Some(skill) = Skill::parse(&name.value) else {
            fine = false;
            exercise::unknown_skill(doc, &name.value, name.span);
            continue;
        };
        let has_evidence = |(known, all): &(Vec<(Skill, String)>, bool)| {
            // Where an entry could not be read, this skill may be the one it was for.
            !all || known.iter().any(|(known, _)| *known == skill)
        };
        if evidence.is_none_or(has_evidence) {
            skills.push(skill);
        } else {
            fine = false;
            let what = format!("the job analysis gives no evidence for the skill `{}`", name.value);
            let help = format!("add `\"{}\": \"…\",` under `skills`", name.value);
            doc.push(doc.problem(Code::SkillWithoutEvidence, name.span, what).help(help));
        }
    }
    Some(Task { words: words?, skills }).filter(|_| fine)
}

/// An exercise may only claim skills that the job analysis gives evidence for, and stands for some task of the job.
fn check_skills(job: Option<&Job>, route: &Route, file: &File, doc: &Doc<'_>) {
    let Some(job) = job else { return };
    for exercise in &route.exercises {
        let mut evident = true;
        for skill in exercise.skills() {
            if !job.skills.iter().any(|(known, _)| known == skill) {
                evident = false;
                let what = format!(
                    "`{}` shows the skill `{}`, for which the job analysis has no evidence",
                    exercise.id(),
                    skill.id()
                );
                let help = format!(
                    "add `\"{}\": \"…\",` under `skills`, or take it out of the exercise",
                    skill.id()
                );
                doc.push(doc.problem(Code::SkillWithoutEvidence, doc.span(&file.job), what).help(help));
            }
        }
        let needed = |skill: &Skill| job.tasks.iter().any(|task| task.skills.contains(skill));
        if evident && !exercise.skills().iter().any(needed) {
            let what = format!("no task of the job analysis needs what `{}` shows", exercise.id());
            let skills: Vec<&str> = exercise.skills().iter().map(|skill| skill.id()).collect();
            let help =
                format!("add {} to a task that needs it, or take the exercise out", skills.join(" or "));
            doc.push(doc.problem(Code::ExerciseWithoutTask, doc.span(&file.job), what).help(help));
        }
    }
}

/// Files that lie in the set's folder but are not part of it are most often misspelt. Nothing is said of them while the
/// route or the languages name something that could not be read or found: they may be what is meant.
fn warn_unused(
    folder: &str,
    files: &PackFiles,
    languages: Option<&[Lang]>,
    route: &Route,
    sink: &RefCell<Sink>,
) {
    let Some(languages) = languages.filter(|_| route.all_known) else { return };
    let mut parts = vec![format!("{folder}/set.ron")];
    parts.extend(languages.iter().map(|lang| format!("{folder}/text/{lang}.ron")));
    parts.extend([LEADER, INTERVIEW].map(|name| format!("{folder}/{name}.ron")));
    parts.extend(route.named.iter().map(|id| format!("{folder}/{id}.ron")));
    for path in files.under(folder) {
        if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "ron")
            && !parts.iter().any(|part| part == path)
        {
            let what = "this file is not part of the set: the route and the languages do not name it";
            let help = "name it in the set file, or remove it";
            sink.borrow_mut().push(Diagnostic::in_file(Code::StrayFile, path, what).help(help));
        }
    }
}
