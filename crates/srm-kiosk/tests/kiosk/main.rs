//! The whole kiosk without a display: pages found by role and name, the work done by real pointer and key events, the
//! clock in the test's hand. The toolkit's own checks stay on: every input has a name, no letter lacks a picture.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at the first thing that goes wrong"
)]

mod driver;
mod layout;
mod leader;
mod whole_session;
