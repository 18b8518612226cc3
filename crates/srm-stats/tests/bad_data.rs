//! Every statistic under damaged input: a defined result or one error that names a field; never a panic.

use serde_json::{Value, json};
use srm_stats::error::StatsError;
use srm_stats::registry::{ALL, Statistic};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Where a value stands: keys and places, as JSON pointers have them.
fn places(value: &Value, place: &str, out: &mut Vec<String>) {
    out.push(place.to_owned());
    match value {
        Value::Object(map) => {
            // The first and the last entry stand for their like.
            let ends = |index: usize| map.len() < 12 || index == 0 || index + 1 == map.len();
            let entries = map.iter().enumerate().filter(|(index, _)| ends(*index));
            entries.for_each(|(_, (key, value))| places(value, &format!("{place}/{key}"), out));
        }
        Value::Array(list) => {
            let ends = |index: usize| index == 0 || index + 1 == list.len();
            let entries = list.iter().enumerate().filter(|(index, _)| ends(*index));
            entries.for_each(|(index, value)| places(value, &format!("{place}/{index}"), out));
        }
        _ => {}
    }
}

/// What can stand in the place of a value.
fn damages(value: &Value) -> Vec<Value> {
    let mut out = vec![
        Value::Null,
        json!("NaN"),
        json!("x"),
        json!(""),
        json!(true),
        json!([]),
        json!([[]]),
        json!([null]),
        json!({}),
        json!(-1),
        json!(0),
        json!(1),
        json!(0.5),
        json!(1e-300),
        json!(1e9),
        json!(-1e49),
        json!(1e308),
        json!(u64::MAX),
    ];
    match value {
        Value::Array(list) => {
            let constant = list.iter().map(|_| list.first().cloned().unwrap_or_default()).collect();
            let reversed = list.iter().rev().cloned().collect();
            let fewer = |n: usize| Value::Array(list.iter().take(n).cloned().collect());
            let with = |extra: Value| Value::Array(list.iter().cloned().chain([extra]).collect());
            let nothing = list.iter().map(|_| Value::Null).collect();
            out.extend([Value::Array(constant), Value::Array(reversed), Value::Array(nothing)]);
            out.extend([fewer(1), fewer(2), fewer(3), fewer(list.len().saturating_sub(1))]);
            out.extend([with(Value::Null), with(json!(7)), with(json!([1]))]);
            out.push(list.iter().map(zeroed).collect());
        }
        Value::Object(map) => {
            for key in map.keys().take(12) {
                let mut without = map.clone();
                without.remove(key);
                out.push(Value::Object(without));
            }
        }
        _ => {}
    }
    out
}

/// The same shape with 0 for every number.
fn zeroed(value: &Value) -> Value {
    match value {
        Value::Number(_) => json!(0),
        Value::Array(list) => list.iter().map(zeroed).collect(),
        other => other.clone(),
    }
}

fn judge(statistic: &Statistic, input: &Value, faults: &mut Vec<String>) {
    let name = statistic.name;
    let shown: String = input.to_string().chars().take(300).collect();
    match catch_unwind(AssertUnwindSafe(|| statistic.compute(input))) {
        Err(_) => faults.push(format!("{name} panics: {shown}")),
        Ok(Ok(output)) if output.is_object() => {}
        Ok(Ok(_)) => faults.push(format!("{name} gives no object: {shown}")),
        Ok(Err(StatsError::NotConverged { largest_change, .. })) if !largest_change.is_nan() => {}
        Ok(Err(StatsError::NotConverged { .. })) => {
            faults.push(format!("{name}: the change is no number: {shown}"));
        }
        Ok(Err(StatsError::Input(error))) => {
            let field = error.field().split('.').next().unwrap_or_default();
            let known = statistic.input.iter().any(|(key, _)| key.split([' ', ',']).any(|key| key == field));
            if !known && field != "input" {
                faults.push(format!("{name}: the error names no field of the input: {error}: {shown}"));
            }
        }
    }
}

#[test]
fn damaged_examples_give_a_result_or_an_error_that_names_a_field() {
    let mut faults = Vec::new();
    let mut runs = 0;
    for statistic in ALL {
        let example: Value = serde_json::from_str(statistic.example).unwrap();
        let mut all = Vec::new();
        places(&example, "", &mut all);
        for place in &all {
            let value = example.pointer(place).unwrap();
            for damage in damages(value) {
                let mut input = example.clone();
                *input.pointer_mut(place).unwrap() = damage;
                judge(statistic, &input, &mut faults);
                runs += 1;
            }
        }
    }
    assert!(runs > 1000, "only {runs}");
    assert!(faults.is_empty(), "{} of {runs}:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for statistic in ALL {
        let example: Value = serde_json::from_str(statistic.example).unwrap();
        let [one, two] = [(); 2].map(|()| statistic.compute(&example).unwrap().to_string());
        assert_eq!(one, two, "{}", statistic.name);
    }
}

#[test]
fn docs_have_one_section_for_every_statistic() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/statistics.md");
    let text = std::fs::read_to_string(path).unwrap();
    let sections = text.lines().filter_map(|line| line.strip_prefix("## ")?.split_whitespace().next());
    let names: Vec<&str> = ALL.iter().map(|statistic| statistic.name).collect();
    assert_eq!(
        sections.collect::<Vec<_>>(),
        names,
        "docs/statistics.md: a section each, in the registry's order"
    );
}
