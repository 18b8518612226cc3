//! How well the station keeps time while work is on the screen; it goes on the sheet, so that a slow station shows.

use srm_sheet::sheet::Timing;
use std::time::{Duration, Instant};

/// A frame that follows another later than this while something moves is late: two periods of a 60 Hz screen and some.
const LATE: Duration = Duration::from_millis(40);

/// Counts frames of the timed parts.
#[derive(Debug, Default)]
pub struct FrameWatch {
    last: Option<Instant>,
    frames: u64,
    late: u64,
    worst: Duration,
    stamped: u64,
    unstamped: u64,
}

impl FrameWatch {
    /// A frame was begun at `now`; `moving` while the scene moves by itself, so that frames should follow each other.
    pub fn frame(&mut self, now: Instant, moving: bool) {
        if let Some(last) = self.last.take() {
            let gap = now.saturating_duration_since(last);
            self.frames += 1;
            self.late += u64::from(gap > LATE);
            self.worst = self.worst.max(gap);
        }
        self.last = moving.then_some(now);
    }

    /// An input was applied, with a stamp from its arrival or without.
    pub const fn input(&mut self, stamped: bool) {
        if stamped {
            self.stamped += 1;
        } else {
            self.unstamped += 1;
        }
    }

    /// What the sheet says. `display` names what stands between the program and the screen.
    pub fn timing(&self, display: &str) -> Timing {
        let path =
            format!("window events; {} stamped at arrival, {} at the frame", self.stamped, self.unstamped);
        Timing {
            frames: self.frames,
            late_frames: self.late,
            worst_frame_ms: u32::try_from(self.worst.as_millis()).unwrap_or(u32::MAX),
            input_path: path,
            display_stack: display.to_owned(),
        }
    }
}
