//! `line_trace`: a production line gives damaged products; the candidate looks inside it and stops the station that
//! does the damage.
//!
//! Between two stations there is a glass. A look takes a moment and shows the product there, whole or damaged. Whoever
//! understands the line looks where the answer rules out most, and needs few looks. With branches, parts come from
//! several rows and only the damaged part's way matters; with several kinds of damage a card shows which machines can
//! cause which. Evidence of *picturing a process*: what happens where, what follows from it, and what to look at next.
//! It does not show whether somebody knows real machines or can repair one.
//!
//! Root: the skill *picture a process* of the method (METHOD §4), with the usual way of finding a fault in a chain, by
//! halving it. Main measure: `net`, lines whose station was found − lines where another was stopped, within the limit.
//!
//! Difficulty: `stations` (a longer line), `branches` (rows that join, most of which do not matter), `kinds_of_damage`
//! (the card must be read, and rules stations out), `probe_ms` (slow looks make the choice of the next one count),
//! `probes_max` (fewer looks leave no room for needless ones), `hints` (stations ruled out turn pale).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::production::Machine;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene};
use crate::time::At;
use plan::{Dealer, Item, Layout};
use serde::Deserialize;

mod picture;
mod plan;

/// The kind.
#[derive(Debug)]
pub struct LineTrace;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "line_trace", deny_unknown_fields)]
pub struct File {
    /// Stations of the line, 4 to 10: more stations need more looks.
    stations: Raw<u32>,
    /// Rows that join the line, 0 to 2: the product then has one part more for each, and only one part is damaged.
    branches: Raw<u32>,
    /// Kinds of damage, 1 to 3: from two on a card shows which machines can cause which.
    kinds_of_damage: Raw<u32>,
    /// How long a look takes, 500 to 4000.
    probe_ms: Raw<u32>,
    /// Looks there are for one line, 1 to 8; at least what halving needs.
    probes_max: Raw<u32>,
    /// Whether stations that the looks have ruled out turn pale, which makes it easier.
    hints: Raw<bool>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    stations: u8,
    branches: u8,
    kinds_of_damage: u8,
    probe_ms: u32,
    probes_max: u8,
    hints: bool,
}

/// From when a station is stopped until the next line can be worked on.
const NEXT_MS: u64 = 500;
/// How long the stop sign is on its way to the station.
const SIGN_MS: u64 = 180;
/// How long feedback stays.
const FEEDBACK_MS: u64 = 2000;
/// Longest look where people follow.
const SHOWN_PROBE_MS: u32 = 1200;
/// Fewest lines that say something.
const LINES_MIN: u32 = 3;

/// The perfect worker's times: to the first act on a new line, to the next act after a look, from sign to station; scored,
/// and where people follow.
const PERFECT_MS: [u64; 3] = [1200, 900, 500];
const SHOWN_MS: [u64; 3] = [2200, 1500, 1500];

impl Kind for LineTrace {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "line_trace";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let stations = check.number(&file.stations, "stations", 4..=10);
        let branches = check.number(&file.branches, "branches", 0..=2);
        let kinds = check.number(&file.kinds_of_damage, "kinds_of_damage", 1..=3);
        let probe = check.number(&file.probe_ms, "probe_ms", 500..=4000);
        let probes_max = check.number(&file.probes_max, "probes_max", 1..=8);
        let hints = check.doc.read(&file.hints);
        let spec = Spec {
            stations: stations? as u8,
            branches: branches? as u8,
            kinds_of_damage: kinds? as u8,
            probe_ms: probe?,
            probes_max: probes_max? as u8,
            hints: hints?,
        };
        let suspects_with =
            |kinds: u8| plan::suspects(&Spec { kinds_of_damage: kinds, ..spec.clone() });
        if suspects_with(spec.kinds_of_damage) < 2 {
            let works = (1..3).rev().find(|kinds| suspects_with(*kinds) >= 2).unwrap_or(1);
            let what = "so many kinds of damage leave one station that can have caused it, and nothing to find";
            check.impossible(&file.kinds_of_damage, what, works.into());
            return None;
        }
        let suspects = plan::suspects(&spec);
        let needed = plan::looks_max(suspects);
        if u32::from(spec.probes_max) < needed {
            let what = format!(
                "the fault can be at {suspects} stations, and halving them takes up to {needed} looks, not {}",
                spec.probes_max
            );
            check.impossible(&file.probes_max, what, needed);
            return None;
        }
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        let lines = lines_within(&spec, limit_ms);
        if lines < LINES_MIN {
            let fits = |ms: &u32| lines_within(&Spec { probe_ms: *ms, ..spec.clone() }, limit_ms) >= LINES_MIN;
            let works = (500..spec.probe_ms).rev().find(fits).unwrap_or(500);
            let what = format!("with looks as slow as this, fewer than {LINES_MIN} lines fit the limit");
            check.impossible(&file.probe_ms, what, works);
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let lines = i64::from(lines_within(spec, limit_ms));
        // Whoever stops any station without looking is no faster than one line in so much time.
        let most = i64::from(limit_ms) / NEXT_MS as i64 + 1;
        vec![
            Measure::new("net", "lines", 0..=lines),
            Measure::new("right", "lines", 0..=lines),
            Measure::new("wrong", "lines", 0..=most),
            Measure::new("probes_used", "looks", 0..=most),
            Measure::new("probes_needless", "looks", 0..=most),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Tracing::new(spec.clone(), part))
    }
}

