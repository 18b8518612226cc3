//! Graded response model: answers in ordered categories.

use std::ops::Range;

use rayon::prelude::*;

use super::em::{self, Round};
use super::patterns::{MISSING, Patterns};
use super::quadrature::{NODES, OnNodes, Posterior, Quadrature};
use super::square::{Square, add_scaled, dot, logistic, softplus};
use crate::error::StatsError;

/// An estimated model.
#[derive(Clone, Debug)]
pub struct Graded {
    /// Slope of each item.
    pub a: Vec<f64>,
    /// For each item the intercepts of its categories from the second on, falling.
    pub d: Vec<Vec<f64>>,
    /// Standard errors of the slopes; `None` where the information has no inverse.
    pub se_a: Option<Vec<f64>>,
    /// Standard errors of the intercepts.
    pub se_d: Option<Vec<Vec<f64>>>,
    /// Logarithm of the marginal likelihood.
    pub log_likelihood: f64,
    /// How many parameters were estimated.
    pub parameters: usize,
    /// Rounds made.
    pub rounds: usize,
    /// The largest change of a parameter in the last round.
    pub largest_change: f64,
}

/// Fits the model to patterns whose items have the answers 0 … `categories` − 1 (or [`MISSING`]), each of which occurs.
///
/// P(X ≥ c) = 1/(1 + exp(−(aθ + d))) with the intercept d of category c, θ ~ N(0, 1); thresholds are −d/a.
/// Source: Samejima (1969), Psychometrika Monograph 17; estimation as in [`super::dichotomous::fit`].
///
/// Errors: [`StatsError::NotConverged`] where the slopes have no finite estimate or the rounds do not come to rest.
pub fn fit(patterns: &Patterns, categories: &[usize]) -> Result<Graded, StatsError> {
    let model = Model::new(patterns, categories);
    let mut rest = em::run("the graded response model", model.start(), em::TOLERANCE, |at| model.round(at))?;
    let mut expected = model.expect(&rest.parameters);
    let factor = model.information(&rest.parameters, &expected).to_matrix().cholesky();
    // EM stops a little short of the top; Newton steps with the same information reach it.
    if let Some(factor) = &factor {
        for _ in 0..5 {
            let step = factor.solve(&model.gradient(&rest.parameters, &expected));
            let size = step.iter().map(|value| value.abs()).fold(0.0, f64::max);
            let next: Vec<f64> = rest.parameters.iter().zip(&step).map(|(from, step)| from + step).collect();
            if size > 0.1 || !model.in_order(&next) {
                break;
            }
            let next_expected = model.expect(&next);
            let slack = 1e-9 * expected.log_likelihood.abs();
            let better = next_expected.log_likelihood >= expected.log_likelihood - slack;
            if !better {
                break;
            }
            (rest.parameters, expected, rest.largest_change) = (next, next_expected, size);
            if size < 1e-8 {
                break;
            }
        }
    }
    let errors =
        factor.map(|factor| factor.inverse().diagonal().into_iter().map(f64::sqrt).collect::<Vec<_>>());
    let (a, d) = model.split(&rest.parameters);
    let (se_a, se_d) = errors.map(|errors| model.split(&errors)).unzip();
    let (parameters, rounds, largest_change) = (rest.parameters.len(), rest.rounds, rest.largest_change);
    let log_likelihood = expected.log_likelihood;
    Ok(Graded { a, d, se_a, se_d, log_likelihood, parameters, rounds, largest_change })
}

/// What a pass over the patterns gives: for each category of each item the persons at each node, one item after the other.
struct Expected {
    persons: Vec<OnNodes>,
    log_likelihood: f64,
}

struct Model<'a> {
    patterns: &'a Patterns,
    categories: &'a [usize],
    /// Where the tables of an item's categories begin, and at the end how many there are.
    tables_from: Vec<usize>,
    nodes: Quadrature,
}

impl<'a> Model<'a> {
    fn new(patterns: &'a Patterns, categories: &'a [usize]) -> Self {
        let mut tables_from = vec![0];
        for count in categories {
            tables_from.push(tables_from.last().copied().unwrap_or(0) + count);
        }
        Self { patterns, categories, tables_from, nodes: Quadrature::default() }
    }

