//! Standardised difference of two means, with the interval by noncentral t, and Welch's test.

use crate::dist::{ln_gamma, noncentral_t_shift, t_two_sided};
use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use serde_json::{Value, json};

/// Mean, standard deviation (n − 1) and size of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Mean, in any unit.
    pub mean: f64,
    /// Standard deviation, in the same unit, not negative.
    pub sd: f64,
    /// People, at least 2.
    pub n: u64,
}

/// How far two means are apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// (mean 1 − mean 2) / pooled standard deviation; `None` if neither group has any spread.
    pub cohen_d: Option<f64>,
    /// d without its bias for small groups, by the exact factor.
    pub hedges_g: Option<f64>,
    /// The same by the approximate factor 1 − 3 / (4 df − 1).
    pub hedges_g_approx: Option<f64>,
    /// Student's t.
    pub t: Option<f64>,
    /// n1 + n2 − 2.
    pub df: f64,
    /// Two-sided probability of t.
    pub p: Option<f64>,
    /// Interval of d.
    pub interval: Option<[f64; 2]>,
    /// Welch's t, its degrees of freedom, its two-sided probability.
    pub welch: Option<[f64; 3]>,
}

/// Welch's t: difference over its standard error, with Satterthwaite's degrees of freedom; `None` without any spread.
pub fn welch(a: Group, b: Group) -> Option<(f64, f64)> {
    let part = |group: Group| group.sd * group.sd / group.n as f64;
    let (x, y) = (part(a), part(b));
    let parts = x * x / (a.n - 1) as f64 + y * y / (b.n - 1) as f64;
    let df = (x + y).powi(2) / parts;
    (x + y > 0.0 && df.is_finite()).then(|| ((x + y).sqrt(), df))
}

/// Cohen's d, Hedges' g and the tests for two groups.
///
/// - d = (m1 − m2) / s, s² pooled over n1 + n2 − 2 degrees of freedom.
/// - g = d · Γ(df/2) / (√(df/2) Γ((df − 1)/2)): Hedges (1981), Journal of Educational Statistics 6.
/// - interval: the noncentralities whose t law has the observed t at its tails, over √(n1 n2 / (n1 + n2)): Steiger &
///   Fouladi (1997), Cumming & Finch (2001).
///
/// Errors: a group of fewer than two, a negative standard deviation.
pub fn difference(a: Group, b: Group, confidence: f64) -> Result<Difference, InputError> {
    for (group, n, s) in [(a, "n1", "s1"), (b, "n2", "s2")] {
        if group.n < 2 {
            return Err(InputError::new(n, format_args!("is {}; a group needs at least 2 people", group.n)));
        }
        if group.sd < 0.0 {
            return Err(InputError::new(
                s,
                format_args!("is {}; a standard deviation is never negative", group.sd),
            ));
        }
    }
    let (n1, n2) = (a.n as f64, b.n as f64);
    let df = n1 + n2 - 2.0;
    let pooled = (((n1 - 1.0) * a.sd * a.sd + (n2 - 1.0) * b.sd * b.sd) / df).sqrt();
    let scale = (n1 * n2 / (n1 + n2)).sqrt();
    let d = (pooled > 0.0).then(|| (a.mean - b.mean) / pooled).filter(|d| d.is_finite());
    let t = d.map(|d| d * scale);
    // The gamma functions' quotient, by logarithms; df is at least 2.
    let factor = (ln_gamma(df / 2.0) - ln_gamma((df - 1.0) / 2.0)).exp() / (df / 2.0).sqrt();
    // For many people the logarithms lose digits which the series still has.
    let factor = if df > 1e5 { 1.0 - 0.75 / df - 7.0 / (32.0 * df * df) } else { factor };
    let tail = (1.0 - confidence) / 2.0;
    let interval = t.and_then(|t| {
        let low = noncentral_t_shift(t, df, 1.0 - tail)?;
        let high = noncentral_t_shift(t, df, tail)?;
        Some([low / scale, high / scale])
    });
    let welch = welch(a, b).map(|(error, df)| {
        let t = (a.mean - b.mean) / error;
        [t, df, t_two_sided(t, df)]
    });
    Ok(Difference {
        cohen_d: d,
        hedges_g: d.map(|d| d * factor),
        hedges_g_approx: d.map(|d| d * (1.0 - 3.0 / (4.0 * df - 1.0))),
        t,
        df,
        p: t.map(|t| t_two_sided(t, df)),
        interval,
        welch: welch.filter(|welch| welch.iter().all(|value| value.is_finite())),
    })
}

