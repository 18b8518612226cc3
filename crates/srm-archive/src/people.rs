//! Who a code is. It stands nowhere but in these tables: no document, no index and no export knows it.
//!
//! Recruiters and officers see people; raters and employers are refused, and every look is noted in the access log.

use crate::actor::Actor;
use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::log::{Act, note};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use srm_core::id::CandidateCode;
use srm_core::lang::Lang;
use srm_sheet::principal::Role;
use srm_sheet::utc::Utc;

/// Longest name, contact or group fact.
pub const TEXT_CHARS_MAX: usize = 200;
/// Most people a search gives.
pub const FOUND_MAX: usize = 200;

/// Facts a person gave of their own will, so that it can be seen whether the method is fair. Never shown beside a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GroupFacts {
    /// Sex as the person gave it.
    pub sex: Option<String>,
    /// Age band such as `25-34`.
    pub age_band: Option<String>,
    /// Any other group the programme follows up, in its own words.
    pub other: Option<String>,
}

/// What the office knows of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name as the person writes it.
    pub name: String,
    /// How to reach the person: a telephone number or an address.
    pub contact: String,
    /// The language of letters.
    pub language: Lang,
    /// What the person gave of their own will.
    pub facts: GroupFacts,
}

/// A person with their number here and their codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// The number within this archive.
    pub number: i64,
    /// Who.
    pub person: Person,
    /// The codes, in order.
    pub codes: Vec<CandidateCode>,
}

/// Who sees people.
pub(crate) const SEE: &[Role] = &[Role::Recruiter, Role::Officer];

impl Person {
    fn check(&self) -> Result<(), ArchiveError> {
        let facts = &self.facts;
        let given = [&facts.sex, &facts.age_band, &facts.other].into_iter().flatten();
        for (what, text) in [("name", &self.name), ("contact", &self.contact)]
            .into_iter()
            .chain(given.map(|fact| ("group fact", fact)))
        {
            let count = text.chars().take(TEXT_CHARS_MAX + 1).count();
            if !(1..=TEXT_CHARS_MAX).contains(&count)
                || text.chars().any(char::is_control)
                || text.trim() != text
            {
                return Err(ArchiveError::Bad(format!(
                    "the {what} must be one line of 1 to {TEXT_CHARS_MAX} characters without spaces around it"
                )));
            }
            if srm_sheet::personal_number::find(text).is_some() {
                return Err(ArchiveError::Bad(format!(
                    "the {what} holds a personal identity number; leave it out, it is kept nowhere here"
                )));
            }
        }
        Ok(())
    }
}

impl Archive {
    /// Says who a code is: adds the person, or, where the code has one, changes what is known.
    pub fn link(
        &self,
        code: &CandidateCode,
        person: &Person,
        actor: &Actor,
        at: Utc,
    ) -> Result<i64, ArchiveError> {
        actor.must_be(SEE, "say who a code is")?;
        person.check()?;
        let tx = self.writing()?;
        let known = number_of(&tx, code)?;
        let number = if let Some(number) = known {
            tx.execute(
                "UPDATE person SET name = ?2, name_key = ?3, contact = ?4, language = ?5, sex = ?6, age_band = ?7,
                 other = ?8 WHERE number = ?1",
                rusqlite::params_from_iter(values(number, person)),
            )?;
            number
        } else {
            let number: i64 =
                tx.query_row("SELECT ifnull(max(number), 0) + 1 FROM person_number", [], |row| row.get(0))?;
            // Numbers are used once: the log may still speak of a person who has been erased.
            tx.execute("INSERT INTO person_number VALUES (?1)", [number])?;
            tx.execute(
                "INSERT INTO person (number, name, name_key, contact, language, sex, age_band, other)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                rusqlite::params_from_iter(values(number, person)),
            )?;
            tx.execute(
                "INSERT INTO person_code VALUES (?1, ?2, ?3)",
                params![code.as_str(), number, at.unix_s()],
            )?;
            number
        };
        let act = if known.is_some() { Act::Changed } else { Act::Linked };
        note(&tx, actor.principal(), act, code.as_str(), at)?;
        tx.commit()?;
        Ok(number)
    }

    /// Gives a further code to a person who is known by another one.
    pub fn link_also(
        &self,
        code: &CandidateCode,
        known: &CandidateCode,
        actor: &Actor,
        at: Utc,
    ) -> Result<(), ArchiveError> {
        actor.must_be(SEE, "say who a code is")?;
        let tx = self.writing()?;
        let Some(number) = number_of(&tx, known)? else {
            return Err(ArchiveError::Bad(format!("nobody is known by {known}; add the person first")));
        };
        match number_of(&tx, code)? {
            Some(same) if same == number => return Ok(()),
            Some(_) => {
                return Err(ArchiveError::Bad(format!(
                    "{code} is another person's; take it from them first"
                )));
            }
            None => {}
        }
        tx.execute(
            "INSERT INTO person_code VALUES (?1, ?2, ?3)",
            params![code.as_str(), number, at.unix_s()],
        )?;
        note(&tx, actor.principal(), Act::Linked, code.as_str(), at)?;
        Ok(tx.commit()?)
    }

