//! What every kind's check shares: the exercise's header, and refusals that name a value that would work.

use crate::art::goods::Theme;
use crate::diag::Code;
use crate::pack::{Keys, lists};
use crate::read::{Doc, Raw};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// What the exercise says outside its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Limit of the timed part; `None` when it cannot be used, which has been reported. What depends on it is then not
    /// checked, as any advice would rest on a limit that nobody wrote.
    pub limit_ms: Option<u32>,
    /// Items of a practice round; 0 without practice.
    pub practice_items: u16,
}

/// What a kind's check works with.
pub struct Check<'c, 's> {
    /// The file.
    pub doc: &'c Doc<'s>,
    /// What the exercise says outside its kind.
    pub header: Header,
    /// The text keys in use.
    pub keys: &'c mut Keys,
}

impl Check<'_, '_> {
    /// A number within its range; outside it is reported with the range.
    pub fn number(&self, raw: &Raw<u32>, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
        number(self.doc, raw, name, range)
    }

    /// The trade that decides what is drawn; a workshop where none is named.
    pub fn theme(&self, raw: Option<&Raw<Theme>>) -> Option<Theme> {
        raw.map_or(Some(Theme::Parts), |raw| self.doc.read(raw))
    }

    /// A text key, remembered as used, so that a missing translation is reported.
    pub fn key(&mut self, raw: &Raw<String>) -> Option<String> {
        self.keys.read(self.doc, raw)
    }

    /// A list of a permitted length; a wrong length is reported and the items are read all the same.
    pub fn list<T>(
        &self,
        raw: &Raw<Vec<Raw<T>>>,
        name: &str,
        fits: RangeInclusive<usize>,
    ) -> (Vec<Raw<T>>, bool)
    where
        Vec<Raw<T>>: for<'de> Deserialize<'de>,
    {
        lists::list(self.doc, raw, name, fits)
    }

    /// A name that nothing here has; `known` are the names there are.
    pub fn unknown(&self, raw: &Raw<String>, name: &str, what: &str, known: &[&str]) {
        let said = format!("there is no {what} `{name}` here");
        self.doc.push(
            self.doc
                .problem(Code::UnknownPart, self.doc.span(raw), said)
                .label("not found")
                .help("write the name of one that is there")
                .suggest(name, known),
        );
    }

    /// Something that cannot work here, where no single number would help.
    pub fn hopeless<T>(&self, code: Code, raw: &Raw<T>, why: impl Into<String>, help: impl Into<String>) {
        let made = self.doc.problem(code, self.doc.span(raw), why).label("cannot work here");
        self.doc.push(made.help(help));
    }

    /// A parameter that cannot work together with the others, and a value that would.
    pub fn impossible(&self, raw: &Raw<u32>, why: impl Into<String>, works: u32) {
        let span = self.doc.span(raw);
        self.doc.push(
            self.doc
                .problem(Code::Impossible, span.clone(), why)
                .label("cannot work here")
                .help(format!("{works} would work"))
                .fix(span, works.to_string()),
        );
    }
}

/// A number within its range; outside it is reported with the range.
pub(crate) fn number(doc: &Doc<'_>, raw: &Raw<u32>, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
    let number = doc.get(raw)?;
    if range.contains(&number.value) {
        return Some(number.value);
    }
    let (low, high) = (range.start(), range.end());
    let nearest = number.value.clamp(*low, *high);
    let what = format!("`{name}` goes from {low} to {high}, and this is {}", number.value);
    doc.push(
        doc.problem(Code::ParameterOutOfRange, number.span.clone(), what)
            .label(format!("{low} to {high}"))
            .help(format!("the nearest that works is {nearest}"))
            .fix(number.span, nearest.to_string()),
    );
    None
}
