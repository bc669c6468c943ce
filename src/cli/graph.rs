//! `dealgraph graph`: the whole way, from articles to the files of the network.

use super::args::{Common, Graph};
use super::error::CliError;
use super::output;
use super::read::{Reading, read};
use super::report::Report;
use super::tally::{Tally, plural};
use super::{ExitStatus, load};
use crate::export::dot::dot;
use crate::export::node_link::node_link;
use crate::export::svg::{Drawing, Painter, svg};
use crate::export::{Look, facts};
use crate::fact::Fact;
use crate::graph::DealGraph;
use crate::relation::Relations;
use std::path::Path;

pub fn run(options: Graph, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let reading = Reading {
        inputs: &options.inputs,
        lang: options.lang.as_deref(),
        jobs: common.jobs(),
        takes_facts: false,
        shares_screen: false,
    };
    let mut facts: Vec<Fact> = Vec::new();
    let tally = read(&reading, &extractor, report, |found| {
        facts.extend(found);
        Ok(())
    })?;
    tally.say_notes(report);
    if tally.nothing_read() {
        report.error("nothing could be read; nothing is written");
        return Ok(tally.status());
    }
    let mut lines = Vec::new();
    facts::jsonl(facts.iter(), &mut lines).map_err(CliError::Stdout)?;
    let network = DealGraph::new(facts, extractor.relations());
    let drawing = write(&network, extractor.relations(), lines, &options.output)?;
    output::print(&summary(&tally, &network, &options.output, &drawing))?;
    Ok(tally.status())
}

const FILES: [&str; 4] = ["deals.dot", "deals.json", "deals.svg", "facts.jsonl"];

/// Writes the four files.
fn write(network: &DealGraph, relations: &Relations, lines: Vec<u8>, folder: &Path) -> Result<Drawing, CliError> {
    let look = Look { lang: output::READS_IN.into(), ..Look::default() };
    let mut json = Vec::new();
    node_link(network, relations, &look.lang, &mut json).map_err(CliError::Stdout)?;
    let drawing = svg(network, relations, &look);
    let contents = [dot(network, relations, &look).into_bytes(), json, drawing.svg.clone().into_bytes(), lines];
    let files: Vec<(&str, Vec<u8>)> = FILES.into_iter().zip(contents).collect();
    output::write_files(folder, &files)?;
    Ok(drawing)
}

/// What there is, in six lines at most.
fn summary(tally: &Tally, network: &DealGraph, folder: &Path, drawing: &Drawing) -> String {
    let count = |(n, one, more)| plural(n, one, more);
    let counts = [
        (tally.articles, "article", "articles"),
        (tally.facts, "fact", "facts"),
        (network.actor_count(), "actor", "actors"),
        (network.edge_count(), "edge", "edges"),
    ];
    let skipped = tally.skipped().map(|skipped| format!("skipped: {skipped}\n")).unwrap_or_default();
    let files = FILES.map(|name| folder.join(name).display().to_string()).join(", ");
    format!("{}\n{skipped}{files}\npicture by {}\n", counts.map(count).join(", "), painter(drawing))
}

fn painter(drawing: &Drawing) -> String {
    let name = match drawing.painter {
        Painter::Graphviz => "Graphviz",
        Painter::LayoutRs => "layout-rs",
    };
    let reason = drawing.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    let left_out = match drawing.left_out {
        0 => String::new(),
        n => format!(", without {} that few facts tell", plural(n, "edge", "edges")),
    };
    format!("{name}{reason}{left_out}")
}
