//! Texts and files that are fine, and more that are not.

use super::*;
use serde_json::json;

fn refused(text: &str) -> String {
    json(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_not_json_names_field_and_row() {
    let text = "{\"k\": [1, 2], \"ratings\": [[1, 2],\n [3, NaN]]}";
    let error = refused(text);
    assert!(error.starts_with("`ratings` row 2, column 2: not JSON at line 2, column "), "{error}");
    assert!(error.contains("`null`"), "{error}");
    assert!(refused("{\"r\": Infinity}").starts_with("`r`: not JSON"), "{}", refused("{\"r\": Infinity}"));
    assert!(refused("not json").starts_with("`input`: not JSON"));
    assert!(refused("").starts_with("`input`: not JSON"));
    assert!(
        refused("{\"p\": [0.1, 1e999]}").starts_with("`p` row 2"),
        "{}",
        refused("{\"p\": [0.1, 1e999]}")
    );
    assert!(refused("{\"a\\\"b\": [1").starts_with("`a\\\"b` row 1"), "{}", refused("{\"a\\\"b\": [1"));
}

#[test]
fn depth_has_a_limit() {
    let deep = "[".repeat(100_000);
    assert!(refused(&deep).contains("recursion limit"), "{}", refused(&deep));
}

#[test]
fn too_large_is_refused_before_it_is_parsed() {
    assert!(check_size(BYTES_MAX).is_ok());
    assert!(check_size(BYTES_MAX + 1).unwrap_err().to_string().contains("64 MiB"));
    // Not JSON, but refused for its size: nothing was parsed.
    let rows = "[1,1],".repeat(VALUES_MAX / 2 + 1);
    assert!(refused(&rows).contains("6000000 values"));
    let lines = "1\n".repeat(VALUES_MAX + 1);
    assert!(csv(lines.as_bytes(), Csv::Table("scores")).unwrap_err().to_string().contains("6000000 values"));
}

#[test]
fn numbers_read_back_exactly() {
    for number in [0.1, 1.0 / 3.0, 5e-324, 0.000_123_456_789_012_345_67, 9_007_199_254_740_993.0] {
        let text = serde_json::to_string(&number).unwrap();
        assert_eq!(json(text.as_bytes()).unwrap().as_f64(), Some(number));
    }
}

#[test]
fn tables_come_with_and_without_names() {
    let fields = csv(b"a,b\n1,2.5\n,NA\r\n\n", Csv::Table("scores")).unwrap();
    assert_eq!(fields["scores"], json!([[1, 2.5], [null, null]]));
    assert_eq!(fields["items"], json!(["a", "b"]));
    let fields = csv(b"1,2\n3,4", Csv::Table("scores")).unwrap();
    assert_eq!(fields["scores"], json!([[1, 2], [3, 4]]));
    assert!(!fields.contains_key("items"));
}

#[test]
fn lists_and_rows_take_words() {
    let fields = csv(b"p,r\nanna,1\nbo,2\n", Csv::Rows("rows")).unwrap();
    assert_eq!(fields["rows"], json!([{ "p": "anna", "r": 1 }, { "p": "bo", "r": 2 }]));
    let fields = csv(b"score,positive\n0.5,1\n1,0\n", Csv::Columns).unwrap();
    assert_eq!(fields, *json!({ "score": [0.5, 1], "positive": [1, 0] }).as_object().unwrap());
}

#[test]
fn bad_files_name_the_place() {
    let refused = |text: &str| csv(text.as_bytes(), Csv::Table("scores")).unwrap_err().to_string();
    assert_eq!(refused(""), "`scores`: the CSV file is empty");
    assert_eq!(refused("a,b\n"), "`scores`: the CSV file has no line of values");
    assert!(refused("a,b\n1,2\n3\n").starts_with("`scores` row 3: has 1 cells, but line 1"));
    assert!(refused("1,2\n3,x\n").starts_with("`scores` row 2, column 2: \"x\" is not a number"));
    assert!(refused("1,x\n3,4\n").starts_with("`scores` row 1, column 2: \"x\" is not a number"));
    assert!(refused("1,NaN\n3,4\n").starts_with("`scores` row 1, column 2: NaN is not a finite number"));
    assert!(refused("1,inf\n3,4\n").contains("inf is not a finite number"));
    assert!(refused("1;2\n3;4\n").contains("a comma separates cells"));
    let bytes = csv(b"1,\xff\n", Csv::Table("scores")).unwrap_err().to_string();
    assert!(bytes.starts_with("`scores` row 1: the CSV file cannot be read"), "{bytes}");
}
