//! Where am I: one dash per step of the session.

use egui::{Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use srm_core::palette::{Ink, Theme};

use super::{annotate, panel_box};
use crate::tokens::{GRID, LINE_WIDTH, Look};

/// Dashes, the ones behind and the present one filled.
#[derive(Clone, Copy, Debug)]
#[must_use = "steps do nothing until they are shown"]
pub struct Steps<'t> {
    reached: usize,
    total: usize,
    words: &'t str,
    width_max: f32,
}

impl<'t> Steps<'t> {
    /// Step `reached` of `total`; `words` say so to assistive technology.
    pub fn new(reached: usize, total: usize, words: &'t str) -> Self {
        Self { reached: reached.min(total), total, words, width_max: 400.0 }
    }

    /// The most points all dashes may take; they shrink together.
    pub fn width_max(mut self, width: f32) -> Self {
        self.width_max = width;
        self
    }

    /// Width of a dash and of the gap after it, in points.
    fn pitch(&self) -> (f32, f32) {
        let wish = self.total as f32 * 34.0 - GRID;
        let shrink = (self.width_max / wish.max(1.0)).min(1.0);
        ((26.0 * shrink).max(3.0), (GRID * shrink).max(2.0))
    }

    /// What it takes, in points.
    pub fn size(&self) -> Vec2 {
        let (dash, gap) = self.pitch();
        vec2((self.total as f32 * (dash + gap) - gap).max(0.0), GRID)
    }

    /// Shows the dashes, the first where reading begins.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(self.size(), Sense::hover());
        let (dash, gap) = self.pitch();
        for step in 0..self.total {
            let place = look.start(look.after(rect, step as f32 * (dash + gap)), dash);
            let place =
                egui::Rect::from_center_size(pos2(place.center().x, rect.center().y), vec2(dash, GRID));
            if step < self.reached {
                panel_box(ui.painter(), place, GRID / 2.0, look.colour(Ink::Action), egui::Stroke::NONE);
            } else if look.theme == Theme::HighContrast {
                // White beside yellow is no difference: what lies ahead is hollow.
                let line = look.stroke(LINE_WIDTH, Ink::Line);
                panel_box(ui.painter(), place, GRID / 2.0, look.colour(Ink::Paper), line);
            } else {
                panel_box(ui.painter(), place, GRID / 2.0, look.colour(Ink::Line), egui::Stroke::NONE);
            }
        }
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ProgressIndicator, true, crate::text::spoken(self.words))
        });
        annotate(&response, &look, None);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_numeric_value(self.reached as f64);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(self.total as f64);
        });
        response
    }
}
