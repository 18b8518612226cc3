//! `gauge_watch`: dials move harmlessly for a long time; now and then a needle leaves its limits and wants an action.
//!
//! The candidate chooses the dial and then what the card says for where its needle is: a valve for too low, a fan for
//! too high, a stop for far too high. Evidence of *keeping attention* and of *reading instruments*. It does not show
//! whether somebody knows the machines behind them.
//!
//! Root: process monitoring with a simple action card (METHOD §5). Main measure: handled − false alarms within the limit.
//!
//! Every form of an exercise has the same number of events and the same mix of actions.
//!
//! Difficulty: `dials` (more to watch), `window_ms` (less time to answer), `events_per_10_min` (rare events are missed,
//! frequent ones overlap), `actions` (more rows on the card), `drift` (lively needles come close to their limits).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art;
use crate::art::goods::Theme;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene, pt, u};
use crate::seeded::Seeded;
use crate::time::At;
use picture::{key_of, letter_of};
use serde::Deserialize;

mod picture;

/// The kind.
#[derive(Debug)]
pub struct GaugeWatch;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "gauge_watch", deny_unknown_fields)]
pub struct File {
    /// Dials, 4 to 9.
    dials: Raw<u32>,
    /// Time to answer an event, from when the needle leaves its limits: 3000 to 15000.
    window_ms: Raw<u32>,
    /// Events in ten minutes, 10 to 120.
    events_per_10_min: Raw<u32>,
    /// Actions on the card, 1 to 3.
    actions: Raw<u32>,
    /// How lively the harmless movement is, 1 to 3.
    drift: Raw<u32>,
    /// Whose actions stand on the card: `parts` (as without it: valve, fan, stop), `care` (raise the bed, turn over, call),
    /// `cleaning` (dose, rinse, stop) or `kitchen` (lid, stir, stove off).
    theme: Option<Raw<Theme>>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    dials: u8,
    window_ms: u32,
    events_per_10_min: u32,
    actions: u8,
    drift: u8,
    theme: Theme,
}

/// Fewest events that say something.
const EVENTS_MIN: u32 = 3;
/// Quiet at the start of a timed part, and after its last window.
const LEAD_MS: u32 = 2500;
const TAIL_MS: u32 = 500;
/// Least time between the starts of two events.
const GAP_MS: u32 = 1200;
/// Room for chance between two events.
const LOOSE_MS: u32 = 300;
/// How long a dial is left alone after a window, so that its needle is at home before the next event.
const REST_MS: u32 = 2500;
/// How long a needle takes to its limit, from there outwards, and home again.
const APPROACH_MS: u64 = 800;
const LEAVE_MS: u64 = 700;
const RETURN_MS: u64 = 900;
/// An action is under way for so long; until then the card takes no other.
const ACTION_MS: u64 = 300;
/// The perfect worker's time to the dial, and from the dial to the action: scored, and where people follow.
const PERFECT_MS: (u64, u64) = (450, 350);
const SHOWN_MS: (u64, u64) = (2100, 1800);
/// Quiet before the first event of a demonstration or practice round, and after each.
const SHOWN_QUIET_MS: u64 = 2600;
/// Least window of a practice round.
const SHOWN_WINDOW_MS: u32 = 10_000;
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1600;
/// Waypoints of a needle before its movement repeats.
const WAYPOINTS: u32 = 64;

/// The scale, in thousandths of a degree from the top.
const SCALE_MDEG: (i32, i32) = (-135_000, 135_000);
const WITHIN_MDEG: (i32, i32) = (-62_000, 42_000);
const FAR_MDEG: i32 = 89_000;

