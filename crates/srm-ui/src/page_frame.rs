//! The frame of every page. Top: where am I, what part of the job is this, how long is left. Middle: the work.
//! Bottom: call the leader, always at the same place, and the one main action, always at the same place.
//!
//! Right-to-left pages are mirrored. With large text the margins shrink, the middle scrolls and the bottom stays.

use egui::{Align as Side, Context, Layout, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    text::{Laid, Text},
    tokens::{FOCUS_REACH, Look, MAIN_ACTION_HEIGHT, TARGET_GAP, TARGET_MIN},
    widgets::{Button, Clock, Steps},
};

/// Below this height in points the page is close: large text on a small screen.
const CLOSE_HEIGHT: f32 = 600.0;
/// A quiet button's words stand in the margin's line, its box reaches outside.
const QUIET_INSET: f32 = 12.0;

/// What stands around the work.
#[derive(Default)]
#[must_use = "a page frame does nothing until it is shown"]
pub struct PageFrame<'t> {
    steps: Option<Steps<'t>>,
    job: Option<&'t str>,
    clock: Option<Clock<'t>>,
    quiet: Vec<Button<'t>>,
    second: Option<Button<'t>>,
    main: Option<Button<'t>>,
    fixed: bool,
}

/// What was pressed in the frame, and what the work gave.
#[derive(Debug)]
pub struct Framed<R> {
    /// Of the closure that shows the work.
    pub inner: R,
    /// The main action was pressed.
    pub main: bool,
    /// The second action was pressed.
    pub second: bool,
    /// The clock was pressed: hide it or show it again.
    pub clock: bool,
    /// Which of the quiet buttons was pressed, in the order given; 0 is the first.
    pub quiet: Option<usize>,
}

/// Where the three parts lie, in points.
struct Parts {
    top: Rect,
    middle: Rect,
    bottom: Rect,
    /// The main and second action stand on a row of their own below the quiet buttons.
    stacked: bool,
}

impl<'t> PageFrame<'t> {
    /// An empty frame.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the candidate is in the session.
    pub fn steps(mut self, steps: Steps<'t>) -> Self {
        self.steps = Some(steps);
        self
    }

    /// Which part of the job this is.
    pub fn job(mut self, words: &'t str) -> Self {
        self.job = Some(words);
        self
    }

    /// How long is left.
    pub fn clock(mut self, clock: Clock<'t>) -> Self {
        self.clock = Some(clock);
        self
    }

    /// A quiet button where reading begins. Give "call the leader" first on every page: its place is then the same.
    pub fn quiet(mut self, button: Button<'t>) -> Self {
        self.quiet.push(button);
        self
    }

    /// Another way on, beside the main action.
    pub fn second(mut self, button: Button<'t>) -> Self {
        self.second = Some(button);
        self
    }

    /// The one main action.
    pub fn main(mut self, button: Button<'t>) -> Self {
        self.main = Some(button);
        self
    }

    /// The work takes exactly the middle and never scrolls: a scene that scales itself.
    pub fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// Shows the frame over the whole of `ui`, and the work inside it. The window's own ground is the paper below it. Focus goes through the work first, then the
    /// main action, the second, and the quiet ones.
    pub fn show<R>(mut self, ui: &mut Ui, work: impl FnOnce(&mut Ui) -> R) -> Framed<R> {
        let look = Look::of(ui.ctx());
        let page = ui.max_rect();
        let margin = Look::page_margin(page.size());
        if let Some(steps) = self.steps.take() {
            let part = if page.width() < 1000.0 { 0.22 } else { 0.3 };
            self.steps = Some(steps.width_max(page.width() * part));
        }
        let job = self.lay_job(ui.ctx(), page.width() - 2.0 * margin);
        let parts = self.parts(ui.ctx(), page, margin, job.as_ref());
        let clock = self.show_top(ui, &parts, job.as_ref(), &look);
        let inner = self.show_middle(ui, &parts, margin, &look, work);
        let (main, second, quiet) = self.show_bottom(ui, &parts, &look);
        Framed { inner, main, second, clock, quiet }
    }

    fn lay_job(&self, ctx: &Context, width: f32) -> Option<Laid> {
        let steps = self.steps.map_or(0.0, |steps| steps.size().x + 22.0);
        let clock = self.clock.as_ref().map_or(0.0, |clock| clock.size(ctx).x + TARGET_GAP);
        self.job.map(|words| Text::label(words).layout(ctx, (width - steps - clock).max(80.0)))
    }

