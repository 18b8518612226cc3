//! A switch that is on or off.

use std::borrow::Cow;

use egui::{Rect, Response, Role, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, focus_ring, mixed, panel_box, target};
use crate::{
    text::{Text, spoken},
    tokens::{BUTTON_RADIUS, LINE_WIDTH, Look, TARGET_MIN},
};

const TRACK_WIDTH: f32 = 64.0;
const TRACK_HEIGHT: f32 = 36.0;
const GAP: f32 = 16.0;

/// A switch with its words; the whole row is the target.
#[derive(Clone, Debug)]
#[must_use = "a toggle does nothing until it is shown"]
pub struct Toggle<'t> {
    words: Cow<'t, str>,
    on: bool,
}

impl<'t> Toggle<'t> {
    /// What it switches, and whether it is on.
    pub fn new(words: impl Into<Cow<'t, str>>, on: bool) -> Self {
        Self { words: words.into(), on }
    }

    /// Shows it; a click asks for the other state, which the caller keeps.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let words = Text::label(&*self.words)
            .ink(Ink::Ink)
            .layout(ui.ctx(), ui.available_width() - TRACK_WIDTH - GAP);
        let size = vec2(TRACK_WIDTH + GAP + words.size().x, (words.size().y + 8.0).max(TARGET_MIN));
        let (rect, response) = target(ui, size, ("toggle", &self.words), true);
        let middle = look.start(rect, TRACK_WIDTH).center();
        let track = Rect::from_center_size(middle, vec2(TRACK_WIDTH, TRACK_HEIGHT));
        self.paint(ui, track, response.hovered(), &look);
        words.paint_middle(ui.painter(), look.after(rect, TRACK_WIDTH + GAP));
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        response.widget_info(|| WidgetInfo::selected(Role::Switch, true, self.on, spoken(&self.words)));
        annotate(&response, &look, None);
        response
    }

    /// On: filled, the knob at the end with a tick. Off: hollow, the knob at the start. Colour is the third sign.
    fn paint(&self, ui: &Ui, track: Rect, hovered: bool, look: &Look) {
        let lit = if hovered { 0.12 } else { 0.0 };
        let front = look.colour(if self.on { Ink::OnAction } else { Ink::Muted });
        let ground = mixed(look.colour(if self.on { Ink::Action } else { Ink::Card }), front, lit);
        let edge = look.stroke(LINE_WIDTH, if self.on { Ink::Action } else { Ink::Muted });
        panel_box(ui.painter(), track, TRACK_HEIGHT / 2.0, ground, edge);
        let knob = if self.on { look.end(track, TRACK_HEIGHT) } else { look.start(track, TRACK_HEIGHT) };
        let centre = pos2(knob.center().x, track.center().y);
        ui.painter().circle_filled(centre, TRACK_HEIGHT / 2.0 - 6.0, front);
        if self.on {
            let place = Rect::from_center_size(centre, vec2(18.0, 18.0));
            Icon::Tick.paint(ui.painter(), place, ground, front, look.rtl);
        }
    }
}
