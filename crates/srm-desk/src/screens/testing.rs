//! For tests of the forms: a page that keeps its draft between frames, and the same page in its frame, to be looked at.

use crate::frame::{self, FrameView, Who};
use crate::screens::queue::{self, QueueDraft, QueueRow, QueueView};
use crate::testing::{desk, looks, picture, words_of};
use crate::widgets::{FactCard, Mark, Tab, inside};
use egui::{Key, Modifiers, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_text::Words;
use srm_ui::tokens::Look;
use std::cell::RefCell;
use std::rc::Rc;

/// A page with its draft and all that it asked for.
pub struct Page<D, A> {
    pub draft: Rc<RefCell<D>>,
    pub acts: Rc<RefCell<Vec<A>>>,
    pub harness: Harness<'static>,
}

impl<D: 'static, A: 'static> Page<D, A> {
    /// The page in Swedish over the whole window.
    pub fn new(draft: D, show: impl FnMut(&mut Ui, &mut D, &Words) -> Vec<A> + 'static) -> Self {
        Self::in_look(&Look::default(), draft, show)
    }

    /// The page in a look.
    pub fn in_look(
        look: &Look,
        draft: D,
        mut show: impl FnMut(&mut Ui, &mut D, &Words) -> Vec<A> + 'static,
    ) -> Self {
        let (draft, acts) = (Rc::new(RefCell::new(draft)), Rc::new(RefCell::new(Vec::new())));
        let words = words_of(&look.language);
        let (kept, asked) = (draft.clone(), acts.clone());
        let harness = desk(look, move |ui| {
            let room = ui.max_rect().shrink(24.0);
            let got = inside(ui, room, "page", |ui| show(ui, &mut kept.borrow_mut(), &words));
            asked.borrow_mut().extend(got);
        });
        Self { draft, acts, harness }
    }

    /// Presses a button.
    pub fn press(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::Button, name).click_accesskit();
        self.harness.run();
    }

    /// Chooses a tile.
    pub fn choose(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::RadioButton, name).click_accesskit();
        self.harness.run();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// Presses Ctrl and a key.
    pub fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.harness.run();
    }

    /// Writes into the field of this name.
    pub fn write(&mut self, name: &str, role: Role, text: &str) {
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run();
        self.harness.get_by_role_and_label(role, name).type_text(text);
        self.harness.run();
    }

    /// Whether anything on the page says this.
    pub fn says(&self, part: &str) -> bool {
        self.all_words().iter().any(|words| words.contains(part))
    }

    /// All names, values and descriptions that assistive technology gets.
    pub fn all_words(&self) -> Vec<String> {
        let of = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description()].into_iter().flatten().collect::<Vec<_>>()
        };
        self.harness.root().children_recursive().flat_map(of).collect()
    }
}

fn queue_rows(words: &Words) -> Vec<Option<QueueRow>> {
    let row = |place: u32| QueueRow {
        code: srm_core::id::CandidateCode::from_number(4021 + place * 7).to_string(),
        set: "Celloperatör".to_owned(),
        waits: words.text("observe-anchors"),
        mark: if place % 4 == 3 { Mark::Warn } else { Mark::Ok },
        mark_words: "–".to_owned(),
    };
    (0..12).map(row).map(Some).collect()
}

/// Draws a page in the frame of the desk, in every look.
pub fn each_frame(
    name: &str,
    mut show: impl FnMut(&mut Ui, &Words),
    mut facts: impl FnMut(&Words) -> Vec<FactCard>,
) {
    for (called, look) in looks() {
        let words = words_of(&look.language);
        let rows = queue_rows(&words);
        let cards = facts(&words);
        let mut page = desk(&look, |ui| {
            let who = Who { name: "Sara Berg".to_owned(), principal: "rater/17".to_owned() };
            let tabs = [Tab::counted("A", 12), Tab::counted("B", 3), Tab::counted("C", 86)];
            let view = FrameView {
                who: Some(&who),
                tabs: &tabs,
                tab: Some(0),
                demo: called == "200",
                page_open: true,
                queue: true,
                wide: false,
                facts: !cards.is_empty(),
            };
            let (areas, _) = frame::show(ui, &view, &words);
            if let Some(place) = areas.queue {
                inside(ui, place, "queue", |ui| {
                    let view = QueueView {
                        rows: &rows,
                        selected: Some(1),
                        archive_empty: false,
                        busy: None,
                        keys: true,
                    };
                    queue::show(ui, &view, &mut QueueDraft::default(), &words);
                });
            }
            if let Some(place) = areas.work {
                inside(ui, place, "work", |ui| show(ui, &words));
            }
            if let Some(place) = areas.facts {
                inside(ui, place, "facts", |ui| {
                    for card in &cards {
                        card.show(ui);
                    }
                });
            }
        });
        page.run();
        picture(&mut page, &format!("{name}-{called}"));
    }
}
