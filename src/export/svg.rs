//! The network as SVG: laid out by Graphviz' `dot` where it is installed, else by layout-rs, plainer.

mod dashes;

use super::picture::{Look, count, strongest};
use super::{dot, graphviz, layered};
use crate::graph::DealGraph;
use crate::relation::Relations;

/// Who laid a picture out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Painter {
    Graphviz,
    LayoutRs,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub svg: String,
    pub painter: Painter,
    /// Why Graphviz did not draw it, in one line; none if it did or was not asked.
    pub reason: Option<String>,
    /// How many edges the picture leaves out, see [`Look::edges`].
    pub left_out: usize,
}

impl Drawing {
    /// By whom, why not by Graphviz, and what is not shown: `layout-rs (`dot` is not installed)`.
    pub fn told(&self) -> String {
        let name = match self.painter {
            Painter::Graphviz => "Graphviz",
            Painter::LayoutRs => "layout-rs",
        };
        let reason = self.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let left_out = match self.left_out {
            0 => String::new(),
            n => format!(", without {} that few facts tell", count(n, "edge")),
        };
        format!("{name}{reason}{left_out}")
    }
}

/// Draws with `dot` if it can be run, else with layout-rs.
pub fn svg(graph: &DealGraph, relations: &Relations, look: &Look) -> Drawing {
    svg_by(Some("dot"), graph, relations, look)
}

/// layout-rs needs seconds for some 200 edges that cross each other, and more than this can't be read anyway.
const PLAIN_EDGES: usize = 120;

/// Draws with this program as `dot`; with none, with layout-rs.
pub fn svg_by(program: Option<&str>, graph: &DealGraph, relations: &Relations, look: &Look) -> Drawing {
    let reason = match program.map(|program| by_dot(program, graph, relations, look)) {
        Some(Ok(drawing)) => return drawing,
        Some(Err(reason)) => Some(reason),
        None => None,
    };
    let (picture, left_out) = strongest(graph, relations, look, look.edges.min(PLAIN_EDGES));
    Drawing { svg: layered::svg(&picture), painter: Painter::LayoutRs, reason, left_out }
}

fn by_dot(program: &str, graph: &DealGraph, relations: &Relations, look: &Look) -> Result<Drawing, String> {
    let (picture, left_out) = strongest(graph, relations, look, look.edges);
    let svg = graphviz::svg(program, &dot::draw(&picture))?;
    Ok(Drawing { svg: dashes::dash_dot(&svg), painter: Painter::Graphviz, reason: None, left_out })
}

#[cfg(test)]
mod tests;
