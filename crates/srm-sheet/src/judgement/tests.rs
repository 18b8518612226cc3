//! Proofs of the documents: they read back, and nothing in them can be changed, left out or invented.

use super::*;
use crate::document::Signed;
use crate::fault::FaultCode;
use crate::json;
use crate::namespace::Namespace;
use crate::note::Label;
use crate::public_key::PublicKey;
use crate::signers::Trust;
use crate::testing::judged::*;
use crate::testing::{NOW_S, key, signed, station_key, utc};
use crate::verify::examine_judgement;
use serde_json::Value;

/// One good document of each kind, by the people who may make it.
fn all() -> Vec<(Kind, Vec<u8>)> {
    let rating = sign(own(1, 4, 3, -50));
    let file = fold(&[filed(&rating)]);
    let decision = sign(decision(&file, 1, Verdict::Forward, -40));
    vec![
        (Kind::Rating, rating.to_bytes()),
        (Kind::Rating, sign(moderated(1, "firm", 4, &[&rating, &sign(own(2, 1, 1, -50))], -45)).to_bytes()),
        (Kind::Interview, sign(interview(decision.digest(), 1, -30)).to_bytes()),
        (Kind::Attestation, sign(attestation(decision.digest(), 1, -20)).to_bytes()),
        (Kind::Decision, decision.to_bytes()),
        (Kind::Accepted, sign(accepted()).to_bytes()),
        (Kind::Approval, sign(approval()).to_bytes()),
        (Kind::Deletion, sign(deletion()).to_bytes()),
        (Kind::Enrolment, sign(enrolment(1)).to_bytes()),
    ]
}

/// The text of a signed file.
fn body(bytes: &[u8]) -> String {
    let text = str::from_utf8(bytes).unwrap();
    text.split_once("-----BEGIN").unwrap().0.to_owned()
}

fn namespace(kind: Kind) -> Namespace {
    match kind {
        Kind::Rating | Kind::Interview => Namespace::Rating,
        Kind::Attestation | Kind::Accepted => Namespace::Attestation,
        Kind::Enrolment => Namespace::Trust,
        _ => Namespace::Decision,
    }
}

fn maker(kind: Kind) -> u8 {
    match kind {
        Kind::Approval => 5,
        Kind::Deletion => 6,
        _ => 1,
    }
}

#[test]
fn every_kind_is_good_as_it_was_made_and_reads_back_the_same() {
    for (kind, bytes) in all() {
        let (report, judgement) = examine_judgement("j", kind, &bytes, &people(), NOW_S);
        assert_eq!(report.faults, [], "{kind:?}");
        let judgement = judgement.unwrap();
        assert_eq!((report.kind, judgement.kind()), (kind, kind));
        assert_eq!(report.by.as_ref(), Some(judgement.by()));
        assert_eq!(report.trusted, kind != Kind::Enrolment, "{kind:?}");
        assert_eq!(crate::folder::kind_of("renamed.txt", &bytes), Some(kind));
        let again = of_each!(&judgement, document => json::to_text(document).unwrap());
        assert_eq!(again, body(&bytes), "{kind:?}");
        assert_eq!(Kind::from_name(kind.name()), Some(kind));
    }
}

#[test]
fn signatures_count_for_their_own_kind_and_maker_only() {
    for (kind, bytes) in all() {
        let body = body(&bytes);
        let with = |namespace: Namespace, key: &ed25519_dalek::SigningKey| {
            codes(kind, &signed(&body, namespace, key))
        };
        let good = namespace(kind);
        assert_eq!(with(good, &person(maker(kind))), []);
        for other in Namespace::ALL.into_iter().filter(|other| *other != good) {
            assert_eq!(with(other, &person(maker(kind))), [FaultCode::OtherPurpose], "{kind:?} {other}");
        }
        let stranger = if kind == Kind::Enrolment { FaultCode::OtherKey } else { FaultCode::UnknownSigner };
        assert_eq!(with(good, &key(99)), [stranger], "{kind:?}");
        let station = if kind == Kind::Enrolment { FaultCode::OtherKey } else { FaultCode::SignerNotAllowed };
        assert_eq!(with(good, &station_key()), [station], "{kind:?}");
        assert_eq!(codes(kind, body.as_bytes()), [FaultCode::NotSigned]);
    }
}

