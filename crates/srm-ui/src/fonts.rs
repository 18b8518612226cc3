//! The fonts that ship inside the program, so that text is the same on every machine.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use srm_text::fonts as files;

/// How heavy letters are. Bold is a cut of its own, not a smeared regular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Titles, the main action, what is selected.
    Bold,
}

impl Weight {
    /// The family that holds this weight, with Arabic as its second font.
    pub fn family(self) -> FontFamily {
        FontFamily::Name(
            match self {
                Self::Regular => "regular",
                Self::Bold => "bold",
            }
            .into(),
        )
    }

    /// The font of this weight at `size_pt` points.
    pub fn font(self, size_pt: f32) -> FontId {
        FontId::new(size_pt, self.family())
    }
}

/// The families `regular` and `bold`; the toolkit's own two families point at `regular`.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for file in files::ALL {
        fonts.font_data.insert(file.name.to_owned(), Arc::new(FontData::from_static(file.bytes)));
    }
    let names =
        |latin: files::FontFile, arabic: files::FontFile| [latin, arabic].map(|file| file.name.to_owned());
    let regular = names(files::REGULAR, files::ARABIC_REGULAR).to_vec();
    let bold = names(files::BOLD, files::ARABIC_BOLD).to_vec();
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular.clone());
    fonts.families.insert(Weight::Regular.family(), regular);
    fonts.families.insert(Weight::Bold.family(), bold);
    fonts
}

/// Gives `ctx` the fonts. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_first_languages_has_a_glyph_in_both_weights() {
        let ctx = Context::default();
        install(&ctx);
        let letters = "ABCÅÄÖåäöéü ĐđƏə АБВГҐЄІЇЯабвгґєіїя ΑΩαω 0123456789 .,:;!?()[]«»‹›“”„‘’–—…·•%/+×°€ \
                       ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأإؤئةى پچژگکی ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ،؛؟٪";
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for weight in [Weight::Regular, Weight::Bold] {
                for letter in letters.chars() {
                    let known = ui.fonts_mut(|fonts| fonts.has_glyph(&weight.font(24.0), letter));
                    assert!(known, "{weight:?} lacks {letter:?}");
                }
            }
        });
        output.textures_delta.clear();
    }

    #[test]
    fn fonts_stay_small() {
        for (name, data) in definitions().font_data {
            let bytes = (*data.font).as_ref().len();
            assert!(bytes < 350_000, "{name} has {bytes} bytes");
        }
    }
}
