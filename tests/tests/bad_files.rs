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
use srm_host::packs;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const SET: &str = "exercises/base/set.ron";
const SORT: &str = "exercises/base/sort.ron";
const RUBRIC: &str = "scoring-rules/base.ron";
const SWEDISH: &str = "exercises/base/text/sv.ron";

/// Codes that no file here causes, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "SR0211",
        "needs a field whose type has a rule of its own, and no file has one; the reader's tests have it",
    ),
    ("SR0606", "needs more than 40 MiB of files; the tests of the folder reader have it"),
    ("SR0608", "needs a file that the system refuses to open; the tests of the folder reader have it"),
    ("SR0609", "needs thousands of files; the tests of the folder reader have it"),
];

type Texts = BTreeMap<String, Vec<u8>>;

fn id() -> Id {
    Id::parse("base").unwrap()
}

fn base() -> Texts {
    let folder = packs::read_folder(&srm_tests::data().join("base")).unwrap();
    assert_eq!(folder.problems, []);
    folder.files.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
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
            let header =
                |word: &str| line.strip_prefix(&format!("// {word}: ")).map(|path| path.trim().to_owned());
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
            if let Some(met) = open.iter().position(|expected| expected.meets(diagnostic)) {
                open.remove(met);
            } else {
                let Diagnostic { code, file, place, message, .. } = diagnostic;
                let _ = writeln!(out, "  reported: {code} {file}:{place} {message}");
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

/// What every problem owes its reader, whatever it is about: words, what to do next, and places inside the file.
fn well_told(texts: &Texts, found: &Diagnostic) {
    assert!(!found.message.trim().is_empty() && !found.message.contains("File"), "{found:?}");
    assert!(found.help.as_ref().is_some_and(|help| !help.trim().is_empty()), "no help: {found:?}");
    assert_eq!(found.severity, found.code.severity());
    let Some(text) = texts.get(&found.file).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return };
    let spans = found.labels.iter().map(|(span, _)| span).chain(found.fix.iter().map(|fix| &fix.span));
    for span in spans.chain([&found.span]) {
        assert!(text.get(span.clone()).is_some(), "{span:?} lies inside {}: {found:?}", found.file);
    }
    let before = text.get(..found.span.start).unwrap_or_default();
    assert_eq!(before.matches('\n').count() as u32 + 1, found.place.line, "{found:?}");
}

fn all_well_told(texts: &Texts, found: &[Diagnostic]) {
    for diagnostic in found {
        well_told(texts, diagnostic);
    }
}

fn cases() -> Vec<PathBuf> {
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
        all_well_told(&case.texts, &found);
        let has_errors = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(pack.is_none(), has_errors, "{}", path.display());
        let differences = case.differences(&found);
        if !differences.is_empty() {
            let _ = write!(wrong, "{}:\n{differences}", path.file_name().unwrap().to_string_lossy());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The base set with one file's bytes replaced, and the codes and lines reported for that file.
fn told(path: &str, bytes: impl Into<Vec<u8>>) -> Vec<(Code, u32)> {
    let mut texts = base();
    texts.insert(path.to_owned(), bytes.into());
    let (pack, found) = check(&texts);
    assert!(pack.is_none(), "{path} is broken");
    all_well_told(&texts, &found);
    assert!(found.iter().all(|diagnostic| diagnostic.file == path), "only {path} is broken: {found:#?}");
    found.iter().map(|diagnostic| (diagnostic.code, diagnostic.place.line)).collect()
}

fn text(path: &str) -> String {
    String::from_utf8(base().remove(path).unwrap()).unwrap()
}

/// Bytes that no editor shows as what they are; each with the code and line that must be told.
fn bad_bytes() -> Vec<(&'static str, Vec<u8>, Code, u32)> {
    let swedish = text(SWEDISH);
    let latin: Vec<u8> = swedish.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16 = |to: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(swedish.encode_utf16().flat_map(to)).collect::<Vec<u8>>()
    };
    let first_special = swedish.lines().position(|line| !line.is_ascii()).unwrap() as u32 + 1;
    let cut = swedish.find('\u{e5}').unwrap() + 1;
    vec![
        (SWEDISH, latin, Code::NotUtf8, first_special),
        (SWEDISH, utf16(u16::to_le_bytes, [0xff, 0xfe]), Code::NotUtf8, 1),
        (SWEDISH, utf16(u16::to_be_bytes, [0xfe, 0xff]), Code::NotUtf8, 1),
        (SWEDISH, swedish.as_bytes()[..cut].to_vec(), Code::NotUtf8, first_special),
        (SWEDISH, [b"\xef\xbb\xbf", swedish.as_bytes()].concat(), Code::ByteOrderMark, 1),
        (SET, text(SET).replace("1.0", "1\0").into_bytes(), Code::ZeroByte, 4),
        (SORT, vec![0; 64], Code::ZeroByte, 1),
        (SORT, Vec::new(), Code::EmptyFile, 1),
        (SORT, b"\x89PNG\r\n\x1a\n".to_vec(), Code::NotUtf8, 1),
        (RUBRIC, vec![b' '; FILE_BYTES_MAX + 1], Code::FileTooLarge, 1),
        (SORT, "[".repeat(DEPTH_MAX + 1).into_bytes(), Code::NestedTooDeep, 1),
        (SORT, "Exercise(title: ".repeat(40_000).into_bytes(), Code::NestedTooDeep, 1),
        (SORT, format!("Exercise(\n{}", "[(".repeat(400_000)).into_bytes(), Code::NestedTooDeep, 2),
    ]
}

#[test]
fn bytes_that_are_no_text_are_told() {
    for (path, bytes, code, line) in bad_bytes() {
        assert_eq!(told(path, bytes), [(code, line)], "{path}");
    }
}

/// A file with more faults than anyone reads.
fn too_many_faults() -> Vec<Diagnostic> {
    let mut texts = base();
    let mut many = String::from("{\n");
    for i in 0..4 * Sink::DIAGNOSTICS_MAX {
        let _ = writeln!(many, "    \"old.{i}\": 5,");
    }
    many.push_str("}\n");
    texts.insert(SWEDISH.to_owned(), many.into_bytes());
    check(&texts).1
}

#[test]
fn thousands_of_faults_are_counted() {
    let found = too_many_faults();
    assert_eq!(found.len(), Sink::DIAGNOSTICS_MAX + 1);
    let last = found.last().unwrap();
    assert_eq!((last.code, last.severity), (Code::TooManyProblems, Severity::Error));
}

/// A folder of its own, gone afterwards, with the base set in it.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("srm-bad-files-{test}-{}", std::process::id())));
        for (path, bytes) in base() {
            folder.write(&path, &bytes);
        }
        folder
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Codes and files of what is wrong with the folder's set.
    fn told(&self) -> Vec<(Code, String)> {
        let loaded = packs::load(&self.0).unwrap();
        assert_eq!(loaded.pack.is_none(), loaded.diagnostics.iter().any(|d| d.severity == Severity::Error));
        loaded.diagnostics.into_iter().map(|d| (d.code, d.file)).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What only a folder can hold: a file, and what must be told about it.
fn bad_folders() -> Vec<(&'static str, Vec<u8>, Code)> {
    vec![
        (RUBRIC, vec![b' '; 10 << 20], Code::FileTooLarge),
        ("exercises/base/assets/plan.png", vec![0; (8 << 20) + 1], Code::AssetTooLarge),
        ("exercises/base/assets/Plan.png", vec![0; 9], Code::WrongCase),
        ("exercises/base/Sort.ron", b"Exercise()".to_vec(), Code::WrongCase),
        ("exercises/base/assets/my plan.png", vec![0; 9], Code::PathOutside),
        ("exercises/base/assets/sl\u{f6}jd.png", vec![0; 9], Code::PathOutside),
    ]
}

#[test]
fn files_that_cannot_be_in_a_pack_are_told() {
    let sound = Folder::new("sound");
    assert_eq!(sound.told(), []);
    for (i, (path, bytes, code)) in bad_folders().into_iter().enumerate() {
        let folder = Folder::new(&format!("file-{i}"));
        folder.write(path, &bytes);
        let told = folder.told();
        assert!(told.contains(&(code, path.to_owned())), "{path}: {told:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_told_and_not_followed() {
    let folder = Folder::new("link");
    folder.write("secret.ron", text(SORT).as_bytes());
    std::fs::remove_file(folder.0.join(SORT)).unwrap();
    std::os::unix::fs::symlink("../../secret.ron", folder.0.join(SORT)).unwrap();
    let told = folder.told();
    assert!(told.contains(&(Code::PathOutside, SORT.to_owned())), "{told:?}");
}

#[test]
fn names_that_lead_out_never_enter_a_pack() {
    for path in
        ["../secret.ron", "exercises/base/../../secret.ron", "/etc/passwd", "exercises//set.ron", "a\\b"]
    {
        assert_eq!(PackFiles::default().insert(path, Vec::new()), Err(FileFault::Path), "{path}");
    }
    let large = vec![0; 10 << 20];
    assert_eq!(PackFiles::default().insert(SET, large), Err(FileFault::TooLarge));
}

#[test]
fn every_code_has_a_bad_file() {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for path in cases() {
        shown.extend(Case::read(&path).expected.into_iter().map(|expected| expected.code));
    }
    shown.extend(bad_bytes().iter().map(|(_, _, code, _)| code.id().to_owned()));
    shown.extend(bad_folders().iter().map(|(_, _, code)| code.id().to_owned()));
    shown.extend(too_many_faults().iter().map(|diagnostic| diagnostic.code.id().to_owned()));
    let mut faults = Vec::new();
    let listed: Vec<&str> = ELSEWHERE.iter().map(|(id, _)| *id).collect();
    for code in Code::ALL.iter().map(|code| code.id()) {
        let elsewhere = listed.contains(&code);
        if shown.contains(code) == elsewhere {
            let what =
                if elsewhere { "has a bad file and is listed as having none" } else { "has no bad file" };
            faults.push(format!("{code} {what}"));
        }
    }
    let known = |id: &str| Code::ALL.iter().any(|code| code.id() == id);
    faults.extend(listed.iter().filter(|id| !known(id)).map(|id| format!("{id} is listed and is no code")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_prefix_of_every_file_is_told_and_none_panics() {
    let base = base();
    for (path, bytes) in &base {
        for end in (0..bytes.len()).step_by(7) {
            let mut texts = base.clone();
            texts.insert(path.clone(), bytes[..end].to_vec());
            let (pack, found) = check(&texts);
            let whole = bytes[end..].iter().all(u8::is_ascii_whitespace);
            assert!(pack.is_none() || whole, "{path} up to byte {end} is taken for whole");
            all_well_told(&texts, &found);
        }
    }
}

/// One change of a file: where (in thousandths of its length), and what.
#[derive(Clone, Debug)]
enum Change {
    Byte(usize, u8),
    Insert(usize, String),
    Cut(usize, usize),
    Twice(usize, usize),
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let at = |permille: usize| (bytes.len() * permille / 1000).min(bytes.len());
        match self {
            Self::Byte(place, byte) => {
                let place = at(*place);
                if let Some(there) = bytes.get_mut(place) {
                    *there = *byte;
                }
            }
            Self::Insert(place, text) => {
                let place = at(*place);
                bytes.splice(place..place, text.bytes());
            }
            Self::Cut(place, length) => {
                let place = at(*place);
                let end = (place + length).min(bytes.len());
                bytes.drain(place..end);
            }
            Self::Twice(place, length) => {
                let place = at(*place);
                let end = (place + length).min(bytes.len());
                let again = bytes[place..end].to_vec();
                bytes.splice(end..end, again);
            }
        }
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let place = 0_usize..1000;
    let pieces = [
        "(", ")", "[", "]", "{", "}", ",", ":", "\"", "/*", "*/", "//", "\\", "r#\"", "'", "-", "1e9",
        "\u{202e}", "é",
    ];
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(place, byte)| Change::Byte(place, byte)),
        (place.clone(), proptest::sample::select(pieces.to_vec()))
            .prop_map(|(place, piece)| Change::Insert(place, piece.to_owned())),
        (place.clone(), 1_usize..40).prop_map(|(place, length)| Change::Cut(place, length)),
        (place, 1_usize..200).prop_map(|(place, length)| Change::Twice(place, length)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_panics_or_passes_unseen(
        which in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec(any_change(), 1..6),
    ) {
        let mut texts = base();
        let path = texts.keys().nth(which.index(texts.len())).unwrap().clone();
        let bytes = texts.get_mut(&path).unwrap();
        for change in &changes {
            change.make(bytes);
        }
        let (pack, found) = check(&texts);
        prop_assert_eq!(pack.is_none(), found.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
        prop_assert!(found.len() <= Sink::DIAGNOSTICS_MAX + 1);
        all_well_told(&texts, &found);
        // The same files are told about in the same way.
        prop_assert_eq!(check(&texts).1, found);
    }
}
