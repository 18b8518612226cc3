//! How the plan, the stack, the plate, the keys and the feedback look.

use super::stack::Stack;
use super::{CHANGE_MS, DROP_MS, FIRST_BLOCK, HAND_IN, Hold, Stacking, TAKE_AWAY, hue_of};
use crate::art::blocks::{self, Oblique, Side};
use crate::art::{self, stroke};
use crate::kinds::Mode;
use crate::palette::Ink;
use crate::scene::{Area, Item, Pt, Stroke, pt, u};
use crate::time::At;

/// Left, top, width and height of the tiles of the plan together.
const PLAN: (i32, i32, i32, i32) = (36, 36, 470, 928);
const TILE_GAP: i32 = 16;
const TILE_H_MAX: i32 = 456;
/// Where the stack stands, and the plate below it that is pressed.
const MIDDLE_X: i32 = 1064;
const STACK_Y: i32 = 388;
const PLATE_Y: i32 = 788;
/// The palette: left, top, width and height of a key, and the gap between two.
const PALETTE: (i32, i32, i32, i32, i32) = (536, 492, 144, 98, 16);
/// The key that hands in.
const KEY: (i32, i32, i32, i32) = (1340, 506, 220, 164);

pub(super) const fn key_of(id: u16) -> char {
    match id {
        TAKE_AWAY => '0',
        HAND_IN => '9',
        id => (b'1' + (id - FIRST_BLOCK) as u8) as char,
    }
}

pub(super) const fn stack_area() -> Area {
    Area::rect(584, 30, 960, 440)
}

pub(super) const fn palette_area(place: usize) -> Area {
    let (x, y, w, h, gap) = PALETTE;
    let (column, row) = (place as i32 % 2, place as i32 / 2);
    Area::rect(x + column * (w + gap), y + row * (h + gap), w, h)
}

pub(super) const fn hand_in_area() -> Area {
    Area::rect(KEY.0, KEY.1, KEY.2, KEY.3)
}

/// Where a demonstrating hand presses: below the tick.
pub(super) const fn hand_in_point() -> Pt {
    pt(KEY.0 + KEY.2 / 2 + 10, KEY.1 + KEY.3 - 40)
}

/// Cells, half as wide and high as a cell is drawn, the height of a block, and half of what can be hit of a cell.
const fn sizes(base: u8) -> (i32, i32, i32, (i32, i32)) {
    match base {
        2 => (170, 72, 62, (120, 50)),
        3 => (142, 58, 50, (92, 43)),
        _ => (118, 46, 40, (47, 42)),
    }
}

impl Stacking {
    fn oblique(&self, y: i32) -> Oblique {
        let (a, b, c, _) = sizes(self.spec.base);
        Oblique { base: i32::from(self.spec.base), middle: (MIDDLE_X, y), a, b, c }
    }

    /// What can be hit of a cell: an ellipse inside it.
    pub(super) fn cell_area(&self, x: u8, y: u8) -> Area {
        let (_, _, _, (w, h)) = sizes(self.spec.base);
        let (cx, cy) = self.oblique(PLATE_Y).cell(i32::from(x), i32::from(y), 0);
        Area { round: true, ..Area::rect(cx - w, cy - h, 2 * w, 2 * h) }
    }

    /// The keys of the palette, in their order.
    pub(super) fn palette(&self) -> Vec<u16> {
        (0..u16::from(self.spec.hues)).map(|hue| FIRST_BLOCK + hue).chain([TAKE_AWAY]).collect()
    }

    pub(super) fn holds(&self, id: u16) -> bool {
        match self.hold {
            Hold::Block(hue) => id == FIRST_BLOCK + u16::from(hue),
            Hold::TakeAway => id == TAKE_AWAY,
        }
    }

    pub(super) fn palette_point(&self, id: u16) -> Pt {
        let place = self.palette().iter().position(|other| *other == id).unwrap_or(0);
        palette_area(place).centre().moved(u(24), u(20))
    }

