//! `srm stats classification`.

use serde_json::{Map, Value, json};

use super::{TrueScores, classify, from_scores};
use crate::error::StatsError;
use crate::input::Fields;
use crate::registry::Statistic;
use crate::roc::with_notes;

/// `srm stats classification`.
pub const STATISTIC: Statistic = Statistic {
    name: "classification",
    summary: "how often a cut puts people on the right side, and on the same side twice",
    input: &[
        (
            "scores",
            "score of each person; or alpha, beta, l, u and etl of a known distribution of true scores",
        ),
        ("min", "lowest possible score (0 with alpha and beta if absent)"),
        ("max", "highest possible score (1 with alpha and beta if absent)"),
        ("cut", "lowest score that passes"),
        ("reliability", "of the scores, 0 or above and below 1"),
        ("alpha", "first shape of the true scores, instead of `scores`"),
        ("beta", "second shape"),
        ("l", "lowest true score as a share of the scale, 0 if absent"),
        ("u", "highest true score as a share of the scale, 1 if absent"),
        ("etl", "effective test length, with alpha and beta"),
    ],
    output: &[
        ("accuracy", "share on the side of the cut where the true score lies"),
        ("consistency", "share on the same side in two parallel tests"),
        ("chance_consistency", "the same by chance"),
        ("kappa", "consistency beyond chance"),
        ("sensitivity", "P(pass | true score at or above the cut)"),
        ("specificity", "P(fail | true score below the cut)"),
        ("false_positive", "share that passes and should not"),
        ("false_negative", "share that fails and should not"),
        ("pass_rate", "share that passes, by the model"),
        ("etl", "effective test length"),
        ("etl_rounded", "the same as a whole number, which is computed with"),
        ("cut_points", "points of the effective test from which one passes"),
        ("alpha", "shape of the true scores"),
        ("beta", "shape of the true scores"),
        ("l", "lowest true score as a share of the scale"),
        ("u", "highest true score as a share of the scale"),
        (
            "true_score_model",
            "beta-4, or beta-2 over the whole scale where four moments give no possible distribution; given",
        ),
        ("notes", "what to know of"),
    ],
    formula: "etl = ((M - min)(max - M) - r s^2) / (s^2 (1 - r)); true scores: four-parameter beta by factorial moments; errors: \
        binomial of round(etl) items; pass from round(etl (cut - min)/(max - min)) points; both tests independent given the \
        true score. Positive means: should pass",
    source: "Livingston & Lewis (1995), Journal of Educational Measurement 32, 179-197; Hanson (1991), ACT Research Report 91-5",
    csv: None,
    example: r#"{ "scores": [12, 15, 9, 18, 14, 16, 11, 13, 17, 8, 14, 15], "min": 0, "max": 20, "cut": 12, "reliability": 0.7 }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let given = fields.has("alpha") || fields.has("beta");
    let bound = |key: &str, default: f64| {
        if given && !fields.has(key) { Ok(default) } else { fields.number(key) }
    };
    let (min, max) = (bound("min", 0.0)?, bound("max", 1.0)?);
    if max <= min {
        return Err(fields.error("max", format_args!("is {max}; it must be above `min` {min}")).into());
    }
    let cut = fields.number_within("cut", min, max)?;
    let mut notes = Vec::new();
    let (true_scores, model, length) = if given {
        if fields.has("scores") {
            return Err(fields
                .error("scores", "stands beside `alpha`; give scores, or the distribution")
                .into());
        }
        let share =
            |key: &str, default: f64| if fields.has(key) { fields.probability(key) } else { Ok(default) };
        let (alpha, beta) = (fields.positive("alpha")?, fields.positive("beta")?);
        let true_scores = TrueScores { alpha, beta, l: share("l", 0.0)?, u: share("u", 1.0)? };
        (true_scores, "given", fields.number_within("etl", 1.0, 1e6)?)
    } else {
        let scores = fields.numbers("scores")?;
        let reliability = fields.probability("reliability")?;
        if reliability >= 1.0 {
            let error = fields
                .error("reliability", "is 1; without error of measurement every classification is right");
            return Err(error.into());
        }
        if scores.len() < 100 {
            notes.push(format!("only {} scores: the shape of the true scores is rough", scores.len()));
        }
        let (true_scores, four, length) = from_scores(&scores, (min, max), reliability)?;
        if !four {
            notes.push("four moments give no possible distribution of true scores: two were used".to_owned());
        }
        (true_scores, if four { "beta-4" } else { "beta-2" }, length)
    };
    let found = classify(&true_scores, length, (cut - min) / (max - min))?;
    for (what, value) in
        [("kappa", found.kappa), ("sensitivity", found.sensitivity), ("specificity", found.specificity)]
    {
        if value.is_none() {
            notes.push(format!("{what} is undefined: everybody is on one side of the cut"));
        }
    }
    let mut output = Map::new();
    for (key, value) in [
        ("accuracy", Some(found.accuracy)),
        ("consistency", Some(found.consistency)),
        ("chance_consistency", Some(found.chance_consistency)),
        ("kappa", found.kappa),
        ("sensitivity", found.sensitivity),
        ("specificity", found.specificity),
        ("false_positive", Some(found.false_positive)),
        ("false_negative", Some(found.false_negative)),
        ("pass_rate", Some(found.pass_rate)),
        ("etl", Some(length)),
        ("etl_rounded", Some(found.length)),
        ("cut_points", Some(found.cut_points)),
        ("alpha", Some(true_scores.alpha)),
        ("beta", Some(true_scores.beta)),
        ("l", Some(true_scores.l)),
        ("u", Some(true_scores.u)),
    ] {
        output.insert(key.into(), json!(value));
    }
    output.insert("true_score_model".into(), json!(model));
    Ok(with_notes(output, &notes))
}
