//! `flow_fix`: tanks lose as much water as is drawn from them; the candidate sets the valves so that every level stays
//! between its two marks.
//!
//! At moments that nobody can foresee the demand on a tank changes: its outlet grows wider or narrower, and the level
//! begins to drift. Whoever sees why opens or closes the valve by the right step; whoever is late has to bring the level
//! back and then stop it again. In a cascade each tank also feeds the next, so one change goes all the way up.
//! Evidence of *picturing a process*: what flows where, what a valve does to it, and what has to follow. It does not
//! show whether somebody knows a real plant or its instruments.
//!
//! Root: the skill *picture a process* of the method (METHOD §4), as a plain process-control task with water. Main
//! measure: `net_permille`, the share of the time that levels were within their limits − the share outside, less four
//! seconds for each valve turned the wrong way. Whoever does nothing gets 0 on most forms and never 200, so points begin
//! at 100 or so.
//!
//! Every form of an exercise has the same number of changes on every tank.
//!
//! Difficulty: `tanks` (more to watch), `positions` (more flows to tell apart), `changes_per_10_min` (less rest between
//! changes), `band_permille` (marks closer together leave less time), `speed` (levels drift faster), `coupled` (each
//! tank feeds the next, and every valve further up has to follow).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::evidence::{Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Node, NodeId, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use demand::{Change, deal, starts};
use limits::{BAND_PERMILLE, CHANGES, Field, changes_within};
use serde::Deserialize;
use water::Water;

mod demand;
mod limits;
mod picture;
mod water;

/// The kind.
#[derive(Debug)]
pub struct FlowFix;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "flow_fix", deny_unknown_fields)]
pub struct File {
    /// Tanks, 2 to 4; in a cascade 2 or 3.
    tanks: Raw<u32>,
    /// Positions of each valve, 4 to 6; a cascade of 2 tanks needs 5, one of 3 needs 6.
    positions: Raw<u32>,
    /// Changes of demand in ten minutes, 20 to 240; at least three for each tank must fit the limit. They are rounded
    /// down so that every tank has as many.
    changes_per_10_min: Raw<u32>,
    /// How far apart a tank's marks are, in thousandths of its height, 100 to 600: closer is harder.
    band_permille: Raw<u32>,
    /// How fast levels drift, 1 to 3.
    speed: Raw<u32>,
    /// Whether each tank feeds the next.
    coupled: Raw<bool>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    tanks: u8,
    positions: u8,
    changes_per_10_min: u32,
    band_permille: u32,
    speed: u8,
    coupled: bool,
}

/// A valve takes so long to turn; until then it takes no other press.
const TURN_MS: u64 = 180;
/// What a valve turned the wrong way costs, as time of one tank outside its limits.
const WRONG_MS: u64 = 4000;
/// The perfect worker's time to see that a level drifts, and from one press to the next: scored, and where people follow.
const PERFECT_MS: (u64, u64) = (1000, 600);
const SHOWN_MS: (u64, u64) = (2000, 1500);
/// Least time, where people follow, that a level takes from the middle to its limit.
const SHOWN_LEAVE_MS: u32 = 7000;
/// Quiet before the first change of a demonstration or practice round, and after each.
const SHOWN_QUIET_MS: u64 = 2400;
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1600;
/// A level further from the middle than this, in percent of what it may, is brought back.
const FAR_PCT: i64 = 60;

impl Kind for FlowFix {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "flow_fix";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let tanks = check.number(&file.tanks, "tanks", 2..=4);
        let positions = check.number(&file.positions, "positions", 4..=6);
        let changes = check.number(&file.changes_per_10_min, "changes_per_10_min", CHANGES.0..=CHANGES.1);
        let band = check.number(&file.band_permille, "band_permille", BAND_PERMILLE.0..=BAND_PERMILLE.1);
        let speed = check.number(&file.speed, "speed", 1..=3);
        let coupled = check.doc.read(&file.coupled);
        let spec = Spec {
            tanks: tanks? as u8,
            positions: positions? as u8,
            changes_per_10_min: changes?,
            band_permille: band?,
            speed: speed? as u8,
            coupled: coupled?,
        };
        let fault = spec.fault(check.header.limit_ms);
        if let Some(fault) = fault {
            let raw = match fault.at {
                Field::Tanks => &file.tanks,
                Field::Positions => &file.positions,
                Field::Changes => &file.changes_per_10_min,
                Field::Band => &file.band_permille,
            };
            check.impossible(raw, fault.why, fault.works);
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let moves = i64::from(spec.tanks) * (i64::from(limit_ms) / TURN_MS as i64 + 1);
        // A level turns round only when a valve or a demand does, its own or that of the next tank.
        let leaving = 2 * (moves + i64::from(changes_within(spec, limit_ms)));
        vec![
            Measure::new("net_permille", "per mille", 0..=1000),
            Measure::new("in_limits_permille", "per mille", 0..=1000),
            Measure::new("leaving", "times", 0..=leaving),
            Measure::new("valve_moves", "moves", 0..=moves),
            Measure::new("wrong_moves", "moves", 0..=moves),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Flowing::new(spec.clone(), part))
    }
}

