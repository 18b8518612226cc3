//! The journal as text: one JSON line per entry, pointer movements packed.
//!
//! An entry is `[at, what]` with `at` in microseconds of session time, such as `[1500000,{"act":"take-part"}]`. A run
//! of pointer samples is one line, `[at,{"points":[x,y,…]}]`: the first sample stands as it is (1/64 canvas unit), each
//! later one as three numbers, *how much more* than the step before it the clock, x and y moved on. The step before
//! the first is taken as 10 000 µs, 0, 0. A hand that moves evenly so costs a few bytes a sample, and nothing is lost.

use crate::json::{self, JsonError};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use srm_core::intent::Intent;
use srm_core::scene::Pt;
use srm_core::session::{Act, Entry, Event, Fault, LeaderAct, Start};
use srm_core::time::At;

/// Most entries of one journal.
pub const ENTRIES_MAX: usize = 400_000;
/// Most pointer samples taken from one line.
pub const POINTS_MAX: usize = 64;
/// The latest moment of a session: a week, more than any pause or weekend.
pub const AT_MAX: At = At::from_ms(7 * 24 * 3_600_000);

/// Most pointer samples written to one line.
const POINTS_WRITTEN_MAX: usize = 25;
/// Longest time from the first to the last pointer sample of a line we write.
const SPAN_US_MAX: u64 = 250_000;
/// The usual step between two pointer samples.
const STEP_US: i64 = 10_000;

/// What is wrong with a journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("journal entry {entry}: {fault}")]
pub struct WireError {
    /// The line or entry, from 1.
    pub entry: usize,
    /// What is wrong with it.
    pub fault: WireFault,
}

/// What is wrong with a journal's line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireFault {
    /// Not a line in its one spelling.
    #[error("{0}")]
    Json(#[from] JsonError),
    /// Packed samples that are no samples.
    #[error(
        "the packed pointer samples are not x, y and then three whole numbers each; the line was changed"
    )]
    Points,
    /// Too many samples in a line.
    #[error("more than {POINTS_MAX} pointer samples in a line; no station of ours writes so many")]
    TooManyPoints,
    /// A sample or moment beyond what there is.
    #[error("a moment or a place is beyond what a session can have; the line was changed")]
    Range,
    /// Earlier than the entry before it.
    #[error("time goes back: {at_us} µs comes after {before_us} µs; entries were changed or moved")]
    TimeGoesBack {
        /// The entry before.
        before_us: u64,
        /// This entry.
        at_us: u64,
    },
    /// Too many entries.
    #[error("more than {ENTRIES_MAX} entries; no session has so many")]
    TooManyEntries,
}

impl WireFault {
    fn in_entry(self, entry: usize) -> WireError {
        WireError { entry, fault: self }
    }
}

/// A journal inside a document: the entries, written as packed lines. Reading checks each line and the limits;
/// [`Journal::check_order`] checks the times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal(Vec<Entry>);

impl Journal {
    /// A journal of these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self(entries)
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Whether there are not too many entries, none too late, and none before the one it follows.
    pub fn check_order(&self) -> Result<(), WireError> {
        if self.0.len() > ENTRIES_MAX {
            return Err(WireFault::TooManyEntries.in_entry(ENTRIES_MAX + 1));
        }
        let mut before = At::ZERO;
        for (index, entry) in self.0.iter().enumerate() {
            check_next(before, entry.at).map_err(|fault| fault.in_entry(index + 1))?;
            before = entry.at;
        }
        Ok(())
    }
}

/// The lines of a journal, without line ends. Samples that follow each other within a quarter of a second share a line.
pub fn encode(entries: &[Entry]) -> Result<Vec<String>, WireError> {
    let line =
        |(index, line)| json::to_line(&line).map_err(|error| WireFault::Json(error).in_entry(index + 1));
    lines(entries).enumerate().map(line).collect()
}

/// The entries of one line without line end; several where it holds packed samples.
pub fn decode_line(line: &str) -> Result<Vec<Entry>, WireFault> {
    let mut entries = Vec::new();
    unpack(json::from_line(line)?, &mut entries)?;
    Ok(entries)
}

/// The entries of a journal's lines; times must not go back. An error's `entry` is the line.
pub fn decode<'l>(lines: impl IntoIterator<Item = &'l str>) -> Result<Vec<Entry>, WireError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        let first = entries.len();
        let before = entries.last().map_or(At::ZERO, |entry| entry.at);
        let added = json::from_line(line).map_err(WireFault::Json).and_then(|line| {
            unpack(line, &mut entries)?;
            entries.get(first).map_or(Ok(()), |entry| check_next(before, entry.at))
        });
        added.map_err(|fault| fault.in_entry(index + 1))?;
        if entries.len() > ENTRIES_MAX {
            return Err(WireFault::TooManyEntries.in_entry(index + 1));
        }
    }
    Ok(entries)
}

/// `[at, what]`.
#[derive(Debug, Serialize, Deserialize)]
struct Line(u64, Body);

/// What a line says: an event in its own spelling, or packed samples.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Body {
    Started(Box<Start>),
    Act(Act),
    Intent(Intent),
    Leader(LeaderAct),
    Fault(Fault),
    Resumed { away_s: u32 },
    Points(Vec<i64>),
}

