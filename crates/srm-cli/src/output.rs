//! What goes to stdout and what to stderr.
//!
//! Results go to stdout: words for people, or exactly one JSON document. Progress, diagnostics and errors go to stderr.
//! A reader who goes away early (`srm … | head`) ends the printing, not the work, and changes no exit code.

use crate::args::Format;
use crate::exit::{Exit, Failure};
use serde_json::{Value, json};
use std::io::{IsTerminal as _, Write as _};

/// Where a command's words go.
#[derive(Debug)]
pub struct Output {
    format: Format,
    /// Something stands on the progress line.
    in_progress: bool,
}

impl Output {
    /// Output in the chosen form.
    pub const fn new(format: Format) -> Self {
        Self { format, in_progress: false }
    }

    /// The chosen form.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// A result: `text` for people, or what `json` gives. Call it once.
    pub fn result(&mut self, text: &str, json: impl FnOnce() -> Value) {
        self.clear_progress();
        let text = if self.format == Format::Json { format!("{:#}\n", json()) } else { printable(text) };
        // The only error there can be is that nobody listens any more.
        let mut stdout = std::io::stdout().lock();
        let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    }

    /// A document as it is, on stdout.
    pub fn document(&mut self, text: &str) {
        self.clear_progress();
        let mut stdout = std::io::stdout().lock();
        let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    }

    /// A line about what goes on, on stderr.
    pub fn note(&mut self, text: &str) {
        self.diagnostics(&format!("{}\n", printable(text)));
    }

    /// Diagnostics that were rendered elsewhere, on stderr; colours stay.
    pub fn diagnostics(&mut self, text: &str) {
        self.clear_progress();
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Whether stderr takes colours.
    pub fn in_colour() -> bool {
        std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }

    /// How far long work has come; only shown to somebody who watches.
    pub fn progress(&mut self, done: usize, of: usize, what: &str) {
        if of > 1 && std::io::stderr().is_terminal() {
            let what: String = printable(what).chars().filter(|c| *c != '\n').take(60).collect();
            let bar: String = (0..20).map(|step| if step * of < done * 20 { '=' } else { ' ' }).collect();
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K[{bar}] {done}/{of} {what}");
            self.in_progress = true;
        }
    }

    fn clear_progress(&mut self) {
        if std::mem::take(&mut self.in_progress) {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
    }

    /// Says why a command stopped; in JSON as a document too, so that stdout is never empty. Gives the exit code.
    pub fn fail(&mut self, failure: &Failure) -> Exit {
        self.note(&format!("error: {}", failure.message));
        if self.format == Format::Json {
            self.result("", || json!({ "error": failure.message }));
        }
        failure.exit
    }
}

/// Without control characters (line ends excepted) and signs that turn the reading direction: what stands in a file
/// from elsewhere must not play tricks on the terminal.
pub fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => Some(c),
        // Marks round arguments, for a text layout; terminals show them as boxes.
        '\u{2066}'..='\u{2069}' => None,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => Some('\u{fffd}'),
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    };
    text.chars().filter_map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_file_steers_the_terminal() {
        assert_eq!(
            printable("a\u{1b}[2Jb\r\n\u{202e}c\u{2068}d\u{2069}"),
            "a\u{fffd}[2Jb\u{fffd}\n\u{fffd}cd"
        );
    }
}