    fn parts(&self, ctx: &Context, page: Rect, margin: f32, job: Option<&Laid>) -> Parts {
        let close = page.height() < CLOSE_HEIGHT;
        let inside = page.shrink2(vec2(margin, 0.0));
        let (over, under) = if close { (8.0, 10.0) } else { (16.0, 20.0) };
        let top_height = job.map_or(0.0, |job| job.size().y).max(TARGET_MIN) + 2.0 * over;
        let (actions, quiet) = (self.actions_size(ctx, inside.width()), self.quiet_size(ctx, inside.width()));
        let stacked = actions.x > 0.0 && quiet.x > 0.0 && actions.x + TARGET_GAP + quiet.x > inside.width();
        let row = if stacked { actions.y + 8.0 + quiet.y } else { actions.y.max(quiet.y) };
        // The row keeps its height without a main action, so that "call the leader" stays at its place.
        let bottom_height = under + if stacked { row } else { row.max(MAIN_ACTION_HEIGHT) };
        let gap = if close { 18.0 } else { 40.0 };
        let top = Rect::from_min_size(inside.min, vec2(inside.width(), top_height));
        let bottom = inside.with_min_y(page.bottom() - bottom_height).with_max_y(page.bottom() - under);
        let middle_top = top.bottom() + if close { 4.0 } else { 16.0 };
        let middle = Rect::from_min_max(
            pos2(inside.left(), middle_top),
            pos2(inside.right(), (bottom.top() - gap).max(middle_top)),
        );
        Parts { top, middle, bottom, stacked }
    }

    fn actions(&self) -> impl Iterator<Item = &Button<'t>> {
        self.main.iter().chain(&self.second)
    }

    fn actions_size(&self, ctx: &Context, width: f32) -> Vec2 {
        row_size(self.actions().map(|button| button.size(ctx, width)))
    }

    fn quiet_size(&self, ctx: &Context, width: f32) -> Vec2 {
        row_size(self.quiet.iter().map(|button| button.size(ctx, width)))
    }

    fn show_top(&self, ui: &mut Ui, parts: &Parts, job: Option<&Laid>, look: &Look) -> bool {
        let mut row = ui.new_child(UiBuilder::new().id_salt("top").max_rect(parts.top).layout(look.row()));
        row.spacing_mut().item_spacing.x = 22.0;
        if let Some(steps) = self.steps {
            steps.show(&mut row);
        }
        if let (Some(job), Some(words)) = (job, self.job) {
            let (rect, response) = row.allocate_exact_size(job.size(), egui::Sense::hover());
            job.paint_in(row.painter(), rect);
            Text::label(words).describe(&response);
        }
        let Some(clock) = &self.clock else { return false };
        let place = look.end(parts.top, clock.size(ui.ctx()).x);
        let mut corner = ui.new_child(UiBuilder::new().id_salt("clock").max_rect(place).layout(look.row()));
        clock.show(&mut corner).clicked()
    }

    fn show_middle<R>(
        &self,
        ui: &mut Ui,
        parts: &Parts,
        margin: f32,
        look: &Look,
        work: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let builder = |place: Rect| UiBuilder::new().id_salt("work").max_rect(place).layout(look.column());
        if self.fixed {
            return work(&mut ui.new_child(builder(parts.middle)));
        }
        // The scroll area reaches into the margins, so that focus rings are not cut off and the bar stands outside
        // the line of the page.
        let reach = (margin - 2.0).min(FOCUS_REACH + 10.0);
        let mut area = ui.new_child(builder(parts.middle.expand2(vec2(reach, FOCUS_REACH))));
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(&mut area, |ui| {
                let room = ui.available_rect_before_wrap();
                let width = parts.middle.width().min(room.width() - reach);
                let place =
                    Rect::from_min_size(room.min + vec2(reach, FOCUS_REACH), vec2(width, room.height()));
                let mut inside = ui.new_child(builder(place));
                let inner = work(&mut inside);
                let used = inside.min_rect().union(Rect::from_min_size(place.min, vec2(place.width(), 0.0)));
                ui.advance_cursor_after_rect(used.expand2(vec2(0.0, FOCUS_REACH)));
                inner
            })
            .inner
    }

    fn show_bottom(&self, ui: &mut Ui, parts: &Parts, look: &Look) -> (bool, bool, Option<usize>) {
        let (mut main, mut second, mut pressed) = (false, false, None);
        let cross = if parts.stacked { Side::Max } else { Side::Center };
        let from_end = if look.rtl { Layout::left_to_right(cross) } else { Layout::right_to_left(cross) };
        let mut actions =
            ui.new_child(UiBuilder::new().id_salt("actions").max_rect(parts.bottom).layout(from_end));
        if let Some(button) = &self.main {
            main = button.show(&mut actions).clicked();
        }
        if let Some(button) = &self.second {
            second = button.show(&mut actions).clicked();
        }
        let place = parts.bottom.expand2(vec2(QUIET_INSET, 0.0));
        let from_start = look.row().with_cross_align(if parts.stacked { Side::Min } else { Side::Center });
        let mut quiet = ui.new_child(UiBuilder::new().id_salt("quiet").max_rect(place).layout(from_start));
        for (index, button) in self.quiet.iter().enumerate() {
            if button.show(&mut quiet).clicked() {
                pressed = Some(index);
            }
        }
        (main, second, pressed)
    }
}

/// What buttons of these sizes take in a row.
fn row_size(sizes: impl Iterator<Item = Vec2>) -> Vec2 {
    let mut row = Vec2::ZERO;
    for size in sizes {
        let gap = if row.x > 0.0 { TARGET_GAP } else { 0.0 };
        row = vec2(row.x + gap + size.x, row.y.max(size.y));
    }
    row
}