    fn items(&self) -> usize {
        self.categories.len()
    }

    /// An item has as many parameters as categories: its slope, then an intercept for each category but the first.
    fn of_item(&self, item: usize) -> Range<usize> {
        self.tables_from[item]..self.tables_from[item + 1]
    }

    fn split(&self, parameters: &[f64]) -> (Vec<f64>, Vec<Vec<f64>>) {
        (0..self.items())
            .map(|item| {
                let own = &parameters[self.of_item(item)];
                (own[0], own[1..].to_vec())
            })
            .unzip()
    }

    fn in_order(&self, parameters: &[f64]) -> bool {
        (0..self.items()).all(|item| falls(&parameters[self.of_item(item)][1..]))
    }

    /// Slope 1, and the intercepts that give the share of answers at or above each category.
    fn start(&self) -> Vec<f64> {
        let mut counts = vec![0.0; self.tables_from[self.items()]];
        for (pattern, weight) in self.patterns.weights().iter().enumerate() {
            for (item, code) in
                self.patterns.answers(pattern).iter().enumerate().filter(|(_, c)| **c != MISSING)
            {
                counts[self.tables_from[item] + usize::from(*code)] += weight;
            }
        }
        (0..self.items())
            .flat_map(|item| {
                let own = counts[self.of_item(item)].to_vec();
                let all: f64 = own.iter().sum();
                (0..own.len()).map(move |from| {
                    let share = own[from..].iter().sum::<f64>() / all;
                    if from == 0 { 1.0 } else { 1.16 * (share / (1.0 - share)).ln() }
                })
            })
            .collect()
    }

    /// ln P of each category at each node. σ(x) − σ(y) = σ(x) σ(−y) (1 − exp(y − x)) keeps its digits in the tails.
    fn log_probabilities(&self, parameters: &[f64]) -> Vec<OnNodes> {
        let mut tables = Vec::with_capacity(parameters.len());
        for item in 0..self.items() {
            let own = &parameters[self.of_item(item)];
            let (a, d) = (own[0], &own[1..]);
            for category in 0..own.len() {
                let (lower, upper) = (category.checked_sub(1).map(|at| d[at]), d.get(category));
                let gap = match (lower, upper) {
                    (Some(lower), Some(upper)) => (-(upper - lower).exp_m1()).ln(),
                    _ => 0.0,
                };
                tables.push(self.nodes.theta.map(|theta| {
                    let below = lower.map_or(0.0, |d| softplus(-(a * theta + d)));
                    let above = upper.map_or(0.0, |d| softplus(a * theta + d));
                    gap - below - above
                }));
            }
        }
        tables
    }

    fn posterior(&self, pattern: usize, tables: &[OnNodes]) -> Posterior {
        let mut log_joint = self.nodes.log_weight;
        for (code, from) in self.patterns.answers(pattern).iter().zip(&self.tables_from) {
            if *code != MISSING {
                for (into, part) in log_joint.iter_mut().zip(&tables[from + usize::from(*code)]) {
                    *into += part;
                }
            }
        }
        Posterior::new(&log_joint)
    }

    fn expect(&self, parameters: &[f64]) -> Expected {
        let tables = self.log_probabilities(parameters);
        let nothing = || Expected { persons: vec![[0.0; NODES]; tables.len()], log_likelihood: 0.0 };
        let pieces: Vec<Expected> = self
            .patterns
            .pieces()
            .into_par_iter()
            .map(|piece| {
                let mut sums = nothing();
                for pattern in piece {
                    let weight = self.patterns.weights()[pattern];
                    let posterior = self.posterior(pattern, &tables);
                    let nodes = posterior.from..posterior.to;
                    sums.log_likelihood += weight * posterior.log_likelihood;
                    for (code, from) in self.patterns.answers(pattern).iter().zip(&self.tables_from) {
                        if *code != MISSING {
                            let into = &mut sums.persons[from + usize::from(*code)][nodes.clone()];
                            add_scaled(into, &posterior.probability[nodes.clone()], weight);
                        }
                    }
                }
                sums
            })
            .collect();
        let mut total = nothing();
        for piece in &pieces {
            total.log_likelihood += piece.log_likelihood;
            for (into, from) in total.persons.iter_mut().zip(&piece.persons) {
                add_scaled(into, from, 1.0);
            }
        }
        total
    }

