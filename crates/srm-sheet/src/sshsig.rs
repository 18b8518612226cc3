//! The SSHSIG signature block of OpenSSH (its file `PROTOCOL.sshsig`), in the narrowest form we need:
//! version 1, Ed25519, SHA-512, and exactly the text `ssh-keygen -Y sign` writes.
//!
//! Each signature has one spelling only, so a signed file cannot be altered in any way without notice.

use crate::namespace::Namespace;
use crate::public_key::{KEY_TYPE, PublicKey, PublicKeyError};
use crate::ssh_wire::{Reader, put_string};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey};
use sha2::{Digest as _, Sha512};
use std::fmt;

/// The first line of a block.
pub const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
/// The last line of a block.
pub const END: &str = "-----END SSH SIGNATURE-----";
/// No block is larger: the fixed parts and the longest namespace need about half of it.
pub const BLOCK_BYTES_MAX: usize = 1024;
/// Longest namespace taken.
pub const NAMESPACE_BYTES_MAX: usize = 64;

const MAGIC: &[u8] = b"SSHSIG";
const VERSION: u32 = 1;
const HASH: &str = "sha512";
const COLUMNS: usize = 70;

/// One signature: who signed, for which purpose, and the 64 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SshSig {
    key: PublicKey,
    namespace: String,
    signature: [u8; 64],
}

/// What is wrong with a signature block.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SshSigError {
    /// More bytes than any proper block has.
    #[error(
        "the signature block is longer than {BLOCK_BYTES_MAX} bytes; it was not made by SRM or ssh-keygen"
    )]
    TooLarge,
    /// The first line is not the BEGIN line.
    #[error("the signature block must start with the line `{BEGIN}`")]
    Begin,
    /// The last line is not the END line, or its line end is missing.
    #[error("the signature block must end with the line `{END}` and a line end; fetch the whole file again")]
    End,
    /// A base64 line is not exactly 70 characters (the last one: 1 to 70).
    #[error(
        "line {0} of the signature block is not {COLUMNS} characters long; fetch the file again unchanged"
    )]
    LineLength(usize),
    /// Not base64 in its one canonical spelling.
    #[error("the signature block is not proper base64; fetch the file again unchanged")]
    Base64,
    /// The decoded bytes end inside the named field.
    #[error("the signature ends inside its {0}; fetch the whole file again")]
    Truncated(&'static str),
    /// The decoded bytes do not start with `SSHSIG`.
    #[error("the block holds no SSH signature; sign with `srm` or `ssh-keygen -Y sign`")]
    Magic,
    /// Another version than 1.
    #[error(
        "the signature is of version {0}, only version {VERSION} is known; use a newer program to check it"
    )]
    Version(u32),
    /// The signer's key is not one we take.
    #[error("the signer's key: {0}")]
    Key(#[from] PublicKeyError),
    /// The namespace is empty, too long or not printable ASCII.
    #[error(
        "the signature's namespace must be 1 to {NAMESPACE_BYTES_MAX} printable ASCII characters without spaces"
    )]
    NamespaceText,
    /// The reserved field is used.
    #[error("the signature's reserved field is not empty; use a newer program to check it")]
    Reserved,
    /// Another hash than SHA-512.
    #[error("the signature uses the hash `{0}`; only {HASH} is taken: sign again with `-O hashalg={HASH}`")]
    Hash(String),
    /// The signature field is not 64 bytes of ssh-ed25519.
    #[error("the signature is not {KEY_TYPE} with 64 bytes; sign again with an Ed25519 key")]
    SignatureForm,
    /// Bytes after the signature.
    #[error("{0} bytes follow the signature inside its block; fetch the file again unchanged")]
    TrailingBytes(usize),
    /// Made for another purpose.
    #[error(
        "the signature is for `{found}`, this document needs one for `{expected}`; it proves nothing here"
    )]
    WrongNamespace {
        /// What the document at hand needs.
        expected: Namespace,
        /// What the signature says.
        found: String,
    },
    /// The signature does not fit the signed bytes and key.
    #[error("the signature does not fit the text: one of them was changed after signing; do not trust it")]
    Mismatch,
}

/// Signs a message and returns the armoured block, LF at the end.
pub fn sign(namespace: Namespace, message: &[u8], key: &SigningKey) -> String {
    SshSig::sign(namespace, message, key).to_string()
}

