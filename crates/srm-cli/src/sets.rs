//! Exercise sets as a person names them: a folder, a packed file, or the built-in `demo`.

use crate::args::Format;
use crate::exit::Failure;
use crate::files;
use crate::output::Output;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_host::packs::{Loaded, PackReadError};
use srm_host::{embedded, packs, render};
use srm_sheet::packed::{KnownPack, PackSource as _, Packs};
use srm_sheet::sheet::Sheet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names that mean a set inside the program, where no file has them.
const BUILT_IN: &str = "demo";

/// Reads and checks a set; its problems are in what is returned.
pub fn load(set: &Path) -> Result<Loaded, PackReadError> {
    match packs::load(set) {
        Err(PackReadError::Missing(path)) if set == Path::new(BUILT_IN) => {
            embedded::demo().ok_or(PackReadError::Missing(path))
        }
        other => other,
    }
}

/// What a set that cannot be read means for the exit code: a bad file is bad, a missing one is wrong usage.
pub fn failure(error: &PackReadError) -> Failure {
    match error {
        PackReadError::Packed { .. } | PackReadError::Signature { .. } | PackReadError::BadName(_) => {
            Failure::bad(error)
        }
        _ => Failure::usage(error),
    }
}

/// A set that can be used; if it cannot, its problems are shown.
pub fn usable(set: &Path, out: &mut Output) -> Result<(Loaded, Arc<Pack>), Failure> {
    let loaded = load(set).map_err(|error| failure(&error))?;
    if let Some(pack) = loaded.pack.clone() {
        return Ok((loaded, pack));
    }
    show(&loaded, out);
    let message =
        format!("the set `{}` has {}; repair it first", loaded.id, render::summary(&loaded.diagnostics));
    Err(Failure::bad(message))
}

/// Shows a set's problems on stderr.
pub fn show(loaded: &Loaded, out: &mut Output) {
    let found = &loaded.diagnostics;
    let text = match out.format() {
        Format::Short => render::short(found),
        _ => render::human(found, |path| loaded.text(path), Output::in_colour()),
    };
    out.diagnostics(&text);
}

/// The sets that sheets can name: given ones, packed files in `folders`, and the built-in one. A packed file that
/// cannot be read is told and left out; a given one is an error.
pub fn known(given: &[PathBuf], folders: &[&Path], out: &mut Output) -> Result<Packs, Failure> {
    let mut known: Vec<Loaded> = Vec::new();
    known.extend(embedded::demo());
    for folder in folders {
        for path in files::content(folder)?.1.into_iter().filter(|path| is_packed(path)) {
            match packs::load(&path) {
                Ok(loaded) => known.push(loaded),
                Err(error) => out.note(&format!("note: left out: {error}")),
            }
        }
    }
    for set in given {
        known.push(usable(set, out)?.0);
    }
    let mut packs = Packs::new();
    known.iter().filter_map(Loaded::known).for_each(|pack| packs.add(pack));
    Ok(packs)
}

/// Whether a file is named like a packed set.
fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "srm-pack")
}

/// A sheet that was read, and the set it names.
pub fn of_sheet(
    sheet: &Sheet,
    path: &Path,
    given: &[PathBuf],
    out: &mut Output,
) -> Result<Arc<KnownPack>, Failure> {
    known(given, &[files::folder_of(path)], out)?.find(&sheet.pack).ok_or_else(|| {
        let (set, digest) = (&sheet.set, sheet.pack.short());
        Failure::bad(format_args!(
            "the sheet is of the set `{set}` with the digest {digest}…, which is not known here; give it with --pack"
        ))
    })
}

/// The language asked for, or the set's first.
pub fn language(pack: &Pack, code: Option<&str>) -> Result<Lang, Failure> {
    let all = || pack.languages().iter().map(Lang::code).collect::<Vec<_>>().join(", ");
    let found = match code {
        Some(code) => pack.languages().iter().find(|lang| lang.code() == code),
        None => pack.languages().first(),
    };
    found.cloned().ok_or_else(|| {
        let code = code.unwrap_or_default();
        Failure::usage(format_args!("the set has no words in `{code}`; it has {}", all()))
    })
}
