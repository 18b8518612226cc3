//! What a path a person gives means: which set, in which folder.

use super::PackReadError;
use crate::disk::{Attempt as _, parent};
use srm_core::id::Id;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of exercise sets in a project.
pub(super) const EXERCISES: &str = "exercises";
/// The folder of rubrics in a project.
pub(super) const SCORING_RULES: &str = "scoring-rules";
/// The file that makes a folder a set.
const SET_FILE: &str = "set.ron";

/// Where a set's files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A set's folder.
    Folder(SetFolder),
    /// A packed, signed file.
    Packed(PathBuf),
}

/// A set's folder and the project it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SetFolder {
    pub(super) id: Id,
    /// Without links; holds the set's own files.
    pub(super) dir: PathBuf,
    /// The rubric's file, whether it is there or not.
    pub(super) rubric: PathBuf,
}

/// The sets of a project folder, sorted: those folders of its `exercises` that hold a `set.ron`.
pub fn sets(project: &Path) -> Result<Vec<Id>, PackReadError> {
    let dir = project.join(EXERCISES);
    let entries = match std::fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).doing("list the sets in", &dir).map_err(PackReadError::from),
    };
    let mut sets = Vec::new();
    for entry in entries {
        let path = entry.doing("list the sets in", &dir)?.path();
        let id = path.file_name().and_then(OsStr::to_str).and_then(Id::parse);
        sets.extend(id.filter(|_| path.join(SET_FILE).is_file()));
    }
    sets.sort();
    Ok(sets)
}

pub(super) fn find(path: &Path) -> Result<Place, PackReadError> {
    let real = match std::fs::canonicalize(path) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return by_name(path).ok_or_else(|| PackReadError::Missing(path.to_owned()));
        }
        Err(error) => return Err(error).doing("look for", path).map_err(PackReadError::from),
    };
    if real.is_dir() {
        return folder(&real, path).map(Place::Folder);
    }
    if real.extension() != Some(OsStr::new("ron")) {
        return Ok(Place::Packed(real));
    }
    if name_of(parent(&real)) == Some(SCORING_RULES) {
        let id = set_id(&real, real.file_stem())?;
        let project = parent(parent(&real));
        return set_folder(&project.join(EXERCISES).join(id.as_str())).map(Place::Folder);
    }
    // A file of the set: the set is the folder with the set file, or the one right under `exercises`.
    let is_set = |dir: &&Path| dir.join(SET_FILE).is_file() || name_of(parent(dir)) == Some(EXERCISES);
    let dir = real.ancestors().skip(1).find(is_set).ok_or_else(|| PackReadError::NotASet(path.to_owned()))?;
    set_folder(dir).map(Place::Folder)
}

/// A bare name means the set of that name in the current folder's project.
fn by_name(path: &Path) -> Option<Place> {
    let id = path.to_str().and_then(Id::parse)?;
    let dir = std::fs::canonicalize(Path::new(EXERCISES).join(id.as_str())).ok()?;
    set_folder(&dir).ok().map(Place::Folder)
}

fn folder(real: &Path, path: &Path) -> Result<SetFolder, PackReadError> {
    if real.join(SET_FILE).is_file() || name_of(parent(real)) == Some(EXERCISES) {
        return set_folder(real);
    }
    let project = if name_of(real) == Some(EXERCISES) { parent(real) } else { real };
    if !project.join(EXERCISES).is_dir() {
        return Err(PackReadError::NotASet(path.to_owned()));
    }
    let sets = sets(project)?;
    match sets.as_slice() {
        [only] => set_folder(&project.join(EXERCISES).join(only.as_str())),
        _ => Err(PackReadError::WhichSet { path: path.to_owned(), sets }),
    }
}

fn set_folder(dir: &Path) -> Result<SetFolder, PackReadError> {
    let id = set_id(dir, dir.file_name())?;
    let dir = match std::fs::canonicalize(dir) {
        Ok(dir) => dir,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(PackReadError::Missing(dir.to_owned()));
        }
        Err(error) => return Err(error).doing("look for", dir).map_err(PackReadError::from),
    };
    let rubric = parent(parent(&dir)).join(SCORING_RULES).join(format!("{id}.ron"));
    Ok(SetFolder { id, dir, rubric })
}

fn set_id(path: &Path, name: Option<&OsStr>) -> Result<Id, PackReadError> {
    let id = name.and_then(OsStr::to_str).and_then(Id::parse);
    id.ok_or_else(|| PackReadError::BadName(path.to_owned()))
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name().and_then(OsStr::to_str)
}
