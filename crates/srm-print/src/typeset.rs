//! From a [`Paper`] to a PDF: tagged, with its language and title, made to the rules of PDF/UA-1.
//!
//! The typesetter sees two files, the template and the page as JSON, and the fonts inside the program. It has no disk,
//! no network and no clock, so the same paper gives the same bytes on every machine.

use crate::fault::{CHARS_MAX, PrintError};
use crate::paper::Paper;
use srm_text::fonts;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("page.typ");

/// The paper as a PDF.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PrintError> {
    let texts = paper.texts();
    let chars = texts.iter().map(|text| text.chars().count()).sum();
    if chars > CHARS_MAX {
        return Err(PrintError::TooLong(chars));
    }
    let unknown = without_letters(&texts);
    if !unknown.is_empty() {
        return Err(PrintError::NoLetters(unknown));
    }
    let json = serde_json::to_string(paper).map_err(|fault| PrintError::Layout(fault.to_string()))?;
    // A line on paper is one language's; marks between its words would only stand in the text others copy out.
    let table = Table::with(crate::date::plain(&json).into_bytes())?;
    let set = typst::compile::<PagedDocument>(&table).output;
    let bytes = set.and_then(|document| typst_pdf::pdf(&document, &options()));
    // The typesetter remembers what it has set; a desk that runs for weeks would keep every page it ever made.
    typst::comemo::evict(0);
    bytes.map_err(|faults| layout(&faults))
}

/// Signs that none of our fonts has, at most ten of them.
fn without_letters(texts: &[&str]) -> String {
    let known = |c: char| {
        c.is_whitespace()
            || is_mark_of_order(c)
            || ALL_FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    };
    let mut unknown = String::new();
    for c in texts.iter().flat_map(|text| text.chars()) {
        if !known(c) && !unknown.contains(c) && unknown.chars().count() < 10 {
            unknown.push(c);
        }
    }
    unknown
}

/// Marks without a picture: of direction, and joiners between letters.
const fn is_mark_of_order(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

fn options() -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("SRM".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn layout(faults: &[SourceDiagnostic]) -> PrintError {
    let first = faults.first().map(|fault| {
        let hints = fault.hints.iter().map(|hint| hint.v.to_string());
        std::iter::once(fault.message.to_string()).chain(hints).collect::<Vec<_>>().join("; ")
    });
    PrintError::Layout(first.unwrap_or_default())
}

static ALL_FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| fonts::ALL.iter().filter_map(|file| Font::new(Bytes::new(file.bytes), 0)).collect());
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(ALL_FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// All that the typesetter can see.
struct Table {
    template: Source,
    page: FileId,
    json: Bytes,
}

impl Table {
    fn with(json: Vec<u8>) -> Result<Self, PrintError> {
        let file = |name: &str| {
            let path = VirtualPath::new(name).map_err(|fault| PrintError::Layout(fault.to_string()))?;
            Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        };
        let template = Source::new(file("/page.typ")?, TEMPLATE.to_owned());
        Ok(Self { template, page: file("/page.json")?, json: Bytes::new(json) })
    }
}

impl World for Table {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.page { Ok(self.json.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        ALL_FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
