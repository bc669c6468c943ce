//! Gives a deal what stands around it: sellers, acts of authorities and opponents, advisers, lenders, owners.

use super::attempt;
use super::draft::Draft;
use super::report::{Report, When, days};
use crate::fact::Stage;
use crate::relation::Part;
use std::collections::BTreeMap;

/// Days before a bid, and after its last news, in which a sale of its target is the same deal.
const SALE: (i32, i32) = (180, 60);
/// Days before the first news of a deal, and after the last, in which an act on its parties belongs to it.
const ACT: (i32, i32) = (30, 400);
/// Days after its end in which an act still belongs to a deal.
const LATE: i32 = 30;

/// Adds what `left` tells of targets and buyers, and every report that joins a deal.
pub(super) fn attach<'f>(drafts: &mut Vec<Draft<'f>>, left: Vec<Report<'f>>, reports: &[Report<'f>]) {
    drafts.sort_by_key(Draft::order);
    let (sales, refusals): (Vec<Report>, Vec<Report>) = left.into_iter().partition(|r| r.end(Part::Seller).is_some());
    let alone = add_sales(drafts, sales);
    drafts.extend(alone);
    drafts.sort_by_key(Draft::order);
    for report in refusals {
        if let Some(at) = nearest(drafts, &report, &buyers_deals(drafts, &report)) {
            drafts[at].acts.push(report);
        }
    }
    // Owners first: what is done to an owner is done to the deal.
    let others = || reports.iter().filter(|r| !r.opens());
    let owns = |r: &&Report| r.end(Part::Owner).is_some();
    others().filter(owns).for_each(|r| own(drafts, r));
    others().filter(|r| !owns(r)).for_each(|r| join(drafts, r));
}

/// Sales of which no buyer is known are deals of their own.
fn add_sales<'f>(drafts: &mut [Draft<'f>], sales: Vec<Report<'f>>) -> Vec<Draft<'f>> {
    let mut alone: BTreeMap<&str, Vec<Report>> = BTreeMap::new();
    for sale in sales {
        let Some(target) = sale.end(Part::Target) else { continue };
        let homes = homes_of_sale(drafts, &sale, &target.id);
        homes.iter().for_each(|at| drafts[*at].add(sale));
        if homes.is_empty() {
            alone.entry(&target.id).or_default().push(sale);
        }
    }
    alone.into_values().flat_map(attempt::cut).collect()
}

fn homes_of_sale(drafts: &[Draft], sale: &Report, target: &str) -> Vec<usize> {
    let all: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].targets.contains(target)).collect();
    let here = |same: bool| {
        let told = |r: &Report| r.document() == sale.document() && (!same || r.status == sale.status);
        all.iter().copied().filter(|at| drafts[*at].own.iter().any(told)).collect::<Vec<_>>()
    };
    let timely = || {
        let near = |at: &usize| is_near(&drafts[*at], sale.when, SALE) && fits(&drafts[*at], sale);
        all.iter().copied().filter(near).collect()
    };
    [here(true), here(false)].into_iter().find(|homes| !homes.is_empty()).unwrap_or_else(timely)
}

/// A sale that is agreed upon is no sale to one whose bid is dead.
fn fits(draft: &Draft, sale: &Report) -> bool {
    sale.status.stage() == Stage::Possible || draft.own.last().is_some_and(|r| r.status.stage() != Stage::Dead)
}

fn is_near(draft: &Draft, when: Option<When>, (before, after): (i32, i32)) -> bool {
    let (Some(when), Some(first), Some(last)) = (when, draft.first(), draft.last()) else { return false };
    days(when.last(), first) <= before && days(last, when.first()) <= after
}

fn buyers_deals(drafts: &[Draft], report: &Report) -> Vec<usize> {
    let Some(buyer) = report.end(Part::Buyer) else { return Vec::new() };
    let bids = |d: &Draft| d.buyers.contains(buyer.id.as_str()) && d.is_told_in(report.document());
    (0..drafts.len()).filter(|at| bids(&drafts[*at])).collect()
}