    /// Takes a code from its person, after a mistake. The person goes with the last code. Gives whether there was one.
    pub fn unlink(&self, code: &CandidateCode, actor: &Actor, at: Utc) -> Result<bool, ArchiveError> {
        actor.must_be(SEE, "say who a code is")?;
        let tx = self.writing()?;
        let was = forget_code(&tx, code.as_str())?;
        if was {
            note(&tx, actor.principal(), Act::Unlinked, code.as_str(), at)?;
        }
        tx.commit()?;
        Ok(was)
    }

    /// Who a code is. Noted in the log, whether or not there is somebody.
    pub fn person_of(
        &self,
        code: &CandidateCode,
        actor: &Actor,
        at: Utc,
    ) -> Result<Option<Known>, ArchiveError> {
        actor.must_be(SEE, "see who a code is")?;
        let tx = self.writing()?;
        note(&tx, actor.principal(), Act::Looked, code.as_str(), at)?;
        let number = number_of(&tx, code)?;
        let known = number.map(|number| known(&tx, number)).transpose()?.flatten();
        tx.commit()?;
        Ok(known)
    }

    /// People whose name or contact holds the text, whatever its case, or who have this code; by name. At most
    /// [`FOUND_MAX`].
    pub fn search_people(&self, text: &str, actor: &Actor, at: Utc) -> Result<Vec<Known>, ArchiveError> {
        actor.must_be(SEE, "search for people")?;
        let text: String = text.trim().to_lowercase().chars().take(TEXT_CHARS_MAX).collect();
        let tx = self.writing()?;
        note(&tx, actor.principal(), Act::Searched, "people", at)?;
        let sql = "SELECT number FROM person WHERE instr(name_key, ?1) OR instr(lower(contact), ?1)
                   OR number IN (SELECT person FROM person_code WHERE code = ?2)
                   ORDER BY name_key, number LIMIT ?3";
        let code =
            CandidateCode::parse(&text).map_or_else(|_| String::new(), |code| code.as_str().to_owned());
        let numbers = {
            let mut statement = tx.prepare_cached(sql)?;
            let rows =
                statement.query_map(params![text, code, FOUND_MAX as i64], |row| row.get::<_, i64>(0))?;
            rows.collect::<Result<Vec<_>, _>>()?
        };
        let mut found = Vec::new();
        for number in numbers {
            found.extend(known(&tx, number)?);
        }
        tx.commit()?;
        Ok(found)
    }
}

/// The number of the person with this code.
pub(crate) fn number_of(db: &Connection, code: &CandidateCode) -> Result<Option<i64>, ArchiveError> {
    let mut statement = db.prepare_cached("SELECT person FROM person_code WHERE code = ?1")?;
    Ok(statement.query_row([code.as_str()], |row| row.get(0)).optional()?)
}

/// A person by number.
pub(crate) fn known(db: &Connection, number: i64) -> Result<Option<Known>, ArchiveError> {
    let sql = "SELECT name, contact, language, sex, age_band, other FROM person WHERE number = ?1";
    let person = db.prepare_cached(sql)?.query_row([number], |row| Ok(read_person(row))).optional()?;
    let Some(person) = person.transpose()? else { return Ok(None) };
    let mut statement = db.prepare_cached("SELECT code FROM person_code WHERE person = ?1 ORDER BY code")?;
    let codes = statement.query_map([number], |row| row.get::<_, String>(0))?;
    let read =
        |code: String| CandidateCode::try_from(code).map_err(|_| ArchiveError::Unsound("person_code.code"));
    let codes = codes.map(|code| read(code?)).collect::<Result<_, ArchiveError>>()?;
    Ok(Some(Known { number, person, codes }))
}

/// Removes a code, and with the last one the person. Gives whether there was such a code.
pub(crate) fn forget_code(tx: &Connection, code: &str) -> Result<bool, ArchiveError> {
    let number: Option<i64> = tx
        .query_row("SELECT person FROM person_code WHERE code = ?1", [code], |row| row.get(0))
        .optional()?;
    let Some(number) = number else { return Ok(false) };
    tx.execute("DELETE FROM person_code WHERE code = ?1", [code])?;
    tx.execute("DELETE FROM contact WHERE code = ?1", [code])?;
    tx.execute(
        "DELETE FROM person WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM person_code WHERE person = ?1)",
        [number],
    )?;
    Ok(true)
}

fn read_person(row: &Row<'_>) -> Result<Person, ArchiveError> {
    let language: String = row.get(2)?;
    Ok(Person {
        name: row.get(0)?,
        contact: row.get(1)?,
        language: Lang::parse(&language).ok_or(ArchiveError::Unsound("person.language"))?,
        facts: GroupFacts { sex: row.get(3)?, age_band: row.get(4)?, other: row.get(5)? },
    })
}

fn values(number: i64, person: &Person) -> Vec<rusqlite::types::Value> {
    use rusqlite::types::Value;
    let text = |text: &str| Value::Text(text.to_owned());
    let given = |fact: &Option<String>| fact.as_deref().map_or(Value::Null, text);
    vec![
        Value::Integer(number),
        text(&person.name),
        Value::Text(person.name.to_lowercase()),
        text(&person.contact),
        text(person.language.code()),
        given(&person.facts.sex),
        given(&person.facts.age_band),
        given(&person.facts.other),
    ]
}
