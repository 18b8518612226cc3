//! `trace_path`: a nozzle is led along a winding channel in a metal plate, from a start pad to a target, and lays a bead.
//!
//! Evidence of *pointing accurately and fast*, a proxy for dexterity: a screen shows how a hand steers a pointer. It does
//! not show what fingers do with things, so it should weigh little and have a physical twin. Mouse, touch and keyboard
//! give scores that cannot be compared with each other; by keyboard the arrows take steps of fixed size.
//!
//! The candidate presses on the nozzle and draws. Lifting inside the channel is a pause. Leaving the channel is a wall
//! touch: the nozzle goes back to where the bead ends and has to be taken up again. The nozzle keeps the distance from
//! the pointer at which it was taken up. Every channel of an exercise is equally long, equally wide and has the same bends
//! in another order, so forms are equally hard.
//!
//! Root: one exact gesture kept up (METHOD §5), as steering through a tunnel (Accot and Zhai 1997). Main measure: units
//! traced − 60 for each wall touch.
//!
//! Difficulty: `half_width` (a narrow channel is slow to steer through), `turns` (sharper bends), `length` (fewer fresh
//! starts; steeper bends when the turns stay the same), `reverse` (every other channel runs from right to left, so that
//! the hand covers the way).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::{Intent, Means};
use crate::palette::Ink;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, HEIGHT, Item, Node, NodeId, Pt, Role, Scene, Shape, UNIT, WIDTH, u};
use crate::seeded::Seeded;
use crate::time::At;
use channel::{Channel, Glide, curve, length};
use serde::Deserialize;

mod channel;

/// The kind.
#[derive(Debug)]
pub struct TracePath;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "trace_path", deny_unknown_fields)]
pub struct File {
    /// Half the channel's width in canvas units, 14 to 60.
    half_width: Raw<u32>,
    /// Bends of a channel, 2 to 8.
    turns: Raw<u32>,
    /// Length of a channel in canvas units, 1200 to 4000, a multiple of 20.
    length: Raw<u32>,
    /// Whether every other channel runs from right to left.
    reverse: Raw<bool>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    half_width: i32,
    turns: i32,
    /// Pieces of [`PIECE`] units that a channel is made of.
    pieces: i32,
    reverse: bool,
}

/// Length of one straight piece of a channel's middle line, units.
const PIECE: i32 = 20;
/// Least plate between two legs of a channel, units.
const GAP: i32 = 20;
/// How far from the nozzle it can be taken up, units.
const REACH: i32 = 44;
/// One step by arrow key, units.
const KEY_STEP: i32 = 12;
/// A movement is looked at in steps of at most so many units.
const LOOK_UNITS: i32 = 4;
/// What a wall touch costs, units.
const TOUCH_COST: u32 = 60;
/// Touches nearer together than this are one.
const TOUCH_MS: u64 = 500;
/// Wall touches that a practice channel may have and still be right.
const TOUCHES_FINE: u32 = 1;
/// Between a finished channel and the next one.
const CHANGE_MS: u64 = 300;
/// The same where feedback is shown.
const SHOWN_CHANGE_MS: u64 = 1100;
/// The perfect worker's look at a new channel.
const LOOK_MS: u64 = 300;
/// The same in a demonstration.
const SHOWN_LOOK_MS: u64 = 900;
/// How long a demonstration rests on the nozzle before it draws.
const SHOWN_PRESS_MS: u64 = 600;
/// Pieces a second that a demonstration goes at most.
const SHOWN_PACE: i32 = 13;
/// How long a finished channel takes to fade, and a new one to appear.
const FADE_MS: u64 = 160;

impl Spec {
    /// Length of a channel in 1/64 unit.
    const fn total(&self) -> i32 {
        u(self.pieces * PIECE)
    }

    /// How far a channel reaches from side to side, units.
    fn span(&self) -> i32 {
        (self.pieces * PIECE * 3 / 5).min(1280)
    }

    /// Most height of a bend above or below the middle, 1/64 unit.
    const fn height_max(&self) -> i32 {
        u(380 - self.half_width / 2)
    }

