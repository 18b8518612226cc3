//! The tables of an export and how they are filled.

use super::Codes;
use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::import::{Continue, Progress};
use crate::queue::{Filter, Order};
use crate::{people, retention};
use serde::Serialize;
use srm_core::id::CandidateCode;
use srm_sheet::case_file::CaseFile;
use srm_sheet::digest::Sha;
use srm_sheet::sheet::Sheet;
use std::collections::BTreeMap;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(i64),
    Yes(bool),
    Nothing,
}

/// One column.
pub(super) struct Field {
    pub name: &'static str,
    pub kind: &'static str,
    pub about: &'static str,
}

/// One table.
pub(super) struct Table {
    pub name: &'static str,
    pub about: &'static str,
    pub key: &'static [&'static str],
    pub fields: &'static [Field],
}

const fn text(name: &'static str, about: &'static str) -> Field {
    Field { name, kind: "string", about }
}

const fn number(name: &'static str, about: &'static str) -> Field {
    Field { name, kind: "integer", about }
}

const fn yes(name: &'static str, about: &'static str) -> Field {
    Field { name, kind: "boolean", about }
}

const fn time(name: &'static str, about: &'static str) -> Field {
    Field { name, kind: "datetime", about }
}

const CASE: Field = number("case", "running number of the session within this export");

/// All tables, in the order written.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "sessions",
        about: "one row for each session with a trusted sheet",
        key: &["case"],
        fields: &[
            CASE,
            text("candidate", "salted digest of the code; empty where codes are left out"),
            number("attempt", "which attempt at the set, from 1"),
            text("purpose", "live, trial, demo or simulated"),
            text("set", "the exercise set"),
            text("set_version", "the author's version of the set"),
            text("pack", "digest of the set's files"),
            text("station", "the station"),
            text("language", "the language worked in"),
            number("form", "which parallel form, from 0"),
            time("started", "by the station's clock"),
            time("ended", "by the station's clock"),
            text("ending", "completed, left or ended"),
            text("main_means", "the means of input used most"),
            number("time_factor_milli", "authorised time factor, thousandths"),
            number("incidents", "incidents noted"),
            number("faults", "things wrong with the sheet"),
            text("recomputed", "done, waiting or not-here"),
            text("basis", "above, within, below or incomplete"),
            number("points_least_milli", "least total possible, thousandths of a point"),
            number("points_most_milli", "greatest total possible, thousandths of a point"),
        ],
    },
    Table {
        name: "scores",
        about: "points line by line",
        key: &["case", "line"],
        fields: &[
            CASE,
            number("line", "line of the rubric, from 1"),
            text("exercise", "the exercise"),
            text("skill", "the skill it is evidence of"),
            text("measure", "the measure or the rated criterion"),
            text("rule", "the scoring rule"),
            number("value", "the measured value; a mean rating is in thousandths"),
            number("points_milli", "points, thousandths; empty while open"),
            number("max_milli", "the most the line gives, thousandths"),
        ],
    },
    Table {
        name: "ratings",
        about: "marks that observers gave",
        key: &[],
        fields: &[
            CASE,
            text("exercise", "the exercise"),
            text("criterion", "what was rated"),
            text("rater", "salted digest of the rater, or their number within the case"),
            text("kind", "own or moderated"),
            number("mark", "1 to 5"),
            yes("counts", "whether the rating counts now"),
        ],
    },
    Table {
        name: "decisions",
        about: "decisions, also such as another took the place of",
        key: &[],
        fields: &[
            CASE,
            text("verdict", "forward or not-forward"),
            text("standing", "in-force, waiting-for-second or superseded"),
            yes("needs_second", "whether a second person had to sign"),
            text("basis", "where the points stood for who decided"),
            time("decided", "when"),
        ],
    },
    Table {
        name: "groups",
        about: "what people gave of their own will about themselves",
        key: &["case"],
        fields: &[
            CASE,
            text("sex", "as the person gave it"),
            text("age_band", "as the person gave it"),
            text("other", "any other group"),
        ],
    },
    Table {
        name: "erased",
        about: "documents erased under the rules for keeping: they are not missing",
        key: &["digest"],
        fields: &[
            text("digest", "the document"),
            text("kind", "what it was"),
            time("erased", "when"),
            text("class", "under which class"),
        ],
    },
];

/// Rows as they are collected.
pub(super) struct Writer {
    codes: Codes,
    rows: BTreeMap<&'static str, Vec<Vec<Cell>>>,
}

impl Writer {
    pub fn new(codes: Codes) -> Self {
        Self { codes, rows: BTreeMap::new() }
    }

    pub fn rows(&self, table: &str) -> &[Vec<Cell>] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, table: &'static str, row: Vec<Cell>) {
        self.rows.entry(table).or_default().push(row);
    }

    /// What stands for a name: a salted digest, or nothing.
    fn salted(&self, name: &str) -> Option<String> {
        let Codes::Salted(salt) = self.codes else { return None };
        let mut sha = Sha::new();
        sha.update(&salt);
        sha.update(name.as_bytes());
        Some(sha.finish().to_string().chars().take(32).collect())
    }

    fn candidate(&self, code: &CandidateCode) -> Cell {
        self.salted(code.as_str()).map_or(Cell::Nothing, Cell::Text)
    }
}

