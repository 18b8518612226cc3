//! Proofs of the second person's page.

use super::*;
use crate::forms::decide::SecondWhy;
use crate::forms::testing::decide_view;
use crate::screens::testing::{Page, each_frame};
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_core::score::Basis;
use srm_sheet::judgement::Verdict;

fn view(barred: Option<Barred>) -> CountersignView {
    CountersignView {
        case: decide_view(Basis::Within),
        verdict: Verdict::Forward,
        why: SecondWhy::NearCut,
        reason: "Klarade alla moment och kontrollerade sitt eget arbete.".into(),
        by: "recruiter/9".into(),
        at: "2026-03-09 14:05:00 UTC".into(),
        barred,
    }
}

fn page(barred: Option<Barred>) -> Page<CountersignDraft, CountersignAct> {
    let view = view(barred);
    let draft = CountersignDraft::default();
    let mut page = Page::new(draft, move |ui, draft: &mut CountersignDraft, words: &Words| {
        show(ui, &view, draft, words)
    });
    page.harness.run();
    page
}

#[test]
fn the_second_person_sees_the_case_says_so_and_signs_the_same_text() {
    let mut page = page(None);
    for said in ["recruiter/9", "Klarade alla moment", "nära gränsen", "Ta vidare till intervju"] {
        assert!(page.says(said), "{said}");
    }
    let sign = page.harness.get_by_role_and_label(Role::Button, "Skriv under samma beslut");
    assert!(sign.accesskit_node().is_disabled());
    page.ctrl(Key::Enter);
    assert!(!page.draft.borrow().confirming);
    let looked = "Jag har själv gått igenom underlaget";
    page.harness.get_by_role_and_label(Role::Switch, looked).click_accesskit();
    page.harness.run();
    page.press("Skriv under samma beslut");
    assert!(page.says("Beslutet gäller när du har signerat."));
    page.press("Signera");
    assert_eq!(*page.acts.borrow(), [CountersignAct::Sign]);
}

#[test]
fn the_second_person_may_see_it_otherwise() {
    let mut page = page(None);
    page.press("Jag ser det annorlunda");
    page.press("Se sessionen");
    assert_eq!(*page.acts.borrow(), [CountersignAct::Otherwise, CountersignAct::Replay]);
}

#[test]
fn who_decided_or_may_not_decide_cannot_sign() {
    for (barred, said) in [
        (Barred::SamePerson, "Du fattade beslutet."),
        (Barred::NoRecruiter, "Bara en rekryterare kan skriva under"),
    ] {
        let mut page = page(Some(barred));
        assert!(page.says(said));
        assert!(page.harness.query_by_role(Role::Switch).is_none_or(|switch| {
            switch.accesskit_node().label().is_some_and(|label| !label.contains("underlaget"))
        }));
        page.draft.borrow_mut().looked = true;
        page.ctrl(Key::Enter);
        page.ctrl(Key::Enter);
        assert!(page.acts.borrow().is_empty());
    }
}

#[test]
fn it_can_be_read_in_every_look() {
    for (name, confirming) in [("countersign", false), ("countersign-confirm", true)] {
        each_frame(
            name,
            |ui, words| {
                let mut draft = CountersignDraft { looked: true, confirming, ..CountersignDraft::default() };
                show(ui, &view(None), &mut draft, words);
            },
            |_| Vec::new(),
        );
    }
}
