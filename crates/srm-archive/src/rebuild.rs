//! The index made again from the documents, and copies of the whole archive.

use crate::archive::Archive;
use crate::content;
use crate::error::ArchiveError;
use crate::import::{Candidate, Continue, Progress, check_all};
use crate::index::{REBUILD_ORDER, put_unreadable};
use crate::schema::INDEX_TABLES;
use rusqlite::backup::Backup;
use rusqlite::{Connection, params};
use srm_sheet::utc::Utc;
use std::path::Path;
use std::time::Duration;

/// Documents checked together.
const BATCH: usize = 128;
/// Pages copied before others may write again.
const BACKUP_PAGES: i32 = 4096;

impl Archive {
    /// Makes the index again from the documents. Every signature is checked once more, and every sheet goes back into
    /// the queue of those to be computed; once that is done, the index is what it was. Others wait meanwhile; stopped
    /// midway, everything stays as it was. Gives how many documents were read, or `None` when stopped.
    pub fn rebuild(
        &self,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<Option<usize>, ArchiveError> {
        let tx = self.writing()?;
        let list = self.trust()?;
        for table in INDEX_TABLES {
            tx.execute(&format!("DELETE FROM {table}"), [])?;
        }
        self.forget_packs();
        let total: i64 =
            tx.query_row("SELECT count(*) FROM document WHERE erased IS NULL", [], |row| row.get(0))?;
        let mut done = 0;
        for kind in REBUILD_ORDER {
            let mut last = 0;
            loop {
                let rows = next_documents(&tx, kind.name(), last)?;
                let Some((after, ..)) = rows.last() else { break };
                last = *after;
                // Each is judged as of when it came, as it was then.
                for same_time in rows.chunk_by(|a, b| a.2 == b.2) {
                    let received = same_time.first().and_then(|row| Utc::from_unix_s(row.2));
                    let received = received.ok_or(ArchiveError::Unsound("document.received"))?;
                    let mut batch = Vec::with_capacity(same_time.len());
                    for (document, name, _) in same_time {
                        let bytes = content::bytes_of(&tx, *document)?.unwrap_or_default();
                        batch.push(Candidate { name: name.clone(), content: Ok(bytes) });
                    }
                    let checked = check_all(&batch, &list.allowed, received);
                    for ((document, ..), checked) in same_time.iter().zip(checked) {
                        match checked {
                            Some(Ok(checked)) => self.index(&tx, *document, &checked)?,
                            Some(Err(refused)) => put_unreadable(&tx, *document, &refused)?,
                            None => return Err(ArchiveError::Unsound("file.bytes")),
                        }
                        done += 1;
                    }
                }
                if progress(Progress { done, total: usize::try_from(total).ok() }) == Continue::Stop {
                    return Ok(None);
                }
            }
        }
        tx.commit()?;
        Ok(Some(done))
    }

    /// Writes a copy of the whole archive to a new file, while others go on using this one. The copy is whole or not
    /// there.
    pub fn backup(
        &self,
        to: &Path,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<bool, ArchiveError> {
        if to.exists() {
            return Err(ArchiveError::Exists(to.to_owned()));
        }
        let part = to.with_extension("part");
        let gone = |path: &Path| match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(ArchiveError::File { path: path.to_owned(), error })
            }
            _ => Ok(()),
        };
        gone(&part)?;
        let is_whole = {
            let mut copy = Connection::open(&part)?;
            let backup = Backup::new(&self.db, &mut copy)?;
            loop {
                let step = backup.step(BACKUP_PAGES)?;
                let pages = backup.progress();
                let total = usize::try_from(pages.pagecount).unwrap_or(0);
                let done = total.saturating_sub(usize::try_from(pages.remaining).unwrap_or(0));
                let stops = progress(Progress { done, total: Some(total) }) == Continue::Stop;
                match step {
                    rusqlite::backup::StepResult::Done => break true,
                    _ if stops => break false,
                    rusqlite::backup::StepResult::More => {}
                    // Somebody writes: let them finish.
                    _ => std::thread::sleep(Duration::from_millis(20)),
                }
            }
        };
        if !is_whole {
            gone(&part)?;
            return Ok(false);
        }
        Self::check_whole(&part)?;
        let failed = |error| ArchiveError::File { path: to.to_owned(), error };
        std::fs::File::open(&part).and_then(|file| file.sync_all()).map_err(failed)?;
        std::fs::rename(&part, to).map_err(failed)?;
        Ok(true)
    }

    /// Puts a backup in the place of an archive that is gone: checks that it is whole and copies it to `to`, where no
    /// file may be.
    pub fn restore(backup: &Path, to: &Path) -> Result<Self, ArchiveError> {
        Self::check_whole(backup)?;
        let from = Self::open(backup)?;
        from.backup(to, &mut |_| Continue::Yes)?;
        Self::open(to)
    }

    /// Whether the file is an archive and its pages are sound.
    fn check_whole(path: &Path) -> Result<(), ArchiveError> {
        let copy = Self::open(path)?;
        let found: String = copy.db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found == "ok" { Ok(()) } else { Err(ArchiveError::Unsound("the file itself")) }
    }

    /// All rows of the index as text, table by table and in a fixed order: two indexes are the same exactly when these
    /// texts are.
    pub fn index_text(&self) -> Result<Vec<String>, ArchiveError> {
        let mut lines = Vec::new();
        for table in INDEX_TABLES {
            let mut statement = self.db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let values: Result<Vec<String>, rusqlite::Error> =
                    (0..columns).map(|column| Ok(format!("{:?}", row.get_ref(column)?))).collect();
                lines.push(format!("{table}: {}", values?.join(" ")));
            }
        }
        Ok(lines)
    }
}

type Known = (i64, String, i64);

fn next_documents(tx: &Connection, kind: &str, after: i64) -> Result<Vec<Known>, ArchiveError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, name, received FROM document WHERE kind = ?1 AND id > ?2 AND erased IS NULL ORDER BY id LIMIT ?3",
    )?;
    let rows = statement
        .query_map(params![kind, after, BATCH as i64], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
