//! The likelihood of ratings and its derivatives.

use super::{Counts, Rating};
use crate::irt::em::Round;
use crate::irt::quadrature::{NODES, OnNodes, Posterior, Quadrature};
use crate::irt::square::{Square, add_scaled};

/// Where parameters stand in a list: deviation and mean of the candidates, then each facet without its last member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    counts: Counts,
}

/// Every parameter, also those that follow from the others.
#[derive(Clone, Debug)]
pub(super) struct Full {
    pub(super) deviation: f64,
    pub(super) mean: f64,
    pub(super) severity: Vec<f64>,
    pub(super) criterion: Vec<f64>,
    pub(super) steps: Vec<f64>,
}

impl Layout {
    /// How many raters, criteria and steps are free.
    pub(super) const fn free(self) -> (usize, usize, usize) {
        (self.counts.raters - 1, self.counts.criteria - 1, self.counts.categories - 2)
    }

    pub(super) fn start(self) -> Vec<f64> {
        let (raters, criteria, steps) = self.free();
        let mut start = vec![0.0; 2 + raters + criteria + steps];
        start[0] = 1.0;
        start
    }

    pub(super) fn expand(self, free: &[f64]) -> Full {
        let (raters, criteria, _) = self.free();
        let facet = |part: &[f64]| -> Vec<f64> {
            part.iter().copied().chain(std::iter::once(-part.iter().sum::<f64>())).collect()
        };
        Full {
            deviation: free[0],
            mean: free[1],
            severity: facet(&free[2..2 + raters]),
            criterion: facet(&free[2 + raters..2 + raters + criteria]),
            steps: facet(&free[2 + raters + criteria..]),
        }
    }
}

/// Adds a derivative by one member of a facet to those by its free ones: the last member moves all of them back.
fn spread(free: &mut [f64], member: usize, value: f64) {
    match free.get_mut(member) {
        Some(place) => *place += value,
        None => free.iter_mut().for_each(|place| *place -= value),
    }
}

/// A rater on a criterion.
#[derive(Clone, Copy, Debug)]
struct Pair {
    rater: usize,
    criterion: usize,
}

pub(super) struct Model {
    pub(super) layout: Layout,
    counts: Counts,
    nodes: Quadrature,
    /// Pairs that occur.
    pairs: Vec<Pair>,
    /// For each candidate the pairs that rated.
    rated_by: Vec<Vec<usize>>,
    /// For each candidate the sum of the categories.
    sums: Vec<f64>,
    /// Sums of the categories by rater and by criterion, and how often each step was passed.
    by_rater: Vec<f64>,
    by_criterion: Vec<f64>,
    passed: Vec<f64>,
}

/// What a rating by a pair looks like at a node.
struct Expectation {
    mean: f64,
    variance: f64,
    /// For each step the probability that it is passed, and its covariance with the category.
    passed: Vec<f64>,
    with_category: Vec<f64>,
}

impl Model {
    pub(super) fn new(ratings: &[Rating], counts: Counts) -> Self {
        let mut place = vec![None; counts.raters * counts.criteria];
        let mut model = Self {
            layout: Layout { counts },
            counts,
            nodes: Quadrature::default(),
            pairs: Vec::new(),
            rated_by: vec![Vec::new(); counts.candidates],
            sums: vec![0.0; counts.candidates],
            by_rater: vec![0.0; counts.raters],
            by_criterion: vec![0.0; counts.criteria],
            passed: vec![0.0; counts.categories - 1],
        };
        for rating in ratings {
            let pairs = &mut model.pairs;
            let pair = *place[rating.rater * counts.criteria + rating.criterion].get_or_insert_with(|| {
                pairs.push(Pair { rater: rating.rater, criterion: rating.criterion });
                pairs.len() - 1
            });
            let category = rating.category as f64;
            model.rated_by[rating.candidate].push(pair);
            model.sums[rating.candidate] += category;
            model.by_rater[rating.rater] += category;
            model.by_criterion[rating.criterion] += category;
            for passed in &mut model.passed[..rating.category] {
                *passed += 1.0;
            }
        }
        model
    }

    /// Sums of the steps up to each category.
    fn thresholds(full: &Full) -> Vec<f64> {
        let mut sum = 0.0;
        std::iter::once(0.0)
            .chain(full.steps.iter().map(|step| {
                sum += step;
                sum
            }))
            .collect()
    }