/// What was seen last of a demonstration or practice round: a change answered.
#[derive(Clone, Copy, Debug)]
struct Answered {
    at: At,
    tank: usize,
    good: bool,
}

#[derive(Debug)]
struct Flowing {
    spec: Spec,
    part: Part,
    water: Water,
    changes: Vec<Change>,
    /// When each comes in a timed part; elsewhere the next one waits for the one before.
    starts: Vec<At>,
    next: usize,
    due: Option<At>,
    /// The change being answered in a demonstration or practice round: when it came, its tank, and how often levels had
    /// left their limits before.
    open: Option<(At, usize, u32)>,
    answered: Option<Answered>,
    progress: Progress,
    /// Since when each level drifts as it does.
    since: Vec<At>,
    /// From when each valve can be turned.
    free_from: Vec<At>,
    last_act: At,
    now: At,
    moves: u32,
    wrong_moves: u32,
}

impl Flowing {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "flow_fix");
        let scored = part.mode == Mode::Scored;
        let count = if scored { changes_within(&spec, part.limit_ms) } else { u32::from(part.items.max(1)) };
        let (draws, changes) = deal(&spec, count as usize, &mut draw);
        let starts = if scored { starts(&spec, part.limit_ms, count, &mut draw) } else { Vec::new() };
        let reach = i64::from(spec.band_permille) * 500 * 1_000_000;
        let calm = i64::from(spec.band_permille * 500_000 / SHOWN_LEAVE_MS).max(1);
        let rate = if scored { i64::from(spec.rate()) } else { i64::from(spec.rate()).min(calm) };
        let tanks = usize::from(spec.tanks);
        Self {
            water: Water::new(&draws, spec.coupled, rate, reach),
            changes,
            due: if scored { starts.first().copied() } else { Some(At::from_ms(SHOWN_QUIET_MS)) },
            starts,
            next: 0,
            open: None,
            answered: None,
            progress: Progress::default(),
            since: vec![At::ZERO; tanks],
            free_from: vec![At::ZERO; tanks],
            last_act: At::ZERO,
            now: At::ZERO,
            moves: 0,
            wrong_moves: 0,
            spec,
            part,
        }
    }

    /// The next change comes.
    fn change(&mut self, at: At) {
        let Some(Change { tank, draw }) = self.changes.get(self.next).copied() else { return };
        self.next += 1;
        self.due = self.starts.get(self.next).copied();
        if self.part.shows_feedback() {
            self.open = Some((at, tank, self.water.leaving()));
        }
        self.altering(at, |water| water.set_draw(tank, draw));
    }

    /// Does something to the water, and notes which levels drift otherwise from now on.
    fn altering(&mut self, at: At, alter: impl FnOnce(&mut Water)) {
        let before: Vec<i32> = (0..self.water.len()).map(|i| self.water.excess(i)).collect();
        alter(&mut self.water);
        for (i, since) in self.since.iter_mut().enumerate() {
            if before.get(i) != Some(&self.water.excess(i)) {
                *since = at;
            }
        }
    }

    fn turn(&mut self, at: At, tank: usize, by: i32) {
        let Some(valve) = self.water.tank(tank).map(|tank| tank.valve) else { return };
        let to = valve + by;
        let free = self.free_from.get(tank).is_some_and(|from| at >= *from);
        if !free || !(0..i32::from(self.spec.positions)).contains(&to) {
            return;
        }
        self.free_from[tank] = at.plus_ms(TURN_MS);
        self.last_act = at;
        self.moves += 1;
        // Wrong is what takes the valve further from what flows out and from what will have to, and drives the level
        // away from the middle.
        let further = |goal: i32| (to - goal).abs() > (valve - goal).abs();
        let away = self.water.offset(tank).signum() != -i64::from(by);
        let wrong = further(self.water.outflow(tank)) && further(self.water.needed(tank)) && away;
        self.wrong_moves += u32::from(wrong);
        self.altering(at, |water| water.set_valve(tank, to));
        if let Some((_, tank, leaving)) = self.open.filter(|_| self.water.is_calm()) {
            let good = self.water.leaving() == leaving;
            self.answered = Some(Answered { at, tank, good });
            self.progress.done += 1;
            self.progress.right += u32::from(good);
            self.open = None;
            self.due = (self.next < self.changes.len()).then(|| at.plus_ms(SHOWN_QUIET_MS));
        }
    }

    fn end(&self) -> Option<At> {
        let last = self.answered.filter(|_| self.part.is_over(self.progress.done))?;
        Some(last.at.plus_ms(FEEDBACK_MS))
    }

    fn fresh(&self, at: At) -> Option<Answered> {
        self.answered.filter(|answered| self.part.shows_feedback() && at.ms_since(answered.at) < FEEDBACK_MS)
    }

    /// Which way the perfect worker turns a tank's valve next, and from when.
    fn wanted(&self, tank: usize) -> Option<(At, i32)> {
        let (look_ms, act_ms) = if self.part.mode == Mode::Scored { PERFECT_MS } else { SHOWN_MS };
        let since = self.since.get(tank).copied()?;
        let seen = since.plus_ms(look_ms).max(if self.moves > 0 { self.last_act.plus_ms(act_ms) } else { At::ZERO });
        let excess = self.water.excess(tank);
        let valve = self.water.tank(tank)?.valve;
        let (at, by) = if excess != 0 {
            // A level on its way to the middle may go on until it is there.
            (self.water.reaches_middle(tank).map_or(seen, |middle| middle.max(seen)), -excess.signum())
        } else {
            let offset = self.water.offset(tank);
            let far = offset.abs() * 100 > self.water.reach() * FAR_PCT;
            (seen, if far { -(offset.signum() as i32) } else { 0 })
        };
        let can = by != 0 && (0..i32::from(self.spec.positions)).contains(&(valve + by));
        can.then(|| (at.max(self.free_from.get(tank).copied().unwrap_or(at)), by))
    }
}

