//! Pages and signed files saved to a folder: each under a name of its own, so that nothing is written over.

use srm_host::disk::{RealDisk, write_atomically};
use srm_sheet::utc::Utc;
use std::path::{Path, PathBuf};

/// Saves a file called `name`, the moment, and `.ending` in a folder, which is made when it is not there.
pub fn save(folder: &Path, name: &str, at: Utc, ending: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("{} cannot be made: {error}; choose another folder", folder.display()))?;
    let path = folder.join(format!("{name}-{}.{ending}", at.to_compact()));
    write_atomically(&RealDisk, &path, bytes).map_err(|error| error.to_string())?;
    Ok(path)
}

/// A path as it stands in a line of words: it keeps its order on right-to-left pages.
pub fn shown(path: &Path) -> String {
    format!("\u{2066}{}\u{2069}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_saved_in_a_folder_that_is_made_and_a_folder_that_cannot_be_made_is_said() {
        let root = std::env::temp_dir().join(format!("srm-desk-papers-{}", std::process::id()));
        let at = "2026-03-09T14:05:00Z".parse().unwrap();
        let path = save(&root.join("one/two"), "4028-3-sv", at, "pdf", b"page").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"page");
        assert!(save(&path, "4028-3-sv", at, "pdf", b"page").unwrap_err().contains("another folder"));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
