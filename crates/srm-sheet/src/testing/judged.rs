//! People who judge the perfect worker's sheet, and their documents.

use super::{NOW_S, files, key, known, perfect, station_key, trust, utc};
use crate::case_file::{CaseFile, Filed, Office, SheetSeen};
use crate::day::Day;
use crate::document::{Document, Signed};
use crate::fault::FaultCode;
use crate::judgement::attestation::{AcceptedFormat, AttestationFormat};
use crate::judgement::decision::DecisionFormat;
use crate::judgement::interview::InterviewFormat;
use crate::judgement::office::{ApprovalFormat, DeletionFormat};
use crate::judgement::rating::RatingFormat;
use crate::judgement::{
    Accepted, AcceptedEntry, Approval, Attestation, CountGiven, CriterionMark, Decision, Deletion, Enrolment,
    Interview, Mark, Occupation, QuestionMark, Rating, RatingKind, Seen, ShownMinimum, Tombstone, Verdict,
};
use crate::note::{Label, Note};
use crate::packed::KnownPack;
use crate::principal::Principal;
use crate::public_key::PublicKey;
use crate::sheet::Sheet;
use crate::signers::AllowedSigners;
use crate::verify::{Kind, examine_judgement};
use ed25519_dalek::SigningKey;
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_core::session::Purpose;
use srm_core::skill::Skill;
use std::sync::LazyLock;
use uuid::Uuid;

/// Somebody at the desk: 1 to 3 recruiters who also rate, 4 a rater only, 5 an employer, 6 an officer.
pub fn person(number: u8) -> SigningKey {
    key(40 + number)
}

pub fn people() -> AllowedSigners {
    let mut text = trust().to_text();
    let line = |names: &str, namespaces: &str, number: u8| {
        format!("{names} namespaces=\"{namespaces}\" {}\n", PublicKey::from(&person(number)))
    };
    for number in 1..=3 {
        let names = format!("rater/{number},recruiter/{number}");
        text += &line(&names, "srm-rating,srm-decision,srm-attestation,srm-checkpoint", number);
    }
    text += &line("rater/4", "srm-rating", 4);
    text += &line("employer/5", "srm-decision", 5);
    text += &line("officer/6", "srm-trust,srm-decision", 6);
    AllowedSigners::parse(&text).unwrap()
}

