//! One- and two-parameter logistic models for answers that are right or wrong.
//!
//! The likelihood of a pattern depends on ability only through S = Σ aⱼxⱼ, and what the M-step needs of the answers is
//! Σᵢ xᵢⱼ and Σᵢ xᵢⱼ E(θ | xᵢ). So a round costs a few operations for each person and node, not for each person, node and
//! item: answers are kept as bits, and sums over the items of a byte are looked up.

mod lost;

use rayon::prelude::*;

use self::lost::Lost;
use super::em::{self, Round};
use super::patterns::{MISSING, Patterns};
use super::quadrature::{NODES, OnNodes, Posterior, Quadrature};
use super::square::{Square, add_scaled, logistic, softplus};
use crate::error::StatsError;
use crate::linalg::Matrix;

/// Which slopes are estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slopes {
    /// One slope common to all items (1PL).
    Common,
    /// A slope for each item (2PL).
    PerItem,
}

/// An estimated model.
#[derive(Clone, Debug)]
pub struct Dichotomous {
    /// Slope of each item.
    pub a: Vec<f64>,
    /// Intercept of each item.
    pub d: Vec<f64>,
    /// Standard errors of the slopes; `None` where the information has no inverse.
    pub se_a: Option<Vec<f64>>,
    /// Standard errors of the intercepts.
    pub se_d: Option<Vec<f64>>,
    /// Standard errors of b = −d/a, by the delta method.
    pub se_b: Option<Vec<f64>>,
    /// Logarithm of the marginal likelihood.
    pub log_likelihood: f64,
    /// How many parameters were estimated.
    pub parameters: usize,
    /// Rounds made.
    pub rounds: usize,
    /// The largest change of a parameter in the last round.
    pub largest_change: f64,
}

/// Fits the model to patterns of 0, 1 and [`MISSING`].
///
/// Slopes and intercepts are those of P(X = 1) = 1/(1 + exp(−(aθ + d))), θ ~ N(0, 1). Each item must have both answers.
/// Source: Bock & Aitkin (1981), Psychometrika 46, 443–459; standard errors: Louis (1982), JRSS B 44, 226–233.
///
/// Errors: [`StatsError::NotConverged`] where the slopes have no finite estimate or the rounds do not come to rest.
pub fn fit(patterns: &Patterns, slopes: Slopes) -> Result<Dichotomous, StatsError> {
    let model = Model::new(patterns, slopes);
    let what = if slopes == Slopes::Common { "the one-parameter model" } else { "the two-parameter model" };
    let mut rest = em::run(what, model.start(), em::TOLERANCE, |at| model.round(at))?;
    let mut at = model.expand(&rest.parameters);
    let mut expected = model.expect(&at);
    let mut information = model.information(&at, &expected);
    // EM stops a little short of the top; a Newton step or two reach it to the last digits.
    for _ in 0..4 {
        let Some(factor) = information.to_matrix().cholesky() else { break };
        let step = factor.solve(&model.contract(&model.gradient(&at, &expected)));
        let size = step.iter().map(|value| value.abs()).fold(0.0, f64::max);
        let next: Vec<f64> = rest.parameters.iter().zip(&step).map(|(from, step)| from + step).collect();
        let next_at = model.expand(&next);
        let next_expected = model.expect(&next_at);
        let better =
            next_expected.log_likelihood >= expected.log_likelihood - 1e-9 * expected.log_likelihood.abs();
        if size > 0.1 || !better {
            break;
        }
        (rest.parameters, at, expected) = (next, next_at, next_expected);
        rest.largest_change = size;
        if size < 1e-9 {
            break;
        }
        if size > 1e-5 {
            information = model.information(&at, &expected);
        }
    }
    let covariance = information.to_matrix().inverse();
    Ok(model.finish(&at, &rest, expected.log_likelihood, covariance.as_ref()))
}

/// What a pass over the patterns gives.
struct Expected {
    /// Persons at each node.
    at_node: OnNodes,
    /// For each item the persons at each node who did not answer it.
    without: Vec<OnNodes>,
    /// For each item Σ E(θ | x) over the persons who answered 1.
    right_theta: Vec<f64>,
    log_likelihood: f64,
}

