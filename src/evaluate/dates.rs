//! When a date that was found agrees with the gold's: they overlap, and the found one is not much vaguer.

use crate::date::DateValue;

/// A date of a month may be found for any day of it.
const VAGUE: i64 = 31;
/// A longer one may be so many times as long.
const TIMES: f64 = 12.5;

pub(super) fn agree(gold: Option<&str>, found: Option<&str>) -> bool {
    let (Some(gold), Some(found)) = (gold.and_then(days), found.and_then(days)) else {
        return gold.is_none_or(str::is_empty) && found.is_none_or(str::is_empty);
    };
    let overlap = gold.0 <= found.1 && found.0 <= gold.1;
    overlap && (length(found) as f64) <= (TIMES * length(gold) as f64).max(VAGUE as f64)
}

type Day = (i64, i64, i64);

fn length((first, last): (Day, Day)) -> i64 {
    (last.0 - first.0) * 365 + (last.1 - first.1) * 30 + last.2 - first.2 + 1
}

/// First and last day; nothing if it is no date.
fn days(text: &str) -> Option<(Day, Day)> {
    let date: DateValue = text.trim().parse().ok()?;
    let plain = |d: jiff::civil::Date| (i64::from(d.year()), i64::from(d.month()), i64::from(d.day()));
    Some((plain(date.first_day()), plain(date.last_day())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(gold: &str, found: &str, expected: bool) {
        assert_eq!(agree(Some(gold), Some(found)), expected, "{gold} {found}");
    }

    #[test]
    fn dates_agree_when_they_overlap_and_are_not_vaguer() {
        check("2020-09-13", "2020-09-13", true);
        check("2020-09-13", "2020-09", true);
        check("2020-09-13", "2020", false);
        check("2020-09", "2020", true);
        check("2020", "2020-09-13", true);
        check("2020-09-13", "2020-09-14", false);
        check("2020-05/2020-08", "2020-07-01", true);
        check("2020-Q3", "2020-09", true);
        check("", "", true);
        check("2020", "", false);
        check("", "2020", false);
    }
}
