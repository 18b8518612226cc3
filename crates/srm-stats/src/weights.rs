//! Weights of agreement between categories: 1 for the same, less the further apart.

use crate::error::InputError;

/// The weightings that have a name.
pub const NAMES: [&str; 8] =
    ["identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"];

/// A square table of agreement weights, 1 on the diagonal and symmetric.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    size: usize,
    values: Vec<f64>,
}

impl Weights {
    fn from_fn(size: usize, weight: impl Fn(usize, usize) -> f64) -> Self {
        let values = (0..size * size).map(|at| weight(at / size, at % size)).collect();
        Self { size, values }
    }

    /// From distances: 1 − distance / largest distance; all agree where nothing is apart.
    fn from_distances(size: usize, distance: impl Fn(usize, usize) -> f64) -> Self {
        let mut values: Vec<f64> = (0..size * size).map(|at| distance(at / size, at % size)).collect();
        let largest = values.iter().copied().fold(0.0, f64::max);
        for value in &mut values {
            *value = if largest > 0.0 { 1.0 - *value / largest } else { 1.0 };
        }
        Self { size, values }
    }

    /// Only the same category agrees.
    pub fn identity(size: usize) -> Self {
        Self::from_fn(size, |k, l| f64::from(u8::from(k == l)))
    }

    /// 1 − |k − l| / (q − 1), by place on the scale.
    pub fn linear(size: usize) -> Self {
        Self::from_distances(size, |k, l| k.abs_diff(l) as f64)
    }

    /// 1 − (k − l)² / (q − 1)², by place on the scale.
    pub fn quadratic(size: usize) -> Self {
        Self::from_distances(size, |k, l| (k.abs_diff(l) as f64).powi(2))
    }

    /// A weighting of [`NAMES`] for categories at these values (Gwet 2014, Handbook of Inter-Rater Reliability, ch. 3);
    /// `None` for another name, or where the weighting has no value (`ratio` across 0).
    pub fn named(name: &str, at: &[f64]) -> Option<Self> {
        let size = at.len();
        let (low, high) =
            at.iter().fold((f64::MAX, f64::MIN), |(l, h), value| (l.min(*value), h.max(*value)));
        let apart = |k: usize, l: usize| (at[k] - at[l]).abs();
        let weights =
            match name {
                "identity" | "unweighted" | "nominal" => Self::identity(size),
                "linear" => Self::from_distances(size, apart),
                "quadratic" => Self::from_distances(size, |k, l| apart(k, l).powi(2)),
                "ordinal" => Self::from_distances(size, |k, l| {
                    let steps = k.abs_diff(l) as f64;
                    steps * (steps + 1.0) / 2.0
                }),
                "radical" => Self::from_distances(size, |k, l| apart(k, l).sqrt()),
                "ratio" => Self::from_distances(size, |k, l| {
                    if k == l { 0.0 } else { (apart(k, l) / (at[k] + at[l])).powi(2) }
                }),
                "circular" => Self::from_distances(size, |k, l| {
                    (std::f64::consts::PI * apart(k, l) / (high - low + 1.0)).sin().powi(2)
                }),
                "bipolar" => Self::from_distances(size, |k, l| {
                    let sum = at[k] + at[l];
                    if k == l { 0.0 } else { apart(k, l).powi(2) / ((sum - 2.0 * low) * (2.0 * high - sum)) }
                }),
                _ => return None,
            };
        weights.values.iter().all(|weight| weight.is_finite()).then_some(weights)
    }

    /// Takes a table row by row. With 0 on the diagonal the numbers are costs of disagreement (Cohen 1968), which become
    /// 1 − cost / largest cost; the coefficients are the same either way.
    ///
    /// Errors, naming `field`: not `size` × `size`; neither 1 nor 0 along the diagonal; not symmetric; an agreement
    /// above 1 or a cost below 0.
    pub fn new(field: &str, size: usize, values: Vec<f64>) -> Result<Self, InputError> {
        let fault = |at: usize, message: String| {
            Err(InputError::new(field, message).at_row(at / size.max(1)).at_column(at % size.max(1)))
        };
        if values.len() != size * size {
            let message =
                format_args!("must be a table of {size} × {size} weights, one for each pair of categories");
            return Err(InputError::new(field, message));
        }
        let weight = |k: usize, l: usize| values[k * size + l];
        let costs = (0..size).all(|k| weight(k, k) == 0.0);
        for (at, value) in values.iter().enumerate() {
            let (k, l) = (at / size, at % size);
            if k == l && !costs && *value != 1.0 {
                return fault(at, format!("is {value}; the same category must have weight 1"));
            }
            if (*value - weight(l, k)).abs() > 1e-9 {
                return fault(at, format!("is {value}, but {} the other way round", weight(l, k)));
            }
            if costs && *value < 0.0 {
                return fault(at, format!("is {value}; a cost of disagreement is not negative"));
            }
            if !costs && *value > 1.0 {
                return fault(at, format!("is {value}; nothing agrees more than the same category, with 1"));
            }
        }
        Ok(if costs { Self::from_distances(size, weight) } else { Self { size, values } })
    }

    /// How many categories.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Weight of a pair of categories, by their places from 0.
    pub fn of(&self, k: usize, l: usize) -> f64 {
        self.values[k * self.size + l]
    }

    /// The weights of a category with each.
    pub fn row(&self, k: usize) -> &[f64] {
        &self.values[k * self.size..(k + 1) * self.size]
    }

    /// Sum of all weights.
    pub fn total(&self) -> f64 {
        self.values.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_weighting_is_one_on_the_diagonal_and_symmetric() {
        for name in NAMES {
            let weights = Weights::named(name, &[1.0, 2.0, 3.0, 5.0]).unwrap();
            for k in 0..4 {
                assert_eq!(weights.of(k, k), 1.0, "{name}");
                assert!((0..4).all(|l| (weights.of(k, l) - weights.of(l, k)).abs() < 1e-15), "{name}");
            }
        }
        assert_eq!(Weights::named("cubic", &[1.0, 2.0]), None);
        assert_eq!(Weights::named("ratio", &[-1.0, 1.0]), None);
    }

    #[test]
    fn costs_of_disagreement_become_weights() {
        let costs = Weights::new("weights", 3, vec![0.0, 1.0, 4.0, 1.0, 0.0, 1.0, 4.0, 1.0, 0.0]).unwrap();
        assert_eq!(costs, Weights::quadratic(3));
    }

    #[test]
    fn what_are_no_weights_is_refused() {
        for (values, expected) in [
            (vec![1.0, 0.0], "`weights`: must be a table of 2 × 2 weights, one for each pair of categories"),
            (vec![1.0, 0.5, 0.2, 1.0], "`weights` row 1, column 2: is 0.5, but 0.2 the other way round"),
            (
                vec![1.0, 0.5, 0.5, 0.9],
                "`weights` row 2, column 2: is 0.9; the same category must have weight 1",
            ),
            (
                vec![0.0, -1.0, -1.0, 0.0],
                "`weights` row 1, column 2: is -1; a cost of disagreement is not negative",
            ),
        ] {
            assert_eq!(Weights::new("weights", 2, values).unwrap_err().to_string(), expected);
        }
    }
}
