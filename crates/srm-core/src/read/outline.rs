//! The shape of a RON text: a tree of nodes with their places, and every syntax fault in one run.
//!
//! The `ron` crate stops at the first fault and calls many of them "expected comma". This parser knows no types; it
//! finds *all* faults, goes on behind each, and tells later which group, field or leaf a place belongs to.

use std::collections::BTreeSet;
use std::ops::Range;

use super::faults::without_name;
use super::lex::{self, Lexed, Tok, Token};
use super::tree::{Item, Node, NodeId, Outline, Shape};
use crate::diag::{Code, Diagnostic};
use crate::source::{DEPTH_MAX, Source};

/// More syntax faults than this in one file are not worth reading.
const FAULTS_MAX: usize = 30;

/// What was found in a text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub outline: Outline,
    /// Everything wrong, in no special order.
    pub faults: Vec<Diagnostic>,
    /// Whether the shape is whole; keys that come twice do not break it. The first node is then the document.
    pub sound: bool,
}

/// Reads the shape of `source`.
pub(crate) fn outline(source: &Source) -> Found {
    let mut cuts = BTreeSet::new();
    loop {
        let lexed = lex::lex(source.text(), &cuts);
        let mut parser = Parser::new(source, &lexed);
        parser.document();
        let first = parser.first_fault;
        let (outline, mut faults) = (parser.outline, parser.faults);
        // A text without its closing quote runs on to the next quote, lines further down, and what follows makes no
        // sense. The text over several lines just before the first fault is the one to blame.
        let suspect = first.and_then(|at| runaway_text(source, &lexed, at));
        match suspect {
            Some(start) if cuts.len() < FAULTS_MAX && cuts.insert(start) => {}
            _ => {
                if lexed.faults.iter().any(|f| f.kind == lex::FaultKind::UnclosedText) {
                    // What the missing quote does to the brackets behind it is noise.
                    faults.clear();
                }
                faults.extend(lexed.faults.iter().map(|fault| character_fault(source, *fault)));
                faults.truncate(FAULTS_MAX);
                let mut sound = first.is_none() && lexed.faults.is_empty();
                if sound {
                    let nameless = outline.nodes.iter().filter_map(|node| nameless(source, &outline, node));
                    let nameless: Vec<Diagnostic> = nameless.take(FAULTS_MAX).collect();
                    sound = nameless.is_empty();
                    faults.extend(nameless);
                }
                return Found { outline, faults, sound };
            }
        }
    }
}

/// Fields of a group have names, or none of them has one; a value between named ones is a fault that no type heals.
fn nameless(source: &Source, outline: &Outline, group: &Node) -> Option<Diagnostic> {
    if group.shape != Shape::Group || group.items.iter().all(|item| item.key.is_none()) {
        return None;
    }
    let item = group.items.iter().find(|item| item.key.is_none())?;
    Some(without_name(source, group, outline.node(item.value)?.span.clone()))
}

fn runaway_text(source: &Source, lexed: &Lexed, fault_at: usize) -> Option<usize> {
    let index = lexed.tokens.partition_point(|t| t.end <= fault_at);
    let near = lexed.tokens.get(index.saturating_sub(1)..(index + 2).min(lexed.tokens.len()))?;
    let blamed = near.iter().find(|t| {
        let text = source.slice(t.start..t.end);
        t.tok == Tok::Text && text.starts_with('"') && text.replace("\\\n", "").contains('\n')
    })?;
    let unclosed = lexed.faults.iter().any(|f| f.start == blamed.start);
    (!unclosed).then_some(blamed.start)
}

