//! Decisions and what follows from them: which counts, which waits, and interviews and attestations that name one.

use super::fits::{About, Desk};
use super::{DecisionSeen, Filed, Kept, Standing};
use crate::day::Day;
use crate::fault::{Fault, FaultCode};
use crate::judgement::{Attestation, Decision, Interview, Judgement, Seen, Verdict};
use crate::principal::Role;
use crate::verify::SignerSeen;
use srm_core::digest::Digest;
use srm_core::id::Id;
use std::collections::BTreeSet;

impl Desk<'_> {
    /// The decisions that fit, by time. They form one chain: each but the first takes the place of the last.
    pub(super) fn take_decisions(&mut self, filed: &[&Filed], counted: &[Digest]) -> Vec<DecisionSeen> {
        let mut left: Vec<(&Filed, &Decision)> = Vec::new();
        for filed in filed {
            let Judgement::Decision(decision) = &filed.judgement else { continue };
            let faults = self.decision_faults(filed, decision);
            if faults.is_empty() { left.push((filed, decision)) } else { self.refuse(filed, faults) }
        }
        let mut chain: Vec<DecisionSeen> = Vec::new();
        // The first, then whichever names the last one taken; of several the earliest.
        while let Some(index) =
            left.iter().position(|(_, decision)| decision.supersedes == chain.last().map(|seen| seen.digest))
        {
            let (filed, decision) = left.remove(index);
            let mut rests_on = decision.ratings.clone();
            rests_on.sort();
            chain.push(DecisionSeen {
                digest: filed.digest,
                decision: decision.clone(),
                standing: if is_signed_by_all(filed, decision) {
                    Standing::InForce
                } else {
                    Standing::WaitingForSecond
                },
                signers: names(filed, decision),
                rests_on_current: rests_on == counted,
            });
        }
        for (filed, decision) in left {
            let fault =
                if decision.supersedes.is_some_and(|named| !chain.iter().any(|seen| seen.digest == named)) {
                    FaultCode::NamedMissing
                        .fault("it takes the place of a decision that is not here, or does not fit itself")
                } else {
                    FaultCode::NotItsPlace.fault("there is a decision already; a new one names the last one")
                };
            self.refuse(filed, vec![fault]);
        }
        // A decision that still waits does not undo the one in force.
        let in_force = chain.iter().rposition(|seen| seen.standing == Standing::InForce);
        let last = chain.len().saturating_sub(1);
        for (index, seen) in chain.iter_mut().enumerate() {
            if Some(index) != in_force && index != last || in_force.is_some_and(|in_force| index < in_force) {
                seen.standing = Standing::Superseded;
            }
        }
        chain
    }

    fn decision_faults(&self, filed: &Filed, decision: &Decision) -> Vec<Fault> {
        let about = About {
            purpose: decision.purpose,
            code: &decision.code,
            attempt: Some(decision.attempt),
            session: Some(&decision.session),
            sheet: Some(&decision.sheet),
            set: None,
            pack: Some(&decision.pack),
            rubric: Some(&decision.rubric),
        };
        let mut faults = self.faults_of(filed, &about);
        let Some(pack) = self.pack.filter(|_| faults.is_empty()) else { return faults };
        let is_here = |digest: &Digest| self.ratings.iter().any(|seen| seen.digest == *digest);
        if let Some(missing) = decision.ratings.iter().find(|digest| !is_here(digest)) {
            let what =
                format!("the rating {} it rests on is not here, or does not fit itself", missing.short());
            faults.push(FaultCode::NamedMissing.fault(what));
            return faults;
        }
        let again = self
            .case(pack, &self.means_of(pack, &decision.ratings))
            .map(|case| Seen::of(&case, self.seen.sheet));
        if again.as_ref() != Some(&decision.seen) {
            let what = match again {
                Some(again) if again.basis != decision.seen.basis => {
                    format!(
                        "it says the basis was {:?}; sheet and ratings give {:?}",
                        decision.seen.basis, again.basis
                    )
                }
                _ => "it says other points or counts than sheet and ratings give".to_owned(),
            };
            faults.push(FaultCode::BasisDiffers.fault(what));
        }
        faults
    }

    /// The interviews that fit, by time.
    pub(super) fn take_interviews(
        &mut self,
        filed: &[&Filed],
        decisions: &[DecisionSeen],
    ) -> Vec<Kept<Interview>> {
        let mut left: Vec<(&Filed, &Interview)> = Vec::new();
        for filed in filed {
            let Judgement::Interview(interview) = &filed.judgement else { continue };
            let faults = self.interview_faults(filed, interview, decisions);
            if faults.is_empty() { left.push((filed, interview)) } else { self.refuse(filed, faults) }
        }
        let mut chain: Vec<Kept<Interview>> = Vec::new();
        while let Some(index) = left
            .iter()
            .position(|(_, interview)| interview.supersedes == chain.last().map(|kept| kept.digest))
        {
            let (filed, interview) = left.remove(index);
            for kept in &mut chain {
                kept.superseded = true;
            }
            chain.push(Kept { digest: filed.digest, document: interview.clone(), superseded: false });
        }
        for (filed, interview) in left {
            let is_here = |named: &Digest| chain.iter().any(|kept| kept.digest == *named);
            let fault = if interview.supersedes.as_ref().is_some_and(|named| !is_here(named)) {
                FaultCode::NamedMissing.fault("it takes the place of an interview that is not here")
            } else {
                FaultCode::NotItsPlace.fault("there is an interview already; a new one names the last one")
            };
            self.refuse(filed, vec![fault]);
        }
        chain
    }

    fn interview_faults(
        &self,
        filed: &Filed,
        interview: &Interview,
        decisions: &[DecisionSeen],
    ) -> Vec<Fault> {
        let about = About {
            purpose: interview.purpose,
            code: &interview.code,
            attempt: Some(interview.attempt),
            session: None,
            sheet: None,
            set: None,
            pack: Some(&interview.pack),
            rubric: None,
        };
        let mut faults = self.faults_of(filed, &about);
        faults.extend(decision_named(&interview.decision, decisions).err());
        let Some(pack) = self.pack else { return faults };
        let asked: BTreeSet<&Id> = interview.marks.iter().map(|mark| &mark.question).collect();
        let form: BTreeSet<&Id> = pack
            .pack
            .interview()
            .map(|form| form.questions().iter().map(srm_core::pack::Question::id).collect())
            .unwrap_or_default();
        if asked != form {
            let what = "it does not have exactly the questions of the set's form";
            faults.push(FaultCode::PartUnknown.fault(what));
        }
        faults
    }

    /// The attestations that fit, by time.
    pub(super) fn take_attestations(
        &mut self,
        filed: &[&Filed],
        decisions: &[DecisionSeen],
    ) -> Vec<Kept<Attestation>> {
        let mut kept = Vec::new();
        for filed in filed {
            let Judgement::Attestation(attestation) = &filed.judgement else { continue };
            let about = About {
                purpose: attestation.purpose,
                code: &attestation.code,
                attempt: None,
                session: None,
                sheet: None,
                set: Some(&attestation.occupation.set),
                pack: None,
                rubric: None,
            };
            let mut faults = self.faults_of(filed, &about);
            let named = decision_named(&attestation.decision, decisions);
            faults.extend(named.as_ref().err().cloned());
            let sheet = self.seen.sheet;
            if attestation.date < Day::of(sheet.started) || attestation.date > Day::of(sheet.ended) {
                faults.push(FaultCode::OtherSession.fault("the session was on another day"));
            }
            let lines = self.pack.map(|pack| pack.pack.rubric().lines()).unwrap_or_default();
            let is_shown = |skill| lines.iter().any(|line| line.skill() == skill);
            if let Some(other) =
                attestation.skills.iter().find(|skill| self.pack.is_some() && !is_shown(**skill))
            {
                let what = format!("the set gives no evidence of `{}`", other.id());
                faults.push(FaultCode::PartUnknown.fault(what));
            }
            match named {
                Ok(decision) if faults.is_empty() => kept.push(Kept {
                    digest: filed.digest,
                    document: attestation.clone(),
                    superseded: decision.standing == Standing::Superseded,
                }),
                _ => self.refuse(filed, faults),
            }
        }
        kept
    }
}

