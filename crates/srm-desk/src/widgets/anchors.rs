//! The anchors of a behaviourally anchored scale as tiles: each mark 1–5 with what it looks like when it is so.

use super::keys_are_free;
use egui::{Key, Modifiers, Role, Ui};
use srm_ui::text::Size;
use srm_ui::tokens::GRID;
use srm_ui::widgets::Tile;

const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// One scale: anchors from 1 upwards, at most nine.
#[derive(Clone, Debug)]
#[must_use = "anchors do nothing until they are shown"]
pub struct Anchors<'t> {
    question: &'t str,
    steps: &'t [String],
    chosen: Option<u8>,
    keys: bool,
}

impl<'t> Anchors<'t> {
    /// The scale of `question` (what assistive technology calls the group), with the mark chosen so far.
    pub const fn new(question: &'t str, anchors: &'t [String], chosen: Option<u8>) -> Self {
        Self { question, steps: anchors, chosen, keys: false }
    }

    /// Takes the keys 1–5 while nobody is writing. Only one scale of a page may have them.
    pub const fn keys(mut self, keys: bool) -> Self {
        self.keys = keys;
        self
    }

    /// Shows the tiles below each other; gives the mark that was just chosen.
    pub fn show(&self, ui: &mut Ui) -> Option<u8> {
        let mut chosen = None;
        if self.keys && keys_are_free(ui.ctx()) {
            let pressed = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
            chosen = KEYS.iter().take(self.steps.len()).position(pressed).map(mark);
        }
        let group = ui.push_id(self.question, |ui| {
            ui.spacing_mut().item_spacing.y = GRID;
            for (place, words) in self.steps.iter().enumerate().take(KEYS.len()) {
                let tile = Tile::new(words.as_str())
                    .badge((place + 1).to_string())
                    .size(Size::Fact)
                    .height(60.0)
                    .position(place + 1)
                    .selected(self.chosen == Some(mark(place)));
                if tile.show(ui).clicked() {
                    chosen = Some(mark(place));
                }
            }
        });
        ui.ctx().accesskit_node_builder(group.response.id, |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(self.question);
        });
        chosen
    }
}

fn mark(place: usize) -> u8 {
    u8::try_from(place + 1).unwrap_or(u8::MAX)
}
