//! Randomness from the system: seeds, salts and ids. Drawn here once, journaled, and never asked for in the core.

use uuid::Uuid;

/// The system gave no randomness.
#[derive(Debug, thiserror::Error)]
#[error(
    "the system gives no random numbers: {0}; restart the computer, and do not start a session before this works"
)]
pub struct RandomError(#[from] getrandom::Error);

fn bytes<const N: usize>() -> Result<[u8; N], RandomError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// The seed of a session.
pub fn seed() -> Result<u64, RandomError> {
    Ok(u64::from_le_bytes(bytes()?))
}

/// A salt that keeps digests of short or guessable content from being guessed back.
pub fn salt() -> Result<[u8; 16], RandomError> {
    bytes()
}

/// A new UUID of version 7: the wall time in milliseconds, then random bits, so that ids sort by when they were made.
/// Times before 1970 count as 1970.
pub fn id(unix_ms: i64) -> Result<Uuid, RandomError> {
    let millis = u64::try_from(unix_ms).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &bytes()?).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_differ() {
        assert_ne!(seed().unwrap(), seed().unwrap());
        assert_ne!(salt().unwrap(), salt().unwrap());
        assert_ne!(id(5).unwrap(), id(5).unwrap());
    }

    #[test]
    fn ids_are_version_7_and_sort_by_time() {
        let (early, late) = (id(1_700_000_000_000).unwrap(), id(1_700_000_000_001).unwrap());
        assert_eq!(early.get_version_num(), 7);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(early.to_string()[..13], *"018bcfe5-6800");
        assert_eq!(id(-1).unwrap().to_string()[..13], *"00000000-0000");
    }
}
