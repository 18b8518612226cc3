//! What the tests across crates share: the files of the project, its exercise sets, and whole sessions worked by bots.
//!
//! The tests themselves are in `tests/`. They read the project's own folders, so that a new exercise, language or crate
//! is tested without a line here.

pub mod exercises;
pub mod glyphs;

use srm_core::bot::{self, Next, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::session::{Act, Event, Purpose, Session, Settings, Start};
use srm_host::packs::{self, Loaded, PackReadError};
use std::error::Error;
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

/// Every exercise set of the project, read from disk and checked.
pub fn packs() -> Result<Vec<Loaded>, PackReadError> {
    let root = root();
    packs::sets(&root)?.iter().map(|set| packs::load(&root.join("exercises").join(set.as_str()))).collect()
}

/// One set of the project, checked; what is wrong with it as an error.
pub fn pack(id: &str) -> Result<Arc<Pack>, Box<dyn Error>> {
    let loaded = packs::load(&root().join("exercises").join(id))?;
    loaded.pack.ok_or_else(|| format!("{id}: {:?}", loaded.diagnostics).into())
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
pub fn walk(
    pack: &Arc<Pack>,
    lang: &Lang,
    profile: Profile,
    mut look: impl FnMut(&Session),
) -> Option<Session> {
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
