//! Fields of a JSON object as checked numbers. Every error names the field, and the row and column where there is one.

use crate::error::InputError;
use crate::table::Table;
use serde_json::{Map, Value};

/// The largest size of a number that is taken: its fourth power still fits into a double.
pub const NUMBER_MAX: f64 = 1e50;
/// The largest count that is taken: every count up to here is exact in a double, and so is a product of two halves.
pub const COUNT_MAX: u64 = 1_000_000_000;
/// The most categories a scale can have.
pub const CATEGORIES_MAX: usize = 1000;
/// The most resamples that can be asked for.
pub const RESAMPLES_MAX: u64 = 1_000_000;

/// Whether values may be missing (`null`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `null` stands for a missing value.
    Allowed,
    /// `null` is refused.
    Refused,
}

/// The fields of one input.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    map: &'a Map<String, Value>,
    /// Where the object stands, if it is a row of a list: the list's name and the row.
    within: Option<(&'a str, usize)>,
}

impl<'a> Fields<'a> {
    /// The fields of an input, which must be a JSON object.
    pub fn of(value: &'a Value) -> Result<Self, InputError> {
        match value {
            Value::Object(map) => Ok(Self { map, within: None }),
            other => {
                let message = format_args!("must be a JSON object with named fields, not {}", shown(other));
                Err(InputError::new("input", message))
            }
        }
    }

    /// An error about a field, with the row when the object is one of a list.
    pub fn error(&self, key: &str, message: impl std::fmt::Display) -> InputError {
        match self.within {
            Some((list, row)) => InputError::new(format!("{list}.{key}"), message).at_row(row),
            None => InputError::new(key, message),
        }
    }

    /// Whether a field is there and not `null`.
    pub fn has(&self, key: &str) -> bool {
        self.optional(key).is_some()
    }

    /// A field that may be absent or `null`.
    pub fn optional(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A field that must be there.
    pub fn required(&self, key: &str) -> Result<&'a Value, InputError> {
        self.optional(key).ok_or_else(|| self.error(key, "is missing; `--help` shows an example"))
    }

    /// A number.
    pub fn number(&self, key: &str) -> Result<f64, InputError> {
        number_of(self.required(key)?).map_err(|message| self.error(key, message))
    }

    /// A number, or `None` where the field is absent.
    pub fn number_if_any(&self, key: &str) -> Result<Option<f64>, InputError> {
        self.has(key).then(|| self.number(key)).transpose()
    }

    /// A number within bounds, both included.
    pub fn number_within(&self, key: &str, low: f64, high: f64) -> Result<f64, InputError> {
        let value = self.number(key)?;
        if (low..=high).contains(&value) {
            return Ok(value);
        }
        Err(self.error(key, format_args!("is {value}; it must lie between {low} and {high}")))
    }

    /// A number above 0.
    pub fn positive(&self, key: &str) -> Result<f64, InputError> {
        let value = self.number(key)?;
        if value > 0.0 {
            Ok(value)
        } else {
            Err(self.error(key, format_args!("is {value}; it must be above 0")))
        }
    }

    /// A probability, 0 and 1 included.
    pub fn probability(&self, key: &str) -> Result<f64, InputError> {
        self.number_within(key, 0.0, 1.0)
    }

    /// A correlation, −1 and 1 included.
    pub fn correlation(&self, key: &str) -> Result<f64, InputError> {
        self.number_within(key, -1.0, 1.0)
    }

    /// The field `confidence`, 0.95 if absent: the probability that an interval is made to cover with.
    pub fn confidence(&self) -> Result<f64, InputError> {
        const KEY: &str = "confidence";
        match self.number_if_any(KEY)? {
            None => Ok(0.95),
            Some(value) if value > 0.0 && value < 1.0 => Ok(value),
            Some(value) => {
                Err(self.error(KEY, format_args!("is {value}; it must lie between 0 and 1, such as 0.95")))
            }
        }
    }

    /// A whole number from 0.
    pub fn count(&self, key: &str) -> Result<u64, InputError> {
        count_of(self.required(key)?).map_err(|message| self.error(key, message))
    }

    /// A whole number from 0, or `default` where the field is absent.
    pub fn count_or(&self, key: &str, default: u64) -> Result<u64, InputError> {
        if self.has(key) { self.count(key) } else { Ok(default) }
    }

    /// A whole number from 1.
    pub fn size(&self, key: &str) -> Result<u64, InputError> {
        let value = self.count(key)?;
        if value > 0 { Ok(value) } else { Err(self.error(key, "is 0; it must be at least 1")) }
    }

    /// `true` or `false`; `default` where the field is absent.
    pub fn flag(&self, key: &str, default: bool) -> Result<bool, InputError> {
        match self.optional(key) {
            None => Ok(default),
            Some(Value::Bool(value)) => Ok(*value),
            Some(other) => {
                Err(self.error(key, format_args!("{} is neither `true` nor `false`", shown(other))))
            }
        }
    }

