//! Lists for the office and for employers: calls to make, accepted people. Never in an order that says who did better.

use crate::answer::{Going, skill_name};
use crate::attestation::grouped;
use crate::date;
use crate::paper::{Block, Paper, left_to_right};
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::say::Say;
use srm_core::session::Purpose;
use srm_core::skill::Skill;
use srm_sheet::judgement::{Accepted, AcceptedEntry};
use srm_sheet::utc::Utc;
use srm_text::Words;

/// Somebody who waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The answer is due before this moment.
    pub by: Utc,
    /// The candidate's code.
    pub code: CandidateCode,
    /// The person's name, from the office's own register.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// The language to speak, by its own name.
    pub language: String,
    /// What has been decided, once it has.
    pub going: Option<Going>,
    /// How often it was tried.
    pub tried: u32,
}

/// The calls of a day, whoever's time runs out first at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallList {
    /// The calls, in any order.
    pub calls: Vec<Call>,
    /// When it is printed.
    pub at: Utc,
    /// Whether it was made to try the program.
    pub is_demo: bool,
}

impl CallList {
    /// The list in the language of `words`.
    pub fn paper(&self, words: &Words) -> Paper {
        let text = |id: &str| words.text(id);
        let paper = Paper::new(words, "call-kicker", &text("call-title")).wide().demo(words, self.is_demo);
        let paper = paper.text(text("call-lead"));
        let printed = Say::new("call-printed").verbatim("at", date::moment(words, self.at));
        if self.calls.is_empty() {
            return paper.text(text("call-empty")).small(words.say(&printed));
        }
        let mut calls: Vec<&Call> = self.calls.iter().collect();
        calls.sort_by(|a, b| (a.by, &a.code).cmp(&(b.by, &b.code)));
        let answer = |going| match going {
            Some(Going::Forward) => text("call-forward"),
            Some(Going::NotForward) => text("call-not-forward"),
            None => "–".to_owned(),
        };
        let row = |call: &&Call| {
            let (name, phone) = (or_dash(&call.name), left_to_right(&or_dash(&call.phone)));
            vec![
                date::moment(words, call.by),
                left_to_right(call.code.as_str()),
                name,
                phone,
                or_dash(&call.language),
                answer(call.going),
                call.tried.to_string(),
                String::new(),
            ]
        };
        let head = [
            "call-by",
            "call-code",
            "call-name",
            "call-phone",
            "call-language",
            "call-answer",
            "call-tried",
            "call-reached",
        ];
        let rows = calls.iter().map(row).collect();
        let shares = vec![5, 4, 6, 5, 4, 4, 3, 8];
        paper.with(Block::Table { shares, head: head.map(text).to_vec(), rows }).small(words.say(&printed))
    }
}

/// A cell with no words would be one to write in.
fn or_dash(text: &str) -> String {
    if text.trim().is_empty() { "–".to_owned() } else { text.trim().to_owned() }
}

/// Somebody who goes on and has agreed that the employer may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedRow {
    /// The candidate's code.
    pub code: CandidateCode,
    /// The occupation, in the language of the page.
    pub occupation: String,
    /// The skills shown.
    pub skills: Vec<Skill>,
    /// When the person agreed.
    pub agreed: Utc,
}

/// The employer's list of accepted people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedPage {
    /// The employer.
    pub employer: String,
    /// Title of the set, in the language of the page.
    pub set: String,
    /// The people, in any order.
    pub rows: Vec<AcceptedRow>,
    /// Digest of the signed list.
    pub digest: Digest,
    /// Fingerprint of the key that signed.
    pub fingerprint: String,
    /// Whether it was made to try the program.
    pub is_demo: bool,
}

impl AcceptedPage {
    /// The page of a signed list. `employer` and `set` are their names in the language of the page.
    pub fn of(list: &Accepted, employer: String, set: String, digest: Digest, fingerprint: String) -> Self {
        let row = |entry: &AcceptedEntry| AcceptedRow {
            code: entry.code.clone(),
            occupation: entry.occupation.as_str().to_owned(),
            skills: entry.skills.clone(),
            agreed: entry.agreed.start(),
        };
        let rows = list.entries.iter().map(row).collect();
        Self { employer, set, rows, digest, fingerprint, is_demo: list.purpose != Purpose::Live }
    }

    /// The list in the language of `words`, in the order of the codes.
    pub fn paper(&self, words: &Words) -> Paper {
        let text = |id: &str| words.text(id);
        let facts = vec![
            (text("accepted-employer"), self.employer.clone()),
            (text("accepted-set"), self.set.clone()),
            (text("accepted-digest"), grouped(&self.digest.to_string())),
            (text("attestation-key"), left_to_right(&self.fingerprint)),
        ];
        let paper = Paper::new(words, "accepted-kicker", &self.employer)
            .demo(words, self.is_demo)
            .text(text("accepted-lead"))
            .with(Block::Facts { items: facts });
        if self.rows.is_empty() {
            return paper.text(text("accepted-none"));
        }
        let mut rows: Vec<&AcceptedRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        let row = |row: &&AcceptedRow| {
            let skills = date::list(words, row.skills.iter().map(|skill| skill_name(words, *skill)));
            let agreed = date::day(words, row.agreed);
            vec![left_to_right(row.code.as_str()), or_dash(&row.occupation), or_dash(&skills), agreed]
        };
        let head = ["accepted-code", "accepted-occupation", "accepted-skills", "accepted-agreed"];
        let rows = rows.iter().map(row).collect();
        paper.with(Block::Table { shares: vec![3, 4, 7, 4], head: head.map(text).to_vec(), rows })
    }
}
