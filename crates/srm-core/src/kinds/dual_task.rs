//! `dual_task`: any other exercise goes on while signals light up beside it and want an answer in time.
//!
//! The left part of the screen is the other exercise, unchanged. On the right a board lights up at moments nobody can
//! foresee; a card says which key answers which signal, and a bar shows how long it waits. Evidence of *working under
//! pressure*: whether the work goes on while questions are answered. It does not show how somebody deals with people who
//! interrupt them, nor how they feel under stress; and half of its result is the other exercise's.
//!
//! Root: fixed process, varied materials: a second task beside any other (METHOD §5); dual-task method of attention
//! research. Main measure: signals answered rightly − wrongly − answers to nothing, beside the primary's own main
//! measure.
//!
//! Every form of an exercise has the same number of signals and each sort equally often.
//!
//! Difficulty: `primary` (whatever makes it hard), `interrupts_per_10_min` (torn away more often), `window_ms` (less time
//! to answer), `answers` (more rows on the card), `changes` (the card changes), `quiet_ms_min` (short pauses let signals
//! come close together; long ones make them easier to foresee).

use super::{Check, Feedback, KINDS, Kind, KindFile, KindSpec, Mode, Part, Progress, Run, Wording};
use crate::art::Signal;
use crate::diag::Code;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use picture::{key_area, key_point, letter_of};
use serde::Deserialize;

mod picture;

/// The kind.
#[derive(Debug)]
pub struct DualTask;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "dual_task", deny_unknown_fields)]
pub struct File {
    /// The exercise that goes on, as it would be written by itself: any kind without words that is practised at the
    /// station, and not another `dual_task`.
    primary: Raw<KindFile>,
    /// Signals in ten minutes, 10 to 120.
    interrupts_per_10_min: Raw<u32>,
    /// Time to answer a signal: 2000 to 15000.
    window_ms: Raw<u32>,
    /// Sorts of signals, each with its key, 2 to 4.
    answers: Raw<u32>,
    /// How often the card changes, 0 to 3: no signal keeps its key.
    changes: Raw<u32>,
    /// Least pause after a signal before the next, 500 to 30000.
    quiet_ms_min: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    primary: Box<KindSpec>,
    interrupts_per_10_min: u32,
    window_ms: u32,
    answers: u8,
    changes: u8,
    quiet_ms_min: u32,
}

/// Fewest signals that say something, in a part and on one card.
const SIGNALS_MIN: u32 = 3;
const SIGNALS_PER_CARD_MIN: u32 = 2;
/// Quiet at the start of a timed part, and after its last window.
const LEAD_MS: u32 = 3000;
const TAIL_MS: u32 = 500;
/// Least room for chance in when a signal comes.
const LOOSE_MS: u32 = 500;
/// A key is down for so long; until then no other can be pressed.
const KEY_MS: u64 = 300;
/// The perfect worker's answer: scored, and where people follow.
const PERFECT_MS: u64 = 700;
const SHOWN_MS: u64 = 2200;
/// Before the first signal of a demonstration or practice round, and after each.
const SHOWN_FIRST_MS: u64 = 3500;
const SHOWN_QUIET_MS: u64 = 5000;
/// Least window of a demonstration or practice round, its signals, and signals before its card changes.
const SHOWN_WINDOW_MS: u32 = 9000;
const SHOWN_SIGNALS: u32 = 60;
const SHOWN_PER_CARD: u32 = 2;
/// A demonstration's hand goes over to the board and comes back; and how long a signal waits for it.
const OVER_MS: u64 = 1200;
const BACK_MS: u64 = 1500;
const WAITS_MS: u64 = 4000;
/// How long feedback stays, and how long a new card is ringed.
const FEEDBACK_MS: u64 = 1600;
const NEW_CARD_MS: u64 = 4000;
/// Before the names of the primary's measures.
const PREFIX: &str = "primary_";

