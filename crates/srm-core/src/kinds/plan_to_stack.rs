//! `plan_to_stack`: a stack of blocks is built on a plate so that it looks as the plan shows it.
//!
//! The plan is a picture of the stack, or its views from above, from the front and from the right. The candidate presses
//! a cell of the plate to put a block there, takes the topmost away again with another key, and hands the stack in when
//! all the blocks that belong to it have been used.
//! Evidence of *spatial* skill: seeing in the mind what a flat plan means. It does not show skill of hand, nor how
//! somebody reads dimensions or symbols on real drawings.
//!
//! With two or three views, any stack that agrees with all of them is right: there is a checker and not one answer. A
//! square of a view that differs makes one column wrong. Nothing can be mended after a stack has been handed in.
//!
//! Root: building from instruction (METHOD §5), and orthographic projection as technical drawing uses it (ISO 5456-2).
//! Main measure: columns right − columns wrong of the stacks handed in within the limit.
//!
//! Difficulty: `views` (a picture is copied, views have to be put together in the mind), `blocks` (more to build and to
//! keep in mind), `base` (more cells to choose from), `height` (higher columns hide others), `hues` (colour has to be
//! right too).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::Hue;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Node, NodeId, Role, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;
use stack::{Mix, Stack, blocks_min, columns_of, plan};

mod picture;
mod stack;

/// The kind.
#[derive(Debug)]
pub struct PlanToStack;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "plan_to_stack", deny_unknown_fields)]
pub struct File {
    /// Cells on each side of the plate, 2 to 4.
    base: Raw<u32>,
    /// Blocks of a stack, 3 to 16; at least one column of full height and another, and some cell stays empty.
    blocks: Raw<u32>,
    /// 1 shows a picture of the stack, 2 its views from above and from the front, 3 also from the right.
    views: Raw<u32>,
    /// Colours of blocks, 1 to 3; each column has one.
    hues: Raw<u32>,
    /// Height of the highest column, 2 to 4.
    height: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    base: u8,
    blocks: u8,
    views: u8,
    hues: u8,
    height: u8,
}

/// How long a block comes down or goes away, and how soon the next may.
const DROP_MS: u64 = 180;
const AGAIN_MS: u64 = 100;
/// From handing in until the next plan can be worked on.
const NEXT_MS: u64 = 600;
const SHOWN_NEXT_MS: u64 = 1900;
/// How long the change itself takes.
const CHANGE_MS: u64 = 300;
/// The perfect worker's time to a block, to another key of the palette and to handing in: scored, and where people follow.
const PERFECT_MS: (u64, u64, u64) = (900, 800, 1100);
const SHOWN_MS: (u64, u64, u64) = (1500, 1500, 1800);
/// Stacks that must fit the limit, and what somebody who works well takes for a block and for handing in.
const STACKS_MIN: u32 = 2;
const WORKED_MS: (u32, u32) = (1500, 2500);
/// A demonstration builds no more blocks than this where fewer do.
const SHOWN_BLOCKS: u8 = 6;

