//! A disk in memory that fails on command and forgets what was never synced.
//!
//! The model is harsh but honest: a sync that reports success has happened; everything else may be lost in any
//! combination of 512-byte sectors; names not yet synced survive as some beginning of the list of changes.

use super::{Disk, DiskFile};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

const SECTOR: usize = 512;

/// What goes wrong, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The operation fails; a failed sync drops its data, as real kernels do.
    InputOutput,
    /// The operation fails for want of space, a write after half of its bytes.
    Full,
    /// A write takes half of its bytes and says so; other operations are unharmed.
    Short,
    /// The power goes in the middle; nothing works afterwards.
    PowerCut,
}

impl Fault {
    pub(crate) const ALL: [Self; 4] = [Self::InputOutput, Self::Full, Self::Short, Self::PowerCut];
}

#[derive(Clone, Default)]
struct Inode {
    now: Vec<u8>,
    durable: Vec<u8>,
    dirty: BTreeSet<usize>,
}

/// One change of names that happens as a whole.
type Change = Vec<(PathBuf, Option<usize>)>;

#[derive(Clone, Default)]
struct Model {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    pending: Vec<Change>,
    fault: Option<(u64, Fault)>,
    fired: bool,
    off: bool,
    dead: Option<PathBuf>,
}

/// The disk; clones share it.
#[derive(Clone, Default)]
pub(crate) struct FaultyDisk(Arc<Mutex<Model>>);

struct FaultyFile {
    disk: FaultyDisk,
    inode: usize,
    path: PathBuf,
}

/// A small well-mixed generator, enough for coin flips.
struct Coins(u64);

impl Coins {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

impl Model {
    /// Counts the operation and says what strikes it.
    fn step(&mut self, path: &Path) -> io::Result<Option<Fault>> {
        if self.off || self.dead.as_ref().is_some_and(|dead| path.starts_with(dead)) {
            return Err(io::Error::other("the disk is gone"));
        }
        match self.fault {
            Some((0, fault)) => {
                self.fault = None;
                self.fired = true;
                self.off = fault == Fault::PowerCut;
                Ok(Some(fault))
            }
            Some((left, fault)) => {
                self.fault = Some((left - 1, fault));
                Ok(None)
            }
            None => Ok(None),
        }
    }

    /// For operations that either happen or do not.
    fn whole_step(&mut self, path: &Path) -> io::Result<()> {
        match self.step(path)? {
            None | Some(Fault::Short) => Ok(()),
            Some(fault) => Err(error(fault)),
        }
    }

    fn rename_now(&mut self, change: Change) {
        apply(&mut self.names, &change);
        self.pending.push(change);
    }
}

fn error(fault: Fault) -> io::Error {
    match fault {
        Fault::Full => io::ErrorKind::StorageFull.into(),
        _ => io::Error::other("input/output error"),
    }
}

fn apply(names: &mut BTreeMap<PathBuf, usize>, change: &Change) {
    for (path, inode) in change {
        match inode {
            Some(inode) => names.insert(path.clone(), *inode),
            None => names.remove(path),
        };
    }
}

impl FaultyDisk {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn model(&self) -> MutexGuard<'_, Model> {
        self.0.lock().unwrap()
    }

    /// Strikes once, after `operations` more have gone well.
    pub(crate) fn fault_after(&self, operations: u64, fault: Fault) {
        self.model().fault = Some((operations, fault));
    }

    /// Whether the fault has struck.
    pub(crate) fn fired(&self) -> bool {
        self.model().fired
    }

    /// From now on everything under `dir` fails.
    pub(crate) fn kill(&self, dir: &Path) {
        self.model().dead = Some(dir.to_owned());
    }

    /// The disk as found after the power went and came back; `seed` chooses what of the unsynced part survived.
    pub(crate) fn after_power_cut(&self, seed: u64) -> Self {
        let mut model = self.model().clone();
        let mut coins = Coins(seed);
        let kept = coins.below(model.pending.len() + 1);
        for change in model.pending.drain(..).take(kept) {
            apply(&mut model.durable_names, &change);
        }
        model.names = model.durable_names.clone();
        for inode in &mut model.inodes {
            let new_length = coins.below(2) == 1;
            let mut found = inode.durable.clone();
            found.resize(found.len().max(inode.now.len()), 0);
            for sector in std::mem::take(&mut inode.dirty) {
                if coins.below(2) == 1 {
                    for at in sector * SECTOR..((sector + 1) * SECTOR).min(found.len()) {
                        found[at] = inode.now.get(at).copied().unwrap_or(0);
                    }
                }
            }
            found.truncate(if new_length { inode.now.len() } else { inode.durable.len() });
            inode.now.clone_from(&found);
            inode.durable = found;
        }
        model.fault = None;
        model.fired = false;
        model.off = false;
        model.dead = None;
        Self(Arc::new(Mutex::new(model)))
    }

