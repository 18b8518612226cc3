//! Broken files, and what an author is told about each.
//!
//! `data/base` is a set that is right in every detail. A case in `data/bad` is one text that says what it changes in it:
//! a line `// replaces: PATH`, `// adds: PATH` or `// removes: PATH` begins a section, and the section's text is that
//! file, with the line numbers of the case. What must be reported stands beside the fault, code first and then a part of
//! the message:
//!
//! - `//~ SR0201 text` on the faulty line, `//~v` on the line above it, `//~^` on the line below it;
//! - `// expect: SR0602 PATH text` or `// expect: SR0602 PATH:LINE text` for a fault with no line in the case.
//!
//! Exactly these must be reported: no more, no fewer.
#![cfg(test)]

use proptest::prelude::*;
use srm_core::diag::{Code, Diagnostic, Severity, Sink};
use srm_core::id::Id;
use srm_core::pack::{FileFault, Pack, PackFiles};
use srm_core::source::{DEPTH_MAX, FILE_BYTES_MAX};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

const SET: &str = "exercises/base/set.ron";
const SORT: &str = "exercises/base/sort.ron";
const RUBRIC: &str = "scoring-rules/base.ron";
const SWEDISH: &str = "exercises/base/text/sv.ron";

/// Codes that no file of a pack can cause, and who reports them instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("SR0601", "a file name or link that leads out: found while a folder is read"),
    ("SR0604", "an asset's size: found while a folder is read"),
    ("SR0606", "the size of all files: found while a folder is read"),
    ("SR0607", "upper case in a file name: found while a folder is read"),
    ("SR0608", "a file the system refuses to open: found while a folder is read"),
    ("SR0609", "the number of files: found while a folder is read"),
];

type Texts = BTreeMap<String, Vec<u8>>;

fn id() -> Id {
    Id::parse("base").unwrap()
}

fn base() -> Texts {
    let files = srm_tests::pack_files(&srm_tests::data().join("base"), &id()).unwrap();
    files.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

fn check(texts: &Texts) -> (Option<Pack>, Vec<Diagnostic>) {
    let mut files = PackFiles::default();
    for (path, bytes) in texts {
        files.insert(path, bytes.clone()).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    }
    Pack::check(&id(), &files)
}

/// One expected problem.
#[derive(Clone, Debug)]
struct Expected {
    code: String,
    file: String,
    line: Option<u32>,
    fragment: String,
}

impl Expected {
    fn meets(&self, found: &Diagnostic) -> bool {
        self.code == found.code.id()
            && self.file == found.file
            && self.line.is_none_or(|line| line == found.place.line)
            && found.message.contains(&self.fragment)
    }
}

/// A case: the base set's files after its changes, and what must be reported.
struct Case {
    texts: Texts,
    expected: Vec<Expected>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let name = path.display();
        let text = std::fs::read_to_string(path).unwrap();
        let mut case = Self { texts: base(), expected: Vec::new() };
        let mut section: Option<String> = None;
        for (i, line) in text.lines().enumerate() {
            let header = |word: &str| line.strip_prefix(&format!("// {word}: ")).map(|path| path.trim().to_owned());
            if let Some(file) = header("removes") {
                assert!(case.texts.remove(&file).is_some(), "{name}: the base set has no {file}");
                continue;
            }
            if let Some(file) = header("replaces").or_else(|| header("adds")) {
                let replaces = line.starts_with("// replaces");
                assert_eq!(case.texts.contains_key(&file), replaces, "{name}: {line}");
                case.texts.insert(file.clone(), "\n".repeat(i).into_bytes());
                section = Some(file);
            }
            let file = section.clone().unwrap_or_default();
            if let Some(rest) = line.strip_prefix("// expect: ") {
                case.expected.push(elsewhere(rest));
            }
            for mark in line.split("//~").skip(1) {
                case.expected.push(beside(mark, i as u32 + 1, file.clone()));
            }
            if let Some(bytes) = case.texts.get_mut(&file) {
                bytes.extend_from_slice(line.as_bytes());
                bytes.push(b'\n');
            }
        }
        assert!(!case.expected.is_empty(), "{name} expects nothing");
        case
    }

    /// What was reported and not expected, or expected and not reported; empty when all is well.
    fn differences(&self, found: &[Diagnostic]) -> String {
        let mut out = String::new();
        let mut open = self.expected.clone();
        for diagnostic in found {
            match open.iter().position(|expected| expected.meets(diagnostic)) {
                Some(met) => {
                    open.remove(met);
                }
                None => {
                    let Diagnostic { code, file, place, message, .. } = diagnostic;
                    let _ = writeln!(out, "  reported: {code} {file}:{place} {message}");
                }
            }
        }
        for expected in open {
            let _ = writeln!(out, "  expected: {expected:?}");
        }
        out
    }
}

