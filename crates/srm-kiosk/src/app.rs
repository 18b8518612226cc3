//! One frame of the program: inputs first, then what is due, then the screen.

use crate::args::Args;
use crate::bench::{Standing, Working};
use crate::command::{self, Command};
use crate::model::{Model, Route};
use crate::screens;
use crate::window::Stamps;
use egui::{Context, Key, Ui, ViewportCommand};
use srm_core::palette::Ink;
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
    standing: Option<Standing>,
    working: Option<Working>,
    had_focus: bool,
}

impl App {
    /// The program on its model.
    pub const fn new(model: Model, stamps: Stamps) -> Self {
        Self { model, stamps, standing: None, working: None, had_focus: true }
    }

    /// The program with its frames timed, as the arguments say. `started` is when the process began.
    #[must_use]
    pub fn timed(mut self, args: &Args, started: Instant) -> Self {
        self.standing = args.bench_frames.map(|frames| Standing::new(frames, started));
        let each = args.bench_work.map(|seconds| Duration::from_secs(seconds.into()));
        self.working = each.map(|each| Working::new(each, &mut self.model));
        self
    }

    fn bench(&mut self, ctx: &Context) {
        if let Some(line) = self.standing.as_ref().and_then(Standing::told) {
            println!("{line}");
            self.standing = None;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if let Some(working) = &mut self.working {
            if let Some(line) = working.frame(&mut self.model, Instant::now()) {
                println!("{line}");
            }
            // Also where nothing moves, so that what a frame costs is known of every kind.
            ctx.request_repaint_after(FRAME);
            if self.model.live.is_none() {
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
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
    /// The paper every page lies on. A painter in software clears at once what it would take long to paint over.
    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        self.model.look().colour(Ink::Paper).to_normalized_gamma_f32()
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Arrivals::new(self.stamps.take()).set(ctx);
        self.watch_focus(ctx);
        self.bench(ctx);
        logic(ctx, &mut self.model);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let began = Instant::now();
        show(ui, &mut self.model);
        if let Some(standing) = &mut self.standing {
            standing.laid_out(began);
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
