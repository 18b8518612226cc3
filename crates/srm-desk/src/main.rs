//! The program `srm-desk`.

use srm_desk::args::Args;
use srm_desk::window;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(wrong) => {
            eprintln!("srm-desk: {wrong}\n\n{}", Args::HELP);
            return ExitCode::from(2);
        }
    };
    if args.help {
        println!("{}", Args::HELP);
        return ExitCode::SUCCESS;
    }
    match window::run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("srm-desk: {error}");
            ExitCode::from(1)
        }
    }
}