impl Kind for PlanToStack {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "plan_to_stack";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let base = check.number(&file.base, "base", 2..=4);
        let blocks = check.number(&file.blocks, "blocks", 3..=16);
        let views = check.number(&file.views, "views", 1..=3);
        let hues = check.number(&file.hues, "hues", 1..=3);
        let height = check.number(&file.height, "height", 2..=4);
        let (base, blocks, views, hues, height) = (base?, blocks?, views?, hues?, height?);
        let limit_ms = check.header.limit_ms.unwrap_or(u32::MAX);
        let fault = |blocks, height| fault(base, blocks, hues, height, limit_ms);
        if let Some(what) = fault(blocks, height) {
            let works = |height| {
                (3..=16).filter(|n| fault(*n, height).is_none()).min_by_key(|n: &u32| n.abs_diff(blocks))
            };
            match works(height) {
                Some(works) => check.impossible(&file.blocks, what, works),
                None => check.impossible(&file.height, what, 2),
            }
            return None;
        }
        Some(Spec {
            base: base as u8,
            blocks: blocks as u8,
            views: views as u8,
            hues: hues as u8,
            height: height as u8,
        })
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let stacks = stacks_within(spec, limit_ms);
        let (blocks, height, hues) = (u32::from(spec.blocks), u32::from(spec.height), u32::from(spec.hues));
        let right = stacks * i64::from(columns_of(blocks, height, hues));
        let handed_in = i64::from(limit_ms) / NEXT_MS as i64 + 1;
        let cells = |name, max| Measure::new(name, "columns", 0..=max);
        vec![
            cells("net_cells", right),
            cells("cells_right", right),
            cells("cells_wrong", handed_in * i64::from(spec.base) * i64::from(spec.base)),
            Measure::new("stacks_right", "stacks", 0..=stacks),
            Measure::new("moves", "blocks", 0..=i64::from(limit_ms) / AGAIN_MS as i64 + 1),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Stacking::new(spec.clone(), part))
    }
}

/// Why such plans cannot be, or not in this limit.
fn fault(base: u32, blocks: u32, hues: u32, height: u32, limit_ms: u32) -> Option<String> {
    let least = blocks_min(height, hues);
    if blocks < least {
        return Some(format!(
            "a column {height} high and at least one other of each colour take {least} blocks, and this is {blocks}"
        ));
    }
    let columns = columns_of(blocks, height, hues);
    if columns >= base * base {
        return Some(format!(
            "{blocks} blocks stand on {columns} cells, which leaves none of the {} empty",
            base * base
        ));
    }
    let stack_ms = blocks * WORKED_MS.0 + WORKED_MS.1;
    (STACKS_MIN * stack_ms > limit_ms)
        .then(|| format!("{STACKS_MIN} stacks of {blocks} blocks take longer than the limit"))
}

/// Stacks that the perfect worker hands in before the limit.
fn stacks_within(spec: &Spec, limit_ms: u32) -> i64 {
    let (block, key, hand_in) = PERFECT_MS;
    let stack_ms = u64::from(spec.blocks) * block + (u64::from(spec.hues) - 1) * key + hand_in;
    ((u64::from(limit_ms).saturating_sub(1) + NEXT_MS) / (stack_ms + NEXT_MS)) as i64
}

/// What pressing a cell does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// Puts a block of this hue there.
    Block(u8),
    /// Takes the topmost away.
    TakeAway,
}

/// A stack that was handed in.
#[derive(Clone, Debug)]
struct HandedIn {
    at: At,
    plan: Stack,
    stack: Stack,
    wrong: Vec<bool>,
}

impl HandedIn {
    fn wrong_count(&self) -> u32 {
        self.wrong.iter().filter(|wrong| **wrong).count() as u32
    }
}

/// The block that came or went last.
#[derive(Clone, Copy, Debug)]
struct Moved {
    at: At,
    cell: usize,
    /// The hue of a block that went away.
    gone: Option<u8>,
}

#[derive(Debug)]
struct Stacking {
    spec: Spec,
    part: Part,
    draw: Seeded,
    mix: Mix,
    plan: Stack,
    stack: Stack,
    /// The cells from the back to the front.
    far_first: Vec<usize>,
    hold: Hold,
    handed_in: Option<HandedIn>,
    /// From when the present plan can be worked on.
    ready: At,
    acted: At,
    moved: Option<Moved>,
    moves: u32,
    right: u32,
    wrong: u32,
    done: u32,
    stacks_right: u32,
    right_by_minute: ByMinute,
}

