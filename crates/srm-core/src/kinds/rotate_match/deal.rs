//! Which parts there are, and how comparisons are dealt so that every form has the same mix.

use super::{Spec, Turns};
use crate::art::{Blank, Square};
use crate::seeded::Seeded;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Most squares of a part.
pub(super) const CELLS_MAX: u8 = 7;
/// Most squares that a part takes in a row, so that all are seen equally large.
const EXTENT_MAX: i32 = 4;
/// The same answer comes at most so often in a row.
pub(super) const ROW_MAX: usize = 3;
/// Orders of a block that are tried until none has a longer row.
const TRIES: u32 = 200;

/// Something shown beside the part to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The part, upright.
    pub(super) blank: Blank,
    /// How it is turned.
    pub(super) turn_mdeg: i32,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) part: Blank,
    /// One with two choices (same or mirrored), else as many as there are choices.
    pub(super) shown: Vec<Shown>,
    /// The right choice, from 0.
    pub(super) right: u8,
    /// How the same part is turned; with two choices how the mirror image is, when it is that.
    pub(super) turn_mdeg: i32,
}

/// All four ways in which a part can lie.
fn lying(blank: &Blank) -> [Blank; 4] {
    let quarter = blank.quarter_turned();
    let half = quarter.quarter_turned();
    let three = half.quarter_turned();
    [blank.clone(), quarter, half, three]
}

/// The same part, however it lies.
fn settled(blank: &Blank) -> Blank {
    let [first, rest @ ..] = lying(blank);
    rest.into_iter().fold(first, Ord::min)
}

/// Every part there is, by number of squares and whether it has marks. Found once: it is always the same.
static PARTS: LazyLock<BTreeMap<(u8, bool), Vec<Blank>>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    let mut grown = BTreeSet::from([Blank::new(&[(0, 0)])]);
    for cells in 2..=CELLS_MAX {
        grown = grown.iter().flat_map(larger).collect();
        for marks in [false, true] {
            let fit = grown.iter().filter(|blank| fits(blank, marks)).cloned();
            all.insert((cells, marks), fit.collect());
        }
    }
    all
});

/// A part with one square more, in every way.
fn larger(blank: &Blank) -> Vec<Blank> {
    let beside = |&(x, y): &Square| [(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)];
    let free: BTreeSet<Square> =
        blank.squares().iter().flat_map(beside).filter(|square| !blank.squares().contains(square)).collect();
    let with = |square| {
        let squares: Vec<Square> = blank.squares().iter().copied().chain([square]).collect();
        settled(&Blank::new(&squares))
    };
    free.into_iter().map(with).collect()
}

/// Whether a part can be told from its mirror image and, without marks, looks different in each way it can lie.
fn fits(blank: &Blank, marks: bool) -> bool {
    let (w, h) = blank.extent();
    let [first, quarter, half, _] = lying(blank);
    let differs = first != quarter && first != half;
    w.max(h) <= EXTENT_MAX && settled(&blank.mirrored()) != *blank && (marks || differs)
}

/// Every part of so many squares that can be told from its mirror image, and, without marks, looks different in each
/// way it can lie. Mirror images of each other are both there.
pub(super) fn parts(cells: u8, marks: bool) -> &'static [Blank] {
    PARTS.get(&(cells, marks)).map_or(&[], Vec::as_slice)
}

/// How far parts are turned, in degrees: bands of equal difficulty, each with its angles in turn.
const fn bands(turns: Turns) -> &'static [&'static [i32]] {
    match turns {
        Turns::Quarters => &[&[90], &[180], &[270]],
        Turns::Eighths => &[&[45], &[90], &[135], &[180]],
        Turns::Any => &[&[15, 30, 45], &[60, 75, 90], &[105, 120, 135], &[150, 165, 180]],
    }
}

/// Every angle but none at all, in degrees.
fn angles(turns: Turns) -> Vec<i32> {
    let step = match turns {
        Turns::Quarters => 90,
        Turns::Eighths => 45,
        Turns::Any => 15,
    };
    (1..360 / step).map(|i| i * step).collect()
}