impl Kind for GaugeWatch {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "gauge_watch";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let dials = check.number(&file.dials, "dials", 4..=9);
        let window = check.number(&file.window_ms, "window_ms", 3000..=15_000);
        let events = check.number(&file.events_per_10_min, "events_per_10_min", 10..=120);
        let actions = check.number(&file.actions, "actions", 1..=3);
        let drift = check.number(&file.drift, "drift", 1..=3);
        let theme = check.theme(file.theme.as_ref());
        let spec = Spec {
            dials: dials? as u8,
            window_ms: window?,
            events_per_10_min: events?,
            actions: actions? as u8,
            drift: drift? as u8,
            theme: theme?,
        };
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        if fits(&spec, limit_ms) {
            return Some(spec);
        }
        let with_events = |spec: &Spec| {
            let works = |n: &u32| fits(&Spec { events_per_10_min: *n, ..spec.clone() }, limit_ms);
            (10..=120).filter(works).min_by_key(|n| n.abs_diff(spec.events_per_10_min))
        };
        let events = events_within(&spec, limit_ms);
        let what = format!(
            "{events} events with their windows do not fit the limit, or are fewer than {EVENTS_MIN}"
        );
        if let Some(works) = with_events(&spec) {
            check.impossible(&file.events_per_10_min, what, works);
        } else {
            let windows = (3000..=spec.window_ms).rev().step_by(100);
            let mut works =
                windows.filter(|ms| with_events(&Spec { window_ms: *ms, ..spec.clone() }).is_some());
            check.impossible(&file.window_ms, what, works.next().unwrap_or(3000));
        }
        None
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let events = i64::from(events_within(spec, limit_ms));
        let measure = |name, max| Measure::new(name, "events", 0..=max);
        vec![
            measure("net", events),
            measure("handled", events),
            measure("wrong_action", events),
            measure("missed", events),
            measure("false_alarms", i64::from(limit_ms) / ACTION_MS as i64 + 1),
            Measure::new("median_reaction_ms", "ms", 0..=i64::from(spec.window_ms)),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Watching::new(spec.clone(), part))
    }
}

/// Events of every form.
const fn events_within(spec: &Spec, limit_ms: u32) -> u32 {
    (spec.events_per_10_min as u64 * limit_ms as u64 / 600_000) as u32
}

/// Least time between two starts: wide enough that some dial is always at rest.
fn gap_ms(spec: &Spec) -> u32 {
    GAP_MS.max((spec.window_ms + REST_MS).div_ceil(u32::from(spec.dials) - 1))
}

/// Time in which events can start, beyond what their gaps take; `None` when there is not even that.
fn spare_ms(spec: &Spec, limit_ms: u32) -> Option<u32> {
    let gaps_ms = events_within(spec, limit_ms).saturating_sub(1).checked_mul(gap_ms(spec))?;
    limit_ms.checked_sub(spec.window_ms + LEAD_MS + TAIL_MS)?.checked_sub(gaps_ms)
}

/// Whether the events fit the limit with some room for chance, and are enough.
fn fits(spec: &Spec, limit_ms: u32) -> bool {
    let events = events_within(spec, limit_ms);
    events >= EVENTS_MIN && spare_ms(spec, limit_ms).is_some_and(|spare| spare >= events * LOOSE_MS)
}

/// How an event ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Handled,
    Wrong,
    Missed,
}

/// A needle leaves its limits.
#[derive(Clone, Copy, Debug)]
struct Event {
    dial: u8,
    /// The action it wants, from 0: valve, fan, stop.
    action: u8,
    /// Where the needle goes.
    goal_mdeg: i32,
    /// When it crosses its limit; `None` while a practice round has not come so far.
    start: Option<At>,
    closed: Option<(At, Outcome)>,
}

/// What the last action or missed event was.
#[derive(Clone, Copy, Debug)]
struct Shown {
    at: At,
    dial: u8,
    /// The action that was wanted and the one taken; `None` where there was none.
    wanted: Option<u8>,
    taken: Option<u8>,
}

#[derive(Debug)]
struct Watching {
    spec: Spec,
    part: Part,
    window_ms: u64,
    /// Waypoints of each needle's harmless movement, and by how much each dial is ahead.
    drift: Vec<(u64, Vec<i32>)>,
    events: Vec<Event>,
    now: At,
    /// The dial that is chosen, and since when.
    chosen: Option<(u8, At)>,
    free_from: At,
    shown: Option<Shown>,
    false_alarms: u32,
    reactions_ms: Vec<u64>,
    handled_by_minute: ByMinute,
    missed_by_minute: ByMinute,
}

