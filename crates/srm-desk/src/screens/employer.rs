//! The employer's pages: the list of accepted people, without points, and the approval of a set.

use super::answer::marked;
use super::paper_view;
use crate::widgets::{Mark, Tab, Tabs, TextField, Work};
use egui::Ui;
use srm_core::id::CandidateCode;
use srm_core::say::Say;
use srm_print::Paper;
use srm_sheet::principal::{Principal, Role};
use srm_text::Words;
use srm_ui::text::{Size, Text};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Tile, Toggle};

/// Which of the two pages is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Accepted people.
    #[default]
    Accepted,
    /// Approval of the set.
    Approval,
}

/// Somebody whom a person has taken forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// The code.
    pub code: CandidateCode,
    /// The skills shown, in words.
    pub skills: String,
    /// Whether the person has agreed that the employer may know.
    pub agreed: bool,
    /// Since when, in words; empty while not.
    pub since: String,
}

/// What the pages show.
#[derive(Debug)]
pub struct EmployerView<'v> {
    /// Titles of the sets there are.
    pub sets: &'v [String],
    /// Everybody taken forward in the chosen set, in the order of their codes.
    pub people: &'v [Forward],
    /// The page of the approval as it will be printed.
    pub approval: Option<&'v Paper>,
    /// Whether and by whom the set has been approved, in words.
    pub approved: Option<&'v str>,
    /// What the last signing or saving came to, in words.
    pub saved: Option<&'v str>,
}

/// What is being chosen and written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmployerDraft {
    /// The page.
    pub part: Part,
    /// The employer's name.
    pub employer: String,
    /// The employer's number, the part of `employer/9` after the stroke.
    pub number: String,
    /// Which set, by its place in the view.
    pub set: usize,
}

impl EmployerDraft {
    /// Whom the list is for, once the number can stand in a document.
    pub fn principal(&self) -> Option<Principal> {
        Principal::parse(&format!("{}/{}", Role::Employer.as_str(), self.number.trim()))
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmployerAct {
    /// Set or employer has changed: make the pages anew.
    Changed,
    /// Somebody agreed, or took it back.
    Agreed(CandidateCode, bool),
    /// Sign the list of those who agreed, and save it.
    SignList,
    /// Save the page of the approval.
    SaveApproval,
}

/// Shows the pages in the room at hand.
pub fn show(
    ui: &mut Ui,
    view: &EmployerView<'_>,
    draft: &mut EmployerDraft,
    words: &Words,
) -> Vec<EmployerAct> {
    let mut acts = Vec::new();
    let title = words.text("employer-title");
    let is_accepted = draft.part == Part::Accepted;
    let lead = words.text(if is_accepted { "employer-accepted-lead" } else { "employer-approval-lead" });
    let is_named = !draft.employer.trim().is_empty();
    let agreed = view.people.iter().filter(|person| person.agreed).count();
    let (button, ready) = if is_accepted {
        ("employer-sign-list", is_named && draft.principal().is_some() && agreed > 0)
    } else {
        ("employer-approval-save", is_named && view.approval.is_some())
    };
    let page = Work::new(&title).lead(&lead).main(Button::main(words.text(button)), ready);
    let done = page.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0 * GRID;
        let parts = [
            Tab::counted(words.text("employer-accepted"), agreed as u64),
            Tab::new(words.text("employer-approval")),
        ];
        let name = words.text("employer-title");
        let chosen = Tabs::new(&name, &parts, Some(usize::from(!is_accepted))).show(ui);
        if let Some(chosen) = chosen {
            draft.part = if chosen == 0 { Part::Accepted } else { Part::Approval };
        }
        if let Some(saved) = view.saved {
            marked(ui, Mark::Ok, saved);
        }
        let label = words.text("employer-name");
        let missing = words.text("employer-name-missing");
        let mut changed = TextField::line(&label).chars_max(120).show(ui, &mut draft.employer).changed();
        if !is_named {
            marked(ui, Mark::Warn, &missing);
        }
        if draft.part == Part::Accepted {
            let label = words.text("employer-number");
            TextField::line(&label).chars_max(60).show(ui, &mut draft.number);
            if draft.principal().is_none() {
                marked(ui, Mark::Warn, &words.text("employer-number-missing"));
            }
        }
        changed |= sets(ui, view, draft, words);
        if changed {
            acts.push(EmployerAct::Changed);
        }
        match draft.part {
            Part::Accepted => acts.extend(accepted(ui, view, agreed, words)),
            Part::Approval => approval(ui, view, words),
        }
    });
    if done.main {
        acts.push(if is_accepted { EmployerAct::SignList } else { EmployerAct::SaveApproval });
    }
    acts
}

fn sets(ui: &mut Ui, view: &EmployerView<'_>, draft: &mut EmployerDraft, words: &Words) -> bool {
    if view.sets.len() < 2 {
        return false;
    }
    Text::label(words.text("employer-set")).size(Size::Fact).show(ui);
    let mut changed = false;
    for (place, title) in view.sets.iter().enumerate() {
        let tile = Tile::new(title.as_str()).size(Size::Label).height(52.0).position(place + 1);
        if tile.selected(draft.set == place).show(ui).clicked() && draft.set != place {
            draft.set = place;
            changed = true;
        }
    }
    changed
}

fn accepted(ui: &mut Ui, view: &EmployerView<'_>, agreed: usize, words: &Words) -> Vec<EmployerAct> {
    if view.people.is_empty() {
        Text::label(words.text("employer-none")).size(Size::Fact).show(ui);
        return Vec::new();
    }
    let count = words.say(&Say::new("employer-on-list").number("count", agreed as i64));
    Text::label(count).size(Size::Fact).show(ui);
    let mut acts = Vec::new();
    for person in view.people {
        let told = format!("{}  ·  {}", person.code, words.text("employer-agreed"));
        ui.push_id(person.code.as_str(), |ui| {
            if Toggle::new(told, person.agreed).show(ui).clicked() {
                acts.push(EmployerAct::Agreed(person.code.clone(), !person.agreed));
            }
        });
        let detail = if person.since.is_empty() {
            person.skills.clone()
        } else {
            format!("{} · {}", person.since, person.skills)
        };
        Text::label(detail).size(Size::Fact).show(ui);
    }
    acts
}

fn approval(ui: &mut Ui, view: &EmployerView<'_>, words: &Words) {
    match view.approved {
        Some(said) => marked(ui, Mark::Ok, said),
        None => marked(ui, Mark::Warn, &words.text("employer-not-approved")),
    }
    if let Some(paper) = view.approval {
        Text::new(words.text("employer-preview")).size(Size::Label).heading(2).show(ui);
        paper_view::show(ui, paper);
    }
}

#[cfg(test)]
mod tests;