/// `srm stats smd`.
pub const STATISTIC: Statistic = Statistic {
    name: "smd",
    summary: "how many standard deviations two groups' means are apart",
    input: &[
        ("m1", "mean of group 1"),
        ("s1", "its standard deviation (n - 1)"),
        ("n1", "its people, at least 2"),
        ("m2", "mean of group 2"),
        ("s2", "its standard deviation"),
        ("n2", "its people, at least 2"),
        ("confidence", "of the interval, 0.95 if absent; the key stays d_ci95"),
    ],
    output: &[
        ("cohen_d", "(m1 - m2) / pooled standard deviation; null if nobody differs within the groups"),
        ("hedges_g", "d without its bias in small groups, exact factor"),
        ("hedges_g_approx", "the same with the factor 1 - 3 / (4 df - 1)"),
        ("t", "Student's t"),
        ("df", "n1 + n2 - 2"),
        ("p", "two-sided"),
        ("d_ci95", "interval of d by noncentral t"),
        ("welch_t", "t without the assumption of equal spread"),
        ("welch_df", "its degrees of freedom"),
        ("welch_p", "two-sided"),
        ("notes", "why something is null"),
    ],
    formula: "d = (m1 - m2) / s pooled; g = d gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)); interval: noncentralities of t / \
              sqrt(n1 n2 / (n1 + n2)); Welch with Satterthwaite's df",
    source: "Hedges (1981) J. Educational Statistics 6, 107; Steiger and Fouladi (1997); Welch (1947) Biometrika 34, 28",
    csv: None,
    example: r#"{ "m1": 24.1, "s1": 4.2, "n1": 40, "m2": 22.3, "s2": 4.9, "n2": 35 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let group = |m: &str, s: &str, n: &str| -> Result<Group, InputError> {
        Ok(Group { mean: fields.number(m)?, sd: fields.number(s)?, n: fields.count(n)? })
    };
    let (a, b) = (group("m1", "s1", "n1")?, group("m2", "s2", "n2")?);
    let result = difference(a, b, fields.confidence()?)?;
    let [welch_t, welch_df, welch_p] = result.welch.map_or([None; 3], |values| values.map(Some));
    let mut output = json!({
        "cohen_d": result.cohen_d, "hedges_g": result.hedges_g, "hedges_g_approx": result.hedges_g_approx,
        "t": result.t, "df": result.df, "p": result.p, "d_ci95": result.interval,
        "welch_t": welch_t, "welch_df": welch_df, "welch_p": welch_p,
    });
    if result.cohen_d.is_none() {
        output["notes"] =
            json!(["nobody differs within the groups: there is no unit to measure the difference in"]);
    } else if result.interval.is_none() {
        output["notes"] =
            json!(["the difference is too many standard deviations for an interval by noncentral t"]);
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_change_places_change_the_sign_only() {
        let (a, b) = (Group { mean: 3.0, sd: 1.0, n: 12 }, Group { mean: 2.5, sd: 1.4, n: 20 });
        let (one, two) = (difference(a, b, 0.95).unwrap(), difference(b, a, 0.95).unwrap());
        assert_eq!(one.cohen_d, two.cohen_d.map(|d| -d));
        let ([low, high], [other_low, other_high]) = (one.interval.unwrap(), two.interval.unwrap());
        assert!((low + other_high).abs() < 1e-10 && (high + other_low).abs() < 1e-10);
        assert!(low < one.cohen_d.unwrap() && one.cohen_d.unwrap() < high);
    }

    #[test]
    fn without_spread_there_is_no_unit() {
        let output =
            STATISTIC.compute(&json!({ "m1": 1, "s1": 0, "n1": 5, "m2": 2, "s2": 0, "n2": 5 })).unwrap();
        assert_eq!((&output["cohen_d"], &output["welch_t"]), (&Value::Null, &Value::Null));
        assert!(output["notes"][0].as_str().unwrap().contains("no unit"));
    }

    #[test]
    fn what_is_no_group_is_refused() {
        for (input, place) in [
            (json!({ "m1": 1, "s1": 1, "n1": 1, "m2": 2, "s2": 1, "n2": 5 }), "`n1`: is 1"),
            (json!({ "m1": 1, "s1": 1, "n1": 9, "m2": 2, "s2": -1, "n2": 5 }), "`s2`: is -1"),
            (json!({ "m1": 1, "s1": 1, "n1": 9.5, "m2": 2, "s2": 1, "n2": 5 }), "`n1`: is 9.5"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
