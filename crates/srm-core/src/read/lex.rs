//! Tokens of a RON text. Never fails: what is not a token becomes a [`Fault`], and the text goes on.

use std::collections::BTreeSet;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tok {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    Comma,
    Colon,
    /// A text in quotes, also raw ones and byte strings.
    Text,
    /// One character in single quotes.
    Char,
    /// Starts like a number; may be a malformed one.
    Number,
    /// A name.
    Word,
    /// `#![…]` at the top of a file.
    Attribute,
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub tok: Tok,
    pub start: usize,
    pub end: usize,
}

/// What is wrong at the level of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// A text whose closing quote is missing; `end` is where the quote is put in thought.
    UnclosedText,
    /// A `/*` without its `*/`.
    UnclosedComment,
    /// A text in single quotes.
    SingleQuotes,
    /// A `\` in a text before a sign that it does not go with.
    BadEscape,
    /// A character that has no meaning here.
    Stray(char),
}

/// A fault and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub kind: FaultKind,
    pub start: usize,
    pub end: usize,
}

/// The tokens of a text and what could not be one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexed {
    pub tokens: Vec<Token>,
    pub faults: Vec<Fault>,
}

/// After so many faults the rest of a text is not looked at: it is no RON, and a hostile one could make each fault cost
/// a walk through the whole text.
const FAULTS_MAX: usize = 64;

/// Splits `text` into tokens. A text in quotes that starts at one of `cuts` ends with its line: the caller has found
/// out that its closing quote is missing.
pub(crate) fn lex(text: &str, cuts: &BTreeSet<usize>) -> Lexed {
    let mut lexer = Lexer { text, at: 0, cuts, out: Lexed::default() };
    while lexer.out.faults.len() < FAULTS_MAX && lexer.step() {}
    lexer.out
}

/// Where brackets are nested more than `depth_max` deep for the first time.
pub(crate) fn too_deep(text: &str, depth_max: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for token in lex(text, &BTreeSet::new()).tokens {
        match token.tok {
            Tok::Open(_) => depth += 1,
            Tok::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > depth_max {
            return Some(token.start);
        }
    }
    None
}

/// White space as RON counts it.
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

fn is_word_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    cuts: &'t BTreeSet<usize>,
    out: Lexed,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn token(&mut self, tok: Tok, bytes: usize) {
        let (start, end) = (self.at, self.at + bytes);
        self.out.tokens.push(Token { tok, start, end });
        self.at = end;
    }

    fn fault(&mut self, kind: FaultKind, bytes: usize) {
        self.out.faults.push(Fault { kind, start: self.at, end: self.at + bytes });
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return false };
        match c {
            c if is_space(c) => self.at += c.len_utf8(),
            '(' | '[' | '{' => self.token(Tok::Open(c), 1),
            ')' | ']' | '}' => self.token(Tok::Close(c), 1),
            ',' => self.token(Tok::Comma, 1),
            ':' => self.token(Tok::Colon, 1),
            '/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '"' => self.text_token(1),
            'b' if rest.starts_with("b\"") => self.text_token(2),
            'b' if rest.starts_with("b'") => self.single_quoted(1),
            'r' | 'b' if raw_hashes(rest).is_some() => self.raw_text(),
            '\'' => self.single_quoted(0),
            '#' if rest.starts_with("#![") => self.attribute(),
            c if number_starts(c, rest) => {
                let bytes = number_length(rest);
                self.token(Tok::Number, bytes);
            }
            c if is_word_start(c) => {
                let bytes = word_length(rest);
                self.token(Tok::Word, bytes);
            }
            c => self.stray(c),
        }
        true
    }

    /// A sign that has no meaning here; `=` and `;` stand where `:` and `,` are meant, so they go on as those.
    fn stray(&mut self, c: char) {
        let bytes = c.len_utf8();
        self.fault(FaultKind::Stray(c), bytes);
        match c {
            '=' => self.token(Tok::Colon, bytes),
            ';' => self.token(Tok::Comma, bytes),
            _ => self.at += bytes,
        }
    }

    fn block_comment(&mut self) {
        let (rest, mut depth, mut at) = (self.rest(), 1_usize, 2);
        while depth > 0 {
            let tail = rest.get(at..).unwrap_or_default();
            match tail.find(['/', '*']) {
                None => {
                    self.fault(FaultKind::UnclosedComment, 2);
                    self.at = self.text.len();
                    return;
                }
                Some(found) => {
                    let sign = tail.get(found..).unwrap_or_default();
                    at += found + 2;
                    match sign {
                        s if s.starts_with("/*") => depth += 1,
                        s if s.starts_with("*/") => depth -= 1,
                        _ => at -= 1,
                    }
                }
            }
        }
        self.at += at;
    }

    /// A text in quotes; `opening` bytes up to and with the opening quote.
    fn text_token(&mut self, opening: usize) {
        let rest = self.rest();
        if !self.cuts.contains(&self.at) {
            let (mut escaped, mut bad_escapes) = (false, Vec::new());
            for (at, c) in rest.char_indices().skip(opening) {
                match c {
                    _ if escaped => {
                        escaped = false;
                        if !"\"\\'nrt0xu\r\n".contains(c) {
                            bad_escapes.push(at);
                        }
                    }
                    '\\' => escaped = true,
                    '"' => {
                        for bad in bad_escapes {
                            let (start, end) = (self.at + bad - 1, self.at + bad + 1);
                            self.out.faults.push(Fault { kind: FaultKind::BadEscape, start, end });
                        }
                        return self.token(Tok::Text, at + 1);
                    }
                    _ => {}
                }
            }
        }
        let bytes = unclosed_length(rest).max(opening);
        self.fault(FaultKind::UnclosedText, bytes);
        self.token(Tok::Text, bytes);
    }

    fn raw_text(&mut self) {
        let rest = self.rest();
        let Some((opening, hashes)) = raw_hashes(rest) else { return };
        let closing = format!("\"{}", "#".repeat(hashes));
        let body = rest.get(opening..).unwrap_or_default();
        if let Some(end) = body.find(&closing) {
            return self.token(Tok::Text, opening + end + closing.len());
        }
        let bytes = unclosed_length(rest).max(opening);
        self.fault(FaultKind::UnclosedText, bytes);
        self.token(Tok::Text, bytes);
    }

    /// `'x'`, or a text in the wrong quotes; `prefix` bytes before the quote.
    fn single_quoted(&mut self, prefix: usize) {
        let line = self.rest().split('\n').next().unwrap_or_default();
        let body = line.get(prefix + 1..).unwrap_or_default();
        let mut escaped = false;
        let end = body.char_indices().position(|(_, c)| {
            let closes = c == '\'' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        let Some(characters) = end else { return self.stray_after(prefix) };
        let inside: String = body.chars().take(characters).collect();
        let bytes = prefix + 1 + inside.len() + 1;
        if characters == 1 || inside.starts_with('\\') {
            self.token(Tok::Char, bytes);
        } else {
            self.fault(FaultKind::SingleQuotes, bytes);
            self.token(Tok::Text, bytes);
        }
    }

    fn stray_after(&mut self, prefix: usize) {
        self.at += prefix;
        self.stray('\'');
    }

    fn attribute(&mut self) {
        let rest = self.rest();
        let mut in_text = false;
        let end = rest.char_indices().find(|(_, c)| {
            in_text ^= *c == '"';
            *c == ']' && !in_text
        });
        match end {
            Some((at, _)) => self.token(Tok::Attribute, at + 1),
            None => self.stray('#'),
        }
    }
}

/// Bytes up to and with the opening quote, and the number of `#`, when a raw text starts here.
fn raw_hashes(rest: &str) -> Option<(usize, usize)> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.bytes().take_while(|b| *b == b'#').count();
    let prefix = rest.len() - after.len();
    (after.as_bytes().get(hashes) == Some(&b'"')).then_some((prefix + hashes + 1, hashes))
}

