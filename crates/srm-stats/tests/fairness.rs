//! Proportions, adverse impact and item bias: what holds for any counts, how often intervals cover, and what bad counts
//! bring.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use proptest::prelude::*;
use serde_json::{Value, json};
use srm_stats::adverse_impact::bootstrap_ratio;
use srm_stats::bootstrap::{BinomialDraws, Draws, replicates};
use srm_stats::confidence::Confidence;
use srm_stats::dif::GroupedAnswers;
use srm_stats::fisher::FourCells;
use srm_stats::logistic_dif::logistic_dif;
use srm_stats::mantel_haenszel::mantel_haenszel;
use srm_stats::mh_dif::mh_dif;
use srm_stats::proportion::{Share, proportion_ci};
use srm_stats::proportion_difference::proportion_difference;
use srm_stats::ratio_interval::{katz, koopman};
use srm_stats::registry::find;

fn run(name: &str, input: &Value) -> Value {
    find(name).unwrap().compute(input).unwrap_or_else(|error| panic!("{name} of {input}: {error}"))
}

fn share(x: u64, n: u64) -> Share {
    Share::new(("x", x), ("n", n)).unwrap()
}

fn usual() -> Confidence {
    Confidence::new(0.95).unwrap()
}

/// Exact probability that an interval for `n` covers `p`.
fn coverage(n: u64, p: f64, interval: impl Fn(u64) -> [f64; 2]) -> f64 {
    let mut weight = (1.0 - p).powi(n as i32);
    let mut covered = 0.0;
    for x in 0..=n {
        let [low, high] = interval(x);
        covered += if low <= p && p <= high { weight } else { 0.0 };
        weight *= (n - x) as f64 / (x + 1) as f64 * p / (1.0 - p);
    }
    covered
}

#[test]
fn exact_intervals_cover_at_least_as_often_as_they_say_and_wilson_about_as_often() {
    let all: Vec<_> = (0..=40).map(|x| proportion_ci(share(x, 40), usual())).collect();
    let (mut wilson, mut mid, mut jeffreys, mut points) = (0.0, 0.0, 0.0, 0.0);
    for step in 1..200 {
        let p = f64::from(step) / 200.0;
        assert!(coverage(40, p, |x| all[x as usize].clopper_pearson.unwrap()) >= 0.95, "{p}");
        assert!(coverage(40, p, |x| all[x as usize].wilson_cc) >= 0.945, "{p}");
        wilson += coverage(40, p, |x| all[x as usize].wilson);
        mid += coverage(40, p, |x| all[x as usize].mid_p.unwrap());
        jeffreys += coverage(40, p, |x| all[x as usize].jeffreys.unwrap());
        points += 1.0;
    }
    for mean in [wilson / points, mid / points, jeffreys / points] {
        assert!((mean - 0.95).abs() < 0.012, "{mean}");
    }
}

#[test]
fn simulated_differences_and_ratios_are_covered_as_often_as_said() {
    let (p, m, q, n) = (0.3_f64, 60, 0.5_f64, 80);
    let one = BinomialDraws::new(18, m);
    let other = BinomialDraws::new(40, n);
    let draw = |(): &mut (), draws: &mut Draws| (one.draw(draws), other.draw(draws));
    let drawn = replicates(1_000, 11, || (), draw);
    let mut covered = [0; 3];
    for (a, b) in drawn {
        let (one, other) = (share(a, m), share(b, n));
        let inside = |[low, high]: [f64; 2], truth: f64| usize::from(low <= truth && truth <= high);
        covered[0] += inside(proportion_difference(one, other, usual()).newcombe_10, p - q);
        covered[1] += katz(one, other, usual()).map_or(0, |limits| inside(limits, p / q));
        let [low, high] = koopman(one, other, usual());
        covered[2] += inside([low.unwrap_or(0.0), high.unwrap_or(f64::MAX)], p / q);
    }
    // 950 with a standard error of 7.
    assert!(covered.iter().all(|count| (925..=975).contains(count)), "{covered:?}");
}

