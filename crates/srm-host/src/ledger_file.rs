//! The ledger on disk: lines that are added durably and never changed. What a line says is not known here.

use crate::disk::{Attempt as _, Disk, DiskError, DiskFile, parent};
use std::path::{Path, PathBuf};

/// The longest ledger, in bytes: decades of sessions.
pub const LEDGER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Why the ledger cannot be opened or added to.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A line in the middle is not text.
    #[error("{}:{line}: the line is not text; the file was damaged, set it aside and tell the office", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
    /// The new line would not be one line.
    #[error("a ledger entry must be one line of text that is not empty, without line breaks or zero bytes")]
    NotALine,
    /// The file has reached its limit.
    #[error("{} would exceed {LEDGER_BYTES_MAX} bytes; tell the office", .0.display())]
    Full(PathBuf),
    /// An earlier append failed.
    #[error("{} stopped after a failed write; open it again to see what it holds", .0.display())]
    Poisoned(PathBuf),
}

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerContent {
    /// The lines, without line ends.
    pub lines: Vec<String>,
    /// Bytes of an unfinished last line that were cut; its entry was never reported as saved.
    pub cut_bytes: u64,
}

/// The open ledger.
pub struct LedgerFile {
    path: PathBuf,
    file: Box<dyn DiskFile>,
    len_bytes: u64,
    poisoned: bool,
}

impl LedgerFile {
    /// Opens the ledger, making an empty one if there is none, and cuts a last line a crash left unfinished. All that
    /// is returned is durable.
    pub fn open(disk: &dyn Disk, path: &Path) -> Result<(Self, LedgerContent), LedgerError> {
        let is_there = disk.exists(path).doing("look for the ledger", path)?;
        let (bytes, mut file) = if is_there {
            let bytes = disk.read(path, LEDGER_BYTES_MAX).doing("read the ledger", path)?;
            (bytes, disk.open(path).doing("open the ledger", path)?)
        } else {
            (Vec::new(), disk.create(path).doing("make the ledger", path)?)
        };
        let (lines, good_bytes) = parse(&bytes, path)?;
        if good_bytes < bytes.len() {
            file.truncate(good_bytes as u64).doing("cut the unfinished line of", path)?;
        }
        // The last line may exist in the system's memory only, and after a failed sync the system can hold it for
        // saved; only bytes written again are sure to go to the disk. Earlier lines went through this before.
        let last_bytes = lines.last().map_or(0, |line| line.len() + 1);
        let last_at = good_bytes.saturating_sub(last_bytes);
        let last = bytes.get(last_at..good_bytes).unwrap_or_default();
        file.write_all_at(last_at as u64, last).doing("write", path)?;
        file.sync().doing("sync", path)?;
        disk.sync_dir(parent(path)).doing("sync the folder", parent(path))?;
        let content = LedgerContent { lines, cut_bytes: (bytes.len() - good_bytes) as u64 };
        Ok((Self { path: path.to_owned(), file, len_bytes: good_bytes as u64, poisoned: false }, content))
    }

    /// Adds a line; it is durable when this returns. After an error nothing more is taken: opening again tells
    /// whether the line got in.
    pub fn append(&mut self, line: &str) -> Result<(), LedgerError> {
        if self.poisoned {
            return Err(LedgerError::Poisoned(self.path.clone()));
        }
        if line.is_empty() || line.contains(['\n', '\r', '\0']) {
            return Err(LedgerError::NotALine);
        }
        let bytes = format!("{line}\n").into_bytes();
        let len_bytes = self.len_bytes + bytes.len() as u64;
        if len_bytes > LEDGER_BYTES_MAX {
            return Err(LedgerError::Full(self.path.clone()));
        }
        self.poisoned = true;
        self.file.write_all_at(self.len_bytes, &bytes).doing("write", &self.path)?;
        self.file.sync().doing("sync", &self.path)?;
        self.poisoned = false;
        self.len_bytes = len_bytes;
        Ok(())
    }
}

