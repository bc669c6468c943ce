//! Facts out of articles or facts, all of them, for commands that look at the whole.

use super::args::Common;
use super::error::CliError;
use super::read::{Reading, read};
use super::report::Report;
use super::tally::Tally;
use crate::extract::Extractor;
use crate::fact::Fact;
use std::path::PathBuf;

/// Reads everything and says what was skipped.
pub fn gather(
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
    if let Some(skipped) = tally.skipped() {
        report.say(&format!("skipped: {skipped}"));
    }
    Ok((facts, tally))
}
