//! Order of letters on a line: from the order they are read in to pieces in the order they are drawn in.
//!
//! The toolkit shapes one run of one font at a time, from left to right, and knows nothing of direction. So a line is
//! cut into pieces that the shaper cannot get wrong: an Arabic word is one piece (the shaper joins and orders its
//! letters), anything else inside right-to-left text is a piece of one letter, brackets already mirrored. Levels come
//! from the Unicode bidirectional algorithm (UAX 9).

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level, ParagraphInfo};

/// The direction a paragraph has regardless of its first letter: that of the page's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Swedish, English, Ukrainian, Somali.
    #[default]
    LeftToRight,
    /// Arabic, Persian, Dari.
    RightToLeft,
}

impl Direction {
    /// From the flag of a look.
    pub fn from_rtl(rtl: bool) -> Self {
        if rtl { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// Whether reading begins at the right.
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }
}

/// A text whose levels are known.
pub struct Analysed<'t> {
    info: BidiInfo<'t>,
}

impl<'t> Analysed<'t> {
    /// Runs the algorithm over `text`.
    pub fn new(text: &'t str, direction: Direction) -> Self {
        let level = if direction.is_rtl() { Level::rtl() } else { Level::ltr() };
        Self { info: BidiInfo::new(text, Some(level)) }
    }

    /// The pieces of one line, leftmost first. `line` is a byte range on character borders; anything else gives no
    /// pieces.
    pub fn pieces(&self, line: Range<usize>) -> Vec<String> {
        let mut pieces = Vec::new();
        if self.info.text.get(line.clone()).is_none() {
            return pieces;
        }
        // A line lies in one paragraph, unless a stray separator stands inside it.
        for paragraph in &self.info.paragraphs {
            let part = line.start.max(paragraph.range.start)..line.end.min(paragraph.range.end);
            if !part.is_empty() {
                self.paragraph_pieces(paragraph, part, &mut pieces);
            }
        }
        pieces
    }

    fn paragraph_pieces(&self, paragraph: &ParagraphInfo, line: Range<usize>, pieces: &mut Vec<String>) {
        let (levels, runs) = self.info.visual_runs(paragraph, line);
        for run in runs {
            let part = &self.info.text[run.clone()];
            if levels[run.start].is_rtl() {
                let mut turned = Vec::new();
                right_to_left(part, &mut turned);
                pieces.extend(turned.into_iter().rev());
            } else {
                left_to_right(part, pieces);
            }
        }
    }
}

/// Cuts a left-to-right run. Arabic and Persian digits count as Arabic script for the shaper, which would turn a
/// number round, so each stands alone.
fn left_to_right(run: &str, pieces: &mut Vec<String>) {
    let mut open = false;
    for letter in run.chars().filter(|&letter| is_drawn(letter)) {
        let alone = is_arabic_digit(letter) || matches!(letter, '٪' | '٫' | '٬');
        match pieces.last_mut() {
            Some(piece) if open && !alone => piece.push(letter),
            _ => pieces.push(letter.to_string()),
        }
        open = !alone;
    }
}

/// Cuts a right-to-left run, in reading order: the caller turns the pieces round.
fn right_to_left(run: &str, pieces: &mut Vec<String>) {
    let mut in_word = false;
    for letter in run.chars().filter(|&letter| is_drawn(letter)) {
        let joins = is_arabic_word(letter);
        match pieces.last_mut() {
            Some(piece) if in_word && joins => piece.push(letter),
            _ => pieces.push(mirrored(letter).to_string()),
        }
        in_word = joins;
    }
}

