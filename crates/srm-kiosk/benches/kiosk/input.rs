//! How long after a key goes down the journal says it went down.
//!
//! A process of its own opens the real window on the demo set, works it through to the first scored part, and then has
//! `xdotool` press keys through `XTest` at moments it notes. The moments in the journal are compared with these: the same
//! process, the same clock. The way of a key through `xdotool` and the X server is in the figure; that through a
//! keyboard, its cable and the kernel is not.

use crate::display::{Display, Scrap, memory_mb};
use crate::harness::{Report, median, ms, percentile};
use srm_core::bot::{self, Next, Profile};
use srm_core::intent::{Intent, Means};
use srm_core::page::Screen;
use srm_core::session::Event;
use srm_core::time::At;
use srm_host::disk::RealDisk;
use srm_host::journal::{RecordKind, recover};
use srm_kiosk::args::Args;
use srm_kiosk::command::{self, Command};
use srm_kiosk::model::Model;
use srm_kiosk::window;
use srm_sheet::json;
use srm_ui::stage::Acted;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The argument of the process that opens the window.
pub const AT_THE_WINDOW: &str = "at-the-window";

const PRESSES: u64 = 120;
/// A sorted part slides away in less; until then keys mean nothing. Random between these, so that no frame keeps step.
const GAP_MS: (u64, u64) = (260, 420);

pub fn run(display: &Display) -> Result<(), Box<dyn Error>> {
    let known = display.command("xdotool").arg("version").stdout(Stdio::null()).status();
    if !known.is_ok_and(|status| status.success()) {
        println!(
            "\ninput: SKIPPED, xdotool could not be started; install xdotool: nothing of this was measured"
        );
        return Ok(());
    }
    let status = display.command(std::env::current_exe()?).arg(AT_THE_WINDOW).status()?;
    if status.success() { Ok(()) } else { Err(format!("the process at the window: {status}").into()) }
}

/// Opens the window; the process ends when the figures are told.
pub fn at_the_window() -> Result<(), Box<dyn Error>> {
    let scrap = Scrap::new("input")?;
    let data = scrap.path().to_owned();
    let words =
        ["--window".to_owned(), "1280x800".to_owned(), "--data".to_owned(), data.display().to_string()];
    let (ready, is_ready) = channel();
    thread::spawn(move || {
        let done = press_and_tell(&is_ready, scrap.path());
        drop(scrap);
        if let Err(error) = &done {
            eprintln!("input: {error}");
        }
        // A candidate sits at the station, so the window would not close.
        std::process::exit(i32::from(done.is_err()));
    });
    window::run(&Args::parse(words)?, move |args, wake| {
        let mut model = Model::open(args, wake);
        // Without a beginning the other thread says so.
        let _ = ready.send(to_scored_part(&mut model));
        model
    })
}

/// Goes through the session as the perfect worker would, in real time, up to the first scored part. The moment at
/// which the session's clock started; `None` when the station did not begin.
fn to_scored_part(model: &mut Model) -> Option<Instant> {
    command::run(model, Command::Begin);
    loop {
        command::advance(model);
        let live = model.live.as_ref()?;
        if live.view().page.screen == Screen::Scored {
            return live.instant_of(At::ZERO);
        }
        let (at, event) = match bot::next(live.session(), Profile::Perfect) {
            Next::Act(at, event) => (at, Some(event)),
            Next::Wait(at) => (at, None),
            Next::Stuck => return None,
        };
        let due = live.instant_of(at)?;
        match event {
            Some(Event::Act(act)) => command::run(model, Command::Act(act)),
            Some(Event::Leader(act)) => command::run(model, Command::Leader(act)),
            Some(Event::Intent(intent)) if due <= Instant::now() => {
                command::run(model, Command::Work(Acted { intent, arrived: None }));
            }
            _ => thread::sleep(due.saturating_duration_since(Instant::now())),
        }
    }
}

fn press_and_tell(is_ready: &Receiver<Option<Instant>>, data: &Path) -> Result<(), Box<dyn Error>> {
    let origin = is_ready.recv()?.ok_or("the station did not begin a session")?;
    let pressed = press_keys()?;
    // The last presses are journaled and synced by then.
    thread::sleep(Duration::from_secs(2));
    let memory = memory_mb(std::process::id());

    let mut delays = Vec::new();
    for at in journaled_keys(data)? {
        let stamped = origin + Duration::from_micros(at.0);
        // Gaps are far longer than any delay worth telling, so the latest press before a stamp is the one it is of.
        if let Some(press) = pressed.iter().rev().find(|press| **press <= stamped) {
            delays.push(ms(stamped - *press));
        }
    }
    if delays.is_empty() {
        return Err("no key reached the journal; the window may not have had the keyboard".into());
    }
    let mean = delays.iter().sum::<f64>() / delays.len() as f64;
    let variance = delays.iter().map(|delay| (delay - mean).powi(2)).sum::<f64>() / delays.len() as f64;
    let mut report = Report::new("input");
    let note = format!("{} of {PRESSES} keys of a scored part reached the journal", delays.len());
    report.figure("key to journaled moment, median", median(&delays), "ms", note);
    report.figure("key to journaled moment, p90", percentile(&mut delays, 90), "ms", "");
    report.figure("key to journaled moment, SD", variance.sqrt(), "ms", "");
    report.figure("key to journaled moment, p99", percentile(&mut delays, 99), "ms", "");
    if let Some([pss, own, _]) = memory {
        report.figure(
            "PSS in a scored part",
            pss,
            "MB",
            "of this benchmark's process, with the kiosk's window",
        );
        report.figure("PSS in a scored part, memory of its own", own, "MB", "");
    }
    report.print();
    Ok(())
}

/// Presses keys on the kiosk's window; the moments just before each.
fn press_keys() -> Result<Vec<Instant>, Box<dyn Error>> {
    let window = std::process::Command::new("xdotool")
        .args(["search", "--sync", "--onlyvisible", "--name", "^SRM$", "windowfocus", "--sync"])
        .stdout(Stdio::null())
        .status()?;
    if !window.success() {
        return Err("xdotool found no window".into());
    }
    // One process for all keys: starting one for each would be most of the figure.
    let mut xdotool = std::process::Command::new("xdotool").arg("-").stdin(Stdio::piped()).spawn()?;
    let mut hand = xdotool.stdin.take().ok_or("xdotool takes no commands")?;
    let mut pressed = Vec::new();
    let mut random = 1_u64;
    for number in 0..PRESSES {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_millis(GAP_MS.0 + (random >> 33) % (GAP_MS.1 - GAP_MS.0)));
        pressed.push(Instant::now());
        writeln!(hand, "key {}", 1 + number % 3)?;
        hand.flush()?;
    }
    drop(hand);
    xdotool.wait()?;
    Ok(pressed)
}

/// Session times of all keys in the journals below `data`.
fn journaled_keys(data: &Path) -> Result<Vec<At>, Box<dyn Error>> {
    let folder = srm_host::paths::DataFolder::open(Some(data))?.journals();
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder)? {
        for record in recover(&file?.path(), &RealDisk)?.records {
            if record.kind != RecordKind::Event {
                continue;
            }
            // An event record is a list of session times and what happened.
            let entries: Vec<(u64, Event)> = json::from_line(str::from_utf8(&record.payload)?)?;
            let by_key =
                |event: &Event| matches!(event, Event::Intent(Intent::Activate { by: Means::Key, .. }));
            found.extend(entries.iter().filter(|(_, event)| by_key(event)).map(|(at, _)| At(*at)));
        }
    }
    Ok(found)
}
