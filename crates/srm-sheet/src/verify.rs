//! Checking one document: its form, its signatures, who made them, and whether a sheet follows from its journal.
//! Whether a judgement fits its sheet is for [`crate::case_file`].
//!
//! Trust in a signer is judged at the document's own time (a sheet's `ended`). That time is the station's claim: it
//! cannot be proven from the file, only that it does not lie in the future. Revoked keys never count, at any time.

mod judged;
mod recompute;
mod report;

pub use judged::examine_judgement;
pub use report::{Kind, Report, SignerSeen};

use crate::fault::FaultCode;
use crate::json;
use crate::ledger::{Checkpoint, Ledger};
use crate::namespace::Namespace;
use crate::packed::{self, KnownPack, PACKED_BYTES_MAX, PackSource, PackedError};
use crate::sheet::{SHEET_BYTES_MAX, Sheet, SheetError};
use crate::signed::{SignedError, SignedFile};
use crate::signers::{AllowedSigners, Trust};
use crate::sshsig::SshSigError;
use crate::utc::Utc;
use srm_core::diag::Severity;
use srm_core::session::{Event, Fault as StationFault};

/// How far ahead of our clock a document's time may lie.
const AHEAD_S_MAX: i64 = 24 * 3600;
/// Largest checkpoint.
pub const CHECKPOINT_BYTES_MAX: usize = 64 << 10;

/// Checks a sheet: form, signature, signer, and every field against the journal replayed with its pack.
pub fn verify_sheet(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    packs: &dyn PackSource,
    now_unix_s: i64,
) -> Report {
    examine_sheet(name, bytes, trust, packs, now_unix_s).0
}

/// [`verify_sheet`], and the sheet where it could be read.
pub fn examine_sheet(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    packs: &dyn PackSource,
    now_unix_s: i64,
) -> (Report, Option<Sheet>) {
    let mut report = Report::new(name, Kind::Sheet);
    let Some(signed) = split(&mut report, bytes, SHEET_BYTES_MAX) else { return (report, None) };
    let sheet = match Sheet::from_body(signed.body()) {
        Ok(sheet) => sheet,
        Err(error) => {
            check_signatures(&mut report, &signed, Namespace::Sheet, trust, None, now_unix_s);
            let code = match error {
                SheetError::Version(_) => FaultCode::OtherVersion,
                SheetError::Journal(_) => FaultCode::TimeGoesBack,
                _ => FaultCode::NotTheDocument,
            };
            report.fault(code, error.to_string());
            return (report, None);
        }
    };
    report.station = Some(sheet.station.clone());
    let ended = sheet.ended.unix_s();
    check_signatures(&mut report, &signed, Namespace::Sheet, trust, Some(&sheet.station), ended);
    check_not_ahead(&mut report, sheet.ended, now_unix_s);
    let clock_changed = |event: &Event| matches!(event, Event::Fault(StationFault::ClockChanged));
    let is_excused = || sheet.journal.entries().iter().any(|entry| clock_changed(&entry.event));
    if sheet.ended < sheet.started && !is_excused() {
        let what =
            format!("started {}, ended {}, and no change of the clock is noted", sheet.started, sheet.ended);
        report.fault(FaultCode::EndsBeforeStart, what);
    }
    recompute::check(&mut report, &sheet, packs);
    (report, Some(sheet))
}

/// Checks a packed set: form, hashes, signature and signer now, and that the set has no errors.
pub fn verify_pack(name: &str, bytes: &[u8], trust: &AllowedSigners, now_unix_s: i64) -> Report {
    examine_pack(name, bytes, trust, now_unix_s).0
}

/// [`verify_pack`], and the pack where its files are sound, whoever signed them: its digest says which one it is.
pub fn examine_pack(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    now_unix_s: i64,
) -> (Report, Option<KnownPack>) {
    let mut report = Report::new(name, Kind::Pack);
    let Some(signed) = split(&mut report, bytes, PACKED_BYTES_MAX) else { return (report, None) };
    check_signatures(&mut report, &signed, Namespace::Pack, trust, None, now_unix_s);
    let content = match packed::from_signed(signed) {
        Ok(content) => content,
        Err(error) => {
            let code = match error {
                PackedError::Version(_) => FaultCode::OtherVersion,
                PackedError::Json(_) | PackedError::VersionText => FaultCode::NotTheDocument,
                PackedError::Signed(_) => FaultCode::NotSigned,
                _ => FaultCode::PackBroken,
            };
            report.fault(code, error.to_string());
            return (report, None);
        }
    };
    let (known, problems) = KnownPack::check(&content.set, &content.files);
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        report.fault(FaultCode::SetBroken, format!("{}: {}", problem.file, problem.message));
    }
    if let Some(known) = known.as_ref().filter(|known| known.pack.version() != content.version) {
        let what =
            format!("the head says version {}, the set itself {}", content.version, known.pack.version());
        report.fault(FaultCode::PackBroken, what);
    }
    report.pack = Some(content.digest);
    (report, known)
}

/// Checks a checkpoint: form, signature, signer at its own time.
pub fn verify_checkpoint(name: &str, bytes: &[u8], trust: &AllowedSigners, now_unix_s: i64) -> Report {
    examine_checkpoint(name, bytes, trust, now_unix_s).0
}

