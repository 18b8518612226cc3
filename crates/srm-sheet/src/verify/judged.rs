//! Checking a judgement by itself: form, signatures, signers at its own time, and that it agrees with itself. Whether it
//! fits the sheet is for [`crate::case_file`].

use super::{Report, check_not_ahead, check_signatures, split};
use crate::document::{Document, DocumentError};
use crate::fault::FaultCode;
use crate::judgement::{
    Accepted, Approval, Attestation, Decision, Deletion, Enrolment, Interview, Judgement, Rating,
};
use crate::personal_number;
use crate::public_key::PublicKey;
use crate::signed::SignedFile;
use crate::signers::{AllowedSigners, Patterns, Signer};
use crate::verify::Kind;

/// Checks a judgement of this kind; `None` beside the report when it could not be read. Sheets, packs and ledgers have
/// functions of their own.
pub fn examine_judgement(
    name: &str,
    kind: Kind,
    bytes: &[u8],
    trust: &AllowedSigners,
    now_unix_s: i64,
) -> (Report, Option<Judgement>) {
    let examine = Examine { name, bytes, trust, now_unix_s };
    match kind {
        Kind::Rating => examine.as_document::<Rating>(Judgement::Rating),
        Kind::Interview => examine.as_document::<Interview>(Judgement::Interview),
        Kind::Decision => examine.as_document::<Decision>(Judgement::Decision),
        Kind::Attestation => examine.as_document::<Attestation>(Judgement::Attestation),
        Kind::Accepted => examine.as_document::<Accepted>(Judgement::Accepted),
        Kind::Approval => examine.as_document::<Approval>(Judgement::Approval),
        Kind::Deletion => examine.as_document::<Deletion>(Judgement::Deletion),
        Kind::Enrolment => examine.as_enrolment(),
        Kind::Sheet | Kind::Pack | Kind::Ledger | Kind::Checkpoint => {
            let mut report = Report::new(name, kind);
            report.fault(FaultCode::NotTheDocument, format!("a `{}` is no judgement", kind.name()));
            (report, None)
        }
    }
}

struct Examine<'a> {
    name: &'a str,
    bytes: &'a [u8],
    trust: &'a AllowedSigners,
    now_unix_s: i64,
}

impl Examine<'_> {
    fn as_document<D: Document>(&self, into: impl Fn(D) -> Judgement) -> (Report, Option<Judgement>) {
        let mut report = Report::new(self.name, D::KIND);
        let Some((signed, read)) = self.read::<D>(&mut report) else { return (report, None) };
        let Some(document) = read else {
            check_signatures(&mut report, &signed, D::NAMESPACE, self.trust, None, self.now_unix_s);
            return (report, None);
        };
        let (by, at) = (document.by().clone(), document.at());
        check_signatures(&mut report, &signed, D::NAMESPACE, self.trust, Some(by.as_str()), at.unix_s());
        check_not_ahead(&mut report, at, self.now_unix_s);
        report.by = Some(by);
        (report, Some(into(document)))
    }

    /// A request is signed by the key it is about, which nobody need trust yet; `trusted` says whether somebody does.
    fn as_enrolment(&self) -> (Report, Option<Judgement>) {
        let mut report = Report::new(self.name, Kind::Enrolment);
        let Some((signed, read)) = self.read::<Enrolment>(&mut report) else { return (report, None) };
        let Some(enrolment) = read else { return (report, None) };
        let own = own_list(&enrolment);
        let by = enrolment.by.clone();
        check_signatures(
            &mut report,
            &signed,
            Enrolment::NAMESPACE,
            &own,
            Some(by.as_str()),
            enrolment.at.unix_s(),
        );
        if report.signature_good && !report.trusted {
            report.faults.clear();
            let what =
                "the signature is good, but made with another key than the one that stands in the request";
            report.fault(FaultCode::OtherKey, what);
        }
        // Being signed by itself is no trust.
        report.trusted = false;
        check_not_ahead(&mut report, enrolment.at, self.now_unix_s);
        report.by = Some(by);
        (report, Some(Judgement::Enrolment(enrolment)))
    }

    /// The signed file, and the document in it where it could be read; otherwise what is wrong has been reported.
    fn read<D: Document>(&self, report: &mut Report) -> Option<(SignedFile, Option<D>)> {
        let signed = split(report, self.bytes, D::BYTES_MAX)?;
        let read = D::from_body(signed.body());
        if let Err(error) = &read {
            let (code, what) = match error {
                DocumentError::Version { .. } => (FaultCode::OtherVersion, error.to_string()),
                DocumentError::Role { .. } => (FaultCode::RoleNotAllowed, error.to_string()),
                DocumentError::Content { .. } => (FaultCode::Inconsistent, error.to_string()),
                // The number itself is not told on, in a report least of all.
                DocumentError::Json(json) if personal_number::find(signed.body()).is_some() => {
                    (FaultCode::PersonalNumber, format!("line {} or near it", json.line))
                }
                DocumentError::Json(_) | DocumentError::Signed(_) => {
                    (FaultCode::NotTheDocument, error.to_string())
                }
            };
            report.fault(code, what);
        }
        Some((signed, read.ok()))
    }
}

/// A list on which only the request's own key stands.
fn own_list(enrolment: &Enrolment) -> AllowedSigners {
    let mut own = AllowedSigners::default();
    let names = Patterns::parse(enrolment.by.as_str()).ok();
    if let Some((names, key)) = names.zip(PublicKey::parse(&enrolment.key).ok()) {
        own.push(Signer::new(names, key));
    }
    own
}
