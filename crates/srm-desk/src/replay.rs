//! A session watched as it happened: any moment of it, the moments worth jumping to, and how each point came about.
//!
//! Everything follows from the journal and the set, as on the station. Nothing here knows a clock: who plays says how
//! much time has gone by.

use srm_core::evidence::Evidence;
use srm_core::id::Id;
use srm_core::intent::Intent;
use srm_core::kinds::KindSpec;
use srm_core::pack::{Line, Pack};
use srm_core::page::View;
use srm_core::say::Say;
use srm_core::score::{LineScore, Score};
use srm_core::session::{Entry, Event, Fault, IncidentWhat, Session};
use srm_core::time::At;
use srm_text::Words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many times faster than it happened a session can be played.
pub const SPEEDS: [u64; 4] = [1, 2, 4, 8];
/// Most moments to jump to. Beyond, they would say nothing any more.
const MARKS_MAX: usize = 3000;

/// Measures of which every rise is something that went wrong, by their names in evidence. What stands before the name
/// of a main task's measure is taken off first.
const FAULTS: [&str; 20] = [
    "wrong",
    "wrong_action",
    "wrong_moves",
    "misses",
    "missed",
    "false_alarms",
    "worst_replies",
    "interrupts_missed",
    "interrupts_wrong",
    "interrupts_false",
    "steps_wrong",
    "order_breaks",
    "noise",
    "critical_omitted",
    "probes_needless",
    "cells_wrong",
    "flags_false",
    "lines_wrong",
    "wall_touches",
    "limits_broken",
];
const MAIN_TASK: &str = "primary_";

/// What happened at a moment worth jumping to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The timed part of an exercise began.
    Began,
    /// A measure of what goes wrong rose; its name in evidence.
    Error(String),
    /// Something that stands on the sheet as an incident.
    Incident(IncidentWhat),
}

/// What a moment is, for jumping from one to the next of its sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A part of the session.
    Part,
    /// An error.
    Error,
    /// An incident.
    Incident,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::Part, Self::Error, Self::Incident];
}

/// A moment worth jumping to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, in session time.
    pub at: At,
    /// In which exercise.
    pub exercise: Option<Id>,
    /// What.
    pub what: Happened,
}

impl Moment {
    /// Its sort.
    pub const fn sort(&self) -> Sort {
        match self.what {
            Happened::Began => Sort::Part,
            Happened::Error(_) => Sort::Error,
            Happened::Incident(_) => Sort::Incident,
        }
    }

    /// It in words.
    pub fn words(&self, pack: &Pack, words: &Words) -> String {
        let exercise = self.exercise.as_ref().and_then(|id| pack.exercise(id));
        let title = exercise.map(|exercise| pack.text(words.lang(), exercise.title()).to_owned());
        match &self.what {
            Happened::Began => {
                words.say(&Say::new("replay-began").verbatim("exercise", title.unwrap_or_default()))
            }
            Happened::Error(measure) => {
                words.say(&Say::new("replay-error").verbatim("measure", measure_words(measure, words)))
            }
            Happened::Incident(what) => incident_words(*what, words),
        }
    }
}

/// An incident in words.
pub fn incident_words(what: IncidentWhat, words: &Words) -> String {
    let kind = |id, kind: srm_core::session::IncidentKind| words.say(&Say::new(id).word("kind", kind.word()));
    match what {
        IncidentWhat::Noted(noted) => kind("replay-noted", noted),
        IncidentWhat::ExerciseVoided(why) => kind("replay-voided", why),
        IncidentWhat::LeaderCalled => words.text("replay-leader-called"),
        IncidentWhat::PracticeWaived => words.text("replay-practice-waived"),
        IncidentWhat::Station(Fault::JournalMoved) => words.text("replay-journal-moved"),
        IncidentWhat::Station(Fault::FocusLost) => words.text("replay-focus-lost"),
        IncidentWhat::Station(Fault::ClockChanged) => words.text("replay-clock-changed"),
        IncidentWhat::Interrupted { away_s } => {
            words.say(&Say::new("replay-interrupted").number("seconds", away_s))
        }
    }
}

