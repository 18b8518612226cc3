//! `srm-kiosk [SET]`: the station's program.

use srm_kiosk::args::{Args, Task};
use srm_kiosk::model::Model;
use srm_kiosk::{self_test, window};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(wrong) => {
            eprintln!("srm-kiosk: {wrong}\n\n{}", Args::HELP);
            return ExitCode::from(2);
        }
    };
    let result = match &args.task {
        Task::Help => {
            println!("{}", Args::HELP);
            Ok(())
        }
        Task::SelfTest(out) => self_test::run(&args, out),
        Task::Station | Task::Preview => window::run(&args, Model::open),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("srm-kiosk: {error}");
            ExitCode::from(1)
        }
    }
}