    /// One of some words; the first where the field is absent.
    pub fn choice(&self, key: &str, words: &[&'static str]) -> Result<&'static str, InputError> {
        let wrong = |is: &dyn std::fmt::Display| {
            self.error(key, format_args!("{is} is not one of \"{}\"", words.join("\", \"")))
        };
        match self.optional(key) {
            None => words.first().copied().ok_or_else(|| wrong(&"nothing")),
            Some(Value::String(text)) => words
                .iter()
                .copied()
                .find(|word| word == text)
                .ok_or_else(|| wrong(&format_args!("{text:?}"))),
            Some(other) => Err(wrong(&shown(other))),
        }
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<&'a str, InputError> {
        let value = self.required(key)?;
        value.as_str().ok_or_else(|| self.error(key, format_args!("{} is not a text", shown(value))))
    }

    /// A name: a text, or a whole number taken as text (codes of people and groups come as either).
    pub fn label(&self, key: &str) -> Result<String, InputError> {
        label_of(self.required(key)?).map_err(|message| self.error(key, message))
    }

    /// A list, not empty.
    pub fn list(&self, key: &str) -> Result<&'a [Value], InputError> {
        match self.required(key)? {
            Value::Array(list) if list.is_empty() => Err(self.error(key, "is an empty list")),
            Value::Array(list) => Ok(list),
            other => Err(self.error(key, format_args!("{} is not a list", shown(other)))),
        }
    }

    fn each<T>(&self, key: &str, read: impl Fn(&Value) -> Result<T, String>) -> Result<Vec<T>, InputError> {
        let list = self.list(key)?.iter().enumerate();
        list.map(|(row, value)| read(value).map_err(|message| self.error(key, message).at_row(row))).collect()
    }

    /// A list of numbers, not empty.
    pub fn numbers(&self, key: &str) -> Result<Vec<f64>, InputError> {
        self.each(key, number_of)
    }

    /// A list of numbers or `null`, not empty.
    pub fn numbers_or_null(&self, key: &str) -> Result<Vec<Option<f64>>, InputError> {
        self.each(key, |value| if value.is_null() { Ok(None) } else { number_of(value).map(Some) })
    }

    /// A list of probabilities, not empty.
    pub fn probabilities(&self, key: &str) -> Result<Vec<f64>, InputError> {
        self.each(key, |value| match number_of(value)? {
            p if (0.0..=1.0).contains(&p) => Ok(p),
            p => Err(format!("is {p}; a probability lies between 0 and 1")),
        })
    }

    /// A list of whole numbers from 0, not empty.
    pub fn counts(&self, key: &str) -> Result<Vec<u64>, InputError> {
        self.each(key, count_of)
    }

    /// A list of names (texts or whole numbers), not empty.
    pub fn labels(&self, key: &str) -> Result<Vec<String>, InputError> {
        self.each(key, label_of)
    }

    /// A list of names or `null`, not empty.
    pub fn labels_or_null(&self, key: &str) -> Result<Vec<Option<String>>, InputError> {
        self.each(key, |value| if value.is_null() { Ok(None) } else { label_of(value).map(Some) })
    }

    /// A list of yes and no, not empty: `true`/`false` or 1/0.
    pub fn flags(&self, key: &str) -> Result<Vec<bool>, InputError> {
        self.each(key, |value| match value {
            Value::Bool(flag) => Ok(*flag),
            other => match count_of(other) {
                Ok(0) => Ok(false),
                Ok(1) => Ok(true),
                _ => Err(format!("{} is neither 0 nor 1", shown(other))),
            },
        })
    }

    /// The lists that stand in a list, with their places; each not empty and as long as the first.
    fn lists(&self, key: &str) -> Result<Vec<&'a [Value]>, InputError> {
        let mut lists: Vec<&'a [Value]> = Vec::new();
        for (row, value) in self.list(key)?.iter().enumerate() {
            let Value::Array(list) = value else {
                return Err(self.error(key, format_args!("{} is not a list", shown(value))).at_row(row));
            };
            if list.is_empty() {
                return Err(self.error(key, "is an empty list").at_row(row));
            }
            let first = lists.first().map_or(list.len(), |first| first.len());
            if list.len() != first {
                let (has, plural) = (list.len(), if list.len() == 1 { "" } else { "s" });
                let message =
                    format_args!("has {has} value{plural}, but row 1 has {first}; all rows must be as long");
                return Err(self.error(key, message).at_row(row));
            }
            lists.push(list);
        }
        Ok(lists)
    }

