//! The documents' JSON: one spelling for each value, easy to read and to compare line by line.
//!
//! Reading writes the value again and wants the very same bytes. That alone refuses repeated keys, keys in another
//! order, other spacing, needless escapes, a byte order mark, CR LF, `1e3`, and text after the end.
//! Unknown keys are refused by the document types (`deny_unknown_fields`).

use serde::{Serialize, de::DeserializeOwned};
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};

/// Arrays and objects at this depth and below stand on one line; the outermost object has depth 1.
///
/// So each entry of a list in the outermost object, such as a sheet's journal, is one line.
pub const JOURNAL_DEPTH: usize = 3;

/// Why a text is not a document, or a value cannot be written as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct JsonError {
    /// Line of the fault, from 1; 0 when the fault is in a value to be written.
    pub line: usize,
    /// Column of the fault in characters, from 1; 0 when the fault is in a value to be written.
    pub column: usize,
    /// What is wrong there.
    pub problem: JsonProblem,
}

/// What is wrong with a JSON text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonProblem {
    /// Not JSON, or not the fields and types this document has.
    #[error("{0}; this is no such document or a damaged one, fetch it again")]
    Content(String),
    /// The right values in another spelling than the one documents have.
    #[error(
        "`{found}` stands where a document has `{expected}`: it was written or changed by another program; fetch the original"
    )]
    Spelling {
        /// The next few characters as they should be.
        expected: String,
        /// The next few characters as they are.
        found: String,
    },
    /// The value has a part no document may hold.
    #[error("this value cannot be written as a document: {0}")]
    Unwritable(String),
}

/// Writes a document: two spaces per level down to [`JOURNAL_DEPTH`], LF line ends, LF at the end.
pub fn to_text<T: Serialize>(value: &T) -> Result<String, JsonError> {
    write(value, DocumentLayout::default()).map(|text| text + "\n")
}

/// Reads a document written by [`to_text`], and nothing else.
pub fn from_text<T: DeserializeOwned + Serialize>(text: &str) -> Result<T, JsonError> {
    read(text, DocumentLayout::default, "\n")
}

/// Writes a value on one line without spaces and without line end.
pub fn to_line<T: Serialize>(value: &T) -> Result<String, JsonError> {
    write(value, LineLayout)
}

/// Reads a value written by [`to_line`], and nothing else.
pub fn from_line<T: DeserializeOwned + Serialize>(line: &str) -> Result<T, JsonError> {
    read(line, || LineLayout, "")
}

fn write<T: Serialize>(value: &T, layout: impl Formatter) -> Result<String, JsonError> {
    let unwritable = |why: String| JsonError { line: 0, column: 0, problem: JsonProblem::Unwritable(why) };
    let mut bytes = Vec::new();
    value
        .serialize(&mut Serializer::with_formatter(&mut bytes, layout))
        .map_err(|error| unwritable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| unwritable(error.to_string()))
}

/// Reads a value and wants it written exactly so: in this layout, then `end`.
fn read<T: DeserializeOwned + Serialize, L: Formatter>(
    text: &str,
    layout: impl Fn() -> L,
    end: &str,
) -> Result<T, JsonError> {
    let value: T = serde_json::from_str(text).map_err(|error| content_error(text, &error))?;
    // Compared while it is written, since a good document need not be in memory twice.
    let mut same = Same { rest: text.as_bytes() };
    let written = value.serialize(&mut Serializer::with_formatter(&mut same, layout()));
    if written.is_ok() && same.rest == end.as_bytes() {
        return Ok(value);
    }
    Err(spelling_error(text, &(write(&value, layout())? + end)))
}

/// Takes exactly the bytes of a text, in order, and no others.
struct Same<'t> {
    rest: &'t [u8],
}

impl Write for Same<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest =
            self.rest.strip_prefix(bytes).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn content_error(text: &str, error: &serde_json::Error) -> JsonError {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let problem = JsonProblem::Content(message.strip_suffix(&place).unwrap_or(&message).to_owned());
    // serde_json counts columns in bytes.
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let column = line.char_indices().take_while(|(at, _)| *at < error.column()).count();
    JsonError { line: error.line(), column: column.max(1), problem }
}

