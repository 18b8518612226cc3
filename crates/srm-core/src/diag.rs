//! What is wrong with an author's file, as plain data.
//!
//! A [`Diagnostic`] says what is wrong, where, and what to do next. It is printed elsewhere; here it is only made,
//! collected ([`Sink`]) and sorted. Every kind of problem has a stable [`Code`] with an explanation.

mod codes;

use std::ops::Range;

pub use codes::{Code, Explanation};

use crate::source::Source;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but is probably not what its author meant.
    Warning,
}

impl Severity {
    /// The word that is printed: `error` or `warning`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a text, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineCol {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, counted in characters.
    pub column: u32,
}

impl LineCol {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

impl std::fmt::Display for LineCol {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A change of the text that repairs the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Bytes to take out; empty to insert.
    pub span: Range<usize>,
    /// What to put there.
    pub replacement: String,
}

/// One problem in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a problem is only seen once it is pushed into a `Sink`"]
pub struct Diagnostic {
    /// Which kind of problem.
    pub code: Code,
    /// How bad it is; always the code's own.
    pub severity: Severity,
    /// The file, as the pack names it, with `/` between folders.
    pub file: String,
    /// The bytes that are wrong; inside the file and on character borders when the file is text.
    pub span: Range<usize>,
    /// Where `span` starts.
    pub place: LineCol,
    /// What is wrong, in one sentence.
    pub message: String,
    /// A few words beside the marked place; may be empty.
    pub label: String,
    /// Other places in the same file that help to understand.
    pub labels: Vec<(Range<usize>, String)>,
    /// What to do next.
    pub help: Option<String>,
    /// The change that `help` proposes.
    pub fix: Option<Fix>,
    /// Why it matters, or what else is good to know.
    pub note: Option<String>,
}

impl Diagnostic {
    /// A problem at `span` of `source`. A span outside the text is moved inside.
    pub fn new(code: Code, source: &Source, span: Range<usize>, message: impl Into<String>) -> Self {
        let span = source.clamp(span);
        let place = source.place(span.start);
        Self { span, place, ..Self::in_file(code, source.path(), message) }
    }

    /// A problem with a file as a whole, or with one that cannot be shown as text.
    pub fn in_file(code: Code, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            file: file.into(),
            span: 0..0,
            place: LineCol::START,
            message: message.into(),
            label: String::new(),
            labels: Vec::new(),
            help: None,
            fix: None,
            note: None,
        }
    }

    /// Sets the words beside the marked place.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Marks another place of the same file.
    pub fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.labels.push((span, label.into()));
        self
    }

    /// Says what to do next.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Proposes a change of the text; set `help` as well.
    pub fn fix(mut self, span: Range<usize>, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// Proposes a near name when there is one, in place of the marked text if that is `name`, with or without quotes;
    /// otherwise lists the choices. Without any choices the help stays as it is.
    pub fn suggest<S: AsRef<str>>(self, name: &str, candidates: &[S]) -> Self {
        if let Some(near) = suggest(name, candidates) {
            let span = self.span.clone();
            let made = self.help(format!("did you mean `{near}`?"));
            return match span.len().checked_sub(name.len()) {
                Some(0) => made.fix(span, near),
                Some(2) => made.fix(span, format!("\"{near}\"")),
                _ => made,
            };
        }
        match list(candidates) {
            Some(known) => self.help(format!("use one of: {known}")),
            None => self,
        }
    }

    /// Adds a note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// Collects the problems of a whole pack.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
    left_out: usize,
    left_out_errors: bool,
}

impl Sink {
    /// More problems than this are only counted.
    pub const DIAGNOSTICS_MAX: usize = 500;

    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.leave_out(diagnostic.severity);
        } else {
            self.found.push(diagnostic);
        }
    }

    /// Whether further problems are only counted; then there is no use in working out their details.
    pub fn is_full(&self) -> bool {
        self.found.len() >= Self::DIAGNOSTICS_MAX
    }

    /// Counts a problem without details.
    pub fn leave_out(&mut self, severity: Severity) {
        self.left_out += 1;
        self.left_out_errors |= severity == Severity::Error;
    }

    /// Whether at least one error was pushed.
    pub fn has_errors(&self) -> bool {
        self.left_out_errors || self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many problems are kept so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Everything, sorted by file and place, errors before warnings at the same place; the same problem at the
    /// same place is listed once. When there were too many, the last entry says how many are left out.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.place, d.severity, d.code, d.span.end);
            a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.cmp(&b.message))
        });
        self.found.dedup();
        if self.left_out > 0
            && let Some(last) = self.found.last()
        {
            let message = format!("{} more problems are not shown", self.left_out);
            let mut more = Diagnostic::in_file(Code::TooManyProblems, last.file.clone(), message)
                .help("repair the problems above and check again");
            if self.left_out_errors {
                more.severity = Severity::Error;
            }
            self.found.push(more);
        }
        self.found
    }
}

