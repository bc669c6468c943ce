//! The legend of a DOT drawing: the shapes, colours and lines that occur in it.

use super::{attribute, escaped, joined, node_id, quote, quoted, style};
use crate::export::picture::{GREY, Picture, stage_name};
use crate::fact::{ActorType, Stage};
use graphviz_rust::attributes::{EdgeAttributes, NodeAttributes, SubgraphAttributes, dir, shape};
use graphviz_rust::dot_structures::{Attribute, GraphAttributes, Node, Stmt, Subgraph};

/// A box of its own with three columns, shapes, colours and lines; nothing for an empty network.
pub fn legend(picture: &Picture) -> Option<Stmt> {
    let ids = Ids::new(picture);
    let black = |stage: &Stage| if *stage == Stage::Dead { GREY } else { "#222222" };
    let mut columns: [Vec<Entry>; 3] = [
        picture.kinds.iter().map(|kind| shape(&ids, *kind)).collect(),
        picture.families.iter().map(|(name, colour)| line(&ids, name, style::edge(Stage::Agreed, colour))).collect(),
        picture.stages.iter().map(|s| line(&ids, stage_name(*s), style::edge(*s, black(s)))).collect(),
    ];
    if picture.shapes.is_empty() {
        return None;
    }
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    for (x, column) in columns.iter_mut().enumerate() {
        (column.len()..rows).for_each(|y| column.push(gap(&ids, x, y)));
    }
    let mut stmts = vec![Stmt::GAttribute(GraphAttributes::Graph(frame()))];
    for column in columns.windows(2) {
        stmts.extend(column[0].iter().zip(&column[1]).map(|(a, b)| beside(&a.last, &b.first)));
    }
    stmts.extend(columns.into_iter().flatten().flat_map(|entry| entry.stmts));
    Some(Stmt::Subgraph(Subgraph { id: quoted("cluster_legend"), stmts }))
}

/// An entry: its first and last node, which are one for a shape, and what draws it.
struct Entry {
    first: String,
    last: String,
    stmts: Vec<Stmt>,
}

/// Keeps two entries in one row.
fn beside(left: &str, right: &str) -> Stmt {
    joined(left, right, vec![EdgeAttributes::style(quote("invis")), EdgeAttributes::weight(10)])
}

/// What fills a place where a column has no entry, so that its row stands straight.
fn gap(ids: &Ids, column: usize, row: usize) -> Entry {
    let id = ids.of("gap", &format!("{column}.{row}"));
    let attributes = vec![NodeAttributes::shape(shape::point), attribute("style", "invis")];
    let node = Stmt::Node(Node { id: node_id(&id), attributes });
    Entry { first: id.clone(), last: id, stmts: vec![node] }
}

fn shape(ids: &Ids, kind: ActorType) -> Entry {
    let id = ids.of("type", kind.name());
    let mut attributes = vec![NodeAttributes::label(escaped(kind.name())), NodeAttributes::fontsize(10.0)];
    attributes.extend(style::node(kind));
    attributes.push(NodeAttributes::height(0.25));
    let node = Stmt::Node(Node { id: node_id(&id), attributes });
    Entry { first: id.clone(), last: id, stmts: vec![node] }
}

fn frame() -> Vec<Attribute> {
    vec![
        SubgraphAttributes::label(quote("Legend")),
        SubgraphAttributes::fontsize(12.0),
        SubgraphAttributes::style(quote("rounded")),
        attribute("color", "#b0b0b0"),
    ]
}

/// A line in its style with its name at the end.
fn line(ids: &Ids, name: &str, mut look: Vec<Attribute>) -> Entry {
    let (first, last) = (ids.of("line", name), ids.of("name", name));
    let dot = vec![NodeAttributes::shape(shape::point), attribute("style", "invis")];
    let text = vec![
        NodeAttributes::shape(shape::plaintext),
        NodeAttributes::label(escaped(name)),
        NodeAttributes::fontsize(10.0),
        NodeAttributes::height(0.25),
        attribute("style", "solid"),
    ];
    look.push(EdgeAttributes::dir(dir::none));
    look.push(EdgeAttributes::weight(10));
    let stmts = vec![
        Stmt::Node(Node { id: node_id(&first), attributes: dot }),
        Stmt::Node(Node { id: node_id(&last), attributes: text }),
        joined(&first, &last, look),
    ];
    Entry { first, last, stmts }
}

/// Ids of the legend's nodes, which no actor has.
struct Ids {
    prefix: String,
}

impl Ids {
    fn new(picture: &Picture) -> Ids {
        let mut prefix = String::from("legend:");
        while picture.shapes.iter().any(|shape| shape.id.starts_with(&prefix)) {
            prefix.push(':');
        }
        Ids { prefix }
    }

    fn of(&self, what: &str, name: &str) -> String {
        format!("{}{what}:{name}", self.prefix)
    }
}
