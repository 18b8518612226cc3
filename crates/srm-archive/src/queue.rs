//! What lists show: rows of the index, filtered, counted, in the order of time, code or what is due. Never by points:
//! nobody is ever ranked.

use crate::archive::Archive;
use crate::error::ArchiveError;
use crate::index::{basis_of, purpose_number, purpose_of};
use crate::need::{NeedKind, Needs};
use crate::recompute::Recompute;
use rusqlite::types::Value;
use rusqlite::{Row as SqlRow, params_from_iter};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::score::Basis;
use srm_core::session::Purpose;
use srm_sheet::utc::Utc;
use std::fmt::Write as _;
use uuid::Uuid;

/// Most rows one page gives.
pub const PAGE_ROWS_MAX: usize = 1000;
/// In the column of what is due: nothing is. Later than any time.
pub(crate) const NEVER: i64 = i64::MAX;
/// So many digits of a code leave few rows.
const SELECTIVE_DIGITS: usize = 3;
/// Longest search text used.
const TEXT_CHARS_MAX: usize = 60;

/// A row of the queue within one archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub(crate) i64);

/// One sheet as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which row.
    pub id: RowId,
    /// The sheet's digest.
    pub digest: Digest,
    /// The session.
    pub session: Uuid,
    /// The candidate's code.
    pub code: CandidateCode,
    /// Which attempt.
    pub attempt: u8,
    /// Which set.
    pub set: Id,
    /// Which station.
    pub station: String,
    /// What the session was for.
    pub purpose: Purpose,
    /// When it ended.
    pub ended: Utc,
    /// Whether a trusted signer signed the sheet.
    pub trusted: bool,
    /// Whether its points have been computed again.
    pub recompute: Recompute,
    /// What waits for a person.
    pub needs: Needs,
    /// When the candidate must have the answer, while it is due.
    pub due: Option<Utc>,
    /// Where the points stand, where the set is here.
    pub basis: Option<Basis>,
    /// How many things are wrong with it.
    pub faults: u32,
    /// How many incidents the session had.
    pub incidents: u32,
}

/// What a list is limited to; everything by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what needs this.
    pub need: Option<NeedKind>,
    /// Only what needs at least one of these; everything when it is empty.
    pub any_of: Needs,
    /// Only what needs anything at all, or only what needs nothing.
    pub open: Option<bool>,
    /// The beginning of a code (with or without its hyphen) or of a set's id.
    pub text: String,
    /// Only this set.
    pub set: Option<Id>,
    /// Only this station.
    pub station: Option<String>,
    /// Only sessions that ended then or later.
    pub from: Option<Utc>,
    /// Only sessions that ended before.
    pub until: Option<Utc>,
    /// Only sessions for this.
    pub purpose: Option<Purpose>,
    /// In which order.
    pub order: Order,
}

/// The orders there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The latest session first.
    #[default]
    Latest,
    /// The earliest session first.
    Earliest,
    /// By code and attempt.
    Code,
    /// What is due first comes first; what is not due comes last.
    Due,
}

/// Where the next page begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    key: Value,
    document: i64,
}

/// Some rows, and where to go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<Cursor>,
}

/// How many rows there are, and how many need what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows that fit the filter, whatever they need.
    pub all: usize,
    /// Of these, such that need anything.
    pub open: usize,
    by_need: [usize; NeedKind::ALL.len()],
}

impl Counts {
    /// How many need this.
    pub const fn of(&self, kind: NeedKind) -> usize {
        self.by_need[kind as usize]
    }
}

impl Order {
    /// The key that rows are ordered by, with its direction.
    const fn key(self) -> (&'static str, bool) {
        match self {
            Self::Latest => ("ended", true),
            Self::Earliest => ("ended", false),
            Self::Code => ("code", false),
            Self::Due => ("due", false),
        }
    }
}

const COLUMNS: &str = "sheet.document, document.digest, sheet.session, sheet.code, sheet.attempt, sheet.set_id,
    sheet.station, sheet.purpose, sheet.ended, sheet.trusted, sheet.recompute, sheet.needs, sheet.due, sheet.basis,
    sheet.faults, sheet.incidents";