impl Watching {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "gauge_watch");
        let drift = (0..spec.dials).map(|_| waypoints(&spec, &mut draw)).collect();
        let scored = part.mode == Mode::Scored;
        let starts = if scored {
            starts(&spec, part.limit_ms, &mut draw)
        } else {
            let first = Some(At::from_ms(SHOWN_QUIET_MS));
            (0..part.items.max(1)).map(|i| first.filter(|_| i == 0)).collect()
        };
        let shown_ms = spec.window_ms.max(SHOWN_WINDOW_MS);
        let mut events = events(&spec, &starts, &mut draw);
        if part.mode == Mode::Demonstration {
            for event in &mut events {
                let (from, to) = zone_mdeg(spec.actions, event.action);
                event.goal_mdeg = i32::midpoint(from, to);
            }
        }
        Self {
            window_ms: u64::from(if scored { spec.window_ms } else { shown_ms }),
            drift,
            events,
            now: At::ZERO,
            chosen: None,
            free_from: At::ZERO,
            shown: None,
            false_alarms: 0,
            reactions_ms: Vec::new(),
            handled_by_minute: ByMinute::default(),
            missed_by_minute: ByMinute::default(),
            spec,
            part,
        }
    }

    const fn paced(&self) -> (u64, u64) {
        if matches!(self.part.mode, Mode::Scored) { PERFECT_MS } else { SHOWN_MS }
    }

    /// The open event whose window closes first, and when.
    fn first_to_close(&self) -> Option<(usize, At)> {
        let open = self.events.iter().enumerate().filter(|(_, event)| event.closed.is_none());
        open.filter_map(|(i, event)| Some((i, event.start?.plus_ms(self.window_ms))))
            .min_by_key(|(_, at)| *at)
    }

    /// The event that a dial's needle is out of limits for at `at`.
    fn open_on(&self, dial: u8, at: At) -> Option<usize> {
        self.events.iter().position(|event| {
            let started = event.start.is_some_and(|start| start <= at);
            event.dial == dial && event.closed.is_none() && started
        })
    }

    fn close(&mut self, index: usize, at: At, outcome: Outcome) {
        if let Some(event) = self.events.get_mut(index) {
            event.closed = Some((at, outcome));
        }
        if let (true, Some(next)) = (self.part.shows_feedback(), self.events.get_mut(index + 1)) {
            next.start = Some(at.plus_ms(SHOWN_QUIET_MS));
        }
    }

    fn choose(&mut self, at: At, dial: u8) {
        // Choosing again what was chosen after its needle had left does not make the answer later.
        let answered = self.chosen.is_some_and(|(chosen, since)| {
            chosen == dial && self.open_on(dial, at).is_some_and(|i| self.events[i].start <= Some(since))
        });
        if !answered {
            self.chosen = Some((dial, at));
        }
    }

    fn act(&mut self, at: At, action: u8) {
        let Some((dial, since)) = self.chosen.filter(|_| at >= self.free_from) else { return };
        self.chosen = None;
        self.free_from = at.plus_ms(ACTION_MS);
        let open = self.open_on(dial, at).map(|index| (index, self.events[index]));
        self.shown =
            Some(Shown { at, dial, wanted: open.map(|(_, event)| event.action), taken: Some(action) });
        let Some((index, event)) = open else {
            self.false_alarms += 1;
            return;
        };
        if event.action != action {
            self.close(index, at, Outcome::Wrong);
            return;
        }
        // A dial chosen before its needle left was not chosen because of it.
        let left = event.start.unwrap_or(at);
        let answer = if since < left { at } else { since };
        self.reactions_ms.push(answer.ms_since(left));
        self.handled_by_minute.count(at);
        self.close(index, at, Outcome::Handled);
    }

    fn count(&self, outcome: Outcome) -> u32 {
        self.events.iter().filter(|event| event.closed.is_some_and(|(_, how)| how == outcome)).count() as u32
    }

    fn median_reaction_ms(&self) -> i64 {
        let mut sorted = self.reactions_ms.clone();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let median = match sorted.get(middle) {
            None => self.window_ms,
            Some(upper) if sorted.len() % 2 == 1 => *upper,
            Some(upper) => u64::midpoint(sorted[middle - 1], *upper),
        };
        median.min(u64::from(self.spec.window_ms)) as i64
    }

    /// When a demonstration or practice round has shown everything.
    fn end(&self) -> Option<At> {
        let last = self.events.last().and_then(|event| event.closed)?;
        self.part.shows_feedback().then(|| last.0.plus_ms(FEEDBACK_MS))
    }

    /// Where a needle is without events, thousandths of a degree.
    fn drift_mdeg(&self, dial: u8, at: At) -> i32 {
        let Some((ahead_us, points)) = self.drift.get(usize::from(dial)) else { return 0 };
        let period_us = [3_600_000, 2_700_000, 1_900_000][usize::from(self.spec.drift.clamp(1, 3)) - 1];
        let gone = at.0.saturating_add(*ahead_us);
        let point = |i: u64| points.get((i % u64::from(WAYPOINTS)) as usize).copied().unwrap_or(0);
        let permille = (gone % period_us * 1000 / period_us) as i32;
        let calm = mix(point(gone / period_us), point(gone / period_us + 1), soft(permille));
        // In a demonstration the needles stay near the middle, so that it is plain which one has left and come home.
        if self.part.mode == Mode::Demonstration { mix(middle_mdeg(), calm, 350) } else { calm }
    }

    /// Where a needle is, thousandths of a degree from the top.
    fn needle_mdeg(&self, dial: u8, at: At) -> i32 {
        let calm = self.drift_mdeg(dial, at);
        let near = |event: &&Event| {
            event.dial == dial
                && event.start.is_some_and(|start| At(start.0.saturating_sub(APPROACH_MS * 1000)) <= at)
        };
        let Some(event) = self.events.iter().rev().find(near) else { return calm };
        match event.closed {
            Some((closed, _)) if closed <= at => {
                let back = permille_of(at, closed, RETURN_MS);
                mix(self.drawn_mdeg(event, closed), calm, soft(back))
            }
            _ => self.drawn_mdeg(event, at),
        }
    }

    /// Where an event draws its needle to: to the limit with growing speed, and on from there with falling speed.
    fn drawn_mdeg(&self, event: &Event, at: At) -> i32 {
        let calm = self.drift_mdeg(event.dial, at);
        let Some(start) = event.start else { return calm };
        let limit = if event.action == 0 { WITHIN_MDEG.0 } else { WITHIN_MDEG.1 };
        if at < start {
            let gone = permille_of(at, At(start.0.saturating_sub(APPROACH_MS * 1000)), APPROACH_MS);
            return mix(calm, limit, gone * gone / 1000);
        }
        let left = 1000 - permille_of(at, start, LEAVE_MS);
        // A needle that is out still trembles a little.
        let goal = event.goal_mdeg + (calm - middle_mdeg()) / 14;
        mix(goal, limit, left * left / 1000)
    }

    fn fresh(&self, at: At) -> Option<Shown> {
        self.shown.filter(|shown| self.part.shows_feedback() && at.ms_since(shown.at) < FEEDBACK_MS)
    }
}