    /// The tile of a view, all of them one below the other.
    pub(super) fn tile_area(&self, view: u8) -> Area {
        let (x, y, w, h) = PLAN;
        let views = i32::from(self.spec.views);
        let tile = ((h - (views - 1) * TILE_GAP) / views).min(TILE_H_MAX);
        // A picture by itself stands half way down.
        let top = if views == 1 { (h - tile) / 2 } else { i32::from(view) * (tile + TILE_GAP) };
        Area::rect(x, y + top, w, tile)
    }

    pub(super) fn draw_plan(&self, plan: &Stack, at: At, items: &mut Vec<Item>) {
        let sides = [Side::Above, Side::Front, Side::Right];
        for (view, side) in (0..self.spec.views).zip(sides) {
            let area = self.tile_area(view);
            let [x, y, w, h] = [area.at.x, area.at.y, area.w, area.h].map(|length| length / u(1));
            items.push(art::card(x, y, w, h));
            if self.spec.views == 1 {
                let a = (w - 64) / (2 * i32::from(self.spec.base));
                let (full_a, full_b, full_c, _) = sizes(self.spec.base);
                let (b, c) = (a * full_b / full_a, a * full_c / full_a);
                let lift = i32::from(self.spec.height) * c / 2;
                let base = i32::from(self.spec.base);
                let middle = (x + w / 2, y + h / 2 + lift);
                draw_blocks(&Oblique { base, middle, a, b, c }, plan, None, stroke(Ink::Outline, 3), items);
                continue;
            }
            items.push(art::at(pt(x + 100, y + h / 2 + 10), blocks::view_sign(side)));
            let grid = Grid::of(self, side, (x + 204, y + 24, w - 232, h - 48));
            let target = self.target(at);
            grid.draw(plan, target, items);
        }
    }

    /// The cell that a demonstration builds on next.
    fn target(&self, at: At) -> Option<usize> {
        if self.part.mode != Mode::Demonstration || self.over() || at < self.ready {
            return None;
        }
        self.next_move().map(|(_, cell)| cell)
    }

    pub(super) fn draw_stack(&self, stack: &Stack, at: At, items: &mut Vec<Item>) {
        let (view, plate) = (self.oblique(STACK_Y), self.oblique(PLATE_Y));
        let base = i32::from(self.spec.base);
        // What is pressed below grows above: the two plates lie one over the other.
        let line = Stroke { dash: (u(10), u(12)), ..stroke(Ink::Line, 4) };
        for side in [-1, 1] {
            let x = MIDDLE_X + side * base * view.a;
            items.push(art::path(&[(x, STACK_Y + 14), (x, PLATE_Y)], line));
        }
        items.extend(blocks::plate_below(&plate, art::OUTLINE));
        for (cell, column) in stack.columns.iter().enumerate() {
            let (x, y) = stack.xy(cell);
            let top = column.last().map(|hue| hue_of(*hue));
            items.extend(blocks::build_cell(&plate, i32::from(x), i32::from(y), top, column.len()));
        }
        if self.spec.views > 1 {
            let (x, y) = (base * plate.a / 2, base * plate.b / 2);
            let arrow = |side: Side, x: i32, y: i32| art::at(pt(x, y), blocks::view_arrow(side));
            items.push(arrow(Side::Front, MIDDLE_X - x - 30, PLATE_Y + y + 34));
            if self.spec.views > 2 {
                items.push(arrow(Side::Right, MIDDLE_X + x + 30, PLATE_Y + y + 34));
            }
        }
        let mut drawing = Vec::new();
        draw_blocks(&view, stack, Some((self, at)), art::OUTLINE, &mut drawing);
        let alpha_pct = self.change_pct(at);
        items.push(art::placed(Pt::default(), 1000, alpha_pct, drawing));
    }

