//! `dealgraph actors duplicates`, and the files of `--actors`.

use super::args::{Actors as Options, ActorsCommand, Common, Duplicates, DuplicatesFormat};
use super::error::CliError;
use super::gather::{raw, say_skipped};
use super::output;
use super::report::Report;
use super::{ExitStatus, load};
use crate::export::actors::table;
use crate::same::{ActorsFile, Names, decisions, merge};
use std::path::PathBuf;

pub fn run(options: Options, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    match options.command {
        ActorsCommand::Duplicates(options) => duplicates(&options, common, report),
    }
}

fn duplicates(options: &Duplicates, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let (mut facts, tally) = raw(&options.inputs, options.lang.as_deref(), extractor, common, report)?;
    say_skipped(&tally, report);
    let found = merge(&mut facts, &names(&common.rules)?, &file(common)?);
    if found.findings.is_empty() {
        report.say("no two names are or may be one");
        return Ok(tally.status().max(ExitStatus::No));
    }
    let text = match options.format {
        DuplicatesFormat::Toml => decisions(&found.findings),
        DuplicatesFormat::Table => table(&found.findings, &output::look()),
    };
    output::print(&text)?;
    Ok(tally.status())
}

/// What the files of `--actors` say, together.
pub fn file(common: &Common) -> Result<ActorsFile, CliError> {
    let mut all = ActorsFile::default();
    for path in &common.actors {
        let text = std::fs::read_to_string(path).map_err(|error| CliError::Unreadable(path.clone(), error))?;
        all.add(&path.display().to_string(), &text).map_err(CliError::Rules)?;
    }
    Ok(all)
}

/// The shipped words that names may drop, and those of `--rules`.
pub fn names(added: &[PathBuf]) -> Result<Names, CliError> {
    let mut names = Names::shipped().map_err(CliError::Rules)?;
    for path in added.iter().map(|folder| folder.join("names.toml")).filter(|path| path.exists()) {
        let text = std::fs::read_to_string(&path).map_err(|error| CliError::Unreadable(path.clone(), error))?;
        names.add(&path.display().to_string(), &text).map_err(CliError::Rules)?;
    }
    Ok(names)
}
