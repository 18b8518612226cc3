//! Choice tiles: one of several, as large as its words need.

use std::borrow::Cow;

use egui::{Rect, Response, Role, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, focus_ring, mixed, paint_card, panel_box, target, target_at};
use crate::{
    text::{Align, Direction, Size, Text, Weight},
    tokens::{EDGE_WIDTH, Look, TILE_RADIUS},
};

const PADDING: f32 = 20.0;
/// Side of the target of a tile's own action, and of the circle of a badge.
const ACTION_SIDE: f32 = 56.0;
const BADGE_SIDE: f32 = 42.0;

/// One choice of several. Put tiles of one question in one container: they are radio buttons.
#[derive(Clone, Debug)]
#[must_use = "a tile does nothing until it is shown"]
pub struct Tile<'t> {
    words: Cow<'t, str>,
    detail: Option<Cow<'t, str>>,
    badge: Option<Cow<'t, str>>,
    size: Size,
    align: Align,
    direction: Option<Direction>,
    language: Option<Cow<'t, str>>,
    selected: bool,
    height_min: f32,
    position: Option<usize>,
}

impl<'t> Tile<'t> {
    /// A choice in running text.
    pub fn new(words: impl Into<Cow<'t, str>>) -> Self {
        Self {
            words: words.into(),
            detail: None,
            badge: None,
            size: Size::Main,
            align: Align::Start,
            direction: None,
            language: None,
            selected: false,
            height_min: 72.0,
            position: None,
        }
    }

    /// A smaller second line.
    pub fn detail(mut self, words: impl Into<Cow<'t, str>>) -> Self {
        self.detail = Some(words.into());
        self
    }

    /// A digit or letter in a circle before the words.
    pub fn badge(mut self, mark: impl Into<Cow<'t, str>>) -> Self {
        self.badge = Some(mark.into());
        self
    }

    /// Letter size of the words.
    pub fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// Where the words stand.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Base direction and BCP 47 tag of the words, where they are not the page's.
    pub fn in_language(mut self, tag: impl Into<Cow<'t, str>>, direction: Direction) -> Self {
        self.language = Some(tag.into());
        self.direction = Some(direction);
        self
    }

    /// Whether it is the one chosen.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Least height in points.
    pub fn height(mut self, height: f32) -> Self {
        self.height_min = height.max(crate::tokens::TARGET_MIN);
        self
    }

    /// Its number among the choices, from 1.
    pub fn position(mut self, position: usize) -> Self {
        self.position = Some(position);
        self
    }

    /// Shows it over the width at hand.
    pub fn show(&self, ui: &mut Ui) -> Response {
        self.show_parts(ui, None).0
    }

    /// Shows it with an action of its own at its end, such as reading its words aloud; `name` is what the action is
    /// called by assistive technology. Gives the tile's response and the action's.
    pub fn show_with_action(&self, ui: &mut Ui, icon: Icon, name: &str) -> (Response, Response) {
        let (tile, action) = self.show_parts(ui, Some((icon, name)));
        let action = action.unwrap_or_else(|| tile.clone());
        (tile, action)
    }

    fn show_parts(&self, ui: &mut Ui, action: Option<(Icon, &str)>) -> (Response, Option<Response>) {
        let look = Look::of(ui.ctx());
        let width = ui.available_width();
        let before = self.badge.as_ref().map_or(0.0, |_| BADGE_SIDE + 16.0);
        let after = action.map_or(0.0, |_| ACTION_SIDE);
        // Centred words stay in the middle of the tile, whatever stands at its end.
        let beside = if self.align == Align::Center { after * 2.0 + before } else { after + before };
        let room = width - 2.0 * PADDING - beside;
        let words = self.text(self.selected).layout(ui.ctx(), room);
        // Bold is wider: reserve its lines in either state, so that choosing moves nothing.
        let reserved = self.text(true).layout(ui.ctx(), room).size().y;
        let detail = self.detail.as_deref().map(|detail| {
            let text = Text::label(detail).size(Size::Fact).align(self.align);
            self.direction.map_or(text.clone(), |direction| text.direction(direction)).layout(ui.ctx(), room)
        });
        let detail_height = detail.as_ref().map_or(0.0, |detail| detail.size().y + 4.0);
        let height = (reserved + detail_height + 24.0).max(self.height_min);
        let (rect, response) = target(ui, vec2(width, height), ("tile", &self.words), true);
        self.paint_ground(ui, rect, &response, &look);

        let mut inside = rect.shrink2(vec2(PADDING, 0.0));
        if let Some(mark) = &self.badge {
            let circle = look.start(inside, BADGE_SIDE);
            self.paint_badge(ui, mark, circle, &look);
            inside = look.after(inside, before);
        }
        let action_rect = look.end(inside, after).expand2(vec2(8.0, 0.0));
        let label = if self.align == Align::Center {
            Rect::from_center_size(inside.center(), vec2(room, height))
        } else {
            look.start(inside, room)
        };
        let top = label.center().y - f32::midpoint(words.size().y, detail_height);
        let at = |top: f32| Rect::from_min_max(pos2(label.left(), top), label.max);
        words.paint_in(ui.painter(), at(top));
        if let Some(detail) = &detail {
            detail.paint_in(ui.painter(), at(top + words.size().y + 4.0));
        }
        focus_ring(ui, &response, rect, TILE_RADIUS);
        self.describe(&response, &look);
        let action = action.map(|(icon, name)| self.show_action(ui, action_rect, icon, name, &look));
        (response, action)
    }

