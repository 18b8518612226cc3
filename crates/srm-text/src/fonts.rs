//! The letters that ship inside the programs, so that words look the same on every machine and on paper.
//!
//! `assets/README.md` says where the files come from and what they hold.

/// A font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontFile {
    /// Its name, as in the file.
    pub name: &'static str,
    /// The file.
    pub bytes: &'static [u8],
}

/// Running text: Latin, Greek, Cyrillic.
pub const REGULAR: FontFile =
    FontFile { name: "NotoSans-Regular", bytes: include_bytes!("../assets/NotoSans-Regular.ttf") };

/// Titles and what is selected: Latin, Greek, Cyrillic.
pub const BOLD: FontFile =
    FontFile { name: "NotoSans-Bold", bytes: include_bytes!("../assets/NotoSans-Bold.ttf") };

/// Running text: Arabic with Persian letters and digits.
pub const ARABIC_REGULAR: FontFile = FontFile {
    name: "NotoSansArabic-Regular",
    bytes: include_bytes!("../assets/NotoSansArabic-Regular.ttf"),
};

/// Titles and what is selected: Arabic with Persian letters and digits.
pub const ARABIC_BOLD: FontFile =
    FontFile { name: "NotoSansArabic-Bold", bytes: include_bytes!("../assets/NotoSansArabic-Bold.ttf") };

/// Every font, in the order in which they are asked for a letter.
pub const ALL: [FontFile; 4] = [REGULAR, BOLD, ARABIC_REGULAR, ARABIC_BOLD];