/// The waypoints of one needle's harmless movement, inside its limits, and by how many microseconds it is ahead.
fn waypoints(spec: &Spec, draw: &mut Seeded) -> (u64, Vec<i32>) {
    let reach_mdeg = [14_000, 26_000, 38_000][usize::from(spec.drift.clamp(1, 3)) - 1];
    let room_mdeg = (WITHIN_MDEG.1 - WITHIN_MDEG.0) / 2 - 8000 - reach_mdeg;
    let centre = middle_mdeg() + draw.within(-room_mdeg, room_mdeg);
    let points = (0..WAYPOINTS).map(|_| centre + draw.within(-reach_mdeg, reach_mdeg)).collect();
    (u64::from(draw.below(4_000_000)), points)
}

const fn middle_mdeg() -> i32 {
    i32::midpoint(WITHIN_MDEG.0, WITHIN_MDEG.1)
}

/// When the events of a timed part start.
fn starts(spec: &Spec, limit_ms: u32, draw: &mut Seeded) -> Vec<Option<At>> {
    let spare = spare_ms(spec, limit_ms).unwrap_or(0);
    let mut loose: Vec<u32> = (0..events_within(spec, limit_ms)).map(|_| draw.below(spare + 1)).collect();
    loose.sort_unstable();
    let gap = u64::from(gap_ms(spec));
    let start = |(i, loose): (usize, u32)| At::from_ms(u64::from(LEAD_MS + loose) + i as u64 * gap);
    loose.into_iter().enumerate().map(start).map(Some).collect()
}

/// The events that start then: every action equally often, no dial before it has come to rest.
fn events(spec: &Spec, starts: &[Option<At>], draw: &mut Seeded) -> Vec<Event> {
    let mut actions: Vec<u8> =
        (0..starts.len()).map(|i| (i % usize::from(spec.actions).max(1)) as u8).collect();
    draw.shuffle(&mut actions);
    let mut events: Vec<Event> = Vec::new();
    for (start, action) in starts.iter().zip(actions) {
        let busy_ms = u64::from(spec.window_ms + REST_MS);
        let rests = |dial: &u8| {
            let last = events.iter().rev().find(|event| event.dial == *dial);
            last.is_none_or(|last| match (last.start, start) {
                (Some(last), Some(start)) => last.plus_ms(busy_ms) <= *start,
                // In a practice round one event waits for the other; no dial twice running is all it needs.
                _ => events.last().is_none_or(|event| event.dial != *dial),
            })
        };
        let resting: Vec<u8> = (0..spec.dials).filter(rests).collect();
        let dial = draw.pick(&resting).copied().unwrap_or(0);
        let (from, to) = zone_mdeg(spec.actions, action);
        let inset = ((to - from) / 5).min(16_000);
        let goal_mdeg = draw.within(from + inset, (to - inset).min(from + 46_000));
        events.push(Event { dial, action, goal_mdeg, start: *start, closed: None });
    }
    events
}

