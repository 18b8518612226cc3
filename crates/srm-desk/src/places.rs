//! Where sheets may come from: what is plugged in.

use std::path::{Path, PathBuf};

/// Most places offered.
const PLACES_MAX: usize = 8;

/// Memory sticks as Linux desktops mount them; none on other systems, where the folder is chosen.
#[cfg(target_os = "linux")]
pub fn found() -> Vec<PathBuf> {
    let user = std::env::var("USER").unwrap_or_default();
    let mut roots = vec![PathBuf::from("/mnt")];
    if !user.is_empty() {
        roots.extend([Path::new("/media").join(&user), Path::new("/run/media").join(&user)]);
    }
    let mut all: Vec<PathBuf> = roots
        .iter()
        .filter_map(|root| std::fs::read_dir(root).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all.truncate(PLACES_MAX);
    all
}

/// Memory sticks as Linux desktops mount them; none on other systems, where the folder is chosen.
#[cfg(not(target_os = "linux"))]
pub fn found() -> Vec<PathBuf> {
    Vec::new()
}

/// A path as a person wrote or pasted it: without quotes and without `file://`.
pub fn written(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    PathBuf::from(text.strip_prefix("file://").unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_path_loses_its_quotes() {
        for pasted in ["/media/usb", " /media/usb ", "'/media/usb'", "\"/media/usb\"", "file:///media/usb"] {
            assert_eq!(written(pasted), Path::new("/media/usb"), "{pasted}");
        }
    }
}
