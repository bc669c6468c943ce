//! What queries and pictures ask of the network: neighbours, edges between two, paths, parts that hang together.

use super::{Actor, DealGraph, Link, build};
use petgraph::Direction;
use petgraph::algo::astar;
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, UndirectedAdaptor};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

impl DealGraph {
    /// The actor whose id, name or alias this is, in whatever case. An id wins over a name, a name over an alias.
    pub fn find(&self, name: &str) -> Option<&Actor> {
        let wanted = name.to_lowercase();
        let same = |other: &str| other.to_lowercase() == wanted;
        self.actor(name)
            .or_else(|| self.actors().find(|a| same(&a.name) || same(&a.id)))
            .or_else(|| self.actors().find(|a| a.aliases.iter().any(|alias| same(alias))))
    }

    /// Whoever has a relation with this actor, in either direction, in the order of ids. Empty for an unknown id.
    pub fn neighbours(&self, id: &str) -> Vec<&Actor> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let around: BTreeSet<NodeIndex> = self.net.neighbors_undirected(place).filter(|n| *n != place).collect();
        around.into_iter().map(|n| &self.net[n]).collect()
    }

    /// Every edge at this actor, in the order of [`DealGraph::links`].
    pub fn links_of(&self, id: &str) -> Vec<Link<'_>> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let out = self.net.edges_directed(place, Direction::Outgoing);
        let into = self.net.edges_directed(place, Direction::Incoming).filter(|e| e.source() != place);
        let mut edges: Vec<_> = out.chain(into).collect();
        edges.sort_by_key(|edge| edge.id());
        edges.into_iter().map(|edge| self.link(edge)).collect()
    }

    /// The edges between two actors, in both directions.
    pub fn links_between(&self, a: &str, b: &str) -> Vec<Link<'_>> {
        let mut links = self.links_of(a);
        links.retain(|link| {
            (link.source.id == a && link.target.id == b) || (link.source.id == b && link.target.id == a)
        });
        links
    }

    /// A shortest way from one actor to another over edges of any direction, both ends included.
    pub fn path(&self, from: &str, to: &str) -> Option<Vec<&Actor>> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        let (_, places) = astar(UndirectedAdaptor(&self.net), from, |n| n == to, |_| 1usize, |_| 0)?;
        Some(places.into_iter().map(|n| &self.net[n]).collect())
    }

    /// The parts that hang together, the largest first: places in [`DealGraph::actors`], from 0.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut sets = UnionFind::new(self.net.node_count());
        for edge in self.net.edge_references() {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..self.net.node_count() {
            parts.entry(sets.find(place)).or_default().push(place);
        }
        let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
        parts.sort_by_key(|part| (Reverse(part.len()), part.first().copied()));
        parts
    }

    /// The network of the `edges` edges that most facts say, with their actors; for pictures of large networks.
    pub fn strongest(&self, edges: usize) -> DealGraph {
        let mut ranked: Vec<_> = self.net.edge_references().collect();
        ranked.sort_by_key(|e| (Reverse(e.weight().facts().len()), e.id()));
        ranked.truncate(edges);
        ranked.sort_by_key(|e| e.id());
        let kept: BTreeSet<NodeIndex> = ranked.iter().flat_map(|e| [e.source(), e.target()]).collect();
        let id = |n: NodeIndex| self.net[n].id.clone();
        build::assemble(
            kept.into_iter().map(|n| self.net[n].clone()),
            ranked.into_iter().map(|e| (id(e.source()), id(e.target()), e.weight().clone())),
        )
    }
}
