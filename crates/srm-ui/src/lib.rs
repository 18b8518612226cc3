//! srm-ui
