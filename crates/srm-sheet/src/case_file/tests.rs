//! Proofs of the fold: what counts, what waits, what is refused, and that order means nothing.

use super::*;
use crate::case::Case;
use crate::document::{Document as _, Signed};
use crate::judgement::{Mark, Rating};
use crate::testing::judged::*;
use crate::testing::{known, sheet, station_key};
use proptest::prelude::*;
use srm_core::bot::Profile;

fn needs(file: &CaseFile) -> Vec<&'static str> {
    file.needs.iter().map(Need::as_str).collect()
}

fn refused(file: &CaseFile) -> Vec<FaultCode> {
    let mut codes: Vec<FaultCode> =
        file.refused.iter().flat_map(|refused| refused.faults.iter().map(|fault| fault.code)).collect();
    codes.dedup();
    codes
}

/// A case file in which one rating was refused for one reason.
fn refuses(rating: Rating, code: FaultCode) {
    let file = fold(&[filed(&sign(rating))]);
    assert_eq!(refused(&file), [code], "{:#?}", file.refused);
    assert!(file.counted.is_empty() && needs(&file).contains(&"rating-due"));
}

fn two(office_raters: u8) -> Office {
    Office { raters: [(id("c-screw"), office_raters)].into(), answered: false }
}

#[test]
fn a_sheet_alone_wants_a_rating_and_an_answer_within_the_promised_days() {
    let file = fold(&[]);
    assert_eq!(needs(&file), ["rating-due", "answer-due"]);
    assert_eq!(file.answer_by.unix_s() - file.ended.unix_s(), 3 * 86_400);
    assert_eq!(file.basis(), Basis::Incomplete);
    assert_eq!(file.case, Case::of(&subject().0, known().pack.rubric(), &[]).ok());
    let answered = fold_with(&[], &Office { answered: true, ..Office::default() });
    assert_eq!(needs(&answered), ["rating-due"]);
}

#[test]
fn a_locked_rating_counts_and_the_decision_is_due() {
    let rating = sign(own(1, 4, 3, 10));
    let file = fold(&[filed(&rating)]);
    assert_eq!(file.refused, []);
    assert_eq!(needs(&file), ["decision-due", "answer-due"]);
    assert_eq!(file.counted, [rating.digest()]);
    assert_eq!(file.basis(), Basis::Above);
    assert_eq!(file.case.as_ref().unwrap().reach_milli, (90_000, 90_000), "70, 15 of 20 and 5 of 10");
    assert!(file.has_locked(&id("c-screw"), &who("rater/1")));
    assert!(!file.has_locked(&id("c-screw"), &who("rater/2")));
    assert!(!file.has_locked(&id("a-sort"), &who("rater/1")));
}

#[test]
fn a_rating_made_before_the_sheet_finds_it_by_code_attempt_and_set() {
    let live = Rating { session: None, sheet: None, ..own(4, 5, 5, -300) };
    assert_eq!(fold(&[filed(&sign(live))]).counted.len(), 1);
}

#[test]
fn points_stay_open_until_the_second_rater_has_locked() {
    let first = filed(&sign(own(1, 4, 3, 10)));
    let office = two(2);
    let one = fold_with(std::slice::from_ref(&first), &office);
    assert_eq!(needs(&one), ["second-rating-due", "answer-due"]);
    assert_eq!((one.counted.len(), one.basis()), (0, Basis::Incomplete));
    assert_eq!(one.exercises[0].own.len(), 1);
    let both = fold_with(&[first, filed(&sign(own(2, 5, 3, 20)))], &office);
    assert_eq!(needs(&both), ["decision-due", "answer-due"]);
    let means: Vec<i64> = both.exercises[0].means.iter().map(|mean| mean.mean_milli).collect();
    assert_eq!(means, [4500, 3000]);
    // The rubric's own number works the same way.
    let pack = other_pack(
        "scoring-rules/test.ron",
        "minimums: [",
        "rating: Rating(raters: 2, gap_max: 0), minimums: [",
    );
    assert_eq!(pack.pack.rubric().rating(), srm_core::pack::RatingRule { raters: 2, gap_max: 0 });
}

#[test]
fn means_of_three_are_rounded_half_up() {
    let three: Vec<Filed> = [(1, 4, 3), (2, 4, 4), (3, 5, 4)]
        .map(|(by, firm, order)| filed(&sign(own(by, firm, order, 10))))
        .to_vec();
    let file = fold(&three);
    let means: Vec<i64> = file.exercises[0].means.iter().map(|mean| mean.mean_milli).collect();
    assert_eq!(means, [4333, 3667]);
}