#[test]
fn a_resampled_ratio_is_near_the_logarithmic_interval_and_the_same_on_any_number_of_threads() {
    let (focal, reference) = (share(120, 400), share(300, 600));
    let once = bootstrap_ratio(focal, reference, usual(), 10_000, 3);
    let [low, high] = once.impact_ratio_ci95_bootstrap.unwrap();
    let [katz_low, katz_high] = katz(focal, reference, usual()).unwrap();
    assert!((low - katz_low).abs() < 0.01 && (high - katz_high).abs() < 0.01, "{low} {high}");
    for threads in 1..=3 {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| bootstrap_ratio(focal, reference, usual(), 10_000, 3)), once);
    }
    let none = bootstrap_ratio(share(0, 20), share(0, 30), usual(), 100, 3);
    assert_eq!((none.impact_ratio_ci95_bootstrap, none.bootstrap_undefined), (None, 100));
}

#[test]
fn newcombes_published_intervals_come_out() {
    // Newcombe (1998), Statistics in Medicine 17: 857–872, table I, and 873–890, table II (a).
    let rounded = |limits: [f64; 2]| limits.map(|limit| format!("{limit:.4}"));
    let x = proportion_ci(share(81, 263), usual());
    assert_eq!(rounded(x.wilson), ["0.2553", "0.3662"]);
    assert_eq!(rounded(x.clopper_pearson.unwrap()), ["0.2527", "0.3676"]);
    assert_eq!(rounded(x.mid_p.unwrap()), ["0.2544", "0.3658"]);
    let y = proportion_difference(share(56, 70), share(48, 80), usual());
    assert_eq!(rounded(y.newcombe_10), ["0.0524", "0.3339"]);
    assert_eq!(rounded(y.newcombe_11_cc), ["0.0428", "0.3422"]);
}

#[test]
fn four_fifths_are_compared_in_whole_numbers() {
    let impact = |a, m, b, n| {
        run("adverse_impact", &json!({ "focal_selected": a, "focal_n": m, "ref_selected": b, "ref_n": n }))
    };
    // 0.48 / 0.6 is not 0.8 in binary.
    let exact = impact(48, 100, 60, 100);
    assert_eq!(exact["fails_four_fifths"], json!(false));
    assert_eq!(impact(47, 100, 60, 100)["fails_four_fifths"], json!(true));
    assert_eq!(
        impact(479_999_999, 1_000_000_000, 600_000_000, 1_000_000_000)["fails_four_fifths"],
        json!(true)
    );
    let reversed = impact(2, 10, 3, 10);
    assert_eq!(
        (&reversed["flip_flop_reverses"], &reversed["one_person_lifts"]),
        (&json!(true), &json!(true))
    );
    let firm = impact(10, 100, 50, 100);
    assert_eq!((&firm["flip_flop_reverses"], &firm["one_person_lifts"]), (&json!(false), &json!(false)));
    assert!((firm["shortfall"].as_f64().unwrap() - 20.0).abs() < 1e-12);
}

#[test]
fn nobody_selected_leaves_ratio_and_tests_undefined() {
    let none =
        run("adverse_impact", &json!({ "focal_selected": 0, "focal_n": 9, "ref_selected": 0, "ref_n": 7 }));
    for key in ["impact_ratio", "impact_ratio_ci95", "fails_four_fifths", "z", "p"] {
        assert_eq!(none[key], Value::Null, "{key}");
    }
    assert_eq!(none["fisher"]["two_sided"], json!(1.0));
    assert_eq!(none["diff"], json!(0.0));
    let groups = run(
        "adverse_impact_groups",
        &json!({ "groups": { "a": { "selected": 0, "n": 5 }, "b": { "selected": 0, "n": 6 } } }),
    );
    assert_eq!(groups["impact_ratio"]["a"], Value::Null);
}

#[test]
fn a_lucky_group_of_three_is_no_reference() {
    let groups = json!({ "groups": {
        "many": { "selected": 300, "n": 600 }, "some": { "selected": 60, "n": 150 }, "few": { "selected": 3, "n": 3 },
        "edge": { "selected": 4, "n": 16 },
    } });
    let found = run("adverse_impact_groups", &groups);
    assert_eq!(found["reference"], json!("many"));
    assert_eq!(found["excluded"], json!(["few"]));
    assert_eq!(found["adverse"], json!({ "edge": true, "many": false, "some": false }));
    assert_eq!(found["impact_ratio"]["few"], json!(2.0));
}

