//! What leaves an archive: backups, exports, a person's copy, and what has had its time.

use super::{actor, code, failed, now, open, watch};
use crate::args::archive::{Backup, Copy, DataForm, Export, Purge, Restore};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::{files, signing};
use serde_json::{Value, json};
use srm_archive::export::{Codes, ExportAsk, Form};
use srm_archive::{Archive, ArchiveError};
use srm_host::clock::WallClock;
use srm_host::random;
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Deletion;
use std::fmt::Write as _;
use std::path::Path;

pub fn backup(args: &Backup, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.place.db)?;
    archive.backup(&args.to, &mut watch(out, "copied")).map_err(failed)?;
    let to = args.to.display().to_string();
    out.result(&format!("{to}: a whole copy, checked\n"), || json!({ "backup": to }));
    Ok(Exit::Fine)
}

pub fn restore(args: &Restore, out: &mut Output) -> Result<Exit, Failure> {
    let archive = Archive::restore(&args.from, &args.place.db).map_err(failed)?;
    let to = archive.path().display().to_string();
    out.result(&format!("{to}: restored, checked\n"), || json!({ "db": to }));
    Ok(Exit::Fine)
}

pub fn export(args: &Export, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let (by, at) = (actor(&args.acting.by)?, now()?);
    let exported = if args.documents {
        archive.export_documents(&args.out, &by, at, &mut watch(out, "written"))
    } else {
        let form = match args.data {
            DataForm::Csv => Form::Csv,
            DataForm::Json => Form::Json,
        };
        let codes = match &args.salt {
            Some(path) => Codes::Salted(salt(path)?),
            None => Codes::Omitted,
        };
        let ask = ExportAsk { form, codes, with_groups: args.groups };
        archive.export(&ask, &args.out, &by, at, &mut watch(out, "read"))
    };
    let exported = exported.map_err(failed)?;
    let mut text = String::new();
    for (name, count) in &exported.rows {
        let _ = writeln!(text, "{name}: {count}");
    }
    out.result(&text, || {
        let rows = exported.rows.iter().map(|(name, count)| (name.clone(), Value::from(*count)));
        json!({ "out": args.out.display().to_string(), "rows": rows.collect::<serde_json::Map<_, _>>() })
    });
    Ok(Exit::Fine)
}

/// Reads the salt, or makes one where the file is not there.
fn salt(path: &Path) -> Result<[u8; 16], Failure> {
    if !path.exists() {
        let salt = random::salt().map_err(Failure::usage)?;
        files::write(path, format!("{:032x}\n", u128::from_be_bytes(salt)).as_bytes())?;
        return Ok(salt);
    }
    let text = files::read_text(path, 64, "read the salt")?;
    let hex = text.trim_end();
    let is_hex = hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit());
    let number = u128::from_str_radix(hex, 16).ok().filter(|_| is_hex);
    number.map(u128::to_be_bytes).ok_or_else(|| {
        Failure::usage(format_args!("{} is not a salt (32 hex digits); choose another file", path.display()))
    })
}

pub fn copy(args: &Copy, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let copied =
        archive.candidate_copy(&code(&args.code)?, &actor(&args.acting.by)?, now()?).map_err(failed)?;
    files::make_folder(&args.out)?;
    for (name, bytes) in &copied {
        files::write(&args.out.join(name), bytes)?;
    }
    let names: Vec<&str> = copied.iter().map(|(name, _)| name.as_str()).collect();
    out.result(&format!("{} files in {}\n", names.len(), args.out.display()), || json!({ "files": names }));
    Ok(Exit::Fine)
}

pub fn purge(args: &Purge, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.acting.db)?;
    let by = actor(&args.acting.by)?;
    let plan = archive.plan_purge(now()?).map_err(failed)?;
    let mut text = String::new();
    for class in &plan.classes {
        let _ = writeln!(
            text,
            "{} (ground: {}), from before {}: {} documents, {} people, {} rows",
            class.class,
            class.ground,
            class.cutoff,
            class.documents.len(),
            class.codes.len(),
            class.rows
        );
    }
    if plan.is_empty() {
        text.push_str("nothing has had its time\n");
    }
    let Some(path) = &args.key else {
        text.push_str("a dry run: nothing was changed; with --key it is done and reported\n");
        out.result(&text, || json!({ "plan": plan, "done": Value::Null }));
        return Ok(Exit::Fine);
    };
    let key = signing::load(path)?;
    // Drawn beforehand: the archive asks for them in the middle of its work.
    let count = plan.classes.iter().map(|class| class.documents.len() / 10_000 + 1).sum();
    let ids: Result<Vec<_>, _> = (0..count).map(|_| random::id(WallClock.unix_ms())).collect();
    let mut ids = ids.map_err(Failure::usage)?.into_iter();
    let mut sign = |deletion: Deletion| -> Result<Vec<u8>, ArchiveError> {
        deletion
            .sign(&key)
            .map(|signed| signed.to_bytes())
            .map_err(|error| ArchiveError::Bad(error.to_string()))
    };
    let done =
        archive.purge(&plan, &by, &mut || ids.next().unwrap_or_default(), &mut sign).map_err(failed)?;
    for report in &done.reports {
        let _ = writeln!(text, "report {report}");
    }
    let _ = writeln!(text, "erased: {} documents, {} people, {} rows", done.documents, done.codes, done.rows);
    out.result(&text, || json!({ "plan": plan, "done": done }));
    Ok(Exit::Fine)
}
