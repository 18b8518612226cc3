//! The station of simulated sessions, as commands open it.

use crate::exit::Failure;
use crate::signing;
use srm_core::id::CandidateCode;
use srm_core::pack::Pack;
use srm_core::session::Start;
use srm_host::clock::WallClock;
use srm_host::packs::Loaded;
use srm_host::simulated::{self, SimulatedError, Station};
use srm_sheet::public_key::PublicKey;
use srm_sheet::utc::Utc;
use std::path::Path;
use std::sync::Arc;

/// Opens the station in a folder, or begins it there, with this set installed. `name` is what the office knows it by;
/// if there is none, the key's own.
pub fn open(
    out: &Path,
    key: &Path,
    name: Option<&str>,
    loaded: &Loaded,
    pack: Arc<Pack>,
) -> Result<Station, Failure> {
    let signing_key = signing::load(key)?;
    let name = match name {
        Some(name) => name.to_owned(),
        None => signing::principal(key, &PublicKey::from(&signing_key))?,
    };
    Station::open(out, signing_key, &name, loaded, pack, now()?).map_err(failure)
}

/// The first entry of a simulated session.
pub fn start(loaded: &Loaded, seed: u64, code: CandidateCode) -> Result<Start, Failure> {
    simulated::start(loaded, seed, code).map_err(Failure::usage)
}

/// What a failure of the station means for the exit code.
pub fn failure(error: SimulatedError) -> Failure {
    if error.is_content() { Failure::bad(error) } else { Failure::usage(error) }
}

/// The wall clock's time, as documents write it.
pub fn now() -> Result<Utc, Failure> {
    Utc::from_unix_s(WallClock.unix_s())
        .ok_or_else(|| Failure::usage("this computer's clock is set to an impossible year; set it right"))
}
