//! The candidate's answer: what was seen, exercise by exercise, and what happens now. Also after a no.
//!
//! It holds no points, no shares, no limits and nobody else. What it says follows from the case alone, so that two
//! people with the same work get the same words.

use crate::date;
use crate::paper::{Block, Card, Paper, left_to_right};
use srm_core::id::{CandidateCode, Id};
use srm_core::pack::{Exercise, Pack};
use srm_core::say::Say;
use srm_core::score::{LineScore, Score};
use srm_core::session::{Outcome, PartResult};
use srm_core::skill::Skill;
use srm_sheet::judgement::Verdict;
use srm_sheet::note::Note;
use srm_sheet::utc::Utc;
use srm_text::Words;

/// From this share of the points on, in thousandths, something is called a strength.
const STRONG_MILLI: i64 = 700;
/// From this share on it went well.
const GOOD_MILLI: i64 = 450;
/// How many strengths a letter names at most: more would say nothing.
const STRENGTHS_MAX: usize = 4;
/// Longest contact, characters.
const CONTACT_CHARS_MAX: usize = 200;

/// What a person has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// On to the interview.
    Forward,
    /// Not this time.
    NotForward,
}

impl From<Verdict> for Going {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Forward => Self::Forward,
            Verdict::NotForward => Self::NotForward,
        }
    }
}

/// How something went, in the four ways a letter knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The session ended before it was done.
    NotDone,
    /// It does not count.
    Void,
    /// Harder; to be practised.
    Growing,
    /// Much as the job needs it.
    Good,
    /// As the job needs it.
    Strong,
}

/// What a letter says of one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which exercise.
    pub exercise: Id,
    /// How it went.
    pub level: Level,
    /// What it is about.
    pub skills: Vec<Skill>,
}

/// A candidate's answer as facts, before any word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What a person has decided.
    pub going: Going,
    /// Strengths, the clearest first; none only when nothing counted.
    pub strengths: Vec<Skill>,
    /// Whether they are strengths, or only what went best.
    pub are_strengths: bool,
    /// Exercise by exercise, in the order of the set.
    pub shown: Vec<Shown>,
    /// What would help most to practise, after a no.
    pub practise: Option<Skill>,
}

/// What a letter tells besides the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The candidate's code.
    pub code: Option<CandidateCode>,
    /// When the session ended.
    pub ended: Option<Utc>,
    /// Whom to ask: name and telephone, as the office writes them. May be empty.
    pub contact: String,
    /// A few words from the recruiter, in the candidate's language.
    pub note: Option<Note>,
    /// Whether all of it was made to try the program.
    pub is_demo: bool,
}

impl Answer {
    /// The answer of a case: its points with all ratings in, and how each exercise came out.
    pub fn of(pack: &Pack, score: &Score, results: &[PartResult], going: Going) -> Self {
        let shown: Vec<Shown> =
            pack.exercises().iter().map(|exercise| shown(exercise, score, results)).collect();
        let shares = skill_shares(score);
        let strong: Vec<Skill> =
            shares.iter().filter(|(_, share)| *share >= STRONG_MILLI).map(|(skill, _)| *skill).collect();
        let best = || shares.first().filter(|(_, share)| *share > 0).map(|(skill, _)| *skill);
        let are_strengths = !strong.is_empty();
        let mut strengths = if are_strengths { strong } else { best().into_iter().collect() };
        strengths.truncate(STRENGTHS_MAX);
        let weakest = shares.last().filter(|(_, share)| *share < STRONG_MILLI).map(|(skill, _)| *skill);
        let practise = weakest.filter(|skill| going == Going::NotForward && !strengths.contains(skill));
        Self { going, strengths, are_strengths, shown, practise }
    }

    /// The letter in the language of `words`; a set's own words come in that language when the set has it.
    pub fn paper(&self, pack: &Pack, letter: &Letter, words: &Words) -> Paper {
        let forward = self.going == Going::Forward;
        let pick = |yes, no| words.text(if forward { yes } else { no });
        let title = pick("answer-title-forward", "answer-title-not");
        let mut paper = Paper::new(words, "answer-kicker", &title)
            .demo(words, letter.is_demo)
            .text(pick("answer-lead-forward", "answer-lead-not"))
            .with(Block::Facts { items: facts(pack, letter, words) });
        if !self.strengths.is_empty() {
            let heading = if self.are_strengths { "answer-strengths" } else { "answer-best" };
            let cards = self.strengths.iter().map(|skill| self.strength_card(*skill, pack, words)).collect();
            paper = paper.heading(words.text(heading)).with(Block::Cards { items: cards });
        }
        let cards = self.shown.iter().map(|shown| shown_card(shown, pack, words)).collect();
        paper = paper.heading(words.text("answer-shown")).with(Block::Cards { items: cards });
        if let Some(note) = &letter.note {
            paper = paper.heading(words.text("answer-note")).with_all(paragraphs(note.as_str()));
        }
        paper = paper.heading(words.text("answer-next")).with(Block::Points { items: self.next(words) });
        let rights = ["answer-rights-explain", "answer-rights-again", "answer-rights-copy"];
        let rights = rights.map(|id| words.text(id)).to_vec();
        paper = paper.heading(words.text("answer-rights")).with(Block::Points { items: rights });
        let contact: String = letter.contact.trim().chars().take(CONTACT_CHARS_MAX).collect();
        if contact.is_empty() {
            return paper;
        }
        let contact = (words.text("answer-contact"), contact);
        paper.with(Block::Facts { items: vec![contact] })
    }

