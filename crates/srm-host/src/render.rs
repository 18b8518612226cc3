//! Diagnostics as text for people, as one line each, and as JSON.
//!
//! The only place where problems in authors' files are printed. Texts of the files are shown with their control
//! characters replaced, so that a file cannot play tricks on the terminal.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet, normalize_untrusted_str,
};
use serde_json::{Value, json};
use srm_core::diag::{Diagnostic, Severity};

/// Diagnostics with the marked lines of the files, the proposed changes, and the count at the end. `text_of` gives
/// the text of a file by the name the diagnostics use; without it only the place is named.
pub fn human<'t>(found: &[Diagnostic], text_of: impl Fn(&str) -> Option<&'t str>, in_colour: bool) -> String {
    let renderer = if in_colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in found {
        out.push_str(&renderer.render(&groups(diagnostic, text_of(&diagnostic.file))));
        out.push_str("\n\n");
    }
    out.push_str(&summary(found));
    out.push('\n');
    out
}

/// `file:line:column: error[SR0201]: message`, one line each, for tools.
pub fn short(found: &[Diagnostic]) -> String {
    let line = |d: &Diagnostic| {
        let (file, message) = (one_line(&d.file), one_line(&d.message));
        format!("{file}:{}: {}[{}]: {message}\n", d.place, d.severity.word(), d.code)
    };
    found.iter().map(line).collect()
}

/// One array with an object for each diagnostic. Byte ranges are `[start, end]`; what is not there is `null`.
pub fn json(found: &[Diagnostic]) -> Value {
    let range = |span: &Range<usize>| json!([span.start, span.end]);
    let one = |d: &Diagnostic| {
        let labels = d.labels.iter().map(|(span, text)| json!({ "span": range(span), "text": text }));
        json!({
            "code": d.code.id(),
            "severity": d.severity.word(),
            "file": d.file,
            "line": d.place.line,
            "column": d.place.column,
            "span": range(&d.span),
            "message": d.message,
            "label": d.label,
            "labels": labels.collect::<Vec<_>>(),
            "help": d.help,
            "fix": d.fix.as_ref().map(|fix| json!({ "span": range(&fix.span), "replacement": fix.replacement })),
            "note": d.note,
        })
    };
    found.iter().map(one).collect()
}

/// "3 errors, 1 warning", or "no problems found".
pub fn summary(found: &[Diagnostic]) -> String {
    let errors = found.iter().filter(|d| d.severity == Severity::Error).count();
    let warnings = found.len() - errors;
    let many = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts: Vec<_> = [many(errors, "error"), many(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no problems found".to_owned() } else { parts.join(", ") }
}

/// The message with its marked lines, and the proposed change as a second group.
fn groups<'a>(d: &'a Diagnostic, text: Option<&'a str>) -> Vec<Group<'a>> {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(d.message.as_str()).id(d.code.id());
    // A file that is not text has no marked lines, only a place.
    let text = text.filter(|text| d.span.end <= text.len() && !text.is_empty());
    let mut main = match text {
        Some(text) => {
            let window = window(text, d);
            let label = Some(d.label.as_str()).filter(|label| !label.is_empty());
            let others = d
                .labels
                .iter()
                .map(|(span, label)| AnnotationKind::Context.span(window.span(span)).label(label));
            title.element(
                Snippet::source(window.text)
                    .line_start(window.line)
                    .path(d.file.as_str())
                    .annotation(AnnotationKind::Primary.span(window.span(&d.span)).label(label))
                    .annotations(others),
            )
        }
        None => title.element(
            Origin::path(d.file.as_str()).line(d.place.line as usize).char_column(d.place.column as usize),
        ),
    };
    if let Some(note) = &d.note {
        main = main.element(Level::NOTE.message(normalize_untrusted_str(note)));
    }
    let (Some(help), Some(fix), Some(text)) = (&d.help, &d.fix, text) else {
        if let Some(help) = &d.help {
            main = main.element(Level::HELP.message(normalize_untrusted_str(help)));
        }
        return vec![main.element(Level::HELP.message(more(d)))];
    };
    let window = window(text, d);
    let patch = Patch::new(window.span(&fix.span), fix.replacement.as_str());
    let change = Snippet::source(window.text).line_start(window.line).path(d.file.as_str()).patch(patch);
    let title = Level::HELP.secondary_title(help.as_str());
    vec![main, title.element(change).element(Level::HELP.message(more(d)))]
}

fn more(d: &Diagnostic) -> String {
    format!("`srm explain {}` says more", d.code)
}

/// The lines of a file that matter for one diagnostic; cutting them out keeps large files fast.
struct Window<'t> {
    text: &'t str,
    start: usize,
    /// Number of the first line.
    line: usize,
}

fn window<'t>(text: &'t str, d: &Diagnostic) -> Window<'t> {
    let fix = d.fix.iter().map(|fix| &fix.span);
    let (mut start, mut end) = (d.span.start, d.span.end);
    for span in d.labels.iter().map(|(span, _)| span).chain(fix) {
        start = start.min(span.start);
        end = end.max(span.end);
    }
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end);
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind('\n').map_or(0, |newline| newline + 1);
    let behind = text.get(end..).unwrap_or_default();
    let to = behind.find('\n').map_or(text.len(), |newline| end + newline);
    let line = text.get(..from).unwrap_or_default().matches('\n').count() + 1;
    Window { text: text.get(from..to).unwrap_or_default(), start: from, line }
}

