//! One exercise file: what surrounds its kind.

use super::text::Keys;
use crate::diag::Code;
use crate::id::Id;
use crate::kinds::{Check, Header, KindFile, KindSpec};
use crate::read::{Doc, Raw};
use crate::skill::Skill;
use serde::Deserialize;

/// An exercise, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    id: Id,
    title: String,
    job_link: String,
    instruction: Vec<String>,
    skills: Vec<Skill>,
    limit_ms: u32,
    demonstration_items: u16,
    practice: Option<Practice>,
    on_resume: OnResume,
    kind: KindSpec,
}

/// How practice goes: rounds of `items` until one has `right_min` right, at most `rounds_max` rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice {
    /// Items in a round.
    pub items: u16,
    /// Right answers that end practice.
    pub right_min: u16,
    /// Rounds before the leader is called.
    pub rounds_max: u16,
}

/// What becomes of a timed part that an interruption fell into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnResume {
    /// It goes on where it stopped; the lost time is credited.
    Continue,
    /// It begins again on another form.
    RestartOtherForm,
    /// It does not count.
    Void,
}

impl Exercise {
    /// Its id.
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// Text key of its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Text key of its link to the job.
    pub fn job_link(&self) -> &str {
        &self.job_link
    }

    /// Text keys of the instruction's paragraphs.
    pub fn instruction(&self) -> &[String] {
        &self.instruction
    }

    /// The skills it gives evidence of.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The limit of the timed part, without extra time.
    pub const fn limit_ms(&self) -> u32 {
        self.limit_ms
    }

    /// Items the demonstration shows.
    pub const fn demonstration_items(&self) -> u16 {
        self.demonstration_items
    }

    /// Practice, unless it is done with the leader.
    pub const fn practice(&self) -> Option<Practice> {
        self.practice
    }

    /// What an interruption does to the timed part.
    pub const fn on_resume(&self) -> OnResume {
        self.on_resume
    }

    /// The kind with its parameters.
    pub const fn kind(&self) -> &KindSpec {
        &self.kind
    }
}

