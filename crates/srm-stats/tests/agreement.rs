//! Agreement of raters: what holds for any ratings, and what bad ratings bring.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use proptest::prelude::*;
use serde_json::{Value, json};
use srm_stats::agreement::{CategoryRatings, agreement};
use srm_stats::bootstrap::{Draws, replicates};
use srm_stats::confidence::Confidence;
use srm_stats::kappa::{Joint, kappa};
use srm_stats::krippendorff::{PairableRatings, bootstrap};
use srm_stats::registry::find;
use srm_stats::table::Table;
use srm_stats::weights::Weights;

fn run(name: &str, input: &Value) -> Value {
    find(name).unwrap().compute(input).unwrap_or_else(|error| panic!("{name} of {input}: {error}"))
}

fn refused(name: &str, input: &Value) -> String {
    match find(name).unwrap().compute(input) {
        Ok(output) => panic!("{name} of {input} gave {output}"),
        Err(error) => error.to_string(),
    }
}

fn near(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => one == other,
    }
}

const COEFFICIENTS: [&str; 5] = ["gwet", "fleiss", "krippendorff", "conger", "bp"];

#[test]
fn one_category_only_is_full_agreement_and_no_kappa() {
    let same = json!({ "rater1": [2, 2, 2], "rater2": [2, 2, 2], "categories": [1, 2, 3] });
    let kappa = run("kappa", &same);
    for weights in ["unweighted", "linear", "quadratic"] {
        assert_eq!(kappa[weights]["po"], json!(1.0));
        assert_eq!(kappa[weights]["kappa"], Value::Null);
        assert_eq!(kappa[weights]["ci95"], Value::Null);
    }
    assert!(!kappa["notes"].as_array().unwrap().is_empty());
    let fleiss = run("fleiss_kappa", &json!({ "counts": [[0, 4], [0, 4]] }));
    assert_eq!((&fleiss["P_bar"], &fleiss["kappa"]), (&json!(1.0), &Value::Null));
    let alpha = run("krippendorff", &json!({ "ratings": [[3, 3, null], [3, 3, 3]], "bootstrap": 100 }));
    assert_eq!((&alpha["percent_agreement"], &alpha["ordinal"]), (&json!(1.0), &Value::Null));
    assert_eq!(alpha["ci95"]["nominal"], Value::Null);
    let undeclared = run("agreement", &json!({ "ratings": [["a", "a"], ["a", "a"]] }));
    assert!(COEFFICIENTS.iter().all(|name| undeclared[name]["coef"].is_null()), "{undeclared}");
    assert_eq!(undeclared["gwet"]["pa"], json!(1.0));
    let ties = run("kendall_w", &json!({ "ratings": [[1, 2], [1, 2], [1, 2]] }));
    assert_eq!(ties["W_corrected"], Value::Null);
}

#[test]
fn perfect_agreement_is_one() {
    let kappa = run("kappa", &json!({ "rater1": [1, 2, 3, 1], "rater2": [1, 2, 3, 1] }));
    assert_eq!(kappa["unweighted"]["kappa"], json!(1.0));
    assert_eq!(kappa["unweighted"]["se"], json!(0.0));
    let alpha = run("krippendorff", &json!({ "ratings": [[1, 2, 5, 9], [1, 2, 5, 9]] }));
    for scale in ["nominal", "ordinal", "interval", "ratio"] {
        assert_eq!(alpha[scale], json!(1.0));
    }
    let order = run("kendall_w", &json!({ "ratings": [[1, 10], [2, 30], [5, 31]] }));
    assert_eq!(order["W_corrected"], json!(1.0));
    let five = run("agreement", &json!({ "ratings": [[1, 1, 1], [2, 2, null], [3, 3, 3]] }));
    assert!(COEFFICIENTS.iter().all(|name| near(&five[name]["coef"], &json!(1.0))), "{five}");
}

#[test]
fn an_unused_middle_category_changes_weighted_kappa_and_an_unused_end_does_not() {
    let (one, other) = (json!([1, 1, 4, 4, 2, 1]), json!([1, 2, 4, 2, 2, 4]));
    let with = |categories: Value| {
        run("kappa", &json!({ "rater1": one, "rater2": other, "categories": categories }))
    };
    let (whole, ranked, longer) =
        (with(json!([1, 2, 3, 4])), with(json!([1, 2, 4])), with(json!([1, 2, 3, 4, 5])));
    assert!(!near(&whole["linear"]["kappa"], &ranked["linear"]["kappa"]));
    assert!(near(&whole["linear"]["kappa"], &longer["linear"]["kappa"]));
    assert!(near(&whole["unweighted"]["kappa"], &ranked["unweighted"]["kappa"]));
}

