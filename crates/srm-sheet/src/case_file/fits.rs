//! Which judgements fit the sheet, and why the others do not.

use super::rated::{RatedExercise, RatingSeen, Wanted};
use super::{Filed, Office, Refused, SheetSeen};
use crate::case::{Case, RatedMean};
use crate::fault::{Fault, FaultCode};
use crate::judgement::{Judgement, Rating, RatingKind, purpose_fits};
use crate::packed::KnownPack;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::kinds::KindSpec;
use srm_core::session::Purpose;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The desk on which documents are laid out: what has been taken so far, and what was refused.
pub(super) struct Desk<'a> {
    pub(super) seen: SheetSeen<'a>,
    pub(super) pack: Option<&'a KnownPack>,
    pub(super) ratings: Vec<RatingSeen>,
    /// Keys of those who made the ratings taken, in the same order.
    rated_by: Vec<BTreeSet<String>>,
    refused: BTreeMap<Digest, Vec<Fault>>,
}

/// What a judgement says of the session it is about.
pub(super) struct About<'a> {
    pub purpose: Purpose,
    pub code: &'a CandidateCode,
    pub attempt: Option<u8>,
    pub session: Option<&'a Uuid>,
    pub sheet: Option<&'a Digest>,
    pub set: Option<&'a Id>,
    pub pack: Option<&'a Digest>,
    pub rubric: Option<&'a Digest>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(seen: SheetSeen<'a>, pack: Option<&'a KnownPack>) -> Self {
        Self { seen, pack, ratings: Vec::new(), rated_by: Vec::new(), refused: BTreeMap::new() }
    }

    pub(super) fn refuse(&mut self, filed: &Filed, faults: Vec<Fault>) {
        self.refused.entry(filed.digest).or_default().extend(faults);
    }

    /// What is wrong with a judgement by itself and against the sheet.
    pub(super) fn faults_of(&self, filed: &Filed, about: &About<'_>) -> Vec<Fault> {
        let mut faults = filed.faults.clone();
        let sheet = self.seen.sheet;
        let mut differs = |code: FaultCode, is_other: bool, what: &str| {
            if is_other {
                faults.push(code.fault(what));
            }
        };
        differs(FaultCode::OtherSession, *about.code != sheet.code, "the code is another candidate's");
        let other = |said: Option<u8>| said.is_some_and(|said| said != sheet.attempt);
        differs(FaultCode::OtherSession, other(about.attempt), "the attempt is another");
        let other = |said: Option<&Uuid>| said.is_some_and(|said| *said != sheet.session);
        differs(FaultCode::OtherSession, other(about.session), "the session is another");
        let other = |said: Option<&Digest>| said.is_some_and(|said| *said != self.seen.digest);
        differs(FaultCode::OtherSession, other(about.sheet), "it names the digest of another sheet");
        let other = |said: Option<&Id>| said.is_some_and(|said| *said != sheet.set);
        differs(FaultCode::OtherRules, other(about.set), "the set is another");
        let other = |said: Option<&Digest>| said.is_some_and(|said| *said != sheet.pack);
        differs(FaultCode::OtherRules, other(about.pack), "the set has other files than the sheet's");
        let other = |said: Option<&Digest>| said.is_some_and(|said| *said != sheet.rubric);
        differs(FaultCode::OtherRules, other(about.rubric), "the scoring rules are not the sheet's");
        let other = !purpose_fits(sheet.purpose, about.purpose);
        differs(FaultCode::PurposeDiffers, other, "it is for another purpose than the session");
        if self.pack.is_none() {
            let what = "the set is not known here, so the judgement cannot be laid against it";
            faults.push(FaultCode::PackMissing.fault(what));
        }
        faults
    }

    /// Takes the ratings that fit, in the order of their time, one that follows another after it.
    pub(super) fn take_ratings(&mut self, filed: &[&Filed]) {
        let mut left = Vec::new();
        for filed in filed {
            let Judgement::Rating(rating) = &filed.judgement else { continue };
            let mut faults = self.faults_of(filed, &About::of_rating(rating));
            if let Some(pack) = self.pack {
                faults.extend(rating_faults(rating, pack));
            }
            if faults.is_empty() { left.push((*filed, rating)) } else { self.refuse(filed, faults) }
        }
        // Clocks differ: what a rating names may bear a later time than the rating itself.
        loop {
            let before = left.len();
            let mut later = Vec::new();
            for (filed, rating) in left {
                match self.place(filed, rating) {
                    Place::Free => self.take_rating(filed, rating),
                    Place::Later => later.push((filed, rating)),
                    Place::Taken(what) => self.refuse(filed, vec![FaultCode::NotItsPlace.fault(what)]),
                }
            }
            left = later;
            if left.len() == before {
                break;
            }
        }
        for (filed, _) in left {
            let what = "it names a rating that is not here, or does not fit itself";
            self.refuse(filed, vec![FaultCode::NamedMissing.fault(what)]);
        }
    }

    fn take_rating(&mut self, filed: &Filed, rating: &Rating) {
        let (digest, by, at, rating) = (filed.digest, rating.by.clone(), rating.at, rating.clone());
        self.ratings.push(RatingSeen { digest, by, at, rating });
        self.rated_by.push(filed.signers.iter().map(|signer| signer.fingerprint.clone()).collect());
    }

    /// Whether there is room for a rating among those taken.
    fn place(&self, filed: &Filed, rating: &Rating) -> Place {
        let taken = |digest: &Digest| self.ratings.iter().position(|seen| seen.digest == *digest);
        for named in rating.supersedes.iter().chain(&rating.of) {
            let Some(index) = taken(named) else { return Place::Later };
            if self.ratings[index].rating.exercise != rating.exercise {
                return Place::Taken("it names a rating of another exercise");
            }
        }
        if rating.of.iter().filter_map(taken).any(|index| self.ratings[index].rating.kind != RatingKind::Own)
        {
            return Place::Taken("only people's own ratings can be reconciled");
        }
        if let Some(index) = rating.supersedes.as_ref().and_then(taken) {
            let other = &self.ratings[index];
            if other.rating.kind != rating.kind {
                return Place::Taken("an own rating and a moderated one cannot take each other's place");
            }
            if rating.kind == RatingKind::Own && !self.is_by(index, filed, rating) {
                return Place::Taken("somebody else's own rating cannot be superseded");
            }
            let successor = |seen: &RatingSeen| seen.rating.supersedes == Some(other.digest);
            if self.ratings.iter().any(successor) {
                return Place::Taken("another has taken that place already");
            }
        } else if rating.kind == RatingKind::Own {
            let is_own = |index: usize| {
                let seen = &self.ratings[index].rating;
                seen.kind == RatingKind::Own && seen.exercise == rating.exercise
            };
            if (0..self.ratings.len()).any(|index| is_own(index) && self.is_by(index, filed, rating)) {
                return Place::Taken(
                    "the same person has rated this already; a new rating names the one it takes the place of",
                );
            }
        }
        Place::Free
    }

    /// Whether the same person made both: by name, or by key.
    fn is_by(&self, index: usize, filed: &Filed, rating: &Rating) -> bool {
        let is_key =
            |keys: &BTreeSet<String>| filed.signers.iter().any(|signer| keys.contains(&signer.fingerprint));
        self.ratings[index].by == rating.by || self.rated_by.get(index).is_some_and(is_key)
    }

    /// The observed exercises with the ratings taken.
    pub(super) fn exercises(&self, pack: &KnownPack, office: &Office) -> Vec<RatedExercise> {
        let all: Vec<&RatingSeen> = self.ratings.iter().collect();
        let asked = |exercise: &Id| office.raters.get(exercise).copied().unwrap_or(0);
        self.fold(pack, &all, &asked)
    }

    /// The means that a choice of ratings gives, by the rubric alone.
    pub(super) fn means_of(&self, pack: &KnownPack, named: &[Digest]) -> Vec<RatedMean> {
        let chosen: Vec<&RatingSeen> =
            self.ratings.iter().filter(|seen| named.contains(&seen.digest)).collect();
        self.fold(pack, &chosen, &|_| 0).into_iter().flat_map(|exercise| exercise.means).collect()
    }

    fn fold(
        &self,
        pack: &KnownPack,
        ratings: &[&RatingSeen],
        asked: &dyn Fn(&Id) -> u8,
    ) -> Vec<RatedExercise> {
        let mut sorted = ratings.to_vec();
        sorted.sort_by_key(|seen| (seen.at, seen.digest));
        let sheet = self.seen.sheet;
        let rule = pack.pack.rubric().rating();
        let observed = pack.pack.exercises().iter().filter(|exercise| !exercise.kind().criteria().is_empty());
        let fold = |exercise: &srm_core::pack::Exercise| {
            let id = exercise.id();
            let pending = sheet.pending.iter().filter(|pending| pending.exercise == *id);
            let criteria: Vec<Id> = pending.filter_map(|pending| Id::parse(&pending.criterion)).collect();
            let was_begun = sheet.results.iter().any(|result| result.exercise == *id);
            let wanted = Wanted {
                exercise: id,
                criteria: &criteria,
                is_waiting: was_begun && !criteria.is_empty(),
                raters: rule.raters.max(asked(id)),
                gap_max: rule.gap_max,
            };
            RatedExercise::of(wanted, &sorted)
        };
        observed.map(fold).collect()
    }

    /// The case with these means; `None` when the set does not fit the sheet after all.
    pub(super) fn case(&self, pack: &KnownPack, means: &[RatedMean]) -> Option<Case> {
        Case::of(self.seen.sheet, pack.pack.rubric(), means).ok()
    }

    /// Everything refused, by time.
    pub(super) fn into_refused(mut self, filed: &[&Filed]) -> Vec<Refused> {
        for filed in filed {
            if matches!(
                filed.judgement,
                Judgement::Accepted(_)
                    | Judgement::Approval(_)
                    | Judgement::Deletion(_)
                    | Judgement::Enrolment(_)
            ) {
                let what = "it is not about one session; it is kept beside the cases";
                self.refuse(filed, vec![FaultCode::OtherSession.fault(what)]);
            }
        }
        let take = |filed: &&Filed| Some(Refused::of(filed, self.refused.remove(&filed.digest)?));
        filed.iter().filter_map(take).collect()
    }
}