#[test]
fn a_gap_waits_for_moderation_and_only_the_moderated_mark_replaces_the_mean() {
    let (one, other) = (sign(own(1, 2, 3, 10)), sign(own(2, 4, 4, 20)));
    let open = fold(&[filed(&one), filed(&other)]);
    assert_eq!(needs(&open), ["gap", "answer-due"]);
    assert_eq!((open.counted.len(), open.basis()), (0, Basis::Incomplete));
    let gap = &open.exercises[0].gaps[0];
    assert_eq!((gap.criterion.as_str(), gap.lowest, gap.highest), ("firm", Mark::ALL[1], Mark::ALL[3]));
    let agreed = sign(moderated(1, "firm", 4, &[&one, &other], 30));
    let closed = fold(&[filed(&one), filed(&other), filed(&agreed)]);
    assert_eq!(closed.refused, []);
    assert_eq!(needs(&closed), ["decision-due", "answer-due"]);
    let means: Vec<i64> = closed.exercises[0].means.iter().map(|mean| mean.mean_milli).collect();
    assert_eq!(means, [4000, 3500]);
    assert_eq!(closed.counted.len(), 3);
    assert_eq!(closed.exercises[0].gaps[0].moderated, Some(Mark::ALL[3]));
    // A third rating makes the moderation one of other ratings: people have to talk again.
    let third = fold(&[filed(&one), filed(&other), filed(&agreed), filed(&sign(own(3, 4, 4, 40)))]);
    assert_eq!(needs(&third), ["gap", "answer-due"]);
    assert_eq!((third.counted.len(), third.exercises[0].superseded.len()), (0, 1));
    // So does a moderation of another criterion.
    let beside = sign(moderated(1, "order", 4, &[&one, &other], 30));
    assert_eq!(needs(&fold(&[filed(&one), filed(&other), filed(&beside)])), ["gap", "answer-due"]);
}

#[test]
fn a_rating_is_superseded_only_by_the_same_person_and_only_once() {
    let first = sign(own(1, 2, 2, 10));
    let again = |by: u8, firm: u8, at: i64| {
        let reason = Some(note("Jag förväxlade två skruvar."));
        sign(Rating { supersedes: Some(first.digest()), reason, ..own(by, firm, 4, at) })
    };
    let corrected = again(1, 4, 20);
    let file = fold(&[filed(&corrected), filed(&first)]);
    assert_eq!((file.counted.as_slice(), file.refused.len()), ([corrected.digest()].as_slice(), 0));
    assert_eq!(file.exercises[0].superseded[0].digest, first.digest());
    let theirs = again(2, 5, 20);
    let file = fold(&[filed(&first), filed(&theirs)]);
    assert_eq!(
        (refused(&file), file.counted.as_slice()),
        (vec![FaultCode::NotItsPlace], [first.digest()].as_slice())
    );
    let twice = fold(&[filed(&first), filed(&corrected), filed(&again(1, 5, 30))]);
    assert_eq!((refused(&twice), twice.counted.len()), (vec![FaultCode::NotItsPlace], 1));
    let beside = fold(&[filed(&first), filed(&sign(own(1, 5, 5, 30)))]);
    assert_eq!(
        (refused(&beside), beside.counted.as_slice()),
        (vec![FaultCode::NotItsPlace], [first.digest()].as_slice())
    );
    // A clock that went wrong does not undo a correction.
    assert_eq!(fold(&[filed(&first), filed(&again(1, 4, -500))]).counted.len(), 1);
    // Without the one it names it counts for nothing yet.
    assert_eq!(refused(&fold(&[filed(&corrected)])), [FaultCode::NamedMissing]);
}

#[test]
fn one_person_under_two_names_is_one_rater() {
    let first = sign(own(1, 4, 4, 10));
    let mut second = filed(&sign(own(2, 5, 5, 20)));
    second.signers.clone_from(&filed(&first).signers);
    assert_eq!(refused(&fold(&[filed(&first), second])), [FaultCode::NotItsPlace]);
}