#[test]
fn two_raters_make_conger_cohen() {
    let rows = [[1, 1], [2, 3], [3, 3], [1, 2], [2, 2], [3, 1], [1, 1]];
    let [one, other] = [0, 1].map(|rater| rows.map(|row| row[rater]));
    let kappa = run("kappa", &json!({ "rater1": one, "rater2": other, "categories": [1, 2, 3] }));
    for (weights, key) in [("identity", "unweighted"), ("linear", "linear"), ("quadratic", "quadratic")] {
        let input = json!({ "ratings": rows, "categories": [1, 2, 3], "weights": weights });
        assert!(near(&run("agreement", &input)["conger"]["coef"], &kappa[key]["kappa"]));
    }
}

#[test]
fn weights_of_disagreement_give_the_same_kappa() {
    let raters = |weights: Value| json!({ "rater1": [1, 2, 3, 2], "rater2": [1, 3, 3, 1], "categories": [1, 2, 3], "weights": weights });
    let costs = run("kappa", &raters(json!([[0, 1, 4], [1, 0, 1], [4, 1, 0]])));
    let named = run("kappa", &raters(json!("quadratic")));
    assert_eq!(costs["weighted"], costs["quadratic"]);
    assert_eq!(named["weighted"], costs["quadratic"]);
}

#[test]
fn missing_ratings_are_counted_and_left_out() {
    let gaps = run("kappa", &json!({ "rater1": [1, 2, null, 1], "rater2": [1, 2, 2, null] }));
    assert_eq!(gaps["n"], json!(2));
    assert!(gaps["notes"].to_string().contains("2 objects"));
    let order = run("kendall_w", &json!({ "ratings": [[1, 1], [2, null], [3, 2]] }));
    assert_eq!(order["n"], json!(2));
}

#[test]
fn impossible_ratings_are_one_error_with_field_and_place() {
    for (name, input, expected) in [
        (
            "kappa",
            json!({ "rater1": [1, 2], "rater2": [1] }),
            "`rater2`: has 1 values, but `rater1` has 2; both must be as long",
        ),
        (
            "kappa",
            json!({ "rater1": [1, 9], "rater2": [1, 2], "categories": [1, 2] }),
            "`rater1` row 2: \"9\" is not one of `categories`",
        ),
        (
            "kappa",
            json!({ "rater1": [1], "rater2": [1], "categories": [1] }),
            "`categories`: has one category only; at least two are needed",
        ),
        (
            "kappa",
            json!({ "rater1": [1], "rater2": [1], "categories": [1, 1] }),
            "`categories` row 2: has \"1\" twice",
        ),
        ("kappa", json!({ "rater1": [null], "rater2": [1] }), "`rater1`: has no pair of ratings"),
        ("kappa", json!({ "proportions": [[0.5, 0.2], [0.2, 0.2]], "n": 10 }), "`proportions`: sum to"),
        (
            "kappa",
            json!({ "proportions": [[1.5, -0.5], [0, 0]], "n": 10 }),
            "`proportions` row 1, column 1: is 1.5",
        ),
        ("kappa", json!({ "table": [[1, 2, 3], [1, 2, 3]] }), "`table`: must be a square table"),
        (
            "kappa",
            json!({ "table": [[1, -2], [1, 2]] }),
            "`table` row 1, column 2: is -2; a count is never negative",
        ),
        (
            "kappa",
            json!({ "table": [[1, 2], [1, 2]], "weights": "cubic" }),
            "`weights`: \"cubic\" is not one of",
        ),
        (
            "fleiss_kappa",
            json!({ "counts": [[1, 2], [1, 1]] }),
            "`counts` row 2: counts 2 ratings, but row 1 counts 3",
        ),
        (
            "fleiss_kappa",
            json!({ "counts": [[1, 0]] }),
            "`counts`: row 1 counts 1 ratings; at least two are needed",
        ),
        ("fleiss_kappa", json!({ "counts": [[3], [3]] }), "`counts`: has one category only"),
        ("fleiss_kappa", json!({ "ratings": [[1, 2], [1, null]] }), "`ratings` row 2, column 2: is missing"),
        (
            "krippendorff",
            json!({ "ratings": [[1, 2, 3]] }),
            "`ratings`: has 1 raters (rows); at least 2 are needed",
        ),
        (
            "krippendorff",
            json!({ "ratings": [[1, null], [null, 2]] }),
            "`ratings`: has no unit (column) with two ratings",
        ),
        ("krippendorff", json!({ "ratings": [[1, 2], [1]] }), "`ratings` row 2: has 1 value"),
        (
            "krippendorff",
            json!({ "ratings": [[1, "x"], [1, 2]] }),
            "`ratings` row 1, column 2: \"x\" is not a number",
        ),
        (
            "krippendorff",
            json!({ "ratings": [[1, 2], [1, 3]], "bootstrap": 2e6 }),
            "`bootstrap`: is 2000000; at most",
        ),
        (
            "kendall_w",
            json!({ "ratings": [[1, 2]] }),
            "`ratings`: has 1 subjects (rows); at least 2 are needed",
        ),
        (
            "kendall_w",
            json!({ "ratings": [[1], [2]] }),
            "`ratings`: has 1 raters (columns); at least 2 are needed",
        ),
        ("agreement", json!({ "ratings": [[1], [2]] }), "`ratings`: has fewer than two raters (columns)"),
        (
            "agreement",
            json!({ "ratings": [[1, null], [2, null]] }),
            "`ratings` column 2: is a rater without any rating",
        ),
        (
            "agreement",
            json!({ "ratings": [[1, null], [null, 2]] }),
            "`ratings`: has no subject (row) with two ratings",
        ),
        (
            "agreement",
            json!({ "ratings": [[1, 2]], "confidence": 95 }),
            "`confidence`: is 95; it must lie between 0 and 1",
        ),
    ] {
        let error = refused(name, &input);
        assert!(error.starts_with(expected), "{name} of {input}:\n{error}\ninstead of\n{expected}");
    }
}