impl Stacking {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "plan_to_stack");
        let least = blocks_min(u32::from(spec.height), u32::from(spec.hues)) as u8;
        let few = part.mode == Mode::Demonstration;
        let mix = Mix {
            base: spec.base,
            blocks: if few { spec.blocks.min(SHOWN_BLOCKS.max(least)) } else { spec.blocks },
            height: spec.height,
            hues: spec.hues,
            pictured: spec.views == 1,
        };
        let plan = plan(mix, 0, &mut draw);
        Self {
            stack: Stack::empty(spec.base),
            spec,
            part,
            draw,
            mix,
            far_first: plan.far_first(),
            plan,
            hold: Hold::Block(0),
            handed_in: None,
            ready: At::ZERO,
            acted: At::ZERO,
            moved: None,
            moves: 0,
            right: 0,
            wrong: 0,
            done: 0,
            stacks_right: 0,
            right_by_minute: ByMinute::default(),
        }
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.done)
    }

    fn end(&self) -> Option<At> {
        self.over().then_some(self.ready)
    }

    fn wrong_columns(&self) -> Vec<bool> {
        self.stack.wrong_columns(&self.plan, self.spec.views, self.spec.height)
    }

    /// Blocks of a hue that belong to the plan and have not been used.
    fn left(&self, hue: u8) -> usize {
        self.plan.blocks_of(hue).saturating_sub(self.stack.blocks_of(hue))
    }

    /// Whether all blocks have been used, so that the stack can be handed in.
    fn complete(&self) -> bool {
        self.stack.blocks() == self.plan.blocks()
    }

    fn press(&mut self, at: At, cell: usize) {
        if self.moved.is_some_and(|moved| at.ms_since(moved.at) < AGAIN_MS) {
            return;
        }
        let height = usize::from(self.spec.height);
        let left = match self.hold {
            Hold::Block(hue) => self.left(hue),
            Hold::TakeAway => 0,
        };
        let Some(column) = self.stack.columns.get_mut(cell) else { return };
        let gone = match self.hold {
            Hold::Block(hue) if left > 0 && column.len() < height => {
                column.push(hue);
                None
            }
            Hold::TakeAway if !column.is_empty() => column.pop(),
            Hold::Block(_) | Hold::TakeAway => return,
        };
        self.moves += 1;
        self.moved = Some(Moved { at, cell, gone });
        self.acted = at;
    }

    fn hand_in(&mut self, at: At) {
        let wrong = self.wrong_columns();
        let right = (0..wrong.len()).filter(|cell| !wrong[*cell] && !self.stack.column(*cell).is_empty());
        let right = right.count() as u32;
        self.right += right;
        for _ in 0..right {
            self.right_by_minute.count(at);
        }
        self.done += 1;
        let next = plan(self.mix, self.done, &mut self.draw);
        let handed_in = HandedIn {
            at,
            plan: std::mem::replace(&mut self.plan, next),
            stack: std::mem::replace(&mut self.stack, Stack::empty(self.spec.base)),
            wrong,
        };
        self.wrong += handed_in.wrong_count();
        self.stacks_right += u32::from(handed_in.wrong_count() == 0);
        self.handed_in = Some(handed_in);
        self.ready = at.plus_ms(if self.part.shows_feedback() { SHOWN_NEXT_MS } else { NEXT_MS });
        self.acted = at;
        self.moved = None;
    }

    /// The stack that was handed in, while it is still what is seen.
    fn shows_handed_in(&self, at: At) -> Option<&HandedIn> {
        let change = At(self.ready.0.saturating_sub(CHANGE_MS * 1000 / 2));
        self.handed_in.as_ref().filter(|_| at < change || self.over())
    }

    /// The perfect worker's next act on the plate and its palette; `None` when the stack can be handed in as it is.
    fn next_move(&self) -> Option<(Hold, usize)> {
        if self.complete() && !self.wrong_columns().contains(&true) {
            return None;
        }
        let wrongly = |cell: &&usize| !self.plan.column(**cell).starts_with(self.stack.column(**cell));
        if let Some(cell) = self.far_first.iter().find(wrongly) {
            return Some((Hold::TakeAway, *cell));
        }
        let wanted = |cell: &usize| {
            let next = self.plan.column(*cell).get(self.stack.column(*cell).len());
            next.map(|hue| (Hold::Block(*hue), *cell))
        };
        let mut open = self.far_first.iter().filter_map(wanted);
        let first = open.clone().next();
        open.find(|(hold, _)| *hold == self.hold).or(first)
    }
}

