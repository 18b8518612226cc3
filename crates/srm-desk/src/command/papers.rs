//! Pages and signed files that are saved beside the archive.

use srm_core::say::Say;
use srm_host::disk::{RealDisk, write_atomically};
use srm_text::Words;
use std::path::{Path, PathBuf};

/// Writes a file into the folder of papers, and says where it lies.
pub(super) fn written(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let path = folder.join(name);
    write_atomically(&RealDisk, &path, bytes).map_err(|error| error.to_string())?;
    Ok(path)
}

/// Where what was saved lies, in words.
pub(super) fn saved(paths: &[PathBuf], words: &Words) -> String {
    // A path keeps its order on right-to-left pages.
    let told: Vec<String> = paths.iter().map(|path| format!("\u{2066}{}\u{2069}", path.display())).collect();
    words.say(&Say::new("letter-saved").verbatim("path", told.join(", ")))
}
