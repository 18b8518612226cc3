//! The recruiter's desk.

pub mod forms;
