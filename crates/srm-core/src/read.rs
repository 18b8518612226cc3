//! Authors' RON files to typed values, with *all* problems reported.
//!
//! A [`Doc`] first looks at the shape of the whole text and reports every syntax fault. Then types are
//! read piece by piece: a file type keeps its parts as [`Raw`] slices, and each is read on its own with
//! [`Doc::read`], so that one wrong value never hides the next. An unknown, doubled or missing field is reported and
//! mended in a private copy, so that the rest of its group is read all the same.
//!
//! File types derive `Deserialize` with `deny_unknown_fields`; they use neither `untagged` nor `flatten`, and no
//! floats. `Raw<T>` works as a field of a struct or of an enum's struct variant, and inside `Option`, `Vec` and
//! [`Table`]. It does **not** work as the sole content of a newtype variant (`Sort(Raw<SortFile>)`): authors write
//! `Sort(rounds: 4)` there, and the slice between those brackets is not a value. Write `Sort(SortFile)`.

mod faults;
pub(crate) mod lex;
mod outline;
mod tree;
mod wanted;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};

use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::source::Source;
use faults::{Attempt, Edit};
use tree::{NodeId, Outline};

/// A part of a file that is kept as it stands and read later, with [`Doc::read`] of the same document.
pub struct Raw<T> {
    address: usize,
    bytes: usize,
    is: PhantomData<fn() -> T>,
}

impl<T> Clone for Raw<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Raw<T> {}

impl<T> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} bytes)", self.bytes)
    }
}

impl<'de, T> Deserialize<'de> for Raw<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'de RawValue>::deserialize(deserializer)?.get_ron();
        // Only where the slice lies is kept, so file types carry no lifetime; the document finds it again by that.
        Ok(Self { address: text.as_ptr().addr(), bytes: text.len(), is: PhantomData })
    }
}

/// A value and the bytes of the file it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub span: Range<usize>,
}

/// A map `{ "key": value, … }` in the order of the file.
#[derive(Clone, Debug)]
pub struct Table<T> {
    entries: Vec<(Raw<String>, Raw<T>)>,
}

impl<T> Table<T> {
    /// How many entries the file has, doubled keys included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<'de, T> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<fn() -> T>);

        impl<'de, T> Visitor<'de> for Entries<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map `{ \"key\": value }`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Table { entries })
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// A mended copy of a slice, kept because `Raw`s point into it.
struct Copied {
    text: String,
    /// Where the slice starts in the source.
    start: usize,
    /// From here on the copy holds what stands for missing fields.
    missing_from: usize,
}

/// One file being read. All problems go to the sink.
pub struct Doc<'s> {
    source: &'s Source,
    sink: &'s RefCell<Sink>,
    outline: Outline,
    sound: bool,
    whole: Cell<bool>,
    copies: RefCell<Vec<Copied>>,
}

/// How often one group is mended before it is given up.
const EDITS_MAX: usize = 64;

impl<'s> Doc<'s> {
    /// Looks at the shape of `source` and reports every syntax fault.
    pub fn new(source: &'s Source, sink: &'s RefCell<Sink>) -> Self {
        let found = outline::outline(source);
        for fault in found.faults {
            sink.borrow_mut().push(fault);
        }
        let (outline, sound) = (found.outline, found.sound);
        Self { source, sink, outline, sound, whole: Cell::new(sound), copies: RefCell::default() }
    }

    /// The file.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// Whether the syntax is right; without that nothing is read.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether everything asked for so far was there and could be read. What was not may have named anything, so whoever
    /// says that nothing names a thing asks this first.
    pub fn is_whole(&self) -> bool {
        self.whole.get()
    }

    /// Reads the whole file as one `T`.
    pub fn document<T: DeserializeOwned>(&self) -> Option<T> {
        let value = if self.sound { self.read_node(0) } else { None };
        self.noted(value)
    }

    /// Reads one part. `None` when it is wrong or missing, which has then been reported.
    pub fn read<T: DeserializeOwned>(&self, raw: &Raw<T>) -> Option<T> {
        let value = self.node(raw).and_then(|node| self.read_node(node));
        self.noted(value)
    }

    /// Passes on what was read, and remembers when it is nothing.
    fn noted<T>(&self, value: Option<T>) -> Option<T> {
        self.whole.set(self.whole.get() && value.is_some());
        value
    }

    /// Reads one part and keeps its place.
    pub fn get<T: DeserializeOwned>(&self, raw: &Raw<T>) -> Option<Spanned<T>> {
        let value = self.read(raw)?;
        Some(Spanned { value, span: self.span(raw) })
    }

