//! A symmetric matrix while it is being summed up.

use crate::linalg::Matrix;

/// Sums in rows and columns; [`Square::to_matrix`] gives what can be solved.
#[derive(Clone, Debug)]
pub struct Square {
    size: usize,
    values: Vec<f64>,
}

impl Square {
    /// All zero.
    pub fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// A value.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.size + column]
    }

    /// A row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.size..(row + 1) * self.size]
    }

    /// A row, to add to.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.size..(row + 1) * self.size]
    }

    /// Adds to a value.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.size + column] += value;
    }

    /// Adds to a value and to the one across the diagonal (once where they are the same).
    pub fn add_both(&mut self, row: usize, column: usize, value: f64) {
        self.add(row, column, value);
        if row != column {
            self.add(column, row, value);
        }
    }

    /// Adds another matrix of the same size.
    pub fn add_all(&mut self, other: &Self) {
        add_scaled(&mut self.values, &other.values, 1.0);
    }

    /// The finished sums.
    pub fn to_matrix(&self) -> Matrix {
        Matrix::from_fn(self.size, |row, column| self.at(row, column))
    }
}

/// into += scale × from.
pub fn add_scaled(into: &mut [f64], from: &[f64], scale: f64) {
    for (into, from) in into.iter_mut().zip(from) {
        *into += scale * from;
    }
}

/// Σ a b, summed in four lanes: the same on every machine, and quick.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let (a4, a_rest) = a.as_chunks::<4>();
    let (b4, b_rest) = b.as_chunks::<4>();
    for (a, b) in a4.iter().zip(b4) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]) + rest
}

/// 1/(1 + exp(−x)).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// ln(1 + exp(x)).
pub fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
