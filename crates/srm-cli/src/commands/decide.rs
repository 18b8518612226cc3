//! `srm decide`: a case as it stands; a named person's decision on it; the second person's signature.

use crate::args::judged::{Decide, Word};
use crate::exit::{Exit, Failure};
use crate::judging::{self, Hand, Session};
use crate::output::Output;
use crate::signing;
use crate::station::now;
use crate::table::points;
use serde_json::{Value, json};
use srm_core::score::Basis;
use srm_sheet::case_file::{CaseFile, Need, Standing};
use srm_sheet::document::Signed;
use srm_sheet::judgement::decision::DecisionFormat;
use srm_sheet::judgement::{Decision, Seen, Verdict};
use srm_sheet::principal::Role;
use std::fmt::Write as _;
use std::path::Path;

/// What a basis is, and what it is not.
const REMINDER: &str = "The basis decides nothing: a person does, with a reason.";

pub fn run(args: &Decide, out: &mut Output) -> Result<Exit, Failure> {
    let trust = signing::trust(&args.trust, args.revoked.as_deref())?;
    let mut session = Session::read(&args.about, &trust, out)?;
    let hand = match &args.key {
        Some(key) => Some(Hand::with(key, args.by.as_deref(), trust.clone(), Role::Recruiter)?),
        None => None,
    };
    match (args.verdict, &args.reason, &args.countersign, hand, &args.out) {
        (Some(verdict), Some(reason), None, Some(hand), Some(file)) => {
            session.must_be_good()?;
            decide(&session, verdict, reason, &hand, file, out)
        }
        (None, _, Some(theirs), Some(hand), Some(file)) => {
            session.must_be_good()?;
            countersign(&mut session, theirs, &hand, file, out)
        }
        _ => {
            let case = session.fold();
            let is_bad = !session.faults.is_empty() || !case.refused.is_empty();
            out.result(&tell(&session, &case), || answer(&session, &case));
            Ok(if is_bad { Exit::Bad } else { Exit::Fine })
        }
    }
}

fn decide(
    session: &Session,
    verdict: Word,
    reason: &str,
    hand: &Hand,
    file: &Path,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let case = session.fold();
    refuse_faulty(&case)?;
    let seen = case.case.as_ref().map(|case| Seen::of(case, &session.sheet));
    let seen =
        seen.ok_or_else(|| Failure::bad("the sheet's points do not go with this set; nothing to decide on"))?;
    let verdict = match verdict {
        Word::Forward => Verdict::Forward,
        Word::NotForward => Verdict::NotForward,
    };
    let sheet = &session.sheet;
    let decision = Decision {
        format: DecisionFormat::V1,
        purpose: sheet.purpose,
        decision: judging::id()?,
        code: sheet.code.clone(),
        attempt: sheet.attempt,
        session: sheet.session,
        sheet: session.digest,
        pack: sheet.pack,
        rubric: sheet.rubric,
        ratings: case.counted.clone(),
        needs_second: Decision::needs_second(seen.basis, verdict),
        seen,
        verdict,
        reason: judging::note(reason)?,
        by: hand.by.clone(),
        at: now()?,
        supersedes: case.decisions.last().map(|last| last.digest),
    };
    let (signed, _) = hand.write(decision, file)?;
    told(&signed, file, out);
    Ok(Exit::Fine)
}

fn countersign(
    session: &mut Session,
    theirs: &Path,
    hand: &Hand,
    file: &Path,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let mut signed = judging::read::<Decision>(theirs)?;
    let digest = signed.digest();
    if signed.document().by == hand.by {
        return Err(Failure::bad("a second person is somebody else than the one who decided"));
    }
    if !session.filed.iter().any(|filed| filed.digest == digest) {
        session.take(theirs, &hand.trust, true, out)?;
    }
    let case = session.fold();
    refuse_faulty(&case)?;
    if case.waiting().map(|seen| seen.digest) != Some(digest) {
        return Err(Failure::bad(
            "this decision does not wait for a second person; `srm decide` without --countersign shows the case",
        ));
    }
    signed.countersign(&hand.key).map_err(Failure::bad)?;
    hand.write_signed(&signed, file)?;
    told(&signed, file, out);
    Ok(Exit::Fine)
}

/// Nobody decides while something about the session does not fit.
fn refuse_faulty(case: &CaseFile) -> Result<(), Failure> {
    let Some(refused) = case.refused.first() else { return Ok(()) };
    let why = refused.faults.first().map(ToString::to_string).unwrap_or_default();
    Err(Failure::bad(format_args!(
        "a document by {} ({}) does not fit: {why}; leave it out of --with, or get it right first",
        refused.by,
        refused.digest.short()
    )))
}

