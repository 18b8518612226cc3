//! What goes into an archive: create, trust, import, recompute, rebuild.

use super::{actor, failed, now, open, watch};
use crate::args::archive::{Create, Import, Place, Trust};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::Output;
use serde_json::{Value, json};
use srm_archive::import::ImportRow;
use srm_archive::refusal::{Own, Reason};
use srm_archive::{Archive, ArchiveKind, Outcome, folder, trust};
use std::fmt::Write as _;

/// Sheets computed between two looks at the progress line.
const TURN: usize = 32;

pub fn create(args: &Create, out: &mut Output) -> Result<Exit, Failure> {
    let kind = if args.demo { ArchiveKind::Demo } else { ArchiveKind::Live };
    let archive = Archive::create(&args.place.db, kind).map_err(failed)?;
    let text = format!("{}: a new {} archive\n", archive.path().display(), kind.as_str());
    out.result(&text, || json!({ "db": args.place.db.display().to_string(), "kind": kind.as_str() }));
    Ok(Exit::Fine)
}

pub fn trust(args: &Trust, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.place.db)?;
    if let Some(path) = &args.signers {
        let signers = files::read_text(path, trust::TRUST_BYTES_MAX, "read the allowed signers")?;
        let revoked = match &args.revoked {
            Some(path) => files::read_text(path, trust::TRUST_BYTES_MAX, "read the revoked keys")?,
            None => String::new(),
        };
        let judged = archive.set_trust(&signers, &revoked, &actor(&args.by)?, now()?).map_err(failed)?;
        out.note(&format!("{judged} documents were judged anew"));
    }
    let list = archive.trust().map_err(failed)?;
    let who = list.set_by.as_deref().unwrap_or("nobody");
    let text = format!("# version {}, by {who}\n{}", list.version, list.signers);
    out.result(&text, || {
        json!({
            "version": list.version, "by": list.set_by, "at": list.set_at.map(|at| at.to_string()),
            "signers": list.signers, "revoked": list.revoked,
        })
    });
    Ok(Exit::Fine)
}

pub fn import(args: &Import, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let by = actor(&args.acting.by)?;
    let mut rows = Vec::new();
    for path in &args.paths {
        let mut files = folder::files(path).map_err(failed)?;
        let report = archive
            .import(&mut files, by.principal(), now()?, &mut watch(out, "taken in"))
            .map_err(failed)?;
        rows.extend(report.rows);
    }
    let mut text = String::new();
    for row in &rows {
        tell(&mut text, row);
    }
    let count = |is: fn(&Outcome) -> bool| rows.iter().filter(|row| is(&row.outcome)).count();
    let stored = count(|outcome| matches!(outcome, Outcome::Stored { .. }));
    let already = count(|outcome| matches!(outcome, Outcome::Already { .. }));
    let refused = count(|outcome| matches!(outcome, Outcome::Refused(_)));
    let waiting = archive.recompute_waiting().map_err(failed)?;
    let _ = writeln!(text, "{stored} taken in, {already} here before, {refused} not taken");
    if waiting > 0 {
        let _ = writeln!(
            text,
            "{waiting} sheets wait for their points to be computed again: srm archive recompute"
        );
    }
    let is_bad = rows.iter().any(|row| is_bad(&row.outcome));
    out.result(&text, || {
        let files: Vec<Value> = rows.iter().map(as_json).collect();
        json!({ "stored": stored, "already": already, "refused": refused, "waiting": waiting, "files": files })
    });
    Ok(if is_bad { Exit::Bad } else { Exit::Fine })
}

/// Whether somebody should look; what was never a document of ours is no trouble.
fn is_bad(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Stored { faults, .. } => !faults.is_empty(),
        Outcome::Already { .. } => false,
        Outcome::Refused(refused) => {
            !matches!(refused.reason, Reason::Own(Own::Foreign | Own::SignersBeside))
        }
    }
}

fn tell(text: &mut String, row: &ImportRow) {
    match &row.outcome {
        Outcome::Stored { faults, .. } if faults.is_empty() => {}
        Outcome::Stored { digest, faults, .. } => {
            let _ = writeln!(text, "{}: taken in with faults ({})", row.name, digest.short());
            for fault in faults {
                let _ = writeln!(text, "  {fault}\n         {}", fault.code.explain().advice);
            }
        }
        Outcome::Already { .. } => {}
        Outcome::Refused(refused) => {
            let _ =
                writeln!(text, "{}: not taken\n  {refused}\n         {}", row.name, refused.reason.advice());
        }
    }
}

fn as_json(row: &ImportRow) -> Value {
    match &row.outcome {
        Outcome::Stored { digest, kind, faults } => json!({
            "file": row.name, "outcome": "stored", "digest": digest.to_string(), "kind": kind.name(),
            "faults": faults,
        }),
        Outcome::Already { digest } => {
            json!({ "file": row.name, "outcome": "already", "digest": digest.to_string() })
        }
        Outcome::Refused(refused) => json!({
            "file": row.name, "outcome": "refused", "code": refused.reason.code(), "what": refused.what,
            "fix": refused.reason.advice(),
        }),
    }
}

pub fn recompute(args: &Place, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.db)?;
    let total = archive.recompute_waiting().map_err(failed)?;
    let (mut done, mut faulty) = (0, 0);
    loop {
        let turn = archive.recompute_next(TURN).map_err(failed)?;
        (done, faulty) = (done + turn.done, faulty + turn.faulty);
        out.progress(done, total.max(done), "computed again");
        // Others may work on the queue too; who finds nothing to do is done.
        if turn.done == 0 {
            break;
        }
    }
    out.result(
        &format!("{done} sheets computed again, {faulty} with faults\n"),
        || json!({ "done": done, "faulty": faulty }),
    );
    Ok(if faulty == 0 { Exit::Fine } else { Exit::Bad })
}

pub fn rebuild(args: &Place, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.db)?;
    let done = archive.rebuild(&mut watch(out, "read again")).map_err(failed)?.unwrap_or(0);
    let waiting = archive.recompute_waiting().map_err(failed)?;
    let text = format!("{done} documents read again; {waiting} sheets wait: srm archive recompute\n");
    out.result(&text, || json!({ "documents": done, "waiting": waiting }));
    Ok(Exit::Fine)
}
