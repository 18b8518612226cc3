//! One part of an exercise on its way: session time turned into authored time, the demonstration's hand, the result.

use crate::art;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::intent::Intent;
use crate::kinds::{Feedback, Mode, Part, Progress, Run, Wording};
use crate::pack::Exercise;
use crate::page::Touch;
use crate::scene::{NodeId, Pt, Scene, pt};
use crate::time::{At, TimeFactor};
use serde::{Deserialize, Serialize};

/// How an exercise came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The timed part was done.
    Scored,
    /// It does not count: voided by the leader, or by the exercise's rule after an interruption.
    Void,
    /// The session ended in the middle of it.
    Left,
}

/// What an exercise gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartResult {
    /// Which exercise.
    pub exercise: Id,
    /// How it came out.
    pub outcome: Outcome,
    /// Which form, from 0.
    pub form: u16,
    /// When the timed part began, in session time.
    pub began: At,
    /// When it ended.
    pub ended: At,
    /// How long it stood still in between (pauses, interruptions), microseconds; this time was credited.
    pub stood_still_us: u64,
    /// How often it was begun again on another form.
    pub restarts: u16,
    /// The measures.
    pub evidence: Evidence,
}

impl PartResult {
    /// The result of an exercise whose timed part never began.
    pub(super) fn empty(exercise: Id, outcome: Outcome, form: u16, now: At) -> Self {
        Self {
            exercise,
            outcome,
            form,
            began: now,
            ended: now,
            stood_still_us: 0,
            restarts: 0,
            evidence: Evidence::default(),
        }
    }
}

/// A part that is on.
#[derive(Debug)]
pub(super) struct Running {
    run: Box<dyn Run>,
    part: Part,
    form: u16,
    restarts: u16,
    began: At,
    stood_still_us: u64,
    /// Authored time the run has been advanced to.
    seen: At,
    hand: Option<Hand>,
}

/// The demonstrating hand: where it was last, since when, and when it last pressed.
#[derive(Clone, Copy, Debug)]
struct Hand {
    from: Pt,
    since: At,
    pressed: Option<At>,
    /// The answer in words that was chosen last, and when: these lie beside the scene, where the page shows the press.
    answered: Option<(NodeId, At)>,
    /// How often it has done something.
    acts: u32,
}

impl Hand {
    /// When it last did something.
    fn acted(&self) -> At {
        let pressed = self.pressed.unwrap_or(self.since);
        self.answered.map_or(pressed, |(_, at)| pressed.max(at))
    }
}

/// How long the hand shows that it presses.
const PRESS_MS: u64 = 420;
/// How long the last frame of a demonstration stays before it counts as seen.
const AFTERGLOW_MS: u64 = 900;
/// How long the hand rests where it pressed before it sets out again.
const REST_MS: u64 = 300;
/// How long the hand takes to what it will press next; until then it waits where it is.
const WAY_MS: u64 = 1200;
/// How long the hand takes to appear when it sets out for the first time.
const APPEAR_MS: u64 = 300;

/// The first moment of an exercise's demonstration, without a hand.
pub(super) fn still(exercise: &Exercise, seed: u64) -> Scene {
    let items = exercise.demonstration_items();
    let part = Part { mode: Mode::Demonstration, seed, items, limit_ms: exercise.limit_ms() };
    let mut scene = exercise.kind().start(part).scene(At::ZERO);
    scene.moving = false;
    scene
}

impl Running {
    pub(super) fn start(
        exercise: &Exercise,
        mode: Mode,
        seed: u64,
        form: u16,
        restarts: u16,
        now: At,
    ) -> Self {
        let items = match mode {
            Mode::Demonstration => exercise.demonstration_items(),
            Mode::Practice | Mode::Scored => exercise.practice().map_or(0, |practice| practice.items),
        };
        let part = Part { mode, seed, items, limit_ms: exercise.limit_ms() };
        let hand = (mode == Mode::Demonstration).then_some(Hand {
            from: pt(1180, 900),
            since: At::ZERO,
            pressed: None,
            answered: None,
            acts: 0,
        });
        let run = exercise.kind().start(part);
        Self { run, part, form, restarts, began: now, stood_still_us: 0, seen: At::ZERO, hand }
    }

    pub(super) const fn mode(&self) -> Mode {
        self.part.mode
    }

    pub(super) const fn restarts(&self) -> u16 {
        self.restarts
    }

    pub(super) const fn items(&self) -> u16 {
        self.part.items
    }

    pub(super) fn progress(&self) -> Progress {
        self.run.progress()
    }

    pub(super) fn feedback(&self) -> Option<Feedback> {
        self.run.feedback()
    }

    /// The clock stood still for so long.
    pub(super) const fn stood_still(&mut self, us: u64) {
        self.stood_still_us = self.stood_still_us.saturating_add(us);
    }

