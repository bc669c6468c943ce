//! Tests of the network: what becomes of facts, and that their order does not matter.

use super::sample::{fact, network, relations};
use super::*;
use proptest::prelude::*;

fn graph(lines: &[&str]) -> DealGraph {
    DealGraph::new(lines.iter().map(|line| fact(line)), &relations())
}

fn show(graph: &DealGraph) -> Vec<String> {
    let date = |edge: &Edge| edge.date.map_or("-".to_string(), |d| d.to_string());
    graph.links().map(|l| format!("{} {} {} x{}", l.id(), l.edge.status, date(l.edge), l.edge.facts().len())).collect()
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    assert_eq!(show(&graph(lines)), expected);
}

#[test]
fn facts_become_edges() {
    check(&[], &[]);
    check(&["B acquire A announced 2020"], &["b/acquire/a announced 2020 x1"]);
    // A symmetric relation is one edge, whoever is named first.
    check(&["B partner A announced 2020", "A partner B ended 2021"], &["a/partner/b ended 2021 x2"]);
    // A directed one is two.
    check(&["B acquire A announced", "A acquire B denied"], &["a/acquire/b denied - x1", "b/acquire/a announced - x1"]);
    // Different relations never merge; they stand in the order of display.
    check(&["B own A ongoing", "B acquire A completed"], &["b/acquire/a completed - x1", "b/own/a ongoing - x1"]);
    check(&["B adores A ongoing"], &["b/adores/a ongoing - x1"]);
    check(&["A own A ongoing"], &["a/own/a ongoing - x1"]);
}

#[test]
fn headline_is_the_latest() {
    check(
        &["A acquire B completed 2020-09-13", "A acquire B rumoured 2020-05", "A acquire B considered"],
        &["a/acquire/b completed 2020-09-13 x3"],
    );
    // Of one status the most exact date within the latest.
    check(
        &["A acquire B completed 2021-01-14", "A acquire B completed 2021"],
        &["a/acquire/b completed 2021-01-14 x2"],
    );
    // Told when the year was over.
    check(&["A acquire B announced 2020-05", "A acquire B completed 2020"], &["a/acquire/b completed 2020 x2"]);
}

#[test]
fn contradictions_stand_side_by_side() {
    let mut other = fact("A acquire B denied 2020-09-13");
    other.document = "a2".into();
    let graph = DealGraph::new([fact("A acquire B completed 2020-09-13"), other.clone(), other], &relations());
    let statuses: Vec<&str> = graph.facts().map(|f| f.status.name()).collect();
    assert_eq!(statuses, ["completed", "denied"]);
    assert_eq!(graph.documents().len(), 2);
}

#[test]
fn one_id_is_one_actor() {
    let mut facts = vec![fact("Vexia own B ongoing"), fact("Vexia own C ongoing"), fact("D own Vexia ongoing")];
    facts[0].subject.name = "Vexia SA".into();
    facts[2].object.kind = ActorType::Person;
    facts[2].object.country = Some("FR".into());
    let graph = DealGraph::new(facts, &relations());
    let expected = Actor {
        id: "vexia".into(),
        name: "Vexia".into(),
        kind: ActorType::Company,
        country: Some("FR".into()),
        aliases: vec!["Vexia SA".into()],
        facts: 3,
    };
    assert_eq!(graph.actor("vexia"), Some(&expected));
    assert_eq!(graph.find("VEXIA sa"), Some(&expected));
    assert_eq!(graph.find("Vex"), None);
}

#[test]
fn self_relation_counts_once() {
    assert_eq!(graph(&["A own A ongoing"]).actor("a").map(|a| a.facts), Some(1));
}

#[track_caller]
fn check_path(from: &str, to: &str, expected: Option<&str>) {
    let graph = graph(&["A own B ongoing", "C own B ongoing", "C own D ongoing", "E own F ongoing"]);
    let found = graph.path(from, to).map(|path| path.iter().map(|a| a.id.as_str()).collect::<Vec<_>>().join(" "));
    assert_eq!(found.as_deref(), expected);
}

#[test]
fn paths_go_either_way() {
    check_path("a", "d", Some("a b c d"));
    check_path("d", "a", Some("d c b a"));
    check_path("a", "a", Some("a"));
    check_path("a", "e", None);
    check_path("a", "nobody", None);
}

#[test]
fn surroundings_of_an_actor() {
    let graph =
        graph(&["A own B ongoing", "C own A ongoing", "A partner C ongoing", "A own A ongoing", "B own D ongoing"]);
    let ids = |actors: Vec<&Actor>| actors.iter().map(|a| a.id.clone()).collect::<Vec<_>>();
    let links = |links: Vec<Link>| links.iter().map(Link::id).collect::<Vec<_>>();
    assert_eq!(ids(graph.neighbours("a")), ["b", "c"]);
    assert_eq!(links(graph.links_of("a")), ["a/own/a", "a/own/b", "a/partner/c", "c/own/a"]);
    assert_eq!(links(graph.links_between("c", "a")), ["a/partner/c", "c/own/a"]);
    assert_eq!(links(graph.links_between("a", "a")), ["a/own/a"]);
    assert!(graph.links_of("nobody").is_empty() && graph.neighbours("nobody").is_empty());
}

#[test]
fn parts_and_strongest_edges() {
    let graph = graph(&["A own B ongoing", "C own D ongoing", "D own E ongoing 2020", "D own E ongoing 2021"]);
    let parts: Vec<usize> = graph.components().iter().map(Vec::len).collect();
    assert_eq!(parts, [3, 2]);
    assert_eq!(show(&graph.strongest(1)), ["d/own/e ongoing 2021 x2"]);
    assert_eq!(show(&graph.strongest(9)), show(&graph));
}

#[test]
fn sample_is_as_large_as_it_says() {
    let graph = DealGraph::new(network(), &relations());
    assert!((55..=65).contains(&graph.edge_count()), "{} edges", graph.edge_count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn order_and_split_do_not_matter(facts in Just(network()).prop_shuffle(), cut in 0usize..60) {
        let whole = DealGraph::new(network(), &relations());
        let (first, second) = facts.split_at(cut);
        let mixed = DealGraph::new(second.iter().chain(first).chain(second).cloned(), &relations());
        prop_assert_eq!(show(&mixed), show(&whole));
        prop_assert!(mixed.facts().eq(whole.facts()));
        prop_assert!(mixed.actors().eq(whole.actors()));
    }
}