/// Keys have the ids 1 to 8, less and more in turn; tanks 11 to 14.
const FIRST_KEY: u16 = 1;
const FIRST_TANK: u16 = 11;

const fn node_of(tank: usize, more: bool) -> u16 {
    FIRST_KEY + 2 * tank as u16 + more as u16
}

const fn key_of(tank: usize, more: bool) -> char {
    (b'0' + node_of(tank, more) as u8) as char
}

const fn letter_of(tank: usize) -> char {
    (b'A' + tank as u8) as char
}

impl Run for Flowing {
    fn advance(&mut self, to: At) {
        while let Some(at) = self.due.filter(|due| *due <= to) {
            self.water.advance(at);
            self.due = None;
            self.change(at);
        }
        self.water.advance(to);
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        let key = node.wrapping_sub(FIRST_KEY);
        if key < 2 * u16::from(self.spec.tanks) && self.end().is_none() {
            self.turn(at, usize::from(key / 2), if key % 2 == 1 { 1 } else { -1 });
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.due.or_else(|| self.end())
    }

    fn is_finished(&self, at: At) -> bool {
        self.end().is_some_and(|end| at >= end)
    }

    fn scene(&self, at: At) -> Scene {
        let mut water = self.water.clone();
        water.advance(at);
        let mut nodes = Vec::new();
        for tank in 0..water.len() {
            let letter = letter_of(tank);
            let valve = water.tank(tank).map_or(0, |tank| tank.valve);
            let percent = |offset: i64| 50 + offset * 100 / water::FULL;
            let name = Say::new("flow-tank")
                .verbatim("letter", letter)
                .number("level", percent(water.offset(tank)))
                .number("low", percent(-water.reach()))
                .number("high", percent(water.reach()))
                .number("out", water.outflow(tank))
                .number("in", valve);
            nodes.push(Node::image(FIRST_TANK + tank as u16, name, self.tank_area(tank)));
            for more in [false, true] {
                let name = if more {
                    Say::new("flow-more").verbatim("letter", letter).number("position", valve)
                } else {
                    Say::new("flow-less").verbatim("letter", letter).number("position", valve)
                };
                let node = Node::button(node_of(tank, more), name, self.key_area(tank, more));
                let mut node = node.with_key(key_of(tank, more));
                node.enabled = if more { valve + 1 < i32::from(self.spec.positions) } else { valve > 0 };
                nodes.push(node);
            }
        }
        let moving = water.moves() && !self.is_finished(at);
        Scene { items: self.draw(&water, at), nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        if self.part.mode != Mode::Practice {
            return None;
        }
        if let Some(answered) = self.fresh(self.now) {
            let say = if answered.good { Say::new("feedback-right") } else { Say::new("flow-feedback-late") };
            return Some(Feedback { good: answered.good, say });
        }
        let outside = (0..self.water.len()).find(|tank| !self.water.is_within(*tank))?;
        let say = Say::new("flow-feedback-outside").verbatim("letter", letter_of(outside));
        Some(Feedback { good: false, say })
    }

    fn progress(&self) -> Progress {
        self.progress
    }

    fn evidence(&self, at: At) -> Evidence {
        let limit = At::from_ms(u64::from(self.part.limit_ms));
        let mut water = self.water.clone();
        water.advance(at.min(limit));
        let all_us = (limit.0 * u64::from(self.spec.tanks)).max(1);
        let within_us = water.within_us().min(all_us);
        let lost_us = all_us - within_us + u64::from(self.wrong_moves) * WRONG_MS * 1000;
        let permille = |us: u64| (us * 1000 / all_us) as i64;
        Evidence::default()
            .with("net_permille", permille(within_us.saturating_sub(lost_us)))
            .with("in_limits_permille", permille(within_us))
            .with("leaving", water.leaving())
            .with("valve_moves", self.moves)
            .with("wrong_moves", self.wrong_moves)
            .series("outside_ms", &water.outside_ms_by_minute())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.end().is_some() {
            return None;
        }
        let acts = (0..self.water.len()).filter_map(|tank| {
            let (at, by) = self.wanted(tank)?;
            let urgent = self.water.leaves_in_us(tank).unwrap_or(u64::MAX);
            Some((at.max(self.now), urgent, at, node_of(tank, by > 0)))
        });
        let (_, _, at, node) = acts.min()?;
        Some((at, Intent::click(NodeId(node), self.hand_on(node))))
    }

    fn shown_until(&self) -> Option<At> {
        self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::limits::{LEAD_MS, TAIL_MS};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    fn spec() -> Spec {
        Spec { tanks: 3, positions: 5, changes_per_10_min: 75, band_permille: 300, speed: 2, coupled: false }
    }

    fn specs() -> Vec<Spec> {
        let plain = Spec { tanks: 2, positions: 4, changes_per_10_min: 40, ..spec() };
        let wide = Spec { tanks: 4, positions: 6, changes_per_10_min: 240, band_permille: 330, speed: 3, ..spec() };
        let cascade = Spec { positions: 6, changes_per_10_min: 105, band_permille: 480, speed: 3, coupled: true, ..spec() };
        let pair = Spec { tanks: 2, changes_per_10_min: 60, band_permille: 400, speed: 3, coupled: true, ..spec() };
        vec![spec(), plain, wide, cascade, pair]
    }

    fn flowing(spec: &Spec, mode: Mode, seed: u64) -> Flowing {
        Flowing::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Flowing, ms: u64, tank: usize, more: bool) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node_of(tank, more))));
    }

    fn measure(run: &mut Flowing, ms: u64, name: &str) -> i64 {
        run.advance(At::from_ms(ms));
        run.evidence(At::from_ms(ms)).get(name).unwrap()
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            assert!(spec.fault(Some(LIMIT_MS)).is_none(), "{spec:?}");
            proofs::all(&KindSpec::FlowFix(spec), LIMIT_MS, Some("net_permille"));
        }
    }

    #[test]
    fn the_perfect_worker_keeps_every_level_within_with_hardly_more_moves_than_needed() {
        for spec in specs() {
            for seed in 0..100 {
                let mut run = flowing(&spec, Mode::Scored, seed);
                proofs::work(&mut run, At::from_ms(LIMIT_MS.into()));
                run.advance(At::from_ms(LIMIT_MS.into()));
                let evidence = run.evidence(At::from_ms(LIMIT_MS.into()));
                assert_eq!(evidence.get("net_permille"), Some(1000), "{spec:?} {seed}: {evidence:?}");
                assert_eq!((evidence.get("leaving"), evidence.get("wrong_moves")), (Some(0), Some(0)));
                let upstream = |change: &Change| if spec.coupled { change.tank as i64 + 1 } else { 1 };
                let needed: i64 = run.changes.iter().map(upstream).sum();
                // Fewer when a change is taken back before the level has come to the middle, and a few more in a
                // cascade where a valve follows the one below it twice.
                let most = if spec.coupled { needed * 6 / 5 } else { needed };
                assert!(evidence.get("valve_moves") <= Some(most), "{spec:?} {seed}: {evidence:?}");
            }
        }
    }

    #[test]
    fn whoever_does_nothing_gets_next_to_nothing() {
        for spec in specs() {
            let mut sum = 0;
            for seed in 0..100 {
                let mut run = flowing(&spec, Mode::Scored, seed);
                sum += measure(&mut run, LIMIT_MS.into(), "net_permille");
                assert!(measure(&mut run, LIMIT_MS.into(), "in_limits_permille") < 600, "{spec:?} {seed}");
                assert!(measure(&mut run, LIMIT_MS.into(), "leaving") >= i64::from(spec.tanks));
            }
            assert!(sum < 40 * 100, "{spec:?}: {sum} over 100 forms");
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        for spec in [&specs()[0], &specs()[4]] {
            let spec = KindSpec::FlowFix(spec.clone());
            proofs::profiles(&spec, LIMIT_MS, "net_permille");
            proofs::parallel_forms(&spec, LIMIT_MS, "net_permille");
        }
    }

    #[test]
    fn every_form_has_as_many_changes_on_every_tank_and_they_keep_apart() {
        for spec in specs() {
            for seed in 0..100 {
                let run = flowing(&spec, Mode::Scored, seed);
                assert_eq!(run.changes.len(), changes_within(&spec, LIMIT_MS) as usize);
                for tank in 0..usize::from(spec.tanks) {
                    let count = run.changes.iter().filter(|change| change.tank == tank).count();
                    assert_eq!(count, run.changes.len() / usize::from(spec.tanks));
                }
                assert!(run.changes.windows(2).all(|two| two[0].tank != two[1].tank));
                assert!(run.starts.windows(2).all(|two| two[1].ms_since(two[0]) >= u64::from(spec.gap_ms())));
                let last = run.starts.last().unwrap().ms();
                assert!(run.starts[0].ms() >= LEAD_MS.into() && last <= u64::from(LIMIT_MS - TAIL_MS));
            }
        }
    }

    #[test]
    fn every_demand_can_be_met_with_a_step_to_spare_either_way() {
        for spec in specs() {
            for seed in 0..50 {
                let mut run = flowing(&spec, Mode::Scored, seed);
                let mut before: Vec<i32> = (0..run.water.len()).map(|tank| run.water.needed(tank)).collect();
                for Change { tank, draw } in run.changes.clone() {
                    run.water.set_draw(tank, draw);
                    let needed: Vec<i32> = (0..run.water.len()).map(|tank| run.water.needed(tank)).collect();
                    assert!(needed.iter().all(|flow| (1..=i32::from(spec.positions) - 2).contains(flow)));
                    assert_eq!((needed[tank] - before[tank]).abs(), 1, "one step each time");
                    before = needed;
                }
            }
        }
    }

    #[test]
    fn a_valve_turned_the_wrong_way_costs_four_seconds_and_the_time_outside() {
        let mut run = flowing(&spec(), Mode::Scored, 5);
        press(&mut run, 500, 0, true);
        press(&mut run, 900, 0, false);
        assert_eq!((run.moves, run.wrong_moves), (2, 1), "turning it back is right");
        let first = run.starts[0].ms();
        let gone_us = first * 1000 * 3;
        let all_us = u64::from(LIMIT_MS) * 1000 * 3;
        let within = measure(&mut run, first, "in_limits_permille");
        assert_eq!(within, (gone_us * 1000 / all_us) as i64);
        let mut other = flowing(&spec(), Mode::Scored, 5);
        proofs::work(&mut other, At::from_ms(LIMIT_MS.into()));
        other.wrong_moves = 3;
        assert_eq!(measure(&mut other, LIMIT_MS.into(), "net_permille"), 1000 - 3 * 4 * 1000 / 360 - 1);
    }

    #[test]
    fn bringing_a_level_back_is_not_wrong_and_driving_it_on_is() {
        let mut run = flowing(&spec(), Mode::Scored, 5);
        let Change { tank, draw } = run.changes[0];
        let first = run.starts[0].ms();
        let more = draw > run.water.tank(tank).unwrap().draw;
        press(&mut run, first + 1000, tank, more);
        assert!(run.water.excess(tank) == 0 && run.water.offset(tank) != 0);
        press(&mut run, first + 1300, tank, more);
        assert_eq!(run.wrong_moves, 0, "back to the middle");
        press(&mut run, first + 1700, tank, !more);
        press(&mut run, first + 2000, tank, !more);
        assert_eq!(run.wrong_moves, 1, "and past the balance, away from it");
    }

    #[test]
    fn in_a_cascade_valves_may_follow_in_any_order() {
        let cascade = &specs()[3];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let seed = (0..50).find(|seed| flowing(cascade, Mode::Scored, *seed).changes[0].tank == 2).unwrap();
            let mut run = flowing(cascade, Mode::Scored, seed);
            let more = run.changes[0].draw == 2;
            let first = run.starts[0].ms();
            for (i, tank) in order.into_iter().enumerate() {
                press(&mut run, first + 700 + i as u64 * 300, tank, more);
            }
            assert_eq!((run.wrong_moves, run.moves), (0, 3), "{order:?}");
            assert!((0..3).all(|tank| run.water.excess(tank) == 0));
        }
    }

    #[test]
    fn a_valve_has_ends_and_takes_its_time() {
        let mut run = flowing(&spec(), Mode::Scored, 5);
        for i in 0..40 {
            press(&mut run, 100 + i * 50, 1, true);
        }
        assert_eq!(run.water.tank(1).unwrap().valve, 4);
        assert_eq!(run.moves, (4 - flowing(&spec(), Mode::Scored, 5).water.tank(1).unwrap().valve) as u32);
        let scene = run.scene(At::from_ms(2500));
        assert!(!scene.node(NodeId(node_of(1, true))).unwrap().enabled);
        let mut quick = flowing(&spec(), Mode::Scored, 5);
        press(&mut quick, 100, 1, true);
        press(&mut quick, 100 + TURN_MS - 1, 1, true);
        assert_eq!(quick.moves, 1);
        press(&mut quick, 100 + TURN_MS, 1, true);
        assert_eq!(quick.moves, 2);
    }

    #[test]
    fn the_perfect_worker_brings_everything_back_after_anything_that_was_done() {
        for spec in specs() {
            for seed in 0..10 {
                let mut run = flowing(&spec, Mode::Practice, seed);
                let mut draw = Seeded::new(seed, "anything");
                for i in 0..60 {
                    let tank = draw.below(spec.tanks.into()) as usize;
                    press(&mut run, 500 + i * 400, tank, draw.chance(500));
                }
                let mut acts = 0;
                while !run.water.is_calm() {
                    let (at, act) = run.demonstrate().unwrap();
                    run.advance(at);
                    run.apply(run.now, &act);
                    acts += 1;
                    assert!(acts < 60, "{spec:?} {seed}");
                }
            }
        }
    }

    #[test]
    fn practice_goes_on_when_all_is_calm_and_says_when_a_level_went_past_its_mark() {
        let mut run = flowing(&spec(), Mode::Practice, 5);
        run.advance(At::from_ms(SHOWN_QUIET_MS));
        let (_, tank, _) = run.open.unwrap();
        assert_eq!(run.next_deadline(), None, "it waits");
        run.advance(At::from_ms(12_000));
        let said = run.feedback().unwrap();
        let outside = Say::new("flow-feedback-outside").verbatim("letter", letter_of(tank));
        assert_eq!((said.good, said.say), (false, outside));
        while run.progress.done == 0 {
            let (at, act) = run.demonstrate().unwrap();
            run.advance(at);
            run.apply(run.now, &act);
        }
        assert_eq!(run.progress, Progress { done: 1, right: 0 });
        assert_eq!(run.feedback().unwrap().say.id, "flow-feedback-late");
        assert_eq!(run.next_deadline(), Some(run.now.plus_ms(SHOWN_QUIET_MS)));
        assert!(flowing(&spec(), Mode::Scored, 5).feedback().is_none());
    }

    #[test]
    fn minutes_outside_add_up() {
        let mut run = flowing(&spec(), Mode::Scored, 5);
        run.advance(At::from_ms(LIMIT_MS.into()));
        let evidence = run.evidence(At::from_ms(LIMIT_MS.into()));
        let outside: i64 = evidence.by_minute["outside_ms"].iter().sum();
        let all = i64::from(LIMIT_MS) * 3;
        assert_eq!(evidence.by_minute["outside_ms"].len(), 2);
        assert!(((all - outside) * 1000 / all - evidence.get("in_limits_permille").unwrap()).abs() <= 1);
    }

    #[test]
    fn more_of_what_makes_it_harder_leaves_less_time() {
        assert!(Spec { speed: 1, ..spec() }.leave_ms() > spec().leave_ms());
        assert!(Spec { band_permille: 400, ..spec() }.leave_ms() > spec().leave_ms());
        let changes = |spec: Spec| changes_within(&spec, LIMIT_MS);
        assert!(changes(Spec { changes_per_10_min: 200, ..spec() }) > changes(spec()));
        let moves = |spec: &Spec| {
            let mut run = flowing(spec, Mode::Scored, 1);
            proofs::work(&mut run, At::from_ms(LIMIT_MS.into()));
            run.moves
        };
        assert!(moves(&specs()[3]) > moves(&specs()[0]), "a cascade needs more");
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 5], coupled: bool, limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [tanks, positions, changes, band, speed] = values;
        let text = format!(
            "flow_fix(tanks: {tanks}, positions: {positions}, changes_per_10_min: {changes}, band_permille: {band}, \
             speed: {speed}, coupled: {coupled})"
        );
        proofs::checked::<FlowFix>(&text, limit_ms, 3).map_err(|refused| (refused.code, refused.place, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [3, 5, 75, 300, 2];
        assert_eq!(checked(fine, false, LIMIT_MS), Ok(spec()));
        for (place, values) in [[1, 5], [3, 7], [19, 241], [99, 601], [0, 4]].into_iter().enumerate() {
            for value in values {
                let mut all = fine;
                all[place] = value;
                let (code, at, works) = checked(all, false, LIMIT_MS).unwrap_err();
                assert_eq!((code, at), (Code::ParameterOutOfRange, place), "{all:?}");
                assert_eq!(works.abs_diff(value), 1);
            }
        }
    }

    #[test]
    fn what_cannot_work_is_refused_for_its_reason() {
        let cases = [
            ([4, 6, 105, 400, 3], true, LIMIT_MS, 0),
            ([3, 5, 105, 500, 3], true, LIMIT_MS, 1),
            ([3, 5, 105, 120, 3], false, LIMIT_MS, 3),
            ([3, 5, 105, 600, 1], false, 60_000, 3),
            ([3, 5, 20, 200, 3], false, 60_000, 2),
            ([2, 5, 240, 400, 3], true, LIMIT_MS, 2),
            ([4, 5, 240, 200, 3], false, 20_000, 0),
            ([3, 6, 240, 480, 3], true, 22_000, 0),
        ];
        for (all, coupled, limit_ms, place) in cases {
            let (code, at, _) = checked(all, coupled, limit_ms).unwrap_err();
            assert_eq!((code, at), (Code::Impossible, place), "{all:?}");
        }
    }

    #[test]
    fn following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 31_111, 60_000, 600_000] {
            for (tanks, positions, changes, band, speed) in [
                (2, 4, 20, 100, 3),
                (4, 6, 240, 600, 1),
                (3, 6, 240, 100, 1),
                (4, 4, 20, 600, 3),
                (3, 5, 120, 300, 2),
            ] {
                for coupled in [false, true] {
                    let mut all = [tanks, positions, changes, band, speed];
                    for _ in 0..6 {
                        let Err((code, place, works)) = checked(all, coupled, limit_ms) else { break };
                        assert_eq!(code, Code::Impossible);
                        all[place] = works;
                        refused += 1;
                    }
                    assert!(checked(all, coupled, limit_ms).is_ok(), "{all:?} {coupled} in {limit_ms} ms");
                }
            }
        }
        assert!(refused > 20);
    }
}
