//! McDonald's omega from a one-factor model by maximum likelihood.

use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::linalg::Matrix;
use crate::registry::{Csv, Statistic};
use crate::reliability::reliability;
use crate::summary::{covariance, is_constant};
use crate::table::Table;
use serde_json::{Value, json};

/// The most items: a round takes time with their third power.
const ITEMS_MAX: usize = 150;

/// A one-factor model and the reliability that follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct OneFactor {
    /// Persons without a gap.
    pub n: usize,
    /// Loadings on a factor of variance 1, in points of the items; their sum is not negative.
    pub loadings: Vec<f64>,
    /// Residual variances; one below 0 is an improper solution and shown as it is.
    pub residual_variances: Vec<f64>,
    /// (Σ loadings)² / ((Σ loadings)² + Σ residual variances).
    pub omega: Option<f64>,
    /// n times the discrepancy.
    pub chi_square: f64,
    /// Degrees of freedom: k (k + 1) / 2 − 2 k.
    pub df: usize,
    /// Root mean square error of approximation; `None` without degrees of freedom.
    pub rmsea: Option<f64>,
    /// Standardised root mean square residual, the diagonal included.
    pub srmr: f64,
}

/// One parameter set: loadings, residual variances.
struct Point {
    loadings: Vec<f64>,
    residuals: Vec<f64>,
}

impl Point {
    fn implied(&self) -> Matrix {
        let loading = |i: usize| self.loadings.get(i).copied().unwrap_or(0.0);
        let residual = |i: usize| self.residuals.get(i).copied().unwrap_or(0.0);
        let diagonal = |i: usize, j: usize| if i == j { residual(i) } else { 0.0 };
        Matrix::from_fn(self.loadings.len(), |i, j| loading(i) * loading(j) + diagonal(i, j))
    }

    fn moved(&self, step: &[f64], length: f64) -> Self {
        let k = self.loadings.len();
        let add =
            |values: &[f64], step: &[f64]| values.iter().zip(step).map(|(v, s)| v + length * s).collect();
        let (first, second) = step.split_at(k.min(step.len()));
        Self { loadings: add(&self.loadings, first), residuals: add(&self.residuals, second) }
    }
}

/// ln det Σ + tr(S Σ⁻¹), and Σ⁻¹; `None` where Σ is not positive definite.
fn discrepancy(s: &Matrix, point: &Point) -> Option<(f64, Matrix)> {
    let factor = point.implied().cholesky()?;
    let inverse = factor.inverse();
    let trace: f64 =
        (0..s.size()).flat_map(|i| s.row(i).iter().zip(inverse.row(i))).map(|(a, b)| a * b).sum();
    Some((factor.ln_determinant() + trace, inverse))
}

/// Slope and expected curvature at a point.
fn slope(s: &Matrix, point: &Point, w: &Matrix) -> (Vec<f64>, Matrix) {
    let k = s.size();
    // M = Σ⁻¹ − Σ⁻¹ S Σ⁻¹.
    let rows: Vec<Vec<f64>> = (0..k).map(|i| s.times(w.row(i))).collect();
    let m = Matrix::from_fn(k, |i, j| {
        let product: f64 = rows.get(j).into_iter().flatten().zip(w.row(i)).map(|(a, b)| a * b).sum();
        w.get(i, j) - product
    });
    let u = w.times(&point.loadings);
    let q: f64 = u.iter().zip(&point.loadings).map(|(a, b)| a * b).sum();
    let at = |i: usize| u.get(i).copied().unwrap_or(0.0);
    let mut gradient: Vec<f64> = m.times(&point.loadings).into_iter().map(|value| 2.0 * value).collect();
    gradient.extend(m.diagonal());
    let curvature = Matrix::from_fn(2 * k, |a, b| match (a < k, b < k) {
        (true, true) => 2.0 * (w.get(a, b) * q + at(a) * at(b)),
        (true, false) => 2.0 * w.get(a, b - k) * at(b - k),
        (false, true) => 2.0 * w.get(a - k, b) * at(a - k),
        (false, false) => w.get(a - k, b - k).powi(2),
    });
    (gradient, curvature)
}

