//! What the office alone knows of a case, outside any signed document: more raters asked for, the answer given, tries to
//! reach somebody, and forms that are being filled in.

use crate::actor::Actor;
use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::log::{Act, note};
use crate::need::NeedKind;
use crate::people::{self, Known, SEE};
use crate::queue::{Filter, Order, Row};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use srm_core::id::Id;
use srm_sheet::case_file::Office;
use srm_sheet::principal::Role;
use srm_sheet::utc::Utc;
use uuid::Uuid;

/// Most raters one exercise can be given.
pub const RATERS_MAX: u8 = 5;
/// Largest form kept.
pub const DRAFT_BYTES_MAX: usize = 256 << 10;
/// Longest name of a form.
const PLACE_CHARS_MAX: usize = 200;
/// Most people on one call list.
const CALLS_MAX: usize = 1000;

/// How an answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// In a telephone call.
    Call,
    /// In a letter.
    Letter,
    /// Face to face.
    Meeting,
}

impl Means {
    /// Every means.
    pub const ALL: [Self; 3] = [Self::Call, Self::Letter, Self::Meeting];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Letter => "letter",
            Self::Meeting => "meeting",
        }
    }

    /// The means with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.as_str() == word)
    }
}

/// An answer that has been given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Utc,
}

/// One line of the call list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// The case.
    pub row: Row,
    /// Who to call, where the code has a person.
    pub known: Option<Known>,
    /// Tries so far.
    pub tries: u32,
    /// The last try.
    pub last_try: Option<Utc>,
}

impl Archive {
    /// Asks for this many raters of an exercise, more than the rubric wants. Asking for none takes it back.
    pub fn ask_raters(
        &self,
        session: Uuid,
        exercise: &Id,
        raters: u8,
        actor: &Actor,
        at: Utc,
    ) -> Result<(), ArchiveError> {
        actor.must_be(&[Role::Recruiter, Role::Officer], "ask for a further rater")?;
        if raters > RATERS_MAX {
            return Err(ArchiveError::Bad(format!(
                "at most {RATERS_MAX} people rate an exercise; ask for fewer"
            )));
        }
        let tx = self.writing()?;
        if raters == 0 {
            tx.execute(
                "DELETE FROM asked WHERE session = ?1 AND exercise = ?2",
                params![session.as_bytes(), exercise.as_str()],
            )?;
        } else {
            tx.execute(
                "INSERT OR REPLACE INTO asked VALUES (?1, ?2, ?3, ?4, ?5)",
                params![session.as_bytes(), exercise.as_str(), raters, actor.principal(), at.unix_s()],
            )?;
        }
        self.settle_session(&tx, session)?;
        Ok(tx.commit()?)
    }

    /// Notes that the candidate has had the answer.
    pub fn mark_answered(
        &self,
        session: Uuid,
        means: Means,
        actor: &Actor,
        at: Utc,
    ) -> Result<(), ArchiveError> {
        actor.must_be(SEE, "answer a candidate")?;
        let tx = self.writing()?;
        let Some(code) = code_of(&tx, session)? else {
            return Err(ArchiveError::Bad(
                "there is no such session here; import its sheet first".to_owned(),
            ));
        };
        tx.execute(
            "INSERT OR IGNORE INTO answered VALUES (?1, ?2, ?3, ?4)",
            params![session.as_bytes(), means.as_str(), actor.principal(), at.unix_s()],
        )?;
        note(&tx, actor.principal(), Act::Answered, &code, at)?;
        self.settle_session(&tx, session)?;
        Ok(tx.commit()?)
    }