    /// How much is seen of the stack while one is taken away and the next begins.
    fn change_pct(&self, at: At) -> u8 {
        let left_us = self.ready.us_since(at);
        let half_us = CHANGE_MS * 1000 / 2;
        if self.handed_in.is_none() || self.over() || left_us == 0 || left_us > 2 * half_us {
            return 100;
        }
        let away = if left_us > half_us { 2 * half_us - left_us } else { left_us };
        100 - (away * 100 / half_us).min(100) as u8
    }

    fn moved_permille(&self, at: At) -> i32 {
        self.moved.map_or(1000, |moved| (at.us_since(moved.at) / DROP_MS).min(1000) as i32)
    }

    pub(super) fn moves(&self, at: At) -> bool {
        self.moved_permille(at) < 1000 || (self.handed_in.is_some() && at < self.ready)
    }

    pub(super) fn draw_palette(&self, at: At, items: &mut Vec<Item>) {
        let (_, _, w, h, _) = PALETTE;
        let used_up = self.shows_handed_in(at).is_some();
        for (place, id) in self.palette().into_iter().enumerate() {
            let area = palette_area(place);
            let (x, y) = (area.at.x / u(1), area.at.y / u(1));
            items.extend(blocks::raised_key(x, y, w, h, self.holds(id)));
            let hue = (id != TAKE_AWAY).then(|| hue_of(id.saturating_sub(FIRST_BLOCK) as u8));
            let left = if hue.is_some() && !used_up { self.left(id.saturating_sub(FIRST_BLOCK) as u8) } else { 0 };
            let alpha_pct = if left > 0 || hue.is_none() { 100 } else { 35 };
            items.push(art::placed(pt(x + 52, y + h / 2 + 2), 1000, alpha_pct, blocks::block_sign(hue)));
            if hue.is_some() {
                let count = blocks::count(0, 0, left);
                items.push(art::placed(pt(x + w - 34, y + 28), 880, 100, count));
            }
            let cap = art::key_cap(0, 0, key_of(id));
            items.push(art::placed(pt(x + w - 34, y + h - 24), 560, 100, cap));
        }
    }

    pub(super) fn draw_hand_in(&self, at: At, items: &mut Vec<Item>) {
        let (x, y, w, h) = KEY;
        items.extend(blocks::raised_key(x, y, w, h, false));
        let live = self.complete() || self.shows_handed_in(at).is_some();
        items.push(art::at(pt(x + w / 2, y + h / 2), blocks::hand_in_sign(live)));
        let cap = art::key_cap(0, 0, key_of(HAND_IN));
        items.push(art::placed(pt(x + w - 38, y + h - 30), 560, 100, cap));
    }

    /// A tick or cross beside the stack, and a cross on each column that does not agree.
    pub(super) fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        let Some(shown) = self.shows_handed_in(at).filter(|_| self.part.shows_feedback()) else { return };
        if at < shown.at {
            return;
        }
        let sign = if shown.wrong_count() == 0 { art::tick() } else { art::cross() };
        items.push(art::placed(pt(1450, 120), 1300, 100, sign));
        for (cell, wrong) in shown.wrong.iter().enumerate() {
            if *wrong {
                let (x, y) = shown.stack.xy(cell);
                let (cx, cy) = self.oblique(PLATE_Y).cell(i32::from(x), i32::from(y), 0);
                items.push(art::placed(pt(cx, cy), 700, 100, art::cross()));
            }
        }
    }
}