/// Lines that the perfect worker finishes before the limit, the same in every form.
fn lines_within(spec: &Spec, limit_ms: u32) -> u32 {
    let [first_ms, next_ms, place_ms] = PERFECT_MS;
    let mut at_ms = 0;
    for lines in 0.. {
        let looks = u64::from(Dealer::looks_of(spec, lines));
        at_ms += first_ms + looks * (u64::from(spec.probe_ms) + next_ms) + place_ms;
        if at_ms >= u64::from(limit_ms) {
            return lines;
        }
        at_ms += NEXT_MS;
    }
    0
}

/// A look that was asked for: behind which station, and when it shows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    station: u8,
    asked: At,
    done: At,
}

/// A line that is over: which station was stopped, and when.
#[derive(Debug)]
struct Stopped {
    item: Item,
    looks: Vec<Look>,
    station: u8,
    at: At,
}

#[derive(Debug)]
struct Tracing {
    spec: Spec,
    part: Part,
    layout: Layout,
    probe_ms: u64,
    dealer: Dealer,
    item: Item,
    looks: Vec<Look>,
    /// Since when the stop sign is in hand.
    sign: Option<At>,
    /// From when the present line can be worked on.
    ready: At,
    last: Option<Stopped>,
    now: At,
    right: u32,
    wrong: u32,
    probes_used: u32,
    probes_needless: u32,
    right_by_minute: ByMinute,
}

/// What is on show at a moment: the present line, or the one just stopped.
struct Shown<'t> {
    item: &'t Item,
    looks: &'t [Look],
    stopped: Option<&'t Stopped>,
}

impl Tracing {
    fn new(spec: Spec, part: Part) -> Self {
        let mut dealer = Dealer::new(&spec, part.seed);
        let item = dealer.deal(&spec);
        let probe_ms = if part.mode == Mode::Scored { spec.probe_ms } else { spec.probe_ms.min(SHOWN_PROBE_MS) };
        Self {
            layout: Layout::of(spec.stations, spec.branches),
            probe_ms: u64::from(probe_ms),
            dealer,
            item,
            looks: Vec::new(),
            sign: None,
            ready: At::ZERO,
            last: None,
            now: At::ZERO,
            right: 0,
            wrong: 0,
            probes_used: 0,
            probes_needless: 0,
            right_by_minute: ByMinute::default(),
            spec,
            part,
        }
    }

    const fn paced(&self) -> [u64; 3] {
        if matches!(self.part.mode, Mode::Scored) { PERFECT_MS } else { SHOWN_MS }
    }

    const fn done(&self) -> u32 {
        self.right + self.wrong
    }

    fn over(&self) -> bool {
        self.part.is_over(self.done())
    }