/// Of several deals that an article tells of the one that is made by a party of the report, not only for what it sells
/// or owns; then the one whose sentence is the nearest.
fn nearest(drafts: &[Draft], report: &Report, among: &[usize]) -> Option<usize> {
    let distance = |at: &usize| {
        let here = drafts[*at].own.iter().filter(|r| r.document() == report.document());
        here.map(|r| r.sentence.start.abs_diff(report.sentence.start)).min()
    };
    let aside = |at: &usize| {
        let (draft, named) = (&drafts[*at], [report.fact.subject.id.as_str(), report.fact.object.id.as_str()]);
        !named.iter().any(|id| [&draft.buyers, &draft.targets, &draft.merging].iter().any(|ids| ids.contains(id)))
    };
    among.iter().copied().min_by_key(|at| (aside(at), distance(at).unwrap_or(usize::MAX)))
}

/// An owner belongs to every deal that is made for what it owns.
fn own<'f>(drafts: &mut [Draft<'f>], report: &Report<'f>) {
    let (Some(owner), Some(target)) = (report.end(Part::Owner), report.end(Part::Target)) else { return };
    let id = owner.id.as_str();
    for draft in drafts.iter_mut() {
        let bids = draft.buyers.contains(id) || draft.sellers.contains(id);
        if draft.targets.contains(target.id.as_str()) && !bids && draft.is_told_in(report.document()) {
            draft.owners.insert(id);
            draft.beside.push(*report);
        }
    }
}

fn join<'f>(drafts: &mut [Draft<'f>], report: &Report<'f>) {
    let concerned: Vec<usize> = (0..drafts.len()).filter(|at| concerns(&drafts[*at], report)).collect();
    let here: Vec<usize> = concerned.iter().copied().filter(|at| drafts[*at].is_told_in(report.document())).collect();
    let home = match here.is_empty() {
        false => nearest(drafts, report, &here),
        true => only_open(drafts, report, &concerned),
    };
    let Some(draft) = home.map(|at| &mut drafts[at]) else { return };
    match is_step(report) {
        true => draft.acts.push(*report),
        false => draft.beside.push(*report),
    }
}

/// True if it tells of an event, not of who stands at whose side.
fn is_step(report: &Report) -> bool {
    let aside = [Part::Adviser, Part::Lender, Part::Owner];
    !aside.iter().any(|part| report.end(*part).is_some())
}

/// True if the parties that a report needs are those of the deal.
fn concerns(draft: &Draft, report: &Report) -> bool {
    let [(subject, a), (object, b)] = report.ends();
    let alike = |part| matches!(part, Part::Party | Part::Ally);
    match (subject, object) {
        (Part::Rival, _) | (_, Part::Rival) => false,
        _ if alike(subject) && alike(object) => draft.has(&a.id) && draft.has(&b.id),
        _ => {
            let anchor = |part| matches!(part, Part::Party | Part::Buyer | Part::Target | Part::Seller | Part::Merging);
            (anchor(subject) && draft.has(&a.id)) || (anchor(object) && draft.has(&b.id))
        }
    }
}

/// The one deal of its parties that is under way on the day of the report; none if there are several.
fn only_open(drafts: &[Draft], report: &Report, among: &[usize]) -> Option<usize> {
    let open: Vec<usize> =
        among.iter().copied().filter(|at| report.joins() && is_open(&drafts[*at], report.when)).collect();
    <[usize; 1]>::try_from(open).ok().map(|[at]| at)
}

fn is_open(draft: &Draft, when: Option<When>) -> bool {
    let over = draft.own.iter().rfind(|r| r.when.is_some());
    let over = over.filter(|r| matches!(r.status.stage(), Stage::Dead | Stage::Done)).and_then(|r| r.when);
    let late = when.zip(over).is_some_and(|(when, over)| days(over.last(), when.first()) > LATE);
    is_near(draft, when, ACT) && !late
}
