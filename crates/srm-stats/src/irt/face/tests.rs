//! What comes in and out of the three models.

use serde_json::{Value, json};

use super::*;

#[test]
fn impossible_answers_are_one_error_with_their_place() {
    let columns = |key: &str, rows: Value| json!({ key: rows });
    for (input, expected) in [
        (
            columns("responses", json!([[0, 1], [1, 2]])),
            "`responses` row 2, column 2: is 2; answers are 0 or 1, or null where there is none",
        ),
        (
            columns("responses", json!([[0, 1], [1]])),
            "`responses` row 2: has 1 value, but row 1 has 2; all rows must be as long",
        ),
        (
            columns("responses", json!([[0, 1], [1, 1]])),
            "`responses` column 2: every answer is 1; an item without differences tells nothing, leave it out",
        ),
        (
            columns("responses", json!([[0, null], [1, null]])),
            "`responses` column 2: has no answer; leave the item out",
        ),
        (columns("responses", json!([[0, 1]])), "`responses`: has 1 persons (rows); at least 2 are needed"),
        (
            columns("responses", json!([[0], [1]])),
            "`responses`: has 1 items (columns); at least 2 are needed",
        ),
        (
            json!({ "patterns": [[0, 1], [1, 0]], "freq": [3] }),
            "`freq`: has 1 values, but `patterns` has 2; both must be as long",
        ),
        (
            json!({ "patterns": [[0, 1], [1, 0]], "freq": [3, -1] }),
            "`freq` row 2: is -1; a count is never negative",
        ),
        (json!({ "patterns": [[0, 1], [1, 0]], "freq": [0, 1] }), "`freq`: counts fewer than two persons"),
        (
            json!({ "patterns": [[0, 1], [1, 0]], "freq": [3, 3], "scores": "WLE" }),
            "`scores`: \"WLE\" is neither true, false, \"EAP\" nor \"MAP\"",
        ),
    ] {
        for statistic in [IRT_1PL, IRT_2PL] {
            assert_eq!(statistic.compute(&input).unwrap_err().to_string(), expected);
        }
    }
    let input = json!({ "responses": [[0, 1.5], [1, 2]] });
    let expected = "`responses` row 1, column 2: is 1.5; a category is a whole number from 0 to 200";
    assert_eq!(IRT_GRM.compute(&input).unwrap_err().to_string(), expected);
    let input = json!({ "responses": [[1, 4], [2, 3], [1, 9]], "categories": [1, 2, 3, 4] });
    let expected = "`responses` column 2: has answers in 9, which is not one of `categories`";
    assert_eq!(IRT_GRM.compute(&input).unwrap_err().to_string(), expected);
}

#[test]
fn categories_that_nobody_chose_are_put_together_and_named() {
    let example: Value = serde_json::from_str(IRT_GRM.example).unwrap();
    let plain = IRT_GRM.compute(&example).unwrap();
    // The same answers on a scale of 1, 3, 5 out of 1 to 5.
    let mut stretched = example.clone();
    for row in stretched["patterns"].as_array_mut().unwrap() {
        for code in row.as_array_mut().unwrap() {
            *code = json!(code.as_u64().unwrap() * 2 + 1);
        }
    }
    stretched["categories"] = json!([1, 2, 3, 4, 5]);
    let found = IRT_GRM.compute(&stretched).unwrap();
    assert_eq!((&found["a"], &found["d"], &found["logLik"]), (&plain["a"], &plain["d"], &plain["logLik"]));
    assert_eq!(found["categories"][0], json!([1, 3, 5]));
    assert!(found["notes"][0].as_str().unwrap().starts_with("item 1: nobody answered in category 2, 4;"));
}

#[test]
fn patterns_with_frequencies_are_as_good_as_rows() {
    let example: Value = serde_json::from_str(IRT_2PL.example).unwrap();
    let mut rows = Vec::new();
    let frequencies =
        example["freq"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap() as usize);
    for (pattern, count) in example["patterns"].as_array().unwrap().iter().zip(frequencies) {
        rows.extend(std::iter::repeat_n(pattern.clone(), count));
    }
    let by_rows = IRT_2PL.compute(&json!({ "responses": rows })).unwrap();
    let by_patterns = IRT_2PL.compute(&example).unwrap();
    for key in ["a", "d", "b", "se_a", "se_d", "logLik", "AIC", "BIC", "n"] {
        assert_eq!(by_rows[key], by_patterns[key], "{key}");
    }
}

#[test]
fn one_slope_is_given_to_every_item() {
    let output = IRT_1PL.compute(&serde_json::from_str(IRT_1PL.example).unwrap()).unwrap();
    assert!(output["a"].as_array().unwrap().iter().all(|a| *a == output["a"][0]));
    assert_eq!(output["parameters"], json!(4));
    let two = IRT_2PL.compute(&serde_json::from_str(IRT_2PL.example).unwrap()).unwrap();
    assert!(two["logLik"].as_f64() >= output["logLik"].as_f64());
}