/// Fits one factor by Fisher scoring on correlations, in at most 500 rounds; stops when no parameter of a standardised
/// item moves by more than 1e-10.
fn fit(s: &Matrix) -> Result<(Point, f64), StatsError> {
    const ROUNDS_MAX: usize = 500;
    const CHANGE_MAX: f64 = 1e-10;
    let singular = || {
        let message =
            "an item follows from the others, so there is no likelihood; leave it out, or give more persons";
        StatsError::Input(InputError::new("scores", message))
    };
    s.cholesky().ok_or_else(singular)?;
    let k = s.size();
    let (value, vector) = s.symmetric_eigen().into_iter().next().ok_or_else(singular)?;
    let share = ((value - 1.0) / value).clamp(0.05, 0.95);
    let loadings: Vec<f64> =
        vector.iter().map(|part| (part * (share * value).sqrt()).clamp(-0.95, 0.95)).collect();
    let residuals = loadings.iter().map(|loading| 1.0 - loading * loading).collect();
    let mut point = Point { loadings, residuals };
    let (mut now, mut inverse) = discrepancy(s, &point).ok_or_else(singular)?;
    let mut largest = f64::INFINITY;
    for _ in 0..ROUNDS_MAX {
        let (gradient, curvature) = slope(s, &point, &inverse);
        let Some(factor) = curvature.cholesky() else { break };
        let step: Vec<f64> = factor.solve(&gradient).into_iter().map(|value| -value).collect();
        let mut length = 1.0;
        let next = loop {
            let next = point.moved(&step, length);
            match discrepancy(s, &next) {
                Some((value, inverse)) if value <= now + 1e-13 * (k as f64) => {
                    break Some((next, value, inverse));
                }
                _ if length < 1e-8 => break None,
                _ => length /= 2.0,
            }
        };
        let Some((next, value, w)) = next else { break };
        largest = step.iter().map(|value| (value * length).abs()).fold(0.0, f64::max);
        (point, now, inverse) = (next, value, w);
        if largest <= CHANGE_MAX {
            return Ok((point, now));
        }
    }
    Err(StatsError::NotConverged {
        what: "the one-factor model".to_owned(),
        rounds: ROUNDS_MAX,
        largest_change: largest,
    })
}

/// One factor for persons × items by maximum likelihood (Jöreskog 1969), and omega (McDonald 1999) from it.
///
/// Covariances are divided by n, chi-square is n times the discrepancy and RMSEA is √max(0, (χ² − df) / (n df)), as in
/// `lavaan`. Only persons with every item count.
///
/// Errors: fewer than three items, no more persons than items, an item that is constant or follows from others; no
/// convergence.
pub fn one_factor(scores: &Table) -> Result<OneFactor, StatsError> {
    const FIELD: &str = "scores";
    scores.at_least(FIELD, (2, "persons"), (3, "items"))?;
    let (table, k) = (scores.complete_rows(), scores.columns());
    let n = table.rows();
    if k > ITEMS_MAX {
        return Err(InputError::new(FIELD, format_args!("has {k} items; up to {ITEMS_MAX} are taken")).into());
    }
    if n <= k {
        let message = format_args!("{n} persons have every item; more persons than items ({k}) are needed");
        return Err(InputError::new(FIELD, message).into());
    }
    let columns: Vec<Vec<f64>> = (0..k).map(|column| table.column(column)).collect();
    if let Some(column) = columns.iter().position(|column| is_constant(column)) {
        let message = "the item is the same for everybody; leave it out";
        return Err(InputError::new(FIELD, message).at_column(column).into());
    }
    let cut = (n - 1) as f64 / n as f64;
    let empty = Vec::new();
    let column = |i: usize| columns.get(i).unwrap_or(&empty);
    let s = Matrix::from_fn(k, |i, j| covariance(column(i), column(j)).unwrap_or(0.0) * cut);
    let sds: Vec<f64> = s.diagonal().iter().map(|value| value.sqrt()).collect();
    let sd = |i: usize| sds.get(i).copied().unwrap_or(1.0);
    let r = Matrix::from_fn(k, |i, j| s.get(i, j) / (sd(i) * sd(j)));
    let (point, least) = fit(&r)?;
    let saturated = r.cholesky().map_or(0.0, |factor| factor.ln_determinant()) + k as f64;
    let chi_square = (n as f64 * (least - saturated)).max(0.0);
    let df = k * (k + 1) / 2 - 2 * k;
    let implied = point.implied();
    let residual = |i: usize| (0..=i).map(move |j| (i, j));
    let squares: f64 =
        (0..k).flat_map(residual).map(|(i, j)| (r.get(i, j) - implied.get(i, j)).powi(2)).sum();
    let sign =
        if point.loadings.iter().zip(&sds).map(|(l, sd)| l * sd).sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    let loadings: Vec<f64> = point.loadings.iter().zip(&sds).map(|(l, sd)| sign * l * sd).collect();
    let residual_variances: Vec<f64> = point.residuals.iter().zip(&sds).map(|(v, sd)| v * sd * sd).collect();
    let common = loadings.iter().sum::<f64>().powi(2);
    let all = common + residual_variances.iter().sum::<f64>();
    let excess = (chi_square - df as f64).max(0.0);
    Ok(OneFactor {
        n,
        loadings,
        residual_variances,
        omega: (all > 0.0).then(|| common / all),
        chi_square,
        df,
        rmsea: (df > 0).then(|| (excess / (n as f64 * df as f64)).sqrt()),
        srmr: (squares / (k * (k + 1) / 2) as f64).sqrt(),
    })
}

