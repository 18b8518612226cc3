//! A result as a JSON object, with notes on what is not defined or should be known beside it.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// Keys and values of a result; what is not finite becomes `null`.
#[derive(Debug, Default)]
pub struct Output {
    map: Map<String, Value>,
    notes: Vec<String>,
}

impl Output {
    /// The keys of a record.
    pub fn of(record: &impl Serialize) -> Self {
        Self::default().with(record)
    }

    /// These keys and those of another record.
    #[must_use]
    pub fn with(mut self, record: &impl Serialize) -> Self {
        if let Value::Object(map) = json!(record) {
            self.map.extend(map);
        }
        self
    }

    /// One more key.
    #[must_use]
    pub fn put(mut self, key: &str, value: impl Serialize) -> Self {
        self.map.insert(key.to_owned(), json!(value));
        self
    }

    /// A note, if it is so.
    #[must_use]
    pub fn note_if(mut self, so: bool, note: impl Into<String>) -> Self {
        if so {
            self.notes.push(note.into());
        }
        self
    }

    /// The object, with `notes` where there are any.
    pub fn done(mut self) -> Value {
        if !self.notes.is_empty() {
            self.map.insert("notes".to_owned(), json!(self.notes));
        }
        Value::Object(self.map)
    }
}
