//! The bar of a session's time. It belongs to the work and so runs from left to right on every page.

use super::{ReplayView, STEP, clock};
use crate::replay::Sort;
use egui::{EventFilter, Key, Pos2, Rect, Response, Role, Sense, Shape, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_core::time::At;
use srm_text::Words;
use srm_ui::tokens::Look;
use srm_ui::widgets::{annotate, focus_ring};

const HEIGHT: f32 = 56.0;
const TRACK: f32 = 8.0;
const KNOB: f32 = 11.0;

/// Shows the bar over the width at hand; gives the moment that was asked for.
pub(super) fn show(ui: &mut Ui, view: &ReplayView<'_>, words: &Words) -> Option<At> {
    let look = Look::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click_and_drag());
    let track = Rect::from_center_size(
        pos2(rect.center().x, rect.bottom() - 18.0),
        vec2(rect.width() - 2.0 * KNOB, TRACK),
    );
    paint(ui, view, track, &look);
    focus_ring(ui, &response, rect, 8.0);
    describe(&response, view, words, &look);
    let asked = pointed(&response, view, track);
    asked.or_else(|| keyed(ui, &response, view)).or_else(|| set(ui, &response, view))
}

fn share(at: At, end: At) -> f32 {
    (at.0 as f64 / end.0.max(1) as f64).clamp(0.0, 1.0) as f32
}

fn paint(ui: &Ui, view: &ReplayView<'_>, track: Rect, look: &Look) {
    let painter = ui.painter();
    painter.rect_filled(track, TRACK / 2.0, look.colour(Ink::Line));
    let x = |at| track.left() + track.width() * share(at, view.end);
    painter.rect_filled(track.with_max_x(x(view.at)), TRACK / 2.0, look.colour(Ink::Action));
    for moment in view.moments {
        let foot = pos2(x(moment.at), track.top() - 3.0);
        match moment.sort {
            Sort::Part => {
                painter.line_segment([foot, foot - vec2(0.0, 22.0)], look.stroke(2.0, Ink::Ink));
            }
            // Shapes differ as well as colours: a short line, and a triangle.
            Sort::Error => {
                painter.line_segment([foot, foot - vec2(0.0, 9.0)], look.stroke(2.0, Ink::Warn));
            }
            Sort::Incident => {
                let corners: Vec<Pos2> =
                    [vec2(-6.0, -10.0), vec2(6.0, -10.0), vec2(0.0, 0.0)].map(|to| foot + to).to_vec();
                let fill = look.colour(Ink::Bad);
                painter.add(Shape::convex_polygon(corners, fill, egui::Stroke::NONE));
            }
        }
    }
    let knob = pos2(x(view.at), track.center().y);
    painter.circle(knob, KNOB, look.colour(Ink::Card), look.stroke(3.0, Ink::Action));
}

fn describe(response: &Response, view: &ReplayView<'_>, words: &Words, look: &Look) {
    let name = words.text("replay-bar");
    let seconds = |at: At| at.0 as f64 / 1_000_000.0;
    response.widget_info(|| WidgetInfo::slider(true, seconds(view.at), &name));
    let time = Say::new("replay-time").verbatim("now", clock(view.at)).verbatim("end", clock(view.end));
    annotate(response, look, Some(&words.say(&time)));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Slider);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(seconds(view.end));
        node.set_numeric_value(seconds(view.at));
        node.set_numeric_value_step(seconds(At(STEP)));
        node.add_action(egui::accesskit::Action::SetValue);
        node.add_action(egui::accesskit::Action::Increment);
        node.add_action(egui::accesskit::Action::Decrement);
    });
}

fn pointed(response: &Response, view: &ReplayView<'_>, track: Rect) -> Option<At> {
    let held = response.dragged() || response.clicked();
    let pos = response.interact_pointer_pos().filter(|_| held)?;
    let part = f64::from((pos.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
    Some(At((view.end.0 as f64 * part) as u64))
}

fn keyed(ui: &Ui, response: &Response, view: &ReplayView<'_>) -> Option<At> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |wanted| ui.input(|input| input.key_pressed(wanted));
    let asks = |wanted| ui.input(|input| input.has_accesskit_action_request(response.id, wanted));
    if pressed(Key::ArrowRight) || asks(egui::accesskit::Action::Increment) {
        return Some(At(view.at.0 + STEP));
    }
    let back = pressed(Key::ArrowLeft) || asks(egui::accesskit::Action::Decrement);
    let ends = [(Key::Home, At::ZERO), (Key::End, view.end)];
    let end = ends.into_iter().find(|(wanted, _)| pressed(*wanted)).map(|(_, at)| at);
    back.then(|| At(view.at.0.saturating_sub(STEP))).or(end)
}

/// A value that assistive technology sets, in seconds.
fn set(ui: &Ui, response: &Response, view: &ReplayView<'_>) -> Option<At> {
    let mut asked = None;
    ui.input(|input| {
        for request in input.accesskit_action_requests(response.id, egui::accesskit::Action::SetValue) {
            if let Some(egui::accesskit::ActionData::NumericValue(seconds)) = &request.data {
                asked = Some(At((seconds.max(0.0) * 1_000_000.0) as u64).min(view.end));
            }
        }
    });
    asked
}
