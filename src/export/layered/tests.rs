//! SVG without Graphviz: never a panic, and every name is in it.

use super::*;
use crate::export::picture::{Look, picture};
use crate::graph::DealGraph;
use crate::graph::sample::{fact, network, relations};
use proptest::prelude::*;

fn of(facts: Vec<crate::fact::Fact>) -> String {
    let graph = DealGraph::new(facts, &relations());
    svg(&picture(&graph, &relations(), &Look::default(), graph.edge_count()))
}

#[test]
fn empty_network_is_a_sheet() {
    let svg = of(Vec::new());
    assert!(svg.contains("0 actors, 0 relations") && svg.ends_with("</svg>\n") && !svg.contains("inf"), "{svg}");
}

#[test]
fn names_are_escaped() {
    let mut deal = fact("A acquire B delayed 2020-09-13");
    deal.subject.name = "A \"B\" \\N <C> & \u{0}é".into();
    let svg = of(vec![deal]);
    assert!(svg.contains("A &quot;B&quot; \\N &lt;C&gt; &amp; é"), "{svg}");
    assert!(svg.contains("stroke-dasharray=\"9 3 2 3\""));
}

#[test]
fn odd_networks_are_drawn() {
    for facts in [
        vec!["A own A ongoing"],
        vec!["A own A ongoing", "A own B ongoing", "B own B ongoing"],
        vec!["A own B ongoing", "B own A ongoing", "A acquire B denied", "B partner A ended"],
        vec!["A own B ongoing", "B own C ongoing", "C own A ongoing"],
        vec!["A adores B ongoing", "C adores D ongoing"],
    ] {
        let svg = of(facts.iter().map(|line| fact(line)).collect());
        assert_eq!(svg.matches("class=\"label\"").count(), facts.len(), "{svg}");
    }
}

#[test]
fn sample_is_drawn_whole() {
    let svg = of(network());
    for name in ["Northwind Media", "Crédit Lorrain", "Orsted &amp; Fils", "Sablier Énergie"] {
        assert!(svg.contains(&format!(">{name}<")), "{name}");
    }
    assert_eq!(svg, of(network().into_iter().rev().collect()));
}

#[test]
fn a_ring_shows_all() {
    let graph = DealGraph::new(network(), &relations());
    let picture = picture(&graph, &relations(), &Look::default(), graph.edge_count());
    let rings: String = order::parts(&picture).iter().map(|part| ring::place(&picture, part).svg).collect();
    assert_eq!(rings.matches("class=\"label\"").count(), graph.edge_count());
    assert_eq!(rings.matches("class=\"node\"").count(), graph.actor_count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_network_is_drawn(ends in proptest::collection::vec((0usize..14, 0usize..14, 0usize..3), 0..70)) {
        let relation = ["acquire", "partner", "own"];
        let line = |(a, b, r): &(usize, usize, usize)| fact(&format!("N{a} {} N{b} announced", relation[*r]));
        let facts = ends.iter().map(line);
        let graph = DealGraph::new(facts, &relations());
        let picture = picture(&graph, &relations(), &Look::default(), graph.edge_count());
        order::parts(&picture).iter().for_each(|part| drop(in_layers(&picture, part)));
        let svg = svg(&picture);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }
}