/// Marks that steer direction are obeyed and not drawn; so are the tab and line ends.
fn is_drawn(letter: char) -> bool {
    let steers = matches!(letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    !steers && !letter.is_control()
}

fn is_arabic_digit(letter: char) -> bool {
    matches!(letter, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

/// Letters, vowel marks and joiners that the shaper must see together.
fn is_arabic_word(letter: char) -> bool {
    matches!(letter,
        '\u{610}'..='\u{61A}' | '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6EF}'
        | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{200C}' | '\u{200D}' | '\u{300}'..='\u{36F}')
}

/// The glyph a character gets inside right-to-left text (UAX 9, rule L4).
fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '≤' => '≥',
        '≥' => '≤',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of character borders of `text`.
    fn every_cut(text: &str) -> Vec<Range<usize>> {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let cuts = borders.iter().enumerate();
        cuts.flat_map(|(i, &start)| borders[i..].iter().map(move |&end| start..end)).collect()
    }

    /// What is drawn, leftmost first, pieces parted by a bar.
    fn drawn(text: &str, direction: Direction) -> String {
        Analysed::new(text, direction).pieces(0..text.len()).join("|")
    }

    #[test]
    fn lines_come_out_in_the_order_they_are_drawn() {
        use Direction::{LeftToRight as L, RightToLeft as R};
        for (text, direction, expected) in [
            // Latin only: one piece, so that kerning and marks work.
            ("Sortera delar (12 st).", L, "Sortera delar (12 st)."),
            // The full stop belongs to the right-to-left page: it stands at the left.
            ("Svenska.", R, ".|Svenska"),
            // Words run from the right.
            ("اختر اللغة", R, "اللغة| |اختر"),
            ("اختر اللغة", L, "اللغة| |اختر"),
            // Western digits inside Arabic keep their own order.
            ("بقي 15 دقيقة.", R, ".|دقيقة| |15| |بقي"),
            // Arabic and Persian digits: most significant at the left.
            ("بقي ١٥ دقيقة", R, "دقيقة| |١|٥| |بقي"),
            ("۱۵ دقیقه", R, "دقیقه| |۱|۵"),
            // Brackets face each other on screen.
            ("زر (أحمر)", R, "(|أحمر|)| |زر"),
            ("زر [A] هنا", R, "هنا| |[|A|]| |زر"),
            // A Latin name inside, and isolates that draw nothing.
            ("اضغط \u{2068}Nästa\u{2069} الآن", R, "الآن| |Nästa| |اضغط"),
            // An isolate keeps the number at its place in a Latin sentence.
            ("Namn: \u{2068}سارة\u{2069}, 3 poäng", L, "Namn: |سارة|, 3 poäng"),
            // Groups of digits after Arabic run with the page, unless the number is isolated as a whole.
            ("هاتف 08-123 45", R, "45| |123|-|08| |هاتف"),
            ("هاتف \u{2066}08-123 45\u{2069}", R, "08-123 45| |هاتف"),
            ("الساعة 10:30", R, "10:30| |الساعة"),
            // A word with a non-joiner is shaped as one.
            ("می\u{200c}خواهم", R, "می\u{200c}خواهم"),
            // Two languages of one script, as in a list of languages.
            ("دری / فارسی", R, "فارسی| |/| |دری"),
        ] {
            let got = drawn(text, direction);
            assert_eq!(got, expected, "{text:?} {direction:?}");
        }
    }

    #[test]
    fn pieces_keep_every_drawn_letter_once() {
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text
                .chars()
                .filter(|&letter| is_drawn(letter))
                .map(|letter| letter.min(mirrored(letter)))
                .collect();
            letters.sort_unstable();
            letters
        };
        for text in ["بقي ١٥ (من 20) دقيقة «Nästa».", "a(ب)c 12", "\u{2068}ا\u{2069}"] {
            for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                let analysed = Analysed::new(text, direction);
                for cut in every_cut(text) {
                    let pieces = analysed.pieces(cut.clone()).concat();
                    assert_eq!(sorted(&pieces), sorted(&text[cut.clone()]), "{text:?} {cut:?}");
                }
            }
        }
    }

    #[test]
    fn ranges_that_are_no_line_give_nothing() {
        let analysed = Analysed::new("å\nب", Direction::LeftToRight);
        assert!(analysed.pieces(0..1).is_empty(), "inside a letter");
        assert!(analysed.pieces(0..99).is_empty(), "past the end");
        assert_eq!(analysed.pieces(0..5), ["å", "ب"], "over two paragraphs nothing is lost");
        assert!(Analysed::new("", Direction::RightToLeft).pieces(0..0).is_empty());
    }
}
