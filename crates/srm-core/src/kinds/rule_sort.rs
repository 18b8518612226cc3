//! `rule_sort`: parts come along a belt and are sorted into numbered bins by a picture card.
//!
//! The card says which bin each colour (or number of holes) goes to; the upper rows are exceptions that beat the lower
//! ones. The card can change midway. Evidence of *following rules* and, after the change, of *adapting*. It does not show
//! how somebody copes with rules given in words.
//!
//! Root: rule sheet, then bulk application (METHOD §5). Main measure: right − wrong within the limit.
//!
//! Difficulty: `bins` (more rows on the card), `exceptions` (rows that overrule others), `change_at_ms` (a new card),
//! `ahead` (parts seen in advance help), `by` (colour is read faster than a number of holes).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::Theme;
use crate::art::{self, Hue, Plate};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene, pt};
use crate::seeded::Seeded;
use crate::time::At;
use picture::{BINS_Y, bin_x, key_of};
use serde::Deserialize;

mod picture;

/// The kind.
#[derive(Debug)]
pub struct RuleSort;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "rule_sort", deny_unknown_fields)]
pub struct File {
    /// Bins, 2 to 4.
    bins: Raw<u32>,
    /// What decides the bin: `colour` or `holes`.
    by: Raw<By>,
    /// Exceptions on the card, 0 to 2.
    exceptions: Raw<u32>,
    /// When the card changes, from the start; 0 for never.
    change_at_ms: Raw<u32>,
    /// Parts seen in advance, 0 to 2.
    ahead: Raw<u32>,
    /// What is sorted: `parts` (as without it), `care` (laundry with tags), `cleaning` (waste with labels) or
    /// `kitchen` (dishes with dots). What is said of holes goes for tags, labels and dots alike.
    theme: Option<Raw<Theme>>,
}

/// What decides the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The part's colour and pattern.
    Colour,
    /// Its number of holes.
    Holes,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    bins: u8,
    by: By,
    exceptions: u8,
    change_at_ms: Option<u32>,
    ahead: u8,
    theme: Theme,
}

/// How long a part slides into its bin and the next into place.
const SLIDE_MS: u64 = 180;
/// The perfect worker's look at each part; nobody is faster for long.
const PERFECT_MS: u64 = 720;
/// The pace of a demonstration.
const SHOWN_MS: u64 = 1900;
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1300;
/// How many parts after a change are counted apart.
const AFTER_CHANGE: u32 = 10;
/// How long a new card is ringed.
const NEW_CARD_MS: u64 = 4000;
/// How long a demonstration lets a part be seen before it rings the row that applies.
const ROW_MS: u64 = 600;

impl Kind for RuleSort {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "rule_sort";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let bins = check.number(&file.bins, "bins", 2..=4);
        let by = check.doc.read(&file.by);
        let exceptions = check.number(&file.exceptions, "exceptions", 0..=2);
        let change = check.number(&file.change_at_ms, "change_at_ms", 0..=u32::MAX);
        let ahead = check.number(&file.ahead, "ahead", 0..=2);
        let theme = check.theme(file.theme.as_ref());
        let (bins, by, exceptions, change, ahead) = (bins?, by?, exceptions?, change?, ahead?);
        if by == By::Holes && bins > 3 {
            check.impossible(&file.bins, "parts have one to three holes, so `by: holes` can fill 3 bins", 3);
            return None;
        }
        if let Some(limit_ms) = check.header.limit_ms
            && change != 0
            && !(limit_ms / 4..=limit_ms / 4 * 3).contains(&change)
        {
            let what = "a change needs a quarter of the limit before it and a quarter after it";
            check.impossible(&file.change_at_ms, what, limit_ms / 2);
            return None;
        }
        Some(Spec {
            bins: bins as u8,
            by,
            exceptions: exceptions as u8,
            change_at_ms: (change != 0).then_some(change),
            ahead: ahead as u8,
            theme: theme?,
        })
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let most = i64::from(limit_ms) / (PERFECT_MS + SLIDE_MS) as i64;
        let parts = |name, max| Measure::new(name, "parts", 0..=max);
        let mut measures = vec![
            parts("net", most),
            parts("right", most),
            parts("wrong", most),
            parts("wrong_exception", if spec.exceptions > 0 { most } else { 0 }),
        ];
        if spec.change_at_ms.is_some() {
            measures.push(parts("right_after_change", i64::from(AFTER_CHANGE)));
        }
        measures
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Sorting::new(spec.clone(), part))
    }
}

