//! The open journal file and its whole content in memory. No threads here: what is written when is decided by the
//! caller, so that tests can strike every operation.

use super::frame::{Chain, FILE_BYTES_MAX, Record, encode, start};
use super::recover::Recovered;
use crate::disk::{Attempt as _, Disk, DiskError, DiskFile, parent, with_suffix};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) struct Store {
    disk: Arc<dyn Disk>,
    pub(super) path: PathBuf,
    file: Box<dyn DiskFile>,
    /// Everything that is or should be in the file: what a failing disk loses can still be saved elsewhere.
    image: Vec<u8>,
    chain: Chain,
    /// Bytes of `image` known to be durable.
    durable: usize,
    /// Length up to which the file has space on the disk.
    reserved: u64,
    reserve_bytes: u64,
}

impl Store {
    /// Makes a new journal with its header record; durable on success. Refuses to replace a file.
    pub(super) fn create(
        disk: Arc<dyn Disk>,
        path: &Path,
        header: &Record,
        reserve_bytes: u64,
    ) -> Result<Self, DiskError> {
        let mut chain = Chain::new();
        let mut image = start().to_vec();
        encode(header, header.seq, &mut chain, &mut image);
        let (file, reserved) = place(disk.as_ref(), path, &image, reserve_bytes)?;
        let durable = image.len();
        Ok(Self { disk, path: path.to_owned(), file, image, chain, durable, reserved, reserve_bytes })
    }

    /// Opens a recovered journal to go on: cuts a torn end, claims space anew, writes what was read once more and
    /// syncs. What was read may exist in the system's memory only, and after a failed sync the system can hold it for
    /// saved; only bytes written again are sure to go to the disk.
    pub(super) fn resume(
        disk: Arc<dyn Disk>,
        path: &Path,
        recovered: Recovered,
        reserve_bytes: u64,
    ) -> Result<Self, DiskError> {
        let Recovered { image, chain, .. } = recovered;
        let len = image.len() as u64;
        let reserved = reserve_to(len, reserve_bytes);
        let mut file = disk.open(path).doing("open", path)?;
        file.truncate(len).doing("cut the torn end of", path)?;
        file.write_all_at(0, &image).doing("write", path)?;
        file.reserve(len, reserved - len).doing("claim space for", path)?;
        file.sync().doing("sync", path)?;
        disk.sync_dir(parent(path)).doing("sync the folder", parent(path))?;
        let durable = image.len();
        Ok(Self { disk, path: path.to_owned(), file, image, chain, durable, reserved, reserve_bytes })
    }

    /// Adds records to the image as one batch; they are not on the disk yet.
    pub(super) fn push(&mut self, batch: &[Record]) {
        let Some(first) = batch.first() else { return };
        for record in batch {
            encode(record, first.seq, &mut self.chain, &mut self.image);
        }
    }

    /// Writes and syncs what is not durable yet. After an error this file must not be written again.
    pub(super) fn flush(&mut self) -> Result<(), DiskError> {
        let len = self.image.len() as u64;
        if len > self.reserved {
            let reserved = reserve_to(len, self.reserve_bytes);
            self.file
                .reserve(self.reserved, reserved - self.reserved)
                .doing("claim space for", &self.path)?;
            self.reserved = reserved;
        }
        let new = self.image.get(self.durable..).unwrap_or_default();
        self.file.write_all_at(self.durable as u64, new).doing("write", &self.path)?;
        self.file.sync().doing("sync", &self.path)?;
        self.durable = self.image.len();
        Ok(())
    }

    /// Writes the whole image as a new file in another folder and goes on there.
    pub(super) fn move_to(&mut self, dir: &Path) -> Result<(), DiskError> {
        self.disk.create_dir_all(dir).doing("make the spare folder", dir)?;
        let name = self.path.file_name().unwrap_or_default();
        let mut path = dir.join(name);
        let mut n = 2_u32;
        while self.disk.exists(&path).doing("look for", &path)? {
            path = with_suffix(&dir.join(name), &format!(".{n}"));
            n = n.saturating_add(1);
        }
        let (file, reserved) = place(self.disk.as_ref(), &path, &self.image, self.reserve_bytes)?;
        self.file = file;
        self.path = path;
        self.reserved = reserved;
        self.durable = self.image.len();
        Ok(())
    }
}

/// Length to claim for a file that holds `len` bytes now. The journal's limit is also the limit of what is read back.
fn reserve_to(len: u64, reserve_bytes: u64) -> u64 {
    len.saturating_add(reserve_bytes).min(FILE_BYTES_MAX).max(len)
}

/// Puts `image` with space behind it under a new name, so that the name never shows a half-made journal.
fn place(
    disk: &dyn Disk,
    path: &Path,
    image: &[u8],
    reserve_bytes: u64,
) -> Result<(Box<dyn DiskFile>, u64), DiskError> {
    if disk.exists(path).doing("look for", path)? {
        return Err(io::ErrorKind::AlreadyExists.into()).doing("make a journal at", path);
    }
    let len = image.len() as u64;
    let reserved = reserve_to(len, reserve_bytes);
    let temporary = with_suffix(path, ".tmp");
    let made = (|| {
        let mut file = disk.create(&temporary).doing("create", &temporary)?;
        file.write_all_at(0, image).doing("write", &temporary)?;
        file.reserve(len, reserved - len).doing("claim space for", &temporary)?;
        file.sync().doing("sync", &temporary)?;
        disk.rename(&temporary, path).doing("rename a finished journal to", path)?;
        disk.sync_dir(parent(path)).doing("sync the folder", parent(path))?;
        Ok(file)
    })();
    match made {
        Ok(file) => Ok((file, reserved)),
        Err(error) => {
            // Best effort: the first error is the one to tell, and a leftover is emptied by the next attempt.
            let _ = disk.remove(&temporary);
            Err(error)
        }
    }
}
