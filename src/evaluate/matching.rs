//! Pairs the facts of a gold with the facts that were found.

use super::actors::{Actors, norm};
use super::gold::{Gold, GoldFact};
use crate::fact::Fact;
use crate::relation::Relations;

/// A fact of the gold, and the one that was found for it.
pub(super) struct Pair<'g, 'f> {
    pub fact: &'g GoldFact,
    pub found: Option<&'f Fact>,
}

/// Leaves the first of the facts that say the same: relation, stage and both ends.
pub(super) fn unique<'f>(facts: Vec<&'f Fact>, relations: &Relations) -> Vec<&'f Fact> {
    let mut seen = std::collections::BTreeSet::new();
    let key = |fact: &Fact| {
        let mut ends = [norm(&fact.subject.name), norm(&fact.object.name)];
        if is_symmetric(&fact.relation, relations) {
            ends.sort();
        }
        (fact.relation.clone(), fact.status.stage(), ends)
    };
    facts.into_iter().filter(|fact| seen.insert(key(fact))).collect()
}

fn is_symmetric(relation: &str, relations: &Relations) -> bool {
    relations.get(relation).is_some_and(|r| r.symmetric)
}

/// Every fact of the gold with what was found for it, clear facts first and those of the same status first; and what is
/// left over.
pub(super) fn pairs<'g, 'f>(
    gold: &'g Gold,
    found: Vec<&'f Fact>,
    relations: &Relations,
) -> (Vec<Pair<'g, 'f>>, Vec<&'f Fact>) {
    let actors = Actors::new(gold);
    let mut left = found;
    let mut order: Vec<&GoldFact> = gold.facts.iter().collect();
    order.sort_by_key(|fact| !fact.clear);
    let one = |fact: &'g GoldFact| {
        let fits = |found: &&Fact| agrees(&actors, fact, found, relations);
        let same = left.iter().position(|f| fits(f) && f.status == fact.status);
        let hit = same.or_else(|| left.iter().position(fits));
        Pair { fact, found: hit.map(|at| left.remove(at)) }
    };
    let pairs = order.into_iter().map(one).collect();
    (pairs, left)
}

fn agrees(actors: &Actors, fact: &GoldFact, found: &Fact, relations: &Relations) -> bool {
    if !fact.is(&found.relation) {
        return false;
    }
    let (subject, object) = (actors.resolve(&found.subject), actors.resolve(&found.object));
    let fits = |a: &str, b: &str| subject.contains(a) && object.contains(b);
    fits(&fact.subject, &fact.object) || is_symmetric(&found.relation, relations) && fits(&fact.object, &fact.subject)
}
