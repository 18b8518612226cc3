//! People, calls and the access log.

use super::{actor, code, failed, now, open};
use crate::args::archive::{Acting, Called, Log, People, Person};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::table;
use serde_json::{Value, json};
use srm_archive::log::LogCheck;
use srm_archive::office::Means;
use srm_archive::people::{self, GroupFacts, Known};
use srm_core::lang::Lang;
use std::fmt::Write as _;
use uuid::Uuid;

pub fn person(args: &Person, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let (by, at, code) = (actor(&args.acting.by)?, now()?, code(&args.code)?);
    if args.unlink {
        if !archive.unlink(&code, &by, at).map_err(failed)? {
            return Err(Failure::bad(format_args!("nobody is known by {code}")));
        }
        out.result(&format!("{code} is nobody's now\n"), || json!({ "unlinked": code }));
        return Ok(Exit::Fine);
    }
    if let Some(also) = &args.also {
        archive.link_also(&code, &super::code(also)?, &by, at).map_err(failed)?;
    }
    if let (Some(name), Some(contact), Some(language)) = (&args.name, &args.contact, &args.language) {
        let language = Lang::parse(language)
            .ok_or_else(|| Failure::usage(format_args!("`{language}` is not a language code such as sv")))?;
        let facts =
            GroupFacts { sex: args.sex.clone(), age_band: args.age_band.clone(), other: args.other.clone() };
        let person = people::Person { name: name.clone(), contact: contact.clone(), language, facts };
        archive.link(&code, &person, &by, at).map_err(failed)?;
    }
    let known = archive.person_of(&code, &by, at).map_err(failed)?;
    let known = known.ok_or_else(|| Failure::bad(format_args!("nobody is known by {code}")))?;
    out.result(&tell(&known), || json!(known));
    Ok(Exit::Fine)
}

pub fn search(args: &People, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let found = archive.search_people(&args.text, &actor(&args.acting.by)?, now()?).map_err(failed)?;
    out.result(&found.iter().map(tell).collect::<String>(), || json!(found));
    Ok(Exit::Fine)
}

fn tell(known: &Known) -> String {
    let codes: Vec<&str> = known.codes.iter().map(|code| code.as_str()).collect();
    let person = &known.person;
    format!("{}  {}  {}  {}\n", codes.join(", "), person.name, person.contact, person.language.code())
}

pub fn calls(args: &Acting, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.db)?;
    let calls = archive.call_list(&actor(&args.by)?, now()?).map_err(failed)?;
    let mut lines = vec![["By", "Code", "Name", "Contact", "Tries", "Session"].map(String::from).to_vec()];
    for call in &calls {
        let person = call.known.as_ref().map(|known| &known.person);
        lines.push(vec![
            call.row.due.map_or_else(String::new, |due| due.to_string()),
            call.row.code.to_string(),
            person.map_or_else(String::new, |person| person.name.clone()),
            person.map_or_else(String::new, |person| person.contact.clone()),
            call.tries.to_string(),
            call.row.session.to_string(),
        ]);
    }
    out.result(&table(&lines, &[4]), || {
        let calls = calls.iter().map(|call| {
            json!({
                "session": call.row.session, "code": call.row.code, "due": call.row.due, "tries": call.tries,
                "last_try": call.last_try, "person": call.known.as_ref().map(|known| &known.person),
            })
        });
        Value::Array(calls.collect())
    });
    Ok(Exit::Fine)
}

pub fn called(args: &Called, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let (by, at) = (actor(&args.acting.by)?, now()?);
    let session: Uuid = args
        .session
        .parse()
        .map_err(|_| Failure::usage(format_args!("`{}` is not a session's id", args.session)))?;
    let means = args.answered.as_deref().map(|word| {
        Means::parse(word)
            .ok_or_else(|| Failure::usage(format_args!("`{word}` is not one of call, letter, meeting")))
    });
    let means = means.transpose()?;
    match means {
        Some(means) => archive.mark_answered(session, means, &by, at).map_err(failed)?,
        None => archive.note_try(session, args.reached, &by, at).map_err(failed)?,
    }
    let text = if means.is_some() { "noted: the answer was given\n" } else { "noted: a try to reach them\n" };
    out.result(text, || json!({ "session": session, "answered": means.map(Means::as_str) }));
    Ok(Exit::Fine)
}

pub fn log(args: &Log, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let by = actor(&args.acting.by)?;
    let lines = archive.log_page(None, args.limit, &by).map_err(failed)?;
    let check = archive.check_log().map_err(failed)?;
    let mut rows = vec![["No", "When", "Who", "What", "About"].map(String::from).to_vec()];
    for line in &lines {
        let (seq, at) = (line.seq.to_string(), line.at.to_string());
        rows.push(vec![seq, at, line.actor.clone(), line.act.clone(), line.subject.clone()]);
    }
    let mut text = table(&rows, &[0]);
    let (said, exit) = match check {
        LogCheck::Whole(count) => (format!("{count} lines, the chain is whole"), Exit::Fine),
        LogCheck::Broken { seq } => (
            format!(
                "the chain is BROKEN at line {seq}: somebody changed the log; tell the programme's officers"
            ),
            Exit::Bad,
        ),
    };
    let _ = writeln!(text, "\n{said}");
    out.result(&text, || {
        let lines = lines.iter().map(|line| {
            json!({
                "seq": line.seq, "at": line.at, "actor": line.actor, "act": line.act, "subject": line.subject,
                "digest": line.digest.to_string(),
            })
        });
        json!({ "whole": exit == Exit::Fine, "lines": lines.collect::<Vec<_>>() })
    });
    Ok(exit)
}
