//! Reading and writing files with limits and errors that say what to do.

use crate::exit::Failure;
use srm_host::disk::{Disk as _, DiskError, RealDisk, write_atomically};
use std::path::{Path, PathBuf};

/// Reads a file of at most `limit_bytes`. `doing` completes "cannot … <path>".
pub fn read(path: &Path, limit_bytes: usize, doing: &'static str) -> Result<Vec<u8>, Failure> {
    RealDisk.read(path, limit_bytes as u64).map_err(|source| refused(doing, path, source))
}

/// Reads a text file of at most `limit_bytes`.
pub fn read_text(path: &Path, limit_bytes: usize, doing: &'static str) -> Result<String, Failure> {
    String::from_utf8(read(path, limit_bytes, doing)?)
        .map_err(|_| Failure::usage(format_args!("{} is not a text file; check the path", path.display())))
}

/// Writes a file durably: the old or the new content is there, never a mixture.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_atomically(&RealDisk, path, bytes).map_err(Failure::usage)
}

/// Makes a folder and its parents.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    RealDisk.create_dir_all(path).map_err(|source| refused("make the folder", path, source))
}

/// The folders and files directly in a folder, each sorted by name; links and names that begin with a dot are left
/// out.
pub fn content(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Failure> {
    let (mut folders, mut plain) = (Vec::new(), Vec::new());
    let entries = std::fs::read_dir(folder).map_err(|source| refused("list", folder, source))?;
    for entry in entries {
        let entry = entry.map_err(|source| refused("list", folder, source))?;
        let kind = entry.file_type().map_err(|source| refused("list", folder, source))?;
        let path = entry.path();
        if name(&path).starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            folders.push(path);
        } else if kind.is_file() {
            plain.push(path);
        }
    }
    folders.sort();
    plain.sort();
    Ok((folders, plain))
}

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A path's last part, as it is shown.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// What the system refused.
pub fn refused(doing: &'static str, path: &Path, source: std::io::Error) -> Failure {
    Failure::usage(DiskError { doing, path: path.to_owned(), source })
}
