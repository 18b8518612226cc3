//! How long what is kept, on which legal ground, and how it goes: planned in a dry run, erased with a signed report.
//!
//! An erased document leaves a tombstone (digest, kind, when, under which class), so it is never called missing and
//! never comes in again. Its session is erased from the station's ledger too, where the chain stays whole.

use crate::actor::Actor;
use crate::archive::{Archive, ArchiveKind};
use crate::check::check;
use crate::error::ArchiveError;
use crate::import::Outcome;
use crate::log::{self, Act, note};
use crate::people;
use crate::schema::INDEX_TABLES;
use crate::store::{Came, EXTENDED, ledger_of, retire};
use rusqlite::{Connection, params};
use serde::Serialize;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Purpose;
use srm_sheet::day::Day;
use srm_sheet::judgement::office::{DeletionFormat, ERASED_MAX};
use srm_sheet::judgement::{Deletion, Tombstone};
use srm_sheet::principal::{Principal, Role};
use srm_sheet::utc::Utc;
use srm_sheet::verify::Kind;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Seconds of a month here: a twelfth of a year of 365.25 days.
const MONTH_S: i64 = 2_629_800;

/// What a class holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Cases: the sheet, all judgements about it, and the person when no other case is left.
    Cases(&'static str),
    /// Ratings whose sheet never came.
    EarlyRatings,
    /// People whose code never had a sheet.
    PeopleAlone,
    /// Rows of one table, older by this column.
    Rows(&'static str, &'static str),
    /// The access log.
    Log,
}

/// One class of data: how long it is kept, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Its id, also the end of its message ids.
    pub id: &'static str,
    /// Id of the legal ground, also the end of a message id.
    pub ground: &'static str,
    /// How long it is kept, months.
    pub months: u32,
    /// What the months count from, in a few words.
    pub from: &'static str,
    holds: Holds,
}

/// Sessions with the moment their time begins, of the purposes this class is about.
const DECIDED: &str = "
SELECT sheet.document, sheet.session, sheet.code, max(judgement.made_at) AS since FROM sheet
JOIN judgement ON judgement.code = sheet.code AND judgement.kind = 'srm-decision' AND judgement.attempt = sheet.attempt
WHERE sheet.purpose = 0 GROUP BY sheet.document";
const UNDECIDED: &str = "
SELECT document, session, code, ended AS since FROM sheet WHERE purpose = 0 AND NOT EXISTS (
  SELECT 1 FROM judgement WHERE judgement.code = sheet.code AND judgement.kind = 'srm-decision'
  AND judgement.attempt = sheet.attempt)";
const TRIALS: &str = "SELECT document, session, code, ended AS since FROM sheet WHERE purpose = 1";
const PRACTICE: &str = "SELECT document, session, code, ended AS since FROM sheet WHERE purpose IN (2, 3)";

/// All classes. The table of `docs/office.md` says the same, a test compares them.
pub const CLASSES: &[Class] = &[
    Class {
        id: "decided",
        ground: "discrimination-claim",
        months: 24,
        from: "the last decision",
        holds: Holds::Cases(DECIDED),
    },
    Class {
        id: "undecided",
        ground: "discrimination-claim",
        months: 24,
        from: "the session",
        holds: Holds::Cases(UNDECIDED),
    },
    Class {
        id: "trial",
        ground: "calibration",
        months: 12,
        from: "the session",
        holds: Holds::Cases(TRIALS),
    },
    Class {
        id: "practice",
        ground: "nobody-in-it",
        months: 12,
        from: "the session",
        holds: Holds::Cases(PRACTICE),
    },
    Class {
        id: "early-ratings",
        ground: "purpose-ended",
        months: 6,
        from: "the rating",
        holds: Holds::EarlyRatings,
    },
    Class {
        id: "people-alone",
        ground: "purpose-ended",
        months: 6,
        from: "the day the code was given",
        holds: Holds::PeopleAlone,
    },
    Class {
        id: "calls",
        ground: "purpose-ended",
        months: 6,
        from: "the call",
        holds: Holds::Rows("contact", "at"),
    },
    Class {
        id: "drafts",
        ground: "purpose-ended",
        months: 3,
        from: "the last change",
        holds: Holds::Rows("draft", "saved_at"),
    },
    Class { id: "access-log", ground: "accountability", months: 60, from: "the access", holds: Holds::Log },
];

/// What would go of one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedClass {
    /// The class.
    pub class: String,
    /// The legal ground for having kept it.
    pub ground: String,
    /// Everything from before this day goes.
    pub cutoff: Day,
    /// Documents, by digest.
    pub documents: Vec<Tombstone>,
    /// How many sessions these are of.
    pub sessions: usize,
    /// Codes that have no session left afterwards; who they are goes too.
    pub codes: Vec<CandidateCode>,
    /// Rows that are no documents.
    pub rows: usize,
}

