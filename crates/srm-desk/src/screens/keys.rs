//! Which keys do what.

use crate::widgets::{Fact, FactCard, Work};
use egui::Ui;
use srm_text::Words;

/// Keys and the message id of what they do, in groups.
const GROUPS: [(&str, &[(&str, &str)]); 3] = [
    (
        "keys-everywhere",
        &[
            ("F1", "keys-help"),
            ("Esc", "keys-back"),
            ("Ctrl + I", "keys-import"),
            ("Ctrl + M", "keys-menu"),
            ("Ctrl + 1 … 6", "keys-tabs"),
            ("Ctrl + Enter", "keys-main"),
        ],
    ),
    (
        "keys-queue",
        &[
            ("keys-name-arrows", "keys-move"),
            ("Page Up, Page Down", "keys-page"),
            ("Enter", "keys-open"),
            ("/", "keys-search"),
        ],
    ),
    (
        "keys-rating",
        &[("1 … 5", "keys-mark"), ("+  -", "keys-count"), ("Ctrl + S", "keys-save"), ("Tab", "keys-tab")],
    ),
];

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, words: &Words) {
    let title = words.text("keys-title");
    Work::new(&title).show(ui, |ui| {
        for (group, keys) in GROUPS {
            let facts = keys.iter().map(|(keys, id)| {
                // Keys that bear no letters have a name in each language.
                let name = if words.has(keys) { words.text(keys) } else { (*keys).to_owned() };
                Fact::plain(name, words.text(id))
            });
            let facts = facts.collect();
            FactCard::new(words.text(group), facts).show(ui);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{each_look, words_of};

    #[test]
    fn every_key_says_what_it_does() {
        let words = words_of("sv");
        for (group, keys) in GROUPS {
            assert!(words.has(group) && keys.iter().all(|(_, id)| words.has(id)), "{group}");
        }
        each_look("keys", show);
    }
}
