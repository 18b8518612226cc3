//! A list for an employer, laid against the decisions it rests on.

use super::{DecisionSeen, Standing};
use crate::fault::{Fault, FaultCode};
use crate::judgement::{Accepted, Verdict, purpose_fits};
use srm_core::digest::Digest;

/// What is wrong with a list: everybody on it has a decision in force to go forward. Consent is what the list itself says.
/// `decision` finds a decision by its digest, as its case file has it.
pub fn accepted_faults<'d>(
    list: &Accepted,
    decision: impl Fn(&Digest) -> Option<&'d DecisionSeen>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in &list.entries {
        let code = &entry.code;
        let Some(seen) = decision(&entry.decision) else {
            let what = format!("the decision {} on {code} is not here", entry.decision.short());
            faults.push(FaultCode::NamedMissing.fault(what));
            continue;
        };
        if seen.decision.code != *code {
            faults.push(
                FaultCode::OtherSession.fault(format!("the decision named for {code} is about another")),
            );
        }
        if seen.decision.verdict != Verdict::Forward || seen.standing != Standing::InForce {
            let what = format!("{code} has no decision in force to go forward");
            faults.push(FaultCode::NotInForce.fault(what));
        }
        if !purpose_fits(seen.decision.purpose, list.purpose) {
            let what = format!("the decision on {code} is for another purpose than the list");
            faults.push(FaultCode::PurposeDiffers.fault(what));
        }
    }
    faults
}