fn told(signed: &Signed<Decision>, file: &Path, out: &mut Output) {
    let decision = signed.document();
    let waits = decision.needs_second && signed.file().signatures().len() < 2;
    let text = format!(
        "{}\nDigest   {}\nBy       {}\n{}",
        file.display(),
        signed.digest(),
        decision.by,
        if waits {
            "It counts once a second person has signed it: srm decide --countersign\n"
        } else {
            "It is in force.\n"
        }
    );
    out.result(&text, || {
        let mut answer = judging::written(signed, file);
        answer["needs_second"] = json!(decision.needs_second);
        answer["in_force"] = json!(!waits);
        answer["verdict"] = json!(decision.verdict);
        answer
    });
}

fn tell(session: &Session, case: &CaseFile) -> String {
    let mut text = format!("Code {}, attempt {}, set {}\n", case.code, case.attempt, case.set);
    for fault in &session.faults {
        let _ = writeln!(text, "Sheet      {fault}");
    }
    if let Some(stand) = &case.case {
        let (low, high) = stand.reach_milli;
        let reach = if low == high { points(low) } else { format!("{} to {}", points(low), points(high)) };
        let _ = writeln!(text, "Points     {reach} of {}", points(stand.score.max_milli));
        for minimum in &stand.minima {
            let (low, high) = minimum.reach_milli;
            let has = if low == high { points(low) } else { format!("{} to {}", points(low), points(high)) };
            let _ = writeln!(
                text,
                "Minimum    {} on {}: has {has}, {}",
                minimum.points,
                minimum.exercise,
                word(minimum.basis)
            );
        }
        let _ = writeln!(text, "Basis      {}", word(stand.basis));
    }
    for rated in &case.exercises {
        let by: Vec<&str> = rated.own.iter().map(|own| own.by.as_str()).collect();
        let _ = writeln!(
            text,
            "Rated      {}: {} of {} ({})",
            rated.exercise,
            by.len(),
            rated.raters,
            by.join(", ")
        );
    }
    for seen in &case.decisions {
        let standing = match seen.standing {
            Standing::InForce => "in force",
            Standing::WaitingForSecond => "waits for a second person",
            Standing::Superseded => "superseded",
        };
        let _ = writeln!(
            text,
            "Decision   {} by {}: {standing}",
            verdict(seen.decision.verdict),
            seen.signers.join(" and ")
        );
    }
    for refused in &case.refused {
        for fault in &refused.faults {
            let _ = writeln!(text, "Refused    {} by {}: {fault}", refused.digest.short(), refused.by);
        }
    }
    for need in &case.needs {
        let _ = writeln!(text, "Due        {}", due(need));
    }
    text + REMINDER + "\n"
}

fn due(need: &Need) -> String {
    match need {
        Need::RatingDue { exercise } => format!("a rating of {exercise}"),
        Need::SecondRatingDue { exercise } => format!("one more rating of {exercise}"),
        Need::Gap { exercise, criterion } => format!("moderation of {criterion} in {exercise}"),
        Need::AnswerDue { by } => format!("an answer to the candidate by {by}"),
        Need::FaultFound => "a look at what is wrong with the sheet".to_owned(),
        Need::NearCut => "care: the points stand within the band of uncertainty".to_owned(),
        Need::Incident => "care: something happened in the session".to_owned(),
        Need::DecisionDue => "a decision".to_owned(),
        Need::SecondPersonDue => "a second person's signature".to_owned(),
        Need::InterviewDue => "the interview".to_owned(),
    }
}

fn answer(session: &Session, case: &CaseFile) -> Value {
    json!({
        "sheet": session.digest.to_string(),
        "code": case.code,
        "attempt": case.attempt,
        "set": case.set,
        "purpose": case.purpose,
        "faults": session.faults,
        "basis": word(case.basis()),
        "seen": case.case.as_ref().map(|stand| Seen::of(stand, &session.sheet)),
        "exercises": case.exercises,
        "counted": case.counted,
        "decisions": case.decisions,
        "interviews": case.interviews,
        "attestations": case.attestations,
        "refused": case.refused,
        "needs": case.needs,
        "answer_by": case.answer_by,
        "reminder": REMINDER,
    })
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Forward => "forward",
        Verdict::NotForward => "not forward",
    }
}

const fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::Incomplete => "incomplete",
        Basis::Above => "above",
        Basis::Within => "within",
        Basis::Below => "below",
    }
}
