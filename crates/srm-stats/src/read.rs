//! From bytes to fields: JSON text and CSV files, with limits that hold before anything is parsed.

use crate::error::InputError;
use crate::registry::Csv;
use serde_json::{Map, Number, Value};

/// The most bytes an input can have.
pub const BYTES_MAX: u64 = 64 << 20;
/// The most values an input can have, counted by its commas and lines before it is parsed.
pub const VALUES_MAX: usize = 6_000_000;
/// The field that errors about the whole text name.
const INPUT: &str = "input";

/// Refuses an input by its size in bytes, before it is read.
pub fn check_size(bytes: u64) -> Result<(), InputError> {
    if bytes <= BYTES_MAX {
        return Ok(());
    }
    let limit = BYTES_MAX >> 20;
    Err(InputError::new(
        INPUT,
        format_args!("has more than {limit} MiB; {limit} MiB are the most that is taken"),
    ))
}

fn check_values(text: &[u8], ends: &[u8]) -> Result<(), InputError> {
    check_size(text.len() as u64)?;
    let mut values = 0;
    for block in text.chunks(1 << 16) {
        values += block.iter().filter(|byte| ends.contains(byte)).count();
        if values > VALUES_MAX {
            let message =
                format_args!("has more than {VALUES_MAX} values; {VALUES_MAX} are the most that is taken");
            return Err(InputError::new(INPUT, message));
        }
    }
    Ok(())
}

/// The value of a JSON text.
///
/// Errors: too large; not JSON, with line, column and the field it happened in.
pub fn json(text: &[u8]) -> Result<Value, InputError> {
    check_values(text, b",")?;
    serde_json::from_slice(text).map_err(|fault| {
        let offset = offset_of(text, fault.line(), fault.column());
        let (line, column) = (fault.line(), fault.column());
        let what = fault.to_string();
        let what = what.split(" at line ").next().unwrap_or_default().to_owned();
        let hint = if what.contains("expected") {
            "; a missing value is written `null`, NaN and Infinity are not numbers"
        } else {
            ""
        };
        let message = format!("not JSON at line {line}, column {column}: {what}{hint}");
        let place = place_of(text.get(..offset).unwrap_or(text));
        let mut error = InputError::new(place.field.unwrap_or_else(|| INPUT.to_owned()), message);
        if let Some(row) = place.indices.first() {
            error = error.at_row(*row);
        }
        if let Some(column) = place.indices.get(1) {
            error = error.at_column(*column);
        }
        error
    })
}

/// Where a line and a column, both from 1, are in a text.
fn offset_of(text: &[u8], line: usize, column: usize) -> usize {
    let line_start = match line.checked_sub(2) {
        None => 0,
        Some(nth) => {
            let mut ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            ends.nth(nth).map_or(0, |(at, _)| at + 1)
        }
    };
    (line_start + column.saturating_sub(1)).min(text.len())
}

/// The field of the outermost object, and the places in the lists below it.
struct Place {
    field: Option<String>,
    indices: Vec<usize>,
}

