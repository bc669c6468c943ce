//! The network of invented facts in `tests/data/network.jsonl` in every format, as other programs read it.
//!
//! Leaves the pictures under `target/tmp/`, to be looked at.

use dealgraph::export::{Look, dot, facts, node_link, svg};
use dealgraph::graph::DealGraph;
use dealgraph::relation::Relations;
use std::path::{Path, PathBuf};
use std::process::Command;

fn relations() -> Relations {
    let text = dealgraph::shipped::text("rules/relations.toml").unwrap();
    Relations::read("rules/relations.toml", text).unwrap()
}

fn network() -> DealGraph {
    let facts = include_str!("data/network.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
    DealGraph::new(facts, &relations())
}

/// Writes a file for people to look at.
fn leave(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn pictures_are_drawn() {
    let (graph, relations, look) = (network(), relations(), Look::default());
    leave("network.dot", dot::dot(&graph, &relations, &look).as_bytes());
    leave("network.svg", svg::svg(&graph, &relations, &look).svg.as_bytes());
    leave("network-plain.svg", svg::svg_by(None, &graph, &relations, &look).svg.as_bytes());
    let mut json = Vec::new();
    node_link::node_link(&graph, &relations, "en", &mut json).unwrap();
    leave("network.json", &json);
}

/// Runs a Python script with this file as its argument, if Python has these modules. Says so if not.
fn python(modules: &str, script: &str, file: &Path) -> Option<String> {
    let run = |code: &str| Command::new("python3").arg("-c").arg(code).arg(file).output();
    if !run(&format!("import {modules}")).is_ok_and(|out| out.status.success()) {
        eprintln!("skipped: python3 with {modules} is not installed");
        return None;
    }
    let out = run(script).unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).unwrap().trim().to_string())
}

#[test]
fn networkx_reads_the_json() {
    let (graph, mut json) = (network(), Vec::new());
    node_link::node_link(&graph, &relations(), "en", &mut json).unwrap();
    let file = leave("network-nx.json", &json);
    let script = "
import json, sys, networkx
g = networkx.node_link_graph(json.load(open(sys.argv[1], encoding='utf-8')), edges='edges')
deal = g['northwind-media']['vexia']['acquire']
print(type(g).__name__, g.number_of_nodes(), g.number_of_edges(), g.nodes['vexia']['name'], len(deal['facts']))
";
    if let Some(said) = python("networkx", script, &file) {
        assert_eq!(said, format!("MultiDiGraph {} {} Vexia 5", graph.actor_count(), graph.edge_count()));
    }
}

#[test]
fn facts_obey_the_schema() {
    let mut lines = Vec::new();
    facts::jsonl(network().facts(), &mut lines).unwrap();
    let file = leave("network.jsonl", &lines);
    let script = format!(
        "
import json, sys, jsonschema
schema = json.loads({:?})
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
lines = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
wrong = [e.message for line in lines for e in check.iter_errors(line)]
wrong += [] if list(check.iter_errors(dict(lines[0], status='done'))) else ['a wrong status passed']
print(wrong[:3], len(lines))
",
        facts::SCHEMA.replace("–", "-")
    );
    if let Some(said) = python("jsonschema", &script, &file) {
        assert_eq!(said, format!("[] {}", network().facts().count()));
    }
}
