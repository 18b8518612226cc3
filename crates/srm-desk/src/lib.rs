//! The recruiter's desk.
