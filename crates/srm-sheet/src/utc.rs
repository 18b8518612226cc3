//! Wall-clock times in UTC to the second, in one spelling: `2026-03-09T14:05:00Z`.
//!
//! A time in a document is a claim by the machine that wrote it, never a proof.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

const DAY_S: i64 = 86_400;
const FIRST_YEAR: i64 = 1970;
const LAST_YEAR: i64 = 9999;
const MONTH_DAYS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A second of the years 1970 to 9999, by the Gregorian calendar and without leap seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc(i64);

/// Why a text is not a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UtcError {
    /// Not the RFC 3339 shape we write.
    #[error("a time is written YYYY-MM-DDTHH:MM:SSZ, in UTC and to the second; write it exactly so")]
    Shape,
    /// Not the shape `allowed_signers` uses.
    #[error(
        "a time here is written YYYYMMDDZ, YYYYMMDDHHMMZ or YYYYMMDDHHMMSSZ; the Z (UTC) may not be left out"
    )]
    CompactShape,
    /// Right shape, impossible calendar value.
    #[error("there is no such {0}; correct the time")]
    NoSuch(&'static str),
}

impl Utc {
    /// The second this many seconds after 1970-01-01T00:00:00Z; `None` outside the years 1970 to 9999.
    pub fn from_unix_s(unix_s: i64) -> Option<Self> {
        (0..days_before_year(LAST_YEAR + 1) * DAY_S).contains(&unix_s).then_some(Self(unix_s))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix_s(self) -> i64 {
        self.0
    }

    /// Reads the short form of `allowed_signers`: `YYYYMMDDZ`, `YYYYMMDDHHMMZ` or `YYYYMMDDHHMMSSZ`.
    pub fn from_compact(text: &str) -> Result<Self, UtcError> {
        let digits = text.strip_suffix('Z').ok_or(UtcError::CompactShape)?.as_bytes();
        if !matches!(digits.len(), 8 | 12 | 14) {
            return Err(UtcError::CompactShape);
        }
        let part = |from: usize, to: usize| {
            digits.get(from..to).map_or(Some(0), number).ok_or(UtcError::CompactShape)
        };
        Self::from_parts([part(0, 4)?, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?, part(12, 14)?])
    }

    /// Writes the short form of `allowed_signers`, always with all digits: `YYYYMMDDHHMMSSZ`.
    pub fn to_compact(self) -> String {
        let [year, month, day, hour, minute, second] = self.parts();
        format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    /// From year, month, day, hour, minute, second.
    fn from_parts([year, month, day, hour, minute, second]: [i64; 6]) -> Result<Self, UtcError> {
        let possible = [
            ("year (1970 to 9999)", (FIRST_YEAR..=LAST_YEAR).contains(&year)),
            ("month", (1..=12).contains(&month)),
            ("day in that month", (1..=days_in_month(year, month)).contains(&day)),
            ("hour (00 to 23)", hour < 24),
            ("minute (00 to 59)", minute < 60),
            ("second (00 to 59)", second < 60),
        ];
        if let Some((name, _)) = possible.into_iter().find(|(_, possible)| !possible) {
            return Err(UtcError::NoSuch(name));
        }
        let months: i64 = (1..month).map(|month| days_in_month(year, month)).sum();
        let days = days_before_year(year) + months + day - 1;
        Ok(Self(days * DAY_S + hour * 3600 + minute * 60 + second))
    }

    /// Year, month, day, hour, minute, second.
    fn parts(self) -> [i64; 6] {
        let (mut days, second) = (self.0 / DAY_S, self.0 % DAY_S);
        // Too early by a few years at most, as no year is longer than 366 days.
        let mut year = FIRST_YEAR + days / 366;
        while days_before_year(year + 1) <= days {
            year += 1;
        }
        days -= days_before_year(year);
        let mut month = 1;
        while days >= days_in_month(year, month) {
            days -= days_in_month(year, month);
            month += 1;
        }
        [year, month, days + 1, second / 3600, second / 60 % 60, second % 60]
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month 1 to 12; 0 for any other month.
fn days_in_month(year: i64, month: i64) -> i64 {
    let index = usize::try_from(month - 1).unwrap_or(usize::MAX);
    MONTH_DAYS.get(index).map_or(0, |days| days + i64::from(month == 2 && is_leap(year)))
}

/// Days from 1970-01-01 to the first of January of `year`.
fn days_before_year(year: i64) -> i64 {
    let leap_days = |last: i64| last / 4 - last / 100 + last / 400;
    365 * (year - FIRST_YEAR) + leap_days(year - 1) - leap_days(FIRST_YEAR - 1)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
}

impl FromStr for Utc {
    type Err = UtcError;

    fn from_str(text: &str) -> Result<Self, UtcError> {
        let bytes = text.as_bytes();
        let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
        if bytes.len() != 20 || marks.iter().any(|(at, mark)| bytes[*at] != *mark) {
            return Err(UtcError::Shape);
        }
        let part = |from: usize, to: usize| number(&bytes[from..to]).ok_or(UtcError::Shape);
        Self::from_parts([
            part(0, 4)?,
            part(5, 7)?,
            part(8, 10)?,
            part(11, 13)?,
            part(14, 16)?,
            part(17, 19)?,
        ])
    }
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second] = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Serialize for Utc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Utc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_seconds() {
        for (text, unix_s) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("2001-09-09T01:46:40Z", 1_000_000_000),
            ("2038-01-19T03:14:08Z", 2_147_483_648),
            ("2100-03-01T00:00:00Z", 4_107_542_400),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] {
            assert_eq!(text.parse::<Utc>().unwrap().unix_s(), unix_s, "{text}");
            assert_eq!(Utc::from_unix_s(unix_s).unwrap().to_string(), text);
        }
        assert_eq!(Utc::from_unix_s(-1), None);
        assert_eq!(Utc::from_unix_s(253_402_300_800), None);
        assert_eq!(Utc::from_unix_s(i64::MAX), None);
    }

    #[test]
    fn every_day_from_2000_to_2100_round_trips_and_follows_the_day_before() {
        let first = "2000-01-01T00:00:00Z".parse::<Utc>().unwrap().unix_s();
        let last = "2100-12-31T00:00:00Z".parse::<Utc>().unwrap().unix_s();
        assert_eq!((last - first) / DAY_S + 1, 101 * 365 + 25, "25 leap days in 101 years");
        let mut before = String::new();
        for unix_s in (first..=last).step_by(DAY_S as usize) {
            let text = Utc::from_unix_s(unix_s).unwrap().to_string();
            assert_eq!(text.parse::<Utc>().unwrap().unix_s(), unix_s);
            assert!(before < text);
            before = text;
        }
    }

    #[test]
    fn bad_times_are_refused() {
        for bad in [
            "",
            "2026-03-09",
            "2026-03-09T14:05:00",
            "2026-03-09t14:05:00Z",
            "2026-03-09T14:05:00z",
            "2026-03-09 14:05:00Z",
            "2026-03-09T14:05:00.0Z",
            "2026-03-09T14:05:00+00:00",
            "+026-03-09T14:05:00Z",
            "2026-03-09T14:05:0åZ",
            " 2026-03-09T14:05:00Z",
        ] {
            assert_eq!(bad.parse::<Utc>(), Err(UtcError::Shape), "{bad}");
        }
        for bad in [
            "1969-12-31T23:59:59Z",
            "2026-00-09T14:05:00Z",
            "2026-13-09T14:05:00Z",
            "2026-02-29T14:05:00Z",
            "2100-02-29T14:05:00Z",
            "2026-04-31T14:05:00Z",
            "2026-04-00T14:05:00Z",
            "2026-03-09T24:00:00Z",
            "2026-03-09T14:60:00Z",
            "2026-03-09T14:05:60Z",
        ] {
            assert!(matches!(bad.parse::<Utc>(), Err(UtcError::NoSuch(_))), "{bad}");
        }
        for bad in ["20260309", "202603091405", "2026-03-09Z", "2026030914Z", "2026030Z", "Z", "2026030åZ"] {
            assert_eq!(Utc::from_compact(bad), Err(UtcError::CompactShape), "{bad}");
        }
        assert_eq!(Utc::from_compact("20260229Z"), Err(UtcError::NoSuch("day in that month")));
    }

    #[test]
    fn compact_forms_agree() {
        let midnight: Utc = "2026-03-09T00:00:00Z".parse().unwrap();
        for text in ["20260309Z", "202603090000Z", "20260309000000Z"] {
            assert_eq!(Utc::from_compact(text), Ok(midnight), "{text}");
        }
    }

    proptest! {
        #[test]
        fn seconds_round_trip(unix_s in 946_684_800_i64..4_133_980_800) {
            let utc = Utc::from_unix_s(unix_s).unwrap();
            prop_assert_eq!(utc.to_string().parse::<Utc>(), Ok(utc));
            prop_assert_eq!(Utc::from_compact(&utc.to_compact()), Ok(utc));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}|[0-9TZ:-]{0,21}") {
            if let Ok(utc) = text.parse::<Utc>() {
                prop_assert_eq!(utc.to_string(), text.as_str());
            }
            let _ = Utc::from_compact(&text);
        }
    }
}