#[test]
fn ratings_that_do_not_fit_are_refused_with_their_reason() {
    let base = || own(1, 4, 3, 10);
    let (sheet, _) = subject();
    refuses(Rating { code: CandidateCode::from_number(99), ..base() }, FaultCode::OtherSession);
    refuses(Rating { attempt: 2, ..base() }, FaultCode::OtherSession);
    refuses(Rating { session: Some(Uuid::nil()), ..base() }, FaultCode::OtherSession);
    refuses(Rating { sheet: Some(Digest([9; 32])), ..base() }, FaultCode::OtherSession);
    refuses(Rating { set: id("other"), ..base() }, FaultCode::OtherRules);
    refuses(Rating { pack: Digest([9; 32]), ..base() }, FaultCode::OtherRules);
    refuses(Rating { rubric: Digest([9; 32]), ..base() }, FaultCode::OtherRules);
    refuses(Rating { purpose: Purpose::Live, ..base() }, FaultCode::PurposeDiffers);
    refuses(Rating { purpose: Purpose::Trial, ..base() }, FaultCode::PurposeDiffers);
    refuses(Rating { exercise: id("a-sort"), ..base() }, FaultCode::PartUnknown);
    refuses(Rating { exercise: id("d-none"), ..base() }, FaultCode::PartUnknown);
    let mut rating = base();
    rating.marks[0].criterion = id("soft");
    refuses(rating, FaultCode::PartUnknown);
    let mut rating = base();
    rating.marks.pop();
    refuses(rating, FaultCode::PartUnknown);
    let mut rating = base();
    rating.counts[0].count = id("screws");
    refuses(rating, FaultCode::PartUnknown);
    let nobody = own(1, 4, 3, 10).sign(&crate::testing::key(99)).unwrap();
    assert_eq!(refused(&fold(&[filed(&nobody)])), [FaultCode::UnknownSigner]);
    let another = own(1, 4, 3, 10).sign(&person(2)).unwrap();
    assert_eq!(refused(&fold(&[filed(&another)])), [FaultCode::OtherStation]);
    // Trying things out on a simulated sheet may say so.
    assert_eq!(sheet.purpose, Purpose::Simulated);
    assert_eq!(fold(&[filed(&sign(Rating { purpose: Purpose::Demo, ..base() }))]).counted.len(), 1);
}

#[test]
fn without_the_set_nothing_counts_and_nothing_is_forgotten() {
    let (sheet, digest) = subject();
    let documents = [filed(&sign(own(1, 4, 3, 10)))];
    let seen = SheetSeen { digest, sheet: &sheet, faults: &[] };
    let file = CaseFile::of(seen, None, &documents, &Office::default());
    assert_eq!(refused(&file), [FaultCode::PackMissing]);
    assert_eq!((needs(&file), file.case), (vec!["fault-found", "answer-due"], None));
    let other = other_pack("scoring-rules/test.ron", "threshold: 50", "threshold: 51");
    let file = CaseFile::of(seen, Some(&other), &documents, &Office::default());
    assert_eq!((refused(&file), file.exercises), (vec![FaultCode::PackMissing], vec![]));
    let faulty = SheetSeen { faults: &[FaultCode::Fork.fault("two")], ..seen };
    let file = CaseFile::of(faulty, Some(&known()), &documents, &Office::default());
    assert_eq!(needs(&file), ["fault-found", "decision-due", "answer-due"]);
}

#[test]
fn moderation_of_what_is_not_there_is_refused() {
    let (one, other) = (sign(own(1, 2, 3, 10)), sign(own(2, 4, 4, 20)));
    let agreed = sign(moderated(1, "firm", 4, &[&one, &other], 30));
    assert_eq!(refused(&fold(&[filed(&one), filed(&agreed)])), [FaultCode::NamedMissing]);
    let again = Rating { rating: Uuid::nil(), ..moderated(2, "firm", 3, &[&one, &agreed], 40) };
    let file = fold(&[filed(&one), filed(&other), filed(&agreed), filed(&sign(again))]);
    assert_eq!((refused(&file), file.counted.len()), (vec![FaultCode::NotItsPlace], 3));
    let crossed = Rating { supersedes: Some(one.digest()), ..moderated(1, "firm", 3, &[&one, &other], 40) };
    assert_eq!(
        refused(&fold(&[filed(&one), filed(&other), filed(&sign(crossed))])),
        [FaultCode::NotItsPlace]
    );
}

/// The rating and a decision on it.
fn decided(verdict: Verdict, firm: u8, order: u8) -> (Filed, Signed<Decision>) {
    let rating = filed(&sign(own(1, firm, order, 10)));
    let file = fold(std::slice::from_ref(&rating));
    (rating, sign(decision(&file, 1, verdict, 50)))
}

