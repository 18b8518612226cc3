//! The pure core of SRM: exercises, rubrics, sessions, evidence, points and scenes.
//!
//! No clock, no files, no threads, no floats, no hash order, no unseeded randomness: time, seeds and files come in as
//! data, so the same pack and journal give the same bytes on every machine (`clippy.toml` here enforces it).
//!
//! Where to look: [`pack`] turns an author's files into checked types, [`kinds`] are the exercises (one file each),
//! [`rules`] turn evidence into points (one file each), [`session`] is the fold of a journal, [`scene`] and [`page`]
//! are what is seen, [`diag`] is what is wrong with a file.

pub mod art;
pub mod bot;
pub mod diag;
pub mod digest;
pub mod evidence;
pub mod id;
pub mod intent;
pub mod kinds;
pub mod lang;
pub mod pack;
pub mod page;
pub mod palette;
pub mod preview;
pub mod read;
pub mod rules;
pub mod say;
pub mod scene;
pub mod score;
pub mod seeded;
pub mod session;
pub mod skill;
pub mod source;
pub mod svg;
pub mod time;
mod trig;