/// Deals comparisons.
#[derive(Debug)]
pub(super) struct Dealer {
    draw: Seeded,
    parts: &'static [Blank],
    /// Parts still to come, and the one in hand with how often it has been shown.
    deck: Vec<&'static Blank>,
    part: Option<(Blank, u8)>,
    /// Bands and right choices still to come in this block.
    block: Vec<(usize, u8)>,
    blocks: usize,
    /// Which angle of each band comes first.
    first: Vec<usize>,
    /// The latest right choices.
    latest: Vec<u8>,
}

impl Dealer {
    pub(super) fn new(spec: &Spec, mut draw: Seeded) -> Self {
        let first = bands(spec.turns).iter().map(|band| draw.below(band.len() as u32) as usize).collect();
        Self {
            draw,
            parts: parts(spec.cells, spec.marks),
            deck: Vec::new(),
            part: None,
            block: Vec::new(),
            blocks: 0,
            first,
            latest: Vec::new(),
        }
    }

    /// The next comparison; `right` when the right choice is given from outside.
    pub(super) fn next(&mut self, spec: &Spec, right: Option<u8>) -> Item {
        let (band, dealt) = self.deal(spec);
        let right = right.unwrap_or(dealt);
        let part = self.next_part(spec);
        let steps = bands(spec.turns).get(band).copied().unwrap_or(&[90]);
        let first = self.first.get(band).copied().unwrap_or(0);
        let angle = steps[(self.blocks + first) % steps.len()];
        let back = spec.turns != Turns::Quarters && self.draw.chance(500);
        let angle = if back { 360 - angle } else { angle };
        let mut shown = Vec::new();
        if spec.choices == 2 {
            let blank = if right == 0 { part.clone() } else { part.mirrored() };
            shown.push(Shown { blank, turn_mdeg: angle * 1000 });
        } else {
            // No two mirror images are turned alike.
            let mut others = angles(spec.turns);
            self.draw.shuffle(&mut others);
            for choice in 0..spec.choices {
                let (blank, turn) = if choice == right {
                    (part.clone(), angle)
                } else {
                    (part.mirrored(), others.pop().unwrap_or(angle))
                };
                shown.push(Shown { blank, turn_mdeg: turn * 1000 });
            }
        }
        Item { part, shown, right, turn_mdeg: angle * 1000 }
    }

    fn deal(&mut self, spec: &Spec) -> (usize, u8) {
        if self.block.is_empty() {
            let bands = bands(spec.turns).len();
            let mut block: Vec<(usize, u8)> =
                (0..bands).flat_map(|band| (0..spec.choices).map(move |right| (band, right))).collect();
            for _ in 0..TRIES {
                self.draw.shuffle(&mut block);
                // Dealt from the end.
                let coming = block.iter().rev().map(|(_, right)| *right);
                let all: Vec<u8> = self.latest.iter().copied().chain(coming).collect();
                if all.windows(ROW_MAX + 1).all(|row| row.iter().any(|right| *right != row[0])) {
                    break;
                }
            }
            self.block = block;
            self.blocks += 1;
        }
        let dealt = self.block.pop().unwrap_or((0, 0));
        self.latest.push(dealt.1);
        if self.latest.len() > ROW_MAX {
            self.latest.remove(0);
        }
        dealt
    }

    /// The part of the next comparison, lying in one of four ways.
    fn next_part(&mut self, spec: &Spec) -> Blank {
        if let Some((part, shown)) = self.part.as_mut().filter(|(_, shown)| *shown < spec.same_part) {
            *shown += 1;
            return part.clone();
        }
        if self.deck.is_empty() {
            self.deck = self.parts.iter().collect();
            self.draw.shuffle(&mut self.deck);
        }
        let mut part = self.deck.pop().cloned().unwrap_or_else(|| Blank::new(&[(0, 0)]));
        for _ in 0..self.draw.below(4) {
            part = part.quarter_turned();
        }
        if spec.marks {
            let mut squares = part.squares().to_vec();
            self.draw.shuffle(&mut squares);
            let notched = squares.iter().skip(1).find_map(|square| {
                let side = self.draw.pick(&part.free_sides(*square)).copied();
                side.map(|side| (*square, side))
            });
            if let (Some(hole), Some(notch)) = (squares.first(), notched) {
                part = part.with_marks(*hole, notch);
            }
        }
        self.part = Some((part.clone(), 1));
        part
    }
}
