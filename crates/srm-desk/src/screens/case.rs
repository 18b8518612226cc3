//! A candidate's session at a glance: what is wrong with the sheet and what to do, what waits, what has been judged.

use crate::widgets::{Fact, FactCard, Work};
use egui::Ui;
use srm_core::id::Id;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Notice, NoticeKind, Tile};
use uuid::Uuid;

/// Something wrong: what, and what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flaw {
    /// The stable code.
    pub code: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// Something that can be begun now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Rate an exercise.
    Rate(Id),
    /// Talk a gap over.
    Moderate(Id),
    /// Decide.
    Decide,
    /// Sign as the second person.
    Countersign,
    /// Hold the interview.
    Interview,
    /// Give the answer.
    Answer,
    /// Watch the session.
    Replay,
}

/// A task with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// What.
    pub task: Task,
    /// What it is called.
    pub words: String,
    /// What it is about.
    pub detail: String,
}

/// What the page shows. For who still owes a rating, points and others' marks are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseView {
    /// The session.
    pub session: Uuid,
    /// The code, with its hyphen.
    pub code: String,
    /// Set, station, day.
    pub lead: String,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
    /// What can be done, the most pressing first.
    pub tasks: Vec<TaskLine>,
    /// How it stands, in words; absent while the person owes a rating.
    pub stand: Option<FactCard>,
    /// What has been judged, by time.
    pub judged: Vec<Fact>,
    /// The cards beside the work.
    pub facts: Vec<FactCard>,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseAct {
    /// Begin this.
    Begin(Task),
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &CaseView, facts_below: bool, words: &Words) -> Vec<CaseAct> {
    let mut acts = Vec::new();
    Work::new(&view.code).lead(&view.lead).show(ui, |ui| {
        for flaw in &view.flaws {
            Notice::new(NoticeKind::Warn, &flaw.what).advice(&flaw.advice).show(ui);
        }
        heading(ui, &words.text("case-next"));
        if view.tasks.is_empty() {
            Text::label(words.text("case-nothing")).show(ui);
        }
        for line in &view.tasks {
            let tile =
                Tile::new(line.words.as_str()).size(Size::Label).detail(line.detail.as_str()).height(66.0);
            if tile.show(ui).clicked() {
                acts.push(CaseAct::Begin(line.task.clone()));
            }
        }
        if let Some(stand) = &view.stand {
            stand.show(ui);
        }
        if !view.judged.is_empty() {
            FactCard::new(words.text("case-judged"), view.judged.clone()).show(ui);
        }
        if facts_below {
            for card in &view.facts {
                card.show(ui);
            }
        }
    });
    acts
}

fn heading(ui: &mut Ui, words: &str) {
    Text::new(words).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
}

/// The cards beside the work.
pub fn facts(ui: &mut Ui, cards: &[FactCard]) {
    egui::ScrollArea::vertical().id_salt("facts").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 18.0;
        for card in cards {
            card.show(ui);
        }
        ui.add_space(GRID);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{each_look, words_of};
    use crate::widgets::Mark;
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use std::cell::RefCell;

    pub(crate) fn sample() -> CaseView {
        let words = words_of("sv");
        CaseView {
            code: "4028-3".into(),
            lead: "Cellmontering · station/03 · 2026-11-20".into(),
            flaws: vec![Flaw {
                code: "SV0604".into(),
                what: words.text("flaw-sheet-missing"),
                advice: words.text("flaw-sheet-missing-do"),
            }],
            tasks: vec![TaskLine {
                task: Task::Decide,
                words: words.text("task-decide"),
                detail: words.text("task-decide-detail"),
            }],
            stand: Some(FactCard::new("Underlag", vec![Fact::new(Mark::Ok, "Summa", "över gränsen")])),
            judged: vec![Fact::plain("rater/11", "bedömning låst")],
            facts: vec![FactCard::new("Underlag", vec![Fact::new(Mark::Ok, "Blad", "äkta · station/03")])],
            ..CaseView::default()
        }
    }

    #[test]
    fn what_can_be_done_is_begun_by_a_press() {
        let words = words_of("sv");
        let acts = RefCell::new(Vec::new());
        let view = sample();
        let mut page = crate::testing::desk(&srm_ui::tokens::Look::default(), |ui| {
            acts.borrow_mut().extend(show(ui, &view, true, &words));
        });
        page.get_by_role_and_label(Role::RadioButton, &words.text("task-decide")).click();
        page.run();
        assert_eq!(*acts.borrow(), [CaseAct::Begin(Task::Decide)]);
    }

    #[test]
    fn it_can_be_read_in_every_look() {
        let view = sample();
        each_look("case", |ui, words| {
            show(ui, &view, true, words);
        });
    }
}