impl Kind for DualTask {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "dual_task";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let primary = primary(file, check);
        let signals = check.number(&file.interrupts_per_10_min, "interrupts_per_10_min", 10..=120);
        let window = check.number(&file.window_ms, "window_ms", 2000..=15_000);
        let answers = check.number(&file.answers, "answers", 2..=4);
        let changes = check.number(&file.changes, "changes", 0..=3);
        let quiet = check.number(&file.quiet_ms_min, "quiet_ms_min", 500..=30_000);
        let spec = Spec {
            primary: Box::new(primary?),
            interrupts_per_10_min: signals?,
            window_ms: window?,
            answers: answers? as u8,
            changes: changes? as u8,
            quiet_ms_min: quiet?,
        };
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        let signals = signals_within(&spec, limit_ms);
        if !fits(&spec, limit_ms) {
            let what = format!(
                "{signals} signals with their windows and pauses do not fit the limit, or are fewer than {SIGNALS_MIN}"
            );
            let works = |n: &u32| fits(&Spec { interrupts_per_10_min: *n, ..spec.clone() }, limit_ms);
            match (10..=120).filter(works).min_by_key(|n| n.abs_diff(spec.interrupts_per_10_min)) {
                Some(works) => check.impossible(&file.interrupts_per_10_min, what, works),
                None if spec.quiet_ms_min > 500 => check.impossible(&file.quiet_ms_min, what, 500),
                None => check.impossible(&file.window_ms, what, 2000),
            }
            return None;
        }
        if signals < SIGNALS_PER_CARD_MIN * (u32::from(spec.changes) + 1) {
            let what = format!(
                "{signals} signals in all leave fewer than {SIGNALS_PER_CARD_MIN} for each card when it changes so often"
            );
            check.impossible(&file.changes, what, signals / SIGNALS_PER_CARD_MIN - 1);
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let signals = i64::from(signals_within(spec, limit_ms));
        let measure = |name, max| Measure::new(name, "signals", 0..=max);
        let mut measures = vec![
            measure("interrupts_net", signals),
            measure("interrupts_handled", signals),
            measure("interrupts_wrong", signals),
            measure("interrupts_missed", signals),
            measure("interrupts_false", i64::from(limit_ms) / KEY_MS as i64 + 1),
            Measure::new("interrupts_median_reaction_ms", "ms", 0..=i64::from(spec.window_ms)),
        ];
        measures.extend(spec.primary.measures(limit_ms).into_iter().map(|measure| Measure {
            name: format!("{PREFIX}{}", measure.name),
            ..measure
        }));
        measures
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Dual::new(spec.clone(), part))
    }
}

/// The exercise that goes on, checked, unless it cannot go on beside signals.
fn primary(file: &File, check: &mut Check<'_, '_>) -> Option<KindSpec> {
    let written = check.doc.read(&file.primary)?;
    let within = matches!(written, KindFile::DualTask(_));
    let spec = if within { None } else { Some(written.check(check)?) };
    let why = match &spec {
        None => "a `dual_task` cannot hold another",
        Some(spec) if !spec.info().practised => "what is done away from the station cannot go on beside signals",
        Some(spec) if !spec.info().language_light => "signals only go beside an exercise without words",
        Some(_) => return spec,
    };
    let fine = |info: &&super::KindInfo| info.language_light && info.practised && info.name != DualTask::NAME;
    let names: Vec<&str> = KINDS.iter().filter(fine).map(|info| info.name).collect();
    let span = check.doc.span(&file.primary);
    let problem = check.doc.problem(Code::UnknownVariant, span, why).label("cannot be the primary");
    check.doc.push(problem.help(format!("use one of: {}", names.join(", "))));
    None
}

/// Signals of every form.
const fn signals_within(spec: &Spec, limit_ms: u32) -> u32 {
    (spec.interrupts_per_10_min as u64 * limit_ms as u64 / 600_000) as u32
}

/// What each signal has of the limit for itself, its window, the pause after it and its chance; `None` without signals.
fn share_ms(spec: &Spec, limit_ms: u32) -> Option<u32> {
    limit_ms.checked_sub(LEAD_MS + TAIL_MS)?.checked_div(signals_within(spec, limit_ms))
}

fn fits(spec: &Spec, limit_ms: u32) -> bool {
    let needed = spec.window_ms + spec.quiet_ms_min + LOOSE_MS;
    signals_within(spec, limit_ms) >= SIGNALS_MIN && share_ms(spec, limit_ms) >= Some(needed)
}

/// How a signal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Handled,
    Wrong,
    Missed,
}

/// What calls, and when.
#[derive(Clone, Copy, Debug)]
struct Call {
    /// Which signal, from 0.
    signal: u8,
    /// When it begins; `None` while a practice round has not come so far.
    start: Option<At>,
    closed: Option<Outcome>,
}

/// The last answer or missed signal: the key that was wanted and the one pressed.
#[derive(Clone, Copy, Debug)]
struct Shown {
    at: At,
    wanted: Option<u8>,
    pressed: Option<u8>,
}

#[derive(Debug)]
struct Dual {
    spec: Spec,
    part: Part,
    primary: Box<dyn Run>,
    window_ms: u64,
    calls: Vec<Call>,
    /// The key of each signal, card by card, and how many signals each card is for.
    cards: Vec<Vec<u8>>,
    per_card: u32,
    /// Signals that have ended, and the one that is on.
    closed: u32,
    open: Option<usize>,
    now: At,
    card_since: At,
    shown: Option<Shown>,
    /// When a key was pressed last, and when anything was done about the primary.
    answered: Option<At>,
    worked: Option<At>,
    /// Whether the pointer is held on a pad of the primary.
    holds: bool,
    counts: [u32; 3],
    false_answers: u32,
    reactions_ms: Vec<u64>,
    handled_by_minute: ByMinute,
    missed_by_minute: ByMinute,
}

