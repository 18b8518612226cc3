//! One file per screen.
//!
//! Every screen is a function
//!
//! ```text
//! pub fn show(ui: &mut Ui, view: &XView, draft: &mut XDraft, words: &Words) -> Vec<XAct>
//! ```
//!
//! - `XView` is plain data: all that the screen may show, and nothing more. What a person must not see is not in it.
//! - `XDraft` is what is being typed or chosen; a screen without fields has none. The model keeps it between frames and
//!   hands it to the archive, so that nothing written is lost.
//! - `XAct` is what was asked for. Only `command` does it.
//!
//! A screen reads no clock, touches no file and owns no state. It lays itself out in the room it is given: usually a
//! [`crate::widgets::Work`] with a title, the work, which scrolls, and one main action, which stays at the bottom.
//! Words stand in `i18n/*/desk.ftl`; a group of screens may have a file of its own beside it. Plain keys are taken with
//! [`crate::widgets::key`], which leaves them alone while somebody writes.
//!
//! Each has tests by role and name, and is drawn in Arabic and at 200 % with `crate::testing`.

pub mod answer;
mod basis;
pub mod calls;
pub mod case;
pub mod countersign;
pub mod decide;
pub mod employer;
pub mod import;
pub mod interview;
pub mod keys;
pub mod log;
pub mod menu;
pub mod moderate;
pub mod observe;
pub mod paper_view;
mod parts;
pub mod people;
pub mod queue;
pub mod rate;
pub mod replay;
pub mod settings;
pub mod sign_in;
#[cfg(test)]
mod testing;
