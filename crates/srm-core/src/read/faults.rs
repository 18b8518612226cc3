//! Turns what `ron` says into what an author needs to hear, and mends what can be mended so that reading goes on.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use super::lex;
use super::tree::{Item, Node, NodeId, Outline, Shape};
use super::wanted::Wanted;
use crate::diag::{Code, Diagnostic, list, suggest};
use crate::source::Source;

/// What to do with the text before it is read again.
pub(super) enum Edit {
    /// Nothing can be done.
    GiveUp,
    /// Replace these bytes of the slice. Only at the very end does the length change.
    Put { at: Range<usize>, text: String },
}

/// The reading of one node, over and over until nothing is wrong or nothing can be mended.
pub(super) struct Attempt<'a> {
    source: &'a Source,
    outline: &'a Outline,
    root: NodeId,
    wanted: &'a Wanted,
    span: Range<usize>,
    missing: bool,
}

impl<'a> Attempt<'a> {
    pub fn new(source: &'a Source, outline: &'a Outline, root: NodeId, wanted: &'a Wanted) -> Self {
        let span = outline.node(root).map(|node| node.span.clone()).unwrap_or_default();
        Self { source, outline, root, wanted, span, missing: false }
    }

    /// From this byte of the mended slice on there are only stand-ins for missing fields.
    pub fn missing_from(&self) -> usize {
        if self.missing { self.span.len().saturating_sub(1) } else { usize::MAX }
    }

    /// The text after an edit.
    pub fn put(&mut self, text: &str, at: Range<usize>, put: &str) -> String {
        self.missing |= at.is_empty();
        let (before, after) = (text.get(..at.start), text.get(at.end..));
        [before.unwrap_or_default(), put, after.unwrap_or_default()].concat()
    }

    /// What to tell about `fault`, found in `text`, and how to go on.
    pub fn explain(&mut self, text: &str, fault: &SpannedError) -> (Option<Diagnostic>, Edit) {
        let found = offset(text, fault.span.end);
        let behind = self.missing && found >= self.missing_from();
        let at = self.span.start + found.min(self.span.len());
        match &fault.code {
            Error::MissingStructField { field, outer } => {
                self.missing_field(text, at, field, outer.as_deref())
            }
            // A stand-in does not fit its type; that the field is missing has been said.
            _ if behind => (None, Edit::GiveUp),
            Error::NoSuchStructField { expected, found, outer } => {
                self.unknown_field(at, expected, found, outer.as_deref())
            }
            Error::DuplicateStructField { .. } => match self.field_at(at) {
                // Reported when the shape was read.
                Some((_, item)) => (None, self.blank(item)),
                None => (None, Edit::GiveUp),
            },
            Error::NoSuchEnumVariant { expected, found, .. } => {
                (Some(self.unknown_name(at, expected, found)), Edit::GiveUp)
            }
            Error::ExpectedDifferentStructName { expected, found } => self.other_name(at, expected, found),
            other => (Some(self.value(at, other)), Edit::GiveUp),
        }
    }

    fn problem(&self, code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }

    fn name_of(&self, node: &Node, outer: Option<&str>) -> Option<String> {
        let own = node.name.clone().map(|name| self.source.slice(name).to_owned());
        own.or_else(|| outer.filter(|name| !name.is_empty()).map(str::to_owned))
    }

    /// "in `Dimension`", or the way to a group without a name.
    fn in_group(&self, id: NodeId, outer: Option<&str>) -> String {
        let path = self.outline.path(self.source, id);
        match self.outline.node(id).and_then(|node| self.name_of(node, outer)) {
            Some(name) => format!("in `{name}`"),
            None if path.is_empty() => "in this document".to_owned(),
            None => format!("in `{path}`"),
        }
    }

    /// The group around a place and the field whose name is there.
    fn field_at(&self, at: usize) -> Option<(NodeId, &'a Item)> {
        let last = at.saturating_sub(1);
        let id = self.outline.holding(last)?;
        let items = &self.outline.node(id)?.items;
        let item = items.iter().find(|item| item.key.as_ref().is_some_and(|key| key.contains(&last)))?;
        Some((id, item))
    }