impl Dual {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "dual_task");
        let scored = part.mode == Mode::Scored;
        let count = if scored { signals_within(&spec, part.limit_ms) } else { SHOWN_SIGNALS };
        let cards = u32::from(spec.changes) + 1;
        let per_card = if scored { count.div_ceil(cards) } else { SHOWN_PER_CARD };
        let window_ms = if scored { spec.window_ms } else { spec.window_ms.max(SHOWN_WINDOW_MS) };
        let mut calls = calls(&spec, count, &mut draw);
        let share = share_ms(&spec, part.limit_ms).unwrap_or(0);
        let room = share.saturating_sub(spec.window_ms + spec.quiet_ms_min);
        for (call, slot) in calls.iter_mut().zip(0..) {
            let start = LEAD_MS + slot * share + draw.below(room + 1);
            call.start = scored.then_some(At::from_ms(u64::from(start)));
        }
        if let Some(first) = calls.first_mut().filter(|_| !scored) {
            first.start = Some(At::from_ms(SHOWN_FIRST_MS));
        }
        Self {
            primary: spec.primary.start(part),
            window_ms: u64::from(window_ms),
            calls,
            cards: deal_cards(&spec, &mut draw),
            per_card: per_card.max(1),
            closed: 0,
            open: None,
            now: At::ZERO,
            card_since: At::ZERO,
            shown: None,
            answered: None,
            worked: None,
            holds: false,
            counts: [0; 3],
            false_answers: 0,
            reactions_ms: Vec::new(),
            handled_by_minute: ByMinute::default(),
            missed_by_minute: ByMinute::default(),
            spec,
            part,
        }
    }

    /// The card that holds now, counted from 0.
    fn card_number(&self) -> usize {
        ((self.closed / self.per_card) as usize).min(self.cards.len().saturating_sub(1))
    }

    /// The key that answers a signal now.
    fn key_for(&self, signal: u8) -> u8 {
        let card = self.cards.get(self.card_number());
        card.and_then(|card| card.get(usize::from(signal))).copied().unwrap_or(0)
    }

    /// Whether a demonstration or practice round brings no more signals.
    fn winds_up(&self) -> bool {
        self.part.is_over(self.primary.progress().done)
    }

    /// The next thing that happens on the board: a window closes, or a signal lights up.
    fn board_due(&self) -> Option<At> {
        match self.open.and_then(|open| self.calls.get(open)) {
            Some(call) => Some(call.start?.plus_ms(self.window_ms)),
            None if self.winds_up() => None,
            None => self.calls.get(self.closed as usize)?.start,
        }
    }

    fn close(&mut self, at: At, outcome: Outcome, pressed: Option<u8>) {
        let Some(open) = self.open.take() else { return };
        let Some(call) = self.calls.get_mut(open) else { return };
        call.closed = Some(outcome);
        let (signal, start) = (call.signal, call.start.unwrap_or(at));
        self.shown = Some(Shown { at, wanted: Some(self.key_for(signal)), pressed });
        self.counts[outcome as usize] += 1;
        match outcome {
            Outcome::Handled => {
                self.reactions_ms.push(at.ms_since(start));
                self.handled_by_minute.count(at);
            }
            Outcome::Missed => self.missed_by_minute.count(at),
            Outcome::Wrong => {}
        }
        let before = self.card_number();
        self.closed += 1;
        if self.card_number() != before {
            self.card_since = at;
        }
        if let (true, Some(next)) = (self.part.shows_feedback(), self.calls.get_mut(self.closed as usize)) {
            next.start = Some(at.plus_ms(SHOWN_QUIET_MS));
        }
    }

    fn press(&mut self, at: At, key: u8) {
        if self.answered.is_some_and(|answered| at < answered.plus_ms(KEY_MS)) {
            return;
        }
        self.answered = Some(at);
        let Some(call) = self.open.and_then(|open| self.calls.get(open)) else {
            self.false_answers += 1;
            self.shown = Some(Shown { at, wanted: None, pressed: Some(key) });
            return;
        };
        let right = self.key_for(call.signal) == key;
        self.close(at, if right { Outcome::Handled } else { Outcome::Wrong }, Some(key));
    }

    const fn count(&self, outcome: Outcome) -> u32 {
        self.counts[outcome as usize]
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

    fn fresh(&self, at: At) -> Option<Shown> {
        self.shown.filter(|shown| self.part.shows_feedback() && at.ms_since(shown.at) < FEEDBACK_MS)
    }

    /// When there is nothing more to see of the last answer.
    fn shown_end(&self) -> Option<At> {
        self.shown.filter(|_| self.part.shows_feedback()).map(|shown| shown.at.plus_ms(FEEDBACK_MS))
    }

    /// The perfect worker's answer to what calls now. Whose hand is busy on a pad answers by key.
    fn answer(&self) -> Option<(At, Intent)> {
        let call = self.calls.get(self.open?)?;
        let key = self.key_for(call.signal);
        let react_ms = if self.part.mode == Mode::Scored { PERFECT_MS } else { SHOWN_MS };
        let free = self.answered.map_or(At::ZERO, |answered| answered.plus_ms(KEY_MS));
        let node = NodeId(key_id(key));
        let intent = if self.holds { Intent::key(node) } else { Intent::click(node, key_point(&self.spec, key)) };
        Some((call.start?.plus_ms(react_ms).max(free), intent))
    }

    /// In a demonstration one hand does both, and people have to see it go over and come back: an answer keeps its
    /// distance from what is done about the primary, before and after. Says whether the answer comes first.
    fn spaced(&self, answer: &mut At, work: Option<&mut At>) -> bool {
        let from = self.open.and_then(|open| self.calls.get(open)?.start).unwrap_or(*answer);
        *answer = self.worked.map_or(*answer, |worked| (*answer).max(worked.plus_ms(OVER_MS)));
        let Some(work) = work else { return true };
        *work = self.answered.map_or(*work, |answered| (*work).max(answered.plus_ms(BACK_MS)));
        *answer < *work && (answer.plus_ms(BACK_MS) <= *work || *answer >= from.plus_ms(WAITS_MS))
    }
}

