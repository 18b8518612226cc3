//! `docs/glyphs.md` and its sheets, made from what is drawn and what it is called: goods, signs, what is sorted and
//! inspected, what is done about an instrument, and the steps of a task.

use srm_core::art::goods::{Good, Theme, good};
use srm_core::art::signs::{Sign, crossed, sign};
use srm_core::art::{self, Flaw, Hue, Plate};
use srm_core::kinds::observed::{Glyph, glyph_picture};
use srm_core::palette::{Ink, Theme as Look};
use srm_core::say::Say;
use srm_core::scene::{Item, Scene, pt};
use srm_core::svg::{self, Style};
use srm_text::Words;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Where the sheets lie, below `docs`.
pub const SHEETS: &str = "images/glyphs";

/// Name of a trade as files write it.
const fn name_of(theme: Theme) -> &'static str {
    match theme {
        Theme::Parts => "parts",
        Theme::Care => "care",
        Theme::Cleaning => "cleaning",
        Theme::Kitchen => "kitchen",
    }
}

/// How a message id reads in a file: `good-pill-box` is `pill_box`.
fn written(id: &str) -> String {
    id.split_once('-').map_or(id, |(_, name)| name).replace('-', "_")
}

/// The steps, those that take a thing with one that suits them.
fn steps() -> [Glyph; 22] {
    Glyph::all(Good::Box).map(|glyph| match glyph {
        Glyph::Screw(_) => Glyph::Screw(Good::Plate),
        Glyph::Check(_) => Glyph::Check(Good::Apple),
        Glyph::Count(_) => Glyph::Count(Good::Cell),
        Glyph::Clean(_) => Glyph::Clean(Good::DinnerPlate),
        Glyph::Pack(_) => Glyph::Pack(Good::Shoe),
        Glyph::HandOver(_) => Glyph::HandOver(Good::Cup),
        Glyph::Spray(_) => Glyph::Spray(Good::Sponge),
        Glyph::Pour(_) => Glyph::Pour(Good::Bowl),
        Glyph::Measure(_) => Glyph::Measure(Good::Bread),
        Glyph::Cut(_) => Glyph::Cut(Good::Carrot),
        other => other,
    })
}

/// Drawings, `columns` in a row.
fn laid(drawings: Vec<Vec<Item>>, columns: i32, (w, h): (i32, i32), scale_pm: i32) -> Vec<Item> {
    let place = |i: i32| pt(w / 2 + w * (i % columns), h / 2 - 22 + h * (i / columns));
    (0..).zip(drawings).map(|(i, drawing)| art::placed(place(i), scale_pm, 100, drawing)).collect()
}

/// The same with a number under each.
fn numbered(drawings: Vec<Vec<Item>>, columns: i32, (w, h): (i32, i32), scale_pm: i32) -> Vec<Item> {
    let count = i32::try_from(drawings.len()).unwrap_or(i32::MAX);
    let mut items = laid(drawings, columns, (w, h), scale_pm);
    items.extend((0..count).map(|i| {
        let (x, y) = (w / 2 + w * (i % columns), h - 22 + h * (i / columns));
        art::label(x, y, (i + 1).to_string(), 34, Ink::Muted)
    }));
    items
}

/// Name and drawing of every sheet.
fn sheets() -> Vec<(String, Vec<Item>)> {
    let mut sheets: Vec<(String, Vec<Item>)> = Theme::ALL
        .into_iter()
        .map(|theme| {
            let drawings = theme.goods().into_iter().map(good).collect();
            (name_of(theme).to_owned(), numbered(drawings, 5, (320, 490), 1700))
        })
        .collect();
    let signs = Sign::ALL.into_iter().map(sign).chain(Sign::ALL.into_iter().map(crossed));
    sheets.push(("signs".into(), numbered(signs.collect(), 7, (228, 420), 1250)));
    let cards = steps().into_iter().map(|glyph| {
        let mut card = art::step_card();
        card.push(art::at(pt(0, 14), glyph_picture(glyph)));
        card
    });
    sheets.push(("steps".into(), numbered(cards.collect(), 6, (266, 248), 720)));
    let of =
        |draw: &dyn Fn(Theme) -> Vec<Vec<Item>>| Theme::ALL.into_iter().flat_map(draw).collect::<Vec<_>>();
    let hues = [Hue::Vermilion, Hue::Green, Hue::Purple];
    let wares = of(&|theme| {
        let holes = hues.into_iter().zip(1..);
        let mut row = vec![art::ware(theme, Plate { hue: None, holes: 0 })];
        row.extend(holes.map(|(hue, holes)| art::ware(theme, Plate { hue: Some(hue), holes })));
        row
    });
    sheets.push(("sorted".into(), laid(wares, 4, (400, 248), 1350)));
    let inspected = of(&|theme| {
        let flawed = Flaw::ALL.into_iter().zip([1, 1, 2]).map(Some);
        let all = std::iter::once(None).chain(flawed);
        all.map(|flaw| art::inspected(theme, Hue::Blue, flaw)).collect()
    });
    sheets.push(("inspected".into(), laid(inspected, 4, (400, 248), 1350)));
    let actions = of(&|theme| (0..3).map(|which| art::action(theme, which)).collect());
    sheets.push(("actions".into(), numbered(actions, 6, (266, 490), 2000)));
    sheets
}

