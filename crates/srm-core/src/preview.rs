//! Every screen of a set, in the order in which a candidate meets them: what authors look through.
//!
//! The perfect worker goes through the set; on the way the screens are kept, from a demonstration and a timed part
//! several. What goes wrong in practice is shown by somebody else, on a copy of the session.

use crate::bot::{self, Ability, Candidate, Next, Profile};
use crate::id::Id;
use crate::lang::Lang;
use crate::pack::Pack;
use crate::page::{Screen, View};
use crate::session::{Act, Entry, Event, Session, Start};
use crate::time::At;
use std::sync::Arc;

/// One screen.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Which exercise it belongs to; `None` for the set's own pages.
    pub exercise: Option<Id>,
    /// Its name: that of the screen, and which one of several.
    pub name: &'static str,
    /// When it is seen, in session time.
    pub at: At,
    /// What is seen.
    pub view: View,
}

/// Frames kept of a demonstration: name, and after how many thousandths of its acts. The last one is its end.
const DEMONSTRATION: [(&str, usize); 4] =
    [("demonstration-1", 0), ("demonstration-2", 330), ("demonstration-3", 660), ("demonstration-4", 1000)];
const DEMONSTRATED: &str = "demonstration-5";
/// The same of a timed part.
const SCORED: [(&str, u64); 3] = [("scored-start", 10), ("scored-middle", 500), ("scored-late", 920)];
/// How long practice goes on in search of a mistake.
const PRACTICE_MAX_MS: u64 = 240_000;
/// How long after a part began something has come into view.
const SETTLED_MS: u64 = 1200;
/// How long after an act what it moved has come to rest.
const AT_REST_MS: u64 = 400;
/// More steps than any session of ours needs.
const STEPS_MAX: usize = 2_000_000;

/// Everything is taken for something else, and slowly enough to be seen.
const CONFUSED: Ability =
    Ability { slip_permille: 1000, unaware_permille: 1000, needless_per_10_min: 60, ..Ability::TYPICAL };
/// Nothing is done in time.
const ASLEEP: Ability = Ability { pace_permille: 100_000, lapse_permille: 1000, ..Ability::NOVICE };

/// Every screen of a set in this language. `None` when the session does not come to an end, which would be a fault of
/// the session.
pub fn shots(pack: &Arc<Pack>, start: Start, lang: &Lang) -> Option<Vec<Shot>> {
    let mut walk = Walk::new(pack, start, lang);
    for _ in 0..STEPS_MAX {
        walk.look();
        if walk.session.ending().is_some() {
            return Some(walk.shots);
        }
        match walk.next() {
            Next::Act(at, event) => walk.apply(at, event),
            Next::Wait(at) => walk.pass(at),
            Next::Stuck => return None,
        }
    }
    None
}

struct Walk<'w> {
    lang: &'w Lang,
    session: Session,
    journal: Vec<Entry>,
    shots: Vec<Shot>,
    /// The screen looked at last, and the exercise it belonged to.
    seen: Option<(Screen, Option<Id>)>,
    /// Moments of the part that is on which are still to be kept.
    marks: Vec<(&'static str, At)>,
    /// Whether the right answer of this practice has been kept.
    was_right: bool,
    /// The mistake of this practice, kept when it is over.
    mistake: Option<Shot>,
}

impl<'w> Walk<'w> {
    fn new(pack: &Arc<Pack>, start: Start, lang: &'w Lang) -> Self {
        let journal = vec![Entry { at: At::ZERO, event: Event::Started(Box::new(start.clone())) }];
        Self {
            lang,
            session: Session::begin(Arc::clone(pack), start),
            journal,
            shots: Vec::new(),
            seen: None,
            marks: Vec::new(),
            was_right: false,
            mistake: None,
        }
    }

    fn next(&self) -> Next {
        match bot::next(&self.session, Profile::Perfect) {
            Next::Act(at, Event::Act(Act::Language(_))) => {
                Next::Act(at, Event::Act(Act::Language(self.lang.clone())))
            }
            other => other,
        }
    }

    /// Keeps what is on the screen now.
    fn keep(&mut self, name: &'static str) {
        self.shots.push(shot(&self.session, name));
    }

    /// Lets time pass and keeps what was to be kept on the way.
    fn pass(&mut self, to: At) {
        while let Some((name, at)) = self.marks.first().copied().filter(|(_, at)| *at <= to) {
            self.marks.remove(0);
            self.session.advance(at);
            self.keep(name);
        }
        self.session.advance(to);
    }

