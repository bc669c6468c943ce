//! Reports of one pair, cut into attempts: a second attempt years later is another deal.

use super::draft::Draft;
use super::report::{Report, When, days};
use crate::fact::{Stage, Status};
use crate::relation::{Part, Relations};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days after an end from which a new start is another attempt: a bid that was turned down is often raised within months.
const AFTER_END: i32 = 180;
/// Days of silence after which a rumour, and an announcement, is another attempt.
const SILENCE: i32 = 540;
/// Days that an agreed deal may take to close.
const SLOW: i32 = 1100;
/// Days after a closing from which a further one, with its date, is another deal.
const AGAIN: i32 = 400;

/// Whose attempt it is: two that act, or one seller; sorted for a merger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pair<'f> {
    Purchase(&'f str, &'f str),
    Merger(&'f str, &'f str),
}

/// The attempts that the opening reports tell, but for sales without a buyer, which are left over.
pub(super) fn attempts<'f>(reports: &[Report<'f>], relations: &Relations) -> (Vec<Draft<'f>>, Vec<Report<'f>>) {
    let mut pairs: BTreeMap<Pair, Vec<Report>> = BTreeMap::new();
    let mut left = Vec::new();
    for report in reports.iter().filter(|r| r.opens()) {
        match pair(report) {
            Some(pair) if !report.turns() => pairs.entry(pair).or_default().push(*report),
            _ => left.push(*report),
        }
    }
    let left = join_refusals(left, &mut pairs, relations);
    join_mergers(&mut pairs);
    let drafts = pairs.into_values().flat_map(cut).collect();
    (drafts, left)
}

fn pair<'f>(report: &Report<'f>) -> Option<Pair<'f>> {
    if let (Some(buyer), Some(target)) = (report.end(Part::Buyer), report.end(Part::Target)) {
        return Some(Pair::Purchase(&buyer.id, &target.id));
    }
    report.end(Part::Merging)?;
    let (a, b) = (report.fact.subject.id.as_str(), report.fact.object.id.as_str());
    Some(Pair::Merger(a.min(b), a.max(b)))
}

/// A refusal of a buyer belongs to what its article, else the others, tell of the two; else it tells of an attempt of
/// its own, unless its article has another deal of that buyer: the owner refuses, another company is the target.
fn join_refusals<'f>(
    left: Vec<Report<'f>>,
    pairs: &mut BTreeMap<Pair<'f>, Vec<Report<'f>>>,
    relations: &Relations,
) -> Vec<Report<'f>> {
    let mut others = Vec::new();
    let mut own: Vec<(Pair, Report)> = Vec::new();
    for report in left {
        match pair(&report) {
            Some(pair) if pairs.contains_key(&pair) => own.push((pair, report)),
            Some(pair) if can_be_bought(&report, relations) && !bids_elsewhere(&report, pairs) => {
                own.push((pair, report))
            }
            _ => others.push(report),
        }
    }
    for (pair, report) in own {
        pairs.entry(pair).or_default().push(report);
    }
    others
}

/// A person that refuses is no target.
fn can_be_bought(report: &Report, relations: &Relations) -> bool {
    let purchase = relations.iter().find(|r| r.parts() == (Part::Buyer, Part::Target));
    let target = report.end(Part::Target);
    target.zip(purchase).is_none_or(|(target, purchase)| purchase.object.contains(&target.kind))
}

fn bids_elsewhere<'f>(report: &Report<'f>, pairs: &BTreeMap<Pair<'f>, Vec<Report<'f>>>) -> bool {
    let Some(buyer) = report.end(Part::Buyer) else { return false };
    let here = |reports: &Vec<Report>| reports.iter().any(|r| r.document() == report.document());
    pairs.iter().any(|(pair, reports)| matches!(pair, Pair::Purchase(b, _) if *b == buyer.id) && here(reports))
}

/// What one article calls a merger is a purchase to another.
fn join_mergers(pairs: &mut BTreeMap<Pair, Vec<Report>>) {
    let mergers: Vec<Pair> = pairs.keys().filter(|p| matches!(p, Pair::Merger(..))).cloned().collect();
    for merger in mergers {
        let Pair::Merger(a, b) = merger else { continue };
        let purchases = [Pair::Purchase(a, b), Pair::Purchase(b, a)];
        let known = purchases.into_iter().filter_map(|p| Some((pairs.get(&p)?.len(), p)));
        let Some((_, purchase)) = known.max() else { continue };
        let reports = pairs.remove(&merger).unwrap_or_default();
        pairs.entry(purchase).or_default().extend(reports);
    }
}

/// One draft for each attempt.
pub(super) fn cut(mut reports: Vec<Report>) -> Vec<Draft> {
    reports.sort_by_key(Report::order);
    let buys = reports.iter().any(|r| r.end(Part::Buyer).is_some());
    let mut drafts: Vec<(Draft, State)> = Vec::new();
    for report in reports {
        let anew = drafts.last().is_none_or(|(_, state)| state.ends_before(&report));
        if anew {
            drafts.push((Draft::default(), State::default()));
        }
        let Some((draft, state)) = drafts.last_mut() else { continue };
        state.see(&report);
        // A purchase that is called a merger too has a buyer and a target.
        match buys && report.end(Part::Merging).is_some() {
            true => draft.tell(report),
            false => draft.add(report),
        }
    }
    drafts.into_iter().map(|(draft, _)| draft).filter(|d| !d.own.is_empty()).collect()
}

/// What is known of an attempt so far.
#[derive(Default)]
struct State {
    last: Option<Date>,
    /// The day it closed or failed, and how.
    over: Option<(Stage, Date)>,
}

impl State {
    fn see(&mut self, report: &Report) {
        let Some(when) = report.when else { return };
        self.last = self.last.max(Some(when.last()));
        match report.status.stage() {
            stage @ (Stage::Done | Stage::Dead) => self.over = Some((stage, when.last())),
            // A bid that comes back soon after its end is under way again.
            _ if self.over.is_some_and(|(stage, _)| stage == Stage::Dead) => self.over = None,
            _ => {}
        }
    }

    /// True if the report tells of a later attempt.
    fn ends_before(&self, report: &Report) -> bool {
        let (Some(last), Some(when)) = (self.last, report.when) else { return false };
        let gap = days(last, when.first());
        match (self.over, report.status.stage()) {
            (Some((_, day)), Stage::Possible | Stage::Agreed | Stage::Delayed) => days(day, when.first()) > AFTER_END,
            (Some((Stage::Done, day)), Stage::Done) => is_told_again(when) && days(day, when.first()) > AGAIN,
            (Some((Stage::Dead, day)), Stage::Done) => days(day, when.first()) > AFTER_END,
            (None, Stage::Possible) => gap > SILENCE,
            (None, Stage::Agreed) if report.status == Status::Announced => gap > SILENCE,
            _ => gap > SLOW,
        }
    }
}

/// An article that only mentions an old deal gives its own date to it; one that states the date means another.
fn is_told_again(when: When) -> bool {
    when.stated
}