const fn hue_of(hue: u8) -> Hue {
    Hue::ALL[hue as usize % Hue::ALL.len()]
}

/// Cells have the ids 1 to 16, blocks of the palette 21 to 23, taking away 24, handing in 25; views 31 to 33, the stack 34.
const FIRST_CELL: u16 = 1;
const FIRST_BLOCK: u16 = 21;
const TAKE_AWAY: u16 = 24;
const HAND_IN: u16 = 25;
const FIRST_VIEW: u16 = 31;
const STACK: u16 = 34;

impl Run for Stacking {
    fn advance(&mut self, _to: At) {}

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if self.over() || at < self.ready {
            return;
        }
        let (cell, hue) = (node.wrapping_sub(FIRST_CELL), node.wrapping_sub(FIRST_BLOCK));
        if usize::from(cell) < self.stack.columns.len() {
            self.press(at, usize::from(cell));
        } else if hue < u16::from(self.spec.hues) {
            self.hold = Hold::Block(hue as u8);
            self.acted = at;
        } else if *node == TAKE_AWAY {
            self.hold = Hold::TakeAway;
            self.acted = at;
        } else if *node == HAND_IN && self.complete() {
            self.hand_in(at);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.end()
    }

    fn is_finished(&self, at: At) -> bool {
        self.end().is_some_and(|end| at >= end)
    }

