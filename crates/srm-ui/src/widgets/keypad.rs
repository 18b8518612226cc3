//! Keys for a code: ten digits and one to take back the last. Not mirrored, as on a telephone.

use egui::{Event, Key, Layout, Response, Role, Ui, WidgetInfo, vec2};
use srm_core::palette::Ink;

use super::{Icon, annotate, focus_ring, mixed, panel_box, target};
use crate::{
    text::{Align, Size, Text, Weight, spoken},
    tokens::{BUTTON_RADIUS, LINE_WIDTH, Look, MAIN_ACTION_HEIGHT},
};

const KEY_WIDTH: f32 = 88.0;
const KEY_GAP: f32 = 12.0;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeypadPress {
    /// A digit, 0–9.
    Digit(u8),
    /// Take back the last digit.
    Erase,
}

/// A keypad. While it is shown it also takes digits and Backspace from the keyboard, so show one at a time.
#[derive(Clone, Copy, Debug)]
#[must_use = "a keypad does nothing until it is shown"]
pub struct Keypad<'t> {
    erase: &'t str,
}

impl<'t> Keypad<'t> {
    /// `erase` names the key that takes back a digit.
    pub fn new(erase: &'t str) -> Self {
        Self { erase }
    }

    /// Shows the keys and gives all presses of this frame in order.
    pub fn show(&self, ui: &mut Ui) -> Vec<KeypadPress> {
        let mut presses = typed(ui);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = vec2(KEY_GAP, KEY_GAP);
            for row in [&[1, 2, 3][..], &[4, 5, 6], &[7, 8, 9]] {
                ui.allocate_ui_with_layout(row_size(), Layout::left_to_right(egui::Align::Center), |ui| {
                    for &digit in row {
                        self.key(ui, KeypadPress::Digit(digit), &mut presses);
                    }
                });
            }
            ui.allocate_ui_with_layout(row_size(), Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add_space(KEY_WIDTH + KEY_GAP);
                self.key(ui, KeypadPress::Digit(0), &mut presses);
                self.key(ui, KeypadPress::Erase, &mut presses);
            });
        });
        presses
    }

    fn key(&self, ui: &mut Ui, press: KeypadPress, presses: &mut Vec<KeypadPress>) {
        let look = Look::of(ui.ctx());
        let name = match press {
            KeypadPress::Digit(digit) => digit.to_string(),
            KeypadPress::Erase => spoken(self.erase),
        };
        let (rect, response) = target(ui, vec2(KEY_WIDTH, MAIN_ACTION_HEIGHT), ("key", &name), true);
        let ground = mixed(look.colour(Ink::Card), look.colour(Ink::Ink), pressed(&response));
        panel_box(ui.painter(), rect, BUTTON_RADIUS, ground, look.stroke(LINE_WIDTH, Ink::Line));
        match press {
            KeypadPress::Digit(_) => {
                let digit = Text::new(&*name).size(Size::Clock).weight(Weight::Bold).align(Align::Center);
                digit.layout(ui.ctx(), KEY_WIDTH).paint_middle(ui.painter(), rect);
            }
            KeypadPress::Erase => {
                Icon::Erase.paint(ui.painter(), rect.shrink(17.0), look.colour(Ink::Ink), ground, look.rtl);
            }
        }
        focus_ring(ui, &response, rect, BUTTON_RADIUS);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        annotate(&response, &look, None);
        if response.clicked() {
            presses.push(press);
        }
    }
}

fn row_size() -> egui::Vec2 {
    vec2(3.0 * KEY_WIDTH + 2.0 * KEY_GAP, MAIN_ACTION_HEIGHT)
}

fn pressed(response: &Response) -> f32 {
    match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => 0.18,
        (false, true) => 0.07,
        _ => 0.0,
    }
}

/// Digits and Backspace typed this frame, taken from the input so that nothing else acts on them. Digits come as
/// text, which is right on every keyboard; Arabic and Persian digits count as the same.
fn typed(ui: &Ui) -> Vec<KeypadPress> {
    let mut presses = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) => {
                let digits: Vec<u8> = text.chars().filter_map(digit).collect();
                presses.extend(digits.iter().map(|&digit| KeypadPress::Digit(digit)));
                digits.is_empty()
            }
            Event::Key { key: Key::Backspace, pressed, .. } => {
                if *pressed {
                    presses.push(KeypadPress::Erase);
                }
                false
            }
            _ => true,
        });
    });
    presses
}

fn digit(letter: char) -> Option<u8> {
    let from = |zero: char| (letter as u32).checked_sub(zero as u32).filter(|&digit| digit < 10);
    from('0').or_else(|| from('\u{660}')).or_else(|| from('\u{6F0}')).map(|digit| digit as u8)
}