    fn next(&self, words: &Words) -> Vec<String> {
        let says = |ids: &[&str]| ids.iter().map(|id| words.text(id)).collect::<Vec<_>>();
        if self.going == Going::Forward {
            return says(&[
                "answer-next-call",
                "answer-next-interview",
                "answer-next-bring",
                "answer-next-attestation",
            ]);
        }
        let practise = self.practise.map(|skill| {
            words.say(&Say::new("answer-next-practise").verbatim("skill", skill_name(words, skill)))
        });
        says(&["answer-next-other", "answer-next-again"]).into_iter().chain(practise).collect()
    }

    fn strength_card(&self, skill: Skill, pack: &Pack, words: &Words) -> Card {
        let evidence = pack.job().skills.iter().find(|(of, _)| *of == skill);
        let evidence = evidence.map(|(_, key)| pack.text(words.lang(), key)).filter(|text| !text.is_empty());
        let evidence =
            evidence.map(|text| words.say(&Say::new("answer-on-the-job").verbatim("evidence", text)));
        Card {
            title: skill_name(words, skill),
            tag: String::new(),
            tick: self.are_strengths,
            texts: evidence.into_iter().collect(),
        }
    }
}

/// A skill by its name.
pub fn skill_name(words: &Words, skill: Skill) -> String {
    words.text(&format!("skill-{}", skill.id()))
}

fn facts(pack: &Pack, letter: &Letter, words: &Words) -> Vec<(String, String)> {
    let occupation = pack.text(words.lang(), pack.occupation()).to_owned();
    let mut facts = vec![(words.text("answer-job"), occupation)];
    facts.extend(letter.code.as_ref().map(|code| (words.text("answer-code"), left_to_right(code.as_str()))));
    facts.extend(letter.ended.map(|at| (words.text("answer-day"), date::day(words, at))));
    facts
}

/// What a person wrote, paragraph by paragraph.
fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Text { text: line.to_owned() }).collect()
}

fn shown_card(shown: &Shown, pack: &Pack, words: &Words) -> Card {
    let (tag, says) = match shown.level {
        Level::Strong => ("answer-level-strong", "answer-says-strong"),
        Level::Good => ("answer-level-good", "answer-says-good"),
        Level::Growing => ("answer-level-growing", "answer-says-growing"),
        Level::Void => ("answer-level-void", "answer-says-void"),
        Level::NotDone => ("answer-level-not-done", "answer-says-not-done"),
    };
    let exercise = pack.exercise(&shown.exercise);
    let text = |key: fn(&Exercise) -> &str| {
        exercise.map(|exercise| pack.text(words.lang(), key(exercise)).to_owned()).unwrap_or_default()
    };
    let skills = date::list(words, shown.skills.iter().map(|skill| skill_name(words, *skill)));
    let about = words.say(&Say::new("answer-shows").verbatim("skills", skills));
    let texts = vec![words.text(says), text(Exercise::job_link), about];
    Card {
        title: text(Exercise::title),
        tag: words.text(tag),
        tick: shown.level == Level::Strong,
        texts: texts.into_iter().filter(|text| !text.is_empty()).collect(),
    }
}

fn shown(exercise: &Exercise, score: &Score, results: &[PartResult]) -> Shown {
    let outcome =
        results.iter().find(|result| result.exercise == *exercise.id()).map(|result| result.outcome);
    let lines = score.lines.iter().filter(|line| line.exercise == *exercise.id());
    let level = match (outcome, share_milli(lines)) {
        (None | Some(Outcome::Left), _) => Level::NotDone,
        (Some(Outcome::Void), _) | (Some(Outcome::Scored), None) => Level::Void,
        (Some(Outcome::Scored), Some(share)) => level(share),
    };
    Shown { exercise: exercise.id().clone(), level, skills: exercise.skills().to_vec() }
}

const fn level(share_milli: i64) -> Level {
    if share_milli >= STRONG_MILLI {
        Level::Strong
    } else if share_milli >= GOOD_MILLI {
        Level::Good
    } else {
        Level::Growing
    }
}

/// The share of the points that could be had, in thousandths; `None` when no line counts.
fn share_milli<'l>(lines: impl Iterator<Item = &'l LineScore>) -> Option<i64> {
    let counted = lines.filter_map(|line| Some((line.points_milli?, line.max_milli)));
    let (points, max) = counted.fold((0, 0), |(points, max), line| (points + line.0, max + line.1));
    (max > 0).then(|| points * 1000 / max)
}

/// Every skill that counted, the clearest first; equal ones in the order of the catalogue.
fn skill_shares(score: &Score) -> Vec<(Skill, i64)> {
    let share = |skill: &Skill| {
        let lines = score.lines.iter().filter(|line| line.skill == skill.id());
        Some((*skill, share_milli(lines)?))
    };
    let mut shares: Vec<(Skill, i64)> = Skill::ALL.iter().filter_map(share).collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    shares
}

#[cfg(test)]
mod tests;