/// Which signals come: each sort equally often.
fn calls(spec: &Spec, count: u32, draw: &mut Seeded) -> Vec<Call> {
    let mut calls = Vec::new();
    // Dealt a handful at a time, so that also a short part sees every sort.
    while calls.len() < count as usize {
        let mut sorts: Vec<u8> = (0..spec.answers).collect();
        draw.shuffle(&mut sorts);
        calls.extend(sorts.into_iter().map(|signal| Call { signal, start: None, closed: None }));
    }
    calls.truncate(count as usize);
    calls
}

/// The cards: on none of them does a signal have the key that it had before.
fn deal_cards(spec: &Spec, draw: &mut Seeded) -> Vec<Vec<u8>> {
    let mut card: Vec<u8> = (0..spec.answers).collect();
    draw.shuffle(&mut card);
    let mut cards = vec![card];
    for _ in 0..spec.changes {
        let turn = 1 + draw.below(u32::from(spec.answers) - 1) as u8;
        let next = cards.last().map(|card| card.iter().map(|key| (key + turn) % spec.answers).collect());
        cards.extend(next);
    }
    cards
}

/// The primary's nodes keep their ids, which stay far below these: keys 10001 to 10004, the board 10010, rows of the card
/// from 10011.
const FIRST_KEY: u16 = 10_001;
const BOARD: u16 = 10_010;
const FIRST_ROW: u16 = 10_011;

const fn key_id(key: u8) -> u16 {
    FIRST_KEY + key as u16
}

const fn signal_of(index: u8) -> Signal {
    Signal::ALL[index as usize % Signal::ALL.len()]
}

impl Run for Dual {
    fn advance(&mut self, to: At) {
        while let Some(due) = self.board_due().filter(|due| *due <= to) {
            // What is due at the same moment on both sides happens on the primary's side first, which may be its end.
            self.primary.advance(due);
            if self.board_due() != Some(due) {
                continue;
            }
            if self.open.is_some() {
                self.close(due, Outcome::Missed, None);
            } else {
                self.open = Some(self.closed as usize);
            }
        }
        self.primary.advance(to);
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        match intent {
            Intent::Activate { node: NodeId(node), .. } if *node >= FIRST_KEY => {
                let key = node - FIRST_KEY;
                if key < u16::from(self.spec.answers) {
                    self.press(at, key as u8);
                }
                return;
            }
            Intent::Hold { .. } => self.holds = true,
            Intent::Release => self.holds = false,
            Intent::Activate { .. } | Intent::Move { .. } | Intent::Point(_) => {}
        }
        self.worked = Some(at);
        self.primary.apply(at, intent);
    }

    fn next_deadline(&self) -> Option<At> {
        let end = self.shown_end().filter(|_| self.winds_up());
        [self.primary.next_deadline(), self.board_due(), end].into_iter().flatten().filter(|at| *at > self.now).min()
    }

    fn is_finished(&self, at: At) -> bool {
        let board_done = match self.part.mode {
            Mode::Scored => self.closed as usize >= self.calls.len(),
            Mode::Demonstration | Mode::Practice => {
                self.open.is_none() && self.shown_end().is_none_or(|end| at >= end)
            }
        };
        board_done && self.primary.is_finished(at)
    }

