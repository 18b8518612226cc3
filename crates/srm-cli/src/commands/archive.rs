//! `srm archive`: the office's archive without a window. Everything it does is in `srm-archive`; here it is only asked for
//! and told.

mod list;
mod out;
mod people;
mod take;

use crate::args::{Archive, ArchiveCommand};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use srm_archive::{Actor, Archive as Store, ArchiveError, Continue, Progress};
use srm_core::id::CandidateCode;
use srm_host::clock::WallClock;
use srm_sheet::utc::Utc;
use std::path::Path;

pub fn run(args: &Archive, out: &mut Output) -> Result<Exit, Failure> {
    match &args.command {
        ArchiveCommand::Create(args) => take::create(args, out),
        ArchiveCommand::Trust(args) => take::trust(args, out),
        ArchiveCommand::Import(args) => take::import(args, out),
        ArchiveCommand::Recompute(args) => take::recompute(args, out),
        ArchiveCommand::Rebuild(args) => take::rebuild(args, out),
        ArchiveCommand::List(args) => list::list(args, out),
        ArchiveCommand::Show(args) => list::show(args, out),
        ArchiveCommand::Stations(args) => list::stations(args, out),
        ArchiveCommand::Backup(args) => out::backup(args, out),
        ArchiveCommand::Restore(args) => out::restore(args, out),
        ArchiveCommand::Export(args) => out::export(args, out),
        ArchiveCommand::Copy(args) => out::copy(args, out),
        ArchiveCommand::Purge(args) => out::purge(args, out),
        ArchiveCommand::Log(args) => people::log(args, out),
        ArchiveCommand::Person(args) => people::person(args, out),
        ArchiveCommand::People(args) => people::search(args, out),
        ArchiveCommand::Calls(args) => people::calls(args, out),
        ArchiveCommand::Called(args) => people::called(args, out),
    }
}

/// What the archive refused: what was asked is bad, or the file cannot be used.
fn failed(error: ArchiveError) -> Failure {
    match error {
        ArchiveError::Bad(_) | ArchiveError::Denied { .. } | ArchiveError::Unsound(_) => Failure::bad(error),
        _ => Failure::usage(error),
    }
}

fn open(path: &Path) -> Result<Store, Failure> {
    Store::open(path).map_err(failed)
}

fn actor(principal: &str) -> Result<Actor, Failure> {
    Actor::new(principal).map_err(Failure::usage)
}

fn now() -> Result<Utc, Failure> {
    Utc::from_unix_s(WallClock.unix_s())
        .ok_or_else(|| Failure::usage("the computer's clock is out of any range; set it right"))
}

fn code(text: &str) -> Result<CandidateCode, Failure> {
    CandidateCode::parse(text).map_err(|_| {
        Failure::usage(format_args!("`{text}` is not a candidate code such as 4021-7; check every digit"))
    })
}

/// Shows how far long work has come.
fn watch<'a>(out: &'a mut Output, what: &'a str) -> impl FnMut(Progress) -> Continue + 'a {
    move |progress| {
        out.progress(progress.done, progress.total.unwrap_or(progress.done), what);
        Continue::Yes
    }
}
