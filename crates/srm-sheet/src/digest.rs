//! SHA-256 over bytes, as the core's [`Digest`].

use sha2::{Digest as _, Sha256};
use srm_core::digest::Digest;

/// The SHA-256 of the bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// A SHA-256 in the making, for bytes that arrive in pieces.
#[derive(Clone, Default)]
pub struct Sha(Sha256);

impl Sha {
    /// Starts with no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of everything taken in.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_example_and_pieces_agree() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc").to_string(), abc, "example of FIPS 180");
        let mut sha = Sha::new();
        for piece in [b"a".as_slice(), b"", b"bc"] {
            sha.update(piece);
        }
        assert_eq!(sha.finish().to_string(), abc);
    }
}
