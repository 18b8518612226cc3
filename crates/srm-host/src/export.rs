//! Everything a station has to hand over, in one new folder that a stranger can check: sheets, the sets they were
//! worked on, the ledger with a signed checkpoint of its head, and the station's line for `ssh-keygen -Y verify`.

use crate::disk::{Attempt as _, write_atomically};
use crate::station::{Station, StationError};
use srm_sheet::json;
use srm_sheet::ledger::{Checkpoint, EntryKind, Payload};
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::PACKED_BYTES_MAX;
use srm_sheet::sheet::SHEET_BYTES_MAX;
use srm_sheet::signed::SignedFile;
use srm_sheet::utc::Utc;
use std::io;
use std::path::{Path, PathBuf};

/// An export that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportInfo {
    /// The new folder.
    pub path: PathBuf,
    /// Sheets in it.
    pub count: usize,
    /// Bytes of all its files.
    pub bytes: u64,
}

impl Station {
    /// Copies everything to a new folder in `to`. The export is chained first, so a folder that never arrives leaves
    /// its trace. Nothing is removed here: that takes the office's receipt. Needs the key, for the checkpoint.
    pub fn export_all(&mut self, to: &Path) -> Result<ExportInfo, StationError> {
        self.key()?;
        let sheets = self.files_in(&self.folder.sheets(), ".srm-sheet")?;
        let packs = self.files_in(&self.folder.packs(), ".srm-pack")?;
        let at = self.utc()?;
        let payload = Payload { reason: Some(format!("{} sheets", sheets.len())), ..Payload::new(at) };
        self.chain(EntryKind::Exported, payload)?;

        self.copy_to(to, &packs, &sheets, at).map_err(|error| match error {
            error @ StationError::Locked => error,
            error => StationError::Export { path: to.to_owned(), reason: error.to_string() },
        })
    }

    fn copy_to(
        &self,
        to: &Path,
        packs: &[PathBuf],
        sheets: &[PathBuf],
        at: Utc,
    ) -> Result<ExportInfo, StationError> {
        // A stick that is not in must not become a folder on the station's own disk.
        if !self.disk.exists(to).doing("look for", to)? {
            return Err(io::ErrorKind::NotFound.into()).doing("find", to).map_err(StationError::from);
        }
        let path = self.new_folder(to, &at.to_compact())?;
        let mut out = Out { station: self, dir: &path, bytes: 0 };
        for (files, limit_bytes) in [(packs, PACKED_BYTES_MAX), (sheets, SHEET_BYTES_MAX)] {
            for file in files {
                let content = self.disk.read(file, limit_bytes as u64).doing("read", file)?;
                let name = file.file_name().unwrap_or_default();
                out.put(Path::new(name), &content)?;
            }
        }
        out.put(Path::new("allowed_signers"), self.allowed_signers().as_bytes())?;
        let not_text = |error: json::JsonError| StationError::Ledger(error.to_string());
        out.put(Path::new("ledger.jsonl"), self.ledger().to_text().map_err(not_text)?.as_bytes())?;
        let checkpoint = Checkpoint::new(self.name().to_owned(), self.ledger(), at);
        let body = json::to_text(&checkpoint).map_err(not_text)?;
        let signed = SignedFile::sign(body, Namespace::Checkpoint, self.key()?)
            .map_err(|error| StationError::Ledger(error.to_string()))?;
        // Last, so that a folder with a checkpoint is a whole one.
        out.put(Path::new("ledger.checkpoint"), signed.to_text().as_bytes())?;
        let bytes = out.bytes;
        Ok(ExportInfo { count: sheets.len(), bytes, path })
    }

    fn files_in(&self, dir: &Path, extension: &str) -> Result<Vec<PathBuf>, StationError> {
        let mut files = self.disk.list(dir).doing("list", dir)?;
        files.retain(|path| path.to_string_lossy().ends_with(extension));
        Ok(files)
    }

    /// `srm-<station>-<time>`, with a number if there is one already.
    fn new_folder(&self, to: &Path, time: &str) -> Result<PathBuf, StationError> {
        let station = self.name().replace('/', "-");
        let mut path = to.join(format!("srm-{station}-{time}"));
        let mut n = 2_u32;
        while self.disk.exists(&path).doing("look for", &path)? {
            path = to.join(format!("srm-{station}-{time}-{n}"));
            n = n.saturating_add(1);
        }
        self.disk.create_dir_all(&path).doing("make the folder", &path)?;
        self.disk.sync_dir(to).doing("sync the folder", to)?;
        Ok(path)
    }
}

struct Out<'a> {
    station: &'a Station,
    dir: &'a Path,
    bytes: u64,
}

impl Out<'_> {
    /// Writes a file and reads it back: a stick that lies is found out while the originals are still here.
    fn put(&mut self, name: &Path, content: &[u8]) -> Result<(), StationError> {
        let (disk, path) = (self.station.disk.as_ref(), self.dir.join(name));
        write_atomically(disk, &path, content)?;
        let back = disk.read(&path, content.len() as u64).doing("read back", &path)?;
        if back != content {
            let reason = "it does not read back as it was written".to_owned();
            return Err(StationError::Export { path, reason });
        }
        self.bytes += content.len() as u64;
        Ok(())
    }
}
