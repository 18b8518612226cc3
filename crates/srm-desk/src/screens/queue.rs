//! The queue: what needs a person, to search and to choose from. Never in the order of points.

use crate::widgets::{List, ListRow, Mark, TextField, key};
use egui::{Id, Key, Ui, vec2};
use srm_core::palette::Ink;
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Icon};
use std::ops::Range;

/// One sheet in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueRow {
    /// The candidate's code.
    pub code: String,
    /// The set's title in the reader's language.
    pub set: String,
    /// What it waits for, in words.
    pub waits: String,
    /// How the sheet stands.
    pub mark: Mark,
    /// The same in words.
    pub mark_words: String,
}

/// What the queue shows.
#[derive(Clone, Copy, Debug)]
pub struct QueueView<'v> {
    /// The rows in the order the archive gives them; those not yet read are absent.
    pub rows: &'v [Option<QueueRow>],
    /// The row that is open.
    pub selected: Option<usize>,
    /// Whether the archive has any sheet at all.
    pub archive_empty: bool,
    /// What the thread is doing, in words.
    pub busy: Option<&'v str>,
    /// Whether the list takes arrow keys although it is not in focus: not while a form is open, which has its own.
    pub keys: bool,
}

/// What is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueDraft {
    /// The search.
    pub search: String,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueAct {
    /// Search for what is typed.
    Search(String),
    /// Select this row and show its case.
    Pick(usize),
    /// Begin what this row waits for.
    Open(usize),
    /// These rows are in sight, and are wanted when they are absent.
    InSight(Range<usize>),
    /// Read sheets in.
    Import,
}

/// Shows the queue in the room at hand.
pub fn show(ui: &mut Ui, view: &QueueView<'_>, draft: &mut QueueDraft, words: &Words) -> Vec<QueueAct> {
    let mut acts = Vec::new();
    let room = ui.max_rect();
    let look = srm_ui::tokens::Look::of(ui.ctx());
    let foot_height = 64.0;
    let search_id = Id::unique("queue search");
    let top = room.shrink2(vec2(16.0, 12.0));
    let top = crate::widgets::inside(ui, top, "search", |ui| {
        let label = words.text("queue-search");
        let hint = words.text("queue-search-hint");
        let field = TextField::line(&label).hint(&hint).label_hidden().chars_max(60).id(search_id);
        let response = field.show(ui, &mut draft.search);
        if response.changed() {
            acts.push(QueueAct::Search(draft.search.clone()));
        }
        if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            response.surrender_focus();
        }
        ui.min_rect().bottom()
    });
    if key(ui, Key::Slash) {
        ui.memory_mut(|memory| memory.request_focus(search_id));
    }
    let foot = room.with_min_y(room.bottom() - foot_height);
    let list = room.with_min_y(top + GRID).with_max_y(foot.top());
    if view.rows.is_empty() {
        let id = if view.archive_empty {
            "queue-archive-empty"
        } else if draft.search.is_empty() {
            "queue-empty"
        } else {
            "queue-nothing-found"
        };
        crate::widgets::inside(ui, list.shrink2(vec2(30.0, 16.0)), "empty", |ui| {
            Text::label(words.text(id)).show(ui);
        });
    } else {
        crate::widgets::inside(ui, list, "list", |ui| {
            let name = words.text("queue-list");
            let out = List::new(&name, view.rows.len(), view.selected).keys(view.keys).show(ui, |index| {
                let Some(Some(row)) = view.rows.get(index) else { return ListRow::default() };
                ListRow {
                    title: row.code.clone(),
                    detail: format!("{} · {}", row.waits, row.set),
                    mark: row.mark,
                    mark_words: row.mark_words.clone(),
                }
            });
            // A row is open as soon as it is picked; Enter then begins what it waits for.
            acts.extend(out.picked.map(QueueAct::Pick));
            acts.extend(out.opened.filter(|_| out.picked.is_none()).map(QueueAct::Open));
            acts.push(QueueAct::InSight(out.visible));
        });
    }
    ui.painter().rect_filled(foot.with_max_y(foot.top() + 2.0), 0.0, look.colour(Ink::Line));
    crate::widgets::inside(ui, foot.shrink2(vec2(18.0, 8.0)), "foot", |ui| match view.busy {
        Some(busy) => {
            ui.add_space(12.0);
            Text::label(busy).size(Size::Fact).show(ui);
        }
        None => {
            if Button::quiet(words.text("queue-import")).icon(Icon::Forward).show(ui).clicked() {
                acts.push(QueueAct::Import);
            }
        }
    });
    acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, each_look, words_of};
    use egui::Role;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    use std::cell::RefCell;

    fn rows(count: usize) -> Vec<Option<QueueRow>> {
        (0..count)
            .map(|place| {
                Some(QueueRow {
                    code: format!("K-{}", 4000 + place * 7),
                    set: "Cellmontering".to_owned(),
                    waits: "väntar på din bedömning".to_owned(),
                    mark: if place % 3 == 2 { Mark::Warn } else { Mark::Ok },
                    mark_words: if place % 3 == 2 { "händelser" } else { "utan fel" }.to_owned(),
                })
            })
            .collect()
    }

    #[test]
    fn ten_thousand_rows_lay_out_only_those_in_sight() {
        let all = rows(10_000);
        let words = words_of("sv");
        let draft = RefCell::new(QueueDraft::default());
        let selected = RefCell::new(Some(0_usize));
        let opened = RefCell::new(None);
        let mut page = desk(&srm_ui::tokens::Look::default(), |ui| {
            let view = QueueView {
                rows: &all,
                selected: *selected.borrow(),
                archive_empty: false,
                busy: None,
                keys: true,
            };
            for act in show(ui, &view, &mut draft.borrow_mut(), &words) {
                match act {
                    QueueAct::Pick(index) => *selected.borrow_mut() = Some(index),
                    QueueAct::Open(index) => *opened.borrow_mut() = Some(index),
                    _ => {}
                }
            }
        });
        let shown = page
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::ListBoxOption)
            .count();
        assert!((5..20).contains(&shown), "{shown}");
        page.key_press(Key::ArrowDown);
        page.run();
        page.key_press(Key::ArrowDown);
        page.run();
        assert_eq!(*selected.borrow(), Some(2));
        page.key_press(Key::End);
        page.run();
        assert_eq!(*selected.borrow(), Some(9999));
        page.get_by_role_and_label(
            Role::ListBoxOption,
            &format!("K-{}, väntar på din bedömning · Cellmontering, utan fel", 4000 + 9999 * 7),
        );
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(*opened.borrow(), Some(9999));
        // A slash begins a search; keys then write instead of moving.
        page.key_press(Key::Slash);
        page.run();
        page.key_press(Key::Home);
        page.run();
        assert_eq!(*selected.borrow(), Some(9999));
    }

    #[test]
    fn an_empty_queue_says_what_to_do() {
        each_look("queue-empty", |ui, words| {
            let view = QueueView { rows: &[], selected: None, archive_empty: true, busy: None, keys: true };
            show(ui, &view, &mut QueueDraft::default(), words);
        });
        each_look("queue", |ui, words| {
            let view = QueueView {
                rows: &rows(50),
                selected: Some(1),
                archive_empty: false,
                busy: None,
                keys: true,
            };
            show(ui, &view, &mut QueueDraft::default(), words);
        });
    }
}
