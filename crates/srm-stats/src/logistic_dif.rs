//! Item bias by logistic regression: is the answer to an item foretold by the group, beyond the total?

use serde::Serialize;
use serde_json::Value;

use crate::dif::{GroupedAnswers, INPUT, Purified, SIGNIFICANCE, output, purified, read};
use crate::dist::chi_square_sf;
use crate::error::StatsError;
use crate::input::Fields;
use crate::linalg::Matrix;
use crate::registry::{Csv, Statistic};

/// Newton steps at most. Where a solution exists, ten are plenty; without one (perfect separation) they never end.
const STEPS_MAX: usize = 60;
/// A step below this, on predictors of unit spread, is rest.
const STEP_MIN: f64 = 1e-9;

/// One item. All are undefined where the answers are all the same, or where totals part right from wrong perfectly, so
/// that the regression has no solution.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LogisticItem {
    /// Likelihood ratio for group and group × total, 2 degrees of freedom.
    pub both: Option<f64>,
    /// For group beyond the total, 1 degree of freedom.
    pub uniform: Option<f64>,
    /// For group × total beyond group, 1 degree of freedom.
    pub nonuniform: Option<f64>,
    /// What group and group × total add to Nagelkerke's R².
    pub delta_r2: Option<f64>,
    /// What group alone adds to it.
    pub delta_r2_uniform: Option<f64>,
    /// Probability of `both`.
    pub p_both: Option<f64>,
    /// Probability of `uniform`.
    pub p_uniform: Option<f64>,
    /// Probability of `nonuniform`.
    pub p_nonuniform: Option<f64>,
}

/// Persons with the same predictors: right, all, predictors.
struct Cell {
    right: f64,
    all: f64,
    x: [f64; 4],
}

/// ln(1 + e^x) without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// −2 ln likelihood at the maximum of a logistic regression on the first `size` predictors; `None` where there is none.
fn deviance(cells: &[Cell], size: usize) -> Option<f64> {
    let eta = |beta: &[f64], cell: &Cell| beta.iter().zip(&cell.x).map(|(b, x)| b * x).sum::<f64>();
    let value = |beta: &[f64]| -> f64 {
        2.0 * cells
            .iter()
            .map(|cell| {
                let eta = eta(beta, cell);
                cell.right * softplus(-eta) + (cell.all - cell.right) * softplus(eta)
            })
            .sum::<f64>()
    };
    let mut beta = vec![0.0; size];
    let mut now = value(&beta);
    for _ in 0..STEPS_MAX {
        let mut information = Matrix::zeros(size);
        let mut slope = vec![0.0; size];
        for cell in cells {
            let p = 1.0 / (1.0 + (-eta(&beta, cell)).exp());
            let weight = cell.all * p * (1.0 - p);
            for (j, slope) in slope.iter_mut().enumerate() {
                *slope += (cell.right - cell.all * p) * cell.x[j];
                for k in 0..=j {
                    let sum = information.get(j, k) + weight * cell.x[j] * cell.x[k];
                    information.set(j, k, sum);
                    information.set(k, j, sum);
                }
            }
        }
        let step = information.cholesky()?.solve(&slope);
        let largest = step.iter().fold(0.0, |largest: f64, step| largest.max(step.abs()));
        if !largest.is_finite() {
            return None;
        }
        // A full step may overshoot far from the maximum.
        let mut scale = 1.0;
        loop {
            let next: Vec<f64> = beta.iter().zip(&step).map(|(beta, step)| beta + scale * step).collect();
            let there = value(&next);
            if there <= now + 1e-12 * now || scale < 1e-6 {
                (beta, now) = (next, there);
                break;
            }
            scale /= 2.0;
        }
        if largest < STEP_MIN {
            return Some(now);
        }
    }
    None
}

/// Cells of an item from its counts at each total, with predictors 1, total, group and total × group, the total at mean
/// 0 and spread 1: that changes no likelihood and keeps the equations well conditioned.
fn cells(tables: &[[u32; 4]]) -> Vec<Cell> {
    let persons = |table: &[u32; 4]| table.iter().map(|count| f64::from(*count)).sum::<f64>();
    let n: f64 = tables.iter().map(persons).sum();
    let each = || tables.iter().enumerate().map(|(total, table)| (total as f64, table));
    let mean = each().map(|(total, table)| total * persons(table)).sum::<f64>() / n;
    let square = each().map(|(total, table)| (total - mean).powi(2) * persons(table)).sum::<f64>() / n;
    let spread = if square > 0.0 { square.sqrt() } else { 1.0 };
    let mut cells = vec![];
    for (total, table) in each() {
        let at = (total - mean) / spread;
        for (group, counts) in [(-0.5, [table[0], table[1]]), (0.5, [table[2], table[3]])] {
            let [right, wrong] = counts.map(f64::from);
            if right + wrong > 0.0 {
                cells.push(Cell { right, all: right + wrong, x: [1.0, at, group, at * group] });
            }
        }
    }
    cells
}