    fn missing_field(
        &mut self,
        text: &str,
        at: usize,
        field: &str,
        outer: Option<&str>,
    ) -> (Option<Diagnostic>, Edit) {
        let last = self.span.end.saturating_sub(1);
        let id = if at >= last { Some(self.root) } else { self.outline.holding(at) };
        let Some((id, node)) = id.and_then(|id| Some((id, self.outline.node(id)?))) else {
            return (None, Edit::GiveUp);
        };
        let span = node.name.clone().unwrap_or(node.open..node.open + 1);
        let close = node.span.end.saturating_sub(1);
        let made = self
            .problem(Code::MissingField, span, format!("`{field}` is missing {}", self.in_group(id, outer)))
            .label(format!("has no `{field}`"))
            .also(self.source.clamp(close..close + 1), format!("`{field}` must stand before this bracket"))
            .help(format!("add `{field}: …`"));
        let mendable = id == self.root && node.shape == Shape::Group && text.ends_with(')');
        if !mendable {
            return (Some(made), Edit::GiveUp);
        }
        let end = text.len() - 1;
        let tokens = lex::lex(text, &std::collections::BTreeSet::new()).tokens;
        let before = tokens.iter().rev().nth(1).map(|token| token.tok);
        let comma = if matches!(before, Some(lex::Tok::Comma | lex::Tok::Open(_))) { "" } else { "," };
        (Some(made), Edit::Put { at: end..end, text: format!("{comma}{field}:()") })
    }

