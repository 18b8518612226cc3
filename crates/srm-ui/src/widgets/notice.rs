//! News about what went wrong or right: a shape and words, and what to do first.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit::Live, pos2, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, panel_box};
use crate::{
    text::{Size, Text, Weight, spoken},
    tokens::{EDGE_WIDTH, Look, TILE_RADIUS},
};

const PADDING: f32 = 20.0;
const ICON_SIDE: f32 = 34.0;
const GAP: f32 = 16.0;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Done, in order.
    Ok,
    /// Take care.
    Warn,
    /// Something is wrong and stops the work.
    Problem,
}

/// One piece of news: what is so, and what to do.
#[derive(Clone, Copy, Debug)]
#[must_use = "a notice does nothing until it is shown"]
pub struct Notice<'t> {
    kind: NoticeKind,
    what: &'t str,
    advice: Option<&'t str>,
}

impl<'t> Notice<'t> {
    /// Says `what` is so.
    pub fn new(kind: NoticeKind, what: &'t str) -> Self {
        Self { kind, what, advice: None }
    }

    /// Says what to do first.
    pub fn advice(mut self, advice: &'t str) -> Self {
        self.advice = Some(advice);
        self
    }

    /// Shows it over the width at hand. Assistive technology announces it when it appears.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let (ink, icon) = match self.kind {
            NoticeKind::Ok => (Ink::Ok, Icon::Tick),
            NoticeKind::Warn => (Ink::Warn, Icon::Triangle),
            NoticeKind::Problem => (Ink::Bad, Icon::Triangle),
        };
        let width = ui.available_width();
        let room = width - 2.0 * PADDING - ICON_SIDE - GAP;
        let what = Text::new(self.what).weight(Weight::Bold).layout(ui.ctx(), room);
        let advice = self.advice.map(|words| Text::new(words).size(Size::Label).layout(ui.ctx(), room));
        let advice_height = advice.as_ref().map_or(0.0, |advice| advice.size().y + 4.0);
        let height = what.size().y + advice_height + 2.0 * (PADDING - 4.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());

        panel_box(ui.painter(), rect, TILE_RADIUS, look.colour(Ink::Card), look.stroke(EDGE_WIDTH, ink));
        let inside = rect.shrink2(vec2(PADDING, PADDING - 4.0));
        let first_line = look.start(inside, ICON_SIDE).with_max_y(inside.top() + ICON_SIDE);
        icon.paint(ui.painter(), first_line, look.colour(ink), look.colour(Ink::Card), look.rtl);
        let words = look.after(inside, ICON_SIDE + GAP);
        what.paint_in(ui.painter(), words);
        if let Some(advice) = &advice {
            let top = words.top() + what.size().y + 4.0;
            advice.paint_in(ui.painter(), Rect::from_min_max(pos2(words.left(), top), words.max));
        }
        self.describe(&response, &look);
        response
    }

    fn describe(&self, response: &Response, look: &Look) {
        let (role, live) = match self.kind {
            NoticeKind::Problem => (Role::Alert, Live::Assertive),
            NoticeKind::Ok | NoticeKind::Warn => (Role::Status, Live::Polite),
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, spoken(self.what)));
        annotate(response, look, self.advice.map(spoken).as_deref());
        response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
    }
}
