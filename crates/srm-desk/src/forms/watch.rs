//! The observer's stop-watch: how long the work has been going on.
//!
//! It is told the time, in milliseconds of the program's own clock, and asks for none itself.

use serde::{Deserialize, Serialize};

/// A stop-watch that can rest and go on. What is kept is how long it ran; after a restart of the program it rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    ran_ms: u64,
    #[serde(skip)]
    since_ms: Option<u64>,
}

impl Watch {
    /// Starts it, or lets it go on.
    pub fn start(&mut self, now_ms: u64) {
        self.since_ms.get_or_insert(now_ms);
    }

    /// Lets it rest.
    pub fn rest(&mut self, now_ms: u64) {
        self.ran_ms = self.elapsed_ms(now_ms);
        self.since_ms = None;
    }

    /// Whether it is going.
    pub const fn goes(&self) -> bool {
        self.since_ms.is_some()
    }

    /// How long it has been going in all.
    pub fn elapsed_ms(&self, now_ms: u64) -> u64 {
        let going = self.since_ms.map_or(0, |since| now_ms.saturating_sub(since));
        self.ran_ms.saturating_add(going)
    }

    /// What is left of `limit_ms`.
    pub fn left_ms(&self, limit_ms: u64, now_ms: u64) -> u64 {
        limit_ms.saturating_sub(self.elapsed_ms(now_ms))
    }

    /// The same watch as it can be kept: at rest, with the time it ran.
    #[must_use]
    pub fn kept(&self, now_ms: u64) -> Self {
        Self { ran_ms: self.elapsed_ms(now_ms), since_ms: None }
    }
}

/// A time as people read a watch: minutes and seconds.
pub fn minutes_seconds(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_watch_counts_only_while_it_goes() {
        let mut watch = Watch::default();
        watch.start(1_000);
        watch.start(5_000);
        assert_eq!(watch.elapsed_ms(11_000), 10_000);
        watch.rest(11_000);
        assert_eq!(watch.elapsed_ms(99_000), 10_000);
        watch.start(100_000);
        assert_eq!(watch.elapsed_ms(101_500), 11_500);
        assert_eq!(watch.left_ms(12_000, 101_500), 500);
        assert_eq!(watch.left_ms(12_000, 900_000), 0);
    }

    #[test]
    fn a_clock_that_goes_back_takes_nothing_away() {
        let mut watch = Watch::default();
        watch.start(50_000);
        assert_eq!(watch.elapsed_ms(10), 0);
        watch.rest(10);
        assert_eq!(watch.elapsed_ms(u64::MAX), 0);
    }

    #[test]
    fn a_kept_watch_rests_with_the_time_it_ran() {
        let mut watch = Watch::default();
        watch.start(0);
        let text = crate::forms::to_text(&watch.kept(61_000)).unwrap();
        let read: Watch = crate::forms::from_text(&text).unwrap();
        assert!(!read.goes());
        assert_eq!(minutes_seconds(read.elapsed_ms(1_000_000)), "1:01");
    }
}