/// A measure by its name in evidence, in words; the name itself when there are none.
pub fn measure_words(measure: &str, words: &Words) -> String {
    let plain = |name: &str| {
        let id = format!("measure-{}", name.replace('_', "-"));
        if words.has(&id) { words.text(&id) } else { name.to_owned() }
    };
    match measure.strip_prefix(MAIN_TASK) {
        Some(main) => words.say(&Say::new("measure-primary").verbatim("measure", plain(main))),
        None => plain(measure),
    }
}

/// How one line of the rubric came to its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Which exercise.
    pub exercise: Id,
    /// What is measured or rated, in words.
    pub measure: String,
    /// What the rule does, in words.
    pub rule: String,
    /// The value up to the moment that is shown, while this exercise is on.
    pub so_far: Option<i64>,
    /// The value in the end; ratings in thousandths.
    pub value: Option<i64>,
    /// Whether people rate it.
    pub is_rated: bool,
    /// Points in thousandths; `None` while a rating is missing or when the exercise does not count.
    pub points_milli: Option<i64>,
    /// The most it can give, thousandths.
    pub max_milli: i64,
}

/// Every line of a score in words, in the order of the exercises. `live` is the exercise that is on, and what it has
/// measured so far.
pub fn explained(pack: &Pack, score: &Score, live: Option<&(Id, Evidence)>, words: &Words) -> Vec<Explained> {
    let lines = pack.rubric().lines().iter().zip(&score.lines);
    let explain = |(line, scored): (&Line, &LineScore)| Explained {
        exercise: line.exercise().clone(),
        measure: line_words(pack, line, words),
        rule: words.say(&line.rule().say()),
        so_far: live
            .filter(|(exercise, _)| exercise == line.exercise())
            .and_then(|(_, evidence)| evidence.get(line.measure())),
        value: scored.value,
        is_rated: line.rule().is_rated(),
        points_milli: scored.points_milli,
        max_milli: scored.max_milli,
    };
    lines.map(explain).collect()
}

fn line_words(pack: &Pack, line: &Line, words: &Words) -> String {
    if !line.rule().is_rated() {
        return measure_words(line.measure(), words);
    }
    let kind = pack.exercise(line.exercise()).map(srm_core::pack::Exercise::kind);
    let criterion = match kind {
        Some(KindSpec::Observed(spec)) => {
            let found = spec.criteria().iter().find(|criterion| criterion.id().as_str() == line.measure());
            found.map(|criterion| pack.text(words.lang(), criterion.words()).to_owned())
        }
        _ => None,
    };
    let criterion = criterion.unwrap_or_else(|| line.measure().to_owned());
    words.say(&Say::new("measure-rated").verbatim("criterion", criterion))
}

/// Plays a session.
#[derive(Debug)]
pub struct Player {
    pack: Arc<Pack>,
    entries: Vec<Entry>,
    moments: Vec<Moment>,
    end: At,
    session: Session,
    /// The first entry that has not happened yet.
    next: usize,
}

impl Player {
    /// A session from its journal, at its beginning. `None` when the journal is no session of this set.
    pub fn new(pack: &Arc<Pack>, entries: Vec<Entry>) -> Option<Self> {
        let mut session = Session::replay(pack, entries.first())?;
        let mut watch = Watch::default();
        for entry in entries.iter().skip(1) {
            if entry.at < session.now() || matches!(entry.event, Event::Started(_)) {
                return None;
            }
            while let Some(due) = session.next_deadline().filter(|due| *due <= entry.at) {
                session.advance(due);
                watch.look(&session);
            }
            let _ = session.apply(entry.at, &entry.event);
            // A stroke is thousands of points; what it came to is seen when the pointer is let go.
            if !matches!(entry.event, Event::Intent(Intent::Point(_))) {
                watch.look(&session);
            }
        }
        let incidents = session.incidents().iter().map(|incident| Moment {
            at: incident.at,
            exercise: incident.exercise.clone(),
            what: Happened::Incident(incident.what),
        });
        let mut moments = watch.moments;
        moments.extend(incidents);
        moments.sort_by_key(|moment| (moment.at, std::cmp::Reverse(moment.sort())));
        moments.truncate(MARKS_MAX);
        let end = session.now();
        let session = Session::replay(pack, entries.first())?;
        Some(Self { pack: Arc::clone(pack), entries, moments, end, session, next: 1 })
    }