fn character_fault(source: &Source, fault: lex::Fault) -> Diagnostic {
    let span = fault.start..fault.end;
    match fault.kind {
        lex::FaultKind::UnclosedText => {
            let quote = source.slice(span.clone()).find('"').unwrap_or_default() + fault.start;
            let hashes = source.slice(fault.start..quote).matches('#').count();
            Diagnostic::new(Code::UnclosedText, source, span, "this text has no closing quote")
                .label("starts here")
                .help("put the closing quote where the text ends")
                .fix(fault.end..fault.end, format!("\"{}", "#".repeat(hashes)))
        }
        lex::FaultKind::UnclosedComment => {
            Diagnostic::new(Code::UnclosedComment, source, span, "this comment is never closed")
                .label("starts here")
                .help("write `*/` where the comment ends; inner `/*` need their own `*/`")
        }
        lex::FaultKind::SingleQuotes => {
            let body = source.slice(fault.start + 1..fault.end - 1).replace('"', "\\\"");
            Diagnostic::new(
                Code::UnexpectedCharacter,
                source,
                span.clone(),
                "a text is written in double quotes",
            )
            .label("single quotes")
            .help("use double quotes")
            .fix(span, format!("\"{body}\""))
        }
        lex::FaultKind::BadEscape => {
            let message = format!("`{}` means nothing in a text", source.slice(source.clamp(span.clone())));
            Diagnostic::new(Code::BadEscape, source, span, message)
                .label("unknown escape")
                .help("write `\\\\` for a single `\\`; known are `\\n`, `\\t`, `\\\"`, `\\\\` and `\\u{…}`")
        }
        lex::FaultKind::Stray(c) => {
            let made = Diagnostic::new(
                Code::UnexpectedCharacter,
                source,
                span.clone(),
                format!("`{}` has no meaning here", c.escape_debug()),
            );
            match c {
                '=' => made.help("a field and its value are joined by `:`").fix(span, ":"),
                ';' => made.help("items are separated by `,`").fix(span, ","),
                '“' | '”' | '„' | '«' | '»' | '‘' | '’' => {
                    made.help("use the plain double quote `\"`").fix(span, "\"")
                }
                '\'' => made.help("use the plain double quote `\"`"),
                '#' => made.help("a comment starts with `//`"),
                _ => made.help("take it out, or put the text it belongs to in double quotes"),
            }
        }
    }
}

struct Parser<'s> {
    source: &'s Source,
    tokens: &'s [Token],
    at: usize,
    outline: Outline,
    faults: Vec<Diagnostic>,
    first_fault: Option<usize>,
    /// The closing brackets that the open ones wait for, outermost first.
    waiting: Vec<char>,
    /// A bracket whose partner stands further left than its own line: the likely place of a forgotten one.
    odd_pair: Option<(usize, usize)>,
    done: bool,
}

impl<'s> Parser<'s> {
    fn new(source: &'s Source, lexed: &'s Lexed) -> Self {
        Self {
            source,
            tokens: &lexed.tokens,
            at: 0,
            outline: Outline::default(),
            faults: Vec::new(),
            first_fault: None,
            waiting: Vec::new(),
            odd_pair: None,
            done: false,
        }
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn peek_tok(&self) -> Option<Tok> {
        self.peek().map(|t| t.tok)
    }

    /// Where the next token starts; the end of the text when there is none.
    fn here(&self) -> usize {
        self.peek().map_or(self.source.text().trim_end().len(), |t| t.start)
    }

    /// Where the last token ended.
    fn behind(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |t| t.end)
    }

    fn fault(&mut self, at: usize, fault: Diagnostic) {
        self.first_fault.get_or_insert(at);
        if self.faults.len() >= FAULTS_MAX {
            self.done = true;
        } else if !self.done {
            self.faults.push(fault);
        }
    }

