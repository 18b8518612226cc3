//! Where a station keeps what it owns.

use crate::disk::{Attempt as _, Disk as _, DiskError, RealDisk, parent};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often the station's lock is tried before another program is said to have it.
const LOCK_TRIES: u32 = 40;
/// The pause between tries.
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// Why the station's data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PathsError {
    /// The system names no place for application data.
    #[error("this system names no folder for application data; name a folder when starting the program")]
    NoHome,
    /// A folder cannot be made or used.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// Another program works with the same data.
    #[error("{} is in use by another program of this station; close that one first", .0.display())]
    InUse(PathBuf),
}

/// Makes and gives the folder of another program, such as the desk, in the given folder or in the platform's own place.
pub fn desk_folder(explicit: Option<&Path>, name: &str) -> Result<PathBuf, PathsError> {
    let folder = root(explicit)?.join(name);
    RealDisk.create_dir_all(&folder).doing("make the data folder", &folder)?;
    Ok(folder)
}

fn root(explicit: Option<&Path>) -> Result<PathBuf, PathsError> {
    match explicit {
        Some(path) => Ok(path.to_owned()),
        None => {
            let dirs = directories::ProjectDirs::from("", "", "srm").ok_or(PathsError::NoHome)?;
            Ok(dirs.data_local_dir().to_owned())
        }
    }
}

/// The station's data folder; all parts exist once it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

/// Holds the station's data for one program: two would write two different histories. Given back when dropped or
/// when the program ends, however it ends.
#[derive(Debug)]
pub struct StationLock {
    _file: File,
}

impl DataFolder {
    /// Opens the given folder, or the platform's own place for application data, and makes what is missing.
    pub fn open(explicit: Option<&Path>) -> Result<Self, PathsError> {
        let folder = Self { root: root(explicit)? };
        let all = [folder.station(), folder.journals(), folder.sheets(), folder.packs(), folder.spare()];
        for dir in &all {
            RealDisk.create_dir_all(dir).doing("make the data folder", dir)?;
        }
        RealDisk.sync_dir(&folder.root).doing("sync the folder", &folder.root)?;
        RealDisk
            .sync_dir(parent(&folder.root))
            .or_else(|error| {
                // The folder above may belong to somebody else; then it was there long before us.
                if error.kind() == std::io::ErrorKind::PermissionDenied { Ok(()) } else { Err(error) }
            })
            .doing("sync the folder", parent(&folder.root))?;
        Ok(folder)
    }

    /// Takes the station for this program alone. Waits a moment for a program that is just ending: one restarted after
    /// a crash meets its predecessor, and a child process holds what it inherited until it runs its own program.
    pub fn lock(&self) -> Result<StationLock, PathsError> {
        let path = self.station().join("lock");
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(&path).doing("open", &path)?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(StationLock { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
                Err(TryLockError::Error(error)) => {
                    return Err(error).doing("lock", &path).map_err(PathsError::from);
                }
            }
        }
        Err(PathsError::InUse(self.root.clone()))
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Keys, configuration and ledger.
    pub fn station(&self) -> PathBuf {
        self.root.join("station")
    }

    /// The station's signing key; its public halves lie beside it.
    pub fn station_key(&self) -> PathBuf {
        self.station().join("station_key")
    }

    /// The station's ledger, one line of JSON per entry.
    pub fn ledger(&self) -> PathBuf {
        self.station().join("ledger.jsonl")
    }

    /// One journal per session.
    pub fn journals(&self) -> PathBuf {
        self.root.join("journals")
    }

    /// Sealed score sheets.
    pub fn sheets(&self) -> PathBuf {
        self.root.join("sheets")
    }

    /// Installed exercise packs.
    pub fn packs(&self) -> PathBuf {
        self.root.join("packs")
    }

    /// Where a journal goes on when its own place fails. On the same disk unless a station is set up otherwise.
    pub fn spare(&self) -> PathBuf {
        self.root.join("spare")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_makes_every_part_and_may_be_repeated() {
        let root = std::env::temp_dir().join(format!("srm-host-paths-{}/deep", std::process::id()));
        let folder = DataFolder::open(Some(&root)).unwrap();
        assert_eq!(DataFolder::open(Some(&root)).unwrap(), folder);
        for part in ["station", "journals", "sheets", "packs", "spare"] {
            assert!(root.join(part).is_dir(), "{part}");
        }
        assert_eq!(folder.root(), root);
        assert_eq!(folder.ledger(), root.join("station/ledger.jsonl"));
        std::fs::remove_dir_all(parent(&root)).unwrap();
    }

    #[test]
    fn only_one_program_has_the_station() {
        let root = std::env::temp_dir().join(format!("srm-host-lock-{}", std::process::id()));
        let folder = DataFolder::open(Some(&root)).unwrap();
        let held = folder.lock().unwrap();
        assert!(matches!(folder.lock(), Err(PathsError::InUse(_))));
        drop(held);
        folder.lock().unwrap();
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let root = std::env::temp_dir().join(format!("srm-host-way-{}", std::process::id()));
        std::fs::write(&root, "a file").unwrap();
        let message = DataFolder::open(Some(&root)).unwrap_err().to_string();
        assert!(
            message.contains("cannot make the data folder") && message.contains("srm-host-way"),
            "{message}"
        );
        std::fs::remove_file(&root).unwrap();
    }
}
