//! From the pieces that a pattern has taken to what they mean together.

use super::piece::{Piece, SlotKind, Unit, decade};
use super::when::{Part, Third, When};
use super::{Meaning, Pattern, Times};
use std::str::FromStr;

/// What a pattern makes of its pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// Day, month, quarter, half, season, year, weekday: whatever is there, put together.
    Date,
    /// The time inside, or a date, as it is.
    Same,
    Early,
    Mid,
    Late,
    /// The present unit.
    This,
    /// So many units ago.
    Back,
    Ahead,
    /// Strictly before the text's date.
    Last,
    Next,
    /// From so many units ago up to the text's date.
    Past,
    Coming,
    Decade,
    Range,
    /// So many units before the time that the sentence named before.
    Earlier,
    Later,
    /// A time without a place in the calendar.
    Unresolved,
    /// Looks like a time and is none.
    Nothing,
}

const ALL: [(&str, Means); 18] = [
    ("date", Means::Date),
    ("same", Means::Same),
    ("early", Means::Early),
    ("mid", Means::Mid),
    ("late", Means::Late),
    ("this", Means::This),
    ("back", Means::Back),
    ("ahead", Means::Ahead),
    ("last", Means::Last),
    ("next", Means::Next),
    ("past", Means::Past),
    ("coming", Means::Coming),
    ("decade", Means::Decade),
    ("range", Means::Range),
    ("earlier", Means::Earlier),
    ("later", Means::Later),
    ("unresolved", Means::Unresolved),
    ("nothing", Means::Nothing),
];

impl Means {
    pub fn names() -> [&'static str; 18] {
        ALL.map(|(name, _)| name)
    }
}

impl FromStr for Means {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        ALL.iter().find(|(n, _)| *n == name).map(|(_, means)| *means).ok_or(())
    }
}

/// What the pieces mean; `None` if they do not fit together.
pub(super) fn build(times: &Times, pattern: &Pattern, pieces: &[Piece]) -> Option<Meaning> {
    let pieces = Pieces { pattern, pieces };
    let third = |third| Some(When::Third(third, Box::new(pieces.same()?)));
    let when = match pattern.means {
        Means::Nothing => return Some(Meaning::Nothing),
        Means::Unresolved => return Some(Meaning::Unresolved),
        Means::Date => pieces.date(),
        Means::Same => pieces.same(),
        Means::Early => third(Third::Early),
        Means::Mid => third(Third::Mid),
        Means::Late => third(Third::Late),
        Means::This => pieces.unit().map(|(unit, _)| When::Shift(unit, 0)).or_else(|| pieces.date()),
        Means::Back => pieces.away(times, -1),
        Means::Ahead => pieces.away(times, 1),
        Means::Last => pieces.beside(-1, When::Last),
        Means::Next => pieces.beside(1, When::Next),
        Means::Past => pieces.span(times, -1),
        Means::Coming => pieces.span(times, 1),
        Means::Decade => pieces.decade(),
        Means::Range => pieces.range(),
        Means::Earlier => pieces.moved(times, -1),
        Means::Later => pieces.moved(times, 1),
    };
    when.map(Meaning::Time)
}

struct Pieces<'a> {
    pattern: &'a Pattern,
    pieces: &'a [Piece],
}

macro_rules! piece {
    ($pieces:expr, $kind:ident) => {
        $pieces.pieces.iter().find_map(|p| match p {
            Piece::$kind(value) => Some(*value),
            _ => None,
        })
    };
}

