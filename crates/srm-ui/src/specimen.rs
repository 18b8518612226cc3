//! Pages that show every widget, to be looked at and to be measured: with `SPECIMEN=<folder>` set, the tests write
//! them there as PNG in each theme, both directions, at 100 % and 200 %.

use std::path::PathBuf;

use egui::{Ui, UiBuilder, vec2};
use egui_kittest::Harness;
use srm_core::palette::{Ink, Theme};

use crate::{
    page_frame::PageFrame,
    testing::{STATION, harness},
    text::{Align, Direction, Size, Text, Weight},
    tokens::Look,
    widgets::{Button, Clock, CodeField, Icon, Keypad, Notice, NoticeKind, Steps, Tile, Toggle, card, panel},
};

/// The words of a specimen.
struct Words {
    language: &'static str,
    job: &'static str,
    time: &'static str,
    hide: &'static str,
    call: &'static str,
    pause: &'static str,
    next: &'static str,
    back: &'static str,
    danger: &'static str,
    title: &'static str,
    body: &'static str,
    choices: [&'static str; 3],
    read: &'static str,
    code: &'static str,
    erase: &'static str,
    switch: &'static str,
    problem: &'static str,
    advice: &'static str,
    done: &'static str,
}

const SWEDISH: Words = Words {
    language: "sv",
    job: "Sortera delar vid lådan",
    time: "6 min",
    hide: "Dölj tiden",
    call: "Ropa på ledaren",
    pause: "Ta paus",
    next: "Nästa",
    back: "Se exemplet igen",
    danger: "Avbryt provet",
    title: "Så här går det till",
    body: "Titta på delen på bandet. Lägg den i lådan med samma färg och samma antal hål. Halvvägs byter regeln: \
           då lyser kortet till vänster upp.",
    choices: [
        "Följer kortet, hoppar över kontroll",
        "Följer kortet i ordning utan rättelse",
        "Batterimonteringsstation",
    ],
    read: "Läs upp",
    code: "Ledarens kod",
    erase: "Ta bort siffra",
    switch: "Lugn rörelse",
    problem: "Bladet kunde inte skrivas till minnet.",
    advice: "Sätt i ett tomt minne och tryck på Nästa.",
    done: "Övningen är klar.",
};

const ARABIC: Words = Words {
    language: "ar",
    job: "فرز القطع عند الصندوق",
    time: "6 دقائق",
    hide: "إخفاء الوقت",
    call: "اتصل بالمشرف",
    pause: "استراحة",
    next: "التالي",
    back: "شاهد المثال مرة أخرى",
    danger: "إنهاء الاختبار",
    title: "هكذا تسير المهمة (2 من 6)",
    body: "انظر إلى القطعة على السير. ضعها في الصندوق الذي له اللون نفسه وعدد الثقوب نفسه (3). في المنتصف تتغير \
           القاعدة: عندئذ تضيء البطاقة، اضغط \u{2068}Nästa\u{2069} خلال ١٥ ثانية.",
    choices: ["يتبع البطاقة ويتجاوز الفحص", "يتبع البطاقة بالترتيب دون تصحيح", "محطة تجميع البطاريات"],
    read: "اقرأ بصوت عال",
    code: "رمز المشرف",
    erase: "حذف رقم",
    switch: "حركة هادئة",
    problem: "تعذر حفظ الورقة على الذاكرة.",
    advice: "أدخل ذاكرة فارغة ثم اضغط التالي.",
    done: "انتهى التمرين.",
};

fn framed(words: &Words) -> PageFrame<'_> {
    PageFrame::new()
        .steps(Steps::new(2, 6, "Steg 2 av 6"))
        .job(words.job)
        .clock(Clock::new(223_000, 360_000, words.time).can_be_hidden(false, words.hide))
        .quiet(Button::quiet(words.call).icon(Icon::Phone))
        .quiet(Button::quiet(words.pause).icon(Icon::Pause))
        .main(Button::main(words.next).icon_after(Icon::Forward))
}

/// Fills one column of a page.
type Column = fn(&mut Ui, &Words);