impl Expected {
    /// Persons at each node who answered the item.
    fn asked(&self, item: usize) -> OnNodes {
        let mut asked = self.at_node;
        if let Some(without) = self.without.get(item) {
            add_scaled(&mut asked, without, -1.0);
        }
        asked
    }
}

struct Model<'a> {
    patterns: &'a Patterns,
    slopes: Slopes,
    nodes: Quadrature,
    /// Answers of each pattern as bits, eight items to a byte.
    bits: Vec<u8>,
    bytes: usize,
    /// For each pattern the items without an answer.
    gaps: Vec<Vec<usize>>,
    any_gap: bool,
    /// For each item how many answered 1.
    right: Vec<f64>,
}

/// Slope and intercept of each item, one after the other: a₀, d₀, a₁, d₁, …
type Lines = Vec<f64>;

impl<'a> Model<'a> {
    fn new(patterns: &'a Patterns, slopes: Slopes) -> Self {
        let items = patterns.items();
        let bytes = items.div_ceil(8);
        let mut bits = vec![0_u8; bytes * patterns.len()];
        let mut gaps = vec![Vec::new(); patterns.len()];
        let mut right = vec![0.0; items];
        for pattern in 0..patterns.len() {
            for (item, code) in patterns.answers(pattern).iter().enumerate() {
                if *code == MISSING {
                    gaps[pattern].push(item);
                } else if *code == 1 {
                    bits[pattern * bytes + item / 8] |= 1 << (item % 8);
                    right[item] += patterns.weights()[pattern];
                }
            }
        }
        let any_gap = gaps.iter().any(|gap| !gap.is_empty());
        Self { patterns, slopes, nodes: Quadrature::default(), bits, bytes, gaps, any_gap, right }
    }

    fn items(&self) -> usize {
        self.patterns.items()
    }

    /// Slope 1 and the intercept that gives the item's share of right answers.
    fn start(&self) -> Vec<f64> {
        let intercepts = (0..self.items()).map(|item| {
            let asked: f64 = (self.gaps.iter().zip(self.patterns.weights()))
                .filter(|(gap, _)| !gap.contains(&item))
                .map(|(_, weight)| weight)
                .sum();
            let share = ((self.right[item] + 0.5) / (asked + 1.0)).clamp(0.001, 0.999);
            // The slope of 1 stretches logits by about √(1 + 1/1.7²).
            1.16 * (share / (1.0 - share)).ln()
        });
        match self.slopes {
            Slopes::Common => std::iter::once(1.0).chain(intercepts).collect(),
            Slopes::PerItem => intercepts.flat_map(|d| [1.0, d]).collect(),
        }
    }

    /// Free parameters → slope and intercept of each item.
    fn expand(&self, free: &[f64]) -> Lines {
        match self.slopes {
            Slopes::PerItem => free.to_vec(),
            Slopes::Common => free[1..].iter().flat_map(|d| [free[0], *d]).collect(),
        }
    }

    /// Derivatives by slopes and intercepts → derivatives by free parameters.
    fn contract(&self, gradient: &[f64]) -> Vec<f64> {
        match self.slopes {
            Slopes::PerItem => gradient.to_vec(),
            Slopes::Common => {
                let slope: f64 = gradient.iter().step_by(2).sum();
                std::iter::once(slope).chain(gradient.iter().skip(1).step_by(2).copied()).collect()
            }
        }
    }

    fn free_place(&self, line_place: usize) -> usize {
        match self.slopes {
            Slopes::PerItem => line_place,
            Slopes::Common if line_place.is_multiple_of(2) => 0,
            Slopes::Common => line_place / 2 + 1,
        }
    }

    /// ln(1 + exp(aθ + d)) of each item at each node.
    fn softplus(&self, lines: &[f64]) -> Vec<OnNodes> {
        let of = |line: &[f64]| self.nodes.theta.map(|theta| softplus(line[0] * theta + line[1]));
        lines.chunks_exact(2).map(of).collect()
    }