/// The candidate that is nearest to `name`: at most two letters wrong, or a third of the name when that is more.
/// Ties go to the candidate that comes first. Upper and lower case and `-` against `_` count little.
pub fn suggest<'c, S: AsRef<str>>(name: &str, candidates: &'c [S]) -> Option<&'c str> {
    let name = fold(name);
    let length = name.chars().count();
    // Of a very short name nearly every other short name is "near".
    let limit = if length <= 3 { 1 } else { (length / 3).max(2) };
    candidates
        .iter()
        .map(|c| (strsim::osa_distance(&name, &fold(c.as_ref())), c.as_ref()))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn fold(name: &str) -> String {
    name.chars().take(80).map(|c| if c == '-' { '_' } else { c.to_ascii_lowercase() }).collect()
}

/// "`a`, `b`, `c`", shortened when long; `None` for an empty list.
pub fn list<S: AsRef<str>>(names: &[S]) -> Option<String> {
    const SHOWN_MAX: usize = 12;
    if names.is_empty() {
        return None;
    }
    let mut text =
        names.iter().take(SHOWN_MAX).map(|n| format!("`{}`", n.as_ref())).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN_MAX {
        text = format!("{text} and {} more", names.len() - SHOWN_MAX);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &str, line: u32, code: Code) -> Diagnostic {
        let mut made = Diagnostic::in_file(code, file, format!("problem {line}"));
        made.place.line = line;
        made
    }

    #[test]
    fn sorted_by_file_then_place_then_errors_first() {
        let mut sink = Sink::new();
        sink.push(at("b.ron", 1, Code::UnknownField));
        sink.push(at("a.ron", 9, Code::UnusedText));
        sink.push(at("a.ron", 9, Code::UnknownField));
        sink.push(at("a.ron", 2, Code::UnusedText));
        sink.push(at("a.ron", 2, Code::UnusedText));
        let order: Vec<_> =
            sink.finish().iter().map(|d| (d.file.clone(), d.place.line, d.severity)).collect();
        let (error, warning) = (Severity::Error, Severity::Warning);
        let wanted = [("a.ron", 2, warning), ("a.ron", 9, error), ("a.ron", 9, warning), ("b.ron", 1, error)];
        assert_eq!(order, wanted.map(|(f, l, s)| (f.to_owned(), l, s)));
    }

    #[test]
    fn too_many_are_counted_and_still_errors() {
        let mut sink = Sink::new();
        for line in 0..Sink::DIAGNOSTICS_MAX as u32 {
            sink.push(at("a.ron", line, Code::UnusedText));
        }
        assert!(!sink.has_errors());
        sink.push(at("a.ron", 1000, Code::UnknownField));
        sink.push(at("a.ron", 1001, Code::UnusedText));
        assert!(sink.has_errors());
        let all = sink.finish();
        assert_eq!(all.len(), Sink::DIAGNOSTICS_MAX + 1);
        let last = &all[Sink::DIAGNOSTICS_MAX];
        assert_eq!((last.code, last.severity), (Code::TooManyProblems, Severity::Error));
        assert!(last.message.starts_with("2 more"));
    }

    #[test]
    fn near_names() {
        let names = ["weight", "title", "limit_ms", "mail-07", "id"];
        for (given, wanted) in [
            ("wieght", Some("weight")),
            ("tittle", Some("title")),
            ("Limit-MS", Some("limit_ms")),
            ("mail-7", Some("mail-07")),
            ("di", Some("id")),
            ("colour", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(suggest(given, &names), wanted, "{given}");
        }
        assert_eq!(suggest("a", &[] as &[&str]), None);
    }

    #[test]
    fn a_proposed_name_keeps_the_quotes_and_never_lands_elsewhere() {
        let marked = |span: Range<usize>| {
            let mut made = at("a.ron", 1, Code::UnknownSkill);
            made.span = span;
            made.suggest("adaptt", &["adapt"])
        };
        for (span, replacement) in
            [(4..10, Some("adapt")), (4..12, Some("\"adapt\"")), (0..0, None), (4..40, None)]
        {
            let made = marked(span.clone());
            assert_eq!(made.help.as_deref(), Some("did you mean `adapt`?"));
            assert_eq!(made.fix, replacement.map(|text| Fix { span, replacement: text.to_owned() }));
        }
        let none = at("a.ron", 1, Code::UnknownSkill).help("own").suggest("adaptt", &[] as &[&str]);
        assert_eq!(none.help.as_deref(), Some("own"));
    }

    #[test]
    fn long_lists_are_shortened() {
        let names: Vec<_> = (0..20).map(|n| n.to_string()).collect();
        assert!(list(&names).is_some_and(|text| text.ends_with("and 8 more")));
        assert_eq!(list(&names[..2]).as_deref(), Some("`0`, `1`"));
    }
}