    fn scene(&self, at: At) -> Scene {
        let mut scene = self.primary.scene(at);
        scene.wide = true;
        scene.moving |= self.draw_panel(at, &mut scene.items);
        let taken: Vec<char> = scene.nodes.iter().filter_map(|node| node.key).collect();
        let calling = self.open.and_then(|open| self.calls.get(open)).map(|call| signal_of(call.signal));
        let word = calling.map_or("signal-none", Signal::word);
        scene.nodes.push(Node::image(BOARD, Say::new("dual-board").word("signal", word), Self::board_area()));
        for signal in 0..self.spec.answers {
            let name = Say::new("dual-row")
                .word("signal", signal_of(signal).word())
                .verbatim("letter", letter_of(&self.spec, self.key_for(signal)));
            scene.nodes.push(Node::image(FIRST_ROW + u16::from(signal), name, Self::row_area(signal)));
        }
        for key in 0..self.spec.answers {
            let (x, y, w, h) = key_area(&self.spec, key);
            let letter = letter_of(&self.spec, key);
            let name = Say::new("dual-key").verbatim("letter", letter);
            let mut node = Node::button(key_id(key), name, Area::rect(x, y, w, h));
            let shortcut = letter.to_ascii_lowercase();
            if !taken.contains(&shortcut) {
                node = node.with_key(shortcut);
            }
            scene.nodes.push(node);
        }
        scene
    }

    fn wording(&self, at: At) -> Option<Wording> {
        self.primary.wording(at)
    }

    fn feedback(&self) -> Option<Feedback> {
        if self.part.mode != Mode::Practice {
            return None;
        }
        let primary = self.primary.feedback();
        let shown = self.fresh(self.now).filter(|shown| primary.is_none() || self.worked < Some(shown.at));
        let Some(shown) = shown else { return primary };
        let good = shown.wanted == shown.pressed;
        let id = match (shown.wanted, shown.pressed) {
            (Some(_), Some(_)) if good => "feedback-right",
            (Some(_), Some(_)) => "dual-feedback-wrong",
            (Some(_), None) => "dual-feedback-missed",
            (None, _) => "dual-feedback-false",
        };
        Some(Feedback { good, say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        let Progress { done, right } = self.primary.progress();
        let faults = self.count(Outcome::Wrong) + self.count(Outcome::Missed) + self.false_answers;
        Progress { done, right: right.saturating_sub(faults) }
    }

    fn evidence(&self, at: At) -> Evidence {
        let handled = self.count(Outcome::Handled);
        let wrong = self.count(Outcome::Wrong);
        let mut evidence = Evidence::default()
            .with("interrupts_net", handled.saturating_sub(wrong + self.false_answers))
            .with("interrupts_handled", handled)
            .with("interrupts_wrong", wrong)
            .with("interrupts_missed", self.count(Outcome::Missed))
            .with("interrupts_false", self.false_answers)
            .with("interrupts_median_reaction_ms", self.median_reaction_ms())
            .series("interrupts_handled", self.handled_by_minute.counts())
            .series("interrupts_missed", self.missed_by_minute.counts());
        let primary = self.primary.evidence(at);
        let named = |name: String| format!("{PREFIX}{name}");
        evidence.measures.extend(primary.measures.into_iter().map(|(name, value)| (named(name), value)));
        evidence.by_minute.extend(primary.by_minute.into_iter().map(|(name, values)| (named(name), values)));
        evidence
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let (answer, work) = (self.answer(), self.primary.demonstrate());
        let Some((mut answer_at, answer)) = answer else {
            let back = self.answered.filter(|_| self.part.mode == Mode::Demonstration && !self.holds);
            let back = back.map_or(At::ZERO, |answered| answered.plus_ms(BACK_MS));
            return work.map(|(at, intent)| (at.max(back), intent));
        };
        let Some((mut work_at, work)) = work else {
            if self.part.mode == Mode::Demonstration && !self.holds {
                self.spaced(&mut answer_at, None);
            }
            return Some((answer_at, answer));
        };
        let answer_first = if self.part.mode == Mode::Demonstration && !self.holds {
            self.spaced(&mut answer_at, Some(&mut work_at))
        } else {
            answer_at < work_at
        };
        Some(if answer_first { (answer_at, answer) } else { (work_at, work) })
    }

    fn shown_until(&self) -> Option<At> {
        self.primary.shown_until().into_iter().chain(self.shown_end()).max()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Header, proofs};
    use super::*;
    use crate::diag::Sink;
    use crate::pack::Keys;
    use crate::read::Doc;
    use crate::source::Source;
    use std::cell::RefCell;

    const LIMIT_MS: u32 = 120_000;
    const SORT: &str = "rule_sort(bins: 3, by: colour, exceptions: 1, change_at_ms: 0, ahead: 1)";
    const OWN: &str = "interrupts_per_10_min: 40, window_ms: 5_000, answers: 3, changes: 1, quiet_ms_min: 1_500";
    const PRIMARIES: [&str; 12] = [
        SORT,
        "defect_stream(pace_ms: 1200, visible: 4, defects_permille: 120, defect_kinds: 2, hues: 2)",
        "gauge_watch(dials: 6, window_ms: 6000, events_per_10_min: 60, actions: 3, drift: 2)",
        "trace_path(half_width: 30, turns: 3, length: 1800, reverse: true)",
        "follow_steps(theme: parts, steps: 5, parts: 6, lookalikes: 1, turned: false, variants: 2)",
        "ring_dot(hole: 26, wall: 10, columns: 8, rows: 4, scattered: false, shrinks: false)",
        "rotate_match(cells: 5, turns: eighths, marks: true, choices: 2, same_part: 1)",
        "plan_to_stack(base: 3, blocks: 6, views: 2, hues: 1, height: 3)",
        "line_trace(stations: 8, branches: 1, kinds_of_damage: 1, probe_ms: 1200, probes_max: 4, hints: false)",
        "flow_fix(tanks: 3, positions: 5, changes_per_10_min: 105, band_permille: 200, speed: 3, coupled: false)",
        "log_readings(instruments: 3, interval_ms: 21000, window_ms: 18000, divisions: 5, trends: 5, drift: 2)",
        "shift_plan(theme: care, people: 3, slots: 6, jobs: 4, qualifications: 1, deadlines: 1, ordered: 1, \
         late_job: true)",
    ];

    /// What stands within `dual_task( )`, checked, or what was reported: codes, messages and proposals.
    fn checked(text: &str, limit_ms: u32) -> Result<Spec, Vec<(Code, String, Option<String>)>> {
        let mut sink = Sink::new();
        let source = Source::new("e.ron", format!("dual_task({text})").as_bytes(), 10_000, &mut sink).unwrap();
        let sink = RefCell::new(sink);
        let doc = Doc::new(&source, &sink);
        let header = Header { limit_ms: Some(limit_ms), practice_items: 5 };
        let mut keys = Keys::default();
        let spec = doc
            .document::<File>()
            .and_then(|file| DualTask::check(&file, &mut Check { doc: &doc, header, keys: &mut keys }));
        let found = sink.into_inner().finish();
        assert_eq!(spec.is_some(), found.is_empty(), "{found:?}");
        spec.ok_or_else(|| {
            found.into_iter().map(|d| (d.code, d.message, d.fix.map(|fix| fix.replacement))).collect()
        })
    }

    fn spec(primary: &str, own: &str) -> Spec {
        checked(&format!("primary: {primary}, {own}"), LIMIT_MS).unwrap()
    }

    fn dual(mode: Mode, seed: u64) -> Dual {
        Dual::new(spec(SORT, OWN), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Dual, ms: u64, key: u8) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(key_id(key))));
    }