fn countersigned(mut decision: Signed<Decision>, number: u8) -> Filed {
    decision.countersign(&person(number)).unwrap();
    filed(&decision)
}

#[test]
fn a_clear_decision_is_in_force_at_once_and_leads_to_the_interview() {
    let (rating, decision) = decided(Verdict::Forward, 4, 3);
    let file = fold(&[rating.clone(), filed(&decision)]);
    assert_eq!(file.refused, []);
    assert_eq!(needs(&file), ["interview-due", "answer-due"]);
    let seen = file.decided().unwrap();
    assert_eq!((seen.standing, seen.rests_on_current), (Standing::InForce, true));
    assert_eq!(seen.signers, ["recruiter/1"]);
    let held = filed(&sign(interview(decision.digest(), 2, 60)));
    let given = filed(&sign(attestation(decision.digest(), 1, 70)));
    let file = fold(&[rating, filed(&decision), held, given]);
    assert_eq!(file.refused, []);
    assert_eq!(needs(&file), ["answer-due"]);
    assert_eq!((file.interviews.len(), file.attestations.len()), (1, 1));
    let (rating, decision) = decided(Verdict::NotForward, 1, 1);
    assert_eq!(needs(&fold(&[rating, filed(&decision)])), ["answer-due"], "below, and nobody to interview");
}

#[test]
fn near_the_cut_a_second_person_is_needed_and_the_same_one_does_not_do() {
    // The minimum of 12 with its band of 2 on the rated exercise: 2000 gives 5, 3800 gives 7.
    let (rating, decision) = decided(Verdict::Forward, 2, 4);
    let before = fold(std::slice::from_ref(&rating));
    assert_eq!(before.basis(), Basis::Within);
    assert_eq!(needs(&before), ["near-cut", "decision-due", "answer-due"]);
    assert!(decision.document().needs_second);
    let alone = fold(&[rating.clone(), filed(&decision)]);
    assert_eq!(needs(&alone), ["second-person-due", "answer-due"]);
    assert!(alone.decided().is_none() && alone.waiting().is_some());
    let both = fold(&[rating.clone(), countersigned(decision.clone(), 2)]);
    assert_eq!(both.refused, []);
    assert_eq!(needs(&both), ["interview-due", "answer-due"]);
    assert_eq!(both.decided().unwrap().signers, ["recruiter/1", "rater/2,recruiter/2"]);
    // An employer may sign decisions' namespace, but is no second recruiter.
    let employer = fold(&[rating.clone(), countersigned(decision.clone(), 5)]);
    assert_eq!(needs(&employer), ["second-person-due", "answer-due"]);
    // A rater may not sign it at all.
    let rater = fold(&[rating.clone(), countersigned(decision.clone(), 4)]);
    assert_eq!(refused(&rater), [FaultCode::SignerNotAllowed]);
    // What follows from a decision that waits counts for nothing.
    let early = filed(&sign(attestation(decision.digest(), 1, 70)));
    let held = filed(&sign(interview(decision.digest(), 2, 60)));
    let file = fold(&[rating, filed(&decision), early, held]);
    assert_eq!((refused(&file), file.attestations.len()), (vec![FaultCode::NotInForce], 0));
}

#[test]
fn against_the_basis_or_with_ratings_missing_a_second_person_is_needed() {
    for (basis, forward, not_forward) in [
        (Basis::Above, false, true),
        (Basis::Within, true, true),
        (Basis::Below, true, false),
        (Basis::Incomplete, true, true),
    ] {
        assert_eq!(Decision::needs_second(basis, Verdict::Forward), forward, "{basis:?}");
        assert_eq!(Decision::needs_second(basis, Verdict::NotForward), not_forward, "{basis:?}");
    }
    let (rating, decision) = decided(Verdict::NotForward, 4, 4);
    assert_eq!(needs(&fold(&[rating, filed(&decision)])), ["second-person-due", "answer-due"]);
}