#[test]
fn no_byte_of_a_judgement_can_be_changed_unnoticed() {
    for (kind, bytes) in all() {
        for at in (0..bytes.len()).step_by(7) {
            let mut bad = bytes.clone();
            bad[at] ^= 1 << (at % 8);
            assert_ne!(codes(kind, &bad), [], "{kind:?} byte {at}");
        }
        for end in (0..bytes.len()).step_by(17) {
            assert_ne!(codes(kind, &bytes[..end]), [], "{kind:?} {end} bytes");
        }
    }
}

fn leaves(path: &str, value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| leaves(&format!("{path}/{key}"), value, into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| leaves(&format!("{path}/{index}"), item, into));
        }
        _ => into.push(path.to_owned()),
    }
}

#[test]
fn every_field_is_read_and_no_other_is_taken() {
    for (kind, bytes) in all() {
        let text = body(&bytes);
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut paths = Vec::new();
        leaves("", &value, &mut paths);
        for path in &paths {
            // A value of no type this field can have.
            let mut bad = value.clone();
            *bad.pointer_mut(path).unwrap() = serde_json::json!([[1]]);
            assert_unread(kind, &bad, path);
            let (parent, name) = path.rsplit_once('/').unwrap();
            if let Some(fields) = bad.pointer_mut(parent).and_then(Value::as_object_mut) {
                fields.insert("more".to_owned(), Value::from(1));
                fields.insert(name.to_owned(), value.pointer(path).unwrap().clone());
                assert_unread(kind, &bad, path);
            }
        }
        for name in value.as_object().unwrap().keys() {
            let mut bad = value.clone();
            bad.as_object_mut().unwrap().remove(name);
            // What may be missing is missed by the check of the whole.
            let optional = ["session", "sheet", "reason", "supersedes"].contains(&name.as_str());
            if !optional || kind == Kind::Decision {
                assert_unread(kind, &bad, name);
            }
        }
    }
}

fn assert_unread(kind: Kind, value: &Value, path: &str) {
    let text = serde_json::to_string_pretty(value).unwrap() + "\n";
    let bytes = signed(&text, namespace(kind), &person(maker(kind)));
    let (report, judgement) = examine_judgement("j", kind, &bytes, &people(), NOW_S);
    assert!(judgement.is_none() && !report.is_good(), "{kind:?} {path}");
}

#[test]
fn other_versions_and_other_kinds_are_named() {
    for (kind, bytes) in all() {
        let name = kind.name();
        let newer = body(&bytes).replacen(&format!("{name}/1.0"), &format!("{name}/2.0"), 1);
        let codes_of = |text: &str| codes(kind, &signed(text, namespace(kind), &person(maker(kind))));
        let first = codes_of(&newer);
        assert_eq!(first, [FaultCode::OtherVersion], "{kind:?}");
        let other = if kind == Kind::Rating { Kind::Decision } else { Kind::Rating };
        assert!(!codes(other, &bytes).is_empty());
    }
    let (report, _) = examine_judgement("j", Kind::Sheet, b"", &people(), NOW_S);
    assert!(report.has(FaultCode::NotTheDocument));
}

#[test]
fn roles_that_do_not_make_a_document_cannot_sign_it() {
    let rating = Rating { by: who("recruiter/1"), ..own(1, 4, 3, 0) };
    assert!(matches!(rating.clone().sign(&person(1)), Err(DocumentError::Role { .. })));
    let text = json::to_text(&rating).unwrap();
    assert_eq!(
        codes(Kind::Rating, &signed(&text, Namespace::Rating, &person(1))),
        [FaultCode::RoleNotAllowed]
    );
    assert!(Approval { by: who("recruiter/1"), ..approval() }.sign(&person(1)).is_err());
    assert!(Deletion { by: who("employer/5"), ..deletion() }.sign(&person(5)).is_err());
    assert!(Accepted { by: who("rater/1"), ..accepted() }.sign(&person(1)).is_err());
}

