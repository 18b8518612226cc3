//! A pack as one signed file, and the digest that is its identity in every form: folder, built in, or packed.
//!
//! The digest is the SHA-256 of one line per file, sorted by path bytewise, each the file's own SHA-256 in hex, two
//! spaces, its path and a line end: what `sha256sum` prints. From the project's root anybody can repeat it:
//! `find exercises/demo scoring-rules/demo.ron -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`.

use crate::digest::{Sha, sha256};
use crate::json::{self, JsonError};
use crate::namespace::Namespace;
use crate::signed::{SignedError, SignedFile};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use srm_core::diag::Diagnostic;
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_core::pack::{FileFault, Pack, PackFiles};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Largest packed file.
pub const PACKED_BYTES_MAX: usize = 64 << 20;
/// Longest version text of a set.
pub const VERSION_CHARS_MAX: usize = 80;

/// The identity of a pack: see the module's head for how to repeat it by hand.
pub fn pack_digest(files: &PackFiles) -> Digest {
    let mut sha = Sha::new();
    for (path, bytes) in files.iter() {
        sha.update(format!("{}  {path}\n", sha256(bytes)).as_bytes());
    }
    sha.finish()
}

/// A checked pack with the digests that sheets name.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPack {
    /// The pack.
    pub pack: Arc<Pack>,
    /// Its identity.
    pub digest: Digest,
    /// SHA-256 of `exercises/<set>/set.ron`.
    pub plan: Digest,
    /// SHA-256 of `scoring-rules/<set>.ron`.
    pub rubric: Digest,
}

impl KnownPack {
    /// Checks the files of the set `id`, as [`Pack::check`] does, and takes their digests.
    pub fn check(id: &Id, files: &PackFiles) -> (Option<Self>, Vec<Diagnostic>) {
        let (pack, problems) = Pack::check(id, files);
        let known = pack.map(|pack| Self::new(Arc::new(pack), files));
        (known, problems)
    }

    /// Takes the digests of a pack that has been checked from these files.
    pub fn new(pack: Arc<Pack>, files: &PackFiles) -> Self {
        let of = |path: String| files.get(&path).map_or(Digest::ZERO, sha256);
        let plan = of(format!("exercises/{}/set.ron", pack.id()));
        let rubric = of(format!("scoring-rules/{}.ron", pack.id()));
        Self { pack, digest: pack_digest(files), plan, rubric }
    }
}

/// Where packs are found by their digest.
pub trait PackSource {
    /// The pack with exactly these files, if it is known here.
    fn find(&self, digest: &Digest) -> Option<Arc<KnownPack>>;
}

/// Packs by digest.
#[derive(Debug, Clone, Default)]
pub struct Packs(BTreeMap<Digest, Arc<KnownPack>>);

impl Packs {
    /// No packs.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn add(&mut self, pack: KnownPack) {
        self.0.insert(pack.digest, Arc::new(pack));
    }
}

impl PackSource for Packs {
    fn find(&self, digest: &Digest) -> Option<Arc<KnownPack>> {
        self.0.get(digest).cloned()
    }
}

/// A packed file taken apart: every hash, path and limit has been checked, its signatures have not been judged.
#[derive(Debug, Clone, PartialEq)]
pub struct PackedContent {
    /// The files.
    pub files: PackFiles,
    /// Which set.
    pub set: Id,
    /// The author's version.
    pub version: String,
    /// The pack's identity.
    pub digest: Digest,
    /// The file with its signatures.
    pub signed: SignedFile,
}

