//! What the journal's records say: the header, entries of the session, signs of life.

use super::StationError;
use crate::journal::{Record, RecordKind, Recovered};
use serde::{Deserialize, Serialize};
use srm_core::session::{Entry, Event, Start};
use srm_core::time::At;
use srm_sheet::json::{self, JsonError};
use srm_sheet::sheet::Timing;
use srm_sheet::utc::Utc;
use std::path::Path;

/// Record 0: what session this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    format: Format,
    /// The station's name.
    pub(super) station: String,
    /// When it began, by the wall clock.
    pub(super) at: Utc,
    /// The session's first entry.
    pub(super) start: Start,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "srm-journal/1.0")]
    V1,
}

/// A sign of life: the wall time, and at the end how well the station kept time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beat {
    pub(super) at: Utc,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) timing: Option<Timing>,
}

/// A session as its journal has it.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) header: Header,
    /// Every entry, `Started` first.
    pub(super) entries: Vec<Entry>,
    /// Session time of the last record of any kind: where the clock stopped.
    pub(super) at: At,
    /// The last wall time known.
    pub(super) seen: Utc,
    pub(super) timing: Option<Timing>,
}

impl Header {
    pub(super) fn new(station: &str, at: Utc, start: Start) -> Self {
        Self { format: Format::V1, station: station.to_owned(), at, start }
    }

    pub(super) fn started(&self) -> Entry {
        Entry { at: At::ZERO, event: Event::Started(Box::new(self.start.clone())) }
    }
}

pub(super) fn line(value: &impl Serialize) -> Result<Vec<u8>, JsonError> {
    json::to_line(value).map(String::into_bytes)
}

/// Entries as one record's payload: a list of session time and event.
pub(super) fn encode(entries: &[Entry]) -> Result<Vec<u8>, JsonError> {
    let pairs: Vec<(u64, &Event)> = entries.iter().map(|entry| (entry.at.0, &entry.event)).collect();
    line(&pairs)
}

impl Tale {
    /// Reads a recovered journal's records. `path` is for messages only.
    pub(super) fn of(recovered: &Recovered, path: &Path) -> Result<Self, StationError> {
        let bad = |reason: String| StationError::NoSession { path: path.to_owned(), reason };
        let Some((first, rest)) = recovered.records.split_first() else {
            return Err(bad("it has no header".to_owned()));
        };
        let header: Header = read(first).map_err(|reason| bad(format!("record 0: {reason}")))?;
        let mut tale = Self {
            entries: vec![header.started()],
            at: At(first.at_us),
            seen: header.at,
            timing: None,
            header,
        };
        for record in rest {
            tale.take(record).map_err(|reason| bad(format!("record {}: {reason}", record.seq)))?;
        }
        Ok(tale)
    }

    fn take(&mut self, record: &Record) -> Result<(), String> {
        match record.kind {
            RecordKind::Event => {
                let pairs: Vec<(u64, Event)> = read(record)?;
                for (at, event) in pairs {
                    let at = At(at);
                    let last = self.entries.last().map_or(At::ZERO, |entry| entry.at);
                    if at < last || at.0 > record.at_us {
                        return Err("its times are out of order".to_owned());
                    }
                    self.entries.push(Entry { at, event });
                }
            }
            RecordKind::Heartbeat => {
                let beat: Beat = read(record)?;
                self.seen = beat.at;
                self.timing = beat.timing.or(self.timing.take());
            }
            RecordKind::Header | RecordKind::Closed => {}
        }
        self.at = At(record.at_us);
        Ok(())
    }
}

fn read<T: serde::de::DeserializeOwned + Serialize>(record: &Record) -> Result<T, String> {
    let text = std::str::from_utf8(&record.payload).map_err(|error| error.to_string())?;
    json::from_line(text).map_err(|error| error.to_string())
}
