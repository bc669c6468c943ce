//! The pieces of an expression, and the words that say them: months, weekdays, units, numbers.
//!
//! A slot of a pattern takes one token and gives one [`Piece`]. `MONTH` takes the words of the list `MONTH`,
//! `MONTH_ALONE` those of the list of that name; days, years and numbers are read from digits too.

use super::pattern::{Cased, Form};
use super::when::When;
use crate::language::{Key, KeyMap};
use crate::text::Token;
use std::str::FromStr;

/// What a slot has taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Number(i32),
    /// *quelques, several*
    Few,
    Day(i8),
    Month(i8),
    Year(i16),
    /// Monday is 1.
    Weekday(i8),
    Quarter(i8),
    Half(i8),
    /// By its first month.
    Season(i8),
    /// A unit and how many of it one word says (*fortnight*).
    Unit(Unit, i32),
    /// By its first year.
    Decade(i16),
    Time(When),
}

/// A calendar unit, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
}

impl Unit {
    pub const NAMES: [&str; 9] = ["hour", "day", "weekend", "week", "month", "quarter", "half", "year", "decade"];
    const ALL: [Unit; 9] = [
        Unit::Hour,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Half,
        Unit::Year,
        Unit::Decade,
    ];

    /// Days in it, about.
    pub fn days(self) -> i32 {
        [0, 1, 7, 7, 30, 91, 182, 365, 3652][self as usize]
    }

    /// Months in it; none if it is finer.
    pub fn months(self) -> i32 {
        [0, 0, 0, 0, 1, 3, 6, 12, 120][self as usize]
    }
}

impl FromStr for Unit {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Unit::NAMES.iter().position(|n| *n == name).map(|i| Unit::ALL[i]).ok_or(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SlotKind {
    Number,
    Few,
    Day,
    Month,
    /// Two digits, 01 to 12.
    MonthDigits,
    /// Four digits.
    Year,
    /// Four digits that nothing counted follows and no name stands before.
    YearBare,
    /// Four digits after *of*: no plural follows.
    YearOf,
    Weekday,
    Quarter,
    Half,
    Season,
    Unit,
    Decade,
}

impl SlotKind {
    const NAMES: [(&str, SlotKind); 14] = [
        ("NUMBER", SlotKind::Number),
        ("FEW", SlotKind::Few),
        ("DAY", SlotKind::Day),
        ("MONTH", SlotKind::Month),
        ("MONTH_DIGITS", SlotKind::MonthDigits),
        ("YEAR", SlotKind::Year),
        ("YEAR_BARE", SlotKind::YearBare),
        ("YEAR_OF", SlotKind::YearOf),
        ("WEEKDAY", SlotKind::Weekday),
        ("QUARTER", SlotKind::Quarter),
        ("HALF", SlotKind::Half),
        ("SEASON", SlotKind::Season),
        ("UNIT", SlotKind::Unit),
        ("DECADE", SlotKind::Decade),
    ];

    pub fn has_digits(self) -> bool {
        use SlotKind::*;
        matches!(self, Number | Day | MonthDigits | Year | YearBare | YearOf | Decade)
    }

    /// True if its words, or digits, name a time by themselves.
    pub fn names_time(self) -> bool {
        !matches!(self, SlotKind::Number | SlotKind::Few)
    }

    /// Of a list's name what stands before its first `_`.
    pub fn of_list(name: &str) -> Option<SlotKind> {
        let stem = name.split('_').next().unwrap_or(name);
        SlotKind::NAMES.iter().find(|(n, _)| *n == stem).map(|(_, kind)| *kind)
    }

    /// Reads what the words of a list mean.
    pub fn value(self, text: &str) -> Option<Piece> {
        let number = || text.parse::<i32>().ok();
        let upto = |last: i32| number().filter(|n| (1..=last).contains(n)).map(|n| n as i8);
        match self {
            SlotKind::Number => number().map(Piece::Number),
            SlotKind::Few => (text == "few").then_some(Piece::Few),
            SlotKind::Day => upto(31).map(Piece::Day),
            SlotKind::Month => upto(12).map(Piece::Month),
            SlotKind::Weekday => upto(7).map(Piece::Weekday),
            SlotKind::Quarter => upto(4).map(Piece::Quarter),
            SlotKind::Half => upto(2).map(Piece::Half),
            SlotKind::Season => upto(12).map(Piece::Season),
            SlotKind::Unit => amount(text).map(|(count, unit)| Piece::Unit(unit, count)),
            SlotKind::Decade => number().map(|n| Piece::Decade(n as i16)),
            SlotKind::MonthDigits | SlotKind::Year | SlotKind::YearBare | SlotKind::YearOf => None,
        }
    }
}

/// `week` or `2 week`.
pub(super) fn amount(text: &str) -> Option<(i32, Unit)> {
    match text.split_once(' ') {
        None => Some((1, text.parse().ok()?)),
        Some((count, unit)) => Some((count.parse().ok()?, unit.parse().ok()?)),
    }
}

/// A slot of a pattern: its kind and the list that it takes words from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub kind: SlotKind,
    pub list: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct List {
    pub name: String,
    pub words: KeyMap<(Piece, Cased)>,
}

/// The words of a language that patterns take in slots.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub lists: Vec<List>,
    /// What may follow the digits of a day: `er`, `th`.
    pub day_endings: Vec<String>,
    /// What follows the digits of a decade: `s`.
    pub decade_endings: Vec<String>,
}

impl Lexicon {
    pub fn slot(&self, name: &str) -> Option<Slot> {
        let list = self.lists.iter().position(|l| l.name == name);
        let plain = SlotKind::NAMES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind);
        let kind = plain.or_else(|| list.and_then(|_| SlotKind::of_list(name)))?;
        Some(Slot { kind, list })
    }

