//! Places that results can be copied to: what is plugged in, else a folder beside the station's data.

use std::path::{Path, PathBuf};

/// Memory sticks as Linux desktops mount them; none on other systems, where the folder is named at the start.
#[cfg(target_os = "linux")]
fn sticks() -> Vec<PathBuf> {
    let user = std::env::var("USER").unwrap_or_default();
    let roots = [Path::new("/media").join(&user), Path::new("/run/media").join(&user)];
    let mut all: Vec<PathBuf> = roots
        .iter()
        .filter(|root| root.ends_with(&user) && !user.is_empty())
        .filter_map(|root| std::fs::read_dir(root).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

#[cfg(not(target_os = "linux"))]
fn sticks() -> Vec<PathBuf> {
    Vec::new()
}

/// Where to copy to: the folder named at the start, the first memory stick, or `fallback`.
pub fn target(named: Option<&Path>, fallback: &Path) -> PathBuf {
    named.map(Path::to_owned).or_else(|| sticks().into_iter().next()).unwrap_or_else(|| fallback.to_owned())
}

/// Receipts of the office lying at `place`, sorted.
pub fn receipts(place: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(place) else { return Vec::new() };
    let is_receipt = |path: &PathBuf| path.extension().is_some_and(|end| end == "srm-receipt");
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_receipt).collect();
    all.sort();
    all
}
