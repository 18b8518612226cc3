//! `follow_steps`: units are built from a picture card, one part after the other, in the card's order.
//!
//! Every step of the card shows a part and the place it belongs to. The candidate chooses the part in the tray and then
//! the place on the unit. A finished unit makes room for the next one, and with several cards they take turns. Evidence
//! of *following instructions* step by step and, when the unit stands turned against the card, of *spatial* skill.
//!
//! A part is laid wherever it was put, so nobody gets stuck: a wrong part or place uses up the step that was meant, and a
//! later step done too early counts as a break of the order. Putting a mistake right afterwards neither costs nor earns.
//! It does not show how firmly or neatly somebody builds with their hands.
//!
//! Root: building from instruction (METHOD §5). Main measure: steps right − steps wrong − order breaks within the limit.
//!
//! Difficulty: `steps` (longer cards and more places), `parts` (more to search in the tray), `lookalikes` (parts that
//! differ only in the dots of their tag), `turned` (the picture has to be turned in the mind), `variants` (a card learnt
//! by heart does not help for the next unit).
//!
//! An item of a demonstration or practice round is one step; a whole unit takes as many items as it has steps.

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::{Good, Theme};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Node, NodeId, Role, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;

mod picture;

/// The kind.
#[derive(Debug)]
pub struct FollowSteps;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "follow_steps", deny_unknown_fields)]
pub struct File {
    /// What the parts are: `parts`, `care`, `cleaning` or `kitchen`.
    theme: Raw<Theme>,
    /// Steps of a unit, 3 to 8.
    steps: Raw<u32>,
    /// Parts in the tray, 3 to 8.
    parts: Raw<u32>,
    /// Parts that differ from another only in the dots of their tag, 0 to 3 and at most half of the parts.
    lookalikes: Raw<u32>,
    /// Whether the unit stands turned by half a turn against the card.
    turned: Raw<bool>,
    /// Cards that take turns, 1 to 3.
    variants: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    theme: Theme,
    steps: u8,
    parts: u8,
    lookalikes: u8,
    turned: bool,
    variants: u8,
}

/// How long a part slides to its place; until it lies there, no other can be laid.
const SLIDE_MS: u64 = 180;
/// From the last part of a unit until the next can be worked on: a look at it, and the change.
const NEXT_MS: u64 = 700;
const SHOWN_NEXT_MS: u64 = 1900;
/// How long the change itself takes.
const CHANGE_MS: u64 = 360;
/// The perfect worker's time to a part, and from there to its place: scored, and where people follow.
const PERFECT_MS: (u64, u64) = (700, 500);
const SHOWN_MS: (u64, u64) = (1800, 1500);
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1500;
/// Units that must fit the limit, at the pace of somebody who works well.
const UNITS_MIN: u32 = 2;
const WORKED_MS: u32 = 2000;
/// The dots on the tags of two parts that look alike.
const MARKS: [u8; 2] = [2, 3];

impl Kind for FollowSteps {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "follow_steps";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let theme = check.doc.read(&file.theme);
        let steps = check.number(&file.steps, "steps", 3..=8);
        let parts = check.number(&file.parts, "parts", 3..=8);
        let lookalikes = check.number(&file.lookalikes, "lookalikes", 0..=3);
        let turned = check.doc.read(&file.turned);
        let variants = check.number(&file.variants, "variants", 1..=3);
        let (theme, steps, parts) = (theme?, steps?, parts?);
        let (lookalikes, turned, variants) = (lookalikes?, turned?, variants?);
        if 2 * lookalikes > parts {
            let what = format!(
                "each of {lookalikes} parts that look alike needs its twin, which is more than the {parts} in the tray"
            );
            check.impossible(&file.lookalikes, what, parts / 2);
            return None;
        }
        if let Some(limit_ms) = check.header.limit_ms
            && UNITS_MIN * steps * WORKED_MS > limit_ms
        {
            let works = limit_ms / (UNITS_MIN * WORKED_MS);
            let what = format!("{UNITS_MIN} units of {steps} steps take longer than the limit");
            check.impossible(&file.steps, what, works.clamp(3, 8));
            return None;
        }
        Some(Spec {
            theme,
            steps: steps as u8,
            parts: parts as u8,
            lookalikes: lookalikes as u8,
            turned,
            variants: variants as u8,
        })
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let right = steps_within(spec, limit_ms);
        let laid = i64::from(limit_ms) / SLIDE_MS as i64 + 1;
        let steps = |name, max| Measure::new(name, "steps", 0..=max);
        vec![
            steps("net_steps", right),
            steps("steps_right", right),
            steps("steps_wrong", laid),
            steps("order_breaks", laid),
            Measure::new("units_done", "units", 0..=laid / i64::from(spec.steps)),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Building::new(spec.clone(), part))
    }
}