/// Text, choices, the code and the notices of one page in two columns, or one where there is no room.
fn widgets(ui: &mut Ui, words: &Words) {
    let look = Look::of(ui.ctx());
    Text::title(words.title).show(ui);
    Text::new(words.body).show(ui);
    let room = ui.available_rect_before_wrap();
    if room.width() < 800.0 {
        choices(ui, words);
        entry(ui, words);
        return;
    }
    let half = (room.width() - 40.0) / 2.0;
    let mut bottom = room.top();
    for (place, column) in
        [(look.start(room, half), choices as Column), (look.end(room, half), entry as Column)]
    {
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(look.column()));
        column(&mut inside, words);
        bottom = bottom.max(inside.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(room.with_max_y(bottom));
}

fn choices(ui: &mut Ui, words: &Words) {
    for (index, choice) in words.choices.into_iter().enumerate() {
        let badge = (index + 1).to_string();
        Tile::new(choice).badge(badge).selected(index == 1).position(index + 1).show(ui);
    }
    Tile::new("العربية")
        .size(Size::Title)
        .align(Align::Center)
        .in_language("ar", Direction::RightToLeft)
        .height(100.0)
        .show_with_action(ui, Icon::Speaker, words.read);
    Toggle::new(words.switch, true).show(ui);
    Toggle::new(words.hide, false).show(ui);
    panel(ui, |ui| {
        Text::label(words.job).show(ui);
        Text::new(words.done).weight(Weight::Bold).show(ui);
    });
}

fn entry(ui: &mut Ui, words: &Words) {
    Notice::new(NoticeKind::Problem, words.problem).advice(words.advice).show(ui);
    Notice::new(NoticeKind::Ok, words.done).show(ui);
    card(ui, |ui| {
        CodeField::new(words.code, "417", 6).show(ui);
        Keypad::new(words.erase).show(ui);
    });
    let look = Look::of(ui.ctx());
    ui.with_layout(look.column(), |ui| {
        Button::second(words.back).icon(Icon::Back).show(ui);
        Button::danger(words.danger).icon(Icon::Leave).show(ui);
        Button::main(words.pause).enabled(false).show(ui);
    });
}

fn icons(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    for side in [72.0, 24.0] {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), side), egui::Sense::hover());
        let pitch = (row.width() / Icon::ALL.len() as f32).min(90.0);
        for (index, icon) in Icon::ALL.into_iter().enumerate() {
            let place = look.start(look.after(row, index as f32 * pitch), pitch.min(side));
            icon.paint(ui.painter(), place, look.colour(Ink::Ink), look.colour(Ink::Paper), look.rtl);
        }
    }
}

/// The language page of the look sheets.
fn languages(ui: &mut Ui) {
    PageFrame::new()
        .steps(Steps::new(0, 6, "Steg 0 av 6"))
        .quiet(Button::quiet(SWEDISH.call).icon(Icon::Phone))
        .show(ui, |ui| {
            let title = "Välj språk  ·  Choose language  ·  \u{2067}اختر اللغة\u{2069}";
            Text::title(title).size(Size::Points(28.0)).align(Align::Center).show(ui);
            ui.add_space(16.0);
            let names = [
                ("Svenska", "sv"),
                ("Lätt svenska", "sv"),
                ("English", "en"),
                ("العربية", "ar"),
                ("دری / فارسی", "fa"),
                ("Українська", "uk"),
                ("Soomaali", "so"),
            ];
            let room = ui.available_rect_before_wrap();
            let width = (room.width().min(1020.0) - 20.0) / 2.0;
            let left = room.center().x - width - 10.0;
            for (index, (name, tag)) in names.into_iter().enumerate() {
                let (column, row) = ((index % 2) as f32, (index / 2) as f32);
                let at = egui::pos2(left + column * (width + 20.0), room.top() + row * 124.0);
                let place = egui::Rect::from_min_size(at, vec2(width, 100.0));
                let mut inside = ui.new_child(UiBuilder::new().id_salt(index).max_rect(place));
                let direction = Direction::from_rtl(matches!(tag, "ar" | "fa"));
                Tile::new(name)
                    .size(Size::Title)
                    .align(Align::Center)
                    .in_language(tag, direction)
                    .height(100.0)
                    .show_with_action(&mut inside, Icon::Speaker, "Läs upp");
            }
            ui.advance_cursor_after_rect(egui::Rect::from_min_size(
                room.min,
                vec2(room.width(), 4.0 * 124.0 - 24.0),
            ));
        });
}

/// Looks of every theme, direction and size, with a name for the file.
pub(crate) fn looks() -> Vec<(String, Look)> {
    let mut looks = Vec::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark"), (Theme::HighContrast, "high")] {
        for rtl in [false, true] {
            for scale_pct in [100, 200] {
                let tag = if rtl { "ar" } else { "sv" };
                let look = Look { theme, scale_pct, rtl, language: tag.into(), ..Look::default() };
                looks.push((format!("{name}-{tag}-{scale_pct}"), look));
            }
        }
    }
    looks
}

/// The page with every widget in `look`.
pub(crate) fn page(look: &Look) -> Harness<'static> {
    let words = if look.rtl { &ARABIC } else { &SWEDISH };
    assert_eq!(words.language, &*look.language);
    harness(STATION, look, move |ui| {
        framed(words).show(ui, |ui| {
            widgets(ui, words);
            icons(ui);
        });
    })
}

/// Writes the picture when a folder is given.
fn keep(page: &mut Harness<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("SPECIMEN").map(PathBuf::from) {
        let picture = page.render().expect("picture");
        picture.save(folder.join(format!("{name}.png"))).expect("folder of SPECIMEN");
    }
}

#[test]
fn every_widget_settles_in_every_look() {
    for (name, look) in looks() {
        let mut page = page(&look);
        page.run();
        keep(&mut page, &name);
        page.set_size(vec2(STATION.x, 1700.0) / look.zoom());
        page.run();
        if look.scale_pct == 100 {
            keep(&mut page, &format!("{name}-all"));
        }
    }
}

#[test]
fn the_language_page_is_as_on_the_sheet() {
    let mut page = harness(STATION, &Look::default(), languages);
    for _ in 0..7 {
        page.key_press(egui::Key::Tab);
        page.run();
    }
    keep(&mut page, "languages");
}
