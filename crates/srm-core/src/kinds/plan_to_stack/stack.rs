//! A stack of blocks on a square plate, its views, and how much of one agrees with the views of another.

use crate::seeded::Seeded;

/// Blocks on a square plate. A cell is y × base + x; x goes to the right seen from the front, y comes nearer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stack {
    pub base: u8,
    /// The hues of each cell's blocks, from the plate upwards.
    pub columns: Vec<Vec<u8>>,
}

impl Stack {
    pub fn empty(base: u8) -> Self {
        Self { base, columns: vec![Vec::new(); usize::from(base) * usize::from(base)] }
    }

    pub fn blocks(&self) -> usize {
        self.columns.iter().map(Vec::len).sum()
    }

    pub fn blocks_of(&self, hue: u8) -> usize {
        self.columns.iter().flatten().filter(|other| **other == hue).count()
    }

    pub fn column(&self, cell: usize) -> &[u8] {
        self.columns.get(cell).map_or(&[], Vec::as_slice)
    }

    pub fn above(&self, cell: usize) -> Option<u8> {
        self.column(cell).last().copied()
    }

    /// What is seen from the front at place x, `z` blocks up: the nearest block, as its cell and hue.
    pub fn front(&self, x: u8, z: usize) -> Option<(usize, u8)> {
        self.nearest((0..self.base).rev().map(|y| self.cell(x, y)), z)
    }

    /// The same from the right, at depth y.
    pub fn side(&self, y: u8, z: usize) -> Option<(usize, u8)> {
        self.nearest((0..self.base).rev().map(|x| self.cell(x, y)), z)
    }

    pub fn cell(&self, x: u8, y: u8) -> usize {
        usize::from(y) * usize::from(self.base) + usize::from(x)
    }

    pub fn xy(&self, cell: usize) -> (u8, u8) {
        let base = usize::from(self.base.max(1));
        ((cell % base) as u8, (cell / base) as u8)
    }

    /// The cells from the back to the front as an oblique picture shows them.
    pub fn far_first(&self) -> Vec<usize> {
        let mut cells: Vec<usize> = (0..self.columns.len()).collect();
        cells.sort_by_key(|cell| {
            let (x, y) = self.xy(*cell);
            (x + y, y)
        });
        cells
    }

    fn nearest(&self, mut cells: impl Iterator<Item = usize>, z: usize) -> Option<(usize, u8)> {
        cells.find_map(|cell| self.column(cell).get(z).map(|hue| (cell, *hue)))
    }

    /// Which columns do not agree with the plan when it is seen in so many views. None is marked exactly when all of
    /// the views agree; otherwise each square that differs makes a column wrong.
    pub fn wrong_columns(&self, plan: &Self, views: u8, height: u8) -> Vec<bool> {
        if views == 1 {
            return (0..self.columns.len()).map(|cell| self.column(cell) != plan.column(cell)).collect();
        }
        let mut wrong: Vec<bool> =
            (0..self.columns.len()).map(|cell| self.above(cell) != plan.above(cell)).collect();
        let mut lines = Vec::new();
        for place in 0..self.base {
            let cells: Vec<usize> = (0..self.base).map(|y| self.cell(place, y)).collect();
            let seen = (0..usize::from(height)).map(|z| (self.front(place, z), plan.front(place, z)));
            lines.push((cells, seen.collect::<Vec<_>>()));
        }
        for place in (0..self.base).filter(|_| views > 2) {
            let cells: Vec<usize> = (0..self.base).map(|x| self.cell(x, place)).collect();
            let seen = (0..usize::from(height)).map(|z| (self.side(place, z), plan.side(place, z)));
            lines.push((cells, seen.collect::<Vec<_>>()));
        }
        for (_, seen) in &lines {
            for (own, plan) in seen {
                if let Some((cell, hue)) = own
                    && plan.is_none_or(|(_, wanted)| wanted != *hue)
                {
                    wrong[*cell] = true;
                }
            }
        }
        // Where no column is as high as the plan shows, one of the line is too low: the highest stands for it.
        for (cells, seen) in lines {
            let lacks = seen.iter().any(|(own, plan)| own.is_none() && plan.is_some());
            if lacks && cells.iter().all(|cell| !wrong[*cell]) {
                let highest = cells.into_iter().max_by_key(|cell| self.column(*cell).len());
                wrong.iter_mut().enumerate().filter(|(cell, _)| Some(*cell) == highest).for_each(|(_, w)| *w = true);
            }
        }
        wrong
    }

    /// Whether the top of every column can be seen in an oblique picture.
    fn all_seen(&self) -> bool {
        let columns = (0..self.columns.len()).filter(|cell| !self.column(*cell).is_empty());
        columns.clone().all(|cell| {
            let points = TOP_POINTS.iter();
            points.filter(|point| columns.clone().all(|other| !self.covers(other, cell, **point))).count() >= 3
        })
    }

