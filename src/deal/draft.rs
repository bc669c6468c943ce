//! A deal while its facts are being gathered.

use super::report::{Report, When};
use crate::relation::Part;
use jiff::civil::Date;
use std::collections::BTreeSet;

type Ids<'f> = BTreeSet<&'f str>;

#[derive(Clone, Debug, Default)]
pub(super) struct Draft<'f> {
    pub buyers: Ids<'f>,
    pub targets: Ids<'f>,
    pub merging: Ids<'f>,
    pub sellers: Ids<'f>,
    pub owners: Ids<'f>,
    /// What tells of the attempt itself.
    pub own: Vec<Report<'f>>,
    /// What others do to it, or its parties to each other: a step too.
    pub acts: Vec<Report<'f>>,
    /// Who stands beside its parties: advisers, lenders, owners.
    pub beside: Vec<Report<'f>>,
}

impl<'f> Draft<'f> {
    pub fn add(&mut self, report: Report<'f>) {
        for (part, party) in report.ends() {
            let id = party.id.as_str();
            match part {
                Part::Buyer => self.buyers.insert(id),
                Part::Target => self.targets.insert(id),
                Part::Merging => self.merging.insert(id),
                Part::Seller => self.sellers.insert(id),
                _ => false,
            };
        }
        self.own.push(report);
    }

    /// Adds a report that leaves the parties as they are.
    pub fn tell(&mut self, report: Report<'f>) {
        self.own.push(report);
    }

    pub fn absorb(&mut self, other: Draft<'f>) {
        self.buyers.extend(other.buyers);
        self.targets.extend(other.targets);
        self.merging.extend(other.merging);
        self.sellers.extend(other.sellers);
        self.owners.extend(other.owners);
        self.own.extend(other.own);
        self.acts.extend(other.acts);
        self.beside.extend(other.beside);
    }

    /// True if an actor is one of those whose deal it is.
    pub fn has(&self, id: &str) -> bool {
        [&self.buyers, &self.targets, &self.merging, &self.sellers, &self.owners].iter().any(|ids| ids.contains(id))
    }

    pub fn is_told_in(&self, document: &str) -> bool {
        self.own.iter().any(|r| r.document() == document)
    }

    fn times(&self) -> impl Iterator<Item = When> {
        self.own.iter().filter_map(|r| r.when)
    }

    pub fn first(&self) -> Option<Date> {
        self.times().map(|w| w.first()).min()
    }

    pub fn last(&self) -> Option<Date> {
        self.times().map(|w| w.last()).max()
    }

    /// Days between what is told of two deals; none if one has no date.
    pub fn gap(&self, other: &Draft) -> Option<i32> {
        let days = super::report::days;
        let after = days(self.last()?, other.first()?);
        Some(after.max(days(other.last()?, self.first()?)).max(0))
    }

    /// The order of drafts, whatever the order of the facts.
    pub fn order(&self) -> (Option<Date>, Vec<&'f str>, Vec<&'f str>) {
        let ids = |sets: [&Ids<'f>; 2]| sets.into_iter().flatten().copied().collect::<Vec<_>>();
        (self.first(), ids([&self.targets, &self.merging]), ids([&self.buyers, &self.sellers]))
    }
}