    /// Reads every part of a list; the wrong ones are left out.
    pub fn list<T: DeserializeOwned>(&self, raws: &[Raw<T>]) -> Vec<Spanned<T>> {
        raws.iter().filter_map(|raw| self.get(raw)).collect()
    }

    /// The entries of a table with their keys read. An entry with a wrong key, or with one that came before, is left
    /// out; both have been reported.
    pub fn entries<T>(&self, table: &Table<T>) -> Vec<(Spanned<String>, Raw<T>)> {
        let mut seen = std::collections::BTreeSet::new();
        let read = |(key, value): &(Raw<String>, Raw<T>)| Some((self.get(key)?, *value));
        let entries = table.entries.iter().filter_map(read);
        let mut first = |key: &Spanned<String>| self.noted(seen.insert(key.value.clone()).then_some(()));
        entries.filter(|(key, _)| first(key).is_some()).collect()
    }

    /// The bytes of a part, without white space and comments around it. Empty, at the end of its group, for a part
    /// that is missing in the file.
    pub fn span<T>(&self, raw: &Raw<T>) -> Range<usize> {
        if let Some(node) = self.node(raw).and_then(|id| self.outline.node(id)) {
            return node.span.clone();
        }
        let at = self.offset(raw).unwrap_or_default();
        at..at
    }

    /// The way to a part in the author's words, such as `items[2].limit_ms`.
    pub fn path<T>(&self, raw: &Raw<T>) -> String {
        self.node(raw).map(|id| self.outline.path(self.source, id)).unwrap_or_default()
    }

    /// A problem at a place of this file, to be completed and given to [`Doc::push`].
    pub fn problem(&self, code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }

    /// Reports a problem.
    pub fn push(&self, diagnostic: Diagnostic) {
        // What is not there may be just what would have named something else.
        if matches!(diagnostic.code, Code::TooFew | Code::EmptyText | Code::UnjustifiedMinimum) {
            self.whole.set(false);
        }
        self.sink.borrow_mut().push(diagnostic);
    }

    /// Where a part starts in the source, also when it was read from a mended copy.
    fn offset<T>(&self, raw: &Raw<T>) -> Option<usize> {
        let inside = |text: &str| {
            let offset = raw.address.checked_sub(text.as_ptr().addr())?;
            (offset + raw.bytes <= text.len()).then_some(offset)
        };
        inside(self.source.text()).or_else(|| {
            self.copies
                .borrow()
                .iter()
                .find_map(|copy| Some(copy.start + inside(&copy.text)?.min(copy.missing_from)))
        })
    }

    /// The node of a part; `None` when it only stands for a missing field.
    fn node<T>(&self, raw: &Raw<T>) -> Option<NodeId> {
        let offset = self.offset(raw)?;
        let missing = self.copies.borrow().iter().any(|copy| {
            let address = copy.text.as_ptr().addr();
            (address.saturating_add(copy.missing_from)..address + copy.text.len()).contains(&raw.address)
        });
        if missing { None } else { self.outline.starting(offset) }
    }

    fn read_node<T: DeserializeOwned>(&self, id: NodeId) -> Option<T> {
        let node = self.outline.node(id)?;
        let options = ron::Options::default()
            .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::IMPLICIT_SOME)
            .with_recursion_limit(8 * crate::source::DEPTH_MAX);
        let slice = self.source.slice(node.span.clone());
        let fault = match options.from_str::<T>(slice) {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        if self.sink.borrow().is_full() {
            self.sink.borrow_mut().leave_out(Severity::Error);
            return None;
        }
        let wanted = wanted::wanted::<T>();
        let mut attempt = Attempt::new(self.source, &self.outline, id, &wanted);
        let mut text = slice.to_owned();
        let mut fault = Some(fault);
        for _ in 0..EDITS_MAX {
            if let Some(fault) = fault.take() {
                let (report, edit) = attempt.explain(&text, &fault);
                if let Some(found) = report {
                    self.push(found);
                }
                text = match edit {
                    Edit::GiveUp => return None,
                    Edit::Put { at, text: put } => attempt.put(&text, at, &put),
                };
            }
            match options.from_str::<T>(&text) {
                Ok(value) => {
                    let missing_from = attempt.missing_from();
                    self.copies.borrow_mut().push(Copied { text, start: node.span.start, missing_from });
                    return Some(value);
                }
                Err(next) => fault = Some(next),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
