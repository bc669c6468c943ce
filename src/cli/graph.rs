//! `dealgraph graph`: the whole way, from articles or facts to the files of the network.

use super::args::{Common, Graph};
use super::error::CliError;
use super::gather::gather;
use super::output;
use super::report::Report;
use super::tally::{Tally, plural};
use super::{ExitStatus, load};
use crate::export::{Format, Look, Network, facts};
use crate::fact::Fact;
use crate::graph::DealGraph;
use std::path::Path;

pub fn run(options: Graph, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let (mut facts, tally) = gather(&options.inputs, options.lang.as_deref(), extractor, common, report)?;
    if tally.nothing_read() {
        report.error("nothing could be read; nothing is written");
        return Ok(tally.status());
    }
    if !options.deal.is_empty() {
        let names = super::actors::names(&common.rules)?;
        let Some(saga) = super::deals::saga(facts, &options.deal, &names, extractor.relations(), report) else {
            return Ok(tally.status().max(ExitStatus::No));
        };
        facts = saga;
    }
    let facts_file = if options.format.is_empty() { Some(lines(&facts)?) } else { None };
    let graph = DealGraph::new(facts, extractor.relations());
    let look = Look { lang: output::READS_IN.into(), ..Look::default() };
    let network = Network { graph: &graph, relations: extractor.relations(), look: &look };
    let mut made = make(&network, &options.format, report);
    made.files.extend(facts_file.map(|bytes| ("facts.jsonl", bytes)));
    output::write_files(&options.output, &made.files)?;
    output::print(&summary(&tally, &graph, &options.output, &made))?;
    Ok(tally.status().max(if made.failed { ExitStatus::Failed } else { ExitStatus::Done }))
}

/// What is written if nothing is asked for, with the facts.
const USUAL: [Format; 3] = [Format::Dot, Format::Json, Format::Svg];

fn lines(facts: &[Fact]) -> Result<Vec<u8>, CliError> {
    let mut lines = Vec::new();
    facts::jsonl(facts.iter(), &mut lines).map_err(CliError::Stdout)?;
    Ok(lines)
}

/// The files of all formats, before any is written.
#[derive(Default)]
struct Made {
    files: Vec<(&'static str, Vec<u8>)>,
    notes: Vec<String>,
    /// True if a format could not be made.
    failed: bool,
}

/// Each format that is asked for, once; says of which nothing came, and goes on.
fn make(network: &Network, asked: &[Format], report: &Report) -> Made {
    let mut made = Made::default();
    let asked = if asked.is_empty() { &USUAL } else { asked };
    for (_, format) in asked.iter().enumerate().filter(|(i, f)| !asked[..*i].contains(f)) {
        match format.export(network) {
            Ok(export) => {
                made.files.extend(export.files);
                made.notes.extend(export.note);
            }
            Err(reason) => {
                report.error(&format!("no {format}: {reason}"));
                made.failed = true;
            }
        }
    }
    made
}

/// What there is, in a few lines.
fn summary(tally: &Tally, graph: &DealGraph, folder: &Path, made: &Made) -> String {
    let count = |(n, one, more)| plural(n, one, more);
    let counts = [
        (tally.articles, "article", "articles"),
        (tally.facts, "fact", "facts"),
        (graph.actor_count(), "actor", "actors"),
        (graph.edge_count(), "edge", "edges"),
    ];
    let mut lines = vec![counts.map(count).join(", ")];
    lines.extend(tally.skipped().map(|skipped| format!("skipped: {skipped}")));
    if !made.files.is_empty() {
        let files = made.files.iter().map(|(name, _)| folder.join(name).display().to_string());
        lines.push(files.collect::<Vec<_>>().join(", "));
    }
    lines.extend(made.notes.iter().cloned());
    lines.iter().map(|line| format!("{line}\n")).collect()
}
