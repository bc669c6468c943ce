//! `dealgraph extract`: articles in, facts to standard output.

use super::args::{Common, Extract, Format};
use super::error::CliError;
use super::output;
use super::read::{Reading, read};
use super::report::Report;
use super::tally::{Tally, plural};
use super::{ExitStatus, load};
use crate::export::facts;
use crate::extract::Extractor;
use crate::fact::Fact;
use std::io::{IsTerminal, Write};

pub fn run(options: Extract, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let format = output::format(options.format);
    let reading = Reading {
        inputs: &options.inputs,
        lang: options.lang.as_deref(),
        jobs: common.jobs(),
        takes_facts: false,
        shares_screen: format == Format::Jsonl && std::io::stdout().is_terminal(),
    };
    let decide = super::actors::file(common)?.decide(&super::actors::names(&common.rules)?);
    let tally = match format {
        Format::Jsonl => stream(&reading, extractor, report, decide)?,
        _ => gather(&reading, extractor, format, report, decide)?,
    };
    say(&tally, report);
    Ok(tally.status())
}

/// Lines go out as soon as their turn comes.
fn stream(
    reading: &Reading,
    extractor: &Extractor,
    report: &Report,
    decide: impl Fn(&mut Vec<Fact>),
) -> Result<Tally, CliError> {
    let mut out = output::stdout();
    let tally = read(reading, extractor, report, |mut facts| {
        decide(&mut facts);
        facts::jsonl(facts.iter(), &mut out).map_err(CliError::Stdout)
    })?;
    out.flush().map_err(CliError::Stdout)?;
    Ok(tally)
}

/// A table needs all its rows to know how wide they are, and one head.
fn gather(
    reading: &Reading,
    extractor: &Extractor,
    format: Format,
    report: &Report,
    decide: impl Fn(&mut Vec<Fact>),
) -> Result<Tally, CliError> {
    let mut all: Vec<Fact> = Vec::new();
    let tally = read(reading, extractor, report, |facts| {
        all.extend(facts);
        Ok(())
    })?;
    decide(&mut all);
    output::print_facts(&all.iter().collect::<Vec<_>>(), format, extractor.relations())?;
    Ok(tally)
}

/// What was skipped is always said; that all went well, only to a person.
fn say(tally: &Tally, report: &Report) {
    tally.say_notes(report);
    let skipped = tally.skipped();
    if skipped.is_none() && !report.is_terminal() {
        return;
    }
    let read = format!("{}, {}", plural(tally.articles, "article", "articles"), plural(tally.facts, "fact", "facts"));
    report.say(&skipped.map_or(read.clone(), |skipped| format!("{read}; skipped: {skipped}")));
}