impl Window<'_> {
    /// A range of the file as one of the window, on character borders.
    fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(span.start.saturating_sub(self.start));
        let end = self.text.ceil_char_boundary(span.end.saturating_sub(self.start));
        start..end.max(start)
    }
}

/// Without line breaks, control characters and signs that turn the reading direction.
fn one_line(text: &str) -> String {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if odd(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use proptest::prelude::*;
    use serde::Deserialize;
    use srm_core::diag::{Code, Sink};
    use srm_core::read::{Doc, Raw};
    use srm_core::source::Source;

    use super::*;

    #[derive(Deserialize)]
    #[serde(rename = "Dimension", deny_unknown_fields)]
    struct Dimension {
        id: Raw<String>,
        weight: Raw<u16>,
    }

    fn check(text: &str) -> Vec<Diagnostic> {
        let sink = RefCell::new(Sink::new());
        let source = Source::new("rules/å.ron", text.as_bytes(), 9999, &mut sink.borrow_mut());
        if let Some(source) = source {
            let doc = Doc::new(&source, &sink);
            if let Some(file) = doc.document::<Dimension>() {
                doc.read(&file.id);
                doc.read(&file.weight);
            }
        }
        sink.take().finish()
    }

    const TEXT: &str = "// å\nDimension(\n    id: \"ton\",\n    wieght: 0.4,\n)\n";

    #[test]
    fn people_see_place_reason_and_change() {
        let text = human(&check(TEXT), |_| Some(TEXT), false);
        let wanted = "\
error[SR0201]: unknown field `wieght` in `Dimension`
 --> rules/å.ron:4:5
  |
2 | Dimension(
  | --------- in this group
3 |     id: \"ton\",
4 |     wieght: 0.4,
  |     ^^^^^^ no such field
  |
  = note: the fields in `Dimension` are `id`, `weight`
help: did you mean `weight`?
  |
4 -     wieght: 0.4,
4 +     weight: 0.4,
  |
  = help: `srm explain SR0201` says more

error[SR0206]: a whole number is needed for `wieght`, not `0.4`
 --> rules/å.ron:4:13
  |
4 |     wieght: 0.4,
  |             ^^^ not a whole number
  |
  = help: write whole numbers in a smaller unit: milliseconds for seconds, thousandths for shares
  = help: `srm explain SR0206` says more

2 errors
";
        assert_eq!(text, wanted);
    }

    #[test]
    fn tools_see_one_line_each() {
        let lines = short(&check(TEXT));
        assert_eq!(
            lines.lines().next(),
            Some("rules/å.ron:4:5: error[SR0201]: unknown field `wieght` in `Dimension`")
        );
        assert_eq!(lines.lines().count(), 2);
        let odd = Diagnostic::in_file(Code::UnusedText, "a\nb.ron", "\u{1b}[31mred\u{202e}");
        assert_eq!(short(&[odd]), "a\u{fffd}b.ron:1:1: warning[SR0505]: \u{fffd}[31mred\u{fffd}\n");
    }

    #[test]
    fn json_holds_everything() {
        let value = json(&check(TEXT));
        let first = &value[0];
        assert_eq!(first["code"], "SR0201");
        assert_eq!((&first["line"], &first["column"]), (&json!(4), &json!(5)));
        let span = |v: &Value| (v[0].as_u64().unwrap() as usize)..(v[1].as_u64().unwrap() as usize);
        assert_eq!(&TEXT[span(&first["span"])], "wieght");
        assert_eq!(first["fix"]["replacement"], "weight");
        assert_eq!(&TEXT[span(&first["labels"][0]["span"])], "Dimension");
        assert_eq!(value[1]["fix"], Value::Null);
    }

    #[test]
    fn a_file_that_is_no_text_has_a_place() {
        let mut sink = Sink::new();
        assert!(Source::new("a.ron", b"(\n id: \"\xe5\")", 99, &mut sink).is_none());
        let text = human(&sink.finish(), |_| None, false);
        assert!(text.contains("--> a.ron:2:7") && text.contains("Latin-1"), "{text}");
    }

    #[test]
    fn counts() {
        let error = Diagnostic::in_file(Code::NotUtf8, "a", "x");
        let warning = Diagnostic::in_file(Code::UnusedText, "a", "x");
        assert_eq!(summary(&[]), "no problems found");
        assert_eq!(summary(std::slice::from_ref(&warning)), "1 warning");
        assert_eq!(summary(&[error.clone(), error, warning]), "2 errors, 1 warning");
    }

    proptest! {
        /// Printing never panics, whatever the file and even if it changed since it was checked.
        #[test]
        fn printing_never_panics(at in 0..TEXT.len(), put in "\\PC{0,3}|[\"(),:\\n]{0,3}", other in "\\PC{0,30}") {
            let at = TEXT.floor_char_boundary(at);
            let text = format!("{}{put}{}", &TEXT[..at], &TEXT[at..]);
            let found = check(&text);
            for in_colour in [false, true] {
                human(&found, |_| Some(&text), in_colour);
                human(&found, |_| Some(&other), in_colour);
            }
            prop_assert_eq!(short(&found).lines().count(), found.len());
        }
    }
}
