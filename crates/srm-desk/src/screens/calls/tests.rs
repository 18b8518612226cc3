//! Proofs of the call list: the clock in words and shape, and what can be said to whom.

use super::*;
use crate::testing::{desk, each_look, words_of};
use egui::Role;
use egui_kittest::kittest::Queryable as _;
use srm_ui::tokens::Look;
use std::cell::RefCell;

fn row(number: u32, hours_left: i64, answer: &str) -> CallRow {
    CallRow {
        code: CandidateCode::from_number(number),
        name: if number == 3 { String::new() } else { "Leila Haddad".to_owned() },
        phone: "070-123 45 67".to_owned(),
        language: "العربية".to_owned(),
        answer: answer.to_owned(),
        hours_left,
        tried: number,
    }
}

fn rows() -> Vec<CallRow> {
    vec![
        row(0, -5, "till intervju"),
        row(1, 7, "inte den här gången"),
        row(2, 60, "till intervju"),
        row(3, 70, ""),
    ]
}

#[test]
fn the_list_stands_in_every_look() {
    let rows = rows();
    each_look("calls", |ui, words| {
        show(ui, &CallsView { rows: &rows, selected: Some(1), saved: None }, words);
    });
    each_look("calls-empty", |ui, words| {
        show(ui, &CallsView { rows: &[], selected: None, saved: None }, words);
    });
}

#[test]
fn the_clock_is_told_in_words_and_by_shape() {
    let words = words_of("sv");
    let told: Vec<(Mark, String)> = rows()
        .iter()
        .map(|row| (row.mark(), row.clock(&words).replace(['\u{2068}', '\u{2069}'], "")))
        .collect();
    assert_eq!(told[0], (Mark::Bad, "5 timmar för sent".to_owned()));
    assert_eq!(told[1], (Mark::Warn, "7 timmar kvar".to_owned()));
    assert_eq!(told[2], (Mark::Ok, "60 timmar kvar".to_owned()));
    for hours in [i64::MIN, -1, 0, 23, 24, i64::MAX] {
        let _ = row(1, hours, "").clock(&words);
    }
}

#[test]
fn reached_and_tried_name_the_person_who_is_selected() {
    let (rows, words) = (rows(), words_of("sv"));
    let (acts, selected) = (RefCell::new(Vec::new()), RefCell::new(Some(1)));
    let mut page = desk(&Look::default(), |ui| {
        let view = CallsView { rows: &rows, selected: *selected.borrow(), saved: None };
        acts.borrow_mut().extend(show(ui, &view, &words));
    });
    page.run();
    for name in ["Nådd, svar lämnat", "Försökt, inte nådd", "Öppna ärendet", "Spara listan som PDF"] {
        page.get_by_role_and_label(Role::Button, name).click();
        page.run();
    }
    let code = rows[1].code.clone();
    let wanted = [
        CallsAct::Reached(code.clone()),
        CallsAct::Tried(code.clone()),
        CallsAct::Letter(code),
        CallsAct::Save,
    ];
    assert_eq!(acts.take(), wanted);
    page.key_press(egui::Key::ArrowDown);
    page.run();
    assert_eq!(acts.take(), [CallsAct::Pick(2)]);
}

#[test]
fn nobody_is_told_what_has_not_been_decided() {
    let (rows, words) = (rows(), words_of("sv"));
    let acts = RefCell::new(Vec::new());
    let mut page = desk(&Look::default(), |ui| {
        acts.borrow_mut().extend(show(
            ui,
            &CallsView { rows: &rows, selected: Some(3), saved: None },
            &words,
        ));
    });
    page.run();
    assert!(page.query_by_label("Öppna ärendet").is_none());
    page.get_by_role_and_label(Role::Button, "Nådd, svar lämnat").click();
    page.run();
    page.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    page.run();
    assert_eq!(acts.take(), []);
}
