//! What an expression means, before a reference date makes a value of it.

use super::calendar::{Anchor, days_between, month_of, plus_days, plus_months, weekday, whole};
use super::piece::Unit;
use crate::date::{DateValue, Point};
use jiff::civil::Date;

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Half(i8),
    Quarter(i8),
    /// Three months, by the first; a winter ends in the year after.
    Season(i8),
    Month(i8),
    /// Month and day.
    Day(i8, i8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    Calendar {
        part: Part,
        year: Option<i16>,
        weekday: Option<i8>,
    },
    /// A part of the year that another time names: *the third quarter of last year*.
    In(Part, Box<When>),
    Weekday(i8),
    /// *Monday last week*
    WeekdayIn(i8, Box<When>),
    /// So many units from the reference; 0 is *this*.
    Shift(Unit, i32),
    /// Some units before (-1) or after (1) the reference, that is at most the second amount away.
    Vague(Unit, (i32, Unit), i32),
    /// From so many units before the reference up to it, or from it on.
    Span(Unit, (i32, Unit), i32),
    /// Strictly before the reference.
    Last(Box<When>),
    /// Strictly after it.
    Next(Box<When>),
    Third(Third, Box<When>),
    Decade(i16),
    Range(Box<When>, Box<When>),
    /// So many units from the time that was named before.
    Moved(Unit, i32),
}

/// Which way an open time leans: *in September* of which year, which *Monday*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Past, unless the coming one is near.
    Usual,
    Past,
    Future,
}

/// What times are resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The text's date.
    pub reference: Option<Anchor>,
    /// The time that the sentence named last.
    pub previous: Option<Anchor>,
}

impl Part {
    fn value(self, year: i16) -> Option<DateValue> {
        let months = |from: i8, count: i8| {
            let last = plus_months(year, from, i32::from(count) - 1);
            DateValue::range(Point::Month(year, from), Point::Month(last.0, last.1))
        };
        Some(match self {
            Part::Year => DateValue::point(Point::Year(year)),
            Part::Half(half) => months(6 * half - 5, 6),
            Part::Quarter(quarter) => DateValue::point(Point::Quarter(year, quarter)),
            Part::Season(first) => months(first, 3),
            Part::Month(month) => DateValue::point(Point::Month(year, month)),
            Part::Day(month, day) => DateValue::point(Point::Day(Date::new(year, month, day).ok()?)),
        })
    }

    /// How many days ahead is near: then the coming one is meant.
    fn near(self) -> i32 {
        match self {
            Part::Quarter(_) => 92,
            Part::Half(_) => 61,
            _ => 31,
        }
    }

    /// True if the reference is coarser than this part.
    fn finer_than(self, anchor: &Anchor) -> bool {
        let unit = match self {
            Part::Year => Unit::Year,
            Part::Half(_) => Unit::Half,
            Part::Quarter(_) | Part::Season(_) => Unit::Quarter,
            Part::Month(_) => Unit::Month,
            Part::Day(..) => Unit::Day,
        };
        unit < anchor.grain
    }
}

impl When {
    pub fn is_year(&self) -> bool {
        match self {
            When::Calendar { part, .. } => *part == Part::Year,
            When::Shift(unit, _) | When::Moved(unit, _) => *unit == Unit::Year,
            When::Last(inner) | When::Next(inner) => inner.is_year(),
            _ => false,
        }
    }

    pub fn is_week(&self) -> bool {
        matches!(self, When::Shift(Unit::Week, _) | When::Moved(Unit::Week, _))
    }

    /// The value, if the context has what it takes.
    pub fn resolve(&self, context: &Context, lean: Lean) -> Option<DateValue> {
        let reference = context.reference.as_ref();
        match self {
            When::Calendar { part, year: Some(year), .. } => part.value(*year),
            When::Calendar { part, year: None, weekday } => open(*part, *weekday, reference?, lean),
            When::In(part, outer) => part.value(outer.resolve(context, lean)?.first_day().year()),
            When::Weekday(day) => Some(nearest_weekday(*day, reference?, lean)),
            When::WeekdayIn(day, week) => weekday_in(*day, week.resolve(context, lean)?, reference?),
            When::Shift(unit, count) => reference?.shift(*unit, *count, lean == Lean::Future),
            When::Moved(unit, count) => moved(context, *unit, *count),
            When::Vague(unit, most, sign) => reference?.vague(*unit, *most, *sign),
            When::Span(unit, size, sign) => reference?.stretch(*unit, *size, *sign),
            When::Last(inner) => beside(inner, context, -1),
            When::Next(inner) => beside(inner, context, 1),
            When::Third(third, inner) => Some(third.of(inner.resolve(context, lean)?)),
            When::Decade(year) => Some(DateValue::range(Point::Year(*year), Point::Year(year.checked_add(9)?))),
            When::Range(from, to) => range(from, to, context, lean),
        }
    }
}

