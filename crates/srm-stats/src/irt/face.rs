//! `srm stats irt_1pl`, `irt_2pl` and `irt_grm`.

use serde_json::{Map, Value, json};

use super::answers::{Answers, scores_wanted};
use super::dichotomous::{self, Slopes};
use super::graded;
use super::quadrature::Quadrature;
use super::scores::{Ability, Curves};
use crate::error::StatsError;
use crate::input::Fields;
use crate::registry::{Csv, Key, Statistic};

const INPUT: &[Key] = &[
    ("responses", "persons x items of 0 and 1, null where there is no answer; or `patterns` and `freq`"),
    ("patterns", "answer patterns, rows of 0, 1 and null"),
    ("freq", "how many persons gave each of `patterns`"),
    ("scores", "true, \"EAP\", \"MAP\" or a list of these: abilities for each row"),
    ("theta_grid", "list of abilities at which to say how much the test tells"),
];

const OUTPUT: &[Key] = &[
    ("a", "slope of each item, logistic metric with D = 1 (the same for all in irt_1pl)"),
    ("d", "intercept of each item: P(1) = 1/(1 + exp(-(a theta + d)))"),
    ("b", "difficulty of each item, -d/a"),
    ("se_a", "standard errors of `a`, from the observed information"),
    ("se_d", "standard errors of `d`"),
    ("se_b", "standard errors of `b`, by the delta method"),
    ("logLik", "logarithm of the marginal likelihood"),
    ("AIC", "2 k - 2 logLik, k parameters"),
    ("BIC", "k ln(n) - 2 logLik"),
    ("n", "persons with at least one answer"),
    ("parameters", "how many were estimated"),
    ("rounds", "rounds of the estimation"),
    ("largest_change", "of a parameter in the last round"),
    ("scores", "EAP and MAP with EAP_se and MAP_se, for each row of the input"),
    ("test_information", "of the whole test at each of `theta_grid`"),
    ("notes", "why something is null or was put together"),
];

const FORMULA: &str = "Marginal maximum likelihood with theta ~ N(0, 1) over 61 nodes on -6..6; EM with squared \
    extrapolation until no parameter changes by 1e-6, then Newton steps. Standard errors: inverse of the observed \
    information. EAP is the mean of the posterior, MAP its top.";

const SOURCE: &str = "Bock & Aitkin (1981), Psychometrika 46, 443-459; Louis (1982), JRSS B 44, 226-233; Varadhan & Roland \
    (2008), Scandinavian Journal of Statistics 35, 335-353";

const EXAMPLE: &str = r#"{ "patterns": [[0,0,0],[0,0,1],[0,1,0],[0,1,1],[1,0,0],[1,0,1],[1,1,0],[1,1,1]],
  "freq": [30, 9, 11, 18, 10, 16, 20, 66], "scores": true, "theta_grid": [-1, 0, 1] }"#;

/// `srm stats irt_1pl`.
pub const IRT_1PL: Statistic = Statistic {
    name: "irt_1pl",
    summary: "difficulty of items when all tell equally much about ability (Rasch with a common slope)",
    input: INPUT,
    output: OUTPUT,
    formula: FORMULA,
    source: SOURCE,
    csv: Some(Csv::Table("responses")),
    example: EXAMPLE,
    run: |fields| dichotomous_face(fields, Slopes::Common),
};

/// `srm stats irt_2pl`.
pub const IRT_2PL: Statistic = Statistic {
    name: "irt_2pl",
    summary: "difficulty of items and how sharply each tells high from low ability",
    input: INPUT,
    output: OUTPUT,
    formula: FORMULA,
    source: SOURCE,
    csv: Some(Csv::Table("responses")),
    example: EXAMPLE,
    run: |fields| dichotomous_face(fields, Slopes::PerItem),
};

/// `srm stats irt_grm`.
pub const IRT_GRM: Statistic = Statistic {
    name: "irt_grm",
    summary: "graded response model: items answered in ordered categories",
    input: &[
        (
            "responses",
            "persons x items of whole numbers (0..m, or any other from 0 to 200), null where there is no answer",
        ),
        ("patterns", "answer patterns instead of `responses`, with `freq`"),
        ("freq", "how many persons gave each of `patterns`"),
        ("categories", "the scale, if it should be said; answers outside it are an error"),
        ("scores", "true, \"EAP\", \"MAP\" or a list of these: abilities for each row"),
        ("theta_grid", "list of abilities at which to say how much the test tells"),
    ],
    output: &[
        ("a", "slope of each item, logistic metric with D = 1"),
        ("d", "for each item its falling intercepts: P(X >= c) = 1/(1 + exp(-(a theta + d_c)))"),
        ("b", "for each item its thresholds, -d/a"),
        ("se_a", "standard errors of `a`, from the observed information"),
        ("se_d", "standard errors of `d`"),
        ("categories", "for each item the categories that were answered in; the others were put together"),
        ("logLik", "logarithm of the marginal likelihood"),
        ("AIC", "2 k - 2 logLik, k parameters"),
        ("BIC", "k ln(n) - 2 logLik"),
        ("n", "persons with at least one answer"),
        ("parameters", "how many were estimated"),
        ("rounds", "rounds of the estimation"),
        ("largest_change", "of a parameter in the last round"),
        ("scores", "EAP and MAP with EAP_se and MAP_se, for each row of the input"),
        ("test_information", "of the whole test at each of `theta_grid`"),
        ("notes", "why something is null or was put together"),
    ],
    formula: FORMULA,
    source: "Samejima (1969), Psychometrika Monograph 17; Bock & Aitkin (1981), Psychometrika 46, 443-459; Louis (1982), \
        JRSS B 44, 226-233",
    csv: Some(Csv::Table("responses")),
    example: r#"{ "patterns": [[0,0,0],[0,0,1],[0,1,0],[1,0,0],[1,1,1],[0,1,1],[1,1,2],[2,1,1],[1,2,2],[2,2,1],[2,2,2]],
  "freq": [14, 6, 5, 7, 20, 6, 8, 7, 9, 8, 16], "scores": "EAP", "theta_grid": [0] }"#,
    run: graded_face,
};

