//! One author's file: checked to be text of sane size, with lines and columns.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, LineCol, Sink};
use crate::read::lex;

/// The usual size limit of one RON file, in bytes.
pub const FILE_BYTES_MAX: usize = 1 << 20;
/// How deep brackets may be nested.
pub const DEPTH_MAX: usize = 64;

/// A file that is UTF-8 without a byte order mark, not too large and not nested too deep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
    /// Byte offset of each line's first character.
    lines: Vec<usize>,
}

impl Source {
    /// Takes the bytes of the file `path` (as the pack names it). `bytes_max` is its size limit. What is wrong goes
    /// to `sink`; `None` when the file cannot be read at all.
    pub fn new(path: impl Into<String>, bytes: &[u8], bytes_max: usize, sink: &mut Sink) -> Option<Self> {
        let path = path.into();
        if bytes.len() > bytes_max {
            let message = format!("the file has {} bytes; at most {bytes_max} are allowed", bytes.len());
            sink.push(
                Diagnostic::in_file(Code::FileTooLarge, path, message)
                    .help("split it, or move pictures and sounds to the assets folder"),
            );
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::from_text(path, text, sink),
            Err(fault) => {
                sink.push(not_utf8(path, bytes, fault.valid_up_to()));
                None
            }
        }
    }

    fn from_text(path: String, text: &str, sink: &mut Sink) -> Option<Self> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let source = Self { path, text: text.to_owned(), lines };
        if text.starts_with('\u{feff}') {
            sink.push(
                Diagnostic::new(Code::ByteOrderMark, &source, 0..3, "the file starts with a byte order mark")
                    .help("save it as `UTF-8`, not as `UTF-8 with BOM`")
                    .fix(0..3, ""),
            );
            return None;
        }
        if let Some(at) = text.find('\0') {
            let message = "the file holds a zero byte, so it is not a text file";
            sink.push(
                Diagnostic::new(Code::ZeroByte, &source, at..at + 1, message)
                    .help("save it again as UTF-8 text in an editor"),
            );
            return None;
        }
        if let Some(at) = lex::too_deep(text, DEPTH_MAX) {
            let message = format!("brackets are nested more than {DEPTH_MAX} deep");
            sink.push(
                Diagnostic::new(Code::NestedTooDeep, &source, at..at + 1, message)
                    .label("one too many")
                    .help("no document needs this; look for brackets that are opened again and again"),
            );
            return None;
        }
        Some(source)
    }

    /// The file's name, as the pack names it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range; empty when the range is not inside the text.
    pub fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    /// Line and column of a byte offset; an offset beyond the end gives the end.
    pub fn place(&self, offset: usize) -> LineCol {
        let offset = self.text.floor_char_boundary(offset);
        let (line, start) = self.line_of(offset);
        let column = self.slice(start..offset).chars().count();
        LineCol { line: line as u32 + 1, column: column as u32 + 1 }
    }

    /// The line, from 0, that holds a byte offset, and where it starts.
    pub(crate) fn line_of(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        (line, self.lines.get(line).copied().unwrap_or_default())
    }

    /// The range moved to character borders inside the text.
    pub fn clamp(&self, span: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(span.start);
        start..self.text.ceil_char_boundary(span.end).max(start)
    }

    /// `file:line:column` of a byte offset, for messages about another file.
    pub fn place_text(&self, offset: usize) -> String {
        format!("{}:{}", self.path, self.place(offset))
    }
}

/// The message for bytes that are not UTF-8 from `at` on, with a guess at what they are.
fn not_utf8(path: String, bytes: &[u8], at: usize) -> Diagnostic {
    let before = &bytes[..at];
    let line = before.split(|b| *b == b'\n').count();
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count();
    let zeros = bytes.iter().take(512).filter(|b| **b == 0).count();
    let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros > 8 {
        "the file looks like UTF-16; save it as UTF-8"
    } else {
        "the file looks like an older encoding such as Windows-1252 (Latin-1); open it as that and save it as UTF-8"
    };
    let message = match bytes.get(at) {
        Some(byte) => format!("the file is not UTF-8: byte {at} is 0x{byte:02x}"),
        None => format!("the file is not UTF-8 from byte {at} on"),
    };
    let mut made = Diagnostic::in_file(Code::NotUtf8, path, message).help(help);
    made.span = at..at + 1;
    made.place = LineCol { line: line as u32, column: column as u32 + 1 };
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (Code, String, Option<String>) {
        let mut sink = Sink::new();
        assert!(Source::new("a.ron", bytes, 400, &mut sink).is_none());
        let found = sink.finish().remove(0);
        (found.code, found.place.to_string(), found.help)
    }

    #[test]
    fn bad_bytes() {
        let (code, place, help) = fault(b"(\n  title: \"L\xf6sning\",\n)");
        assert_eq!((code, place.as_str()), (Code::NotUtf8, "2:12"));
        assert!(help.is_some_and(|h| h.contains("Latin-1")));
        let utf16: Vec<u8> = "(id: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (code, _, help) = fault(&[&[0xff, 0xfe], utf16.as_slice()].concat());
        assert_eq!(code, Code::NotUtf8);
        assert!(help.is_some_and(|h| h.contains("UTF-16")));
        assert_eq!(fault(b"\xef\xbb\xbf(id: 1)").0, Code::ByteOrderMark);
        assert_eq!(fault(b"(id:\0 1)").0, Code::ZeroByte);
        assert_eq!(fault("x".repeat(401).as_bytes()).0, Code::FileTooLarge);
        assert_eq!(
            fault("[".repeat(65).as_bytes()),
            (Code::NestedTooDeep, "1:65".into(), fault("[".repeat(65).as_bytes()).2)
        );
    }

    #[test]
    fn depth_is_not_counted_in_texts_and_comments() {
        let open = "[".repeat(70);
        for text in [
            format!("\"{open}\""),
            format!("r#\"{open}\"#"),
            format!("// {open}\n1"),
            format!("/* {open} */ 1"),
        ] {
            assert!(Source::new("a.ron", text.as_bytes(), 400, &mut Sink::new()).is_some(), "{text}");
        }
    }

    #[test]
    fn places_count_characters() {
        let source = Source::new("a.ron", "å\nüñx\n".as_bytes(), 99, &mut Sink::new()).unwrap();
        let x = source.text().find('x').unwrap();
        assert_eq!(source.place(x).to_string(), "2:3");
        assert_eq!(source.place(1).to_string(), "1:1", "inside a character");
        assert_eq!(source.place(999).to_string(), "3:1");
        assert_eq!(source.clamp(1..1), 0..2);
        assert_eq!(source.place_text(x), "a.ron:2:3");
    }
}