    #[test]
    fn keeps_what_every_kind_keeps_beside_any_primary() {
        for (i, primary) in PRIMARIES.into_iter().enumerate() {
            let kind = KindSpec::DualTask(spec(primary, OWN));
            // What moves by itself, what waits, and what a pointer is held on: with these the others are covered too.
            if i < 4 {
                proofs::all(&kind, LIMIT_MS, Some("interrupts_net"));
            }
            // A kind's main measure is its first.
            let main = kind.measures(LIMIT_MS).into_iter().find(|measure| measure.name.starts_with(PREFIX)).unwrap();
            for seed in 20..26 {
                let mut run = kind.start(Part { mode: Mode::Scored, seed, items: 5, limit_ms: LIMIT_MS });
                let limit = At::from_ms(u64::from(LIMIT_MS));
                proofs::work(&mut *run, limit);
                run.advance(limit);
                assert_eq!(run.evidence(limit).get(&main.name), Some(main.max), "{primary} {seed}");
            }
        }
        let rare = "interrupts_per_10_min: 15, window_ms: 15_000, answers: 4, changes: 0, quiet_ms_min: 20_000";
        let dense = "interrupts_per_10_min: 120, window_ms: 2_000, answers: 2, changes: 3, quiet_ms_min: 500";
        for own in [rare, dense] {
            proofs::all(&KindSpec::DualTask(spec(SORT, own)), LIMIT_MS, Some("primary_net"));
        }
    }

    #[test]
    fn the_able_answer_better_and_forms_are_alike() {
        let kind = KindSpec::DualTask(spec(SORT, OWN));
        for main in ["interrupts_net", "primary_net"] {
            proofs::profiles(&kind, LIMIT_MS, main);
            proofs::parallel_forms(&kind, LIMIT_MS / 2, main);
        }
    }

    #[test]
    fn signals_of_every_form_are_as_many_and_keep_apart() {
        for seed in 0..200 {
            let run = dual(Mode::Scored, seed);
            assert_eq!(run.calls.len(), 8);
            let starts: Vec<u64> = run.calls.iter().map(|call| call.start.unwrap().ms()).collect();
            assert!(starts.windows(2).all(|pair| pair[1] - pair[0] >= 5000 + 1500));
            assert!(starts[0] >= u64::from(LEAD_MS) && starts[7] + 5000 < u64::from(LIMIT_MS));
            for sort in 0..3 {
                let count = run.calls.iter().filter(|call| call.signal == sort).count();
                assert!((2..=3).contains(&count));
            }
            for (a, b) in run.cards[0].iter().zip(&run.cards[1]) {
                assert_ne!(a, b, "no signal keeps its key");
            }
        }
        let gaps = |seed| dual(Mode::Scored, seed).calls[1].start.unwrap().ms_since(At::ZERO);
        assert!((0..20).map(gaps).max() > (0..20).map(gaps).min().map(|least| least + 3000), "nobody can foresee them");
    }