/// Answers drawn from a Rasch model, every second person of the focal group; item 0 harder by `bias` for them.
fn rows(seed: u64, persons: usize, items: usize, bias: f64) -> Vec<Vec<bool>> {
    let drawn = replicates(
        persons,
        seed,
        || (),
        |(), draws: &mut Draws| {
            // Sum of twelve uniforms: near enough to normal for an ability.
            let ability: f64 = (0..12).map(|_| draws.uniform()).sum::<f64>() - 6.0;
            (0..items).map(|item| (ability, draws.uniform(), item)).collect::<Vec<_>>()
        },
    );
    let right = |person: usize, (ability, uniform, item): &(f64, f64, usize)| {
        let difficulty = (*item as f64 / items as f64 - 0.5) * 2.0;
        let shift = if *item == 0 && person % 2 == 1 { bias } else { 0.0 };
        *uniform < 1.0 / (1.0 + (difficulty + shift - ability).exp())
    };
    let person = |(person, row): (usize, &Vec<_>)| row.iter().map(|cell| right(person, cell)).collect();
    drawn.iter().enumerate().map(person).collect()
}

fn answers(seed: u64, persons: usize, items: usize, bias: f64) -> GroupedAnswers {
    let flat = rows(seed, persons, items, bias).concat();
    GroupedAnswers::new(items, flat, (0..persons).map(|person| person % 2 == 1).collect()).unwrap()
}

#[test]
fn a_biased_item_is_found_and_its_size_recovered() {
    let (bias, mut found, mut covered) = (1.0, 0, 0);
    for seed in 0..40 {
        let result = mh_dif(&answers(seed, 400, 12, bias), false);
        let item = result.items[0];
        // In a Rasch model with the item in the total, the odds ratio is the difference in difficulty.
        let (delta, se) = (item.delta.unwrap(), item.delta_se.unwrap());
        covered += usize::from((delta + 2.35 * bias).abs() < 1.96 * se);
        found += usize::from(result.flagged.contains(&0));
    }
    assert!(found >= 36, "{found} of 40 found");
    assert!(covered >= 34, "{covered} of 40 covered");
}

#[test]
fn a_common_odds_ratio_is_covered_as_often_as_said() {
    // Five strata of unequal size; odds 2 to 1 in each, from other bases.
    let strata = [(0.1, 30), (0.2, 24), (0.35, 40), (0.5, 20), (0.7, 36)];
    let rate = |base: f64, odds: f64| base * odds / (1.0 - base + base * odds);
    let drawn = replicates(
        1_000,
        31,
        || (),
        |(), draws: &mut Draws| {
            let tables = strata.map(|(base, n)| {
                let mut count = |p: f64| (0..n).filter(|_| draws.uniform() < p).count() as u64;
                let (a, c) = (count(rate(base, 2.0)), count(base));
                FourCells::new("tables", [a, n - a, c, n - c]).unwrap()
            });
            mantel_haenszel(&tables, usual()).ci95.is_some_and(|[low, high]| low <= 2.0 && 2.0 <= high)
        },
    );
    let covered = drawn.iter().filter(|covered| **covered).count();
    assert!((925..=975).contains(&covered), "{covered} of 1000");
}

#[test]
fn a_recovered_bias_is_covered_over_200_tests() {
    let covered = (1_000..1_200)
        .filter(|seed| {
            let item = mh_dif(&answers(*seed, 200, 8, 0.6), false).items[0];
            item.delta.zip(item.delta_se).is_some_and(|(delta, se)| (delta + 2.35 * 0.6).abs() < 1.96 * se)
        })
        .count();
    // 190 with a standard error of 3.
    assert!((178..=199).contains(&covered), "{covered} of 200");
}

#[test]
fn fair_items_are_flagged_as_seldom_as_chance_says() {
    let (mut by_table, mut by_regression) = (0, 0);
    for seed in 0..25 {
        let fair = answers(seed + 100, 240, 8, 0.0);
        by_table += mh_dif(&fair, false).flagged.len();
        by_regression += logistic_dif(&fair, false).flagged.len();
    }
    // 200 looks at 5 %; the continuity correction makes the first shyer.
    assert!(by_table <= 18, "{by_table}");
    assert!((2..=22).contains(&by_regression), "{by_regression}");
}