    /// The set it was worked on.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The moment that is shown.
    pub const fn at(&self) -> At {
        self.session.now()
    }

    /// The last moment.
    pub const fn end(&self) -> At {
        self.end
    }

    /// The moments worth jumping to, in order.
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// What was on the screen.
    pub fn view(&self) -> View {
        self.session.view()
    }

    /// The language that the candidate saw at this moment.
    pub const fn lang(&self) -> &srm_core::lang::Lang {
        self.session.lang()
    }

    /// The exercise that is on, and what its timed part has measured so far.
    pub fn live(&self) -> Option<(Id, Evidence)> {
        let exercise = self.session.exercise()?;
        Some((exercise.id().clone(), self.session.so_far()?))
    }

    /// Goes to a moment; one after the end is the end.
    pub fn seek(&mut self, at: At) {
        let at = at.min(self.end);
        if at < self.session.now() {
            let Some(session) = Session::replay(&self.pack, self.entries.first()) else { return };
            self.session = session;
            self.next = 1;
        }
        while let Some(entry) = self.entries.get(self.next).filter(|entry| entry.at <= at) {
            let _ = self.session.apply(entry.at, &entry.event);
            self.next += 1;
        }
        self.session.advance(at);
    }

    /// Lets time pass: `real_us` on the wall, `speed` times as much in the session. Tells whether it goes on.
    pub fn play(&mut self, real_us: u64, speed: u64) -> bool {
        self.seek(At(self.at().0.saturating_add(real_us.saturating_mul(speed))));
        self.at() < self.end
    }

    /// The next moment of a sort after the one shown, or the last one before it.
    pub fn neighbour(&self, sort: Sort, forward: bool) -> Option<At> {
        let now = self.at();
        let mut of_sort = self.moments.iter().filter(|moment| moment.sort() == sort).map(|moment| moment.at);
        if forward { of_sort.find(|at| *at > now) } else { of_sort.rev().find(|at| *at < now) }
    }
}

/// Notices what changes while a session is gone through.
#[derive(Default)]
struct Watch {
    moments: Vec<Moment>,
    /// The timed part that is on, and its measures of errors as last seen.
    on: Option<(Id, BTreeMap<String, i64>)>,
}

impl Watch {
    fn look(&mut self, session: &Session) {
        let now = session.now();
        let seen = session.exercise().map(|exercise| exercise.id().clone()).zip(session.so_far());
        let Some((exercise, evidence)) = seen else {
            // What happened in its last moment stands only in its result.
            if let Some((exercise, before)) = self.on.take() {
                let result = session.results().iter().rev().find(|result| result.exercise == exercise);
                if let Some(result) = result {
                    self.compare(now, &exercise, &before, &result.evidence);
                }
            }
            return;
        };
        match self.on.take() {
            Some((same, before)) if same == exercise => self.compare(now, &exercise, &before, &evidence),
            _ => self.push(now, &exercise, Happened::Began),
        }
        self.on = Some((exercise, faults(&evidence)));
    }

    fn compare(&mut self, at: At, exercise: &Id, before: &BTreeMap<String, i64>, evidence: &Evidence) {
        let rose =
            |(name, count): (String, i64)| (count > before.get(&name).copied().unwrap_or(0)).then_some(name);
        // One mark for one moment, however many measures tell of it.
        let first = faults(evidence).into_iter().find_map(rose);
        if let Some(name) = first {
            self.push(at, exercise, Happened::Error(name));
        }
    }

    fn push(&mut self, at: At, exercise: &Id, what: Happened) {
        self.moments.push(Moment { at, exercise: Some(exercise.clone()), what });
    }
}

/// The measures of what goes wrong.
fn faults(evidence: &Evidence) -> BTreeMap<String, i64> {
    let is_fault = |name: &str| FAULTS.contains(&name.strip_prefix(MAIN_TASK).unwrap_or(name));
    let all = evidence.measures.iter().filter(|(name, _)| is_fault(name));
    all.map(|(name, count)| (name.clone(), *count)).collect()
}

#[cfg(test)]
mod tests;