impl Pieces<'_> {
    fn time(&self) -> Option<&When> {
        self.times().next()
    }

    fn times(&self) -> impl Iterator<Item = &When> {
        self.pieces.iter().filter_map(|p| match p {
            Piece::Time(when) => Some(when),
            _ => None,
        })
    }

    fn same(&self) -> Option<When> {
        match self.pieces {
            [Piece::Time(when)] => Some(when.clone()),
            _ => self.date().or_else(|| self.decade()).or_else(|| self.pattern.unit.map(|unit| When::Shift(unit, 0))),
        }
    }

    /// The part of a year that the pieces name.
    fn part(&self) -> Part {
        match (piece!(self, Day), piece!(self, Month)) {
            (Some(day), Some(month)) => return Part::Day(month, day),
            (None, Some(month)) => return Part::Month(month),
            _ => {}
        }
        let quarter = piece!(self, Quarter).map(Part::Quarter);
        let half = || piece!(self, Half).map(Part::Half);
        let season = || piece!(self, Season).map(Part::Season);
        quarter.or_else(half).or_else(season).unwrap_or(Part::Year)
    }

    fn date(&self) -> Option<When> {
        let (part, weekday, year) = (self.part(), piece!(self, Weekday), piece!(self, Year));
        match (self.time(), weekday) {
            (Some(When::Calendar { part: Part::Year, year, .. }), _) => {
                Some(When::Calendar { part, year: *year, weekday })
            }
            (Some(outer), _) if outer.is_year() && part != Part::Year => Some(When::In(part, Box::new(outer.clone()))),
            (Some(outer), Some(day)) if outer.is_week() => Some(When::WeekdayIn(day, Box::new(outer.clone()))),
            (Some(_), _) => None,
            (None, Some(day)) if part == Part::Year => Some(When::Weekday(day)),
            (None, _) if part == Part::Year && year.is_none() => None,
            (None, _) => Some(When::Calendar { part, year, weekday }),
        }
    }

    /// The unit, and how many of it one word or the pattern says.
    fn unit(&self) -> Option<(Unit, i32)> {
        let said = self.pieces.iter().find_map(|p| match p {
            Piece::Unit(unit, count) => Some((*unit, *count)),
            _ => None,
        });
        said.or_else(|| self.pattern.unit.map(|unit| (unit, 1)))
    }

    /// How many units; `None` inside for *some*.
    fn count(&self) -> Option<Option<i32>> {
        if self.pattern.few || self.pieces.contains(&Piece::Few) {
            return Some(None);
        }
        piece!(self, Number).or(self.pattern.count).map(Some)
    }

    fn away(&self, times: &Times, sign: i32) -> Option<When> {
        if let Some(season) = piece!(self, Season) {
            let year = When::Shift(Unit::Year, sign * self.count()??);
            return Some(When::In(Part::Season(season), Box::new(year)));
        }
        let (unit, each) = self.unit()?;
        match self.count()? {
            None => Some(When::Vague(unit, times.few_of(unit), sign)),
            Some(count) => Some(shift(unit, sign * count * each, When::Shift)),
        }
    }

    fn moved(&self, times: &Times, sign: i32) -> Option<When> {
        let (unit, each) = self.unit()?;
        match self.count()? {
            None => Some(When::Vague(unit, times.few_of(unit), sign)).filter(|_| sign < 0),
            Some(count) => Some(shift(unit, sign * count * each, When::Moved)),
        }
    }

    fn beside(&self, sign: i32, side: fn(Box<When>) -> When) -> Option<When> {
        match self.unit() {
            Some((unit, each)) => Some(shift(unit, sign * each, When::Shift)),
            None => self.date().map(|when| side(Box::new(when))),
        }
    }

    fn span(&self, times: &Times, sign: i32) -> Option<When> {
        let (unit, each) = self.unit()?;
        let size = match self.count() {
            Some(Some(count)) => (count * each, unit),
            _ => times.few_of(unit),
        };
        Some(When::Span(unit, size, sign))
    }

    /// A decade, or the one that a year or two digits begin.
    fn decade(&self) -> Option<When> {
        let number = || piece!(self, Number).and_then(|n| decade(n as i16));
        let year = || piece!(self, Year).and_then(decade);
        piece!(self, Decade).or_else(year).or_else(number).map(When::Decade)
    }

    /// Two times; or a time and the piece before it that borrows from it (*du 3 au 5 mars*); or twice the same piece.
    fn range(&self) -> Option<When> {
        let times: Vec<&When> = self.times().collect();
        let (from, to) = match times[..] {
            [from, to] => (from.clone(), to.clone()),
            [to] => (self.borrow(to)?, to.clone()),
            _ => self.twins()?,
        };
        Some(When::Range(Box::new(from), Box::new(to)))
    }

    fn borrow(&self, to: &When) -> Option<When> {
        let month = match to {
            When::Calendar { part: Part::Day(month, _), .. } => Some(*month),
            _ => None,
        };
        match (piece!(self, Day), piece!(self, Month), month) {
            (Some(day), None, Some(month)) => Some(open(Part::Day(month, day), None)),
            (Some(_), None, None) => None,
            _ => self.without_times().date(),
        }
    }

    fn without_times(&self) -> Pieces<'_> {
        let end = self.pieces.iter().position(|p| matches!(p, Piece::Time(_))).unwrap_or(self.pieces.len());
        Pieces { pattern: self.pattern, pieces: &self.pieces[..end] }
    }

    /// Two days of one month, two months of one year, two years, two weekdays.
    fn twins(&self) -> Option<(When, When)> {
        let year = piece!(self, Year);
        let all = |kind: SlotKind| self.pieces.iter().filter_map(move |p| number(p, kind)).collect::<Vec<i16>>();
        let (days, months) = (all(SlotKind::Day), all(SlotKind::Month));
        match (&days[..], &months[..], &all(SlotKind::Year)[..], &all(SlotKind::Weekday)[..]) {
            ([a, b], [m], ..) => {
                let day = |d: i16, year| open(Part::Day(*m as i8, d as i8), year);
                Some((day(*a, None), day(*b, year)))
            }
            ([], [a, b], ..) => Some((open(Part::Month(*a as i8), None), open(Part::Month(*b as i8), year))),
            ([], [], [a, b], _) => Some((open(Part::Year, Some(*a)), open(Part::Year, Some(*b)))),
            ([], [], [a], _) => Some((open(Part::Year, Some(*a)), open(Part::Year, Some(self.short_year(*a)?)))),
            ([], [], [], [a, b]) => Some((When::Weekday(*a as i8), When::Weekday(*b as i8))),
            _ => None,
        }
    }

    /// The 16 of *2015-16*.
    fn short_year(&self, first: i16) -> Option<i16> {
        let short = piece!(self, Number).filter(|n| *n < 100)? as i16;
        Some(first - first % 100 + short).filter(|year| *year > first)
    }
}

/// Decades are counted as ten years each.
fn shift(unit: Unit, count: i32, make: fn(Unit, i32) -> When) -> When {
    match unit {
        Unit::Decade => make(Unit::Year, count.saturating_mul(10)),
        unit => make(unit, count),
    }
}

fn open(part: Part, year: Option<i16>) -> When {
    When::Calendar { part, year, weekday: None }
}

fn number(piece: &Piece, kind: SlotKind) -> Option<i16> {
    match (piece, kind) {
        (Piece::Day(n), SlotKind::Day)
        | (Piece::Month(n), SlotKind::Month)
        | (Piece::Weekday(n), SlotKind::Weekday) => Some((*n).into()),
        (Piece::Year(n), SlotKind::Year) => Some(*n),
        _ => None,
    }
}
