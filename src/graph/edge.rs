//! One relation between two actors, with the facts that say it, and the order of facts.

use crate::date::DateValue;
use crate::fact::{Fact, Status};
use jiff::civil::Date;
use std::cmp::{Ordering, Reverse};

/// An edge always has a fact at least.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub relation: String,
    pub symmetric: bool,
    /// Status for drawing: that of the fact that is the latest.
    pub status: Status,
    /// Date for drawing: that of the latest fact, or the most exact one within it that a fact of this status gives.
    pub date: Option<DateValue>,
    facts: Vec<Fact>,
}

impl Edge {
    /// From facts in the order of [`compare`]; none for none.
    pub(super) fn new(relation: String, symmetric: bool, facts: Vec<Fact>) -> Option<Edge> {
        let last = facts.last()?;
        let status = last.status;
        let date = last.date.as_ref().map(|date| exact(date.value, facts.iter().filter(|f| f.status == status)));
        Some(Edge { relation, symmetric, status, date, facts })
    }

    /// From the earliest to the latest; those without a date first.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }
}

/// The most exact date of these facts that lies within `date`; of equals the latest.
fn exact<'f>(date: DateValue, facts: impl Iterator<Item = &'f Fact>) -> DateValue {
    let within = |d: &DateValue| date.first_day() <= d.first_day() && d.last_day() <= date.last_day();
    let days = |d: &DateValue| (d.last_day() - d.first_day()).get_days();
    let dates = facts.filter_map(|f| f.date.as_ref()).map(|d| d.value).filter(within);
    dates.min_by_key(|d| (days(d), Reverse(d.last_day()))).unwrap_or(date)
}

/// The order of facts: by date, then document, then place in the text, then whatever else differs.
pub(super) fn compare(a: &Fact, b: &Fact) -> Ordering {
    when(a)
        .cmp(&when(b))
        .then_with(|| a.document.cmp(&b.document))
        .then_with(|| a.sentence.start.cmp(&b.sentence.start))
        .then_with(|| rest(a).cmp(&rest(b)))
}

/// By the last day that the date allows: *in 2020* is told when the year is known, so it comes after *in May 2020*.
fn when(fact: &Fact) -> Option<(Date, Date)> {
    fact.date.as_ref().map(|date| (date.value.last_day(), date.value.first_day()))
}

/// Facts without a name for what tells them apart still have one order: that of their bytes on the wire.
fn rest(fact: &Fact) -> String {
    serde_json::to_string(fact).unwrap_or_default()
}
