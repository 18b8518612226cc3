//! Intervals for one proportion.

use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::dist::{beta_cdf, beta_quantile};
use crate::error::{InputError, StatsError};
use crate::input::{COUNT_MAX, Fields};
use crate::output::Output;
use crate::registry::Statistic;

/// `x` of `n`: a count that cannot be more than all, of at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    x: u64,
    n: u64,
}

impl Share {
    /// Takes `x` of `n`; the fields are named in errors. Errors: nobody, more than all, more than [`COUNT_MAX`].
    pub fn new((x_field, x): (&str, u64), (n_field, n): (&str, u64)) -> Result<Self, InputError> {
        if n == 0 {
            return Err(InputError::new(n_field, "is 0; at least one is needed"));
        }
        if n > COUNT_MAX {
            return Err(InputError::new(n_field, format_args!("is {n}; at most {COUNT_MAX} are taken")));
        }
        if x > n {
            return Err(InputError::new(x_field, format_args!("is {x}, more than `{n_field}` = {n}")));
        }
        Ok(Self { x, n })
    }

    /// How many have it.
    pub const fn x(self) -> u64 {
        self.x
    }

    /// Of how many.
    pub const fn n(self) -> u64 {
        self.n
    }

    /// x / n.
    pub fn rate(self) -> f64 {
        self.x as f64 / self.n as f64
    }

    /// Those that have it not, of as many.
    #[must_use]
    pub const fn others(self) -> Self {
        Self { x: self.n - self.x, n: self.n }
    }
}

/// Lower and upper limit.
pub type Limits = [f64; 2];

/// Seven intervals for one proportion, each `[lower, upper]`; none is cut to 0–1. The exact ones are undefined should the
/// beta distribution not give its quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ProportionIntervals {
    /// x / n.
    pub proportion: f64,
    /// p ± z √(pq/n). Of no width at 0 and n, and not to be trusted near them.
    pub wald: Limits,
    /// Score interval (Wilson 1927).
    pub wilson: Limits,
    /// Score interval with continuity correction (Newcombe 1998, method 4); 0 at x = 0, 1 at x = n.
    pub wilson_cc: Limits,
    /// Exact tails (Clopper & Pearson 1934).
    pub clopper_pearson: Option<Limits>,
    /// Exact tails with half the observed one (mid-P; Newcombe 1998, method 6).
    pub mid_p: Option<Limits>,
    /// Wald around (x + z²/2) / (n + z²) (Agresti & Coull 1998).
    pub agresti_coull: Limits,
    /// Equal tails of Beta(x + ½, n − x + ½); 0 at x = 0, 1 at x = n as Brown, Cai & `DasGupta` (2001) define it.
    pub jeffreys: Option<Limits>,
}

/// Wilson's score interval for z standard errors.
pub fn wilson(share: Share, z: f64) -> Limits {
    let (n, p, square) = (share.n as f64, share.rate(), z * z);
    let centre = (p + square / (2.0 * n)) / (1.0 + square / n);
    let half = z / (1.0 + square / n) * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    // At the ends the formula is 0 and 1 up to rounding.
    [if share.x == 0 { 0.0 } else { centre - half }, if share.x == share.n { 1.0 } else { centre + half }]
}

/// Wilson's score interval with continuity correction (Newcombe 1998, method 4).
pub fn wilson_corrected(share: Share, z: f64) -> Limits {
    let lower = |share: Share| {
        if share.x == 0 {
            return 0.0;
        }
        let (x, n, p, square) = (share.x as f64, share.n as f64, share.rate(), z * z);
        // Of x from 1 the last term is 4 or more, so that the root is always real.
        let root = square - 2.0 - 1.0 / n + 4.0 * p * (n * (1.0 - p) + 1.0);
        (2.0 * x + square - 1.0 - z * root.sqrt()) / (2.0 * (n + square))
    };
    [lower(share), 1.0 - lower(share.others())]
}