pub fn who(name: &str) -> Principal {
    Principal::parse(name).unwrap()
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

/// The perfect worker's sheet, and its digest.
pub fn subject() -> (Sheet, Digest) {
    static SUBJECT: LazyLock<(Sheet, Digest)> = LazyLock::new(|| {
        let sheet = perfect();
        let digest = sheet.sign(&station_key()).unwrap().digest();
        (sheet, digest)
    });
    SUBJECT.clone()
}

fn uuid(number: u32) -> Uuid {
    Uuid::from_u128(0x001d_0000 + u128::from(number))
}

/// Somebody's own rating of the observed exercise, `after_s` seconds from now.
pub fn own(rater: u8, firm: u8, order: u8, after_s: i64) -> Rating {
    let (sheet, digest) = subject();
    let mark = |criterion: &str, mark: u8, seen: Option<&str>| CriterionMark {
        criterion: id(criterion),
        mark: Mark::new(mark).unwrap(),
        note: seen.map(note),
    };
    Rating {
        format: RatingFormat::V1,
        purpose: sheet.purpose,
        rating: uuid(u32::from(rater) * 1000 + u32::from(firm) * 10 + u32::from(order)),
        code: sheet.code,
        attempt: sheet.attempt,
        set: sheet.set,
        pack: sheet.pack,
        rubric: sheet.rubric,
        exercise: id("c-screw"),
        session: Some(sheet.session),
        sheet: Some(digest),
        by: who(&format!("rater/{rater}")),
        at: utc(after_s),
        kind: RatingKind::Own,
        marks: vec![mark("firm", firm, Some("Drog åt alla skruvar.")), mark("order", order, None)],
        counts: vec![CountGiven { count: id("drops"), number: 2 }],
        of: Vec::new(),
        supersedes: None,
        reason: None,
    }
}

/// What two raters agreed on for one criterion.
pub fn moderated(by: u8, criterion: &str, mark: u8, of: &[&Signed<Rating>], after_s: i64) -> Rating {
    let mut named: Vec<Digest> = of.iter().map(|rating| rating.digest()).collect();
    named.sort();
    Rating {
        kind: RatingKind::Moderated,
        marks: vec![CriterionMark { criterion: id(criterion), mark: Mark::new(mark).unwrap(), note: None }],
        counts: Vec::new(),
        of: named,
        reason: Some(note("Vi såg på samma skruv.")),
        ..own(by, 1, 1, after_s)
    }
}

/// A decision on what a case file shows now.
pub fn decision(file: &CaseFile, by: u8, verdict: Verdict, after_s: i64) -> Decision {
    let (sheet, digest) = subject();
    let seen = Seen::of(file.case.as_ref().unwrap(), &sheet);
    let needs_second = Decision::needs_second(seen.basis, verdict);
    Decision {
        format: DecisionFormat::V1,
        purpose: sheet.purpose,
        decision: uuid(900_000 + u32::from(by)),
        code: sheet.code,
        attempt: sheet.attempt,
        session: sheet.session,
        sheet: digest,
        pack: sheet.pack,
        rubric: sheet.rubric,
        ratings: file.counted.clone(),
        seen,
        verdict,
        reason: note("Visade allt som arbetet kräver."),
        by: who(&format!("recruiter/{by}")),
        at: utc(after_s),
        needs_second,
        supersedes: None,
    }
}

pub fn interview(decision: Digest, by: u8, after_s: i64) -> Interview {
    let (sheet, _) = subject();
    let mark = |question: &str| QuestionMark { question: id(question), mark: Mark::ALL[3], note: None };
    Interview {
        format: InterviewFormat::V1,
        purpose: sheet.purpose,
        interview: uuid(7),
        decision,
        code: sheet.code,
        attempt: sheet.attempt,
        pack: sheet.pack,
        marks: ["why", "shift", "learn"].map(mark).to_vec(),
        by: who(&format!("rater/{by}")),
        at: utc(after_s),
        supersedes: None,
        reason: None,
    }
}

pub fn attestation(decision: Digest, by: u8, after_s: i64) -> Attestation {
    let (sheet, _) = subject();
    let date = Day::of(sheet.ended);
    Attestation {
        format: AttestationFormat::V1,
        purpose: sheet.purpose,
        attestation: uuid(8),
        decision,
        code: sheet.code,
        occupation: Occupation { set: sheet.set, title: Label::new("Batterioperatör").unwrap() },
        date,
        skills: vec![Skill::FollowRules, Skill::Dexterity],
        valid_until: date.plus_days(730).unwrap(),
        by: who(&format!("recruiter/{by}")),
        at: utc(after_s),
    }
}

pub fn accepted() -> Accepted {
    let (sheet, _) = subject();
    Accepted {
        format: AcceptedFormat::V1,
        purpose: Purpose::Live,
        list: uuid(9),
        employer: who("employer/5"),
        set: sheet.set,
        entries: vec![AcceptedEntry {
            code: sheet.code,
            decision: Digest([7; 32]),
            occupation: Label::new("Batterioperatör").unwrap(),
            skills: vec![Skill::FollowRules],
            agreed: Day::of(utc(-86_400)),
        }],
        by: who("recruiter/1"),
        at: utc(0),
    }
}

pub fn approval() -> Approval {
    let KnownPack { digest, rubric, .. } = known();
    Approval {
        format: ApprovalFormat::V1,
        purpose: Purpose::Live,
        approval: uuid(10),
        set: id("test"),
        pack: digest,
        rubric,
        threshold: 50,
        band: 5,
        minima: vec![ShownMinimum {
            exercise: id("a-sort"),
            points: 10,
            band: 2,
            reason: note("Arbetet börjar med sortering."),
        }],
        approved: true,
        reason: None,
        by: who("employer/5"),
        at: utc(0),
    }
}

pub fn deletion() -> Deletion {
    Deletion {
        format: DeletionFormat::V1,
        purpose: Purpose::Live,
        deletion: uuid(11),
        class: id("not-forward"),
        ground: id("claims-period"),
        cutoff: Day::of(utc(-86_400)),
        erased: vec![
            Tombstone { digest: Digest([1; 32]), kind: Kind::Sheet },
            Tombstone { digest: Digest([2; 32]), kind: Kind::Rating },
        ],
        by: who("officer/6"),
        at: utc(0),
    }
}

pub fn enrolment(number: u8) -> Enrolment {
    let key = PublicKey::from(&person(number));
    let name = Label::new("Kim, Kista").unwrap();
    let (by, other) = (who(&format!("recruiter/{number}")), who(&format!("rater/{number}")));
    Enrolment::new(Purpose::Live, by, &[other], &key, name, utc(0))
}

/// Signs as whoever the document names.
pub fn sign<D: Document>(document: D) -> Signed<D> {
    let number = document.by().as_str().split_once('/').unwrap().1.parse().unwrap();
    document.sign(&person(number)).unwrap()
}

/// What checking a signed judgement gives, as the archive files it.
pub fn filed<D: Document>(signed: &Signed<D>) -> Filed {
    let (report, judgement) = examine_judgement("j", D::KIND, &signed.to_bytes(), &people(), NOW_S + 86_400);
    Filed::of(&report, judgement).unwrap()
}

/// The case file of the perfect worker with these documents.
pub fn fold(documents: &[Filed]) -> CaseFile {
    fold_with(documents, &Office::default())
}

pub fn fold_with(documents: &[Filed], office: &Office) -> CaseFile {
    let (sheet, digest) = subject();
    CaseFile::of(SheetSeen { digest, sheet: &sheet, faults: &[] }, Some(&known()), documents, office)
}

/// Codes of the faults of checking one judgement's bytes.
pub fn codes(kind: Kind, bytes: &[u8]) -> Vec<FaultCode> {
    let (report, _) = examine_judgement("j", kind, bytes, &people(), NOW_S);
    report.faults.iter().map(|fault| fault.code).collect()
}

/// The pack's files with one word of one file changed.
pub fn other_pack(path: &str, from: &str, to: &str) -> KnownPack {
    let mut changed = srm_core::pack::PackFiles::default();
    for (name, bytes) in files().iter() {
        let text = str::from_utf8(bytes).map(|text| text.replace(from, to).into_bytes());
        let bytes = if name == path { text.unwrap() } else { bytes.to_vec() };
        changed.insert(name, bytes).unwrap();
    }
    KnownPack::check(&super::set(), &changed).0.unwrap()
}
