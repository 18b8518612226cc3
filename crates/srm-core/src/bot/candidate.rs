//! A simulated candidate in a session: reads the pages at a pace of their own and works the parts as a [`Worker`].

use super::reading::{self, Read};
use super::{Ability, Next, Profile, Worker, worker};
use crate::page::{Screen, Talk};
use crate::scene::Scene;
use crate::session::{Act, Event, LeaderAct, Session};
use crate::time::At;

/// How long a leader takes to come, and to help.
const LEADER_COMES_MS: u64 = 40_000;
const LEADER_HELPS_MS: u64 = 60_000;
/// More decisions than one moment can need.
const DECISIONS_MAX: u32 = 100;

/// Somebody of some ability, in a session.
#[derive(Debug)]
pub struct Candidate {
    ability: Ability,
    worker: Worker,
    read: Read,
    /// The part they are in the middle of: its screen and how many exercises were done before.
    part: Option<(Screen, usize)>,
}

impl Candidate {
    /// Somebody of this ability; `luck` seeds their slips and lapses.
    pub fn new(ability: Ability, luck: u64) -> Self {
        Self { ability, worker: Worker::new(ability, luck), read: Read::default(), part: None }
    }

    /// The next thing they do. The session has to be taken to the moment of each [`Next::Wait`].
    pub fn next(&mut self, session: &Session) -> Next {
        let now = session.now();
        if session.with_leader() {
            return Next::Act(now.plus_ms(LEADER_HELPS_MS), Event::Leader(LeaderAct::GoOn));
        }
        let page = session.view().page;
        let asks = page.main.as_ref().is_some_and(|main| main.act != Act::Stay) || !page.choices.is_empty();
        let read = if asks { now.plus_ms(self.read.page_ms(&page, &self.ability)) } else { now };
        if let Some(choice) = page.choices.first() {
            return Next::Act(read, Event::Act(choice.act.clone()));
        }
        if page.screen == Screen::PracticeHelp {
            return Next::Act(now.plus_ms(LEADER_COMES_MS), Event::Leader(LeaderAct::Open));
        }
        if let Some(main) = page.main.as_ref().filter(|main| main.act != Act::Stay) {
            let rested = page.clock.map_or(At::ZERO, |clock| now.plus_ms(clock.left_ms));
            return Next::Act(read.max(rested), Event::Act(main.act.clone()));
        }
        self.at_work(session, page.screen)
    }

    fn at_work(&mut self, session: &Session, screen: Screen) -> Next {
        let now = session.now();
        if !matches!(screen, Screen::Practice | Screen::Scored) {
            return session.next_deadline().map_or(Next::Stuck, Next::Wait);
        }
        if session.exercise().is_some_and(|exercise| !exercise.kind().info().practised) {
            // Work with the hands: nothing but saying that it is done happens at the station.
            return super::next(session, Profile::Perfect);
        }
        let part = Some((screen, session.results().len()));
        if self.part != part {
            self.part = part;
            self.worker.begin(now);
        }
        if let Some(talk) = session.talk()
            && let Some(first) = talk.answers.first()
        {
            self.worker.reads(now, first.node, || words_of(&talk));
        }
        let passes = session.next_deadline();
        for _ in 0..DECISIONS_MAX {
            let wanted = session.demonstrated();
            match (self.worker.due(now, wanted.as_ref()), passes) {
                (Some(due), passes) if due <= now && passes.is_none_or(|passes| passes > now) => {
                    let scene = || seen(session);
                    if let Some(intent) = self.worker.act(now, wanted.as_ref(), scene) {
                        return Next::Act(now, Event::Intent(intent));
                    }
                }
                (Some(due), passes) => return Next::Wait(passes.map_or(due, |passes| passes.min(due))),
                (None, Some(passes)) => return Next::Wait(passes),
                (None, None) => return Next::Stuck,
            }
        }
        Next::Stuck
    }
}

/// The scene, with the answers in words as nodes without a place.
fn seen(session: &Session) -> Scene {
    let mut scene = session.view().scene.unwrap_or_default();
    let answers = session.talk().map_or_else(Vec::new, |talk| talk.answers);
    scene.nodes.extend(answers.iter().map(|answer| worker::answer(answer.node, answer.enabled)));
    scene
}

/// Words of the latest that was said, and of the answers to it.
fn words_of(talk: &Talk) -> u64 {
    let said = talk.said.last().map(|said| &said.words);
    said.into_iter().chain(talk.answers.iter().map(|answer| &answer.words)).map(reading::words).sum()
}
