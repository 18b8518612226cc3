//! The office's clock.

use srm_host::clock::WallClock;
use srm_sheet::utc::Utc;

/// Now, as documents write it. A clock set to an impossible year is said, not guessed.
pub fn now() -> Result<Utc, String> {
    let now = Utc::from_unix_s(WallClock.unix_s());
    now.ok_or_else(|| "this computer's clock is set to an impossible year; set it right".to_owned())
}