impl Archive {
    /// A page of rows. `after` is where the page before said to go on; `rows_max` at most [`PAGE_ROWS_MAX`].
    pub fn queue(
        &self,
        filter: &Filter,
        after: Option<&Cursor>,
        rows_max: usize,
    ) -> Result<Page, ArchiveError> {
        let (mut sql, mut values) = condition(filter, true);
        let (key, is_down) = filter.order.key();
        let (than, direction) = if is_down { ("<", "DESC") } else { (">", "ASC") };
        if let Some(Cursor { key: from, document }) = after {
            let _ = write!(sql, " AND ({key}, document) {than} (?, ?)");
            values.extend([from.clone(), Value::Integer(*document)]);
        }
        let limit = rows_max.clamp(1, PAGE_ROWS_MAX);
        // Which rows is told by an index alone; only those shown are read.
        let sql = format!(
            "SELECT document, {key} FROM sheet WHERE {sql} ORDER BY {key} {direction}, document {direction} LIMIT {}",
            limit + 1
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement
            .query_map(params_from_iter(values), |row| Ok((RowId(row.get(0)?), row.get::<_, Value>(1)?)))?;
        let mut found = found.collect::<Result<Vec<_>, _>>()?;
        let is_more = found.len() > limit;
        found.truncate(limit);
        let ids: Vec<RowId> = found.iter().map(|(id, _)| *id).collect();
        let next = found.pop().filter(|_| is_more).map(|(id, key)| Cursor { key, document: id.0 });
        Ok(Page { rows: self.rows(&ids)?, next })
    }

    /// The ids of all rows that fit, in order: for a list that shows any part of itself at once. Ask
    /// [`Archive::rows`] for those in view.
    pub fn list(&self, filter: &Filter) -> Result<Vec<RowId>, ArchiveError> {
        let (sql, values) = condition(filter, true);
        let (key, is_down) = filter.order.key();
        let direction = if is_down { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT document FROM sheet WHERE {sql} ORDER BY {key} {direction}, document {direction}"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let ids = statement.query_map(params_from_iter(values), |row| Ok(RowId(row.get(0)?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Rows by their ids, in the order asked; ids that are gone are left out.
    pub fn rows(&self, ids: &[RowId]) -> Result<Vec<Row>, ArchiveError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM sheet JOIN document ON document.id = sheet.document WHERE sheet.document = ?1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let mut found = statement.query([id.0])?;
            if let Some(row) = found.next()? {
                rows.push(read_row(row)?);
            }
        }
        Ok(rows)
    }

    /// How many rows fit the filter, and how many of those need what. `need` and `open` of the filter are left aside,
    /// so one call gives the numbers of all tabs.
    pub fn counts(&self, filter: &Filter) -> Result<Counts, ArchiveError> {
        let (sql, values) = condition(filter, false);
        // One row for each combination of needs: few.
        let sql = format!("SELECT needs, count(*) FROM sheet WHERE {sql} GROUP BY needs");
        let mut statement = self.db.prepare_cached(&sql)?;
        let groups = statement
            .query_map(params_from_iter(values), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?)))?;
        let mut counts = Counts::default();
        for group in groups {
            let (bits, count) = group?;
            let count = usize::try_from(count).unwrap_or(0);
            let needs = Needs::from_bits(bits);
            counts.all += count;
            counts.open += if needs.is_empty() { 0 } else { count };
            for kind in needs.iter() {
                counts.by_need[kind as usize] += count;
            }
        }
        Ok(counts)
    }

    /// How many rows fit the filter and need at least one of a set, for each of the sets given; all for an empty one.
    pub fn counts_any(&self, filter: &Filter, sets: &[Needs]) -> Result<Vec<usize>, ArchiveError> {
        let (sql, values) = condition(filter, false);
        let sql = format!("SELECT needs, count(*) FROM sheet WHERE {sql} GROUP BY needs");
        let mut statement = self.db.prepare_cached(&sql)?;
        let groups = statement
            .query_map(params_from_iter(values), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?)))?;
        let mut counts = vec![0; sets.len()];
        for group in groups {
            let (bits, count) = group?;
            for (sum, set) in counts.iter_mut().zip(sets) {
                if set.is_empty() || set.bits() & bits != 0 {
                    *sum += usize::try_from(count).unwrap_or(0);
                }
            }
        }
        Ok(counts)
    }

    /// The sheet of a session: the trusted one where there are several, the first that came where that does not
    /// decide.
    pub fn sheet_of_session(&self, session: Uuid) -> Result<Option<Row>, ArchiveError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM sheet JOIN document ON document.id = sheet.document WHERE sheet.session = ?1
             ORDER BY sheet.trusted DESC, sheet.document LIMIT 1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut found = statement.query([session.as_bytes()])?;
        found.next()?.map(read_row).transpose()
    }

    /// The sets and the stations that rows name, for menus.
    pub fn filter_words(&self) -> Result<(Vec<Id>, Vec<String>), ArchiveError> {
        let read = |set: String| Id::parse(&set).ok_or(ArchiveError::Unsound("sheet.set_id"));
        let sets = self.distinct("set_id")?.into_iter().map(read).collect::<Result<_, _>>()?;
        let stations = self.distinct("station")?;
        Ok((sets, stations))
    }
}