impl From<&Event> for Body {
    fn from(event: &Event) -> Self {
        match event {
            Event::Started(start) => Self::Started(start.clone()),
            Event::Act(act) => Self::Act(act.clone()),
            Event::Intent(intent) => Self::Intent(intent.clone()),
            Event::Leader(act) => Self::Leader(*act),
            Event::Fault(fault) => Self::Fault(*fault),
            Event::Resumed { away_s } => Self::Resumed { away_s: *away_s },
        }
    }
}

/// A pointer sample of the journal.
fn sample(entry: &Entry) -> Option<(At, Pt)> {
    match entry.event {
        Event::Intent(Intent::Point(point)) => Some((entry.at, point)),
        _ => None,
    }
}

fn lines(mut rest: &[Entry]) -> impl Iterator<Item = Line> {
    std::iter::from_fn(move || {
        let (first, after) = rest.split_first()?;
        let Some((at, point)) = sample(first) else {
            rest = after;
            return Some(Line(first.at.0, Body::from(&first.event)));
        };
        let mut numbers = vec![i64::from(point.x), i64::from(point.y)];
        let (mut last, mut step) = ((at, point), [STEP_US, 0, 0]);
        rest = after;
        for _ in 1..POINTS_WRITTEN_MAX {
            let next = rest.first().and_then(sample);
            let Some(next) = next.filter(|(time, _)| *time >= last.0 && time.us_since(at) <= SPAN_US_MAX)
            else {
                break;
            };
            let moved = |to: i32, from: i32| i64::from(to) - i64::from(from);
            let made = [next.0.us_since(last.0) as i64, moved(next.1.x, last.1.x), moved(next.1.y, last.1.y)];
            numbers.extend((0..3).map(|axis| made[axis] - step[axis]));
            (last, step) = (next, made);
            rest = &rest[1..];
        }
        Some(Line(at.0, Body::Points(numbers)))
    })
}

fn unpack(Line(at_us, body): Line, entries: &mut Vec<Entry>) -> Result<(), WireFault> {
    let at = At(at_us);
    if at > AT_MAX {
        return Err(WireFault::Range);
    }
    let event = match body {
        Body::Started(start) => Event::Started(start),
        Body::Act(act) => Event::Act(act),
        Body::Intent(intent) => Event::Intent(intent),
        Body::Leader(act) => Event::Leader(act),
        Body::Fault(fault) => Event::Fault(fault),
        Body::Resumed { away_s } => Event::Resumed { away_s },
        Body::Points(numbers) => return unpack_points(at, &numbers, entries),
    };
    entries.push(Entry { at, event });
    Ok(())
}

fn unpack_points(at: At, numbers: &[i64], entries: &mut Vec<Entry>) -> Result<(), WireFault> {
    let [x, y, rest @ ..] = numbers else { return Err(WireFault::Points) };
    let (steps, left_over) = rest.as_chunks::<3>();
    if !left_over.is_empty() {
        return Err(WireFault::Points);
    }
    if steps.len() >= POINTS_MAX {
        return Err(WireFault::TooManyPoints);
    }
    let (mut now, mut step) = ([at.0.cast_signed(), *x, *y], [STEP_US, 0, 0]);
    entries.push(point_entry(now)?);
    for more in steps {
        for axis in 0..3 {
            step[axis] = more[axis].checked_add(step[axis]).ok_or(WireFault::Range)?;
            now[axis] = now[axis].checked_add(step[axis]).ok_or(WireFault::Range)?;
        }
        if step[0] < 0 {
            return Err(WireFault::Range);
        }
        entries.push(point_entry(now)?);
    }
    Ok(())
}

fn point_entry([at_us, x, y]: [i64; 3]) -> Result<Entry, WireFault> {
    let at = u64::try_from(at_us).map(At).ok().filter(|at| *at <= AT_MAX).ok_or(WireFault::Range)?;
    let length = |number| i32::try_from(number).map_err(|_| WireFault::Range);
    let point = Pt { x: length(x)?, y: length(y)? };
    Ok(Entry { at, event: Event::Intent(Intent::Point(point)) })
}

fn check_next(before: At, at: At) -> Result<(), WireFault> {
    if at < before {
        return Err(WireFault::TimeGoesBack { before_us: before.0, at_us: at.0 });
    }
    if at > AT_MAX { Err(WireFault::Range) } else { Ok(()) }
}

impl Serialize for Journal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(lines(&self.0))
    }
}

impl<'de> Deserialize<'de> for Journal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lines = Vec::<Line>::deserialize(deserializer)?;
        let mut entries = Vec::with_capacity(lines.len().min(ENTRIES_MAX));
        for (index, line) in lines.into_iter().enumerate() {
            let custom =
                |fault: WireFault| D::Error::custom(format_args!("journal line {}: {fault}", index + 1));
            unpack(line, &mut entries).map_err(custom)?;
            if entries.len() > ENTRIES_MAX {
                return Err(custom(WireFault::TooManyEntries));
            }
        }
        Ok(Self(entries))
    }
}

#[cfg(test)]
mod tests;