/// In which field, and where in its lists, a JSON text that breaks off stops.
fn place_of(text: &[u8]) -> Place {
    let mut place = Place { field: None, indices: Vec::new() };
    // Kinds of the open brackets; places are kept for lists only.
    let mut open = Vec::new();
    let (mut at, mut last_text) = (0, 0..0);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                let start = at + 1;
                at = start;
                while let Some(byte) = text.get(at).filter(|byte| **byte != b'"') {
                    at += if *byte == b'\\' { 2 } else { 1 };
                }
                last_text = start..at.min(text.len());
            }
            b':' if open.len() == 1 => {
                let name = text.get(last_text.clone()).unwrap_or_default();
                place.field = Some(String::from_utf8_lossy(name).chars().take(60).collect());
                place.indices.clear();
            }
            b'[' => {
                open.push(b'[');
                place.indices.push(0);
            }
            b'{' => open.push(b'{'),
            b']' | b'}' if open.pop() == Some(b'[') => {
                place.indices.pop();
            }
            b',' if open.last() == Some(&b'[') => {
                if let Some(index) = place.indices.last_mut() {
                    *index += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    place
}

/// The fields that a CSV file gives.
///
/// Empty cells and `NA` are missing values. The first line names the columns if none of its cells is a number; of
/// [`Csv::Rows`] and [`Csv::Columns`] it always does. Errors: too large; lines of different length; a cell that is no
/// number; NaN or an infinity.
pub fn csv(text: &[u8], form: Csv) -> Result<Map<String, Value>, InputError> {
    check_values(text, b",\n")?;
    let field = match form {
        Csv::Table(field) | Csv::Rows(field) => field,
        Csv::Columns => INPUT,
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let mut lines = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|fault| {
            InputError::new(field, format_args!("the CSV file cannot be read: {fault}")).at_row(row)
        })?;
        // A line of nothing at the end of a file is no row.
        if !(record.len() == 1 && record.iter().all(str::is_empty)) {
            lines.push(record);
        }
    }
    let Some(first) = lines.first() else {
        return Err(InputError::new(field, "the CSV file is empty"));
    };
    for (row, line) in lines.iter().enumerate() {
        if line.len() != first.len() {
            let (has, first) = (line.len(), first.len());
            let message =
                format_args!("has {has} cells, but line 1 of the file has {first}; all must be as long");
            return Err(InputError::new(field, message).at_row(row));
        }
    }
    let names_needed = !matches!(form, Csv::Table(_));
    let is_head = |cell: &str| cell.trim().parse::<f64>().is_err() && !is_missing(cell);
    let has_head = names_needed || first.iter().all(is_head);
    let head: Vec<String> =
        if has_head { first.iter().map(|name| name.trim().to_owned()).collect() } else { Vec::new() };
    let body = lines.get(usize::from(has_head)..).unwrap_or_default();
    if body.is_empty() {
        return Err(InputError::new(field, "the CSV file has no line of values"));
    }
    // Rows are counted without the head, as in the table they become.
    let cell = |row: usize, column: usize, text: &str, words: bool| -> Result<Value, InputError> {
        value_of(text, words).map_err(|message| {
            let name = head.get(column).map_or_else(
                || field.to_owned(),
                |name| match form {
                    Csv::Rows(list) => format!("{list}.{name}"),
                    Csv::Columns => name.clone(),
                    Csv::Table(field) => field.to_owned(),
                },
            );
            InputError::new(name, message).at_row(row).at_column(column)
        })
    };
    let mut fields = Map::new();
    match form {
        Csv::Table(field) => {
            let mut rows = Vec::with_capacity(body.len());
            for (row, line) in body.iter().enumerate() {
                let cells = line.iter().enumerate();
                let cells: Result<Vec<Value>, InputError> =
                    cells.map(|(column, text)| cell(row, column, text, false)).collect();
                rows.push(Value::Array(cells?));
            }
            fields.insert(field.to_owned(), Value::Array(rows));
            if has_head {
                fields.insert("items".to_owned(), head.iter().cloned().map(Value::String).collect());
            }
        }
        Csv::Rows(list) => {
            let mut rows = Vec::with_capacity(body.len());
            for (row, line) in body.iter().enumerate() {
                let mut object = Map::new();
                for (column, (name, text)) in head.iter().zip(line).enumerate() {
                    object.insert(name.clone(), cell(row, column, text, true)?);
                }
                rows.push(Value::Object(object));
            }
            fields.insert(list.to_owned(), Value::Array(rows));
        }
        Csv::Columns => {
            for (column, name) in head.iter().enumerate() {
                let cells = body.iter().enumerate();
                let cells: Result<Vec<Value>, InputError> = cells
                    .map(|(row, line)| cell(row, column, line.get(column).unwrap_or_default(), true))
                    .collect();
                fields.insert(name.clone(), Value::Array(cells?));
            }
        }
    }
    Ok(fields)
}

fn is_missing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "NA" | "null")
}

/// A cell as a value; a cell of words is one only where words may stand.
fn value_of(cell: &str, words: bool) -> Result<Value, String> {
    const CHARS_MAX: usize = 40;
    let text = cell.trim();
    if is_missing(text) {
        return Ok(Value::Null);
    }
    let shown: String = text.chars().take(CHARS_MAX).collect();
    match text.parse::<f64>() {
        // Whole numbers stay whole, so that names of people read back as they were written.
        Ok(number) => match (text.parse::<i64>(), Number::from_f64(number)) {
            (Ok(whole), _) => Ok(Value::Number(whole.into())),
            (Err(_), Some(number)) => Ok(Value::Number(number)),
            (Err(_), None) => {
                Err(format!("{shown} is not a finite number; leave the cell empty if it is missing"))
            }
        },
        Err(_) if words => Ok(Value::String(text.to_owned())),
        Err(_) => {
            Err(format!("{shown:?} is not a number; a point separates decimals, a comma separates cells"))
        }
    }
}

#[cfg(test)]
mod tests;
