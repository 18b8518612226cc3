//! Gathering a set's files from its folder.

use super::PackReadError;
use super::place::{self, Place, SetFolder};
use crate::disk::{Attempt as _, Disk as _, RealDisk};
use srm_core::diag::{Code, Diagnostic};
use srm_core::id::Id;
use srm_core::pack::{FileFault, PackFiles};
use srm_core::source;
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// Folders inside folders; a set has two levels.
const DEPTH_MAX: usize = 8;

/// A set as its folder has it, not yet checked.
#[derive(Debug)]
pub struct FolderPack {
    /// The set: its folder's name.
    pub id: Id,
    /// Every file that can be part of it.
    pub files: PackFiles,
    /// What was found and left out, and why.
    pub problems: Vec<Diagnostic>,
}

/// Gathers the files of the set at `path` (see [`super::load`]) without checking what they say.
pub fn read_folder(path: &Path) -> Result<FolderPack, PackReadError> {
    match place::find(path)? {
        Place::Folder(folder) => read(&folder),
        Place::Packed(file) => Err(PackReadError::NotASet(file)),
    }
}

pub(super) fn read(folder: &SetFolder) -> Result<FolderPack, PackReadError> {
    let SetFolder { id, dir, rubric } = folder;
    let mut gathering = Gathering { files: PackFiles::default(), problems: Vec::new(), is_full: false };
    let prefix = format!("{}/{id}", place::EXERCISES);
    gathering.rubric(id, rubric)?;
    gathering.folder(dir, dir, &prefix, 0)?;
    Ok(FolderPack { id: id.clone(), files: gathering.files, problems: gathering.problems })
}

struct Gathering {
    files: PackFiles,
    problems: Vec<Diagnostic>,
    is_full: bool,
}

impl Gathering {
    /// Links must stay inside `root`. Only a set's own folder must be readable; what is wrong further in is the author's to repair.
    fn folder(&mut self, root: &Path, dir: &Path, name: &str, depth: usize) -> Result<(), PackReadError> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(dir).doing("list", dir)? {
            entries.push(entry.doing("list", dir)?.path());
            if entries.len() > 2 * PackFiles::FILES_MAX {
                self.too_many(name);
                return Ok(());
            }
        }
        // Names in one order on every system.
        entries.sort();
        for path in entries {
            if self.is_full {
                return Ok(());
            }
            let Some(last) = path.file_name().and_then(OsStr::to_str) else {
                let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.bad_name(&format!("{name}/{shown}"));
                continue;
            };
            if last.starts_with('.') {
                continue;
            }
            self.entry(root, &path, &format!("{name}/{last}"), depth);
        }
        Ok(())
    }

    fn entry(&mut self, root: &Path, path: &Path, name: &str, depth: usize) {
        let kind = match std::fs::symlink_metadata(path) {
            Ok(found) => found.file_type(),
            Err(error) => return self.unreadable(name, &error),
        };
        if kind.is_dir() && depth < DEPTH_MAX {
            if let Err(error) = self.folder(root, path, name, depth + 1) {
                self.unreadable(name, &error);
            }
        } else if kind.is_dir() {
            let what = format!("`{name}` lies {DEPTH_MAX} folders deep; a set has two levels");
            self.push(Diagnostic::in_file(Code::TooManyFiles, name, what).help("move the files further up"));
        } else if kind.is_symlink() {
            self.link(path, name, root);
        } else if kind.is_file() {
            self.file(path, name);
        } else {
            self.special(name);
        }
    }

    /// A link to a file of the same set is as good as the file; every other link is refused.
    fn link(&mut self, path: &Path, name: &str, inside: &Path) {
        match std::fs::canonicalize(path) {
            Ok(real) if real.starts_with(inside) && real.is_file() => self.file(&real, name),
            Ok(real) if real.starts_with(inside) => self.special(name),
            Ok(_) => {
                let what = format!("`{name}` is a link that leads out of the set's folder");
                self.push(
                    Diagnostic::in_file(Code::PathOutside, name, what).help("copy the file itself here"),
                );
            }
            Err(error) => self.unreadable(name, &error),
        }
    }

    fn file(&mut self, path: &Path, name: &str) {
        if !PackFiles::is_safe(name) {
            return self.bad_name(name);
        }
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        let limit = if is_ron { source::FILE_BYTES_MAX } else { PackFiles::FILE_BYTES_MAX };
        match RealDisk.read(path, limit as u64) {
            Ok(bytes) => {
                if let Err(fault) = self.files.insert(name, bytes) {
                    self.refused(name, fault);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                let code = if is_ron { Code::FileTooLarge } else { Code::AssetTooLarge };
                let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
                let what = format!("the file has {bytes} bytes; at most {limit} are allowed");
                let help =
                    if is_ron { "split it, or check that it is the right file" } else { "scale it down" };
                self.push(Diagnostic::in_file(code, name, what).help(help));
            }
            Err(error) => self.unreadable(name, &error),
        }
    }

    /// The rubric lies outside the set's folder, but inside the project.
    fn rubric(&mut self, id: &Id, path: &Path) -> Result<(), PackReadError> {
        let name = format!("{}/{id}.ron", place::SCORING_RULES);
        match std::fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => self.file(path, &name),
            Ok(found) if found.is_symlink() => {
                let inside = std::fs::canonicalize(crate::disk::parent(path)).doing("look for", path)?;
                self.link(path, &name, &inside);
            }
            Ok(_) => self.special(&name),
            // A missing rubric is reported by the check, with what to write.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.unreadable(&name, &error),
        }
        Ok(())
    }

    fn refused(&mut self, name: &str, fault: FileFault) {
        match fault {
            FileFault::Path => self.bad_name(name),
            FileFault::TooMany => self.too_many(name),
            FileFault::PackTooLarge | FileFault::TooLarge | FileFault::Twice => {
                self.is_full = true;
                let what = format!("`{name}` does not fit: {fault}");
                self.push(
                    Diagnostic::in_file(Code::PackTooLarge, name, what)
                        .help("remove files that no exercise uses and scale pictures down"),
                );
            }
        }
    }

    fn too_many(&mut self, name: &str) {
        self.is_full = true;
        let what = FileFault::TooMany.to_string();
        self.push(
            Diagnostic::in_file(Code::TooManyFiles, name, what).help("check that this is the right folder"),
        );
    }

    fn bad_name(&mut self, name: &str) {
        let lower = name.to_lowercase();
        let found = if PackFiles::is_safe(&lower) {
            let what = format!("`{name}` has upper-case letters, which some systems do not tell apart");
            Diagnostic::in_file(Code::WrongCase, name, what).help(format!("rename it to `{lower}`"))
        } else {
            let what = format!("`{name}` cannot be the name of a file in a pack");
            Diagnostic::in_file(Code::PathOutside, name, what).help(FileFault::Path.to_string())
        };
        self.push(found);
    }

    fn special(&mut self, name: &str) {
        let what = format!("`{name}` is neither a file nor a folder");
        self.push(Diagnostic::in_file(Code::UnreadableFile, name, what).help("put a plain file there"));
    }

    fn unreadable(&mut self, name: &str, error: &impl std::fmt::Display) {
        let what = format!("`{name}` cannot be read: {error}");
        self.push(
            Diagnostic::in_file(Code::UnreadableFile, name, what)
                .help("check the permissions and the disk, then try again"),
        );
    }

    fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}
