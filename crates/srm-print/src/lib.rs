//! Pages for people: answers, attestations and lists as accessible PDF.
