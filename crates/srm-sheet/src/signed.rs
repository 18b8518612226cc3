//! A signed file: a text body, then one or more SSHSIG blocks over it, and nothing else.
//!
//! The body is everything before the first line `-----BEGIN SSH SIGNATURE-----`, its preceding LF included. Anyone
//! can cut it off with `sed '/^-----BEGIN SSH SIGNATURE-----$/,$d'`; its SHA-256 is the document's digest.

use crate::digest::sha256;
use crate::namespace::Namespace;
use crate::public_key::PublicKey;
use crate::sshsig::{self, BEGIN, END, SshSig, SshSigError};
use ed25519_dalek::SigningKey;
use srm_core::digest::Digest;

/// Most signatures one file may carry.
pub const SIGNATURES_MAX: usize = 16;

/// A body and the signatures after it, in proper form; whether they are good is for [`SignedFile::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedFile {
    body: String,
    signatures: Vec<SshSig>,
}

/// What is wrong with a signed file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignedError {
    /// More bytes than this kind of document may have.
    #[error("the file has {found} bytes, this kind of document at most {limit_bytes}; it is not one of ours")]
    TooLarge {
        /// The limit the caller set.
        limit_bytes: usize,
        /// The size of the file.
        found: usize,
    },
    /// Not UTF-8.
    #[error("byte {0} is not UTF-8 text; fetch the file again, as a binary copy")]
    NotUtf8(usize),
    /// A carriage return.
    #[error(
        "line {0} has a carriage return; a program changed the line ends, fetch the file again as a binary copy"
    )]
    CarriageReturn(usize),
    /// No LF at the end of the file.
    #[error("the file does not end with a line end; it was cut off, fetch the whole file again")]
    CutOff,
    /// Nothing before the signature.
    #[error("there is no text before the signature; fetch the whole file again")]
    EmptyBody,
    /// The body to be signed does not end in LF.
    #[error("the text to be signed must end with a line end")]
    BodyWithoutLineEnd,
    /// The body to be signed holds a BEGIN line.
    #[error("line {0} of the text to be signed is `{BEGIN}`; everything from there on would not be signed")]
    BeginInBody(usize),
    /// No BEGIN line.
    #[error("the file carries no signature (no line `{BEGIN}`); ask its maker for the signed file")]
    NoSignature,
    /// Something else than a BEGIN line follows a block.
    #[error("line {0} stands after a signature without being signed; fetch the original file")]
    Unsigned(usize),
    /// A block that is not in proper form, or not good.
    #[error("signature {number}: {error}")]
    Signature {
        /// Which signature, from 1.
        number: usize,
        /// What is wrong with it.
        error: SshSigError,
    },
    /// The same key signed twice.
    #[error("signature {0} is by a key that signed before; each signer signs once")]
    SignerRepeated(usize),
    /// Signatures of one text cannot go under another.
    #[error("the two files have different texts, so their signatures do not go together")]
    OtherBody,
    /// More signatures than allowed.
    #[error("the file has more than {SIGNATURES_MAX} signatures")]
    TooManySignatures,
}

impl SignedFile {
    /// Signs a body, which must end in LF, hold no CR and no BEGIN line.
    pub fn sign(body: String, namespace: Namespace, key: &SigningKey) -> Result<Self, SignedError> {
        check_text(&body)?;
        if !body.ends_with('\n') {
            return Err(if body.is_empty() {
                SignedError::EmptyBody
            } else {
                SignedError::BodyWithoutLineEnd
            });
        }
        if let Some(index) = body.lines().position(|line| line == BEGIN) {
            return Err(SignedError::BeginInBody(index + 1));
        }
        let signatures = vec![SshSig::sign(namespace, body.as_bytes(), key)];
        Ok(Self { body, signatures })
    }