/// The card: which bin each value goes to, and what overrules it. Bins count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Card {
    bin_of: Vec<u8>,
    exceptions: Vec<(Plate, u8)>,
}

impl Card {
    fn value(by: By, plate: Plate) -> usize {
        match by {
            By::Colour => plate.hue.map_or(0, |hue| hue as usize),
            By::Holes => usize::from(plate.holes).saturating_sub(1),
        }
    }

    fn base_bin(&self, by: By, plate: Plate) -> u8 {
        self.bin_of.get(Self::value(by, plate)).copied().unwrap_or(0)
    }

    /// The exception that a part is, if it is one.
    fn exception(&self, plate: Plate) -> Option<usize> {
        self.exceptions.iter().position(|(exception, _)| *exception == plate)
    }

    fn right_bin(&self, by: By, plate: Plate) -> u8 {
        let overruled = self.exception(plate).and_then(|row| self.exceptions.get(row));
        overruled.map_or_else(|| self.base_bin(by, plate), |(_, bin)| *bin)
    }

    /// The row that decides, counted from the top of the card.
    fn row(&self, by: By, plate: Plate) -> usize {
        self.exception(plate).unwrap_or(self.exceptions.len() + Self::value(by, plate))
    }
}

#[derive(Clone, Debug)]
struct Sorted {
    plate: Plate,
    bin: u8,
    right: bool,
    right_bin: u8,
    at: At,
}

#[derive(Debug)]
struct Sorting {
    spec: Spec,
    part: Part,
    draw: Seeded,
    card: Card,
    /// The card before, and since when the new one is there.
    changed: Option<(Card, At)>,
    /// The card that a demonstration will change to, so that its parts can be chosen for it.
    announced: Option<Card>,
    supplied: u32,
    /// The bin of the part that a demonstration supplied last.
    told: Option<u8>,
    queue: Vec<Plate>,
    /// From when the part in front can be sorted.
    ready: At,
    last: Option<Sorted>,
    done: u32,
    right: u32,
    wrong: u32,
    wrong_exception: u32,
    after_change: (u32, u32),
    right_by_minute: ByMinute,
    wrong_by_minute: ByMinute,
}

