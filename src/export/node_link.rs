//! Node-link JSON, as networkx reads it: `node_link_graph(data, edges="edges")`.

use crate::fact::{Attributes, Attribution, Fact, FactDate, Quote, Stage, Status, Step};
use crate::graph::{Actor, DealGraph, Link};
use crate::relation::Relations;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'g> {
    directed: bool,
    multigraph: bool,
    graph: About,
    nodes: Vec<NodeJson<'g>>,
    edges: Vec<EdgeJson<'g>>,
}

#[derive(Serialize)]
struct About {
    generator: &'static str,
    actors: usize,
    edges: usize,
    facts: usize,
    documents: usize,
}

#[derive(Serialize)]
struct NodeJson<'g> {
    id: &'g str,
    name: &'g str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'g str>,
    facts: usize,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'g [String],
}

#[derive(Serialize)]
struct EdgeJson<'g> {
    source: &'g str,
    target: &'g str,
    /// The relation, which is unique between a source and a target.
    key: &'g str,
    relation: &'g str,
    reads: &'g str,
    symmetric: bool,
    status: Status,
    stage: Stage,
    date: Option<String>,
    facts: Vec<FactJson<'g>>,
}

#[derive(Serialize)]
struct FactJson<'g> {
    status: Status,
    date: &'g Option<FactDate>,
    document: &'g str,
    sentence: &'g Quote,
    attribution: &'g Option<Attribution>,
    rule: &'g str,
    confidence: f64,
    attributes: &'g Attributes,
    steps: &'g [Step],
}

/// Writes the whole network. `lang` is the language in which relations read. The only errors are those of `out`.
pub fn node_link(graph: &DealGraph, relations: &Relations, lang: &str, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        directed: true,
        multigraph: true,
        graph: about(graph),
        nodes: graph.actors().map(node).collect(),
        edges: graph.links().map(|link| edge(link, relations, lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// [`node_link`] in memory.
pub fn json(graph: &DealGraph, relations: &Relations, lang: &str) -> Vec<u8> {
    let mut out = Vec::new();
    // A vector takes all.
    let _ = node_link(graph, relations, lang, &mut out);
    out
}

fn about(graph: &DealGraph) -> About {
    About {
        generator: concat!("dealgraph ", env!("CARGO_PKG_VERSION")),
        actors: graph.actor_count(),
        edges: graph.edge_count(),
        facts: graph.facts().count(),
        documents: graph.documents().len(),
    }
}

fn node(actor: &Actor) -> NodeJson<'_> {
    NodeJson {
        id: &actor.id,
        name: &actor.name,
        kind: actor.kind.name(),
        country: actor.country.as_deref(),
        facts: actor.facts,
        aliases: &actor.aliases,
    }
}

fn edge<'g>(link: Link<'g>, relations: &'g Relations, lang: &str) -> EdgeJson<'g> {
    let edge = link.edge;
    EdgeJson {
        source: &link.source.id,
        target: &link.target.id,
        key: &edge.relation,
        relation: &edge.relation,
        reads: super::picture::reads(relations, &edge.relation, lang),
        symmetric: edge.symmetric,
        status: edge.status,
        stage: edge.status.stage(),
        date: edge.date.map(|date| date.to_string()),
        facts: edge.facts().iter().map(fact).collect(),
    }
}

fn fact(fact: &Fact) -> FactJson<'_> {
    FactJson {
        status: fact.status,
        date: &fact.date,
        document: &fact.document,
        sentence: &fact.sentence,
        attribution: &fact.attribution,
        rule: &fact.rule,
        confidence: fact.confidence,
        attributes: &fact.attributes,
        steps: &fact.steps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{fact, network, relations};

    fn of(facts: Vec<Fact>) -> String {
        let mut out = Vec::new();
        node_link(&DealGraph::new(facts, &relations()), &relations(), "en", &mut out).expect("a vector takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn small_network() {
        let mut facts = vec![fact("Vexia partner Lumora ended 2021"), fact("Vexia partner Lumora announced 2020-09")];
        facts[0].object.country = Some("FR".into());
        facts[0].object.name = "Lumora SA".into();
        facts[1].attribution = Some(Attribution { name: "Courier".into(), kind: crate::fact::SourceType::Media });
        insta::assert_snapshot!(of(facts));
    }

    #[test]
    fn same_facts_give_the_same_bytes() {
        assert_eq!(of(network()), of(network().into_iter().rev().collect()));
    }
}