    fn unknown_field(
        &self,
        at: usize,
        expected: &'static [&'static str],
        found: &str,
        outer: Option<&str>,
    ) -> (Option<Diagnostic>, Edit) {
        let Some((id, item)) = self.field_at(at) else {
            let made = self.problem(Code::UnknownField, at..at, format!("unknown field `{found}`"));
            return (Some(made.help("take it out")), Edit::GiveUp);
        };
        let key = item.key.clone().unwrap_or(item.whole.clone());
        let group = self.in_group(id, outer);
        let made = self
            .problem(Code::UnknownField, key.clone(), format!("unknown field `{found}` {group}"))
            .label("no such field");
        let made = match self.outline.node(id).and_then(|node| node.name.clone()) {
            Some(name) => made.also(name, "in this group"),
            None => made,
        };
        let made = match list(expected) {
            Some(known) => made.note(format!("the fields {group} are {known}")),
            None => made.note(format!("there are no fields {group}")),
        };
        let present = |name: &str| {
            self.outline.node(id).is_some_and(|node| {
                node.items.iter().any(|item| item.key.clone().is_some_and(|k| self.source.slice(k) == name))
            })
        };
        let free: Vec<_> = expected.iter().copied().filter(|name| !present(name)).collect();
        let Some(near) = suggest(found, &free) else {
            let made = made.help("take it out, or look for the right name in the list below");
            return (Some(made), self.blank(item));
        };
        let made = made.help(format!("did you mean `{near}`?")).fix(key.clone(), near);
        // The right name takes the wrong one's place when there is room; no byte behind it may move.
        let value = self.outline.node(item.value).map_or(key.end, |node| node.span.start);
        let room = value - key.start;
        if near.len() >= room || self.source.slice(key.end..value).trim() != ":" {
            return (Some(made), self.blank(item));
        }
        (Some(made), self.edit(key.start..value, format!("{:<room$}", format!("{near}:"))))
    }

    fn edit(&self, span: Range<usize>, text: String) -> Edit {
        let base = self.span.start;
        if span.start < base || span.end > self.span.end {
            return Edit::GiveUp;
        }
        Edit::Put { at: span.start - base..span.end - base, text }
    }

    fn blank(&self, item: &Item) -> Edit {
        self.edit(item.whole.clone(), " ".repeat(item.whole.len()))
    }

    fn unknown_name(&self, at: usize, expected: &'static [&'static str], found: &str) -> Diagnostic {
        let node = self.outline.holding(at.saturating_sub(1)).and_then(|id| self.outline.node(id));
        let span = node.map_or(at..at, |node| node.name.clone().unwrap_or(node.span.clone()));
        self.problem(Code::UnknownVariant, span, format!("`{found}` is not known here"))
            .label("not one of the names known here")
            .help("take it out")
            .suggest(found, expected)
            .note(list(expected).map_or("no name is known here".into(), |known| format!("known are {known}")))
    }

    fn other_name(&self, at: usize, expected: &str, found: &str) -> (Option<Diagnostic>, Edit) {
        let id = self.outline.holding(at.saturating_sub(1));
        let node = id.and_then(|id| self.outline.node(id));
        let Some(name) = node.and_then(|node| node.name.clone()) else {
            let span = node.map_or(at..at, |node| node.span.clone());
            let message = format!("`{expected}( … )` is needed here, not `{found}`");
            let made = self.problem(Code::WrongType, span, message).help(format!("write `{expected}( … )`"));
            return (Some(made), Edit::GiveUp);
        };
        let code = if id == Some(0) { Code::OtherDocument } else { Code::UnknownVariant };
        let message = format!("`{expected}` is needed here, not `{found}`");
        let made = self.problem(code, name.clone(), message).help(format!("write `{expected}`"));
        let near = suggest(found, &[expected]).is_some();
        let made = if near { made.fix(name.clone(), expected) } else { made };
        // A misspelt name is no reason to leave its fields unread; a wholly different one is.
        if near && expected.len() <= name.len() {
            let width = name.len();
            return (Some(made), self.edit(name, format!("{expected:<width$}")));
        }
        (Some(made), Edit::GiveUp)
    }

    /// The value that a fault at `at` is about.
    fn value_at(&self, at: usize) -> Option<(NodeId, &'a Node)> {
        let root = self.outline.node(self.root)?;
        let with = |id: NodeId| Some((id, self.outline.node(id)?));
        if root.items.is_empty() {
            return with(self.root);
        }
        let starts = self.outline.starting(at).and_then(with).filter(|(_, node)| node.span.start == at);
        let inside = || self.outline.holding(at).and_then(with).filter(|(_, node)| node.items.is_empty());
        let over = || self.outline.ended_by(at).and_then(with).filter(|(id, _)| *id >= self.root);
        starts.or_else(inside).or_else(over).or_else(|| with(self.root))
    }

    /// A value that is not what its field wants.
    fn value(&self, at: usize, fault: &Error) -> Diagnostic {
        let consumed = matches!(
            fault,
            Error::ExpectedComma
                | Error::ExpectedStructLikeEnd
                | Error::ExpectedOptionEnd
                | Error::ExpectedArrayEnd
                | Error::ExpectedMapEnd
                | Error::TrailingCharacters
        );
        let late = matches!(fault, Error::Message(_) | Error::InvalidValueForType { .. });
        let held = self.outline.holding(at);
        if consumed
            && let Some(node) = held.and_then(|id| self.outline.node(id))
            && node.open == at
            && let Some(name) = node.name.clone()
        {
            let word = self.source.slice(name).to_owned();
            return self
                .problem(Code::TakesNoFields, at..node.span.end, format!("`{word}` takes no fields"))
                .help(format!("write `{word}` alone"))
                .fix(at..node.span.end, "");
        }
        let over = || {
            let id = self.outline.ended_by(at).filter(|id| *id >= self.root)?;
            Some((id, self.outline.node(id)?))
        };
        let Some((id, node)) = (if late { over() } else { None }).or_else(|| self.value_at(at)) else {
            let made = self.problem(Code::InvalidValue, at..at, fault.to_string());
            return made.help("compare with the example that `srm explain` shows");
        };
        let wanted = self.wanted_at(id, fault);
        if let Some(made) = self.nameless(id, node, fault) {
            return made;
        }
        match fault {
            Error::Message(text) => self.invalid(id, node, text.clone()),
            Error::InvalidValueForType { expected, found } => {
                self.invalid(id, node, format!("{expected} is needed, not {found}"))
            }
            Error::ExpectedDifferentLength { expected, found } => {
                self.invalid(id, node, format!("{expected} needed, but there are {found}"))
            }
            Error::InvalidEscape(_) => self
                .problem(Code::BadEscape, node.span.clone(), "this text holds a `\\` that means nothing")
                .help("write `\\\\` for a single `\\`, or use a raw text `r\"…\"`"),
            Error::SuggestRawIdentifier(word) => self
                .problem(Code::WrongType, node.span.clone(), format!("`{word}` is a text without quotes"))
                .help("put it in double quotes")
                .fix(node.span.clone(), format!("\"{}\"", self.source.slice(node.span.clone()))),
            Error::ExceededRecursionLimit => self
                .problem(Code::NestedTooDeep, node.span.start..node.span.start + 1, "nested too deep")
                .help("no document needs this; look for brackets that are opened again and again"),
            Error::ExpectedRawValue => self.invalid(id, node, "this cannot be read".to_owned()),
            _ => self.wrong_type(id, node, &wanted, consumed),
        }
    }

    /// A value that stands in a group where `name: value` is needed.
    fn nameless(&self, id: NodeId, node: &Node, fault: &Error) -> Option<Diagnostic> {
        let of_name = matches!(
            fault,
            Error::ExpectedIdentifier | Error::ExpectedMapColon | Error::SuggestRawIdentifier(_)
        );
        let group = self.outline.node(node.parent.filter(|_| of_name && id != self.root)?)?;
        let alone = group.items.len() == 1;
        let nameless = group.shape == Shape::Group && group.items.iter().all(|item| item.key.is_none());
        // One name or text alone may be meant as a choice, which is a fault of another sort.
        let may_be_choice = alone && matches!(node.shape, Shape::Text | Shape::Word);
        let may_be_choice = may_be_choice && !matches!(fault, Error::ExpectedMapColon);
        (nameless && !may_be_choice).then(|| without_name(self.source, group, node.span.clone()))
    }

    fn wanted_at(&self, id: NodeId, fault: &Error) -> Wanted {
        if id == self.root && *self.wanted != Wanted::Anything {
            return self.wanted.clone();
        }
        match fault {
            Error::ExpectedString | Error::ExpectedStringEnd => Wanted::Text,
            Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
                Wanted::Whole { min: i128::MIN, max: i128::MAX }
            }
            Error::ExpectedBoolean => Wanted::Flag,
            Error::ExpectedChar => Wanted::Character,
            Error::ExpectedArray => Wanted::List,
            Error::ExpectedMap => Wanted::Map,
            Error::ExpectedNamedStructLike(name) => Wanted::Group { name },
            Error::ExpectedStructLike | Error::ExpectedUnit => Wanted::Group { name: "" },
            Error::ExpectedIdentifier => Wanted::Choice { names: &[] },
            _ => Wanted::Anything,
        }
    }

    fn invalid(&self, id: NodeId, node: &Node, text: String) -> Diagnostic {
        let path = self.outline.path(self.source, id);
        let message = if path.is_empty() { text } else { format!("`{path}`: {text}") };
        self.problem(Code::InvalidValue, node.span.clone(), message)
            .label("this value")
            .help("write a value that this field allows")
    }

    fn wrong_type(&self, id: NodeId, node: &Node, wanted: &Wanted, consumed: bool) -> Diagnostic {
        let (span, text) = (node.span.clone(), self.source.slice(node.span.clone()));
        let path = self.outline.path(self.source, id);
        let what = if path.is_empty() { "here".to_owned() } else { format!("for `{path}`") };
        let whole = matches!(wanted, Wanted::Whole { .. }) || (consumed && *wanted == Wanted::Anything);
        if whole && let Some(made) = self.number(node, wanted, &what) {
            return made;
        }
        let brackets = match wanted {
            Wanted::List => Some((Shape::List, "[ ]")),
            Wanted::Map => Some((Shape::Map, "{ }")),
            Wanted::Group { .. } => Some((Shape::Group, "( )")),
            _ => None,
        };
        let bracketed = matches!(node.shape, Shape::Group | Shape::List | Shape::Map) && node.name.is_none();
        if let Some((shape, right)) = brackets
            && bracketed
            && shape != node.shape
        {
            let message = format!("the brackets `{right}` are needed {what}");
            return self
                .problem(Code::WrongBracket, node.open..node.open + 1, message)
                .label(format!("this opens {}", kind(node.shape)))
                .help(format!("{} is written in `{right}`", kind(shape)));
        }
        if let (Wanted::Choice { names }, Shape::Word) = (wanted, node.shape)
            && names.contains(&text)
        {
            let message = format!("`{text}` does not stand alone: it takes what it works on, in `( )`");
            return self
                .problem(Code::WrongType, span.clone(), message)
                .label("nothing behind it")
                .help(format!("write `{text}( … )`"));
        }
        let message = format!("{} is needed {what}, not {}", wanted.words(), self.describe(node));
        let made = self.problem(Code::WrongType, span.clone(), message).label(kind(node.shape));
        let inner = text.trim_matches('"');
        match (wanted, node.shape) {
            (Wanted::Text, Shape::Word | Shape::Number) => {
                made.help("put it in double quotes").fix(span, format!("\"{text}\""))
            }
            (Wanted::Whole { .. }, Shape::Text) if is_whole(inner) => {
                made.help("take the quotes away").fix(span, inner)
            }
            (Wanted::Flag, Shape::Text) if matches!(inner, "true" | "false") => {
                made.help("take the quotes away").fix(span, inner)
            }
            (Wanted::Choice { names }, Shape::Text) => match suggest(inner, names) {
                Some(near) => made.help("a choice is written without quotes").fix(span, near),
                None => made.help("a choice is written without quotes"),
            },
            (Wanted::List, Shape::Text | Shape::Number | Shape::Word) => {
                made.help("a list of one is written with brackets too").fix(span.clone(), format!("[{text}]"))
            }
            (Wanted::Choice { .. }, Shape::Word) => made.help("add its fields in `( )`"),
            (Wanted::Anything, _) => made.help("compare with the example that `srm explain` shows"),
            _ => made.help(format!("write {}", wanted.words())),
        }
    }

    /// A number that is not the whole number it should be.
    fn number(&self, node: &Node, wanted: &Wanted, what: &str) -> Option<Diagnostic> {
        let (span, text) = (node.span.clone(), self.source.slice(node.span.clone()));
        let bare = text.trim_start_matches(['+', '-']);
        if matches!(bare, "NaN" | "inf" | "NaNf32" | "NaNf64" | "inff32" | "inff64") {
            let made = self.problem(Code::NotANumber, span, format!("`{text}` is not a number to work with"));
            return Some(made.help(format!("write a whole number {what}")));
        }
        if node.shape != Shape::Number {
            return None;
        }
        if !is_whole(text) {
            let message = format!("a whole number is needed {what}, not `{text}`");
            let made = self.problem(Code::NotWhole, span, message).label("not a whole number");
            return Some(made.help(
                "write whole numbers in a smaller unit: milliseconds for seconds, thousandths for shares",
            ));
        }
        let message = format!("the number {text} is out of range {what}");
        let made = self.problem(Code::NumberOutOfRange, span, message);
        Some(match wanted {
            Wanted::Whole { min, max } if *max < i128::MAX => {
                made.help(format!("write a whole number from {min} to {max}"))
            }
            Wanted::Whole { min: 0, .. } => made.help("write a number that is not negative"),
            _ if text.starts_with('-') => made.help("write a number that is not negative"),
            _ => made.help("write a smaller number"),
        })
    }

    fn describe(&self, node: &Node) -> String {
        let text = self.source.slice(node.span.clone());
        let short: String = text.chars().take(30).collect();
        let short = if short.len() < text.len() { format!("{short}…") } else { short };
        match node.shape {
            Shape::Text => format!("the text {short}"),
            Shape::Number => format!("the number {short}"),
            Shape::Word => format!("the name `{short}`"),
            shape => kind(shape).to_owned(),
        }
    }
}

