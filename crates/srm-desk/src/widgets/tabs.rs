//! Tabs with counts, in one row that scrolls when it is too narrow.

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_ui::text::{Size, Text, Weight, spoken};
use srm_ui::tokens::{Look, TARGET_MIN};
use srm_ui::widgets::{annotate, focus_ring, target_at};

const BAR_HEIGHT: f32 = 5.0;
const SIDE: f32 = 8.0;
const LETTERS: Size = Size::Points(19.0);

/// One tab: its words, and how many things lie behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What lies behind it.
    pub words: String,
    /// How many; none where nothing is counted.
    pub count: Option<u64>,
}

impl Tab {
    /// A tab without a count.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), count: None }
    }

    /// A tab with its count.
    pub fn counted(words: impl Into<String>, count: u64) -> Self {
        Self { words: words.into(), count: Some(count) }
    }

    fn label(&self) -> String {
        self.count.map_or_else(|| self.words.clone(), |count| format!("{} {count}", self.words))
    }
}

/// A row of tabs of which one is on.
#[derive(Clone, Copy, Debug)]
#[must_use = "tabs do nothing until they are shown"]
pub struct Tabs<'t> {
    name: &'t str,
    row: &'t [Tab],
    chosen: Option<usize>,
    height: f32,
}

impl<'t> Tabs<'t> {
    /// The row `name` for assistive technology; `chosen` counts from 0.
    pub const fn new(name: &'t str, tabs: &'t [Tab], chosen: Option<usize>) -> Self {
        Self { name, row: tabs, chosen, height: 60.0 }
    }

    /// Height of the row in points; 60 unless told.
    pub const fn height(mut self, points: f32) -> Self {
        self.height = points;
        self
    }

    /// Width of the whole row in points.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.row.iter().map(|tab| Self::tab_width(ui, tab)).sum()
    }

    fn tab_width(ui: &Ui, tab: &Tab) -> f32 {
        let bold = Text::new(tab.label()).size(LETTERS).weight(Weight::Bold).line_chars(usize::MAX);
        (bold.layout(ui.ctx(), 1.0e4).size().x + 2.0 * SIDE).max(TARGET_MIN)
    }

    /// Shows the row; gives the tab that was pressed.
    pub fn show(&self, ui: &mut Ui) -> Option<usize> {
        let look = Look::of(ui.ctx());
        let mut pressed = None;
        let row = ui.push_id(self.name, |ui| {
            ScrollArea::horizontal()
                .auto_shrink([false, false])
                .max_height(self.height)
                .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
                .show(ui, |ui| {
                    let width = self.width(ui).max(ui.available_width());
                    let (row, _) = ui.allocate_exact_size(vec2(width, self.height), Sense::hover());
                    let mut before = 0.0;
                    for (place, tab) in self.row.iter().enumerate() {
                        let wide = Self::tab_width(ui, tab);
                        let rect = look.start(look.after(row, before), wide);
                        before += wide;
                        if self.tab(ui, &look, rect, place, tab) {
                            pressed = Some(place);
                        }
                    }
                });
        });
        ui.ctx().accesskit_node_builder(row.response.id, |node| {
            node.set_role(Role::TabList);
            node.set_label(self.name);
        });
        pressed
    }

    fn tab(&self, ui: &Ui, look: &Look, rect: Rect, place: usize, tab: &Tab) -> bool {
        let on = self.chosen == Some(place);
        let label = tab.label();
        let response = target_at(ui, rect, ("tab", &tab.words), true);
        let (weight, ink) = if on { (Weight::Bold, Ink::Action) } else { (Weight::Regular, Ink::Muted) };
        let ink = if response.hovered() && !on { Ink::Ink } else { ink };
        let text = Text::new(label.as_str()).size(LETTERS).weight(weight).ink(ink).line_chars(usize::MAX);
        text.layout(ui.ctx(), 1.0e4).paint_middle(ui.painter(), rect.shrink2(vec2(SIDE, 0.0)));
        if on {
            let bar = Rect::from_min_max(
                pos2(rect.left() + SIDE - 4.0, rect.bottom() - BAR_HEIGHT),
                pos2(rect.right() - SIDE + 4.0, rect.bottom()),
            );
            ui.painter().rect_filled(bar, BAR_HEIGHT / 2.0, look.colour(Ink::Action));
        }
        focus_ring(ui, &response, rect.shrink2(vec2(8.0, 14.0)), 6.0);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, spoken(&label)));
        annotate(&response, look, None);
        response.ctx.accesskit_node_builder(response.id, |node| node.set_position_in_set(place + 1));
        response.clicked()
    }
}
