//! Keys and passphrases.

use crate::exit::Failure;
use crate::files;
use ed25519_dalek::SigningKey;
use srm_host::keys::{self, KeyError};
use srm_sheet::public_key::PublicKey;
use srm_sheet::signers::AllowedSigners;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Where scripts put a passphrase.
pub const PASSPHRASE_VARIABLE: &str = "SRM_PASSPHRASE";

/// The passphrase scripts gave, if any.
pub fn passphrase_given() -> Option<Zeroizing<String>> {
    std::env::var(PASSPHRASE_VARIABLE).ok().map(Zeroizing::new)
}

/// Asks for a passphrase on the terminal, without echo.
pub fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|error| {
        Failure::usage(format_args!(
            "no passphrase can be asked for here ({error}); set {PASSPHRASE_VARIABLE}, or use a key without passphrase"
        ))
    })
}

/// Reads a signing key; a locked one is opened by the passphrase given or asked for.
pub fn load(path: &Path) -> Result<SigningKey, Failure> {
    let given = passphrase_given();
    match keys::load(path, given.as_ref().map(|passphrase| passphrase.as_str())) {
        Err(KeyError::NeedsPassphrase(_)) => {
            let passphrase = ask(&format!("Passphrase of {}: ", path.display()))?;
            keys::load(path, Some(&passphrase))
        }
        other => other,
    }
    .map_err(Failure::usage)
}

/// A list of signers for a whole country is smaller.
const SIGNERS_BYTES_MAX: usize = 16 << 20;

/// Who may sign, and whose keys no longer count.
pub fn trust(path: &Path, revoked: Option<&Path>) -> Result<AllowedSigners, Failure> {
    let in_file = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::usage(format_args!("{}, {error}", path.display()))
    };
    let text = files::read_text(path, SIGNERS_BYTES_MAX, "read the allowed signers")?;
    let signers = AllowedSigners::parse(&text).map_err(|error| in_file(path, &error))?;
    let Some(path) = revoked else { return Ok(signers) };
    let keys = files::read_text(path, SIGNERS_BYTES_MAX, "read the revoked keys")?;
    signers.with_revoked(&keys).map_err(|error| in_file(path, &error))
}

/// The name a key's owner is known by: what `<key>.allowed_signers` says about this very key.
pub fn principal(path: &Path, key: &PublicKey) -> Result<String, Failure> {
    let file = beside(path, ".allowed_signers");
    let text = files::read_text(&file, SIGNERS_BYTES_MAX, "read the station's name from")?;
    let signers = AllowedSigners::parse(&text)
        .map_err(|error| Failure::usage(format_args!("{}: {error}", file.display())))?;
    let signer = signers.signers().iter().find(|signer| signer.key() == key);
    signer.map(|signer| signer.principals().as_str().to_owned()).ok_or_else(|| {
        Failure::usage(format_args!(
            "{} does not name the key {}; give the name with --station",
            file.display(),
            path.display()
        ))
    })
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
