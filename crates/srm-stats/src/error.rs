//! What can be wrong with an input, and what a computation can fail at.

use std::fmt;

/// Input that cannot be right: which field, which row and column, what is wrong and what to do.
///
/// Rows and columns are kept from 0 and shown from 1, as people count them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    field: String,
    row: Option<usize>,
    column: Option<usize>,
    message: String,
}

impl InputError {
    /// Something is wrong with a field.
    pub fn new(field: impl Into<String>, message: impl fmt::Display) -> Self {
        Self { field: field.into(), row: None, column: None, message: message.to_string() }
    }

    /// The same, in a row (or place of a list), counted from 0.
    #[must_use]
    pub fn at_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// The same, in a column, counted from 0.
    #[must_use]
    pub fn at_column(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }

    /// The field's name.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The row, counted from 0.
    pub const fn row(&self) -> Option<usize> {
        self.row
    }

    /// The column, counted from 0.
    pub const fn column(&self) -> Option<usize> {
        self.column
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.field)?;
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, " row {}, column {}", row + 1, column + 1)?,
            (Some(row), None) => write!(f, " row {}", row + 1)?,
            (None, Some(column)) => write!(f, " column {}", column + 1)?,
            (None, None) => {}
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for InputError {}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StatsError {
    /// The input cannot be right.
    #[error(transparent)]
    Input(#[from] InputError),
    /// An iteration did not come to rest.
    #[error(
        "{what} did not converge: after {rounds} rounds the largest change was still {largest_change:e}; \
         the data may hold too little information for this model"
    )]
    NotConverged {
        /// What was estimated.
        what: String,
        /// Rounds made.
        rounds: usize,
        /// The largest change of a parameter in the last round, or the largest slope that is left.
        largest_change: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_field_row_and_column_as_people_count() {
        let error = InputError::new("ratings", "\"x\" is not a number").at_row(2).at_column(1);
        assert_eq!(error.to_string(), "`ratings` row 3, column 2: \"x\" is not a number");
        assert_eq!(InputError::new("n", "is missing").to_string(), "`n`: is missing");
        assert_eq!(InputError::new("p", "is 2").at_row(0).to_string(), "`p` row 1: is 2");
    }
}
