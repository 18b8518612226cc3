//! Proofs of the way from a decision to a letter and an attestation, on a demo archive.

use super::*;
use crate::demo;
use crate::frame::Who;
use crate::screens::case::Task;
use crate::work::{Form, Work};
use ed25519_dalek::SigningKey;
use srm_archive::{Actor, Candidate, Continue, Filter, NeedKind, Outcome};
use srm_core::session::Purpose;
use srm_sheet::judgement::Verdict;
use srm_sheet::principal::Principal;

fn person(seed: u8, names: &[&str]) -> Person {
    Person {
        who: Who { name: "Åsa".into(), principal: names[0].into() },
        principals: names.iter().map(|name| Principal::parse(name).unwrap()).collect(),
        key: SigningKey::from_bytes(&[seed; 32]),
    }
}

fn archive(folder: &Path, people: &[&Person]) -> Archive {
    let path = folder.join("archive.db");
    Archive::create(&path, ArchiveKind::Demo).unwrap();
    let mut archive = Archive::open(&path).unwrap();
    archive.lend_pack(srm_host::embedded::demo().unwrap().known().unwrap()).unwrap();
    let at = now().unwrap();
    let made = demo::make(at, &mut |_, _| {}).unwrap();
    let mut signers = made.signers;
    for person in people {
        let (_, line) = crate::enrol::make(&person.key, &person.principals, "Åsa", Purpose::Demo).unwrap();
        signers = crate::enrol::added(&signers, &line);
    }
    archive.set_trust(&signers, &made.revoked, &Actor::new(demo::OFFICER).unwrap(), at).unwrap();
    let files = made.files.into_iter().map(|(name, bytes)| Candidate { name, content: Ok(bytes) });
    archive
        .import(&mut files.collect::<Vec<_>>().into_iter(), demo::OFFICER, at, &mut |_| Continue::Yes)
        .unwrap();
    archive
}

fn opened(archive: &Archive, session: Uuid) -> OpenCase {
    archive.case_file(session).unwrap().unwrap()
}

/// Decides to take people forward until one such decision is in force and there is something to attest.
fn forward(archive: &Archive, recruiter: &Person, words: &Words) -> Option<Uuid> {
    let due = Filter { need: Some(NeedKind::DecisionDue), ..Filter::default() };
    let ids = archive.list(&due).unwrap();
    for row in archive.rows(&ids).unwrap() {
        let open = opened(archive, row.session);
        let early = Work::begin(archive, &open, &Task::Answer, recruiter, words);
        assert_eq!(early.err(), Some("work-not-now"), "nothing is answered before somebody has decided");
        let mut work = Work::begin(archive, &open, &Task::Decide, recruiter, words).unwrap();
        let Form::Decide(_, draft) = &mut work.form else { unreachable!() };
        draft.verdict = Some(Verdict::Forward);
        draft.reason = "Worked safely and in the order of the card.".into();
        work.sign(archive, recruiter).unwrap();
        let begun = Answering::begin(archive, &opened(archive, row.session));
        if begun.is_some_and(|answering| answering.is_unattested()) {
            return Some(row.session);
        }
    }
    None
}

#[test]
fn after_a_decision_the_letter_is_saved_given_and_attested_once() {
    let folder = std::env::temp_dir().join(format!("srm-desk-answer-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (recruiter, rater) = (person(1, &["rater/1", "recruiter/1"]), person(2, &["rater/2"]));
    let archive = archive(&folder, &[&recruiter, &rater]);
    let words = crate::testing::words_of("sv");
    let session = forward(&archive, &recruiter, &words).unwrap();
    let letters = folder.join("letters");

    let open = opened(&archive, session);
    let mut answering = Answering::begin(&archive, &open).unwrap();
    answering.save_in(&letters);
    let take = |answering: &mut Answering, act| answering.take(act, &archive, &recruiter, &words);
    take(&mut answering, AnswerAct::Save).unwrap();
    let saved = std::fs::read_dir(&letters).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read(&saved).unwrap().starts_with(b"%PDF"));
    assert!(answering.saved.as_ref().unwrap().contains(saved.to_str().unwrap()), "the page tells where");
    assert!(answering.given.is_none());
    take(&mut answering, AnswerAct::Given).unwrap();
    assert_eq!(answering.given.as_ref().unwrap().by, "recruiter/1");
    assert!(opened(&archive, session).office.answered);
    assert!(take(&mut answering, AnswerAct::SaveAttestation).is_err(), "none has been signed");

    let work = Work::begin(&archive, &open, &Task::Answer, &recruiter, &words).unwrap();
    assert!(work.wants_attestation());
    let outcome = work.sign(&archive, &recruiter).unwrap();
    assert!(matches!(&outcome, Outcome::Stored { faults, .. } if faults.is_empty()), "{outcome:?}");
    let open = opened(&archive, session);
    assert_eq!((open.file.attestations.len(), open.file.refused.len()), (1, 0));
    assert!(!Work::begin(&archive, &open, &Task::Answer, &recruiter, &words).unwrap().wants_attestation());
    take(&mut answering, AnswerAct::SaveAttestation).unwrap();
    assert_eq!(std::fs::read_dir(&letters).unwrap().count(), 3, "the letter, the page and the signed file");

    assert!(Work::begin(&archive, &open, &Task::Replay, &recruiter, &words).is_ok());
    let closed = Work::begin(&archive, &open, &Task::Replay, &rater, &words);
    assert_eq!(closed.err(), Some("replay-closed"));
    let closed = Work::begin(&archive, &open, &Task::Answer, &rater, &words);
    assert_eq!(closed.err(), Some("work-other-role"));
    std::fs::remove_dir_all(&folder).unwrap();
}
