//! The journals on the disk: which there are, the best copy of each, and what is damaged.

use super::StationError;
use super::record::Tale;
use crate::disk::{Attempt as _, Disk, parent};
use crate::journal::{End, RecoverError, Recovered, quarantine, recover};
use crate::paths::DataFolder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const EXTENSION: &str = ".srm-journal";

/// A journal that can be read.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) recovered: Recovered,
    pub(super) tale: Tale,
}

/// What looking for a journal gave.
#[derive(Default)]
pub(super) struct Search {
    /// The copy with the most records.
    pub(super) best: Option<Found>,
    /// Damaged copies, now set aside, and what was wrong with them.
    pub(super) damaged: Vec<(PathBuf, String)>,
    /// Copies that cannot be read now but perhaps another time.
    pub(super) unreadable: Vec<(PathBuf, String)>,
}

impl Found {
    /// Bytes at the end that were never reported as saved.
    pub(super) fn torn_bytes(&self) -> u64 {
        match self.recovered.end {
            End::Clean => 0,
            End::Torn { cut_bytes, .. } => cut_bytes,
        }
    }
}

/// Where a new session's journal goes.
pub(super) fn path_of(folder: &DataFolder, session: Uuid) -> PathBuf {
    folder.journals().join(format!("{session}{EXTENSION}"))
}

/// Every journal by its session: the usual place first, then the spare place, where copies can have a number behind
/// their name.
pub(super) fn journals(
    folder: &DataFolder,
    disk: &dyn Disk,
) -> Result<BTreeMap<Uuid, Vec<PathBuf>>, StationError> {
    let mut all: BTreeMap<Uuid, Vec<PathBuf>> = BTreeMap::new();
    for dir in [folder.journals(), folder.spare()] {
        for path in disk.list(&dir).doing("list the journals in", &dir)? {
            if let Some(session) = session_of(&path) {
                all.entry(session).or_default().push(path);
            }
        }
    }
    Ok(all)
}

fn session_of(path: &Path) -> Option<Uuid> {
    let (session, rest) = path.file_name()?.to_str()?.split_once(EXTENSION)?;
    let number = rest.strip_prefix('.').unwrap_or("1");
    let is_copy = (rest.is_empty() || rest.starts_with('.')) && number.bytes().all(|b| b.is_ascii_digit());
    Uuid::parse_str(session).ok().filter(|_| is_copy && !number.is_empty())
}

/// Reads all copies of one session's journal. Damaged ones are set aside, never removed.
pub(super) fn search(disk: &dyn Disk, copies: &[PathBuf]) -> Result<Search, StationError> {
    let mut search = Search::default();
    for path in copies {
        match read(disk, path) {
            Ok(found) => {
                let records = |found: &Found| found.recovered.records.len();
                if search.best.as_ref().is_none_or(|best| records(&found) >= records(best)) {
                    search.best = Some(found);
                }
            }
            Err(error @ RecoverIssue::Now(_)) => search.unreadable.push((path.clone(), error.to_string())),
            Err(error @ RecoverIssue::Damaged(_)) => {
                let aside = quarantine(path, disk)?;
                search.damaged.push((aside, error.to_string()));
            }
        }
    }
    Ok(search)
}

/// Whether a journal that cannot be read is to be set aside.
#[derive(Debug, thiserror::Error)]
enum RecoverIssue {
    #[error("{0}")]
    Now(StationError),
    #[error("{0}")]
    Damaged(StationError),
}

fn read(disk: &dyn Disk, path: &Path) -> Result<Found, RecoverIssue> {
    let recovered = recover(path, disk).map_err(|error| match error {
        RecoverError::Disk(_) | RecoverError::UnsupportedVersion { .. } => RecoverIssue::Now(error.into()),
        RecoverError::NotAJournal(_) | RecoverError::Damaged { .. } => RecoverIssue::Damaged(error.into()),
    })?;
    let tale = Tale::of(&recovered, path).map_err(RecoverIssue::Damaged)?;
    Ok(Found { path: path.to_owned(), recovered, tale })
}

/// Removes files for good, durably.
pub(super) fn remove(disk: &dyn Disk, paths: &[PathBuf]) -> Result<(), StationError> {
    for path in paths {
        disk.remove(path).doing("remove", path)?;
        disk.sync_dir(parent(path)).doing("sync the folder", parent(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_journals() {
        let id = "018bcfe5-6800-7000-8000-000000000000";
        for good in ["", ".2", ".17"] {
            let path = format!("/j/{id}.srm-journal{good}");
            assert_eq!(session_of(Path::new(&path)), Uuid::parse_str(id).ok(), "{path}");
        }
        for bad in [".damaged-1", ".tmp", ".", "2", ".2.tmp"] {
            assert_eq!(session_of(Path::new(&format!("/j/{id}.srm-journal{bad}"))), None, "{bad}");
        }
        assert_eq!(session_of(Path::new("/j/notes.srm-journal")), None);
    }
}
