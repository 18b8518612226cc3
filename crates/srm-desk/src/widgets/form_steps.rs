//! The parts of a form in a row of numbers: which one is in front, and which are done.

use super::inside;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};
use srm_core::palette::Ink;
use srm_ui::text::{Align, Size, Text, Weight, spoken};
use srm_ui::tokens::{GRID, LINE_WIDTH, Look, TARGET_MIN};
use srm_ui::widgets::{Icon, annotate, focus_ring, target_at};

const CIRCLE: f32 = 42.0;
const TICK: f32 = 20.0;

/// One part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormStep {
    /// Number, title and state in words, for assistive technology.
    pub words: String,
    /// Whether nothing is missing in it.
    pub done: bool,
}

/// A row of parts of which one is in front.
#[derive(Clone, Copy, Debug)]
#[must_use = "steps do nothing until they are shown"]
pub struct FormSteps<'t> {
    name: &'t str,
    steps: &'t [FormStep],
    at: usize,
}

impl<'t> FormSteps<'t> {
    /// The row `name` for assistive technology; `at` counts from 0.
    pub const fn new(name: &'t str, steps: &'t [FormStep], at: usize) -> Self {
        Self { name, steps, at }
    }

    /// Points the whole row takes on one line.
    pub fn width(&self) -> f32 {
        self.steps.len() as f32 * (TARGET_MIN + GRID) - GRID
    }

    /// Shows the row, on several lines where it must; gives the part that was pressed.
    pub fn show(&self, ui: &mut Ui) -> Option<usize> {
        let look = Look::of(ui.ctx());
        let mut pressed = None;
        let row = ui.push_id(self.name, |ui| {
            let pitch = TARGET_MIN + GRID;
            let per_row = ((ui.available_width() + GRID) / pitch + 0.001).floor().max(1.0) as usize;
            let rows = self.steps.len().div_ceil(per_row).max(1);
            let size = vec2(ui.available_width(), rows as f32 * pitch - GRID);
            let (room, _) = ui.allocate_exact_size(size, Sense::hover());
            for (place, step) in self.steps.iter().enumerate() {
                let line = room.with_min_y(room.top() + (place / per_row) as f32 * pitch);
                let after = look.after(line, (place % per_row) as f32 * pitch);
                let cell = look.start(after, TARGET_MIN).with_max_y(line.top() + TARGET_MIN);
                if self.step(ui, &look, cell, place, step) {
                    pressed = Some(place);
                }
            }
        });
        ui.ctx().accesskit_node_builder(row.response.id, |node| {
            node.set_role(Role::TabList);
            node.set_label(self.name);
        });
        pressed
    }

    fn step(&self, ui: &mut Ui, look: &Look, cell: Rect, place: usize, step: &FormStep) -> bool {
        let on = place == self.at;
        let response = target_at(ui, cell, ("form step", &place.to_string()), true);
        let circle = Rect::from_center_size(cell.center(), vec2(CIRCLE, CIRCLE));
        let (fill, front, line) = if on {
            (Ink::Action, Ink::OnAction, Ink::Action)
        } else {
            (Ink::Card, Ink::Ink, if response.hovered() { Ink::Muted } else { Ink::Line })
        };
        ui.painter().circle(circle.center(), CIRCLE / 2.0, look.colour(fill), look.stroke(LINE_WIDTH, line));
        let number = Text::new((place + 1).to_string()).size(Size::Label).weight(Weight::Bold).ink(front);
        number.align(Align::Center).layout(ui.ctx(), CIRCLE).paint_middle(ui.painter(), circle);
        if step.done {
            // The tick stands at the rim on a ground of its own, so that the number stays readable.
            let rim = look.end(circle.expand(3.0), TICK).with_min_y(circle.bottom() - TICK + 4.0);
            let badge = Rect::from_center_size(rim.center(), vec2(TICK, TICK));
            ui.painter().circle(
                badge.center(),
                TICK / 2.0,
                look.colour(Ink::Card),
                look.stroke(1.5, Ink::Ok),
            );
            Icon::Tick.paint(
                ui.painter(),
                badge.shrink(3.5),
                look.colour(Ink::Ok),
                look.colour(Ink::Card),
                look.rtl,
            );
        }
        focus_ring(ui, &response, circle, CIRCLE / 2.0);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, spoken(&step.words)));
        annotate(&response, look, None);
        response.ctx.accesskit_node_builder(response.id, |node| node.set_position_in_set(place + 1));
        response.clicked()
    }
}

/// Shows `left` and `right` beside each other, or below each other where it is too narrow for `least` points each.
pub fn side_by_side<A, B>(
    ui: &mut Ui,
    least: f32,
    left: impl FnOnce(&mut Ui) -> A,
    right: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let gap = 2.0 * GRID;
    if room.width() < 2.0 * least + gap {
        return (left(ui), right(ui));
    }
    let half = (room.width() - gap) / 2.0;
    let used = |ui: &mut Ui, bottom: f32| ui.advance_cursor_after_rect(room.with_max_y(bottom));
    let (a, first) = inside(ui, look.start(room, half), "start", |ui| (left(ui), ui.min_rect().bottom()));
    let (b, second) = inside(ui, look.end(room, half), "end", |ui| (right(ui), ui.min_rect().bottom()));
    used(ui, first.max(second));
    (a, b)
}
