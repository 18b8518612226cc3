//! A calendar day, written `2026-03-09`.

use crate::utc::{Utc, UtcError};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

const DAY_S: i64 = 86_400;

/// A day of the years 1970 to 9999, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Utc);

impl Day {
    /// The day a moment falls on.
    pub fn of(moment: Utc) -> Self {
        // The midnight before any second of those years is one of them too.
        Self(Utc::from_unix_s(moment.unix_s() / DAY_S * DAY_S).unwrap_or(moment))
    }

    /// Its first second.
    pub const fn start(self) -> Utc {
        self.0
    }

    /// This many days later (or earlier); `None` outside the years 1970 to 9999.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Utc::from_unix_s(self.0.unix_s() + i64::from(days) * DAY_S).map(Self)
    }
}

impl FromStr for Day {
    type Err = UtcError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        format!("{text}T00:00:00Z").parse().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.0.to_string();
        f.write_str(moment.split('T').next().unwrap_or_default())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("a day is written YYYY-MM-DD, and must exist"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_back_and_follow_each_other() {
        let day: Day = "2028-02-28".parse().unwrap();
        assert_eq!(day.plus_days(2).unwrap().to_string(), "2028-03-01");
        assert_eq!(day.plus_days(-59).unwrap().to_string(), "2027-12-31");
        assert_eq!(Day::of("2028-02-28T23:59:59Z".parse().unwrap()), day);
        assert_eq!(serde_json::from_str::<Day>("\"2028-02-28\"").unwrap(), day);
        for bad in ["", "2028-02-30", "20280228", "2028-2-28", "2028-02-28Z", "1969-12-31"] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        assert_eq!("9999-12-31".parse::<Day>().unwrap().plus_days(1), None);
    }
}