/// An exercise file as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Exercise", deny_unknown_fields)]
struct File {
    title: Raw<String>,
    job_link: Raw<String>,
    instruction: Raw<Vec<Raw<String>>>,
    skills: Raw<Vec<Raw<String>>>,
    limit_ms: Raw<u32>,
    demonstration_items: Raw<u32>,
    practice: Option<Raw<PracticeFile>>,
    on_resume: Raw<OnResume>,
    kind: Raw<KindFile>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Practice", deny_unknown_fields)]
struct PracticeFile {
    items: Raw<u32>,
    right_min: Raw<u32>,
    rounds_max: Raw<u32>,
}

/// Shortest timed part.
const LIMIT_MS_MIN: u32 = 20_000;
/// Longest timed part.
const LIMIT_MS_MAX: u32 = 45 * 60_000;

pub(super) fn check(id: Id, doc: &Doc<'_>, keys: &mut Keys) -> Option<Exercise> {
    let file: File = doc.document()?;
    let title = keys.read(doc, &file.title);
    let job_link = keys.read(doc, &file.job_link);
    let instruction = check_instruction(doc, &file, keys);
    let skills = check_skills(doc, &file);
    let limit_ms = doc.get(&file.limit_ms).and_then(|limit| {
        if (LIMIT_MS_MIN..=LIMIT_MS_MAX).contains(&limit.value) {
            return Some(limit.value);
        }
        let what = format!("a timed part lasts {LIMIT_MS_MIN} to {LIMIT_MS_MAX} ms, not {}", limit.value);
        doc.push(
            doc.problem(Code::LimitOutOfBounds, limit.span, what)
                .label("milliseconds")
                .help("ten minutes are 600000 ms"),
        );
        None
    });
    let shown = crate::kinds::number(doc, &file.demonstration_items, "demonstration_items", 1..=12);
    let practice = check_practice(doc, &file);
    let on_resume = doc.read(&file.on_resume);
    let practice_items = practice.flatten().map_or(0, |practice| practice.items);
    let header = Header { limit_ms, practice_items };
    let kind = doc.read(&file.kind).and_then(|kind| kind.check(&mut Check { doc, header, keys }));
    if let (Some(kind), Some(practice)) = (&kind, practice) {
        check_practised(doc, &file, kind, practice)?;
    }
    Some(Exercise {
        id,
        title: title?,
        job_link: job_link?,
        instruction: instruction?,
        skills: skills?,
        limit_ms: limit_ms?,
        demonstration_items: shown? as u16,
        practice: practice?,
        on_resume: on_resume?,
        kind: kind?,
    })
}

fn check_instruction(doc: &Doc<'_>, file: &File, keys: &mut Keys) -> Option<Vec<String>> {
    let raws = doc.read(&file.instruction)?;
    if raws.is_empty() {
        let what = "the instruction is empty: nobody works on what they have not been told";
        let made = doc.problem(Code::TooFew, doc.span(&file.instruction), what).label("no paragraph");
        doc.push(made.help("write the text key of each paragraph, such as `[\"sort.text\"]`"));
        return None;
    }
    // All of them are read before the first wrong one ends it, so that every key counts as used.
    let paragraphs: Vec<Option<String>> = raws.iter().map(|raw| keys.read(doc, raw)).collect();
    paragraphs.into_iter().collect()
}

fn check_skills(doc: &Doc<'_>, file: &File) -> Option<Vec<Skill>> {
    let mut skills = Vec::new();
    let mut fine = true;
    let raws = doc.read(&file.skills)?;
    if raws.is_empty() {
        let what = "the exercise shows no skill, so its points would say nothing";
        let made = doc.problem(Code::TooFew, doc.span(&file.skills), what).label("no skill");
        doc.push(made.help("write a skill of the job analysis, such as `[\"follow-rules\"]`"));
        return None;
    }
    for raw in &raws {
        let Some(name) = doc.get(raw) else {
            fine = false;
            continue;
        };
        match Skill::parse(&name.value) {
            Some(skill) if skills.contains(&skill) => {
                fine = false;
                let what = format!("the skill `{}` is named twice", name.value);
                doc.push(
                    doc.problem(Code::DuplicateId, name.span, what).label("again").help("take it out here"),
                );
            }
            Some(skill) => skills.push(skill),
            None => {
                fine = false;
                unknown_skill(doc, &name.value, name.span);
            }
        }
    }
    fine.then_some(skills)
}

pub(super) fn unknown_skill(doc: &Doc<'_>, name: &str, span: std::ops::Range<usize>) {
    let what = format!("there is no general skill `{name}`");
    let all = Skill::ids();
    doc.push(
        doc.problem(Code::UnknownSkill, span, what)
            .label("not in the catalogue")
            .suggest(name, &all)
            .note(format!("the skills are {}", all.join(", "))),
    );
}

#[expect(clippy::option_option, reason = "outer: could be read; inner: whether there is practice")]
fn check_practice(doc: &Doc<'_>, file: &File) -> Option<Option<Practice>> {
    let Some(raw) = &file.practice else { return Some(None) };
    let practice = doc.read(raw)?;
    let items = crate::kinds::number(doc, &practice.items, "items", 1..=40);
    let rounds_max = crate::kinds::number(doc, &practice.rounds_max, "rounds_max", 1..=10);
    let right_min = doc.get(&practice.right_min);
    let (items, rounds_max, right_min) = (items?, rounds_max?, right_min?);
    if !(1..=items).contains(&right_min.value) {
        let what = format!("practice asks for {} right out of {items} items", right_min.value);
        doc.push(
            doc.problem(Code::Impossible, right_min.span, what)
                .label("cannot come true")
                .help(format!("choose 1 to {items}; {} would be usual", (items * 3).div_ceil(4))),
        );
        return None;
    }
    Some(Some(Practice {
        items: items as u16,
        right_min: right_min.value as u16,
        rounds_max: rounds_max as u16,
    }))
}

fn check_practised(doc: &Doc<'_>, file: &File, kind: &KindSpec, practice: Option<Practice>) -> Option<()> {
    let info = kind.info();
    match (info.practised, practice, &file.practice) {
        (true, None, _) => {
            let what =
                format!("`{}` needs `practice`: nobody is timed on something they have not tried", info.name);
            doc.push(
                doc.problem(Code::WrongPractice, doc.span(&file.kind), what)
                    .help("add `practice: (items: 6, right_min: 5, rounds_max: 3),`"),
            );
            None
        }
        (false, Some(_), Some(raw)) => {
            let what = format!("`{}` is practised with the leader, not at the station", info.name);
            doc.push(doc.problem(Code::WrongPractice, doc.span(raw), what).help("leave `practice` out"));
            None
        }
        _ => Some(()),
    }
}