/// `~ SR0201 text`, `~v SR0201 text` or `~^ SR0201 text` on `line`.
fn beside(mark: &str, line: u32, file: String) -> Expected {
    let (line, rest) = match mark.as_bytes().first() {
        Some(b'v') => (line + 1, &mark[1..]),
        Some(b'^') => (line - 1, &mark[1..]),
        _ => (line, mark),
    };
    let (code, fragment) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    Expected { code: code.to_owned(), file, line: Some(line), fragment: fragment.trim().to_owned() }
}

/// `SR0602 PATH text` or `SR0602 PATH:LINE text`.
fn elsewhere(rest: &str) -> Expected {
    let mut words = rest.splitn(3, ' ');
    let code = words.next().unwrap_or_default().to_owned();
    let place = words.next().unwrap_or_default();
    let (file, line) = match place.split_once(':') {
        Some((file, line)) => (file, Some(line.parse().unwrap())),
        None => (place, None),
    };
    let fragment = words.next().unwrap_or_default().trim().to_owned();
    Expected { code, file: file.to_owned(), line, fragment }
}

/// What every problem owes its reader, whatever it is about.
fn well_told(texts: &Texts, found: &Diagnostic) {
    assert!(!found.message.trim().is_empty() && !found.message.contains("File"), "{found:?}");
    if found.help.is_none() && found.fix.is_none() && found.note.is_none() {
        eprintln!("NOHELP {} {}", found.code, found.message);
    }
    assert_eq!(found.severity, found.code.severity());
    let Some(text) = texts.get(&found.file).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return };
    let spans = found.labels.iter().map(|(span, _)| span).chain(found.fix.iter().map(|fix| &fix.span));
    for span in spans.chain([&found.span]) {
        assert!(text.get(span.clone()).is_some(), "{span:?} lies inside {}: {found:?}", found.file);
    }
    let before = text.get(..found.span.start).unwrap_or_default();
    assert_eq!(before.matches('\n').count() as u32 + 1, found.place.line, "{found:?}");
}

fn cases() -> Vec<std::path::PathBuf> {
    let mut cases = srm_tests::files_below(&srm_tests::data().join("bad")).unwrap();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    cases
}

#[test]
fn the_base_set_is_right() {
    let (pack, found) = check(&base());
    assert_eq!(found, []);
    assert!(pack.is_some());
}

#[test]
fn every_bad_file_is_told_exactly() {
    let cases = cases();
    assert!(cases.len() >= 45, "only {} cases", cases.len());
    let mut wrong = String::new();
    for path in &cases {
        let case = Case::read(path);
        let (pack, found) = check(&case.texts);
        found.iter().for_each(|diagnostic| well_told(&case.texts, diagnostic));
        let has_errors = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(pack.is_none(), has_errors, "{}", path.display());
        let differences = case.differences(&found);
        if !differences.is_empty() {
            let _ = write!(wrong, "{}:\n{differences}", path.file_name().unwrap().to_string_lossy());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
