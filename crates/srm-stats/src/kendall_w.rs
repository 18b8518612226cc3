//! Kendall's W: do several raters put the same subjects into the same order?

use serde::Serialize;
use serde_json::Value;

use crate::dist::chi_square_sf;
use crate::error::{InputError, StatsError};
use crate::input::{Fields, Missing};
use crate::output::Output;
use crate::registry::{Csv, Statistic};
use crate::summary::ranks;
use crate::table::Table;

/// Concordance of rankings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KendallW {
    /// Subjects.
    pub n: usize,
    /// Raters.
    pub raters: usize,
    /// W with correction for ties; undefined where every rater gave all subjects the same.
    #[serde(rename = "W_corrected")]
    pub corrected: Option<f64>,
    /// W as if there were no ties.
    #[serde(rename = "W_uncorrected")]
    pub uncorrected: f64,
    /// raters · (n − 1) · `W_corrected`.
    pub chi2: Option<f64>,
    /// n − 1.
    pub df: usize,
    /// Probability of as large a chi-square if rankings had nothing in common.
    pub p: Option<f64>,
    /// Mean Spearman correlation between two raters: (raters · W − 1) / (raters − 1).
    pub mean_spearman: Option<f64>,
}

/// Kendall's coefficient of concordance (Kendall & Babington Smith 1939; ties: Kendall 1948) of ratings, subjects ×
/// raters without a gap. Tied ratings share their mean rank.
///
/// Errors, naming `field`: fewer than two subjects or raters, a missing value.
pub fn kendall_w(field: &str, ratings: &Table) -> Result<KendallW, InputError> {
    ratings.at_least(field, (2, "subjects"), (2, "raters"))?;
    if let Some((row, column)) = ratings.first_missing() {
        return Err(InputError::new(field, "is missing; rankings need every value")
            .at_row(row)
            .at_column(column));
    }
    let (n, m) = (ratings.rows() as f64, ratings.columns() as f64);
    let mut sums = vec![0.0; ratings.rows()];
    let mut ties = 0.0;
    for rater in 0..ratings.columns() {
        let ranked = ranks(&ratings.column(rater));
        for (sum, rank) in sums.iter_mut().zip(&ranked) {
            *sum += rank;
        }
        let mut sorted = ranked;
        sorted.sort_by(f64::total_cmp);
        for tied in sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
            let t = tied.len() as f64;
            ties += t * t * t - t;
        }
    }
    let mean = m * (n + 1.0) / 2.0;
    let spread = 12.0 * sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum::<f64>();
    let most = m * m * (n * n * n - n);
    let room = most - m * ties;
    let corrected = (room > 0.0).then(|| spread / room);
    let chi2 = corrected.map(|w| m * (n - 1.0) * w);
    Ok(KendallW {
        n: ratings.rows(),
        raters: ratings.columns(),
        corrected,
        uncorrected: spread / most,
        chi2,
        df: ratings.rows() - 1,
        p: chi2.map(|chi2| chi_square_sf(chi2, n - 1.0)),
        mean_spearman: corrected.map(|w| (m * w - 1.0) / (m - 1.0)),
    })
}

/// `srm stats kendall_w`.
pub const STATISTIC: Statistic = Statistic {
    name: "kendall_w",
    summary: "do several raters put the same subjects into the same order: Kendall's W",
    input: &[("ratings", "rows of subjects, columns of raters: numbers; subjects with a null are left out")],
    output: &[
        ("n", "subjects"),
        ("raters", "raters"),
        ("W_corrected", "0 (no common order) to 1, corrected for ties; null where every rater ties all"),
        ("W_uncorrected", "the same as if there were no ties"),
        ("chi2", "raters (n - 1) W_corrected"),
        ("df", "n - 1"),
        ("p", "probability of as large a chi-square without a common order"),
        ("mean_spearman", "mean rank correlation of two raters: (raters W - 1) / (raters - 1)"),
        ("notes", "what to know"),
    ],
    formula: "W = 12 S / (m^2 (n^3 - n) - m sum(t^3 - t)), S the squared deviations of the rank sums, t the sizes of ties",
    source: "Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275-287; Kendall (1948), Rank \
             Correlation Methods, ch. 6",
    csv: Some(Csv::Table("ratings")),
    example: r#"{ "ratings": [[1, 2, 1], [2, 1, 2], [3, 3, 3], [4, 5, 4], [5, 4, 4]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    const KEY: &str = "ratings";
    let table = fields.table(KEY, Missing::Allowed)?;
    let whole = table.complete_rows();
    let result = kendall_w(KEY, &whole)?;
    let out = table.rows() - whole.rows();
    Ok(Output::of(&result)
        .note_if(result.corrected.is_none(), "every rater gave all subjects the same: W is undefined")
        .note_if(result.n < 7, "fewer than 7 subjects: the chi-square is rough; compare with tables of W")
        .note_if(out > 0, format!("{out} subjects with a missing rating were left out"))
        .done())
}