/// A time of no year: the past one, or the coming one if that is meant.
fn open(part: Part, weekday: Option<i8>, anchor: &Anchor, lean: Lean) -> Option<DateValue> {
    let year = anchor.last.year();
    let past = (0..9).filter_map(|n| part.value(year - n)).find(|v| v.first_day() <= anchor.last);
    let coming = (-1..9).filter_map(|n| part.value(year + n)).find(|v| v.last_day() >= anchor.first);
    let (past, coming) = (past?, coming?);
    let near = days_between(anchor.last, coming.first_day()) <= part.near();
    let fits = |value: &DateValue| weekday.is_some_and(|w| self::weekday(value.first_day()) == w);
    Some(match lean {
        Lean::Future => coming,
        Lean::Past => past,
        Lean::Usual if fits(&coming) != fits(&past) => [past, coming][usize::from(fits(&coming))],
        Lean::Usual => [past, coming][usize::from(near)],
    })
}

fn nearest_weekday(day: i8, anchor: &Anchor, lean: Lean) -> DateValue {
    let Some(today) = anchor.day() else { return anchor.value };
    let back = i32::from(weekday(today) - day).rem_euclid(7);
    let days = match lean {
        Lean::Future if back > 0 => 7 - back,
        _ => -back,
    };
    whole(plus_days(today, days), Unit::Day)
}

fn weekday_in(day: i8, week: DateValue, anchor: &Anchor) -> Option<DateValue> {
    anchor.day().map_or(Some(anchor.value), |_| Some(whole(plus_days(week.first_day(), i32::from(day) - 1), Unit::Day)))
}

/// The last (-1) or next (1) one, not the present one.
fn beside(inner: &When, context: &Context, sign: i32) -> Option<DateValue> {
    let anchor = context.reference.as_ref()?;
    match inner {
        When::Weekday(day) => {
            let Some(today) = anchor.day() else { return Some(anchor.value) };
            let away = (i32::from(*day - weekday(today)) * sign).rem_euclid(7);
            Some(whole(plus_days(today, sign * if away == 0 { 7 } else { away }), Unit::Day))
        }
        When::Calendar { part, year: None, .. } => {
            let coarse = part.finer_than(anchor);
            let year = anchor.last.year();
            (-1..9).filter_map(|n| part.value(year + sign as i16 * n)).find(|value| match sign {
                -1 => value.last_day() < anchor.first || coarse && value.first_day() <= anchor.last,
                _ => value.first_day() > anchor.last || coarse && value.last_day() >= anchor.first,
            })
        }
        When::Shift(unit, count) => anchor.shift(*unit, count + sign, false),
        other => other.resolve(context, if sign < 0 { Lean::Past } else { Lean::Future }),
    }
}

/// *A year earlier* counts from what was named before, else from the text's date; *later* from the former only.
fn moved(context: &Context, unit: Unit, count: i32) -> Option<DateValue> {
    let from = context.previous.or(context.reference.filter(|_| count < 0))?;
    from.shift(unit, count, false)
}

fn range(from: &When, to: &When, context: &Context, lean: Lean) -> Option<DateValue> {
    let end = to.resolve(context, lean)?;
    let start = match from {
        When::Calendar { part, year: None, .. } => {
            let year = end.first_day().year();
            let before = |n: i16| part.value(year - n).filter(|v| v.first_day() <= end.last_day());
            before(0).or_else(|| before(1))?
        }
        When::Weekday(day) => {
            let back = i32::from(weekday(end.first_day()) - day).rem_euclid(7);
            match context.reference?.day() {
                Some(_) => whole(plus_days(end.first_day(), -back), Unit::Day),
                None => end,
            }
        }
        other => other.resolve(context, lean)?,
    };
    let last = end.to.unwrap_or(end.from);
    Some(if start.first_day() <= last.last_day() { DateValue::range(start.from, last) } else { end })
}

