//! The access log: who looked at or changed what about a person, in a chain that only grows.
//!
//! Each line names the digest of the line before it, so one that was changed or taken out shows. It holds codes and
//! numbers of people, never names. What the rules for keeping let go is cut off at the old end, and the cut is noted.

use crate::actor::Actor;
use crate::archive::Archive;
use crate::error::ArchiveError;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_core::digest::Digest;
use srm_sheet::digest::sha256;
use srm_sheet::principal::Role;
use srm_sheet::utc::Utc;

/// Most lines one page gives.
pub const PAGE_LINES_MAX: usize = 1000;

macro_rules! acts {
    ($($name:ident $word:literal $doc:literal)*) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Act { $(#[doc = $doc] $name),* }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its word in the log; also the end of its message id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

acts! {
    Linked "linked" "A code was given a person."
    Unlinked "unlinked" "A code was taken from a person."
    Changed "changed" "What is known of a person was changed."
    Looked "looked" "A person's data was looked at."
    Searched "searched" "People were searched for."
    Listed "listed" "The call list was shown."
    Called "called" "A try to reach a person was noted."
    Answered "answered" "An answer was noted as given."
    Copied "copied" "A person got the copy of all that is kept about them."
    Exported "exported" "Data without names was exported."
    Erased "erased" "Data was erased under the rules for keeping."
    TrustSet "trust-set" "Whom to trust was changed."
    LogCut "log-cut" "Old lines of this log were let go."
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Its number, from 1.
    pub seq: i64,
    /// When, by the office's clock.
    pub at: Utc,
    /// Who.
    pub actor: String,
    /// What, as a word of [`Act`].
    pub act: String,
    /// About which code, person number or class.
    pub subject: String,
    /// Digest of the line before.
    pub prev: Digest,
    /// Digest of this line.
    pub digest: Digest,
}

impl LogLine {
    fn digest_of(seq: i64, at: i64, actor: &str, act: &str, subject: &str, prev: &Digest) -> Digest {
        // Lengths first, so that no text can pass for two.
        let lengths = format!("{} {} {}", actor.len(), act.len(), subject.len());
        sha256(
            format!("srm-access/1\n{seq}\n{at}\n{lengths}\n{actor}\n{act}\n{subject}\n{prev}\n").as_bytes(),
        )
    }
}

/// What checking the log gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogCheck {
    /// Every line follows from the one before; so many there are.
    Whole(usize),
    /// A line was changed, added or taken out by somebody.
    Broken {
        /// The first line that does not fit.
        seq: i64,
    },
}

/// Adds a line, inside the caller's transaction.
pub(crate) fn note(
    tx: &Connection,
    actor: &str,
    act: Act,
    subject: &str,
    at: Utc,
) -> Result<(), ArchiveError> {
    let last = tx
        .prepare_cached("SELECT seq, digest FROM access ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, Digest(row.get(1)?))))
        .optional()?;
    let (seq, prev) = last.map_or((1, Digest::ZERO), |(seq, digest)| (seq + 1, digest));
    let digest = LogLine::digest_of(seq, at.unix_s(), actor, act.as_str(), subject, &prev);
    tx.prepare_cached("INSERT INTO access VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(params![
        seq,
        at.unix_s(),
        actor,
        act.as_str(),
        subject,
        prev.0,
        digest.0
    ])?;
    Ok(())
}

/// Lets go of lines before `cutoff`, except the last of all, and notes that.
pub(crate) fn cut(tx: &Connection, actor: &str, cutoff: Utc, at: Utc) -> Result<usize, ArchiveError> {
    tx.execute("INSERT INTO meta VALUES ('log-cut', ?1)", [cutoff.unix_s().to_string()])?;
    let gone = tx.execute(
        "DELETE FROM access WHERE at < ?1 AND seq < (SELECT max(seq) FROM access)
         AND seq < ifnull((SELECT min(seq) FROM access WHERE at >= ?1), 9223372036854775807)",
        [cutoff.unix_s()],
    )?;
    tx.execute("DELETE FROM meta WHERE key = 'log-cut'", [])?;
    if gone > 0 {
        note(tx, actor, Act::LogCut, &gone.to_string(), at)?;
    }
    Ok(gone)
}

impl Archive {
    /// Notes an act that the program does itself, such as an export.
    pub fn note(&self, actor: &Actor, act: Act, subject: &str, at: Utc) -> Result<(), ArchiveError> {
        let tx = self.writing()?;
        note(&tx, actor.principal(), act, subject, at)?;
        Ok(tx.commit()?)
    }

    /// Lines before the one with this number (the latest for `None`), latest first. Raters may not read the log.
    pub fn log_page(
        &self,
        before: Option<i64>,
        lines_max: usize,
        actor: &Actor,
    ) -> Result<Vec<LogLine>, ArchiveError> {
        actor.must_be(&[Role::Officer, Role::Recruiter], "read the access log")?;
        let mut statement = self.db.prepare_cached(
            "SELECT seq, at, actor, act, subject, prev, digest FROM access WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2",
        )?;
        let limit = lines_max.min(PAGE_LINES_MAX) as i64;
        let rows = statement.query_map(params![before.unwrap_or(i64::MAX), limit], read_line)?;
        rows.map(|row| row?).collect()
    }

    /// Checks every line against the one before it.
    pub fn check_log(&self) -> Result<LogCheck, ArchiveError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT seq, at, actor, act, subject, prev, digest FROM access ORDER BY seq")?;
        let mut before: Option<(i64, Digest)> = None;
        let mut count = 0;
        for line in statement.query_map([], read_line)? {
            let line = line??;
            let LogLine { seq, at, actor, act, subject, prev, digest } = &line;
            let follows = before.is_none_or(|(last, head)| *seq == last + 1 && *prev == head);
            if !follows || LogLine::digest_of(*seq, at.unix_s(), actor, act, subject, prev) != *digest {
                return Ok(LogCheck::Broken { seq: *seq });
            }
            before = Some((*seq, *digest));
            count += 1;
        }
        Ok(LogCheck::Whole(count))
    }
}

fn read_line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<LogLine, ArchiveError>> {
    let at: i64 = row.get(1)?;
    let line = |at| -> rusqlite::Result<LogLine> {
        Ok(LogLine {
            seq: row.get(0)?,
            at,
            actor: row.get(2)?,
            act: row.get(3)?,
            subject: row.get(4)?,
            prev: Digest(row.get(5)?),
            digest: Digest(row.get(6)?),
        })
    };
    Ok(match Utc::from_unix_s(at) {
        Some(at) => Ok(line(at)?),
        None => Err(ArchiveError::Unsound("access.at")),
    })
}