    fn round(&self, parameters: &[f64]) -> Round {
        if !self.in_order(parameters) {
            return Round { next: parameters.to_vec(), log_likelihood: f64::NEG_INFINITY };
        }
        let expected = self.expect(parameters);
        let next = (0..self.items())
            .into_par_iter()
            .flat_map_iter(|item| {
                self.best(&parameters[self.of_item(item)], &expected.persons[self.of_item(item)])
            })
            .collect();
        Round { next, log_likelihood: expected.log_likelihood }
    }

    /// Newton's method for one item: its part of the log-likelihood is concave wherever the intercepts fall.
    fn best(&self, start: &[f64], persons: &[OnNodes]) -> Vec<f64> {
        let mut own = start.to_vec();
        for _ in 0..20 {
            let (gradient, information) = item_derivatives(&self.nodes.theta, &own, persons);
            let Some(factor) = information.to_matrix().cholesky() else { break };
            let step = factor.solve(&gradient);
            let size = step.iter().map(|value| value.abs()).fold(0.0, f64::max);
            let mut scale = (1.0 / size).min(1.0);
            let mut next = own.clone();
            for _ in 0..30 {
                next = own.iter().zip(&step).map(|(from, step)| from + scale * step).collect();
                if falls(&next[1..]) {
                    break;
                }
                scale *= 0.5;
            }
            if !size.is_finite() || !falls(&next[1..]) {
                break;
            }
            own = next;
            if size < 1e-6 {
                break;
            }
        }
        own
    }

    /// Derivatives of the log-likelihood (Fisher's identity).
    fn gradient(&self, parameters: &[f64], expected: &Expected) -> Vec<f64> {
        (0..self.items())
            .flat_map(|item| {
                let own = self.of_item(item);
                item_derivatives(&self.nodes.theta, &parameters[own.clone()], &expected.persons[own]).0
            })
            .collect()
    }

    /// Observed information: that of the complete data less the covariance of its score given the answers.
    fn information(&self, parameters: &[f64], expected: &Expected) -> Square {
        let tables = self.log_probabilities(parameters);
        let shapes = self.score_shapes(parameters);
        let lost_in = |piece: Range<usize>| {
            let mut lost = Square::zero(parameters.len());
            let mut scores: Vec<(usize, OnNodes)> = Vec::new();
            for pattern in piece {
                let posterior = self.posterior(pattern, &tables);
                self.collect_scores(pattern, &posterior, &shapes, &mut scores);
                let (from, len) = (posterior.from, posterior.to - posterior.from);
                let nodes = &posterior.probability[from..posterior.to];
                let weight = self.patterns.weights()[pattern];
                for at in 0..scores.len() {
                    let (row, score) = &scores[at];
                    let mut scaled = [0.0; NODES];
                    for ((into, score), p) in scaled.iter_mut().zip(score).zip(nodes) {
                        *into = weight * p * score;
                    }
                    let into = lost.row_mut(*row);
                    for (column, other) in &scores[..=at] {
                        into[*column] += dot(&scaled[..len], &other[..len]);
                    }
                }
            }
            lost
        };
        let mut lower = Square::zero(parameters.len());
        // A few at a time: each holds a whole matrix.
        for group in self.patterns.pieces().chunks(8) {
            let found: Vec<Square> = group.par_iter().map(|piece| lost_in(piece.clone())).collect();
            for part in &found {
                lower.add_all(part);
            }
        }
        let mut information = Square::zero(parameters.len());
        for row in 0..parameters.len() {
            for column in 0..=row {
                information.add_both(row, column, -lower.at(row, column));
            }
        }
        for item in 0..self.items() {
            let own = self.of_item(item);
            let part =
                item_derivatives(&self.nodes.theta, &parameters[own.clone()], &expected.persons[own.clone()])
                    .1;
            for row in 0..own.len() {
                for column in 0..own.len() {
                    information.add(own.start + row, own.start + column, part.at(row, column));
                }
            }
        }
        information
    }