    fn apply(&mut self, at: At, event: Event) {
        self.pass(at);
        let _ = self.session.apply(at, &event);
        self.journal.push(Entry { at: self.session.now(), event });
    }

    /// Looks at a screen that has just come.
    fn look(&mut self) {
        let page = self.session.view().page;
        if page.screen == Screen::Practice && !self.was_right && page.notice.is_some_and(|notice| notice.good)
        {
            self.was_right = true;
            self.marks.push(("practice-right", self.session.now().plus_ms(AT_REST_MS)));
        }
        let exercise = self.session.exercise().map(|exercise| exercise.id().clone());
        let seen = Some((page.screen, exercise));
        if self.seen == seen {
            return;
        }
        self.seen = seen;
        self.marks.clear();
        self.shots.extend(self.mistake.take());
        let now = self.session.now();
        match page.screen {
            Screen::Demonstration => {
                let (acts, end) = self.demonstration();
                let shown = |permille: usize| acts.get(acts.len().saturating_sub(1) * permille / 1000);
                let mark = |(name, permille)| Some((name, shown(permille)?.plus_ms(AT_REST_MS).min(end)));
                self.marks = DEMONSTRATION.into_iter().filter_map(mark).collect();
                self.marks.push((DEMONSTRATED, end));
            }
            Screen::Practice => {
                self.was_right = false;
                self.marks = vec![("practice", now.plus_ms(SETTLED_MS))];
                self.mistake = self.wrong(CONFUSED).or_else(|| self.wrong(ASLEEP));
            }
            Screen::Scored => {
                let limit_ms = self.session.exercise().map_or(0, |exercise| u64::from(exercise.limit_ms()));
                let limit_ms =
                    limit_ms * u64::from(self.session.start().settings.time_factor.permille()) / 1000;
                self.marks =
                    SCORED.map(|(name, permille)| (name, now.plus_ms(limit_ms * permille / 1000))).to_vec();
            }
            screen => {
                if screen == Screen::JobLink && self.session.results().is_empty() {
                    self.held();
                }
                self.keep(screen.name());
            }
        }
    }

    /// The session as it is, to try something with.
    fn copy(&self) -> Option<Session> {
        let mut copy = Session::replay(self.session.pack(), &self.journal)?;
        copy.advance(self.session.now());
        Some(copy)
    }

    /// When the demonstration that has just begun does something, and when it ends.
    fn demonstration(&self) -> (Vec<At>, At) {
        let mut acts = Vec::new();
        let Some(mut copy) = self.copy() else { return (acts, self.session.now()) };
        while copy.view().page.main.is_none() {
            let Some(due) = copy.next_deadline() else { break };
            let before = copy.shown_acts();
            copy.advance(due);
            if copy.shown_acts() > before {
                acts.push(copy.now());
            }
        }
        (acts, copy.now())
    }

    /// The first mistake that somebody makes in the practice that has just begun.
    fn wrong(&self, ability: Ability) -> Option<Shot> {
        let mut copy = self.copy()?;
        let mut candidate = Candidate::new(ability, 1);
        let until = copy.now().plus_ms(PRACTICE_MAX_MS);
        while copy.now() < until {
            let page = copy.view().page;
            if page.screen != Screen::Practice {
                return None;
            }
            if page.notice.is_some_and(|notice| !notice.good) {
                let settled = copy.now().plus_ms(AT_REST_MS);
                copy.advance(settled);
                return Some(shot(&copy, "practice-wrong"));
            }
            match candidate.next(&copy) {
                Next::Act(at, event) => {
                    let _ = copy.apply(at, &event);
                }
                Next::Wait(at) => copy.advance(at),
                Next::Stuck => return None,
            }
        }
        None
    }

    /// The pages that stand between: paused, and whether to leave.
    fn held(&mut self) {
        for (act, name) in [(Act::Pause, Screen::Paused.name()), (Act::AskLeave, Screen::AskLeave.name())] {
            let Some(mut copy) = self.copy() else { continue };
            let _ = copy.apply(copy.now(), &Event::Act(act));
            self.shots.push(Shot { exercise: None, ..shot(&copy, name) });
        }
    }
}

fn shot(session: &Session, name: &'static str) -> Shot {
    let view = session.view();
    let of_set = matches!(view.page.screen, Screen::Language | Screen::Participation | Screen::Finished);
    let exercise = session.exercise().filter(|_| !of_set).map(|exercise| exercise.id().clone());
    Shot { exercise, name, at: session.now(), view }
}