    /// Real time the part has run, microseconds.
    const fn ran_us(&self, now: At) -> u64 {
        now.us_since(self.began).saturating_sub(self.stood_still_us)
    }

    /// Accommodation stretches practice and the timed part; a demonstration is the same for everyone.
    fn factor(&self, factor: TimeFactor) -> TimeFactor {
        if self.mode() == Mode::Demonstration { TimeFactor::ONE } else { factor }
    }

    fn authored(&self, now: At, factor: TimeFactor) -> At {
        let at = self.factor(factor).to_authored(self.ran_us(now));
        self.limit().map_or(at, |limit| at.min(limit))
    }

    fn limit(&self) -> Option<At> {
        (self.mode() == Mode::Scored).then(|| At::from_ms(u64::from(self.part.limit_ms)))
    }

    /// Real milliseconds left and in all, for the clock on the page.
    pub(super) fn clock_ms(&self, now: At, factor: TimeFactor) -> Option<(u64, u64)> {
        let total_us = factor.to_real_us(self.limit()?);
        Some((total_us.saturating_sub(self.ran_us(now)).div_ceil(1000), total_us / 1000))
    }

    /// When something next happens by itself, in session time.
    pub(super) fn next_deadline(&self, factor: TimeFactor) -> Option<At> {
        let act = self.next_shown().map(|(at, _)| at);
        let due = [self.run.next_deadline(), act, self.afterglow_ends(), self.limit()];
        let next = due.into_iter().flatten().filter(|at| *at > self.seen).min()?;
        let real_us = self.factor(factor).to_real_us(next);
        Some(At(self.began.0.saturating_add(real_us).saturating_add(self.stood_still_us)))
    }

    /// The next act of a demonstration.
    fn next_shown(&self) -> Option<(At, Intent)> {
        self.hand.and_then(|_| self.run.demonstrate())
    }

    /// What the perfect worker would do next in practice or the timed part, and when in session time.
    pub(super) fn demonstrated(&self, factor: TimeFactor) -> Option<(At, Intent)> {
        let (at, intent) = self.run.demonstrate()?;
        let real_us = factor.to_real_us(at);
        Some((At(self.began.0.saturating_add(real_us).saturating_add(self.stood_still_us)), intent))
    }

    /// When a demonstration that has nothing more to show counts as seen.
    fn afterglow_ends(&self) -> Option<At> {
        let hand = self.hand.filter(|_| self.run.demonstrate().is_none())?;
        let shown = self.run.shown_until().map_or(self.seen, |end| end.max(self.seen));
        // Nothing to do just now is not the end: something may still happen that wants an act.
        let acted = Some(hand.acted().plus_ms(AFTERGLOW_MS)).filter(|_| self.run.is_finished(shown))?;
        Some(self.run.shown_until().map_or(acted, |end| end.max(acted)))
    }

    pub(super) fn advance(&mut self, now: At, factor: TimeFactor) {
        let to = self.authored(now, factor);
        while let Some((at, intent)) = self.next_shown().filter(|(at, _)| *at <= to) {
            let at = at.max(self.seen);
            self.run.advance(at);
            self.seen = at;
            let still_wanted = self.next_shown().is_some_and(|(due, act)| due <= at && act == intent);
            if still_wanted {
                self.show(at, &intent);
            }
        }
        self.run.advance(to);
        self.seen = to;
    }

    /// How often the demonstrating hand has done something; 0 where there is none.
    pub(super) fn shown_acts(&self) -> u32 {
        self.hand.map_or(0, |hand| hand.acts)
    }

    /// The hand does what the perfect worker would do.
    fn show(&mut self, at: At, intent: &Intent) {
        let target = match intent {
            Intent::Activate { point, .. } => *point,
            Intent::Hold { point, .. } | Intent::Point(point) => Some(*point),
            Intent::Move { .. } | Intent::Release => None,
        };
        let answer = self.answer_of(intent, at);
        if let Some(hand) = &mut self.hand {
            hand.acts += 1;
        }
        if let (Some(hand), Some(node)) = (&mut self.hand, answer) {
            hand.answered = Some((node, at));
        } else if let Some(hand) = &mut self.hand {
            hand.from = target.unwrap_or(hand.from);
            hand.since = at;
            hand.pressed = (*intent != Intent::Release).then_some(at);
        }
        self.run.apply(at, intent);
        self.run.advance(at);
    }

    pub(super) fn apply(&mut self, now: At, factor: TimeFactor, intent: &Intent) {
        let at = self.authored(now, factor);
        self.run.apply(at, intent);
        self.run.advance(at);
    }

    /// Whether there is nothing left to do or to see.
    pub(super) fn is_over(&self, now: At, factor: TimeFactor) -> bool {
        let at = self.authored(now, factor);
        match self.mode() {
            Mode::Demonstration => self.afterglow_ends().is_some_and(|end| at >= end),
            Mode::Practice => self.run.is_finished(at),
            Mode::Scored => self.limit().is_some_and(|limit| at >= limit) || self.run.is_finished(at),
        }
    }

