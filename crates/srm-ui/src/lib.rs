//! How SRM looks and reads: tokens, fonts, bidirectional text, shared widgets and the frame of every page.
//!
//! Views build on this crate and on `egui` alone. Every word on screen goes through [`text::Text`], because the
//! toolkit shapes Arabic letters but does not order them; every colour comes from `srm_core::palette`.
pub mod bidi;
pub mod fonts;
mod lines;
pub mod page_frame;
mod rounded;
pub mod session_page;
#[cfg(test)]
mod specimen;
pub mod stage;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod text;
pub mod tokens;
pub mod widgets;
