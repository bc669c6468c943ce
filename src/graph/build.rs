//! Makes the network: sorts the facts, votes on what each actor is called, and groups facts into edges.

use super::{Actor, DealGraph, Edge, edge};
use crate::fact::{ActorType, Fact, Party};
use crate::relation::Relations;
use petgraph::graph::{Graph, NodeIndex};
use std::collections::BTreeMap;

/// Source, target, rank of the relation, relation: the order of edges.
type Key = (String, String, usize, String);

pub(super) fn build(facts: impl IntoIterator<Item = Fact>, relations: &Relations) -> DealGraph {
    let facts = ordered(facts);
    let actors = actors(&facts);
    let mut edges: BTreeMap<Key, Vec<Fact>> = BTreeMap::new();
    for fact in facts {
        edges.entry(key(&fact, relations)).or_default().push(fact);
    }
    let edges = edges.into_iter().filter_map(|((source, target, _, relation), facts)| {
        let symmetric = relations.is_symmetric(&relation);
        Some((source, target, Edge::new(relation, symmetric, facts)?))
    });
    assemble(actors, edges)
}

/// The facts in one order, each once, however they came: by date, then article, then place in the text.
pub fn ordered(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = facts.into_iter().collect();
    facts.sort_by(edge::compare);
    facts.dedup();
    facts
}

/// Joins actors, which stand in the order of their ids, by edges between those ids.
pub(super) fn assemble(
    actors: impl IntoIterator<Item = Actor>,
    edges: impl IntoIterator<Item = (String, String, Edge)>,
) -> DealGraph {
    let mut net = Graph::new();
    let places: BTreeMap<String, NodeIndex> = actors.into_iter().map(|a| (a.id.clone(), net.add_node(a))).collect();
    for (source, target, edge) in edges {
        if let (Some(source), Some(target)) = (places.get(&source), places.get(&target)) {
            net.add_edge(*source, *target, edge);
        }
    }
    DealGraph { net }
}

fn key(fact: &Fact, relations: &Relations) -> Key {
    let (subject, object) = (&fact.subject.id, &fact.object.id);
    let swap = relations.is_symmetric(&fact.relation) && object < subject;
    let (source, target) = if swap { (object, subject) } else { (subject, object) };
    (source.clone(), target.clone(), relations.rank(&fact.relation), fact.relation.clone())
}

/// What the facts call one actor, with how often.
#[derive(Default)]
struct Votes<'f> {
    names: BTreeMap<&'f str, usize>,
    kinds: BTreeMap<ActorType, usize>,
    countries: BTreeMap<&'f str, usize>,
    facts: usize,
}

/// Everybody whom facts name, in the order of ids: what most facts call them counts.
pub fn actors(facts: &[Fact]) -> Vec<Actor> {
    let mut votes: BTreeMap<&str, Votes> = BTreeMap::new();
    for fact in facts {
        votes.entry(&fact.subject.id).or_default().add(&fact.subject, 1);
        let again = usize::from(fact.object.id != fact.subject.id);
        votes.entry(&fact.object.id).or_default().add(&fact.object, again);
    }
    votes.into_iter().map(|(id, votes)| votes.actor(id)).collect()
}

impl<'f> Votes<'f> {
    fn add(&mut self, party: &'f Party, facts: usize) {
        *self.names.entry(&party.name).or_default() += 1;
        *self.kinds.entry(party.kind).or_default() += 1;
        if let Some(country) = &party.country {
            *self.countries.entry(country).or_default() += 1;
        }
        self.facts += facts;
    }

    fn actor(self, id: &str) -> Actor {
        let name = best_name(&self.names).unwrap_or(id);
        Actor {
            id: id.to_string(),
            name: name.to_string(),
            kind: most(&self.kinds).unwrap_or(ActorType::Organisation),
            country: most(&self.countries).map(str::to_string),
            aliases: self.names.keys().filter(|n| **n != name).map(|n| n.to_string()).collect(),
            facts: self.facts,
        }
    }
}

/// The most frequent name; of equals one that is not in capitals throughout, then the first in byte order.
fn best_name<'f>(votes: &BTreeMap<&'f str, usize>) -> Option<&'f str> {
    let rank = |name: &str, count: usize| (count, name.contains(char::is_lowercase));
    votes.iter().max_by(|a, b| rank(a.0, *a.1).cmp(&rank(b.0, *b.1)).then(b.0.cmp(a.0))).map(|(name, _)| *name)
}

/// The most frequent, of equals the first in order.
fn most<K: Copy + Ord>(votes: &BTreeMap<K, usize>) -> Option<K> {
    votes.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(key, _)| *key)
}