    /// The longest channel that fits these turns for certain, in whole pieces.
    fn pieces_max(&self) -> i32 {
        // Bends of one height give the shortest way, and 850 thousandths is the mean height of the real ones.
        let heights = vec![840; self.turns as usize];
        (length(&curve(self.span(), &heights, self.height_max(), true)) / i64::from(u(PIECE))) as i32
    }
}

/// Pieces a second at a perfect pace: one width of the channel each 100 ms, as steering time grows with length over width
/// (Accot and Zhai 1997).
const fn perfect_pace(spec: &Spec) -> i32 {
    spec.half_width
}

/// Microseconds for `along` (1/64 unit) at `pace` pieces a second.
fn way_us(along: i32, pace: i32) -> u64 {
    (i64::from(along.max(0)) * 1_000_000 / (i64::from(pace) * i64::from(u(PIECE)))) as u64
}

/// How far the perfect worker goes between two samples, so that they are 50 to 100 ms apart; 1/64 unit.
fn stride(pace: i32) -> i32 {
    u(PIECE) * (pace + 19).div_euclid(20).max(1)
}

/// What the perfect worker brings within the limit: whole units in all, channels finished.
fn best(spec: &Spec, limit_ms: u32) -> (u32, u32) {
    let pace = perfect_pace(spec);
    let (hold_us, trace_us) = (LOOK_MS * 1000, way_us(spec.total(), pace));
    let cycle_us = (LOOK_MS + CHANGE_MS) * 1000 + trace_us;
    // An act at the very limit comes too late.
    let there_us = (u64::from(limit_ms) * 1000).saturating_sub(1);
    let finished = there_us.checked_sub(hold_us + trace_us).map_or(0, |left_us| left_us / cycle_us + 1);
    let left_us = there_us.checked_sub(hold_us + finished * cycle_us);
    let stops = (0..spec.total()).step_by(stride(pace) as usize);
    let begun =
        left_us.and_then(|left| stops.take_while(|along| way_us(*along, pace) <= left).last()).unwrap_or(0);
    let units = finished * (spec.pieces * PIECE) as u64 + (begun / UNIT) as u64;
    (units as u32, finished as u32)
}

impl Kind for TracePath {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "trace_path";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let half_width = check.number(&file.half_width, "half_width", 14..=60);
        let turns = check.number(&file.turns, "turns", 2..=8);
        let length = check.number(&file.length, "length", 1200..=4000);
        let reverse = check.doc.read(&file.reverse);
        let (half_width, turns, length, reverse) = (half_width?, turns?, length?, reverse?);
        let pieces = length as i32 / PIECE;
        if pieces * PIECE != length as i32 {
            let why = format!("a channel is made of pieces of {PIECE} units");
            check.impossible(&file.length, why, (pieces * PIECE) as u32);
            return None;
        }
        let spec = Spec { half_width: half_width as i32, turns: turns as i32, pieces, reverse };
        if pieces > spec.pieces_max() {
            let why = format!("a channel with {turns} turns cannot be {length} units long on this plate");
            check.impossible(&file.length, why, (spec.pieces_max() * PIECE) as u32);
            return None;
        }
        let widest = (spec.span() / (spec.turns + 1) - GAP) / 2;
        if spec.half_width > widest {
            let why = format!("{turns} turns in {length} units would run into each other this wide");
            check.impossible(&file.half_width, why, widest as u32);
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let (units, channels) = best(spec, limit_ms);
        vec![
            Measure::new("net_units", "units", 0..=i64::from(units)),
            Measure::new("traced_units", "units", 0..=i64::from(units)),
            Measure::new("wall_touches", "touches", 0..=i64::from(limit_ms) / TOUCH_MS as i64 + 1),
            Measure::new("completed", "channels", 0..=i64::from(channels)),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Tracing::new(spec.clone(), part))
    }
}

/// How the nozzle is held.
#[derive(Clone, Copy, Debug)]
struct Grip {
    /// From the pointer to the nozzle's tip.
    offset: Pt,
    at: At,
    /// How far along it was taken up.
    from: i32,
}