    /// Whether the column on `front` covers a point of the top of the one on `cell` in an oblique picture. Points are in
    /// halves of half a cell to the right, and in hundredths of half a cell down.
    fn covers(&self, front: usize, cell: usize, (right, down): (i32, i32)) -> bool {
        let ((fx, fy), (x, y)) = (self.xy(front), self.xy(cell));
        let (i, j) = (i32::from(fx) - i32::from(x), i32::from(fy) - i32::from(y));
        if i < 0 || j < 0 || (i, j) == (0, 0) {
            return false;
        }
        let [own, other] = [cell, front].map(|cell| self.column(cell).len() as i32 * BLOCK_PCT);
        let across = (right - 2 * (i - j)).abs();
        let below = down - own - (i + j) * 100;
        let room = 50 * (2 - across);
        across <= 2 && below < room && below > -other - room
    }
}

/// Height of a block in hundredths of half a cell's height, as it is drawn.
const BLOCK_PCT: i32 = 87;
/// Points of a top face: far, left, right and near.
const TOP_POINTS: [(i32, i32); 4] = [(0, -50), (-1, 0), (1, 0), (0, 50)];
/// How often a plan is drawn anew until every column can be seen.
const TRIES: usize = 200;

/// Columns of a plan of `blocks` blocks, at most `height` high.
pub(super) fn columns_of(blocks: u32, height: u32, hues: u32) -> u32 {
    (2 * blocks).div_ceil(height + 1).max(hues).max(2)
}

/// Fewest blocks of a plan: one column of full height, and one of one block for each of the others there must be.
pub(super) fn blocks_min(height: u32, hues: u32) -> u32 {
    height + hues.max(2) - 1
}

/// Heights of the columns, the first of full height: for every second plan as steep, otherwise as even as can be.
fn heights(blocks: u32, height: u32, columns: u32, steep: bool) -> Vec<u8> {
    let mut heights = vec![1_u8; columns as usize];
    let mut left = blocks.saturating_sub(columns);
    let first = left.min(height - 1);
    if let Some(high) = heights.first_mut() {
        *high += first as u8;
        left -= first;
    }
    let mut at = 1;
    while left > 0 && columns > 1 {
        let one = &mut heights[1 + (at - 1) % (columns as usize - 1)];
        let more = if steep { left.min(height - u32::from(*one)) } else { u32::from(u32::from(*one) < height) };
        *one += more as u8;
        left -= more;
        at += 1;
        if at > 1000 {
            break;
        }
    }
    heights
}

/// What a plan is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mix {
    pub base: u8,
    pub blocks: u8,
    pub height: u8,
    pub hues: u8,
    /// Whether a picture has to show every column.
    pub pictured: bool,
}

/// The `index`th plan of a form: heights and hues are those of every other form, where they stand is drawn.
pub(super) fn plan(mix: Mix, index: u32, draw: &mut Seeded) -> Stack {
    let (blocks, height, hues) = (u32::from(mix.blocks), u32::from(mix.height), u32::from(mix.hues));
    let columns = columns_of(blocks, height, hues);
    let mut heights = heights(blocks, height, columns, index.is_multiple_of(2));
    for _ in 0..TRIES {
        let cells = joined(mix.base, columns as usize, draw);
        draw.shuffle(&mut heights);
        let stack = built(mix, cells, &heights, draw);
        if !mix.pictured || stack.all_seen() {
            return stack;
        }
    }
    // The highest at the back: then nothing is hidden.
    let mut cells = joined(mix.base, columns as usize, draw);
    let base = usize::from(mix.base);
    cells.sort_by_key(|cell| cell % base + cell / base);
    heights.sort_unstable_by(|a, b| b.cmp(a));
    built(mix, cells, &heights, draw)
}

fn built(mix: Mix, cells: Vec<usize>, heights: &[u8], draw: &mut Seeded) -> Stack {
    let mut hues: Vec<u8> = (0..cells.len()).map(|i| (i % usize::from(mix.hues.max(1))) as u8).collect();
    draw.shuffle(&mut hues);
    let mut stack = Stack::empty(mix.base);
    for ((cell, height), hue) in cells.into_iter().zip(heights).zip(hues) {
        if let Some(column) = stack.columns.get_mut(cell) {
            *column = vec![hue; usize::from(*height)];
        }
    }
    stack
}

