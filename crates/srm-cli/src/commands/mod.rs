//! The commands, one file each.

mod archive;
mod check;
mod explain;
mod guide;
mod keygen;
mod pack;
mod preview;
mod replay;
mod run;
mod score;
mod sheet_file;
mod simulate;
mod verify;

use crate::args::{Command, Format};
use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Runs a command.
pub fn run(command: &Command, out: &mut Output) -> Result<Exit, Failure> {
    if out.format() == Format::Short && !matches!(command, Command::Check(_)) {
        return Err(Failure::usage("`--format short` is for `srm check` only; use `human` or `json`"));
    }
    match command {
        Command::Archive(args) => archive::run(args, out),
        Command::Check(args) => Ok(check::run(args, out)),
        Command::Explain(args) => explain::run(args, out),
        Command::Guide(args) => guide::run(args, out),
        Command::Keygen(args) => keygen::run(args, out),
        Command::Pack(args) => pack::run(args, out),
        Command::Preview(args) => preview::run(args, out),
        Command::Run(args) => run::run(args, out),
        Command::Simulate(args) => simulate::run(args, out),
        Command::Verify(args) => verify::run(args, out),
        Command::Score(args) => score::run(args, out),
        Command::Replay(args) => replay::run(args, out),
    }
}