/// Name and content of every sheet.
pub fn pictures() -> Vec<(String, String)> {
    let style = Style { theme: Look::Light, lang: "en", rtl: false, words: &|_| String::new() };
    let drawn = sheets().into_iter().map(|(name, items)| {
        let scene = Scene { items, ..Scene::default() };
        (format!("{name}.svg"), svg::scene(&scene, &style))
    });
    drawn.collect()
}

const HEAD: &str = "# The glyphs

<!-- Made by `cargo exercise-docs` from the drawings and the word files; a test says when it is out of date. -->

Everything that is drawn for four trades, with the name it has in exercise files and the words a listener is told. A
kind that has a `theme` shows the things of that trade. Drawings differ in outline, not only in colour, and take their
colours from roles, so that they hold in the light, the dark and the high-contrast look. A number under a drawing is its
row in the table.
";

/// Without the marks that keep arguments apart in running text.
fn plain(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

struct Page {
    out: String,
    words: Vec<(String, Words)>,
}

impl Page {
    fn section(&mut self, title: &str, sheet: &str, about: &str) {
        let _ = write!(self.out, "\n## {title}\n\n{about}\n\n![{title}]({SHEETS}/{sheet}.svg)\n\n");
        let langs: Vec<&str> = self.words.iter().map(|(lang, _)| lang.as_str()).collect();
        let _ = writeln!(
            self.out,
            "| | in files | {} |\n|---:|---|{}",
            langs.join(" | "),
            "---|".repeat(langs.len())
        );
    }

    fn row(&mut self, number: usize, written: &str, id: &'static str) {
        self.said(number, written, &Say::new(id));
    }

    fn said(&mut self, number: usize, written: &str, say: &Say) {
        let words: Vec<String> = self.words.iter().map(|(_, words)| plain(&words.say(say))).collect();
        let _ = writeln!(self.out, "| {number} | {written} | {} |", words.join(" | "));
    }
}

/// The page.
pub fn page() -> String {
    let mut words: Vec<(String, Words)> =
        srm_text::languages().iter().map(|lang| (lang.to_string(), Words::of(lang))).collect();
    words.sort_by_key(|(lang, _)| (lang != "sv", lang != "en", lang.clone()));
    let mut page = Page { out: HEAD.to_owned(), words };
    for theme in Theme::ALL {
        let name = name_of(theme);
        page.section(&format!("Goods: {name}"), name, &format!("`theme: {name}`."));
        for (i, good) in theme.goods().into_iter().enumerate() {
            page.row(i + 1, &format!("`{}`", written(good.word())), good.word());
        }
    }
    page.section(
        "Signs",
        "signs",
        "Round plates tell what food holds, triangles a danger. The second row says \"without\".",
    );
    for (i, sign) in Sign::ALL.into_iter().enumerate() {
        page.row(i + 1, &format!("`{}`", written(sign.word())), sign.word());
    }
    for (i, sign) in Sign::ALL.into_iter().enumerate() {
        let say = Say::new("sign-crossed").word("sign", sign.word());
        page.said(Sign::ALL.len() + i + 1, &format!("`{}`, crossed out", written(sign.word())), &say);
    }
    let about = "For the cards of `observed`: `Step(glyph: pour(bowl))`. What is named in brackets can be any of the goods.";
    page.section("Steps", "steps", about);
    for (i, glyph) in steps().into_iter().enumerate() {
        let name = written(glyph.word());
        let thing = glyph.thing().map_or_else(String::new, |thing| format!("({})", written(thing.word())));
        page.row(i + 1, &format!("`{name}{thing}`"), glyph.word());
    }
    let about = "What `gauge_watch` asks for when a needle is too low, too high or far too high: three in each trade.";
    page.section("Actions", "actions", about);
    let actions = Theme::ALL.into_iter().flat_map(|theme| (0..3).map(move |which| (theme, which)));
    for (i, (theme, which)) in actions.enumerate() {
        page.row(i + 1, &format!("`theme: {}`", name_of(theme)), art::action_word(theme, which));
    }
    page.out.push_str(
        "\n## What is sorted\n\nFor `rule_sort`, one trade in each row: as it stands on a card, then with one, two and three \
         marks (holes, tags, labels, dots).\n\n",
    );
    let _ = writeln!(page.out, "![What is sorted]({SHEETS}/sorted.svg)");
    page.out.push_str(
        "\n## What is inspected\n\nFor `defect_stream`, one trade in each row: whole, then with its three sorts of defects in \
         the order of `defect_kinds`.\n\n",
    );
    let _ = writeln!(page.out, "![What is inspected]({SHEETS}/inspected.svg)");
    page.out
}

/// Writes page and sheets below `docs`.
pub fn write(docs: &Path) -> io::Result<()> {
    std::fs::write(docs.join("glyphs.md"), page())?;
    let folder = docs.join(SHEETS);
    std::fs::create_dir_all(&folder)?;
    for (name, picture) in pictures() {
        std::fs::write(folder.join(name), picture)?;
    }
    Ok(())
}
