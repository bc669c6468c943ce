//! Facts out of articles or facts, all of them, for commands that look at the whole: each actor has one id in them.

use super::actors;
use super::args::Common;
use super::error::CliError;
use super::read::{Reading, read};
use super::report::Report;
use super::tally::{Tally, plural};
use crate::extract::Extractor;
use crate::fact::Fact;
use crate::same::{Merge, Verdict, merge};
use std::path::PathBuf;

/// Reads everything, says what was skipped, and merges the names of actors.
pub fn gather(
    inputs: &[PathBuf],
    lang: Option<&str>,
    extractor: &Extractor,
    common: &Common,
    report: &Report,
) -> Result<(Vec<Fact>, Tally), CliError> {
    let (mut facts, tally) = raw(inputs, lang, extractor, common, report)?;
    say_skipped(&tally, report);
    let merged = merge(&mut facts, &actors::names(&common.rules)?, &actors::file(common)?);
    say_merged(&merged, report);
    Ok((facts, tally))
}

/// The facts with the names that their articles give.
pub fn raw(
    inputs: &[PathBuf],
    lang: Option<&str>,
    extractor: &Extractor,
    common: &Common,
    report: &Report,
) -> Result<(Vec<Fact>, Tally), CliError> {
    let reading = Reading { inputs, lang, jobs: common.jobs(), takes_facts: true, shares_screen: false };
    let mut facts: Vec<Fact> = Vec::new();
    let tally = read(&reading, extractor, report, |found| {
        facts.extend(found);
        Ok(())
    })?;
    tally.say_notes(report);
    Ok((facts, tally))
}

pub fn say_skipped(tally: &Tally, report: &Report) {
    if let Some(skipped) = tally.skipped() {
        report.say(&format!("skipped: {skipped}"));
    }
}

/// What a person who looks at the network should know of its names.
fn say_merged(merged: &Merge, report: &Report) {
    for finding in merged.findings.iter().filter(|f| f.verdict == Verdict::Split) {
        report.say(&format!("one name, several actors: {} ({})", finding.names.join(", "), finding.why));
    }
    if merged.loops > 0 {
        let facts = plural(merged.loops, "fact joins", "facts join");
        report.say(&format!("{facts} two names of one actor; left out"));
    }
}
