//! What is measured.

use srm_stats::irt::dichotomous::{self, Slopes};
use srm_stats::irt::graded;
use srm_stats::irt::patterns::Patterns;
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
    Case { name: "irt_2pl", data: data::dichotomous, run: two_parameters },
    Case { name: "irt_grm", data: data::four_categories, run: graded_response },
];

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
