//! What all judgements have in common: how they are written, signed and read.
//!
//! A judgement is checked when it is signed and when it is read, so that a [`Signed`] one agrees with itself. Whether its
//! signer is trusted is for [`crate::verify::examine_judgement`], whether it fits the sheet for [`crate::case_file`].

use crate::format;
use crate::json::{self, JsonError};
use crate::namespace::Namespace;
use crate::principal::{Principal, Role};
use crate::signed::{SignedError, SignedFile};
use crate::utc::Utc;
use crate::verify::Kind;
use ed25519_dalek::SigningKey;
use serde::{Serialize, de::DeserializeOwned};
use srm_core::digest::Digest;
use srm_core::session::Purpose;

/// Largest judgement, signatures included; lists may be larger, see [`Document::BYTES_MAX`].
pub const JUDGEMENT_BYTES_MAX: usize = 256 << 10;

/// A signed judgement.
pub trait Document: Serialize + DeserializeOwned + Clone + PartialEq {
    /// The name before the stroke in `format`, such as `srm-rating`.
    const NAME: &'static str;
    /// What it is signed for.
    const NAMESPACE: Namespace;
    /// What a file of it is checked as.
    const KIND: Kind;
    /// Who may make it.
    const ROLES: &'static [Role];
    /// Largest file.
    const BYTES_MAX: usize = JUDGEMENT_BYTES_MAX;

    /// Who made it.
    fn by(&self) -> &Principal;
    /// When, by the maker's clock.
    fn at(&self) -> Utc;
    /// What it is for.
    fn purpose(&self) -> Purpose;
    /// Whether it agrees with itself, beyond its fields' own types.
    fn check_content(&self) -> Result<(), DocumentError>;

    /// Whether it could be signed: content, and the role of who made it.
    fn check(&self) -> Result<(), DocumentError> {
        if !Self::ROLES.contains(&self.by().role()) {
            return Err(DocumentError::Role { by: self.by().clone(), document: Self::NAME });
        }
        self.check_content()
    }

    /// The document's text, which is what gets signed.
    fn to_text(&self) -> Result<String, DocumentError> {
        self.check()?;
        let body = json::to_text(self)?;
        if body.len() > Self::BYTES_MAX {
            return Err(SignedError::TooLarge { limit_bytes: Self::BYTES_MAX, found: body.len() }.into());
        }
        Ok(body)
    }

    /// Signs it.
    fn sign(self, key: &SigningKey) -> Result<Signed<Self>, DocumentError> {
        let file = SignedFile::sign(self.to_text()?, Self::NAMESPACE, key)?;
        Ok(Signed { document: self, file })
    }

    /// Reads a file of this kind; its signatures are not judged.
    fn read(bytes: &[u8]) -> Result<Signed<Self>, DocumentError> {
        let file = SignedFile::split(bytes, Self::BYTES_MAX)?;
        let document = Self::from_body(file.body())?;
        Ok(Signed { document, file })
    }

    /// Reads the text before the signatures.
    fn from_body(body: &str) -> Result<Self, DocumentError> {
        let document: Self =
            json::from_text(body).map_err(|error| match format::other_version(body, Self::NAME, 1) {
                Some(format) => DocumentError::Version { format, name: Self::NAME },
                None => DocumentError::Json(error),
            })?;
        document.check()?;
        Ok(document)
    }
}

/// A judgement in proper form with its file. Only made by signing or reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<D> {
    document: D,
    file: SignedFile,
}

impl<D: Document> Signed<D> {
    /// The judgement.
    pub const fn document(&self) -> &D {
        &self.document
    }

    /// The judgement alone.
    pub fn into_document(self) -> D {
        self.document
    }

    /// The file around it.
    pub const fn file(&self) -> &SignedFile {
        &self.file
    }

    /// Its identity.
    pub fn digest(&self) -> Digest {
        self.file.digest()
    }

    /// The whole file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.file.to_text().into_bytes()
    }

    /// Adds a second person's signature over the same text.
    pub fn countersign(&mut self, key: &SigningKey) -> Result<(), SignedError> {
        self.file.countersign(D::NAMESPACE, key)
    }
}

/// Why a judgement cannot be signed or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Made by somebody whose role does not make such documents.
    #[error("{by} cannot make a `{document}`; use the name with the role that may")]
    Role {
        /// Who the document says made it.
        by: Principal,
        /// The document's name.
        document: &'static str,
    },
    /// Two parts of it say different things, or one that is needed is missing.
    #[error("{field}: {what}")]
    Content {
        /// Which field.
        field: &'static str,
        /// What is wrong with it, and what to do.
        what: String,
    },
    /// Another version of the format.
    #[error("it is written as `{format}`; this program reads `{name}/1.0`: use a newer one")]
    Version {
        /// The format it has.
        format: String,
        /// The document's name.
        name: &'static str,
    },
    /// Not this document.
    #[error("{0}")]
    Json(#[from] JsonError),
    /// Not a signed file, or too large.
    #[error("{0}")]
    Signed(#[from] SignedError),
}

impl DocumentError {
    pub(crate) fn content(field: &'static str, what: impl Into<String>) -> Self {
        Self::Content { field, what: what.into() }
    }
}

/// Whether each is greater than the one before: sorted, and none twice.
pub(crate) fn is_sorted<T: Ord>(items: &[T]) -> bool {
    items.is_sorted_by(|a, b| a < b)
}

/// Fails unless there is something for `field` when `wanted` says so, and nothing otherwise.
pub(crate) fn check_given(
    field: &'static str,
    given: bool,
    wanted: bool,
    when: &str,
) -> Result<(), DocumentError> {
    match (given, wanted) {
        (false, true) => Err(DocumentError::content(field, format!("{when}; give it"))),
        (true, false) => Err(DocumentError::content(field, format!("only when {when}; leave it out"))),
        _ => Ok(()),
    }
}

/// The `format` field of a document with one version so far.
macro_rules! format_v1 {
    ($name:ident, $text:literal) => {
        /// The format it is written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            #[doc = concat!("`", $text, "`.")]
            #[default]
            #[serde(rename = $text)]
            V1,
        }
    };
}

pub(crate) use format_v1;
