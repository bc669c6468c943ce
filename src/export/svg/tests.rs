//! Who draws, what happens if `dot` fails, and that names are shown as they are written.

use super::*;
use crate::graph::sample::{fact, network, relations};

fn graph() -> DealGraph {
    DealGraph::new(network(), &relations())
}

#[track_caller]
fn check(program: Option<&str>, painter: Painter, reason: Option<&str>) {
    let drawing = svg_by(program, &graph(), &relations(), &Look::default());
    assert_eq!((drawing.painter, drawing.reason.as_deref()), (painter, reason));
    assert!(drawing.svg.contains("Northwind Media"));
}

#[test]
fn without_dot_layout_rs_draws() {
    check(None, Painter::LayoutRs, None);
    check(Some("no-such-dot"), Painter::LayoutRs, Some("`no-such-dot` is not installed"));
}

#[cfg(unix)]
#[test]
fn programs_that_fail_are_told() {
    check(Some("false"), Painter::LayoutRs, Some("`false` failed: no reason given"));
    check(Some("true"), Painter::LayoutRs, Some("`true` failed: it wrote no SVG"));
}

#[test]
fn large_networks_show_their_strongest_edges() {
    let look = Look { edges: 10, ..Look::default() };
    let drawing = svg_by(None, &graph(), &relations(), &look);
    assert_eq!(drawing.left_out, graph().edge_count() - 10);
    assert!(drawing.svg.contains("the 10 relations of 56 that most facts say"), "{}", &drawing.svg[..600]);
}

/// The words of an SVG's text elements.
fn texts(svg: &str) -> Vec<String> {
    let parts = svg.split("<text ").skip(1).filter_map(|part| part.split_once('>')?.1.split_once("</text>"));
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
        text.replace("&#45;", "-").replace("&#160;", " ").replace("&amp;", "&")
    };
    parts.map(|(text, _)| plain(text)).collect()
}

#[test]
fn dot_shows_names_as_written() {
    let names = ["A \"B\" \\N <C>", "AT&T &lt; \\G\\L", "ends in \\", "<b>x</b>", "été | {x}"];
    let deal = |(i, name): (usize, &&str)| {
        let mut deal = fact(&format!("S{i} acquire B delayed 2020-09-13"));
        deal.subject.name = name.to_string();
        deal
    };
    let graph = DealGraph::new(names.iter().enumerate().map(deal), &relations());
    let drawing = svg(&graph, &relations(), &Look::default());
    if drawing.painter != Painter::Graphviz {
        return eprintln!("skipped: {}", drawing.reason.unwrap_or_default());
    }
    let texts = texts(&drawing.svg);
    for name in names {
        assert!(texts.iter().any(|text| text == name), "{name} in {texts:?}");
    }
    assert!(drawing.svg.contains("stroke-dasharray=\"9,3,2,3\""));
    assert!(drawing.svg.contains("xlink:title=\"delayed 2020&#45;09&#45;13: “S0 acquire"), "tooltip");
}
