//! Every widget has a role and a name, can be worked without a pointer, mirrors, and keeps its size.

use std::cell::{Cell, RefCell};

use egui::{Key, Role, accesskit::Toggled, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use srm_core::palette::Theme;

use super::*;
use crate::{
    page_frame::PageFrame,
    specimen::{looks, page},
    testing::{STATION, harness},
    text::Text,
    tokens::{TARGET_MIN, colour},
};

fn rtl() -> Look {
    Look { rtl: true, language: "ar".into(), ..Look::default() }
}

/// Everything that can be pressed on `page`: role, name and place in points.
fn targets(page: &Harness<'_>) -> Vec<(Role, String, Rect)> {
    page.root()
        .children_recursive()
        .filter(|node| {
            matches!(node.accesskit_node().role(), Role::Button | Role::RadioButton | Role::Switch)
        })
        .map(|node| {
            let inner = node.accesskit_node();
            (inner.role(), inner.label().unwrap_or_default(), node.rect())
        })
        .collect()
}

#[test]
fn every_widget_of_the_specimen_has_a_role_and_a_name() {
    let page = page(&Look::default());
    for (role, name) in [
        (Role::ProgressIndicator, "Steg 2 av 6"),
        (Role::Button, "Dölj tiden"),
        (Role::Heading, "Så här går det till"),
        (Role::RadioButton, "Följer kortet i ordning utan rättelse"),
        (Role::Button, "Läs upp"),
        (Role::Switch, "Lugn rörelse"),
        (Role::Alert, "Bladet kunde inte skrivas till minnet."),
        (Role::TextInput, "Ledarens kod"),
        (Role::Button, "7"),
        (Role::Button, "Ta bort siffra"),
        (Role::Button, "Se exemplet igen"),
        (Role::Button, "Avbryt provet"),
        (Role::Button, "Ropa på ledaren"),
        (Role::Button, "Nästa"),
    ] {
        let found = page.get_all_by_role_and_label(role, name).count();
        assert_eq!(found, 1, "{role:?} {name:?}");
    }
    let heading = page.get_by_role_and_label(Role::Heading, "Så här går det till");
    assert_eq!(heading.accesskit_node().data().level(), Some(1));
    assert_eq!(heading.accesskit_node().data().language(), Some("sv"));
    assert!(page.get_all_by_role(Role::Status).count() == 1);
}

#[test]
fn targets_are_large_apart_and_on_the_page_in_every_look() {
    for (name, look) in looks() {
        let page = page(&look);
        let width = page.ctx.content_rect().width();
        let targets = targets(&page);
        assert!(targets.len() >= 20, "{name}: {targets:?}");
        for (role, label, rect) in &targets {
            assert!(!label.is_empty(), "{name}: {role:?} without a name");
            assert!(rect.width() >= TARGET_MIN && rect.height() >= TARGET_MIN, "{name}: {label} is {rect:?}");
            assert!(rect.left() >= 0.0 && rect.right() <= width, "{name}: {label} leaves the page: {rect:?}");
        }
        for text in
            page.root().children_recursive().filter(|node| node.accesskit_node().raw_bounds().is_some())
        {
            let rect = text.rect();
            assert!(rect.left() >= -0.5 && rect.right() <= width + 0.5, "{name}: {text:?} leaves the page");
        }
    }
}

#[test]
fn a_page_of_200_percent_keeps_the_bottom_in_sight() {
    for (name, look) in looks() {
        let page = page(&look);
        let screen = page.ctx.content_rect();
        let main = if look.rtl { "التالي" } else { "Nästa" };
        let call = if look.rtl { "اتصل بالمشرف" } else { "Ropa på ledaren" };
        let (main, call) = (page.get_by_label(main).rect(), page.get_by_label(call).rect());
        assert!(screen.contains_rect(main) && screen.contains_rect(call), "{name}: {main:?} {call:?}");
        assert!(!main.intersects(call), "{name}");
        assert_eq!(main.left() > call.right(), !look.rtl, "{name}");
    }
}

#[test]
fn call_and_main_action_stay_where_they_are_whatever_the_page() {
    let places = |with_more: bool| {
        let page = harness(STATION, &Look::default(), move |ui| {
            let mut frame = PageFrame::new()
                .quiet(Button::quiet("Ropa på ledaren").icon(Icon::Phone))
                .main(Button::main("Nästa"));
            if with_more {
                frame = frame
                    .quiet(Button::quiet("Ta paus"))
                    .second(Button::second("Tillbaka"))
                    .steps(Steps::new(1, 9, "Steg 1 av 9"))
                    .clock(Clock::new(1, 2, "1 min"));
            }
            frame.show(ui, |ui| Text::new("Arbete").show(ui));
        });
        (page.get_by_label("Ropa på ledaren").rect(), page.get_by_label("Nästa").rect())
    };
    assert_eq!(places(false), places(true));
}

#[test]
fn the_page_mirrors_and_the_keypad_does_not() {
    let (swedish, arabic) = (page(&Look::default()), page(&rtl()));
    let middle = STATION.x / 2.0;
    let steps = |page: &Harness<'_>| page.get_by_label("Steg 2 av 6").rect();
    assert!(steps(&swedish).right() < middle && steps(&arabic).left() > middle);
    let mirrored = Rect::from_x_y_ranges(
        (STATION.x - steps(&swedish).right())..=(STATION.x - steps(&swedish).left()),
        steps(&swedish).y_range(),
    );
    assert!((mirrored.left() - steps(&arabic).left()).abs() < 1.0, "{mirrored:?} {:?}", steps(&arabic));
    for page in [&swedish, &arabic] {
        assert!(page.get_by_label("1").rect().right() < page.get_by_label("3").rect().left());
    }
}

#[test]
fn pointer_enter_and_space_press_what_has_focus() {
    for kind in [ButtonKind::Main, ButtonKind::Second, ButtonKind::Quiet, ButtonKind::Danger] {
        let presses = Cell::new(0);
        let mut page = harness(vec2(400.0, 200.0), &Look::default(), |ui| {
            let button = match kind {
                ButtonKind::Main => Button::main("Nästa"),
                ButtonKind::Second => Button::second("Nästa"),
                ButtonKind::Quiet => Button::quiet("Nästa"),
                ButtonKind::Danger => Button::danger("Nästa"),
            };
            if button.show(ui).clicked() {
                presses.set(presses.get() + 1);
            }
        });
        page.get_by_label("Nästa").click();
        page.run();
        assert_eq!(presses.get(), 1, "{kind:?} by pointer");
        page.key_press(Key::Tab);
        page.run();
        assert!(page.get_by_label("Nästa").is_focused(), "{kind:?}");
        page.key_press(Key::Enter);
        page.run();
        page.key_press(Key::Space);
        page.run();
        assert_eq!(presses.get(), 3, "{kind:?} by key");
        page.get_by_label("Nästa").click_accesskit();
        page.run();
        assert_eq!(presses.get(), 4, "{kind:?} by assistive technology");
    }
}

#[test]
fn a_disabled_button_says_so_and_does_nothing() {
    let pressed = Cell::new(false);
    let mut page = harness(vec2(400.0, 200.0), &Look::default(), |ui| {
        if Button::main("Nästa").enabled(false).show(ui).clicked() {
            pressed.set(true);
        }
    });
    assert!(page.get_by_label("Nästa").accesskit_node().is_disabled());
    page.get_by_label("Nästa").click();
    page.key_press(Key::Tab);
    page.run();
    page.key_press(Key::Enter);
    page.run();
    assert!(!pressed.get());
}

#[test]
fn focus_stays_when_something_appears_above() {
    let news = Cell::new(false);
    let mut page = harness(vec2(600.0, 400.0), &Look::default(), |ui| {
        if news.get() {
            Notice::new(NoticeKind::Problem, "Fel kod.").show(ui);
        }
        Button::main("Nästa").show(ui);
    });
    page.key_press(Key::Tab);
    page.run();
    news.set(true);
    page.run();
    assert!(page.get_by_label("Fel kod.").rect().bottom() < page.get_by_label("Nästa").rect().top());
    assert!(page.get_by_label("Nästa").is_focused());
}

#[test]
fn focus_goes_through_the_work_then_the_main_action_then_the_call() {
    let mut page = harness(STATION, &Look::default(), |ui| {
        let frame = PageFrame::new().quiet(Button::quiet("Ropa")).main(Button::main("Nästa"));
        frame.show(ui, |ui| Toggle::new("Ljud", false).show(ui));
    });
    for name in ["Ljud", "Nästa", "Ropa"] {
        page.key_press(Key::Tab);
        page.run();
        assert!(page.get_by_label(name).is_focused(), "{name}");
    }
}

#[test]
fn what_gets_focus_is_scrolled_into_sight_above_the_bottom() {
    let look = Look { scale_pct: 200, ..Look::default() };
    let mut page = harness(STATION, &look, |ui| {
        PageFrame::new().main(Button::main("Nästa")).show(ui, |ui| {
            for number in 1..=9 {
                Tile::new(format!("Val {number}")).show(ui);
            }
        });
    });
    for number in 1..=9 {
        page.key_press(Key::Tab);
        page.run();
        let name = format!("Val {number}");
        let tile = page.get_by_label(&name);
        assert!(tile.is_focused(), "{number}");
        let bottom = page.get_by_label("Nästa").rect().top();
        assert!(tile.rect().top() > 0.0 && tile.rect().bottom() < bottom, "{number}: {:?}", tile.rect());
    }
}

#[test]
fn the_ring_is_amber_between_two_ink_lines_in_every_theme() {
    for theme in Theme::ALL {
        let look = Look { theme, ..Look::default() };
        let mut page = harness(vec2(500.0, 200.0), &look, |ui| {
            PageFrame::new().fixed().show(ui, |ui| Button::second("Nästa").show(ui));
        });
        let unfocused = page.render().expect("picture");
        page.key_press(Key::Tab);
        page.run();
        let rect = page.get_by_label("Nästa").rect();
        let picture = page.render().expect("picture");
        // Walk outwards from the right edge of the button, at the middle of its height.
        let walk = |picture: &image::RgbaImage| {
            let row = rect.center().y as u32;
            let from = rect.right() as u32;
            (from..from + 12).map(|x| picture.get_pixel(x, row).0).collect::<Vec<_>>()
        };
        let (focus, ink) = (colour(Ink::Focus, theme).to_array(), colour(Ink::Ink, theme).to_array());
        let line = walk(&picture);
        let count = |wanted: [u8; 4]| line.iter().filter(|&&pixel| pixel == wanted).count();
        assert!(count(focus) == 5, "{theme:?}: {line:?}");
        let first = line.iter().position(|&pixel| pixel == focus).expect("amber");
        let last = line.iter().rposition(|&pixel| pixel == focus).expect("amber");
        assert!(line[..first].contains(&ink), "{theme:?}: no inner line in {line:?}");
        assert!(line[last..].contains(&ink), "{theme:?}: no outer line in {line:?}");
        assert!(!walk(&unfocused).contains(&focus), "{theme:?}: a ring without focus");
    }
}

#[test]
fn a_tile_is_a_radio_button_with_its_state_and_its_own_action() {
    let seen = RefCell::new(Vec::new());
    let mut page = harness(vec2(600.0, 300.0), &Look::default(), |ui| {
        let (tile, action) =
            Tile::new("Svenska").selected(true).position(2).show_with_action(ui, Icon::Speaker, "Läs upp");
        seen.borrow_mut().extend([(tile.clicked(), "tile"), (action.clicked(), "action")]);
    });
    let node = page.get_by_role_and_label(Role::RadioButton, "Svenska");
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(node.accesskit_node().data().position_in_set(), Some(2));
    for (name, place) in [("Läs upp", "action"), ("Svenska", "tile")] {
        seen.borrow_mut().clear();
        page.get_by_label(name).click();
        page.run();
        let pressed: Vec<_> =
            seen.borrow().iter().filter(|(clicked, _)| *clicked).map(|&(_, what)| what).collect();
        assert_eq!(pressed, [place], "{name}");
    }
}

#[test]
fn a_tile_is_as_high_chosen_as_not() {
    let height = |selected: bool| {
        let words = "Följer kortet i ordning utan rättelse och märker ett fel i underlaget";
        let page = harness(vec2(520.0, 300.0), &Look::default(), move |ui| {
            Tile::new(words).selected(selected).show(ui);
        });
        page.get_by_label(words).rect().height()
    };
    assert!((height(false) - height(true)).abs() < 0.1);
}

#[test]
fn a_keypad_takes_presses_and_digits_of_every_script_in_order() {
    use KeypadPress::{Digit, Erase};
    let presses = RefCell::new(Vec::new());
    let mut page = harness(vec2(400.0, 400.0), &Look::default(), |ui| {
        presses.borrow_mut().extend(Keypad::new("Ta bort siffra").show(ui));
    });
    page.get_by_label("7").click();
    page.run();
    page.event(egui::Event::Text("12x".to_owned()));
    page.event(egui::Event::Text("٣۴".to_owned()));
    page.key_press(Key::Backspace);
    page.run();
    page.get_by_label("Ta bort siffra").click();
    page.run();
    assert_eq!(*presses.borrow(), [Digit(7), Digit(1), Digit(2), Digit(3), Digit(4), Erase, Erase]);
}

#[test]
fn a_masked_code_is_not_told() {
    for (masked, value) in [(false, "4171"), (true, "••••")] {
        let page = harness(vec2(500.0, 200.0), &rtl(), move |ui| {
            let field = CodeField::new("رمز", "4171", 6);
            if masked { field.masked() } else { field }.show(ui);
        });
        assert_eq!(page.get_by_label("رمز").value().as_deref(), Some(value));
    }
}

#[test]
fn a_code_longer_than_its_places_is_cut_and_no_place_is_no_crash() {
    for places in [0, 1, 3, 40] {
        let mut page = harness(vec2(300.0, 200.0), &Look::default(), move |ui| {
            CodeField::new("Kod", "123456", places).show(ui);
            Steps::new(9, places, "Steg").show(ui);
            Clock::new(9, places as u64, "9 min").show(ui);
            Clock::new(u64::MAX, u64::MAX, "").show(ui);
            Tile::new("–\n").show(ui);
            Button::quiet("\u{2068}–\u{2069}\n").id_salt("odd").description("x").show(ui);
            Text::new("").show(ui);
            Text::new("\u{0}\t\u{202E}\u{1D}x").show(ui);
        });
        page.run();
    }
}

#[test]
fn a_clock_that_can_be_hidden_is_a_button_and_one_that_cannot_is_a_timer() {
    let page = harness(vec2(500.0, 200.0), &Look::default(), |ui| {
        Clock::new(60_000, 120_000, "1 min").show(ui);
        Clock::new(60_000, 120_000, "2 min").can_be_hidden(false, "Dölj tiden").show(ui);
    });
    page.get_by_role_and_label(Role::Timer, "1 min");
    let button = page.get_by_role_and_label(Role::Button, "Dölj tiden");
    assert_eq!(button.value().as_deref(), Some("2 min"));
}

#[test]
fn words_are_told_in_reading_order_without_steering_marks() {
    let page = harness(vec2(500.0, 200.0), &rtl(), |ui| {
        Text::new("اضغط \u{2068}Nästa\u{2069} الآن (3)").show(ui);
    });
    let text = page.get_by_role(Role::Label);
    assert_eq!(text.value().as_deref(), Some("اضغط Nästa الآن (3)"));
    assert_eq!(text.accesskit_node().data().language(), Some("ar"));
}

#[test]
fn lines_stand_where_the_page_and_the_alignment_say() {
    use crate::text::Align::{Center, End, Start};
    for (look, align, side) in [
        (Look::default(), Start, 0),
        (Look::default(), Center, 1),
        (Look::default(), End, 2),
        (rtl(), Start, 2),
        (rtl(), Center, 1),
        (rtl(), End, 0),
    ] {
        let mut page = harness(vec2(300.0, 60.0), &look, move |ui| {
            ui.painter().rect_filled(ui.max_rect(), 0.0, Color32::WHITE);
            Text::new("Ord").align(align).show(ui);
        });
        page.run();
        let picture = page.render().expect("picture");
        let dark = |third: u32| {
            let columns = third * 100..third * 100 + 100;
            columns
                .flat_map(|x| (0..60).map(move |y| (x, y)))
                .any(|(x, y)| picture.get_pixel(x, y).0[0] < 100)
        };
        assert_eq!(
            [dark(0), dark(1), dark(2)],
            [side == 0, side == 1, side == 2],
            "{align:?} rtl {}",
            look.rtl
        );
    }
}

#[test]
fn a_text_never_exceeds_its_width_and_remembers_itself() {
    let page = harness(vec2(600.0, 400.0), &Look::default(), |_| {});
    let words = "Batterimonteringsstationen (بقي ١٥ دقيقة) kräver ordning och noggrannhet i varje steg.";
    let mut heights = Vec::new();
    for width in [40.0, 90.0, 200.0, 333.3, 5000.0] {
        let laid = Text::new(words).layout(&page.ctx, width);
        assert!(laid.size().x <= width + 0.5, "{width}: {:?}", laid.size());
        assert_eq!(laid.size(), Text::new(words).ink(Ink::Bad).layout(&page.ctx, width).size());
        heights.push(laid.size().y);
    }
    assert!(heights.is_sorted_by(|narrow, wide| narrow >= wide), "{heights:?}");
    assert!(Text::new(words).layout(&page.ctx, 5000.0).line_count() == 2, "60 characters a line");
}
