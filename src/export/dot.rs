//! DOT, the language of Graphviz: a drawing that an analyst can print.
//!
//! Shape tells the type of an actor, colour the family of a relation, the line how far the event is. Every id and
//! attribute is quoted and escaped here, since graphviz-rust prints strings as they come.

mod legend;
mod style;

use super::picture::{Line, Look, Picture, Shape, picture};
use crate::graph::DealGraph;
use crate::relation::Relations;
use graphviz_rust::attributes::{self, EdgeAttributes, NodeAttributes, color_name, dir, rankdir};
use graphviz_rust::dot_structures::{Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

/// The whole network as DOT.
pub fn dot(graph: &DealGraph, relations: &Relations, look: &Look) -> String {
    draw(&picture(graph, relations, look, graph.edge_count()))
}

pub(super) fn draw(picture: &Picture) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph_attributes(&picture.caption))),
        Stmt::GAttribute(GraphAttributes::Node(node_attributes())),
        Stmt::GAttribute(GraphAttributes::Edge(edge_attributes())),
    ];
    stmts.extend(picture.shapes.iter().map(node));
    stmts.extend(picture.lines.iter().map(|line| edge(line, &picture.shapes)));
    stmts.extend(legend::legend(picture));
    let graph = Graph::DiGraph { id: quoted("deals"), strict: false, stmts };
    let mut text = graph.print(PrinterContext::default().with_semi());
    text.push('\n');
    text
}

/// Laid out from left to right, since labels are wider than high.
fn graph_attributes(caption: &str) -> Vec<Attribute> {
    use attributes::GraphAttributes as G;
    vec![
        G::rankdir(rankdir::LR),
        G::nodesep(0.22),
        G::ranksep(0.3),
        G::pad(0.3),
        G::bgcolor(color_name::white),
        G::label(escaped(caption)),
        G::labelloc(quote("t")),
        G::fontname(quote(FONT)),
        G::fontsize(18.0),
        G::tooltip(escaped(caption)),
    ]
}

/// Measured by Graphviz as one of the fonts that are alike; in the SVG the first that is there.
const FONT: &str = "Helvetica";

fn node_attributes() -> Vec<Attribute> {
    vec![
        NodeAttributes::fontname(quote(FONT)),
        NodeAttributes::fontsize(13.0),
        NodeAttributes::style(quote("filled")),
        NodeAttributes::margin_separate(0.12, 0.06).quoted(),
        NodeAttributes::height(0.45),
        NodeAttributes::width(0.6),
    ]
}

fn edge_attributes() -> Vec<Attribute> {
    vec![EdgeAttributes::fontname(quote(FONT)), EdgeAttributes::fontsize(10.0), EdgeAttributes::arrowsize(0.8)]
}

fn node(shape: &Shape) -> Stmt {
    let mut attributes = vec![
        NodeAttributes::label(escaped(&shape.label)),
        NodeAttributes::tooltip(escaped(&shape.tooltip)),
        NodeAttributes::id(escaped(&shape.id)),
    ];
    attributes.extend(style::node(shape.kind));
    Stmt::Node(Node { id: node_id(&shape.id), attributes })
}

fn edge(line: &Line, shapes: &[Shape]) -> Stmt {
    let mut attributes = vec![
        EdgeAttributes::label(escaped(&line.label)),
        EdgeAttributes::tooltip(escaped(&line.tooltip)),
        EdgeAttributes::labeltooltip(escaped(&line.tooltip)),
        EdgeAttributes::id(escaped(&line.id)),
    ];
    if !line.arrow {
        attributes.push(EdgeAttributes::dir(dir::none));
    }
    attributes.extend(style::edge(line.stage, &line.colour));
    joined(&shapes[line.from].id, &shapes[line.to].id, attributes)
}

fn joined(from: &str, to: &str, attributes: Vec<Attribute>) -> Stmt {
    Stmt::Edge(Edge { ty: EdgeTy::Pair(Vertex::N(node_id(from)), Vertex::N(node_id(to))), attributes })
}

fn node_id(id: &str) -> NodeId {
    NodeId(quoted(id), None)
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.into()), quoted(value))
}

fn quoted(text: &str) -> Id {
    Id::Escaped(quote(text))
}

/// A DOT string in which nothing but the quote is escaped, for ids and plain values. DOT has no way to write an
/// id that ends in one backslash, so backslashes are doubled; ids that we make have none.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A DOT string that is shown as it is written here: labels and tooltips, where Graphviz reads `\N`, `\n` and
/// `&lt;` as something else. Characters that XML can't hold are shown as replacement characters.
fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '&' => out.push_str("&amp;"),
            '\t' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

trait Quoted {
    /// The same attribute with its value as a quoted string.
    fn quoted(self) -> Self;
}

impl Quoted for Attribute {
    fn quoted(self) -> Self {
        let Attribute(name, value) = self;
        match value {
            Id::Plain(value) => Attribute(name, quoted(&value)),
            value => Attribute(name, value),
        }
    }
}

#[cfg(test)]
mod tests;