    fn eta(&self, full: &Full, pair: Pair, node: usize) -> f64 {
        full.deviation * self.nodes.theta[node] + full.mean
            - full.severity[pair.rater]
            - full.criterion[pair.criterion]
    }

    /// ln Σ exp(kη − threshold k) of each pair at each node.
    fn log_norms(&self, full: &Full) -> Vec<OnNodes> {
        let thresholds = Self::thresholds(full);
        let of = |pair: &Pair| {
            std::array::from_fn(|node| {
                let eta = self.eta(full, *pair, node);
                let terms = || thresholds.iter().enumerate().map(|(k, threshold)| k as f64 * eta - threshold);
                let top = terms().fold(f64::NEG_INFINITY, f64::max);
                top + terms().map(|term| (term - top).exp()).sum::<f64>().ln()
            })
        };
        self.pairs.iter().map(of).collect()
    }

    /// Without what does not depend on ability.
    fn posterior(&self, candidate: usize, full: &Full, log_norms: &[OnNodes]) -> Posterior {
        let slope = self.sums[candidate] * full.deviation;
        let mut log_joint: OnNodes =
            std::array::from_fn(|node| self.nodes.log_weight[node] + slope * self.nodes.theta[node]);
        for pair in &self.rated_by[candidate] {
            add_scaled(&mut log_joint, &log_norms[*pair], -1.0);
        }
        Posterior::new(&log_joint)
    }

    /// The part of the log-likelihood that [`Self::posterior`] leaves out.
    fn constant(&self, full: &Full) -> f64 {
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        full.mean * self.sums.iter().sum::<f64>()
            - dot(&full.severity, &self.by_rater)
            - dot(&full.criterion, &self.by_criterion)
            - dot(&full.steps, &self.passed)
    }

    /// Ratings of each pair at each node, Σ S·E(z), and the log-likelihood.
    fn expect(&self, full: &Full) -> (Vec<OnNodes>, f64, f64) {
        let log_norms = self.log_norms(full);
        let mut at_nodes = vec![[0.0; NODES]; self.pairs.len()];
        let (mut with_ability, mut log_likelihood) = (0.0, self.constant(full));
        for candidate in 0..self.counts.candidates {
            let posterior = self.posterior(candidate, full, &log_norms);
            with_ability += self.sums[candidate] * posterior.expect(&self.nodes.theta);
            log_likelihood += posterior.log_likelihood;
            for pair in &self.rated_by[candidate] {
                add_scaled(&mut at_nodes[*pair], &posterior.probability, 1.0);
            }
        }
        (at_nodes, with_ability, log_likelihood)
    }

    fn expectation(&self, full: &Full, thresholds: &[f64], pair: Pair, node: usize) -> Expectation {
        let eta = self.eta(full, pair, node);
        let terms: Vec<f64> = thresholds.iter().enumerate().map(|(k, t)| k as f64 * eta - t).collect();
        let top = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = terms.iter().map(|term| (term - top).exp()).collect();
        let all: f64 = weights.iter().sum();
        let p: Vec<f64> = weights.iter().map(|weight| weight / all).collect();
        let moment =
            |power: i32| -> f64 { p.iter().enumerate().map(|(k, p)| (k as f64).powi(power) * p).sum() };
        let mean = moment(1);
        let steps = 1..self.counts.categories;
        Expectation {
            mean,
            variance: moment(2) - mean * mean,
            passed: steps.clone().map(|step| p[step..].iter().sum()).collect(),
            with_category: steps
                .map(|step| (step..p.len()).map(|k| (k as f64 - mean) * p[k]).sum())
                .collect(),
        }
    }

