//! Simulated candidates: they go through a session as people do, page by page, and journal what they did.
//!
//! The perfect worker proves that full marks can be reached in time; the idle one that doing nothing is no crash. The
//! others are noise on the perfect worker: slower, with slips and lapses ([`Ability`]), drawn from a seed of their own.
//! They show whether exercises tell able people from less able ones. All write sheets whose purpose is `simulated`, never
//! `live`.

mod ability;
mod candidate;
mod crossed;
mod reading;
mod study;
mod worker;

pub use ability::Ability;
pub use candidate::Candidate;
pub use crossed::form_share_permille;
pub use study::{Sat, Spread, Study, Tried};
pub use worker::{Worker, work_on};

use crate::intent::Intent;
use crate::pack::Pack;
use crate::page::Screen;
use crate::session::{Act, Applied, Entry, Event, LeaderAct, Session, Start};
use crate::time::At;
use std::sync::Arc;

/// How a simulated candidate works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Does everything right, at the pace full marks ask for.
    Perfect,
    /// Goes through the pages and touches nothing else.
    Idle,
    /// Slow, unsure, with many mistakes.
    Novice,
    /// As most people work.
    Typical,
    /// Fast and safe.
    Expert,
    /// Slow, with hardly a mistake.
    SlowCareful,
    /// Nearly as fast as can be, and wrong every third time.
    FastCareless,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 7] = [
        Self::Perfect,
        Self::Idle,
        Self::Novice,
        Self::Typical,
        Self::Expert,
        Self::SlowCareful,
        Self::FastCareless,
    ];

    /// The name, as the command line writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Perfect => "perfect",
            Self::Idle => "idle",
            Self::Novice => "novice",
            Self::Typical => "typical",
            Self::Expert => "expert",
            Self::SlowCareful => "slow-careful",
            Self::FastCareless => "fast-careless",
        }
    }

    /// The ability of those who work as people do; `None` for the perfect and the idle one.
    pub const fn ability(self) -> Option<Ability> {
        match self {
            Self::Perfect | Self::Idle => None,
            Self::Novice => Some(Ability::NOVICE),
            Self::Typical => Some(Ability::TYPICAL),
            Self::Expert => Some(Ability::EXPERT),
            Self::SlowCareful => Some(Ability::SLOW_CAREFUL),
            Self::FastCareless => Some(Ability::FAST_CARELESS),
        }
    }
}

/// A session worked to its end, with its journal.
#[derive(Debug)]
pub struct Worked {
    /// The session, over.
    pub session: Session,
    /// Its journal, `Started` first.
    pub journal: Vec<Entry>,
}

/// How long a bot looks at a page before it goes on.
const READING_MS: u64 = 1500;
/// More acts than any session of ours needs; a session that has not ended by then never will.
const ACTS_MAX: usize = 2_000_000;

/// Works through a whole session. `None` when it does not come to an end, which would be a fault of the session.
pub fn work(pack: &Arc<Pack>, start: Start, profile: Profile) -> Option<Worked> {
    match profile.ability() {
        None => work_by(pack, start, |session| next(session, profile)),
        Some(ability) => {
            let luck = start.seed;
            work_as(pack, start, ability, luck)
        }
    }
}

/// Works through a whole session as somebody of this ability; `luck` seeds their slips and lapses.
pub fn work_as(pack: &Arc<Pack>, start: Start, ability: Ability, luck: u64) -> Option<Worked> {
    let mut candidate = Candidate::new(ability, luck);
    work_by(pack, start, |session| candidate.next(session))
}

fn work_by(pack: &Arc<Pack>, start: Start, mut next: impl FnMut(&Session) -> Next) -> Option<Worked> {
    let mut session = Session::begin(Arc::clone(pack), start.clone());
    let mut journal = vec![Entry { at: At::ZERO, event: Event::Started(Box::new(start)) }];
    for _ in 0..ACTS_MAX {
        if session.ending().is_some() {
            return Some(Worked { session, journal });
        }
        let (at, event) = match next(&session) {
            Next::Act(at, event) => (at, event),
            Next::Wait(at) => {
                session.advance(at);
                continue;
            }
            Next::Stuck => return None,
        };
        if session.apply(at, &event) == Applied::Taken {
            journal.push(Entry { at: session.now(), event });
        }
    }
    None
}

/// What a simulated candidate does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Acts at a moment.
    Act(At, Event),
    /// Waits for a moment.
    Wait(At),
    /// Cannot go on.
    Stuck,
}

/// The next thing to do in this session. Whoever makes mistakes also needs a memory of them, and that is a
/// [`Candidate`]; without it, each act is decided anew.
pub fn next(session: &Session, profile: Profile) -> Next {
    let now = session.now();
    if let Some(ability) = profile.ability() {
        return Candidate::new(ability, now.0).next(session);
    }
    let soon = now.plus_ms(READING_MS);
    if session.with_leader() {
        return Next::Act(soon, Event::Leader(LeaderAct::GoOn));
    }
    let page = session.view().page;
    if let Some(choice) = page.choices.first() {
        return Next::Act(soon, Event::Act(choice.act.clone()));
    }
    if page.screen == Screen::PracticeHelp || (profile == Profile::Idle && page.screen == Screen::Practice) {
        return Next::Act(soon, Event::Leader(LeaderAct::Open));
    }
    if let Some(main) = page.main.filter(|main| main.act != Act::Stay) {
        return Next::Act(soon, Event::Act(main.act));
    }
    let due = session.next_deadline();
    let act = session.demonstrated().filter(|_| profile == Profile::Perfect);
    match (act, due) {
        (Some((at, intent)), due) if due.is_none_or(|due| at <= due) => act_at(session, at.max(now), intent),
        (_, Some(due)) => Next::Wait(due),
        _ => Next::Stuck,
    }
}

/// Something may happen at the very moment of an act, before it; then the act is thought over again.
fn act_at(session: &Session, at: At, intent: Intent) -> Next {
    if session.next_deadline().is_some_and(|due| due <= at) {
        return Next::Wait(at);
    }
    Next::Act(at, Event::Intent(intent))
}
