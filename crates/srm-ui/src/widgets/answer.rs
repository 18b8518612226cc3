//! Answers in words: tiles with the key that chooses them, the order they were chosen in, and feedback.

use egui::{Context, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit, vec2};
use srm_core::kinds::Mark;
use srm_core::page::{Answer, Touch};
use srm_core::palette::Ink;

use super::{focus_ring, mixed, paint_card, paint_focus_ring, panel_box};
use crate::stage::paint_picture;
use crate::text::{Align, Laid, Size, Text, Weight, spoken};
use crate::tokens::{EDGE_WIDTH, LINE_WIDTH, Look, TILE_RADIUS};

const PADDING: f32 = 16.0;
const GAP: f32 = 14.0;

/// Lengths of a tile, in points.
#[derive(Debug)]
struct Measures {
    /// Width of the badge's circle, of a picture and of a sign at the end.
    badge: f32,
    picture: f32,
    sign: f32,
    /// Least height, and the space above and below the words together.
    height_min: f32,
    around: f32,
    letters: Size,
}

const ROOMY: Measures = Measures {
    badge: 40.0,
    picture: 52.0,
    sign: 40.0,
    height_min: 58.0,
    around: 18.0,
    letters: Size::Points(22.0),
};
/// Where many answers would not all be seen at once.
const DENSE: Measures =
    Measures { badge: 34.0, picture: 42.0, sign: 34.0, height_min: 48.0, around: 10.0, letters: Size::Label };

/// One answer over the width at hand. It only shows itself: what is done to it is read with the other inputs of the
/// stage, so that it counts from the moment it arrived.
#[derive(Debug)]
#[must_use = "a tile does nothing until it is shown"]
pub struct AnswerTile<'a> {
    answer: &'a Answer,
    words: &'a str,
    /// Its place among the answers, from 0, and how many there are.
    place: (usize, usize),
    several: bool,
    interactive: bool,
    measures: &'static Measures,
}

impl<'a> AnswerTile<'a> {
    /// An answer saying `words`, the `place.0`-th (from 0) of `place.1`.
    pub const fn new(answer: &'a Answer, words: &'a str, place: (usize, usize)) -> Self {
        Self { answer, words, place, several: false, interactive: true, measures: &ROOMY }
    }

    /// Whether several answers are chosen together.
    pub const fn several(mut self, several: bool) -> Self {
        self.several = several;
        self
    }

    /// Without it the tile is only looked at.
    pub const fn interactive(mut self, interactive: bool) -> Self {
        self.interactive = interactive;
        self
    }

    /// Whether it is as small as it may be, so that more of them are seen at once.
    pub const fn dense(mut self, dense: bool) -> Self {
        self.measures = if dense { &DENSE } else { &ROOMY };
        self
    }

    fn works(&self) -> bool {
        self.interactive && self.answer.enabled
    }

    /// Whether a sign stands at its end: the order, or feedback; the place is kept free where there may be one.
    fn end_width(&self) -> f32 {
        if self.several || self.answer.mark.is_some() { self.measures.sign + GAP } else { 0.0 }
    }