    /// Gradient of the complete data, `at_nodes` and `with_ability` held still.
    fn complete_gradient(&self, full: &Full, at_nodes: &[OnNodes], with_ability: f64) -> Vec<f64> {
        let thresholds = Self::thresholds(full);
        // Observed less expected: of the categories by pair, with ability, and of the steps passed.
        let mut by_rater = self.by_rater.clone();
        let mut by_criterion = self.by_criterion.clone();
        let mut passed = self.passed.clone();
        let (mut by_ability, mut all) = (with_ability, self.sums.iter().sum::<f64>());
        for (pair, persons) in self.pairs.iter().zip(at_nodes) {
            let mut sum = 0.0;
            for (node, count) in persons.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                let found = self.expectation(full, &thresholds, *pair, node);
                sum += count * found.mean;
                by_ability -= count * found.mean * self.nodes.theta[node];
                add_scaled(&mut passed, &found.passed, -count);
            }
            all -= sum;
            by_rater[pair.rater] -= sum;
            by_criterion[pair.criterion] -= sum;
        }
        let mut gradient = vec![by_ability, all];
        for facet in [by_rater, by_criterion, passed] {
            // The last member is minus the sum of the others.
            let last = facet.last().copied().unwrap_or(0.0);
            gradient.extend(facet[..facet.len() - 1].iter().map(|own| last - own));
        }
        gradient
    }

    /// Information of the complete data.
    fn complete_information(&self, full: &Full, at_nodes: &[OnNodes]) -> Square {
        let Counts { raters, criteria, categories, .. } = self.counts;
        let from_step = raters + criteria;
        let size = from_step + categories - 2;
        let thresholds = Self::thresholds(full);
        let mut information = Square::zero(size);
        for (pair, persons) in self.pairs.iter().zip(at_nodes) {
            // How the linear part of this pair moves with the parameters.
            let mut moves = vec![0.0; size];
            moves[1] = 1.0;
            spread(&mut moves[2..=raters], pair.rater, -1.0);
            spread(&mut moves[1 + raters..from_step], pair.criterion, -1.0);
            for (node, count) in persons.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                let found = self.expectation(full, &thresholds, *pair, node);
                moves[0] = self.nodes.theta[node];
                // Covariance of each step's score with the category, in free steps.
                let mut step_moves = vec![0.0; size];
                for (step, covariance) in found.with_category.iter().enumerate() {
                    spread(&mut step_moves[from_step..], step, *covariance);
                }
                for row in 0..from_step {
                    let into = information.row_mut(row);
                    add_scaled(into, &moves, count * found.variance * moves[row]);
                    add_scaled(into, &step_moves, -count * moves[row]);
                }
                self.add_steps(&mut information, &found, *count, from_step);
            }
        }
        // The rows of the steps mirror their columns.
        for row in from_step..size {
            for column in 0..from_step {
                let value = information.at(column, row);
                information.add(row, column, value);
            }
        }
        information
    }

    /// The steps' own block of the information.
    fn add_steps(&self, information: &mut Square, found: &Expectation, count: f64, from_step: usize) {
        let covariance = |a: usize, b: usize| {
            // Whoever passed the later of two steps passed both.
            found.passed[a.max(b)] - found.passed[a] * found.passed[b]
        };
        let last = self.counts.categories - 2;
        for a in 0..last {
            for b in 0..last {
                let value =
                    covariance(a, b) - covariance(a, last) - covariance(last, b) + covariance(last, last);
                information.add(from_step + a, from_step + b, count * value);
            }
        }
    }

    pub(super) fn round(&self, free: &[f64]) -> Round {
        let full = self.layout.expand(free);
        let (at_nodes, with_ability, log_likelihood) = self.expect(&full);
        let mut next = free.to_vec();
        // One Newton step for each pass: the M-step need only climb.
        if let Some(factor) = self.complete_information(&full, &at_nodes).to_matrix().cholesky() {
            let step = factor.solve(&self.complete_gradient(&full, &at_nodes, with_ability));
            let size = step.iter().map(|value| value.abs()).fold(0.0, f64::max);
            add_scaled(&mut next, &step, (1.0 / size).min(1.0));
        }
        Round { next, log_likelihood }
    }

    /// Derivatives of the marginal log-likelihood (Fisher's identity).
    pub(super) fn gradient(&self, free: &[f64]) -> Vec<f64> {
        let full = self.layout.expand(free);
        let (at_nodes, with_ability, _) = self.expect(&full);
        self.complete_gradient(&full, &at_nodes, with_ability)
    }

    /// Mean and standard deviation of each candidate's posterior in logits, and the log-likelihood.
    pub(super) fn candidates(&self, free: &[f64]) -> (Vec<(f64, f64)>, f64) {
        let full = self.layout.expand(free);
        let log_norms = self.log_norms(&full);
        let mut log_likelihood = self.constant(&full);
        let candidates = (0..self.counts.candidates)
            .map(|candidate| {
                let posterior = self.posterior(candidate, &full, &log_norms);
                log_likelihood += posterior.log_likelihood;
                let z = posterior.expect(&self.nodes.theta);
                let spread = posterior.expect(&self.nodes.theta.map(|node| (node - z) * (node - z)));
                (full.mean + full.deviation * z, full.deviation.abs() * spread.sqrt())
            })
            .collect();
        (candidates, log_likelihood)
    }
}
