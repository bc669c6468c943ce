//! The actors of a list of facts, by the names they answer to.

use super::Names;
use crate::fact::{Fact, Party};
use std::collections::{BTreeMap, BTreeSet};

/// Identifiers of actors.
pub type Ids<'f> = BTreeSet<&'f str>;

pub struct Directory<'f> {
    names: &'f Names,
    by_name: BTreeMap<String, Ids<'f>>,
    by_mention: BTreeMap<String, Ids<'f>>,
    /// Identifier → name.
    actors: BTreeMap<&'f str, &'f str>,
}

/// A name that no actor of the facts has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownActor {
    pub asked: String,
    /// The names that are nearest, best first, three at most; none if nothing is near.
    pub nearest: Vec<String>,
    /// How many actors there are.
    pub known: usize,
}

impl<'f> Directory<'f> {
    pub fn new(facts: &'f [Fact], names: &'f Names) -> Self {
        let mut directory =
            Directory { names, by_name: BTreeMap::new(), by_mention: BTreeMap::new(), actors: BTreeMap::new() };
        for party in facts.iter().flat_map(|f| [&f.subject, &f.object]) {
            directory.add(party);
        }
        directory
    }

    fn add(&mut self, party: &'f Party) {
        self.actors.entry(&party.id).or_insert(&party.name);
        for name in [&party.id, &party.name] {
            for key in [self.names.fold(name), self.names.compact(name)] {
                self.by_name.entry(key).or_default().insert(&party.id);
            }
        }
        self.by_mention.entry(self.names.fold(&party.mention)).or_default().insert(&party.id);
    }

    /// The actors of that name, else those that a text calls so.
    pub fn look_up(&self, asked: &str) -> Result<Ids<'f>, UnknownActor> {
        let folded = self.names.fold(asked);
        let by_name = self.by_name.get(&folded).or_else(|| self.by_name.get(&self.names.compact(asked)));
        let found = by_name.or_else(|| self.by_mention.get(&folded));
        found.cloned().ok_or_else(|| UnknownActor {
            asked: asked.to_string(),
            nearest: self.nearest(&folded),
            known: self.actors.len(),
        })
    }

    /// The same; what nobody is called is added to `unknown`.
    pub fn collect(&self, asked: &str, unknown: &mut Vec<UnknownActor>) -> Ids<'f> {
        self.look_up(asked).unwrap_or_else(|nobody| {
            unknown.push(nobody);
            BTreeSet::new()
        })
    }

    fn nearest(&self, folded: &str) -> Vec<String> {
        let score = |name: &str| {
            let name = self.names.fold(name);
            let part = name.split(' ').any(|word| folded.split(' ').any(|w| w == word && w.len() > 2));
            strsim::jaro_winkler(folded, &name).max(if part { 0.9 } else { 0.0 })
        };
        let all: BTreeSet<&str> = self.actors.values().copied().collect();
        let mut scored: Vec<(f64, &str)> = all.into_iter().map(|name| (score(name), name)).collect();
        scored.retain(|(score, _)| *score > 0.75);
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        scored.into_iter().take(3).map(|(_, name)| name.to_string()).collect()
    }
}
