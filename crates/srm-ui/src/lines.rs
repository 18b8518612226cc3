//! Where lines end: the Unicode line breaking algorithm (UAX 14) filled greedily.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Room for one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// In points.
    pub width: f32,
    /// In characters.
    pub chars: usize,
}

/// Cuts `text` into lines that fit `room`, as byte ranges without the spaces at their ends. A forced break makes a
/// line of its own, possibly empty. `measure` gives the width of a part in points. A word wider than the room is cut
/// between letters rather than painted outside.
pub(crate) fn wrap(
    text: &str,
    room: Room,
    measure: &mut dyn FnMut(Range<usize>) -> f32,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    // The line so far: from `start` to `fit`, `used` wide with the spaces at its end.
    let (mut start, mut fit, mut used) = (0, 0, 0.0);
    for (end, kind) in linebreaks(text) {
        let part = fit..end;
        let too_long = |start: usize| text[start..trimmed(text, start..end).end].chars().count() > room.chars;
        if fit > start && (used + measure(trimmed(text, part.clone())) > room.width || too_long(start)) {
            lines.push(trimmed(text, start..fit));
            (start, used) = (fit, 0.0);
        }
        while fit == start && (measure(trimmed(text, start..end)) > room.width || too_long(start)) {
            let Some(cut) = cut_word(text, start..end, room, measure) else { break };
            lines.push(start..cut);
            (start, fit) = (cut, cut);
        }
        used += measure(fit..end);
        fit = end;
        if kind == BreakOpportunity::Mandatory && (end < text.len() || start < end) {
            lines.push(trimmed(text, start..end));
            (start, used) = (end, 0.0);
        }
    }
    if text.ends_with('\n') {
        lines.push(text.len()..text.len());
    }
    lines
}

/// `part` without white space at its end.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    part.start..part.start + text[part].trim_end().len()
}

/// The furthest border between letters where a beginning of `word` still fits; at least one letter. Nothing when the
/// word cannot be cut.
fn cut_word(
    text: &str,
    word: Range<usize>,
    room: Room,
    measure: &mut dyn FnMut(Range<usize>) -> f32,
) -> Option<usize> {
    let mut best = None;
    for (count, (offset, letter)) in text[word.clone()].char_indices().enumerate().skip(1) {
        let at = word.start + offset;
        // A mark or a joiner stays with its letter.
        if matches!(letter, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{200C}' | '\u{200D}') {
            continue;
        }
        if best.is_some() && (count > room.chars || measure(word.start..at) > room.width) {
            break;
        }
        best = Some(at);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is one point wide.
    fn lines(text: &str, width: f32, chars: usize) -> Vec<&str> {
        let mut measure = |part: Range<usize>| text[part].chars().count() as f32;
        wrap(text, Room { width, chars }, &mut measure).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_end_at_spaces_hyphens_and_line_ends() {
        assert_eq!(lines("en två tre", 6.0, 60), ["en två", "tre"]);
        assert_eq!(lines("en två tre", 60.0, 60), ["en två tre"]);
        assert_eq!(lines("in-och-ut", 7.0, 60), ["in-och-", "ut"]);
        assert_eq!(lines("en\n\ntvå", 60.0, 60), ["en", "", "två"]);
        assert_eq!(lines("en\n", 60.0, 60), ["en", ""]);
        assert_eq!(lines("", 60.0, 60), Vec::<&str>::new());
        assert_eq!(lines("اختر اللغة", 6.0, 60), ["اختر", "اللغة"]);
    }

    #[test]
    fn a_line_has_no_more_characters_than_allowed() {
        assert_eq!(lines("aa bb cc dd", 99.0, 5), ["aa bb", "cc dd"]);
    }

    #[test]
    fn a_word_wider_than_the_room_is_cut() {
        assert_eq!(lines("Batterimonteringsstation", 10.0, 60), ["Batterimon", "teringssta", "tion"]);
        assert_eq!(lines("a Batterimontering b", 8.0, 60), ["a", "Batterim", "ontering", "b"]);
    }

    #[test]
    fn every_width_keeps_every_word_letter_in_order_and_ends() {
        let text = "Läs kortet två gånger, och kontrollera lock-3 (utan hjälp)!\nبقي ١٥ دقيقة";
        let solid = |part: &str| part.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        for width in 0..70 {
            for chars in [1, 5, 60] {
                let lines = lines(text, width as f32, chars);
                assert_eq!(solid(&lines.concat()), solid(text), "{width} {chars}");
                let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
                assert!(widest <= width.max(1), "{width}: {lines:?}");
                assert!(widest <= chars.max(1), "{chars}: {lines:?}");
            }
        }
    }
}