/// [`verify_checkpoint`], and the checkpoint where it could be read.
pub fn examine_checkpoint(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    now_unix_s: i64,
) -> (Report, Option<Checkpoint>) {
    let mut report = Report::new(name, Kind::Checkpoint);
    let Some(signed) = split(&mut report, bytes, CHECKPOINT_BYTES_MAX) else { return (report, None) };
    match json::from_text::<Checkpoint>(signed.body()) {
        Ok(checkpoint) => {
            report.station = Some(checkpoint.station.clone());
            let at = checkpoint.at.unix_s();
            check_signatures(
                &mut report,
                &signed,
                Namespace::Checkpoint,
                trust,
                Some(&checkpoint.station),
                at,
            );
            check_not_ahead(&mut report, checkpoint.at, now_unix_s);
            (report, Some(checkpoint))
        }
        Err(error) => {
            check_signatures(&mut report, &signed, Namespace::Checkpoint, trust, None, now_unix_s);
            let (code, what) = match crate::format::other_version(signed.body(), "srm-checkpoint", 1) {
                Some(format) => (FaultCode::OtherVersion, format!("the checkpoint is a `{format}`")),
                None => (FaultCode::NotTheDocument, error.to_string()),
            };
            report.fault(code, what);
            (report, None)
        }
    }
}

/// Checks a ledger by itself: every link of the chain. What its entries tell is for [`crate::folder`].
pub fn examine_ledger(name: &str, bytes: &[u8]) -> (Report, Option<Ledger>) {
    let mut report = Report::new(name, Kind::Ledger);
    let ledger = match str::from_utf8(bytes) {
        Ok(text) => Ledger::parse(text).map_err(|error| error.to_string()),
        Err(error) => Err(format!("byte {} is not UTF-8 text", error.valid_up_to())),
    };
    match ledger {
        Ok(ledger) => (report, Some(ledger)),
        Err(what) => {
            report.fault(FaultCode::LedgerBroken, what);
            (report, None)
        }
    }
}

fn split(report: &mut Report, bytes: &[u8], limit_bytes: usize) -> Option<SignedFile> {
    match SignedFile::split(bytes, limit_bytes) {
        Ok(signed) => {
            report.digest = Some(signed.digest());
            Some(signed)
        }
        Err(error) => {
            report.fault(FaultCode::NotSigned, error.to_string());
            None
        }
    }
}

/// Checks every signature and every signer. `station` is the station or person that the document says made it: at least
/// one signer must be that one.
fn check_signatures(
    report: &mut Report,
    signed: &SignedFile,
    namespace: Namespace,
    trust: &AllowedSigners,
    station: Option<&str>,
    at_unix_s: i64,
) {
    let keys = match signed.verify(namespace) {
        Ok(keys) => keys,
        Err(error) => {
            let code = match &error {
                SignedError::Signature { error: SshSigError::WrongNamespace { .. }, .. } => {
                    FaultCode::OtherPurpose
                }
                _ => FaultCode::BadSignature,
            };
            report.fault(code, error.to_string());
            return;
        }
    };
    report.signature_good = true;
    report.trusted = true;
    let mut is_station = station.is_none();
    for key in keys {
        let fingerprint = key.fingerprint();
        let named =
            station.map(|station| of_station(trust, station).judge(&key, namespace.as_str(), at_unix_s));
        let judged = trust.judge(&key, namespace.as_str(), at_unix_s);
        let (principal, fault) = match (judged, named) {
            (Trust::Revoked, _) => {
                (None, Some((FaultCode::Revoked, format!("the key {fingerprint} is revoked"))))
            }
            (_, Some(Trust::Trusted { principal })) => {
                is_station = true;
                (Some(principal), None)
            }
            (Trust::Trusted { principal }, _) => (Some(principal), None),
            (Trust::UnknownKey, _) => {
                let what =
                    format!("the signature is good, but the key {fingerprint} is not on the list of signers");
                (None, Some((FaultCode::UnknownSigner, what)))
            }
            (Trust::WrongNamespace { principal }, _) => {
                let what = format!("{principal} ({fingerprint}) may not sign for `{namespace}`");
                (Some(principal), Some((FaultCode::SignerNotAllowed, what)))
            }
            (Trust::NotYetValid { principal, valid_after }, _) => {
                let what = format!("{principal} ({fingerprint}) may sign from {valid_after} on");
                (Some(principal), Some((FaultCode::NotYetValid, what)))
            }
            (Trust::Expired { principal, valid_before }, _) => {
                let what = format!("{principal} ({fingerprint}) could sign until {valid_before}");
                (Some(principal), Some((FaultCode::Expired, what)))
            }
        };
        let principal = principal.map(|principal| principal.to_string());
        report.signers.push(SignerSeen { fingerprint, principal });
        if let Some((code, what)) = fault {
            report.trusted = false;
            report.fault(code, what);
        }
    }
    if let Some(station) = station.filter(|_| report.trusted && !is_station) {
        report.trusted = false;
        report.fault(
            FaultCode::OtherStation,
            format!("the document names {station}, none of its signers is that one"),
        );
    }
}

/// The lines of the list that are about one name: a key may stand on several.
fn of_station(trust: &AllowedSigners, station: &str) -> AllowedSigners {
    let mut own = AllowedSigners::default();
    for signer in trust.signers().iter().filter(|signer| signer.principals().matches(station)) {
        own.push(signer.clone());
    }
    own
}

fn check_not_ahead(report: &mut Report, claim: Utc, now_unix_s: i64) {
    if claim.unix_s() > now_unix_s.saturating_add(AHEAD_S_MAX) {
        let now = Utc::from_unix_s(now_unix_s).map_or_else(|| now_unix_s.to_string(), |now| now.to_string());
        report.fault(FaultCode::FromTheFuture, format!("it is dated {claim}, and now is {now}"));
    }
}

#[cfg(test)]
mod tests;
