//! Proofs of the interview page.

use super::*;
use crate::forms::testing::{interview_view, interview_view_in};
use crate::screens::testing::{Page, each_frame};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use srm_sheet::judgement::Mark;

fn page(draft: InterviewDraft) -> Page<InterviewDraft, InterviewAct> {
    let view = interview_view();
    let mut page =
        Page::new(draft, move |ui, draft: &mut InterviewDraft, words: &Words| show(ui, &view, draft, words));
    page.harness.run();
    page
}

#[test]
fn the_questions_come_after_what_is_said_first_and_in_their_order() {
    let view = interview_view();
    let mut page = page(InterviewDraft::default());
    assert!(page.says(&view.form.opening[0]));
    assert!(!page.says(&view.form.questions[0].anchors[0]));
    page.press("Börja med frågorna");
    for question in &view.form.questions {
        page.harness.get_by_role_and_label(Role::Heading, &question.title);
        for follow_up in &question.follow_ups {
            page.harness.get_by_label(follow_up);
        }
        page.key(Key::Num3);
        page.ctrl(Key::Enter);
    }
    page.harness.get_by_role_and_label(Role::Heading, "Säg sist");
    page.press("Lås och signera");
    page.press("Signera");
    assert_eq!(*page.acts.borrow(), [InterviewAct::Sign]);
    let draft = page.draft.borrow();
    assert!(view.form.questions.iter().all(|question| draft.marks.mark(&question.id) == Some(Mark::ALL[2])));
}

#[test]
fn an_answer_without_a_mark_keeps_the_interview_open() {
    let view = interview_view();
    let mut draft = InterviewDraft { opened: true, ..InterviewDraft::default() };
    for question in view.form.questions.iter().skip(1) {
        draft.marks.choose(&question.id, Mark::ALL[0]);
    }
    let mut page = page(draft);
    let lock = page.harness.get_by_role_and_label(Role::Button, "Lås och signera");
    assert!(lock.accesskit_node().is_disabled());
    assert!(page.says(&view.form.questions[0].title));
    page.key(Key::Num1);
    page.press("Nästa");
    page.harness.get_by_role_and_label(Role::Heading, "Säg sist");
}

#[test]
fn no_sum_and_no_points_stand_on_the_page() {
    let mut draft = InterviewDraft { opened: true, confirming: true, ..InterviewDraft::default() };
    for question in &interview_view().form.questions {
        draft.marks.choose(&question.id, Mark::ALL[4]);
    }
    let page = page(draft);
    assert!(page.says("Lås intervjun"));
    for words in page.all_words() {
        assert!(!words.contains("25") && !words.contains("medel"), "{words}");
    }
}

#[test]
fn it_can_be_read_in_every_look() {
    for (name, opened, confirming) in
        [("interview-opening", false, false), ("interview", true, false), ("interview-confirm", true, true)]
    {
        each_frame(
            name,
            |ui, words| {
                let view = interview_view_in(words.lang().code());
                let mut draft = InterviewDraft { opened, confirming, ..InterviewDraft::default() };
                for question in &view.form.questions {
                    draft.marks.choose(&question.id, Mark::ALL[3]);
                }
                show(ui, &view, &mut draft, words);
            },
            |_| Vec::new(),
        );
    }
}