impl Sorting {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "rule_sort");
        let card = first_card(&spec, &mut draw);
        let announces = part.mode == Mode::Demonstration && spec.change_at_ms.is_some();
        let announced = announces.then(|| next_card(&spec, &card, &mut draw));
        let mut run = Self {
            part,
            draw,
            card,
            changed: None,
            announced,
            supplied: 0,
            told: None,
            queue: Vec::new(),
            ready: At::ZERO,
            last: None,
            done: 0,
            right: 0,
            wrong: 0,
            wrong_exception: 0,
            after_change: (0, 0),
            right_by_minute: ByMinute::default(),
            wrong_by_minute: ByMinute::default(),
            spec,
        };
        for _ in 0..=run.spec.ahead {
            run.supply();
        }
        run
    }

    /// Puts one more part at the end of the queue; one in four is an exception when the card has any.
    fn supply(&mut self) {
        if self.part.mode == Mode::Demonstration {
            let plate = self.telling_part();
            self.supplied += 1;
            self.queue.push(plate);
            return;
        }
        let exceptional = !self.card.exceptions.is_empty() && self.draw.chance(250);
        let plate = if exceptional {
            self.draw.pick(&self.card.exceptions).map(|(plate, _)| *plate)
        } else {
            None
        };
        let plate = plate.unwrap_or_else(|| {
            let hue = Hue::ALL[self.draw.below(hues(&self.spec)) as usize];
            Plate { hue: Some(hue), holes: self.draw.within(1, 3) as u8 }
        });
        self.queue.push(plate);
    }

    /// The next part of a demonstration: exceptions and plain parts in turn, a plain one deciding by the same value as
    /// the exception before it, so that it is seen which row comes first; otherwise one for another bin.
    fn telling_part(&mut self) -> Plate {
        let half = u32::from(self.part.items) / 2;
        let card = self.announced.as_ref().filter(|_| self.supplied >= half).unwrap_or(&self.card).clone();
        let by = self.spec.by;
        let mut plain: Vec<Plate> = all_plates(&self.spec);
        plain.retain(|plate| card.exception(*plate).is_none());
        let mut exceptions: Vec<Plate> = card.exceptions.iter().map(|(plate, _)| *plate).collect();
        self.draw.shuffle(&mut plain);
        self.draw.shuffle(&mut exceptions);
        let before = self.queue.last().or(self.last.as_ref().map(|last| &last.plate)).copied();
        let other_bin = |plate: &Plate| self.told != Some(card.right_bin(by, *plate));
        let exceptional = self.supplied.is_multiple_of(2);
        let wanted = if exceptional { &exceptions } else { &plain };
        let fits = |plate: &Plate| {
            let same = before.is_some_and(|before| Card::value(by, before) == Card::value(by, *plate));
            same != exceptional && other_bin(plate)
        };
        let found = wanted.iter().find(|plate| fits(plate));
        let found = found.or_else(|| wanted.iter().find(|plate| other_bin(plate))).or(wanted.first());
        let found = found.or_else(|| plain.iter().find(|plate| other_bin(plate)));
        let plate = found.copied().unwrap_or(Plate { hue: Some(Hue::Blue), holes: 1 });
        self.told = Some(card.right_bin(by, plate));
        plate
    }

    fn right_bin(&self, plate: Plate) -> u8 {
        self.card.right_bin(self.spec.by, plate)
    }

    /// Whether the new card is due: asked when a part has been sorted, so that nobody is caught between two cards.
    fn change_is_due(&self, at: At) -> bool {
        let Some(change_at_ms) = self.spec.change_at_ms else { return false };
        self.changed.is_none()
            && match self.part.mode {
                Mode::Scored => at.ms() >= u64::from(change_at_ms),
                Mode::Demonstration | Mode::Practice => self.done >= u32::from(self.part.items) / 2,
            }
    }

    fn sort(&mut self, at: At, bin: u8) {
        let plate = self.queue.remove(0);
        let right_bin = self.right_bin(plate);
        let right = bin == right_bin;
        self.done += 1;
        if right {
            self.right += 1;
            self.right_by_minute.count(at);
        } else {
            self.wrong += 1;
            self.wrong_by_minute.count(at);
            if self.card.exceptions.iter().any(|(exception, _)| *exception == plate) {
                self.wrong_exception += 1;
            }
        }
        if self.changed.is_some() && self.after_change.0 < AFTER_CHANGE {
            self.after_change.0 += 1;
            self.after_change.1 += u32::from(right);
        }
        self.last = Some(Sorted { plate, bin, right, right_bin, at });
        self.ready = at.plus_ms(if self.part.shows_feedback() { FEEDBACK_MS } else { SLIDE_MS });
        if self.change_is_due(at) {
            let announced = self.announced.take();
            let new = announced.unwrap_or_else(|| next_card(&self.spec, &self.card, &mut self.draw));
            let old = std::mem::replace(&mut self.card, new);
            // While feedback is shown, the card that it is about stays.
            self.changed = Some((old, if self.part.shows_feedback() { self.ready } else { at }));
        }
        self.supply();
    }

    /// The card that is seen.
    fn card_shown(&self, at: At) -> &Card {
        self.changed.as_ref().filter(|(_, since)| at < *since).map_or(&self.card, |(old, _)| old)
    }

    /// Whether right and wrong of the last part are on show.
    fn feedback_shown(&self, at: At) -> Option<&Sorted> {
        self.last.as_ref().filter(|_| self.part.shows_feedback() && at < self.ready)
    }

    /// The row of the card that is ringed: of the part in front in a demonstration, of the last one in practice.
    fn ringed_row(&self, at: At) -> Option<usize> {
        let plate = match self.part.mode {
            Mode::Demonstration if at >= self.ready.plus_ms(ROW_MS) && !self.over() => self.queue.first().copied(),
            Mode::Practice => self.feedback_shown(at).map(|last| last.plate),
            Mode::Demonstration | Mode::Scored => None,
        };
        plate.map(|plate| self.card_shown(at).row(self.spec.by, plate))
    }

    fn over(&self) -> bool {
        self.part.is_over(self.done)
    }

}