    /// Puts a durable file there, for tests that start from given bytes.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let mut model = self.model();
        model.inodes.push(Inode { now: bytes.to_vec(), durable: bytes.to_vec(), dirty: BTreeSet::new() });
        let inode = model.inodes.len() - 1;
        model.names.insert(path.to_owned(), inode);
        model.durable_names.insert(path.to_owned(), inode);
    }
}

impl Disk for FaultyDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut model = self.model();
        model.whole_step(path)?;
        model.inodes.push(Inode::default());
        let inode = model.inodes.len() - 1;
        model.rename_now(vec![(path.to_owned(), Some(inode))]);
        Ok(Box::new(FaultyFile { disk: self.clone(), inode, path: path.to_owned() }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut model = self.model();
        model.whole_step(path)?;
        let inode = *model.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(FaultyFile { disk: self.clone(), inode, path: path.to_owned() }))
    }

    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        let mut model = self.model();
        model.whole_step(path)?;
        let inode = *model.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        let bytes = &model.inodes[inode].now;
        if bytes.len() as u64 > limit_bytes {
            Err(io::ErrorKind::FileTooLarge.into())
        } else {
            Ok(bytes.clone())
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut model = self.model();
        model.whole_step(from)?;
        let inode = *model.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        model.rename_now(vec![(from.to_owned(), None), (to.to_owned(), Some(inode))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut model = self.model();
        model.whole_step(path)?;
        model.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        model.rename_now(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let mut model = self.model();
        model.whole_step(dir)?;
        Ok(model.names.keys().filter(|path| path.parent() == Some(dir)).cloned().collect())
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        let mut model = self.model();
        model.whole_step(path)?;
        Ok(model.names.contains_key(path))
    }

    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        self.model().whole_step(dir)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        let mut model = self.model();
        model.whole_step(dir)?;
        let (synced, left) = std::mem::take(&mut model.pending)
            .into_iter()
            .partition(|change| change[0].0.parent() == Some(dir));
        model.pending = left;
        let synced: Vec<Change> = synced;
        for change in &synced {
            apply(&mut model.durable_names, change);
        }
        Ok(())
    }
}

impl DiskFile for FaultyFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        let mut model = self.disk.model();
        let fault = model.step(&self.path)?;
        let taken = match fault {
            None => bytes.len(),
            Some(Fault::InputOutput) => 0,
            Some(_) => bytes.len().div_ceil(2),
        };
        let inode = &mut model.inodes[self.inode];
        let (start, end) = (offset as usize, offset as usize + taken);
        inode.now.resize(end.max(inode.now.len()), 0);
        inode.now[start..end].copy_from_slice(&bytes[..taken]);
        if taken > 0 {
            inode.dirty.extend(start / SECTOR..=(end - 1) / SECTOR);
        }
        match fault {
            None | Some(Fault::Short) => Ok(taken),
            Some(fault) => Err(error(fault)),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut model = self.disk.model();
        let outcome = model.whole_step(&self.path);
        let off = model.off;
        let inode = &mut model.inodes[self.inode];
        if outcome.is_ok() {
            inode.durable.resize(inode.now.len(), 0);
            for sector in std::mem::take(&mut inode.dirty) {
                let range =
                    (sector * SECTOR).min(inode.now.len())..((sector + 1) * SECTOR).min(inode.now.len());
                inode.durable[range.clone()].copy_from_slice(&inode.now[range]);
            }
        } else if !off {
            inode.dirty.clear();
        }
        outcome
    }

    fn truncate(&mut self, len_bytes: u64) -> io::Result<()> {
        let mut model = self.disk.model();
        model.whole_step(&self.path)?;
        let inode = &mut model.inodes[self.inode];
        let len = len_bytes as usize;
        inode.dirty.extend(len / SECTOR..=inode.now.len().max(len) / SECTOR);
        inode.now.resize(len, 0);
        Ok(())
    }
}
