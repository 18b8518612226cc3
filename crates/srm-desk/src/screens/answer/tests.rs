//! Proofs of the answer's page: what can be done when, and that it stands in every look.

use super::*;
use crate::testing::{desk, each_look, words_of};
use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_core::score::Score;
use srm_print::answer::{Answer, Going, Letter};
use std::cell::RefCell;

fn letter(going: Going, code: &str) -> Paper {
    let pack = srm_host::embedded::demo().unwrap().known().unwrap().pack;
    let mut score = Score::of(pack.rubric(), &[]);
    for line in &mut score.lines {
        line.points_milli = Some(line.max_milli * 4 / 5);
    }
    let letter = Letter { is_demo: true, ..Letter::default() };
    Answer::of(&pack, &score, &[], going).paper(&pack, &letter, &words_of(code))
}

fn languages() -> Vec<(Lang, String)> {
    let own = |lang: Lang| (lang.clone(), Words::of(&lang).text("language-name"));
    srm_text::languages().into_iter().map(own).collect()
}

fn draft() -> AnswerDraft {
    AnswerDraft {
        lang: Lang::parse("sv").unwrap(),
        contact: String::new(),
        note: String::new(),
        folder: String::new(),
    }
}

fn view<'v>(letter: Option<&'v Paper>, languages: &'v [(Lang, String)]) -> AnswerView<'v> {
    AnswerView {
        letter,
        languages,
        clock: "Ska lämnas före 12 mars 2026".to_owned(),
        clock_mark: Mark::Warn,
        is_given: false,
        attestation: Attest::Save,
        saved: None,
        note_fault: None,
    }
}

fn press(page: &mut Harness<'_>, name: &str) {
    page.get_by_role_and_label(Role::Button, name).click();
    page.run();
}

#[test]
fn the_answer_stands_in_every_look() {
    let languages = languages();
    let (swedish, arabic) = (letter(Going::Forward, "sv"), letter(Going::NotForward, "ar"));
    each_look("answer", |ui, words| {
        show(ui, &view(Some(&swedish), &languages), &mut draft(), words);
    });
    each_look("answer-arabic-letter", |ui, words| {
        show(ui, &view(Some(&arabic), &languages), &mut draft(), words);
    });
    each_look("answer-none", |ui, words| {
        show(ui, &view(None, &languages), &mut draft(), words);
    });
}

#[test]
fn it_is_saved_and_marked_as_given_by_buttons_and_by_key() {
    let languages = languages();
    let paper = letter(Going::Forward, "sv");
    let words = words_of("sv");
    let (acts, state) = (RefCell::new(Vec::new()), RefCell::new(draft()));
    let mut page = desk(&Look::default(), |ui| {
        acts.borrow_mut().extend(show(ui, &view(Some(&paper), &languages), &mut state.borrow_mut(), &words));
    });
    page.run();
    press(&mut page, "Spara som PDF");
    press(&mut page, "Märk som lämnat");
    press(&mut page, "Spara intyg");
    assert_eq!(acts.take(), [AnswerAct::Save, AnswerAct::Given, AnswerAct::SaveAttestation]);
    page.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    page.run();
    assert_eq!(acts.take(), [AnswerAct::Save]);
    page.get_by_role_and_label(Role::RadioButton, "العربية").click();
    page.run();
    assert_eq!(acts.take(), [AnswerAct::Changed]);
    assert_eq!(state.borrow().lang.code(), "ar");
}

#[test]
fn before_a_decision_there_is_nothing_to_give() {
    let languages = languages();
    let words = words_of("sv");
    let mut page = desk(&Look::default(), |ui| {
        assert_eq!(show(ui, &view(None, &languages), &mut draft(), &words), []);
    });
    page.run();
    let buttons =
        page.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Button);
    assert_eq!(buttons.count(), 0);
    page.get_by_label("Det finns inget svar att lämna förrän ett beslut gäller.");
}

#[test]
fn what_has_been_given_cannot_be_given_again_and_a_bad_note_cannot_be_saved() {
    let languages = languages();
    let words = words_of("sv");
    let paper = letter(Going::Forward, "sv");
    let acts = RefCell::new(Vec::new());
    let mut page = desk(&Look::default(), |ui| {
        let view = AnswerView {
            is_given: true,
            note_fault: Some("Ta bort personnumret."),
            ..view(Some(&paper), &languages)
        };
        acts.borrow_mut().extend(show(ui, &view, &mut draft(), &words));
    });
    page.run();
    assert!(page.query_by_label("Märk som lämnat").is_none());
    page.get_by_role_and_label(Role::Button, "Spara som PDF").click();
    page.run();
    assert_eq!(acts.take(), []);
}

#[test]
fn the_letter_keeps_its_own_language_whatever_the_page_speaks() {
    let languages = languages();
    let words = words_of("sv");
    let paper = letter(Going::NotForward, "ar");
    let mut page = desk(&Look::default(), |ui| {
        show(ui, &view(Some(&paper), &languages), &mut draft(), &words);
    });
    page.run();
    let title = page.get_by_role_and_label(Role::Heading, paper.title());
    assert_eq!(title.accesskit_node().language(), Some("ar"));
    let own = page.get_by_role_and_label(Role::Heading, "Svaret");
    assert_eq!(own.accesskit_node().language(), Some("sv"));
}
