//! From the start of the process to the first screen, what a painted frame takes, and the memory it stands on.

use crate::display::{Display, Scrap, memory_mb};
use crate::harness::{Report, median, ms};
use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const KIOSK: &str = env!("CARGO_BIN_EXE_srm-kiosk");
/// Starts of which the median is told.
const STARTS: usize = 5;
const FRAMES: u32 = 300;
/// By then the station has started and stands still.
const SETTLED: Duration = Duration::from_secs(4);

/// What a start with `--bench-frames` tells; times in milliseconds.
struct Run {
    /// From the kiosk's `main` to the end of the first screen's layout, by its own clock.
    laid_out: f64,
    /// From before the process to the line it prints when its frames have been painted.
    painted: f64,
    /// Layout of a screen.
    frame_p50: f64,
    frame_p99: f64,
}

pub fn run(display: &Display) -> Result<(), Box<dyn Error>> {
    let scrap = Scrap::new("start")?;
    let mut report = Report::new("start");
    let first = start(display, scrap.path(), 1)?;
    let mut warm = Vec::new();
    for _ in 0..STARTS {
        warm.push(start(display, scrap.path(), 1)?);
    }
    let of_each = |of: fn(&Run) -> f64| warm.iter().map(of).collect::<Vec<_>>();
    let painted = median(&of_each(|run| run.painted));
    let best = of_each(|run| run.painted).into_iter().fold(f64::INFINITY, f64::min);
    let laid_out = median(&of_each(|run| run.laid_out));
    let many = start(display, scrap.path(), FRAMES)?;
    report.figure(
        "new station: process to first frame painted",
        first.painted,
        "ms",
        "one run; makes the key",
    );
    report.figure("warm: process to first frame painted", painted, "ms", "median of 5; goal: under 250 ms");
    report.figure(
        "warm: the same, best",
        best,
        "ms",
        "of the 5; nearer to a machine with nothing else to do",
    );
    report.figure("warm: main to first screen laid out", laid_out, "ms", "median of 5");
    let interval = (many.painted - painted) / f64::from(FRAMES - 1);
    report.figure(
        "set-up screen: whole frame",
        interval,
        "ms",
        "laid out, tessellated, painted in software, swapped",
    );
    report.figure("set-up screen: layout, p50", many.frame_p50, "ms", "300 frames");
    report.figure("set-up screen: layout, p99", many.frame_p99, "ms", "");

    match standing(display, scrap.path())? {
        Some([pss, own, rss]) => {
            report.figure("PSS", pss, "MB", "first screen, 1280x800, software painting; goal: under 120 MB");
            report.figure("PSS, memory of its own", own, "MB", "the rest is program and library code");
            report.figure("RSS", rss, "MB", "counts libraries that the X server uses too in full");
        }
        None => println!("\nstart: PSS SKIPPED, this system has no /proc/PID/smaps_rollup"),
    }
    report.print();
    Ok(())
}

fn kiosk(display: &Display, data: &Path) -> Command {
    let mut command = display.command(KIOSK);
    command.args(["--window", "1280x800", "--data"]).arg(data).stderr(Stdio::null());
    command
}

fn start(display: &Display, data: &Path, frames: u32) -> Result<Run, Box<dyn Error>> {
    let mut command = kiosk(display, data);
    command.arg("--bench-frames").arg(frames.to_string()).stdout(Stdio::piped());
    let began = Instant::now();
    let mut child = command.spawn()?;
    let mut run = None;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let (line, painted) = (line?, ms(began.elapsed()));
        let field = |name: &str| -> Option<f64> {
            let (_, rest) = line.split_once(&format!("\"{name}\":"))?;
            let us: f64 = rest.split([',', '}']).next()?.parse().ok()?;
            Some(us / 1000.0)
        };
        if let (None, Some(laid_out)) = (&run, field("first_frame_us")) {
            let [p50, p99] =
                ["frame_cpu_us_p50", "frame_cpu_us_p99"].map(|name| field(name).unwrap_or_default());
            run = Some(Run { laid_out, painted, frame_p50: p50, frame_p99: p99 });
        }
    }
    let status = child.wait()?;
    run.ok_or_else(|| format!("the kiosk told no times ({status}); start it by hand to see why").into())
}

/// Memory of a kiosk that has started and waits.
fn standing(display: &Display, data: &Path) -> Result<Option<[f64; 3]>, Box<dyn Error>> {
    let mut child = kiosk(display, data).stdout(Stdio::null()).spawn()?;
    thread::sleep(SETTLED);
    let memory = memory_mb(child.id());
    let ended = child.try_wait()?;
    child.kill()?;
    child.wait()?;
    match ended {
        Some(status) => Err(format!("the kiosk ended by itself: {status}").into()),
        None => Ok(memory),
    }
}