#[test]
fn negative_values_have_no_ratio_but_all_else() {
    let alpha = run("krippendorff", &json!({ "ratings": [[-1, 2, 3], [-1, 2, 2]] }));
    assert_eq!(alpha["ratio"], Value::Null);
    assert!(alpha["interval"].is_number());
}

#[test]
fn resampled_intervals_are_the_same_on_any_number_of_threads() {
    let input = json!({ "ratings": [[1, 2, 3, 3, 2, 1, 4, null], [1, 2, 3, 4, 2, 2, 4, 1], [2, 2, 3, 3, null, 1, 4, 1]],
                        "bootstrap": 300, "seed": 5 });
    let once = run("krippendorff", &input);
    for threads in 1..=3 {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| run("krippendorff", &input)), once);
    }
    let [low, high] = [0, 1].map(|end| once["ci95"]["interval"][end].as_f64().unwrap());
    assert!(low < once["interval"].as_f64().unwrap() && once["interval"].as_f64().unwrap() < high);
}

/// Ratings 1 to 4 of `units` by `raters`, each in `own` of 10 cases the unit's own, else any.
fn ratings(draws: &mut Draws, units: usize, raters: usize, own: usize) -> Vec<Vec<usize>> {
    let unit = |_| {
        let truth = 1 + draws.index(4);
        (0..raters).map(|_| if draws.index(10) < own { truth } else { 1 + draws.index(4) }).collect()
    };
    (0..units).map(unit).collect()
}

fn covers(limits: Option<[f64; 2]>, truth: f64) -> usize {
    usize::from(limits.is_some_and(|[low, high]| low <= truth && truth <= high))
}

#[test]
fn simulated_intervals_cover_as_often_as_said() {
    let usual = Confidence::new(0.95).unwrap();
    // Two raters agree beyond chance where both keep to the unit's own: 0.7².
    let truth = 0.49;
    let drawn = replicates(
        1_000,
        21,
        || (),
        |(), draws| {
            let rows = ratings(draws, 80, 2, 7);
            let mut counts = vec![0; 16];
            for row in &rows {
                counts[(row[0] - 1) * 4 + row[1] - 1] += 1;
            }
            let joint = Joint::from_counts("table", 4, &counts).unwrap();
            let by_kappa = kappa(&joint, &Weights::identity(4), usual).unwrap().ci95;
            let given = rows.iter().map(|row| row.iter().map(|value| Some(value - 1)).collect()).collect();
            let five =
                agreement(&CategoryRatings::new("ratings", 4, given).unwrap(), &Weights::identity(4), usual);
            let five = five.unwrap();
            [
                by_kappa,
                five.gwet.ci95,
                five.fleiss.ci95,
                five.krippendorff.ci95,
                five.conger.ci95,
                five.bp.ci95,
            ]
            .map(|limits| covers(limits, truth))
        },
    );
    let covered: Vec<usize> = (0..6).map(|each| drawn.iter().map(|found| found[each]).sum()).collect();
    // 950 with a standard error of 7.
    assert!(covered.iter().all(|count| (925..=975).contains(count)), "{covered:?}");
}

