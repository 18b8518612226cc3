//! `srm attest`: what a candidate keeps after a decision to take them forward. No points.

use crate::args::judged::Attest;
use crate::exit::{Exit, Failure};
use crate::judging::{self, Hand, Session};
use crate::output::Output;
use crate::station::now;
use serde_json::json;
use srm_core::skill::Skill;
use srm_sheet::day::Day;
use srm_sheet::document::Document as _;
use srm_sheet::judgement::attestation::AttestationFormat;
use srm_sheet::judgement::{Attestation, Occupation};
use srm_sheet::note::Label;
use srm_sheet::principal::Role;
use srm_sheet::verify::{Kind, examine_judgement};

pub fn run(args: &Attest, out: &mut Output) -> Result<Exit, Failure> {
    let hand = Hand::of(&args.who, Role::Recruiter)?;
    let mut session = Session::read(&args.about, &hand.trust, out)?;
    session.must_be_good()?;
    let case = session.fold();
    let Some(decided) = case.decided() else {
        return Err(Failure::bad(
            "there is no decision in force; give it with --with, or see `srm decide` for what is missing",
        ));
    };
    let sheet = &session.sheet;
    let pack = &session.known.pack;
    let title = match &args.title {
        Some(title) => title.as_str(),
        None => pack.text(&sheet.language, pack.occupation()),
    };
    let date = Day::of(sheet.ended);
    let attestation = Attestation {
        format: AttestationFormat::V1,
        purpose: sheet.purpose,
        attestation: judging::id()?,
        decision: decided.digest,
        code: sheet.code.clone(),
        occupation: Occupation { set: sheet.set.clone(), title: Label::new(title).map_err(Failure::bad)? },
        date,
        skills: skills(args, &session)?,
        valid_until: date.plus_days(args.valid_days).unwrap_or(date),
        by: hand.by.clone(),
        at: now()?,
    };
    // As it will be laid against the case later: nothing is written that does not fit.
    let signed = attestation.sign(&hand.key).map_err(Failure::bad)?;
    let now_s = signed.document().at.unix_s();
    let (report, judgement) =
        examine_judgement("", Kind::Attestation, &signed.to_bytes(), &hand.trust, now_s);
    session.filed.extend(srm_sheet::case_file::Filed::of(&report, judgement));
    let after = session.fold();
    if let Some(refused) = after.refused.iter().find(|refused| refused.digest == signed.digest()) {
        let why = refused.faults.first().map(ToString::to_string).unwrap_or_default();
        return Err(Failure::bad(format_args!("not written: {why}")));
    }
    hand.write_signed(&signed, &args.out)?;
    let document = signed.document();
    let names: Vec<&str> = document.skills.iter().map(|skill| skill.id()).collect();
    let text = format!(
        "{}\nDigest       {}\nOccupation   {}\nSkills       {}\nValid until  {}\n",
        args.out.display(),
        signed.digest(),
        document.occupation.title,
        names.join(", "),
        document.valid_until
    );
    out.result(&text, || {
        let mut answer = judging::written(&signed, &args.out);
        answer["skills"] = json!(document.skills);
        answer["valid_until"] = json!(document.valid_until);
        answer
    });
    Ok(Exit::Fine)
}

/// The skills asked for, or all of the set's, in the order of the catalogue.
fn skills(args: &Attest, session: &Session) -> Result<Vec<Skill>, Failure> {
    let mut skills = Vec::new();
    for name in &args.skills {
        let skill = Skill::parse(name).ok_or_else(|| {
            Failure::usage(format_args!("there is no skill `{name}`; there are {}", Skill::ids().join(", ")))
        })?;
        skills.push(skill);
    }
    if args.skills.is_empty() {
        skills.extend(session.known.pack.rubric().lines().iter().map(srm_core::pack::Line::skill));
    }
    skills.sort();
    skills.dedup();
    Ok(skills)
}