/// Colours in play: as many as bins when colour decides, else three.
fn hues(spec: &Spec) -> u32 {
    if spec.by == By::Colour { u32::from(spec.bins) } else { 3 }
}

fn first_card(spec: &Spec, draw: &mut Seeded) -> Card {
    let mut bin_of: Vec<u8> = (0..spec.bins).collect();
    draw.shuffle(&mut bin_of);
    with_exceptions(spec, bin_of, draw)
}

/// A new card on which no value keeps its bin.
fn next_card(spec: &Spec, old: &Card, draw: &mut Seeded) -> Card {
    let turn = 1 + draw.below(u32::from(spec.bins) - 1) as u8;
    let bin_of = old.bin_of.iter().map(|bin| (bin + turn) % spec.bins).collect();
    with_exceptions(spec, bin_of, draw)
}

fn with_exceptions(spec: &Spec, bin_of: Vec<u8>, draw: &mut Seeded) -> Card {
    let mut card = Card { bin_of, exceptions: Vec::new() };
    let mut all = all_plates(spec);
    draw.shuffle(&mut all);
    for plate in all.into_iter().take(usize::from(spec.exceptions)) {
        let base = card.base_bin(spec.by, plate);
        let bin = (base + 1 + draw.below(u32::from(spec.bins) - 1) as u8) % spec.bins;
        card.exceptions.push((plate, bin));
    }
    card
}

/// Message id of what a thing to sort is called; it takes its colour and how many holes or other marks it has.
const fn part_word(theme: Theme) -> &'static str {
    match theme {
        Theme::Parts => "sort-part",
        Theme::Care => "sort-laundry",
        Theme::Cleaning => "sort-waste",
        Theme::Kitchen => "sort-dish",
    }
}

/// Every part there can be.
fn all_plates(spec: &Spec) -> Vec<Plate> {
    let hues = Hue::ALL.into_iter().take(hues(spec) as usize);
    hues.flat_map(|hue| (1..=3).map(move |holes| Plate { hue: Some(hue), holes })).collect()
}

/// Bins have the ids 1 to 4; the part in front is 10, the card 11.
const FRONT: u16 = 10;
const CARD: u16 = 11;

