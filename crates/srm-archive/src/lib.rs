//! The office's store: signed documents kept verbatim by digest, and an index that can be built again from them.
//!
//! One file, a database of `SQLite`. What came in is never edited: a correction is another document, an erasure leaves a tombstone. All
//! that can be listed, filtered and counted stands in index tables that [`Archive::rebuild`] makes anew from the
//! documents alone. Who a candidate is stands apart, in tables of people that documents never see.
//!
//! Where to look: [`Archive`] opens and creates; [`folder`] walks what was brought, [`import`] takes it in,
//! [`refusal`] says why something was not; [`queue`] is what lists show, [`need`] what waits for a person.

pub mod actor;
mod archive;
pub mod case;
mod check;
mod content;
pub mod error;
pub mod export;
pub mod folder;
pub mod import;
mod index;
pub mod log;
pub mod need;
pub mod office;
mod packs;
pub mod people;
pub mod queue;
mod rebuild;
pub mod recompute;
pub mod refusal;
pub mod retention;
mod schema;
mod stand;
pub mod stations;
mod store;
pub mod trust;

pub use actor::Actor;
pub use archive::{Archive, ArchiveKind};
pub use content::Kept;
pub use error::ArchiveError;
pub use import::{Candidate, Continue, ImportReport, Outcome, Progress, Put};
pub use need::{NeedKind, Needs};
pub use queue::{Counts, Cursor, Filter, Order, Page, Row, RowId};
pub use recompute::Recompute;
pub use srm_sheet::principal::Role;
pub use srm_sheet::verify::Kind as DocumentKind;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
