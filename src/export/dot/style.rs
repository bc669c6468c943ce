//! How types of actors and stages of events look in DOT.

use super::{attribute, quote};
use crate::fact::{ActorType, Stage};
use graphviz_rust::attributes::{EdgeAttributes, NodeAttributes, shape};
use graphviz_rust::dot_structures::Attribute;

pub fn node(kind: ActorType) -> Vec<Attribute> {
    let (shape, fill) = match kind {
        ActorType::Company => (NodeAttributes::shape(shape::rect), "#eef3fa"),
        ActorType::Person => (NodeAttributes::shape(shape::ellipse), "#e6f4f3"),
        ActorType::Authority => (NodeAttributes::shape(shape::house), "#fbf3e0"),
        ActorType::Organisation => (NodeAttributes::shape(shape::hexagon), "#f1ecf7"),
    };
    vec![shape, attribute("fillcolor", fill), attribute("color", "#5b6470")]
}

pub fn edge(stage: Stage, colour: &str) -> Vec<Attribute> {
    let (style, width) = match stage {
        Stage::Possible => ("dashed", 1.3),
        Stage::Agreed => ("solid", 1.3),
        Stage::Done => ("bold", 2.8),
        Stage::Dead => ("dotted", 1.8),
        Stage::Delayed => ("solid", 1.6),
    };
    let line = if stage == Stage::Delayed { dash_dot(colour) } else { colour.to_string() };
    vec![
        EdgeAttributes::style(quote(style)),
        attribute("color", &line),
        attribute("fontcolor", colour),
        EdgeAttributes::penwidth(width),
        EdgeAttributes::class(quote(&class(stage))),
    ]
}

/// For style sheets over the SVG.
fn class(stage: Stage) -> String {
    format!("{stage:?}").to_lowercase()
}

/// Dashes and dots in turn. Graphviz has no such style, but can give each part of a line a colour of its own, by
/// fractions of its length, in every output; the gaps are transparent. The lengths are rough: in SVG
/// [`super::super::svg`] makes one line with a true pattern of it.
fn dash_dot(colour: &str) -> String {
    const PARTS: [(f32, bool); 4] = [(0.07, true), (0.025, false), (0.02, true), (0.025, false)];
    let part = |(length, drawn): &(f32, bool)| format!("{colour}{};{length}:", if *drawn { "" } else { "00" });
    let turn: String = PARTS.iter().map(part).collect();
    format!("{}{colour}", turn.repeat(7))
}