/// `srm stats omega`.
pub const STATISTIC: Statistic = Statistic {
    name: "omega",
    summary: "reliability of a sum whose items need not measure equally well (one factor)",
    input: &[
        (
            "scores",
            "persons x items, at least 3 items and more persons than items; persons with null are left out",
        ),
        ("items", "names of the items, used in notes"),
    ],
    output: &[
        ("n", "persons counted"),
        ("loadings", "per item, on a factor of variance 1, in points of the item"),
        ("residual_variances", "per item; a negative one is an improper solution, said in notes"),
        ("omega", "McDonald's omega"),
        ("alpha", "Cronbach's alpha of the same persons"),
        ("chisq", "n times the discrepancy (as lavaan)"),
        ("df", "degrees of freedom"),
        ("rmsea", "root mean square error of approximation; null without degrees of freedom"),
        ("srmr", "standardised root mean square residual"),
        ("notes", "what to know before the figures are used"),
    ],
    formula: "omega = (sum of loadings)^2 / ((sum of loadings)^2 + sum of residual variances); one factor by maximum \
              likelihood, covariances divided by n; rmsea = sqrt(max(0, chisq - df) / (n df))",
    source: "McDonald (1999) Test theory; Joreskog (1969) Psychometrika 34, 183; conventions as R lavaan",
    csv: Some(Csv::Table("scores")),
    example: r#"{ "scores": [[3, 4, 3, 2], [5, 5, 4, 5], [2, 1, 2, 3], [4, 4, 5, 3], [1, 2, 2, 1], [4, 5, 4, 4], [3, 2, 4, 3], [2, 3, 1, 2]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let scores = fields.table("scores", Missing::Allowed)?;
    let names = crate::reliability::names(fields, scores.columns())?;
    let result = one_factor(&scores)?;
    let alpha = reliability(&scores, false, 0.95)?.alpha;
    let mut notes = Vec::new();
    for (name, _) in names.iter().zip(&result.residual_variances).filter(|(_, variance)| **variance < 0.0) {
        notes.push(format!(
            "item {name} has a residual variance below 0: an improper solution, one factor does not fit"
        ));
    }
    for (name, _) in names.iter().zip(&result.loadings).filter(|(_, loading)| **loading < 0.0) {
        notes.push(format!("item {name} loads negatively: is it reversed?"));
    }
    if result.df == 0 {
        notes.push("three items fit any one-factor model: there is no test of fit".to_owned());
    }
    let mut output = json!({
        "n": result.n, "loadings": result.loadings, "residual_variances": result.residual_variances,
        "omega": result.omega, "alpha": alpha, "chisq": result.chi_square, "df": result.df,
        "rmsea": result.rmsea, "srmr": result.srmr,
    });
    if !notes.is_empty() {
        output["notes"] = json!(notes);
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_one_factor_structure_is_found_again() {
        // Correlations made from loadings 0.9, 0.7, 0.5, 0.3 exactly.
        let loadings = [0.9_f64, 0.7, 0.5, 0.3];
        let r = Matrix::from_fn(4, |i, j| if i == j { 1.0 } else { loadings[i] * loadings[j] });
        let (point, _) = fit(&r).unwrap();
        for (found, expected) in point.loadings.iter().zip(loadings) {
            assert!((found.abs() - expected).abs() < 1e-8, "{found} {expected}");
        }
    }

    #[test]
    fn what_has_no_model_is_refused() {
        for (input, place) in [
            (json!({ "scores": [[1, 2], [2, 1], [3, 3]] }), "`scores`: has 2 items"),
            (json!({ "scores": [[1, 2, 3], [2, 1, 2], [3, 3, 1]] }), "`scores`: 3 persons"),
            (
                json!({ "scores": [[1, 2, 3], [1, 1, 2], [1, 3, 1], [1, 0, 5]] }),
                "`scores` column 1: the item is the same",
            ),
            (json!({ "scores": [[1, 1, 3], [2, 2, 2], [3, 3, 1], [5, 5, 1]] }), "`scores`: an item follows"),
        ] {
            let error = STATISTIC.compute(&input).unwrap_err().to_string();
            assert!(error.starts_with(place), "{error}");
        }
    }
}
