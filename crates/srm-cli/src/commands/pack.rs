//! `srm pack`: a set as one signed file.

use crate::args::Pack;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::{files, sets, signing};
use serde_json::json;
use srm_sheet::packed;
use srm_sheet::public_key::PublicKey;

pub fn run(args: &Pack, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    if !loaded.diagnostics.is_empty() {
        sets::show(&loaded, out);
    }
    let key = signing::load(&args.key)?;
    let fingerprint = PublicKey::from(&key).fingerprint();
    let signed = packed::to_signed(&loaded.files, &loaded.id, pack.version(), &key).map_err(Failure::bad)?;
    let text = signed.to_text();
    // What stations will read is read here first.
    let again = packed::read(text.as_bytes()).map_err(Failure::bad)?;
    if again.digest != loaded.digest {
        return Err(Failure::bad("the packed file does not read back as the set; please report this"));
    }
    files::write(&args.out, text.as_bytes())?;
    let count = loaded.files.iter().count();
    let answer = format!(
        "{file}\nSet          {set} {version}\nDigest       {digest}\nFiles        {count}\nSize         {size} bytes\n\
         Signed with  {fingerprint}\n",
        file = args.out.display(),
        set = loaded.id,
        version = pack.version(),
        digest = loaded.digest,
        size = text.len(),
    );
    out.result(&answer, || {
        json!({
            "file": args.out.display().to_string(),
            "set": loaded.id.as_str(),
            "version": pack.version(),
            "digest": loaded.digest.to_string(),
            "files": count,
            "bytes": text.len(),
            "signer": fingerprint,
        })
    });
    Ok(Exit::Fine)
}
