//! `handover`: a shift ends; the candidate picks, from everything that happened, what the next one must know, in order.
//!
//! Each report is a list of five to nine things. Some are critical, some useful, some are noise, and only so many are
//! kept. Evidence of *working together* and of *communication*: whether somebody sees what a colleague needs to go on
//! safely, and leaves out the rest. It does not show how somebody tells it, nor whether they would have noticed it
//! themselves; and it needs reading, so the result of a weak reader says less.
//!
//! Root: the shift handover with its structured report (METHOD §5). Main measure: `net`, what was kept and matters, less
//! the noise that was kept and less two for everything critical that was left out.
//!
//! Difficulty: `reports` (more and longer ones, noise that sounds important), `keep` (fewer places, more to weigh),
//! `ordered` (what comes first must be thought of too: `in_order`), `patience_ms` (less time before the next shift takes
//! the report as it is).

use super::{Check, Feedback, Kind, Mark, Mode, Part, Progress, Run, Said, Speaker, WordChoice, Wording};
use crate::art::{Hair, Place};
use crate::art::goods::{Good, good};
use crate::evidence::{Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{NodeId, Scene, pt};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;

mod check;
mod picture;
#[cfg(test)]
mod tests;

/// The kind.
#[derive(Debug)]
pub struct Handover;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "handover", deny_unknown_fields)]
pub struct File {
    /// Where it happens: `counter`, `bedside`, `corridor`, `kitchen`, `workshop` or `home`.
    place: Raw<Place>,
    /// The reports, 3 to 13; one of them says `practice: true`, is used for the demonstration and for practice, and
    /// never counts. All others come in every form, in shuffled order.
    reports: Raw<Vec<Raw<ReportFile>>>,
    /// Most things that can be handed over in one report, 2 to 6.
    keep: Raw<u32>,
    /// Whether the order counts: what is critical first, and each thing after the one it follows.
    ordered: Raw<bool>,
    /// How long the next shift waits for a report, 20000 to 180000; 0 for as long as it takes.
    patience_ms: Raw<u32>,
}

/// What happened on a shift.
#[derive(Debug, Deserialize)]
#[serde(rename = "Report", deny_unknown_fields)]
struct ReportFile {
    /// Text key: who takes over.
    who: Raw<String>,
    /// How that person's head is drawn: `grey`, `bun`, `short`, `scarf` or `long`; left out, one after the other.
    hair: Option<Raw<Hair>>,
    /// Text key: what they ask.
    asks: Raw<String>,
    /// Whether it is the one for practice.
    practice: Option<Raw<bool>>,
    /// 5 to 9 things: at least one critical, and no more critical ones than `keep`; at least two of noise.
    facts: Raw<Vec<Raw<FactFile>>>,
}

/// Something that happened.
#[derive(Debug, Deserialize)]
#[serde(rename = "Fact", deny_unknown_fields)]
struct FactFile {
    /// Text key.
    words: Raw<String>,
    /// A small picture beside it, such as `mop` or `pill_box`; often none.
    glyph: Option<Raw<Good>>,
    /// `critical`, `useful` or `noise`.
    weight: Raw<Weight>,
    /// The text key of the thing it must come after, where the order counts.
    after: Option<Raw<String>>,
}

/// How much the next shift needs it; the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Somebody comes to harm, or something stops, if it is not told.
    Critical,
    /// It spares work or questions.
    Useful,
    /// Nobody needs it.
    Noise,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    place: Place,
    reports: Vec<Report>,
    practice: Report,
    keep: usize,
    ordered: bool,
    patience_ms: u32,
}

#[derive(Clone, Debug, PartialEq)]
struct Report {
    who: String,
    hair: Option<Hair>,
    asks: String,
    facts: Vec<Fact>,
}

#[derive(Clone, Debug, PartialEq)]
struct Fact {
    words: String,
    glyph: Option<Good>,
    weight: Weight,
    after: Option<usize>,
}

impl Report {
    fn count(&self, weight: Weight) -> usize {
        self.facts.iter().filter(|fact| fact.weight == weight).count()
    }