    fn text(&self, bold: bool) -> Text<'a> {
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let quiet = !self.answer.enabled && !self.answer.selected && self.answer.mark.is_none();
        let ink = if quiet && self.interactive { Ink::Muted } else { Ink::Ink };
        Text::new(self.words).size(self.measures.letters).weight(weight).ink(ink)
    }

    /// Width of the words in a tile of `width` points.
    fn room(&self, width: f32) -> f32 {
        let picture = if self.answer.picture.is_empty() { 0.0 } else { self.measures.picture + GAP };
        width - 2.0 * PADDING - self.measures.badge - GAP - picture - self.end_width()
    }

    /// Height of the tile in `width` points. Bold is wider: its lines are reserved in either state, so that choosing
    /// moves nothing.
    pub fn height(&self, ctx: &Context, width: f32) -> f32 {
        (self.text(true).layout(ctx, self.room(width)).size().y + self.measures.around)
            .max(self.measures.height_min)
    }

    /// Shows it. The id depends on the place alone, so the focus stays at its place when other answers come.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let look = Look::of(ui.ctx());
        let width = ui.available_width();
        let words = self.text(self.answer.selected).layout(ui.ctx(), self.room(width));
        let (_, rect) = ui.allocate_space(vec2(width, self.height(ui.ctx(), width)));
        let sense = if self.works() { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, Id::unique(("answer", self.place.0)), sense);
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(16.0), None);
        }
        self.paint(ui, rect, &response, &words, &look);
        self.describe(&response, &look);
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, words: &Laid, look: &Look) {
        self.paint_ground(ui, rect, response, look);
        let painter = ui.painter();
        let mut inside = rect.shrink2(vec2(PADDING, 0.0));
        self.paint_badge(ui, look.start(inside, self.measures.badge), look);
        inside = look.after(inside, self.measures.badge + GAP);
        if !self.answer.picture.is_empty() {
            let square = Rect::from_center_size(
                look.start(inside, self.measures.picture).center(),
                vec2(self.measures.picture, self.measures.picture),
            );
            paint_picture(painter, &self.answer.picture, square, 160.0, look);
            inside = look.after(inside, self.measures.picture + GAP);
        }
        words.paint_middle(painter, look.start(inside, inside.width() - self.end_width()));
        let end = look.end(inside, self.measures.sign);
        let sign = Rect::from_center_size(end.center(), vec2(self.measures.sign, self.measures.sign));
        match (self.answer.mark, self.answer.order) {
            (Some(mark), _) => {
                let items = if mark == Mark::Wrong { srm_core::art::cross() } else { srm_core::art::tick() };
                paint_picture(painter, &items, sign, 92.0, look);
            }
            (None, Some(order)) => {
                painter.circle_filled(sign.center(), self.measures.sign / 2.0, look.colour(Ink::Action));
                let number = order.to_string();
                let number = Text::new(number.as_str())
                    .size(self.measures.letters)
                    .weight(Weight::Bold)
                    .ink(Ink::OnAction);
                number.align(Align::Center).layout(ui.ctx(), self.measures.sign).paint_middle(painter, sign);
            }
            (None, None) => {}
        }
        if self.answer.touch.is_some() || self.answer.mark == Some(Mark::Missed) {
            paint_focus_ring(painter, rect, TILE_RADIUS, look);
        }
        if let Some(touch) = self.answer.touch {
            // The tip of the finger is the origin of the drawn hand: below the words, before the sign.
            let tip = egui::pos2(look.end(inside, 3.5 * self.measures.sign).center().x, rect.bottom() - 16.0);
            let square = Rect::from_center_size(tip, vec2(64.0, 64.0));
            paint_picture(painter, &srm_core::art::hand(touch == Touch::Pressing), square, 120.0, look);
        }
        focus_ring(ui, response, rect, TILE_RADIUS);
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, look: &Look) {
        let painter = ui.painter();
        if self.answer.selected || self.answer.touch == Some(Touch::Pressing) {
            let edge = look.stroke(EDGE_WIDTH, Ink::Action);
            panel_box(painter, rect, TILE_RADIUS, look.colour(Ink::Tint), edge);
        } else if !self.answer.enabled && self.interactive {
            panel_box(
                painter,
                rect,
                TILE_RADIUS,
                look.colour(Ink::Paper),
                look.stroke(LINE_WIDTH, Ink::Line),
            );
        } else {
            paint_card(painter, rect, TILE_RADIUS, look);
            let press = match (response.is_pointer_button_down_on(), response.hovered()) {
                _ if !self.works() => return,
                (true, _) => 1.0,
                (false, true) => 0.5,
                _ => return,
            };
            let ground = mixed(look.colour(Ink::Card), look.colour(Ink::Tint), press);
            panel_box(painter, rect, TILE_RADIUS, ground, look.stroke(EDGE_WIDTH, Ink::Muted));
        }
    }

    fn paint_badge(&self, ui: &Ui, place: Rect, look: &Look) {
        let chosen = self.answer.selected;
        let (ground, ink) = if chosen { (Ink::Action, Ink::OnAction) } else { (Ink::Paper, Ink::Ink) };
        let edge = look.stroke(2.0, if chosen { Ink::Action } else { Ink::Line });
        ui.painter().circle(place.center(), self.measures.badge / 2.0, look.colour(ground), edge);
        let key = self.answer.key.to_ascii_uppercase().to_string();
        let key = Text::new(key.as_str())
            .size(self.measures.letters)
            .weight(Weight::Bold)
            .ink(ink)
            .align(Align::Center);
        key.layout(ui.ctx(), self.measures.badge).paint_middle(ui.painter(), place);
    }

    fn describe(&self, response: &Response, look: &Look) {
        let name = spoken(self.words);
        let role = if self.several { Role::CheckBox } else { Role::RadioButton };
        response.widget_info(|| WidgetInfo::selected(role, self.works(), self.answer.selected, &name));
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_language(look.language.to_string());
            node.set_keyboard_shortcut(self.answer.key.to_string());
            node.set_position_in_set(self.place.0 + 1);
            node.set_size_of_set(self.place.1);
            if let Some(order) = self.answer.order {
                node.set_description(order.to_string());
            }
            if self.works() {
                node.add_action(accesskit::Action::Click);
            }
        });
    }
}
