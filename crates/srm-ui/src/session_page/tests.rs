//! Work in words on the screen: by pointer, keys and assistive technology, mirrored, and with large text.

use super::show;
use crate::stage::{self, Acted};
use crate::testing::{STATION, harness};
use crate::tokens::{Look, TARGET_MIN};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use srm_core::art::{self, places};
use srm_core::intent::{Intent, Means};
use srm_core::kinds::Mark;
use srm_core::lang::Lang;
use srm_core::page::{Action, Answer, Page, Screen, Spoken, Talk, Touch, View};
use srm_core::say::{Say, Words as Said};
use srm_core::scene::{Area, Node, NodeId, Scene};
use srm_core::session::Act;
use srm_text::Words;
use std::cell::RefCell;

const TEXTS: [&str; 3] = [
    "In ten minutes. The bell is here by your hand.",
    "Somebody comes as soon as there is time, but that can be a while on a morning like this one.",
    "You are not alone, there are many people in this house.",
];

fn answer(i: usize, words: &str) -> Answer {
    Answer {
        node: NodeId(101 + i as u16),
        words: Said::Authored(words.to_owned()),
        key: char::from(b'1' + i as u8),
        order: None,
        selected: false,
        enabled: true,
        mark: None,
        touch: None,
        picture: Vec::new(),
    }
}

fn talk(texts: &[&str]) -> Talk {
    let spoken = |by: &str, you, words: &str| Spoken {
        by: Said::Authored(by.to_owned()),
        you,
        words: Said::Authored(words.to_owned()),
    };
    Talk {
        said: vec![
            spoken("You", true, "Stay lying down. I will tell the nurse now and come back."),
            spoken("Ingrid, resident", false, "Are you coming back? I do not like waiting alone."),
        ],
        answers: texts.iter().enumerate().map(|(i, words)| answer(i, words)).collect(),
        several: false,
    }
}

fn view(talk: Talk, nodes: Vec<Node>) -> View {
    let said = |id| Said::Say(Say::new(id));
    let page = Page {
        screen: Screen::Practice,
        title: said("practice-title"),
        paragraphs: Vec::new(),
        choices: Vec::new(),
        main: None,
        others: Vec::new(),
        call: Some(Action { act: Act::CallLeader, words: said("call-leader") }),
        called: None,
        steps: None,
        job: None,
        clock: None,
        notice: None,
        talk: Some(talk),
    };
    let mut items = places::back(art::Place::Bedside);
    items.extend(places::front(art::Place::Bedside));
    View { page, scene: Some(Scene { items, nodes, ..Scene::default() }), interactive: true }
}

struct Opened<'a> {
    harness: Harness<'a>,
    acted: &'a RefCell<Vec<Acted>>,
}

fn open<'a>(look: &Look, lang: &str, view: View, acted: &'a RefCell<Vec<Acted>>) -> Opened<'a> {
    let words = Words::of(&Lang::parse(lang).unwrap());
    let mut harness = harness(STATION, look, move |ui| {
        acted.borrow_mut().extend(stage::acts(ui.ctx()));
        show(ui, &view, &words, false);
    });
    harness.run();
    acted.borrow_mut().clear();
    Opened { harness, acted }
}

impl Opened<'_> {
    fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::default());
        self.harness.event(Event::PointerMoved(pos));
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        self.harness.run();
    }

    fn done(&mut self) -> Vec<Intent> {
        self.harness.run();
        self.acted.borrow_mut().drain(..).map(|acted| acted.intent).collect()
    }

    fn rect(&self, words: &str) -> Rect {
        self.harness.get_by_label(words).rect()
    }
}

fn by_mouse(node: u16) -> Intent {
    Intent::Activate { node: NodeId(node), by: Means::Mouse, point: None }
}

#[test]
fn an_answer_is_chosen_by_pointer_when_the_press_is_let_go_on_it() {
    let acted = RefCell::default();
    let mut page = open(&Look::default(), "en", view(talk(&TEXTS), Vec::new()), &acted);
    let (first, second) = (page.rect(TEXTS[0]).center(), page.rect(TEXTS[1]).center());
    page.button(first, true);
    assert_eq!(page.done(), [], "a finger may be about to scroll");
    page.button(first, false);
    assert_eq!(page.done(), [by_mouse(101)]);
    page.button(first, true);
    page.button(second, false);
    assert_eq!(page.done(), [], "let go elsewhere, nothing is chosen");
    page.button(first, true);
    page.button(first + vec2(30.0, 0.0), false);
    assert_eq!(page.done(), [], "that was a scroll");
}

