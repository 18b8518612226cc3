//! Signing keys as OpenSSH key files, so that a stranger's own tools can make, inspect and check them.

use crate::disk::{Attempt as _, Disk as _, DiskError, RealDisk, with_suffix, write_atomically};
use ed25519_dalek::{SigningKey, VerifyingKey};
use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::public::{Ed25519PublicKey, KeyData};
use ssh_key::{Algorithm, Cipher, Kdf, LineEnding, PrivateKey, PublicKey};
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What a new key may sign, as `allowed_signers` names it.
pub const KEY_NAMESPACES: &str = "srm-pack,srm-sheet,srm-checkpoint";

/// A key file is a few hundred bytes.
const KEY_BYTES_MAX: u64 = 64 * 1024;
/// What `ssh-keygen` uses.
const KDF_ROUNDS: u32 = 16;
/// More rounds than anyone chooses; a made-up file must not keep the program busy for hours.
const KDF_ROUNDS_MAX: u32 = 1024;
const PRINCIPAL_BYTES_MAX: usize = 128;

/// Why a key cannot be made or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is no such file.
    #[error("there is no key at {}; make one with `srm keygen --out` or check the path", .0.display())]
    Missing(PathBuf),
    /// The file holds no OpenSSH private key.
    #[error("{} is not an OpenSSH private key: {reason}", path.display())]
    NotAKey {
        /// The file.
        path: PathBuf,
        /// What was found instead.
        reason: String,
    },
    /// The key is of another kind.
    #[error("{} holds a key of kind {kind}, but only ssh-ed25519 is used here; make one with `srm keygen --out`", path.display())]
    WrongKind {
        /// The file.
        path: PathBuf,
        /// The kind found.
        kind: String,
    },
    /// The key is locked and no passphrase was given.
    #[error("the key {} is locked; enter its passphrase", .0.display())]
    NeedsPassphrase(PathBuf),
    /// The passphrase does not open the key.
    #[error("this passphrase does not open the key {}; try again", .0.display())]
    WrongPassphrase(PathBuf),
    /// A passphrase of no characters protects nothing.
    #[error("the passphrase is empty; enter one, or ask for a key without passphrase")]
    EmptyPassphrase,
    /// The name cannot stand in an `allowed_signers` file.
    #[error(
        "`{0}` cannot name a signer; use 1 to {PRINCIPAL_BYTES_MAX} letters a-z, A-Z, digits and the signs . - _ @ + /, not beginning with a sign"
    )]
    BadPrincipal(String),
    /// A key must never replace another.
    #[error("{} exists already; keys are never replaced, choose another name or move the old key away", .0.display())]
    Exists(PathBuf),
    /// No randomness.
    #[error("the system gives no random numbers: {0}; restart the computer")]
    Random(#[from] getrandom::Error),
    /// The key could not be written as a key file.
    #[error("the key could not be encoded: {0}; please report this")]
    Encoding(#[from] ssh_key::Error),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// The files of a new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPaths {
    /// The private key.
    pub key: PathBuf,
    /// `<key>.pub`, one line.
    pub public: PathBuf,
    /// `<key>.allowed_signers`, one line for `ssh-keygen -Y verify -f`.
    pub allowed_signers: PathBuf,
}

impl PublicPaths {
    fn of(key: &Path) -> Self {
        Self {
            key: key.to_owned(),
            public: with_suffix(key, ".pub"),
            allowed_signers: with_suffix(key, ".allowed_signers"),
        }
    }
}

/// Makes a new Ed25519 key at `path` (readable by its owner only, on Unix) with its public halves beside it.
/// `principal` is the name the office knows the signer by. No existing file is replaced.
pub fn generate(path: &Path, passphrase: Option<&str>, principal: &str) -> Result<PublicPaths, KeyError> {
    check_principal(principal)?;
    if passphrase.is_some_and(str::is_empty) {
        return Err(KeyError::EmptyPassphrase);
    }
    let paths = PublicPaths::of(path);
    for file in [&paths.key, &paths.public, &paths.allowed_signers] {
        if RealDisk.exists(file).doing("look for", file)? {
            return Err(KeyError::Exists(file.clone()));
        }
    }
    let mut seed = Zeroizing::new([0_u8; 32]);
    getrandom::fill(seed.as_mut())?;
    let pair = Ed25519Keypair {
        public: Ed25519PublicKey(SigningKey::from_bytes(&seed).verifying_key().to_bytes()),
        private: ssh_key::private::Ed25519PrivateKey::from_bytes(&seed),
    };
    let mut key = PrivateKey::new(KeypairData::Ed25519(pair), principal)?;
    let public = one_line(key.public_key())?;
    if let Some(passphrase) = passphrase {
        key = lock(&key, passphrase)?;
    }
    let text = key.to_openssh(LineEnding::LF)?;
    // The private key goes first: with it the others can be made again, without it they are worth nothing.
    write_atomically(&RealDisk, &paths.key, text.as_bytes())?;
    write_atomically(&RealDisk, &paths.public, format!("{public} {principal}\n").as_bytes())?;
    let signer = format!("{principal} namespaces=\"{KEY_NAMESPACES}\" {public}\n");
    write_atomically(&RealDisk, &paths.allowed_signers, signer.as_bytes())?;
    Ok(paths)
}

/// Reads a private key. A passphrase given for a key that has none is ignored, as `ssh-keygen` does.
pub fn load(path: &Path, passphrase: Option<&str>) -> Result<SigningKey, KeyError> {
    let bytes = match RealDisk.read(path, KEY_BYTES_MAX) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(KeyError::Missing(path.to_owned()));
        }
        Err(error) => return Err(error).doing("read the key", path).map_err(KeyError::from),
    };
    let not_a_key = |reason: &str| KeyError::NotAKey { path: path.to_owned(), reason: reason.to_owned() };
    let wrong_kind = |kind: &str| KeyError::WrongKind { path: path.to_owned(), kind: kind.to_owned() };
    if let Some(reason) = foreign(&bytes) {
        return Err(not_a_key(reason));
    }
    let key = PrivateKey::from_openssh(bytes.as_slice()).map_err(|error| match error {
        ssh_key::Error::AlgorithmUnsupported { algorithm } => wrong_kind(algorithm.as_str()),
        ssh_key::Error::AlgorithmUnknown => wrong_kind("unknown"),
        error => not_a_key(&format!("{error}; the file may be cut short or altered, use a copy")),
    })?;
    if key.algorithm() != Algorithm::Ed25519 {
        return Err(wrong_kind(key.algorithm().as_str()));
    }
    let key = if key.is_encrypted() {
        let passphrase = passphrase.ok_or_else(|| KeyError::NeedsPassphrase(path.to_owned()))?;
        if matches!(key.kdf(), Kdf::Bcrypt { rounds, .. } if *rounds > KDF_ROUNDS_MAX) {
            return Err(not_a_key("it asks for an unreasonable amount of work to unlock"));
        }
        key.decrypt(passphrase).map_err(|_| KeyError::WrongPassphrase(path.to_owned()))?
    } else {
        key
    };
    let KeypairData::Ed25519(pair) = key.key_data() else { return Err(wrong_kind(key.algorithm().as_str())) };
    let seed = Zeroizing::new(pair.private.to_bytes());
    let signing = SigningKey::from_bytes(&seed);
    let stated = [&KeyData::Ed25519(pair.public), key.public_key().key_data()];
    let real = KeyData::Ed25519(Ed25519PublicKey(signing.verifying_key().to_bytes()));
    if stated.into_iter().any(|stated| *stated != real) {
        return Err(not_a_key("its private and public halves do not belong together"));
    }
    Ok(signing)
}

