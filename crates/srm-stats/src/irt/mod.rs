//! Item response models by marginal maximum likelihood: what they share, and the three faces.
//!
//! Ability is N(0, 1), integrated over 61 fixed nodes on −6…6; the metric is logistic with D = 1, so that
//! P(X = 1) = 1/(1 + exp(−(aθ + d))) and b = −d/a. Estimation is EM (Bock & Aitkin, 1981), accelerated by squared
//! extrapolation, then finished by Newton steps on the marginal likelihood; standard errors come from the observed
//! information (Louis, 1982), which the same pass gives.

pub mod answers;
pub mod dichotomous;
pub mod em;
pub mod face;
pub mod graded;
pub mod patterns;
pub mod quadrature;
pub mod scores;
pub mod square;
#[cfg(test)]
pub(crate) mod testing;

pub use dichotomous::{Dichotomous, Slopes};
pub use graded::Graded;
