//! The line a code is entered in: one box per character.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};
use srm_core::palette::Ink;

use super::{annotate, panel_box};
use crate::{
    text::{Align, Size, Text, Weight, line_height, spoken},
    tokens::{BUTTON_RADIUS, EDGE_WIDTH, GRID, LINE_WIDTH, Look, MAIN_ACTION_HEIGHT},
};

const BOX_WIDTH: f32 = 52.0;

/// Shows a code as far as it is entered. Codes run from left to right on every page.
#[derive(Clone, Copy, Debug)]
#[must_use = "a field does nothing until it is shown"]
pub struct CodeField<'t> {
    label: &'t str,
    value: &'t str,
    places: usize,
    masked: bool,
}

impl<'t> CodeField<'t> {
    /// A field of `places` characters named `label`, with `value` entered so far.
    pub fn new(label: &'t str, value: &'t str, places: usize) -> Self {
        Self { label, value, places, masked: false }
    }

    /// Shows dots, for the leader's code.
    pub fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    /// Shows the label and the boxes.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let gap = GRID;
        let places = self.places.max(1) as f32;
        let label = Text::label(self.label).layout(ui.ctx(), ui.available_width());
        let box_width = ((ui.available_width() + gap) / places - gap).clamp(20.0, BOX_WIDTH);
        let boxes_width = places * (box_width + gap) - gap;
        let label_height = label.size().y.max(line_height(Size::Label.points())) + GRID;
        let size = vec2(label.size().x.max(boxes_width), label_height + MAIN_ACTION_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        label.paint_in(ui.painter(), rect);

        let row = look.start(rect.with_min_y(rect.top() + label_height), boxes_width);
        let entered: Vec<char> = self.value.chars().take(self.places).collect();
        for place in 0..self.places {
            let left = row.left() + place as f32 * (box_width + gap);
            let slot = Rect::from_min_size(egui::pos2(left, row.top()), vec2(box_width, row.height()));
            // The box that waits has an accent edge.
            let next = place == entered.len();
            let (width, ink) = if next { (EDGE_WIDTH, Ink::Action) } else { (LINE_WIDTH, Ink::Line) };
            panel_box(ui.painter(), slot, BUTTON_RADIUS, look.colour(Ink::Card), look.stroke(width, ink));
            match entered.get(place) {
                Some(_) if self.masked => {
                    ui.painter().circle_filled(slot.center(), 7.0, look.colour(Ink::Ink));
                }
                Some(letter) => {
                    let text = Text::new(letter.to_string()).size(Size::Clock).weight(Weight::Bold);
                    text.align(Align::Center).layout(ui.ctx(), box_width).paint_middle(ui.painter(), slot);
                }
                None => {}
            }
        }
        self.describe(&response, &look, entered.len());
        response
    }

    fn describe(&self, response: &Response, look: &Look, entered: usize) {
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, spoken(self.label)));
        annotate(response, look, None);
        let value = if self.masked { "•".repeat(entered) } else { self.value.to_owned() };
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_value(value);
            node.set_read_only();
        });
    }
}
