//! Session time and wall time. The core never asks for either; it is told.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// What a running session needs to know about time.
pub trait Clock: Send + Sync {
    /// Session time in microseconds. Never decreases and stands still while no session runs.
    fn now_us(&self) -> u64;
    /// Wall time in seconds since 1970-01-01 UTC: a claim of the station, used for dates and never for scoring.
    fn unix_s(&self) -> i64;
}

/// The computer's wall clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct WallClock;

impl WallClock {
    /// Milliseconds since 1970-01-01 UTC; negative on a station whose clock stands before that.
    pub fn unix_ms(self) -> i64 {
        let signed = |length: Duration| i64::try_from(length.as_millis()).unwrap_or(i64::MAX);
        match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => signed(after),
            Err(before) => -signed(before.duration()),
        }
    }

    /// Seconds since 1970-01-01 UTC, rounded down.
    pub fn unix_s(self) -> i64 {
        self.unix_ms().div_euclid(1000)
    }
}

/// The clock of a session: monotonic, going on from where the session stood when it was interrupted.
#[derive(Debug, Clone)]
pub struct SessionClock {
    started: Instant,
    offset_us: u64,
}

impl SessionClock {
    /// Starts now at `offset_us`: 0 for a new session, the time of the last record for a resumed one.
    pub fn starting_at(offset_us: u64) -> Self {
        Self { started: Instant::now(), offset_us }
    }

    /// Session time of something that was stamped when it arrived, in microseconds. Stamps from before the clock
    /// started count as its start.
    pub fn at(&self, instant: Instant) -> u64 {
        let since = instant.saturating_duration_since(self.started).as_micros();
        self.offset_us.saturating_add(u64::try_from(since).unwrap_or(u64::MAX))
    }

    /// When a session time will be reached, for waking up at a deadline; `None` if that is too far away to say.
    /// A time already passed gives the start of the clock or a moment after it.
    pub fn instant_of(&self, at_us: u64) -> Option<Instant> {
        self.started.checked_add(Duration::from_micros(at_us.saturating_sub(self.offset_us)))
    }
}

impl Clock for SessionClock {
    fn now_us(&self) -> u64 {
        self.at(Instant::now())
    }

    fn unix_s(&self) -> i64 {
        WallClock.unix_s()
    }
}

/// A clock that only moves when told to, for tests and previews.
#[derive(Debug, Default)]
pub struct ManualClock {
    now_us: AtomicU64,
    unix_s: AtomicI64,
}

impl ManualClock {
    /// A clock that shows these times until moved.
    pub fn new(now_us: u64, unix_s: i64) -> Self {
        Self { now_us: now_us.into(), unix_s: unix_s.into() }
    }

    /// Lets session time pass.
    pub fn advance_us(&self, by_us: u64) {
        self.now_us.fetch_add(by_us, Ordering::SeqCst);
    }

    /// Sets the wall clock, backwards too, as people do.
    pub fn set_unix_s(&self, unix_s: i64) {
        self.unix_s.store(unix_s, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now_us(&self) -> u64 {
        self.now_us.load(Ordering::SeqCst)
    }

    fn unix_s(&self) -> i64 {
        self.unix_s.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resumed_session_goes_on_where_it_stood() {
        let clock = SessionClock::starting_at(5_000_000);
        assert!(clock.now_us() >= 5_000_000);
        assert_eq!(clock.at(clock.started), 5_000_000);
        assert_eq!(clock.at(clock.started + Duration::from_micros(1_234)), 5_001_234);
        let earlier = clock.started.checked_sub(Duration::from_micros(1)).unwrap();
        assert_eq!(clock.at(earlier), 5_000_000);
        assert_eq!(clock.at(clock.instant_of(5_700_000).unwrap()), 5_700_000);
        assert_eq!(clock.instant_of(3).unwrap(), clock.started);
        assert_eq!(SessionClock::starting_at(u64::MAX).now_us(), u64::MAX);
        let (first, second) = (clock.now_us(), clock.now_us());
        assert!(first <= second);
    }

    #[test]
    fn the_manual_clock_obeys() {
        let clock = ManualClock::new(10, 1_700_000_000);
        clock.advance_us(5);
        clock.set_unix_s(-1);
        assert_eq!((clock.now_us(), clock.unix_s()), (15, -1));
    }

    #[test]
    fn wall_time_is_after_this_was_written() {
        assert!(WallClock.unix_s() > 1_600_000_000);
    }
}
