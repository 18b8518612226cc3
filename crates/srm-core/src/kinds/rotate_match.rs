//! `rotate_match`: the candidate says whether a part is the same as another, only turned, or its mirror image.
//!
//! Both parts lie flat, cut from sheet metal; the right one is turned. With three or four choices one of them is the same
//! part and all others are mirror images. Evidence of *picturing an object in space*: turning it in the mind. It does not
//! show how somebody reads drawings or finds the way in a building, nor whether hands can fit the part.
//!
//! Root: which part fits on the left and which on the right (METHOD §5); mental rotation, where the answer takes longer
//! the further the object is turned (Shepard and Metzler 1971). Main measure: right − wrong within the limit, which with
//! two choices is the score corrected for guessing, and with more is stricter.
//!
//! Difficulty: `cells` (larger parts have more to compare), `turns` (turns between quarters are hard to picture), `marks`
//! (without a hole and a notch only the outline helps), `choices` (more parts to turn), `same_part` (a part that comes
//! several times in a row becomes familiar). Every form has the same mix of turns and answers.

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene, pt};
use crate::seeded::Seeded;
use crate::time::At;
use deal::{CELLS_MAX, Dealer, Item};
use serde::Deserialize;

mod deal;
mod picture;

/// The kind.
#[derive(Debug)]
pub struct RotateMatch;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "rotate_match", deny_unknown_fields)]
pub struct File {
    /// Squares that a part is made of, 4 to 7: larger parts have more to compare. Without marks at least 5.
    cells: Raw<u32>,
    /// How parts are turned: by `quarters`, `eighths` or `any` (steps of 15 degrees); turns between quarters are harder.
    turns: Raw<Turns>,
    /// Whether a hole and a notch help to see which side is which.
    marks: Raw<bool>,
    /// Choices, 2 to 4: with 2 "same" or "mirror image", with more the one part among mirror images that is the same.
    choices: Raw<u32>,
    /// How many comparisons in a row are about the same part, 1 to 6: a part that comes again is familiar.
    same_part: Raw<u32>,
}

/// How parts are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turns {
    /// By 90, 180 or 270 degrees.
    Quarters,
    /// By a multiple of 45 degrees.
    Eighths,
    /// By a multiple of 15 degrees.
    Any,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    cells: u8,
    turns: Turns,
    marks: bool,
    choices: u8,
    same_part: u8,
}

/// How long an answered comparison takes to go.
const LEAVE_MS: u64 = 180;
/// How long feedback stays in practice: on a right answer, and on a wrong one, when it is shown how the part is turned.
const RIGHT_MS: u64 = 1100;
const FEEDBACK_MS: u64 = 3200;
/// The perfect worker's time for each comparison: this and as much again for every part to compare.
const PERFECT_MS: u64 = 350;
/// The pace of a demonstration: first the part is turned, then it is answered.
const SHOWN_MS: u64 = 3400;
/// How long the last answer of a demonstration is seen.
const SHOWN_FEEDBACK_MS: u64 = 1400;

/// The perfect worker's time for one comparison: nobody turns parts in the mind faster for long.
fn perfect_ms(spec: &Spec) -> u64 {
    PERFECT_MS * (u64::from(spec.choices) + 1)
}

/// Comparisons that the perfect worker answers within the limit.
fn best(spec: &Spec, limit_ms: u32) -> u32 {
    let cycle_ms = perfect_ms(spec) + LEAVE_MS;
    // An answer at the very limit comes too late, and nothing has to leave before the first.
    ((u64::from(limit_ms) + LEAVE_MS).saturating_sub(1) / cycle_ms) as u32
}

impl Kind for RotateMatch {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "rotate_match";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let cells = check.number(&file.cells, "cells", 4..=u32::from(CELLS_MAX));
        let turns = check.doc.read(&file.turns);
        let marks = check.doc.read(&file.marks);
        let choices = check.number(&file.choices, "choices", 2..=4);
        let same_part = check.number(&file.same_part, "same_part", 1..=6);
        let (cells, turns, marks) = (cells?, turns?, marks?);
        if cells < 5 && !marks {
            let why = "without marks there is only one part of 4 squares, which is soon known by heart";
            check.impossible(&file.cells, why, 5);
            return None;
        }
        Some(Spec { cells: cells as u8, turns, marks, choices: choices? as u8, same_part: same_part? as u8 })
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let most = i64::from(best(spec, limit_ms));
        let answers = i64::from(limit_ms) / LEAVE_MS as i64 + 1;
        vec![
            Measure::new("net", "parts", 0..=most),
            Measure::new("right", "parts", 0..=most),
            Measure::new("wrong", "parts", 0..=answers),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Matching::new(spec.clone(), part))
    }
}

