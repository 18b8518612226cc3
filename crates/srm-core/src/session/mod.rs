//! A session: the fold of its journal over its pack.
//!
//! `Session::begin` takes the first entry, `apply` every later one, `advance` lets time pass. The same pack and journal
//! give the same session on every machine, at every prefix; advancing in one step or many changes nothing. The session
//! knows session time (microseconds, never decreasing); how it stops between crash and resume is the host's business.

mod event;
mod part;
#[cfg(test)]
mod tests;
mod view;

pub use event::{Act, Ending, Entry, Event, Fault, IncidentKind, LeaderAct, Purpose, Settings, Start};
pub use part::{Outcome, PartResult};

use crate::evidence::Evidence;
use crate::intent::{Intent, Means};
use crate::kinds::Mode;
use crate::lang::Lang;
use crate::pack::{OnResume, Pack, Stop};
use crate::seeded::Seeded;
use crate::time::At;
use part::Running;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Language,
    Participation,
    JobLink,
    Instruction,
    Demonstration,
    Practice,
    PracticeHelp,
    Ready,
    Scored,
    ExerciseDone,
    Break,
    Over(Ending),
}

/// Why the session stands still. While it does, no stimulus is seen and no exercise clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    Candidate,
    Leader,
    AskLeave,
    Interrupted,
}

/// Something that went on the sheet besides the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// When, in session time.
    pub at: At,
    /// Which exercise was on, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<crate::id::Id>,
    /// What.
    pub what: IncidentWhat,
}

/// What an incident was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum IncidentWhat {
    /// Noted by the leader.
    Noted(IncidentKind),
    /// The leader voided the exercise.
    ExerciseVoided(IncidentKind),
    /// The leader was called.
    LeaderCalled,
    /// The leader let the candidate go on although practice did not come right.
    PracticeWaived,
    /// The station noticed it.
    Station(Fault),
    /// The program stopped and came back.
    Interrupted {
        /// How long it was away by the wall clock, seconds.
        away_s: u32,
    },
}

/// A session in progress or over.
#[derive(Debug)]
pub struct Session {
    pack: Arc<Pack>,
    start: Start,
    form: u16,
    now: At,
    lang: Lang,
    phase: Phase,
    /// Index into the pack's route.
    stop: usize,
    hold: Option<(Hold, At)>,
    leader_called: bool,
    running: Option<Running>,
    round: u16,
    break_began: At,
    results: Vec<PartResult>,
    incidents: Vec<Incident>,
    means: BTreeMap<Means, u32>,
}

/// Whether an event meant anything at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// It did: journal it.
    Taken,
    /// It did not (a second click on a button that had gone, say): nothing has changed.
    Ignored,
}

impl Session {
    /// Begins a session from its first entry. The caller has checked that `start.pack` is this pack's digest.
    pub fn begin(pack: Arc<Pack>, start: Start) -> Self {
        let form = form_for(pack.forms(), start.seed, start.attempt, 0);
        let lang = pack.languages()[0].clone();
        Self {
            pack,
            start,
            form,
            now: At::ZERO,
            lang,
            phase: Phase::Language,
            stop: 0,
            hold: None,
            leader_called: false,
            running: None,
            round: 0,
            break_began: At::ZERO,
            results: Vec::new(),
            incidents: Vec::new(),
            means: BTreeMap::new(),
        }
    }