impl Archive {
    /// The values of a column, each once: from one to the next along its index, not row by row.
    fn distinct(&self, column: &str) -> Result<Vec<String>, ArchiveError> {
        let sql = format!(
            "WITH RECURSIVE each (word) AS (
               SELECT min({column}) FROM sheet
               UNION ALL SELECT (SELECT min({column}) FROM sheet WHERE {column} > word) FROM each WHERE word IS NOT NULL
             ) SELECT word FROM each WHERE word IS NOT NULL"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let words = statement.query_map([], |row| row.get(0))?;
        Ok(words.collect::<Result<_, _>>()?)
    }
}

/// The filter as SQL with its values. A `+` before a column keeps the planner from the column's own index, which leaves far
/// too many rows to be sorted; the index of the order holds the column, too.
fn condition(filter: &Filter, with_needs: bool) -> (String, Vec<Value>) {
    let mut sql = "1".to_owned();
    let mut values = Vec::new();
    let mut and = |piece: &str, piece_values: Vec<Value>| {
        let _ = write!(sql, " AND {piece}");
        values.extend(piece_values);
    };
    let number = |number: i64| vec![Value::Integer(number)];
    if let Some(kind) = filter.need.filter(|_| with_needs) {
        and(&format!("needs & {} <> 0", kind.bit()), Vec::new());
    }
    if with_needs && !filter.any_of.is_empty() {
        and("sheet.needs & ? <> 0", number(i64::from(filter.any_of.bits())));
    }
    match filter.open.filter(|_| with_needs) {
        Some(true) => and("needs <> 0", Vec::new()),
        Some(false) => and("needs = 0", Vec::new()),
        None => {}
    }
    let text: String = filter.text.trim().chars().take(TEXT_CHARS_MAX).collect();
    if !text.is_empty() {
        // Codes are digits, and ids begin with a letter: the text says which of both it is.
        let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let is_code = digits.starts_with(|c: char| c.is_ascii_digit());
        let (column, from) = if is_code { ("digits", digits) } else { ("set_id", text.to_lowercase()) };
        let until = format!("{from}{}", char::MAX);
        // A short beginning fits most rows: then the index of the order serves better than its own.
        let plus = if is_code && from.len() >= SELECTIVE_DIGITS { "" } else { "+" };
        and(
            &format!("{plus}{column} >= ? AND {plus}{column} < ?"),
            vec![Value::Text(from), Value::Text(until)],
        );
    }
    if let Some(set) = &filter.set {
        and("+set_id = ?", vec![Value::Text(set.as_str().to_owned())]);
    }
    if let Some(station) = &filter.station {
        and("+station = ?", vec![Value::Text(station.clone())]);
    }
    if let Some(from) = filter.from {
        and("ended >= ?", number(from.unix_s()));
    }
    if let Some(until) = filter.until {
        and("ended < ?", number(until.unix_s()));
    }
    if let Some(purpose) = filter.purpose {
        and("purpose = ?", number(purpose_number(purpose)));
    }
    (sql, values)
}

fn read_row(row: &SqlRow<'_>) -> Result<Row, ArchiveError> {
    let unsound = ArchiveError::Unsound;
    let time = |s: i64, name| Utc::from_unix_s(s).ok_or(unsound(name));
    let (code, set): (String, String) = (row.get(3)?, row.get(5)?);
    let basis: Option<i64> = row.get(13)?;
    let due: i64 = row.get(12)?;
    Ok(Row {
        id: RowId(row.get(0)?),
        digest: Digest(row.get(1)?),
        session: Uuid::from_bytes(row.get(2)?),
        code: CandidateCode::try_from(code).map_err(|_| unsound("sheet.code"))?,
        attempt: row.get(4)?,
        set: Id::parse(&set).ok_or(unsound("sheet.set_id"))?,
        station: row.get(6)?,
        purpose: purpose_of(row.get(7)?).ok_or(unsound("sheet.purpose"))?,
        ended: time(row.get(8)?, "sheet.ended")?,
        trusted: row.get(9)?,
        recompute: Recompute::of_number(row.get(10)?).ok_or(unsound("sheet.recompute"))?,
        needs: Needs::from_bits(row.get(11)?),
        due: if due == NEVER { None } else { Some(time(due, "sheet.due")?) },
        basis: basis.map(|basis| basis_of(basis).ok_or(unsound("sheet.basis"))).transpose()?,
        faults: row.get(14)?,
        incidents: row.get(15)?,
    })
}