/// Steps that the perfect worker does before the limit.
fn steps_within(spec: &Spec, limit_ms: u32) -> i64 {
    let (steps, limit_ms) = (i64::from(spec.steps), i64::from(limit_ms));
    let step_ms = (PERFECT_MS.0 + PERFECT_MS.1) as i64;
    let unit_ms = steps * step_ms + NEXT_MS as i64;
    let begun = (limit_ms % unit_ms - 1).max(0) / step_ms;
    limit_ms / unit_ms * steps + begun.min(steps)
}

/// Places in a row of the unit, of which it has two: always at least one place more than steps.
const fn columns(spec: &Spec) -> u8 {
    spec.steps / 2 + 1
}

/// What lies in a compartment of the tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Supply {
    good: Good,
    /// Dots on its tag; 0 without a tag.
    marks: u8,
}

/// One step of a card: a compartment of the tray and a place, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    part: u8,
    place: u8,
}

/// A unit under way.
#[derive(Clone, Debug)]
struct Unit {
    /// Which card it is built from.
    card: usize,
    /// The steps that have been used up.
    used: Vec<bool>,
    /// What lies on each place.
    laid: Vec<Option<u8>>,
}

/// What laying a part was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    WrongPart,
    WrongPlace,
    /// A later step came before the one that was meant.
    Early,
    /// Something laid wrongly before has been put right, or laid again.
    Mended,
}

/// The part that was laid last.
#[derive(Clone, Copy, Debug)]
struct Laid {
    at: At,
    step: Step,
    outcome: Outcome,
    /// The step that was meant, from 0.
    meant: usize,
}

#[derive(Debug)]
struct Building {
    spec: Spec,
    part: Part,
    tray: Vec<Supply>,
    cards: Vec<Vec<Step>>,
    unit: Unit,
    /// The unit before; it is seen until the present one comes.
    gone: Option<Unit>,
    /// From when the present unit can be worked on.
    ready: At,
    chosen: Option<u8>,
    /// When something was last chosen or laid.
    acted: At,
    last: Option<Laid>,
    right: u32,
    wrong: u32,
    order_breaks: u32,
    units: u32,
    right_by_minute: ByMinute,
    wrong_by_minute: ByMinute,
}

