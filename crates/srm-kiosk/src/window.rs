//! The window: full screen, `glow`, and every input stamped where it arrives.
//!
//! The toolkit gives all events of a frame one time. So the window's own event handler is wrapped: it notes the time of
//! each press, movement and key before it passes the event on, and the stage asks for them in the same order.

use crate::app::App;
use crate::args::Args;
use crate::model::Model;
use crate::self_test::Trials;
use eframe::UserEvent;
use srm_ui::stage::Class;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::window::WindowId;

/// Stamps of inputs that have arrived and not yet been asked for.
#[derive(Clone, Debug, Default)]
pub struct Stamps(Arc<Mutex<Vec<(Class, Instant)>>>);

impl Stamps {
    fn note(&self, class: Class, at: Instant) {
        // A poisoned lock still holds whole stamps.
        let mut stamps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody asks while the window is hidden.
        if stamps.len() < 10_000 {
            stamps.push((class, at));
        }
    }

    /// Every stamp since the last call.
    pub fn take(&self) -> Vec<(Class, Instant)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Opens the window and runs until it closes. `open` makes the model once the window can be woken.
pub fn run(
    args: &Args,
    open: impl FnOnce(&Args, Arc<dyn Fn() + Send + Sync>) -> Model + 'static,
) -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let own = args.clone();
    run_app(args, move |creation, stamps| {
        // The journal's thread wakes the window after each save.
        let ctx = creation.egui_ctx.clone();
        let mut model = open(&own, Arc::new(move || ctx.request_repaint()));
        model.display = display_stack(creation);
        Box::new(App::new(model, stamps).timed(&own, started))
    })
}

/// Opens the window for the response-time trials.
pub fn run_self_test(args: &Args, mut trials: Trials) -> Result<(), Box<dyn std::error::Error>> {
    run_app(args, move |creation, stamps| {
        trials.display(&display_stack(creation));
        Box::new(SelfTest { trials, stamps })
    })
}

struct SelfTest {
    trials: Trials,
    stamps: Stamps,
}

impl eframe::App for SelfTest {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.trials.frame(ui, &self.stamps);
    }
}

fn run_app(
    args: &Args,
    make: impl FnOnce(&eframe::CreationContext<'_>, Stamps) -> Box<dyn eframe::App> + 'static,
) -> Result<(), Box<dyn std::error::Error>> {
    let event_loop = EventLoop::<UserEvent>::with_user_event().build()?;
    let mut viewport = egui::ViewportBuilder::default().with_title("SRM").with_app_id("srm-kiosk");
    viewport = match args.window {
        Some((w, h)) => viewport.with_inner_size([w as f32, h as f32]),
        None => viewport.with_fullscreen(true).with_inner_size([1280.0, 800.0]),
    };
    // Dithering smooths what no scene has, long runs of one shade into the next, and in software costs a fifth of a frame.
    let options = eframe::NativeOptions { viewport, dithering: false, ..eframe::NativeOptions::default() };
    let stamps = Stamps::default();
    let for_app = stamps.clone();
    let app = eframe::create_native(
        "SRM",
        options,
        Box::new(move |creation| {
            srm_ui::fonts::install(&creation.egui_ctx);
            Ok(make(creation, for_app))
        }),
        &event_loop,
    );
    let mut stamped = Stamped { inner: app, stamps };
    event_loop.run_app(&mut stamped)?;
    Ok(())
}

/// What stands between the program and the screen, as far as it can be told.
fn display_stack(creation: &eframe::CreationContext<'_>) -> String {
    let session = std::env::var("XDG_SESSION_TYPE").unwrap_or_else(|_| {
        let wayland = std::env::var_os("WAYLAND_DISPLAY").is_some();
        if wayland { "wayland" } else { std::env::consts::OS }.to_owned()
    });
    let painter = match creation.gl.as_ref() {
        Some(gl) => {
            let version = eframe::glow::HasContext::version(&**gl);
            format!("OpenGL {}.{} {}", version.major, version.minor, version.vendor_info)
        }
        None => "no OpenGL".to_owned(),
    };
    format!("{session}; glow; {painter}").chars().filter(|c| !c.is_control()).take(200).collect()
}

struct Stamped<'a> {
    inner: eframe::EframeWinitApplication<'a>,
    stamps: Stamps,
}

impl ApplicationHandler<UserEvent> for Stamped<'_> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.resumed(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        let class = match &event {
            WindowEvent::MouseInput { .. } => Some(Class::Press),
            WindowEvent::Touch(touch) => Some(match touch.phase {
                winit::event::TouchPhase::Moved => Class::Move,
                _ => Class::Press,
            }),
            WindowEvent::CursorMoved { .. } => Some(Class::Move),
            WindowEvent::KeyboardInput { .. } => Some(Class::Key),
            _ => None,
        };
        if let Some(class) = class {
            self.stamps.note(class, Instant::now());
        }
        self.inner.window_event(event_loop, window, event);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.inner.new_events(event_loop, cause);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.inner.user_event(event_loop, event);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.inner.device_event(event_loop, device, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.about_to_wait(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.suspended(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.inner.memory_warning(event_loop);
    }
}