impl Archive {
    /// Collects all rows; gives whether it was let run to its end.
    pub(super) fn fill(
        &self,
        writer: &mut Writer,
        with_groups: bool,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<bool, ArchiveError> {
        let ids = self.list(&Filter { order: Order::Earliest, ..Filter::default() })?;
        let total = ids.len();
        let mut number = 0;
        for (done, chunk) in ids.chunks(64).enumerate() {
            for row in self.rows(chunk)?.into_iter().filter(|row| row.trusted) {
                let Some(case) = self.case_file(row.session)?.filter(|case| case.row.id == row.id) else {
                    continue;
                };
                number += 1;
                session(writer, number, &case);
                scores(writer, number, &case.sheet, &case.file);
                judged(writer, number, &case.file);
                if with_groups {
                    self.groups(writer, number, &case.sheet.code)?;
                }
            }
            if progress(Progress { done: ((done + 1) * 64).min(total), total: Some(total) }) == Continue::Stop
            {
                return Ok(false);
            }
        }
        for (stone, erased, class) in retention::tombstones(&self.db)? {
            let cells = [stone.digest.to_string(), stone.kind.name().to_owned(), erased.to_string(), class];
            writer.push("erased", cells.map(Cell::Text).into());
        }
        Ok(true)
    }

    fn groups(&self, writer: &mut Writer, number: i64, code: &CandidateCode) -> Result<(), ArchiveError> {
        let Some(person) = people::number_of(&self.db, code)? else { return Ok(()) };
        let Some(known) = people::known(&self.db, person)? else { return Ok(()) };
        let facts = known.person.facts;
        let given = |fact: Option<String>| fact.map_or(Cell::Nothing, Cell::Text);
        let row = vec![Cell::Number(number), given(facts.sex), given(facts.age_band), given(facts.other)];
        writer.push("groups", row);
        Ok(())
    }
}

fn session(writer: &mut Writer, number: i64, case: &crate::case::OpenCase) {
    let (sheet, row) = (&case.sheet, &case.row);
    let main_means = sheet.means.iter().max_by_key(|(_, count)| **count).map(|(means, _)| means);
    let text = |text: &str| Cell::Text(text.to_owned());
    let recomputed = match row.recompute {
        crate::recompute::Recompute::Waiting => "waiting",
        crate::recompute::Recompute::Done => "done",
        crate::recompute::Recompute::NotHere => "not-here",
    };
    let reach = case.file.case.as_ref().map(|case| case.reach_milli);
    let milli = |points: Option<i64>| points.map_or(Cell::Nothing, Cell::Number);
    let cells = vec![
        Cell::Number(number),
        writer.candidate(&sheet.code),
        Cell::Number(i64::from(sheet.attempt)),
        word(&sheet.purpose),
        text(sheet.set.as_str()),
        text(&sheet.set_version),
        Cell::Text(sheet.pack.to_string()),
        text(&sheet.station),
        text(sheet.language.code()),
        Cell::Number(i64::from(sheet.form)),
        Cell::Text(sheet.started.to_string()),
        Cell::Text(sheet.ended.to_string()),
        word(&sheet.ending),
        main_means.map_or(Cell::Nothing, word),
        word(&sheet.settings.time_factor),
        Cell::Number(sheet.incidents.len() as i64),
        Cell::Number(case.faults.len() as i64),
        text(recomputed),
        case.file.case.as_ref().map_or(Cell::Nothing, |case| word(&case.basis)),
        milli(reach.map(|reach| reach.0)),
        milli(reach.map(|reach| reach.1)),
    ];
    writer.push("sessions", cells);
}

fn scores(writer: &mut Writer, number: i64, sheet: &Sheet, file: &CaseFile) {
    let score = file.case.as_ref().map_or(&sheet.score, |case| &case.score);
    for (index, line) in score.lines.iter().enumerate() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let given = |value: Option<i64>| value.map_or(Cell::Nothing, Cell::Number);
        writer.push(
            "scores",
            vec![
                Cell::Number(number),
                Cell::Number(index as i64 + 1),
                text(line.exercise.as_str()),
                text(&line.skill),
                text(&line.measure),
                text(&line.rule),
                given(line.value),
                given(line.points_milli),
                Cell::Number(line.max_milli),
            ],
        );
    }
}

fn judged(writer: &mut Writer, number: i64, file: &CaseFile) {
    let mut raters: Vec<String> = Vec::new();
    for exercise in &file.exercises {
        for seen in exercise.own.iter().chain(&exercise.moderated) {
            let by = seen.by.as_str().to_owned();
            let place = raters.iter().position(|known| *known == by).unwrap_or_else(|| {
                raters.push(by.clone());
                raters.len() - 1
            });
            let rater = writer.salted(&by).unwrap_or_else(|| (place + 1).to_string());
            for mark in &seen.rating.marks {
                let row = vec![
                    Cell::Number(number),
                    Cell::Text(exercise.exercise.as_str().to_owned()),
                    Cell::Text(mark.criterion.as_str().to_owned()),
                    Cell::Text(rater.clone()),
                    word(&seen.rating.kind),
                    word(&mark.mark),
                    Cell::Yes(file.counted.contains(&seen.digest)),
                ];
                writer.push("ratings", row);
            }
        }
    }
    for seen in &file.decisions {
        let row = vec![
            Cell::Number(number),
            word(&seen.decision.verdict),
            word(&seen.standing),
            Cell::Yes(seen.decision.needs_second),
            word(&seen.decision.seen.basis),
            Cell::Text(seen.decision.at.to_string()),
        ];
        writer.push("decisions", row);
    }
}

/// A value as documents spell it: a word, a number, or the name of what it is.
fn word<T: Serialize>(value: &T) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Cell::Text(word),
        Ok(serde_json::Value::Number(number)) => number.as_i64().map_or(Cell::Nothing, Cell::Number),
        // `{"ended":"unwell"}`: the name says it.
        Ok(serde_json::Value::Object(object)) => {
            object.into_iter().next().map_or(Cell::Nothing, |(name, _)| Cell::Text(name))
        }
        _ => Cell::Nothing,
    }
}
