//! How long is left: a slice of a disc and words.

use std::borrow::Cow;

use egui::{Context, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, focus_ring, icon::pie, target};
use crate::{
    text::{Laid, Size, Text, Weight, spoken},
    tokens::{BUTTON_RADIUS, EDGE_WIDTH, Look, TARGET_MIN},
};

const RADIUS: f32 = 22.0;
const GAP: f32 = 12.0;

/// The time left. The caller gives the numbers and the words; nothing here reads a clock.
#[derive(Clone, Debug)]
#[must_use = "a clock does nothing until it is shown"]
pub struct Clock<'t> {
    remaining_ms: u64,
    total_ms: u64,
    words: Cow<'t, str>,
    hidden: bool,
    switch: Option<Cow<'t, str>>,
}

impl<'t> Clock<'t> {
    /// `remaining_ms` of `total_ms` are left; `words` say it, such as "6 min".
    pub fn new(remaining_ms: u64, total_ms: u64, words: impl Into<Cow<'t, str>>) -> Self {
        Self { remaining_ms, total_ms, words: words.into(), hidden: false, switch: None }
    }

    /// Lets the candidate hide the time by pressing it; `words` name that, such as "Hide the time", and stand in the
    /// clock's place while it is `hidden`.
    pub fn can_be_hidden(mut self, hidden: bool, words: impl Into<Cow<'t, str>>) -> Self {
        self.hidden = hidden;
        self.switch = Some(words.into());
        self
    }

    /// What it takes, in points.
    pub fn size(&self, ctx: &Context) -> Vec2 {
        self.lay(ctx).1
    }

    /// Shows it; a click means "hide" or "show again".
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let (words, size) = self.lay(ui.ctx());
        let (rect, response) = if self.switch.is_some() {
            target(ui, size, ("clock", ""), true)
        } else {
            ui.allocate_exact_size(size, Sense::hover())
        };
        let disc = look.start(rect, 2.0 * RADIUS);
        if self.hidden {
            let (front, ground) = (look.colour(Ink::Muted), look.colour(Ink::Paper));
            Icon::EyeOff.paint(ui.painter(), disc.shrink(9.0), front, ground, look.rtl);
        } else {
            let edge = look.stroke(EDGE_WIDTH, Ink::Line);
            ui.painter().circle(disc.center(), RADIUS - EDGE_WIDTH, look.colour(Ink::Card), edge);
            pie(
                ui.painter(),
                disc.center(),
                RADIUS - EDGE_WIDTH - 0.5,
                self.part(),
                look.colour(Ink::Action),
            );
        }
        words.paint_middle(ui.painter(), look.after(rect, 2.0 * RADIUS + GAP));
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        self.describe(&response, &look);
        response
    }

    /// The part that is left, 0.0–1.0; nothing of nothing is nothing.
    fn part(&self) -> f32 {
        if self.total_ms == 0 { 0.0 } else { (self.remaining_ms as f32 / self.total_ms as f32).min(1.0) }
    }

    fn lay(&self, ctx: &Context) -> (Laid, Vec2) {
        let text = match &self.switch {
            Some(words) if self.hidden => Text::label(&**words),
            _ => Text::new(&*self.words).size(Size::Clock).weight(Weight::Bold),
        };
        let words = text.layout(ctx, 320.0);
        let size = vec2(2.0 * RADIUS + GAP + words.size().x, words.size().y.max(TARGET_MIN));
        (words, size)
    }

    fn describe(&self, response: &Response, look: &Look) {
        let time = spoken(&self.words);
        match &self.switch {
            None => response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, &time)),
            Some(words) => {
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(words)));
                response.ctx.accesskit_node_builder(response.id, |node| {
                    if !self.hidden {
                        node.set_value(time);
                    }
                });
            }
        }
        annotate(response, look, None);
    }
}