#[derive(Debug)]
struct Tracing {
    spec: Spec,
    part: Part,
    draw: Seeded,
    channel: Channel,
    next: Channel,
    /// Since when this channel is there.
    ready: At,
    /// When its goal was reached.
    finished: Option<At>,
    grip: Option<Grip>,
    /// Since when the nozzle waits to be taken up.
    let_go: At,
    tool: Pt,
    here: i32,
    /// How far the bead has come, 1/64 unit.
    laid: i32,
    bead: Vec<Pt>,
    last_touch: Option<At>,
    /// Where the wall was touched, until the nozzle is taken up again.
    touched: Option<Pt>,
    channel_touches: u32,
    touches: u32,
    completed: u32,
    right: u32,
    touches_by_minute: ByMinute,
    completed_by_minute: ByMinute,
}

impl Tracing {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "trace_path");
        let channel = Channel::new(&spec, false, &mut draw);
        let next = Channel::new(&spec, spec.reverse, &mut draw);
        let tool = channel.place(0);
        Self {
            spec,
            part,
            draw,
            channel,
            next,
            ready: At::ZERO,
            finished: None,
            grip: None,
            let_go: At::ZERO,
            tool,
            here: 0,
            laid: 0,
            bead: vec![tool],
            last_touch: None,
            touched: None,
            channel_touches: 0,
            touches: 0,
            completed: 0,
            right: 0,
            touches_by_minute: ByMinute::default(),
            completed_by_minute: ByMinute::default(),
        }
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.completed)
    }

    /// When a finished channel makes way.
    fn change_at(&self) -> Option<At> {
        let change_ms = if self.part.shows_feedback() { SHOWN_CHANGE_MS } else { CHANGE_MS };
        self.finished.map(|finished| finished.plus_ms(change_ms))
    }

    fn hold(&mut self, at: At, point: Pt) {
        let reach = i64::from(u(REACH));
        let near = point.distance_squared(self.tool) <= reach * reach;
        let offset = Pt { x: self.tool.x - point.x, y: self.tool.y - point.y };
        self.grip = near.then_some(Grip { offset, at, from: self.here });
        if near {
            self.touched = None;
        } else {
            self.let_go = at;
        }
    }

    fn drag(&mut self, at: At, point: Pt) {
        let Some(grip) = self.grip else { return };
        let to = point.moved(grip.offset.x, grip.offset.y);
        let glide = self.channel.glide(self.tool, self.here, to);
        self.follow(at, glide);
        if let Some(place) = glide.touched {
            self.grip = None;
            self.let_go = at;
            self.tool = self.channel.place(self.laid);
            self.here = self.laid;
            self.touch(at, place);
        }
    }

    fn key(&mut self, at: At, dx: i8, dy: i8) {
        self.grip = None;
        self.let_go = at;
        let step = |d: i8| u(KEY_STEP) * i32::from(d.signum());
        let to = self.tool.moved(step(dx), step(dy));
        let glide = self.channel.glide(self.tool, self.here, to);
        match glide.touched {
            None => {
                self.touched = None;
                self.follow(at, glide);
            }
            Some(place) => self.touch(at, place),
        }
    }

    fn follow(&mut self, at: At, glide: Glide) {
        (self.tool, self.here) = (glide.tool, glide.here);
        if glide.farthest > self.laid {
            self.laid = glide.farthest;
            self.bead.push(glide.tool);
        }
        if self.laid == self.channel.total() {
            self.finished = Some(at);
            self.completed += 1;
            self.completed_by_minute.count(at);
            self.right += u32::from(self.channel_touches <= TOUCHES_FINE);
        }
    }

    fn touch(&mut self, at: At, place: Pt) {
        self.touched = Some(place);
        if self.last_touch.is_none_or(|last| at.ms_since(last) >= TOUCH_MS) {
            self.last_touch = Some(at);
            self.touches += 1;
            self.channel_touches += 1;
            self.touches_by_minute.count(at);
        }
    }

    /// Pace, look and the like of the perfect worker in this mode.
    fn pace(&self) -> i32 {
        let perfect = perfect_pace(&self.spec);
        if self.part.mode == Mode::Scored { perfect } else { perfect.min(SHOWN_PACE) }
    }

    fn draw_channel(&self, at: At, items: &mut Vec<Item>) -> bool {
        let gone_ms = self.change_at().map_or(u64::MAX, |change| change.ms_since(at));
        let come_ms = if self.completed == 0 { u64::MAX } else { at.ms_since(self.ready) };
        let shown_ms = if self.over() { FADE_MS } else { gone_ms.min(come_ms).min(FADE_MS) };
        let mut things = Vec::new();
        let (start, goal) = (self.channel.place(0), self.channel.place(self.channel.total()));
        things.extend(art::groove(&self.channel.points, self.spec.half_width));
        things.push(art::at(start, art::start_pad(self.spec.half_width)));
        things.push(art::at(goal, art::goal_pad(self.spec.half_width)));
        let mut bead = self.bead.clone();
        if self.here == self.laid {
            bead.push(self.tool);
        }
        things.extend(art::bead(&bead, (self.spec.half_width * 4 / 5).clamp(16, 30)));
        items.push(art::placed(Pt::default(), 1000, (shown_ms * 100 / FADE_MS) as u8, things));
        shown_ms < FADE_MS || (self.finished.is_some() && !self.over())
    }

    fn draw_tool(&self, at: At, items: &mut Vec<Item>) {
        if self.finished.is_none() && self.grip.is_none() {
            items.push(art::at(self.tool, art::press_ring(REACH)));
        }
        items.push(art::at(self.tool, art::nozzle()));
        if !self.part.shows_feedback() {
            return;
        }
        if let Some(place) = self.touched {
            let aside = if place.y > u(HEIGHT / 2) { -120 } else { 120 };
            items.push(art::filled(Shape::Circle { at: place, r: u(9) }, art::flat(Ink::Bad)));
            items.push(art::at(place.moved(0, u(aside)), art::cross()));
        }
        if self.change_at().is_some_and(|change| self.over() || at < change) {
            let mark = if self.channel_touches <= TOUCHES_FINE { art::tick() } else { art::cross() };
            items.push(art::at(self.channel.place(self.channel.total()).moved(-u(64), u(112)), mark));
        }
    }
}