    /// For each byte of a pattern and each value of it, Σ a over the items whose bit is set.
    fn slope_sums(&self, lines: &[f64]) -> Vec<[f64; 256]> {
        let mut sums = vec![[0.0; 256]; self.bytes];
        for (byte, table) in sums.iter_mut().enumerate() {
            for value in 1..256_usize {
                let lowest = value.trailing_zeros() as usize;
                let slope = lines.get((byte * 8 + lowest) * 2).copied().unwrap_or(0.0);
                table[value] = table[value & (value - 1)] + slope;
            }
        }
        sums
    }

    fn bits(&self, pattern: usize) -> &[u8] {
        &self.bits[pattern * self.bytes..(pattern + 1) * self.bytes]
    }

    /// Without Σ dⱼxⱼ, which does not depend on ability.
    fn posterior(
        &self,
        pattern: usize,
        base: &OnNodes,
        softplus: &[OnNodes],
        slope_sums: &[[f64; 256]],
    ) -> Posterior {
        let slope: f64 =
            self.bits(pattern).iter().zip(slope_sums).map(|(byte, table)| table[usize::from(*byte)]).sum();
        let mut log_joint = *base;
        for (place, theta) in log_joint.iter_mut().zip(&self.nodes.theta) {
            *place += slope * theta;
        }
        for item in &self.gaps[pattern] {
            for (place, part) in log_joint.iter_mut().zip(&softplus[*item]) {
                *place += part;
            }
        }
        Posterior::new(&log_joint)
    }

    /// Weight × likelihood at each node as far as all patterns share it: ln w − Σ ln(1 + exp(aθ + d)).
    fn base(&self, softplus: &[OnNodes]) -> OnNodes {
        let mut base = self.nodes.log_weight;
        for item in softplus {
            for (place, part) in base.iter_mut().zip(item) {
                *place -= part;
            }
        }
        base
    }

    fn expect(&self, lines: &[f64]) -> Expected {
        let softplus = self.softplus(lines);
        let base = self.base(&softplus);
        let slope_sums = self.slope_sums(lines);
        let pieces: Vec<(Expected, Vec<[f64; 256]>)> = self
            .patterns
            .pieces()
            .into_par_iter()
            .map(|piece| {
                let mut sums = self.nothing();
                let mut right_by_byte = vec![[0.0; 256]; self.bytes];
                for pattern in piece {
                    let weight = self.patterns.weights()[pattern];
                    let posterior = self.posterior(pattern, &base, &softplus, &slope_sums);
                    let mean = weight * posterior.expect(&self.nodes.theta);
                    for (table, byte) in right_by_byte.iter_mut().zip(self.bits(pattern)) {
                        table[usize::from(*byte)] += mean;
                    }
                    let nodes = posterior.from..posterior.to;
                    add_scaled(
                        &mut sums.at_node[nodes.clone()],
                        &posterior.probability[nodes.clone()],
                        weight,
                    );
                    for item in &self.gaps[pattern] {
                        let into = &mut sums.without[*item][nodes.clone()];
                        add_scaled(into, &posterior.probability[nodes.clone()], weight);
                    }
                    sums.log_likelihood += weight * posterior.log_likelihood;
                }
                (sums, right_by_byte)
            })
            .collect();
        let mut total = self.nothing();
        for (piece, right_by_byte) in &pieces {
            add_scaled(&mut total.at_node, &piece.at_node, 1.0);
            for (into, from) in total.without.iter_mut().zip(&piece.without) {
                add_scaled(into, from, 1.0);
            }
            total.log_likelihood += piece.log_likelihood;
            for (item, into) in total.right_theta.iter_mut().enumerate() {
                let table = &right_by_byte[item / 8];
                *into += (0..256)
                    .filter(|value| value >> (item % 8) & 1 == 1)
                    .map(|value| table[value])
                    .sum::<f64>();
            }
        }
        let intercepts = lines.iter().skip(1).step_by(2);
        total.log_likelihood += intercepts.zip(&self.right).map(|(d, right)| d * right).sum::<f64>();
        total
    }

    fn nothing(&self) -> Expected {
        let gaps = if self.any_gap { self.items() } else { 0 };
        Expected {
            at_node: [0.0; NODES],
            without: vec![[0.0; NODES]; gaps],
            right_theta: vec![0.0; self.items()],
            log_likelihood: 0.0,
        }
    }

