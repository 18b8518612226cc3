//! What one frame of each exercise kind costs the processor, up to the triangles that the painter gets. No window.

use crate::harness::{Report, ms, percentile};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use srm_core::bot::{self, Next, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::page::Screen;
use srm_core::session::{Purpose, Session, Settings, Start};
use srm_core::time::At;
use srm_text::Words;
use srm_ui::session_page;
use srm_ui::tokens::{self, Look};
use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

/// Frames of each scored part, one every sixtieth of a second from its start.
const FRAMES: usize = 300;
const FRAME_US: u64 = 16_667;
/// More acts than the demo needs.
const ACTS_MAX: usize = 200_000;

pub fn run() -> Result<(), Box<dyn Error>> {
    let demo = srm_host::embedded::demo().ok_or("the built-in demo set is not sound")?;
    let pack = demo.pack.as_ref().ok_or("the built-in demo set has errors")?;
    let screen = Screens::new();
    let mut session = Session::begin(Arc::clone(pack), start(&demo.id, demo.digest));
    let mut taken: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    for _ in 0..ACTS_MAX {
        if session.ending().is_some() {
            break;
        }
        let kind = session.exercise().map(|exercise| exercise.kind().info().name);
        if session.view().page.screen == Screen::Scored
            && let Some(kind) = kind.filter(|kind| !taken.contains_key(kind))
        {
            taken.insert(kind, scored_part(&mut session, &screen));
        }
        match bot::next(&session, Profile::Perfect) {
            Next::Act(at, event) => drop(session.apply(at, &event)),
            Next::Wait(at) => session.advance(at),
            Next::Stuck => return Err("the perfect worker came to no end".into()),
        }
    }
    let mut report = Report::new("frames");
    for (kind, mut times) in taken {
        let note = format!("{} frames of the scored part, 1280x800", times.len());
        report.figure(format!("{kind}: frame, p50"), percentile(&mut times, 50), "ms", note);
        report.figure(format!("{kind}: frame, p99"), percentile(&mut times, 99), "ms", "");
        report.figure(
            format!("{kind}: frame, longest"),
            percentile(&mut times, 100),
            "ms",
            "most often the first",
        );
    }
    report.print();
    Ok(())
}

fn start(set: &Id, pack: Digest) -> Start {
    Start {
        session: Uuid::from_u128(1),
        seed: 1,
        purpose: Purpose::Simulated,
        set: set.clone(),
        pack,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings::default(),
    }
}

/// Lets the perfect worker work on in real steps of a frame, and times each frame.
fn scored_part(session: &mut Session, screen: &Screens) -> Vec<f64> {
    let mut times = Vec::with_capacity(FRAMES);
    let words = Words::of(session.lang());
    let began = session.now();
    for frame in 1..=FRAMES as u64 {
        let now = At(began.0 + frame * FRAME_US);
        work_until(session, now);
        if session.view().page.screen != Screen::Scored {
            break;
        }
        times.push(screen.frame(session, &words, now.us_since(began)));
    }
    times
}

fn work_until(session: &mut Session, now: At) {
    loop {
        match bot::next(session, Profile::Perfect) {
            Next::Act(at, event) if at <= now => drop(session.apply(at, &event)),
            Next::Wait(at) if at <= now => session.advance(at),
            _ => return session.advance(now),
        }
    }
}

/// The toolkit with our fonts and tokens, without a window.
struct Screens(Context);

impl Screens {
    fn new() -> Self {
        let ctx = Context::default();
        srm_ui::fonts::install(&ctx);
        tokens::apply(&ctx, &Look::default());
        Self(ctx)
    }

    /// One frame from the session's state to triangles, in milliseconds.
    fn frame(&self, session: &Session, words: &Words, at_us: u64) -> f64 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(at_us as f64 / 1e6),
            ..RawInput::default()
        };
        let began = Instant::now();
        let view = session.view();
        let output = self.0.run_ui(input, |ui| {
            session_page::show(ui, &view, words, false);
        });
        let triangles = self.0.tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        drop(black_box(triangles));
        ms(took)
    }
}
