//! Small dense symmetric matrices: Cholesky, inverse, determinant, eigenvalues. Enough for some hundred items.

/// A square matrix kept row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    size: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// A matrix from a function of row and column.
    pub fn from_fn(size: usize, mut value: impl FnMut(usize, usize) -> f64) -> Self {
        let values = (0..size * size).map(|at| value(at / size, at % size)).collect();
        Self { size, values }
    }

    /// Rows, and columns.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// A value; 0 outside.
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.row(row).get(column).copied().unwrap_or(0.0)
    }

    /// Puts a value; nothing happens outside.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        if row < self.size
            && column < self.size
            && let Some(place) = self.values.get_mut(row * self.size + column)
        {
            *place = value;
        }
    }

    /// A row; empty outside.
    pub fn row(&self, row: usize) -> &[f64] {
        let start = row.saturating_mul(self.size);
        self.values.get(start..start.saturating_add(self.size)).unwrap_or_default()
    }

    /// The values on the diagonal.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.size).map(|i| self.get(i, i)).collect()
    }

    /// The product with a column of numbers.
    pub fn times(&self, column: &[f64]) -> Vec<f64> {
        (0..self.size).map(|i| self.row(i).iter().zip(column).map(|(a, b)| a * b).sum()).collect()
    }

    /// The Cholesky factor of a symmetric matrix; `None` unless it is positive definite beyond rounding: each pivot must
    /// stay above 1e-12 of its diagonal value.
    pub fn cholesky(&self) -> Option<Cholesky> {
        const PIVOT_MIN: f64 = 1e-12;
        let mut factor = Self::zeros(self.size);
        for i in 0..self.size {
            for j in 0..=i {
                let dot: f64 = factor.row(i).iter().zip(factor.row(j)).take(j).map(|(a, b)| a * b).sum();
                let rest = self.get(i, j) - dot;
                let value = if i == j {
                    let enough = rest > PIVOT_MIN * self.get(i, i).abs() && rest.is_finite();
                    if !enough {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / factor.get(j, j)
                };
                factor.set(i, j, value);
            }
        }
        Some(Cholesky { factor })
    }

    /// The inverse of a symmetric positive definite matrix; `None` of any other.
    pub fn inverse(&self) -> Option<Self> {
        Some(self.cholesky()?.inverse())
    }

    /// Eigenvalues and eigenvectors of a symmetric matrix, the largest value first, by Jacobi's rotations.
    pub fn symmetric_eigen(&self) -> Vec<(f64, Vec<f64>)> {
        const SWEEPS_MAX: usize = 60;
        let n = self.size;
        let (mut a, mut vectors) = (self.clone(), Self::from_fn(n, |i, j| f64::from(u8::from(i == j))));
        for _ in 0..SWEEPS_MAX {
            let pairs = || (0..n).flat_map(move |i| (0..i).map(move |j| (i, j)));
            let off: f64 = pairs().map(|(i, j)| a.get(i, j).powi(2)).sum();
            let all: f64 = a.values.iter().map(|value| value * value).sum();
            if off <= 1e-30 * all {
                break;
            }
            for (p, q) in pairs() {
                rotate(&mut a, &mut vectors, q, p);
            }
        }
        let vector = |j: usize| (0..n).map(|i| vectors.get(i, j)).collect();
        let mut pairs: Vec<(f64, Vec<f64>)> = (0..n).map(|j| (a.get(j, j), vector(j))).collect();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        pairs
    }
}

/// One rotation of Jacobi's that makes the value at (p, q) zero.
fn rotate(a: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let off = a.get(p, q);
    if off == 0.0 {
        return;
    }
    let theta = (a.get(q, q) - a.get(p, p)) / (2.0 * off);
    let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let t = if theta == 0.0 { 1.0 } else { t };
    let c = 1.0 / t.hypot(1.0);
    let s = t * c;
    for k in 0..a.size {
        let (kp, kq) = (a.get(k, p), a.get(k, q));
        a.set(k, p, c * kp - s * kq);
        a.set(k, q, s * kp + c * kq);
    }
    for k in 0..a.size {
        let (pk, qk) = (a.get(p, k), a.get(q, k));
        a.set(p, k, c * pk - s * qk);
        a.set(q, k, s * pk + c * qk);
        let (kp, kq) = (vectors.get(k, p), vectors.get(k, q));
        vectors.set(k, p, c * kp - s * kq);
        vectors.set(k, q, s * kp + c * kq);
    }
}

/// The lower factor L of a matrix L·Lᵀ.
#[derive(Clone, Debug)]
pub struct Cholesky {
    factor: Matrix,
}

impl Cholesky {
    /// The solution x of (L·Lᵀ) x = b.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.factor.size;
        let mut x = vec![0.0; n];
        for i in 0..n {
            let dot: f64 = self.factor.row(i).iter().zip(&x).take(i).map(|(l, x)| l * x).sum();
            let value = (b.get(i).copied().unwrap_or(0.0) - dot) / self.factor.get(i, i);
            if let Some(place) = x.get_mut(i) {
                *place = value;
            }
        }
        for i in (0..n).rev() {
            let dot: f64 = (i + 1..n).zip(x.iter().skip(i + 1)).map(|(k, x)| self.factor.get(k, i) * x).sum();
            if let Some(place) = x.get_mut(i) {
                *place = (*place - dot) / self.factor.get(i, i);
            }
        }
        x
    }

    /// The natural logarithm of the determinant.
    pub fn ln_determinant(&self) -> f64 {
        2.0 * self.factor.diagonal().iter().map(|value| value.ln()).sum::<f64>()
    }

    /// The inverse of the matrix.
    pub fn inverse(&self) -> Matrix {
        let n = self.factor.size;
        let mut inverse = Matrix::zeros(n);
        for j in 0..n {
            let unit: Vec<f64> = (0..n).map(|i| f64::from(u8::from(i == j))).collect();
            for (i, value) in self.solve(&unit).into_iter().enumerate() {
                inverse.set(i, j, value);
            }
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Matrix {
        // Hilbert-like: symmetric, positive definite, not well conditioned.
        Matrix::from_fn(4, |i, j| 1.0 / (i + j + 1) as f64)
    }

    #[test]
    fn an_inverse_undoes_its_matrix() {
        let (a, inverse) = (sample(), sample().inverse().unwrap());
        for i in 0..4 {
            let column: Vec<f64> = (0..4).map(|k| inverse.get(k, i)).collect();
            for (j, value) in a.times(&column).into_iter().enumerate() {
                assert!((value - f64::from(u8::from(i == j))).abs() < 1e-9);
            }
        }
        // The determinant of this matrix is 1/6048000.
        assert!((sample().cholesky().unwrap().ln_determinant() + 6_048_000_f64.ln()).abs() < 1e-9);
    }

    #[test]
    fn eigenvalues_and_vectors_make_the_matrix_again() {
        let (a, pairs) = (sample(), sample().symmetric_eigen());
        for (value, vector) in &pairs {
            for (left, right) in a.times(vector).iter().zip(vector) {
                assert!((left - value * right).abs() < 1e-12);
            }
        }
        let trace: f64 = pairs.iter().map(|pair| pair.0).sum();
        assert!((trace - a.diagonal().iter().sum::<f64>()).abs() < 1e-12);
    }

    #[test]
    fn what_is_not_positive_definite_has_no_factor() {
        assert!(Matrix::from_fn(2, |_, _| 1.0).cholesky().is_none());
        assert!(Matrix::zeros(2).inverse().is_none());
        assert!(Matrix::from_fn(2, |i, j| if i == j { 1.0 } else { f64::NAN }).cholesky().is_none());
    }
}
