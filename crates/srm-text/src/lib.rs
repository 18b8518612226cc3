//! srm-text