/// `count` cells that hang together by their sides.
fn joined(base: u8, count: usize, draw: &mut Seeded) -> Vec<usize> {
    let n = usize::from(base);
    let mut cells = vec![draw.below((n * n) as u32) as usize];
    while cells.len() < count.min(n * n) {
        let touches = |cell: &usize| {
            let (x, y) = (cell % n, cell / n);
            let beside = |other: &usize| (other % n).abs_diff(x) + (other / n).abs_diff(y) == 1;
            !cells.contains(cell) && cells.iter().any(beside)
        };
        let open: Vec<usize> = (0..n * n).filter(touches).collect();
        match draw.pick(&open) {
            Some(cell) => cells.push(*cell),
            None => break,
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(base: u8, heights: &[usize]) -> Stack {
        Stack { base, columns: heights.iter().map(|height| vec![0; *height]).collect() }
    }

    fn wrong(built: &Stack, plan: &Stack, views: u8) -> usize {
        built.wrong_columns(plan, views, 4).into_iter().filter(|wrong| *wrong).count()
    }

    #[test]
    fn views_show_the_nearest_block() {
        let mut of = stack(2, &[2, 0, 1, 3]);
        of.columns[2] = vec![1];
        assert_eq!(of.above(0), Some(0));
        assert_eq!(of.above(1), None);
        assert_eq!([0, 1, 2].map(|z| of.front(0, z)), [Some((2, 1)), Some((0, 0)), None]);
        assert_eq!([0, 2, 3].map(|z| of.side(1, z)), [Some((3, 0)), Some((3, 0)), None]);
        assert_eq!(of.side(0, 1), Some((0, 0)));
    }

    #[test]
    fn any_stack_that_agrees_with_the_views_is_right() {
        let plan = stack(2, &[2, 1, 1, 2]);
        let other = stack(2, &[1, 2, 2, 1]);
        assert_eq!(wrong(&other, &plan, 2), 0);
        assert_eq!(wrong(&other, &plan, 3), 0);
        assert_eq!(wrong(&other, &plan, 1), 4);
        let full = stack(2, &[2, 2, 2, 2]);
        assert_eq!(wrong(&full, &plan, 3), 0);
        // From the side it matters which depth is high.
        let (near, far) = (stack(2, &[1, 1, 2, 2]), stack(2, &[2, 2, 1, 1]));
        assert_eq!(wrong(&near, &far, 2), 0);
        assert!(wrong(&near, &far, 3) > 0);
    }

    #[test]
    fn every_difference_makes_a_column_wrong() {
        let plan = stack(3, &[1, 0, 0, 3, 0, 0, 0, 2, 0]);
        assert_eq!(wrong(&plan, &plan, 2), 0);
        // Too low, too high, left out, one too many: one column each.
        assert_eq!(wrong(&stack(3, &[1, 0, 0, 2, 0, 0, 0, 2, 0]), &plan, 2), 1);
        assert_eq!(wrong(&stack(3, &[1, 0, 0, 3, 0, 0, 0, 3, 0]), &plan, 2), 1);
        assert_eq!(wrong(&stack(3, &[0, 0, 0, 3, 0, 0, 0, 2, 0]), &plan, 2), 1);
        assert_eq!(wrong(&stack(3, &[1, 1, 0, 3, 0, 0, 0, 2, 0]), &plan, 2), 1);
        // In another hue: seen from above.
        let mut hued = plan.clone();
        hued.columns[7] = vec![1, 1];
        assert_eq!(wrong(&hued, &plan, 2), 1);
        // Nothing at all: each column of the plan.
        assert_eq!(wrong(&Stack::empty(3), &plan, 2), 3);
    }

    #[test]
    fn plans_keep_their_mix_and_hang_together() {
        for (base, blocks, height, hues) in [(2, 3, 2, 1), (3, 6, 3, 1), (3, 7, 4, 3), (4, 16, 4, 2), (4, 16, 2, 3)] {
            for pictured in [false, true] {
                let mix = Mix { base, blocks, height, hues, pictured };
                let mut draw = Seeded::new(5, "plans");
                let sorted = |stack: &Stack| {
                    let mut heights: Vec<usize> = stack.columns.iter().map(Vec::len).filter(|h| *h > 0).collect();
                    heights.sort_unstable();
                    heights
                };
                let firsts = [0, 1].map(|index| sorted(&plan(mix, index, &mut draw)));
                for index in 0..100 {
                    let stack = plan(mix, index, &mut draw);
                    assert_eq!(sorted(&stack), firsts[index as usize % 2], "{mix:?}");
                    assert_eq!(stack.blocks(), usize::from(blocks));
                    assert_eq!(stack.columns.iter().map(Vec::len).max(), Some(usize::from(height)));
                    let mut used: Vec<u8> = stack.columns.iter().flatten().copied().collect();
                    used.sort_unstable();
                    used.dedup();
                    assert_eq!(used.len(), usize::from(hues));
                    assert!(!pictured || stack.all_seen(), "{stack:?}");
                }
            }
        }
    }
}
