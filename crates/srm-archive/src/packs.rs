//! The sets the archive knows, found by the digest of their files.

use crate::archive::Archive;
use crate::content;
use crate::error::ArchiveError;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_sheet::packed::{KnownPack, PackSource};
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::examine_pack;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sets read so far, and sets the program brought along without a file here.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    read: RefCell<BTreeMap<Digest, Arc<KnownPack>>>,
    lent: BTreeMap<Digest, Arc<KnownPack>>,
}

impl Shelf {
    /// The same sets lent, for another connection.
    pub(crate) fn lent(&self) -> Self {
        Self { read: RefCell::default(), lent: self.lent.clone() }
    }
}

/// A set in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// Digest of its files.
    pub pack: Digest,
    /// Which set.
    pub set: Id,
    /// The author's version.
    pub version: String,
    /// Whether it has no errors.
    pub sound: bool,
    /// Whether a trusted author signed it.
    pub trusted: bool,
}

/// Where sheets find their sets.
#[derive(Debug)]
pub struct ArchivePacks<'a> {
    db: &'a Connection,
    shelf: &'a Shelf,
}

impl PackSource for ArchivePacks<'_> {
    fn find(&self, digest: &Digest) -> Option<Arc<KnownPack>> {
        if let Some(known) = self.shelf.lent.get(digest) {
            return Some(Arc::clone(known));
        }
        if let Some(known) = self.shelf.read.borrow().get(digest) {
            return Some(Arc::clone(known));
        }
        // A set that cannot be read is as good as none: its own row says what is wrong with it.
        let known = Arc::new(self.read(digest).ok().flatten()?);
        self.shelf.read.borrow_mut().insert(*digest, Arc::clone(&known));
        Some(known)
    }
}

impl ArchivePacks<'_> {
    fn read(&self, digest: &Digest) -> Result<Option<KnownPack>, ArchiveError> {
        let document = self
            .db
            .prepare_cached("SELECT document FROM pack WHERE pack = ?1 AND sound ORDER BY document LIMIT 1")?
            .query_row([digest.0], |row| row.get::<_, i64>(0))
            .optional()?;
        let Some(document) = document else { return Ok(None) };
        let Some(bytes) = content::bytes_of(self.db, document)? else { return Ok(None) };
        let (_, known) = examine_pack("", &bytes, &AllowedSigners::default(), 0);
        Ok(known.filter(|known| known.digest == *digest))
    }
}

impl Archive {
    /// Reads sets anew when next asked.
    pub(crate) fn forget_packs(&self) {
        self.shelf.read.borrow_mut().clear();
    }

    /// The sets that sheets are computed with.
    pub fn packs(&self) -> ArchivePacks<'_> {
        ArchivePacks { db: &self.db, shelf: &self.shelf }
    }

    /// Lends the archive a set that is built into the program, for as long as it is open. Sheets of it that waited for
    /// the set go back into the queue.
    pub fn lend_pack(&mut self, known: KnownPack) -> Result<(), ArchiveError> {
        let digest = known.digest;
        self.shelf.lent.insert(digest, Arc::new(known));
        let tx = self.writing()?;
        wake(&tx, &digest)?;
        Ok(tx.commit()?)
    }

    /// All sets kept here, by set and version.
    pub fn pack_rows(&self) -> Result<Vec<PackRow>, ArchiveError> {
        let mut statement = self.db.prepare_cached(
            "SELECT pack, set_id, version, sound, trusted FROM pack ORDER BY set_id, version, document",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let read = |(pack, set, version, sound, trusted): ([u8; 32], String, String, bool, bool)| {
            let set = Id::parse(&set).ok_or(ArchiveError::Unsound("pack.set_id"))?;
            Ok(PackRow { pack: Digest(pack), set, version, sound, trusted })
        };
        rows.map(|row| read(row?)).collect()
    }
}

/// Puts sheets that waited for this set back into the queue.
pub(crate) fn wake(db: &Connection, pack: &Digest) -> Result<(), ArchiveError> {
    db.prepare_cached("UPDATE sheet SET recompute = 0, needs = needs | 1 WHERE pack = ?1 AND recompute = 2")?
        .execute(params![pack.0])?;
    Ok(())
}
