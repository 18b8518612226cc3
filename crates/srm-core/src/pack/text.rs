//! Words of a set: `text/<lang>.ron`, plain texts by key. What candidates meet is checked to be there in every language.

use crate::diag::{Code, Diagnostic, Sink, suggest};
use crate::lang::Lang;
use crate::read::{Doc, Raw, Table};
use crate::source::Source;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Longest single text, characters: longer ones are not read on a screen.
pub(super) const TEXT_CHARS_MAX: usize = 600;

/// Characters that do not show, or that turn the reading direction of what comes after them. Line feeds are allowed, and
/// so are the two joiners (U+200C, U+200D), which Persian and other languages are written with.
pub(super) fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\u{200c}' | '\u{200d}' => false,
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => true,
        c => c.is_control(),
    }
}

/// Where each text key is used: the file and place that a missing translation is told from.
#[derive(Debug, Default)]
pub struct Keys {
    used: BTreeMap<String, Use>,
    /// Whether some part that may use a key could not be read.
    gaps: bool,
}

#[derive(Debug)]
struct Use {
    file: String,
    span: Range<usize>,
    place: crate::diag::LineCol,
}

impl Keys {
    /// Reads a text key and remembers its first use.
    pub(crate) fn read(&mut self, doc: &Doc<'_>, raw: &Raw<String>) -> Option<String> {
        let key = doc.get(raw)?;
        if key.value.is_empty() {
            let help =
                "write the key of a text, such as `sort.title`, and the text under it in each language";
            doc.push(
                doc.problem(Code::EmptyText, key.span, "the text key is empty").label("no key").help(help),
            );
            return None;
        }
        self.used.entry(key.value.clone()).or_insert_with(|| Use {
            file: doc.source().path().to_owned(),
            place: doc.source().place(key.span.start),
            span: key.span,
        });
        Some(key.value)
    }

    /// Remembers that a file was looked at for its keys; one that could not be read in full may use more of them.
    pub(super) fn all_of(&mut self, doc: &Doc<'_>) {
        self.gaps |= !doc.is_whole();
    }

    /// Remembers that something that uses keys is not there at all.
    pub(super) const fn are_not_all(&mut self) {
        self.gaps = true;
    }

    fn names(&self) -> Vec<&str> {
        self.used.keys().map(String::as_str).collect()
    }
}

/// Checks one language's words by themselves and against the keys in use.
pub(super) fn check(
    lang: &Lang,
    source: &Source,
    keys: &Keys,
    sink: &RefCell<Sink>,
) -> Option<BTreeMap<String, String>> {
    let doc = Doc::new(source, sink);
    let table: Table<String> = doc.document()?;
    let mut words = BTreeMap::new();
    let entries = doc.entries(&table);
    for (key, raw) in &entries {
        let Some(text) = doc.get(raw) else { continue };
        if text.value.trim().is_empty() {
            let what = format!("the text of `{}` is empty", key.value);
            let help = "write the text; where nothing is to be said, take the key out of whatever uses it";
            doc.push(doc.problem(Code::EmptyText, text.span, what).label("nothing to read").help(help));
        } else if text.value.chars().count() > TEXT_CHARS_MAX {
            let what = format!(
                "the text of `{}` has {} characters; nobody reads more than {TEXT_CHARS_MAX} at a station",
                key.value,
                text.value.chars().count()
            );
            doc.push(
                doc.problem(Code::TextTooLong, text.span, what)
                    .help("divide it into paragraphs, or say less"),
            );
        } else if let Some(c) = text.value.chars().find(|c| is_invisible(*c)) {
            let what =
                format!("the text of `{}` holds the invisible character U+{:04X}", key.value, u32::from(c));
            let help = "type the text anew; the reading direction is found from its letters";
            doc.push(doc.problem(Code::ControlCharacter, text.span, what).help(help));
        }
        if !keys.gaps && !keys.used.contains_key(&key.value) {
            let what = format!("nothing in the set uses the text `{}`", key.value);
            let help = "take the entry out, or name it where it belongs";
            let made = doc.problem(Code::UnusedText, key.span.clone(), what).help(help);
            doc.push(match suggest(&key.value, &keys.names()) {
                Some(_) => made.suggest(&key.value, &keys.names()),
                None => made,
            });
        }
        words.insert(key.value.clone(), text.value);
    }
    // A text that could not be read is there all the same.
    let there: Vec<&str> = entries.iter().map(|(key, _)| key.value.as_str()).collect();
    for (key, used) in keys.used.iter().filter(|(key, _)| !there.contains(&key.as_str())) {
        let what = format!("`{key}` has no text in `{lang}`");
        let mut missing = Diagnostic::in_file(Code::MissingTranslation, &used.file, what)
            .label(format!("used here, missing in {}", source.path()))
            .help(format!("add `\"{key}\": \"…\",` to {}", source.path()));
        if let Some(near) = suggest(key, &there) {
            missing = missing.note(format!("there is a text `{near}`, if that is meant"));
        }
        missing.span = used.span.clone();
        missing.place = used.place;
        doc.push(missing);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_told_from_what_writing_needs() {
        let turning =
            ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2068}', '\u{2069}'];
        let hidden = ['\0', '\t', '\r', '\u{7f}', '\u{85}', '\u{200b}', '\u{2060}', '\u{2064}', '\u{feff}'];
        for c in turning.into_iter().chain(hidden) {
            assert!(is_invisible(c), "U+{:04X}", u32::from(c));
        }
        for c in
            ['\n', ' ', 'å', 'ش', '\u{200c}', '\u{200d}', '\u{a0}', '\u{2011}', '–', '\u{2065}', '\u{2070}']
        {
            assert!(!is_invisible(c), "U+{:04X}", u32::from(c));
        }
    }
}
