//! Links between deals: rival bids for one target, and other attempts of the same buyer.

use super::model::{Deal, Member, Rival, Who};
use super::report::days;
use std::collections::{BTreeMap, BTreeSet};

/// Days between two bids that are still rivals.
const NEAR: i32 = 180;

/// Links the deals, which are sorted.
pub(super) fn link(deals: &mut [Deal]) {
    let mut by_target: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, deal) in deals.iter().enumerate() {
        for member in deal.targets.iter().chain(&deal.merging) {
            by_target.entry(member.id.clone()).or_default().push(at);
        }
    }
    for (target, places) in &by_target {
        for (at, other) in places.iter().flat_map(|a| places.iter().map(move |b| (*a, *b))).filter(|(a, b)| a != b) {
            pair(deals, at, other, target);
        }
    }
}

fn pair(deals: &mut [Deal], at: usize, other: usize, target: &str) {
    let (own, its) = (bidders(&deals[at], target), bidders(&deals[other], target));
    let again = !own.is_disjoint(&its) || own.is_empty() && its.is_empty();
    let id = deals[other].id.clone();
    if again && !deals[at].other_attempts.contains(&id) {
        deals[at].other_attempts.push(id);
    } else if !again && !own.is_empty() && !its.is_empty() && near(&deals[at], &deals[other]) {
        let who = |m: &Member| Who { id: m.id.clone(), name: m.name.clone() };
        let bidding = deals[other].buyers.iter().chain(&deals[other].merging);
        let buyers = bidding.filter(|m| m.id != target).map(who).collect();
        let status = deals[other].status;
        deals[at].rivals.push(Rival { deal: id, buyers, status });
    }
}

/// Who bids for a target; the other one of a merger bids too.
fn bidders(deal: &Deal, target: &str) -> BTreeSet<String> {
    deal.buyers.iter().chain(&deal.merging).map(|m| m.id.clone()).filter(|id| id != target).collect()
}

fn near(a: &Deal, b: &Deal) -> bool {
    let (Some((from, to)), Some((start, end))) = (a.span(), b.span()) else { return true };
    days(to, start).max(days(end, from)) <= NEAR
}
