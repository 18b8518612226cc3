//! Traps: constant, reversed, cancelling and missing items.

use super::*;
use crate::summary::variance;

fn output(input: &Value) -> Value {
    STATISTIC.compute(input).unwrap()
}

#[test]
fn alpha_is_that_of_its_definition() {
    let rows = [[3.0, 4.0, 3.0], [5.0, 5.0, 4.0], [2.0, 1.0, 2.0], [4.0, 4.0, 5.0]];
    let table = Table::new("scores", 3, rows.concat()).unwrap();
    let sums: Vec<f64> = rows.iter().map(|row| row.iter().sum()).collect();
    let items: f64 = (0..3).map(|i| variance(&table.column(i)).unwrap()).sum();
    let expected = 1.5 * (1.0 - items / variance(&sums).unwrap());
    let found = reliability(&table, false, 0.95).unwrap();
    assert!((found.alpha.unwrap() - expected).abs() < 1e-14);
    let [low, high] = found.feldt.unwrap();
    assert!(low < expected && expected < high && high < 1.0);
}

#[test]
fn a_constant_item_is_named_and_alpha_still_there() {
    let input =
        json!({ "scores": [[1, 2, 3], [1, 3, 4], [1, 5, 4], [1, 1, 2]], "items": ["flat", "b", "c"] });
    let output = output(&input);
    assert!(output["alpha"].is_f64());
    assert_eq!(output["item_total_r"][0], Value::Null);
    assert_eq!(output["alpha_standardized"], Value::Null);
    assert!(output["notes"][0].as_str().unwrap().starts_with("item flat is the same for everybody"));
}

#[test]
fn a_reversed_item_shows_its_negative_correlation() {
    let output = output(&json!({ "scores": [[1, 2, 5], [2, 3, 4], [4, 4, 1], [5, 5, 2], [3, 3, 3]] }));
    assert!(output["corrected_item_total_r"][2].as_f64().unwrap() < -0.5);
    assert_eq!(output["corrected_item_total_r"].as_array().unwrap().len(), 3);
}

#[test]
fn items_that_cancel_leave_no_reliability() {
    let output = output(&json!({ "scores": [[1, 3], [2, 2], [3, 1], [0.1, 3.9]] }));
    assert_eq!(
        (&output["alpha"], &output["sem"], &output["feldt_ci95"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert!(!output["notes"].as_array().unwrap().is_empty());
}

#[test]
fn missing_answers_count_as_asked() {
    let scores = json!([[1, 2, 3], [2, 2, null], [4, 5, 4], [5, 4, 5], [2, 3, 2]]);
    let listwise = output(&json!({ "scores": scores }));
    let pairwise = output(&json!({ "scores": scores, "missing": "pairwise" }));
    assert_eq!((&listwise["n"], &pairwise["n"]), (&json!(4), &json!(5)));
    assert_ne!(listwise["alpha"], pairwise["alpha"]);
    assert!(listwise.get("difficulty").is_none());
}

#[test]
fn right_and_wrong_answers_have_a_difficulty() {
    let output = output(&json!({ "scores": [[1, 0], [1, 1], [0, 0], [1, 0]] }));
    assert_eq!(output["difficulty"], json!([0.75, 0.25]));
}

#[test]
fn too_little_is_refused() {
    for (input, place) in [
        (json!({ "scores": [[1, 2]] }), "`scores`: has 1 persons"),
        (json!({ "scores": [[1], [2]] }), "`scores`: has 1 items"),
        (json!({ "scores": [[1, null], [null, 2]] }), "`scores`: only 0 of 2 persons"),
        (
            json!({ "scores": [[1, null], [null, 2]], "missing": "pairwise" }),
            "`scores` column 1: fewer than two",
        ),
        (json!({ "scores": [[1, 2], [2, 1]], "missing": "other" }), "`missing`"),
        (json!({ "scores": [[1, 2], [2, 1]], "items": ["a"] }), "`items`: has 1 names"),
        (json!({ "scores": [[1, 2], [2, 1]], "confidence": 95 }), "`confidence`: is 95"),
    ] {
        let error = STATISTIC.compute(&input).unwrap_err().to_string();
        assert!(error.starts_with(place), "{error}");
    }
}

#[test]
fn the_bits_do_not_depend_on_the_number_of_threads() {
    let value = |i: u64| ((i * 2_654_435_761) % 97) as f64 / 7.0;
    let table = Table::new("scores", 5, (0..25_000).map(value).collect()).unwrap();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format!("{:?}", reliability(&table, false, 0.95).unwrap()))
    };
    let one = with(1);
    assert_eq!((&one, &one), (&with(2), &with(3)));
}