    fn round(&self, free: &[f64]) -> Round {
        let lines = self.expand(free);
        let expected = self.expect(&lines);
        let asked: Vec<OnNodes> = (0..self.items()).map(|item| expected.asked(item)).collect();
        let next = match self.slopes {
            Slopes::PerItem => (lines.chunks_exact(2).zip(&asked).enumerate())
                .flat_map(|(item, (line, asked))| {
                    self.best_line([line[0], line[1]], asked, expected.right_theta[item], self.right[item])
                })
                .collect(),
            Slopes::Common => self.best_common(free, &asked, expected.right_theta.iter().sum()),
        };
        Round { next, log_likelihood: expected.log_likelihood }
    }

    /// Newton's method for one item; the function is concave.
    fn best_line(&self, mut line: [f64; 2], asked: &OnNodes, right_theta: f64, right: f64) -> [f64; 2] {
        for _ in 0..20 {
            let sums = Sums::of(&self.nodes.theta, asked, line);
            let (ga, gd) = (right_theta - sums.p_theta, right - sums.p);
            let det = sums.w * sums.w_theta2 - sums.w_theta * sums.w_theta;
            let step =
                [(sums.w * ga - sums.w_theta * gd) / det, (sums.w_theta2 * gd - sums.w_theta * ga) / det];
            line = [line[0] + step[0].clamp(-1.0, 1.0), line[1] + step[1].clamp(-1.0, 1.0)];
            let size = step[0].abs().max(step[1].abs());
            // A change this small leaves an error near its square.
            if size < 1e-6 || !size.is_finite() {
                break;
            }
        }
        line
    }

    /// Newton's method for the common slope and all intercepts; intercepts do not meet but through the slope.
    fn best_common(&self, free: &[f64], asked: &[OnNodes], right_theta: f64) -> Vec<f64> {
        let mut free = free.to_vec();
        for _ in 0..20 {
            let sums: Vec<Sums> = (free[1..].iter().zip(asked))
                .map(|(d, asked)| Sums::of(&self.nodes.theta, asked, [free[0], *d]))
                .collect();
            let gradient = |item: usize| self.right[item] - sums[item].p;
            let mut slope_gradient = right_theta;
            let mut slope_information = 0.0;
            for (item, sum) in sums.iter().enumerate() {
                slope_gradient -= sum.p_theta + sum.w_theta / sum.w * gradient(item);
                slope_information += sum.w_theta2 - sum.w_theta * sum.w_theta / sum.w;
            }
            let slope_step = slope_gradient / slope_information;
            let mut size = slope_step.abs();
            free[0] += slope_step.clamp(-1.0, 1.0);
            for (item, sum) in sums.iter().enumerate() {
                let step = (gradient(item) - sum.w_theta * slope_step) / sum.w;
                free[item + 1] += step.clamp(-1.0, 1.0);
                size = size.max(step.abs());
            }
            if size < 1e-6 || !size.is_finite() {
                break;
            }
        }
        free
    }

    /// Derivatives of the log-likelihood by slopes and intercepts (Fisher's identity).
    fn gradient(&self, lines: &[f64], expected: &Expected) -> Vec<f64> {
        let of = |(item, line): (usize, &[f64])| {
            let sums = Sums::of(&self.nodes.theta, &expected.asked(item), [line[0], line[1]]);
            [expected.right_theta[item] - sums.p_theta, self.right[item] - sums.p]
        };
        lines.chunks_exact(2).enumerate().flat_map(of).collect()
    }

    /// Observed information of the free parameters: that of the complete data less the covariance of its score given the
    /// answers (Louis, 1982).
    fn information(&self, lines: &[f64], expected: &Expected) -> Square {
        let lost = self.lost_information(lines);
        let free = match self.slopes {
            Slopes::PerItem => lines.len(),
            Slopes::Common => self.items() + 1,
        };
        let mut information = Square::zero(free);
        for row in 0..lines.len() {
            for column in 0..lines.len() {
                information.add(self.free_place(row), self.free_place(column), -lost.at(row, column));
            }
        }
        for (item, line) in lines.chunks_exact(2).enumerate() {
            let sums = Sums::of(&self.nodes.theta, &expected.asked(item), [line[0], line[1]]);
            let (a, d) = (self.free_place(2 * item), self.free_place(2 * item + 1));
            information.add(a, a, sums.w_theta2);
            information.add_both(a, d, sums.w_theta);
            information.add(d, d, sums.w);
        }
        information
    }

