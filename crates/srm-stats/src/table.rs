//! A dense table of numbers, in which values can be missing.

use crate::error::InputError;

/// Rows × columns of numbers, kept row by row. A missing value is kept as NaN; no other NaN and no infinity can be in it.
#[derive(Clone, Debug)]
pub struct Table {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl PartialEq for Table {
    /// Equal in shape and in every value, missing where the other is missing.
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
        self.columns == other.columns
            && self.values.len() == other.values.len()
            && self.values.iter().zip(&other.values).all(same)
    }
}

impl Table {
    /// A table from its values row by row, NaN where one is missing; `field` is named in errors.
    ///
    /// Errors: no column, a last row that is not full, an infinite value.
    pub fn new(field: &str, columns: usize, values: Vec<f64>) -> Result<Self, InputError> {
        if columns == 0 || values.is_empty() {
            return Err(InputError::new(field, "has no values; give at least one row and one column"));
        }
        if !values.len().is_multiple_of(columns) {
            return Err(InputError::new(field, format_args!("the last row has not {columns} values")));
        }
        if let Some(at) = values.iter().position(|value| value.is_infinite()) {
            let error = InputError::new(field, "is infinite; only finite numbers are taken");
            return Err(error.at_row(at / columns).at_column(at % columns));
        }
        Ok(Self { rows: values.len() / columns, columns, values })
    }

    /// How many rows.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// A value, or `None` where it is missing or outside the table.
    pub fn value(&self, row: usize, column: usize) -> Option<f64> {
        let value = self.row(row).get(column).copied()?;
        (!value.is_nan()).then_some(value)
    }

    /// A row, NaN where a value is missing; empty outside the table.
    pub fn row(&self, row: usize) -> &[f64] {
        let start = row.saturating_mul(self.columns);
        self.values.get(start..start.saturating_add(self.columns)).unwrap_or_default()
    }

    /// All rows in their order, NaN where a value is missing.
    pub fn each_row(&self) -> impl ExactSizeIterator<Item = &[f64]> + Clone {
        self.values.chunks_exact(self.columns)
    }

    /// A column, NaN where a value is missing.
    pub fn column(&self, column: usize) -> Vec<f64> {
        self.values.iter().skip(column).step_by(self.columns).copied().collect()
    }

    /// All values row by row, NaN where one is missing.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The first missing value, as row and column.
    pub fn first_missing(&self) -> Option<(usize, usize)> {
        let at = self.values.iter().position(|value| value.is_nan())?;
        Some((at / self.columns, at % self.columns))
    }

    /// The rows in which no value is missing; without rows if there is none.
    #[must_use]
    pub fn complete_rows(&self) -> Self {
        let whole = self.each_row().filter(|row| row.iter().all(|value| !value.is_nan()));
        let values: Vec<f64> = whole.flatten().copied().collect();
        Self { rows: values.len() / self.columns, columns: self.columns, values }
    }

    /// Columns for rows.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let values: Vec<f64> = (0..self.columns).flat_map(|column| self.column(column)).collect();
        Self { rows: self.columns, columns: self.rows, values }
    }

    /// Refuses a table with fewer rows or columns; `rows_are` and `columns_are` say what they stand for.
    pub fn at_least(
        &self,
        field: &str,
        (rows, rows_are): (usize, &str),
        (columns, columns_are): (usize, &str),
    ) -> Result<(), InputError> {
        for (has, needs, what, line) in
            [(self.rows, rows, rows_are, "rows"), (self.columns, columns, columns_are, "columns")]
        {
            if has < needs {
                let message = format_args!("has {has} {what} ({line}); at least {needs} are needed");
                return Err(InputError::new(field, message));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: f64 = f64::NAN;

    #[test]
    fn a_table_knows_its_gaps() {
        let table = Table::new("scores", 2, vec![1.0, 2.0, GAP, 4.0, 5.0, 6.0]).unwrap();
        assert_eq!((table.rows(), table.columns()), (3, 2));
        assert_eq!((table.value(1, 0), table.value(1, 1), table.value(9, 0)), (None, Some(4.0), None));
        assert_eq!(table.first_missing(), Some((1, 0)));
        assert_eq!(table.complete_rows(), Table::new("scores", 2, vec![1.0, 2.0, 5.0, 6.0]).unwrap());
        assert_eq!(table.transposed().transposed(), table);
        assert_eq!(table.column(1), [2.0, 4.0, 6.0]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(Table::new("scores", 0, vec![1.0]).is_err());
        assert!(Table::new("scores", 2, vec![]).is_err());
        assert!(Table::new("scores", 2, vec![1.0, 2.0, 3.0]).is_err());
        let error = Table::new("scores", 2, vec![1.0, 2.0, 3.0, f64::INFINITY]).unwrap_err();
        assert_eq!((error.row(), error.column()), (Some(1), Some(1)));
        let table = Table::new("ratings", 1, vec![1.0, 2.0]).unwrap();
        let error = table.at_least("ratings", (2, "targets"), (2, "raters")).unwrap_err();
        assert_eq!(error.to_string(), "`ratings`: has 1 raters (columns); at least 2 are needed");
    }
}
