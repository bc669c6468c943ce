//! What a picture of the network shows, before anybody lays it out: shapes, lines, their words and colours.
//!
//! Shared by DOT and by the SVG without Graphviz, so that both tell the same.

use crate::fact::{ActorType, Attribution, Fact, Stage};
use crate::graph::{DealGraph, Edge};
use crate::relation::Relations;
use std::collections::BTreeSet;

/// How a network is drawn.
#[derive(Clone, Debug)]
pub struct Look {
    /// The language in which edges read; English where a relation has no words in it.
    pub lang: String,
    /// Stands before the counts.
    pub title: String,
    /// An SVG shows this many edges at most, those that most facts say: thousands are no picture. DOT shows all.
    pub edges: usize,
}

impl Default for Look {
    fn default() -> Self {
        Look { lang: "en".into(), title: "Deal network".into(), edges: 250 }
    }
}

/// Colour of what is dead, and of relations that are not known.
pub const GREY: &str = "#7a7a7a";

pub struct Picture {
    pub caption: String,
    /// In the order of their ids.
    pub shapes: Vec<Shape>,
    pub lines: Vec<Line>,
    /// The shapes that hang together, by their places; the largest part first.
    pub parts: Vec<Vec<usize>>,
    /// What is there, for the legend: types of actor, families of relations with their colours, stages.
    pub kinds: Vec<ActorType>,
    pub families: Vec<(String, String)>,
    pub stages: Vec<Stage>,
}

pub struct Shape {
    pub id: String,
    /// Lines that fit.
    pub label: String,
    pub tooltip: String,
    pub kind: ActorType,
}

pub struct Line {
    /// `oracle/partner/zoom`
    pub id: String,
    /// Places in `shapes`.
    pub from: usize,
    pub to: usize,
    pub label: String,
    pub tooltip: String,
    pub colour: String,
    pub stage: Stage,
    /// False for a relation that has no direction.
    pub arrow: bool,
}

/// The picture of a network; `of` is how many edges the whole has of which this shows the strongest.
pub fn picture(graph: &DealGraph, relations: &Relations, look: &Look, of: usize) -> Picture {
    let actors: BTreeSet<ActorType> = graph.actors().map(|a| a.kind).collect();
    let stages: BTreeSet<Stage> = graph.links().map(|l| l.edge.status.stage()).collect();
    Picture {
        caption: caption(graph, look, of),
        shapes: shapes(graph),
        lines: lines(graph, relations, look),
        parts: graph.components(),
        kinds: actors.into_iter().collect(),
        families: families(graph, relations),
        stages: stages.into_iter().collect(),
    }
}

/// The picture of at most so many edges, and how many that leaves out.
pub fn strongest(graph: &DealGraph, relations: &Relations, look: &Look, edges: usize) -> (Picture, usize) {
    let all = graph.edge_count();
    match all > edges {
        true => (picture(&graph.strongest(edges), relations, look, all), all - edges),
        false => (picture(graph, relations, look, all), 0),
    }
}

fn shapes(graph: &DealGraph) -> Vec<Shape> {
    let shape = |actor: &crate::graph::Actor| {
        let mut about = format!("{} ({}", actor.name, actor.kind);
        for part in actor.country.iter() {
            about += &format!(", {part}");
        }
        about += &format!(")\n{}", count(actor.facts, "fact"));
        if !actor.aliases.is_empty() {
            about += &format!("\nalso: {}", actor.aliases.join(", "));
        }
        Shape { id: actor.id.clone(), label: wrap(&actor.name, 18), tooltip: about, kind: actor.kind }
    };
    graph.actors().map(shape).collect()
}

fn lines(graph: &DealGraph, relations: &Relations, look: &Look) -> Vec<Line> {
    let line = |link: crate::graph::Link| {
        let stage = link.edge.status.stage();
        let relation = relations.get(&link.edge.relation);
        let colour = if stage == Stage::Dead { None } else { relation.map(|r| r.colour.as_str()) };
        Some(Line {
            id: link.id(),
            from: graph.position(&link.source.id)?,
            to: graph.position(&link.target.id)?,
            label: label(link.edge, reads(relations, &link.edge.relation, &look.lang)),
            tooltip: evidence(link.edge),
            colour: colour.unwrap_or(GREY).to_string(),
            stage,
            arrow: !link.edge.symmetric,
        })
    };
    graph.links().filter_map(line).collect()
}

/// How a relation reads in a language, else in English, else its name.
pub fn reads<'a>(relations: &'a Relations, name: &'a str, lang: &str) -> &'a str {
    let Some(relation) = relations.get(name) else { return name };
    relation.reads.get(lang).or_else(|| relation.reads.get("en")).map_or(name, String::as_str)
}