fn dichotomous_face(fields: &Fields<'_>, slopes: Slopes) -> Result<Value, StatsError> {
    let wanted = Wanted::read(fields)?;
    let answers = Answers::dichotomous(fields)?;
    let fit = dichotomous::fit(&answers.patterns, slopes)?;
    let b: Vec<f64> = fit.a.iter().zip(&fit.d).map(|(a, d)| -d / a).collect();
    let mut output = Map::new();
    output.insert("a".into(), json!(fit.a));
    output.insert("d".into(), json!(fit.d));
    output.insert("b".into(), json!(b));
    output.insert("se_a".into(), json!(fit.se_a));
    output.insert("se_d".into(), json!(fit.se_d));
    output.insert("se_b".into(), json!(fit.se_b));
    quality(&mut output, fit.log_likelihood, fit.parameters, &answers);
    let curves = Curves { a: fit.a, d: fit.d.into_iter().map(|d| vec![d]).collect() };
    let rest = (fit.rounds, fit.largest_change, fit.se_a.is_some());
    Ok(finish(output, &wanted, &answers, &curves, rest))
}

fn graded_face(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let wanted = Wanted::read(fields)?;
    let answers = Answers::graded(fields)?;
    let counts: Vec<usize> = answers.categories.iter().map(Vec::len).collect();
    let fit = graded::fit(&answers.patterns, &counts)?;
    let b: Vec<Vec<f64>> =
        fit.a.iter().zip(&fit.d).map(|(a, d)| d.iter().map(|d| -d / a).collect()).collect();
    let mut output = Map::new();
    output.insert("a".into(), json!(fit.a));
    output.insert("d".into(), json!(fit.d));
    output.insert("b".into(), json!(b));
    output.insert("se_a".into(), json!(fit.se_a));
    output.insert("se_d".into(), json!(fit.se_d));
    output.insert("categories".into(), json!(answers.categories));
    quality(&mut output, fit.log_likelihood, fit.parameters, &answers);
    let curves = Curves { a: fit.a, d: fit.d };
    let rest = (fit.rounds, fit.largest_change, fit.se_a.is_some());
    Ok(finish(output, &wanted, &answers, &curves, rest))
}

fn quality(output: &mut Map<String, Value>, log_likelihood: f64, parameters: usize, answers: &Answers) {
    let persons = answers.persons();
    output.insert("logLik".into(), json!(log_likelihood));
    output.insert("AIC".into(), json!(2.0 * parameters as f64 - 2.0 * log_likelihood));
    output.insert("BIC".into(), json!(parameters as f64 * persons.ln() - 2.0 * log_likelihood));
    output.insert("n".into(), json!(persons as u64));
    output.insert("parameters".into(), json!(parameters));
}

/// What is asked for beyond the items.
struct Wanted {
    eap: bool,
    map: bool,
    theta_grid: Option<Vec<f64>>,
}

impl Wanted {
    fn read(fields: &Fields<'_>) -> Result<Self, StatsError> {
        let (eap, map) = scores_wanted(fields)?;
        let theta_grid = fields.has("theta_grid").then(|| fields.numbers("theta_grid")).transpose()?;
        Ok(Self { eap, map, theta_grid })
    }
}

fn finish(
    mut output: Map<String, Value>,
    wanted: &Wanted,
    answers: &Answers,
    curves: &Curves,
    (rounds, largest_change, with_errors): (usize, f64, bool),
) -> Value {
    let mut notes = answers.notes.clone();
    output.insert("rounds".into(), json!(rounds));
    output.insert("largest_change".into(), json!(largest_change));
    if wanted.eap || wanted.map {
        output.insert("scores".into(), scores(wanted, answers, curves));
    }
    if let Some(grid) = &wanted.theta_grid {
        let told: Vec<f64> = grid.iter().map(|theta| curves.information(*theta)).collect();
        output.insert("test_information".into(), json!(told));
    }
    if !with_errors {
        notes.push("the answers do not determine all parameters: standard errors are undefined".to_owned());
    }
    if answers.persons() < 200.0 {
        notes.push("fewer than 200 persons: slopes and their standard errors are rough".to_owned());
    }
    if !notes.is_empty() {
        output.insert("notes".into(), json!(notes));
    }
    Value::Object(output)
}

fn scores(wanted: &Wanted, answers: &Answers, curves: &Curves) -> Value {
    let nodes = Quadrature::default();
    let of_pattern = |score: &dyn Fn(&[u8]) -> Option<Ability>| -> Vec<Option<Ability>> {
        (0..answers.patterns.len()).map(|pattern| score(answers.patterns.answers(pattern))).collect()
    };
    let mut scores = Map::new();
    let mut put = |name: &str, of_pattern: &[Option<Ability>]| {
        let rows = answers.patterns.of_row().iter();
        let (theta, se): (Vec<_>, Vec<_>) =
            rows.map(|at| of_pattern[*at].map(|ability| (ability.theta, ability.se)).unzip()).unzip();
        scores.insert(name.to_owned(), json!(theta));
        scores.insert(format!("{name}_se"), json!(se));
    };
    if wanted.eap {
        put("EAP", &of_pattern(&|answers| Some(curves.eap(answers, &nodes))));
    }
    if wanted.map {
        put("MAP", &of_pattern(&|answers| curves.map(answers)));
    }
    Value::Object(scores)
}

#[cfg(test)]
mod tests;