impl Building {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "follow_steps");
        let tray = tray(&spec, &mut draw);
        let cards = (0..spec.variants).map(|_| card(&spec, &tray, &mut draw)).collect();
        Self {
            unit: Unit::new(&spec, 0),
            part,
            tray,
            cards,
            gone: None,
            ready: At::ZERO,
            chosen: None,
            acted: At::ZERO,
            last: None,
            right: 0,
            wrong: 0,
            order_breaks: 0,
            units: 0,
            right_by_minute: ByMinute::default(),
            wrong_by_minute: ByMinute::default(),
            spec,
        }
    }

    fn steps_of(&self, unit: &Unit) -> &[Step] {
        self.cards.get(unit.card).map_or(&[], Vec::as_slice)
    }

    /// The step that is meant now, counted from 0.
    fn meant(&self) -> Option<(usize, Step)> {
        let index = self.unit.used.iter().position(|used| !used)?;
        Some((index, *self.steps_of(&self.unit).get(index)?))
    }

    const fn done(&self) -> u32 {
        self.right + self.wrong + self.order_breaks
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.done())
    }

    /// When everything has been shown, once nothing is left to do.
    fn end(&self) -> Option<At> {
        self.last.filter(|_| self.over()).map(|last| last.at.plus_ms(FEEDBACK_MS))
    }

    /// What laying `step` is while the step `meant` is asked for.
    fn outcome(&self, step: Step, meant: (usize, Step)) -> Outcome {
        if step == meant.1 {
            return Outcome::Right;
        }
        let of_card = self.steps_of(&self.unit).iter().position(|other| *other == step);
        match of_card.and_then(|index| self.unit.used.get(index)) {
            Some(true) => Outcome::Mended,
            Some(false) => Outcome::Early,
            None if step.part == meant.1.part => Outcome::WrongPlace,
            None => Outcome::WrongPart,
        }
    }

    fn lay(&mut self, at: At, part: u8, place: u8) {
        let Some(meant) = self.meant() else { return };
        let step = Step { part, place };
        let outcome = self.outcome(step, meant);
        if let Some(on) = self.unit.laid.get_mut(usize::from(place)) {
            *on = Some(part);
        }
        let early = self.steps_of(&self.unit).iter().position(|other| *other == step);
        let used = match outcome {
            Outcome::Mended => None,
            Outcome::Early => early,
            Outcome::Right | Outcome::WrongPart | Outcome::WrongPlace => Some(meant.0),
        };
        if let Some(used) = used.and_then(|index| self.unit.used.get_mut(index)) {
            *used = true;
        }
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::WrongPart | Outcome::WrongPlace => self.wrong += 1,
            Outcome::Early => self.order_breaks += 1,
            Outcome::Mended => {}
        }
        match outcome {
            Outcome::Right => self.right_by_minute.count(at),
            Outcome::Mended => {}
            _ => self.wrong_by_minute.count(at),
        }
        self.chosen = None;
        self.last = Some(Laid { at, step, outcome, meant: meant.0 });
        if self.unit.used.iter().all(|used| *used) {
            self.units += 1;
            let next = Unit::new(&self.spec, self.units as usize % self.cards.len().max(1));
            self.gone = Some(std::mem::replace(&mut self.unit, next));
            self.ready = at.plus_ms(if self.part.shows_feedback() { SHOWN_NEXT_MS } else { NEXT_MS });
        }
    }

    /// Whether the unit before is still what is seen.
    fn shows_gone(&self, at: At) -> Option<&Unit> {
        let change = At(self.ready.0.saturating_sub(CHANGE_MS * 1000 / 2));
        self.gone.as_ref().filter(|_| at < change || self.over())
    }

    /// The part that was laid last, while feedback on it is shown.
    fn fresh(&self, at: At) -> Option<Laid> {
        self.last.filter(|last| {
            let mended = last.outcome == Outcome::Mended;
            self.part.shows_feedback() && !mended && at.ms_since(last.at) < FEEDBACK_MS
        })
    }

    /// The row of the card that is ringed: the next one in a demonstration; in practice the one that was missed.
    fn ringed_row(&self, at: At) -> Option<usize> {
        match self.part.mode {
            Mode::Scored => None,
            Mode::Demonstration if self.over() || at < self.ready => None,
            Mode::Demonstration => self.meant().map(|(index, _)| index),
            Mode::Practice => {
                self.fresh(at).filter(|last| last.outcome != Outcome::Right).map(|last| last.meant)
            }
        }
    }

    fn say_part(&self, id: &'static str, part: u8) -> Say {
        let supply = self.tray.get(usize::from(part));
        let (word, marks) = supply.map_or(("hue-none", 0), |supply| (supply.good.word(), supply.marks));
        Say::new(id).word("good", word).number("marks", marks)
    }
}

impl Unit {
    fn new(spec: &Spec, card: usize) -> Self {
        let places = 2 * usize::from(columns(spec));
        Self { card, used: vec![false; usize::from(spec.steps)], laid: vec![None; places] }
    }
}

/// What lies in the tray: goods of the theme, some of them twice with different tags.
fn tray(spec: &Spec, draw: &mut Seeded) -> Vec<Supply> {
    let mut goods = spec.theme.goods();
    draw.shuffle(&mut goods);
    let mut tray = Vec::new();
    for (i, good) in goods.into_iter().take(usize::from(spec.parts - spec.lookalikes)).enumerate() {
        let twins = i < usize::from(spec.lookalikes);
        let marks: &[u8] = if twins { &MARKS } else { &[0] };
        tray.extend(marks.iter().map(|&marks| Supply { good, marks }));
    }
    draw.shuffle(&mut tray);
    tray
}

