//! All statistics by name: what goes in, what comes out, by which formula, with an example that runs.

use crate::error::StatsError;
use crate::input::Fields;
use serde_json::Value;
use std::fmt::Write as _;

/// How a CSV file becomes fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csv {
    /// The whole file is the table of this field; names of columns, if there are any, become `items`.
    Table(&'static str),
    /// Each line is an object of the list in this field; the first line names its fields.
    Rows(&'static str),
    /// Each column is a list in the field that the first line names.
    Columns,
}

/// A field or key, and what it holds.
pub type Key = (&'static str, &'static str);

/// One statistic, as `srm stats` offers it.
#[derive(Debug)]
pub struct Statistic {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it answers, in one line.
    pub summary: &'static str,
    /// The fields of the input.
    pub input: &'static [Key],
    /// The keys of the output.
    pub output: &'static [Key],
    /// What is computed.
    pub formula: &'static str,
    /// Where the formula stands.
    pub source: &'static str,
    /// How a CSV file is taken, if one is.
    pub csv: Option<Csv>,
    /// An input as JSON; a test runs it.
    pub example: &'static str,
    /// Computes the output from the fields of an input.
    pub run: fn(&Fields<'_>) -> Result<Value, StatsError>,
}

/// Every statistic.
pub const ALL: &[&Statistic] = &[
    &crate::reliability::STATISTIC,
    &crate::omega::STATISTIC,
    &crate::spearman_brown::STATISTIC,
    &crate::icc::STATISTIC,
    &crate::kappa::STATISTIC,
    &crate::fleiss_kappa::STATISTIC,
    &crate::krippendorff::STATISTIC,
    &crate::kendall_w::STATISTIC,
    &crate::agreement::STATISTIC,
    &crate::proportion::STATISTIC,
    &crate::proportion_difference::STATISTIC,
    &crate::fisher::STATISTIC,
    &crate::adverse_impact::STATISTIC,
    &crate::adverse_impact_groups::STATISTIC,
    &crate::mh_dif::STATISTIC,
    &crate::logistic_dif::STATISTIC,
    &crate::mantel_haenszel::STATISTIC,
    &crate::roc::ROC,
    &crate::roc::ROC_COMPARE,
    &crate::cut_contrasting::STATISTIC,
    &crate::cut_angoff::STATISTIC,
    &crate::cut_borderline::STATISTIC,
    &crate::classification::STATISTIC,
    &crate::irt::face::IRT_1PL,
    &crate::irt::face::IRT_2PL,
    &crate::irt::face::IRT_GRM,
    &crate::rater_facets::STATISTIC,
    &crate::gtheory::STATISTIC,
    &crate::smd::STATISTIC,
    &crate::equivalence::STATISTIC,
    &crate::validity::STATISTIC,
    &crate::selection_utility::STATISTIC,
    &crate::p_adjust::STATISTIC,
    &crate::ez_diffusion::STATISTIC,
];

/// The statistic of a name.
pub fn find(name: &str) -> Option<&'static Statistic> {
    ALL.iter().copied().find(|statistic| statistic.name == name)
}

impl Statistic {
    /// The output for an input.
    pub fn compute(&self, input: &Value) -> Result<Value, StatsError> {
        (self.run)(&Fields::of(input)?)
    }

    /// Input, output, formula, source and example, as `srm stats NAME --help` prints it.
    pub fn help(&self) -> String {
        let mut text = format!("{}: {}\n\nInput\n", self.name, self.summary);
        keys(&mut text, self.input);
        text.push_str("\nOutput\n");
        keys(&mut text, self.output);
        let _ = write!(
            text,
            "\nFormula\n  {}\n\nSource\n  {}\n",
            folded(self.formula, 2),
            folded(self.source, 2)
        );
        let csv = match self.csv {
            None => "This input does not come as a table; `--csv` is not for it.".to_owned(),
            Some(Csv::Table(field)) => format!("--csv FILE is the table `{field}`, one row a line."),
            Some(Csv::Rows(field)) => {
                format!("--csv FILE gives `{field}`, one a line; the first line names the fields.")
            }
            Some(Csv::Columns) => {
                "--csv FILE gives one list for each column; the first line names the fields.".to_owned()
            }
        };
        let _ = writeln!(text, "\nCSV\n  {}", folded(&csv, 2));
        let _ = writeln!(text, "\nExample\n  echo '{}' | srm stats {}", self.example, self.name);
        text
    }
}

fn keys(text: &mut String, keys: &[Key]) {
    let width = keys.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0).min(24);
    for (key, what) in keys {
        let _ = writeln!(text, "  {key:<width$}  {}", folded(what, width + 4));
    }
}

/// A text in lines of at most 100 characters, the later ones indented.
fn folded(text: &str, indent: usize) -> String {
    const CHARS_MAX: usize = 100;
    let (mut out, mut used) = (String::new(), indent);
    for word in text.split_whitespace() {
        let chars = word.chars().count();
        if used > indent && used + 1 + chars > CHARS_MAX {
            let _ = write!(out, "\n{:indent$}", "");
            used = indent;
        } else if used > indent {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += chars;
    }
    out
}

#[cfg(test)]
mod tests;
