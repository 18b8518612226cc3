//! `srm rate`: one person's rating of an observed exercise, signed without the desk; or the form for it.
//!
//! The form holds what a rater may know before their own rating is locked, and nothing else.

use crate::args::judged::Rate;
use crate::exit::{Exit, Failure};
use crate::judging::{self, Hand, Session};
use crate::output::Output;
use crate::station::now;
use crate::{files, sets, signing};
use serde::Deserialize;
use serde_json::json;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::session::Purpose;
use srm_sheet::blind::{BlindView, RatingDraft};
use srm_sheet::case_file::rating_faults;
use srm_sheet::judgement::rating::RatingFormat;
use srm_sheet::judgement::{CountGiven, CriterionMark, Rating, RatingKind};
use srm_sheet::packed::KnownPack;
use srm_sheet::principal::Role;
use srm_sheet::signers::AllowedSigners;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use uuid::Uuid;

/// A form is a few kilobytes.
const FORM_BYTES_MAX: usize = 256 << 10;

/// A filled-in form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    marks: Vec<CriterionMark>,
    #[serde(default)]
    counts: Vec<CountGiven>,
}

/// What is rated.
struct Subject {
    known: KnownPack,
    purpose: Purpose,
    code: CandidateCode,
    attempt: u8,
    session: Option<Uuid>,
    sheet: Option<Digest>,
}

pub fn run(args: &Rate, out: &mut Output) -> Result<Exit, Failure> {
    let trust = match &args.trust {
        Some(path) => Some(signing::trust(path, args.revoked.as_deref())?),
        None => None,
    };
    let subject = subject(args, trust.as_ref(), out)?;
    let exercise = Id::parse(&args.exercise)
        .filter(|id| subject.known.pack.exercise(id).is_some_and(|known| !known.kind().criteria().is_empty()))
        .ok_or_else(|| not_observed(args, &subject))?;
    match (&args.input, &args.key, trust, &args.out) {
        (Some(input), Some(key), Some(trust), Some(file)) => {
            let hand = Hand::with(key, args.by.as_deref(), trust, Role::Rater)?;
            sign(args, &subject, exercise, input, &hand, file, out)
        }
        _ => show(args, &subject, &exercise, out),
    }
}

fn subject(args: &Rate, trust: Option<&AllowedSigners>, out: &mut Output) -> Result<Subject, Failure> {
    if let Some(path) = &args.sheet {
        let nobody = AllowedSigners::default();
        let session = Session::of_sheet(path, &args.pack, trust.unwrap_or(&nobody), out)?;
        if trust.is_some() {
            session.must_be_good()?;
        }
        let Session { sheet, digest, known, .. } = session;
        let (purpose, code, attempt) = (sheet.purpose, sheet.code, sheet.attempt);
        return Ok(Subject {
            known,
            purpose,
            code,
            attempt,
            session: Some(sheet.session),
            sheet: Some(digest),
        });
    }
    let (Some(code), Some(set)) = (&args.code, &args.set) else {
        return Err(Failure::usage("give --sheet, or --code and --set"));
    };
    let code = CandidateCode::parse(code).map_err(|_| {
        Failure::usage(format_args!("`{code}` is no candidate code; a digit is wrong, or two changed places"))
    })?;
    let (loaded, pack) = sets::usable(set, out)?;
    let known = KnownPack::new(pack, &loaded.files);
    Ok(Subject {
        known,
        purpose: args.purpose.purpose(),
        code,
        attempt: args.attempt,
        session: None,
        sheet: None,
    })
}

fn not_observed(args: &Rate, subject: &Subject) -> Failure {
    let exercises = subject.known.pack.exercises().iter();
    let observed = exercises.filter(|exercise| !exercise.kind().criteria().is_empty());
    let names: Vec<&str> = observed.map(|exercise| exercise.id().as_str()).collect();
    let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    Failure::usage(format_args!("the set has no observed exercise `{}`; there are: {known}", args.exercise))
}

fn show(args: &Rate, subject: &Subject, exercise: &Id, out: &mut Output) -> Result<Exit, Failure> {
    let pack = &subject.known.pack;
    let lang = sets::language(pack, args.lang.as_deref())?;
    let view =
        BlindView::of(pack, &lang, &subject.code, subject.attempt, exercise, RatingDraft::default(), 0)
            .ok_or_else(|| not_observed(args, subject))?;
    let mut text = format!(
        "{} – {}\nCode {}, attempt {}\n",
        view.set_title, view.exercise_title, view.code, view.attempt
    );
    for criterion in &view.criteria {
        let _ = writeln!(text, "\n{}  {}", criterion.id, criterion.words);
        for (index, anchor) in criterion.anchors.iter().enumerate() {
            let _ = writeln!(text, "  {}  {anchor}", index + 1);
        }
    }
    for count in &view.counts {
        let _ = writeln!(text, "\n{}  {} (how many)", count.id, count.words);
    }
    out.result(&text, || json!(view));
    Ok(Exit::Fine)
}

fn sign(
    args: &Rate,
    subject: &Subject,
    exercise: Id,
    input: &Path,
    hand: &Hand,
    file: &Path,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let form = form(input)?;
    let supersedes = args.supersedes.as_deref().map(judging::read::<Rating>).transpose()?;
    let mut of = Vec::new();
    for path in &args.moderates {
        of.push(judging::read::<Rating>(path)?.digest());
    }
    of.sort();
    of.dedup();
    let rating = Rating {
        format: RatingFormat::V1,
        purpose: subject.purpose,
        rating: judging::id()?,
        code: subject.code.clone(),
        attempt: subject.attempt,
        set: subject.known.pack.id().clone(),
        pack: subject.known.digest,
        rubric: subject.known.rubric,
        exercise,
        session: subject.session,
        sheet: subject.sheet,
        by: hand.by.clone(),
        at: now()?,
        kind: if of.is_empty() { RatingKind::Own } else { RatingKind::Moderated },
        marks: form.marks,
        counts: form.counts,
        of,
        supersedes: supersedes.map(|earlier| earlier.digest()),
        reason: args.reason.as_deref().map(judging::note).transpose()?,
    };
    if let Some(fault) = rating_faults(&rating, &subject.known).first() {
        return Err(Failure::bad(format_args!("not written: {fault}")));
    }
    let (signed, _) = hand.write(rating, file)?;
    let text = format!("{}\nDigest  {}\nBy      {}\n", file.display(), signed.digest(), hand.by);
    out.result(&text, || judging::written(&signed, file));
    Ok(Exit::Fine)
}

fn form(path: &Path) -> Result<Form, Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let limit = FORM_BYTES_MAX as u64 + 1;
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(Failure::usage)?;
        bytes
    } else {
        files::read(path, FORM_BYTES_MAX, "read the form")?
    };
    if bytes.len() > FORM_BYTES_MAX {
        return Err(Failure::bad(format_args!("the form has more than {FORM_BYTES_MAX} bytes; it is none")));
    }
    serde_json::from_slice(&bytes).map_err(|error| {
        Failure::bad(format_args!("the form {}: {error}; `srm rate --help` shows one", path.display()))
    })
}
