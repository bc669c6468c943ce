//! The deal network: actors joined by relations, each edge with every fact that says it.
//!
//! An edge is a projection of facts: one relation between two actors, never a merger of several, and two sources
//! that contradict each other stand side by side in it. The same facts give the same network in whatever order and
//! from whatever split of the input they come. This is the only module that meets petgraph's types.

mod build;
mod edge;
#[cfg(test)]
pub(crate) mod sample;
mod walk;

pub use build::{actors, ordered};
pub use edge::Edge;

use crate::fact::{ActorType, Fact};
use crate::relation::Relations;
use petgraph::graph::{EdgeReference, Graph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;

/// A directed multigraph. Nodes stand in the order of their ids, edges in that of their ends and relation.
#[derive(Clone, Debug, Default)]
pub struct DealGraph {
    net: Graph<Actor, Edge>,
}

/// A node: everything that was called by one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Readable, stable, the same in every format: `air-liquide`.
    pub id: String,
    /// The name that most facts use; of equals one that is not in capitals, then the first in byte order.
    pub name: String,
    pub kind: ActorType,
    /// ISO 3166 code of two letters, if known.
    pub country: Option<String>,
    /// The other names that facts use, in byte order.
    pub aliases: Vec<String>,
    /// In how many facts it takes part.
    pub facts: usize,
}

/// An edge with its two ends. Those of a symmetric relation stand in the order of their ids.
#[derive(Clone, Copy, Debug)]
pub struct Link<'g> {
    pub source: &'g Actor,
    pub target: &'g Actor,
    pub edge: &'g Edge,
}

impl Link<'_> {
    /// Unique in the network, the same in every format: `oracle/partner/zoom`.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.source.id, self.edge.relation, self.target.id)
    }
}

impl DealGraph {
    /// The network of these facts. A fact that comes twice, equal in every field, counts once. A relation that
    /// `relations` does not know is kept as a directed one.
    pub fn new(facts: impl IntoIterator<Item = Fact>, relations: &Relations) -> DealGraph {
        build::build(facts, relations)
    }

    /// In the order of their ids.
    pub fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.net.node_weights()
    }

    /// In the order of their sources, then targets, then of the relations as they are displayed.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        self.net.edge_references().map(|edge| self.link(edge))
    }

    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.place(id).map(|place| &self.net[place])
    }

    /// Where an actor stands in [`DealGraph::actors`], from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.place(id).map(NodeIndex::index)
    }

    pub fn actor_count(&self) -> usize {
        self.net.node_count()
    }

    pub fn edge_count(&self) -> usize {
        self.net.edge_count()
    }

    /// Every fact, edge by edge.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.net.edge_weights().flat_map(Edge::facts)
    }

    /// The articles that the facts come from.
    pub fn documents(&self) -> BTreeSet<&str> {
        self.facts().map(|fact| fact.document.as_str()).collect()
    }

    fn place(&self, id: &str) -> Option<NodeIndex> {
        let nodes = self.net.raw_nodes();
        nodes.binary_search_by(|node| node.weight.id.as_str().cmp(id)).ok().map(NodeIndex::new)
    }

    fn link<'g>(&'g self, edge: EdgeReference<'g, Edge>) -> Link<'g> {
        Link { source: &self.net[edge.source()], target: &self.net[edge.target()], edge: edge.weight() }
    }
}

#[cfg(test)]
mod tests;