/// A value in `group` whose field is not named.
pub(super) fn without_name(source: &Source, group: &Node, span: Range<usize>) -> Diagnostic {
    let of = group.name.clone().map_or("this group".to_owned(), |name| format!("`{}`", source.slice(name)));
    let what = format!("this value has no name; fields of {of} are written `name: value`");
    Diagnostic::new(Code::WrongType, source, span, what)
        .label("which field is this?")
        .help("write the field's name and a colon before each value")
}

fn kind(shape: Shape) -> &'static str {
    match shape {
        Shape::Group => "a group",
        Shape::List => "a list",
        Shape::Map => "a map",
        Shape::Text => "a text",
        Shape::Char => "one character",
        Shape::Number => "a number",
        Shape::Word => "a name",
    }
}

/// Whether a number is written as a whole one, in any base.
fn is_whole(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, base) = match bare.get(..2) {
        Some("0x") => (bare.get(2..).unwrap_or_default(), 16),
        Some("0o") => (bare.get(2..).unwrap_or_default(), 8),
        Some("0b") => (bare.get(2..).unwrap_or_default(), 2),
        _ => (bare, 10),
    };
    digits.starts_with(|c: char| c.is_digit(base)) && digits.chars().all(|c| c == '_' || c.is_digit(base))
}

/// The byte offset of a place that `ron` gives in lines and characters.
fn offset(text: &str, position: Position) -> usize {
    let line_start = match position.line.checked_sub(2) {
        Some(newline) => text.match_indices('\n').nth(newline).map_or(text.len(), |(at, _)| at + 1),
        None => 0,
    };
    let line = text.get(line_start..).unwrap_or_default();
    let column = line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    line_start + column
}
