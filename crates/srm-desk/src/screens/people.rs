//! Who a code is. Every look at this page is noted in the log.

use crate::widgets::{Fact, FactCard, TextField, Work};
use egui::{Key, Ui};
use srm_core::palette::Ink;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::widgets::{Button, card};

/// A person as the page shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonLine {
    /// The name.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// Their codes.
    pub codes: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct PeopleView<'v> {
    /// What the last search found; none before.
    pub found: Option<&'v [PersonLine]>,
    /// Message id of what is wrong with what is typed.
    pub fault: Option<&'static str>,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleDraft {
    /// The search.
    pub search: String,
    /// A code that gets a person.
    pub code: String,
    /// The person's name.
    pub name: String,
    /// How to reach them.
    pub contact: String,
}

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleAct {
    /// Search for what is typed.
    Search,
    /// Note who the code is.
    Link,
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &PeopleView<'_>, draft: &mut PeopleDraft, words: &Words) -> Vec<PeopleAct> {
    let mut acts = Vec::new();
    let (title, lead) = (words.text("people-title"), words.text("people-lead"));
    Work::new(&title).lead(&lead).show(ui, |ui| {
        let label = words.text("people-search");
        let response = TextField::line(&label).chars_max(200).show(ui, &mut draft.search);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = !draft.search.trim().is_empty();
        if (Button::second(words.text("people-find")).enabled(typed).show(ui).clicked() || entered) && typed {
            acts.push(PeopleAct::Search);
        }
        if let Some(found) = view.found {
            if found.is_empty() {
                Text::label(words.text("people-none")).show(ui);
            }
            for person in found {
                let facts = vec![
                    Fact::plain(words.text("people-contact"), person.contact.as_str()),
                    Fact::plain(words.text("people-codes"), person.codes.as_str()),
                ];
                FactCard::new(person.name.as_str(), facts).show(ui);
            }
        }
        card(ui, |ui| {
            Text::new(words.text("people-link-title"))
                .size(Size::Label)
                .weight(Weight::Bold)
                .heading(2)
                .show(ui);
            for (id, value, chars) in [
                ("people-code", &mut draft.code, 12),
                ("people-name", &mut draft.name, 200),
                ("people-contact", &mut draft.contact, 200),
            ] {
                let label = words.text(id);
                TextField::line(&label).chars_max(chars).show(ui, value);
            }
            if let Some(id) = view.fault {
                Text::label(words.text(id)).size(Size::Fact).ink(Ink::Bad).weight(Weight::Bold).show(ui);
            }
            let whole = !draft.code.trim().is_empty() && !draft.name.trim().is_empty();
            if Button::second(words.text("people-link")).enabled(whole).show(ui).clicked() {
                acts.push(PeopleAct::Link);
            }
        });
    });
    acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, each_look, words_of};
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use std::cell::RefCell;

    #[test]
    fn people_are_searched_for_and_linked() {
        let words = words_of("sv");
        let acts = RefCell::new(Vec::new());
        let draft = RefCell::new(PeopleDraft {
            search: "Åsa".into(),
            code: "4028-3".into(),
            name: "Åsa".into(),
            contact: String::new(),
        });
        let mut page = desk(&srm_ui::tokens::Look::default(), |ui| {
            let view = PeopleView { found: None, fault: None };
            acts.borrow_mut().extend(show(ui, &view, &mut draft.borrow_mut(), &words));
        });
        page.get_by_role_and_label(Role::Button, &words.text("people-find")).click();
        page.run();
        page.get_by_role_and_label(Role::Button, &words.text("people-link")).click();
        page.run();
        assert_eq!(*acts.borrow(), [PeopleAct::Search, PeopleAct::Link]);
        let found = [PersonLine { name: "Åsa".into(), contact: "070".into(), codes: "4028-3".into() }];
        each_look("people", |ui, words| {
            let view = PeopleView { found: Some(&found), fault: Some("people-code-wrong") };
            show(ui, &view, &mut PeopleDraft::default(), words);
        });
    }
}
