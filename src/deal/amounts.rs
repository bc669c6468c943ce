//! What was said of price, stake and scope, with its history: equal values are told by several sources.

use super::model::Told;
use super::report::Report;
use super::step::sources;
use crate::fact::{Attributes, Stake};

/// The values that reports give, by the time of the event.
pub(super) fn told<T: Clone>(
    reports: &[Report],
    value: impl Fn(&Attributes) -> Option<T>,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Told<T>> {
    let mut sorted: Vec<&Report> = reports.iter().collect();
    sorted.sort_by_key(|r| r.order());
    let mut all: Vec<(T, Vec<&Report>)> = Vec::new();
    for report in sorted {
        let Some(value) = report.attributes.and_then(&value) else { continue };
        match all.iter_mut().find(|(other, _)| same(other, &value)) {
            Some((_, reports)) => reports.push(report),
            None => all.push((value, vec![report])),
        }
    }
    let finish = |(value, reports): (T, Vec<&Report>)| Told {
        value,
        date: reports.iter().find_map(|r| r.when).map(|w| w.value),
        status: reports[0].status,
        sources: sources(reports.iter().map(|r| r.source())),
    };
    all.into_iter().map(finish).collect()
}

/// Equal, whatever the words.
pub(super) fn same_stake(a: &Stake, b: &Stake) -> bool {
    match (a, b) {
        (Stake::Percent { value: a, .. }, Stake::Percent { value: b, .. }) => a == b,
        _ => a == b,
    }
}
