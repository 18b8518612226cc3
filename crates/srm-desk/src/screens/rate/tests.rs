//! Proofs of the rating page: by role and name, by keyboard alone, in every look, and that it is blind.

use super::*;
use crate::forms::testing::{fill, rate_view, rate_view_in};
use crate::screens::testing::{Page, each_frame};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_sheet::judgement::Mark;

fn page(view: RateView, draft: RateDraft) -> Page<RateDraft, RateAct> {
    let mut page =
        Page::new(draft, move |ui, draft: &mut RateDraft, words: &Words| show(ui, &view, draft, words));
    page.harness.run();
    page
}

#[test]
fn a_rating_is_made_and_signed_by_keyboard_alone() {
    let view = rate_view();
    let mut page = page(view.clone(), RateDraft::default());
    let count = view.form.items.len();
    for place in 0..count {
        page.harness.get_by_role_and_label(Role::Heading, &view.form.items[place].title);
        page.key(Key::Num4);
        page.ctrl(Key::Enter);
    }
    for counted in &view.form.counts {
        page.press(&format!("Öka: {}", counted.title));
    }
    page.ctrl(Key::Enter);
    page.harness.get_by_role_and_label(Role::Heading, "Lås din bedömning");
    assert!(page.acts.borrow().is_empty(), "nothing is signed before the last look");
    page.ctrl(Key::Enter);
    assert_eq!(*page.acts.borrow(), [RateAct::Sign]);
    let draft = page.draft.borrow();
    assert!(view.form.items.iter().all(|item| draft.marks.mark(&item.id) == Some(Mark::ALL[3])));
}

#[test]
fn an_anchor_is_chosen_by_pointer_and_the_choice_can_be_seen_by_everybody() {
    let view = rate_view();
    let mut page = page(view.clone(), RateDraft::default());
    page.choose(&view.form.items[0].anchors[1]);
    assert_eq!(page.draft.borrow().marks.mark(&view.form.items[0].id), Some(Mark::ALL[1]));
    let tile = page.harness.get_by_role_and_label(Role::RadioButton, &view.form.items[0].anchors[1]);
    assert_eq!(tile.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn what_is_missing_keeps_the_form_open_and_says_so() {
    let view = rate_view();
    let mut draft = RateDraft::default();
    fill(&mut draft.marks, &view.form);
    let open = view.form.items[1].id.clone();
    draft.marks = crate::forms::marks::Marks::default();
    for item in view.form.items.iter().filter(|item| item.id != open) {
        draft.marks.choose(&item.id, Mark::ALL[0]);
    }
    for counted in &view.form.counts {
        draft.marks.count_by(&counted.id, 0);
    }
    let mut page = page(view.clone(), draft);
    page.press("Nästa");
    page.harness.get_by_role_and_label(Role::Heading, &view.form.items[1].title);
    assert!(
        page.harness.get_by_role_and_label(Role::Button, "Lås och signera").accesskit_node().is_disabled()
    );
    assert!(page.says(&format!("Välj ett betyg: {}", view.form.items[1].title)));
    page.ctrl(Key::Enter);
    assert!(!page.draft.borrow().confirming);
    page.key(Key::Num5);
    page.press("Lås och signera");
    assert!(page.draft.borrow().confirming);
}

#[test]
fn keys_write_while_somebody_writes_and_a_personal_number_is_refused_in_plain_words() {
    let view = rate_view();
    let mut page = page(view.clone(), RateDraft::default());
    let label = "Vad såg du? Beskriv beteenden, inte personen.";
    page.write(label, Role::MultilineTextInput, "Steg 2 glömdes. 811218-9876");
    page.key(Key::Num2);
    let id = view.form.items[0].id.clone();
    assert_eq!(page.draft.borrow().marks.mark(&id), None);
    assert!(page.draft.borrow().marks.note(&id).starts_with("Steg 2 glömdes."));
    assert!(page.says("Texten har ett personnummer."));
}

#[test]
fn pages_are_turned_by_key_and_by_number() {
    let view = rate_view();
    let mut page = page(view.clone(), RateDraft::default());
    page.key(Key::PageDown);
    page.harness.get_by_role_and_label(Role::Heading, &view.form.items[1].title);
    page.key(Key::PageUp);
    page.key(Key::PageUp);
    page.harness.get_by_role_and_label(Role::Heading, &view.form.items[0].title);
    let last = format!("4 av 4: {}", "Antal");
    page.harness.get_by_role_and_label(Role::Tab, &last).click_accesskit();
    page.harness.run();
    page.harness.get_by_role_and_label(Role::Heading, "Antal");
}

#[test]
fn a_draft_is_kept_on_request() {
    let mut page = page(rate_view(), RateDraft::default());
    page.press("Spara utkast");
    page.ctrl(Key::S);
    assert_eq!(*page.acts.borrow(), [RateAct::Save, RateAct::Save]);
}

#[test]
fn one_can_go_back_from_the_last_look_and_sees_who_signs() {
    let view = rate_view();
    let mut draft = RateDraft { confirming: true, ..RateDraft::default() };
    fill(&mut draft.marks, &view.form);
    let mut page = page(view, draft);
    assert!(page.says("Du signerar som rater/17."));
    page.press("Tillbaka");
    assert!(!page.draft.borrow().confirming && page.acts.borrow().is_empty());
}

#[test]
fn replacing_an_own_rating_asks_why() {
    let view = RateView { replaces: true, ..rate_view() };
    let mut draft = RateDraft::default();
    fill(&mut draft.marks, &view.form);
    let mut page = page(view, draft);
    assert!(
        page.harness.get_by_role_and_label(Role::Button, "Lås och signera").accesskit_node().is_disabled()
    );
    page.write(
        "Varför ersätter du din tidigare bedömning?",
        Role::MultilineTextInput,
        "Jag blandade ihop två personer.",
    );
    page.press("Lås och signera");
    assert!(page.draft.borrow().confirming);
}

#[test]
fn the_page_says_nothing_that_a_rater_must_not_know() {
    let view = RateView { others_locked: 2, raters: 3, ..rate_view() };
    let mut draft = RateDraft::default();
    fill(&mut draft.marks, &view.form);
    for confirming in [false, true] {
        let page = page(view.clone(), RateDraft { confirming, ..draft.clone() });
        for words in page.all_words() {
            for hidden in ["poäng ", "medel", "gräns", "språk", "svenska", "tid ", "rater/1,", "rater/2"] {
                assert!(!words.to_lowercase().contains(hidden), "{words}");
            }
        }
    }
    let words = crate::testing::words_of("sv");
    let facts = facts(&view, &words);
    let said: Vec<(&str, &str)> =
        facts.facts.iter().map(|fact| (fact.name.as_str(), fact.words.as_str())).collect();
    assert_eq!(said.len(), 3);
    assert!(said.iter().skip(1).all(|(_, words)| *words == "låst, dold"), "{said:?}");
}

#[test]
fn it_can_be_read_in_every_look() {
    for (name, confirming) in [("rate", false), ("rate-confirm", true)] {
        let draft = |view: &RateView| {
            let mut draft = RateDraft { confirming, ..RateDraft::default() };
            fill(&mut draft.marks, &view.form);
            draft.marks.note_mut(&view.form.items[0].id).push_str("Läste kortet två gånger.");
            draft
        };
        each_frame(
            name,
            |ui, words| {
                let view = rate_view_in(words.lang().code());
                show(ui, &view, &mut draft(&view), words);
            },
            |words| vec![facts(&rate_view_in(words.lang().code()), words)],
        );
    }
}