    fn text(&self, bold: bool) -> Text<'_> {
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let text = Text::new(&*self.words).size(self.size).align(self.align).weight(weight);
        // A start-aligned choice starts where the page starts, in whatever script.
        match self.direction {
            Some(direction) if self.align == Align::Center => text.direction(direction),
            _ => text,
        }
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, look: &Look) {
        if self.selected {
            let edge = look.stroke(EDGE_WIDTH, Ink::Action);
            panel_box(ui.painter(), rect, TILE_RADIUS, look.colour(Ink::Tint), edge);
            return;
        }
        paint_card(ui.painter(), rect, TILE_RADIUS, look);
        let press = match (response.is_pointer_button_down_on(), response.hovered()) {
            (true, _) => 1.0,
            (false, true) => 0.5,
            _ => return,
        };
        let ground = mixed(look.colour(Ink::Card), look.colour(Ink::Tint), press);
        panel_box(ui.painter(), rect, TILE_RADIUS, ground, look.stroke(EDGE_WIDTH, Ink::Muted));
    }

    fn paint_badge(&self, ui: &Ui, mark: &str, place: Rect, look: &Look) {
        let (ground, ink) = if self.selected { (Ink::Action, Ink::OnAction) } else { (Ink::Paper, Ink::Ink) };
        let edge = look.stroke(2.0, if self.selected { Ink::Action } else { Ink::Line });
        ui.painter().circle(place.center(), BADGE_SIDE / 2.0, look.colour(ground), edge);
        let mark =
            Text::new(mark).size(Size::Points(22.0)).weight(Weight::Bold).ink(ink).align(Align::Center);
        mark.layout(ui.ctx(), BADGE_SIDE).paint_middle(ui.painter(), place);
    }

    fn describe(&self, response: &Response, look: &Look) {
        let name = crate::text::spoken(&self.words);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, self.selected, &name));
        annotate(response, look, self.detail.as_deref());
        response.ctx.accesskit_node_builder(response.id, |node| {
            if let Some(tag) = self.language.as_deref() {
                node.set_language(tag);
            }
            if let Some(position) = self.position {
                node.set_position_in_set(position);
            }
        });
    }

    fn show_action(&self, ui: &Ui, place: Rect, icon: Icon, name: &str, look: &Look) -> Response {
        let rect = Rect::from_center_size(place.center(), vec2(ACTION_SIDE, ACTION_SIDE));
        let response = target_at(ui, rect, ("tile action", &self.words), true);
        let ground = look.colour(if self.selected { Ink::Tint } else { Ink::Card });
        if response.hovered() {
            let radius = TILE_RADIUS - 2.0;
            let lit = mixed(ground, look.colour(Ink::Ink), 0.08);
            panel_box(ui.painter(), rect.shrink(4.0), radius, lit, egui::Stroke::NONE);
        }
        icon.paint(ui.painter(), rect.shrink(9.0), look.colour(Ink::Muted), ground, look.rtl);
        focus_ring(ui, &response, rect.shrink(8.0), TILE_RADIUS - 4.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, crate::text::spoken(name)));
        annotate(&response, look, None);
        response
    }
}