/// The `ssh-ed25519 AAAA…` form of a public key.
pub fn public_line(key: &VerifyingKey) -> Result<String, KeyError> {
    one_line(&PublicKey::from(Ed25519PublicKey(key.to_bytes())))
}

fn one_line(key: &PublicKey) -> Result<String, KeyError> {
    Ok(PublicKey::from(key.key_data().clone()).to_openssh()?)
}

fn lock(key: &PrivateKey, passphrase: &str) -> Result<PrivateKey, KeyError> {
    let mut salt = vec![0; 16];
    getrandom::fill(&mut salt)?;
    let kdf = Kdf::Bcrypt { salt, rounds: KDF_ROUNDS };
    Ok(key.encrypt_with(Cipher::Aes256Ctr, kdf, getrandom::u32()?, passphrase)?)
}

/// Names the usual mix-ups in words that help.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.trim_ascii_start();
    if text.starts_with(b"-----BEGIN OPENSSH PRIVATE KEY-----") {
        None
    } else if text.starts_with(b"ssh-") || text.starts_with(b"ecdsa-") {
        Some("it is the public half; name the file without `.pub`")
    } else if text.starts_with(b"-----BEGIN ") {
        Some("it is in another format; make a key with `srm keygen --out`")
    } else if text.is_empty() {
        Some("it is empty; use a copy")
    } else {
        Some("it begins with something else")
    }
}

/// The name must mean itself in `allowed_signers`: no separators, quotes, comments or patterns.
fn check_principal(principal: &str) -> Result<(), KeyError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_@+/".contains(&byte);
    let starts_well = principal.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if starts_well && principal.len() <= PRINCIPAL_BYTES_MAX && principal.bytes().all(plain) {
        Ok(())
    } else {
        Err(KeyError::BadPrincipal(principal.chars().take(PRINCIPAL_BYTES_MAX).collect()))
    }
}

#[cfg(test)]
mod tests;
