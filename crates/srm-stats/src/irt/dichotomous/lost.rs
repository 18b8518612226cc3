//! What the answers leave open about ability, taken from the information (Louis, 1982).

use crate::irt::patterns::MISSING;
use crate::irt::quadrature::{NODES, OnNodes, Posterior};
use crate::irt::square::{Square, add_scaled, dot};

/// The parts of Σᵢ Cov(score | xᵢ), kept apart so that most of the work is done once and not for each person.
pub(super) struct Lost {
    items: usize,
    /// Σ w p pᵀ over complete patterns.
    pairs: Square,
    /// Σ w p over complete patterns.
    single: OnNodes,
    /// For each item Σ w p(θ − E θ) over complete patterns that answered 1.
    right: Vec<OnNodes>,
    /// Σ w Var(θ) xⱼxₖ over complete patterns.
    both: Square,
    /// The whole covariance of patterns with gaps.
    gappy: Square,
}

impl Lost {
    pub(super) fn new(items: usize) -> Self {
        Self {
            items,
            pairs: Square::zero(NODES),
            single: [0.0; NODES],
            right: vec![[0.0; NODES]; items],
            both: Square::zero(items),
            gappy: Square::zero(2 * items),
        }
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        self.pairs.add_all(&other.pairs);
        self.both.add_all(&other.both);
        self.gappy.add_all(&other.gappy);
        add_scaled(&mut self.single, &other.single, 1.0);
        for (into, from) in self.right.iter_mut().zip(&other.right) {
            add_scaled(into, from, 1.0);
        }
    }

    pub(super) fn add_whole(&mut self, answers: &[u8], weight: f64, posterior: &Posterior, theta: &OnNodes) {
        let nodes = posterior.from..posterior.to;
        let p = &posterior.probability[nodes.clone()];
        add_scaled(&mut self.single[nodes.clone()], p, weight);
        for (at, value) in nodes.clone().zip(p) {
            add_scaled(&mut self.pairs.row_mut(at)[nodes.clone()], p, weight * value);
        }
        let mean = posterior.expect(theta);
        let mut away = [0.0; NODES];
        let mut variance = 0.0;
        for node in nodes.clone() {
            let distance = theta[node] - mean;
            away[node] = weight * posterior.probability[node] * distance;
            variance += away[node] * distance;
        }
        for (item, _) in answers.iter().enumerate().filter(|(_, code)| **code == 1) {
            add_scaled(&mut self.right[item][nodes.clone()], &away[nodes.clone()], 1.0);
            for (into, code) in self.both.row_mut(item).iter_mut().zip(answers).take(item + 1) {
                *into += variance * f64::from(*code);
            }
        }
    }

    /// The covariance itself, node by node; patterns with gaps share too little to do better.
    pub(super) fn add_gappy(
        &mut self,
        answers: &[u8],
        weight: f64,
        posterior: &Posterior,
        theta: &OnNodes,
        shape: &[OnNodes],
    ) {
        let asked: Vec<(usize, f64)> = (answers.iter().enumerate())
            .filter(|(_, code)| **code != MISSING)
            .flat_map(|(item, code)| [(2 * item, f64::from(*code)), (2 * item + 1, 0.0)])
            .collect();
        let scores: Vec<OnNodes> = (asked.iter())
            .map(|(place, x)| {
                let score: OnNodes = std::array::from_fn(|node| x * theta[node] - shape[*place][node]);
                let mean = posterior.expect(&score);
                score.map(|value| value - mean)
            })
            .collect();
        for (at, (row, _)) in asked.iter().enumerate() {
            let scaled: OnNodes =
                std::array::from_fn(|node| weight * posterior.probability[node] * scores[at][node]);
            for (other, (column, _)) in asked.iter().enumerate().take(at + 1) {
                let nodes = posterior.from..posterior.to;
                let covariance: f64 = dot(&scaled[nodes.clone()], &scores[other][nodes]);
                self.gappy.add_both(*row, *column, covariance);
            }
        }
    }

    pub(super) fn matrix(&self, shape: &[OnNodes]) -> Square {
        let mut matrix = self.gappy.clone();
        // spread = (diag(Σ p) − Σ p pᵀ) · shape, one list of nodes for each parameter.
        let spread: Vec<OnNodes> = (shape.iter())
            .map(|shape| {
                std::array::from_fn(|node| self.single[node] * shape[node] - dot(self.pairs.row(node), shape))
            })
            .collect();
        for row in 0..2 * self.items {
            for column in 0..=row {
                let mut value = dot(&shape[row], &spread[column]);
                let (item, other) = (row / 2, column / 2);
                if row.is_multiple_of(2) {
                    value -= dot(&self.right[item], &shape[column]);
                }
                if column.is_multiple_of(2) {
                    value -= dot(&self.right[other], &shape[row]);
                }
                if row.is_multiple_of(2) && column.is_multiple_of(2) {
                    value += self.both.at(item, other);
                }
                matrix.add_both(row, column, value);
            }
        }
        matrix
    }
}