fn spelling_error(text: &str, written: &str) -> JsonError {
    let same_bytes: usize =
        text.chars().zip(written.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (before, found) = text.split_at(same_bytes);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let excerpt = |rest: &str| rest.chars().take(12).flat_map(char::escape_debug).collect();
    JsonError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        problem: JsonProblem::Spelling { expected: excerpt(&written[same_bytes..]), found: excerpt(found) },
    }
}

fn no_floats() -> io::Error {
    io::Error::other("documents hold whole numbers only")
}

/// Everything on one line; floats refused.
struct LineLayout;

impl Formatter for LineLayout {
    fn write_f32<W: ?Sized + Write>(&mut self, _: &mut W, _: f32) -> io::Result<()> {
        Err(no_floats())
    }

    fn write_f64<W: ?Sized + Write>(&mut self, _: &mut W, _: f64) -> io::Result<()> {
        Err(no_floats())
    }
}

/// Spread over lines above [`JOURNAL_DEPTH`], compact from there on; floats refused.
#[derive(Default)]
struct DocumentLayout {
    depth: usize,
    has_value: bool,
}

impl DocumentLayout {
    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_spread = self.is_spread() && self.has_value;
        self.depth -= 1;
        if is_spread {
            self.new_line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            writer.write_all(b",")?;
        }
        if self.is_spread() { self.new_line(writer) } else { Ok(()) }
    }

    fn is_spread(&self) -> bool {
        self.depth < JOURNAL_DEPTH
    }

    fn new_line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for DocumentLayout {
    fn write_f32<W: ?Sized + Write>(&mut self, _: &mut W, _: f32) -> io::Result<()> {
        Err(no_floats())
    }

    fn write_f64<W: ?Sized + Write>(&mut self, _: &mut W, _: f64) -> io::Result<()> {
        Err(no_floats())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_spread() { writer.write_all(b": ") } else { CompactFormatter.begin_object_value(writer) }
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Doc {
        name: String,
        count: i64,
        options: BTreeMap<String, u8>,
        journal: Vec<Step>,
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Step {
        at_us: u64,
        point: (i32, i32),
    }

    fn doc() -> Doc {
        Doc {
            name: "Å \"x\"\n".into(),
            count: -3,
            options: BTreeMap::from([("a".into(), 1), ("b".into(), 2)]),
            journal: vec![Step { at_us: 5, point: (1, -2) }, Step { at_us: 9, point: (0, 0) }],
        }
    }

    const TEXT: &str = r#"{
  "name": "Å \"x\"\n",
  "count": -3,
  "options": {
    "a": 1,
    "b": 2
  },
  "journal": [
    {"at_us":5,"point":[1,-2]},
    {"at_us":9,"point":[0,0]}
  ]
}
"#;

    #[test]
    fn a_journal_is_one_entry_per_line() {
        assert_eq!(to_text(&doc()).unwrap(), TEXT);
        assert_eq!(from_text::<Doc>(TEXT).unwrap(), doc());
        let empty = Doc { options: BTreeMap::new(), journal: Vec::new(), ..doc() };
        assert!(to_text(&empty).unwrap().contains("\"options\": {},\n  \"journal\": []\n}\n"));
    }

    #[test]
    fn other_spellings_are_refused_with_the_place_of_the_first_difference() {
        for (from, to, line, column) in [
            ("\"count\": -3", "\"count\":-3", 3, 11),
            ("\"count\": -3,", "\"count\": -3 ,", 3, 14),
            ("  \"name\"", "\t\"name\"", 2, 1),
            ("Å", "\\u00c5", 2, 12),
            ("\"x", "\"\\u0078", 2, 16),
            ("\"a\": 1,", "\"a\": 7,\n    \"a\": 1,", 5, 10),
            ("\"a\": 1,\n    \"b\": 2", "\"b\": 2,\n    \"a\": 1", 5, 6),
            (":[1,-2]", ": [1,-2]", 9, 24),
            ("},\n    {", "}, {", 9, 32),
            ("{\n  \"name\"", "{\r\n  \"name\"", 1, 2),
            ("]\n}\n", "]\n}", 12, 2),
            ("]\n}\n", "]\n}\n\n", 13, 1),
            ("]\n}\n", "]\n} \n", 12, 2),
        ] {
            let error = from_text::<Doc>(&TEXT.replacen(from, to, 1)).unwrap_err();
            assert!(matches!(error.problem, JsonProblem::Spelling { .. }), "{to}: {error}");
            assert_eq!((error.line, error.column), (line, column), "{to}: {error}");
        }
    }

    #[test]
    fn other_contents_are_refused_by_the_types() {
        for (from, to, word) in [
            ("{\n  \"name\"", "\u{feff}{\n  \"name\"", "expected value"),
            ("\"count\": -3", "\"count\": -3.0", "floating point"),
            ("\"count\": -3", "\"count\": 1e3", "floating point"),
            ("\"count\": -3", "\"count\": -03", "number"),
            ("\"count\": -3", "\"count\": NaN", "expected value"),
            ("\"count\": -3", "\"count\": \"-3\"", "string"),
            ("\"count\": -3", "\"count\": 9223372036854775808", "9223372036854775808"),
            ("\"count\": -3", "\"count\": -3,\n  \"count\": -3", "duplicate"),
            ("\"count\": -3", "\"count\": -3,\n  \"extra\": 1", "unknown"),
            ("\"count\": -3,\n", "", "missing"),
            ("\"count\": -3,", "\"count\": -3, // note\n", "key must be"),
            ("[0,0]", "[0,-0]", "floating point"),
            ("]\n}\n", "],\n}\n", "trailing comma"),
            ("]\n}\n", "]\n}\n{}\n", "trailing"),
            ("\"at_us\":5", "\"at_us\":-5", "-5"),
        ] {
            let bad = TEXT.replacen(from, to, 1);
            let error = from_text::<Doc>(&bad).unwrap_err();
            assert!(
                matches!(&error.problem, JsonProblem::Content(text) if text.contains(word)),
                "{to}: {error}"
            );
            assert!(error.line >= 1 && error.column >= 1);
        }
    }

    #[test]
    fn every_prefix_is_refused() {
        for end in (0..TEXT.len()).filter(|end| TEXT.is_char_boundary(*end)) {
            assert!(from_text::<Doc>(&TEXT[..end]).is_err(), "{end} bytes");
        }
    }

    #[test]
    fn floats_and_deep_nesting_end_in_an_error() {
        assert!(matches!(to_text(&1.5_f64).unwrap_err().problem, JsonProblem::Unwritable(_)));
        assert!(matches!(to_line(&[1.5_f32]).unwrap_err().problem, JsonProblem::Unwritable(_)));
        assert!(from_text::<serde_json::Value>(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn lines_have_one_spelling_too() {
        let step = Step { at_us: 5, point: (1, -2) };
        assert_eq!(from_line::<Step>(&to_line(&step).unwrap()), Ok(step));
        for bad in [r#"{"at_us":5, "point":[1,-2]}"#, "{\"at_us\":5,\"point\":[1,-2]}\n"] {
            assert!(matches!(from_line::<Step>(bad).unwrap_err().problem, JsonProblem::Spelling { .. }));
        }
    }

    proptest! {
        #[test]
        fn values_round_trip(name in "\\PC{0,20}|[\\x00-\\x20\"\\\\]{0,9}", count: i64, at_us: u64, x: i32) {
            let doc = Doc { name, count, journal: vec![Step { at_us, point: (x, 0) }], ..doc() };
            let text = to_text(&doc).unwrap();
            prop_assert!(!text.contains('\r'));
            prop_assert_eq!(from_text::<Doc>(&text), Ok(doc));
        }

        #[test]
        fn any_change_of_one_character_is_refused_or_changes_the_value(at in 0..TEXT.len(), with: char) {
            let mut bad = TEXT.to_owned();
            if bad.is_char_boundary(at) {
                let old = bad.remove(at);
                bad.insert(at, with);
                if let Ok(value) = from_text::<Doc>(&bad) {
                    prop_assert!(old == with || value != doc());
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}|[\\[\\]{}\",:0-9eE.\n -]{0,80}") {
            if let Ok(value) = from_text::<serde_json::Value>(&text) {
                prop_assert_eq!(to_text(&value), Ok(text));
            }
        }
    }
}
