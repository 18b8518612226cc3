//! The queue: rows of one height, of which only those in sight are laid out.

use super::{DETAIL, Mark, key, one_line};
use egui::{EventFilter, Key, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_ui::text::{Size, Text, Weight, spoken};
use srm_ui::tokens::Look;
use srm_ui::widgets::{annotate, paint_focus_ring};
use std::ops::Range;

/// Height of a row and the space below it, in points.
const PITCH: f32 = 78.0;
const ROW: f32 = 74.0;
const INSET: f32 = 10.0;
const TEXT_INSET: f32 = 20.0;
const MARK: f32 = 26.0;
const EDGE: f32 = 5.0;

/// One row as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// The code.
    pub title: String,
    /// What it waits for.
    pub detail: String,
    /// How it stands.
    pub mark: Mark,
    /// The same in words, for assistive technology.
    pub mark_words: String,
}

/// A list of `total` rows.
#[derive(Clone, Copy, Debug)]
#[must_use = "a list does nothing until it is shown"]
pub struct List<'t> {
    name: &'t str,
    total: usize,
    selected: Option<usize>,
    keys: bool,
}

/// What was done in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOut {
    /// This row is the selected one now.
    pub picked: Option<usize>,
    /// This row is to be opened: a click, Enter.
    pub opened: Option<usize>,
    /// Rows in sight.
    pub visible: Range<usize>,
}

impl<'t> List<'t> {
    /// The list `name`, with the row selected so far.
    pub const fn new(name: &'t str, total: usize, selected: Option<usize>) -> Self {
        Self { name, total, selected, keys: true }
    }

    /// Takes up, down, Page Up, Page Down, Home, End and Enter also when the list is not in focus, unless somebody is
    /// writing or another widget has the focus. On unless told.
    pub const fn keys(mut self, keys: bool) -> Self {
        self.keys = keys;
        self
    }

    /// Shows the list in the room at hand. `row` gives a row's words; only rows in sight are asked for.
    pub fn show(&self, ui: &mut Ui, mut row: impl FnMut(usize) -> ListRow) -> ListOut {
        let look = Look::of(ui.ctx());
        let place = ui.available_rect_before_wrap();
        let list =
            ui.interact(place, ui.make_persistent_id(("list", self.name)), Sense::focusable_noninteractive());
        self.describe(&list, &look);
        let mut out = ListOut::default();
        let moved = self.moved(ui, &list, place.height());
        out.picked = moved;
        let wanted = moved.map(|index| index as f32 * PITCH);
        let entered = self.takes_keys(ui, &list) && key(ui, Key::Enter);
        out.opened = if entered { self.selected } else { None };
        ScrollArea::vertical().id_salt(("list", self.name)).auto_shrink([false, false]).show_viewport(
            ui,
            |ui, viewport| {
                let full = vec2(ui.available_width(), self.total as f32 * PITCH);
                let (whole, _) = ui.allocate_exact_size(full.max(vec2(0.0, 1.0)), Sense::hover());
                if let Some(top) = wanted {
                    let at = pos2(whole.left(), whole.top() + top);
                    ui.scroll_to_rect(Rect::from_min_size(at, vec2(1.0, PITCH)), None);
                }
                let first = ((viewport.top() / PITCH).floor().max(0.0) as usize).min(self.total);
                let last = ((viewport.bottom() / PITCH).ceil().max(0.0) as usize).min(self.total);
                out.visible = first..last;
                for index in first..last {
                    let top = whole.top() + index as f32 * PITCH;
                    let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), ROW));
                    if self.row(ui, rect, index, &row(index), &look) {
                        out.picked = Some(index);
                        out.opened = Some(index);
                    }
                }
            },
        );
        if list.has_focus() {
            paint_focus_ring(ui.painter(), place.shrink(FOCUS_INSET), 4.0, &look);
        }
        out
    }

    fn takes_keys(&self, ui: &Ui, list: &Response) -> bool {
        list.has_focus() || (self.keys && ui.memory(|memory| memory.focused().is_none()))
    }

    /// The row the keys move to.
    fn moved(&self, ui: &Ui, list: &Response, height: f32) -> Option<usize> {
        if list.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        }
        if self.total == 0 || !self.takes_keys(ui, list) {
            return None;
        }
        let last = self.total - 1;
        let page = ((height / PITCH) as usize).max(1);
        let from = |step: i64| match self.selected {
            Some(at) => (at as i64 + step).clamp(0, last as i64) as usize,
            None => 0,
        };
        let moves = [
            (Key::ArrowDown, from(1)),
            (Key::ArrowUp, from(-1)),
            (Key::PageDown, from(page as i64)),
            (Key::PageUp, from(-(page as i64))),
            (Key::Home, 0),
            (Key::End, last),
        ];
        moves.into_iter().find(|(pressed, _)| key(ui, *pressed)).map(|(_, index)| index)
    }

    fn row(&self, ui: &Ui, rect: Rect, index: usize, row: &ListRow, look: &Look) -> bool {
        let on = self.selected == Some(index);
        let response = ui.interact(rect, ui.scope_id().with(("row", index)), Sense::CLICK);
        let body = look.after(rect.shrink2(vec2(INSET, 0.0)), 0.0);
        let ground = if on { Ink::Tint } else { Ink::Card };
        if on {
            ui.painter().rect_filled(body, 10.0, look.colour(Ink::Tint));
            ui.painter().rect_filled(look.start(body, EDGE), 2.0, look.colour(Ink::Action));
        } else if response.hovered() {
            ui.painter().rect_filled(body, 10.0, look.colour(Ink::Tint).gamma_multiply(0.5));
        }
        let text = body.shrink2(vec2(TEXT_INSET, 8.0));
        let mark = look.end(text, MARK).with_max_y(text.top() + 28.0);
        row.mark.paint(ui, mark, ground);
        let title = |words: String| Text::new(words).size(Size::Label).weight(Weight::Bold);
        let line = one_line(ui.ctx(), &row.title, title, text.width() - MARK - 8.0);
        line.layout(ui.ctx(), 1.0e4).paint_in(ui.painter(), text);
        let detail = |words: String| Text::label(words).size(DETAIL);
        let line = one_line(ui.ctx(), &row.detail, detail, text.width());
        line.layout(ui.ctx(), 1.0e4).paint_in(ui.painter(), text.with_min_y(text.top() + 31.0));
        let parts = [row.title.as_str(), row.detail.as_str(), row.mark_words.as_str()];
        let told: Vec<String> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| spoken(part)).collect();
        let told = told.join(", ");
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &told));
        annotate(&response, look, None);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(index + 1);
            node.set_size_of_set(self.total);
        });
        response.clicked()
    }

    fn describe(&self, list: &Response, look: &Look) {
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        annotate(list, look, None);
        list.ctx.accesskit_node_builder(list.id, |node| node.set_size_of_set(self.total));
    }
}

/// How far the ring of the list lies inside it.
const FOCUS_INSET: f32 = 10.0;
