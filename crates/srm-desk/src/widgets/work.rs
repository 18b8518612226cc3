//! The middle of a page: a title, the work, which scrolls, and its actions, which stay at the bottom.

use egui::{Key, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use srm_ui::text::{Size, Text};
use srm_ui::tokens::{FOCUS_REACH, GRID, Look, TARGET_GAP};
use srm_ui::widgets::Button;

/// What stands around the work.
#[derive(Debug, Default)]
#[must_use = "a page does nothing until it is shown"]
pub struct Work<'t> {
    title: &'t str,
    lead: Option<&'t str>,
    main: Option<(Button<'t>, bool)>,
    others: Vec<Button<'t>>,
}

/// What the work gave, and what was pressed.
#[derive(Debug)]
pub struct Worked<R> {
    /// Of the closure that shows the work.
    pub inner: R,
    /// The main action was pressed, or Ctrl+Enter.
    pub main: bool,
    /// Which of the other actions was pressed, in the order given.
    pub other: Option<usize>,
}

impl<'t> Work<'t> {
    /// A page called `title`.
    pub fn new(title: &'t str) -> Self {
        Self { title, ..Self::default() }
    }

    /// One quiet sentence below the title.
    pub fn lead(mut self, words: &'t str) -> Self {
        self.lead = Some(words);
        self
    }

    /// The one main action; Ctrl+Enter does the same when it is `enabled`.
    pub fn main(mut self, button: Button<'t>, enabled: bool) -> Self {
        self.main = Some((button.enabled(enabled), enabled));
        self
    }

    /// Another action, beside the main one.
    pub fn other(mut self, button: Button<'t>) -> Self {
        self.others.push(button);
        self
    }

    /// Shows the page in the room at hand.
    pub fn show<R>(self, ui: &mut Ui, work: impl FnOnce(&mut Ui) -> R) -> Worked<R> {
        let look = Look::of(ui.ctx());
        let room = ui.max_rect();
        let rows = self.rows(ui, room.width());
        let used: f32 = rows.iter().map(|row| row.1 + TARGET_GAP).sum();
        let top = room.bottom() - used;
        // The scrolling part reaches outside the column, so that focus rings are whole and the bar stands apart.
        let reach = FOCUS_REACH + 4.0;
        let place = Rect::from_min_max(room.min, pos2(room.right(), (top - GRID).max(room.top())));
        let mut area = ui.new_child(
            UiBuilder::new().id_salt("work").max_rect(place.expand2(vec2(reach, 0.0))).layout(look.column()),
        );
        let inner = ScrollArea::vertical()
            .id_salt(("work", self.title))
            .auto_shrink([false, false])
            .show(&mut area, |ui| {
                let inside = ui.available_rect_before_wrap();
                let width = room.width().min(inside.width() - 2.0 * reach + 4.0);
                let column = look
                    .start(Rect::from_min_size(inside.min, inside.size()).shrink2(vec2(reach, 0.0)), width);
                let mut column =
                    ui.new_child(UiBuilder::new().id_salt("column").max_rect(column).layout(look.column()));
                column.spacing_mut().item_spacing.y = 12.0;
                column.add_space(4.0);
                Text::title(self.title).size(Size::Points(28.0)).show(&mut column);
                if let Some(lead) = self.lead {
                    Text::label(lead).size(Size::Fact).line_chars(90).show(&mut column);
                }
                column.add_space(GRID);
                let inner = work(&mut column);
                column.add_space(FOCUS_REACH);
                ui.advance_cursor_after_rect(column.min_rect());
                inner
            })
            .inner;
        // The scroll bar lies at the right on every page: where reading begins there, the column stands beside it, and
        // the actions below the column.
        let scroll = &ui.spacing().scroll;
        let bar = if look.rtl { scroll.bar_width + scroll.bar_inner_margin } else { 0.0 };
        let (main, other) = self.actions(ui, room.with_max_x(room.right() - bar), top, &rows);
        Worked { inner, main, other }
    }

    fn all(&self) -> impl Iterator<Item = &Button<'t>> {
        self.main.iter().map(|(button, _)| button).chain(&self.others)
    }

    /// How many actions stand in each row, and its height: what does not fit goes below.
    fn rows(&self, ui: &Ui, width: f32) -> Vec<(usize, f32)> {
        let mut rows: Vec<(usize, f32)> = Vec::new();
        let mut used = f32::INFINITY;
        for button in self.all() {
            let size = button.size(ui.ctx(), width);
            if used + size.x > width {
                rows.push((0, 0.0));
                used = 0.0;
            }
            used += size.x + TARGET_GAP;
            if let Some(row) = rows.last_mut() {
                *row = (row.0 + 1, row.1.max(size.y));
            }
        }
        rows
    }

    fn actions(&self, ui: &mut Ui, room: Rect, top: f32, rows: &[(usize, f32)]) -> (bool, Option<usize>) {
        let look = Look::of(ui.ctx());
        let mut buttons = self.all().enumerate();
        let (mut pressed, mut y) = (None, top);
        for (index, (count, height)) in rows.iter().enumerate() {
            let place = Rect::from_min_size(pos2(room.left(), y), vec2(room.width(), *height));
            let salt = ("actions", index);
            let mut row = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place).layout(look.row()));
            row.spacing_mut().item_spacing.x = TARGET_GAP;
            for (place, button) in buttons.by_ref().take(*count) {
                if button.show(&mut row).clicked() {
                    pressed = Some(place);
                }
            }
            y += height + TARGET_GAP;
        }
        let has_main = usize::from(self.main.is_some());
        let by_key = self.main.as_ref().is_some_and(|(_, enabled)| *enabled) && super::ctrl(ui, Key::Enter);
        let main = by_key || (has_main == 1 && pressed == Some(0));
        (main, pressed.and_then(|place| place.checked_sub(has_main)))
    }
}