    fn shown(&self, at: At) -> Shown<'_> {
        match &self.last {
            Some(last) if at < self.ready || self.over() => {
                Shown { item: &last.item, looks: &last.looks, stopped: Some(last) }
            }
            _ => Shown { item: &self.item, looks: &self.looks, stopped: None },
        }
    }

    /// The look that is under way.
    fn looking(&self, at: At) -> Option<Look> {
        self.looks.last().copied().filter(|look| at < look.done)
    }

    fn looks_left(&self, looks: &[Look]) -> u8 {
        self.spec.probes_max.saturating_sub(looks.len() as u8)
    }

    /// The stations that can still be the cause, after what the looks have shown by `at`.
    fn suspects(&self, item: &Item, looks: &[Look], at: At) -> Vec<u8> {
        let way = self.layout.path(item.part);
        let mut suspects = item.suspects.clone();
        for look in looks.iter().filter(|look| look.done <= at && way.contains(&look.station)) {
            let damaged = item.is_damaged_behind(self.layout, look.station);
            suspects.retain(|suspect| (*suspect <= look.station) == damaged);
        }
        suspects
    }

    fn look(&mut self, at: At, station: u8) {
        let known = self.looks.iter().any(|look| look.station == station);
        if known || self.looking(at).is_some() || self.looks_left(&self.looks) == 0 {
            return;
        }
        let suspects = self.suspects(&self.item, &self.looks, at);
        let on_the_way = self.layout.path(self.item.part).contains(&station);
        let before = suspects.iter().filter(|suspect| **suspect <= station).count();
        self.probes_used += 1;
        self.probes_needless += u32::from(!on_the_way || before == 0 || before == suspects.len());
        self.sign = None;
        self.looks.push(Look { station, asked: at, done: at.plus_ms(self.probe_ms) });
    }

    fn stop(&mut self, at: At, station: u8) {
        self.sign = None;
        if station == self.item.fault {
            self.right += 1;
            self.right_by_minute.count(at);
        } else {
            self.wrong += 1;
        }
        let next = self.dealer.deal(&self.spec);
        let item = std::mem::replace(&mut self.item, next);
        let looks = std::mem::take(&mut self.looks);
        self.last = Some(Stopped { item, looks, station, at });
        self.ready = at.plus_ms(if self.part.shows_feedback() { FEEDBACK_MS } else { NEXT_MS });
    }

    /// Whether stations that are ruled out turn pale: always where the way of working is shown.
    const fn hints(&self) -> bool {
        self.spec.hints || matches!(self.part.mode, Mode::Demonstration)
    }

    /// The stopped line while right and wrong are on show: from when the sign has arrived.
    fn fresh(&self, at: At) -> Option<&Stopped> {
        let last = self.last.as_ref().filter(|last| at.ms_since(last.at) >= SIGN_MS)?;
        (self.part.shows_feedback() && (at < self.ready || self.over())).then_some(last)
    }

    fn click(&self, node: u16) -> Intent {
        Intent::click(NodeId(node), self.hand_on(node))
    }
}

/// Stations have the ids 1 to 10, the glasses behind them 21 to 30, the sign 40; the rest is only seen.
const FIRST_STATION: u16 = 1;
const FIRST_GLASS: u16 = 21;
const SIGN: u16 = 40;
const PRODUCT: u16 = 41;
const LEFT: u16 = 42;
const CARD: u16 = 43;

/// The key of a station: its last digit.
fn station_key(station: u8) -> char {
    char::from(b'0' + (station + 1) % 10)
}

fn glass_letter(station: u8) -> char {
    char::from(b'A' + station)
}

