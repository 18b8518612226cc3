//! `--self-test OUT`: how a station is compared with another before it is used.
//!
//! One line of JSON each for disk, clock, key and display, then one per trial of the response-time protocol: 300 ms of
//! black, then a white square of 200 ms at the top in the middle (where a light sensor sits), until any key. The time
//! told is from the frame that drew the square to the arrival of the key at the window.

use crate::args::Args;
use crate::window::Stamps;
use egui::{Color32, Context, Rect, Ui, ViewportCommand, pos2, vec2};
use srm_host::disk::{RealDisk, write_atomically};
use srm_host::paths::DataFolder;
use srm_ui::stage::Class;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const BLACK: Duration = Duration::from_millis(300);
const WHITE: Duration = Duration::from_millis(200);
/// A trial nobody answers ends by itself.
const GIVE_UP: Duration = Duration::from_secs(10);

/// Runs the self-test and writes `out`.
pub fn run(args: &Args, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut lines = String::new();
    let folder = DataFolder::open(args.data.as_deref())?;
    writeln!(lines, "{}", disk(&folder)?)?;
    writeln!(lines, "{}", clock())?;
    writeln!(lines, "{}", key(&folder)?)?;
    // So that a display that cannot be opened still leaves what was measured.
    write_atomically(&RealDisk, out, lines.as_bytes())?;
    crate::window::run_self_test(args, Trials::new(args.trials, out.to_owned(), lines))
}

/// Small synced writes, as the journal makes them: median and worst of 50.
fn disk(folder: &DataFolder) -> Result<String, Box<dyn std::error::Error>> {
    let path = folder.root().join("self-test.tmp");
    let mut took_us: Vec<u128> = Vec::new();
    for i in 0..50_u8 {
        let began = Instant::now();
        write_atomically(&RealDisk, &path, &[i; 256])?;
        took_us.push(began.elapsed().as_micros());
    }
    std::fs::remove_file(&path)?;
    took_us.sort_unstable();
    Ok(format!(
        r#"{{"test":"disk","saves":{},"median_us":{},"worst_us":{}}}"#,
        took_us.len(),
        took_us[took_us.len() / 2],
        took_us.last().copied().unwrap_or_default()
    ))
}

/// The smallest step the monotonic clock shows, and how late a sleep of 10 ms wakes.
fn clock() -> String {
    let mut step_ns = u128::MAX;
    for _ in 0..10_000 {
        let began = Instant::now();
        let gap = began.elapsed().as_nanos();
        if gap > 0 {
            step_ns = step_ns.min(gap);
        }
    }
    let mut late_us: Vec<u128> = (0..20)
        .map(|_| {
            let began = Instant::now();
            std::thread::sleep(Duration::from_millis(10));
            began.elapsed().as_micros().saturating_sub(10_000)
        })
        .collect();
    late_us.sort_unstable();
    let worst = late_us.last().copied().unwrap_or_default();
    format!(
        r#"{{"test":"clock","step_ns":{step_ns},"wake_late_median_us":{},"wake_late_worst_us":{worst}}}"#,
        late_us[10]
    )
}

/// Whether the station's key can be read; it is made here when the station is new.
fn key(folder: &DataFolder) -> Result<String, Box<dyn std::error::Error>> {
    let path = folder.station_key();
    if !path.exists() {
        return Ok(r#"{"test":"key","state":"none yet, made at the first start"}"#.to_owned());
    }
    let state = match srm_host::keys::load(&path, None) {
        Ok(_) => "open",
        Err(srm_host::keys::KeyError::NeedsPassphrase(_)) => "needs its passphrase",
        Err(error) => return Err(error.into()),
    };
    Ok(format!(r#"{{"test":"key","state":"{state}"}}"#))
}

/// The response-time trials.
#[derive(Debug)]
pub struct Trials {
    wanted: u32,
    out: PathBuf,
    lines: String,
    done: u32,
    began: Instant,
    shown: Option<Instant>,
}

impl Trials {
    fn new(wanted: u32, out: PathBuf, lines: String) -> Self {
        Self { wanted, out, lines, done: 0, began: Instant::now(), shown: None }
    }

    fn line(&mut self, line: &str) {
        self.lines.push_str(line);
        self.lines.push('\n');
    }

    /// Names the display, once it is open.
    pub fn display(&mut self, stack: &str) {
        let plain: String = stack.chars().filter(|c| !matches!(c, '"' | '\\')).collect();
        self.line(&format!(r#"{{"test":"display","stack":"{plain}"}}"#));
        self.began = Instant::now();
    }

    /// One frame: a key ends the trial, else the square is shown or not.
    pub fn frame(&mut self, ui: &mut Ui, stamps: &Stamps) {
        let now = Instant::now();
        let pressed = stamps.take().into_iter().find(|(class, _)| *class == Class::Key).map(|(_, at)| at);
        let white = now.saturating_duration_since(self.began) >= BLACK;
        if let Some(shown) = self.shown {
            let answered = pressed.filter(|at| *at > shown);
            if answered.is_some() || now.saturating_duration_since(shown) > GIVE_UP {
                self.end_trial(shown, answered, ui.ctx());
                return;
            }
        }
        let rect = ui.ctx().content_rect();
        ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
        if white {
            let shown = *self.shown.get_or_insert(now);
            if now.saturating_duration_since(shown) < WHITE {
                let corner = pos2(rect.center().x - 60.0, rect.top());
                ui.painter().rect_filled(
                    Rect::from_min_size(corner, vec2(120.0, 120.0)),
                    0.0,
                    Color32::WHITE,
                );
            }
            ui.ctx().request_repaint_after(Duration::from_millis(20));
        } else {
            ui.ctx().request_repaint_after(BLACK.saturating_sub(now.saturating_duration_since(self.began)));
        }
    }

    fn end_trial(&mut self, shown: Instant, answered: Option<Instant>, ctx: &Context) {
        self.done += 1;
        let response = answered.map_or_else(
            || "null".to_owned(),
            |at| at.saturating_duration_since(shown).as_micros().to_string(),
        );
        self.line(&format!(r#"{{"test":"response","trial":{},"response_us":{response}}}"#, self.done));
        self.began = Instant::now();
        self.shown = None;
        if self.done >= self.wanted {
            if let Err(error) = write_atomically(&RealDisk, &self.out, self.lines.as_bytes()) {
                eprintln!("srm-kiosk: {error}");
            }
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else {
            ctx.request_repaint();
        }
    }
}
