//! Buttons: the one main action of a page, and the quieter ones beside it.

use std::borrow::Cow;

use egui::{Context, Rect, Response, Role, Ui, Vec2, WidgetInfo, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, focus_ring, mixed, panel_box, target};
use crate::{
    text::{Align, Laid, Size, Text, Weight},
    tokens::{
        BUTTON_RADIUS, EDGE_WIDTH, LINE_WIDTH, Look, MAIN_ACTION_HEIGHT, MAIN_ACTION_WIDTH,
        MAIN_ACTION_WIDTH_CLOSE, TARGET_MIN,
    },
};

/// How much a button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a page: filled with the accent.
    #[default]
    Main,
    /// Another way on: lined.
    Second,
    /// Always there, never in the way: words and a pictogram without a box.
    Quiet,
    /// Cannot be undone: lined in the colour of what is wrong.
    Danger,
}

/// A button with words and, if wished, a pictogram before them.
#[derive(Clone, Debug)]
#[must_use = "a button does nothing until it is shown"]
pub struct Button<'t> {
    words: Cow<'t, str>,
    kind: ButtonKind,
    icon: Option<Icon>,
    icon_after: bool,
    enabled: bool,
    full_width: bool,
    salt: Cow<'t, str>,
    description: Option<Cow<'t, str>>,
}

impl<'t> Button<'t> {
    /// The main action.
    pub fn main(words: impl Into<Cow<'t, str>>) -> Self {
        let words = words.into();
        Self {
            salt: words.clone(),
            words,
            kind: ButtonKind::Main,
            icon: None,
            icon_after: false,
            enabled: true,
            full_width: false,
            description: None,
        }
    }

    /// Another way on.
    pub fn second(words: impl Into<Cow<'t, str>>) -> Self {
        Self { kind: ButtonKind::Second, ..Self::main(words) }
    }

    /// Always there, never in the way.
    pub fn quiet(words: impl Into<Cow<'t, str>>) -> Self {
        Self { kind: ButtonKind::Quiet, ..Self::main(words) }
    }

    /// Cannot be undone.
    pub fn danger(words: impl Into<Cow<'t, str>>) -> Self {
        Self { kind: ButtonKind::Danger, ..Self::main(words) }
    }

    /// A pictogram before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A pictogram after the words, such as an arrow onwards.
    pub fn icon_after(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self.icon_after = true;
        self
    }

    /// Whether it can be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// As wide as the room at hand.
    pub fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }

    /// Tells apart buttons with the same words on one page.
    pub fn id_salt(mut self, salt: impl Into<Cow<'t, str>>) -> Self {
        self.salt = salt.into();
        self
    }

    /// What assistive technology says after the words.
    pub fn description(mut self, words: impl Into<Cow<'t, str>>) -> Self {
        self.description = Some(words.into());
        self
    }

    /// The size it takes in `room_width` points: words that do not fit go on a second line.
    pub fn size(&self, ctx: &Context, room_width: f32) -> Vec2 {
        self.lay(ctx, room_width).1
    }

    /// Shows it; [`Response::clicked`] is true for pointer, Enter, Space and assistive technology.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let (words, size) = self.lay(ui.ctx(), ui.available_width());
        let (rect, response) = target(ui, size, ("button", &self.salt), self.enabled);
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &words, &response, &look);
        }
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, self.enabled, crate::text::spoken(&self.words))
        });
        annotate(&response, &look, self.description.as_deref());
        response
    }

    fn lay(&self, ctx: &Context, room_width: f32) -> (Laid, Vec2) {
        let (padding, icon) = (self.padding(), self.icon_room());
        let words = self.text().layout(ctx, room_width - 2.0 * padding.x - icon);
        let mut size = words.size() + 2.0 * padding + vec2(icon, 0.0);
        size.y = size.y.max(self.height_min());
        if self.kind == ButtonKind::Main {
            let close = ctx.content_rect().width() < 800.0;
            size.x = size.x.max(if close { MAIN_ACTION_WIDTH_CLOSE } else { MAIN_ACTION_WIDTH });
        }
        size.x = size.x.max(TARGET_MIN);
        if self.full_width {
            size.x = room_width;
        }
        (words, size.min(vec2(room_width.max(TARGET_MIN), f32::INFINITY)))
    }

    fn text(&self) -> Text<'_> {
        let text = Text::new(&*self.words).align(Align::Center);
        match self.kind {
            ButtonKind::Quiet => text.size(Size::Label).align(Align::Start),
            _ if self.enabled => text.weight(Weight::Bold),
            _ => text,
        }
    }

    fn padding(&self) -> Vec2 {
        if self.kind == ButtonKind::Quiet { vec2(12.0, 8.0) } else { vec2(24.0, 10.0) }
    }

    fn height_min(&self) -> f32 {
        if self.kind == ButtonKind::Quiet { TARGET_MIN } else { MAIN_ACTION_HEIGHT }
    }

    fn icon_side(&self) -> f32 {
        if self.kind == ButtonKind::Quiet { 24.0 } else { 26.0 }
    }

    /// Width of the pictogram and the space beside it.
    fn icon_room(&self) -> f32 {
        self.icon.map_or(0.0, |_| self.icon_side() + 10.0)
    }

    fn paint(&self, ui: &Ui, rect: Rect, words: &Laid, response: &Response, look: &Look) {
        let ink = |ink| look.colour(ink);
        // How far the ground moves towards the colour of the words.
        let press = match (response.is_pointer_button_down_on(), response.hovered()) {
            (true, _) => 0.22,
            (false, true) => 0.10,
            _ => 0.0,
        };
        let (ground, front, line) = match (self.enabled, self.kind) {
            (_, ButtonKind::Quiet) => (ink(Ink::Paper), Ink::Muted, None),
            (false, _) => (ink(Ink::Paper), Ink::Muted, Some(look.stroke(LINE_WIDTH, Ink::Line))),
            (true, ButtonKind::Main) => (ink(Ink::Action), Ink::OnAction, None),
            (true, ButtonKind::Second) => {
                (ink(Ink::Card), Ink::Ink, Some(look.stroke(LINE_WIDTH, Ink::Line)))
            }
            (true, ButtonKind::Danger) => (ink(Ink::Card), Ink::Bad, Some(look.stroke(EDGE_WIDTH, Ink::Bad))),
        };
        let ground = mixed(ground, ink(front), press);
        // A quiet button shows its box only under the pointer.
        if self.kind != ButtonKind::Quiet || press > 0.0 {
            panel_box(ui.painter(), rect, BUTTON_RADIUS, ground, line.unwrap_or_default());
        }
        // Without a box to lose, a quiet button that cannot be pressed is faint.
        let faint = !self.enabled && self.kind == ButtonKind::Quiet;
        let front = if faint { ink(front).gamma_multiply(0.5) } else { ink(front) };
        // Pictogram and words together stand in the middle, a quiet button's at its start.
        let inside = rect.shrink2(vec2(self.padding().x, 0.0));
        let used = (words.size().x + self.icon_room()).min(inside.width());
        let free = if self.kind == ButtonKind::Quiet { 0.0 } else { (inside.width() - used) / 2.0 };
        let group = look.start(look.after(inside, free), used);
        let (picture, label) = if self.icon_after {
            (look.end(group, self.icon_side()), look.start(group, used - self.icon_room()))
        } else {
            (look.start(group, self.icon_side()), look.after(group, self.icon_room()))
        };
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), picture, front, ground, look.rtl);
        }
        words.clone().colour(front).paint_middle(ui.painter(), label);
    }
}
