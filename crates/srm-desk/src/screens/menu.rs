//! Everything that is not in the queue.

use crate::widgets::Work;
use egui::Ui;
use srm_text::Words;
use srm_ui::text::Size;
use srm_ui::widgets::Tile;

/// Where the menu leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuAct {
    /// Read sheets in.
    Import,
    /// Watch an exercise live.
    Observe,
    /// Who a code is.
    People,
    /// Who waits for a call.
    Calls,
    /// What an employer is told.
    Employer,
    /// Who looked at what.
    Log,
    /// Language, colours, whom to trust.
    Settings,
    /// Which keys do what.
    Keys,
    /// The other person of a demo.
    OtherPerson,
    /// Sign out.
    SignOut,
}

/// What the menu shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuView<'v> {
    /// Who is signed in.
    pub who: &'v str,
    /// Whether the person may see people, the call list and the log.
    pub sees_people: bool,
    /// Whether the person rates.
    pub rates: bool,
    /// Whether the person decides, and so signs lists for employers.
    pub decides: bool,
    /// Whether this is a demo, which has people to change between and nobody to sign out.
    pub demo: bool,
}

const ENTRIES: [(MenuAct, &str); 10] = [
    (MenuAct::Import, "menu-import"),
    (MenuAct::Observe, "menu-observe"),
    (MenuAct::People, "menu-people"),
    (MenuAct::Calls, "menu-calls"),
    (MenuAct::Employer, "menu-employer"),
    (MenuAct::Log, "menu-log"),
    (MenuAct::Settings, "menu-settings"),
    (MenuAct::Keys, "menu-keys"),
    (MenuAct::OtherPerson, "menu-other-person"),
    (MenuAct::SignOut, "menu-sign-out"),
];

/// Shows the menu in the room at hand.
pub fn show(ui: &mut Ui, view: &MenuView<'_>, words: &Words) -> Vec<MenuAct> {
    let mut acts = Vec::new();
    let title = words.text("menu-title");
    Work::new(&title).lead(view.who).show(ui, |ui| {
        for (act, id) in ENTRIES {
            let shown = match act {
                MenuAct::People | MenuAct::Calls | MenuAct::Log => view.sees_people,
                MenuAct::Employer => view.decides,
                MenuAct::Observe => view.rates,
                MenuAct::OtherPerson => view.demo,
                MenuAct::SignOut => !view.demo,
                _ => true,
            };
            if !shown {
                continue;
            }
            let (name, detail) = (words.text(id), words.text(&format!("{id}-detail")));
            if Tile::new(name).detail(detail).size(Size::Label).height(66.0).show(ui).clicked() {
                acts.push(act);
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
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_rater_is_not_offered_people_calls_or_the_log() {
        let words = words_of("sv");
        for sees_people in [true, false] {
            let page = desk(&srm_ui::tokens::Look::default(), |ui| {
                show(
                    ui,
                    &MenuView { who: "Åsa", sees_people, rates: true, decides: sees_people, demo: false },
                    &words,
                );
            });
            for id in ["menu-people", "menu-calls", "menu-employer", "menu-log"] {
                let offered = page.query_by_role_and_label(Role::RadioButton, &words.text(id)).is_some();
                assert_eq!(offered, sees_people, "{id}");
            }
        }
        each_look("menu", |ui, words| {
            show(
                ui,
                &MenuView {
                    who: "Åsa · recruiter/4",
                    sees_people: true,
                    rates: true,
                    decides: true,
                    demo: true,
                },
                words,
            );
        });
    }
}
