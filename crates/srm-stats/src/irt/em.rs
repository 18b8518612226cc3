//! Expectation–maximisation with squared extrapolation (SQUAREM; Varadhan & Roland, 2008, step length S3).

use crate::error::StatsError;

/// The largest change of a parameter in one round at which estimation has come to rest.
pub const TOLERANCE: f64 = 1e-6;

/// Rounds after which estimation is given up.
pub const ROUNDS_MAX: usize = 2000;

/// Parameters that grow past this have no finite estimate.
const PARAMETER_MAX: f64 = 1e3;

/// One round: where it leads, and how likely the data were before it.
#[derive(Clone, Debug)]
pub struct Round {
    /// The parameters after the round.
    pub next: Vec<f64>,
    /// Log-likelihood at the parameters before the round.
    pub log_likelihood: f64,
}

/// Where the rounds came to rest.
#[derive(Clone, Debug)]
pub struct Rest {
    /// Parameters.
    pub parameters: Vec<f64>,
    /// Rounds made.
    pub rounds: usize,
    /// The largest change of a parameter in the last round.
    pub largest_change: f64,
}

/// Repeats `round` from `start` until no parameter changes by more than `tolerance`.
///
/// Errors: [`StatsError::NotConverged`] after [`ROUNDS_MAX`] rounds, or when a parameter grows without bound.
pub fn run(
    what: &str,
    start: Vec<f64>,
    tolerance: f64,
    mut round: impl FnMut(&[f64]) -> Round,
) -> Result<Rest, StatsError> {
    let mut rounds = 1;
    let mut base = start;
    let mut first = round(&base);
    let mut stretch_max = 4.0;
    loop {
        let change = largest_change(&base, &first.next);
        let bounded = first.next.iter().all(|value| value.abs() <= PARAMETER_MAX);
        if !bounded || !change.is_finite() || rounds >= ROUNDS_MAX {
            return Err(StatsError::NotConverged { what: what.to_owned(), rounds, largest_change: change });
        }
        if change < tolerance {
            return Ok(Rest { parameters: first.next, rounds, largest_change: change });
        }
        let second = round(&first.next);
        rounds += 1;
        let change = largest_change(&first.next, &second.next);
        if change < tolerance {
            return Ok(Rest { parameters: second.next, rounds, largest_change: change });
        }
        let step: Vec<f64> = first.next.iter().zip(&base).map(|(to, from)| to - from).collect();
        let turn: Vec<f64> = second
            .next
            .iter()
            .zip(&first.next)
            .zip(&step)
            .map(|((to, from), step)| to - from - step)
            .collect();
        let stretch = (norm(&step) / norm(&turn)).clamp(1.0, stretch_max);
        let far: Vec<f64> = (base.iter().zip(&step).zip(&turn))
            .map(|((from, step), turn)| from + 2.0 * stretch * step + stretch * stretch * turn)
            .collect();
        let tried = round(&far);
        rounds += 1;
        let usable = tried.log_likelihood >= second.log_likelihood
            && tried.next.iter().all(|value| value.abs() <= PARAMETER_MAX);
        if usable {
            if stretch >= stretch_max {
                stretch_max *= 4.0;
            }
            (base, first) = (far, tried);
        } else {
            stretch_max = (stretch_max / 2.0).max(1.0);
            base = second.next;
            first = round(&base);
            rounds += 1;
        }
    }
}

/// The largest absolute difference; NaN if one is.
pub fn largest_change(from: &[f64], to: &[f64]) -> f64 {
    from.iter()
        .zip(to)
        .map(|(from, to)| (to - from).abs())
        .fold(0.0, |most, one| if one.is_nan() || one > most { one } else { most })
}

fn norm(vector: &[f64]) -> f64 {
    vector.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_iteration_comes_to_rest_at_its_fixed_point() {
        let mut plain = 0;
        let rest = run("a sum", vec![0.0, 5.0], 1e-9, |at| {
            plain += 1;
            let next = vec![at[0] + 0.02 * (3.0 - at[0]), at[1] + 0.3 * (1.0 - at[1])];
            Round { next, log_likelihood: -(at[0] - 3.0).powi(2) - (at[1] - 1.0).powi(2) }
        });
        let rest = rest.unwrap();
        assert!((rest.parameters[0] - 3.0).abs() < 1e-6 && (rest.parameters[1] - 1.0).abs() < 1e-6);
        assert!(plain < 200, "{plain} rounds");
    }

    #[test]
    fn what_grows_without_bound_is_an_error_with_its_change() {
        let grown = run("it", vec![1.0], 1e-6, |at| Round { next: vec![at[0] + 1.0], log_likelihood: at[0] });
        assert!(matches!(grown, Err(StatsError::NotConverged { .. })));
        let broken = run("it", vec![1.0], 1e-6, |_| Round { next: vec![f64::NAN], log_likelihood: 0.0 });
        assert!(matches!(broken, Err(StatsError::NotConverged { .. })));
    }
}