/// ```text
/// acquires
/// completed 2020-09-13
/// (3 facts)
/// ```
fn label(edge: &Edge, reads: &str) -> String {
    let mut label = format!("{}\n{}", wrap(reads, 20), words(edge.status.name()));
    if let Some(date) = edge.date {
        let date = date.to_string().replace('/', " – ");
        label += if date.len() > 10 { "\n" } else { " " };
        label += &date;
    }
    match edge.facts().len() {
        1 => label,
        more => format!("{label}\n({more} facts)"),
    }
}

/// How many facts a tooltip tells; the rest is counted, and stands in the JSON.
const TOLD: usize = 5;

/// What the facts of an edge say, the latest first.
fn evidence(edge: &Edge) -> String {
    let facts = edge.facts();
    let mut told: Vec<String> = facts.iter().rev().take(TOLD).map(tell).collect();
    if facts.len() > TOLD {
        told.push(format!("… and {} before", count(facts.len() - TOLD, "fact")));
    }
    told.join("\n")
}

fn tell(fact: &Fact) -> String {
    let date = fact.date.as_ref().map(|d| format!(" {}", d.value)).unwrap_or_default();
    let who = fact.attribution.as_ref().map(said_by).unwrap_or_default();
    format!("{}{date}: “{}” ({}{who})", words(fact.status.name()), fact.sentence.text.trim(), fact.document)
}

fn said_by(attribution: &Attribution) -> String {
    format!("; according to {}", attribution.name)
}

fn families(graph: &DealGraph, relations: &Relations) -> Vec<(String, String)> {
    let used: BTreeSet<&str> = graph.links().map(|l| l.edge.relation.as_str()).collect();
    let mut families: Vec<(String, String)> = Vec::new();
    for relation in relations.iter().filter(|r| used.contains(r.name.as_str())) {
        let family = (relation.family.clone(), relation.colour.clone());
        if !families.contains(&family) {
            families.push(family);
        }
    }
    if used.iter().any(|name| relations.get(name).is_none()) {
        families.push(("other".into(), GREY.into()));
    }
    families
}

fn caption(graph: &DealGraph, look: &Look, of: usize) -> String {
    let (actors, edges) = (count(graph.actor_count(), "actor"), graph.edge_count());
    let edges = match of > edges {
        true => format!("the {} of {of} that most facts say", count(edges, "relation")),
        false => count(edges, "relation"),
    };
    let facts = count(graph.facts().count(), "fact");
    format!("{}: {actors}, {edges}, {facts} from {}", look.title, count(graph.documents().len(), "article"))
}

pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `in_talks` for people: `in talks`.
pub fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// What the legend says of a stage.
pub fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Possible => "possible",
        Stage::Agreed => "agreed",
        Stage::Done => "done or running",
        Stage::Dead => "dead or ended",
        Stage::Delayed => "delayed",
    }
}

/// Breaks at blanks into lines of about `width` characters; other white space and control characters become blanks.
pub fn wrap(text: &str, width: usize) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    let mut lines: Vec<String> = Vec::new();
    for word in clean.split(' ').filter(|w| !w.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => *line += &format!(" {word}"),
            _ => lines.push(word.to_string()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::{fact, relations};

    #[track_caller]
    fn check(lines: &[&str], lang: &str, expected: &str) {
        let graph = DealGraph::new(lines.iter().map(|line| fact(line)), &relations());
        let look = Look { lang: lang.into(), ..Look::default() };
        let picture = picture(&graph, &relations(), &look, graph.edge_count());
        let labels: Vec<&str> = picture.lines.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(labels.join("\n--\n"), expected);
    }

    #[test]
    fn labels_read_in_a_language() {
        check(&[], "en", "");
        check(&["A acquire B in_talks 2020-09-13"], "en", "acquires\nin talks 2020-09-13");
        check(&["A acquire B in_talks"], "fr", "rachète\nin talks");
        check(&["A acquire B completed 2020-05/2020-08"], "it", "acquires\ncompleted\n2020-05 – 2020-08");
        check(
            &["A joint_venture B ended 2021", "B joint_venture A ongoing"],
            "en",
            "has a joint venture\nwith\nended 2021\n(2 facts)",
        );
        check(&["A adores B ongoing"], "en", "adores\nongoing");
    }

    #[test]
    fn tooltips_tell_the_latest_first() {
        let facts = (2001..2009).map(|year| fact(&format!("A acquire B rumoured {year}")));
        let graph = DealGraph::new(facts, &relations());
        let picture = picture(&graph, &relations(), &Look::default(), 1);
        assert!(picture.lines[0].tooltip.starts_with("rumoured 2008: “A acquire B rumoured 2008” (a1)\nrumoured 2007"));
        assert!(picture.lines[0].tooltip.ends_with("\n… and 3 facts before"));
    }

    #[test]
    fn long_names_wrap() {
        assert_eq!(wrap("Competition Bureau\nof\tArland", 18), "Competition Bureau\nof Arland");
        assert_eq!(wrap("", 18), "");
    }
}
