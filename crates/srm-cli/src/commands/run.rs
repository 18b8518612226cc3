//! `srm run`: a session without a window, worked by a bot, sealed as a station would seal it.
//!
//! The seed fixes the candidate's code, the form, every item and every act, and so evidence and points. New each time
//! are the ids of session and sheet, the ledger's salts and the wall times. The purpose is always `simulated`.

use crate::args::Run;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::sets;
use crate::station::{self, failure, now};
use crate::table::{clock, points};
use serde_json::json;
use srm_core::bot;
use srm_core::id::{CandidateCode, CodeFault};
use srm_core::session::{Settings, Start};
use srm_core::time::At;
use srm_host::simulated::Sealed;
use std::sync::Arc;

pub fn run(args: &Run, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    let start = Start {
        attempt: args.attempt,
        settings: Settings { time_factor: args.time_factor, ..Settings::default() },
        ..station::start(&loaded, args.seed, code(args)?)?
    };
    let mut station =
        station::open(&args.out, &args.key, args.station.as_deref(), &loaded, Arc::clone(&pack))?;
    let begun = station.begin(start.clone(), now()?).map_err(failure)?;
    let worked = bot::work(&pack, start, args.bot);
    let sealed = station.seal(&begun, worked.as_ref(), now()?).map_err(failure)?;
    station.close(now()?).map_err(failure)?;
    tell(&sealed, worked.map_or(At::ZERO, |worked| worked.session.now()), args, out);
    Ok(Exit::Fine)
}

fn tell(sealed: &Sealed, took: At, args: &Run, out: &mut Output) {
    let Sealed { path, sheet, digest, bytes } = sealed;
    let (low, high) = sheet.score.reach_milli();
    let rated =
        if low == high { String::new() } else { format!(", up to {} with observers' ratings", points(high)) };
    let answer = format!(
        "{path}\nSet       {set} {version}, form {form}\nCode      {code}, attempt {attempt}\n\
         Took      {took} of session time\nPoints    {low} of {max}{rated}\n\
         Check     srm verify {folder} --trust {key}.allowed_signers\n",
        path = path.display(),
        set = sheet.set,
        version = sheet.set_version,
        form = sheet.form + 1,
        code = sheet.code,
        attempt = sheet.attempt,
        took = clock(took.0),
        low = points(low),
        max = points(sheet.score.max_milli),
        folder = args.out.display(),
        key = args.key.display(),
    );
    out.result(&answer, || {
        json!({
            "sheet": path.display().to_string(),
            "digest": digest.to_string(),
            "bytes": bytes,
            "station": sheet.station,
            "set": sheet.set.as_str(),
            "pack": sheet.pack.to_string(),
            "code": sheet.code.as_str(),
            "attempt": sheet.attempt,
            "seed": sheet.seed,
            "form": sheet.form,
            "purpose": sheet.purpose,
            "session_ms": took.ms(),
            "points_milli": { "low": low, "high": high, "max": sheet.score.max_milli },
        })
    });
}

/// The code given, or one that belongs to the seed.
fn code(args: &Run) -> Result<CandidateCode, Failure> {
    let Some(text) = &args.code else {
        return Ok(CandidateCode::from_number((args.seed % 100_000_000) as u32));
    };
    CandidateCode::parse(text).map_err(|fault| {
        let why = match fault {
            CodeFault::Short => "it is too short",
            CodeFault::Form => "it is four to eight digits and a check digit",
            CodeFault::Check => "its check digit does not fit; a digit is wrong or two changed places",
        };
        Failure::usage(format_args!(
            "`{text}` is no candidate code: {why}; an example is {}",
            CandidateCode::from_number(4021)
        ))
    })
}
