//! SVG without Graphviz: layout-rs lays out, we draw.
//!
//! layout-rs gives each letter a square of the size of the font, looks along every path of the graph when an edge
//! might close a circle, and draws neither dots nor tooltips. So it is asked for places only: it gets boxes of the
//! size that the text needs, one part of the network at a time, without circles and with edges in the order of
//! their sources, which spares it the search; and what it calls back to draw is drawn by [`canvas`].

mod canvas;
mod order;
mod paint;
mod ring;

use super::picture::Picture;
use canvas::{Canvas, Drawn};
use layout::core::base::Orientation;
use layout::core::geometry::{Point, Position};
use layout::core::style::{LineStyleKind, StyleAttr};
use layout::std_shapes::shapes::{Arrow, Element, LineEndKind, ShapeKind};
use layout::topo::layout::VisualGraph;
use paint::Sheet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The picture as SVG.
pub fn svg(picture: &Picture) -> String {
    let mut parts: Vec<Drawn> = order::parts(picture).iter().map(|part| place(picture, part)).collect();
    parts.extend(paint::legend(picture));
    let mut sheet = Sheet::new(&picture.caption);
    for part in parts {
        sheet.add(part);
    }
    sheet.finish()
}

/// Font size of edge labels, which layout-rs measures by itself.
pub const SMALL: usize = 10;

/// Lays out one part of the network. layout-rs checks itself with assertions; none is known to fail on what it is
/// given here, but if one does the run must not end for a picture, so the part is then put on a ring.
fn place(picture: &Picture, part: &order::Part) -> Drawn {
    catch_unwind(AssertUnwindSafe(|| in_layers(picture, part))).unwrap_or_else(|_| ring::place(picture, part))
}

fn in_layers(picture: &Picture, part: &order::Part) -> Drawn {
    let mut graph = VisualGraph::new(Orientation::LeftToRight);
    graph.dag.set_validate(false);
    let handle = |at: &usize| graph.add_node(element(picture, *at));
    let handles: Vec<_> = part.shapes.iter().map(handle).collect();
    for edge in &part.edges {
        graph.add_edge(arrow(picture, edge), handles[edge.from], handles[edge.to]);
    }
    let mut canvas = Canvas::new(picture, part);
    graph.do_it(false, false, false, &mut canvas);
    canvas.finish()
}

fn element(picture: &Picture, at: usize) -> Element {
    let shape = &picture.shapes[at];
    let (width, height) = paint::size(shape.kind, &shape.label);
    let size = Point::new(width, height);
    // Its own words are not needed: the canvas knows them by the number in `properties`.
    let kind = ShapeKind::Box(String::new());
    let mut element = Element::create_with_properties(kind, style(), Orientation::LeftToRight, size, at.to_string());
    element.pos = Position::new(Point::zero(), size, Point::zero(), Point::new(20.0, 18.0));
    element
}

/// The label is a number and blanks, as wide and high as the words need; the canvas draws the words.
fn arrow(picture: &Picture, edge: &order::Edge) -> Arrow {
    let label = &picture.lines[edge.line].label;
    let (width, height) = paint::text_size(label, SMALL as f64);
    let columns = (width / SMALL as f64).ceil() as usize;
    let rows = (height / SMALL as f64).ceil() as usize;
    let text = format!("{:<columns$}{}", edge.line, "\n ".repeat(rows.saturating_sub(1)));
    let none = LineEndKind::None;
    Arrow::with_properties(none, none, LineStyleKind::Normal, &text, &style(), edge.line.to_string(), &None, &None)
}

fn style() -> StyleAttr {
    let mut style = StyleAttr::simple();
    style.font_size = SMALL;
    style
}

#[cfg(test)]
mod tests;
