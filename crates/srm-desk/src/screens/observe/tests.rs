//! Proofs of the observer's pages.

use super::*;
use crate::forms::observe::Phase;
use crate::forms::testing::{fill, observe_view, observe_view_in};
use crate::screens::testing::{Page, each_frame};
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_core::id::CandidateCode;
use std::cell::Cell;
use std::rc::Rc;

const NOTE: &str = "Notera det du ser. Enter sparar med tid.";
const CODE: &str = "Kandidatens kod";

struct Observing {
    page: Page<ObserveDraft, ObserveAct>,
    now_ms: Rc<Cell<u64>>,
}

fn observing(view: ObserveView, draft: ObserveDraft) -> Observing {
    let now_ms = Rc::new(Cell::new(view.now_ms));
    let clock = now_ms.clone();
    let mut page = Page::new(draft, move |ui, draft: &mut ObserveDraft, words: &Words| {
        show(ui, &ObserveView { now_ms: clock.get(), ..view.clone() }, draft, words)
    });
    page.harness.run();
    Observing { page, now_ms }
}

fn code(number: u32) -> String {
    CandidateCode::from_number(number).to_string()
}

fn watching(view: &ObserveView, people: u32) -> ObserveDraft {
    let mut draft = ObserveDraft::default();
    draft.choose(&view.offers[0]);
    for number in 0..people {
        draft.code = code(4021 + number);
        draft.add(view).unwrap();
    }
    draft.begin(view);
    draft
}

#[test]
fn one_person_is_watched_rated_and_signed() {
    let view = observe_view(false);
    let form = view.offers[0].task.form.clone();
    let Observing { mut page, now_ms } = observing(view, ObserveDraft::default());
    let begin = page.harness.get_by_role_and_label(Role::Button, "Börja");
    assert!(begin.accesskit_node().is_disabled());
    page.choose(&form.title);
    page.write(CODE, Role::TextInput, &code(4021));
    page.choose("Försök 2");
    page.press("Lägg till");
    page.press("Börja");
    now_ms.set(now_ms.get() + 75_000);
    page.write(NOTE, Role::TextInput, "Kontrollerar modul 1.");
    page.key(Key::Enter);
    assert!(page.says("1:15  Kontrollerar modul 1."));
    page.press(&format!("Öka: {}", form.counts[0].title));
    assert!(page.says(&form.items[0].anchors[4]), "the anchors are in view while watching");
    page.press("Uppgiften är klar");
    page.key(Key::Num4);
    page.press("Ta med 1:15 här");
    let taken = page.draft.borrow().people[0].marks.note(&form.items[0].id).to_owned();
    assert_eq!(taken, "1:15 Kontrollerar modul 1.");
    fill(&mut page.draft.borrow_mut().people[0].marks, &form);
    page.harness.run();
    page.press("Lås och signera");
    assert!(page.says("försök 2"));
    page.press("Signera");
    assert_eq!(page.acts.borrow().last(), Some(&ObserveAct::Sign(0)));
    page.draft.borrow_mut().locked(0);
    page.harness.run();
    page.press("Ny observation");
    assert_eq!(page.acts.borrow().last(), Some(&ObserveAct::Anew));
}

#[test]
fn a_wrong_code_is_said_to_be_wrong_and_not_taken() {
    let view = observe_view(false);
    let mut draft = ObserveDraft::default();
    draft.choose(&view.offers[0]);
    let Observing { mut page, .. } = observing(view, draft);
    page.write(CODE, Role::TextInput, &code(4021).replace("4021", "4012"));
    assert!(page.says("Koden stämmer inte."));
    page.press("Lägg till");
    assert!(page.draft.borrow().people.is_empty());
}

#[test]
fn enter_puts_a_code_on_the_list_and_waits_for_the_next() {
    let view = observe_view(true);
    let mut draft = ObserveDraft::default();
    draft.choose(&view.offers[0]);
    let Observing { mut page, .. } = observing(view, draft);
    for number in 4021..4023 {
        page.write(CODE, Role::TextInput, &code(number));
        page.key(Key::Enter);
    }
    assert_eq!(page.draft.borrow().people.len(), 2);
    page.press(&format!("Ta bort {}", code(4021)));
    assert_eq!(page.draft.borrow().people[0].code.as_str(), code(4022));
}

#[test]
fn each_person_of_a_group_has_notes_of_their_own() {
    let view = observe_view(true);
    let draft = watching(&view, 2);
    let Observing { mut page, .. } = observing(view, draft);
    page.write(NOTE, Role::TextInput, "Delar upp arbetet.");
    page.key(Key::Enter);
    page.harness.get_by_role_and_label(Role::Tab, &format!("Kod {}", code(4022))).click_accesskit();
    page.harness.run();
    assert!(!page.says("Delar upp arbetet."));
    page.write(NOTE, Role::TextInput, "Lyssnar.");
    page.key(Key::Enter);
    let draft = page.draft.borrow();
    assert_eq!([draft.people[0].notes.len(), draft.people[1].notes.len()], [1, 1]);
}

#[test]
fn the_clock_can_rest_and_says_when_the_time_is_over() {
    let view = observe_view(false);
    let draft = watching(&view, 1);
    let limit_ms = view.offers[0].task.limit_ms;
    let Observing { mut page, now_ms } = observing(view, draft);
    page.press("Stanna klockan");
    now_ms.set(now_ms.get() + limit_ms);
    page.harness.run();
    assert!(page.says("Klockan står") && page.says("Gått 0:00"));
    page.press("Starta klockan");
    now_ms.set(now_ms.get() + limit_ms);
    page.harness.run();
    assert!(page.says("Tiden är slut"));
    assert_eq!(page.draft.borrow().phase, Phase::Watch, "the observer says when it is over");
}

#[test]
fn an_observation_is_thrown_away_only_when_asked_twice() {
    let view = observe_view(false);
    let draft = watching(&view, 1);
    let Observing { mut page, .. } = observing(view, draft);
    page.press("Kasta observationen");
    assert!(page.acts.borrow().is_empty());
    page.press("Tillbaka");
    assert!(!page.draft.borrow().discarding);
    page.press("Kasta observationen");
    page.press("Kasta observationen");
    assert_eq!(*page.acts.borrow(), [ObserveAct::Anew]);
}

#[test]
fn without_an_observed_exercise_it_says_what_to_do() {
    let view = ObserveView { offers: Vec::new(), ..observe_view(false) };
    let Observing { page, .. } = observing(view, ObserveDraft::default());
    assert!(page.says("Inga installerade övningar ska observeras."));
}

#[test]
fn it_can_be_read_in_every_look() {
    for (name, phase) in
        [("observe-prepare", Phase::Prepare), ("observe-watch", Phase::Watch), ("observe-rate", Phase::Rate)]
    {
        each_frame(
            name,
            |ui, words| {
                let view = observe_view_in(words.lang().code(), true);
                let mut draft = watching(&view, 3);
                for (number, note) in ["Delar upp arbetet.", "Frågar innan hon börjar."].iter().enumerate()
                {
                    (*note).clone_into(&mut draft.note);
                    draft.keep_note(view.now_ms + 40_000 * (number as u64 + 1));
                }
                draft.phase = phase;
                let view = ObserveView { now_ms: view.now_ms + 95_000, ..view };
                show(ui, &view, &mut draft, words);
            },
            |_| Vec::new(),
        );
    }
}
