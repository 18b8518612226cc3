//! EZ diffusion: speed and caution of a worker from share correct, and mean and variance of response times.

use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::registry::Statistic;
use serde_json::{Value, json};

/// Parameters of the diffusion model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diffusion {
    /// Drift rate: how fast evidence comes in; below 0 where fewer than half are right.
    pub v: f64,
    /// Distance of the boundaries: how much evidence is waited for.
    pub a: f64,
    /// Time that is not decision, in seconds; below 0 where the data do not fit the model.
    pub ter_s: f64,
}

/// The model in closed form: Wagenmakers, van der Maas & Grasman (2007), Psychonomic Bulletin & Review 14.
///
/// `correct` is the share of right answers, `variance_s2` and `mean_s` are of the response times of right answers, in s²
/// and s; `scale` is the diffusion constant, 0.1 by custom. The published formula is 0/0 at a share of one half; its terms
/// are written here so that the limit is reached without loss of digits. `None` at a share of 0 or 1, where evidence would
/// have to come in infinitely fast.
///
/// Errors: a share outside 0–1, a variance, mean or scale that is not above 0.
pub fn diffusion(
    correct: f64,
    variance_s2: f64,
    mean_s: f64,
    scale: f64,
) -> Result<Option<Diffusion>, InputError> {
    if !(0.0..=1.0).contains(&correct) {
        return Err(InputError::new("Pc", format_args!("is {correct}; it must lie between 0 and 1")));
    }
    for (field, value) in [("VRT", variance_s2), ("MRT", mean_s), ("s", scale)] {
        let above = value > 0.0;
        if !above {
            return Err(InputError::new(field, format_args!("is {value}; it must be above 0")));
        }
    }
    if correct == 0.0 || correct == 1.0 {
        return Ok(None);
    }
    // With u = 2 Pc − 1 the logit is 2 artanh u, and the published fourth power is u⁴ · 2 A B / VRT.
    let u = 2.0 * correct - 1.0;
    let square = u * u;
    let (logit, rest) = if u.abs() < 0.3 {
        let terms =
            |term: fn(f64) -> f64| (0..60).rev().fold(0.0, |sum, k| sum * square + term(f64::from(k)));
        (terms(|k| 1.0 / (2.0 * k + 1.0)), terms(|k| 1.0 / (4.0 * (k + 1.0) * (k + 1.0) - 1.0)))
    } else {
        let logit = u.atanh() / u;
        (logit, (u - (1.0 - square) * u.atanh()) / (2.0 * u * square))
    };
    let root = (2.0 * logit * rest / variance_s2).sqrt().sqrt();
    let (v, a) = (scale * u * root, scale * 2.0 * logit / root);
    // Mean decision time a / 2v · tanh(va / 2s²), finite at v = 0.
    let w = v * a / (2.0 * scale * scale);
    let slope = if w == 0.0 { 1.0 } else { w.tanh() / w };
    let ter_s = mean_s - a * a / (4.0 * scale * scale) * slope;
    Ok(Some(Diffusion { v, a, ter_s }).filter(|d| d.v.is_finite() && d.a.is_finite() && d.ter_s.is_finite()))
}

/// `srm stats ez_diffusion`.
pub const STATISTIC: Statistic = Statistic {
    name: "ez_diffusion",
    summary: "speed, caution and other time of a worker from right answers and response times",
    input: &[
        ("Pc", "share of right answers, 0 to 1"),
        ("VRT", "variance of the response times of right answers, in s^2"),
        ("MRT", "mean of the response times of right answers, in s"),
        ("s", "diffusion constant, 0.1 if absent"),
    ],
    output: &[
        ("v", "drift rate: how fast evidence comes in; null if all or none are right"),
        ("a", "distance of the boundaries: how much evidence is waited for"),
        ("Ter", "time that is not decision, in s; negative as computed"),
        ("notes", "why something is null"),
    ],
    formula: "L = logit(Pc); v = sign(Pc - 1/2) s (L (L Pc^2 - L Pc + Pc - 1/2) / VRT)^(1/4); a = s^2 L / v; Ter = MRT - \
              (a / 2v) (1 - exp(-va/s^2)) / (1 + exp(-va/s^2))",
    source: "Wagenmakers, van der Maas and Grasman (2007) Psychonomic Bulletin and Review 14, 3",
    csv: None,
    example: r#"{ "Pc": 0.802, "VRT": 0.112, "MRT": 0.723, "s": 0.1 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let scale = fields.number_if_any("s")?.unwrap_or(0.1);
    let result = diffusion(fields.number("Pc")?, fields.number("VRT")?, fields.number("MRT")?, scale)?;
    Ok(match result {
        None => json!({
            "v": null, "a": null, "Ter": null,
            "notes": ["with all or none right the model has no finite answer; more trials, or count half an error"],
        }),
        Some(found) if found.ter_s < 0.0 => json!({
            "v": found.v, "a": found.a, "Ter": found.ter_s,
            "notes": ["the time beside the decision is below 0: these times do not fit the model"],
        }),
        Some(found) => json!({ "v": found.v, "a": found.a, "Ter": found.ter_s }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_finds_its_own_example() {
        // The example of the paper: v = 0.0999, a = 0.140, Ter = 0.300.
        let found = diffusion(0.802, 0.112, 0.723, 0.1).unwrap().unwrap();
        assert!(
            (found.v - 0.0999).abs() < 5e-5
                && (found.a - 0.140).abs() < 5e-4
                && (found.ter_s - 0.300).abs() < 5e-4
        );
    }

    #[test]
    fn the_published_formula_and_the_limit_agree() {
        for pc in [0.51, 0.6, 0.7, 0.9, 0.99, 0.3] {
            let found = diffusion(pc, 0.1, 0.7, 0.1).unwrap().unwrap();
            let l = (pc / (1.0 - pc)).ln();
            let x: f64 = l * (l * pc * pc - l * pc + pc - 0.5) / 0.1;
            let v = (pc - 0.5).signum() * 0.1 * x.powf(0.25);
            assert!((found.v - v).abs() < 1e-9, "{pc}");
            assert!((found.a - 0.01 * l / v).abs() < 1e-9 * found.a.max(1.0), "{pc}");
        }
        let [half, near] = [0.5, 0.5 + 1e-9].map(|pc| diffusion(pc, 0.1, 0.7, 0.1).unwrap().unwrap());
        assert_eq!(half.v, 0.0);
        assert!((half.a - near.a).abs() < 1e-9 && (half.ter_s - near.ter_s).abs() < 1e-9);
    }

    #[test]
    fn all_right_has_no_finite_answer() {
        let output = STATISTIC.compute(&json!({ "Pc": 1, "VRT": 0.1, "MRT": 0.7 })).unwrap();
        assert_eq!(output["v"], Value::Null);
        assert!(output["notes"].is_array());
    }

    #[test]
    fn impossible_values_are_refused() {
        for (input, place) in [
            (json!({ "Pc": 1.2, "VRT": 0.1, "MRT": 0.7 }), "`Pc`: is 1.2"),
            (json!({ "Pc": 0.8, "VRT": 0, "MRT": 0.7 }), "`VRT`: is 0"),
            (json!({ "Pc": 0.8, "VRT": 0.1, "MRT": -1 }), "`MRT`: is -1"),
            (json!({ "Pc": 0.8, "VRT": 0.1, "MRT": 1, "s": 0 }), "`s`: is 0"),
        ] {
            assert!(STATISTIC.compute(&input).unwrap_err().to_string().starts_with(place));
        }
    }
}