enum Place {
    /// There is room.
    Free,
    /// What it names has not been taken yet.
    Later,
    /// There is none, and why.
    Taken(&'static str),
}

impl<'a> About<'a> {
    fn of_rating(rating: &'a Rating) -> Self {
        Self {
            purpose: rating.purpose,
            code: &rating.code,
            attempt: Some(rating.attempt),
            session: rating.session.as_ref(),
            sheet: rating.sheet.as_ref(),
            set: Some(&rating.set),
            pack: Some(&rating.pack),
            rubric: Some(&rating.rubric),
        }
    }
}

/// What a rating says of its exercise that the set does not: an unknown criterion, say, or one without a mark.
pub fn rating_faults(rating: &Rating, pack: &KnownPack) -> Vec<Fault> {
    let fault = |what: String| vec![FaultCode::PartUnknown.fault(what)];
    let exercise = &rating.exercise;
    let Some(KindSpec::Observed(task)) = pack.pack.exercise(exercise).map(srm_core::pack::Exercise::kind)
    else {
        return fault(format!("the set has no observed exercise `{exercise}`"));
    };
    let mut faults = Vec::new();
    let criteria: BTreeSet<&Id> =
        task.criteria().iter().map(srm_core::kinds::observed::Criterion::id).collect();
    let marked: BTreeSet<&Id> = rating.marks.iter().map(|mark| &mark.criterion).collect();
    for unknown in marked.difference(&criteria) {
        faults.extend(fault(format!("`{exercise}` has no criterion `{unknown}`")));
    }
    if rating.kind == RatingKind::Own {
        for missing in criteria.difference(&marked) {
            faults.extend(fault(format!("the criterion `{missing}` of `{exercise}` has no mark")));
        }
    }
    for given in &rating.counts {
        if !task.counts().iter().any(|count| *count.id() == given.count) {
            faults.extend(fault(format!("nothing is counted as `{}` in `{exercise}`", given.count)));
        }
    }
    faults
}