/// The pad is 1, start and goal are 2 and 3.
const PAD: u16 = 1;
const START: u16 = 2;
const GOAL: u16 = 3;

impl Run for Tracing {
    fn advance(&mut self, to: At) {
        let Some(change) = self.change_at().filter(|change| *change <= to && !self.over()) else { return };
        // `next` has just become the channel with this number, counted from 0.
        let leftwards = self.spec.reverse && (self.completed + 1) % 2 == 1;
        let after = Channel::new(&self.spec, leftwards, &mut self.draw);
        self.channel = std::mem::replace(&mut self.next, after);
        (self.ready, self.let_go) = (change, change);
        (self.finished, self.grip, self.touched) = (None, None, None);
        (self.here, self.laid, self.channel_touches) = (0, 0, 0);
        self.tool = self.channel.place(0);
        self.bead = vec![self.tool];
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        if let Intent::Release = intent {
            self.grip = None;
            self.let_go = at;
        } else if self.finished.is_none() {
            match intent {
                Intent::Hold { node: NodeId(PAD), point, .. } => self.hold(at, *point),
                Intent::Point(point) => self.drag(at, *point),
                Intent::Move { node: NodeId(PAD), dx, dy } => self.key(at, *dx, *dy),
                _ => {}
            }
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.change_at()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && self.change_at().is_none_or(|change| at >= change)
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = art::work_plate(24, 24, WIDTH - 48, HEIGHT - 48);
        let moving = self.draw_channel(at, &mut items);
        self.draw_tool(at, &mut items);
        let round = |place: Pt| {
            let r = u(self.spec.half_width.max(REACH));
            Area { at: place.moved(-r, -r), w: 2 * r, h: 2 * r, round: true }
        };
        let goal = self.channel.place(self.channel.total());
        let nodes = vec![
            Node::button(PAD, Say::new("trace-pad"), Area::rect(0, 0, WIDTH, HEIGHT)).with_role(Role::Pad),
            Node::image(START, Say::new("trace-start"), round(self.channel.place(0))),
            Node::image(GOAL, Say::new("trace-goal"), round(goal)),
        ];
        Scene { items, nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        if self.part.mode != Mode::Practice {
            return None;
        }
        let wall = || Feedback { good: false, say: Say::new("trace-feedback-wall") };
        match (self.finished, self.touched) {
            (Some(_), _) if self.channel_touches <= TOUCHES_FINE => {
                Some(Feedback { good: true, say: Say::new("feedback-right") })
            }
            (Some(_), _) | (None, Some(_)) => Some(wall()),
            (None, None) => None,
        }
    }

    fn progress(&self) -> Progress {
        Progress { done: self.completed, right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        // Nobody is credited with more than the perfect worker, or a hasty hand could outweigh its touches.
        let (units, channels) = best(&self.spec, self.part.limit_ms);
        let begun = if self.finished.is_some() { 0 } else { (self.laid / UNIT) as u32 };
        let traced = (self.completed * (self.spec.pieces * PIECE) as u32 + begun).min(units);
        Evidence::default()
            .with("net_units", traced.saturating_sub(self.touches * TOUCH_COST))
            .with("traced_units", traced)
            .with("wall_touches", self.touches)
            .with("completed", self.completed.min(channels))
            .series("wall_touches", self.touches_by_minute.counts())
            .series("completed", self.completed_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let scored = self.part.mode == Mode::Scored;
        let look_ms = if scored { LOOK_MS } else { SHOWN_LOOK_MS };
        let hold = |point| Intent::Hold { node: NodeId(PAD), by: Means::Mouse, point };
        match (self.finished, self.grip) {
            (Some(finished), Some(_)) => Some((finished.plus_ms(CHANGE_MS / 2), Intent::Release)),
            (Some(_), None) if self.over() => None,
            (Some(_), None) => Some((self.change_at()?.plus_ms(look_ms), hold(self.next.place(0)))),
            (None, None) => Some((self.ready.max(self.let_go).plus_ms(look_ms), hold(self.tool))),
            (None, Some(grip)) => {
                let pace = self.pace();
                let stop = ((self.here / stride(pace) + 1) * stride(pace)).min(self.channel.total());
                let point = self.channel.place(stop).moved(-grip.offset.x, -grip.offset.y);
                let begin = grip.at.plus_ms(if scored { 0 } else { SHOWN_PRESS_MS });
                Some((At(begin.0 + way_us(stop - grip.from, pace)), Intent::Point(point)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Header, KindSpec, proofs};
    use super::channel::distance;
    use super::*;
    use crate::diag::{Code, Sink};
    use crate::pack::Keys;
    use crate::read::Doc;
    use crate::scene::pt;
    use crate::source::{FILE_BYTES_MAX, Source};
    use std::cell::RefCell;

    fn spec(half_width: i32, turns: i32, length: i32, reverse: bool) -> Spec {
        Spec { half_width, turns, pieces: length / PIECE, reverse }
    }

    fn run(mode: Mode, seed: u64, spec: Spec) -> Tracing {
        Tracing::new(spec, Part { mode, seed, items: 3, limit_ms: 60_000 })
    }

    fn checked(text: &str) -> Result<Spec, Vec<(Code, Option<String>)>> {
        let mut sink = Sink::new();
        let source = Source::new("e.ron", text.as_bytes(), FILE_BYTES_MAX, &mut sink).unwrap();
        let sink = RefCell::new(sink);
        let doc = Doc::new(&source, &sink);
        let header = Header { limit_ms: Some(60_000), practice_items: 3 };
        let mut keys = Keys::default();
        let spec = doc
            .document::<File>()
            .and_then(|file| TracePath::check(&file, &mut Check { doc: &doc, header, keys: &mut keys }));
        let found = sink.into_inner().finish();
        spec.ok_or_else(|| found.into_iter().map(|d| (d.code, d.fix.map(|fix| fix.replacement))).collect())
    }

    fn file(half_width: u32, turns: u32, length: u32) -> String {
        format!("trace_path(half_width: {half_width}, turns: {turns}, length: {length}, reverse: true)")
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for (spec, limit_ms) in [
            (spec(30, 4, 2000, false), 60_000),
            (spec(14, 8, 4000, true), 47_123),
            (spec(60, 2, 1200, true), 20_000),
        ] {
            proofs::all(&KindSpec::TracePath(spec), limit_ms, Some("net_units"));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        for spec in [spec(30, 4, 2000, false), spec(14, 8, 4000, true), spec(60, 2, 1200, true)] {
            proofs::profiles(&KindSpec::TracePath(spec), 20_000, "net_units");
        }
        for spec in [spec(30, 4, 2000, false), spec(60, 2, 1200, true)] {
            let spec = KindSpec::TracePath(spec);
            proofs::parallel_forms(&spec, 8_000, "net_units");
        }
    }

    #[test]
    fn every_form_is_equally_long_and_stays_on_the_plate() {
        for turns in 2..=8 {
            for half_width in [14, 37, 60] {
                for length in (1200..=4000).step_by(700) {
                    let Ok(spec) = checked(&file(half_width, turns, length)) else { continue };
                    for seed in 0..6 {
                        let mut draw = Seeded::new(seed, "test");
                        let channel = Channel::new(&spec, seed % 2 == 0, &mut draw);
                        assert_eq!(channel.points.len() as i32, spec.pieces + 1);
                        let real = super::length(&channel.points) / i64::from(UNIT);
                        // Straight pieces cut the bends a little.
                        assert!(
                            real.abs_diff(i64::from(length)) * 50 < u64::from(length),
                            "{real}, not {length}"
                        );
                        let edge = u(half_width as i32 + 30);
                        for point in &channel.points {
                            assert!((edge..=u(WIDTH) - edge).contains(&point.x), "{point:?}");
                            assert!((edge..=u(HEIGHT) - edge).contains(&point.y), "{point:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn legs_of_a_channel_never_run_into_each_other() {
        for (half_width, turns, length) in [(60, 8, 4000), (60, 8, 2000), (38, 8, 1200), (60, 2, 1200)] {
            let Ok(spec) = checked(&file(half_width, turns, length)) else { continue };
            for seed in 0..6 {
                let channel = Channel::new(&spec, false, &mut Seeded::new(seed, "test"));
                let bend = 2 * spec.half_width * 2 / PIECE;
                for (i, a) in channel.points.iter().enumerate() {
                    for b in channel.points.iter().skip(i + bend as usize) {
                        let apart = distance(*a, *b) / i64::from(UNIT);
                        assert!(apart > i64::from(2 * spec.half_width), "{spec:?}: {apart} apart");
                    }
                }
            }
        }
    }

    #[test]
    fn a_value_that_would_work_does_work() {
        let mut refused = 0;
        for turns in 2..=8 {
            for (half_width, length) in [(14, 4000), (60, 4000), (60, 1200), (60, 1500), (30, 2010)] {
                let Err(found) = checked(&file(half_width, turns, length)) else { continue };
                let [(Code::Impossible, Some(works))] = &found[..] else { panic!("{found:?}") };
                refused += 1;
                let works: u32 = works.parse().unwrap();
                let (narrow, short) = (file(works, turns, length), file(half_width, turns, works));
                let fixed = if works <= 60 { checked(&narrow) } else { checked(&short) };
                if let Err(still) = fixed {
                    assert!(
                        still.len() == 1 && works > 60,
                        "{half_width} {turns} {length}: {works}: {still:?}"
                    );
                }
            }
        }
        assert!(refused > 5, "{refused}");
    }

    #[test]
    fn every_bad_parameter_is_refused_and_all_are_reported_at_once() {
        let range = Code::ParameterOutOfRange;
        for (text, codes) in [
            (file(13, 4, 2000), vec![range]),
            (file(61, 4, 2000), vec![range]),
            (file(30, 1, 2000), vec![range]),
            (file(30, 9, 2000), vec![range]),
            (file(30, 4, 1199), vec![range]),
            (file(30, 4, 4020), vec![range]),
            (file(0, 0, 0), vec![range; 3]),
            (file(30, 4, 2001), vec![Code::Impossible]),
            (file(30, 2, 4000), vec![Code::Impossible]),
            (file(60, 8, 1200), vec![Code::Impossible]),
            ("trace_path(half_width: 30, turns: 4, length: 2000)".to_owned(), vec![Code::MissingField]),
            (
                "trace_path(half_width: 30, turns: 4, length: 2000, reverse: 1)".to_owned(),
                vec![Code::WrongType],
            ),
        ] {
            let found: Vec<Code> = checked(&text).unwrap_err().into_iter().map(|(code, _)| code).collect();
            assert_eq!(found, codes, "{text}");
        }
        assert_eq!(checked(&file(30, 4, 2000)), Ok(spec(30, 4, 2000, true)));
    }

    fn held(run: &mut Tracing, at: At) {
        let point = run.tool;
        run.apply(at, &Intent::Hold { node: NodeId(PAD), by: Means::Touch, point });
        assert!(run.grip.is_some());
    }

    /// Follows the middle of the channel to `to_units`, forwards or back, at a hand's distance from the nozzle.
    fn follow_to(run: &mut Tracing, at: At, to_units: i32, beside: (i32, i32)) {
        while run.here.abs_diff(u(to_units)) > 1 {
            let step = (u(to_units) - run.here).clamp(-u(10), u(10));
            let point = run.channel.place(run.here + step).moved(beside.0, beside.1);
            run.apply(at, &Intent::Point(point));
            assert!(run.grip.is_some());
        }
    }

    #[test]
    fn drawing_straight_to_the_goal_leaves_the_channel_and_earns_little() {
        for seed in 0..20 {
            let mut run = run(Mode::Scored, seed, spec(30, 4, 2000, false));
            let goal = run.channel.place(run.channel.total());
            held(&mut run, At::ZERO);
            run.apply(At::from_ms(100), &Intent::Point(goal));
            let evidence = run.evidence(At::from_ms(100));
            assert_eq!(evidence.get("wall_touches"), Some(1));
            assert!(evidence.get("traced_units").unwrap() < 600, "{evidence:?}");
            assert!(run.grip.is_none(), "the nozzle has to be taken up again");
            run.apply(At::from_ms(200), &Intent::Point(goal));
            assert_eq!(run.touches, 1, "moving without holding does nothing");
        }
    }

    #[test]
    fn after_a_wall_touch_the_work_goes_on_where_the_bead_ends() {
        let mut run = run(Mode::Scored, 3, spec(20, 4, 2000, false));
        held(&mut run, At::ZERO);
        follow_to(&mut run, At::from_ms(50), 100, (0, 0));
        run.apply(At::from_ms(60), &Intent::Point(pt(800, 990)));
        assert_eq!(run.touches, 1);
        let laid = run.laid;
        assert!(laid >= u(100));
        assert_eq!(run.tool, run.channel.place(laid));
        run.apply(
            At::from_ms(2000),
            &Intent::Hold { node: NodeId(PAD), by: Means::Mouse, point: pt(800, 990) },
        );
        assert!(run.grip.is_none(), "too far from the nozzle");
        held(&mut run, At::from_ms(2100));
        follow_to(&mut run, At::from_ms(2200), 200, (0, 0));
        assert!(run.laid.abs_diff(u(200)) <= 1 && run.touches == 1);
    }

    #[test]
    fn lifting_inside_is_a_pause_and_going_back_takes_nothing_away() {
        let mut run = run(Mode::Scored, 5, spec(30, 3, 1600, false));
        held(&mut run, At::ZERO);
        follow_to(&mut run, At::from_ms(50), 200, (0, 0));
        follow_to(&mut run, At::from_ms(90), 120, (0, 0));
        run.apply(At::from_ms(100), &Intent::Release);
        assert!(run.laid.abs_diff(u(200)) <= 1 && run.touches == 0);
        // Taken up a little beside the nozzle: it keeps that distance.
        let beside = run.tool.moved(u(25), u(25));
        run.apply(At::from_ms(900), &Intent::Hold { node: NodeId(PAD), by: Means::Touch, point: beside });
        follow_to(&mut run, At::from_ms(950), 220, (u(25), u(25)));
        assert!(run.laid.abs_diff(u(220)) <= 1 && run.touches == 0);
    }

    /// Keys that lead along the narrowest channel, found by trying the moves that stay inside (depth first).
    fn keys_to_goal(channel: &Channel) -> Vec<(i8, i8)> {
        let mut seen = std::collections::BTreeSet::new();
        let mut way = vec![(channel.place(0), 0, Vec::<(i8, i8)>::new())];
        while let Some((tool, here, keys)) = way.pop() {
            if here == channel.total() {
                return keys;
            }
            let mut next = Vec::new();
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let to = tool.moved(u(KEY_STEP) * i32::from(dx), u(KEY_STEP) * i32::from(dy));
                let glide = channel.glide(tool, here, to);
                if glide.touched.is_none() && seen.insert(glide.tool) {
                    let mut keys = keys.clone();
                    keys.push((dx, dy));
                    next.push((glide.tool, glide.here, keys));
                }
            }
            next.sort_by_key(|(_, here, _)| *here);
            way.extend(next);
        }
        panic!("no way by keyboard");
    }

    #[test]
    fn the_arrow_keys_alone_finish_the_narrowest_channel_without_a_touch() {
        for seed in 0..8 {
            let mut run = run(Mode::Scored, seed, spec(14, 8, 4000, false));
            let keys = keys_to_goal(&run.channel);
            for (i, (dx, dy)) in keys.into_iter().enumerate() {
                run.apply(At::from_ms(i as u64 * 30), &Intent::Move { node: NodeId(PAD), dx, dy });
            }
            assert_eq!((run.completed, run.touches), (1, 0));
        }
    }

    #[test]
    fn a_step_into_the_wall_is_not_taken_and_leaning_on_it_counts_twice_a_second_at_most() {
        let mut run = run(Mode::Scored, 1, spec(14, 4, 2000, false));
        let wall = Intent::Move { node: NodeId(PAD), dx: 0, dy: 1 };
        run.apply(At::ZERO, &wall);
        let (tool, laid) = (run.tool, run.laid);
        for i in 1..=40 {
            run.apply(At::from_ms(i * 50), &wall);
            run.apply(At::from_ms(i * 50 + 1), &wall);
        }
        assert_eq!((run.tool, run.laid), (tool, laid));
        assert!((4..=5).contains(&run.touches), "{}", run.touches);
    }

    #[test]
    fn practice_says_what_went_wrong_and_the_timed_part_says_nothing() {
        for mode in [Mode::Practice, Mode::Scored] {
            let mut run = run(mode, 2, spec(20, 4, 2000, false));
            held(&mut run, At::ZERO);
            run.apply(At::from_ms(40), &Intent::Point(pt(10, 10)));
            let feedback = run.feedback().map(|feedback| (feedback.good, feedback.say.id));
            assert_eq!(feedback, (mode == Mode::Practice).then_some((false, "trace-feedback-wall")));
            held(&mut run, At::from_ms(500));
            assert_eq!(run.feedback(), None, "it is gone when the work goes on");
        }
    }

    #[test]
    fn every_other_channel_is_reversed_when_asked() {
        let mut run = run(Mode::Scored, 9, spec(60, 2, 1200, true));
        let mut leftwards = Vec::new();
        for _ in 0..4 {
            leftwards.push(run.channel.place(0).x > run.channel.place(run.channel.total()).x);
            run.follow(
                At::ZERO,
                Glide { tool: run.tool, here: 0, farthest: run.channel.total(), touched: None },
            );
            run.advance(At::from_ms(CHANGE_MS));
        }
        assert_eq!(leftwards, [false, true, false, true]);
    }
}