/// The whole lines and the length they take. A power cut can leave the last line without its end, or with its end and
/// zeros where sectors were lost; both mean it was never saved. Anything odd before the last line is damage.
fn parse(bytes: &[u8], path: &Path) -> Result<(Vec<String>, usize), LedgerError> {
    let mut lines = Vec::new();
    let mut good_bytes = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let is_last = good_bytes + line.len() == bytes.len();
        let text = line
            .strip_suffix(b"\n")
            .filter(|line| !line.is_empty() && !line.contains(&0))
            .and_then(|line| std::str::from_utf8(line).ok());
        match text {
            Some(text) => lines.push(text.to_owned()),
            None if is_last => break,
            None => return Err(LedgerError::Damaged { path: path.to_owned(), line: lines.len() + 1 }),
        }
        good_bytes += line.len();
    }
    Ok((lines, good_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::faulty::{Fault, FaultyDisk};

    const PATH: &str = "/s/ledger.jsonl";

    fn open(disk: &FaultyDisk) -> Result<(LedgerFile, LedgerContent), LedgerError> {
        LedgerFile::open(disk, Path::new(PATH))
    }

    fn line(n: usize) -> String {
        format!("{n} {}", "å".repeat(n * 400))
    }

    /// Adds three lines, opening anew before each; gives how many were reported as saved.
    fn fill(disk: &FaultyDisk) -> usize {
        for n in 0..3 {
            let Ok((mut ledger, content)) = open(disk) else { return n };
            assert_eq!(content.lines.len(), n);
            if ledger.append(&line(n)).is_err() {
                assert!(matches!(ledger.append("x"), Err(LedgerError::Poisoned(_))));
                return n;
            }
        }
        3
    }

    #[test]
    fn saved_lines_survive_a_fault_at_every_operation() {
        for fault in Fault::ALL {
            for op in 0.. {
                let disk = FaultyDisk::new();
                disk.fault_after(op, fault);
                let saved = fill(&disk);
                let fired = disk.fired();
                for seed in 0..12 {
                    let after = disk.after_power_cut(seed);
                    let (mut ledger, content) = open(&after).unwrap();
                    assert!(content.lines.len() >= saved, "{fault:?} at {op}, seed {seed}");
                    assert!(content.lines.iter().enumerate().all(|(n, text)| *text == line(n)));
                    ledger.append("more").unwrap();
                    let (_, again) = open(&after.after_power_cut(seed)).unwrap();
                    assert_eq!(again.cut_bytes, 0);
                    assert_eq!(again.lines.len(), content.lines.len() + 1);
                }
                if !fired {
                    assert_eq!(saved, 3);
                    break;
                }
            }
        }
    }

    #[test]
    fn what_opening_shows_is_durable_even_after_a_failed_sync() {
        for op in 0..2 {
            let disk = FaultyDisk::new();
            let (mut ledger, _) = open(&disk).unwrap();
            ledger.append("first").unwrap();
            disk.fault_after(op, Fault::InputOutput);
            ledger.append(&line(5)).unwrap_err();
            let (_, shown) = open(&disk).unwrap();
            assert_eq!(shown.lines.len(), 1 + op as usize);
            for seed in 0..12 {
                assert_eq!(open(&disk.after_power_cut(seed)).unwrap().1, shown);
            }
        }
    }

    #[test]
    fn every_prefix_gives_its_whole_lines() {
        let text = "{\"a\":1}\n{\"å\":2}\n{}\n".as_bytes();
        for len in 0..=text.len() {
            let disk = FaultyDisk::new();
            disk.put(Path::new(PATH), &text[..len]);
            let (_, content) = open(&disk).unwrap();
            let whole = text[..len].split(|&byte| byte == b'\n').count() - 1;
            assert_eq!(content.lines.len(), whole);
            let kept = disk.read(Path::new(PATH), 99).unwrap();
            assert_eq!(kept.len() as u64 + content.cut_bytes, len as u64);
        }
    }

    #[test]
    fn damage_before_the_last_line_is_named() {
        for bad in [&b"{}\n\xff\n{}\n"[..], b"{}\n\0\n{}\n", b"{}\n\n{}\n", b"{}\n\0\0\n{\n"] {
            let disk = FaultyDisk::new();
            disk.put(Path::new(PATH), bad);
            assert!(matches!(open(&disk), Err(LedgerError::Damaged { line: 2, .. })));
            assert_eq!(disk.read(Path::new(PATH), 99).unwrap(), bad, "a damaged ledger was changed");
        }
    }

    #[test]
    fn only_single_lines_are_taken() {
        let disk = FaultyDisk::new();
        let (mut ledger, _) = open(&disk).unwrap();
        for bad in ["", "a\nb", "a\n", "a\r", "\0"] {
            assert!(matches!(ledger.append(bad), Err(LedgerError::NotALine)));
        }
        ledger.append("{}").unwrap();
        assert_eq!(open(&disk).unwrap().1.lines, ["{}"]);
    }
}