/// The blocks of a stack from the back to the front; the one moved last on its way.
fn draw_blocks(
    view: &Oblique,
    stack: &Stack,
    run: Option<(&Stacking, At)>,
    line: Stroke,
    items: &mut Vec<Item>,
) {
    items.extend(blocks::plate_below(view, line));
    for cell in stack.far_first() {
        let (x, y) = stack.xy(cell);
        let (x, y) = (i32::from(x), i32::from(y));
        let moved = run.and_then(|(run, at)| Some((run.moved?, run.moved_permille(at))));
        let moved = moved.filter(|(moved, gone)| moved.cell == cell && *gone < 1000);
        let column = stack.column(cell);
        for (z, hue) in column.iter().enumerate() {
            let block = blocks::block(view, x, y, z as i32, hue_of(*hue), line);
            match moved {
                Some((moved, done)) if moved.gone.is_none() && z + 1 == column.len() => {
                    items.push(art::at(pt(0, 0).moved(0, -u(70) * (1000 - done) / 1000), block));
                }
                _ => items.extend(block),
            }
        }
        if let Some((moved, done)) = moved
            && let Some(hue) = moved.gone
        {
            let block = blocks::block(view, x, y, column.len() as i32, hue_of(hue), line);
            let up = Pt::default().moved(0, -u(70) * done / 1000);
            items.push(art::placed(up, 1000, (100 - done / 10) as u8, block));
        }
    }
}

/// The squares of a plan seen from one side.
struct Grid {
    side: Side,
    base: u8,
    height: u8,
    left: i32,
    top: i32,
    w: i32,
    h: i32,
}

impl Grid {
    /// As large as it can be in a rectangle, in its middle.
    fn of(run: &Stacking, side: Side, (x, y, w, h): (i32, i32, i32, i32)) -> Self {
        let (base, height) = (run.spec.base, run.spec.height);
        let columns = i32::from(base);
        let (square_w, square_h, rows, ground) = if side == Side::Above {
            let square = (w / columns).min(h / columns).min(92);
            (square, square, columns, 0)
        } else {
            let square = (w / columns).min(92).min((h - 12) * 8 / (5 * i32::from(height)));
            (square, square * 5 / 8, i32::from(height), 12)
        };
        let (left, top) = (x + (w - columns * square_w) / 2, y + (h - rows * square_h - ground) / 2);
        Self { side, base, height, left, top, w: square_w, h: square_h }
    }

    fn square(&self, column: u8, row: u8) -> (i32, i32) {
        (self.left + i32::from(column) * self.w, self.top + i32::from(row) * self.h)
    }

    /// The column in which a cell is seen.
    fn column_of(&self, plan: &Stack, cell: usize) -> u8 {
        let (x, y) = plan.xy(cell);
        // From the right, what is near the front is on the left.
        if self.side == Side::Right { self.base - 1 - y } else { x }
    }

    fn hue(&self, plan: &Stack, column: u8, row: u8) -> Option<u8> {
        let z = usize::from(self.height.saturating_sub(row + 1));
        match self.side {
            Side::Above => plan.above(plan.cell(column, row)),
            Side::Front => plan.front(column, z).map(|(_, hue)| hue),
            Side::Right => plan.side(self.base - 1 - column, z).map(|(_, hue)| hue),
        }
    }

    fn draw(&self, plan: &Stack, target: Option<usize>, items: &mut Vec<Item>) {
        let rows = if self.side == Side::Above { self.base } else { self.height };
        for filled in [false, true] {
            for row in 0..rows {
                for column in 0..self.base {
                    let hue = self.hue(plan, column, row);
                    if hue.is_some() == filled {
                        let (x, y) = self.square(column, row);
                        items.push(blocks::plan_square(x, y, self.w, self.h, hue.map(hue_of)));
                    }
                }
            }
        }
        if self.side != Side::Above {
            let (x, y) = self.square(0, rows);
            items.push(blocks::ground(x - 14, y, i32::from(self.base) * self.w + 28));
        }
        if let Some(cell) = target {
            let column = self.column_of(plan, cell);
            let (from, to) = match self.side {
                Side::Above => (plan.xy(cell).1, plan.xy(cell).1 + 1),
                Side::Front | Side::Right => {
                    (self.height - (plan.column(cell).len() as u8).min(self.height), self.height)
                }
            };
            let (x, y) = self.square(column, from);
            items.extend(blocks::plan_ring(x, y, self.w, i32::from(to - from) * self.h));
        }
    }
}
