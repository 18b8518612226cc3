//! `srm enrol`: a person asks to be put on the list of signers; who keeps the list accepts.

use crate::args::judged::Enrol;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::station::now;
use crate::{files, judging, signing};
use serde_json::json;
use srm_host::clock::WallClock;
use srm_sheet::day::Day;
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Enrolment;
use srm_sheet::note::Label;
use srm_sheet::principal::Principal;
use srm_sheet::public_key::PublicKey;
use srm_sheet::signers::AllowedSigners;
use srm_sheet::utc::Utc;
use srm_sheet::verify::{Kind, examine_judgement};
use std::path::Path;

pub fn run(args: &Enrol, out: &mut Output) -> Result<Exit, Failure> {
    match (&args.accept, &args.key, &args.name, &args.out) {
        (Some(request), ..) => accept(args, request, out),
        (None, Some(key), Some(name), Some(file)) => ask(args, key, name, file, out),
        // The arguments' own rules see to it.
        _ => Err(Failure::usage("give --key, --as, --name and --out, or --accept")),
    }
}

fn ask(args: &Enrol, key: &Path, name: &str, file: &Path, out: &mut Output) -> Result<Exit, Failure> {
    let principal = |text: &String| {
        Principal::parse(text).ok_or_else(|| {
            Failure::usage(format_args!(
                "`{text}` is no name: write a role and a number, such as rater/17 or recruiter/4"
            ))
        })
    };
    let names = args.names.iter().map(principal).collect::<Result<Vec<Principal>, Failure>>()?;
    let Some((by, others)) = names.split_first() else {
        return Err(Failure::usage("give at least one name with --as"));
    };
    let name = Label::new(name).map_err(Failure::bad)?;
    let signing_key = signing::load(key)?;
    let public = PublicKey::from(&signing_key);
    let request = Enrolment::new(args.purpose.purpose(), by.clone(), others, &public, name, now()?);
    let signed = request.sign(&signing_key).map_err(Failure::bad)?;
    if file.exists() {
        return Err(Failure::usage(format_args!("{} exists already; choose another name", file.display())));
    }
    files::write(file, &signed.to_bytes())?;
    let fingerprint = public.fingerprint();
    let text = format!(
        "{}\nFingerprint  {fingerprint}\n\nGive the file to whoever keeps the list of signers, and read them the fingerprint over another way.\n",
        file.display()
    );
    out.result(&text, || {
        let mut answer = judging::written(&signed, file);
        answer["fingerprint"] = json!(fingerprint);
        answer
    });
    Ok(Exit::Fine)
}

fn accept(args: &Enrol, path: &Path, out: &mut Output) -> Result<Exit, Failure> {
    let bytes = files::read(path, Enrolment::BYTES_MAX, "read the request")?;
    let nobody = AllowedSigners::default();
    let (report, _) =
        examine_judgement(&files::name(path), Kind::Enrolment, &bytes, &nobody, WallClock.unix_s());
    if let Some(fault) = report.faults.first() {
        return Err(Failure::bad(format_args!(
            "{}: {fault}; {}",
            path.display(),
            fault.code.explain().advice
        )));
    }
    let request = judging::read::<Enrolment>(path)?.into_document();
    let from = args.from.as_deref().map(|day| moment(day, "000000")).transpose()?;
    let until = args.until.as_deref().map(|day| moment(day, "235959")).transpose()?;
    let line = request.signer(from, until).map_err(Failure::usage)?;
    let fingerprint = line.key().fingerprint();
    let text = format!("{line}\n");
    if out.format() == crate::args::Format::Human {
        out.note(&format!(
            "{} asks for this. Compare the fingerprint with them over another way before you add the line:\n{fingerprint}",
            request.name
        ));
    }
    out.result(&text, || {
        json!({ "line": line.to_string(), "fingerprint": fingerprint, "name": request.name, "principals": request.principals })
    });
    Ok(Exit::Fine)
}

/// A moment of a day; `clock` is HHMMSS.
fn moment(day: &str, clock: &str) -> Result<Utc, Failure> {
    let parsed: Day = day
        .parse()
        .map_err(|_| Failure::usage(format_args!("`{day}` is no day; write it as in 2027-03-09")))?;
    let compact = format!("{}{clock}Z", parsed.to_string().replace('-', ""));
    Utc::from_compact(&compact).map_err(Failure::usage)
}
