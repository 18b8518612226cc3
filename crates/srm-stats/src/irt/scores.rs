//! What a fitted model says of a person, and how much it tells at an ability.

use super::patterns::MISSING;
use super::quadrature::{OnNodes, Posterior, Quadrature};
use super::square::{logistic, softplus};

/// Slopes and intercepts of all items; an item of two categories has one intercept.
#[derive(Clone, Debug)]
pub struct Curves {
    /// Slope of each item.
    pub a: Vec<f64>,
    /// For each item the intercepts of its categories from the second on, falling.
    pub d: Vec<Vec<f64>>,
}

/// An ability and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ability {
    /// In units of the population's standard deviation, from its mean.
    pub theta: f64,
    /// Standard error, same unit.
    pub se: f64,
}

impl Curves {
    /// Expected a posteriori: mean and standard deviation of the posterior, N(0, 1) before the answers.
    /// Source: Bock & Mislevy (1982), Applied Psychological Measurement 6, 431–444.
    pub fn eap(&self, answers: &[u8], nodes: &Quadrature) -> Ability {
        let mut log_joint: OnNodes = nodes.log_weight;
        for (into, theta) in log_joint.iter_mut().zip(&nodes.theta) {
            *into += self.log_likelihood(answers, *theta);
        }
        let posterior = Posterior::new(&log_joint);
        let theta = posterior.expect(&nodes.theta);
        let se = posterior.expect(&nodes.theta.map(|value| (value - theta) * (value - theta))).sqrt();
        Ability { theta, se }
    }

    /// Maximum a posteriori: the top of the posterior by Newton's method, and 1/√(information + 1). The posterior is
    /// log-concave, so that there is one top; `None` if it is not reached.
    pub fn map(&self, answers: &[u8]) -> Option<Ability> {
        let mut theta = 0.0;
        for _ in 0..200 {
            let (mut slope, mut information) = (-theta, 1.0);
            for ((a, d), code) in
                self.a.iter().zip(&self.d).zip(answers).filter(|(_, code)| **code != MISSING)
            {
                let (lower, upper) = around(d, *code);
                let (below, above) =
                    (lower.map(|d| logistic(a * theta + d)), upper.map(|d| logistic(a * theta + d)));
                slope += a * (below.map_or(0.0, |f| 1.0 - f) - above.unwrap_or(0.0));
                information +=
                    a * a * (below.map_or(0.0, |f| f * (1.0 - f)) + above.map_or(0.0, |f| f * (1.0 - f)));
            }
            let step: f64 = slope / information;
            theta += step.clamp(-0.5, 0.5);
            if step.abs() < 1e-12 {
                return Some(Ability { theta, se: information.sqrt().recip() });
            }
        }
        None
    }

    /// Fisher's information of the whole test at an ability: Σ over items and categories of P′²/P.
    pub fn information(&self, theta: f64) -> f64 {
        self.a.iter().zip(&self.d).map(|(a, d)| item_information(*a, d, theta)).sum()
    }

    fn log_likelihood(&self, answers: &[u8], theta: f64) -> f64 {
        let given = self.a.iter().zip(&self.d).zip(answers).filter(|(_, code)| **code != MISSING);
        given
            .map(|((a, d), code)| {
                let (lower, upper) = around(d, *code);
                let gap = match (lower, upper) {
                    (Some(lower), Some(upper)) => (-(upper - lower).exp_m1()).ln(),
                    _ => 0.0,
                };
                let below = lower.map_or(0.0, |d| softplus(-(a * theta + d)));
                gap - below - upper.map_or(0.0, |d| softplus(a * theta + d))
            })
            .sum()
    }
}

/// The intercepts below and above a category, where there are such.
fn around(d: &[f64], code: u8) -> (Option<f64>, Option<f64>) {
    let category = usize::from(code);
    (category.checked_sub(1).and_then(|at| d.get(at).copied()), d.get(category).copied())
}

fn item_information(a: f64, d: &[f64], theta: f64) -> f64 {
    (0..=d.len())
        .map(|category| {
            let (lower, upper) = around(d, category as u8);
            let w = |d: Option<f64>| d.map_or(0.0, |d| logistic(a * theta + d) * logistic(-(a * theta + d)));
            let gap = match (lower, upper) {
                (Some(lower), Some(upper)) => -(upper - lower).exp_m1(),
                _ => 1.0,
            };
            let probability = gap
                * lower.map_or(1.0, |d| logistic(a * theta + d))
                * upper.map_or(1.0, |d| logistic(-(a * theta + d)));
            let slope = a * (w(lower) - w(upper));
            if probability > 0.0 { slope * slope / probability } else { 0.0 }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_of_two_categories_tells_a_squared_p_q() {
        let curves = Curves { a: vec![1.5], d: vec![vec![-0.4]] };
        for theta in [-3.0, 0.0, 0.7] {
            let p = logistic(1.5 * theta - 0.4);
            assert!((curves.information(theta) - 2.25 * p * (1.0 - p)).abs() < 1e-14);
        }
    }

    #[test]
    fn no_answer_leaves_the_population() {
        let curves = Curves { a: vec![1.0], d: vec![vec![0.0]] };
        let nodes = Quadrature::default();
        let eap = curves.eap(&[MISSING], &nodes);
        assert!(eap.theta.abs() < 1e-12 && (eap.se - 1.0).abs() < 1e-6);
        assert_eq!(curves.map(&[MISSING]), Some(Ability { theta: 0.0, se: 1.0 }));
    }

    #[test]
    fn a_better_answer_never_lowers_the_score() {
        let curves =
            Curves { a: vec![0.3, 2.5, 1.0], d: vec![vec![2.0, -1.0], vec![0.5], vec![3.0, 2.9, -4.0]] };
        let nodes = Quadrature::default();
        for answers in [[0, 0, 0], [1, 0, 2], [0, 1, 3]] {
            for item in 0..3 {
                let mut better = answers;
                better[item] += 1;
                if usize::from(better[item]) <= curves.d[item].len() {
                    assert!(curves.eap(&better, &nodes).theta > curves.eap(&answers, &nodes).theta);
                    assert!(curves.map(&better).unwrap().theta > curves.map(&answers).unwrap().theta);
                }
            }
        }
    }
}
