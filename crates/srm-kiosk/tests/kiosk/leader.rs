//! The leader's pages, and what a candidate can do besides the work: pause, leave, call.

use crate::driver::{Folder, Hands, Kiosk};
use egui::Key;
use egui::accesskit::Role;
use srm_core::page::Screen;
use srm_core::session::{Ending, IncidentKind, IncidentWhat, Outcome};
use srm_kiosk::command::Command;
use srm_kiosk::model::Route;

fn incidents(kiosk: &Kiosk) -> Vec<IncidentWhat> {
    kiosk.model().live.as_ref().unwrap().session().incidents().iter().map(|incident| incident.what).collect()
}

fn press_tile(kiosk: &mut Kiosk, id: &str) {
    let name = kiosk.say(id);
    kiosk.press_named(Role::RadioButton, &name);
}

#[test]
fn a_code_is_checked_before_anybody_can_start() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    let start = kiosk.say("setup-start");
    let given = kiosk.model().form.digits.clone();
    let can_start = |kiosk: &Kiosk| kiosk.can_press(&start);
    assert!(can_start(&kiosk), "the demo has a code that fits");
    for _ in 0..given.len() {
        kiosk.press("erase");
    }
    assert!(kiosk.model().form.digits.is_empty() && !can_start(&kiosk));
    // Every digit of the code in turn typed wrong is found out.
    for at in 0..given.len() {
        let mut wrong: Vec<char> = given.chars().collect();
        wrong[at] = if wrong[at] == '7' { '3' } else { '7' };
        kiosk.type_digits(&wrong.iter().collect::<String>());
        assert!(!can_start(&kiosk) && kiosk.has_words("setup-code-check"), "{wrong:?}");
        for _ in 0..given.len() {
            kiosk.key(Key::Backspace);
        }
    }
    for digit in given.chars() {
        kiosk.press_named(Role::Button, &digit.to_string());
    }
    assert!(can_start(&kiosk) && kiosk.model().form.digits == given);
}

#[test]
fn pause_leave_and_stay() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Instruction);
    kiosk.press("pause");
    assert_eq!(kiosk.screen(), Screen::Paused);
    assert!(kiosk.view().scene.is_none(), "a pause hides the work");
    kiosk.press("paused-main");
    assert_eq!(kiosk.screen(), Screen::Instruction);
    kiosk.press("leave");
    assert_eq!(kiosk.screen(), Screen::AskLeave);
    kiosk.press("ask-leave-stay");
    assert_eq!(kiosk.screen(), Screen::Instruction);
    kiosk.press("leave");
    kiosk.press("ask-leave-leave");
    assert_eq!(kiosk.screen(), Screen::Left);
    assert!(kiosk.has_words("left-title"));
    let bytes = kiosk.sheet();
    assert_eq!(kiosk.verify(&bytes).faults, []);
}

#[test]
fn who_does_not_take_part_leaves_no_sheet() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Keys);
    kiosk.begin("en");
    kiosk.press("participation-no");
    assert_eq!((kiosk.screen(), &kiosk.model().sheet), (Screen::Left, &None));
    assert!(kiosk.has_words("declined-title"));
    assert_eq!(std::fs::read_dir(folder.path().join("data/sheets")).unwrap().count(), 0);
}

#[test]
fn the_work_cannot_be_paused_by_the_candidate_but_left() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Scored);
    let (pause, leave) = (kiosk.say("pause"), kiosk.say("leave"));
    assert!(!kiosk.has(Role::Button, &pause));
    kiosk.press_named(Role::Button, &leave);
    assert!(kiosk.view().scene.is_none());
    let before = kiosk.model().live.as_ref().unwrap().session().results().len();
    kiosk.wait_ms(300_000);
    assert_eq!(
        kiosk.model().live.as_ref().unwrap().session().results().len(),
        before,
        "the clock stands still"
    );
    kiosk.press("ask-leave-stay");
    assert_eq!(kiosk.screen(), Screen::Scored);
}

#[test]
fn the_clock_can_be_hidden_and_shown() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Scored);
    kiosk.press("clock-hide");
    assert!(kiosk.model().clock_hidden);
    kiosk.press("clock-show");
    assert!(!kiosk.model().clock_hidden);
}

#[test]
fn a_wrong_code_opens_nothing() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.press("call-leader");
    assert_eq!(incidents(&kiosk), [IncidentWhat::LeaderCalled]);
    kiosk.press("leader-called");
    assert_eq!(kiosk.model().route, Route::LeaderCode);
    for wrong in ["1235", "123456", "0000", "12341234"] {
        kiosk.type_digits(wrong);
        kiosk.press("leader-confirm");
        assert_eq!(kiosk.model().route, Route::LeaderCode, "{wrong}");
        assert!(kiosk.has_words("leader-code-wrong") && kiosk.model().typed.is_empty(), "{wrong}");
    }
    kiosk.type_digits("12");
    let confirm = kiosk.say("leader-confirm");
    assert!(!kiosk.can_press(&confirm), "too short to be a code");
    kiosk.press("back");
    assert_eq!((&kiosk.model().route, kiosk.screen()), (&Route::Session, Screen::Participation));
}