impl Run for Tracing {
    fn advance(&mut self, to: At) {
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if at < self.ready || self.over() {
            return;
        }
        let (station, glass) = (node.wrapping_sub(FIRST_STATION), node.wrapping_sub(FIRST_GLASS));
        let stations = u16::from(self.spec.stations);
        if *node == SIGN {
            self.sign = if self.sign.is_some() { None } else { Some(at) };
        } else if station < stations && self.sign.is_some() {
            self.stop(at, station as u8);
        } else if glass + 1 < stations {
            self.look(at, glass as u8);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        if self.over() || self.now < self.ready {
            return Some(self.ready);
        }
        self.looking(self.now).map(|look| look.done)
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && at >= self.ready
    }

    fn scene(&self, at: At) -> Scene {
        let shown = self.shown(at);
        let live = shown.stopped.is_none();
        let mut nodes = Vec::new();
        if self.spec.kinds_of_damage > 1 {
            let name = Say::new("line-card").number("rows", self.spec.kinds_of_damage);
            nodes.push(Node::image(CARD, name, self.card_area()));
        }
        let hue = picture::HUES[usize::from(shown.item.part)].word();
        let name = Say::new("line-product").word("hue", hue).word("damage", shown.item.damage.word());
        nodes.push(Node::image(PRODUCT, name, self.product_area()));
        for (station, machine) in (0_u8..).zip(&shown.item.machines) {
            nodes.push(self.station_node(station, *machine, live && self.sign.is_some()));
        }
        let free = live && self.looking(at).is_none() && self.looks_left(shown.looks) > 0;
        for station in 0..self.spec.stations.saturating_sub(1) {
            let look = shown.looks.iter().find(|look| look.station == station);
            let area = self.glass_area(station);
            let node = Node::button(FIRST_GLASS + u16::from(station), self.glass_name(&shown, station, at), area);
            let mut node = node.with_key(glass_letter(station).to_ascii_lowercase());
            node.enabled = free && look.is_none();
            nodes.push(node);
        }
        let left = self.looks_left(shown.looks);
        nodes.push(Node::image(LEFT, Say::new("line-looks-left").number("looks", left), picture::LEFT_AREA));
        let sign = Node::button(SIGN, Say::new("line-sign"), picture::SIGN_AREA);
        let mut sign = sign.with_key('s').with_selected(live && self.sign.is_some());
        sign.enabled = live;
        nodes.push(sign);
        let arriving = shown.stopped.is_some_and(|last| at.ms_since(last.at) < SIGN_MS);
        Scene { items: self.draw(&shown, at), nodes, moving: arriving || self.looking(at).is_some(), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let last = self.fresh(self.now).filter(|_| self.part.mode == Mode::Practice)?;
        let good = last.station == last.item.fault;
        let wrong = Say::new("line-feedback-wrong").number("station", last.item.fault + 1);
        Some(Feedback { good, say: if good { Say::new("feedback-right") } else { wrong } })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done(), right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        // Guessing luckily can be faster than finding out; more than the perfect worker's lines do not count.
        let right = self.right.min(lines_within(&self.spec, self.part.limit_ms));
        Evidence::default()
            .with("net", right.saturating_sub(self.wrong))
            .with("right", right)
            .with("wrong", self.wrong)
            .with("probes_used", self.probes_used)
            .with("probes_needless", self.probes_needless)
            .series("right", self.right_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.over() || self.now < self.ready || self.looking(self.now).is_some() {
            return None;
        }
        let [first_ms, next_ms, place_ms] = self.paced();
        let since = self.looks.last().map(|look| look.done);
        let at = since.map_or(self.ready.plus_ms(first_ms), |done| done.plus_ms(next_ms));
        let suspects = self.suspects(&self.item, &self.looks, self.now);
        let middle = suspects.len().div_ceil(2).saturating_sub(1);
        if suspects.len() > 1
            && self.looks_left(&self.looks) > 0
            && let Some(station) = suspects.get(middle)
        {
            return Some((at.max(self.sign.unwrap_or(at)), self.click(FIRST_GLASS + u16::from(*station))));
        }
        let Some(sign) = self.sign else { return Some((at, self.click(SIGN))) };
        let station = suspects.get(middle).copied().unwrap_or(0);
        Some((at.max(sign.plus_ms(place_ms)), self.click(FIRST_STATION + u16::from(station))))
    }

    fn shown_until(&self) -> Option<At> {
        self.over().then_some(self.ready)
    }
}

impl Tracing {
    fn station_node(&self, station: u8, machine: Machine, enabled: bool) -> Node {
        let name = Say::new("line-station").number("number", station + 1).word("machine", machine.word());
        let node = Node::button(FIRST_STATION + u16::from(station), name, self.station_area(station));
        Node { enabled, ..node.with_key(station_key(station)) }
    }

    fn glass_name(&self, shown: &Shown<'_>, station: u8, at: At) -> Say {
        let letter = glass_letter(station);
        match shown.looks.iter().find(|look| look.station == station) {
            None => Say::new("line-glass").verbatim("letter", letter),
            Some(look) if at < look.done => Say::new("line-glass-looking").verbatim("letter", letter),
            Some(_) if shown.item.is_damaged_behind(self.layout, station) => {
                Say::new("line-glass-damaged").verbatim("letter", letter).word("damage", shown.item.damage.word())
            }
            Some(_) => Say::new("line-glass-whole").verbatim("letter", letter),
        }
    }

    /// Where a node can be hit.
    fn area_of(&self, node: u16) -> Area {
        match node {
            SIGN => picture::SIGN_AREA,
            node if node >= FIRST_GLASS => self.glass_area((node - FIRST_GLASS) as u8),
            node => self.station_area(node.saturating_sub(FIRST_STATION) as u8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    fn spec() -> Spec {
        Spec { stations: 8, branches: 1, kinds_of_damage: 1, probe_ms: 1200, probes_max: 4, hints: false }
    }

    fn specs() -> Vec<Spec> {
        let plain = Spec { stations: 4, branches: 0, probe_ms: 500, probes_max: 2, ..spec() };
        let long = Spec { stations: 10, branches: 0, probe_ms: 4000, hints: true, ..spec() };
        let wide = Spec { stations: 10, branches: 2, kinds_of_damage: 3, probes_max: 8, ..spec() };
        let carded = Spec { stations: 7, branches: 0, kinds_of_damage: 2, probes_max: 2, ..spec() };
        vec![spec(), plain, long, wide, carded]
    }

    fn tracing(spec: &Spec, mode: Mode, seed: u64) -> Tracing {
        Tracing::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Tracing, ms: u64, node: u16) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
    }

    fn stop(run: &mut Tracing, ms: u64, station: u8) {
        press(run, ms, SIGN);
        press(run, ms, FIRST_STATION + u16::from(station));
    }

    fn measure(run: &Tracing, name: &str) -> i64 {
        run.evidence(run.now).get(name).unwrap()
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            proofs::all(&KindSpec::LineTrace(spec), LIMIT_MS, Some("net"));
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        for spec in [&specs()[0], &specs()[3]] {
            let spec = KindSpec::LineTrace(spec.clone());
            proofs::profiles(&spec, LIMIT_MS, "net");
            proofs::parallel_forms(&spec, LIMIT_MS, "net");
        }
    }

    #[test]
    fn every_form_asks_for_the_same_looks_in_the_same_order() {
        for spec in specs() {
            let suspects = plan::suspects(&spec);
            for seed in 0..200 {
                let mut dealer = Dealer::new(&spec, seed);
                let layout = Layout::of(spec.stations, spec.branches);
                let mut places = vec![0; usize::from(spec.branches + 1) * suspects as usize];
                for number in 0..suspects * u32::from(spec.branches + 1) * 3 {
                    let item = dealer.deal(&spec);
                    assert_eq!(item.suspects.len(), suspects as usize);
                    let place = item.suspects.iter().position(|station| *station == item.fault).unwrap();
                    assert_eq!(plan::looks(suspects, place as u32), Dealer::looks_of(&spec, number));
                    places[usize::from(item.part) * suspects as usize + place] += 1;
                    assert_eq!(item.machines.len(), usize::from(spec.stations));
                    for station in layout.path(item.part) {
                        let can = spec.kinds_of_damage == 1
                            || item.machines[usize::from(station)].damage() == item.damage;
                        assert_eq!(can, item.suspects.contains(&station), "the card tells the suspects");
                    }
                }
                assert!(places.iter().all(|count| *count == 3), "every place is the fault's equally often: {places:?}");
            }
        }
    }

    #[test]
    fn halving_needs_no_more_looks_than_its_rounded_up_logarithm() {
        for suspects in 2..=10 {
            let needed: Vec<u32> = (0..suspects).map(|place| plan::looks(suspects, place)).collect();
            assert_eq!(needed.iter().max(), Some(&plan::looks_max(suspects)), "{needed:?}");
            assert!(2_u32.pow(plan::looks_max(suspects)) >= suspects && needed.iter().all(|looks| *looks > 0));
        }
    }

    #[test]
    fn a_glass_shows_damage_from_the_fault_on_and_only_on_the_part_s_way() {
        for spec in specs() {
            for seed in 0..30 {
                let run = tracing(&spec, Mode::Scored, seed);
                let way = run.layout.path(run.item.part);
                for station in 0..spec.stations {
                    let damaged = run.item.is_damaged_behind(run.layout, station);
                    assert_eq!(damaged, way.contains(&station) && station >= run.item.fault);
                }
            }
        }
    }

    #[test]
    fn a_right_station_counts_a_wrong_one_takes_away_and_the_work_goes_on() {
        let mut run = tracing(&spec(), Mode::Scored, 5);
        for (i, right) in [true, true, false, true].into_iter().enumerate() {
            let fault = run.item.fault;
            stop(&mut run, 1000 + i as u64 * 1000, if right { fault } else { (fault + 1) % 8 });
        }
        assert_eq!(["right", "wrong", "net"].map(|name| measure(&run, name)), [3, 1, 2]);
        for i in 0..9 {
            let wrong = (run.item.fault + 1) % 8;
            stop(&mut run, 10_000 + i * 1000, wrong);
        }
        assert_eq!(["right", "wrong", "net"].map(|name| measure(&run, name)), [3, 10, 0]);
    }

    #[test]
    fn without_the_sign_no_station_is_stopped_and_a_look_puts_it_back() {
        let mut run = tracing(&spec(), Mode::Scored, 5);
        press(&mut run, 1000, FIRST_STATION);
        press(&mut run, 1100, SIGN);
        press(&mut run, 1200, SIGN);
        press(&mut run, 1300, FIRST_STATION);
        press(&mut run, 1400, SIGN);
        press(&mut run, 1500, FIRST_GLASS);
        press(&mut run, 1600, FIRST_STATION);
        assert_eq!((run.done(), run.probes_used), (0, 1));
    }

    #[test]
    fn looks_come_one_by_one_once_each_and_no_more_than_there_are() {
        let mut run = tracing(&spec(), Mode::Scored, 5);
        press(&mut run, 1000, FIRST_GLASS);
        assert_eq!(run.next_deadline(), Some(At::from_ms(2200)));
        press(&mut run, 2199, FIRST_GLASS + 1);
        assert_eq!(run.probes_used, 1, "one is under way");
        press(&mut run, 2200, FIRST_GLASS);
        assert_eq!(run.probes_used, 1, "this one has been seen");
        for (i, glass) in (1..7).enumerate() {
            press(&mut run, 4000 + i as u64 * 2000, FIRST_GLASS + glass);
        }
        assert_eq!(run.probes_used, 4);
        let scene = run.scene(At::from_ms(60_000));
        assert!(scene.nodes.iter().all(|node| !node.enabled || node.id == NodeId(SIGN)));
    }

    #[test]
    fn looks_that_can_tell_nothing_new_are_counted_apart() {
        for seed in 0..20 {
            let mut run = tracing(&spec(), Mode::Scored, seed);
            let fault = run.item.fault;
            let other_row = if run.item.part == 0 { 2 } else { 0 };
            press(&mut run, 1000, FIRST_GLASS + other_row);
            assert_eq!(measure(&run, "probes_needless"), 1, "another row has nothing to do with it");
            press(&mut run, 3000, FIRST_GLASS + 4);
            assert_eq!(measure(&run, "probes_needless"), 1);
            let known = if fault <= 4 { 5 } else { run.item.suspects[0] };
            press(&mut run, 5000, FIRST_GLASS + u16::from(known));
            assert_eq!(measure(&run, "probes_needless"), 2, "the answer was known");
        }
    }

    #[test]
    fn a_new_line_comes_after_a_moment_and_not_before() {
        let mut run = tracing(&spec(), Mode::Scored, 5);
        let fault = run.item.fault;
        stop(&mut run, 1000, fault);
        let next = run.item.clone();
        press(&mut run, 1000 + NEXT_MS - 1, FIRST_GLASS);
        assert_eq!((run.probes_used, run.shown(At::from_ms(1200)).stopped.is_some()), (0, true));
        press(&mut run, 1000 + NEXT_MS, FIRST_GLASS);
        assert_eq!((run.probes_used, run.item.clone()), (1, next));
    }

    #[test]
    fn stopping_any_station_without_looking_earns_next_to_nothing() {
        let mut net = 0;
        for seed in 0..20 {
            let mut run = tracing(&spec(), Mode::Scored, seed);
            for i in 0..100 {
                stop(&mut run, i * 1000, 5);
            }
            net += measure(&run, "net");
        }
        assert_eq!(net, 0);
    }

    #[test]
    fn lucky_guesses_never_count_for_more_than_the_perfect_worker_s_lines() {
        let mut run = tracing(&spec(), Mode::Scored, 5);
        for i in 0..200 {
            let fault = run.item.fault;
            stop(&mut run, i * 550, fault);
        }
        let lines = i64::from(lines_within(&spec(), LIMIT_MS));
        assert_eq!([measure(&run, "net"), measure(&run, "right")], [lines, lines]);
    }

    #[test]
    fn the_perfect_worker_goes_on_after_anything_that_was_done() {
        for spec in specs() {
            for seed in 0..20 {
                let mut run = tracing(&spec, Mode::Scored, seed);
                for glass in 0..u16::from(spec.probes_max).min(u16::from(spec.stations) - 1) {
                    press(&mut run, 5000 * (u64::from(glass) + 1), FIRST_GLASS + glass);
                }
                press(&mut run, 60_000, SIGN);
                let mut acts = 0;
                while run.done() == 0 {
                    let (at, act) = run.demonstrate().or_else(|| {
                        run.advance(run.next_deadline().unwrap());
                        run.demonstrate()
                    }).unwrap();
                    run.advance(at);
                    run.apply(run.now, &act);
                    acts += 1;
                    assert!(acts < 12, "it comes to an end");
                }
            }
        }
    }

    #[test]
    fn practice_says_which_station_it_was_and_the_timed_part_says_nothing() {
        for mode in [Mode::Practice, Mode::Scored] {
            let mut run = tracing(&spec(), mode, 5);
            let fault = run.item.fault;
            stop(&mut run, 3000, (fault + 1) % 8);
            run.advance(At::from_ms(3000 + SIGN_MS));
            let said = run.feedback().map(|feedback| feedback.say);
            let expected = Say::new("line-feedback-wrong").number("station", fault + 1);
            assert_eq!(said, (mode == Mode::Practice).then_some(expected));
        }
    }

    #[test]
    fn stations_turn_pale_only_where_hints_are_asked_for_or_the_work_is_shown() {
        for (mode, hints, pale) in [
            (Mode::Scored, false, false),
            (Mode::Practice, false, false),
            (Mode::Scored, true, true),
            (Mode::Demonstration, false, true),
        ] {
            assert_eq!(tracing(&Spec { hints, ..spec() }, mode, 1).hints(), pale);
        }
    }

    #[test]
    fn more_of_what_makes_it_harder_leaves_fewer_lines_or_more_to_tell_apart() {
        let lines = |spec: Spec| lines_within(&spec, LIMIT_MS);
        assert!(lines(Spec { stations: 10, branches: 0, ..spec() }) < lines(Spec { stations: 4, branches: 0, ..spec() }));
        assert!(lines(Spec { probe_ms: 4000, ..spec() }) < lines(spec()));
        assert!(lines(Spec { kinds_of_damage: 3, ..spec() }) > lines(spec()), "the card rules stations out");
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 5], limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [stations, branches, kinds, probe_ms, probes_max] = values;
        let text = format!(
            "line_trace(stations: {stations}, branches: {branches}, kinds_of_damage: {kinds}, probe_ms: {probe_ms}, \
             probes_max: {probes_max}, hints: false)"
        );
        proofs::checked::<LineTrace>(&text, limit_ms, 3).map_err(|refused| (refused.code, refused.place, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [8, 1, 1, 1200, 4];
        assert_eq!(checked(fine, LIMIT_MS), Ok(spec()));
        for (place, values) in [[3, 11], [3, 3], [0, 4], [499, 4001], [0, 9]].into_iter().enumerate() {
            for value in values {
                let mut all = fine;
                all[place] = value;
                let (code, at, works) = checked(all, LIMIT_MS).unwrap_err();
                assert_eq!((code, at), (Code::ParameterOutOfRange, place), "{all:?}");
                assert_eq!(works.abs_diff(value), 1);
            }
        }
    }

    #[test]
    fn what_cannot_work_is_refused_and_following_the_proposals_works() {
        let cases = [
            // Three kinds of damage on a way of two stations; looks that are too few; looks too slow for the limit.
            ([4, 2, 3, 1000, 4], 60_000, 2),
            ([4, 1, 3, 1000, 4], 60_000, 2),
            ([10, 0, 1, 1000, 3], 60_000, 4),
            ([8, 1, 1, 1000, 1], 60_000, 4),
            ([10, 0, 1, 4000, 4], 30_000, 3),
        ];
        for (mut all, limit_ms, place) in cases {
            let (code, at, works) = checked(all, limit_ms).unwrap_err();
            assert_eq!((code, at), (Code::Impossible, place), "{all:?}");
            all[at] = works;
            assert!(checked(all, limit_ms).is_ok(), "{all:?}");
        }
    }
}
