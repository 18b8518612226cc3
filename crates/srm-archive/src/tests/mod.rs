//! What the archive promises, tried out on real files.

mod cases;
mod export;
mod hostile;
mod imports;
mod people;
mod processes;
mod queue;
mod rebuild;
mod retention;

use crate::testing::{self, Day, utc};
use crate::{Actor, Archive, ArchiveKind, Candidate, Continue, ImportReport, Outcome};
use srm_core::session::Purpose;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own that goes with the test.
pub struct Place(PathBuf);

impl Place {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("srm-archive-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// An archive that trusts the usual people.
    pub fn archive(&self, kind: ArchiveKind) -> Archive {
        let archive = Archive::create(&self.path("office.srm-archive"), kind).unwrap();
        archive.set_trust(&testing::trust(), "", &officer(), utc(0)).unwrap();
        archive
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn actor(principal: &str) -> Actor {
    Actor::new(principal).unwrap()
}

pub fn officer() -> Actor {
    actor("officer/1")
}

pub fn recruiter() -> Actor {
    actor("recruiter/4")
}

pub fn candidates(files: Vec<(String, Vec<u8>)>) -> impl Iterator<Item = Candidate> {
    files.into_iter().map(|(name, bytes)| Candidate { name, content: Ok(bytes) })
}

pub fn import(archive: &Archive, files: Vec<(String, Vec<u8>)>) -> ImportReport {
    archive.import(&mut candidates(files), "test", utc(0), &mut |_| Continue::Yes).unwrap()
}

pub fn one(archive: &Archive, name: &str, bytes: Vec<u8>) -> Outcome {
    import(archive, vec![(name.to_owned(), bytes)]).rows.pop().unwrap().outcome
}

pub fn code_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Refused(refused) => refused.reason.code(),
        Outcome::Stored { .. } => "stored",
        Outcome::Already { .. } => "already",
    }
}

/// Works the queue to its end.
pub fn recompute(archive: &Archive) -> usize {
    let mut done = 0;
    loop {
        let turn = archive.recompute_next(256).unwrap();
        done += turn.done;
        if turn.waiting == 0 {
            return done;
        }
        assert!(turn.done > 0, "the queue stands still");
    }
}

/// An archive with a day's export in it, recomputed.
pub fn with_day(place: &Place, kind: ArchiveKind, sessions: u32, purpose: Purpose) -> (Archive, Day) {
    let archive = place.archive(kind);
    let mut day = Day::new();
    for number in 0..sessions {
        day.hold(number, purpose);
    }
    let report = import(&archive, day.export());
    assert_eq!(report.refused(), 0, "{:#?}", report.rows);
    recompute(&archive);
    (archive, day)
}

pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
