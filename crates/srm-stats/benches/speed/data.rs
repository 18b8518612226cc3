//! The data: drawn from fixed seeds, written and read as CSV without a head.

use std::fmt::Write as _;

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};
use srm_stats::table::Table;

fn normal(random: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (random.random(), random.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// Rows × columns of answers from `lowest` on: one ability a row, graded by logistic curves with `steps` intercepts.
fn graded(seed: u64, rows: usize, columns: usize, steps: &[f64], lowest: usize) -> String {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut text = String::with_capacity(rows * columns * 2);
    for _ in 0..rows {
        let theta = normal(&mut random);
        for column in 0..columns {
            let a = 0.7 + 1.3 * (column * 7 % 40) as f64 / 40.0;
            let shift = 1.5 - 3.0 * (column * 11 % 40) as f64 / 40.0;
            let u: f64 = random.random();
            let passed =
                steps.iter().filter(|d| u < 1.0 / (1.0 + (-(a * theta + shift + **d)).exp())).count();
            let end = if column + 1 == columns { '\n' } else { ',' };
            let _ = write!(text, "{}{end}", lowest + passed);
        }
    }
    text
}

/// 100 000 persons × 40 items, 1 to 5.
pub fn items() -> String {
    graded(1, 100_000, 40, &[2.0, 0.7, -0.7, -2.0], 1)
}

/// 10 000 × 40, 0 or 1.
pub fn dichotomous() -> String {
    graded(2, 10_000, 40, &[0.0], 0)
}

/// 10 000 × 40, 0 to 3.
pub fn four_categories() -> String {
    graded(3, 10_000, 40, &[1.8, 0.0, -1.8], 0)
}

/// 5 raters × 5 000 units, 1 to 5.
pub fn ratings() -> String {
    let by_unit = graded(4, 5_000, 5, &[2.0, 0.7, -0.7, -2.0], 1);
    let units: Vec<Vec<&str>> = by_unit.lines().map(|line| line.split(',').collect()).collect();
    (0..5).map(|rater| units.iter().map(|unit| unit[rater]).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// Selected and all of the focal group, then of the reference group.
pub fn selected() -> String {
    "120,400,300,600\n".to_owned()
}

/// A table from CSV.
pub fn read(text: &str) -> Option<Table> {
    let columns = text.lines().next()?.split(',').count();
    let mut values = Vec::with_capacity(text.len() / 2);
    for line in text.lines() {
        for field in line.split(',') {
            values.push(field.trim().parse().ok()?);
        }
    }
    Table::new("data", columns, values).ok()
}