/// The decision that something follows from: to take the person forward, and not one that still waits.
fn decision_named<'d>(named: &Digest, decisions: &'d [DecisionSeen]) -> Result<&'d DecisionSeen, Fault> {
    let Some(seen) = decisions.iter().find(|seen| seen.digest == *named) else {
        let what = format!("the decision {} is not here, or does not fit itself", named.short());
        return Err(FaultCode::NamedMissing.fault(what));
    };
    if seen.decision.verdict != Verdict::Forward {
        return Err(FaultCode::NotInForce.fault("the decision it names does not take the person forward"));
    }
    if seen.standing == Standing::WaitingForSecond {
        return Err(FaultCode::NotInForce.fault("the decision it names waits for a second person"));
    }
    Ok(seen)
}

/// Whether everybody has signed who must: a second person has another key, another name, and decides too.
fn is_signed_by_all(filed: &Filed, decision: &Decision) -> bool {
    !decision.needs_second || filed.signers.iter().any(|signer| is_second(signer, filed, decision))
}

fn is_second(signer: &SignerSeen, filed: &Filed, decision: &Decision) -> bool {
    let by = decision.by.as_str();
    let names = signer.principal.as_deref().unwrap_or_default();
    let is_maker = |other: &SignerSeen| {
        other.principal.as_deref().is_some_and(|names| names.split(',').any(|name| name == by))
    };
    let maker = filed.signers.iter().find(|other| is_maker(other));
    names.split(',').any(|name| Role::of(name) == Some(Role::Recruiter))
        && !is_maker(signer)
        && maker.is_some_and(|maker| maker.fingerprint != signer.fingerprint)
}

/// Everybody who signed, the maker first.
fn names(filed: &Filed, decision: &Decision) -> Vec<String> {
    let by = decision.by.to_string();
    let others = filed.signers.iter().filter(|signer| is_second(signer, filed, decision));
    let others = others.map(|signer| signer.principal.clone().unwrap_or_else(|| signer.fingerprint.clone()));
    std::iter::once(by).chain(others).collect()
}
