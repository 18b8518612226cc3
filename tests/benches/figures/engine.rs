//! Replaying a whole session and scoring it again, as everyone does who checks a sheet.

use crate::harness::{Report, median};
use crate::rounds::times_ms;
use srm_core::bot::{self, Profile, Worked};
use srm_core::score::Score;
use srm_core::session::Session;
use srm_host::packs;
use srm_sheet::wire;
use std::error::Error;
use std::hint::black_box;

const ROUNDS: usize = 15;

pub fn run() -> Result<(), Box<dyn Error>> {
    let folder = srm_tests::root().join("exercises/battery-operator");
    let pack = packs::load(&folder)?.pack.ok_or("the set battery-operator has errors; run `srm check`")?;
    let start = srm_tests::start(pack.id(), 1);
    let Worked { session, journal } =
        bot::work(&pack, start.clone(), Profile::Perfect).ok_or("the perfect worker came to no end")?;
    let score = Score::of(pack.rubric(), session.results());
    let lines = wire::encode(&journal)?;
    let again = Session::replay(&pack, &journal).ok_or("the journal does not begin with `started`")?;
    if Score::of(pack.rubric(), again.results()) != score {
        return Err("the replayed session has another score".into());
    }

    let times = times_ms(
        ROUNDS,
        [
            &mut || {
                let session = Session::replay(&pack, black_box(&journal));
                black_box(session.map(|session| Score::of(pack.rubric(), session.results())));
            },
            &mut || drop(black_box(wire::decode(black_box(&lines).iter().map(String::as_str)))),
            &mut || drop(black_box(bot::work(&pack, start.clone(), Profile::Perfect))),
        ],
    )
    .map(|times| median(&times));
    let minutes = session.now().ms() as f64 / 60_000.0;
    let entries = journal.len() as f64;
    let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
    let mut report = Report::new("engine");
    report.figure("session", minutes, "min", "battery-operator, the perfect worker, form of seed 1");
    report.figure("journal entries", entries, "", "");
    report.figure("journal as text", bytes as f64 / 1024.0, "KiB", "");
    report.figure("replay + score", times[0], "ms", "the whole session");
    report.figure("replay + score, per session hour", times[0] * 60.0 / minutes, "ms/h", "");
    report.figure("replay + score, per entry", times[0] * 1000.0 / entries, "us", "");
    report.figure("reading the journal's lines", times[1], "ms", "each in its one spelling");
    report.figure("working the session by bot", times[2], "ms", "what a simulated candidate costs");
    report.print();
    Ok(())
}
