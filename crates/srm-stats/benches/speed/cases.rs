//! What is measured.

use srm_stats::adverse_impact::bootstrap_ratio;
use srm_stats::confidence::Confidence;
use srm_stats::icc;
use srm_stats::irt::dichotomous::{self, Slopes};
use srm_stats::irt::graded;
use srm_stats::irt::patterns::Patterns;
use srm_stats::krippendorff::{PairableRatings, krippendorff};
use srm_stats::proportion::Share;
use srm_stats::reliability::reliability;
use srm_stats::table::Table;

use crate::data;

/// One case.
pub struct Case {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// Draws the data.
    pub data: fn() -> String,
    /// Computes; some numbers of the result come back, so that the work is not left out and tools can be compared.
    pub run: fn(&Table) -> String,
}

/// All cases.
pub const CASES: &[Case] = &[
    Case { name: "items", data: data::items, run: items },
    Case { name: "irt_2pl", data: data::dichotomous, run: two_parameters },
    Case { name: "irt_grm", data: data::four_categories, run: graded_response },
    Case { name: "impact", data: data::selected, run: impact },
    Case { name: "krippendorff", data: data::ratings, run: ordinal },
];

/// Alpha with its interval, items, and all forms of the intraclass correlation.
fn items(table: &Table) -> String {
    match (reliability(table, false, 0.95), icc::mean_squares(table)) {
        (Ok(found), Ok(squares)) => {
            let forms = icc::coefficients(&squares, 0.95);
            format!("alpha {:?} icc {:?}", found.alpha, forms[1].icc)
        }
        (Err(error), _) | (_, Err(error)) => error.to_string(),
    }
}

fn codes(table: &Table) -> Patterns {
    let codes: Vec<u8> = table.values().iter().map(|value| *value as u8).collect();
    Patterns::new(table.columns(), &codes, None)
}

fn two_parameters(table: &Table) -> String {
    match dichotomous::fit(&codes(table), Slopes::PerItem) {
        Ok(fit) => format!("logLik {:.4} a1 {:.6} rounds {}", fit.log_likelihood, fit.a[0], fit.rounds),
        Err(error) => error.to_string(),
    }
}

fn graded_response(table: &Table) -> String {
    match graded::fit(&codes(table), &vec![4; table.columns()]) {
        Ok(fit) => format!("logLik {:.4} a1 {:.6} rounds {}", fit.log_likelihood, fit.a[0], fit.rounds),
        Err(error) => error.to_string(),
    }
}

/// 10 000 resamples.
fn impact(table: &Table) -> String {
    let counts: Vec<u64> = table.values().iter().map(|value| *value as u64).collect();
    let share = |x: usize| Share::new(("selected", counts[x]), ("n", counts[x + 1]));
    match (share(0), share(2), Confidence::new(0.95)) {
        (Ok(focal), Ok(reference), Ok(confidence)) => {
            let found = bootstrap_ratio(focal, reference, confidence, 10_000, 1);
            format!("{:?}", found.impact_ratio_ci95_bootstrap)
        }
        _ => "no shares".to_owned(),
    }
}

fn ordinal(table: &Table) -> String {
    match PairableRatings::new("ratings", table) {
        Ok(ready) => format!("{:?}", krippendorff(&ready)).replace('"', ""),
        Err(error) => error.to_string(),
    }
}