#[test]
fn a_decision_on_anything_else_than_sheet_and_ratings_give_is_refused() {
    let (rating, _) = decided(Verdict::Forward, 4, 3);
    let file = fold(std::slice::from_ref(&rating));
    let good = decision(&file, 1, Verdict::Forward, 50);
    let refuses = |decision: Decision, code: FaultCode| {
        let file = fold(&[rating.clone(), filed(&sign(decision))]);
        assert_eq!(refused(&file), [code]);
        assert!(needs(&file).contains(&"decision-due"));
    };
    let mut seen = good.seen.clone();
    seen.reach_milli.0 += 1;
    refuses(Decision { seen, ..good.clone() }, FaultCode::BasisDiffers);
    let mut seen = good.seen.clone();
    seen.minima.pop();
    refuses(Decision { seen, ..good.clone() }, FaultCode::BasisDiffers);
    let mut seen = good.seen.clone();
    seen.incidents = 1;
    refuses(Decision { seen, ..good.clone() }, FaultCode::BasisDiffers);
    refuses(Decision { ratings: Vec::new(), ..good.clone() }, FaultCode::BasisDiffers);
    refuses(Decision { ratings: vec![Digest([3; 32])], ..good.clone() }, FaultCode::NamedMissing);
    refuses(Decision { sheet: Digest([3; 32]), ..good.clone() }, FaultCode::OtherSession);
    refuses(Decision { session: Uuid::nil(), ..good.clone() }, FaultCode::OtherSession);
    refuses(Decision { rubric: Digest([3; 32]), ..good.clone() }, FaultCode::OtherRules);
    refuses(Decision { purpose: Purpose::Live, ..good.clone() }, FaultCode::PurposeDiffers);
    refuses(Decision { supersedes: Some(Digest([3; 32])), ..good }, FaultCode::NamedMissing);
}

#[test]
fn a_decision_is_only_superseded_and_the_old_one_counts_until_the_new_one_does() {
    let (rating, first) = decided(Verdict::Forward, 4, 3);
    let second = Decision {
        supersedes: Some(first.digest()),
        ..decision(&fold(std::slice::from_ref(&rating)), 2, Verdict::NotForward, 80)
    };
    let second = sign(second);
    let given = filed(&sign(attestation(first.digest(), 1, 70)));
    let waiting = fold(&[rating.clone(), filed(&first), filed(&second), given.clone()]);
    assert_eq!(waiting.decided().unwrap().digest, first.digest());
    assert_eq!(waiting.waiting().unwrap().digest, second.digest());
    assert!(!waiting.attestations[0].superseded);
    let changed = fold(&[rating.clone(), filed(&first), countersigned(second, 3), given]);
    assert_eq!(changed.refused, []);
    assert_eq!(changed.decided().unwrap().decision.verdict, Verdict::NotForward);
    assert_eq!(changed.decisions[0].standing, Standing::Superseded);
    assert!(changed.attestations[0].superseded, "what followed from the old one no longer stands");
    let beside = sign(decision(&fold(std::slice::from_ref(&rating)), 3, Verdict::NotForward, 90));
    let file = fold(&[rating, filed(&first), filed(&beside)]);
    assert_eq!(
        (refused(&file), file.decided().unwrap().digest),
        (vec![FaultCode::NotItsPlace], first.digest())
    );
}

#[test]
fn a_decision_whose_ratings_no_longer_count_is_due_again() {
    let (rating, decision) = decided(Verdict::Forward, 4, 3);
    let original = rating.digest;
    let corrected = Rating {
        supersedes: Some(original),
        reason: Some(note("Fel kandidat på lappen.")),
        ..own(1, 1, 1, 60)
    };
    let file = fold(&[rating, filed(&decision), filed(&sign(corrected))]);
    assert_eq!(file.refused, [], "it was right when it was made");
    assert!(!file.decided().unwrap().rests_on_current);
    assert_eq!(needs(&file), ["decision-due", "answer-due"]);
    assert_eq!(file.basis(), Basis::Below);
}