#[derive(Debug)]
struct Matching {
    spec: Spec,
    part: Part,
    dealer: Dealer,
    item: Item,
    /// The choice that was made, and when.
    answered: Option<(u8, At)>,
    /// Since when this comparison is there.
    ready: At,
    done: u32,
    right: u32,
    wrong: u32,
    right_by_minute: ByMinute,
    wrong_by_minute: ByMinute,
}

impl Matching {
    fn new(spec: Spec, part: Part) -> Self {
        let mut dealer = Dealer::new(&spec, Seeded::new(part.seed, "rotate_match"));
        let item = dealer.next(&spec, told(&spec, part.mode, 0));
        Self {
            spec,
            part,
            dealer,
            item,
            answered: None,
            ready: At::ZERO,
            done: 0,
            right: 0,
            wrong: 0,
            right_by_minute: ByMinute::default(),
            wrong_by_minute: ByMinute::default(),
        }
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.done)
    }

    /// When an answered comparison has gone.
    fn gone_at(&self) -> Option<At> {
        let (choice, at) = self.answered?;
        Some(at.plus_ms(match self.part.mode {
            Mode::Scored => LEAVE_MS,
            Mode::Practice if choice == self.item.right => RIGHT_MS,
            Mode::Practice => FEEDBACK_MS,
            Mode::Demonstration => SHOWN_FEEDBACK_MS,
        }))
    }

    fn answer(&mut self, at: At, choice: u8) {
        self.answered = Some((choice, at));
        self.done += 1;
        if choice == self.item.right {
            self.right += 1;
            self.right_by_minute.count(at);
        } else {
            self.wrong += 1;
            self.wrong_by_minute.count(at);
        }
    }
}

/// The right choice where it is not left to chance: a demonstration shows the same part and a mirror image in turn.
fn told(spec: &Spec, mode: Mode, done: u32) -> Option<u8> {
    (mode == Mode::Demonstration && spec.choices == 2).then_some((done % 2) as u8)
}

/// Choices have the ids 1 to 4; the part to compare with is 10, the turned one 11.
const REFERENCE: u16 = 10;
const TURNED: u16 = 11;

