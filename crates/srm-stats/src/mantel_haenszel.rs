//! Mantel–Haenszel: one association over many 2 × 2 tables.

use serde::Serialize;
use serde_json::Value;

use crate::confidence::Confidence;
use crate::dist::chi_square_sf;
use crate::error::{InputError, StatsError};
use crate::fisher::{FourCells, cells_of};
use crate::input::Fields;
use crate::output::Output;
use crate::proportion::Limits;
use crate::registry::{Csv, Statistic};

/// Sums over strata that everything here is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strata {
    /// Σ (a − E a).
    excess: f64,
    /// Σ Var a, with the margins held.
    variance: f64,
    /// Σ ad/n and Σ bc/n.
    concordant: f64,
    discordant: f64,
    /// Σ PR, Σ (PS + QR), Σ QS of Robins, Breslow & Greenland.
    spread: [f64; 3],
    used: usize,
}

impl Strata {
    /// Adds a stratum. One of fewer than two people says nothing and is passed over.
    pub fn add(&mut self, [a, b, c, d]: [f64; 4]) {
        let n = a + b + c + d;
        if n < 2.0 {
            return;
        }
        let (row, column) = (a + b, a + c);
        self.excess += a - row * column / n;
        self.variance += row * (n - row) / n * column * (n - column) / (n * (n - 1.0));
        let (agree, differ) = (a * d / n, b * c / n);
        let (p, q) = ((a + d) / n, (b + c) / n);
        self.concordant += agree;
        self.discordant += differ;
        self.spread[0] += p * agree;
        self.spread[1] += p * differ + q * agree;
        self.spread[2] += q * differ;
        self.used += 1;
    }

    /// How many strata were used.
    pub const fn used(&self) -> usize {
        self.used
    }

    /// Chi-square with one degree of freedom: (|Σ(a − E a)| − ½)² / Σ Var a, without the ½ if not `corrected`.
    /// Undefined where no stratum could vary. The ½ is taken off as the formula says, also from a smaller difference, as
    /// difR and statsmodels do; R's `mantelhaen.test` then leaves it.
    pub fn chi_square(&self, corrected: bool) -> Option<f64> {
        let excess = self.excess.abs() - if corrected { 0.5 } else { 0.0 };
        (self.variance > 0.0).then(|| excess * excess / self.variance)
    }

    /// Common odds ratio Σ(ad/n) / Σ(bc/n); undefined where the lower sum is 0.
    pub fn odds_ratio(&self) -> Option<f64> {
        (self.discordant > 0.0).then(|| self.concordant / self.discordant)
    }

    /// Standard error of the logarithm of the common odds ratio (Robins, Breslow & Greenland 1986; for item bias the same
    /// number as Phillips & Holland 1987); undefined where either sum is 0.
    pub fn log_odds_se(&self) -> Option<f64> {
        let (r, s) = (self.concordant, self.discordant);
        let [pr, mixed, qs] = self.spread;
        (r > 0.0 && s > 0.0).then(|| (pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s)).sqrt())
    }
}

/// One association over all strata.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MantelHaenszel {
    /// Chi-square with continuity correction, 1 degree of freedom.
    pub chisq_corrected: Option<f64>,
    /// Chi-square without it.
    pub chisq: Option<f64>,
    /// Probability of `chisq_corrected`.
    pub p: Option<f64>,
    /// Probability of `chisq`.
    pub p_uncorrected: Option<f64>,
    /// Common odds ratio.
    pub common_or: Option<f64>,
    /// Its interval, on the log scale.
    pub ci95: Option<Limits>,
    /// Odds ratio of all strata thrown together, which strata may turn round (Simpson's paradox).
    pub crude_or: Option<f64>,
    /// Strata with at least two people.
    pub strata: usize,
}

/// Mantel–Haenszel test and common odds ratio (Mantel & Haenszel 1959, Journal of the National Cancer Institute 22,
/// 719–748) over 2 × 2 tables `[a, b, c, d]`, at `confidence`.
pub fn mantel_haenszel(tables: &[FourCells], confidence: Confidence) -> MantelHaenszel {
    let mut strata = Strata::default();
    let mut sums = [0.0; 4];
    for table in tables {
        let cells = table.cells().map(|count| count as f64);
        strata.add(cells);
        sums.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
    }
    let [a, b, c, d] = sums;
    let p = |corrected: bool| strata.chi_square(corrected).map(|chi| chi_square_sf(chi, 1.0));
    let z = confidence.z();
    let ci95 = strata.odds_ratio().zip(strata.log_odds_se()).map(|(ratio, se)| {
        let half = z * se;
        [ratio * (-half).exp(), ratio * half.exp()]
    });
    MantelHaenszel {
        chisq_corrected: strata.chi_square(true),
        chisq: strata.chi_square(false),
        p: p(true),
        p_uncorrected: p(false),
        common_or: strata.odds_ratio(),
        ci95,
        crude_or: (b * c > 0.0).then(|| a * d / (b * c)),
        strata: strata.used(),
    }
}

/// `srm stats mh_strata`.
pub const STATISTIC: Statistic = Statistic {
    name: "mh_strata",
    summary: "one association over many tables of two by two counts: Mantel-Haenszel",
    input: &[
        (
            "tables",
            "[a, b, c, d] or [[a, b], [c, d]] for each stratum: two groups in rows, yes and no in columns",
        ),
        ("confidence", "default 0.95; the key ci95 keeps its name"),
    ],
    output: &[
        (
            "chisq_corrected",
            "chi-square with continuity correction, 1 degree of freedom; null where nothing varies",
        ),
        ("chisq", "the same without it"),
        ("p", "probability of chisq_corrected"),
        ("p_uncorrected", "probability of chisq"),
        ("common_or", "common odds ratio; null where no stratum has b and c"),
        ("ci95", "[lower, upper] of it; null where it is 0 or undefined"),
        ("crude_or", "odds ratio of all strata thrown together; far from common_or, strata matter"),
        ("strata", "strata with at least two people"),
        ("notes", "what to know"),
    ],
    formula: "(|sum(a - E a)| - 1/2)^2 / sum Var a; common_or = sum(ad/n) / sum(bc/n); ci95 by its logarithm and the \
              variance of Robins, Breslow & Greenland",
    source: "Mantel & Haenszel (1959), Journal of the National Cancer Institute 22, 719-748; Robins, Breslow & Greenland \
             (1986), Biometrics 42, 311-323",
    csv: Some(Csv::Table("tables")),
    example: r#"{ "tables": [[10, 20, 5, 25], [8, 12, 6, 14], [15, 5, 10, 10]] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    const KEY: &str = "tables";
    let cells = |(row, value): (usize, &Value)| {
        cells_of(KEY, value).map_err(|error| match error.row() {
            Some(cell) => error.at_row(row).at_column(cell),
            None => error.at_row(row),
        })
    };
    let tables: Vec<FourCells> =
        fields.list(KEY)?.iter().enumerate().map(cells).collect::<Result<_, InputError>>()?;
    let result = mantel_haenszel(&tables, Confidence::of(fields)?);
    let small = tables.len() - result.strata;
    Ok(Output::of(&result)
        .note_if(
            result.chisq.is_none(),
            "no stratum has both groups and both answers: there is nothing to test",
        )
        .note_if(result.common_or.is_none(), "b or c is 0 in every stratum: the odds ratio is undefined")
        .note_if(result.ci95.is_none(), "the odds ratio has no interval")
        .note_if(small > 0, format!("{small} strata of fewer than two people say nothing"))
        .done())
}
