//! A session from set-up to the signed sheet: by mouse, by keys alone, interrupted.

use crate::driver::{Folder, Hands, Kiosk};
use egui::Key;
use egui::accesskit::Role;
use srm_core::bot::{self, Next, Profile};
use srm_core::intent::{Intent, Means};
use srm_core::page::Screen;
use srm_core::scene::{Pt, UNIT};
use srm_core::session::{Ending, Event, IncidentWhat, Outcome, Session};
use srm_kiosk::model::Route;
use srm_sheet::sheet::Sheet;
use srm_sheet::signed::SignedFile;
use std::sync::Arc;

/// Every page of the demo set that a candidate who needs no help meets.
const PAGES: [Screen; 10] = [
    Screen::Language,
    Screen::Participation,
    Screen::JobLink,
    Screen::Instruction,
    Screen::Demonstration,
    Screen::Practice,
    Screen::Ready,
    Screen::Scored,
    Screen::ExerciseDone,
    Screen::Finished,
];

fn read(bytes: &[u8]) -> Sheet {
    Sheet::from_body(SignedFile::split(bytes, 1 << 24).unwrap().body()).unwrap()
}

#[test]
fn a_perfect_candidate_with_a_mouse_gets_a_sheet_that_verifies() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    assert_eq!(kiosk.model().route, Route::SetUp);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Finished);

    let missed: Vec<Screen> =
        PAGES.into_iter().filter(|page| *page != Screen::Finished && !kiosk.seen.contains(page)).collect();
    assert_eq!(missed, []);
    // What was done and when an answer comes; no points, no verdict.
    assert!(kiosk.has_words("finished-title"));
    for word in ["poäng", "godkänd", "underkänd"] {
        let said: Vec<String> = kiosk.all(Role::Label).into_iter().map(|(name, _)| name).collect();
        assert!(said.iter().all(|line| !line.to_lowercase().contains(word)), "{word}: {said:?}");
    }

    let bytes = kiosk.sheet();
    let report = kiosk.verify(&bytes);
    assert_eq!(report.faults, []);
    assert!(report.signature_good && report.trusted && report.recomputed);
    let sheet = read(&bytes);
    assert_eq!((sheet.ending, sheet.results.len()), (Ending::Completed, 5));
    assert!(sheet.results.iter().all(|result| result.outcome == Outcome::Scored));
    assert!(sheet.means.contains_key(&Means::Mouse) && !sheet.means.contains_key(&Means::Key));
    assert!(sheet.incidents.is_empty(), "{:?}", sheet.incidents);

    // One byte of the signed text anywhere, and it is refused.
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(!kiosk.verify(&changed).is_good(), "byte {at}");
    }
}

#[test]
fn keys_alone_lead_through_the_whole_session() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Keys);
    kiosk.begin("en");
    while kiosk.screen() != Screen::Finished {
        let part = matches!(kiosk.screen(), Screen::Practice | Screen::Scored);
        let exercise = kiosk
            .model()
            .live
            .as_ref()
            .unwrap()
            .session()
            .exercise()
            .map(|exercise| exercise.id().to_string());
        if part && exercise.as_deref() == Some("lay-glue") {
            trace_by_arrows(&mut kiosk);
        } else {
            kiosk.go_on();
        }
    }
    let bytes = kiosk.sheet();
    assert_eq!(kiosk.verify(&bytes).faults, []);
    let sheet = read(&bytes);
    assert_eq!(sheet.means.keys().collect::<Vec<_>>(), [&Means::Key]);
    let glue = sheet.results.iter().find(|result| result.exercise.to_string() == "lay-glue").unwrap();
    assert!(glue.evidence.get("completed").is_some_and(|channels| channels >= 1), "{:?}", glue.evidence);
    assert!(!sheet.incidents.iter().any(|incident| incident.what == IncidentWhat::PracticeWaived));
}

/// One channel by arrow keys; a timed part then runs out.
fn trace_by_arrows(kiosk: &mut Kiosk) {
    let screen = kiosk.screen();
    let way = channel(kiosk);
    let name = kiosk.say("trace-pad");
    kiosk.focus(Role::Canvas, &name);
    for stop in way {
        for _ in 0..40 {
            if kiosk.screen() != screen {
                return;
            }
            let Some(tool) = tool(kiosk) else { break };
            let (dx, dy) = (stop.x - tool.x, stop.y - tool.y);
            if dx.abs().max(dy.abs()) < 7 * UNIT {
                break;
            }
            let key = match (dx.abs() >= dy.abs(), dx > 0, dy > 0) {
                (true, true, _) => Key::ArrowRight,
                (true, false, _) => Key::ArrowLeft,
                (false, _, true) => Key::ArrowDown,
                (false, _, false) => Key::ArrowUp,
            };
            kiosk.arrow(key);
        }
    }
    // The bead ends where the channel does, a step beyond the last stop at most.
    for _ in 0..3 {
        if kiosk.screen() == screen {
            kiosk.arrow(Key::ArrowRight);
        }
    }
    kiosk.idle();
}

/// Where the tool is: where the perfect worker would take it up.
fn tool(kiosk: &Kiosk) -> Option<Pt> {
    match kiosk.model().live.as_ref().unwrap().session().demonstrated() {
        Some((_, Intent::Hold { point, .. })) => Some(point),
        _ => None,
    }
}

/// The way along the channel, from the same session worked by a simulated candidate up to the same part.
fn channel(kiosk: &Kiosk) -> Vec<Pt> {
    let live = kiosk.model().live.as_ref().unwrap();
    let (wanted, screen) = (live.session().exercise().unwrap().id().clone(), kiosk.screen());
    let mut session = Session::begin(Arc::clone(live.session().pack()), live.session().start().clone());
    let mut way = Vec::new();
    loop {
        let there = session.exercise().is_some_and(|exercise| *exercise.id() == wanted)
            && session.view().page.screen == screen;
        match bot::next(&session, Profile::Perfect) {
            Next::Act(at, event) => {
                match &event {
                    Event::Intent(Intent::Point(point)) if there => way.push(*point),
                    Event::Intent(Intent::Release) if there => return way,
                    _ => {}
                }
                let _ = session.apply(at, &event);
            }
            Next::Wait(at) if there && !way.is_empty() && at > session.now() => return way,
            Next::Wait(at) => session.advance(at),
            Next::Stuck => panic!("the simulated candidate is stuck"),
        }
    }
}

#[test]
fn what_was_interrupted_goes_on_where_it_was() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("sv");
    kiosk.go_to(Screen::Scored);
    for _ in 0..12 {
        kiosk.work_once();
    }
    let code = kiosk.model().live.as_ref().unwrap().session().start().code.clone();
    drop(kiosk);

    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    assert_eq!((&kiosk.model().route, kiosk.screen()), (&Route::Session, Screen::Interrupted));
    assert!(kiosk.view().scene.is_none());
    // No time goes while nobody works.
    kiosk.wait_ms(600_000);
    assert_eq!(kiosk.screen(), Screen::Interrupted);
    kiosk.press("interrupted-main");
    assert_eq!(kiosk.screen(), Screen::Scored);
    kiosk.go_to(Screen::JobLink);
    kiosk.press("leave");
    kiosk.press("ask-leave-leave");
    let bytes = kiosk.sheet();
    assert_eq!(kiosk.verify(&bytes).faults, []);
    let sheet = read(&bytes);
    assert_eq!((sheet.ending, sheet.code), (Ending::Left, code));
    assert!(sheet.incidents.iter().any(|incident| matches!(incident.what, IncidentWhat::Interrupted { .. })));
}