    /// What the perfect worker hands over, in order: the weightiest first, each after what it follows.
    fn wanted(&self, keep: usize) -> Vec<usize> {
        let mut wanted: Vec<usize> = Vec::new();
        while wanted.len() < keep {
            let open = |i: &usize| {
                let fact = &self.facts[*i];
                let ready = fact.after.is_none_or(|after| wanted.contains(&after));
                !wanted.contains(i) && fact.weight != Weight::Noise && ready
            };
            let next = (0..self.facts.len()).filter(open).min_by_key(|i| self.facts[*i].weight);
            let Some(next) = next else { break };
            wanted.push(next);
        }
        wanted
    }

    /// Whether what is handed over stands in the right order and nothing critical is missing.
    fn in_order(&self, chosen: &[usize]) -> bool {
        let weight = |i: &usize| self.facts.get(*i).map(|fact| fact.weight);
        let critical = chosen.iter().filter(|i| weight(i) == Some(Weight::Critical)).count();
        let first = chosen.iter().take(critical).all(|i| weight(i) == Some(Weight::Critical));
        let follows = chosen.iter().enumerate().all(|(place, i)| {
            let after = self.facts.get(*i).and_then(|fact| fact.after);
            after.is_none_or(|after| !chosen[place..].contains(&after))
        });
        first && follows && critical == self.count(Weight::Critical)
    }

    fn tally(&self, chosen: &[usize]) -> Tally {
        let mut tally = Tally::default();
        for fact in chosen.iter().filter_map(|i| self.facts.get(*i)) {
            match fact.weight {
                Weight::Critical => tally.critical += 1,
                Weight::Useful => tally.useful += 1,
                Weight::Noise => tally.noise += 1,
            }
        }
        tally.omitted = self.count(Weight::Critical) as i64 - tally.critical;
        tally.in_order = i64::from(self.in_order(chosen));
        tally
    }
}

/// What was handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    critical: i64,
    useful: i64,
    noise: i64,
    omitted: i64,
    in_order: i64,
}

impl Tally {
    const fn kept(self) -> i64 {
        self.critical + self.useful
    }

    const fn net(self) -> i64 {
        self.kept() - self.noise - 2 * self.omitted
    }

    const fn and(self, other: Self) -> Self {
        Self {
            critical: self.critical + other.critical,
            useful: self.useful + other.useful,
            noise: self.noise + other.noise,
            omitted: self.omitted + other.omitted,
            in_order: self.in_order + other.in_order,
        }
    }
}

/// Time in which a thing can be read and weighed at leisure; a limit leaves at least this for each.
const FACT_MS: u32 = 4000;
/// How long a report that was handed over stays: scored, and with feedback.
const SETTLE_MS: u64 = 900;
const FEEDBACK_MS: u64 = 3600;
/// Until the board has been handed over.
const SLIDE_MS: u64 = 180;
/// The perfect worker's time to read a report and for each act: scored, and where people follow.
const PERFECT_MS: (u64, u64) = (4000, 900);
const SHOWN_MS: (u64, u64) = (4000, 1400);
/// The board that is handed over; things have the ids from there on, ten to each report.
const GIVE: u16 = 2;
const FIRST_FACT: u16 = 101;
const FACTS_MAX: usize = 9;

impl Kind for Handover {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "handover";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = false;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        check::spec(file, check)
    }

    fn measures(spec: &Spec, _limit_ms: u32) -> Vec<Measure> {
        let sum = |of: &dyn Fn(&Report) -> usize| spec.reports.iter().map(of).sum::<usize>() as i64;
        let matter = sum(&|report| report.wanted(spec.keep).len());
        let noise = sum(&|report| report.count(Weight::Noise).min(spec.keep));
        let critical = sum(&|report| report.count(Weight::Critical));
        let reports = spec.reports.len() as i64;
        let mut measures = vec![
            Measure::new("net", "things", 0..=matter),
            Measure::new("kept", "things", 0..=matter),
            Measure::new("noise", "things", 0..=noise),
            Measure::new("critical_omitted", "things", 0..=critical),
            Measure::new("reports_done", "reports", 0..=reports),
        ];
        if spec.ordered {
            measures.push(Measure::new("in_order", "reports", 0..=reports));
        }
        measures
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Handing::new(spec.clone(), part))
    }
}

/// A report of this run, with its things in the order they are listed.
#[derive(Debug)]
struct Round {
    /// Which report; `None` for the one for practice.
    report: Option<usize>,
    order: Vec<usize>,
}