/// What a purge would do: a dry run, and exactly what is then done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// When it was made.
    pub at: Utc,
    /// Class by class; such that lose nothing are left out.
    pub classes: Vec<PlannedClass>,
}

/// What a purge did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Purged {
    /// The signed reports, now in the archive.
    pub reports: Vec<Digest>,
    /// Documents erased.
    pub documents: usize,
    /// Codes whose person is no longer known.
    pub codes: usize,
    /// Rows of other tables, log lines included.
    pub rows: usize,
}

/// Makes and signs a report: given the report's words, gives the signed file.
pub type SignDeletion<'a> = dyn FnMut(Deletion) -> Result<Vec<u8>, ArchiveError> + 'a;

struct Case {
    document: i64,
    session: Uuid,
    code: String,
}

impl Plan {
    /// Whether nothing would go.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }
}

impl Archive {
    /// What has had its time at `now`. Changes nothing.
    pub fn plan_purge(&self, now: Utc) -> Result<Plan, ArchiveError> {
        let tx = self.db.unchecked_transaction()?;
        let mut classes = Vec::new();
        for class in CLASSES {
            let planned = planned(&tx, class, now)?;
            if !planned.documents.is_empty() || planned.rows > 0 || !planned.codes.is_empty() {
                classes.push(planned);
            }
        }
        Ok(Plan { at: now, classes })
    }

    /// Erases what the plan names, all or nothing, and keeps a signed report of each class of documents. The plan must
    /// still be true: if anything has changed since, nothing is done. `ids` gives each report an id of its own.
    pub fn purge(
        &self,
        plan: &Plan,
        actor: &Actor,
        ids: &mut dyn FnMut() -> Uuid,
        sign: &mut SignDeletion<'_>,
    ) -> Result<Purged, ArchiveError> {
        actor.must_be(&[Role::Officer, Role::Recruiter], "erase what has had its time")?;
        let by = Principal::parse(actor.principal()).ok_or(ArchiveError::Unsound("actor"))?;
        let list = self.trust()?;
        let tx = self.writing()?;
        let mut done = Purged::default();
        let mut classes = Vec::with_capacity(plan.classes.len());
        for planned_class in &plan.classes {
            let class = CLASSES.iter().find(|class| class.id == planned_class.class);
            match class
                .map(|class| Ok::<_, ArchiveError>((class, planned(&tx, class, plan.at)?)))
                .transpose()?
            {
                Some((class, now)) if now == *planned_class => classes.push((class, planned_class)),
                _ => {
                    return Err(ArchiveError::Bad(format!(
                        "the plan is no longer true for `{}`: something came or went since; make a new plan",
                        planned_class.class
                    )));
                }
            }
        }
        for (class, planned_class) in classes {
            for part in planned_class.documents.chunks(ERASED_MAX) {
                let deletion = Deletion {
                    format: DeletionFormat::V1,
                    purpose: self.purpose_of(class),
                    deletion: ids(),
                    class: id(class.id)?,
                    ground: id(class.ground)?,
                    cutoff: planned_class.cutoff,
                    erased: part.to_vec(),
                    by: by.clone(),
                    at: plan.at,
                };
                let bytes = sign(deletion)?;
                let name = format!("{}-{}.srm-deletion", class.id, planned_class.cutoff);
                let checked = check(&name, &bytes, &list.allowed, None, plan.at)
                    .map_err(|refused| ArchiveError::Bad(format!("the report: {refused}")))?;
                let digest = checked.digest;
                let came =
                    Came { name: &name, bytes: &bytes, received: plan.at, brought_by: actor.principal() };
                match self.store(&tx, &checked, &came, &list)? {
                    Outcome::Stored { .. } | Outcome::Already { .. } => done.reports.push(digest),
                    Outcome::Refused(refused) => {
                        return Err(ArchiveError::Bad(format!("the report: {refused}")));
                    }
                }
            }
            self.erase(&tx, class, planned_class, plan.at, actor, &mut done)?;
            note(&tx, actor.principal(), Act::Erased, class.id, plan.at)?;
        }
        tx.commit()?;
        // What was overwritten in the file must not stand in the file beside it.
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(done)
    }

    fn purpose_of(&self, class: &Class) -> Purpose {
        match (self.kind(), class.holds) {
            (ArchiveKind::Demo, _) => Purpose::Demo,
            (_, Holds::Cases(TRIALS)) => Purpose::Trial,
            (_, Holds::Cases(PRACTICE)) => Purpose::Simulated,
            _ => Purpose::Live,
        }
    }

