//! The office's store: signed documents kept verbatim, and an index that can be built again from them.
