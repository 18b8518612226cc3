//! Words of a set: `text/<lang>.ron`, plain texts by key. What candidates meet is checked to be there in every language.

use crate::diag::{Code, Diagnostic, Sink};
use crate::lang::Lang;
use crate::read::{Doc, Raw, Table};
use crate::source::Source;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Longest single text, characters: longer ones are not read on a screen.
pub(super) const TEXT_CHARS_MAX: usize = 600;

/// Where each text key is used: the file and place that a missing translation is told from.
#[derive(Debug, Default)]
pub struct Keys {
    used: BTreeMap<String, Use>,
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
        self.used.entry(key.value.clone()).or_insert_with(|| Use {
            file: doc.source().path().to_owned(),
            place: doc.source().place(key.span.start),
            span: key.span,
        });
        Some(key.value)
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
    for (key, raw) in doc.entries(&table) {
        let Some(text) = doc.get(&raw) else { continue };
        if text.value.trim().is_empty() {
            let what = format!("the text of `{}` is empty", key.value);
            doc.push(doc.problem(Code::EmptyText, text.span, what).label("nothing to read"));
        } else if text.value.chars().count() > TEXT_CHARS_MAX {
            let what = format!(
                "the text of `{}` has {} characters; nobody reads more than {TEXT_CHARS_MAX} at a station",
                key.value,
                text.value.chars().count()
            );
            doc.push(doc.problem(Code::TextTooLong, text.span, what).help("divide it into paragraphs, or say less"));
        } else if text.value.chars().any(|c| c.is_control() && c != '\n') {
            let what = format!("the text of `{}` holds a control character", key.value);
            doc.push(doc.problem(Code::ControlCharacter, text.span, what).help("type the text anew"));
        }
        if !keys.used.contains_key(&key.value) {
            let what = format!("nothing in the set uses the text `{}`", key.value);
            doc.push(doc.problem(Code::UnusedText, key.span.clone(), what).suggest(&key.value, &keys.names()));
        }
        words.insert(key.value, text.value);
    }
    let there: Vec<&str> = words.keys().map(String::as_str).collect();
    for (key, used) in keys.used.iter().filter(|(key, _)| !words.contains_key(*key)) {
        let what = format!("`{key}` has no text in `{lang}`");
        let mut missing = Diagnostic::in_file(Code::MissingTranslation, &used.file, what)
            .label(format!("used here, missing in {}", source.path()))
            .suggest(key, &there)
            .help(format!("add `\"{key}\": \"…\",` to {}", source.path()));
        missing.span = used.span.clone();
        missing.place = used.place;
        doc.push(missing);
    }
    Some(words)
}