    /// For each category of each item the places of its parameters and what their scores do along ability.
    fn score_shapes(&self, parameters: &[f64]) -> Vec<Vec<(usize, OnNodes)>> {
        let mut shapes = Vec::new();
        for item in 0..self.items() {
            let own = self.of_item(item);
            let (a, d) = (parameters[own.start], &parameters[own.start + 1..own.end]);
            let above = |at: usize| self.nodes.theta.map(|theta| logistic(a * theta + d[at]));
            for category in 0..own.len() {
                let lower = category.checked_sub(1).map(|at| above(at).map(|f| 1.0 - f));
                let upper = (category < d.len()).then(|| above(category).map(|f| -f));
                let slope: OnNodes = std::array::from_fn(|node| {
                    let both =
                        lower.map_or(0.0, |values| values[node]) + upper.map_or(0.0, |values| values[node]);
                    self.nodes.theta[node] * both
                });
                let mut shape = vec![(own.start, slope)];
                shape.extend(lower.map(|values| (own.start + category, values)));
                shape.extend(upper.map(|values| (own.start + category + 1, values)));
                shapes.push(shape);
            }
        }
        shapes
    }

    /// The scores of a pattern's answers less their means, from the first node that carries weight on.
    fn collect_scores(
        &self,
        pattern: usize,
        posterior: &Posterior,
        shapes: &[Vec<(usize, OnNodes)>],
        into: &mut Vec<(usize, OnNodes)>,
    ) {
        into.clear();
        for (code, from) in self.patterns.answers(pattern).iter().zip(&self.tables_from) {
            if *code != MISSING {
                for (place, shape) in &shapes[from + usize::from(*code)] {
                    let mean = posterior.expect(shape);
                    let mut away = [0.0; NODES];
                    for (away, value) in away.iter_mut().zip(&shape[posterior.from..posterior.to]) {
                        *away = value - mean;
                    }
                    into.push((*place, away));
                }
            }
        }
    }
}

/// Gradient and negative second derivatives of Σ persons × ln P for one item.
fn item_derivatives(theta: &OnNodes, own: &[f64], persons: &[OnNodes]) -> (Vec<f64>, Square) {
    let (a, d) = (own[0], &own[1..]);
    let mut gradient = vec![0.0; own.len()];
    let mut information = Square::zero(own.len());
    for (at, d_at) in d.iter().enumerate() {
        // Category `at` lies below this intercept, category `at + 1` above it.
        let (below, above) = (&persons[at], &persons[at + 1]);
        for (node, theta) in theta.iter().enumerate() {
            let f = logistic(a * theta + d_at);
            let slope = above[node] * (1.0 - f) - below[node] * f;
            let w = (above[node] + below[node]) * f * (1.0 - f);
            gradient[at + 1] += slope;
            gradient[0] += slope * theta;
            information.add(at + 1, at + 1, w);
            information.add_both(0, at + 1, w * theta);
            information.add(0, 0, w * theta * theta);
        }
        if let Some(d_next) = d.get(at + 1) {
            // The category between two intercepts pushes them apart.
            let count: f64 = above.iter().sum();
            let push = 1.0 / (d_at - d_next).exp_m1();
            let stiff = count * push * (1.0 + push);
            gradient[at + 1] += count * push;
            gradient[at + 2] -= count * push;
            information.add(at + 1, at + 1, stiff);
            information.add(at + 2, at + 2, stiff);
            information.add_both(at + 1, at + 2, -stiff);
        }
    }
    (gradient, information)
}

fn falls(intercepts: &[f64]) -> bool {
    intercepts.windows(2).all(|pair| pair[0] > pair[1]) && intercepts.iter().all(|value| value.is_finite())
}

#[cfg(test)]
mod tests;