    fn problem(&self, code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.source, span, message)
    }

    fn document(&mut self) {
        while self.peek_tok() == Some(Tok::Attribute) {
            self.at += 1;
        }
        if self.peek().is_none() {
            let made = self
                .problem(Code::EmptyFile, 0..0, "the file holds no document")
                .help("start with a document such as `Exercise( … )`");
            self.fault(0, made);
            return;
        }
        self.value(None);
        if let Some(token) = self.peek()
            && !self.done
        {
            let made = match token.tok {
                Tok::Close(c) => self
                    .problem(Code::WrongBracket, token.start..token.end, format!("this `{c}` closes nothing"))
                    .help("take it out, or look for its opening bracket further up"),
                _ => self
                    .problem(Code::TrailingText, token.start..token.end, "the document has ended before this")
                    .help("a file holds one document; move or remove what comes after its last bracket"),
            };
            let made = match self.outline.nodes.first() {
                Some(root) => {
                    let end = root.span.end;
                    made.also(self.source.clamp(end.saturating_sub(1)..end), "the document ends here")
                }
                None => made,
            };
            self.fault(token.start, made);
        }
    }

    fn push(&mut self, shape: Shape, token: Token, parent: Option<NodeId>) -> NodeId {
        self.outline.nodes.push(Node {
            shape,
            span: token.start..token.end,
            name: None,
            open: token.start,
            items: Vec::new(),
            parent,
            trailing_comma: false,
        });
        self.outline.nodes.len() - 1
    }

    /// One value; `None`, with a fault, when there is none.
    fn value(&mut self, parent: Option<NodeId>) -> Option<NodeId> {
        let token = self.peek();
        let leaf = match token.map(|t| t.tok) {
            Some(Tok::Text) => Shape::Text,
            Some(Tok::Char) => Shape::Char,
            Some(Tok::Number) => Shape::Number,
            Some(Tok::Word) => Shape::Word,
            Some(Tok::Open('[')) => Shape::List,
            Some(Tok::Open('{')) => Shape::Map,
            Some(Tok::Open(_)) => Shape::Group,
            Some(Tok::Attribute | Tok::Comma | Tok::Colon | Tok::Close(_)) | None => {
                let at = self.here();
                let span = token.map_or(at..at, |t| t.start..t.end);
                let made = self
                    .problem(Code::MissingValue, span, "a value is missing here")
                    .help("write the value, or take out the comma or the field's name");
                self.fault(at, made);
                return None;
            }
        };
        let token = token?;
        let node = self.push(leaf, token, parent);
        if let Tok::Open(open) = token.tok {
            self.bracket(node, leaf, open);
        } else {
            self.at += 1;
            if leaf == Shape::Word
                && let Some(Tok::Open(open)) = self.peek_tok()
            {
                self.named(node, token, open);
            }
        }
        Some(node)
    }

    /// A name with a bracket behind it.
    fn named(&mut self, node: NodeId, name: Token, open: char) {
        let bracket = self.here();
        if open != '(' {
            let word = self.source.slice(name.start..name.end).to_owned();
            let made = self
                .problem(
                    Code::WrongBracket,
                    bracket..bracket + 1,
                    format!("the fields of `{word}` are written in `( )`"),
                )
                .label(format!("`{open}` instead of `(`"))
                .help(format!("write `{word}( … )`"));
            self.fault(bracket, made);
        }
        if let Some(made) = self.outline.nodes.get_mut(node) {
            made.shape = Shape::Group;
            made.name = Some(name.start..name.end);
            made.open = bracket;
        }
        self.bracket(node, Shape::Group, open);
    }

    /// Everything from an opening bracket to its partner.
    fn bracket(&mut self, node: NodeId, shape: Shape, open: char) {
        let opened = self.here();
        let close = partner(open);
        self.at += 1;
        if self.waiting.len() >= DEPTH_MAX {
            self.done = true;
            return;
        }
        self.waiting.push(close);
        let mut items: Vec<Item> = Vec::new();
        let mut comma = true;
        while !self.done {
            match self.peek() {
                None => {
                    self.never_closed(opened, open);
                    break;
                }
                Some(Token { tok: Tok::Close(found), start, .. }) => {
                    if self.closes(opened, close, found, start) {
                        self.at += 1;
                    }
                    break;
                }
                Some(_) => {
                    if !comma {
                        self.missing_comma();
                        if self.peek_tok() == Some(Tok::Colon) {
                            self.at += 1;
                            comma = true;
                            continue;
                        }
                    }
                    let before = self.at;
                    let start = self.here();
                    let (key, value) = self.item(node, shape);
                    comma = self.peek_tok() == Some(Tok::Comma);
                    if comma || self.at == before {
                        self.at += 1;
                    }
                    if let Some(value) = value {
                        items.push(Item { key, value, whole: start..self.behind() });
                    }
                }
            }
        }
        self.waiting.pop();
        self.doubles(&items, shape);
        let end = self.behind();
        if let Some(made) = self.outline.nodes.get_mut(node) {
            made.span.end = end.max(made.span.start + 1);
            made.trailing_comma = comma && !items.is_empty();
            made.items = items;
        }
    }

    /// Whether `found` ends this bracket (rightly, or by mistake for its partner).
    fn closes(&mut self, opened: usize, close: char, found: char, at: usize) -> bool {
        if found == close {
            let (line, own) = (self.indent(opened), self.indent(at));
            if own.1 && own.0 < line.0 && self.odd_pair.is_none() {
                self.odd_pair = Some((opened, at));
            }
            return true;
        }
        let outer = self.waiting.len().saturating_sub(1);
        let made = if self.waiting.get(..outer).is_some_and(|open| open.contains(&found)) {
            let made = self
                .problem(Code::UnclosedBracket, opened..opened + 1, "this bracket is never closed")
                .label("opened here")
                .also(at..at + 1, format!("this `{found}` closes a bracket further out"))
                .help(format!("add the missing `{close}`"));
            self.fault(at, made);
            return false;
        } else {
            self.problem(
                Code::WrongBracket,
                at..at + 1,
                format!("`{found}` closes what another bracket opened"),
            )
            .label(format!("`{close}` is needed here"))
            .also(opened..opened + 1, "opened here")
            .help(format!("write `{close}`"))
            .fix(at..at + 1, close.to_string())
        };
        self.fault(at, made);
        true
    }

    fn never_closed(&mut self, opened: usize, open: char) {
        let end = self.source.text().trim_end().len();
        let (opened, odd) = match self.odd_pair {
            Some((opened, closed)) => (opened, Some(closed)),
            None => (opened, None),
        };
        let open = self.source.slice(opened..opened + 1).chars().next().unwrap_or(open);
        let close = partner(open);
        let made = self
            .problem(Code::UnclosedBracket, opened..opened + 1, "this bracket is never closed")
            .label("opened here")
            .help(format!("add the missing `{close}`"));
        let made = match odd {
            Some(at) => made.also(at..at + 1, "this closes it, but stands further left"),
            None => made.also(end..end, "the file ends here"),
        };
        self.fault(end, made);
        self.done = true;
    }

    /// The width of white space before the line of `at`, and whether `at` is the line's first sign.
    fn indent(&self, at: usize) -> (usize, bool) {
        let (_, line) = self.source.line_of(at);
        let lead = self.source.slice(line..self.source.text().len());
        let width = lead.len() - lead.trim_start_matches([' ', '\t']).len();
        (width, line + width == at)
    }

    fn missing_comma(&mut self) {
        let (behind, here) = (self.behind(), self.here());
        let glued = behind == here;
        if glued
            && self.peek_tok() == Some(Tok::Text)
            && self.faults.last().is_some_and(|fault| fault.code == Code::UnclosedText)
        {
            // The other end of the stray quote that was just reported.
            return;
        }
        let fault = match self.peek_tok() {
            Some(Tok::Colon) => self
                .problem(Code::UnexpectedCharacter, here..here + 1, "`:` has no meaning here")
                .help("a field is `name: value`; a name with spaces or a map's key needs quotes"),
            _ if glued && self.source.slice(0..behind).ends_with('"') => {
                let text = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
                let start = text.map_or(behind, |token| token.start);
                self.problem(Code::UnclosedText, start..behind, "a quote is missing here, or one is too many")
                    .label("this text ends in the middle of a word")
                    .help("close each text with a quote; a quote inside a text is written `\\\"`")
            }
            _ => self
                .problem(Code::MissingComma, behind..behind, "a comma is missing here")
                .label("comma belongs here")
                .also(self.source.clamp(here..here + 1), "the next item starts here")
                .help("add a comma")
                .fix(behind..behind, ","),
        };
        self.fault(behind, fault);
    }

    fn item(&mut self, node: NodeId, shape: Shape) -> (Option<Range<usize>>, Option<NodeId>) {
        let next = self.tokens.get(self.at + 1).map(|t| t.tok);
        match (shape, self.peek()) {
            (Shape::Group, Some(token)) if next == Some(Tok::Colon) && token.tok == Tok::Word => {
                self.at += 2;
                (Some(token.start..token.end), self.value(Some(node)))
            }
            (Shape::Group, Some(token)) if next == Some(Tok::Colon) && token.tok == Tok::Text => {
                let name = self.source.slice(token.start..token.end).trim_matches('"').to_owned();
                let span = token.start..token.end;
                let made = self
                    .problem(Code::QuotedField, span.clone(), "a field's name is written without quotes")
                    .help("take the quotes away")
                    .fix(span.clone(), name);
                self.fault(token.start, made);
                self.at += 2;
                (Some(span), self.value(Some(node)))
            }
            (Shape::Map, _) => {
                let start = self.here();
                let Some(_) = self.value(Some(node)) else { return (None, None) };
                let key = start..self.behind();
                if self.peek_tok() == Some(Tok::Colon) {
                    self.at += 1;
                    return (Some(key), self.value(Some(node)));
                }
                let made = self
                    .problem(
                        Code::MissingColon,
                        key.end..key.end,
                        "a `:` and a value are missing behind this key",
                    )
                    .also(key.clone(), "the key")
                    .help("inside `{ }` every entry is `key: value`; a plain list is written in `[ ]`");
                self.fault(key.end, made);
                (None, None)
            }
            _ => (None, self.value(Some(node))),
        }
    }

    /// Reports keys that come twice.
    fn doubles(&mut self, items: &[Item], shape: Shape) {
        let mut seen: std::collections::BTreeMap<&str, Range<usize>> = std::collections::BTreeMap::new();
        let source = self.source;
        for key in items.iter().filter_map(|item| item.key.clone()) {
            let word = source.slice(key.clone());
            if let Some(first) = seen.get(word) {
                let (code, message) = if shape == Shape::Map {
                    (Code::DuplicateKey, format!("the key {word} comes twice"))
                } else {
                    (Code::DuplicateField, format!("the field `{word}` comes twice"))
                };
                let made = self
                    .problem(code, key, message)
                    .label("again here")
                    .also(first.clone(), "first here")
                    .help("keep one of the two");
                // Not a syntax fault: the tree is whole, and reading goes on.
                self.faults.push(made);
            } else {
                seen.insert(word, key);
            }
        }
    }
}

fn partner(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}
