//! What one frame of each exercise kind costs the processor, up to the triangles that the painter gets. No window.

use crate::harness::{Report, median, ms, percentile};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use srm_core::bot::{self, Next, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::kinds::KINDS;
use srm_core::page::Screen;
use srm_core::session::{Purpose, Session, Settings, Start};
use srm_core::time::At;
use srm_host::packs::{self, Loaded};
use srm_text::Words;
use srm_ui::session_page;
use srm_ui::tokens::{self, Look};
use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

/// The set in which every kind occurs.
pub const GALLERY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises/gallery");
/// Frames of each scored part, one every sixtieth of a second from its start.
const FRAMES: usize = 300;
const FRAME_US: u64 = 16_667;
/// The session is worked so often, each time with nothing drawn before; of every frame the shortest time counts. What
/// other programs took from the processor so falls out, what a frame needs by itself stays.
const PASSES: usize = 5;
/// More acts than the gallery needs.
const ACTS_MAX: usize = 200_000;

pub fn run() -> Result<(), Box<dyn Error>> {
    let gallery = packs::load(Path::new(GALLERY))?;
    let mut best = whole_session(&gallery)?;
    for _ in 1..PASSES {
        for (kind, times) in whole_session(&gallery)? {
            let best = best.entry(kind).or_default();
            best.iter_mut().zip(times).for_each(|(best, time)| *best = best.min(time));
        }
    }
    if let Some(kind) = KINDS.iter().find(|kind| !best.contains_key(kind.name)) {
        return Err(format!("exercises/gallery has no {}: add its sample to the route", kind.name).into());
    }
    let mut report = Report::new("frames");
    for (kind, mut times) in best {
        let first = times.first().copied().unwrap_or_default();
        let note = format!("{} frames of the scored part, 1280x800", times.len());
        report.figure(format!("{kind}: frame, p50"), median(&times), "ms", note);
        report.figure(format!("{kind}: frame, p99"), percentile(&mut times, 99), "ms", "");
        report.figure(format!("{kind}: frame, longest"), percentile(&mut times, 100), "ms", "");
        report.figure(format!("{kind}: first frame"), first, "ms", "the one on which the work appears");
    }
    report.print();
    Ok(())
}

/// The frame times of each kind's scored part, in a session on which every other page is drawn too, as a real window
/// would have drawn it before.
fn whole_session(gallery: &Loaded) -> Result<BTreeMap<&'static str, Vec<f64>>, Box<dyn Error>> {
    let pack = gallery.pack.as_ref().ok_or("exercises/gallery has errors; srm check tells them")?;
    let screen = Screens::new();
    let mut session = Session::begin(Arc::clone(pack), start(&gallery.id, gallery.digest));
    let mut taken = BTreeMap::new();
    for _ in 0..ACTS_MAX {
        if session.ending().is_some() {
            return Ok(taken);
        }
        let kind = session.exercise().map(|exercise| exercise.kind().info().name);
        if session.view().page.screen != Screen::Scored {
            screen.frame(&session, &Words::of(session.lang()));
        } else if let Some(kind) = kind.filter(|kind| !taken.contains_key(kind)) {
            taken.insert(kind, scored_part(&mut session, &screen));
        }
        match bot::next(&session, Profile::Perfect) {
            Next::Act(at, event) => _ = session.apply(at, &event),
            Next::Wait(at) => session.advance(at),
            Next::Stuck => break,
        }
    }
    Err("the perfect worker came to no end".into())
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
        times.push(screen.frame(session, &words));
    }
    times
}

fn work_until(session: &mut Session, now: At) {
    loop {
        match bot::next(session, Profile::Perfect) {
            Next::Act(at, event) if at <= now => _ = session.apply(at, &event),
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
    fn frame(&self, session: &Session, words: &Words) -> f64 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(session.now().0 as f64 / 1e6),
            ..RawInput::default()
        };
        let began = Instant::now();
        let view = session.view();
        let mut output = self.0.run_ui(input, |ui| {
            session_page::show(ui, &view, words, false);
        });
        // No painter takes them.
        output.textures_delta.clear();
        let triangles = self.0.tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        drop(black_box(triangles));
        ms(took)
    }
}
