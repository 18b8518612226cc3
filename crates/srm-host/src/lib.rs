//! srm-host