    /// Folds a whole journal. `None` when it does not begin with `Started` or time goes backwards.
    pub fn replay<'e>(pack: &Arc<Pack>, entries: impl IntoIterator<Item = &'e Entry>) -> Option<Self> {
        let mut entries = entries.into_iter();
        let Event::Started(start) = &entries.next()?.event else { return None };
        let mut session = Self::begin(Arc::clone(pack), (**start).clone());
        for entry in entries {
            if entry.at < session.now || matches!(entry.event, Event::Started(_)) {
                return None;
            }
            let _ = session.apply(entry.at, &entry.event);
        }
        Some(session)
    }

    /// The pack it runs on.
    pub const fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// Its first entry.
    pub const fn start(&self) -> &Start {
        &self.start
    }

    /// Session time of the latest event or advance.
    pub const fn now(&self) -> At {
        self.now
    }

    /// The language chosen (the set's first until then).
    pub const fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Which form of the set, from 0.
    pub const fn form(&self) -> u16 {
        self.form
    }

    /// How it ended; `None` while it goes on.
    pub const fn ending(&self) -> Option<Ending> {
        match self.phase {
            Phase::Over(ending) => Some(ending),
            _ => None,
        }
    }

    /// The results of every exercise that is over.
    pub fn results(&self) -> &[PartResult] {
        &self.results
    }

    /// What went on the sheet besides the work.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// By what means the candidate acted, and how often.
    pub const fn means(&self) -> &BTreeMap<Means, u32> {
        &self.means
    }

    /// Whether the leader has been called and has not come yet.
    pub const fn leader_called(&self) -> bool {
        self.leader_called
    }

    /// Whether the leader's menu is open.
    pub const fn with_leader(&self) -> bool {
        matches!(self.hold, Some((Hold::Leader, _)))
    }

    /// Whether practice has ended without coming right, so that the leader must choose how to go on.
    pub const fn needs_leader(&self) -> bool {
        matches!(self.phase, Phase::PracticeHelp)
    }

    /// Whether the leader can do this now, once the menu is open.
    pub fn allows(&self, act: LeaderAct) -> bool {
        match act {
            LeaderAct::AnotherRound => {
                matches!(self.phase, Phase::PracticeHelp | Phase::Practice | Phase::Ready)
                    && self.is_practised()
            }
            LeaderAct::GoOn => {
                matches!(self.phase, Phase::PracticeHelp | Phase::Practice | Phase::Demonstration)
            }
            LeaderAct::VoidExercise(_) => {
                let before = matches!(self.phase, Phase::Language | Phase::Participation);
                self.exercise().is_some() && !before && !matches!(self.phase, Phase::ExerciseDone)
            }
            LeaderAct::Open
            | LeaderAct::Close
            | LeaderAct::Note(_)
            | LeaderAct::End(_)
            | LeaderAct::Void(_) => true,
        }
    }

    fn is_practised(&self) -> bool {
        self.exercise().is_some_and(|exercise| exercise.practice().is_some())
    }

    /// Whether a timed part is on (also while it is held).
    pub const fn is_timed(&self) -> bool {
        matches!(self.phase, Phase::Scored)
    }

    /// The exercise that is on.
    pub fn exercise(&self) -> Option<&crate::pack::Exercise> {
        match self.pack.route().get(self.stop)? {
            Stop::Exercise(index) => self.pack.exercises().get(*index),
            Stop::Break { .. } => None,
        }
    }

    /// When something next happens by itself, in session time.
    pub fn next_deadline(&self) -> Option<At> {
        if self.hold.is_some() {
            return None;
        }
        self.running.as_ref().and_then(|running| running.next_deadline(self.start.settings.time_factor))
    }

    /// What the perfect worker would do next in the practice or timed part that is on, and when in session time.
    pub fn demonstrated(&self) -> Option<(At, Intent)> {
        let running = self.running.as_ref().filter(|_| self.hold.is_none())?;
        if running.mode() == Mode::Demonstration {
            return None;
        }
        running.demonstrated(self.start.settings.time_factor)
    }

    /// How often the demonstration that is on has done something so far; 0 when none is.
    pub fn shown_acts(&self) -> u32 {
        self.running.as_ref().map_or(0, part::Running::shown_acts)
    }

    /// What the timed part that is on has measured so far; `None` when none is.
    pub fn so_far(&self) -> Option<Evidence> {
        let running = self.running.as_ref().filter(|_| self.is_timed())?;
        Some(running.evidence(self.now, self.start.settings.time_factor))
    }

    /// Lets time pass up to `to`: every deadline on the way happens, in order. Earlier moments change nothing.
    pub fn advance(&mut self, to: At) {
        while let Some(due) = self.next_deadline().filter(|due| *due <= to) {
            self.now = self.now.max(due);
            self.pass(self.now);
        }
        self.now = self.now.max(to);
        if self.hold.is_none() {
            self.pass(self.now);
        }
    }

    /// One thing happens at `at` (moments before the latest are taken as the latest).
    pub fn apply(&mut self, at: At, event: &Event) -> Applied {
        self.advance(at);
        let taken = match event {
            Event::Started(_) => false,
            Event::Act(act) => self.act(act),
            Event::Intent(intent) => self.intent(intent),
            Event::Leader(act) => self.leader(*act),
            Event::Fault(fault) => {
                self.incident(IncidentWhat::Station(*fault));
                true
            }
            Event::Resumed { away_s } => self.resumed(*away_s),
        };
        if taken { Applied::Taken } else { Applied::Ignored }
    }

    /// Time has come to `now`: the running part follows, and ends when it is over.
    fn pass(&mut self, now: At) {
        let factor = self.start.settings.time_factor;
        let Some(running) = &mut self.running else { return };
        running.advance(now, factor);
        if !running.is_over(now, factor) {
            return;
        }
        match running.mode() {
            Mode::Demonstration => {}
            Mode::Practice => self.end_round(),
            Mode::Scored => self.end_scored(Outcome::Scored),
        }
    }

    fn end_round(&mut self) {
        let (Some(running), Some(practice)) =
            (self.running.take(), self.exercise().and_then(crate::pack::Exercise::practice))
        else {
            return;
        };
        if running.progress().right >= u32::from(practice.right_min) {
            self.phase = Phase::Ready;
        } else if self.round + 1 < practice.rounds_max {
            self.round += 1;
            self.run(Mode::Practice);
        } else {
            self.phase = Phase::PracticeHelp;
            self.leader_called = true;
        }
    }

    fn end_scored(&mut self, outcome: Outcome) {
        let Some(running) = self.running.take() else { return };
        if let Some(exercise) = self.exercise() {
            let id = exercise.id().clone();
            self.results.push(running.result(id, outcome, self.now, self.start.settings.time_factor));
        }
        self.phase = Phase::ExerciseDone;
    }

    /// Starts a part of the exercise that is on.
    fn run(&mut self, mode: Mode) {
        self.run_form(mode, self.form, 0);
    }

    fn run_form(&mut self, mode: Mode, form: u16, restarts: u16) {
        let Some(exercise) = self.exercise() else { return };
        let purpose = match mode {
            Mode::Demonstration => "demonstration",
            Mode::Practice => "practice",
            Mode::Scored => "scored",
        };
        // A form is a property of the set, not of the session: the same form is the same items for everyone.
        let label = format!("{}/{}/{purpose}/{}", self.pack.id(), exercise.id(), self.round);
        let seed = Seeded::new(u64::from(form), &label).seed();
        let running = Running::start(exercise, mode, seed, form, restarts, self.now);
        self.running = Some(running);
        self.phase = match mode {
            Mode::Demonstration => Phase::Demonstration,
            Mode::Practice => Phase::Practice,
            Mode::Scored => Phase::Scored,
        };
    }

    fn act(&mut self, act: &Act) -> bool {
        match (self.hold.map(|(hold, _)| hold), act) {
            (_, Act::CallLeader) => self.call_leader(),
            (Some(Hold::Candidate | Hold::Interrupted), Act::Resume) | (Some(Hold::AskLeave), Act::Stay) => {
                self.release();
                true
            }
            (Some(Hold::AskLeave), Act::Leave) => {
                self.release();
                self.close_open_part(Outcome::Left);
                self.phase = Phase::Over(Ending::Left);
                true
            }
            (None, Act::Pause) if self.may_pause() => self.hold(Hold::Candidate),
            (None, Act::Knock) if self.ending().is_none() => self.hold(Hold::Candidate),
            (None | Some(Hold::Candidate | Hold::Interrupted), Act::AskLeave) if self.ending().is_none() => {
                self.hold(Hold::AskLeave)
            }
            (None, act) => self.step(act),
            (Some(_), _) => false,
        }
    }

    /// The acts that move the route on.
    fn step(&mut self, act: &Act) -> bool {
        match (self.phase, act) {
            (Phase::Language, Act::Language(lang)) if self.pack.languages().contains(lang) => {
                self.lang = lang.clone();
                self.phase = Phase::Participation;
            }
            (Phase::Participation, Act::TakePart) => self.enter_stop(),
            (Phase::Participation, Act::Decline) => self.phase = Phase::Over(Ending::Declined),
            (Phase::JobLink, Act::Next) => self.phase = Phase::Instruction,
            (Phase::Instruction, Act::Next) | (Phase::Demonstration | Phase::Ready, Act::Again) => {
                self.run(Mode::Demonstration);
            }
            (Phase::Demonstration, Act::Next) if self.demonstration_seen() => {
                self.running = None;
                self.round = 0;
                if self.is_practised() {
                    self.run(Mode::Practice);
                } else {
                    self.phase = Phase::Ready;
                }
            }
            (Phase::Ready, Act::Next) => self.run(Mode::Scored),
            (Phase::ExerciseDone | Phase::Break, Act::Next) => {
                self.stop += 1;
                self.enter_stop();
            }
            _ => return false,
        }
        true
    }

    fn demonstration_seen(&self) -> bool {
        let factor = self.start.settings.time_factor;
        self.running.as_ref().is_some_and(|running| running.is_over(self.now, factor))
    }

    fn enter_stop(&mut self) {
        self.round = 0;
        self.phase = match self.pack.route().get(self.stop) {
            Some(Stop::Exercise(_)) => Phase::JobLink,
            Some(Stop::Break { .. }) => {
                self.break_began = self.now;
                Phase::Break
            }
            None => Phase::Over(Ending::Completed),
        };
    }

    fn intent(&mut self, intent: &Intent) -> bool {
        let factor = self.start.settings.time_factor;
        if self.hold.is_some() {
            return false;
        }
        let Some(running) = self.running.as_mut().filter(|running| running.mode() != Mode::Demonstration)
        else {
            return false;
        };
        running.apply(self.now, factor, intent);
        if let Some(means) = intent.means() {
            *self.means.entry(means).or_default() += 1;
        }
        self.pass(self.now);
        true
    }

    fn leader(&mut self, act: LeaderAct) -> bool {
        if act == LeaderAct::Open {
            let open = !self.with_leader() && self.ending().is_none();
            if open {
                self.leader_called = false;
                self.hold(Hold::Leader);
            }
            return open;
        }
        if !self.with_leader() || !self.allows(act) {
            return false;
        }
        match act {
            LeaderAct::Open => return false,
            LeaderAct::Close => self.release(),
            LeaderAct::Note(kind) => self.incident(IncidentWhat::Noted(kind)),
            LeaderAct::AnotherRound => {
                self.release();
                self.round += 1;
                self.run(Mode::Practice);
            }
            LeaderAct::GoOn => {
                self.incident(IncidentWhat::PracticeWaived);
                self.release();
                self.running = None;
                self.phase = Phase::Ready;
            }
            LeaderAct::VoidExercise(kind) => {
                self.incident(IncidentWhat::ExerciseVoided(kind));
                self.release();
                self.close_open_part(Outcome::Void);
                self.phase = Phase::ExerciseDone;
            }
            LeaderAct::End(kind) => {
                self.incident(IncidentWhat::Noted(kind));
                self.release();
                self.close_open_part(Outcome::Left);
                self.phase = Phase::Over(Ending::Ended(kind));
            }
            LeaderAct::Void(kind) => {
                self.incident(IncidentWhat::Noted(kind));
                self.release();
                self.close_open_part(Outcome::Left);
                self.phase = Phase::Over(Ending::Voided(kind));
            }
        }
        true
    }

    fn resumed(&mut self, away_s: u32) -> bool {
        if self.ending().is_some() {
            return false;
        }
        self.incident(IncidentWhat::Interrupted { away_s });
        self.leader_called = false;
        let policy = self.exercise().map(crate::pack::Exercise::on_resume);
        match (self.phase, policy) {
            (Phase::Demonstration, _) => self.run(Mode::Demonstration),
            (Phase::Practice, _) => self.run(Mode::Practice),
            (Phase::Scored, Some(OnResume::RestartOtherForm)) => {
                let restarts = self.running.as_ref().map_or(0, Running::restarts) + 1;
                let other = form_for(self.pack.forms(), self.start.seed, self.start.attempt, restarts);
                self.run_form(Mode::Scored, other, restarts);
            }
            (Phase::Scored, Some(OnResume::Void)) => {
                self.close_open_part(Outcome::Void);
                self.phase = Phase::ExerciseDone;
            }
            _ => {}
        }
        // A hold that was on (a pause, the leader's menu) is over; the candidate says when to go on.
        self.release();
        self.hold(Hold::Interrupted)
    }

    /// Ends the timed part that is on, with what was done; an exercise not yet begun gets an empty result.
    fn close_open_part(&mut self, outcome: Outcome) {
        if self.running.as_ref().map(Running::mode) == Some(Mode::Scored) {
            self.end_scored(outcome);
            return;
        }
        self.running = None;
        let begun = matches!(
            self.phase,
            Phase::JobLink
                | Phase::Instruction
                | Phase::Demonstration
                | Phase::Practice
                | Phase::PracticeHelp
                | Phase::Ready
        );
        if let Some(id) = self.exercise().filter(|_| begun).map(|exercise| exercise.id().clone()) {
            self.results.push(PartResult::empty(id, outcome, self.form, self.now));
        }
    }

    fn hold(&mut self, hold: Hold) -> bool {
        // One hold takes over from another: what it held stays held from the first moment on.
        let since = self.hold.map_or(self.now, |(_, since)| since);
        self.hold = Some((hold, since));
        true
    }

    fn release(&mut self) {
        if let Some((_, since)) = self.hold.take() {
            let held_us = self.now.us_since(since);
            if let Some(running) = &mut self.running {
                running.stood_still(held_us);
            }
        }
    }

    fn may_pause(&self) -> bool {
        !matches!(self.phase, Phase::Demonstration | Phase::Practice | Phase::Scored | Phase::Over(_))
    }

    fn call_leader(&mut self) -> bool {
        let called = !self.leader_called && self.ending().is_none() && !self.with_leader();
        if called {
            self.leader_called = true;
            self.incident(IncidentWhat::LeaderCalled);
        }
        called
    }

    fn incident(&mut self, what: IncidentWhat) {
        let exercise =
            self.exercise().filter(|_| !matches!(self.phase, Phase::Language | Phase::Participation));
        let exercise = exercise.map(|exercise| exercise.id().clone());
        self.incidents.push(Incident { at: self.now, exercise, what });
    }
}

/// Which of a set's finite forms: forms are dealt into classes by attempt, so that up to four attempts never meet the
/// same form, and the seed chooses within the class. A restart after an interruption takes the next in the class.
fn form_for(forms: u16, seed: u64, attempt: u8, restarts: u16) -> u16 {
    let classes = forms.clamp(1, 4);
    let class = u16::from(attempt.saturating_sub(1)) % classes;
    let in_class = (forms.max(1) - class).div_ceil(classes).max(1);
    let pick = ((seed % u64::from(in_class)) as u16 + restarts) % in_class;
    class + pick * classes
}
