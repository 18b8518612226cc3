//! The recruiter's desk: import, verify, rate, decide, answer.
//!
//! Views are thin: a screen gets plain view data and a draft, and gives back what is asked for.

pub mod args;
pub mod frame;
pub mod lettering;
pub mod replay;
pub mod screens;
#[cfg(test)]
mod testing;
pub mod watching;
pub mod widgets;
