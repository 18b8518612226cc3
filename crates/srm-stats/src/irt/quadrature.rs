//! The nodes on which ability is integrated.

use super::square::dot;

/// Number of nodes.
pub const NODES: usize = 61;

/// One number for each node.
pub type OnNodes = [f64; NODES];

/// Terms more than this far below the largest are left out of a sum of exponentials: e⁻⁴⁰ is less than half a unit in
/// the last place of the sum.
pub const NEGLIGIBLE_LOG: f64 = 40.0;

/// Equally spaced abilities from −6 to 6 with the weights of N(0, 1), summing to 1.
#[derive(Clone, Debug)]
pub struct Quadrature {
    /// Abilities.
    pub theta: OnNodes,
    /// Logarithms of the weights.
    pub log_weight: OnNodes,
}

impl Default for Quadrature {
    fn default() -> Self {
        let theta: OnNodes = std::array::from_fn(|node| (node as f64 - 30.0) / 5.0);
        let density = theta.map(|value| (-0.5 * value * value).exp());
        let log_sum = density.iter().sum::<f64>().ln();
        Self { theta, log_weight: theta.map(|value| -0.5 * value * value - log_sum) }
    }
}

/// What the answers of one person say about ability: a distribution over the nodes.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// Probabilities; 0 outside `from..to`.
    pub probability: OnNodes,
    /// First node that carries weight.
    pub from: usize,
    /// One past the last node that carries weight.
    pub to: usize,
    /// Logarithm of the marginal likelihood.
    pub log_likelihood: f64,
}

impl Posterior {
    /// From the logarithms of weight × likelihood at the nodes.
    pub fn new(log_joint: &OnNodes) -> Self {
        let top = log_joint.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let floor = top - NEGLIGIBLE_LOG;
        let from = log_joint.iter().position(|value| *value >= floor).unwrap_or(0);
        let to = log_joint.iter().rposition(|value| *value >= floor).map_or(0, |last| last + 1);
        let mut probability = [0.0; NODES];
        let mut sum = 0.0;
        for (place, value) in probability.iter_mut().zip(log_joint).take(to).skip(from) {
            *place = (value - top).exp();
            sum += *place;
        }
        for place in &mut probability[from..to] {
            *place /= sum;
        }
        Self { probability, from, to, log_likelihood: top + sum.ln() }
    }

    /// The expected value of a function of ability.
    pub fn expect(&self, of: &OnNodes) -> f64 {
        let nodes = self.from..self.to;
        dot(&self.probability[nodes.clone()], &of[nodes])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nodes_have_the_moments_of_the_standard_normal() {
        let nodes = Quadrature::default();
        let moment = |power: i32| -> f64 {
            nodes.theta.iter().zip(&nodes.log_weight).map(|(t, w)| t.powi(power) * w.exp()).sum()
        };
        for (power, expected) in [(0, 1.0), (1, 0.0), (2, 1.0), (3, 0.0), (4, 3.0)] {
            assert!((moment(power) - expected).abs() < 3e-5, "moment {power}: {}", moment(power));
        }
    }

    #[test]
    fn without_answers_the_posterior_is_the_prior() {
        let nodes = Quadrature::default();
        let posterior = Posterior::new(&nodes.log_weight);
        assert!(posterior.log_likelihood.abs() < 1e-12);
        assert!(posterior.expect(&nodes.theta).abs() < 1e-12);
    }
}
