//! Exercise sets from disk: a folder an author works in, or a packed and signed file, as checked packs.
//!
//! A set is `exercises/<set>/**` with `scoring-rules/<set>.ron` beside the `exercises` folder. What cannot be part of
//! a pack (a link that leads out, a name in upper case, a file of ten megabytes) is reported like every other problem
//! of an author's file and never read. Names that begin with a dot belong to the system or an editor and are left out.

mod folder;
mod place;

pub use folder::{FolderPack, read_folder};
pub use place::sets;

use crate::disk::{Attempt as _, Disk as _, DiskError, RealDisk};
use place::Place;
use srm_core::diag::{Code, Diagnostic, Severity};
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_core::pack::{Pack, PackFiles};
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::{self, KnownPack, PackSource, PackedError};
use srm_sheet::signed::SignedError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why there is no set to check at all.
#[derive(Debug, thiserror::Error)]
pub enum PackReadError {
    /// Nothing has this name.
    #[error("there is no exercise set at {}; name a folder such as exercises/demo", .0.display())]
    Missing(PathBuf),
    /// The place holds something else.
    #[error(
        "{} is no exercise set: it has no set.ron and lies in no folder named exercises; name a folder such as exercises/demo",
        .0.display()
    )]
    NotASet(PathBuf),
    /// The folder's name cannot be a set's id.
    #[error(
        "the folder {} cannot be a set: a set's name is 1 to 40 lower-case letters, digits and single hyphens, beginning with a letter; rename the folder",
        .0.display()
    )]
    BadName(PathBuf),
    /// A project with several sets, or none.
    #[error("{} holds {}; name the one you mean", path.display(), list(sets))]
    WhichSet {
        /// The project.
        path: PathBuf,
        /// The sets in it.
        sets: Vec<Id>,
    },
    /// The packed file is not one.
    #[error("{}: {error}", path.display())]
    Packed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: PackedError,
    },
    /// The packed file's signature is not good.
    #[error("{}: {error}", path.display())]
    Signature {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: SignedError,
    },
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

fn list(sets: &[Id]) -> String {
    if sets.is_empty() {
        return "no exercise set".to_owned();
    }
    let names: Vec<_> = sets.iter().map(|set| format!("`{set}`")).collect();
    format!("the sets {}", names.join(", "))
}

/// A set with everything that was found in it: its files, what is wrong with them, and the checked pack.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The set.
    pub id: Id,
    /// Its files.
    pub files: PackFiles,
    /// SHA-256 over the sorted list of files: the pack's identity.
    pub digest: Digest,
    /// The checked pack; there exactly when nothing in `diagnostics` is an error.
    pub pack: Option<Arc<Pack>>,
    /// Every problem, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The signed file it came from, word for word; `None` for a folder or what is built in.
    pub signed: Option<Vec<u8>>,
}

impl Loaded {
    /// Checks files that come from anywhere. `problems` are those found while reading; a file they are about is not
    /// reported once more as missing.
    pub fn check(id: Id, files: PackFiles, problems: Vec<Diagnostic>) -> Self {
        let (pack, found) = Pack::check(&id, &files);
        let is_cut = |d: &Diagnostic| matches!(d.code, Code::PackTooLarge | Code::TooManyFiles);
        let told = |d: &Diagnostic| {
            d.code == Code::MissingFile
                && problems.iter().any(|problem| problem.file == d.file || is_cut(problem))
        };
        let mut diagnostics: Vec<Diagnostic> = found.into_iter().filter(|d| !told(d)).collect();
        diagnostics.extend(problems);
        diagnostics.sort_by(|a, b| (&a.file, a.place, a.severity).cmp(&(&b.file, b.place, b.severity)));
        let has_errors = diagnostics.iter().any(|d| d.severity == Severity::Error);
        let pack = pack.filter(|_| !has_errors).map(Arc::new);
        let digest = packed::pack_digest(&files);
        Self { id, files, digest, pack, diagnostics, signed: None }
    }

    /// The text of one of its files by the name diagnostics use; `None` if there is no such file or it is no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// The pack with the digests that sheets name; `None` while it has errors.
    pub fn known(&self) -> Option<KnownPack> {
        self.pack.as_ref().map(|pack| KnownPack::new(Arc::clone(pack), &self.files))
    }
}

impl PackSource for Loaded {
    fn find(&self, digest: &Digest) -> Option<Arc<KnownPack>> {
        if self.digest == *digest { self.known().map(Arc::new) } else { None }
    }
}

/// Reads and checks the set at `path`: a folder `exercises/<set>` or any file in it, `scoring-rules/<set>.ron`, a
/// project folder with one set, a packed file, or the bare name of a set in the current folder's `exercises`.
pub fn load(path: &Path) -> Result<Loaded, PackReadError> {
    match place::find(path)? {
        Place::Folder(folder) => {
            let FolderPack { id, files, problems } = folder::read(&folder)?;
            Ok(Loaded::check(id, files, problems))
        }
        Place::Packed(file) => {
            let bytes =
                RealDisk.read(&file, packed::PACKED_BYTES_MAX as u64).doing("read the pack", &file)?;
            unpack(&file, bytes)
        }
    }
}

/// Checks a packed file's bytes: form, hashes, signature, and the set itself. Whether the signer is trusted is asked
/// by who installs it. `path` is for messages only.
pub fn unpack(path: &Path, bytes: Vec<u8>) -> Result<Loaded, PackReadError> {
    let content =
        packed::read(&bytes).map_err(|error| PackReadError::Packed { path: path.to_owned(), error })?;
    content
        .signed
        .verify(Namespace::Pack)
        .map_err(|error| PackReadError::Signature { path: path.to_owned(), error })?;
    let loaded = Loaded::check(content.set, content.files, Vec::new());
    Ok(Loaded { signed: Some(bytes), ..loaded })
}

#[cfg(test)]
mod tests;