    /// Names that a pattern may use.
    pub fn names(&self) -> Vec<&str> {
        let kinds = SlotKind::NAMES.iter().map(|(name, _)| *name);
        let lists = self.lists.iter().map(|l| l.name.as_str()).filter(|n| SlotKind::NAMES.iter().all(|(k, _)| k != n));
        kinds.chain(lists).chain(["TIME"]).collect()
    }

    pub fn keys(&self, slot: Slot) -> impl Iterator<Item = Key> {
        slot.list.and_then(|i| self.lists.get(i)).into_iter().flat_map(|l| l.words.keys().copied())
    }

    pub fn add(&mut self, list: usize, word: &str, piece: Piece) {
        let form = Form::read(word);
        self.lists[list].words.insert(form.key, (piece, form.case));
    }

    /// What a token says in a slot.
    pub fn piece(&self, slot: Slot, token: &Token, word: &str) -> Option<Piece> {
        let listed = slot.list.and_then(|i| self.lists[i].words.get(&token.key));
        let fitting = listed.filter(|(_, case)| case.fits(token.is_capital()));
        fitting.map(|(piece, _)| piece.clone()).or_else(|| self.digits(slot.kind, word))
    }

    fn digits(&self, kind: SlotKind, word: &str) -> Option<Piece> {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let end = word.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(word.len());
        let (digits, ending) = word.split_at(end);
        let number = || digits.parse::<i16>().ok().filter(|_| !digits.starts_with('+'));
        let plain = || number().filter(|_| ending.is_empty());
        match kind {
            SlotKind::Number => plain().filter(|n| *n < 1000).map(|n| Piece::Number(n.into())),
            SlotKind::Day => {
                let known = ending.is_empty() || self.day_endings.iter().any(|e| e == ending);
                number().filter(|n| known && digits.len() < 3 && (1..=31).contains(n)).map(|n| Piece::Day(n as i8))
            }
            SlotKind::MonthDigits => {
                plain().filter(|n| digits.len() == 2 && (1..=12).contains(n)).map(|n| Piece::Month(n as i8))
            }
            SlotKind::Year | SlotKind::YearBare | SlotKind::YearOf => {
                plain().filter(|n| digits.len() == 4 && (1800..=2100).contains(n)).map(Piece::Year)
            }
            SlotKind::Decade => {
                let known = self.decade_endings.iter().any(|e| e == ending);
                number().filter(|_| known).and_then(decade).map(Piece::Decade)
            }
            _ => None,
        }
    }
}

/// `1990` or `90`: the first year of a decade.
pub(super) fn decade(number: i16) -> Option<i16> {
    match number {
        n if n % 10 != 0 => None,
        1800..=2100 => Some(number),
        30..=90 => Some(1900 + number),
        10..=20 => Some(2000 + number),
        _ => None,
    }
}
