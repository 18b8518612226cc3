//! A number that is counted up and down by hand.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_ui::text::{Align, Size, Text, Weight, spoken};
use srm_ui::tokens::{BUTTON_RADIUS, LINE_WIDTH, Look};
use srm_ui::widgets::{annotate, focus_ring, panel_box, target_at};

/// Side of each key, and width of the number between them.
const KEY: f32 = 56.0;
const NUMBER: f32 = 72.0;
/// Half the length of the strokes of minus and plus, and their width.
const STROKE: (f32, f32) = (9.0, 3.0);

/// A number with a key on either side. Minus and plus never change places: only the row turns with the page.
#[derive(Clone, Copy, Debug)]
#[must_use = "a stepper does nothing until it is shown"]
pub struct Stepper<'t> {
    title: &'t str,
    value: Option<u32>,
    less: &'t str,
    more: &'t str,
    told: &'t str,
}

impl<'t> Stepper<'t> {
    /// What is counted, how many so far, and what its keys and its value are called.
    pub const fn new(title: &'t str, value: Option<u32>, names: (&'t str, &'t str, &'t str)) -> Self {
        let (less, more, told) = names;
        Self { title, value, less, more, told }
    }

    /// Shows it over the width at hand; gives how many more or fewer it shall be.
    pub fn show(&self, ui: &mut Ui) -> i32 {
        let look = Look::of(ui.ctx());
        let width = ui.available_width();
        let keys = 2.0 * KEY + NUMBER;
        let beside = width - keys - 16.0;
        let stacked = beside < 160.0;
        let title = Text::new(self.title).size(Size::Label);
        let laid = title.layout(ui.ctx(), if stacked { width } else { beside });
        let height = if stacked { laid.size().y + 8.0 + KEY } else { laid.size().y.max(KEY) };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let row = if stacked {
            laid.paint_in(ui.painter(), rect);
            look.start(rect.with_min_y(rect.bottom() - KEY), keys)
        } else {
            laid.paint_middle(ui.painter(), look.start(rect, beside));
            let middle = look.end(rect, keys);
            Rect::from_center_size(middle.center(), vec2(keys, KEY))
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(self.told)));
        annotate(&response, &look, None);
        let fewer = self.key(ui, &look, row.with_max_x(row.left() + KEY), false);
        let more = self.key(ui, &look, row.with_min_x(row.right() - KEY), true);
        let number = self.value.map_or_else(|| "–".to_owned(), |value| value.to_string());
        let ink = if self.value.is_some() { Ink::Ink } else { Ink::Muted };
        let number = Text::new(number).size(Size::Clock).weight(Weight::Bold).ink(ink).align(Align::Center);
        number.layout(ui.ctx(), NUMBER).paint_middle(ui.painter(), row.shrink2(vec2(KEY, 0.0)));
        i32::from(more) - i32::from(fewer)
    }

    fn key(&self, ui: &mut Ui, look: &Look, rect: Rect, more: bool) -> bool {
        let words = if more { self.more } else { self.less };
        let response = target_at(ui, rect, ("stepper", words), true);
        let ground = if response.hovered() { Ink::Tint } else { Ink::Card };
        panel_box(ui.painter(), rect, BUTTON_RADIUS, look.colour(ground), look.stroke(LINE_WIDTH, Ink::Line));
        let (half, width) = STROKE;
        let stroke = look.stroke(width, Ink::Ink);
        let centre = rect.center();
        let along = [pos2(centre.x - half, centre.y), pos2(centre.x + half, centre.y)];
        ui.painter().line_segment(along, stroke);
        if more {
            let across = [pos2(centre.x, centre.y - half), pos2(centre.x, centre.y + half)];
            ui.painter().line_segment(across, stroke);
        }
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(words)));
        annotate(&response, look, None);
        response.clicked()
    }
}
