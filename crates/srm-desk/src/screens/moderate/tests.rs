//! Proofs of the moderation page.

use super::*;
use crate::forms::moderate::About;
use crate::forms::testing::{about, moderate_view, module_task};
use crate::screens::testing::{Page, each_frame};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_sheet::judgement::Mark;

fn view() -> ModerateView {
    moderate_view(&[&[1, 3, 5], &[3, 4, 2]], 1).unwrap()
}

fn page(draft: ModerateDraft) -> Page<ModerateDraft, ModerateAct> {
    let view = view();
    let mut page =
        Page::new(draft, move |ui, draft: &mut ModerateDraft, words: &Words| show(ui, &view, draft, words));
    page.harness.run();
    page
}

#[test]
fn both_ratings_stand_beside_each_other_and_only_the_gaps_are_asked_for() {
    let mut page = page(ModerateDraft::default());
    for said in ["rater/1", "rater/2", "Betyg 1", "Betyg 3", "Skillnad: 2 steg"] {
        page.harness.get_by_label(said);
    }
    page.harness.get_by_role_and_label(Role::Heading, "Beteende 0");
    assert!(!page.says("Beteende 1"), "no gap there");
    page.key(Key::Num2);
    page.press("Nästa");
    page.harness.get_by_role_and_label(Role::Heading, "Beteende 2");
    page.key(Key::Num4);
    let lock = page.harness.get_by_role_and_label(Role::Button, "Lås och signera");
    assert!(lock.accesskit_node().is_disabled(), "a reason is missing");
    assert!(page.says("Skriv skälet"));
    page.write(
        "Varför är det rätt betyg? Beskriv vad ni såg.",
        Role::MultilineTextInput,
        "Vi såg om momentet tillsammans.",
    );
    page.press("Lås och signera");
    page.press("Signera");
    assert_eq!(*page.acts.borrow(), [ModerateAct::Sign]);
    let marks = &page.draft.borrow().marks;
    let agreed: Vec<Option<Mark>> = view().gaps().iter().map(|item| marks.mark(&item.id)).collect();
    assert_eq!(agreed, [Some(Mark::ALL[1]), Some(Mark::ALL[3])]);
}

#[test]
fn a_reason_alone_signs_nothing() {
    let draft = ModerateDraft {
        reason: "Vi såg om momentet tillsammans.".into(),
        confirming: true,
        ..ModerateDraft::default()
    };
    let mut page = page(draft);
    page.ctrl(Key::Enter);
    page.ctrl(Key::Enter);
    page.ctrl(Key::Enter);
    assert!(page.acts.borrow().is_empty());
    assert!(!page.draft.borrow().confirming);
}

#[test]
fn whoever_owes_a_rating_is_told_what_to_do_and_sees_no_mark() {
    for why in [NotYet::OwnFirst, NotYet::TooFew, NotYet::OtherForm, NotYet::NoGap] {
        let mut page: Page<(), ModerateAct> = Page::new((), move |ui, (): &mut (), words: &Words| {
            not_yet(ui, why, words);
            Vec::new()
        });
        page.harness.run();
        assert!(page.harness.query_by_role(Role::RadioButton).is_none());
        assert!(page.harness.query_by_role(Role::Status).is_some());
    }
}

#[test]
fn it_can_be_read_in_every_look() {
    let real = |code: &str| {
        let form = module_task(code).form;
        let marks = |numbers: [u8; 3]| {
            let mark = |(item, number): (&Item, u8)| {
                (item.id.clone(), Mark::new(number).unwrap(), item.anchors[usize::from(number) - 1].clone())
            };
            form.items.iter().zip(numbers).map(mark).collect::<Vec<_>>()
        };
        let ratings = vec![
            Locked { by: "rater/17".into(), marks: marks([2, 3, 5]) },
            Locked { by: "rater/21".into(), marks: marks([4, 4, 2]) },
        ];
        ModerateView::of(About { ..about(1) }, form.clone(), ratings).unwrap()
    };
    for (name, confirming) in [("moderate", false), ("moderate-confirm", true)] {
        each_frame(
            name,
            |ui, words| {
                let view = real(words.lang().code());
                let reason = "Vi såg om momentet tillsammans.".to_owned();
                let mut draft = ModerateDraft { confirming, reason, ..ModerateDraft::default() };
                for item in view.gaps() {
                    draft.marks.choose(&item.id, Mark::ALL[2]);
                }
                show(ui, &view, &mut draft, words);
            },
            |_| Vec::new(),
        );
    }
}