/// Where the missing closing quote belongs: at the end of the line, before its comma.
fn unclosed_length(rest: &str) -> usize {
    let line = rest.split('\n').next().unwrap_or_default().trim_end_matches(is_space);
    line.strip_suffix(',').unwrap_or(line).len()
}

fn number_starts(c: char, rest: &str) -> bool {
    let second = rest.chars().nth(1).unwrap_or(' ');
    c.is_ascii_digit()
        || (c == '.' && second.is_ascii_digit())
        || (matches!(c, '+' | '-') && (second.is_ascii_alphanumeric() || second == '.'))
}

fn number_length(rest: &str) -> usize {
    let hex = rest.trim_start_matches(['+', '-']).starts_with("0x");
    let mut before = ' ';
    let end = rest.char_indices().find(|(at, c)| {
        let exponent_sign = matches!(c, '+' | '-') && (*at == 0 || (!hex && matches!(before, 'e' | 'E')));
        before = *c;
        !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.') || exponent_sign)
    });
    end.map_or(rest.len(), |(at, _)| at)
}

/// A name; one with `-` or `.` inside is kept in one piece, since that is how its author reads it.
fn word_length(rest: &str) -> usize {
    let prefix = if rest.starts_with("r#") { 2 } else { 0 };
    let body = rest.get(prefix..).unwrap_or_default();
    let mut signs = body.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let joins = matches!(c, '-' | '.') && signs.peek().is_some_and(|(_, next)| is_word(*next));
        if !is_word(c) && !joins {
            return prefix + at;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        lex(text, &BTreeSet::new()).tokens.iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn tokens_of_every_sort() {
        let text = r##"#![enable(x)] Set(a: -1_000, b: "q\"/*", c: r#"x"y"#, /* /* ] */ */ d: 'é', e: ['\'', b'x', 1.5e-3, -inf], // )"##;
        assert!(lex(text, &BTreeSet::new()).faults.is_empty());
        let wanted = [
            "#![enable(x)]",
            "Set",
            "(",
            "a",
            ":",
            "-1_000",
            ",",
            "b",
            ":",
            r#""q\"/*""#,
            ",",
            "c",
            ":",
            r##"r#"x"y"#"##,
            ",",
            "d",
            ":",
            "'é'",
            ",",
            "e",
            ":",
            "[",
            r"'\''",
            ",",
            "b'x'",
            ",",
            "1.5e-3",
            ",",
            "-inf",
            "]",
            ",",
        ];
        assert_eq!(pieces(text), wanted);
    }

    #[test]
    fn faults_of_every_sort() {
        for (text, kind) in [
            ("\"abc", FaultKind::UnclosedText),
            ("r#\"abc\"", FaultKind::UnclosedText),
            ("/* /* */", FaultKind::UnclosedComment),
            ("/*/", FaultKind::UnclosedComment),
            ("'hello'", FaultKind::SingleQuotes),
            ("id = 1", FaultKind::Stray('=')),
            ("“x”", FaultKind::Stray('“')),
            ("'", FaultKind::Stray('\'')),
        ] {
            let lexed = lex(text, &BTreeSet::new());
            assert_eq!(lexed.faults.first().map(|f| f.kind), Some(kind), "{text}");
        }
    }

    #[test]
    fn a_cut_text_ends_before_the_comma_of_its_line() {
        let text = "\"abc, \n\"d\"";
        let lexed = lex(text, &BTreeSet::from([0]));
        assert_eq!(&text[..lexed.tokens[0].end], "\"abc");
        assert_eq!(lexed.tokens[1].tok, Tok::Comma);
    }
}