impl Run for Matching {
    fn advance(&mut self, to: At) {
        if let Some(gone) = self.gone_at().filter(|gone| *gone <= to && !self.over()) {
            self.item = self.dealer.next(&self.spec, told(&self.spec, self.part.mode, self.done));
            (self.answered, self.ready) = (None, gone);
        }
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        let choice = node.wrapping_sub(1);
        if self.answered.is_none() && choice < u16::from(self.spec.choices) {
            self.answer(at, choice as u8);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.gone_at()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && self.gone_at().is_none_or(|gone| at >= gone)
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        let moving = self.draw(at, &mut items);
        let area = |(x, y, w, h): (i32, i32, i32, i32)| Area::rect(x, y, w, h);
        let mut nodes =
            vec![Node::image(REFERENCE, Say::new("rotate-reference"), area(picture::reference(&self.spec)))];
        if self.spec.choices == 2 {
            nodes.push(Node::image(TURNED, Say::new("rotate-turned"), area(picture::TURNED)));
        }
        for choice in 0..self.spec.choices {
            let name = match (self.spec.choices, choice) {
                (2, 0) => Say::new("rotate-same"),
                (2, _) => Say::new("rotate-mirror"),
                _ => Say::new("rotate-choice").number("number", choice + 1),
            };
            let chosen = self.answered.is_some_and(|(chosen, _)| chosen == choice);
            let tile = area(picture::tile(&self.spec, choice));
            let node = Node::button(u16::from(choice) + 1, name, tile);
            nodes.push(node.with_key(picture::key_of(choice)).with_selected(chosen));
        }
        Scene { items, nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let (choice, _) = self.answered.filter(|_| self.part.mode == Mode::Practice)?;
        let good = choice == self.item.right;
        let say = match (good, self.spec.choices, self.item.right) {
            (true, ..) => Say::new("feedback-right"),
            (_, 2, 0) => Say::new("rotate-feedback-same"),
            (_, 2, _) => Say::new("rotate-feedback-mirror"),
            (_, _, right) => Say::new("rotate-feedback-choice").number("number", right + 1),
        };
        Some(Feedback { good, say })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        // Nobody is credited with more than the perfect worker, or quick guesses could outweigh their errors.
        let right = self.right.min(best(&self.spec, self.part.limit_ms));
        Evidence::default()
            .with("net", right.saturating_sub(self.wrong))
            .with("right", right)
            .with("wrong", self.wrong)
            .series("right", self.right_by_minute.counts())
            .series("wrong", self.wrong_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.answered.is_some() {
            return None;
        }
        let pace_ms = match self.part.mode {
            Mode::Scored => perfect_ms(&self.spec),
            Mode::Demonstration | Mode::Practice => SHOWN_MS,
        };
        let (x, y, w, h) = picture::tile(&self.spec, self.item.right);
        // In the lower right, so that the hand does not cover what is on the tile.
        let point = pt(x + w - 60, y + h - 46);
        Some((self.ready.plus_ms(pace_ms), Intent::click(NodeId(u16::from(self.item.right) + 1), point)))
    }

    fn shown_until(&self) -> Option<At> {
        self.gone_at().filter(|_| self.over())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::deal::{ROW_MAX, parts};
    use super::*;
    use crate::art::Blank;
    use std::collections::{BTreeMap, BTreeSet};

    const ALL_TURNS: [Turns; 3] = [Turns::Quarters, Turns::Eighths, Turns::Any];

    fn spec(cells: u8, turns: Turns, marks: bool, choices: u8) -> Spec {
        Spec { cells, turns, marks, choices, same_part: 1 }
    }

    fn run(mode: Mode, seed: u64, spec: Spec) -> Matching {
        Matching::new(spec, Part { mode, seed, items: 6, limit_ms: 90_000 })
    }

    /// The first `n` comparisons of a form.
    fn items(spec: &Spec, seed: u64, n: usize) -> Vec<Item> {
        let mut dealer = Dealer::new(spec, Seeded::new(seed, "rotate_match"));
        (0..n).map(|_| dealer.next(spec, None)).collect()
    }

    fn specs() -> Vec<Spec> {
        let mut all = Vec::new();
        for turns in ALL_TURNS {
            for choices in 2..=4 {
                all.extend([spec(4, turns, true, choices), spec(5, turns, false, choices)]);
                all.extend([spec(6, turns, true, choices), spec(7, turns, false, choices)]);
            }
        }
        all
    }

    /// The part in the four ways it can lie.
    fn lying(blank: &Blank) -> Vec<Blank> {
        let mut all = vec![blank.clone()];
        for i in 0..3 {
            all.push(Blank::quarter_turned(&all[i]));
        }
        all
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for (spec, limit_ms) in [
            (spec(5, Turns::Eighths, true, 2), 90_000),
            (spec(7, Turns::Any, false, 4), 61_234),
            (Spec { same_part: 6, ..spec(4, Turns::Quarters, true, 3) }, 30_000),
        ] {
            proofs::all(&KindSpec::RotateMatch(spec), limit_ms, Some("net"));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        for spec in [
            spec(5, Turns::Eighths, true, 2),
            Spec { same_part: 3, ..spec(7, Turns::Any, false, 4) },
        ] {
            let spec = KindSpec::RotateMatch(spec);
            proofs::profiles(&spec, 60_000, "net");
            proofs::parallel_forms(&spec, 60_000, "net");
        }
    }

    #[test]
    fn the_parts_are_those_that_differ_from_their_mirror_image_however_they_lie() {
        // Known numbers of such parts, both hands counted; from six squares on some are too long and left out.
        for (cells, marks, count) in [(4, true, 4), (4, false, 2), (5, true, 12), (5, false, 10)] {
            assert_eq!(parts(cells, marks).len(), count, "{cells} {marks}");
        }
        for (cells, marks) in [(5, false), (6, true), (6, false), (7, true), (7, false)] {
            let parts = parts(cells, marks);
            let all: BTreeSet<Blank> = parts.iter().flat_map(lying).collect();
            assert!(parts.len() >= 10 && (marks || all.len() == 4 * parts.len()), "{cells} {marks}");
            for part in parts {
                assert_eq!(part.squares().len(), usize::from(cells));
                assert!(!lying(part).contains(&part.mirrored()), "{part:?}");
                assert!(all.contains(&part.mirrored()), "its mirror image comes as well: {part:?}");
            }
        }
    }

    #[test]
    fn one_choice_is_the_same_part_and_every_other_a_mirror_image_and_no_two_are_alike() {
        for spec in specs() {
            for item in items(&spec, 7, 40) {
                for (choice, shown) in item.shown.iter().enumerate() {
                    let same = lying(&item.part).contains(&shown.blank);
                    let right = if spec.choices == 2 { item.right == 0 } else { choice == usize::from(item.right) };
                    assert_eq!(same, right);
                    assert!(same || shown.blank == item.part.mirrored());
                    assert!((1..360).contains(&(shown.turn_mdeg / 1000)), "it is turned: {shown:?}");
                    assert!(item.shown[choice + 1..].iter().all(|other| other != shown), "{item:?}");
                }
                let count = if spec.choices == 2 { 1 } else { usize::from(spec.choices) };
                assert_eq!(item.shown.len(), count);
            }
        }
    }

    #[test]
    fn every_block_of_every_form_has_the_same_turns_and_answers() {
        for spec in specs() {
            let bands = if spec.turns == Turns::Quarters { 3 } else { 4 };
            let block = bands * usize::from(spec.choices);
            // The shorter way round, so that left and right are alike.
            let mix = |items: &[Item]| {
                let mut mix: BTreeMap<(i32, u8), u32> = BTreeMap::new();
                for item in items {
                    let deg = item.turn_mdeg / 1000;
                    *mix.entry((deg.min(360 - deg), item.right)).or_default() += 1;
                }
                mix
            };
            // The angles of a band come in turn, so three blocks hold all of them.
            let expected = mix(&items(&spec, 0, 3 * block));
            for seed in 1..30 {
                assert_eq!(mix(&items(&spec, seed, 3 * block)), expected, "{spec:?} {seed}");
            }
        }
    }

    #[test]
    fn the_same_answer_never_comes_four_times_in_a_row() {
        for spec in specs() {
            for seed in 0..60 {
                let rights: Vec<u8> = items(&spec, seed, 120).iter().map(|item| item.right).collect();
                assert!(
                    rights.windows(ROW_MAX + 1).all(|row| row.iter().any(|right| *right != row[0])),
                    "{spec:?} {seed}"
                );
            }
        }
    }

    #[test]
    fn a_part_comes_as_often_in_a_row_as_asked() {
        for same_part in 1..=6 {
            let spec = Spec { same_part, ..spec(6, Turns::Any, true, 2) };
            let parts: Vec<Blank> = items(&spec, 3, 60).into_iter().map(|item| item.part).collect();
            for row in parts.chunks(usize::from(same_part)) {
                assert!(row.iter().all(|part| *part == row[0]));
            }
            let firsts: BTreeSet<&Blank> = parts.iter().step_by(usize::from(same_part)).collect();
            assert_eq!(firsts.len(), 60 / usize::from(same_part), "and then another comes");
        }
    }

    #[test]
    fn marks_are_on_squares_of_their_own_and_go_with_the_part() {
        for item in items(&spec(5, Turns::Any, true, 2), 1, 60) {
            assert_ne!(item.part, Blank::new(item.part.squares()), "it has marks");
            assert_eq!(item.part.mirrored().mirrored(), item.part);
            assert_eq!(lying(&item.part)[3].quarter_turned(), item.part);
        }
        for item in items(&spec(5, Turns::Any, false, 2), 1, 20) {
            assert_eq!(item.part, Blank::new(item.part.squares()), "it has none");
        }
    }

    #[test]
    fn always_giving_one_answer_earns_nothing_and_neither_does_hammering() {
        for (seed, choices) in [(0, 2), (1, 3), (2, 4)] {
            let mut run = run(Mode::Scored, seed, spec(5, Turns::Eighths, true, choices));
            for i in 0..450 {
                let at = At::from_ms(i * 200);
                run.advance(at);
                run.apply(at, &Intent::key(NodeId(1)));
            }
            assert_eq!(run.done, 450);
            let net = run.evidence(At::from_ms(90_000)).get("net").unwrap();
            assert!(net <= 2, "{net} with {choices} choices");
        }
    }

    #[test]
    fn an_answer_counts_once_and_the_next_comparison_comes_when_the_last_has_gone() {
        let mut run = run(Mode::Scored, 4, spec(5, Turns::Eighths, true, 2));
        let first = run.item.clone();
        run.apply(At::from_ms(900), &Intent::key(NodeId(1)));
        run.apply(At::from_ms(901), &Intent::key(NodeId(2)));
        assert_eq!((run.done, run.right + run.wrong), (1, 1));
        run.advance(At::from_ms(900 + LEAVE_MS - 1));
        assert_eq!(run.item, first);
        run.advance(At::from_ms(900 + LEAVE_MS));
        assert!(run.item != first && run.answered.is_none());
        run.apply(At::from_ms(900 + LEAVE_MS), &Intent::key(NodeId(3)));
        assert_eq!(run.done, 1, "there is no third choice");
    }

    #[test]
    fn right_and_wrong_answers_weigh_the_same() {
        let mut run = run(Mode::Scored, 9, spec(5, Turns::Eighths, true, 3));
        for i in 0..8_u64 {
            let at = At::from_ms(1000 * i);
            run.advance(at);
            let choice = if i % 4 == 3 { (run.item.right + 1) % 3 } else { run.item.right };
            run.apply(at, &Intent::key(NodeId(u16::from(choice) + 1)));
        }
        let evidence = run.evidence(At::from_ms(9000));
        assert_eq!(["net", "right", "wrong"].map(|name| evidence.get(name).unwrap()), [4, 6, 2]);
    }

    #[test]
    fn more_choices_leave_time_for_fewer_comparisons() {
        let most = |choices| best(&spec(5, Turns::Any, true, choices), 90_000);
        assert!(most(2) > most(3) && most(3) > most(4));
    }

    #[test]
    fn a_demonstration_shows_the_same_part_and_a_mirror_image_in_turn() {
        for seed in 0..20 {
            let mut run = run(Mode::Demonstration, seed, spec(5, Turns::Eighths, true, 2));
            for expected in [0, 1, 0, 1] {
                assert_eq!(run.item.right, expected);
                let (at, act) = run.demonstrate().unwrap();
                run.apply(at, &act);
                run.advance(at.plus_ms(SHOWN_FEEDBACK_MS));
            }
        }
    }

    #[test]
    fn practice_says_what_was_right_and_the_timed_part_says_nothing() {
        for (mode, choices) in [(Mode::Practice, 2), (Mode::Practice, 3), (Mode::Scored, 2)] {
            for seed in 0..6 {
                for good in [true, false] {
                    let mut run = run(mode, seed, spec(5, Turns::Eighths, true, choices));
                    let right = run.item.right;
                    let choice = if good { right } else { (right + 1) % choices };
                    run.apply(At::from_ms(500), &Intent::key(NodeId(u16::from(choice) + 1)));
                    let id = match (good, choices, right) {
                        (true, ..) => "feedback-right",
                        (_, 2, 0) => "rotate-feedback-same",
                        (_, 2, _) => "rotate-feedback-mirror",
                        _ => "rotate-feedback-choice",
                    };
                    let feedback = run.feedback().map(|feedback| (feedback.good, feedback.say.id));
                    assert_eq!(feedback, (mode == Mode::Practice).then_some((good, id)));
                    let stays_ms = if good { RIGHT_MS } else { FEEDBACK_MS };
                    let stays_ms = if mode == Mode::Scored { LEAVE_MS } else { stays_ms };
                    assert_eq!(run.gone_at(), Some(At::from_ms(500 + stays_ms)));
                }
            }
        }
    }
}
