//! Fields and their refusals.

use super::*;
use serde_json::json;

fn error<T: std::fmt::Debug>(result: Result<T, InputError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn each_kind_of_bad_number_is_named() {
    let input = json!({ "a": "1", "b": null, "c": 1e300, "d": [1], "e": true, "f": 1.5, "g": -1, "h": 1e12 });
    let fields = Fields::of(&input).unwrap();
    assert_eq!(error(fields.number("a")), "`a`: \"1\" is not a number");
    assert_eq!(error(fields.number("b")), "`b`: is missing; `--help` shows an example");
    assert_eq!(error(fields.number("z")), "`z`: is missing; `--help` shows an example");
    assert_eq!(error(fields.number("c")), "`c`: 1e+300 is too large; numbers up to 1e50 are taken");
    assert_eq!(error(fields.number("d")), "`d`: a list is not a number");
    assert_eq!(error(fields.number("e")), "`e`: true is not a number");
    assert_eq!(error(fields.count("f")), "`f`: is 1.5; a count is a whole number");
    assert_eq!(error(fields.count("g")), "`g`: is -1; a count is never negative");
    assert_eq!(error(fields.count("h")), "`h`: is 1000000000000; counts up to 1000000000 are taken");
    assert_eq!(error(fields.probability("f")), "`f`: is 1.5; it must lie between 0 and 1");
    assert_eq!(error(fields.positive("g")), "`g`: is -1; it must be above 0");
}

#[test]
fn tables_name_row_and_column() {
    let input = json!({
        "ragged": [[1, 2], [3]], "text": [[1, 2], [3, "x"]], "gap": [[1, null]], "flat": [1], "none": [], "row": [[]]
    });
    let fields = Fields::of(&input).unwrap();
    let table = |key| fields.table(key, Missing::Refused);
    assert_eq!(
        error(table("ragged")),
        "`ragged` row 2: has 1 value, but row 1 has 2; all rows must be as long"
    );
    assert_eq!(error(table("text")), "`text` row 2, column 2: \"x\" is not a number");
    assert_eq!(error(table("gap")), "`gap` row 1, column 2: is missing, and must not be");
    assert_eq!(error(table("flat")), "`flat` row 1: 1 is not a list");
    assert_eq!(error(table("none")), "`none`: is an empty list");
    assert_eq!(error(table("row")), "`row` row 1: is an empty list");
    assert_eq!(fields.table("gap", Missing::Allowed).unwrap().first_missing(), Some((0, 1)));
}

#[test]
fn rows_of_objects_name_the_list_and_the_row() {
    let input = json!({ "rows": [{ "p": 1 }, { "p": "x" }, 3] });
    let fields = Fields::of(&input).unwrap();
    assert_eq!(error(fields.rows("rows")), "`rows` row 3: 3 is not an object with named fields");
    let input = json!({ "rows": [{ "p": 1 }, { "p": "x" }] });
    let rows = Fields::of(&input).unwrap().rows("rows").unwrap();
    assert_eq!(rows[0].number("p").unwrap(), 1.0);
    assert_eq!(error(rows[1].number("p")), "`rows.p` row 2: \"x\" is not a number");
}

#[test]
fn words_flags_and_names_are_read() {
    let input = json!({ "m": "pairwise", "n": "other", "f": [1, 0, true], "g": [2], "l": ["a", 1, 1.0, 1.5], "t": 1 });
    let fields = Fields::of(&input).unwrap();
    let words = ["listwise", "pairwise"];
    assert_eq!(fields.choice("m", &words).unwrap(), "pairwise");
    assert_eq!(fields.choice("absent", &words).unwrap(), "listwise");
    assert_eq!(error(fields.choice("n", &words)), "`n`: \"other\" is not one of \"listwise\", \"pairwise\"");
    assert_eq!(fields.flags("f").unwrap(), [true, false, true]);
    assert_eq!(error(fields.flags("g")), "`g` row 1: 2 is neither 0 nor 1");
    assert_eq!(fields.labels("l").unwrap(), ["a", "1", "1", "1.5"]);
    assert_eq!(error(fields.flag("t", false)), "`t`: 1 is neither `true` nor `false`");
    assert_eq!(fields.confidence().unwrap(), 0.95);
}

#[test]
fn an_input_is_an_object() {
    assert_eq!(
        error(Fields::of(&json!([1]))),
        "`input`: must be a JSON object with named fields, not a list"
    );
}