    #[test]
    fn answers_are_right_wrong_late_or_for_nothing() {
        let start = dual(Mode::Scored, 3).calls[0].start.unwrap().ms();
        let wanted = dual(Mode::Scored, 3).key_for(dual(Mode::Scored, 3).calls[0].signal);
        let cases = [
            (start, wanted, "interrupts_handled"),
            (start + 4999, wanted, "interrupts_handled"),
            (start + 800, (wanted + 1) % 3, "interrupts_wrong"),
            (start - 1, wanted, "interrupts_false"),
            (start + 5000, wanted, "interrupts_false"),
        ];
        for (ms, key, counted) in cases {
            let mut run = dual(Mode::Scored, 3);
            press(&mut run, ms, key);
            let evidence = run.evidence(At::from_ms(ms));
            for name in ["interrupts_handled", "interrupts_wrong", "interrupts_false"] {
                assert_eq!(evidence.get(name), Some(i64::from(name == counted)), "{name} {ms}");
            }
            assert_eq!(evidence.get("interrupts_missed"), Some(i64::from(ms == start + 5000)));
        }
        let mut run = dual(Mode::Scored, 3);
        press(&mut run, start + 900, wanted);
        assert_eq!(run.evidence(At::ZERO).get("interrupts_median_reaction_ms"), Some(900));
        press(&mut run, start + 900 + KEY_MS - 1, wanted);
        assert_eq!(run.false_answers, 0, "the key is still down");
        press(&mut run, start + 900 + KEY_MS, 9);
        assert_eq!(run.false_answers, 0, "there is no such key");
        assert_eq!(run.evidence(At::ZERO).get("interrupts_net"), Some(1));
    }

    #[test]
    fn pressing_all_the_time_earns_nothing() {
        let mut run = dual(Mode::Scored, 8);
        for i in 0..u64::from(LIMIT_MS) / 500 {
            press(&mut run, i * 500, (i % 3) as u8);
        }
        assert_eq!(run.evidence(At::from_ms(119_999)).get("interrupts_net"), Some(0));
    }

    #[test]
    fn the_card_changes_after_half_of_the_signals() {
        let mut run = dual(Mode::Scored, 5);
        for i in 0..8 {
            assert_eq!(run.card_number(), usize::from(i >= 4));
            let at = run.board_due().unwrap();
            run.advance(at);
            let key = run.key_for(run.calls[i].signal);
            press(&mut run, at.ms() + 700, key);
        }
        assert_eq!(run.evidence(At::ZERO).get("interrupts_handled"), Some(8));
    }

    #[test]
    fn the_primary_goes_on_as_it_would_alone() {
        let spec = spec(SORT, OWN);
        let part = Part { mode: Mode::Scored, seed: 6, items: 5, limit_ms: LIMIT_MS };
        let (mut both, mut alone) = (Dual::new(spec.clone(), part), spec.primary.start(part));
        for i in 0..60 {
            let at = At::from_ms(1000 + i * 1700);
            both.advance(at);
            alone.advance(at);
            let (seen, own) = (both.scene(at), alone.scene(at));
            assert_eq!(seen.nodes[..own.nodes.len()], own.nodes[..]);
            assert_eq!(seen.items[..own.items.len()], own.items[..]);
            assert!(seen.wide && seen.nodes[own.nodes.len()..].iter().all(|node| node.id.0 >= FIRST_KEY));
            let intent = Intent::key(NodeId(1 + i as u16 % 3));
            both.apply(at, &intent);
            alone.apply(at, &intent);
            press(&mut both, at.ms() + 100, 1);
        }
        let at = At::from_ms(110_000);
        for (name, value) in alone.evidence(at).measures {
            assert_eq!(both.evidence(at).get(&format!("{PREFIX}{name}")), Some(value));
        }
    }

