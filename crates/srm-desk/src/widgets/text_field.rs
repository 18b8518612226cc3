//! Fields to write in: a label that stays, the words, and what is wrong with them.

use egui::{Align as Side, Frame, Id, Margin, Response, Stroke, TextEdit, Ui, UiBuilder, vec2};
use srm_core::palette::Ink;
use srm_ui::fonts::Weight as Cut;
use srm_ui::text::{Size, Text, Weight, spoken};
use srm_ui::tokens::{BUTTON_RADIUS, EDGE_WIDTH, GRID, LINE_WIDTH, Look, TARGET_MIN};
use srm_ui::widgets::{annotate, focus_ring};

/// Where the label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LabelAt {
    Above,
    Inside,
    /// Only assistive technology has it; the hint says the same.
    Hidden,
}

/// A field of one or several lines.
#[derive(Clone, Copy, Debug)]
#[must_use = "a field does nothing until it is shown"]
pub struct TextField<'t> {
    label: &'t str,
    hint: Option<&'t str>,
    fault: Option<&'t str>,
    rows: usize,
    chars_max: usize,
    masked: bool,
    label_at: LabelAt,
    id: Option<Id>,
}

impl<'t> TextField<'t> {
    /// A field of one line, called `label`.
    pub const fn line(label: &'t str) -> Self {
        let (hint, fault, id) = (None, None, None);
        Self { label, hint, fault, rows: 1, chars_max: 400, masked: false, label_at: LabelAt::Above, id }
    }

    /// A field of at least `rows` lines, with its label inside the box as on a form.
    pub const fn area(label: &'t str, rows: usize) -> Self {
        Self { rows, chars_max: 2000, label_at: LabelAt::Inside, ..Self::line(label) }
    }

    /// What may stand there, shown while nothing does.
    pub const fn hint(mut self, words: &'t str) -> Self {
        self.hint = Some(words);
        self
    }

    /// What is wrong with the words, shown below.
    pub const fn fault(mut self, words: Option<&'t str>) -> Self {
        self.fault = words;
        self
    }

    /// The most letters that can be written.
    pub const fn chars_max(mut self, chars: usize) -> Self {
        self.chars_max = chars;
        self
    }

    /// Shows dots, for passphrases.
    pub const fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    /// Only assistive technology is told the label; give a hint that says the same.
    pub const fn label_hidden(mut self) -> Self {
        self.label_at = LabelAt::Hidden;
        self
    }

    /// An id of its own, so that a shortcut can put the focus there.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows the field over the width at hand. The response is that of the text itself: `changed`, `lost_focus`.
    pub fn show(&self, ui: &mut Ui, value: &mut String) -> Response {
        let look = Look::of(ui.ctx());
        if self.label_at == LabelAt::Above {
            Text::label(self.label).size(Size::Fact).show(ui);
            ui.add_space(GRID - ui.spacing().item_spacing.y);
        }
        let room = ui.available_rect_before_wrap();
        let ground = ui.painter().add(egui::Shape::Noop);
        let padding = vec2(16.0, if self.label_at == LabelAt::Inside { 12.0 } else { 2.0 });
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room.shrink2(padding)).layout(look.column()));
        inside.spacing_mut().item_spacing.y = 4.0;
        if self.label_at == LabelAt::Inside {
            Text::label(self.label).size(Size::Fact).show(&mut inside);
        }
        let response = self.edit(&mut inside, value, &look);
        let height = (inside.min_rect().height() + 2.0 * padding.y).max(TARGET_MIN);
        let rect = egui::Rect::from_min_size(room.min, vec2(room.width(), height));
        let (width, ink) = match (self.fault, response.has_focus()) {
            (Some(_), _) => (EDGE_WIDTH, Ink::Bad),
            (None, true) => (EDGE_WIDTH, Ink::Action),
            (None, false) => (LINE_WIDTH, Ink::Line),
        };
        let shape = egui::epaint::RectShape::new(
            rect,
            BUTTON_RADIUS,
            look.colour(Ink::Card),
            look.stroke(width, ink),
            egui::StrokeKind::Inside,
        );
        ui.painter().set(ground, shape);
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        ui.advance_cursor_after_rect(rect);
        if let Some(fault) = self.fault {
            Text::label(fault).size(Size::Fact).ink(Ink::Bad).weight(Weight::Bold).show(ui);
        }
        response
    }

    fn edit(&self, ui: &mut Ui, value: &mut String, look: &Look) -> Response {
        let points = Size::Label.points();
        let side = if look.rtl { Side::Max } else { Side::Min };
        let edit = if self.rows > 1 { TextEdit::multiline(value) } else { TextEdit::singleline(value) };
        let mut edit = edit
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .char_limit(self.chars_max)
            .password(self.masked)
            .font(Cut::Regular.font(points))
            .align(egui::Align2([side, if self.rows > 1 { Side::Min } else { Side::Center }]))
            .frame(Frame::NONE)
            .margin(Margin::ZERO);
        if let Some(id) = self.id {
            edit = edit.id(id);
        } else {
            edit = edit.id_salt(self.label);
        }
        ui.visuals_mut().text_cursor.stroke = Stroke::new(2.0, look.colour(Ink::Action));
        let response = ui.add(edit);
        if let Some(hint) = self.hint.filter(|_| value.is_empty()) {
            // The toolkit would not order a hint that runs from right to left.
            let text = Text::label(hint).line_chars(usize::MAX).layout(ui.ctx(), 1.0e4);
            text.paint_middle(ui.painter(), response.rect);
        }
        annotate(&response, look, self.fault);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(spoken(self.label)));
        response
    }
}
