//! Estimates against the model they were drawn from, the general engine, and numerical derivatives.

use super::*;
use crate::irt::graded;
use crate::irt::testing::{answers, patterns};

const A: &[f64] = &[0.6, 0.9, 1.2, 1.5, 2.0];
const D: &[&[f64]] = &[&[1.0], &[0.4], &[0.0], &[-0.6], &[-1.4]];

/// Every seventh answer is taken away.
fn with_gaps(seed: u64, persons: usize) -> Patterns {
    let mut codes = answers(seed, persons, A, D);
    codes.iter_mut().step_by(7).for_each(|code| *code = MISSING);
    Patterns::new(A.len(), &codes, None)
}

#[test]
fn two_parameters_are_those_of_the_graded_model_with_two_categories() {
    for patterns in [patterns(1, 600, A, D), with_gaps(2, 600)] {
        let quick = fit(&patterns, Slopes::PerItem).unwrap();
        let general = graded::fit(&patterns, &[2; 5]).unwrap();
        assert!((quick.log_likelihood - general.log_likelihood).abs() < 1e-9);
        let (se_a, se_d) = (quick.se_a.unwrap(), quick.se_d.unwrap());
        let (general_a, general_d) = (general.se_a.unwrap(), general.se_d.unwrap());
        for item in 0..5 {
            assert!((quick.a[item] - general.a[item]).abs() < 1e-6);
            assert!((quick.d[item] - general.d[item][0]).abs() < 1e-6);
            assert!((se_a[item] - general_a[item]).abs() < 1e-5, "{} {}", se_a[item], general_a[item]);
            assert!((se_d[item] - general_d[item][0]).abs() < 1e-5);
        }
    }
}

#[test]
fn the_information_is_the_second_derivative_of_the_likelihood() {
    for (patterns, slopes) in [
        (patterns(3, 300, A, D), Slopes::PerItem),
        (patterns(3, 300, A, D), Slopes::Common),
        (with_gaps(4, 300), Slopes::PerItem),
        (with_gaps(4, 300), Slopes::Common),
    ] {
        let model = Model::new(&patterns, slopes);
        let at = model.start();
        let gradient = |free: &[f64]| {
            let lines = model.expand(free);
            model.contract(&model.gradient(&lines, &model.expect(&lines)))
        };
        let lines = model.expand(&at);
        let information = model.information(&lines, &model.expect(&lines));
        let h = 1e-5;
        for row in 0..at.len() {
            let (mut up, mut down) = (at.clone(), at.clone());
            up[row] += h;
            down[row] -= h;
            let likelihood = |free: &[f64]| model.expect(&model.expand(free)).log_likelihood;
            let slope = (likelihood(&up) - likelihood(&down)) / (2.0 * h);
            assert!((gradient(&at)[row] - slope).abs() < 1e-4 * (1.0 + slope.abs()));
            for (column, (up, down)) in gradient(&up).iter().zip(gradient(&down)).enumerate() {
                let numeric = -(up - down) / (2.0 * h);
                let exact = information.at(row, column);
                assert!(
                    (numeric - exact).abs() < 1e-4 * (1.0 + exact.abs()),
                    "{slopes:?} {row} {column}: {numeric} {exact}"
                );
            }
        }
    }
}

#[test]
fn intervals_cover_the_true_values_as_often_as_they_say() {
    let (mut covered, mut all) = (0, 0);
    for seed in 0..200 {
        let fit = fit(&patterns(1000 + seed, 400, A, D), Slopes::PerItem).unwrap();
        let (se_a, se_d) = (fit.se_a.unwrap(), fit.se_d.unwrap());
        for item in 0..5 {
            for (estimate, se, truth) in
                [(fit.a[item], se_a[item], A[item]), (fit.d[item], se_d[item], D[item][0])]
            {
                covered += i32::from((estimate - truth).abs() < 1.959_964 * se);
                all += 1;
            }
        }
    }
    // 2000 intervals, correlated within a sample: 95 % within about four standard errors.
    let share = f64::from(covered) / f64::from(all);
    assert!((0.93..0.97).contains(&share), "{share}");
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let codes: Vec<u8> = answers(9, 3000, &[1.0; 12], &[&[0.2][..]; 12]);
    let patterns = Patterns::new(12, &codes, None);
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let fit = pool.install(|| fit(&patterns, Slopes::PerItem)).unwrap();
        (fit.a, fit.d, fit.se_a, fit.log_likelihood)
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(3));
}

#[test]
fn a_reversed_item_has_a_negative_slope_and_is_not_turned() {
    let mut codes = answers(11, 800, A, D);
    codes.iter_mut().skip(2).step_by(5).for_each(|code| *code = 1 - *code);
    let fit = fit(&Patterns::new(5, &codes, None), Slopes::PerItem).unwrap();
    assert!(fit.a[2] < -0.5 && fit.a[0] > 0.0 && fit.a[4] > 0.0, "{:?}", fit.a);
}

#[test]
fn answers_in_perfect_order_are_an_error_or_finite() {
    // Guttman's pattern: slopes grow without bound.
    let mut codes = Vec::new();
    for right in 0..=5 {
        for _ in 0..20 {
            codes.extend((0..5).map(|item| u8::from(item < right)));
        }
    }
    match fit(&Patterns::new(5, &codes, None), Slopes::PerItem) {
        Err(StatsError::NotConverged { .. }) => {}
        other => assert!(other.unwrap().a.iter().all(|a| a.is_finite())),
    }
}