    #[test]
    fn a_demonstration_shows_signals_and_gives_the_hand_time_to_go_over() {
        for primary in PRIMARIES {
            for seed in 0..12 {
                let part = Part { mode: Mode::Demonstration, seed, items: 4, limit_ms: LIMIT_MS };
                let mut run = Dual::new(spec(primary, OWN), part);
                let mut acts: Vec<(At, bool)> = Vec::new();
                let mut now = At::ZERO;
                for _ in 0..3000 {
                    let Some((at, act)) = run.demonstrate() else {
                        let Some(due) = run.next_deadline() else { break };
                        now = due;
                        run.advance(due);
                        continue;
                    };
                    let due = run.next_deadline().filter(|due| *due > now && *due < at);
                    now = due.unwrap_or(at).max(now);
                    run.advance(now);
                    if run.demonstrate().is_some_and(|(again, same)| again <= now && same == act) {
                        if let Intent::Activate { node, point: Some(_), .. } = act {
                            acts.push((now, node.0 >= FIRST_KEY));
                        }
                        run.apply(now, &act);
                    }
                }
                assert!(run.count(Outcome::Handled) > 0, "{primary} {seed}");
                assert_eq!(run.counts[1..], [0, 0], "{primary} {seed}");
                assert_eq!(run.progress().right, run.progress().done, "{primary} {seed}");
                for pair in acts.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
                    assert!(pair[1].0.ms_since(pair[0].0) >= OVER_MS, "{primary} {seed}: {acts:?}");
                }
            }
        }
    }

    #[test]
    fn practice_says_what_was_wrong_and_a_fault_there_is_not_passed_over() {
        let mut run = dual(Mode::Practice, 4);
        press(&mut run, 500, 0);
        assert_eq!(run.feedback().unwrap().say.id, "dual-feedback-false");
        run.advance(At::from_ms(SHOWN_FIRST_MS));
        let wanted = run.key_for(run.calls[0].signal);
        press(&mut run, SHOWN_FIRST_MS + 500, (wanted + 1) % 3);
        assert_eq!(run.feedback().unwrap().say.id, "dual-feedback-wrong");
        let next = SHOWN_FIRST_MS + 500 + SHOWN_QUIET_MS;
        run.advance(At::from_ms(next + u64::from(SHOWN_WINDOW_MS)));
        assert_eq!(run.feedback().unwrap().say.id, "dual-feedback-missed");
        let mut done = 0;
        for _ in 0..200 {
            let Some((at, act)) = run.demonstrate() else { break };
            run.advance(at);
            run.apply(at, &act);
            done += 1;
        }
        assert!(done > 4);
        assert_eq!(run.progress(), Progress { done: 5, right: 2 });
    }

    #[test]
    fn what_cannot_go_on_beside_signals_is_refused() {
        let within = format!("dual_task(primary: {SORT}, {OWN})");
        let by_hand = "observed(steps: [(glyph: take(plate)), (glyph: screw(plate))], team: false, criteria: [(id: \"a\", \
                       words: \"w\", anchors: [\"1\", \"2\", \"3\", \"4\", \"5\"])], counts: [])";
        for (primary, why) in [(within.as_str(), "cannot hold another"), (by_hand, "away from the station")] {
            let found = checked(&format!("primary: {primary}, {OWN}"), LIMIT_MS).unwrap_err();
            assert!(found.len() == 1 && found[0].0 == Code::UnknownVariant, "{found:?}");
            assert!(found[0].1.contains(why), "{found:?}");
        }
        let broken = SORT.replace("bins: 3", "bins: 7");
        let found = checked(&format!("primary: {broken}, {OWN}"), LIMIT_MS).unwrap_err();
        assert_eq!(found[0].0, Code::ParameterOutOfRange, "the primary is checked as it would be alone");
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let names = ["interrupts_per_10_min", "window_ms", "answers", "changes", "quiet_ms_min"];
        let fine = [40, 5000, 3, 1, 1500];
        let outside = [(9, 10), (121, 120), (1999, 2000), (15_001, 15_000), (1, 2), (5, 4), (4, 3), (499, 500)];
        for ((value, nearest), place) in outside.into_iter().zip([0, 0, 1, 1, 2, 2, 3, 4]) {
            let mut all = fine;
            all[place] = value;
            let own: Vec<String> = names.iter().zip(all).map(|(name, value)| format!("{name}: {value}")).collect();
            let found = checked(&format!("primary: {SORT}, {}", own.join(", ")), LIMIT_MS).unwrap_err();
            assert_eq!(found[0].0, Code::ParameterOutOfRange);
            assert_eq!(found[0].2, Some(nearest.to_string()));
        }
    }

    #[test]
    fn signals_that_cannot_fit_are_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 45_000, 120_000, 600_000] {
            for signals in [10, 60, 120] {
                for window_ms in [2000, 15_000] {
                    for changes in [0, 3] {
                        for quiet_ms in [500, 30_000] {
                            let mut all = [signals, window_ms, changes, quiet_ms];
                            let mut fine = false;
                            for _ in 0..5 {
                                let [signals, window_ms, changes, quiet_ms] = all;
                                let text = format!(
                                    "primary: {SORT}, interrupts_per_10_min: {signals}, window_ms: {window_ms}, answers: 3, \
                                     changes: {changes}, quiet_ms_min: {quiet_ms}"
                                );
                                let Err(found) = checked(&text, limit_ms) else {
                                    fine = true;
                                    break;
                                };
                                refused += 1;
                                assert_eq!(found[0].0, Code::Impossible);
                                let works: u32 = found[0].2.clone().unwrap().parse().unwrap();
                                let place = match works {
                                    _ if found[0].1.contains("for each card") => 2,
                                    500 => 3,
                                    2000 => 1,
                                    _ => 0,
                                };
                                all[place] = works;
                            }
                            assert!(fine, "{all:?} in {limit_ms} ms");
                        }
                    }
                }
            }
        }
        assert!(refused > 20);
    }
}
