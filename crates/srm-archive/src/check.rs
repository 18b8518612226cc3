//! Checking one file before it is kept: what it is, what is wrong with it, or why it is not taken.

use crate::content;
use crate::recompute::Recompute;
use crate::refusal::{Own, Refused};
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_sheet::digest::sha256;
use srm_sheet::fault::{Fault, FaultCode};
use srm_sheet::judgement::Judgement;
use srm_sheet::ledger::{Checkpoint, Ledger};
use srm_sheet::packed::{self, PackSource, Packs};
use srm_sheet::sheet::Sheet;
use srm_sheet::signers::AllowedSigners;
use srm_sheet::utc::Utc;
use srm_sheet::verify::Kind as DocumentKind;
use srm_sheet::verify::{self, Report, SignerSeen};

/// A document that is kept, whatever else is wrong with it: its signatures fit its text.
#[derive(Debug)]
pub(crate) struct Checked {
    pub digest: Digest,
    pub signers: Vec<SignerSeen>,
    pub faults: Vec<Fault>,
    pub trusted: bool,
    pub facts: Facts,
}

/// What a document says, as far as the index asks.
#[derive(Debug)]
pub(crate) enum Facts {
    Sheet(Box<Sheet>, Recompute),
    Pack { pack: Digest, set: Id, version: String, sound: bool },
    Ledger(Ledger),
    Checkpoint(Checkpoint),
    Judgement(Box<Judgement>),
}

impl Facts {
    pub(crate) fn kind(&self) -> DocumentKind {
        match self {
            Self::Sheet(..) => DocumentKind::Sheet,
            Self::Pack { .. } => DocumentKind::Pack,
            Self::Ledger(_) => DocumentKind::Ledger,
            Self::Checkpoint(_) => DocumentKind::Checkpoint,
            Self::Judgement(judgement) => judgement.kind(),
        }
    }
}

/// Checks a file of any kind. Without `packs` a sheet is taken without its points being computed again. `now` is when
/// the file came: what was dated in the future then stays noted.
pub(crate) fn check(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    packs: Option<&dyn PackSource>,
    now: Utc,
) -> Result<Checked, Refused> {
    if bytes.is_empty() {
        return Err(Refused::own(Own::Empty, "it has no bytes"));
    }
    if name.ends_with("allowed_signers") {
        return Err(Refused::own(Own::SignersBeside, "whom to trust is said by the office, not by a stick"));
    }
    if let Some(what) = container(bytes) {
        return Err(Refused::own(Own::Container, format!("it is {what}")));
    }
    let now_s = now.unix_s();
    match content::kind_of(name, bytes) {
        None => Err(Refused::own(Own::Foreign, "it holds no document, and its name promises none")),
        Some(DocumentKind::Sheet) => check_sheet(name, bytes, trust, packs, now_s),
        Some(DocumentKind::Pack) => {
            let (report, known) = verify::examine_pack(name, bytes, trust, now_s);
            let sound = known.is_some();
            let head =
                || packed::read(bytes).ok().map(|content| (content.digest, content.set, content.version));
            let head = known.map_or_else(head, |known| {
                Some((known.digest, known.pack.id().clone(), known.pack.version().to_owned()))
            });
            let facts = head.map(|(pack, set, version)| Facts::Pack { pack, set, version, sound });
            checked(report, facts)
        }
        Some(DocumentKind::Ledger) => {
            let (mut report, ledger) = verify::examine_ledger(name, bytes);
            // Nobody signs a ledger: its links speak for themselves, sheets and checkpoints for its links.
            report.digest = Some(sha256(bytes));
            (report.signature_good, report.trusted) = (true, true);
            checked(report, ledger.map(Facts::Ledger))
        }
        Some(DocumentKind::Checkpoint) => {
            let (report, checkpoint) = verify::examine_checkpoint(name, bytes, trust, now_s);
            checked(report, checkpoint.map(Facts::Checkpoint))
        }
        Some(kind) => {
            let (report, judgement) = verify::examine_judgement(name, kind, bytes, trust, now_s);
            checked(report, judgement.map(|judgement| Facts::Judgement(Box::new(judgement))))
        }
    }
}

fn check_sheet(
    name: &str,
    bytes: &[u8],
    trust: &AllowedSigners,
    packs: Option<&dyn PackSource>,
    now_s: i64,
) -> Result<Checked, Refused> {
    let none = Packs::new();
    let source: &dyn PackSource = packs.unwrap_or(&none);
    let (mut report, sheet) = verify::examine_sheet(name, bytes, trust, source, now_s);
    let is_elsewhere = report.has(FaultCode::OtherRevision) || report.has(FaultCode::PackMissing);
    let recompute = match packs {
        Some(_) if is_elsewhere => Recompute::NotHere,
        Some(_) => Recompute::Done,
        None if report.has(FaultCode::OtherRevision) => Recompute::NotHere,
        None => Recompute::Waiting,
    };
    if packs.is_none() {
        report.faults.retain(|fault| fault.code != FaultCode::PackMissing);
    }
    checked(report, sheet.map(|sheet| Facts::Sheet(Box::new(sheet), recompute)))
}

/// Takes what verification found: a document without good signatures, or that cannot be read, proves nothing.
fn checked(report: Report, facts: Option<Facts>) -> Result<Checked, Refused> {
    let Report { faults, digest, signers, signature_good, trusted, .. } = report;
    match (digest, facts) {
        (Some(digest), Some(facts)) if signature_good => {
            Ok(Checked { digest, signers, faults, trusted, facts })
        }
        _ => {
            // The first tells of the signature, the last of the content: the earlier trouble is the one to mend.
            let told = if signature_good { faults.last() } else { faults.first() };
            let Fault { code, message } = told.cloned().unwrap_or(Fault {
                code: FaultCode::NotTheDocument,
                message: "it could not be read".to_owned(),
            });
            Err(Refused::fault(code, message))
        }
    }
}

/// The packed formats people put files into, by their first bytes.
fn container(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 7] = [
        (b"PK\x03\x04", "a zip file"),
        (b"PK\x05\x06", "an empty zip file"),
        (b"\x1f\x8b", "a gzip file"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
        (b"\xfd7zXZ\x00", "an xz file"),
        (b"BZh", "a bzip2 file"),
        (b"\x28\xb5\x2f\xfd", "a zstd file"),
    ];
    known.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}
