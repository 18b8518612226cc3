//! Where things are: mirrored pages, large text, targets that a finger can hit.

use crate::driver::{Folder, Hands, Kiosk};
use egui::accesskit::Role;
use srm_core::page::Screen;
use srm_kiosk::model::Route;
use std::collections::BTreeSet;

/// Least side of a target, in points; a hair less for rounding.
const TARGET: f32 = 47.9;

#[test]
fn arabic_pages_are_mirrored() {
    for (lang, mirrored) in [("ar", true), ("sv", false)] {
        let folder = Folder::new();
        let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
        kiosk.begin(lang);
        let mut looked_at = BTreeSet::new();
        while !looked_at.contains(&Screen::Practice) {
            let screen = kiosk.screen();
            if screen == Screen::Demonstration {
                kiosk.watch();
            }
            let middle = kiosk.page().center().x;
            let call = kiosk.rect_of(Role::Button, &kiosk.say("call-leader")).center().x;
            assert_eq!(call > middle, mirrored, "{lang}: call the leader on {screen:?}");
            if let Some(main) = &kiosk.view().page.main {
                let name = srm_ui::text::spoken(&kiosk.model().words().words(&main.words));
                let x = kiosk.rect_of(Role::Button, &name).center().x;
                assert_eq!(x < middle, mirrored, "{lang}: the main action on {screen:?}");
            }
            looked_at.insert(screen);
            kiosk.go_on();
        }
        // The scene itself is never mirrored: the first bin stays on the left.
        kiosk.go_to(Screen::Scored);
        let words = kiosk.model().words();
        let mut bins: Vec<(i32, f32)> = Vec::new();
        for node in kiosk.view().scene.as_ref().unwrap().nodes.iter().filter(|node| node.key.is_some()) {
            let name = srm_ui::text::spoken(&words.say(&node.name));
            bins.push((node.area.at.x, kiosk.rect_of(Role::Button, &name).left()));
        }
        assert!(bins.len() >= 2);
        bins.sort_by_key(|bin| bin.0);
        assert!(bins.is_sorted_by(|a, b| a.1 < b.1), "{lang}: {bins:?}");
    }
}

#[test]
fn large_text_in_high_contrast_reaches_everything() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    targets_are_large(&kiosk, "set-up");
    kiosk.press_named(Role::RadioButton, "200\u{a0}%");
    let theme = kiosk.say("theme-high-contrast");
    kiosk.press_named(Role::RadioButton, &theme);
    kiosk.press("setup-start");
    targets_are_large(&kiosk, "language");
    everything_is_reached(&mut kiosk, Screen::Language);
    kiosk.choose("sv");
    let mut pages = BTreeSet::from([Screen::Language]);
    loop {
        let screen = kiosk.screen();
        if screen == Screen::Demonstration {
            kiosk.watch();
        }
        if pages.insert(screen) {
            targets_are_large(&kiosk, screen.name());
            everything_is_reached(&mut kiosk, screen);
        }
        match screen {
            Screen::Finished => break,
            // The work has been looked at; the rest of the time runs out.
            Screen::Scored => kiosk.idle(),
            _ => kiosk.go_on(),
        }
    }
    assert!(pages.len() >= 10, "{pages:?}");
    assert_eq!(kiosk.model().route, Route::Session);
}

#[test]
fn targets_are_large_on_every_page_at_usual_size() {
    let folder = Folder::new();
    let mut kiosk = Kiosk::open(&folder, Hands::Mouse);
    kiosk.begin("en");
    let mut pages = BTreeSet::new();
    while kiosk.screen() != Screen::Finished {
        let screen = kiosk.screen();
        let exercise = kiosk.model().live.as_ref().unwrap().session().results().len();
        if pages.insert((screen, exercise)) {
            targets_are_large(&kiosk, screen.name());
            things_in_the_work_are_large(&kiosk);
        }
        if screen == Screen::Scored { kiosk.idle() } else { kiosk.go_on() }
    }
    kiosk.press("leader-code-title");
    targets_are_large(&kiosk, "leader's code");
}

/// Buttons, tiles and switches; what lies in the work scales with it and is looked at for itself.
fn targets_are_large(kiosk: &Kiosk, page: &str) {
    let of_work = work_names(kiosk);
    for role in [Role::Button, Role::RadioButton, Role::Switch] {
        for (name, rect) in kiosk.all(role).into_iter().filter(|(name, _)| !of_work.contains(name)) {
            assert!(rect.width() >= TARGET && rect.height() >= TARGET, "{page}: {name} is {}", rect.size());
        }
    }
}

fn things_in_the_work_are_large(kiosk: &Kiosk) {
    for name in work_names(kiosk) {
        for (seen, rect) in kiosk.all(Role::Button).into_iter().filter(|(seen, _)| *seen == name) {
            assert!(rect.width() >= TARGET && rect.height() >= TARGET, "{seen} is {}", rect.size());
        }
    }
}

fn work_names(kiosk: &Kiosk) -> Vec<String> {
    let words = kiosk.model().words();
    let view = kiosk.model().view.as_ref().filter(|_| kiosk.model().route == Route::Session);
    let scene = view.and_then(|view| view.scene.as_ref());
    scene.map_or_else(Vec::new, |scene| {
        scene.nodes.iter().map(|node| srm_ui::text::spoken(&words.say(&node.name))).collect()
    })
}

/// Each action of the page can be brought whole onto the screen, and those at the bottom are there already.
fn everything_is_reached(kiosk: &mut Kiosk, screen: Screen) {
    let page = kiosk.page().expand(0.5);
    let words = kiosk.model().words();
    let view = kiosk.view().page.clone();
    let actions = view.main.iter().chain(&view.others).chain(&view.call);
    for action in actions {
        let name = srm_ui::text::spoken(&words.words(&action.words));
        let rect = kiosk.rect_of(Role::Button, &name);
        assert!(page.contains_rect(rect), "{screen:?}: {name} at {rect} is not on {page}");
    }
    for choice in &view.choices {
        let own = srm_text::Words::of(choice.lang.as_ref().expect("languages are the only choices"));
        let name = srm_ui::text::spoken(&own.words(&choice.words));
        let rect = kiosk.bring_to_view(Role::RadioButton, &name);
        assert!(page.contains_rect(rect), "{screen:?}: {name} at {rect} is not on {page}");
    }
    let title = srm_ui::text::spoken(&words.words(&view.title));
    if kiosk.has(Role::Heading, &title) {
        let rect = kiosk.rect_of(Role::Heading, &title);
        assert!(
            rect.left() >= 0.0 && rect.right() <= page.right(),
            "{screen:?}: the title runs out at {rect}"
        );
    }
    let bottom: Vec<(String, egui::Rect)> = kiosk.all(Role::Button);
    let of_work = work_names(kiosk);
    for (i, (name, rect)) in bottom.iter().enumerate() {
        for (other, place) in &bottom[i + 1..] {
            let both = !of_work.contains(name) && !of_work.contains(other);
            let apart = !rect.shrink(1.0).intersects(place.shrink(1.0));
            assert!(!both || apart, "{screen:?}: {name} and {other} lie on each other");
        }
    }
}
