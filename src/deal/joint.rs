//! Several buyers that bid together are one deal.

use super::draft::Draft;
use super::report::Report;
use crate::fact::Stage;
use crate::relation::Part;
use std::collections::{BTreeMap, BTreeSet};

/// Days between two attempts of partners.
const NEAR: i32 = 60;

/// Puts attempts at one target together whose buyers act together.
pub(super) fn join<'f>(drafts: Vec<Draft<'f>>, reports: &[Report<'f>]) -> Vec<Draft<'f>> {
    let bonds = Bonds::new(reports);
    let mut by_target: BTreeMap<Vec<&str>, Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        by_target.entry(draft.targets.iter().copied().collect()).or_default().push(draft);
    }
    by_target.into_values().flat_map(|drafts| of_one_target(drafts, &bonds)).collect()
}

fn of_one_target<'f>(mut drafts: Vec<Draft<'f>>, bonds: &Bonds) -> Vec<Draft<'f>> {
    drafts.sort_by_key(Draft::order);
    let mut joined: Vec<Draft> = Vec::new();
    for draft in drafts {
        match joined.iter_mut().find(|other| bonds.hold(other, &draft)) {
            Some(other) => other.absorb(draft),
            None => joined.push(draft),
        }
    }
    joined
}

/// Who acts together and who against each other, in which articles.
struct Bonds<'f> {
    partners: BTreeMap<(&'f str, &'f str), BTreeSet<&'f str>>,
    rivals: BTreeSet<(&'f str, &'f str)>,
}

impl<'f> Bonds<'f> {
    fn new(reports: &[Report<'f>]) -> Self {
        let mut bonds = Bonds { partners: BTreeMap::new(), rivals: BTreeSet::new() };
        for report in reports.iter().filter(|r| r.status.stage() != Stage::Dead) {
            let pair = pair(&report.fact.subject.id, &report.fact.object.id);
            if report.end(Part::Ally).is_some() {
                bonds.partners.entry(pair).or_default().insert(report.document());
            }
            if report.end(Part::Rival).is_some() {
                bonds.rivals.insert(pair);
            }
        }
        bonds
    }

    fn hold(&self, a: &Draft, b: &Draft) -> bool {
        let bidders = !a.buyers.is_empty() && !b.buyers.is_empty() && a.buyers.is_disjoint(&b.buyers);
        let near = a.gap(b).is_none_or(|gap| gap <= NEAR);
        let pairs = || a.buyers.iter().flat_map(|x| b.buyers.iter().map(move |y| pair(x, y)));
        let together = || pairs().any(|p| self.are_partners(p, a, b)) || in_one_breath(a, b);
        bidders && near && !pairs().any(|p| self.rivals.contains(&p)) && together()
    }

    /// Partners in an article that tells of one of the bids.
    fn are_partners(&self, pair: (&str, &str), a: &Draft, b: &Draft) -> bool {
        let documents = self.partners.get(&pair);
        documents.is_some_and(|all| all.iter().any(|d| a.is_told_in(d) || b.is_told_in(d)))
    }
}

/// *A and B buy C*: one sentence and one rule tell both, as agreed or done. Of what is only possible the one sentence may
/// name rivals.
fn in_one_breath(a: &Draft, b: &Draft) -> bool {
    let agreed = |r: &&Report| matches!(r.status.stage(), Stage::Agreed | Stage::Done);
    let same = |x: &Report, y: &Report| {
        x.document() == y.document()
            && x.sentence == y.sentence
            && x.fact.rule == y.fact.rule
            && x.status == y.status
            && x.fact.object.start == y.fact.object.start
    };
    a.own.iter().filter(agreed).any(|x| b.own.iter().filter(agreed).any(|y| same(x, y)))
}

fn pair<'f>(a: &'f str, b: &'f str) -> (&'f str, &'f str) {
    (a.min(b), a.max(b))
}