/// Where a needle wants an action.
const fn zone_mdeg(actions: u8, action: u8) -> (i32, i32) {
    match (actions, action) {
        (_, 0) => (SCALE_MDEG.0, WITHIN_MDEG.0),
        (3, 1) => (WITHIN_MDEG.1, FAR_MDEG),
        (_, 1) => (WITHIN_MDEG.1, SCALE_MDEG.1),
        _ => (FAR_MDEG, SCALE_MDEG.1),
    }
}

/// Dials have the ids 1 to 9, actions 11 to 13.
const FIRST_DIAL: u16 = 1;
const FIRST_ACTION: u16 = 11;

fn mix(from: i32, to: i32, permille: i32) -> i32 {
    from + (i64::from(to - from) * i64::from(permille) / 1000) as i32
}

/// How much of `span_ms` has passed since `from`, in thousandths, at most all of it.
fn permille_of(at: At, from: At, span_ms: u64) -> i32 {
    (at.us_since(from) / span_ms).min(1000) as i32
}

/// Slow at both ends, in thousandths: 3t² − 2t³.
const fn soft(permille: i32) -> i32 {
    let t = permille as i64;
    (t * t * (3000 - 2 * t) / 1_000_000) as i32
}

impl Run for Watching {
    fn advance(&mut self, to: At) {
        while let Some((index, at)) = self.first_to_close().filter(|(_, at)| *at <= to) {
            self.missed_by_minute.count(at);
            let Event { dial, action, .. } = self.events[index];
            self.shown = Some(Shown { at, dial, wanted: Some(action), taken: None });
            self.close(index, at, Outcome::Missed);
        }
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        let (dial, action) = (node.wrapping_sub(FIRST_DIAL), node.wrapping_sub(FIRST_ACTION));
        if self.end().is_some() {
            return;
        }
        if dial < u16::from(self.spec.dials) {
            self.choose(at, dial as u8);
        } else if action < u16::from(self.spec.actions) {
            self.act(at, action as u8);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.first_to_close().map(|(_, at)| at).or_else(|| self.end())
    }

    fn is_finished(&self, at: At) -> bool {
        self.end().is_some_and(|end| at >= end)
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        let mut nodes = Vec::new();
        for dial in 0..self.spec.dials {
            self.draw_dial(dial, at, &mut items);
            let (place, scale) = self.place_of(dial);
            let r = u(art::DIAL_R) / 1000 * scale;
            let area = Area { at: place.moved(-r, -r), w: 2 * r, h: 2 * r, round: true };
            let across = self.needle_mdeg(dial, at) - SCALE_MDEG.0;
            let tenths = (across * 10 + (SCALE_MDEG.1 - SCALE_MDEG.0) / 2) / (SCALE_MDEG.1 - SCALE_MDEG.0);
            let letter = letter_of(dial);
            let name =
                Say::new("gauge-dial").verbatim("letter", letter).number("position", tenths.clamp(0, 10));
            let chosen = self.chosen.is_some_and(|(chosen, _)| chosen == dial);
            let node = Node::button(FIRST_DIAL + u16::from(dial), name, area);
            nodes.push(node.with_key(letter.to_ascii_lowercase()).with_selected(chosen));
        }
        self.draw_card(at, &mut items);
        for action in 0..self.spec.actions {
            let (x, y, w, h) = self.tile(action);
            let area = Area::rect(x, y, w, h);
            let name = Say::new("gauge-action").word("action", art::action_word(self.spec.theme, action));
            nodes.push(Node::button(FIRST_ACTION + u16::from(action), name, area).with_key(key_of(action)));
        }
        self.draw_feedback(at, &mut items);
        Scene { items, nodes, moving: !self.is_finished(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let shown = self.fresh(self.now).filter(|_| self.part.mode == Mode::Practice)?;
        let good = shown.wanted == shown.taken;
        let say = match (shown.wanted, shown.taken) {
            (Some(_), Some(_)) if good => Say::new("feedback-right"),
            (Some(wanted), Some(_)) => Say::new("gauge-feedback-wrong").word("action", art::action_word(self.spec.theme, wanted)),
            (Some(_), None) => Say::new("gauge-feedback-missed"),
            (None, _) => Say::new("gauge-feedback-false"),
        };
        Some(Feedback { good, say })
    }

    fn progress(&self) -> Progress {
        let done = self.events.iter().filter(|event| event.closed.is_some()).count() as u32;
        Progress { done, right: self.count(Outcome::Handled) }
    }

    fn evidence(&self, _at: At) -> Evidence {
        let handled = self.count(Outcome::Handled);
        Evidence::default()
            .with("net", handled.saturating_sub(self.false_alarms))
            .with("handled", handled)
            .with("wrong_action", self.count(Outcome::Wrong))
            .with("missed", self.count(Outcome::Missed))
            .with("false_alarms", self.false_alarms)
            .with("median_reaction_ms", self.median_reaction_ms())
            .series("handled", self.handled_by_minute.counts())
            .series("missed", self.missed_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let (index, _) = self.first_to_close()?;
        let event = self.events.get(index)?;
        let (look_ms, act_ms) = self.paced();
        let left = event.start?;
        if let Some((_, since)) = self.chosen.filter(|(dial, since)| *dial == event.dial && *since >= left) {
            // Below the number at the end of the row, so that the hand covers neither it nor the picture.
            let (x, y, w, h) = self.tile(event.action);
            let point = pt(x + w - 34, y + h / 2 + (h / 3).min(58));
            let at = since.plus_ms(act_ms).max(self.free_from);
            return Some((at, Intent::click(NodeId(FIRST_ACTION + u16::from(event.action)), point)));
        }
        let (place, scale) = self.place_of(event.dial);
        // The lower right of the dial, beside its letter and away from where the needle turns.
        let aside = u(art::DIAL_R / 2) / 1000 * scale;
        let point = place.moved(aside, aside);
        Some((left.plus_ms(look_ms), Intent::click(NodeId(FIRST_DIAL + u16::from(event.dial)), point)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    fn spec() -> Spec {
        Spec { dials: 6, window_ms: 6000, events_per_10_min: 60, actions: 3, drift: 2, theme: Theme::Parts }
    }

    fn specs() -> Vec<Spec> {
        let crowded = Spec { dials: 9, window_ms: 15_000, events_per_10_min: 120, drift: 3, ..spec() };
        let plain = Spec { dials: 4, window_ms: 3000, events_per_10_min: 30, actions: 1, drift: 1, theme: Theme::Care };
        let two = Spec { dials: 7, actions: 2, theme: Theme::Kitchen, ..spec() };
        vec![spec(), crowded, plain, two]
    }

    fn watching(spec: &Spec, mode: Mode, seed: u64) -> Watching {
        Watching::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    /// Chooses the dial and the action (both from 0) at `ms`, as one would.
    fn answer(run: &mut Watching, ms: u64, dial: u8, action: u8) {
        for (ms, node) in [(ms, FIRST_DIAL + u16::from(dial)), (ms + 300, FIRST_ACTION + u16::from(action))] {
            run.advance(At::from_ms(ms));
            run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
        }
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            assert!(fits(&spec, 60_000), "{spec:?}");
            proofs::all(&KindSpec::GaugeWatch(spec), 60_000, Some("net"));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        // Windows as short as can be authored leave only pace to tell people apart, so haste would pay there.
        for spec in specs().into_iter().map(|spec| Spec { window_ms: spec.window_ms.max(4500), ..spec }) {
            let spec = KindSpec::GaugeWatch(spec);
            proofs::profiles(&spec, LIMIT_MS, "net");
            proofs::parallel_forms(&spec, LIMIT_MS, "net");
        }
    }

    #[test]
    fn events_of_every_form_are_as_many_and_keep_apart() {
        for spec in specs() {
            for seed in 0..100 {
                let run = watching(&spec, Mode::Scored, seed);
                assert_eq!(run.events.len(), events_within(&spec, LIMIT_MS) as usize);
                let start = |event: &Event| event.start.unwrap().ms();
                assert!(
                    run.events.windows(2).all(|pair| start(&pair[1]) - start(&pair[0]) >= u64::from(GAP_MS))
                );
                assert!(run.events.iter().all(|event| start(event) + run.window_ms < u64::from(LIMIT_MS)));
                for (i, event) in run.events.iter().enumerate() {
                    let again = run.events[i + 1..].iter().find(|later| later.dial == event.dial);
                    let busy = run.window_ms + RETURN_MS + APPROACH_MS;
                    assert!(again.is_none_or(|later| start(later) - start(event) >= busy));
                }
                for action in 0..spec.actions {
                    let count = run.events.iter().filter(|event| event.action == action).count();
                    assert!(count.abs_diff(run.events.len() / usize::from(spec.actions)) <= 1);
                }
            }
        }
    }

    #[test]
    fn a_needle_is_out_of_its_limits_exactly_while_an_answer_is_wanted() {
        for spec in specs() {
            for seed in 0..5 {
                let mut run = watching(&spec, Mode::Scored, seed);
                for step in 0..u64::from(LIMIT_MS) / 50 {
                    let at = At::from_ms(step * 50);
                    run.advance(at);
                    for dial in 0..spec.dials {
                        let needle = run.needle_mdeg(dial, at);
                        let within = (WITHIN_MDEG.0..=WITHIN_MDEG.1).contains(&needle);
                        let Some(open) = run.open_on(dial, at).map(|i| run.events[i]) else {
                            let missed =
                                run.events.iter().rev().find(|e| e.dial == dial && e.closed.is_some());
                            let home = missed.is_none_or(|e| at.ms_since(e.closed.unwrap().0) >= RETURN_MS);
                            assert!(within || !home, "{needle} on a calm dial");
                            continue;
                        };
                        let out_ms = at.ms_since(open.start.unwrap());
                        assert!(out_ms < 50 || !within, "{needle} on an open dial");
                        let (from, to) = zone_mdeg(spec.actions, open.action);
                        assert!(
                            out_ms < LEAVE_MS || (from..=to).contains(&needle),
                            "{needle} not in {from}..{to}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn needles_never_jump() {
        for spec in specs() {
            let mut run = watching(&spec, Mode::Scored, 11);
            let mut before: Option<Vec<i32>> = None;
            for step in 0..u64::from(LIMIT_MS) / 10 {
                let at = At::from_ms(step * 10);
                run.advance(at);
                let now: Vec<i32> = (0..spec.dials).map(|dial| run.needle_mdeg(dial, at)).collect();
                if let Some(before) = before {
                    assert!(
                        before.iter().zip(&now).all(|(a, b)| a.abs_diff(*b) < 5000),
                        "{before:?} to {now:?}"
                    );
                }
                before = Some(now);
            }
        }
    }

    #[test]
    fn an_answer_counts_by_dial_action_and_window() {
        let fresh = || watching(&spec(), Mode::Scored, 5);
        let event = fresh().events[0];
        let (left, calm) = (event.start.unwrap().ms(), (event.dial + 1) % 6);
        let wrong = (event.action + 1) % 3;
        let cases = [
            (left + 500, event.dial, event.action, "handled"),
            (left + 5699, event.dial, event.action, "handled"),
            (left + 500, event.dial, wrong, "wrong_action"),
            (left - 1000, event.dial, event.action, "false_alarms"),
            (left - 1000, calm, event.action, "false_alarms"),
        ];
        for (ms, dial, action, counted) in cases {
            let mut run = fresh();
            answer(&mut run, ms, dial, action);
            for name in ["handled", "wrong_action", "false_alarms"] {
                assert_eq!(
                    run.evidence(At::from_ms(ms)).get(name),
                    Some(i64::from(name == counted)),
                    "{name} {ms}"
                );
            }
        }
        // At the very moment the window closes, the event has been missed.
        let mut late = fresh();
        answer(&mut late, left + 5700, event.dial, event.action);
        let evidence = late.evidence(At::from_ms(left + 6000));
        assert_eq!((evidence.get("handled"), evidence.get("missed")), (Some(0), Some(1)));
        assert_eq!(evidence.get("false_alarms"), Some(1));
    }

    #[test]
    fn reactions_run_from_the_limit_to_the_answer_and_not_before() {
        let run = watching(&spec(), Mode::Scored, 5);
        let event = run.events[0];
        let left = event.start.unwrap().ms();
        for (chosen_ms, again_ms, reaction) in [
            (left + 700, None, 700),
            (left - 500, None, 1500),
            (left - 500, Some(left + 900), 900),
            (left + 400, Some(left + 900), 400),
        ] {
            let mut run = watching(&spec(), Mode::Scored, 5);
            for (ms, node) in [
                (Some(chosen_ms), FIRST_DIAL + u16::from(event.dial)),
                (again_ms, FIRST_DIAL + u16::from(event.dial)),
                (Some(left + 1500), FIRST_ACTION + u16::from(event.action)),
            ] {
                let Some(ms) = ms else { continue };
                run.advance(At::from_ms(ms));
                run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
            }
            assert_eq!(run.reactions_ms, [reaction]);
        }
        assert_eq!(run.evidence(At::ZERO).get("median_reaction_ms"), Some(6000));
    }

    #[test]
    fn an_action_without_a_dial_does_nothing_and_choosing_alone_neither() {
        let mut run = watching(&spec(), Mode::Scored, 5);
        for action in 0..3 {
            run.apply(At::from_ms(100), &Intent::key(NodeId(FIRST_ACTION + action)));
        }
        for dial in 0..6 {
            run.apply(At::from_ms(200), &Intent::key(NodeId(FIRST_DIAL + dial)));
        }
        assert_eq!(run.evidence(At::from_ms(200)).get("false_alarms"), Some(0));
        assert_eq!(run.chosen, Some((5, At::from_ms(200))));
    }

    #[test]
    fn a_demonstration_goes_to_the_middle_of_different_zones_and_comes_home() {
        for spec in specs() {
            for seed in 0..20 {
                let mut run = watching(&spec, Mode::Demonstration, seed);
                let mut actions = Vec::new();
                while let Some((at, act)) = run.demonstrate() {
                    let (index, _) = run.first_to_close().unwrap();
                    let Event { dial, action, .. } = run.events[index];
                    run.advance(at);
                    run.apply(at, &act);
                    if run.events[index].closed.is_none() {
                        continue;
                    }
                    let (from, to) = zone_mdeg(spec.actions, action);
                    assert!(run.needle_mdeg(dial, at).abs_diff(i32::midpoint(from, to)) < 3000);
                    let home = run.needle_mdeg(dial, at.plus_ms(FEEDBACK_MS - 100));
                    assert!(home.abs_diff(middle_mdeg()) < 20_000, "{home}");
                    actions.push(action);
                }
                actions.sort_unstable();
                actions.dedup();
                assert_eq!(actions.len(), usize::from(spec.actions));
            }
        }
    }

    #[test]
    fn answering_every_dial_all_the_time_earns_nothing() {
        let mut run = watching(&spec(), Mode::Scored, 8);
        for i in 0..u64::from(LIMIT_MS) / 1000 {
            answer(&mut run, i * 1000, (i % 6) as u8, 1);
        }
        assert_eq!(run.evidence(At::from_ms(119_999)).get("net"), Some(0));
    }

    #[test]
    fn practice_says_what_would_have_been_right() {
        let mut run = watching(&spec(), Mode::Practice, 5);
        let calm = (run.events[0].dial + 1) % 6;
        answer(&mut run, 100, calm, 0);
        assert_eq!(run.feedback().unwrap().say.id, "gauge-feedback-false");
        let event = run.events[0];
        answer(&mut run, event.start.unwrap().ms() + 300, event.dial, (event.action + 1) % 3);
        let said = run.feedback().unwrap();
        let expected = Say::new("gauge-feedback-wrong").word("action", art::action_word(Theme::Parts, event.action));
        assert_eq!((said.good, said.say), (false, expected));
        run.advance(run.next_deadline().unwrap());
        assert_eq!(run.feedback().unwrap().say.id, "gauge-feedback-missed");
        assert_eq!(run.progress(), Progress { done: 2, right: 0 });
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 5], limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [dials, window_ms, events, actions, drift] = values;
        let text = format!(
            "gauge_watch(dials: {dials}, window_ms: {window_ms}, events_per_10_min: {events}, actions: {actions}, \
             drift: {drift})"
        );
        proofs::checked::<GaugeWatch>(&text, limit_ms, 6).map_err(|refused| (refused.code, refused.place, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [6, 6000, 60, 3, 2];
        assert_eq!(checked(fine, LIMIT_MS), Ok(spec()));
        let outside = [[3, 10], [2999, 15_001], [9, 121], [0, 4], [0, 4]];
        for (place, values) in outside.into_iter().enumerate() {
            for value in values {
                let mut all = fine;
                all[place] = value;
                let nearest = if value == values[0] { value + 1 } else { value - 1 };
                assert_eq!(
                    checked(all, LIMIT_MS),
                    Err((Code::ParameterOutOfRange, place, nearest)),
                    "{all:?}"
                );
            }
        }
    }

    #[test]
    fn events_that_cannot_fit_are_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 31_111, 60_000, 600_000] {
            for dials in [4, 9] {
                for window_ms in [3000, 8000, 15_000] {
                    for events in [10, 45, 120] {
                        let mut all = [dials, window_ms, events, 3, 1];
                        for _ in 0..2 {
                            let Err((code, place, works)) = checked(all, limit_ms) else { break };
                            assert_eq!(code, Code::Impossible);
                            all[place] = works;
                            refused += 1;
                        }
                        assert!(checked(all, limit_ms).is_ok(), "{all:?} in {limit_ms} ms");
                    }
                }
            }
        }
        assert!(refused > 20);
    }
}