impl Third {
    /// A third of a year or a decade; a month stays whole, since days would be more than was said.
    fn of(self, value: DateValue) -> DateValue {
        let years = |y: i16, from: i16, to: i16| DateValue::range(Point::Year(y + from), Point::Year(y + to));
        match (value.from, value.to) {
            (Point::Year(y), None) => match self {
                Third::Early => DateValue::point(Point::Quarter(y, 1)),
                Third::Mid => DateValue::range(Point::Month(y, 5), Point::Month(y, 8)),
                Third::Late => DateValue::point(Point::Quarter(y, 4)),
            },
            (Point::Year(y), Some(Point::Year(last))) if last == y + 9 => match self {
                Third::Early => years(y, 0, 3),
                Third::Mid => years(y, 4, 6),
                Third::Late => years(y, 7, 9),
            },
            _ => value,
        }
    }
}

impl Anchor {
    /// The unit that lies `count` units away.
    pub fn shift(&self, unit: Unit, count: i32, ahead: bool) -> Option<DateValue> {
        if unit < self.grain && self.grain > Unit::Day {
            return Some(self.coarse_shift(unit.days().checked_mul(count)?));
        }
        if unit.months() > 0 {
            let (year, month) = month_of(self.first, unit.months().checked_mul(count)?);
            return Some(whole(Date::new(year, month, 1).ok()?, unit));
        }
        let day = match unit {
            Unit::Hour => plus_days(self.first, count / 24),
            Unit::Weekend => weekend(self.first, count, ahead),
            _ => plus_days(self.first, unit.days().checked_mul(count)?),
        };
        Some(whole(day, unit))
    }

    /// Less than half of the reference away it is the reference itself, for no day is known.
    fn coarse_shift(&self, days: i32) -> DateValue {
        if days.abs() * 2 < days_between(self.first, self.last) {
            return self.value;
        }
        let at = |day: Date| whole(plus_days(day, days), self.grain).from;
        DateValue::range(at(self.first), at(self.last))
    }

    fn vague(&self, unit: Unit, (count, span): (i32, Unit), sign: i32) -> Option<DateValue> {
        let far = self.moved(span, sign.checked_mul(count)?)?;
        let near = self.moved(unit, sign)?;
        Some(between(self.side(far, sign), self.side(near, -sign), unit.max(self.grain)))
    }

    fn stretch(&self, unit: Unit, (count, span): (i32, Unit), sign: i32) -> Option<DateValue> {
        let far = self.moved(span, sign.checked_mul(count)?)?;
        Some(between(self.side(far, sign), self.side((self.first, self.last), -sign), unit.max(self.grain)))
    }

    fn side(&self, (first, last): (Date, Date), sign: i32) -> Date {
        if sign < 0 { first } else { last }
    }

    /// Both ends moved.
    fn moved(&self, unit: Unit, count: i32) -> Option<(Date, Date)> {
        let to = |day: Date| match unit.months() {
            0 => Some(plus_days(day, unit.days().checked_mul(count)?)),
            months => {
                let (year, month) = month_of(day, months.checked_mul(count)?);
                let first = Date::new(year, month, 1).ok()?;
                Date::new(year, month, day.day().min(first.days_in_month())).ok()
            }
        };
        Some((to(self.first)?, to(self.last)?))
    }
}

/// From one day to another in whole units, no coarser than needed.
fn between(a: Date, b: Date, unit: Unit) -> DateValue {
    let unit = match unit {
        unit if unit < Unit::Month => Unit::Day,
        unit => unit.min(Unit::Year),
    };
    let (from, to) = (whole(a.min(b), unit), whole(a.max(b), unit));
    DateValue::range(from.from, to.to.unwrap_or(to.from))
}

/// The Saturday of a weekend: the present one or the one before; `ahead`, the coming one.
fn weekend(day: Date, count: i32, ahead: bool) -> Date {
    let since = i32::from(weekday(day) - 6).rem_euclid(7);
    let inside = since < 2;
    let this = plus_days(day, -since);
    match (count, inside) {
        (0, false) if ahead => plus_days(this, 7),
        (0, _) => this,
        // Between two of them the last one is the one just gone.
        (n, false) if n < 0 => plus_days(this, 7 * (n + 1)),
        (n, _) => plus_days(this, 7 * n),
    }
}
