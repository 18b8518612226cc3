//! srm-core