    /// A list of rows of numbers, all as long.
    pub fn table(&self, key: &str, missing: Missing) -> Result<Table, InputError> {
        let lists = self.lists(key)?;
        let columns = lists.first().map_or(0, |first| first.len());
        let mut values = Vec::with_capacity(lists.len() * columns);
        for (row, list) in lists.iter().enumerate() {
            for (column, value) in list.iter().enumerate() {
                values.push(match value {
                    Value::Null if missing == Missing::Allowed => f64::NAN,
                    other => number_of(other)
                        .map_err(|message| self.error(key, message).at_row(row).at_column(column))?,
                });
            }
        }
        Table::new(key, columns, values)
    }

    /// A list of rows of whole numbers from 0, all as long.
    pub fn count_table(&self, key: &str) -> Result<Vec<Vec<u64>>, InputError> {
        let count = |(row, column, value): (usize, usize, &Value)| {
            count_of(value).map_err(|message| self.error(key, message).at_row(row).at_column(column))
        };
        let lists = self.lists(key)?;
        let rows = lists.iter().enumerate();
        rows.map(|(row, list)| {
            list.iter().enumerate().map(|(column, value)| count((row, column, value))).collect()
        })
        .collect()
    }

    /// A list of rows of names (texts or whole numbers) or `null`, all as long.
    pub fn label_table(&self, key: &str) -> Result<Vec<Vec<Option<String>>>, InputError> {
        let label = |(row, column, value): (usize, usize, &Value)| {
            if value.is_null() {
                return Ok(None);
            }
            let label = label_of(value).map(Some);
            label.map_err(|message| self.error(key, message).at_row(row).at_column(column))
        };
        let lists = self.lists(key)?;
        let rows = lists.iter().enumerate();
        rows.map(|(row, list)| {
            list.iter().enumerate().map(|(column, value)| label((row, column, value))).collect()
        })
        .collect()
    }

    /// A list of objects, not empty; errors in them name this list and the row.
    pub fn rows(&self, key: &'a str) -> Result<Vec<Self>, InputError> {
        let list = self.list(key)?.iter().enumerate();
        list.map(|(row, value)| match value {
            Value::Object(map) => Ok(Self { map, within: Some((key, row)) }),
            other => {
                let message = format_args!("{} is not an object with named fields", shown(other));
                Err(self.error(key, message).at_row(row))
            }
        })
        .collect()
    }

    /// The objects of an object, by their names, not empty; errors in them name both.
    pub fn named(&self, key: &str) -> Result<Vec<(&'a str, &'a Value)>, InputError> {
        match self.required(key)? {
            Value::Object(map) if map.is_empty() => Err(self.error(key, "is empty; name at least one")),
            Value::Object(map) => Ok(map.iter().map(|(name, value)| (name.as_str(), value)).collect()),
            other => {
                Err(self.error(key, format_args!("{} is not an object with named entries", shown(other))))
            }
        }
    }

    /// Refuses two lists that should be as long and are not.
    pub fn as_long(
        &self,
        (key, len): (&str, usize),
        (other, other_len): (&str, usize),
    ) -> Result<(), InputError> {
        if len == other_len {
            return Ok(());
        }
        let message = format_args!("has {other_len} values, but `{key}` has {len}; both must be as long");
        Err(self.error(other, message))
    }
}

/// A finite number that is not too large.
pub fn number_of(value: &Value) -> Result<f64, String> {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(number) if number.abs() <= NUMBER_MAX => Ok(number),
            _ => Err(format!("{number} is too large; numbers up to {NUMBER_MAX:e} are taken")),
        },
        Value::Null => Err("is missing, and must not be".to_owned()),
        other => Err(format!("{} is not a number", shown(other))),
    }
}

/// A whole number from 0 to [`COUNT_MAX`]; `5.0` is one too.
pub fn count_of(value: &Value) -> Result<u64, String> {
    let number = number_of(value)?;
    if number < 0.0 {
        return Err(format!("is {number}; a count is never negative"));
    }
    if number.fract() != 0.0 {
        return Err(format!("is {number}; a count is a whole number"));
    }
    if number > COUNT_MAX as f64 {
        return Err(format!("is {number}; counts up to {COUNT_MAX} are taken"));
    }
    Ok(number as u64)
}

/// A name: a text, or a whole number as text.
pub fn label_of(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) if text.is_empty() => Err("is an empty text".to_owned()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) => {
            let number = number_of(value)?;
            // A number is the same name however it was written: 1 and 1.0.
            if number.fract() == 0.0 && number.abs() < 1e15 {
                Ok((number as i64).to_string())
            } else {
                Ok(number.to_string())
            }
        }
        Value::Bool(flag) => Ok(flag.to_string()),
        other => Err(format!("{} is neither a text nor a number", shown(other))),
    }
}

/// A value as an error shows it: what it is, and of texts the beginning.
pub fn shown(value: &Value) -> String {
    const CHARS_MAX: usize = 40;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.chars().count() > CHARS_MAX => {
            format!("{:?}…", text.chars().take(CHARS_MAX).collect::<String>())
        }
        Value::String(text) => format!("{text:?}"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

#[cfg(test)]
mod tests;