#[test]
fn groups_that_change_places_change_the_sign_only() {
    let rows: Vec<Vec<u8>> =
        rows(7, 120, 4, 0.8).iter().map(|row| row.iter().map(|right| u8::from(*right)).collect()).collect();
    let group: Vec<&str> = (0..120).map(|person| if person % 2 == 0 { "x" } else { "y" }).collect();
    let with = |name: &str, reference: &str, focal: &str| {
        run(name, &json!({ "responses": rows, "group": group, "reference": reference, "focal": focal }))
    };
    let (there, back) = (with("mh_dif", "x", "y"), with("mh_dif", "y", "x"));
    for item in 0..4 {
        let [a, b] = [&there, &back].map(|found| found["MH_D_DIF"][item].as_f64().unwrap());
        assert!((a + b).abs() < 1e-9);
        assert_eq!(there["ets_class"][item], back["ets_class"][item]);
    }
    let (there, back) = (with("logistic_dif", "x", "y"), with("logistic_dif", "y", "x"));
    for item in 0..4 {
        let [a, b] = [&there, &back].map(|found| found["LR_both"][item].as_f64().unwrap());
        assert!((a - b).abs() < 1e-7);
    }
}

#[test]
fn answers_without_information_are_undefined() {
    let rows = json!([[1, 1, 0], [1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 1, 0]]);
    let input = json!({ "responses": rows, "group": [0, 0, 0, 1, 1, 1], "reference": 0, "focal": 1 });
    for (name, key) in [("mh_dif", "MH_D_DIF"), ("logistic_dif", "LR_both")] {
        let found = run(name, &input);
        // Items 1 and 3 are all the same; item 2 is told by the total perfectly.
        assert_eq!(found[key], json!([null, null, null]), "{name}");
        assert_eq!(found["flagged_items"], json!([]));
    }
}

