//! Proofs of the employer's pages: nobody is listed unasked, no points are shown, and both pages stand in every look.

use super::*;
use crate::testing::{desk, each_look, words_of};
use egui::Role;
use egui_kittest::kittest::Queryable as _;
use srm_core::digest::Digest;
use srm_ui::tokens::Look;
use std::cell::RefCell;

fn people() -> Vec<Forward> {
    let person = |number: u32, agreed: bool| Forward {
        code: CandidateCode::from_number(number),
        skills: "Följa regler och instruktioner, Samarbeta i lag".to_owned(),
        agreed,
        since: if agreed { "Sa ja 10 mars 2026".to_owned() } else { String::new() },
    };
    vec![person(11, true), person(12, false), person(13, true)]
}

fn approval_page(code: &str) -> Paper {
    let known = srm_host::embedded::demo().unwrap().known().unwrap();
    srm_print::forms::approval(&known.pack, Digest([7; 32]), "Exempelbolaget AB", true, &words_of(code))
}

#[test]
fn both_pages_stand_in_every_look() {
    let people = people();
    let sets = ["Batterioperatör".to_owned(), "Vård och omsorg".to_owned()];
    for part in [Part::Accepted, Part::Approval] {
        each_look(&format!("employer-{part:?}").to_lowercase(), |ui, words| {
            let paper = approval_page(words.lang().code());
            let view = EmployerView {
                sets: &sets,
                people: &people,
                approval: Some(&paper),
                approved: None,
                saved: None,
            };
            let mut draft = EmployerDraft {
                part,
                number: "9".to_owned(),
                employer: "Exempelbolaget AB".to_owned(),
                set: 0,
            };
            show(ui, &view, &mut draft, words);
        });
    }
}

#[test]
fn a_list_is_signed_only_with_a_name_a_number_and_somebody_who_agreed() {
    let words = words_of("sv");
    let mut nobody = people();
    for person in &mut nobody {
        person.agreed = false;
    }
    for (employer, number, people, can) in [
        ("", "9", people(), false),
        ("  ", "9", people(), false),
        ("AB", "", people(), false),
        ("AB", "*", people(), false),
        ("AB", "9", nobody, false),
        ("AB", "9", people(), true),
    ] {
        let acts = RefCell::new(Vec::new());
        let draft = RefCell::new(EmployerDraft {
            employer: employer.to_owned(),
            number: number.to_owned(),
            ..EmployerDraft::default()
        });
        let mut page = desk(&Look::default(), |ui| {
            let view =
                EmployerView { sets: &[], people: &people, approval: None, approved: None, saved: None };
            acts.borrow_mut().extend(show(ui, &view, &mut draft.borrow_mut(), &words));
        });
        page.run();
        page.get_by_role_and_label(Role::Button, "Signera och spara listan").click();
        page.run();
        let wanted = if can { vec![EmployerAct::SignList] } else { Vec::new() };
        assert_eq!(acts.take(), wanted, "{employer:?}");
    }
}

#[test]
fn consent_is_given_and_taken_back_one_by_one() {
    let (people, words) = (people(), words_of("sv"));
    let (acts, draft) = (RefCell::new(Vec::new()), RefCell::new(EmployerDraft::default()));
    let mut page = desk(&Look::default(), |ui| {
        let view = EmployerView { sets: &[], people: &people, approval: None, approved: None, saved: None };
        acts.borrow_mut().extend(show(ui, &view, &mut draft.borrow_mut(), &words));
    });
    page.run();
    for person in &people {
        page.get_by_role_and_label(Role::Switch, &format!("{}  ·  Har sagt ja", person.code))
            .click_accesskit();
        page.run();
    }
    let wanted: Vec<EmployerAct> =
        people.iter().map(|person| EmployerAct::Agreed(person.code.clone(), !person.agreed)).collect();
    assert_eq!(acts.take(), wanted);
    page.get_by_role_and_label(Role::Tab, "Godkännande av uppsättningen").click();
    page.run();
    assert_eq!(draft.borrow().part, Part::Approval);
}
