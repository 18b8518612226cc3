//! `srm`: the command for authors and automation.
//!
//! This file only connects arguments, commands and exit codes. What a command does is in `commands/<command>.rs`; what
//! it prints goes through [`output::Output`]; how it ends is an [`exit::Exit`].

mod args;
mod commands;
mod exit;
mod files;
mod judging;
mod output;
mod sets;
mod signing;
mod station;
mod table;

use args::Cli;
use clap::Parser as _;
use exit::Exit;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; if nobody reads them, nothing can be done about it.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Fine }.into();
        }
    };
    let mut out = Output::new(cli.format);
    let exit = commands::run(&cli.command, &mut out).unwrap_or_else(|failure| out.fail(&failure));
    exit.into()
}
