//! Requests to be put on the archive's list of signers: making one's own, reading another's.

use crate::clock::now;
use crate::screens::settings::Request;
use ed25519_dalek::SigningKey;
use srm_core::session::Purpose;
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Enrolment;
use srm_sheet::note::Label;
use srm_sheet::principal::Principal;
use srm_sheet::public_key::PublicKey;
use srm_sheet::signers::AllowedSigners;
use std::path::Path;

/// Largest file read as a request or list of signers.
const BYTES_MAX: u64 = 4 << 20;

/// Lines to be added to the list of signers, and who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// As the page shows it.
    pub request: Request,
    /// The lines, each with its end.
    pub lines: String,
}

/// A signed request for a key, and the line it becomes once accepted.
pub fn make(
    key: &SigningKey,
    principals: &[Principal],
    name: &str,
    purpose: Purpose,
) -> Result<(Vec<u8>, String), String> {
    let (by, others) = principals.split_first().ok_or("no name was chosen for the key")?;
    let label = Label::new(name).map_err(|error| error.to_string())?;
    let enrolment = Enrolment::new(purpose, by.clone(), others, &PublicKey::from(key), label, now()?);
    let line = enrolment.signer(None, None).map_err(|error| error.to_string())?;
    let signed = enrolment.sign(key).map_err(|error| error.to_string())?;
    Ok((signed.to_bytes(), format!("{line}\n")))
}

/// Reads what a person opened: a request, a file of lines, or one line.
pub fn open(typed: &str) -> Result<Asked, String> {
    let path = crate::places::written(typed);
    let bytes = if path.is_file() { read(&path)? } else { typed.trim().as_bytes().to_vec() };
    if let Ok(signed) = Enrolment::read(&bytes) {
        let enrolment = signed.document();
        let key = PublicKey::parse(&enrolment.key).map_err(|error| error.to_string())?;
        // Only who holds the key can ask for it.
        let keys = signed.file().verify(Enrolment::NAMESPACE).map_err(|error| error.to_string())?;
        if !keys.contains(&key) {
            return Err("the request is not signed with the key it names; ask for a new one".to_owned());
        }
        let line = enrolment.signer(None, None).map_err(|error| error.to_string())?;
        let principals: Vec<&str> = enrolment.principals.iter().map(Principal::as_str).collect();
        let request = Request {
            name: enrolment.name.as_str().to_owned(),
            principals: principals.join(", "),
            fingerprint: key.fingerprint(),
        };
        return Ok(Asked { request, lines: format!("{line}\n") });
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| "this is neither a request nor a list of signers; choose another file".to_owned())?;
    let list = AllowedSigners::parse(&text).map_err(|error| {
        format!("this is neither a request nor a list of signers ({error}); choose another file")
    })?;
    let signers = list.signers();
    let one = signers.first().ok_or("the list of signers is empty; choose another file")?;
    let names: Vec<&str> = signers.iter().map(|signer| signer.principals().as_str()).take(8).collect();
    let request = Request {
        name: format!("{}", signers.len()),
        principals: names.join(", "),
        fingerprint: one.key().fingerprint(),
    };
    Ok(Asked { request, lines: list.to_text() })
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let told = |error: std::io::Error| format!("{} cannot be read: {error}", path.display());
    let length = std::fs::metadata(path).map_err(told)?.len();
    if length > BYTES_MAX {
        return Err(format!("{} is larger than any request; choose another file", path.display()));
    }
    std::fs::read(path).map_err(told)
}

/// A list with further lines: lines that are there already are not put twice.
pub fn added(list: &str, lines: &str) -> String {
    let mut all = list.to_owned();
    if !all.is_empty() && !all.ends_with('\n') {
        all.push('\n');
    }
    for line in lines.lines().filter(|line| !list.lines().any(|known| known == *line)) {
        all.push_str(line);
        all.push('\n');
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn principals() -> Vec<Principal> {
        ["rater/4", "recruiter/4"].iter().map(|name| Principal::parse(name).unwrap()).collect()
    }

    #[test]
    fn a_request_is_read_back_and_becomes_one_line() {
        let (bytes, line) = make(&key(1), &principals(), "Åsa", Purpose::Live).unwrap();
        let asked = open(&String::from_utf8(bytes).unwrap()).unwrap();
        assert_eq!(asked.lines, line);
        assert_eq!(asked.request.name, "Åsa");
        assert!(asked.request.principals.contains("recruiter/4"));
        let list = added("", &asked.lines);
        assert_eq!(added(&list, &asked.lines), list);
        assert_eq!(open(&list).unwrap().lines, list);
    }

    #[test]
    fn what_is_no_request_is_refused_in_words() {
        let (bytes, _) = make(&key(1), &principals(), "Åsa", Purpose::Live).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (other, _) = make(&key(2), &principals(), "Åsa", Purpose::Live).unwrap();
        let other = String::from_utf8(other).unwrap();
        let begin = "-----BEGIN";
        let foreign =
            format!("{}{begin}{}", text.split(begin).next().unwrap(), other.split_once(begin).unwrap().1);
        let changed = text.replace("Åsa", "Eva");
        for bad in ["", "   ", "hello", "/no/such/file", &foreign, &changed, "{}"] {
            assert!(open(bad).is_err(), "{bad}");
        }
        assert!(make(&key(1), &[], "Åsa", Purpose::Live).is_err());
        assert!(make(&key(1), &principals(), "", Purpose::Live).is_err());
    }
}
