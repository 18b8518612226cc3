//! `srm keygen`: a signing key with its public half and its line for `allowed_signers`.

use crate::args::Keygen;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::{files, signing};
use serde_json::json;
use srm_host::keys;
use srm_sheet::public_key::PublicKey;
use zeroize::Zeroizing;

/// A public key is one line.
const PUBLIC_BYTES_MAX: usize = 16 * 1024;

pub fn run(args: &Keygen, out: &mut Output) -> Result<Exit, Failure> {
    let principal = args.principal.clone().unwrap_or_else(|| files::name(&args.out));
    let passphrase = if args.no_passphrase { None } else { Some(new_passphrase()?) };
    let paths = keys::generate(&args.out, passphrase.as_ref().map(|text| text.as_str()), &principal)
        .map_err(Failure::usage)?;
    let public = files::read_text(&paths.public, PUBLIC_BYTES_MAX, "read back")?;
    let public = PublicKey::parse(public.trim_end()).map_err(Failure::usage)?;
    let fingerprint = public.fingerprint();
    let text = format!(
        "{key}                  the key: keep it here, and a copy in a safe place\n\
         {public}              its public half\n\
         {signers}  its line for an allowed_signers file\n\
         \n\
         Signer       {principal}\n\
         Fingerprint  {fingerprint}\n\
         Passphrase   {locked}\n\
         \n\
         Give the office the .allowed_signers file, and read it the fingerprint over another way.\n",
        key = paths.key.display(),
        public = paths.public.display(),
        signers = paths.allowed_signers.display(),
        locked = if passphrase.is_some() { "yes" } else { "none: whoever has the file can sign" },
    );
    out.result(&text, || {
        json!({
            "key": paths.key.display().to_string(),
            "public": paths.public.display().to_string(),
            "allowed_signers": paths.allowed_signers.display().to_string(),
            "principal": principal,
            "fingerprint": fingerprint,
            "locked": passphrase.is_some(),
        })
    });
    Ok(Exit::Fine)
}

/// From the environment for scripts, else asked for twice.
fn new_passphrase() -> Result<Zeroizing<String>, Failure> {
    if let Some(given) = signing::passphrase_given() {
        return Ok(given);
    }
    let first = signing::ask("New passphrase: ")?;
    if first.is_empty() {
        return Err(Failure::usage(
            "the passphrase is empty; enter one, or ask for none with --no-passphrase",
        ));
    }
    if first != signing::ask("The same again: ")? {
        return Err(Failure::usage("the two passphrases differ, so no key was made; try again"));
    }
    Ok(first)
}