    /// The answer the candidate has had; `None` while it is due.
    pub fn given_answer(&self, session: Uuid) -> Result<Option<Given>, ArchiveError> {
        let mut statement =
            self.db.prepare_cached("SELECT given_by, given_at FROM answered WHERE session = ?1")?;
        let found = statement
            .query_row([session.as_bytes()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        let given = |(by, at): (String, i64)| {
            let at = Utc::from_unix_s(at).ok_or(ArchiveError::Unsound("answered.given_at"))?;
            Ok(Given { by, at })
        };
        found.map(given).transpose()
    }

    /// Notes a try to reach the candidate.
    pub fn note_try(&self, session: Uuid, reached: bool, actor: &Actor, at: Utc) -> Result<(), ArchiveError> {
        actor.must_be(SEE, "call a candidate")?;
        let tx = self.writing()?;
        let Some(code) = code_of(&tx, session)? else {
            return Err(ArchiveError::Bad(
                "there is no such session here; import its sheet first".to_owned(),
            ));
        };
        tx.execute(
            "INSERT INTO contact (code, session, at, reached, tried_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![code, session.as_bytes(), at.unix_s(), reached, actor.principal()],
        )?;
        note(&tx, actor.principal(), Act::Called, &code, at)?;
        Ok(tx.commit()?)
    }

    /// Everybody who waits for an answer, what is due first before the rest, with how to reach them.
    pub fn call_list(&self, actor: &Actor, at: Utc) -> Result<Vec<CallRow>, ArchiveError> {
        actor.must_be(SEE, "see the call list")?;
        let tx = self.writing()?;
        note(&tx, actor.principal(), Act::Listed, "calls", at)?;
        let due = Filter { need: Some(NeedKind::AnswerDue), order: Order::Due, ..Filter::default() };
        let rows = self.queue(&due, None, CALLS_MAX)?.rows;
        let mut calls = Vec::with_capacity(rows.len());
        for row in rows {
            let number = people::number_of(&tx, &row.code)?;
            let known = number.map(|number| people::known(&tx, number)).transpose()?.flatten();
            let (tries, last): (u32, Option<i64>) = tx
                .prepare_cached("SELECT count(*), max(at) FROM contact WHERE session = ?1")?
                .query_row([row.session.as_bytes()], |found| Ok((found.get(0)?, found.get(1)?)))?;
            calls.push(CallRow { row, known, tries, last_try: last.and_then(Utc::from_unix_s) });
        }
        tx.commit()?;
        Ok(calls)
    }

    /// Keeps a form as it stands. `place` says which form, such as `rate/<session>/<exercise>`.
    pub fn save_draft(&self, place: &str, text: &str, actor: &Actor, at: Utc) -> Result<(), ArchiveError> {
        if text.len() > DRAFT_BYTES_MAX || !(1..=PLACE_CHARS_MAX).contains(&place.chars().count()) {
            return Err(ArchiveError::Bad(format!(
                "a form is kept up to {DRAFT_BYTES_MAX} bytes; shorten it"
            )));
        }
        self.db.prepare_cached("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            actor.principal(),
            place,
            text,
            at.unix_s()
        ])?;
        Ok(())
    }

    /// The form a person left; nobody sees another's.
    pub fn draft(&self, place: &str, actor: &Actor) -> Result<Option<String>, ArchiveError> {
        let mut statement =
            self.db.prepare_cached("SELECT text FROM draft WHERE principal = ?1 AND place = ?2")?;
        Ok(statement.query_row(params![actor.principal(), place], |row| row.get(0)).optional()?)
    }

    /// Throws a form away, once it has been signed.
    pub fn drop_draft(&self, place: &str, actor: &Actor) -> Result<(), ArchiveError> {
        self.db.execute(
            "DELETE FROM draft WHERE principal = ?1 AND place = ?2",
            params![actor.principal(), place],
        )?;
        Ok(())
    }

    fn settle_session(&self, tx: &Connection, session: Uuid) -> Result<(), ArchiveError> {
        let mut statement =
            tx.prepare_cached("SELECT document FROM sheet WHERE session = ?1 ORDER BY document")?;
        let sheets = statement
            .query_map([session.as_bytes()], |row| row.get::<_, i64>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        sheets.into_iter().try_for_each(|document| self.settle(tx, document, None))
    }
}

/// What the office knows of a session.
pub(crate) fn office_of(db: &Connection, session: Uuid) -> Result<Office, ArchiveError> {
    let mut office = Office::default();
    let mut statement = db.prepare_cached("SELECT exercise, raters FROM asked WHERE session = ?1")?;
    let asked = statement
        .query_map([session.as_bytes()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u8>(1)?)))?;
    for row in asked {
        let (exercise, raters) = row?;
        let exercise = Id::parse(&exercise).ok_or(ArchiveError::Unsound("asked.exercise"))?;
        office.raters.insert(exercise, raters);
    }
    office.answered =
        db.prepare_cached("SELECT 1 FROM answered WHERE session = ?1")?.exists([session.as_bytes()])?;
    Ok(office)
}

fn code_of(db: &Connection, session: Uuid) -> Result<Option<String>, ArchiveError> {
    let mut statement =
        db.prepare_cached("SELECT code FROM sheet WHERE session = ?1 ORDER BY document LIMIT 1")?;
    Ok(statement.query_row([session.as_bytes()], |row| row.get(0)).optional()?)
}
