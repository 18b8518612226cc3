//! Estimates against the model they were drawn from, and numerical derivatives.

use super::*;
use crate::irt::testing::{answers, patterns};

const A: &[f64] = &[0.8, 1.2, 1.7, 1.0];
const D: &[&[f64]] = &[&[2.0, 0.5, -1.0], &[1.0, -1.0], &[2.0, 0.0, -2.0], &[0.3]];
const CATEGORIES: &[usize] = &[4, 3, 4, 2];

#[test]
fn the_information_is_the_second_derivative_of_the_likelihood() {
    let mut codes = answers(5, 250, A, D);
    codes.iter_mut().step_by(9).for_each(|code| *code = MISSING);
    let patterns = Patterns::new(4, &codes, None);
    let model = Model::new(&patterns, CATEGORIES);
    let at = model.start();
    let information = model.information(&at, &model.expect(&at));
    let gradient = |at: &[f64]| model.gradient(at, &model.expect(at));
    let h = 1e-5;
    for row in 0..at.len() {
        let (mut up, mut down) = (at.clone(), at.clone());
        up[row] += h;
        down[row] -= h;
        let slope = (model.expect(&up).log_likelihood - model.expect(&down).log_likelihood) / (2.0 * h);
        assert!((gradient(&at)[row] - slope).abs() < 1e-4 * (1.0 + slope.abs()));
        for (column, (up, down)) in gradient(&up).iter().zip(gradient(&down)).enumerate() {
            let numeric = -(up - down) / (2.0 * h);
            let exact = information.at(row, column);
            assert!(
                (numeric - exact).abs() < 1e-4 * (1.0 + exact.abs()),
                "{row} {column}: {numeric} {exact}"
            );
        }
    }
}

#[test]
fn intervals_cover_the_true_values_as_often_as_they_say() {
    let (mut covered, mut all) = (0, 0);
    for seed in 0..200 {
        let fit = fit(&patterns(5000 + seed, 350, A, D), CATEGORIES).unwrap();
        let (se_a, se_d) = (fit.se_a.unwrap(), fit.se_d.unwrap());
        for item in 0..4 {
            let slopes = [(fit.a[item], se_a[item], A[item])];
            let intercepts =
                fit.d[item].iter().zip(&se_d[item]).zip(D[item]).map(|((d, se), truth)| (*d, *se, *truth));
            for (estimate, se, truth) in slopes.into_iter().chain(intercepts) {
                covered += i32::from((estimate - truth).abs() < 1.959_964 * se);
                all += 1;
            }
        }
    }
    let share = f64::from(covered) / f64::from(all);
    assert!((0.93..0.97).contains(&share), "{share}");
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let patterns = patterns(7, 900, A, D);
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let fit = pool.install(|| fit(&patterns, CATEGORIES)).unwrap();
        (fit.a, fit.d, fit.se_a, fit.log_likelihood)
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(3));
}

#[test]
fn estimates_are_at_the_top_of_the_likelihood() {
    let patterns = patterns(13, 500, A, D);
    let fit = fit(&patterns, CATEGORIES).unwrap();
    let model = Model::new(&patterns, CATEGORIES);
    let at: Vec<f64> =
        fit.a.iter().zip(&fit.d).flat_map(|(a, d)| std::iter::once(*a).chain(d.iter().copied())).collect();
    let gradient = model.gradient(&at, &model.expect(&at));
    assert!(gradient.iter().all(|slope| slope.abs() < 1e-5), "{gradient:?}");
}