    fn scene(&self, at: At) -> Scene {
        let handed_in = self.shows_handed_in(at);
        let (plan, stack) =
            handed_in.map_or((&self.plan, &self.stack), |handed_in| (&handed_in.plan, &handed_in.stack));
        let mut items = Vec::new();
        let mut nodes = Vec::new();
        self.draw_plan(plan, at, &mut items);
        self.draw_stack(stack, at, &mut items);
        self.draw_palette(at, &mut items);
        self.draw_hand_in(at, &mut items);
        self.draw_feedback(at, &mut items);
        let columns = plan.columns.iter().filter(|column| !column.is_empty()).count() as i64;
        for view in 0..self.spec.views {
            let name = match (self.spec.views, view) {
                (1, _) => Say::new("stack-plan-picture").number("columns", columns),
                (_, 0) => Say::new("stack-plan-above").number("columns", columns),
                (_, 1) => Say::new("stack-plan-front").number("columns", columns),
                _ => Say::new("stack-plan-side").number("columns", columns),
            };
            nodes.push(Node::image(FIRST_VIEW + u16::from(view), name, self.tile_area(view)));
        }
        let name = Say::new("stack-built").number("blocks", stack.blocks() as i64);
        nodes.push(Node::image(STACK, name, picture::stack_area()));
        for (place, id) in self.palette().into_iter().enumerate() {
            let name = match id {
                TAKE_AWAY => Say::new("stack-take-away"),
                id => {
                    let hue = (id - FIRST_BLOCK) as u8;
                    Say::new("stack-block").word("hue", hue_of(hue).word()).number("blocks", self.left(hue) as i64)
                }
            };
            let chosen = self.holds(id);
            let node = Node::button(id, name, picture::palette_area(place)).with_role(Role::Option);
            nodes.push(node.with_selected(chosen).with_key(picture::key_of(id)));
        }
        for cell in 0..stack.columns.len() {
            let (x, y) = stack.xy(cell);
            let hue = stack.above(cell).map_or("hue-none", |hue| hue_of(hue).word());
            let name = Say::new("stack-cell")
                .number("row", y + 1)
                .number("place", x + 1)
                .number("blocks", stack.column(cell).len() as i64)
                .word("hue", hue);
            nodes.push(Node::button(FIRST_CELL + cell as u16, name, self.cell_area(x, y)));
        }
        let mut node = Node::button(HAND_IN, Say::new("stack-hand-in"), picture::hand_in_area());
        node.enabled = self.complete() && !self.over();
        nodes.push(node.with_key(picture::key_of(HAND_IN)));
        Scene { items, nodes, moving: self.moves(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let last = self.handed_in.as_ref().filter(|_| self.part.mode == Mode::Practice)?;
        let wrong = last.wrong_count();
        let say = if wrong == 0 {
            Say::new("feedback-right")
        } else {
            Say::new("stack-feedback-wrong").number("columns", wrong)
        };
        Some(Feedback { good: wrong == 0, say })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.stacks_right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        Evidence::default()
            .with("net_cells", self.right.saturating_sub(self.wrong))
            .with("cells_right", self.right)
            .with("cells_wrong", self.wrong)
            .with("stacks_right", self.stacks_right)
            .with("moves", self.moves)
            .series("cells_right", self.right_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.over() {
            return None;
        }
        let (block_ms, key_ms, hand_in_ms) =
            if self.part.mode == Mode::Scored { PERFECT_MS } else { SHOWN_MS };
        let from = self.acted.max(self.ready);
        let Some((hold, cell)) = self.next_move() else {
            let point = picture::hand_in_point();
            return Some((from.plus_ms(hand_in_ms), Intent::click(NodeId(HAND_IN), point)));
        };
        if hold != self.hold {
            let id = match hold {
                Hold::Block(hue) => FIRST_BLOCK + u16::from(hue),
                Hold::TakeAway => TAKE_AWAY,
            };
            let point = self.palette_point(id);
            return Some((from.plus_ms(key_ms), Intent::click(NodeId(id), point)));
        }
        let (x, y) = self.stack.xy(cell);
        let point = self.cell_area(x, y).centre();
        Some((from.plus_ms(block_ms), Intent::click(NodeId(FIRST_CELL + cell as u16), point)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    const fn spec() -> Spec {
        Spec { base: 3, blocks: 6, views: 2, hues: 1, height: 3 }
    }

    const fn specs() -> [Spec; 4] {
        [
            spec(),
            Spec { base: 4, blocks: 16, views: 3, hues: 3, height: 4 },
            Spec { base: 3, blocks: 8, views: 1, hues: 2, height: 3 },
            Spec { base: 2, blocks: 3, views: 3, hues: 1, height: 2 },
        ]
    }

    fn stacking(spec: &Spec, mode: Mode, seed: u64) -> Stacking {
        Stacking::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    fn act(run: &mut Stacking, ms: u64, node: u16) {
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
    }

    /// Works until the stack agrees with its plan; the time of the last act.
    fn build(run: &mut Stacking) -> At {
        let mut now = At::ZERO;
        while let Some((at, intent)) = run.demonstrate() {
            if intent == Intent::click(NodeId(HAND_IN), picture::hand_in_point()) {
                return now;
            }
            now = at;
            run.apply(at, &intent);
        }
        now
    }

    fn counts(run: &Stacking) -> [u32; 4] {
        [run.right, run.wrong, run.done, run.stacks_right]
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            proofs::all(&KindSpec::PlanToStack(spec), LIMIT_MS, Some("net_cells"));
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        for spec in [spec(), Spec { base: 4, blocks: 9, views: 3, hues: 2, height: 3 }] {
            let spec = KindSpec::PlanToStack(spec);
            proofs::profiles(&spec, LIMIT_MS, "net_cells");
            proofs::parallel_forms(&spec, LIMIT_MS, "net_cells");
        }
    }

    #[test]
    fn a_stack_counts_when_it_is_handed_in_and_the_next_plan_comes() {
        let mut run = stacking(&spec(), Mode::Scored, 4);
        let plan = run.plan.clone();
        let built = build(&mut run);
        assert_eq!((counts(&run), run.moves), ([0; 4], 6));
        let at = built.ms() + 1000;
        act(&mut run, at, HAND_IN);
        assert_eq!(counts(&run), [3, 0, 1, 1]);
        assert_ne!(run.plan, plan);
        assert_eq!(run.stack.blocks(), 0);
        // While the plans change nothing can be built.
        act(&mut run, at + NEXT_MS - 1, FIRST_CELL);
        assert_eq!(run.stack.blocks(), 0);
        act(&mut run, at + NEXT_MS, FIRST_CELL);
        assert_eq!(run.stack.blocks(), 1);
    }

    #[test]
    fn columns_that_differ_take_away_and_work_goes_on() {
        let mut run = stacking(&spec(), Mode::Scored, 4);
        let at = build(&mut run).ms();
        // The highest loses its top to a cell where nothing belongs.
        let highest = run.stack.columns.iter().position(|column| column.len() == 3).unwrap();
        let empty = run.stack.columns.iter().position(Vec::is_empty).unwrap();
        for (i, node) in
            [TAKE_AWAY, FIRST_CELL + highest as u16, FIRST_BLOCK, FIRST_CELL + empty as u16].into_iter().enumerate()
        {
            act(&mut run, at + 1000 * (i as u64 + 1), node);
        }
        act(&mut run, at + 6000, HAND_IN);
        assert_eq!(counts(&run), [2, 2, 1, 0]);
        assert_eq!(run.evidence(At::ZERO).get("net_cells"), Some(0));
        assert!(run.demonstrate().is_some());
    }

    #[test]
    fn a_stack_is_handed_in_when_all_its_blocks_are_used_and_there_are_no_more() {
        let mut run = stacking(&spec(), Mode::Scored, 4);
        for i in 0..10 {
            act(&mut run, 1000 * (i + 1), FIRST_CELL + (i / 3) as u16);
            assert_eq!(run.scene(At::ZERO).node(NodeId(HAND_IN)).unwrap().enabled, i >= 5);
            if i < 5 {
                act(&mut run, 1000 * (i + 1) + 500, HAND_IN);
            }
        }
        assert_eq!((run.stack.blocks(), run.moves, run.done), (6, 6, 0));
        act(&mut run, 12_000, HAND_IN);
        assert_eq!(run.done, 1);
    }

    #[test]
    fn building_without_looking_at_the_plan_earns_nothing() {
        for seed in 0..20 {
            let mut run = stacking(&spec(), Mode::Scored, seed);
            for i in 0..20 * 7 {
                let node = if i % 7 == 6 { HAND_IN } else { FIRST_CELL + (i % 7) as u16 };
                act(&mut run, 1000 * i, node);
            }
            assert_eq!((run.done, run.evidence(At::ZERO).get("net_cells")), (20, Some(0)));
        }
    }

    #[test]
    fn the_topmost_block_goes_away_and_no_column_grows_beyond_the_height() {
        let mut run = stacking(&spec(), Mode::Scored, 4);
        act(&mut run, 100, TAKE_AWAY);
        act(&mut run, 300, FIRST_CELL);
        assert_eq!(run.moves, 0, "nothing is there to take");
        act(&mut run, 500, FIRST_BLOCK);
        for i in 1..=4 {
            act(&mut run, 1000 * i, FIRST_CELL);
        }
        assert_eq!((run.stack.column(0).len(), run.left(0)), (3, 3), "three is the height");
        act(&mut run, 8000, TAKE_AWAY);
        act(&mut run, 9000, FIRST_CELL);
        act(&mut run, 9000 + AGAIN_MS - 1, FIRST_CELL);
        assert_eq!(run.stack.column(0).len(), 2, "the second press came too soon");
        act(&mut run, 9000 + AGAIN_MS, FIRST_CELL);
        assert_eq!((run.stack.column(0).len(), run.moves), (1, 5));
    }

    #[test]
    fn the_perfect_worker_mends_what_stands_wrongly() {
        for spec in specs() {
            for seed in 0..20 {
                let mut run = stacking(&spec, Mode::Scored, seed);
                let cells = run.stack.columns.len() as u32;
                let mut draw = Seeded::new(seed, "anything");
                for i in 0..30 {
                    let node = match draw.below(4) {
                        0 => FIRST_BLOCK + draw.below(u32::from(spec.hues)) as u16,
                        _ => FIRST_CELL + draw.below(cells) as u16,
                    };
                    act(&mut run, 500 * i, node);
                }
                build(&mut run);
                assert!(!run.wrong_columns().contains(&true));
            }
        }
    }

    #[test]
    fn a_demonstration_builds_few_blocks_and_points_at_the_plan() {
        let hard = Spec { base: 4, blocks: 16, views: 3, hues: 3, height: 4 };
        assert_eq!(stacking(&hard, Mode::Demonstration, 1).plan.blocks(), 6);
        assert_eq!(stacking(&hard, Mode::Practice, 1).plan.blocks(), 16);
        let shown = |mode| format!("{:?}", stacking(&spec(), mode, 1).scene(At::ZERO).items);
        let ringed = |mode| shown(mode).contains("Focus");
        assert!(ringed(Mode::Demonstration) && !ringed(Mode::Practice) && !ringed(Mode::Scored));
    }

    #[test]
    fn practice_says_how_many_columns_differ() {
        let mut run = stacking(&spec(), Mode::Practice, 4);
        for cell in 0..6 {
            act(&mut run, 1000 * (u64::from(cell) + 1), FIRST_CELL + cell);
        }
        assert_eq!(run.feedback(), None);
        act(&mut run, 7000, HAND_IN);
        let feedback = run.feedback().unwrap();
        assert_eq!((feedback.good, feedback.say.id), (false, "stack-feedback-wrong"));
        assert_eq!(run.stack.blocks(), 0);
        let next = run.ready.ms();
        let at = build(&mut run).ms().max(next);
        act(&mut run, at + 1000, HAND_IN);
        assert!(run.feedback().unwrap().good);
    }

    /// The parameters, or the code of the first fault and the text with its fix.
    fn checked(text: &str, limit_ms: u32) -> Result<Spec, (Code, String)> {
        proofs::checked::<PlanToStack>(text, limit_ms, 5).map_err(|refused| (refused.code, refused.mended))
    }

    fn written([base, blocks, views, hues, height]: [u32; 5]) -> String {
        format!(
            "plan_to_stack(base: {base}, blocks: {blocks}, views: {views}, hues: {hues}, height: {height})"
        )
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        assert_eq!(checked(&written([3, 6, 2, 1, 3]), LIMIT_MS), Ok(spec()));
        for (place, values) in [[1, 5], [2, 17], [0, 4], [0, 4], [1, 5]].into_iter().enumerate() {
            for value in values {
                let mut all = [3, 6, 2, 1, 3];
                all[place] = value;
                assert_eq!(checked(&written(all), LIMIT_MS).unwrap_err().0, Code::ParameterOutOfRange, "{all:?}");
            }
        }
    }

    #[test]
    fn what_cannot_work_is_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 45_000, LIMIT_MS] {
            for base in 2..=4 {
                for blocks in 3..=16 {
                    for hues in 1..=3 {
                        for height in 2..=4 {
                            let mut text = written([base, blocks, 3, hues, height]);
                            for _ in 0..3 {
                                let Err((code, mended)) = checked(&text, limit_ms) else { break };
                                assert_eq!(code, Code::Impossible);
                                text = mended;
                                refused += 1;
                            }
                            assert!(checked(&text, limit_ms).is_ok(), "{text} in {limit_ms} ms");
                        }
                    }
                }
            }
        }
        assert!(refused > 100);
    }
}
