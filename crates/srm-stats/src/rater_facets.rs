//! Many-facet Rasch model: how severe raters are and how hard criteria are, freed from whom they happened to rate.
//!
//! A rating k of 0…m follows ln P(k)/P(k−1) = θ − severity − criterion − step k, with θ ~ N(mean, variance) over the
//! candidates and severities, criteria and steps each summing to 0.

mod face;
mod model;

pub use face::STATISTIC;

use rayon::prelude::*;

use crate::error::StatsError;
use crate::irt::em;
use crate::linalg::Matrix;
use model::{Layout, Model};

/// One rating, everything by its place in a list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Who was rated.
    pub candidate: usize,
    /// By whom.
    pub rater: usize,
    /// On what.
    pub criterion: usize,
    /// Category from 0.
    pub category: usize,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// People rated.
    pub candidates: usize,
    /// Raters.
    pub raters: usize,
    /// Criteria; 1 where there is no such facet.
    pub criteria: usize,
    /// Categories, at least 2, each of which occurs.
    pub categories: usize,
}

/// An estimated model; everything in logits.
#[derive(Clone, Debug)]
pub struct Facets {
    /// Severity of each rater, summing to 0.
    pub severity: Vec<f64>,
    /// Difficulty of each criterion, summing to 0.
    pub criterion: Vec<f64>,
    /// Steps between neighbouring categories, summing to 0.
    pub steps: Vec<f64>,
    /// Mean of the candidates.
    pub mean: f64,
    /// Variance of the candidates.
    pub variance: f64,
    /// Standard errors of the severities, the criteria and the steps; `None` where the ratings do not determine them.
    pub errors: Option<Errors>,
    /// Mean and standard deviation of each candidate's posterior.
    pub candidates: Vec<(f64, f64)>,
    /// Logarithm of the marginal likelihood.
    pub log_likelihood: f64,
    /// How many parameters were estimated.
    pub parameters: usize,
    /// Rounds made.
    pub rounds: usize,
    /// The largest change of a parameter in the last round.
    pub largest_change: f64,
}

/// Standard errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// Of the severities.
    pub severity: Vec<f64>,
    /// Of the criteria.
    pub criterion: Vec<f64>,
    /// Of the steps.
    pub steps: Vec<f64>,
    /// Of the candidates' mean.
    pub mean: f64,
}

/// Fits the model by marginal maximum likelihood: EM over 61 nodes, then Newton steps; standard errors from the observed
/// information.
///
/// Source: Linacre (1989), Many-Facet Rasch Measurement, MESA Press; Andrich (1978), Psychometrika 43, 561–573.
///
/// Errors: [`StatsError::NotConverged`] where a parameter has no finite estimate.
pub fn fit(ratings: &[Rating], counts: Counts) -> Result<Facets, StatsError> {
    let model = Model::new(ratings, counts);
    let layout = model.layout;
    let mut rest =
        em::run("the many-facet Rasch model", layout.start(), em::TOLERANCE, |at| model.round(at))?;
    let mut gradient = model.gradient(&rest.parameters);
    let information = information(&model, &rest.parameters);
    let factor = information.cholesky();
    if let Some(factor) = &factor {
        for _ in 0..5 {
            let step = factor.solve(&gradient);
            let size = step.iter().map(|value| value.abs()).fold(0.0, f64::max);
            if size > 0.1 || !size.is_finite() {
                break;
            }
            for (into, step) in rest.parameters.iter_mut().zip(&step) {
                *into += step;
            }
            rest.largest_change = size;
            gradient = model.gradient(&rest.parameters);
            if size < 1e-9 {
                break;
            }
        }
    }
    let full = layout.expand(&rest.parameters);
    let errors = factor.map(|factor| errors(layout, &factor.inverse()));
    let (candidates, log_likelihood) = model.candidates(&rest.parameters);
    Ok(Facets {
        severity: full.severity,
        criterion: full.criterion,
        steps: full.steps,
        mean: full.mean,
        variance: full.deviation * full.deviation,
        errors,
        candidates,
        log_likelihood,
        parameters: rest.parameters.len(),
        rounds: rest.rounds,
        largest_change: rest.largest_change,
    })
}

/// Observed information: differences of the exact gradient to both sides.
fn information(model: &Model, at: &[f64]) -> Matrix {
    const H: f64 = 1e-4;
    let rows: Vec<Vec<f64>> = (0..at.len())
        .into_par_iter()
        .map(|place| {
            let moved = |by: f64| {
                let mut moved = at.to_vec();
                moved[place] += by;
                model.gradient(&moved)
            };
            moved(-H).iter().zip(moved(H)).map(|(down, up)| (down - up) / (2.0 * H)).collect()
        })
        .collect();
    Matrix::from_fn(at.len(), |row, column| f64::midpoint(rows[row][column], rows[column][row]))
}

fn errors(layout: Layout, covariance: &Matrix) -> Errors {
    // The last of each facet is minus the sum of the others.
    let of_facet = |from: usize, free: usize| -> Vec<f64> {
        let mut variances: Vec<f64> = (from..from + free).map(|at| covariance.get(at, at)).collect();
        let last: f64 =
            (from..from + free).flat_map(|row| covariance.row(row)[from..from + free].to_vec()).sum();
        variances.push(last);
        variances.into_iter().map(|variance| variance.max(0.0).sqrt()).collect()
    };
    let (raters, criteria, steps) = layout.free();
    Errors {
        severity: of_facet(2, raters),
        criterion: of_facet(2 + raters, criteria),
        steps: of_facet(2 + raters + criteria, steps),
        mean: covariance.get(1, 1).max(0.0).sqrt(),
    }
}

#[cfg(test)]
mod tests;