fn item(tables: &[[u32; 4]]) -> LogisticItem {
    let cells = cells(tables);
    let n: f64 = cells.iter().map(|cell| cell.all).sum();
    let [none, total, group, full] = [1, 2, 3, 4].map(|size| deviance(&cells, size));
    // Rounding may carry a ratio of 0 just below it.
    let ratio = |small: Option<f64>, large: Option<f64>| small.zip(large).map(|(s, l)| (s - l).max(0.0));
    let (both, uniform, nonuniform) = (ratio(total, full), ratio(total, group), ratio(group, full));
    let r2 = |model: Option<f64>| {
        let (none, model) = none.zip(model)?;
        let most = -(-none / n).exp_m1();
        (most > 0.0).then(|| -(-(none - model) / n).exp_m1() / most)
    };
    let added = |small: Option<f64>, large: Option<f64>| r2(small).zip(r2(large)).map(|(s, l)| l - s);
    let p = |ratio: Option<f64>, df: f64| ratio.map(|ratio| chi_square_sf(ratio, df));
    LogisticItem {
        both,
        uniform,
        nonuniform,
        delta_r2: added(total, full),
        delta_r2_uniform: added(total, group),
        p_both: p(both, 2.0),
        p_uniform: p(uniform, 1.0),
        p_nonuniform: p(nonuniform, 1.0),
    }
}

/// Logistic regression of every item on the total (which contains the item), the group and their product (Swaminathan &
/// Rogers 1990, Journal of Educational Measurement 27, 361–370), with Nagelkerke's R² as Zumbo (1999) uses it.
///
/// An item is flagged when the ratio for both terms is significant at 5 %; with `purify`, flagged items leave the total
/// of the others.
pub fn logistic_dif(answers: &GroupedAnswers, purify: bool) -> Purified<LogisticItem> {
    purified(answers, purify, item, |item| item.p_both.is_some_and(|p| p < SIGNIFICANCE))
}

/// `srm stats logistic_dif`.
pub const STATISTIC: Statistic = Statistic {
    name: "logistic_dif",
    summary: "item bias by logistic regression: does the group foretell the answer, beyond the total",
    input: INPUT,
    output: &[
        ("LR_both", "for each item: likelihood ratio for group and group x total, 2 degrees of freedom"),
        ("LR_uniform", "for group beyond the total, 1 degree of freedom"),
        ("LR_nonuniform", "for group x total beyond the group, 1 degree of freedom"),
        ("delta_r2", "what both terms add to Nagelkerke's R2; below 0.035 is negligible, from 0.07 large"),
        ("delta_r2_uniform", "what the group alone adds"),
        ("p_both", "probability of LR_both"),
        ("p_uniform", "probability of LR_uniform"),
        ("p_nonuniform", "probability of LR_nonuniform"),
        ("flagged_items", "items with p_both below 0.05, counted from 1"),
        ("flagged_names", "their names, if items have any"),
        ("n_reference", "persons of the reference group"),
        ("n_focal", "persons of the focal group"),
        ("rounds", "rounds of purification made"),
        ("settled", "whether the last two rounds flagged the same items"),
        ("notes", "what to know"),
    ],
    formula: "logit P(right) = b0 + b1 total [+ b2 group [+ b3 total x group]], total with the item in it; LR = difference \
              of deviances; R2 = (1 - (L0/L)^(2/n)) / (1 - L0^(2/n))",
    source: "Swaminathan & Rogers (1990), Journal of Educational Measurement 27, 361-370; Nagelkerke (1991), Biometrika 78, \
             691-692; Zumbo (1999), A Handbook on the Theory and Methods of DIF; Jodoin & Gierl (2001), Applied Measurement \
             in Education 14, 329-349",
    csv: Some(Csv::Table("responses")),
    example: r#"{ "responses": [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 0], [1, 1, 0, 1], [0, 1, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [1, 1, 1, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1]], "group": ["r", "f", "r", "r", "f", "f", "r", "f", "r", "f", "f", "r", "f", "r"], "reference": "r", "focal": "f" }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let reading = read(fields)?;
    let found = logistic_dif(&reading.answers, reading.purify);
    let each = |part: fn(&LogisticItem) -> Option<f64>| found.items.iter().map(part).collect::<Vec<_>>();
    let both = each(|item| item.both);
    Ok(output(&reading, &found)
        .note_if(
            both.contains(&None),
            "null: all answers to the item are the same, or the total tells right from wrong perfectly",
        )
        .put("LR_both", both)
        .put("LR_uniform", each(|item| item.uniform))
        .put("LR_nonuniform", each(|item| item.nonuniform))
        .put("delta_r2", each(|item| item.delta_r2))
        .put("delta_r2_uniform", each(|item| item.delta_r2_uniform))
        .put("p_both", each(|item| item.p_both))
        .put("p_uniform", each(|item| item.p_uniform))
        .put("p_nonuniform", each(|item| item.p_nonuniform))
        .done())
}
