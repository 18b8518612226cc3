//! `interview`: the structured motivation interview, a rating form for the recruiter at the desk.
//!
//! Everybody whom a person has decided to take forward is asked the same questions in the same order, with the same
//! follow-ups, and each answer is rated from 1 to 5 by anchors that say what was heard. It is evidence of *motivation for
//! this job*. It does not show whether somebody can do the work: that is what the exercises are for.
//!
//! It is no exercise of a station: never in the route, never part of the total, never a reason to change points.
//!
//! Root: the structured interview with anchored ratings (METHOD §2, §6; Sackett 2022).
//!
//! Main measure: an anchored rating from 1 to 5 for each question; no sum.

use super::lists::{keys, list, new_id, whole};
use super::text::Keys;
use crate::id::Id;
use crate::read::{Doc, Raw};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// The interview form, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    title: String,
    minutes: u16,
    opening: Vec<String>,
    questions: Vec<Question>,
    closing: Vec<String>,
}

/// One question, asked to everybody alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    id: Id,
    words: String,
    follow_ups: Vec<String>,
    anchors: [String; 5],
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Interview", deny_unknown_fields)]
struct File {
    /// Text key of its title.
    title: Raw<String>,
    /// Minutes to plan for it, 10 to 60.
    minutes: Raw<u32>,
    /// Text keys of what the interviewer says first, 1 to 4: what it is for, that notes are taken, the right to stop.
    opening: Raw<Vec<Raw<String>>>,
    /// The questions, 3 to 8, in their order.
    questions: Raw<Vec<Raw<QuestionFile>>>,
    /// Text keys of what the interviewer says last, 1 to 3: what happens next, and when.
    closing: Raw<Vec<Raw<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Question", deny_unknown_fields)]
struct QuestionFile {
    id: Raw<String>,
    words: Raw<String>,
    follow_ups: Raw<Vec<Raw<String>>>,
    anchors: Raw<Vec<Raw<String>>>,
}

/// How many questions a form has: fewer say too little, more tire everybody.
const QUESTIONS: RangeInclusive<usize> = 3..=8;

impl Interview {
    /// Text key of its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Minutes to plan for it.
    pub const fn minutes(&self) -> u16 {
        self.minutes
    }

    /// Text keys of what is said first.
    pub fn opening(&self) -> &[String] {
        &self.opening
    }

    /// The questions, in their order.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Text keys of what is said last.
    pub fn closing(&self) -> &[String] {
        &self.closing
    }
}

impl Question {
    /// Name, as ratings write it.
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// Text key of the question.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Text keys of the follow-ups, asked when the answer leaves them open.
    pub fn follow_ups(&self) -> &[String] {
        &self.follow_ups
    }

    /// Text keys of what was heard that earns a 1, 2, 3, 4 or 5.
    pub const fn anchors(&self) -> &[String; 5] {
        &self.anchors
    }
}

pub(super) fn check(doc: &Doc<'_>, used: &mut Keys) -> Option<Interview> {
    let file: File = doc.document()?;
    let title = used.read(doc, &file.title);
    let minutes = crate::kinds::number(doc, &file.minutes, "minutes", 10..=60);
    let opening = keys(doc, &file.opening, "opening", 1..=4, used);
    let (questions, fine) = list(doc, &file.questions, "questions", QUESTIONS);
    let mut taken = Vec::new();
    let questions = questions.iter().map(|raw| question(doc, raw, &mut taken, used)).collect();
    let questions = whole((questions, fine));
    let closing = keys(doc, &file.closing, "closing", 1..=3, used);
    Some(Interview {
        title: title?,
        minutes: minutes? as u16,
        opening: opening?,
        questions: questions?,
        closing: closing?,
    })
}

fn question(
    doc: &Doc<'_>,
    raw: &Raw<QuestionFile>,
    taken: &mut Vec<Id>,
    used: &mut Keys,
) -> Option<Question> {
    let file = doc.read(raw)?;
    let id = new_id(doc, &file.id, taken, "why-this-job");
    let words = used.read(doc, &file.words);
    let follow_ups = keys(doc, &file.follow_ups, "follow_ups", 1..=4, used);
    let anchors = keys(doc, &file.anchors, "anchors", 5..=5, used);
    Some(Question { id: id?, words: words?, follow_ups: follow_ups?, anchors: anchors?.try_into().ok()? })
}