/// What is wrong with a packed file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackedError {
    /// Not a signed file, or too large.
    #[error("{0}")]
    Signed(#[from] SignedError),
    /// Another version of the format.
    #[error("the pack is written as `{0}`; this program reads `srm-pack/1.0`: use a newer one")]
    Version(String),
    /// Not this document.
    #[error("{0}")]
    Json(#[from] JsonError),
    /// A path or a size that no pack may have.
    #[error("`{path}`: {fault}; ask the author to pack the set again")]
    File {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: FileFault,
    },
    /// Files out of order or named twice.
    #[error(
        "`{0}` does not stand in the order of paths, or stands there twice; ask the author to pack the set again"
    )]
    Order(String),
    /// Neither or both of text and base64, or not in the one spelling.
    #[error(
        "`{0}` is not given as text (or, when it is no text, as base64); ask the author to pack the set again"
    )]
    Content(String),
    /// The file does not have the hash beside it.
    #[error("`{0}` does not have the SHA-256 that stands beside it; one of them was changed")]
    Hash(String),
    /// The files do not have the digest at the head.
    #[error("the files have the digest {found}, but the pack says {said}; one of them was changed")]
    Digest {
        /// What the files have.
        found: Digest,
        /// What stands at the head.
        said: Digest,
    },
    /// No version text, too long, or with control characters.
    #[error("a set's version is one line of 1 to {VERSION_CHARS_MAX} characters; correct it in set.ron")]
    VersionText,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: Format,
    set: Id,
    version: String,
    digest: Digest,
    files: Vec<FileEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "srm-pack/1.0")]
    V1,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEntry {
    path: String,
    sha256: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

impl FileEntry {
    fn new(path: &str, bytes: &[u8]) -> Self {
        let text = str::from_utf8(bytes).ok().map(str::to_owned);
        let base64 = text.is_none().then(|| STANDARD.encode(bytes));
        Self { path: path.to_owned(), sha256: sha256(bytes), text, base64 }
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        match (&self.text, &self.base64) {
            (Some(text), None) => Some(text.clone().into_bytes()),
            (None, Some(base64)) => {
                STANDARD.decode(base64).ok().filter(|bytes| str::from_utf8(bytes).is_err())
            }
            _ => None,
        }
    }
}

/// Packs and signs the files of a set, for [`Namespace::Pack`].
pub fn to_signed(
    files: &PackFiles,
    id: &Id,
    version: &str,
    key: &SigningKey,
) -> Result<SignedFile, PackedError> {
    check_version(version)?;
    let document = Document {
        format: Format::V1,
        set: id.clone(),
        version: version.to_owned(),
        digest: pack_digest(files),
        files: files.iter().map(|(path, bytes)| FileEntry::new(path, bytes)).collect(),
    };
    let body = json::to_text(&document)?;
    if body.len() > PACKED_BYTES_MAX {
        return Err(SignedError::TooLarge { limit_bytes: PACKED_BYTES_MAX, found: body.len() }.into());
    }
    Ok(SignedFile::sign(body, Namespace::Pack, key)?)
}

/// Takes a packed file apart and checks all it says about itself.
pub fn read(bytes: &[u8]) -> Result<PackedContent, PackedError> {
    from_signed(SignedFile::split(bytes, PACKED_BYTES_MAX)?)
}

/// Checks the body of a packed file.
pub fn from_signed(signed: SignedFile) -> Result<PackedContent, PackedError> {
    let document: Document = json::from_text(signed.body()).map_err(|error| {
        match crate::format::other_version(signed.body(), "srm-pack", 1) {
            Some(format) => PackedError::Version(format),
            None => PackedError::Json(error),
        }
    })?;
    check_version(&document.version)?;
    let mut files = PackFiles::default();
    let mut before: Option<&str> = None;
    for entry in &document.files {
        if before.is_some_and(|before| before >= entry.path.as_str()) {
            return Err(PackedError::Order(entry.path.clone()));
        }
        before = Some(&entry.path);
        let bytes = entry.bytes().ok_or_else(|| PackedError::Content(entry.path.clone()))?;
        if sha256(&bytes) != entry.sha256 {
            return Err(PackedError::Hash(entry.path.clone()));
        }
        let faulty = |fault| PackedError::File { path: entry.path.clone(), fault };
        files.insert(&entry.path, bytes).map_err(faulty)?;
    }
    let found = pack_digest(&files);
    if found != document.digest {
        return Err(PackedError::Digest { found, said: document.digest });
    }
    Ok(PackedContent { files, set: document.set, version: document.version, digest: found, signed })
}

fn check_version(version: &str) -> Result<(), PackedError> {
    if crate::format::is_line(version, VERSION_CHARS_MAX) { Ok(()) } else { Err(PackedError::VersionText) }
}

#[cfg(test)]
mod tests;
