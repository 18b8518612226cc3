//! srm-sheet
