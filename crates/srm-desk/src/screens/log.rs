//! Who looked at what, and when: the log that only grows.

use crate::widgets::{List, ListRow, Mark, Work};
use egui::Ui;
use srm_text::Words;
use srm_ui::text::Text;
use srm_ui::widgets::{Notice, NoticeKind};

/// One line of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogRow {
    /// Who, and when.
    pub who: String,
    /// What, about whom.
    pub what: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct LogView<'v> {
    /// The latest lines first.
    pub rows: &'v [LogRow],
    /// Whether every line follows from the one before it.
    pub whole: bool,
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &LogView<'_>, words: &Words) {
    let (title, lead) = (words.text("log-title"), words.text("log-lead"));
    Work::new(&title).lead(&lead).show(ui, |ui| {
        let (kind, id) =
            if view.whole { (NoticeKind::Ok, "log-whole") } else { (NoticeKind::Problem, "log-broken") };
        let told = words.text(id);
        Notice::new(kind, &told).show(ui);
        if view.rows.is_empty() {
            Text::label(words.text("log-empty")).show(ui);
            return;
        }
        let room = ui.available_rect_before_wrap();
        let height = (view.rows.len() as f32 * 78.0).min(480.0);
        let place = egui::Rect::from_min_size(room.min, egui::vec2(room.width(), height));
        let name = words.text("log-list");
        crate::widgets::inside(ui, place, "log", |ui| {
            List::new(&name, view.rows.len(), None).show(ui, |index| {
                let row = view.rows.get(index).cloned().unwrap_or_default();
                ListRow { title: row.who, detail: row.what, mark: Mark::None, mark_words: String::new() }
            })
        });
        ui.advance_cursor_after_rect(place);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::each_look;

    #[test]
    fn it_can_be_read_in_every_look() {
        let rows: Vec<LogRow> = (0..400)
            .map(|n| LogRow { who: format!("recruiter/4 · 2026-11-{n}"), what: "4028-3".to_owned() })
            .collect();
        each_look("log", |ui, words| show(ui, &LogView { rows: &rows, whole: true }, words));
        each_look("log-broken", |ui, words| show(ui, &LogView { rows: &[], whole: false }, words));
    }
}
