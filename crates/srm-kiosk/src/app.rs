//! One frame of the program: inputs first, then what is due, then the screen.

use crate::command::{self, Command};
use crate::model::{Model, Route};
use crate::screens;
use crate::window::Stamps;
use egui::{Context, Key, Ui, ViewportCommand};
use srm_core::session::{Event, Fault};
use srm_ui::stage::{self, Arrivals};
use srm_ui::tokens;
use std::time::{Duration, Instant};

/// While a clock or a saving mark is on the screen, it is looked at so often.
const CLOCK_LOOK: Duration = Duration::from_millis(200);
/// One frame of a 60 Hz screen.
const FRAME: Duration = Duration::from_millis(16);

/// The program in its window.
pub struct App {
    model: Model,
    stamps: Stamps,
    bench: Option<Bench>,
    had_focus: bool,
}

/// Frame times for the benchmark.
struct Bench {
    left: u32,
    started: Instant,
    frame_us: Vec<u128>,
}

impl App {
    /// The program on its model. `started` is when the process began, for the benchmark.
    pub fn new(model: Model, stamps: Stamps, bench_frames: Option<u32>, started: Instant) -> Self {
        let bench = bench_frames.map(|left| Bench { left, started, frame_us: Vec::new() });
        Self { model, stamps, bench, had_focus: true }
    }

    fn watch_focus(&mut self, ctx: &Context) {
        let focused = ctx.input(|input| input.viewport().focused.unwrap_or(true));
        if self.had_focus && !focused && self.model.route == Route::Session {
            let at = self.model.now();
            if let Some(live) = &mut self.model.live {
                let _ = live.apply(at, &Event::Fault(Fault::FocusLost));
            }
        }
        self.had_focus = focused;
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Arrivals::new(self.stamps.take()).set(ctx);
        self.watch_focus(ctx);
        logic(ctx, &mut self.model);
        if let Some(bench) = self.bench.take_if(|bench| bench.left == 0) {
            let first = bench.frame_us.first().copied().unwrap_or_default();
            let mut sorted = bench.frame_us;
            sorted.sort_unstable();
            let at = |part: usize| sorted.get(sorted.len() * part / 100).copied().unwrap_or_default();
            println!(
                "{{\"first_frame_us\":{first},\"frame_cpu_us_p50\":{},\"frame_cpu_us_p99\":{}}}",
                at(50),
                at(99)
            );
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let began = Instant::now();
        show(ui, &mut self.model);
        if let Some(bench) = &mut self.bench {
            // The first number is from the start of the process to the first screen, the others what a screen takes.
            let us = if bench.frame_us.is_empty() { bench.started.elapsed() } else { began.elapsed() };
            bench.frame_us.push(us.as_micros());
            bench.left = bench.left.saturating_sub(1);
            ui.ctx().request_repaint();
        }
    }
}

/// What comes before the screen: inputs on the work as last seen, then everything that is due.
pub fn logic(ctx: &Context, model: &mut Model) {
    let occupied = model.is_occupied();
    if ctx.input(|input| input.viewport().close_requested()) && occupied {
        // A candidate is at work: nothing closes the station but the leader.
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
    }
    let work = stage::acts(ctx);
    if model.route == Route::Session {
        for acted in work {
            command::run(model, Command::Work(acted));
        }
        if ctx.input(|input| input.key_pressed(Key::F10)) {
            command::run(model, Command::LeaderCode);
        }
    }
    command::advance(model);
    let look = model.look();
    tokens::apply(ctx, &look);
    let moving = model.route == Route::Session
        && model.view.as_ref().and_then(|view| view.scene.as_ref()).is_some_and(|scene| scene.moving);
    model.frames.frame(Instant::now(), moving);
    if moving {
        ctx.request_repaint_after(FRAME);
    } else if let Some(live) = model.live.as_ref().filter(|live| live.session().ending().is_none()) {
        let until = live.session().next_deadline().and_then(|at| live.instant_of(at));
        let wait = until.map_or(CLOCK_LOOK, |instant| instant.saturating_duration_since(Instant::now()));
        ctx.request_repaint_after(wait.min(CLOCK_LOOK));
    }
    if model.quit {
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

/// The screen that is on, and what is done there.
pub fn show(ui: &mut Ui, model: &mut Model) {
    let words = model.words();
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| {
        node.set_label(words.text("station-title"));
    });
    for command in screens::show(ui, model, &words) {
        command::run(model, command);
        ui.ctx().request_repaint();
    }
}