/// Reads one whole block, from the B of BEGIN to the LF after END.
pub fn parse(block: &str) -> Result<SshSig, SshSigError> {
    if block.len() > BLOCK_BYTES_MAX {
        return Err(SshSigError::TooLarge);
    }
    let inside =
        block.strip_prefix(BEGIN).and_then(|rest| rest.strip_prefix('\n')).ok_or(SshSigError::Begin)?;
    let inside = inside.strip_suffix('\n').and_then(|rest| rest.strip_suffix(END)).ok_or(SshSigError::End)?;
    let lines = inside.strip_suffix('\n').ok_or(SshSigError::End)?.split('\n').collect::<Vec<_>>();
    for (index, line) in lines.iter().enumerate() {
        let is_last = index + 1 == lines.len();
        if line.len() > COLUMNS || line.is_empty() || (!is_last && line.len() < COLUMNS) {
            return Err(SshSigError::LineLength(index + 2)); // line 1 is the BEGIN line
        }
    }
    SshSig::from_blob(&STANDARD.decode(lines.concat()).map_err(|_| SshSigError::Base64)?)
}

/// The bytes that are really signed: they bind the purpose and the message's SHA-512.
pub fn signed_data(namespace: &str, message: &[u8]) -> Vec<u8> {
    let mut blob = MAGIC.to_vec();
    put_string(&mut blob, namespace.as_bytes());
    put_string(&mut blob, b"");
    put_string(&mut blob, HASH.as_bytes());
    put_string(&mut blob, &Sha512::digest(message));
    blob
}

impl SshSig {
    /// Signs a message.
    pub fn sign(namespace: Namespace, message: &[u8], key: &SigningKey) -> Self {
        let namespace = namespace.as_str();
        let signature = key.sign(&signed_data(namespace, message)).to_bytes();
        Self { key: PublicKey::from(key), namespace: namespace.to_owned(), signature }
    }

    /// The key the block names; worth nothing before [`SshSig::verify`].
    pub fn claimed_key(&self) -> &PublicKey {
        &self.key
    }

    /// The purpose the block names.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The raw Ed25519 signature over [`signed_data`].
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }

    /// Checks the signature over a message for a purpose and returns who made it.
    pub fn verify(&self, namespace: Namespace, message: &[u8]) -> Result<PublicKey, SshSigError> {
        if self.namespace != namespace.as_str() {
            return Err(SshSigError::WrongNamespace { expected: namespace, found: self.namespace.clone() });
        }
        let signature = Signature::from_bytes(&self.signature);
        self.key
            .verifying_key()
            .verify_strict(&signed_data(&self.namespace, message), &signature)
            .map_err(|_| SshSigError::Mismatch)?;
        Ok(self.key)
    }

    fn from_blob(blob: &[u8]) -> Result<Self, SshSigError> {
        let mut reader = Reader(blob);
        if reader.bytes(MAGIC.len()) != Some(MAGIC) {
            return Err(SshSigError::Magic);
        }
        let version = reader.u32().ok_or(SshSigError::Truncated("version"))?;
        if version != VERSION {
            return Err(SshSigError::Version(version));
        }
        let mut field = |name| reader.string().ok_or(SshSigError::Truncated(name));
        let key = PublicKey::from_blob(field("public key")?)?;
        let namespace = field("namespace")?;
        if !(1..=NAMESPACE_BYTES_MAX).contains(&namespace.len())
            || !namespace.iter().all(u8::is_ascii_graphic)
        {
            return Err(SshSigError::NamespaceText);
        }
        if !field("reserved field")?.is_empty() {
            return Err(SshSigError::Reserved);
        }
        let hash = field("hash name")?;
        if hash != HASH.as_bytes() {
            return Err(SshSigError::Hash(String::from_utf8_lossy(hash).chars().take(20).collect()));
        }
        let signature = signature_bytes(field("signature")?).ok_or(SshSigError::SignatureForm)?;
        match reader.0.len() {
            0 => Ok(Self { key, namespace: String::from_utf8_lossy(namespace).into_owned(), signature }),
            more => Err(SshSigError::TrailingBytes(more)),
        }
    }

    fn to_blob(&self) -> Vec<u8> {
        let mut signature = Vec::new();
        put_string(&mut signature, KEY_TYPE.as_bytes());
        put_string(&mut signature, &self.signature);
        let mut blob = MAGIC.to_vec();
        blob.extend_from_slice(&VERSION.to_be_bytes());
        put_string(&mut blob, &self.key.to_blob());
        put_string(&mut blob, self.namespace.as_bytes());
        put_string(&mut blob, b"");
        put_string(&mut blob, HASH.as_bytes());
        put_string(&mut blob, &signature);
        blob
    }
}

