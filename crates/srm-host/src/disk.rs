//! The few file operations durable storage is built from, behind a trait so that tests can cut the power.
//!
//! A write is only safe after [`DiskFile::sync`]; a new or renamed file is only safe after [`Disk::sync_dir`].

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

#[cfg(test)]
pub(crate) mod faulty;

/// A disk: names, folders and open files.
pub trait Disk: Send + Sync {
    /// Makes an empty file for writing, emptying one that is already there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens an existing file for writing; its content stays.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// The whole content; a file above `limit_bytes` is refused with [`io::ErrorKind::FileTooLarge`].
    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>>;
    /// Gives a file another name in one step, replacing what had that name. Durable after [`Disk::sync_dir`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The files directly in a folder, sorted by name.
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;
    /// Whether anything has this name.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Makes a folder and its parents; fine if it is there already.
    fn create_dir_all(&self, dir: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
}

/// A file open for writing.
pub trait DiskFile: Send {
    /// Writes at a place counted from the start; may write fewer bytes than given, as disks do.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize>;
    /// Makes everything written so far durable. After an error nothing written since the last success may be
    /// trusted, and asking again proves nothing.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts the file to `len_bytes`.
    fn truncate(&mut self, len_bytes: u64) -> io::Result<()>;

    /// Writes all of `bytes`, however many calls that takes.
    fn write_all_at(&mut self, mut offset: u64, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.write_at(offset, bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => {
                    offset += written as u64;
                    bytes = bytes.get(written..).unwrap_or_default();
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Claims space by writing zeros from `offset`: only written bytes are sure to have a place on the disk, a longer
    /// length alone is a promise the disk may break.
    fn reserve(&mut self, mut offset: u64, mut len_bytes: u64) -> io::Result<()> {
        static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];
        while len_bytes > 0 {
            let step = len_bytes.min(ZEROS.len() as u64);
            self.write_all_at(offset, ZEROS.get(..step as usize).unwrap_or(&ZEROS))?;
            offset += step;
            len_bytes -= step;
        }
        Ok(())
    }
}

/// A file operation that failed: what, where, why, and what to try.
#[derive(Debug, thiserror::Error)]
#[error("cannot {doing} {}: {source} ({})", path.display(), hint(source))]
pub struct DiskError {
    /// What was attempted, as in "cannot … <path>".
    pub doing: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// The system's own reason.
    pub source: io::Error,
}

fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check that the path is right",
        io::ErrorKind::AlreadyExists => "move the existing file away or choose another name",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "check who owns the folder and that it may be written"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space or choose another disk",
        io::ErrorKind::FileTooLarge => "this is not a file these programs wrote",
        _ => "check the disk, then try another folder or disk",
    }
}

/// Attaches what and where to a bare input/output error.
pub(crate) trait Attempt<T> {
    /// `doing` completes "cannot … <path>".
    fn doing(self, doing: &'static str, path: &Path) -> Result<T, DiskError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn doing(self, doing: &'static str, path: &Path) -> Result<T, DiskError> {
        self.map_err(|source| DiskError { doing, path: path.to_owned(), source })
    }
}

/// The folder a file lies in; a bare name lies in the current one.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// The same path with `suffix` added to the file's name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes a whole file so that after a crash either the old or the new content is there, never a mixture: temporary
/// file beside it, sync, rename, sync of the folder. On success the content is durable.
pub fn write_atomically(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let temporary = with_suffix(path, ".tmp");
    let written = (|| {
        let mut file = disk.create(&temporary).doing("create", &temporary)?;
        file.write_all_at(0, bytes).doing("write", &temporary)?;
        file.sync().doing("sync", &temporary)?;
        drop(file);
        disk.rename(&temporary, path).doing("rename a finished file to", path)
    })();
    if let Err(error) = written {
        // The first error is the one worth telling; a leftover temporary file is emptied by the next attempt.
        let _ = disk.remove(&temporary);
        return Err(error);
    }
    let dir = parent(path);
    disk.sync_dir(dir).doing("sync the folder", dir)
}

/// The computer's own file system. On Unix new files are readable by their owner only: journals and keys are
/// nobody else's business.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

struct RealFile(File);

impl RealDisk {
    fn options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options
    }
}

impl Disk for RealDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = Self::options().create(true).truncate(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(Self::options().open(path)?)))
    }

    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(limit_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit_bytes {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                files.push(entry.path());
            }
        }
        files.sort();
        Ok(files)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)
    }

    #[cfg(unix)]
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    /// Elsewhere a folder cannot be opened for syncing; the file system's own log has to do.
    #[cfg(not(unix))]
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }
}

impl DiskFile for RealFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        // Data and length are what a reader needs; leaving the time stamps out halves the wait on reserved space.
        self.0.sync_data()
    }

    fn truncate(&mut self, len_bytes: u64) -> io::Result<()> {
        self.0.set_len(len_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::faulty::{Fault, FaultyDisk};
    use super::*;

    #[test]
    fn atomic_write_is_all_or_nothing_at_every_fault() {
        let path = Path::new("/d/file");
        let old = vec![1_u8; 3000];
        let new = vec![2_u8; 5000];
        for fault in Fault::ALL {
            for op in 0.. {
                let disk = FaultyDisk::new();
                write_atomically(&disk, path, &old).unwrap();
                disk.fault_after(op, fault);
                let outcome = write_atomically(&disk, path, &new);
                let fired = disk.fired();
                for seed in 0..8 {
                    let after = disk.after_power_cut(seed);
                    let content = after.read(path, 10_000).unwrap();
                    if outcome.is_ok() {
                        assert_eq!(content, new, "{fault:?} at {op}: reported durable, but is not");
                    } else {
                        assert!(content == old || content == new, "{fault:?} at {op}: a mixture");
                    }
                }
                if !fired {
                    break;
                }
            }
        }
    }

    #[test]
    fn the_model_loses_what_was_not_synced() {
        let disk = FaultyDisk::new();
        let path = Path::new("/d/file");
        disk.create(path).unwrap().write_all_at(0, b"x").unwrap();
        assert!((0..8).any(|seed| disk.after_power_cut(seed).read(path, 9).ok().as_deref() != Some(b"x")));
    }

    #[test]
    fn real_disk_reads_back_lists_and_limits() {
        let dir = std::env::temp_dir().join(format!("srm-host-disk-{}", std::process::id()));
        let disk = RealDisk;
        disk.create_dir_all(&dir).unwrap();
        let path = dir.join("b");
        write_atomically(&disk, &path, b"one").unwrap();
        write_atomically(&disk, &path, b"two!").unwrap();
        write_atomically(&disk, &dir.join("a"), b"").unwrap();
        assert_eq!(disk.read(&path, 4).unwrap(), b"two!");
        assert_eq!(disk.read(&path, 3).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(disk.list(&dir).unwrap(), [dir.join("a"), path.clone()]);
        let mut file = disk.open(&path).unwrap();
        file.reserve(4, 70_000).unwrap();
        file.truncate(6).unwrap();
        file.sync().unwrap();
        assert_eq!(disk.read(&path, 9).unwrap(), b"two!\0\0");
        let message =
            disk.read(&dir.join("none"), 1).doing("read", &dir.join("none")).unwrap_err().to_string();
        assert!(message.contains("cannot read") && message.contains("none"), "{message}");
        fs::remove_dir_all(&dir).unwrap();
    }
}