    /// Adds another signer's signature over the same body.
    pub fn countersign(&mut self, namespace: Namespace, key: &SigningKey) -> Result<(), SignedError> {
        let number = self.signatures.len() + 1;
        if number > SIGNATURES_MAX {
            return Err(SignedError::TooManySignatures);
        }
        let signature = SshSig::sign(namespace, self.body.as_bytes(), key);
        if self.has_signer(signature.claimed_key()) {
            return Err(SignedError::SignerRepeated(number));
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// Adds the signatures of another copy of the same text, those that are not here yet: two people may have signed
    /// copies of their own. Gives whether any was added.
    pub fn merge(&mut self, other: &Self) -> Result<bool, SignedError> {
        if other.body != self.body {
            return Err(SignedError::OtherBody);
        }
        let before = self.signatures.len();
        for signature in &other.signatures {
            if self.has_signer(signature.claimed_key()) {
                continue;
            }
            if self.signatures.len() == SIGNATURES_MAX {
                return Err(SignedError::TooManySignatures);
            }
            self.signatures.push(signature.clone());
        }
        Ok(self.signatures.len() > before)
    }

    /// Takes a file apart without judging its signatures. `limit_bytes` is for the whole file.
    pub fn split(bytes: &[u8], limit_bytes: usize) -> Result<Self, SignedError> {
        if bytes.len() > limit_bytes {
            return Err(SignedError::TooLarge { limit_bytes, found: bytes.len() });
        }
        let text = str::from_utf8(bytes).map_err(|error| SignedError::NotUtf8(error.valid_up_to()))?;
        check_text(text)?;
        if !text.ends_with('\n') {
            return Err(SignedError::CutOff);
        }
        let body_bytes = line_start(text, BEGIN).ok_or(SignedError::NoSignature)?;
        let (body, mut rest) = text.split_at(body_bytes);
        if body.is_empty() {
            return Err(SignedError::EmptyBody);
        }
        let mut file = Self { body: body.to_owned(), signatures: Vec::new() };
        while !rest.is_empty() {
            let number = file.signatures.len() + 1;
            if number > SIGNATURES_MAX {
                return Err(SignedError::TooManySignatures);
            }
            if rest.lines().next() != Some(BEGIN) {
                let before = text.len() - rest.len();
                return Err(SignedError::Unsigned(text[..before].lines().count() + 1));
            }
            let named = |error| SignedError::Signature { number, error };
            let end = line_start(rest, END).ok_or_else(|| named(SshSigError::End))? + END.len() + 1;
            let (block, after) = rest.split_at(end);
            let signature = sshsig::parse(block).map_err(named)?;
            if file.has_signer(signature.claimed_key()) {
                return Err(SignedError::SignerRepeated(number));
            }
            file.signatures.push(signature);
            rest = after;
        }
        Ok(file)
    }

    /// Checks every signature for one purpose; the signers in the order they signed. Whether they are trusted is for
    /// [`crate::signers::AllowedSigners::judge`].
    pub fn verify(&self, namespace: Namespace) -> Result<Vec<PublicKey>, SignedError> {
        let check = |(index, signature): (usize, &SshSig)| {
            let named = |error| SignedError::Signature { number: index + 1, error };
            signature.verify(namespace, self.body.as_bytes()).map_err(named)
        };
        self.signatures.iter().enumerate().map(check).collect()
    }

    /// The signed text.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The signatures in file order.
    pub fn signatures(&self) -> &[SshSig] {
        &self.signatures
    }

    /// The document's identity: SHA-256 over the body.
    pub fn digest(&self) -> Digest {
        sha256(self.body.as_bytes())
    }

    /// The whole file.
    pub fn to_text(&self) -> String {
        self.signatures.iter().fold(self.body.clone(), |text, signature| text + &signature.to_string())
    }

    fn has_signer(&self, key: &PublicKey) -> bool {
        self.signatures.iter().any(|signature| signature.claimed_key() == key)
    }
}

fn check_text(text: &str) -> Result<(), SignedError> {
    match text.find('\r') {
        Some(at) => Err(SignedError::CarriageReturn(text[..at].matches('\n').count() + 1)),
        None => Ok(()),
    }
}

/// Where the first line that is exactly `line` starts.
fn line_start(text: &str, line: &str) -> Option<usize> {
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        if piece.strip_suffix('\n') == Some(line) {
            return Some(start);
        }
        start += piece.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMIT: usize = 1 << 20;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn file() -> SignedFile {
        SignedFile::sign("{\n  \"å\": 1\n}\n".into(), Namespace::Sheet, &key(1)).unwrap()
    }

    #[test]
    fn signing_splitting_and_countersigning_agree() {
        let mut file = file();
        file.countersign(Namespace::Sheet, &key(2)).unwrap();
        let split = SignedFile::split(file.to_text().as_bytes(), LIMIT).unwrap();
        assert_eq!(split, file);
        assert_eq!(split.digest(), sha256("{\n  \"å\": 1\n}\n".as_bytes()));
        let signers = [1, 2].map(|seed| PublicKey::from(&key(seed)));
        assert_eq!(split.verify(Namespace::Sheet).unwrap(), signers);
        assert!(matches!(split.verify(Namespace::Pack), Err(SignedError::Signature { number: 1, .. })));
        assert_eq!(file.countersign(Namespace::Sheet, &key(1)), Err(SignedError::SignerRepeated(3)));
    }

    #[test]
    fn a_second_signature_for_another_purpose_is_named() {
        let mut file = file();
        file.countersign(Namespace::Rating, &key(2)).unwrap();
        assert!(matches!(file.verify(Namespace::Sheet), Err(SignedError::Signature { number: 2, .. })));
    }

    #[test]
    fn copies_that_two_people_signed_become_one_file() {
        let mut mine = file();
        let theirs = SignedFile::sign(mine.body().into(), Namespace::Sheet, &key(2)).unwrap();
        assert_eq!(mine.merge(&theirs), Ok(true));
        assert_eq!((mine.merge(&theirs), mine.signatures().len()), (Ok(false), 2));
        assert_eq!(mine.verify(Namespace::Sheet).unwrap().len(), 2);
        let other = SignedFile::sign("{}\n".into(), Namespace::Sheet, &key(3)).unwrap();
        assert_eq!(mine.merge(&other), Err(SignedError::OtherBody));
        for seed in 3..=SIGNATURES_MAX as u8 {
            mine.countersign(Namespace::Sheet, &key(seed)).unwrap();
        }
        let more = SignedFile::sign(mine.body().into(), Namespace::Sheet, &key(99)).unwrap();
        assert_eq!(mine.merge(&more), Err(SignedError::TooManySignatures));
    }

    #[test]
    fn bodies_that_cannot_be_signed() {
        for (body, error) in [
            ("", SignedError::EmptyBody),
            ("text", SignedError::BodyWithoutLineEnd),
            ("a\r\n", SignedError::CarriageReturn(1)),
            ("a\n-----BEGIN SSH SIGNATURE-----\nb\n", SignedError::BeginInBody(2)),
        ] {
            assert_eq!(SignedFile::sign(body.into(), Namespace::Sheet, &key(1)), Err(error), "{body}");
        }
    }

    #[test]
    fn bad_files_are_refused_by_name() {
        let good = file().to_text();
        let block = file().signatures()[0].to_string();
        let split = |bytes: &[u8]| SignedFile::split(bytes, LIMIT).unwrap_err();
        let too_large = SignedError::TooLarge { limit_bytes: good.len() - 1, found: good.len() };
        assert_eq!(SignedFile::split(good.as_bytes(), good.len() - 1), Err(too_large));
        assert_eq!(split(&[good.as_bytes(), b"\xff\n"].concat()), SignedError::NotUtf8(good.len()));
        let mut many = file();
        for seed in 2..=SIGNATURES_MAX as u8 {
            many.countersign(Namespace::Sheet, &key(seed)).unwrap();
        }
        assert_eq!(many.countersign(Namespace::Sheet, &key(99)), Err(SignedError::TooManySignatures));
        let one_more = SshSig::sign(Namespace::Sheet, many.body().as_bytes(), &key(99));
        let cut_block = |error| SignedError::Signature { number: 1, error };
        for (bad, error) in [
            (String::new(), SignedError::CutOff),
            ("\n".into(), SignedError::NoSignature),
            (file().body().into(), SignedError::NoSignature),
            (block.clone(), SignedError::EmptyBody),
            (good.replace('\n', "\r\n"), SignedError::CarriageReturn(1)),
            (good.replace("-----END", "\r-----END"), SignedError::CarriageReturn(good.lines().count())),
            (good.trim_end().into(), SignedError::CutOff),
            (format!("{good}\n"), SignedError::Unsigned(good.lines().count() + 1)),
            (format!("{good}note\n"), SignedError::Unsigned(good.lines().count() + 1)),
            (format!("{good} {block}"), SignedError::Unsigned(good.lines().count() + 1)),
            (format!("{good}{block}"), SignedError::SignerRepeated(2)),
            (good.replace("\n-----BEGIN", "-----BEGIN"), SignedError::NoSignature),
            (good.replace("BEGIN SSH", "BEGIN  SSH"), SignedError::NoSignature),
            (good.replace("-----END", "----END"), cut_block(SshSigError::End)),
            (good.replace("SIGNATURE-----\nU1NI", "SIGNATURE-----\nV1NI"), cut_block(SshSigError::Magic)),
            (format!("{}{one_more}", many.to_text()), SignedError::TooManySignatures),
        ] {
            assert_eq!(split(bad.as_bytes()), error, "{bad}");
        }
    }

    #[test]
    fn every_prefix_is_refused() {
        let good = file().to_text();
        for end in 0..good.len() {
            assert!(SignedFile::split(&good.as_bytes()[..end], LIMIT).is_err(), "{end} bytes");
        }
    }

    #[test]
    fn no_single_bit_can_change_unnoticed() {
        let good = file();
        let signer = good.verify(Namespace::Sheet).unwrap();
        let bytes = good.to_text().into_bytes();
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            if let Ok(split) = SignedFile::split(&bad, LIMIT) {
                let verified = split.verify(Namespace::Sheet);
                assert!(verified.is_err(), "bit {bit}: {verified:?}, signer {signer:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            at in 0_usize..400,
        ) {
            prop_assert!(SignedFile::split(&bytes, LIMIT).is_err());
            // The same noise inside an otherwise good file.
            let mut noisy = file().to_text().into_bytes();
            let at = at.min(noisy.len());
            noisy.splice(at..at, bytes.iter().copied());
            if let Ok(split) = SignedFile::split(&noisy, LIMIT) {
                prop_assert!(bytes.is_empty() || split.verify(Namespace::Sheet).is_err());
            }
        }

        #[test]
        fn what_is_read_is_written_the_same(body in "[a-z\n -]{0,40}\n") {
            let text = SignedFile::sign(body, Namespace::Pack, &key(3)).unwrap().to_text();
            prop_assert_eq!(SignedFile::split(text.as_bytes(), LIMIT).unwrap().to_text(), text);
        }
    }
}