#[derive(Debug)]
struct Handing {
    spec: Spec,
    part: Part,
    rounds: Vec<Round>,
    round: usize,
    since: At,
    /// What has been picked, in order, and when it last changed.
    chosen: Vec<usize>,
    changed: At,
    /// When the open report was handed over.
    given: Option<At>,
    done: u32,
    right: u32,
    total: Tally,
    over: Option<At>,
}

impl Handing {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "handover");
        let reports: Vec<Option<usize>> = if part.mode == Mode::Scored {
            let mut order: Vec<Option<usize>> = (0..spec.reports.len()).map(Some).collect();
            draw.shuffle(&mut order);
            order
        } else {
            vec![None; usize::from(part.items.max(1))]
        };
        let round = |report: Option<usize>| {
            let facts = &report.and_then(|i| spec.reports.get(i)).unwrap_or(&spec.practice).facts;
            let mut order: Vec<usize> = (0..facts.len()).collect();
            draw.shuffle(&mut order);
            Round { report, order }
        };
        let rounds = reports.into_iter().map(round).collect();
        Self {
            spec,
            part,
            rounds,
            round: 0,
            since: At::ZERO,
            chosen: Vec::new(),
            changed: At::ZERO,
            given: None,
            done: 0,
            right: 0,
            total: Tally::default(),
            over: None,
        }
    }

    const fn settle_ms(&self) -> u64 {
        if self.part.shows_feedback() { FEEDBACK_MS } else { SETTLE_MS }
    }

    /// How long the next shift waits; people who practise are given the time they need.
    fn patience_ms(&self) -> Option<u64> {
        let limited = self.part.mode == Mode::Scored && self.spec.patience_ms > 0;
        limited.then(|| u64::from(self.spec.patience_ms))
    }

    fn report(&self, round: usize) -> &Report {
        let report = self.rounds.get(round).and_then(|round| round.report);
        report.and_then(|i| self.spec.reports.get(i)).unwrap_or(&self.spec.practice)
    }

    fn order(&self, round: usize) -> &[usize] {
        self.rounds.get(round).map_or(&[], |round| &round.order)
    }

    const fn node(round: usize, place: usize) -> NodeId {
        NodeId(FIRST_FACT + (round * (FACTS_MAX + 1) + place) as u16)
    }

    fn is_open(&self) -> bool {
        self.given.is_none() && self.over.is_none()
    }

    fn full(&self) -> bool {
        self.chosen.len() >= self.spec.keep
    }

    /// Picks a thing, or takes it back.
    fn pick(&mut self, at: At, fact: usize) {
        if let Some(place) = self.chosen.iter().position(|chosen| *chosen == fact) {
            self.chosen.remove(place);
        } else if self.full() {
            return;
        } else {
            self.chosen.push(fact);
        }
        self.changed = at;
    }

    fn give(&mut self, at: At) {
        let report = self.report(self.round);
        let tally = report.tally(&self.chosen);
        let right = tally.net() == report.wanted(self.spec.keep).len() as i64
            && (tally.in_order == 1 || !self.spec.ordered);
        self.total = self.total.and(tally);
        self.done += 1;
        self.right += u32::from(right);
        self.given = Some(at);
    }

    fn go_on(&mut self, at: At) {
        if self.part.is_over(self.done) || self.round + 1 >= self.rounds.len() {
            self.over = Some(at);
            return;
        }
        self.round += 1;
        self.since = at;
        self.changed = at;
        self.chosen.clear();
        self.given = None;
    }

    fn due(&self) -> Option<At> {
        match self.given {
            _ if self.over.is_some() => None,
            Some(at) => Some(at.plus_ms(self.settle_ms())),
            None => self.patience_ms().map(|ms| self.since.plus_ms(ms)),
        }
    }

    /// The mark of a thing while feedback is shown.
    fn mark(&self, fact: usize) -> Option<Mark> {
        self.given.filter(|_| self.part.shows_feedback())?;
        let report = self.report(self.round);
        let weight = report.facts.get(fact)?.weight;
        match (self.chosen.contains(&fact), weight) {
            (true, Weight::Noise) => Some(Mark::Wrong),
            (true, _) => Some(Mark::Right),
            (false, Weight::Critical) => Some(Mark::Missed),
            (false, Weight::Useful) if !self.full() => Some(Mark::Missed),
            (false, _) => None,
        }
    }

    /// The place in the list of what the perfect worker picks next in a round; `None` when all is picked.
    fn next_pick(&self, round: usize, chosen: &[usize]) -> Option<NodeId> {
        if chosen.len() >= self.spec.keep {
            return None;
        }
        let wanted = self.report(round).wanted(self.spec.keep);
        let fact = wanted.into_iter().find(|fact| !chosen.contains(fact))?;
        let place = self.order(round).iter().position(|listed| *listed == fact)?;
        Some(Self::node(round, place))
    }
}

