//! A pack's files as data: paths and bytes, with limits and safe names. Where they come from is the host's business.

use std::collections::BTreeMap;
use std::fmt;

/// Files of a set by path, such as `exercises/demo/set.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackFiles {
    files: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

/// Why a file cannot be part of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// The path could lead outside the pack, or would not work on every system.
    Path,
    /// The path is there already, perhaps in other letter case.
    Twice,
    /// The file is larger than [`PackFiles::FILE_BYTES_MAX`].
    TooLarge,
    /// All files together are larger than [`PackFiles::PACK_BYTES_MAX`].
    PackTooLarge,
    /// More than [`PackFiles::FILES_MAX`] files.
    TooMany,
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => {
                "paths in a pack are lower-case letters, digits, `-`, `_`, `.` and `/`, without `..`"
            }
            Self::Twice => "the path is there twice, perhaps in other letter case",
            Self::TooLarge => "the file is larger than 8 MiB",
            Self::PackTooLarge => "all files together are larger than 40 MiB",
            Self::TooMany => "a pack holds at most 2000 files",
        })
    }
}

impl PackFiles {
    /// Largest single file, bytes.
    pub const FILE_BYTES_MAX: usize = 8 << 20;
    /// Largest sum, bytes; with base64 it stays below the 64 MiB of a packed file.
    pub const PACK_BYTES_MAX: usize = 40 << 20;
    /// Most files.
    pub const FILES_MAX: usize = 2000;

    /// Whether `path` is safe and the same on every system.
    pub fn is_safe(path: &str) -> bool {
        let part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
        };
        path.len() <= 200 && path.split('/').all(part)
    }

    /// Adds a file.
    pub fn insert(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), FileFault> {
        if !Self::is_safe(path) {
            return Err(FileFault::Path);
        }
        if self.files.contains_key(path) {
            return Err(FileFault::Twice);
        }
        if bytes.len() > Self::FILE_BYTES_MAX {
            return Err(FileFault::TooLarge);
        }
        if self.bytes + bytes.len() > Self::PACK_BYTES_MAX {
            return Err(FileFault::PackTooLarge);
        }
        if self.files.len() >= Self::FILES_MAX {
            return Err(FileFault::TooMany);
        }
        self.bytes += bytes.len();
        self.files.insert(path.to_owned(), bytes);
        Ok(())
    }

    /// A file's bytes.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Paths that begin with `folder` and a slash, sorted.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let inside = move |path: &&str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.keys().map(String::as_str).filter(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_cannot_lead_out_or_differ_between_systems() {
        for bad in
            ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "A.ron", "a\\b", "c:/a", ".hidden", "å.ron"]
        {
            assert_eq!(PackFiles::default().insert(bad, vec![]), Err(FileFault::Path), "{bad}");
        }
        let mut files = PackFiles::default();
        assert_eq!(files.insert("exercises/demo/set.ron", vec![1]), Ok(()));
        assert_eq!(files.insert("exercises/demo/set.ron", vec![1]), Err(FileFault::Twice));
        assert_eq!(files.insert("big", vec![0; PackFiles::FILE_BYTES_MAX + 1]), Err(FileFault::TooLarge));
        assert_eq!(files.under("exercises/demo").count(), 1);
        assert_eq!(files.under("exercises/dem").count(), 0);
    }
}