    fn lost_information(&self, lines: &[f64]) -> Square {
        let softplus = self.softplus(lines);
        let base = self.base(&softplus);
        let slope_sums = self.slope_sums(lines);
        let theta = &self.nodes.theta;
        // What the score of each parameter does along ability, apart from xθ in the slopes.
        let shape: Vec<OnNodes> = (lines.chunks_exact(2))
            .flat_map(|line| {
                let p: OnNodes = theta.map(|theta| logistic(line[0] * theta + line[1]));
                [std::array::from_fn(|node| p[node] * theta[node]), p]
            })
            .collect();
        let pieces: Vec<Lost> = self
            .patterns
            .pieces()
            .into_par_iter()
            .map(|piece| {
                let mut lost = Lost::new(self.items());
                for pattern in piece {
                    let weight = self.patterns.weights()[pattern];
                    let posterior = self.posterior(pattern, &base, &softplus, &slope_sums);
                    if self.gaps[pattern].is_empty() {
                        lost.add_whole(self.patterns.answers(pattern), weight, &posterior, theta);
                    } else {
                        lost.add_gappy(self.patterns.answers(pattern), weight, &posterior, theta, &shape);
                    }
                }
                lost
            })
            .collect();
        let mut total = Lost::new(self.items());
        for piece in &pieces {
            total.add_all(piece);
        }
        total.matrix(&shape)
    }

    fn finish(
        &self,
        lines: &[f64],
        rest: &em::Rest,
        log_likelihood: f64,
        covariance: Option<&Matrix>,
    ) -> Dichotomous {
        let a: Vec<f64> = lines.iter().step_by(2).copied().collect();
        let d: Vec<f64> = lines.iter().skip(1).step_by(2).copied().collect();
        let places = |item: usize| (self.free_place(2 * item), self.free_place(2 * item + 1));
        let of_items = |value: &dyn Fn(&Matrix, usize) -> f64| {
            covariance.map(|matrix| (0..self.items()).map(|item| value(matrix, item)).collect())
        };
        let se_a = of_items(&|matrix, item| matrix.get(places(item).0, places(item).0).sqrt());
        let se_d = of_items(&|matrix, item| matrix.get(places(item).1, places(item).1).sqrt());
        let se_b = of_items(&|matrix, item| {
            let (at_a, at_d) = places(item);
            let b = -d[item] / a[item];
            let variance =
                matrix.get(at_d, at_d) + b * b * matrix.get(at_a, at_a) + 2.0 * b * matrix.get(at_a, at_d);
            variance.sqrt() / a[item].abs()
        });
        let (parameters, rounds, largest_change) = (rest.parameters.len(), rest.rounds, rest.largest_change);
        Dichotomous { a, d, se_a, se_d, se_b, log_likelihood, parameters, rounds, largest_change }
    }
}

/// Sums over the nodes of persons × P, P θ, P(1−P), P(1−P)θ, P(1−P)θ².
#[derive(Clone, Copy, Default)]
struct Sums {
    p: f64,
    p_theta: f64,
    w: f64,
    w_theta: f64,
    w_theta2: f64,
}

impl Sums {
    fn of(theta: &OnNodes, asked: &OnNodes, line: [f64; 2]) -> Self {
        let mut sums = Self::default();
        for (theta, persons) in theta.iter().zip(asked) {
            let p = logistic(line[0] * theta + line[1]);
            let right = persons * p;
            let w = right * (1.0 - p);
            sums.p += right;
            sums.p_theta += right * theta;
            sums.w += w;
            sums.w_theta += w * theta;
            sums.w_theta2 += w * theta * theta;
        }
        sums
    }
}

#[cfg(test)]
mod tests;