impl Run for Sorting {
    fn advance(&mut self, _to: At) {}

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        let bin = node.wrapping_sub(1);
        if at >= self.ready && !self.over() && bin < u16::from(self.spec.bins) {
            self.sort(at, bin as u8);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        // The end of the feedback on the last part ends the round.
        self.over().then_some(self.ready)
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && at >= self.ready
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        self.draw_belt(at, &mut items);
        self.draw_card(at, &mut items);
        self.draw_bins(at, &mut items);
        let mut nodes = vec![Node::image(
            CARD,
            Say::new("sort-card").number("rows", (self.card.exceptions.len() + self.card.bin_of.len()) as i64),
            Area::rect(40, 40, 430, 560),
        )];
        let in_front = self.feedback_shown(at).is_none() && !self.over();
        if let Some(plate) = self.queue.first().filter(|_| in_front) {
            let hue = plate.hue.map_or("hue-none", Hue::word);
            let name = Say::new(part_word(self.spec.theme)).word("hue", hue).number("holes", plate.holes);
            nodes.push(Node::image(FRONT, name, Area::rect(600, 100, 200, 150)));
        }
        for bin in 0..self.spec.bins {
            let x = bin_x(&self.spec, bin);
            let area = Area::rect(x - art::BIN_HALF_W, BINS_Y - 8, 2 * art::BIN_HALF_W, art::BIN_H + 16);
            let name = Say::new("sort-bin").number("number", bin + 1);
            nodes.push(Node::button(u16::from(bin) + 1, name, area).with_key(key_of(bin)));
        }
        self.draw_feedback(at, &mut items);
        let row_comes = self.part.mode == Mode::Demonstration && at < self.ready.plus_ms(ROW_MS);
        let moving = self.binned_permille(at) < 1000 || self.forward_permille(at) < 1000 || row_comes;
        Scene { items, nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let last = self.last.as_ref().filter(|_| self.part.mode == Mode::Practice)?;
        let say = if last.right {
            Say::new("feedback-right")
        } else {
            Say::new("sort-feedback-wrong").number("number", last.right_bin + 1)
        };
        Some(Feedback { good: last.right, say })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        let evidence = Evidence::default()
            .with("net", self.right.saturating_sub(self.wrong))
            .with("right", self.right)
            .with("wrong", self.wrong)
            .with("wrong_exception", self.wrong_exception)
            .series("right", self.right_by_minute.counts())
            .series("wrong", self.wrong_by_minute.counts());
        match self.spec.change_at_ms {
            Some(_) => evidence.with("right_after_change", self.after_change.1),
            None => evidence,
        }
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let plate = self.queue.first().filter(|_| !self.over())?;
        let pace_ms = if self.part.mode == Mode::Scored { PERFECT_MS } else { SHOWN_MS };
        let bin = self.right_bin(*plate);
        // Right of the number, so that the hand does not cover it.
        let point = pt(bin_x(&self.spec, bin) + 78, BINS_Y + 132);
        Some((self.ready.plus_ms(pace_ms), Intent::click(NodeId(u16::from(bin) + 1), point)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;

    fn spec() -> Spec {
        Spec { bins: 4, by: By::Colour, exceptions: 2, change_at_ms: Some(60_000), ahead: 2, theme: Theme::Parts }
    }

    fn scored(seed: u64) -> Sorting {
        Sorting::new(spec(), Part { mode: Mode::Scored, seed, items: 0, limit_ms: 120_000 })
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for (bins, by, exceptions, change_at_ms) in
            [(4, By::Colour, 2, Some(60_000)), (3, By::Holes, 1, None), (2, By::Colour, 0, None)]
        {
            let theme = Theme::ALL[usize::from(bins) % 4];
            let spec = Spec { bins, by, exceptions, change_at_ms, ahead: 1, theme };
            proofs::all(&KindSpec::RuleSort(spec), 120_000, Some("net"));
        }
    }

    #[test]
    fn a_theme_changes_what_is_drawn_and_called_and_nothing_else() {
        let run = |theme| {
            let spec = Spec { theme, ..spec() };
            let mut run = Sorting::new(spec, Part { mode: Mode::Scored, seed: 5, items: 0, limit_ms: 120_000 });
            proofs::work(&mut run, At::from_ms(90_000));
            run
        };
        let (at, parts) = (At::from_ms(90_000), run(Theme::Parts));
        let seen = parts.scene(at);
        for theme in [Theme::Care, Theme::Cleaning, Theme::Kitchen] {
            let other = run(theme);
            assert_eq!(other.evidence(at), parts.evidence(at));
            let scene = other.scene(at);
            assert_ne!(scene.items, seen.items);
            let places = |scene: &Scene| scene.nodes.iter().map(|node| (node.id, node.area)).collect::<Vec<_>>();
            assert_eq!(places(&scene), places(&seen));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        for (bins, by, exceptions, change_at_ms) in
            [(4, By::Colour, 2, Some(60_000)), (3, By::Holes, 1, None), (2, By::Colour, 0, None)]
        {
            let spec = KindSpec::RuleSort(Spec { bins, by, exceptions, change_at_ms, ahead: 1, theme: Theme::Parts });
            proofs::profiles(&spec, 120_000, "net");
            proofs::parallel_forms(&spec, 120_000, "net");
        }
    }

    #[test]
    fn a_new_card_moves_every_value_and_an_exception_never_agrees_with_its_rule() {
        for seed in 0..200 {
            let mut run = scored(seed);
            let before = run.card.clone();
            run.card = next_card(&run.spec, &before, &mut run.draw);
            for (old, new) in before.bin_of.iter().zip(&run.card.bin_of) {
                assert_ne!(old, new);
            }
            for (plate, bin) in &run.card.exceptions {
                assert_ne!(run.card.base_bin(run.spec.by, *plate), *bin);
            }
        }
    }

    #[test]
    fn a_demonstration_shows_exceptions_plain_parts_and_the_change_in_different_bins() {
        for (bins, by) in [(2, By::Colour), (3, By::Holes), (4, By::Colour)] {
            for exceptions in 0..=2 {
                for (seed, items) in (0..40).flat_map(|seed| [(seed, 3), (seed, 5), (seed, 6)]) {
                    let spec = Spec { bins, by, exceptions, change_at_ms: Some(60_000), ahead: 2, theme: Theme::Parts };
                    let part = Part { mode: Mode::Demonstration, seed, items, limit_ms: 120_000 };
                    let mut run = Sorting::new(spec, part);
                    let first = run.card.clone();
                    let mut shown = Vec::new();
                    while let Some((at, act)) = run.demonstrate() {
                        let plate = run.queue[0];
                        shown.push((run.card.exception(plate).is_some(), run.right_bin(plate)));
                        run.apply(at, &act);
                    }
                    assert_ne!(run.card, first, "the card changes");
                    assert_eq!(shown.len(), usize::from(items));
                    for (i, (exceptional, bin)) in shown.iter().enumerate() {
                        assert_eq!(*exceptional, exceptions > 0 && i % 2 == 0, "{shown:?}");
                        assert!(i % 2 == 0 || shown[i - 1].1 != *bin, "{shown:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn where_feedback_is_shown_the_front_stays_empty_until_it_is_over() {
        for mode in [Mode::Demonstration, Mode::Practice, Mode::Scored] {
            let mut run = Sorting::new(spec(), Part { mode, seed: 3, items: 6, limit_ms: 120_000 });
            let front = |run: &Sorting, ms: u64| run.scene(At::from_ms(ms)).node(NodeId(FRONT)).is_some();
            assert!(front(&run, 900));
            run.apply(At::from_ms(1000), &Intent::key(NodeId(1)));
            assert_eq!(front(&run, 1000 + FEEDBACK_MS - 1), mode == Mode::Scored);
            assert!(front(&run, 1000 + FEEDBACK_MS));
            let forward = |ms: u64| run.forward_permille(At::from_ms(ms));
            let (from, until) = if mode == Mode::Scored { (0, 180) } else { (FEEDBACK_MS - 180, FEEDBACK_MS) };
            assert_eq!((forward(1000 + from), forward(1000 + until)), (0, 1000));
        }
    }

    #[test]
    fn a_row_is_ringed_to_teach_and_never_in_the_timed_part() {
        for mode in [Mode::Demonstration, Mode::Practice, Mode::Scored] {
            let mut run = Sorting::new(spec(), Part { mode, seed: 3, items: 2, limit_ms: 120_000 });
            let expected = run.card.row(By::Colour, run.queue[0]);
            let ringed = |run: &Sorting, ms: u64| run.ringed_row(At::from_ms(ms));
            assert_eq!(ringed(&run, ROW_MS - 1), None);
            assert_eq!(ringed(&run, ROW_MS), (mode == Mode::Demonstration).then_some(expected));
            // The first of two parts changes the card; the feedback is still about the old one.
            run.apply(At::from_ms(1000), &Intent::key(NodeId(1)));
            assert_eq!(ringed(&run, 1100), (mode == Mode::Practice).then_some(expected));
            assert_eq!(ringed(&run, 1000 + FEEDBACK_MS), None);
        }
    }

    #[test]
    fn always_choosing_one_bin_earns_nothing() {
        let mut run = scored(7);
        for i in 0..100 {
            run.apply(At::from_ms(i * 1000), &Intent::key(NodeId(1)));
        }
        assert_eq!(run.evidence(At::from_ms(100_000)).get("net"), Some(0));
    }

    #[test]
    fn a_part_in_flight_cannot_be_sorted_twice() {
        let mut run = scored(7);
        run.apply(At::from_ms(1000), &Intent::key(NodeId(1)));
        run.apply(At::from_ms(1000 + SLIDE_MS - 1), &Intent::key(NodeId(1)));
        assert_eq!(run.progress().done, 1);
        run.apply(At::from_ms(1000 + SLIDE_MS), &Intent::key(NodeId(1)));
        assert_eq!(run.progress().done, 2);
    }
}
