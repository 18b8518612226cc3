//! The recruiter's desk: import, verify, rate, decide, answer.
//!
//! Views are thin: a screen gets plain view data and a draft, and gives back what is asked for. [`command`] is the only
//! place that changes the [`model::Model`] or touches the outside; long work runs on a thread of its own.

mod answering;
pub mod app;
pub mod args;
mod calling;
mod case_view;
mod clock;
pub mod command;
mod demo;
mod employing;
mod enrol;
mod flaws;
pub mod forms;
pub mod frame;
pub mod home;
pub mod lettering;
pub mod model;
mod observing;
mod papers;
mod places;
pub mod replay;
pub mod screens;
#[cfg(test)]
mod testing;
mod waits;
pub mod watching;
pub mod widgets;
pub mod window;
mod work;
mod worker;
