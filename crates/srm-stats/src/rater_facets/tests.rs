//! Estimates against the model they were drawn from, and what has no estimate.

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};
use serde_json::{Value, json};

use super::*;
use crate::irt::testing::normal;

const SEVERITY: [f64; 3] = [-0.6, -0.1, 0.7];
const CRITERION: [f64; 2] = [-0.4, 0.4];
const STEPS: [f64; 2] = [-0.8, 0.8];
const COUNTS: Counts = Counts { candidates: 90, raters: 3, criteria: 2, categories: 3 };

/// Each candidate is rated by two of the raters on all criteria.
fn drawn(seed: u64) -> Vec<Rating> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut ratings = Vec::new();
    for candidate in 0..COUNTS.candidates {
        let theta = 0.3 + 1.1 * normal(&mut random);
        for rater in [candidate % 3, (candidate + 1) % 3] {
            for (criterion, difficulty) in CRITERION.iter().enumerate() {
                let eta = theta - SEVERITY[rater] - difficulty;
                let mut terms = vec![0.0];
                for step in STEPS {
                    terms.push(terms[terms.len() - 1] + eta - step);
                }
                let all: f64 = terms.iter().map(|term| term.exp()).sum();
                let mut left = all * random.random::<f64>();
                let category = terms
                    .iter()
                    .position(|term| {
                        left -= term.exp();
                        left <= 0.0
                    })
                    .unwrap_or(2);
                ratings.push(Rating { candidate, rater, criterion, category });
            }
        }
    }
    ratings
}

#[test]
fn the_gradient_is_that_of_the_likelihood() {
    let model = Model::new(&drawn(1), COUNTS);
    let at: Vec<f64> =
        model.layout.start().iter().enumerate().map(|(at, value)| value + 0.05 * at as f64).collect();
    let gradient = model.gradient(&at);
    for (place, slope) in gradient.iter().enumerate() {
        let likelihood = |by: f64| {
            let mut moved = at.clone();
            moved[place] += by;
            model.candidates(&moved).1
        };
        let numeric = (likelihood(1e-5) - likelihood(-1e-5)) / 2e-5;
        assert!((slope - numeric).abs() < 1e-4 * (1.0 + numeric.abs()), "{place}: {slope} {numeric}");
    }
}

#[test]
fn intervals_cover_the_true_values_as_often_as_they_say() {
    let (mut covered, mut all, mut variance) = (0, 0, 0.0);
    for seed in 0..200 {
        let found = fit(&drawn(100 + seed), COUNTS).unwrap();
        let errors = found.errors.unwrap();
        let facets = [
            (&found.severity, &errors.severity, &SEVERITY[..]),
            (&found.criterion, &errors.criterion, &CRITERION[..]),
            (&found.steps, &errors.steps, &STEPS[..]),
        ];
        for (values, se, truth) in facets {
            for ((value, se), truth) in values.iter().zip(se).zip(truth) {
                covered += i32::from((value - truth).abs() < 1.959_964 * se);
                all += 1;
            }
            assert!(values.iter().sum::<f64>().abs() < 1e-9);
        }
        variance += found.variance / 200.0;
    }
    let share = f64::from(covered) / f64::from(all);
    assert!((0.93..0.97).contains(&share), "{share}");
    assert!((variance - 1.21).abs() < 0.08, "{variance}");
}

#[test]
fn what_places_nobody_is_one_error() {
    let rows = |ratings: [i32; 4]| {
        json!({ "rows": [
            { "candidate": "A", "rater": "x", "rating": ratings[0] }, { "candidate": "A", "rater": "y", "rating": ratings[1] },
            { "candidate": "B", "rater": "x", "rating": ratings[2] }, { "candidate": "B", "rater": "y", "rating": ratings[3] },
        ] })
    };
    for (input, expected) in [
        (rows([1, 1, 1, 1]), "`rows`: holds 1 of different ratings; at least 2 are needed"),
        (rows([1, 0, 1, 2]), "is 1.5"),
        (
            rows([2, 0, 2, 1]),
            "`rows`: rater \"x\" has nothing but highest ratings, which place it nowhere; leave it out",
        ),
    ] {
        if expected == "is 1.5" {
            let mut input: Value = input;
            input["rows"][1]["rating"] = json!(1.5);
            let error = STATISTIC.compute(&input).unwrap_err().to_string();
            assert_eq!(error, "`rows.rating` row 2: is 1.5; a rating is a whole number from -1000 to 1000");
        } else {
            assert_eq!(STATISTIC.compute(&input).unwrap_err().to_string(), expected);
        }
    }
}

#[test]
fn raters_without_a_common_candidate_are_named() {
    let row = |at: usize, criterion: &str, rating: usize| json!({ "candidate": at, "rater": at % 2, "criterion": criterion, "rating": rating });
    let rows: Vec<Value> = (0..12)
        .flat_map(|at| [row(at, "c", [0, 1, 2, 2, 1, 0][at / 2]), row(at, "d", [0, 2, 2, 1, 1, 1][at / 2])])
        .collect();
    let output = STATISTIC.compute(&json!({ "rows": rows })).unwrap();
    assert!(output["notes"][0].as_str().unwrap().starts_with("raters fall into groups"), "{output}");
}