#[test]
fn impossible_counts_are_one_error_with_field_and_place() {
    let dif = |responses: Value, group: Value, more: &[(&str, Value)]| {
        let mut input = json!({ "responses": responses, "group": group, "reference": "r", "focal": "f" });
        for (key, value) in more {
            input[key] = value.clone();
        }
        input
    };
    let rows = json!([[1, 0], [0, 1], [1, 1]]);
    for (name, input, expected) in [
        ("proportion_ci", json!({ "x": 5, "n": 4 }), "`x`: is 5, more than `n` = 4"),
        ("proportion_ci", json!({ "x": 0, "n": 0 }), "`n`: is 0; at least one is needed"),
        ("proportion_ci", json!({ "x": -1, "n": 4 }), "`x`: is -1; a count is never negative"),
        ("proportion_ci", json!({ "x": 1.5, "n": 4 }), "`x`: is 1.5; a count is a whole number"),
        (
            "proportion_ci",
            json!({ "x": 1, "n": 4, "confidence": 1 }),
            "`confidence`: is 1; it must lie between 0 and 1",
        ),
        ("proportion_difference", json!({ "a": 1, "m": 2, "b": 3, "n": 2 }), "`b`: is 3, more than `n` = 2"),
        ("fisher_exact", json!({ "table": [1, 2, 3] }), "`table`: must be four counts"),
        ("fisher_exact", json!({ "table": [[1, 2, 3], [4]] }), "`table`: must be four counts"),
        ("fisher_exact", json!({ "table": [1, 2, "3", 4] }), "`table` row 3: \"3\" is not a number"),
        (
            "adverse_impact",
            json!({ "focal_selected": 3, "focal_n": 2, "ref_selected": 1, "ref_n": 2 }),
            "`focal_selected`: is 3, more than `focal_n` = 2",
        ),
        (
            "adverse_impact",
            json!({ "focal_selected": 3, "focal_n": 5, "ref_selected": 0, "ref_n": 0 }),
            "`ref_n`: is 0; at least one is needed",
        ),
        (
            "adverse_impact_groups",
            json!({ "groups": { "a": { "selected": 1, "n": 2 } } }),
            "`groups`: has one group only",
        ),
        (
            "adverse_impact_groups",
            json!({ "groups": { "a": { "selected": 3, "n": 2 }, "b": { "selected": 1, "n": 2 } } }),
            "`groups.a.selected`: is 3, more than `groups.a.n` = 2",
        ),
        (
            "adverse_impact_groups",
            json!({ "groups": { "a": { "n": 2 }, "b": 7 } }),
            "`groups.a.selected`: is missing",
        ),
        (
            "mh_strata",
            json!({ "tables": [[1, 2, 3, 4], [1, -2, 3, 4]] }),
            "`tables` row 2, column 2: is -2; a count is never negative",
        ),
        ("mh_strata", json!({ "tables": [[1, 2, 3]] }), "`tables` row 1: must be four counts"),
        ("mh_strata", json!({ "tables": [] }), "`tables`: is an empty list"),
        (
            "mh_dif",
            dif(json!([[1, 2], [0, 1]]), json!(["r", "f"]), &[]),
            "`responses` row 1, column 2: is 2; an answer is 0 or 1",
        ),
        ("mh_dif", dif(rows.clone(), json!(["r", "f"]), &[]), "`group`: has 2 values, but `responses` has 3"),
        (
            "mh_dif",
            dif(rows.clone(), json!(["r", "r", "r"]), &[]),
            "`focal`: is \"f\", but nobody in `group` is",
        ),
        (
            "logistic_dif",
            dif(rows.clone(), json!(["r", "f", "r"]), &[("focal", json!("r"))]),
            "`focal`: is the same group as `reference`",
        ),
        (
            "logistic_dif",
            dif(json!([[1, 0], [null, 1], [1, 1]]), json!(["r", "f", "r"]), &[]),
            "`group`: has nobody of \"f\" with all answers given",
        ),
        (
            "logistic_dif",
            dif(rows.clone(), json!(["r", "f", "q"]), &[("focal", Value::Null)]),
            "`group`: has not just two groups",
        ),
        (
            "logistic_dif",
            dif(rows, json!(["r", "f", "q"]), &[("purify", json!("yes"))]),
            "`purify`: \"yes\" is neither",
        ),
    ] {
        let error = match find(name).unwrap().compute(&input) {
            Ok(output) => panic!("{name} of {input} gave {output}"),
            Err(error) => error.to_string(),
        };
        assert!(error.starts_with(expected), "{name} of {input}:\n{error}\ninstead of\n{expected}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Every interval holds the proportion (Wald's too, of no width at the ends), and is that of the others turned round.
    #[test]
    fn intervals_hold_their_proportion_and_mirror(n in 1_u64..400, part in 0.0..=1.0) {
        let x = (n as f64 * part) as u64;
        let value = |x| serde_json::to_value(proportion_ci(share(x, n), usual())).unwrap();
        let (one, other) = (value(x), value(n - x));
        for key in ["wald", "wilson", "wilson_cc", "clopper_pearson", "mid_p", "jeffreys"] {
            let [low, high] = [0, 1].map(|end| one[key][end].as_f64().unwrap());
            let p = x as f64 / n as f64;
            prop_assert!(low <= p + 1e-12 && p <= high + 1e-12, "{key}: {low} {p} {high}");
            let mirrored = other[key][1].as_f64().unwrap();
            prop_assert!((low - (1.0 - mirrored)).abs() < 1e-9, "{key}");
        }
    }

    /// The exact test adds up: both one-sided tails share just the observed table.
    #[test]
    fn tails_of_the_exact_test_add_up(cells in proptest::array::uniform4(0_u64..60)) {
        let found = find("fisher_exact").unwrap().compute(&json!({ "table": cells })).unwrap();
        let [two, less, greater, mid] =
            ["two_sided", "less", "greater", "mid_p_two_sided"].map(|key| found[key].as_f64().unwrap());
        let observed = less + greater - 1.0;
        prop_assert!((two - mid - observed / 2.0).abs() < 1e-12);
        prop_assert!(two <= 1.0 + 1e-12 && two + 1e-12 >= less.min(greater));
    }

    /// A ratio lies between its limits, and one stratum is the plain table.
    #[test]
    fn one_stratum_is_the_plain_table(cells in proptest::array::uniform4(1_u64..200)) {
        let [a, b, c, d] = cells;
        let found = find("mh_strata").unwrap().compute(&json!({ "tables": [[a, b, c, d]] })).unwrap();
        let ratio = (a * d) as f64 / (b * c) as f64;
        prop_assert!((found["common_or"].as_f64().unwrap() / ratio - 1.0).abs() < 1e-12);
        let [low, high] = [0, 1].map(|end| found["ci95"][end].as_f64().unwrap());
        prop_assert!(low < ratio && ratio < high);
        let woolf = (1.0 / a as f64 + 1.0 / b as f64 + 1.0 / c as f64 + 1.0 / d as f64).sqrt();
        prop_assert!(((high / low).ln() / (2.0 * usual().z() * woolf) - 1.0).abs() < 1e-9);
    }
}