#[test]
fn the_leader_notes_voids_and_ends() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Scored);
    kiosk.work_once();
    kiosk.leader();
    // The clock stands still while the menu is open.
    kiosk.wait_ms(300_000);
    press_tile(&mut kiosk, "leader-note");
    press_tile(&mut kiosk, IncidentKind::Disturbance.word());
    assert_eq!(kiosk.model().route, Route::LeaderMenu);
    press_tile(&mut kiosk, "leader-void-exercise");
    kiosk.press("leader-cancel");
    assert_eq!(kiosk.model().route, Route::LeaderMenu, "nothing is done without a reason");
    kiosk.press("leader-close");
    assert_eq!((&kiosk.model().route, kiosk.screen()), (&Route::Session, Screen::Scored));

    kiosk.leader();
    press_tile(&mut kiosk, "leader-void-exercise");
    press_tile(&mut kiosk, IncidentKind::Equipment.word());
    assert_eq!(kiosk.model().route, Route::Session, "the candidate goes on");
    assert_eq!(kiosk.screen(), Screen::ExerciseDone);

    kiosk.leader();
    press_tile(&mut kiosk, "leader-end");
    press_tile(&mut kiosk, IncidentKind::Unwell.word());
    assert_eq!(kiosk.screen(), Screen::Left);
    let session = kiosk.model().live.as_ref().unwrap().session();
    assert_eq!(session.ending(), Some(Ending::Ended(IncidentKind::Unwell)));
    assert_eq!(session.results()[0].outcome, Outcome::Void);
    let bytes = kiosk.sheet();
    assert_eq!(kiosk.verify(&bytes).faults, []);
    let text = String::from_utf8(bytes).unwrap();
    for kind in ["disturbance", "equipment", "unwell"] {
        assert!(text.contains(kind), "{kind} is not on the sheet");
    }
}

#[test]
fn a_void_session_has_no_sheet() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("ar");
    kiosk.leader();
    press_tile(&mut kiosk, "leader-void-session");
    press_tile(&mut kiosk, IncidentKind::Other.word());
    assert_eq!(kiosk.model().sheet, None);
    assert_eq!(std::fs::read_dir(folder.path().join("data/sheets")).unwrap().count(), 0);
}

#[test]
fn an_act_that_means_nothing_now_keeps_the_leader_in_the_menu() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Scored);
    kiosk.leader();
    // Offered or not, another round of practice means nothing in the middle of the timed part.
    let again = kiosk.say("leader-another-round");
    if kiosk.has(Role::RadioButton, &again) {
        kiosk.press_named(Role::RadioButton, &again);
    }
    assert_eq!(
        kiosk.model().route,
        Route::LeaderMenu,
        "the candidate would sit before a pause without a way on"
    );
}

#[test]
fn today_lists_codes_and_export_copies_all() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.press("today-title");
    assert!(kiosk.has_words("today-empty"));
    kiosk.press("back");
    kiosk.begin("sv");
    kiosk.go_to(Screen::JobLink);
    kiosk.press("leave");
    kiosk.press("ask-leave-leave");
    let code = kiosk.model().live.as_ref().unwrap().session().start().code.to_string();

    // After the last screen the leader's code leads to the next candidate.
    kiosk.press("leader-code-title");
    kiosk.type_digits("1234");
    kiosk.press("leader-confirm");
    assert_eq!(kiosk.model().route, Route::SetUp);
    kiosk.press("today-title");
    assert!(kiosk.has(Role::Label, &code) && kiosk.has_words("today-state-left"));
    let row = kiosk.rect_of(Role::Label, &code);
    assert!(
        row.bottom() < kiosk.page().center().y,
        "a day has many rows; one at {row} leaves no room for them"
    );
    kiosk.press("export-all");
    assert!(kiosk.model().news.as_ref().is_some_and(|news| news.good), "{:?}", kiosk.model().news);
    let out = std::fs::read_dir(folder.path().join("stick")).unwrap().next().unwrap().unwrap().path();
    let names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    for wanted in [".srm-sheet", ".srm-pack", "allowed_signers", "ledger.jsonl", "ledger.checkpoint"] {
        assert!(names.iter().any(|name| name.ends_with(wanted)), "{wanted} is not among {names:?}");
    }
    // Without the office's receipt nothing goes.
    kiosk.press("receipt-import");
    assert!(kiosk.has_words("receipt-none") || kiosk.model().news.as_ref().is_some_and(|news| !news.good));
    assert_eq!(std::fs::read_dir(folder.path().join("data/sheets")).unwrap().count(), 1);
}

#[test]
fn nobody_closes_the_window_while_a_candidate_is_at_work() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    assert!(kiosk.ask_to_close(), "the leader may close before a session");
    kiosk.begin("sv");
    assert!(!kiosk.ask_to_close());
    kiosk.go_to(Screen::Demonstration);
    assert!(!kiosk.ask_to_close());
    kiosk.key(Key::F10);
    assert!(!kiosk.ask_to_close(), "nor while the code is asked for");
    kiosk.type_digits("1234");
    kiosk.press("leader-confirm");
    assert!(!kiosk.ask_to_close(), "nor from the menu");
    srm_kiosk::command::run(kiosk.model_mut(), Command::Quit);
    assert!(!kiosk.model().quit, "nor is there a hidden way");
    press_tile(&mut kiosk, "leader-end");
    press_tile(&mut kiosk, IncidentKind::Other.word());
    assert!(kiosk.ask_to_close());
}