#[test]
fn answers_are_chosen_by_their_keys_by_tab_and_by_assistive_technology() {
    let acted = RefCell::default();
    let mut page = open(&Look::default(), "en", view(talk(&TEXTS), Vec::new()), &acted);
    page.harness.key_press(Key::Num2);
    assert_eq!(page.done(), [Intent::key(NodeId(102))]);
    for (i, words) in TEXTS.iter().enumerate() {
        page.harness.key_press(Key::Tab);
        page.harness.run();
        assert!(page.harness.get_by_label(words).is_focused(), "{words}");
        page.harness.key_press(if i == 1 { Key::Space } else { Key::Enter });
        assert_eq!(page.done(), [Intent::key(NodeId(101 + i as u16))]);
    }
    page.harness.get_by_label(TEXTS[2]).click_accesskit();
    assert_eq!(page.done(), [Intent::key(NodeId(103))]);
}

#[test]
fn what_cannot_be_chosen_does_nothing() {
    let mut closed = talk(&TEXTS);
    for answer in &mut closed.answers {
        answer.enabled = false;
    }
    let mut watched = view(talk(&TEXTS), Vec::new());
    watched.interactive = false;
    for view in [view(closed, Vec::new()), watched] {
        let acted = RefCell::default();
        let mut page = open(&Look::default(), "en", view, &acted);
        let first = page.rect(TEXTS[0]).center();
        page.button(first, true);
        page.button(first, false);
        page.harness.key_press(Key::Num1);
        page.harness.run();
        page.harness.key_press(Key::Tab);
        page.harness.key_press(Key::Enter);
        assert_eq!(page.done(), []);
    }
}

#[test]
fn the_scene_beside_the_words_is_worked_as_ever() {
    let acted = RefCell::default();
    let key = Node::button(2, Say::new("handover-give"), Area::rect(500, 600, 400, 300));
    let mut page = open(&Look::default(), "en", view(talk(&TEXTS), vec![key]), &acted);
    let give = page.rect("Hand over the board");
    assert!(give.width() >= TARGET_MIN && give.height() >= TARGET_MIN, "{give:?}");
    page.button(give.center(), true);
    let done = page.done();
    assert!(matches!(done[..], [Intent::Activate { node: NodeId(2), point: Some(_), .. }]), "{done:?}");
}

#[test]
fn the_picture_stands_where_reading_begins_and_the_words_beside_it() {
    let key = || vec![Node::button(2, Say::new("handover-give"), Area::rect(500, 600, 400, 300))];
    for (rtl, lang, name) in [(false, "en", "Hand over the board"), (true, "ar", "تسليم اللوحة")] {
        let acted = RefCell::default();
        let look = Look { rtl, language: lang.into(), ..Look::default() };
        let page = open(&look, lang, view(talk(&TEXTS), key()), &acted);
        let (picture, words) = (page.rect(name), page.rect(TEXTS[0]));
        assert_eq!(picture.center().x < words.center().x, !rtl, "{picture:?} {words:?}");
        assert!(words.width() > STATION.x * 0.4 && words.width() < STATION.x * 0.6);
    }
}

#[test]
fn with_large_text_everything_is_reached_by_scrolling() {
    for scale_pct in [125, 150, 200] {
        let acted = RefCell::default();
        let look = Look { scale_pct, language: "en".into(), ..Look::default() };
        let mut page = open(&look, "en", view(talk(&TEXTS), Vec::new()), &acted);
        let screen = Rect::from_min_size(Pos2::ZERO, STATION / look.zoom());
        for (i, words) in TEXTS.iter().enumerate() {
            page.harness.key_press(Key::Tab);
            page.harness.run();
            page.harness.run();
            let rect = page.rect(words);
            assert!(page.harness.get_by_label(words).is_focused(), "{scale_pct} {words}");
            assert!(rect.height() >= TARGET_MIN && screen.intersects(rect), "{scale_pct} {rect:?}");
            assert!(screen.contains(rect.center()), "{scale_pct}: in focus, so in sight: {rect:?}");
            page.harness.key_press(Key::Enter);
            assert_eq!(page.done(), [Intent::key(NodeId(101 + i as u16))]);
        }
    }
}

#[test]
fn choosing_and_feedback_move_nothing() {
    let acted = RefCell::default();
    let mut chosen = talk(&TEXTS);
    chosen.several = true;
    let plain = open(&Look::default(), "en", view(chosen.clone(), Vec::new()), &acted);
    let places = |page: &Opened<'_>| TEXTS.map(|words| page.rect(words));
    let before = places(&plain);
    let states = [(Some(1), Some(Mark::Right)), (Some(2), None), (None, Some(Mark::Missed))];
    for (answer, (order, mark)) in chosen.answers.iter_mut().zip(states) {
        (answer.order, answer.selected, answer.mark) = (order, order.is_some(), mark);
        answer.touch = order.map(|_| Touch::Coming);
    }
    let after = open(&Look::default(), "en", view(chosen, Vec::new()), &acted);
    assert_eq!(places(&after), before);
}
