//! How the figures are measured and told: medians of repeated runs, a table for people, one line of JSON per figure.
//!
//! Nothing here judges a time: a goal stands beside its figure, and a person reads both.

use std::time::Duration;

/// The figures of one benchmark.
#[derive(Debug)]
pub struct Report {
    bench: &'static str,
    figures: Vec<Figure>,
}

#[derive(Debug)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    note: String,
}

impl Report {
    /// No figures yet.
    pub const fn new(bench: &'static str) -> Self {
        Self { bench, figures: Vec::new() }
    }

    /// Adds a figure. `note` says what it was measured on, or its goal.
    pub fn figure(
        &mut self,
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        note: impl Into<String>,
    ) {
        self.figures.push(Figure { name: name.into(), value, unit, note: note.into() });
    }

    /// Prints the table, then a line of JSON for each figure.
    pub fn print(&self) {
        println!("\n{}", self.bench);
        let width = self.figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or_default();
        for Figure { name, value, unit, note } in &self.figures {
            let line = format!("  {name:width$}  {value:>12.3} {unit:<10} {note}");
            println!("{}", line.trim_end());
        }
        for Figure { name, value, unit, note } in &self.figures {
            // Names and notes are plain text of this program, so Rust's quoting is JSON's.
            println!(
                r#"{{"bench":{:?},"figure":{name:?},"value":{value:.3},"unit":{unit:?},"note":{note:?}}}"#,
                self.bench
            );
        }
    }
}

/// Whether `cargo bench` is running this (and not a test run over all targets), and asks for the benchmark `name`:
/// `cargo bench -p PACKAGE --bench TARGET -- NAME…`, all without names.
pub fn is_asked(name: &str) -> bool {
    let mut names = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    std::env::args().any(|word| word == "--bench")
        && (names.peek().is_none() || names.any(|asked| name.contains(&asked)))
}

/// The median.
pub fn median(values: &[f64]) -> f64 {
    percentile(&mut values.to_vec(), 50)
}

/// Sorts `values` and gives the one that `percent` of them do not exceed; 0 when there are none.
pub fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(index).copied().unwrap_or_default()
}

/// Milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