    fn erase(
        &self,
        tx: &Connection,
        class: &Class,
        planned: &PlannedClass,
        at: Utc,
        actor: &Actor,
        done: &mut Purged,
    ) -> Result<(), ArchiveError> {
        let cutoff = planned.cutoff.start().unix_s();
        match class.holds {
            Holds::Log => done.rows += log::cut(tx, actor.principal(), planned.cutoff.start(), at)?,
            Holds::Rows(table, column) => {
                done.rows += tx.execute(&format!("DELETE FROM {table} WHERE {column} < ?1"), [cutoff])?;
            }
            Holds::PeopleAlone | Holds::EarlyRatings => {}
            Holds::Cases(sql) => {
                let sessions: BTreeSet<Uuid> =
                    cases(tx, sql, cutoff)?.iter().map(|case| case.session).collect();
                for session in &sessions {
                    tx.execute("INSERT OR IGNORE INTO erased_session VALUES (?1)", [session.as_bytes()])?;
                    for table in ["asked", "answered", "contact"] {
                        let sql = format!("DELETE FROM {table} WHERE session = ?1");
                        tx.execute(&sql, [session.as_bytes()])?;
                    }
                    tx.execute("DELETE FROM draft WHERE instr(place, ?1)", [session.to_string()])?;
                }
                self.erase_from_ledgers(tx, &sessions, at)?;
            }
        }
        for stone in &planned.documents {
            let document: i64 =
                tx.query_row("SELECT id FROM document WHERE digest = ?1", [stone.digest.0], |row| {
                    row.get(0)
                })?;
            bury(tx, document, class.id, at)?;
            done.documents += 1;
        }
        for code in &planned.codes {
            done.codes += usize::from(people::forget_code(tx, code.as_str())?);
        }
        Ok(())
    }

    /// Erases what ledgers say of these sessions. The ledger without it takes the old one's place.
    fn erase_from_ledgers(
        &self,
        tx: &Connection,
        sessions: &BTreeSet<Uuid>,
        at: Utc,
    ) -> Result<(), ArchiveError> {
        let list = self.trust()?;
        let mut statement = tx.prepare("SELECT document FROM ledger ORDER BY document")?;
        let ledgers = statement.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
        drop(statement);
        for document in ledgers {
            let Some(mut ledger) = ledger_of(tx, document)? else { continue };
            let erased: usize = sessions.iter().map(|session| ledger.erase_session(*session)).sum();
            if erased == 0 {
                continue;
            }
            let (name, brought_by): (String, String) =
                tx.query_row("SELECT name, brought_by FROM document WHERE id = ?1", [document], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
            let text = ledger.to_text().map_err(|_| ArchiveError::Unsound("ledger"))?;
            let checked = check("ledger.jsonl", text.as_bytes(), &list.allowed, None, at)
                .map_err(|_| ArchiveError::Unsound("ledger"))?;
            retire(tx, document, at)?;
            let came = Came { name: &name, bytes: text.as_bytes(), received: at, brought_by: &brought_by };
            self.store(tx, &checked, &came, &list)?;
        }
        Ok(())
    }
}

/// Leaves a tombstone in a document's place.
fn bury(tx: &Connection, document: i64, class: &str, at: Utc) -> Result<(), ArchiveError> {
    tx.execute(
        "UPDATE document SET erased = ?2, erased_class = ?3, name = '' WHERE id = ?1",
        params![document, at.unix_s(), class],
    )?;
    tx.execute("DELETE FROM file WHERE document = ?1", [document])?;
    for table in INDEX_TABLES {
        tx.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [document])?;
    }
    Ok(())
}

