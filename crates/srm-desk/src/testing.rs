//! For tests of screens: a harness in a look, every look in turn, and pictures to be looked at.
//!
//! With `DESK_PICTURES=DIR` in the environment each picture is written to DIR.

use egui::Ui;
use egui_kittest::Harness;
use srm_core::lang::Lang;
use srm_core::palette::Theme;
use srm_text::Words;
use srm_ui::testing::{STATION, harness};
use srm_ui::tokens::Look;

/// The words of a language.
pub(crate) fn words_of(code: &str) -> Words {
    Words::of(&Lang::parse(code).unwrap())
}

/// A harness of a whole window in `look`.
pub(crate) fn desk<'a>(look: &Look, page: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    harness(STATION, look, page)
}

/// Looks that every screen must be able to take: as designed, mirrored, at 200 %, in high contrast.
pub(crate) fn looks() -> [(&'static str, Look); 4] {
    [
        ("sv", Look::default()),
        ("ar", Look { rtl: true, language: "ar".into(), ..Look::default() }),
        ("200", Look { scale_pct: 200, language: "en".into(), ..Look::default() }),
        ("contrast", Look { theme: Theme::HighContrast, ..Look::default() }),
    ]
}

/// Shows a screen in every look, over the whole window. The harness itself fails where a letter has no picture or a
/// field no name. Pictures are called `name-look.png`.
pub(crate) fn each_look(name: &str, mut page: impl FnMut(&mut Ui, &Words)) {
    for (called, look) in looks() {
        let words = words_of(&look.language);
        let mut shown = desk(&look, |ui| page(ui, &words));
        shown.run();
        picture(&mut shown, &format!("{name}-{called}"));
    }
}

/// Writes a picture, when they are wanted.
pub(crate) fn picture(page: &mut Harness<'_>, name: &str) {
    let Some(folder) = std::env::var_os("DESK_PICTURES") else { return };
    let image = page.render().unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    image.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
}

fn sources(folder: &std::path::Path, all: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push(path);
        }
    }
}

#[test]
fn every_word_the_desk_names_exists() {
    let words = words_of("sv");
    let mut all = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut seen = 0;
    for path in all {
        let code = std::fs::read_to_string(&path).unwrap();
        for call in code.split("words.text(\"").skip(1).chain(code.split("Say::new(\"").skip(1)) {
            let id = call.split('"').next().unwrap();
            assert!(words.has(id), "{}: no words for `{id}`", path.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} found");
}