/// Lower limit of Clopper & Pearson: the proportion under which `x` or more have the probability `tail`; for x from 1.
fn exact_lower(share: Share, tail: f64) -> Option<f64> {
    beta_quantile(tail, share.x as f64, (share.n - share.x + 1) as f64)
}

/// The proportion under which P(more than x) + ½ P(x) is `tail`; for x from 1. It lies above the exact limit, and below
/// the proportion itself.
fn mid_p_lower(share: Share, tail: f64) -> Option<f64> {
    let (x, rest) = (share.x as f64, (share.n - share.x) as f64);
    let mid_p = |p: f64| {
        // More than all is impossible.
        let more = if share.x == share.n { 0.0 } else { beta_cdf(p, x + 1.0, rest) };
        0.5 * (beta_cdf(p, x, rest + 1.0) + more)
    };
    let (mut low, mut high) = (exact_lower(share, tail)?, 1.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return Some(middle);
        }
        if mid_p(middle) < tail {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Intervals for a proportion at `confidence`, by the formulas named at the fields of the result.
pub fn proportion_ci(share: Share, confidence: Confidence) -> ProportionIntervals {
    let (tail, z) = (confidence.tail(), confidence.z());
    let (x, n, p) = (share.x as f64, share.n as f64, share.rate());
    let around = |p: f64, n: f64| {
        let half = z * (p * (1.0 - p) / n).sqrt();
        [p - half, p + half]
    };
    let both = |lower: &dyn Fn(Share) -> Option<f64>| {
        let end = |share: Share| if share.x == 0 { Some(0.0) } else { lower(share) };
        Some([end(share)?, 1.0 - end(share.others())?])
    };
    ProportionIntervals {
        proportion: p,
        wald: around(p, n),
        wilson: wilson(share, z),
        wilson_cc: wilson_corrected(share, z),
        clopper_pearson: both(&|s| exact_lower(s, tail)),
        mid_p: both(&|s| mid_p_lower(s, tail)),
        agresti_coull: around((x + z * z / 2.0) / (n + z * z), n + z * z),
        jeffreys: both(&|s| beta_quantile(tail, s.x as f64 + 0.5, (s.n - s.x) as f64 + 0.5)),
    }
}

/// `srm stats proportion_ci`.
pub const STATISTIC: Statistic = Statistic {
    name: "proportion_ci",
    summary: "intervals for one proportion, such as a rate of selection",
    input: &[
        ("x", "how many have it, a whole number"),
        ("n", "of how many, at least 1"),
        ("confidence", "default 0.95"),
    ],
    output: &[
        ("proportion", "x / n"),
        ("wald", "[lower, upper], as all that follow; not to be used near 0 and n"),
        ("wilson", "score interval; the usual choice"),
        ("wilson_cc", "score interval with continuity correction"),
        ("clopper_pearson", "exact; covers at least as often as said"),
        ("mid_p", "exact with half of the observed probability; covers as often as said on average"),
        ("agresti_coull", "Wald around a proportion moved towards a half; can leave 0 to 1 and is not cut"),
        ("jeffreys", "Bayes with prior Beta(1/2, 1/2); 0 at x = 0 and 1 at x = n by definition"),
        ("notes", "what to know"),
    ],
    formula: "wilson: (p + z^2/2n +- z sqrt(pq/n + z^2/4n^2)) / (1 + z^2/n); clopper_pearson and jeffreys: quantiles of \
              the beta distribution; mid_p: P(more) + P(x)/2 = tail",
    source: "Newcombe (1998), Statistics in Medicine 17, 857-872; Brown, Cai & DasGupta (2001), Statistical Science 16, \
             101-133; Agresti & Coull (1998), The American Statistician 52, 119-126",
    csv: None,
    example: r#"{ "x": 15, "n": 148 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let share = Share::new(("x", fields.count("x")?), ("n", fields.count("n")?))?;
    let intervals = proportion_ci(share, Confidence::of(fields)?);
    let at_end = share.x == 0 || share.x == share.n;
    Ok(Output::of(&intervals)
        .note_if(at_end, "wald has no width where none or all have it; it says nothing there")
        .done())
}
