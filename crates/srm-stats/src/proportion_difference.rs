//! The difference between two independent proportions.

use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::dist::normal_two_sided;
use crate::error::StatsError;
use crate::input::Fields;
use crate::output::Output;
use crate::proportion::{Limits, Share, wilson, wilson_corrected};
use crate::registry::Statistic;

/// A difference a/m − b/n with its intervals and the pooled test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ProportionDifference {
    /// a/m − b/n.
    pub diff: f64,
    /// Difference ± z times the unpooled standard error.
    pub wald: Limits,
    /// From the two score intervals (Newcombe 1998, method 10).
    pub newcombe_10: Limits,
    /// From the two score intervals with continuity correction (Newcombe 1998, method 11).
    pub newcombe_11_cc: Limits,
    /// Difference over the pooled standard error, without continuity correction; undefined where all or none have it.
    pub z_pooled: Option<f64>,
    /// Two-sided probability of `z_pooled`.
    pub p_pooled: Option<f64>,
}

/// z of the difference with the pooled variance, and its two-sided probability.
pub(crate) fn pooled_test(one: Share, other: Share) -> Option<(f64, f64)> {
    let (m, n) = (one.n() as f64, other.n() as f64);
    let pooled = (one.x() + other.x()) as f64 / (m + n);
    let variance = pooled * (1.0 - pooled) * (1.0 / m + 1.0 / n);
    (variance > 0.0).then(|| {
        let z = (one.rate() - other.rate()) / variance.sqrt();
        (z, normal_two_sided(z))
    })
}

/// Difference of two proportions (Newcombe 1998, Statistics in Medicine 17, 873–890) at `confidence`.
///
/// The hybrid intervals put together the distances of each proportion from its own score limits. None is cut to −1–1.
pub fn proportion_difference(one: Share, other: Share, confidence: Confidence) -> ProportionDifference {
    let z = confidence.z();
    let (p, q) = (one.rate(), other.rate());
    let diff = p - q;
    let half = z * (p * (1.0 - p) / one.n() as f64 + q * (1.0 - q) / other.n() as f64).sqrt();
    let hybrid = |interval: fn(Share, f64) -> Limits| {
        let ([low_p, high_p], [low_q, high_q]) = (interval(one, z), interval(other, z));
        [diff - (p - low_p).hypot(high_q - q), diff + (high_p - p).hypot(q - low_q)]
    };
    let test = pooled_test(one, other);
    ProportionDifference {
        diff,
        wald: [diff - half, diff + half],
        newcombe_10: hybrid(wilson),
        newcombe_11_cc: hybrid(wilson_corrected),
        z_pooled: test.map(|(z, _)| z),
        p_pooled: test.map(|(_, p)| p),
    }
}

/// `srm stats proportion_difference`.
pub const STATISTIC: Statistic = Statistic {
    name: "proportion_difference",
    summary: "difference of two independent proportions, with intervals and the pooled test",
    input: &[
        ("a", "how many of the first group have it"),
        ("m", "size of the first group, at least 1"),
        ("b", "how many of the second group have it"),
        ("n", "size of the second group, at least 1"),
        ("confidence", "default 0.95"),
    ],
    output: &[
        ("diff", "a/m - b/n"),
        ("wald", "[lower, upper], as those that follow"),
        ("newcombe_10", "from two score intervals; the usual choice"),
        ("newcombe_11_cc", "from two score intervals with continuity correction"),
        (
            "z_pooled",
            "difference over its pooled standard error, no continuity correction; null where all or none have it",
        ),
        ("p_pooled", "two-sided probability of z_pooled"),
        ("notes", "what to know"),
    ],
    formula: "newcombe: diff - sqrt((p - lower_p)^2 + (upper_q - q)^2), diff + sqrt((upper_p - p)^2 + (q - lower_q)^2)",
    source: "Newcombe (1998), Statistics in Medicine 17, 873-890, methods 1, 10 and 11",
    csv: None,
    example: r#"{ "a": 56, "m": 70, "b": 48, "n": 80 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let one = Share::new(("a", fields.count("a")?), ("m", fields.count("m")?))?;
    let other = Share::new(("b", fields.count("b")?), ("n", fields.count("n")?))?;
    let difference = proportion_difference(one, other, Confidence::of(fields)?);
    Ok(Output::of(&difference)
        .note_if(difference.z_pooled.is_none(), "all or none have it: there is nothing to test")
        .done())
}