impl Run for Handing {
    fn advance(&mut self, to: At) {
        while let Some(due) = self.due().filter(|due| *due <= to) {
            if self.given.is_some() {
                self.go_on(due);
            } else {
                self.give(due);
            }
        }
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node, .. } = intent else { return };
        if !self.is_open() {
            return;
        }
        if *node == NodeId(GIVE) {
            if !self.chosen.is_empty() {
                self.give(at);
            }
            return;
        }
        let order = self.order(self.round);
        let place = (0..order.len()).find(|place| Self::node(self.round, *place) == *node);
        if let Some(fact) = place.and_then(|place| order.get(place).copied()) {
            self.pick(at, fact);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.due()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over.is_some_and(|over| at >= over)
    }

    fn scene(&self, at: At) -> Scene {
        self.picture(at)
    }

    fn wording(&self, _at: At) -> Option<Wording> {
        let report = self.report(self.round);
        let said = vec![Said { by: Speaker::Other(report.who.clone()), words: report.asks.clone() }];
        let choices = self.order(self.round).iter().zip('a'..='z').enumerate().map(|(place, (fact, key))| {
            let Fact { words, glyph, .. } = &report.facts[*fact];
            let mut choice = WordChoice::new(Self::node(self.round, place), words.clone(), key);
            let nth = self.chosen.iter().position(|chosen| chosen == fact);
            choice.order = nth.map(|nth| nth as u8 + 1);
            choice.selected = nth.is_some();
            choice.enabled = self.is_open() && (nth.is_some() || !self.full());
            choice.mark = self.mark(*fact);
            choice.picture = glyph.map_or_else(Vec::new, good);
            choice
        });
        Some(Wording { said, choices: choices.collect(), several: true })
    }

    fn feedback(&self) -> Option<Feedback> {
        self.given.filter(|_| self.part.mode == Mode::Practice && self.over.is_none())?;
        let report = self.report(self.round);
        let tally = report.tally(&self.chosen);
        let less = tally.kept() < report.wanted(self.spec.keep).len() as i64;
        let id = match tally {
            Tally { omitted: 1.., .. } => "handover-feedback-critical",
            Tally { noise: 1.., .. } => "handover-feedback-noise",
            _ if less => "handover-feedback-more",
            Tally { in_order: 0, .. } if self.spec.ordered => "handover-feedback-order",
            _ => "feedback-right",
        };
        Some(Feedback { good: id == "feedback-right", say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        let evidence = Evidence::default()
            .with("net", self.total.net().max(0))
            .with("kept", self.total.kept())
            .with("noise", self.total.noise)
            .with("critical_omitted", self.total.omitted)
            .with("reports_done", self.done);
        if self.spec.ordered { evidence.with("in_order", self.total.in_order) } else { evidence }
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.over.is_some() {
            return None;
        }
        let (read_ms, step_ms) = if self.part.shows_feedback() { SHOWN_MS } else { PERFECT_MS };
        if let Some(given) = self.given {
            // The next report comes by itself; its first thing is known already.
            let next = self.round + 1;
            let comes = next < self.rounds.len() && !self.part.is_over(self.done);
            let node = self.next_pick(next, &[]).filter(|_| comes)?;
            return Some((given.plus_ms(self.settle_ms() + read_ms), Intent::key(node)));
        }
        let at = self.since.plus_ms(read_ms).max(self.changed.plus_ms(step_ms));
        let pick = self.next_pick(self.round, &self.chosen);
        Some((at, pick.map_or_else(|| Intent::click(NodeId(GIVE), pt(picture::GIVE_AT.0, picture::GIVE_AT.1)), Intent::key)))
    }

    fn shown_until(&self) -> Option<At> {
        self.given.map(|at| at.plus_ms(self.settle_ms()))
    }
}
