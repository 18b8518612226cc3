//! Cards of facts: what is so about a sheet, as tick or triangle with words.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_ui::text::{Align, Size, Text, Weight, spoken};
use srm_ui::tokens::{GRID, LINE_WIDTH, Look};
use srm_ui::widgets::{Icon, annotate, card};

const ICON_SIDE: f32 = 24.0;
const ICON_GAP: f32 = 10.0;

/// How a fact stands. Words always say the same as the shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Only words.
    #[default]
    None,
    /// In order: a tick.
    Ok,
    /// Take care: a triangle.
    Warn,
    /// Wrong: a triangle in the colour of what is wrong.
    Bad,
}

impl Mark {
    /// Paints the shape into `rect`; `ground` is what lies behind.
    pub fn paint(self, ui: &Ui, rect: Rect, ground: Ink) {
        let look = Look::of(ui.ctx());
        let (icon, ink) = match self {
            Self::None => return,
            Self::Ok => (Icon::Tick, Ink::Ok),
            Self::Warn => (Icon::Triangle, Ink::Warn),
            Self::Bad => (Icon::Triangle, Ink::Bad),
        };
        icon.paint(ui.painter(), rect, look.colour(ink), look.colour(ground), look.rtl);
    }
}

/// One fact: what it is about, and how it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The shape before it.
    pub mark: Mark,
    /// What it is about.
    pub name: String,
    /// How it stands, in words.
    pub words: String,
}

impl Fact {
    /// A fact with its shape.
    pub fn new(mark: Mark, name: impl Into<String>, words: impl Into<String>) -> Self {
        Self { mark, name: name.into(), words: words.into() }
    }

    /// A fact in words only.
    pub fn plain(name: impl Into<String>, words: impl Into<String>) -> Self {
        Self::new(Mark::None, name, words)
    }

    fn show(&self, ui: &mut Ui) {
        let look = Look::of(ui.ctx());
        let width = ui.available_width();
        let before = if self.mark == Mark::None { 0.0 } else { ICON_SIDE + ICON_GAP };
        let room = width - before;
        let name = Text::new(self.name.as_str()).size(Size::Fact).weight(Weight::Bold);
        // Names of the facts of a card stand in a column; the rest is for the words, below when it is too narrow.
        let column = (room * 0.40).max(84.0);
        let name_laid = name.layout(ui.ctx(), room);
        let words = Text::label(self.words.as_str()).size(Size::Fact);
        let beside = room - column - GRID;
        let words = if self.mark == Mark::None { words.align(Align::End) } else { words };
        let beside_laid = words.layout(ui.ctx(), beside);
        let stacked = name_laid.size().x > column || beside_laid.line_count() > 2;
        let words_laid = if stacked { words.align(Align::Start).layout(ui.ctx(), room) } else { beside_laid };
        let height = if stacked {
            name_laid.size().y + words_laid.size().y
        } else {
            name_laid.size().y.max(words_laid.size().y)
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let icon = look.start(rect, ICON_SIDE).with_max_y(rect.top() + name_laid.size().y);
        self.mark.paint(ui, icon, Ink::Card);
        let inside = look.after(rect, before);
        name_laid.paint_in(ui.painter(), inside);
        let place = if stacked {
            Rect::from_min_max(pos2(inside.left(), inside.top() + name_laid.size().y), inside.max)
        } else {
            look.end(inside, beside)
        };
        words_laid.paint_in(ui.painter(), place);
        let told = format!("{}: {}", spoken(&self.name), spoken(&self.words));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        annotate(&response, &look, None);
    }
}

/// A card of facts with a heading, and a quiet note below a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactCard {
    /// The heading.
    pub title: String,
    /// The facts, in order.
    pub facts: Vec<Fact>,
    /// What else is to be known, below a line.
    pub note: Option<String>,
}

impl FactCard {
    /// A card of facts.
    pub fn new(title: impl Into<String>, facts: Vec<Fact>) -> Self {
        Self { title: title.into(), facts, note: None }
    }

    /// A quiet note below the facts.
    #[must_use]
    pub fn note(mut self, words: impl Into<String>) -> Self {
        self.note = Some(words.into());
        self
    }

    /// Shows the card over the width at hand.
    pub fn show(&self, ui: &mut Ui) {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 14.0;
            Text::new(self.title.as_str()).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
            for fact in &self.facts {
                fact.show(ui);
            }
            if let Some(note) = &self.note {
                if !self.facts.is_empty() {
                    let look = Look::of(ui.ctx());
                    let (rect, _) =
                        ui.allocate_exact_size(vec2(ui.available_width(), LINE_WIDTH), Sense::hover());
                    ui.painter().rect_filled(rect, 0.0, look.colour(Ink::Line));
                }
                Text::label(note.as_str()).size(Size::Fact).show(ui);
            }
        });
    }
}
