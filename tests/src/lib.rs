//! What the tests across crates share: the files of the project, its exercise sets, and whole sessions worked by bots.
//!
//! The tests themselves are in `tests/`. They read the project's own folders, so that a new exercise, language or crate
//! is tested without a line here.

use srm_core::bot::{self, Next, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::lang::Lang;
use srm_core::pack::{Pack, PackFiles};
use srm_core::session::{Act, Event, Purpose, Session, Settings, Start};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// The project's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of test data.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// Every file below `folder`, sorted; folders that begin with a dot and build output are left out.
pub fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !path.is_dir() {
            found.push(path);
        } else if !name.starts_with('.') && name != "target" {
            found.extend(files_below(&path)?);
        }
    }
    found.sort();
    Ok(found)
}

/// The ids of the sets in the `exercises` folder of `project`, sorted.
pub fn sets(project: &Path) -> io::Result<Vec<Id>> {
    let mut sets = Vec::new();
    for entry in std::fs::read_dir(project.join("exercises"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let id = Id::parse(&name).ok_or_else(|| io::Error::other(format!("`{name}` cannot be a set's name")))?;
        sets.push(id);
    }
    sets.sort();
    Ok(sets)
}

/// The files of one set of `project`, as a pack has them. Nothing here is forgiving: what cannot be in a pack is an error.
pub fn pack_files(project: &Path, set: &Id) -> io::Result<PackFiles> {
    let mut files = PackFiles::default();
    let mut paths = files_below(&project.join("exercises").join(set.as_str()))?;
    paths.push(project.join("scoring-rules").join(format!("{set}.ron")));
    for path in paths {
        let name = path.strip_prefix(project).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(&path)?;
        files.insert(&name, bytes).map_err(|fault| io::Error::other(format!("{name}: {fault}")))?;
    }
    Ok(files)
}

/// The first entry of a simulated session.
pub fn start(set: &Id, seed: u64) -> Start {
    Start {
        session: Uuid::from_u128(u128::from(seed) + 1),
        seed,
        purpose: Purpose::Simulated,
        set: set.clone(),
        pack: Digest::ZERO,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings::default(),
    }
}

/// Works through a session in `lang`, and calls `look` after every act and every moment at which something happened by
/// itself. `None` when the session does not come to an end.
pub fn walk(pack: &Arc<Pack>, lang: &Lang, profile: Profile, mut look: impl FnMut(&Session)) -> Option<Session> {
    let mut session = Session::begin(Arc::clone(pack), start(pack.id(), 1));
    look(&session);
    for _ in 0..STEPS_MAX {
        if session.ending().is_some() {
            return Some(session);
        }
        match bot::next(&session, profile) {
            Next::Act(at, Event::Act(Act::Language(_))) => {
                let _ = session.apply(at, &Event::Act(Act::Language(lang.clone())));
            }
            Next::Act(at, event) => {
                let _ = session.apply(at, &event);
            }
            Next::Wait(at) => session.advance(at),
            Next::Stuck => return None,
        }
        look(&session);
    }
    None
}

/// More steps than any session of ours needs.
const STEPS_MAX: usize = 2_000_000;
