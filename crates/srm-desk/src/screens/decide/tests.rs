//! Proofs of the decision page.

use super::*;
use crate::forms::testing::decide_view;
use crate::screens::testing::{Page, each_frame};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_core::score::Basis;

const REASON: &str = "Varför? Skriv så att kandidaten och en kollega förstår.";

fn page(view: DecideView, draft: DecideDraft) -> Page<DecideDraft, DecideAct> {
    let mut page =
        Page::new(draft, move |ui, draft: &mut DecideDraft, words: &Words| show(ui, &view, draft, words));
    page.harness.run();
    page
}

#[test]
fn a_clear_case_is_decided_by_one_person_with_a_reason() {
    let mut page = page(decide_view(Basis::Above), DecideDraft::default());
    assert!(page.says("över gränsen"));
    let sign = page.harness.get_by_role_and_label(Role::Button, "Signera beslutet");
    assert!(sign.accesskit_node().is_disabled());
    page.choose("Ta vidare till intervju");
    assert!(!page.says("En till behövs"));
    assert!(page.says("Skriv skälet med minst en hel mening."));
    page.write(REASON, Role::MultilineTextInput, "Klarade alla moment och kontrollerade själv.");
    page.press("Signera beslutet");
    assert!(page.acts.borrow().is_empty());
    page.press("Signera");
    assert_eq!(*page.acts.borrow(), [DecideAct::Sign]);
    assert_eq!(page.draft.borrow().verdict, Some(Verdict::Forward));
}

#[test]
fn near_the_threshold_and_against_the_basis_a_second_person_is_explained() {
    for (basis, tile, said) in [
        (Basis::Within, "Ta vidare till intervju", "Sammantaget är det nära gränsen."),
        (Basis::Within, "Ta inte vidare den här gången", "Sammantaget är det nära gränsen."),
        (Basis::Below, "Ta vidare till intervju", "Beslutet går emot underlaget."),
        (Basis::Above, "Ta inte vidare den här gången", "Beslutet går emot underlaget."),
        (Basis::Incomplete, "Ta vidare till intervju", "Underlaget är inte komplett."),
    ] {
        let mut page = page(decide_view(basis), DecideDraft::default());
        assert!(!page.says("En till behövs"));
        page.choose(tile);
        assert!(page.says("En till behövs") && page.says(said), "{basis:?} {tile}");
    }
}

#[test]
fn the_basis_is_told_in_words_and_never_as_passed_or_failed() {
    for basis in [Basis::Above, Basis::Within, Basis::Below, Basis::Incomplete] {
        let page = page(decide_view(basis), DecideDraft { opened: true, ..DecideDraft::default() });
        for words in page.all_words() {
            for wrong in ["godkänd", "underkänd", "plats", "bäst", "rank"] {
                assert!(!words.to_lowercase().contains(wrong), "{words}");
            }
        }
    }
}

#[test]
fn what_the_points_are_made_of_is_shown_on_request() {
    let mut page = page(decide_view(Basis::Above), DecideDraft::default());
    assert!(!page.says("Bedömt: Följer kortet"));
    page.harness.get_by_role_and_label(Role::Switch, "Visa vad poängen består av").click_accesskit();
    page.harness.run();
    assert!(page.says("Bedömt: Följer kortet") && page.says("medel 3,5 av 5"));
    assert!(page.says("Mätt: "));
}

#[test]
fn the_session_can_be_watched_and_the_draft_kept() {
    let mut page = page(decide_view(Basis::Above), DecideDraft::default());
    page.press("Se sessionen");
    page.press("Spara utkast");
    assert_eq!(*page.acts.borrow(), [DecideAct::Replay, DecideAct::Save]);
}

#[test]
fn a_personal_number_keeps_the_decision_from_being_signed() {
    let draft = DecideDraft {
        verdict: Some(Verdict::NotForward),
        reason: "Gäller 811218-9876, två moment saknas.".into(),
        confirming: true,
        ..DecideDraft::default()
    };
    let mut page = page(decide_view(Basis::Below), draft);
    assert!(page.says("Texten har ett personnummer."));
    page.ctrl(Key::Enter);
    assert!(page.acts.borrow().is_empty() && !page.draft.borrow().confirming);
}

#[test]
fn it_can_be_read_in_every_look() {
    for (name, basis, verdict, confirming) in [
        ("decide", Basis::Above, None, false),
        ("decide-near", Basis::Within, Some(Verdict::Forward), false),
        ("decide-confirm", Basis::Within, Some(Verdict::Forward), true),
    ] {
        each_frame(
            name,
            |ui, words| {
                let mut draft = DecideDraft { verdict, confirming, ..DecideDraft::default() };
                if verdict.is_some() {
                    draft.reason = "Klarade alla moment och kontrollerade sitt eget arbete.".into();
                }
                show(ui, &decide_view(basis), &mut draft, words);
            },
            |_| Vec::new(),
        );
    }
}
