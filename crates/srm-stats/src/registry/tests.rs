//! What holds for every statistic.

use super::*;
use std::collections::BTreeSet;

#[test]
fn names_are_distinct_and_fit_a_command_line() {
    let mut seen = BTreeSet::new();
    for statistic in ALL {
        let name = statistic.name;
        assert!(seen.insert(name), "{name} stands twice");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{name}");
        assert_eq!(find(name).unwrap().name, name);
    }
}

#[test]
fn every_example_gives_an_object_that_the_help_describes() {
    for statistic in ALL {
        let name = statistic.name;
        let input: Value = serde_json::from_str(statistic.example).unwrap_or_else(|e| panic!("{name}: {e}"));
        let output = statistic.compute(&input).unwrap_or_else(|error| panic!("{name}: {error}"));
        let help = statistic.help();
        for key in input.as_object().unwrap().keys().chain(output.as_object().unwrap().keys()) {
            // Keys that are the input's own names (raters, items) stand under the key that holds them.
            assert!(help.contains(key.as_str()), "{name}: the help does not speak of `{key}`");
        }
    }
}

#[test]
fn help_has_every_part() {
    for statistic in ALL {
        let help = statistic.help();
        for part in ["Input\n", "Output\n", "Formula\n", "Source\n", "CSV\n", "Example\n"] {
            assert!(help.contains(part), "{}: {part}", statistic.name);
        }
        assert!(help.lines().all(|line| line.starts_with("  echo") || line.chars().count() <= 110), "{help}");
        assert!(!statistic.example.contains('\''), "{}: an example is quoted for a shell", statistic.name);
        assert!(!statistic.input.is_empty() && !statistic.output.is_empty());
    }
}

/// Where reference numbers of other programs are kept; their scripts are in `tests/oracles` of the workspace.
const ORACLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles");

/// Every place where `found` is not as `expected`, which may leave keys out.
fn differences(place: &str, expected: &Value, found: &Value, tolerance: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), _) => {
            for (key, value) in expected {
                differences(&format!("{place}.{key}"), value, &found[key], tolerance, out);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{place}[{index}]"), expected, found, tolerance, out);
            }
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64().unwrap(), found.as_f64().unwrap());
            // A last key of its own, or the general bounds.
            let key = place.rsplit('.').next().unwrap_or_default().split('[').next().unwrap_or_default();
            let absolute = tolerance[key].as_f64().or(tolerance["abs"].as_f64()).unwrap_or(0.0);
            let relative = tolerance["rel"].as_f64().unwrap_or(0.0);
            // Written like this, NaN differs.
            let near = (expected - found).abs() <= absolute + relative * expected.abs();
            if !near {
                out.push(format!("{place}: expected {expected}, found {found}"));
            }
        }
        _ if expected == found => {}
        _ => out.push(format!("{place}: expected {expected}, found {found}")),
    }
}

/// Each file has the tool and its version, and `cases` of `statistic`, `input`, `expected` and `tolerance`
/// (`abs`, `rel`, or a key's own).
#[test]
fn numbers_are_those_of_independent_programs() {
    let (mut faults, mut cases) = (Vec::new(), 0);
    let mut files: Vec<_> = std::fs::read_dir(ORACLES).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "json")) {
        let text = std::fs::read_to_string(file).unwrap();
        let oracle: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let Some(list) = oracle["cases"].as_array() else { continue };
        assert!(oracle["tool"].is_string(), "{} does not say what computed it", file.display());
        for case in list {
            let name = format!("{} {}", file.file_stem().unwrap().to_string_lossy(), case["case"]);
            let Some(statistic) = find(case["statistic"].as_str().unwrap_or_default()) else {
                faults.push(format!("{name}: there is no statistic {}", case["statistic"]));
                continue;
            };
            cases += 1;
            match statistic.compute(&case["input"]) {
                Ok(found) => differences(&name, &case["expected"], &found, &case["tolerance"], &mut faults),
                Err(error) => faults.push(format!("{name}: {error}")),
            }
        }
    }
    assert!(faults.is_empty(), "of {cases} cases:\n{}", faults.join("\n"));
    assert!(cases > 0, "no case was found");
}
