//! Ed25519 public keys in the OpenSSH one-line form, `ssh-ed25519 AAAA… comment`.

use crate::ssh_wire::{Reader, put_string};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The only kind of key we take.
pub(crate) const KEY_TYPE: &str = "ssh-ed25519";

/// A sound Ed25519 public key: a canonically written curve point that is not of small order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(VerifyingKey);

/// Why a text or blob is not a public key we take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublicKeyError {
    /// The line does not start with `ssh-ed25519 `.
    #[error("the key is of kind `{0}`; only ssh-ed25519 keys are taken: make one with `srm keygen`")]
    Kind(String),
    /// The second word is not canonical base64.
    #[error("the text after `ssh-ed25519` is not proper base64; copy the whole line of the .pub file again")]
    Base64,
    /// The decoded bytes are not the SSH encoding of an Ed25519 key.
    #[error(
        "the key's bytes are not an ssh-ed25519 key of 32 bytes; copy the whole line of the .pub file again"
    )]
    Blob,
    /// The 32 bytes are no usable curve point.
    #[error("the key's 32 bytes are not a sound Ed25519 point; nobody can own it, make a new key")]
    Point,
    /// Control characters in the comment, or more than one line.
    #[error("a public key is one line, its comment without control characters")]
    Comment,
}

impl PublicKey {
    /// Reads one line as in a `.pub` file; the comment is optional and not kept, one LF at the end is allowed.
    pub fn parse(line: &str) -> Result<Self, PublicKeyError> {
        let line = line.strip_suffix('\n').unwrap_or(line);
        if line.chars().any(char::is_control) {
            return Err(PublicKeyError::Comment);
        }
        let mut words = line.splitn(3, ' ');
        let kind = words.next().unwrap_or_default();
        if kind != KEY_TYPE {
            return Err(PublicKeyError::Kind(kind.chars().take(40).collect()));
        }
        let blob = STANDARD.decode(words.next().unwrap_or_default()).map_err(|_| PublicKeyError::Base64)?;
        Self::from_blob(&blob)
    }

    /// Reads the raw 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, PublicKeyError> {
        // A y coordinate of 2^255 - 19 or more is a second spelling of a small one.
        let respelt = bytes[31] & 0x7f == 0x7f && bytes[1..31].iter().all(|b| *b == 0xff) && bytes[0] >= 0xed;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| PublicKeyError::Point)?;
        if respelt || key.is_weak() { Err(PublicKeyError::Point) } else { Ok(Self(key)) }
    }

    /// The raw 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The one-line form with a comment, without line end.
    pub fn line(&self, comment: &str) -> Result<String, PublicKeyError> {
        match comment {
            "" => Ok(self.to_string()),
            comment if comment.chars().any(char::is_control) => Err(PublicKeyError::Comment),
            comment => Ok(format!("{self} {comment}")),
        }
    }

    /// `SHA256:…` as `ssh-keygen -l` prints it, for people to compare.
    pub fn fingerprint(&self) -> String {
        format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(self.to_blob())))
    }

    /// The key as `ed25519-dalek` wants it.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.0
    }

    pub(crate) fn from_blob(blob: &[u8]) -> Result<Self, PublicKeyError> {
        let mut reader = Reader(blob);
        match (reader.string(), reader.string(), reader.is_done()) {
            (Some(kind), Some(point), true) if kind == KEY_TYPE.as_bytes() => {
                Self::from_bytes(point.try_into().map_err(|_| PublicKeyError::Blob)?)
            }
            _ => Err(PublicKeyError::Blob),
        }
    }

    pub(crate) fn to_blob(self) -> Vec<u8> {
        let mut blob = Vec::with_capacity(51);
        put_string(&mut blob, KEY_TYPE.as_bytes());
        put_string(&mut blob, self.0.as_bytes());
        blob
    }
}

impl From<&SigningKey> for PublicKey {
    /// A key with a known secret half is sound by construction.
    fn from(key: &SigningKey) -> Self {
        Self(key.verifying_key())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{KEY_TYPE} {}", STANDARD.encode(self.to_blob()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> PublicKey {
        PublicKey::from(&SigningKey::from_bytes(&[7; 32]))
    }

    #[test]
    fn a_line_reads_back_with_and_without_comment() {
        for line in [key().line("").unwrap(), key().line("Åsa's key, 2026").unwrap(), format!("{}\n", key())]
        {
            assert_eq!(PublicKey::parse(&line), Ok(key()), "{line}");
        }
        assert_eq!(key().line("two\nlines"), Err(PublicKeyError::Comment));
    }

    #[test]
    fn bad_lines_are_refused() {
        let good = key().to_string();
        let encoded = |blob: &[u8]| format!("ssh-ed25519 {}", STANDARD.encode(blob));
        let mut long = key().to_blob();
        long.push(0);
        let mut short = Vec::new();
        put_string(&mut short, b"ssh-ed25519");
        put_string(&mut short, &[1; 31]);
        let mut rsa = Vec::new();
        put_string(&mut rsa, b"ssh-rsa");
        put_string(&mut rsa, &[1; 32]);
        for (bad, error) in [
            (String::new(), PublicKeyError::Kind(String::new())),
            (good.replace("ssh-ed25519", "ssh-rsa"), PublicKeyError::Kind("ssh-rsa".into())),
            (format!(" {good}"), PublicKeyError::Kind(String::new())),
            ("ssh-ed25519".into(), PublicKeyError::Blob),
            (good.replace(' ', "  "), PublicKeyError::Blob),
            (good.replace("AAAA", "AA?A"), PublicKeyError::Base64),
            (format!("{good}="), PublicKeyError::Base64),
            (good[..good.len() - 4].into(), PublicKeyError::Blob),
            (encoded(&long), PublicKeyError::Blob),
            (encoded(&short), PublicKeyError::Blob),
            (encoded(&rsa), PublicKeyError::Blob),
            (format!("{good}\r\n"), PublicKeyError::Comment),
            (format!("{good}\n{good}\n"), PublicKeyError::Comment),
            (good.replace(' ', "\t"), PublicKeyError::Comment),
        ] {
            assert_eq!(PublicKey::parse(&bad), Err(error), "{bad}");
        }
    }

    #[test]
    fn points_nobody_can_own_are_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut respelt = [0xff; 32];
        (respelt[0], respelt[31]) = (0xf0, 0x7f); // y = p + 3
        for bad in [[0; 32], identity, respelt, [0xff; 32]] {
            assert_eq!(PublicKey::from_bytes(&bad), Err(PublicKeyError::Point), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}|ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/=]{40,46}") {
            if let Ok(key) = PublicKey::parse(&text) {
                prop_assert!(text.starts_with(&key.to_string()));
            }
        }
    }
}