    /// The answer in words that an intent chooses, if that is what it does.
    fn answer_of(&self, intent: &Intent, at: At) -> Option<NodeId> {
        let Intent::Activate { node, point: None, .. } = intent else { return None };
        let answers = self.run.wording(at)?.choices;
        answers.iter().any(|answer| answer.node == *node).then_some(*node)
    }

    /// What is said now and can be answered in words.
    pub(super) fn wording(&self, now: At, factor: TimeFactor) -> Option<Wording> {
        self.run.wording(self.authored(now, factor))
    }

    /// How the demonstration presses an answer now.
    pub(super) fn touch(&self, answer: NodeId, now: At, factor: TimeFactor) -> Option<Touch> {
        let at = self.authored(now, factor);
        let pressed = self.hand?.answered.filter(|(_, since)| at.ms_since(*since) < PRESS_MS);
        if let Some((node, _)) = pressed {
            return (node == answer).then_some(Touch::Pressing);
        }
        let (due, intent) = self.next_shown()?;
        let coming = self.answer_of(&intent, at) == Some(answer) && at.plus_ms(WAY_MS) >= due;
        coming.then_some(Touch::Coming)
    }

    /// What is seen now; a demonstration has its hand on top.
    pub(super) fn scene(&self, now: At, factor: TimeFactor) -> Scene {
        let at = self.authored(now, factor);
        let mut scene = self.run.scene(at);
        if let Some(hand) = self.hand {
            let (place, alpha_pct, moving) = self.hand_place(hand, at);
            let pressing = hand.pressed.is_some_and(|pressed| at.ms_since(pressed) < PRESS_MS);
            if alpha_pct > 0 {
                scene.items.push(art::placed(place, 1000, alpha_pct, art::hand(pressing)));
            }
            let answering = self.next_shown().is_some_and(|(_, act)| self.answer_of(&act, at).is_some())
                || hand.answered.is_some_and(|(_, since)| at.ms_since(since) < PRESS_MS);
            scene.moving |= moving || pressing || answering;
        }
        scene
    }

    /// The hand sets out for what it will press next, slowly at both ends, and arrives shortly before it presses. Its
    /// place, how much of it can be seen in percent (it appears when it is needed), and whether it moves.
    fn hand_place(&self, hand: Hand, at: At) -> (Pt, u8, bool) {
        let target = match self.next_shown() {
            Some((due, Intent::Activate { point: Some(point), .. } | Intent::Hold { point, .. })) => {
                Some((due, point))
            }
            Some((due, Intent::Point(point))) => Some((due, point)),
            _ => None,
        };
        let faded = |gone_us: u64| (gone_us / (APPEAR_MS * 10)).min(100) as u8;
        // Once it has pressed it goes away again, so that it covers nothing while there is nothing to do.
        let stays = hand.pressed.unwrap_or(hand.since).plus_ms(PRESS_MS + REST_MS);
        let left_pct = if hand.since > At::ZERO { 100 - faded(at.us_since(stays)) } else { 0 };
        let Some((due, point)) = target else { return (hand.from, left_pct, left_pct > 0) };
        let dragging = matches!(self.next_shown(), Some((_, Intent::Point(_))));
        let (rest_ms, early_ms) = if dragging { (0, 0) } else { (REST_MS, 250) };
        let arrive = At(due.0.saturating_sub(early_ms * 1000)).max(hand.since.plus_ms(rest_ms));
        let latest = if dragging { At::ZERO } else { At(arrive.0.saturating_sub(WAY_MS * 1000)) };
        let set_out = hand.since.plus_ms(rest_ms).max(latest);
        let way_us = arrive.us_since(set_out).max(1);
        let gone = (at.us_since(set_out).min(way_us) * 1000 / way_us) as i64;
        // Smoothstep in thousandths: 3t² − 2t³.
        let eased = if dragging { gone } else { gone * gone * (3000 - 2 * gone) / 1_000_000 };
        let seen_pct = if dragging { 100 } else { left_pct.max(faded(at.us_since(set_out))) };
        (hand.from.toward(point, eased as i32), seen_pct, gone < 1000)
    }

    /// The result of a timed part that ends now.
    pub(super) fn result(&self, exercise: Id, outcome: Outcome, now: At, factor: TimeFactor) -> PartResult {
        PartResult {
            exercise,
            outcome,
            form: self.form,
            began: self.began,
            ended: now,
            stood_still_us: self.stood_still_us,
            restarts: self.restarts,
            evidence: self.evidence(now, factor),
        }
    }

    /// What has been measured up to now.
    pub(super) fn evidence(&self, now: At, factor: TimeFactor) -> Evidence {
        self.run.evidence(self.authored(now, factor))
    }
}