#[test]
fn resampled_units_cover_alpha_nearly_as_often_as_said() {
    let usual = Confidence::new(0.95).unwrap();
    let tables = replicates(200, 22, || (), |(), draws| ratings(draws, 60, 3, 8));
    let covered: usize = tables
        .iter()
        .map(|rows| {
            let by_rater: Vec<f64> =
                (0..3).flat_map(|rater| rows.iter().map(move |row| row[rater] as f64)).collect();
            let ready =
                PairableRatings::new("ratings", &Table::new("ratings", 60, by_rater).unwrap()).unwrap();
            covers(bootstrap(&ready, usual, 200, 5).nominal, 0.64)
        })
        .sum();
    // 190 with a standard error of 3; percentiles are a little narrow.
    assert!((178..=199).contains(&covered), "{covered} of 200");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Which rater is first, and in what order units come, is of no account.
    #[test]
    fn alpha_knows_no_order(rows in proptest::collection::vec(proptest::collection::vec(proptest::option::of(0_u8..5), 7), 2..5)) {
        let input = json!({ "ratings": rows });
        let statistic = find("krippendorff").unwrap();
        if let Ok(once) = statistic.compute(&input) {
            let turned: Vec<Vec<_>> = rows.iter().rev().map(|row| row.iter().rev().collect()).collect();
            let again = statistic.compute(&json!({ "ratings": turned })).unwrap();
            for scale in ["nominal", "ordinal", "interval", "ratio", "percent_agreement"] {
                prop_assert!(near(&once[scale], &again[scale]), "{scale}: {once} {again}");
            }
        }
    }

    /// The interval alpha knows neither origin nor unit; the ordinal one knows only the order.
    #[test]
    fn alpha_keeps_to_its_scale(rows in proptest::collection::vec(proptest::collection::vec(0_u8..5, 6), 2..4), unit in 1_u8..9, origin in 0_u8..99) {
        let statistic = find("krippendorff").unwrap();
        let once = statistic.compute(&json!({ "ratings": rows })).unwrap();
        let map = |f: &dyn Fn(f64) -> f64| -> Vec<Vec<f64>> {
            rows.iter().map(|row| row.iter().map(|value| f(f64::from(*value))).collect()).collect()
        };
        let line = map(&|value| f64::from(unit) * value + f64::from(origin));
        let bent = map(&|value| value.powi(3));
        let (line, bent) = (statistic.compute(&json!({ "ratings": line })).unwrap(), statistic.compute(&json!({ "ratings": bent })).unwrap());
        prop_assert!(near(&once["interval"], &line["interval"]));
        prop_assert!(near(&once["ordinal"], &bent["ordinal"]));
    }

    /// Fleiss' kappa of counts, of ratings, and as the generalized coefficient are one.
    #[test]
    fn fleiss_is_one_number_by_three_ways(rows in proptest::collection::vec(proptest::collection::vec(1_u16..4, 3), 2..12)) {
        let counts: Vec<Vec<usize>> =
            rows.iter().map(|row| (1..4).map(|k| row.iter().filter(|value| **value == k).count()).collect()).collect();
        let by_counts = find("fleiss_kappa").unwrap().compute(&json!({ "counts": counts })).unwrap();
        let ratings = json!({ "ratings": rows, "categories": [1, 2, 3] });
        let by_ratings = find("fleiss_kappa").unwrap().compute(&ratings).unwrap();
        let general = find("agreement").unwrap().compute(&ratings).unwrap();
        prop_assert!(near(&by_counts["kappa"], &by_ratings["kappa"]));
        prop_assert!(near(&by_counts["kappa"], &general["fleiss"]["coef"]));
        prop_assert!(near(&by_counts["se_general_gwet"], &general["fleiss"]["se"]));
    }

    /// Raters change places, rows and columns of the joint table too; kappa and its errors stay.
    #[test]
    fn kappa_is_symmetric(counts in proptest::collection::vec(0_u16..40, 9)) {
        let table = |turn: bool| -> Vec<Vec<u16>> {
            (0..3).map(|k| (0..3).map(|l| if turn { counts[l * 3 + k] } else { counts[k * 3 + l] }).collect()).collect()
        };
        let statistic = find("kappa").unwrap();
        if let Ok(once) = statistic.compute(&json!({ "table": table(false) })) {
            let turned = statistic.compute(&json!({ "table": table(true) })).unwrap();
            for weights in ["unweighted", "linear", "quadratic"] {
                for key in ["kappa", "se", "se0", "z"] {
                    prop_assert!(near(&once[weights][key], &turned[weights][key]), "{weights} {key}");
                }
            }
        }
    }
}