/// A card: as many steps with tagged parts on every form, each part as often as another, no place twice.
fn card(spec: &Spec, tray: &[Supply], draw: &mut Seeded) -> Vec<Step> {
    let steps = usize::from(spec.steps);
    let of_kind = |tagged: bool| -> Vec<u8> {
        (0..tray.len() as u8).filter(|&part| (tray[usize::from(part)].marks > 0) == tagged).collect()
    };
    let share = steps * 2 * usize::from(spec.lookalikes) / usize::from(spec.parts);
    let tagged = if spec.lookalikes > 0 { share.max(1) } else { 0 };
    let mut parts = dealt(&of_kind(true), tagged, draw);
    parts.extend(dealt(&of_kind(false), steps - tagged, draw));
    draw.shuffle(&mut parts);
    let mut places: Vec<u8> = (0..2 * columns(spec)).collect();
    draw.shuffle(&mut places);
    parts.into_iter().zip(places).map(|(part, place)| Step { part, place }).collect()
}

/// `count` of `of`, from as many shuffled rounds as it takes.
fn dealt(of: &[u8], count: usize, draw: &mut Seeded) -> Vec<u8> {
    let mut all = Vec::new();
    while all.len() < count && !of.is_empty() {
        let mut round = of.to_vec();
        draw.shuffle(&mut round);
        all.extend(round);
    }
    all.truncate(count);
    all
}

/// Parts have the ids 1 to 8, places 11 to 20, steps of the card 31 to 38.
const FIRST_PART: u16 = 1;
const FIRST_PLACE: u16 = 11;
const FIRST_STEP: u16 = 31;

impl Run for Building {
    fn advance(&mut self, _to: At) {}

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if self.over() || at < self.ready {
            return;
        }
        let (part, place) = (node.wrapping_sub(FIRST_PART), node.wrapping_sub(FIRST_PLACE));
        if part < u16::from(self.spec.parts) {
            self.chosen = Some(part as u8);
            self.acted = at;
        } else if place < 2 * u16::from(columns(&self.spec)) {
            let slides = self.last.is_some_and(|last| at.ms_since(last.at) < SLIDE_MS);
            if let Some(part) = self.chosen.filter(|_| !slides) {
                self.lay(at, part, place as u8);
                self.acted = at;
            }
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.end()
    }

    fn is_finished(&self, at: At) -> bool {
        self.end().is_some_and(|end| at >= end)
    }

