//! A date as precise as the words that gave it: a year, quarter, month or day, or a range of two.
//!
//! The wire form is `2020`, `2020-Q3`, `2020-09`, `2020-09-13` or `2020-05/2020-08`.

use jiff::civil::Date;
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// One calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    Year(i16),
    /// Year and quarter, 1 to 4.
    Quarter(i16, i8),
    Month(i16, i8),
    Day(Date),
}

/// A point or a range of two points, first to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DateValue {
    pub from: Point,
    pub to: Option<Point>,
}

/// What a date on the wire should have looked like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(pub String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "`{}` is not a date: expected 2020, 2020-09, 2020-09-13, 2020-Q3 or a range like 2020-05/2020-08",
            self.0
        )
    }
}

impl std::error::Error for DateError {}

impl Point {
    pub fn first_day(self) -> Date {
        match self {
            Point::Year(y) => first(y, 1),
            Point::Quarter(y, q) => first(y, 3 * q - 2),
            Point::Month(y, m) => first(y, m),
            Point::Day(day) => day,
        }
    }

    pub fn last_day(self) -> Date {
        match self {
            Point::Year(y) => first(y, 12).last_of_month(),
            Point::Quarter(y, q) => first(y, 3 * q).last_of_month(),
            Point::Month(y, m) => first(y, m).last_of_month(),
            Point::Day(day) => day,
        }
    }
}

fn first(year: i16, month: i8) -> Date {
    Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MIN)
}

impl DateValue {
    pub fn point(from: Point) -> Self {
        DateValue { from, to: None }
    }

    pub fn range(from: Point, to: Point) -> Self {
        DateValue { from, to: (from != to).then_some(to) }
    }

    pub fn first_day(&self) -> Date {
        self.from.first_day()
    }

    pub fn last_day(&self) -> Date {
        self.to.unwrap_or(self.from).last_day()
    }

    /// True if some day lies in both.
    pub fn overlaps(&self, other: &DateValue) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Point::Year(y) => write!(f, "{y:04}"),
            Point::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Point::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Point::Day(day) => write!(f, "{day}"),
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.to {
            None => self.from.fmt(f),
            Some(to) => write!(f, "{}/{to}", self.from),
        }
    }
}

/// A point on the wire.
static POINT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("^([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2}))?))?$").ok());

impl FromStr for Point {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        point(text).ok_or_else(|| DateError(text.to_string()))
    }
}

fn point(text: &str) -> Option<Point> {
    let parts = POINT.as_ref()?.captures(text)?;
    let number = |group: usize| parts.get(group).and_then(|part| part.as_str().parse::<i16>().ok());
    let year = number(1)?;
    let date = |month: i16, day: i16| Date::new(year, month as i8, day as i8).ok();
    match (number(2), number(3), number(4)) {
        (Some(quarter), ..) => Some(Point::Quarter(year, quarter as i8)),
        (_, Some(month), Some(day)) => date(month, day).map(Point::Day),
        (_, Some(month), None) => date(month, 1).map(|_| Point::Month(year, month as i8)),
        _ => Some(Point::Year(year)),
    }
}

impl FromStr for DateValue {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text.split_once('/') {
            None => text.parse().map(DateValue::point),
            Some((from, to)) => Ok(DateValue { from: from.parse()?, to: Some(to.parse()?) }),
        }
    }
}

impl TryFrom<String> for DateValue {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<DateValue> for String {
    fn from(value: DateValue) -> String {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let value: DateValue = text.parse().expect(text);
        assert_eq!(value.to_string(), text);
        assert_eq!((value.first_day().to_string(), value.last_day().to_string()), (first.into(), last.into()));
    }

    #[test]
    fn wire_forms_round_trip() {
        check("2020", "2020-01-01", "2020-12-31");
        check("2020-Q3", "2020-07-01", "2020-09-30");
        check("2020-02", "2020-02-01", "2020-02-29");
        check("2020-09-13", "2020-09-13", "2020-09-13");
        check("2020-05/2020-08", "2020-05-01", "2020-08-31");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "20",
            "2020-13",
            "2020-02-30",
            "2020-Q5",
            "2020-9",
            "2020-09-13-1",
            "2020/",
            "soon",
            "2020-Qé",
            "２０２０",
            "2020\n",
        ] {
            assert!(text.parse::<DateValue>().is_err(), "{text}");
        }
    }
}