fn planned(tx: &Connection, class: &Class, now: Utc) -> Result<PlannedClass, ArchiveError> {
    let before = now.unix_s().saturating_sub(i64::from(class.months) * MONTH_S).max(0);
    let cutoff = Day::of(Utc::from_unix_s(before).ok_or(ArchiveError::Unsound("time"))?);
    let cutoff_s = cutoff.start().unix_s();
    let mut plan = PlannedClass {
        class: class.id.to_owned(),
        ground: class.ground.to_owned(),
        cutoff,
        documents: Vec::new(),
        sessions: 0,
        codes: Vec::new(),
        rows: 0,
    };
    let count = |sql: &str| -> Result<usize, ArchiveError> {
        let count: i64 = tx.query_row(sql, [cutoff_s], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    };
    match class.holds {
        Holds::Log => {
            plan.rows = count(
                "SELECT count(*) FROM access WHERE at < ?1 AND seq < (SELECT max(seq) FROM access)
                 AND seq < ifnull((SELECT min(seq) FROM access WHERE at >= ?1), 9223372036854775807)",
            )?;
        }
        Holds::Rows(table, column) => {
            plan.rows = count(&format!("SELECT count(*) FROM {table} WHERE {column} < ?1"))?;
        }
        Holds::PeopleAlone => {
            let sql = "SELECT code FROM person_code WHERE linked_at < ?1
                       AND NOT EXISTS (SELECT 1 FROM sheet WHERE sheet.code = person_code.code) ORDER BY code";
            let mut statement = tx.prepare(sql)?;
            for code in statement.query_map([cutoff_s], |row| row.get::<_, String>(0))? {
                plan.codes.push(read_code(code?)?);
            }
        }
        Holds::EarlyRatings => {
            let sql = "SELECT document FROM judgement WHERE kind = 'srm-rating' AND made_at < ?1
                       AND NOT EXISTS (SELECT 1 FROM sheet WHERE sheet.code = judgement.code)";
            let mut statement = tx.prepare(sql)?;
            for document in statement.query_map([cutoff_s], |row| row.get::<_, i64>(0))? {
                plan.documents.push(stone(tx, document?)?);
            }
        }
        Holds::Cases(sql) => plan_cases(tx, &cases(tx, sql, cutoff_s)?, &mut plan)?,
    }
    plan.documents.sort();
    plan.documents.dedup();
    Ok(plan)
}

/// The documents of these cases: the sheets, and the judgements about codes that have no other sheet.
fn plan_cases(tx: &Connection, cases: &[Case], plan: &mut PlannedClass) -> Result<(), ArchiveError> {
    let going: BTreeSet<i64> = cases.iter().map(|case| case.document).collect();
    let sessions: BTreeSet<Uuid> = cases.iter().map(|case| case.session).collect();
    plan.sessions = sessions.len();
    let codes: BTreeSet<&str> = cases.iter().map(|case| case.code.as_str()).collect();
    for document in &going {
        plan.documents.push(stone(tx, *document)?);
    }
    let mut sheets = tx.prepare_cached("SELECT document, attempt FROM sheet WHERE code = ?1")?;
    let mut judgements = tx.prepare_cached("SELECT document, attempt FROM judgement WHERE code = ?1")?;
    for code in codes {
        let of =
            |statement: &mut rusqlite::CachedStatement<'_>| -> Result<Vec<(i64, Option<i64>)>, ArchiveError> {
                let rows = statement.query_map([code], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            };
        let staying: BTreeSet<Option<i64>> = of(&mut sheets)?
            .into_iter()
            .filter(|(document, _)| !going.contains(document))
            .map(|(_, attempt)| attempt)
            .collect();
        for (document, attempt) in of(&mut judgements)? {
            // What names no attempt (an attestation) goes with the last one.
            let stays = if attempt.is_some() { staying.contains(&attempt) } else { !staying.is_empty() };
            if !stays {
                plan.documents.push(stone(tx, document)?);
            }
        }
        if staying.is_empty() {
            plan.codes.push(read_code(code.to_owned())?);
        }
    }
    Ok(())
}

fn cases(tx: &Connection, sql: &str, cutoff_s: i64) -> Result<Vec<Case>, ArchiveError> {
    let sql = format!("SELECT document, session, code FROM ({sql}) WHERE since < ?1 ORDER BY document");
    let mut statement = tx.prepare_cached(&sql)?;
    let rows = statement.query_map([cutoff_s], |row| {
        Ok(Case { document: row.get(0)?, session: Uuid::from_bytes(row.get(1)?), code: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stone(tx: &Connection, document: i64) -> Result<Tombstone, ArchiveError> {
    let mut statement = tx.prepare_cached("SELECT digest, kind FROM document WHERE id = ?1")?;
    let (digest, kind) =
        statement.query_row([document], |row| Ok((Digest(row.get(0)?), row.get::<_, String>(1)?)))?;
    let kind = Kind::from_name(&kind).ok_or(ArchiveError::Unsound("document.kind"))?;
    Ok(Tombstone { digest, kind })
}

fn read_code(code: String) -> Result<CandidateCode, ArchiveError> {
    CandidateCode::try_from(code).map_err(|_| ArchiveError::Unsound("code"))
}

fn id(text: &str) -> Result<Id, ArchiveError> {
    Id::parse(text).ok_or(ArchiveError::Unsound("class"))
}

/// Tombstones with what they say, oldest first: for exports, which call them erased, not missing.
pub(crate) fn tombstones(db: &Connection) -> Result<Vec<(Tombstone, Utc, String)>, ArchiveError> {
    let mut statement = db.prepare_cached(
        "SELECT id, erased, erased_class FROM document WHERE erased IS NOT NULL AND erased_class <> ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([EXTENDED], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut all = Vec::new();
    for row in rows {
        let (document, erased, class) = row?;
        let erased = Utc::from_unix_s(erased).ok_or(ArchiveError::Unsound("document.erased"))?;
        all.push((stone(db, document)?, erased, class));
    }
    Ok(all)
}
