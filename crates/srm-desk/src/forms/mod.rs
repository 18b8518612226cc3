//! What people fill in at the desk, without any window: what a page shows of it, and drafts that know what is missing.
//!
//! A draft is what somebody has typed and chosen so far. It can be kept as text and read again, it never holds what
//! its page must not show, and it says itself what still keeps it from being signed.

pub mod decide;
pub mod from_case;
pub mod interview;
pub mod marks;
pub mod missing;
pub mod moderate;
pub mod observe;
pub mod rate;
pub mod sealed;
pub mod task;
#[cfg(test)]
pub(crate) mod testing;
pub mod watch;

use serde::{Serialize, de::DeserializeOwned};

/// The longest text of a kept draft, bytes: a form of eight behaviours with the longest notes is far below it.
pub const DRAFT_BYTES_MAX: usize = 1 << 20;

/// A draft as the text it is kept as; `None` when it is too long to be kept.
pub fn to_text<T: Serialize>(draft: &T) -> Option<String> {
    serde_json::to_string(draft).ok().filter(|text| text.len() <= DRAFT_BYTES_MAX)
}

/// A kept draft; `None` when the text is no draft of this kind, so that the form begins empty.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    if text.len() > DRAFT_BYTES_MAX {
        return None;
    }
    serde_json::from_str(text).ok()
}
