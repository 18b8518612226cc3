//! Proofs of the case: ratings come one by one, and the basis follows.

use super::*;
use crate::testing::{known, perfect, sheet};
use proptest::prelude::*;
use srm_core::bot::Profile;
use srm_core::digest::Digest;

fn mean(criterion: &str, mean_milli: i64) -> RatedMean {
    RatedMean { exercise: Id::parse("c-screw").unwrap(), criterion: criterion.into(), mean_milli }
}

fn case(ratings: &[RatedMean]) -> Result<Case, CaseError> {
    Case::of(&perfect(), known().pack.rubric(), ratings)
}

#[test]
fn a_case_is_incomplete_until_every_rating_is_in() {
    let open = case(&[]).unwrap();
    assert_eq!(open.reach_milli, (70_000, 100_000));
    assert_eq!(open.basis, Basis::Incomplete, "the minimum of the rated exercise is open");
    let stands: Vec<_> = open.minima.iter().map(|minimum| (minimum.reach_milli, minimum.basis)).collect();
    assert_eq!(stands, [((40_000, 40_000), Basis::Above), ((0, 30_000), Basis::Incomplete)]);
    assert_eq!(open.pending, perfect().pending);

    let half = case(&[mean("firm", 3000)]).unwrap();
    assert_eq!(half.reach_milli, (80_000, 90_000));
    assert_eq!(half.pending.len(), 1);
    assert_eq!(half.basis, Basis::Incomplete);

    let whole = case(&[mean("firm", 3000), mean("order", 5000)]).unwrap();
    assert_eq!(whole.reach_milli, (90_000, 90_000));
    assert_eq!((whole.basis, whole.pending.len()), (Basis::Above, 0));
    assert_eq!(whole.minima[1].reach_milli, (20_000, 20_000));
    assert!(whole.score.is_complete());
    assert_eq!(case(&[mean("order", 5000), mean("firm", 3000)]), Ok(whole), "in any order");

    let low = case(&[mean("firm", 1000), mean("order", 1000)]).unwrap();
    assert_eq!(low.basis, Basis::Below, "70 points in all, but below the minimum of the rated exercise");
    assert_eq!(low.minima[1].basis, Basis::Below);
    let within = case(&[mean("firm", 2000), mean("order", 3800)]).unwrap();
    assert_eq!((within.minima[1].reach_milli, within.basis), ((12_000, 12_000), Basis::Within));
}

#[test]
fn doing_nothing_is_below_whatever_the_ratings() {
    let idle = sheet(2, Profile::Idle, 3, Digest::ZERO);
    let case = Case::of(&idle, known().pack.rubric(), &[]).unwrap();
    assert_eq!((case.reach_milli, case.basis), ((0, 30_000), Basis::Below));
}

#[test]
fn bad_ratings_are_refused_by_name() {
    let not_pending = |rating: RatedMean| {
        let expected =
            CaseError::NotPending { exercise: rating.exercise.clone(), criterion: rating.criterion.clone() };
        assert_eq!(case(&[rating]), Err(expected));
    };
    not_pending(mean("firmness", 3000));
    not_pending(RatedMean { exercise: Id::parse("a-sort").unwrap(), ..mean("net", 3000) });
    let twice = case(&[mean("firm", 3000), mean("firm", 3000)]);
    assert!(matches!(twice, Err(CaseError::Twice { .. })));
    for off in [999, 5001, 0, -1, i64::MIN, i64::MAX] {
        assert_eq!(case(&[mean("firm", off)]), Err(CaseError::OffScale(off)));
    }
    let mut other = perfect();
    other.score.lines.pop();
    assert_eq!(Case::of(&other, known().pack.rubric(), &[]), Err(CaseError::OtherRubric));
    let mut other = perfect();
    other.score.lines[0].max_milli += 1;
    assert_eq!(Case::of(&other, known().pack.rubric(), &[]), Err(CaseError::OtherRubric));
}

proptest! {
    /// Our reading of a range against a cut agrees with the core's, seen through minima and total together.
    #[test]
    fn the_basis_is_the_lowest_of_total_and_minima(firm in 1000_i64..=5000, order in prop::option::of(1000_i64..=5000)) {
        let mut ratings = vec![mean("firm", firm)];
        ratings.extend(order.map(|order| mean("order", order)));
        let case = case(&ratings).unwrap();
        let pack = known().pack;
        let rubric = pack.rubric();
        let rank = |basis: &Basis| [Basis::Below, Basis::Incomplete, Basis::Within, Basis::Above].iter().position(|b| b == basis);
        let total = Basis::of(case.score.machine_milli, case.score.open_milli, rubric.threshold(), rubric.band());
        let stands = case.minima.iter().map(|minimum| minimum.basis).chain([total]);
        prop_assert_eq!(stands.min_by_key(rank), Some(case.basis));
        let (least, most) = case.reach_milli;
        prop_assert!(least <= most && most - least == case.score.open_milli);
        prop_assert!((70_000..=100_000).contains(&least) && most <= 100_000);
    }
}
