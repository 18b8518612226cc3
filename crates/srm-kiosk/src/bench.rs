//! Frame times for the benchmarks: of the screen that is on, or of every kind's work in the perfect worker's hands.

use crate::command::{self, Command};
use crate::model::{Model, Time};
use srm_core::bot::{self, Next, Profile};
use srm_core::page::Screen;
use srm_core::session::Event;
use srm_core::time::At;
use srm_host::station::Live;
use srm_ui::stage::Acted;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A frame that follows a moving one later than this comes late: a period of a 60 Hz screen and a half.
const LATE_US: u64 = 25_000;
/// More acts than any page of any set takes.
const ACTS_MAX: usize = 100_000;

/// Frames of the screen that is on.
#[derive(Debug)]
pub struct Standing {
    left: u32,
    started: Instant,
    frame_us: Vec<u64>,
}

impl Standing {
    /// Nothing drawn yet of `frames`. `started` is when the process began.
    pub const fn new(frames: u32, started: Instant) -> Self {
        Self { left: frames, started, frame_us: Vec::new() }
    }

    /// A frame begun at `began` has been laid out.
    pub fn laid_out(&mut self, began: Instant) {
        // The first number is from the start of the process to the first screen, the others what a screen takes.
        let us = if self.frame_us.is_empty() { self.started.elapsed() } else { began.elapsed() };
        self.frame_us.push(us.as_micros() as u64);
        self.left = self.left.saturating_sub(1);
    }

    /// The times as a line of JSON, once every frame has been painted.
    pub fn told(&self) -> Option<String> {
        (self.left == 0).then(|| {
            let first = self.frame_us.first().copied().unwrap_or_default();
            let [p50, p99] = [50, 99].map(|part| percentile(&self.frame_us, part));
            format!(r#"{{"first_frame_us":{first},"frame_cpu_us_p50":{p50},"frame_cpu_us_p99":{p99}}}"#)
        })
    }
}

/// The perfect worker goes through the session: in real time where a kind's scored part is looked at, and at once
/// everywhere else.
#[derive(Debug)]
pub struct Working {
    each: Duration,
    clock: Rc<Cell<u64>>,
    part: Option<Part>,
    looked_at: BTreeSet<&'static str>,
}

/// The frames of one kind.
#[derive(Debug)]
struct Part {
    kind: &'static str,
    /// When its first frame began, in the session and really.
    from: At,
    began: Instant,
    processor: Option<Duration>,
    frames: u32,
    /// When the last frame began, if something moved on it.
    moved: Option<Instant>,
    gaps_us: Vec<u64>,
}

impl Working {
    /// Takes over the time of `model`; each kind is looked at for so long.
    pub fn new(each: Duration, model: &mut Model) -> Self {
        let clock = Rc::new(Cell::new(model.now().0));
        model.time = Time::Set(Rc::clone(&clock));
        Self { each, clock, part: None, looked_at: BTreeSet::new() }
    }

    /// A frame begins: the worker does what is due. Gives the times of a kind as a line of JSON once it has been looked
    /// at; when all is done, the model has no session any more.
    pub fn frame(&mut self, model: &mut Model, now: Instant) -> Option<String> {
        let session = model.live.as_ref().map(Live::session)?;
        let view = session.view();
        let kind = session.exercise().map(|exercise| exercise.kind().info().name);
        let kind = kind.filter(|kind| view.page.screen == Screen::Scored && !self.looked_at.contains(kind));
        let is_over = |part: &Part| now.saturating_duration_since(part.began) >= self.each;
        if let Some(part) = self.part.take_if(|part| Some(part.kind) != kind || is_over(part)) {
            self.looked_at.insert(part.kind);
            return Some(part.told());
        }
        let Some(kind) = kind else {
            self.to_next_page(model);
            return None;
        };
        let part = self.part.get_or_insert_with(|| Part::new(kind, session.now(), now));
        part.frame(now, view.scene.is_some_and(|scene| scene.moving));
        let due = part.from.0 + now.saturating_duration_since(part.began).as_micros() as u64;
        self.work_until(model, At(due));
        None
    }

    fn work_until(&self, model: &mut Model, now: At) {
        while let Some(session) = model.live.as_ref().map(Live::session) {
            match bot::next(session, Profile::Perfect) {
                Next::Act(at, event) if at <= now => self.act(model, at, event),
                Next::Wait(at) if at <= now => self.wait(model, at),
                _ => break,
            }
        }
        self.wait(model, now);
    }

    fn to_next_page(&self, model: &mut Model) {
        let page = |model: &Model| {
            let session = model.live.as_ref().map(Live::session)?;
            let number = session.exercise().map(|exercise| exercise.kind().info().name);
            Some((session.view().page.screen, number))
        };
        let from = page(model);
        for _ in 0..ACTS_MAX {
            let Some(session) = model.live.as_ref().map(Live::session) else { return };
            if session.ending().is_some() {
                break;
            }
            match bot::next(session, Profile::Perfect) {
                Next::Act(at, event) => self.act(model, at, event),
                Next::Wait(at) => self.wait(model, at),
                Next::Stuck => break,
            }
            if page(model) != from {
                return;
            }
        }
        // Over, or at a page that the worker does not leave: nothing keeps the window open.
        model.live = None;
    }

    fn act(&self, model: &mut Model, at: At, event: Event) {
        self.wait(model, at);
        match event {
            Event::Act(act) => command::run(model, Command::Act(act)),
            Event::Leader(act) => command::run(model, Command::Leader(act)),
            Event::Intent(intent) => command::run(model, Command::Work(Acted { intent, arrived: None })),
            _ => {}
        }
    }

    fn wait(&self, model: &mut Model, until: At) {
        self.clock.set(until.0.max(self.clock.get()));
        command::advance(model);
    }
}

impl Part {
    fn new(kind: &'static str, from: At, began: Instant) -> Self {
        let processor = processor_time();
        Self { kind, from, began, processor, frames: 0, moved: None, gaps_us: Vec::new() }
    }

    fn frame(&mut self, now: Instant, moving: bool) {
        if let Some(last) = self.moved.take() {
            self.gaps_us.push(now.saturating_duration_since(last).as_micros() as u64);
        }
        self.frames += 1;
        self.moved = moving.then_some(now);
    }

    fn told(&self) -> String {
        let late = self.gaps_us.iter().filter(|gap| **gap > LATE_US).count();
        let [p50, p99, longest] = [50, 99, 100].map(|part| percentile(&self.gaps_us, part));
        let spent = processor_time().zip(self.processor).map(|(now, then)| now.saturating_sub(then));
        let each = spent.unwrap_or_default().as_micros() as u64 / u64::from(self.frames.max(1));
        format!(
            r#"{{"kind":"{}","frames":{},"moving":{},"late":{late},"gap_us_p50":{p50},"gap_us_p99":{p99},"gap_us_longest":{longest},"processor_us":{each}}}"#,
            self.kind,
            self.frames,
            self.gaps_us.len(),
        )
    }
}

/// What the threads of this process have had of the processors; `None` where the system does not tell.
fn processor_time() -> Option<Duration> {
    let threads = std::fs::read_dir("/proc/self/task").ok()?;
    let of_each = threads.flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    Some(Duration::from_nanos(of_each.sum()))
}

/// The value that `part` of a hundred do not exceed; 0 when there are none.
fn percentile(values: &[u64], part: usize) -> u64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let index = (sorted.len() * part / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