    fn scene(&self, at: At) -> Scene {
        let unit = self.shows_gone(at).unwrap_or(&self.unit);
        let mut items = Vec::new();
        self.draw_card(unit, at, &mut items);
        self.draw_tray(&mut items);
        self.draw_unit(unit, at, &mut items);
        self.draw_feedback(unit, at, &mut items);
        let mut nodes = Vec::new();
        for (i, step) in self.steps_of(unit).iter().enumerate() {
            let (column, row) = (step.place % columns(&self.spec), step.place / columns(&self.spec));
            let name = self.say_part("follow-step", step.part).number("step", i as i64 + 1);
            let name = name.number("row", row + 1).number("place", column + 1);
            nodes.push(Node::image(FIRST_STEP + i as u16, name, self.row_area(i)));
        }
        for part in 0..self.spec.parts {
            let node = Node::button(
                FIRST_PART + u16::from(part),
                self.say_part("follow-part", part),
                self.compartment_area(part),
            );
            let node = node.with_role(Role::Option).with_selected(self.chosen == Some(part));
            nodes.push(node.with_key(picture::key_of(part)));
        }
        let places = 2 * columns(&self.spec);
        for seen in 0..places {
            // In the order in which they are seen, also on a turned unit.
            let place = if self.spec.turned { places - 1 - seen } else { seen };
            let (row, column) = (seen / columns(&self.spec), seen % columns(&self.spec));
            let name = match unit.laid.get(usize::from(place)).copied().flatten() {
                None => Say::new("follow-place"),
                Some(on) => self.say_part("follow-place-laid", on),
            }
            .number("row", row + 1)
            .number("place", column + 1);
            nodes.push(Node::button(FIRST_PLACE + u16::from(place), name, self.place_area(place)));
        }
        Scene { items, nodes, moving: self.moves(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let last = self.last.filter(|_| self.part.mode == Mode::Practice)?;
        let about = |id| Say::new(id).number("step", last.meant as i64 + 1);
        let say = match last.outcome {
            Outcome::Right => Say::new("feedback-right"),
            Outcome::WrongPart => about("follow-feedback-part"),
            Outcome::WrongPlace => about("follow-feedback-place"),
            Outcome::Early => about("follow-feedback-order"),
            Outcome::Mended => return None,
        };
        Some(Feedback { good: last.outcome == Outcome::Right, say })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done(), right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        Evidence::default()
            .with("net_steps", self.right.saturating_sub(self.wrong + self.order_breaks))
            .with("steps_right", self.right)
            .with("steps_wrong", self.wrong)
            .with("order_breaks", self.order_breaks)
            .with("units_done", self.units)
            .series("right", self.right_by_minute.counts())
            .series("wrong", self.wrong_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let (_, step) = self.meant().filter(|_| !self.over())?;
        let (part_ms, place_ms) = if self.part.mode == Mode::Scored { PERFECT_MS } else { SHOWN_MS };
        let from = self.acted.max(self.ready);
        if self.chosen != Some(step.part) {
            let point = self.compartment_point(step.part);
            let node = NodeId(FIRST_PART + u16::from(step.part));
            return Some((from.plus_ms(part_ms), Intent::click(node, point)));
        }
        let point = self.place_area(step.place).centre();
        Some((from.plus_ms(place_ms), Intent::click(NodeId(FIRST_PLACE + u16::from(step.place)), point)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    fn spec() -> Spec {
        Spec { theme: Theme::Parts, steps: 5, parts: 6, lookalikes: 1, turned: false, variants: 2 }
    }

    fn specs() -> [Spec; 4] {
        [
            spec(),
            Spec { theme: Theme::Kitchen, steps: 8, parts: 8, lookalikes: 3, turned: true, variants: 3 },
            Spec { theme: Theme::Care, steps: 3, parts: 3, lookalikes: 0, turned: false, variants: 1 },
            Spec { theme: Theme::Cleaning, steps: 7, parts: 4, lookalikes: 2, turned: true, variants: 1 },
        ]
    }

    fn building(spec: &Spec, mode: Mode, seed: u64) -> Building {
        Building::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    /// Lays a part on a place, both chosen at `ms`.
    fn lay(run: &mut Building, ms: u64, part: u8, place: u8) {
        run.apply(At::from_ms(ms), &Intent::key(NodeId(FIRST_PART + u16::from(part))));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(FIRST_PLACE + u16::from(place))));
    }

    fn counts(run: &Building) -> [u32; 4] {
        [run.right, run.wrong, run.order_breaks, run.units]
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            proofs::all(&KindSpec::FollowSteps(spec), LIMIT_MS, Some("net_steps"));
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        for spec in specs().into_iter().take(2) {
            let spec = KindSpec::FollowSteps(spec);
            proofs::profiles(&spec, LIMIT_MS, "net_steps");
            proofs::parallel_forms(&spec, LIMIT_MS, "net_steps");
        }
    }

    #[test]
    fn every_form_has_the_same_mix() {
        for spec in specs() {
            let tagged = |seed| -> Vec<usize> {
                let run = building(&spec, Mode::Scored, seed);
                assert_eq!(run.tray.len(), usize::from(spec.parts));
                let twins = run.tray.iter().filter(|supply| supply.marks > 0).count();
                assert_eq!(twins, 2 * usize::from(spec.lookalikes));
                let of_card = |card: &Vec<Step>| {
                    let mut places: Vec<u8> = card.iter().map(|step| step.place).collect();
                    places.sort_unstable();
                    places.dedup();
                    assert_eq!(places.len(), usize::from(spec.steps), "no place is used twice");
                    card.iter().filter(|step| run.tray[usize::from(step.part)].marks > 0).count()
                };
                run.cards.iter().map(of_card).collect()
            };
            let first = tagged(0);
            assert_eq!(first.iter().all(|tagged| *tagged > 0), spec.lookalikes > 0);
            assert!((1..50).all(|seed| tagged(seed) == first));
        }
    }

    #[test]
    fn steps_in_order_count_and_a_finished_unit_makes_room() {
        let mut run = building(&spec(), Mode::Scored, 4);
        let card = run.cards[0].clone();
        for (i, step) in card.iter().enumerate() {
            lay(&mut run, 1000 * (i as u64 + 1), step.part, step.place);
        }
        assert_eq!(counts(&run), [5, 0, 0, 1]);
        assert_eq!(run.unit.card, 1, "cards take turns");
        assert!(run.unit.laid.iter().all(Option::is_none));
        // While the units change, nothing can be chosen.
        run.apply(At::from_ms(5000 + NEXT_MS - 1), &Intent::key(NodeId(FIRST_PART)));
        assert_eq!(run.chosen, None);
        run.apply(At::from_ms(5000 + NEXT_MS), &Intent::key(NodeId(FIRST_PART)));
        assert_eq!(run.chosen, Some(0));
    }

    #[test]
    fn a_wrong_part_or_place_uses_up_its_step_and_the_unit_goes_on() {
        let mut run = building(&spec(), Mode::Scored, 4);
        let card = run.cards[0].clone();
        let spare = (0..6).find(|place| card.iter().all(|step| step.place != *place)).unwrap();
        lay(&mut run, 1000, card[0].part, spare);
        assert_eq!(run.last.unwrap().outcome, Outcome::WrongPlace);
        let other = (0..6).find(|part| *part != card[1].part).unwrap();
        lay(&mut run, 2000, other, card[1].place);
        assert_eq!(run.last.unwrap().outcome, Outcome::WrongPart);
        assert_eq!(counts(&run), [0, 2, 0, 0]);
        for (i, step) in card.iter().enumerate().skip(2) {
            lay(&mut run, 1000 * (i as u64 + 1), step.part, step.place);
        }
        assert_eq!(counts(&run), [3, 2, 0, 1]);
        assert_eq!(run.evidence(At::from_ms(6000)).get("net_steps"), Some(1));
    }

    #[test]
    fn a_later_step_done_early_breaks_the_order_and_the_meant_one_is_still_wanted() {
        let mut run = building(&spec(), Mode::Scored, 4);
        let card = run.cards[0].clone();
        for (i, index) in [1, 0, 3, 2, 4].into_iter().enumerate() {
            lay(&mut run, 1000 * (i as u64 + 1), card[index].part, card[index].place);
        }
        assert_eq!(counts(&run), [3, 0, 2, 1]);
    }

    #[test]
    fn putting_a_mistake_right_neither_costs_nor_earns() {
        let mut run = building(&spec(), Mode::Scored, 4);
        let card = run.cards[0].clone();
        let spare = (0..6).find(|place| card.iter().all(|step| step.place != *place)).unwrap();
        lay(&mut run, 1000, card[0].part, spare);
        for ms in [2000, 3000] {
            lay(&mut run, ms, card[0].part, card[0].place);
            assert_eq!(counts(&run), [0, 1, 0, 0]);
            assert_eq!(run.unit.laid[usize::from(card[0].place)], Some(card[0].part));
        }
        lay(&mut run, 4000, card[1].part, card[1].place);
        assert_eq!(counts(&run), [1, 1, 0, 0]);
    }

    #[test]
    fn a_place_without_a_part_chosen_and_a_part_chosen_twice_mean_nothing() {
        let mut run = building(&spec(), Mode::Scored, 4);
        for place in 0..6 {
            run.apply(At::from_ms(500), &Intent::key(NodeId(FIRST_PLACE + place)));
        }
        for part in [3, 3, 2] {
            run.apply(At::from_ms(600), &Intent::key(NodeId(FIRST_PART + part)));
        }
        assert_eq!((run.chosen, counts(&run)), (Some(2), [0; 4]));
        // What slides has to lie before the next can be laid.
        let step = run.cards[0][0];
        lay(&mut run, 1000, step.part, step.place);
        lay(&mut run, 1000 + SLIDE_MS - 1, step.part, step.place);
        assert_eq!(run.last.unwrap().outcome, Outcome::Right);
    }

    #[test]
    fn laying_one_part_everywhere_earns_nothing() {
        let mut run = building(&spec(), Mode::Scored, 9);
        for i in 0..100_u64 {
            lay(&mut run, 1000 * i, 0, (i % 6) as u8);
        }
        assert_eq!(run.evidence(At::from_ms(100_000)).get("net_steps"), Some(0));
        assert!(run.units > 5, "and nobody gets stuck");
    }

    #[test]
    fn a_turned_unit_shows_every_place_opposite() {
        for turned in [false, true] {
            let run = building(&Spec { turned, ..spec() }, Mode::Scored, 1);
            let (first, last) = (run.place_area(0).centre(), run.place_area(5).centre());
            assert_eq!(first.x > last.x, turned);
            assert_eq!(first.y > last.y, turned);
            let scene = run.scene(At::ZERO);
            let places: Vec<_> = scene.nodes.iter().filter(|node| (11..=16).contains(&node.id.0)).collect();
            assert!(places.windows(2).all(|pair| {
                let (a, b) = (pair[0].area.at, pair[1].area.at);
                (a.y, a.x) < (b.y, b.x)
            }));
        }
    }

    #[test]
    fn practice_says_what_would_have_been_right() {
        let mut run = building(&spec(), Mode::Practice, 4);
        let card = run.cards[0].clone();
        let spare = (0..6).find(|place| card.iter().all(|step| step.place != *place)).unwrap();
        let said = |run: &Building| run.feedback().map(|feedback| feedback.say.id);
        assert_eq!(said(&run), None);
        lay(&mut run, 1000, card[0].part, card[0].place);
        assert_eq!(said(&run), Some("feedback-right"));
        lay(&mut run, 2000, card[2].part, card[2].place);
        assert_eq!(said(&run), Some("follow-feedback-order"));
        assert_eq!(run.ringed_row(At::from_ms(2100)), Some(1));
        lay(&mut run, 3000, card[1].part, spare);
        assert_eq!(said(&run), Some("follow-feedback-place"));
        let other = (0..6).find(|part| *part != card[3].part).unwrap();
        lay(&mut run, 4000, other, card[3].place);
        assert_eq!(said(&run), Some("follow-feedback-part"));
        assert_eq!(run.ringed_row(At::from_ms(4000 + FEEDBACK_MS)), None);
    }

    #[test]
    fn harder_parameters_leave_less_to_do_or_more_to_tell_apart() {
        let nodes = |spec: &Spec| building(spec, Mode::Scored, 3).scene(At::ZERO).nodes.len();
        let harder = |change: fn(&mut Spec)| {
            let mut spec = spec();
            change(&mut spec);
            spec
        };
        assert!(nodes(&harder(|spec| spec.steps = 7)) > nodes(&spec()));
        assert!(nodes(&harder(|spec| spec.parts = 8)) > nodes(&spec()));
        let cards = |spec: &Spec| building(spec, Mode::Scored, 3).cards;
        assert_eq!(cards(&harder(|spec| spec.variants = 3)).len(), 3);
        assert_ne!(cards(&spec())[0], cards(&spec())[1], "two cards differ");
    }

    /// The parameters, or the code of the first fault and its fix.
    fn checked(text: &str, limit_ms: u32) -> Result<Spec, (Code, String)> {
        proofs::checked::<FollowSteps>(text, limit_ms, 5).map_err(|refused| (refused.code, refused.mended))
    }

    fn written(values: [u32; 4]) -> String {
        let [steps, parts, lookalikes, variants] = values;
        format!(
            "follow_steps(theme: parts, steps: {steps}, parts: {parts}, lookalikes: {lookalikes}, turned: false, \
             variants: {variants})"
        )
    }

    #[test]
    fn what_cannot_work_is_refused_with_a_value_that_does() {
        assert_eq!(checked(&written([5, 6, 1, 2]), LIMIT_MS), Ok(spec()));
        for (values, limit_ms, code) in [
            ([2, 6, 1, 2], LIMIT_MS, Code::ParameterOutOfRange),
            ([9, 6, 1, 2], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 2, 1, 2], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 9, 1, 2], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 6, 4, 2], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 6, 1, 0], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 6, 1, 4], LIMIT_MS, Code::ParameterOutOfRange),
            ([5, 3, 2, 2], LIMIT_MS, Code::Impossible),
            ([8, 6, 1, 2], 20_000, Code::Impossible),
        ] {
            let (found, mended) = checked(&written(values), limit_ms).unwrap_err();
            assert_eq!(found, code, "{values:?}");
            assert!(checked(&mended, limit_ms).is_ok(), "{values:?} -> {mended}");
        }
    }
}
