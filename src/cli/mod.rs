//! The command line: one file per command. The only module that opens files and meets the terminal.

mod actors;
mod args;
mod deals;
mod error;
mod explain;
mod extract;
mod gather;
mod graph;
mod learn;
mod output;
mod parallel;
mod query;
mod read;
mod relations;
mod report;
mod rules;
mod schema;
mod sources;
mod tally;

use args::{Args, Command, Common};
use clap::Parser;
use error::CliError;
use report::Report;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// All was done.
    Done = 0,
    /// All was done, and the answer is no: nothing found, a check failed.
    No = 1,
    /// Something could not be read or written; the rest was done.
    Failed = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// Runs the program on its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let report = Report::new();
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return say_usage(&error),
    };
    dispatch(args, &report).unwrap_or_else(|error| error.render(&report))
}

/// Help and version are no errors; that nobody reads them to the end is none either.
fn say_usage(error: &clap::Error) -> ExitStatus {
    let _ = error.print();
    if error.use_stderr() { ExitStatus::Failed } else { ExitStatus::Done }
}

fn dispatch(args: Args, report: &Report) -> Result<ExitStatus, CliError> {
    let common = args.common;
    match args.command {
        Command::Graph(options) => graph::run(options, &common, report),
        Command::Extract(options) => extract::run(options, &common, report),
        Command::Deals(options) => deals::run(options, &common, report),
        Command::Query(options) => query::run(options, &common, report),
        Command::Actors(options) => actors::run(options, &common, report),
        Command::Explain(options) => explain::run(options, &common, report),
        Command::Relations => relations::run(&common, report),
        Command::Schema => schema::run(),
        Command::Rules(options) => rules::run(options, &common, report),
        Command::Learn(options) => learn::run(options, &common, report),
    }
}

/// The shipped rules and those of `--rules`, the shipped actors and those of `--actors`; says what was replaced.
/// The extractor lives as long as the program: to take it apart at the end is a waste of time.
fn load(common: &Common, report: &Report) -> Result<&'static crate::extract::Extractor, CliError> {
    let added: Vec<&Path> = common.rules.iter().map(|p| p.as_path()).collect();
    let loaded = crate::extract::Extractor::load(&added)?;
    loaded.notes.iter().for_each(|note| report.say(note));
    let extractor = loaded.extractor.with_actors(&actors::file(common)?.lists)?;
    Ok(Box::leak(Box::new(extractor)))
}

/// `--lang` must name a language that is known.
fn check_language(lang: Option<&str>, extractor: &crate::extract::Extractor) -> Result<(), CliError> {
    let known = extractor.languages();
    match lang {
        Some(lang) if !known.contains(&lang) => {
            Err(CliError::Usage(crate::data::unknown("language", lang, known.iter().copied())))
        }
        _ => Ok(()),
    }
}
