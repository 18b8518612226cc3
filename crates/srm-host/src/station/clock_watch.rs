//! Notices when the wall clock jumps: it is compared with the clock that never does.

use super::StationError;
use crate::clock::Clock;
use srm_sheet::utc::Utc;
use std::sync::Arc;

/// Wall clocks are corrected by a few seconds all the time; more than this is noted.
const JUMP_MAX_S: i64 = 120;

#[derive(Clone)]
pub(super) struct ClockWatch {
    clock: Arc<dyn Clock>,
    /// Wall time at the monotonic clock's zero, as last accepted.
    offset_s: i64,
}

impl ClockWatch {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        let offset_s = offset_s(clock.as_ref());
        Self { clock, offset_s }
    }

    /// By how many seconds the wall clock was moved since the last time this said so.
    pub(super) fn jumped(&mut self) -> Option<i64> {
        let offset_s = offset_s(self.clock.as_ref());
        let by_s = offset_s.saturating_sub(self.offset_s);
        (by_s.saturating_abs() > JUMP_MAX_S).then(|| {
            self.offset_s = offset_s;
            by_s
        })
    }

    /// By how many seconds the wall clock stands before `latest`, a time already written down.
    pub(super) fn behind(&self, latest: Utc) -> Option<i64> {
        let by_s = latest.unix_s().saturating_sub(self.clock.unix_s());
        (by_s > JUMP_MAX_S).then_some(by_s)
    }

    pub(super) fn unix_s(&self) -> i64 {
        self.clock.unix_s()
    }

    /// The wall time; `None` when the clock shows a time no document can have.
    pub(super) fn utc(&self) -> Option<Utc> {
        Utc::from_unix_s(self.clock.unix_s())
    }

    pub(super) fn must_utc(&self) -> Result<Utc, StationError> {
        self.utc().ok_or(StationError::Clock)
    }
}

fn offset_s(clock: &dyn Clock) -> i64 {
    clock.unix_s().saturating_sub(i64::try_from(clock.now_us() / 1_000_000).unwrap_or(i64::MAX))
}