/// A document that could be written down but is refused because it does not agree with itself.
fn disagrees<D: Document>(document: &D, field: &str) {
    match document.check() {
        Err(DocumentError::Content { field: found, .. }) => assert_eq!(found, field),
        other => panic!("{field}: {other:?}"),
    }
    let text = json::to_text(document).unwrap();
    let bytes = signed(&text, D::NAMESPACE, &person(maker(D::KIND)));
    assert_eq!(codes(D::KIND, &bytes), [FaultCode::Inconsistent], "{field}");
}

#[test]
fn ratings_that_do_not_agree_with_themselves() {
    let base = || own(1, 4, 3, 0);
    disagrees(&Rating { attempt: 0, ..base() }, "attempt");
    disagrees(&Rating { marks: Vec::new(), ..base() }, "marks");
    let mut twice = base();
    twice.marks[1] = twice.marks[0].clone();
    disagrees(&twice, "marks");
    let mut twice = base();
    twice.counts.push(twice.counts[0].clone());
    disagrees(&twice, "counts");
    let mut huge = base();
    huge.counts[0].number = rating::COUNT_MAX + 1;
    disagrees(&huge, "counts");
    disagrees(&Rating { of: vec![Digest([1; 32]), Digest([2; 32])], ..base() }, "of");
    disagrees(&Rating { supersedes: Some(Digest([1; 32])), ..base() }, "reason");
    disagrees(&Rating { reason: Some(note("varför inte")), ..base() }, "reason");
    let (one, other) = (sign(base()), sign(own(2, 1, 1, 0)));
    let agreed = || moderated(1, "firm", 3, &[&one, &other], 0);
    disagrees(&Rating { reason: None, ..agreed() }, "reason");
    disagrees(&Rating { of: Vec::new(), ..agreed() }, "of");
    disagrees(&Rating { of: vec![one.digest()], ..agreed() }, "of");
    let mut backwards = agreed();
    backwards.of.reverse();
    disagrees(&backwards, "of");
}

#[test]
fn other_documents_that_do_not_agree_with_themselves() {
    let file = fold(&[filed(&sign(own(1, 4, 3, -50)))]);
    let good = decision(&file, 1, Verdict::Forward, 0);
    disagrees(&Decision { needs_second: true, ..good.clone() }, "needs_second");
    disagrees(&Decision { verdict: Verdict::NotForward, ..good.clone() }, "needs_second");
    disagrees(&Decision { ratings: vec![Digest([2; 32]), Digest([1; 32])], ..good.clone() }, "ratings");
    disagrees(&Decision { attempt: 0, ..good }, "attempt");
    let held = || interview(Digest([1; 32]), 1, 0);
    disagrees(&Interview { marks: Vec::new(), ..held() }, "marks");
    disagrees(&Interview { supersedes: Some(Digest([1; 32])), ..held() }, "reason");
    let given = || attestation(Digest([1; 32]), 1, 0);
    disagrees(&Attestation { skills: Vec::new(), ..given() }, "skills");
    let mut backwards = given();
    backwards.skills.reverse();
    disagrees(&backwards, "skills");
    let valid_until = given().date.plus_days(-1).unwrap();
    disagrees(&Attestation { valid_until, ..given() }, "valid_until");
    disagrees(&Accepted { employer: who("officer/6"), ..accepted() }, "employer");
    disagrees(&Accepted { entries: Vec::new(), ..accepted() }, "entries");
    let mut twice = accepted();
    twice.entries.push(twice.entries[0].clone());
    disagrees(&twice, "entries");
    let mut later = accepted();
    later.entries[0].agreed = crate::day::Day::of(utc(2 * 86_400));
    disagrees(&later, "entries");
    let mut unskilled = accepted();
    unskilled.entries[0].skills.clear();
    disagrees(&unskilled, "skills");
    disagrees(&Approval { approved: false, ..approval() }, "reason");
    let mut twice = approval();
    twice.minima.push(twice.minima[0].clone());
    disagrees(&twice, "minima");
    disagrees(&Deletion { erased: Vec::new(), ..deletion() }, "erased");
    let mut twice = deletion();
    twice.erased[1].digest = twice.erased[0].digest;
    disagrees(&twice, "erased");
    disagrees(&Deletion { cutoff: crate::day::Day::of(utc(86_400)), ..deletion() }, "cutoff");
    disagrees(&Enrolment { by: who("rater/9"), ..enrolment(1) }, "by");
    disagrees(&Enrolment { principals: Vec::new(), ..enrolment(1) }, "by");
    let mut backwards = enrolment(1);
    backwards.principals.reverse();
    disagrees(&backwards, "principals");
    let key = format!("{} comment", enrolment(1).key);
    disagrees(&Enrolment { key, ..enrolment(1) }, "key");
    disagrees(&Enrolment { key: "ssh-rsa AAAA".to_owned(), ..enrolment(1) }, "key");
}