fn signature_bytes(field: &[u8]) -> Option<[u8; 64]> {
    let mut reader = Reader(field);
    let kind = reader.string()?;
    let bytes = reader.string()?.try_into().ok()?;
    (kind == KEY_TYPE.as_bytes() && reader.is_done()).then_some(bytes)
}

/// The armoured block, LF at the end.
impl fmt::Display for SshSig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{BEGIN}")?;
        let mut text = STANDARD.encode(self.to_blob());
        while text.len() > COLUMNS {
            let rest = text.split_off(COLUMNS);
            writeln!(f, "{text}")?;
            text = rest;
        }
        writeln!(f, "{text}\n{END}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn armoured(blob: &[u8]) -> String {
        let text = STANDARD.encode(blob);
        let lines: Vec<_> =
            text.as_bytes().chunks(COLUMNS).map(|line| str::from_utf8(line).unwrap()).collect();
        format!("{BEGIN}\n{}\n{END}\n", lines.join("\n"))
    }

    /// A blob from its fields, each as given.
    fn blob(version: u32, fields: [&[u8]; 5]) -> Vec<u8> {
        let mut blob = MAGIC.to_vec();
        blob.extend_from_slice(&version.to_be_bytes());
        for field in fields {
            put_string(&mut blob, field);
        }
        blob
    }

    fn pair(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut blob = Vec::new();
        put_string(&mut blob, first);
        put_string(&mut blob, second);
        blob
    }

    #[test]
    fn signs_reads_and_verifies_for_its_purpose_only() {
        for namespace in Namespace::ALL {
            let block = sign(namespace, b"text\n", &key());
            let sig = parse(&block).unwrap();
            assert_eq!(sig.to_string(), block);
            assert_eq!(sig.verify(namespace, b"text\n"), Ok(PublicKey::from(&key())));
            assert_eq!(sig.verify(namespace, b"text"), Err(SshSigError::Mismatch));
            for other in Namespace::ALL.into_iter().filter(|other| *other != namespace) {
                let found = namespace.to_string();
                let error = SshSigError::WrongNamespace { expected: other, found };
                assert_eq!(sig.verify(other, b"text\n"), Err(error));
            }
        }
    }

    #[test]
    fn bad_armour_is_refused() {
        let good = sign(Namespace::Sheet, b"text\n", &key());
        let lines: Vec<_> = good.lines().collect();
        let joined = lines[1..lines.len() - 1].concat();
        for (bad, error) in [
            (String::new(), SshSigError::Begin),
            (format!("\n{good}"), SshSigError::Begin),
            (format!("\u{feff}{good}"), SshSigError::Begin),
            (good.replace(BEGIN, "-----BEGIN SSH SIGNATURE----- "), SshSigError::Begin),
            (good.replace(BEGIN, "-----BEGIN SSH SIGNATURE----"), SshSigError::Begin),
            (good.replace('\n', "\r\n"), SshSigError::Begin),
            (good.trim_end().into(), SshSigError::End),
            (format!("{good}\n"), SshSigError::End),
            (format!("{good}x"), SshSigError::End),
            (good.replace(END, "-----END SSH SIGNATURE"), SshSigError::End),
            (format!("{BEGIN}\n{END}\n"), SshSigError::End),
            (format!("{BEGIN}\n\n{END}\n"), SshSigError::LineLength(2)),
            (format!("{BEGIN}\n{joined}\n{END}\n"), SshSigError::LineLength(2)),
            (good.replacen(lines[2], &format!("{} ", lines[2]), 1), SshSigError::LineLength(3)),
            (good.replacen(lines[2], &format!("\n{}", lines[2]), 1), SshSigError::LineLength(3)),
            (good.replacen("U1NIU0lH", "U1NI 0lH", 1), SshSigError::Base64),
            (good.replacen("U1NIU0lH", "U1NI_0lH", 1), SshSigError::Base64),
            (good.replace(END, &format!("{BEGIN}\n{END}")), SshSigError::LineLength(lines.len() - 1)),
            (format!("{BEGIN}\n{}\n{END}\n", "A".repeat(1000)), SshSigError::TooLarge),
            (format!("{BEGIN}\nU1NIU0lH\n{END}\n"), SshSigError::Truncated("version")),
        ] {
            assert_eq!(parse(&bad), Err(error), "{bad}");
        }
    }

    #[test]
    fn base64_has_one_spelling() {
        // Some namespace's length leaves the blob short of a multiple of three, so padding is present.
        let good = Namespace::ALL.map(|namespace| sign(namespace, b"text\n", &key()));
        let padded = good.iter().find(|block| block.contains("=\n")).unwrap();
        assert_eq!(parse(&padded.replace("=\n", "\n")), Err(SshSigError::Base64));
        let at = padded.find('=').unwrap() - 1;
        let last = padded.as_bytes()[at];
        let respelt = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .iter()
            .filter(|letter| **letter != last)
            .filter(|letter| {
                let mut bytes = padded.clone().into_bytes();
                bytes[at] = **letter;
                parse(&String::from_utf8(bytes).unwrap()).is_ok_and(|sig| sig == parse(padded).unwrap())
            })
            .count();
        assert_eq!(respelt, 0);
    }

    #[test]
    fn bad_blobs_are_refused_by_name() {
        let (space, hash, none) = (b"srm-sheet".as_slice(), b"sha512".as_slice(), b"".as_slice());
        let signer = PublicKey::from(&key()).to_blob();
        let sig = pair(b"ssh-ed25519", &[1; 64]);
        let good = blob(1, [&signer, space, none, hash, &sig]);
        assert!(parse(&armoured(&good)).is_ok());
        let with = |at: usize, field: &[u8]| {
            let mut fields = [signer.as_slice(), space, none, hash, &sig];
            fields[at] = field;
            blob(1, fields)
        };
        let mut trailing = good.clone();
        trailing.extend_from_slice(b"xyz");
        let mut magic = good.clone();
        magic[5] = b'H';
        let key_error = |error| SshSigError::Key(error);
        for (bad, error) in [
            (magic, SshSigError::Magic),
            (blob(0, [&signer, space, none, hash, &sig]), SshSigError::Version(0)),
            (blob(2, [&signer, space, none, hash, &sig]), SshSigError::Version(2)),
            (with(0, none), key_error(PublicKeyError::Blob)),
            (with(0, &pair(b"ssh-rsa", &[1; 32])), key_error(PublicKeyError::Blob)),
            (with(0, &pair(b"ssh-ed25519", &[0; 32])), key_error(PublicKeyError::Point)),
            (with(1, none), SshSigError::NamespaceText),
            (with(1, b"srm sheet"), SshSigError::NamespaceText),
            (with(1, "srm-blåd".as_bytes()), SshSigError::NamespaceText),
            (with(1, &[b'a'; 65]), SshSigError::NamespaceText),
            (with(2, b"x"), SshSigError::Reserved),
            (with(3, b"sha256"), SshSigError::Hash("sha256".into())),
            (with(3, none), SshSigError::Hash(String::new())),
            (with(4, none), SshSigError::SignatureForm),
            (with(4, &pair(b"ssh-ed25519", &[1; 63])), SshSigError::SignatureForm),
            (with(4, &pair(b"ssh-ed25519", &[1; 65])), SshSigError::SignatureForm),
            (with(4, &pair(b"ssh-rsa", &[1; 64])), SshSigError::SignatureForm),
            (with(4, &[sig.as_slice(), b"x"].concat()), SshSigError::SignatureForm),
            (trailing, SshSigError::TrailingBytes(3)),
        ] {
            assert_eq!(parse(&armoured(&bad)), Err(error));
        }
        for end in 1..good.len() {
            assert!(parse(&armoured(&good[..end])).is_err(), "{end} bytes");
        }
    }

    #[test]
    fn a_signature_with_a_second_spelling_of_its_scalar_does_not_verify() {
        // Adding the group order to S gives the same point; only the small S is taken.
        const ORDER: [u8; 32] = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let mut sig = SshSig::sign(Namespace::Sheet, b"text\n", &key());
        let mut carry = 0;
        for (byte, order) in sig.signature[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(order) + carry;
            (*byte, carry) = (sum as u8, sum >> 8);
        }
        assert_eq!(sig.verify(Namespace::Sheet, b"text\n"), Err(SshSigError::Mismatch));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
            prop_assert!(parse(&text).is_err());
        }

        #[test]
        fn any_bytes_in_armour_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 1..300)) {
            let mut framed = MAGIC.to_vec();
            framed.extend_from_slice(&VERSION.to_be_bytes());
            framed.extend_from_slice(&bytes);
            prop_assert!(parse(&armoured(&framed)).is_err());
            prop_assert!(parse(&armoured(&bytes)).is_err());
        }
    }
}
