//! The candidate's station: one window, the session leader's pages round it, and nothing else.
//!
//! Views are thin: a screen reads the [`model::Model`] and gives back [`command::Command`]s; `command` is the only place
//! that changes the model or touches the outside. The session itself, its rules and its clock are in `srm-core`; what is
//! written to disk is `srm-host`'s.

pub mod app;
pub mod args;
pub mod bench;
pub mod command;
pub mod media;
pub mod model;
pub mod screens;
pub mod self_test;
pub mod timing;
pub mod window;
