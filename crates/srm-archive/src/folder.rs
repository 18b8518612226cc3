//! Walking what was brought: a folder, a stick, or one file. Nothing is unpacked, no link is followed, and never more
//! is read than a document may have.

use crate::error::ArchiveError;
use crate::import::Candidate;
use crate::refusal::{Own, Refused};
use srm_sheet::packed::PACKED_BYTES_MAX;
use srm_sheet::sheet::SHEET_BYTES_MAX;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

/// Most files one import takes.
pub const FILES_MAX: usize = 200_000;
/// How deep folders may lie in folders.
pub const DEPTH_MAX: usize = 6;
/// Largest ledger read by an import.
pub const LEDGER_READ_MAX: usize = 64 << 20;

/// The files below a path, in the order of their names.
#[derive(Debug)]
pub struct Files {
    entries: IntoIter<(String, Found)>,
}

#[derive(Debug)]
enum Found {
    File(PathBuf),
    Refused(Refused),
}

/// Lists what lies at a path: the file itself, or all files of the folder and the folders in it.
pub fn files(path: &Path) -> Result<Files, ArchiveError> {
    let failed = |error| ArchiveError::File { path: path.to_owned(), error };
    let mut found = Vec::new();
    // The path was chosen by a person, so a link here is meant.
    if fs::metadata(path).map_err(failed)?.is_dir() {
        fs::read_dir(path).map_err(failed)?;
        walk(path, "", 1, &mut found);
    } else {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        found.push((name, Found::File(path.to_owned())));
    }
    Ok(Files { entries: found.into_iter() })
}

fn walk(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<(String, Found)>) {
    let refused = |own, what: String| Found::Refused(Refused::own(own, what));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            found.push((prefix.to_owned(), refused(Own::Unreadable, error.to_string())));
            return;
        }
    };
    let mut names: Vec<(String, PathBuf)> = entries
        .filter_map(Result::ok)
        .map(|entry| (format!("{prefix}{}", entry.file_name().to_string_lossy()), entry.path()))
        .take(FILES_MAX + 1)
        .collect();
    names.sort();
    for (name, path) in names {
        if found.len() >= FILES_MAX {
            if found.len() == FILES_MAX {
                let what = format!("an import takes {FILES_MAX} files");
                found.push((name, refused(Own::TooMany, what)));
            }
            return;
        }
        let is = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) => {
                found.push((name, refused(Own::Unreadable, error.to_string())));
                continue;
            }
        };
        if is.is_symlink() {
            found.push((name, refused(Own::Link, "it points elsewhere".to_owned())));
        } else if is.is_file() {
            found.push((name, Found::File(path)));
        } else if !is.is_dir() {
            found.push((name, refused(Own::Special, "it is a device, a pipe or a socket".to_owned())));
        } else if depth >= DEPTH_MAX {
            let what = format!("folders are looked through {DEPTH_MAX} deep");
            found.push((name, refused(Own::TooDeep, what)));
        } else {
            walk(&path, &format!("{name}/"), depth + 1, found);
        }
    }
}

impl Iterator for Files {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        let (name, found) = self.entries.next()?;
        let content = match found {
            Found::File(path) => read(&path, &name),
            Found::Refused(refused) => Err(refused),
        };
        Some(Candidate { name, content })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

fn read(path: &Path, name: &str) -> Result<Vec<u8>, Refused> {
    let limit_bytes = match name.rsplit('.').next() {
        Some("srm-pack") => PACKED_BYTES_MAX,
        Some("jsonl") => LEDGER_READ_MAX,
        _ => SHEET_BYTES_MAX,
    };
    let unreadable = |error: std::io::Error| Refused::own(Own::Unreadable, error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let too_large = |bytes: u64| {
        Refused::own(Own::TooLarge, format!("it has {bytes} bytes or more; at most {limit_bytes} are read"))
    };
    if size > limit_bytes as u64 {
        return Err(too_large(size));
    }
    // The size is a claim of the stick: the limit counts what really comes.
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(limit_bytes as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit_bytes {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}
