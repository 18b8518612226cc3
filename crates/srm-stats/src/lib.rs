//! Statistics on plain numbers, each checkable against R or Python. Nothing of ours is known here.
//!
//! - One file for each statistic: a plain function on typed numbers, documented with its paper and formula, and the
//!   thin face that reads the fields of a JSON object, [`registry::Statistic`].
//! - [`registry::ALL`] names them all; `srm stats NAME` runs one.
//! - [`dist`] is the only place that knows the distribution library and where it falls short.
//! - [`read`] turns a JSON text or a CSV file into fields, [`input::Fields`] turns fields into checked numbers.
//!
//! What holds everywhere: impossible input is one [`error::InputError`] that names the field and the row; what is not
//! defined is `None` (`null` in JSON) with a note beside it, never NaN and never a made-up number; sample variances use
//! n − 1 unless the source says otherwise; the same input gives the same bits, however many threads there are.

#![expect(clippy::float_cmp, reason = "constants, ties and whole numbers are compared exactly on purpose")]

pub mod adverse_impact;
pub mod adverse_impact_groups;
pub mod agreement;
pub mod bootstrap;
pub mod classification;
pub mod confidence;
pub mod cut_angoff;
pub mod cut_borderline;
pub mod cut_contrasting;
pub mod dif;
pub mod dist;
pub mod equivalence;
pub mod error;
pub mod ez_diffusion;
pub mod fisher;
pub mod fleiss_kappa;
pub mod gtheory;
pub mod icc;
pub mod input;
pub mod irt;
pub mod kappa;
pub mod kendall_w;
pub mod krippendorff;
pub mod linalg;
pub mod logistic_dif;
pub mod mantel_haenszel;
pub mod mh_dif;
pub mod names;
pub mod omega;
pub mod output;
pub mod p_adjust;
pub mod pieces;
pub mod proportion;
pub mod proportion_difference;
pub mod rater_facets;
pub mod ratio_interval;
pub mod read;
pub mod registry;
pub mod reliability;
pub mod roc;
mod scale;
pub mod selection_utility;
pub mod smd;
pub mod spearman_brown;
pub mod summary;
pub mod table;
pub mod validity;
pub mod weights;
