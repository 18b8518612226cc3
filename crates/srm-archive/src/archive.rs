//! Opening and creating an archive, and what every use of it shares.

use crate::error::ArchiveError;
use crate::packs::Shelf;
use crate::schema::{APPLICATION_ID, LAYOUT, TABLES};
use crate::trust::TrustCache;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior};
use srm_core::session::Purpose;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another program that is writing.
const BUSY: Duration = Duration::from_mins(1);

/// What an archive is for: chosen when it is created, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveKind {
    /// Real candidates: only `live` sessions are decided.
    Live,
    /// Trying things out: only `demo` and `simulated` sessions come in, and everything made here is `demo` for ever.
    Demo,
}

impl ArchiveKind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Demo => "demo",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Live, Self::Demo].into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether sessions for this purpose may be kept here.
    pub const fn takes(self, purpose: Purpose) -> bool {
        match self {
            Self::Live => true,
            Self::Demo => matches!(purpose, Purpose::Demo | Purpose::Simulated),
        }
    }

    /// Whether sessions for this purpose are decided here.
    pub const fn decides(self, purpose: Purpose) -> bool {
        match self {
            Self::Live => matches!(purpose, Purpose::Live),
            Self::Demo => matches!(purpose, Purpose::Demo | Purpose::Simulated),
        }
    }
}

/// An open archive: one connection, for one thread. Others open their own with [`Archive::another`]; any number of
/// threads and programs may use the same file at once.
#[derive(Debug)]
pub struct Archive {
    pub(crate) db: Connection,
    pub(crate) shelf: Shelf,
    pub(crate) trust: TrustCache,
    path: PathBuf,
    kind: ArchiveKind,
}

impl Archive {
    /// Creates an archive where no file is yet.
    pub fn create(path: &Path, kind: ArchiveKind) -> Result<Self, ArchiveError> {
        // `create_new` decides between two programs that begin at once.
        std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| {
            if error.kind() == std::io::ErrorKind::AlreadyExists {
                ArchiveError::Exists(path.to_owned())
            } else {
                ArchiveError::File { path: path.to_owned(), error }
            }
        })?;
        let db = connect(path)?;
        db.pragma_update(None, "journal_mode", "WAL")?;
        let tx = Transaction::new_unchecked(&db, TransactionBehavior::Immediate)?;
        tx.execute_batch(TABLES)?;
        tx.execute("INSERT INTO meta VALUES ('kind', ?1)", [kind.as_str()])?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", LAYOUT)?;
        tx.commit()?;
        Self::open(path)
    }

    /// Opens an archive.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        if !path.is_file() {
            return Err(ArchiveError::Missing(path.to_owned()));
        }
        let foreign = || ArchiveError::NotAnArchive(path.to_owned());
        let db = connect(path).map_err(|_| foreign())?;
        let application: i32 =
            db.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(|_| foreign())?;
        if application != APPLICATION_ID {
            return Err(foreign());
        }
        let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found != LAYOUT {
            return Err(ArchiveError::Newer { found, known: LAYOUT });
        }
        let kind = db
            .query_row("SELECT value FROM meta WHERE key = 'kind'", [], |row| row.get::<_, String>(0))
            .optional()?
            .and_then(|word| ArchiveKind::parse(&word))
            .ok_or(ArchiveError::Unsound("kind"))?;
        Ok(Self { db, shelf: Shelf::default(), trust: TrustCache::default(), path: path.to_owned(), kind })
    }

    /// Another connection to the same archive, for another thread.
    pub fn another(&self) -> Result<Self, ArchiveError> {
        let other = Self::open(&self.path)?;
        Ok(Self { shelf: self.shelf.lent(), ..other })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is for.
    pub const fn kind(&self) -> ArchiveKind {
        self.kind
    }

    /// Begins to write: others that want to write wait until it is committed or dropped.
    pub(crate) fn writing(&self) -> Result<Transaction<'_>, ArchiveError> {
        Ok(Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?)
    }
}

fn connect(path: &Path) -> Result<Connection, ArchiveError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    // What is erased is overwritten, not only forgotten.
    db.pragma_update(None, "secure_delete", true)?;
    // 64 MiB: the index of a hundred thousand sheets stays in memory.
    db.pragma_update(None, "cache_size", -65_536)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}
