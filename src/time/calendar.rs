//! Calendar arithmetic: days, months and whole units, without panics at the ends of time.

use super::piece::Unit;
use crate::date::{DateValue, Point};
use jiff::{Span, civil::Date};

/// A date to count from, and how precisely it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub value: DateValue,
    pub first: Date,
    pub last: Date,
    /// Day, month, quarter or year.
    pub grain: Unit,
}

impl Anchor {
    /// Of a range its last point.
    pub fn new(value: &DateValue) -> Anchor {
        let point = value.to.unwrap_or(value.from);
        let grain = match point {
            Point::Day(_) => Unit::Day,
            Point::Month(..) => Unit::Month,
            Point::Quarter(..) => Unit::Quarter,
            Point::Year(_) => Unit::Year,
        };
        Anchor { value: DateValue::point(point), first: point.first_day(), last: point.last_day(), grain }
    }

    /// The day, if it is known.
    pub fn day(&self) -> Option<Date> {
        (self.grain == Unit::Day).then_some(self.first)
    }
}

/// Stays at the end of time where it would go beyond.
pub(super) fn plus_days(day: Date, days: i32) -> Date {
    let span = Span::new().try_days(days);
    span.ok().and_then(|s| day.checked_add(s).ok()).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

pub(super) fn plus_months(year: i16, month: i8, months: i32) -> (i16, i8) {
    let all = i32::from(year) * 12 + i32::from(month) - 1 + months.clamp(-120_000, 120_000);
    ((all.div_euclid(12)).clamp(-9998, 9998) as i16, all.rem_euclid(12) as i8 + 1)
}

/// The month that lies `months` away from that of a day.
pub(super) fn month_of(day: Date, months: i32) -> (i16, i8) {
    plus_months(day.year(), day.month(), months)
}

/// From `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

/// Monday is 1.
pub(super) fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// The whole unit that a day lies in. A weekend is the one that begins on the day.
pub(super) fn whole(day: Date, unit: Unit) -> DateValue {
    let days = |from: Date, count: i32| DateValue::range(Point::Day(from), Point::Day(plus_days(from, count)));
    let (year, month) = (day.year(), day.month());
    match unit {
        Unit::Hour | Unit::Day => DateValue::point(Point::Day(day)),
        Unit::Weekend => days(day, 1),
        Unit::Week => days(plus_days(day, 1 - i32::from(weekday(day))), 6),
        Unit::Month => DateValue::point(Point::Month(year, month)),
        Unit::Quarter => DateValue::point(Point::Quarter(year, (month + 2) / 3)),
        Unit::Half if month <= 6 => DateValue::range(Point::Month(year, 1), Point::Month(year, 6)),
        Unit::Half => DateValue::range(Point::Month(year, 7), Point::Month(year, 12)),
        Unit::Year => DateValue::point(Point::Year(year)),
        Unit::Decade => {
            let first = year - year.rem_euclid(10);
            DateValue::range(Point::Year(first), Point::Year(first + 9))
        }
    }
}