#[test]
fn what_follows_from_a_decision_must_fit_it_and_the_set() {
    let (rating, decision) = decided(Verdict::Forward, 4, 3);
    let digest = decision.digest();
    let with = |document: Filed| fold(&[rating.clone(), filed(&decision), document]);
    let of = |attestation: crate::judgement::Attestation| refused(&with(filed(&sign(attestation))));
    let good = || attestation(digest, 1, 70);
    assert_eq!(of(good()), []);
    let other = crate::judgement::Attestation { decision: Digest([3; 32]), ..good() };
    assert_eq!(of(other), [FaultCode::NamedMissing]);
    let skills = vec![srm_core::skill::Skill::Service];
    assert_eq!(of(crate::judgement::Attestation { skills, ..good() }), [FaultCode::PartUnknown]);
    let date = good().date.plus_days(-1).unwrap();
    assert_eq!(of(crate::judgement::Attestation { date, ..good() }), [FaultCode::OtherSession]);
    let mut short = interview(digest, 1, 60);
    short.marks.pop();
    assert_eq!(refused(&with(filed(&sign(short)))), [FaultCode::PartUnknown]);
    let first = sign(interview(digest, 1, 60));
    let beside = Interview { interview: Uuid::nil(), ..interview(digest, 2, 61) };
    let both = fold(&[rating.clone(), filed(&decision), filed(&first), filed(&sign(beside.clone()))]);
    assert_eq!((refused(&both), both.interviews.len()), (vec![FaultCode::NotItsPlace], 1));
    let (supersedes, reason) = (Some(first.digest()), Some(note("Samtalet fick göras om.")));
    let again = Interview { supersedes, reason, ..beside };
    let both = fold(&[rating.clone(), filed(&decision), filed(&first), filed(&sign(again))]);
    assert_eq!((refused(&both), both.interviews.len()), (vec![], 2));
    assert!(both.interviews[0].superseded && !both.interviews[1].superseded);
    let (low, no) = decided(Verdict::NotForward, 1, 1);
    let file = fold(&[low, filed(&no), filed(&sign(attestation(no.digest(), 1, 70)))]);
    assert_eq!(refused(&file), [FaultCode::NotInForce], "never after a no");
    assert_eq!(refused(&with(filed(&sign(approval())))), [FaultCode::OtherSession]);
}

#[test]
fn an_exercise_that_never_began_wants_no_rating() {
    let idle = sheet(2, Profile::Idle, 3, Digest::ZERO);
    let mut left = idle.clone();
    left.results.retain(|result| result.exercise != id("c-screw"));
    let digest = left.sign(&station_key()).unwrap().digest();
    let fold = |sheet: &Sheet| {
        let seen = SheetSeen { digest, sheet, faults: &[] };
        CaseFile::of(seen, Some(&known()), &[], &Office::default())
    };
    assert!(needs(&fold(&idle)).contains(&"rating-due"));
    assert_eq!(needs(&fold(&left)), ["incident", "decision-due", "answer-due"]);
}

/// One of each, with copies that do not fit.
fn many() -> Vec<Filed> {
    let (one, other) = (sign(own(1, 2, 3, 10)), sign(own(2, 4, 4, 20)));
    let agreed = sign(moderated(2, "firm", 4, &[&one, &other], 30));
    let ratings = vec![filed(&one), filed(&other), filed(&agreed)];
    let decision = sign(decision(&fold(&ratings), 3, Verdict::Forward, 50));
    let mut all = ratings;
    all.push(filed(&decision));
    all.push(filed(&sign(interview(decision.digest(), 1, 60))));
    all.push(filed(&sign(attestation(decision.digest(), 1, 70))));
    all.push(filed(&sign(own(1, 5, 5, 40))));
    all.push(filed(&sign(Rating { attempt: 7, ..own(4, 5, 5, 40) })));
    all
}

proptest! {
    #[test]
    fn order_and_copies_mean_nothing(
        order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(),
        twice in prop::collection::vec(0..8_usize, 0..4),
    ) {
        let all = many();
        let expected = fold(&all);
        prop_assert_eq!(expected.refused.len(), 2);
        prop_assert!(expected.decided().is_some());
        let mixed: Vec<Filed> = order.iter().chain(&twice).map(|index| all[*index].clone()).collect();
        prop_assert_eq!(fold(&mixed), expected);
    }

    /// Every document is somewhere: used, superseded or refused with a reason.
    #[test]
    fn nothing_is_dropped_silently(chosen in prop::collection::btree_set(0..8_usize, 0..9)) {
        let all = many();
        let some: Vec<Filed> = chosen.iter().map(|index| all[*index].clone()).collect();
        let file = fold(&some);
        let mut seen: Vec<Digest> = file.refused.iter().map(|refused| refused.digest).collect();
        prop_assert!(file.refused.iter().all(|refused| !refused.faults.is_empty()));
        for exercise in &file.exercises {
            let ratings = exercise.own.iter().chain(&exercise.moderated).chain(&exercise.superseded);
            seen.extend(ratings.map(|rating| rating.digest));
        }
        seen.extend(file.decisions.iter().map(|decision| decision.digest));
        seen.extend(file.interviews.iter().map(|kept| kept.digest));
        seen.extend(file.attestations.iter().map(|kept| kept.digest));
        seen.sort();
        let mut given: Vec<Digest> = some.iter().map(|filed| filed.digest).collect();
        given.sort();
        prop_assert_eq!(seen, given);
    }
}
