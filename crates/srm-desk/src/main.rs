//! The program `srm-desk`.

use srm_desk::args::Args;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Args::parse(std::env::args().skip(1)) {
        Ok(args) if args.help => {
            println!("{}", Args::HELP);
            ExitCode::SUCCESS
        }
        Ok(_) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("srm-desk: {wrong}\n\n{}", Args::HELP);
            ExitCode::from(2)
        }
    }
}