#[test]
fn a_personal_number_is_refused_and_not_told_on() {
    let text = json::to_text(&own(1, 4, 3, 0)).unwrap().replace("Drog åt alla skruvar.", "Född 811218-9876.");
    let bytes = signed(&text, Namespace::Rating, &person(1));
    let (report, judgement) = examine_judgement("j", Kind::Rating, &bytes, &people(), NOW_S);
    assert!(judgement.is_none());
    assert_eq!(report.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [FaultCode::PersonalNumber]);
    assert!(!serde_json::to_string(&report).unwrap().contains("9876"));
}

#[test]
fn from_the_future_or_after_the_signers_time_is_said() {
    let later = sign(own(1, 4, 3, 2 * 86_400)).to_bytes();
    assert_eq!(codes(Kind::Rating, &later), [FaultCode::FromTheFuture]);
    let line = format!(
        "rater/1 namespaces=\"srm-rating\",valid-before=\"20200101Z\" {}\n",
        PublicKey::from(&person(1))
    );
    let old = crate::signers::AllowedSigners::parse(&line).unwrap();
    let (report, _) = examine_judgement("j", Kind::Rating, &sign(own(1, 4, 3, 0)).to_bytes(), &old, NOW_S);
    assert!(report.has(FaultCode::Expired) && report.faults.len() == 1);
}

#[test]
fn an_accepted_request_lets_sign_what_its_roles_sign_and_no_more() {
    let line = enrolment(1).signer(None, Some(utc(86_400))).unwrap();
    assert_eq!(line.principals().as_str(), "rater/1,recruiter/1");
    let mut list = crate::signers::AllowedSigners::default();
    list.push(line);
    let key = PublicKey::from(&person(1));
    for namespace in Namespace::ALL {
        let may = [Namespace::Rating, Namespace::Decision, Namespace::Attestation, Namespace::Checkpoint];
        let trusted = matches!(list.judge(&key, namespace.as_str(), NOW_S), Trust::Trusted { .. });
        assert_eq!(trusted, may.contains(&namespace), "{namespace}");
    }
    let again = crate::signers::AllowedSigners::parse(&list.to_text()).unwrap();
    assert_eq!(again, list);
    assert!(Label::new("Kim\u{202e}").is_err());
}

#[test]
fn a_second_person_signs_the_same_text() {
    let file = fold(&[filed(&sign(own(1, 4, 3, -50)))]);
    let mut decision: Signed<Decision> = sign(decision(&file, 1, Verdict::NotForward, 0));
    let digest = decision.digest();
    decision.countersign(&person(2)).unwrap();
    assert_eq!(decision.digest(), digest);
    let (report, _) = examine_judgement("j", Kind::Decision, &decision.to_bytes(), &people(), NOW_S);
    assert_eq!((report.faults.len(), report.signers.len()), (0, 2));
    // Only the second person's signature: the one it names did not sign.
    let theirs = decision.document().clone().sign(&person(2)).unwrap();
    assert_eq!(codes(Kind::Decision, &theirs.to_bytes()), [FaultCode::OtherStation]);
    assert_eq!(Decision::read(&decision.to_bytes()).unwrap(), decision);
}
