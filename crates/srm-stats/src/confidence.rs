//! How often an interval is made to cover.

use crate::dist::{normal_reach, t_quantile};
use crate::error::InputError;
use crate::input::Fields;

/// A confidence inside 0–1 with the standard errors it reaches to either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence {
    level: f64,
    z: f64,
}

impl Confidence {
    /// Takes a confidence; error, naming `confidence`, for one not strictly between 0 and 1.
    pub fn new(level: f64) -> Result<Self, InputError> {
        normal_reach(level).filter(|z| *z > 0.0).map(|z| Self { level, z }).ok_or_else(|| {
            let message = format_args!("is {level}; it must lie between 0 and 1, such as 0.95");
            InputError::new("confidence", message)
        })
    }

    /// The field `confidence` of an input, 0.95 if absent.
    pub fn of(fields: &Fields<'_>) -> Result<Self, InputError> {
        Self::new(fields.confidence()?)
    }

    /// The confidence itself.
    pub const fn level(self) -> f64 {
        self.level
    }

    /// The probability left on either side.
    pub fn tail(self) -> f64 {
        (1.0 - self.level) / 2.0
    }

    /// Standard errors to either side of a normal estimate: 1.96 for 0.95.
    pub const fn z(self) -> f64 {
        self.z
    }

    /// The same with Student's t; `None` without degrees of freedom.
    pub fn t(self, df: f64) -> Option<f64> {
        t_quantile(self.tail(), df).map(|t| -t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_between_none_and_all_is_a_confidence() {
        for level in [0.0, 1.0, -0.5, 95.0, f64::NAN, f64::INFINITY] {
            assert!(Confidence::new(level).is_err(), "{level}");
        }
        let usual = Confidence::new(0.95).unwrap();
        assert!((usual.z() - 1.959_963_984_540_054).abs() < 1e-13);
        assert!((usual.t(10.0).unwrap() - 2.228_138_851_964_939).abs() < 1e-10);
        assert!(usual.t(0.0).is_none());
    }
}
