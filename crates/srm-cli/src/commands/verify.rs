//! `srm verify`: every fault of sheets, packed sets, judgements and whole exports, with its code, its place and what to do.

use crate::args::Verify;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::{files, sets};
use serde_json::{Value, json};
use srm_host::clock::WallClock;
use srm_sheet::fault::{Fault, FaultCode};
use srm_sheet::folder::{FolderReport, kind_of, verify_folder};
use srm_sheet::ledger::LEDGER_BYTES_MAX;
use srm_sheet::packed::Packs;
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::{self, Kind, Report};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A list of signers for a whole country is smaller.
const SIGNERS_BYTES_MAX: usize = 16 << 20;
/// Exports have their files beside each other or one folder deeper.
const FOLDERS_DEEP: usize = 3;

pub fn run(args: &Verify, out: &mut Output) -> Result<Exit, Failure> {
    let trust = trust(args)?;
    let now = WallClock.unix_s();
    let (folders, alone): (Vec<&PathBuf>, Vec<&PathBuf>) = args.paths.iter().partition(|path| path.is_dir());
    let mut whole = Vec::new();
    for folder in folders {
        let mut content = Vec::new();
        gather(folder, folder, 0, &mut content, out)?;
        let packs = sets::known(&args.pack, &[], out)?;
        whole.push((folder, verify_folder(&content, &trust, &packs, now)));
    }
    let beside: BTreeSet<&Path> = alone.iter().map(|path| files::folder_of(path)).collect();
    let beside: Vec<&Path> = beside.into_iter().filter(|folder| folder.is_dir()).collect();
    let packs = if alone.is_empty() { Packs::new() } else { sets::known(&args.pack, &beside, out)? };
    let mut single = Vec::new();
    let mut exit = Exit::Fine;
    let mut unread = Vec::new();
    for (done, path) in alone.iter().enumerate() {
        out.progress(done, alone.len(), &files::name(path));
        match files::read(path, LEDGER_BYTES_MAX, "read") {
            Ok(bytes) => single.push(examine(path, &bytes, &trust, &packs, now)),
            Err(failure) => {
                out.note(&format!("error: {}", failure.message));
                exit = exit.max(failure.exit);
                unread.push(json!({ "file": path.display().to_string(), "error": failure.message }));
            }
        }
    }
    if single.iter().any(|report| !report.is_good()) || whole.iter().any(|(_, report)| !report.is_good()) {
        exit = exit.max(Exit::Bad);
    }
    let mut text = String::new();
    for (folder, report) in &whole {
        tell_folder(&mut text, folder, report);
    }
    for report in &single {
        tell(&mut text, report);
    }
    out.result(&text, || {
        let folders: Vec<Value> = whole
            .iter()
            .map(|(folder, report)| json!({ "folder": folder.display().to_string(), "report": report }))
            .collect();
        json!({ "ok": exit == Exit::Fine, "folders": folders, "files": single, "errors": unread })
    });
    Ok(exit)
}

/// Who may sign.
fn trust(args: &Verify) -> Result<AllowedSigners, Failure> {
    let in_file = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::usage(format_args!("{}, {error}", path.display()))
    };
    let text = files::read_text(&args.trust, SIGNERS_BYTES_MAX, "read the allowed signers")?;
    let signers = AllowedSigners::parse(&text).map_err(|error| in_file(&args.trust, &error))?;
    let Some(path) = &args.revoked else { return Ok(signers) };
    let keys = files::read_text(path, SIGNERS_BYTES_MAX, "read the revoked keys")?;
    signers.with_revoked(&keys).map_err(|error| in_file(path, &error))
}

/// Everything in a folder, by the path from it.
fn gather(
    root: &Path,
    folder: &Path,
    depth: usize,
    content: &mut Vec<(String, Vec<u8>)>,
    out: &mut Output,
) -> Result<(), Failure> {
    let (folders, plain) = files::content(folder)?;
    for (done, path) in plain.iter().enumerate() {
        out.progress(done, plain.len(), &files::name(path));
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        content.push((name, files::read(path, LEDGER_BYTES_MAX, "read")?));
    }
    if depth < FOLDERS_DEEP {
        for inside in &folders {
            gather(root, inside, depth + 1, content, out)?;
        }
    }
    Ok(())
}

/// Checks one file by what it says it is; what says nothing is checked as a sheet.
fn examine(path: &Path, bytes: &[u8], trust: &AllowedSigners, packs: &Packs, now: i64) -> Report {
    let name = path.display().to_string();
    match kind_of(&name, bytes) {
        Some(Kind::Ledger) => verify::examine_ledger(&name, bytes).0,
        Some(Kind::Pack) => verify::verify_pack(&name, bytes, trust, now),
        Some(Kind::Checkpoint) => verify::verify_checkpoint(&name, bytes, trust, now),
        Some(kind) if kind.is_judgement() => verify::examine_judgement(&name, kind, bytes, trust, now).0,
        Some(_) | None => verify::verify_sheet(&name, bytes, trust, packs, now),
    }
}

fn tell_folder(text: &mut String, folder: &Path, report: &FolderReport) {
    let _ = writeln!(text, "{}", folder.display());
    for file in &report.files {
        tell(text, file);
    }
    tell_faults(text, &report.faults);
    for note in &report.notes {
        let _ = writeln!(text, "  note   {note}");
    }
    let bad = report.files.iter().filter(|file| !file.is_good()).count();
    let (count, between) = (report.files.len(), report.faults.len());
    let _ = writeln!(text, "{count} documents checked, {bad} with faults; {between} faults between them");
}

fn tell(text: &mut String, report: &Report) {
    let verdict = if report.is_good() {
        "good"
    } else if report.faults.iter().all(|fault| fault.code == FaultCode::UnknownSigner) {
        "signer unknown"
    } else {
        "BAD"
    };
    let _ = writeln!(text, "{}: {verdict}", report.file);
    if let Some(digest) = &report.digest {
        let _ = writeln!(text, "  digest     {digest}");
    }
    for signer in &report.signers {
        let who = signer.principal.as_deref().unwrap_or("nobody on the list");
        let _ = writeln!(text, "  signer     {who} ({})", signer.fingerprint);
    }
    if report.kind == Kind::Sheet {
        let said = if report.recomputed { "recomputed from the journal" } else { "not recomputed" };
        let _ = writeln!(text, "  score      {said}");
    }
    tell_faults(text, &report.faults);
}

/// Faults with what to do, the advice once for each code.
fn tell_faults(text: &mut String, faults: &[Fault]) {
    let mut told = BTreeSet::new();
    for fault in faults {
        let _ = writeln!(text, "  {}  {}", fault.code, fault.message);
        if told.insert(fault.code) {
            let _ = writeln!(text, "          {}", fault.code.explain().advice);
        }
    }
}
