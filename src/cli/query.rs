//! `dealgraph query`: facts out of facts or articles, by what is asked.

use super::args::{Common, Query as Options};
use super::error::CliError;
use super::output;
use super::read::{Reading, read};
use super::report::Report;
use super::tally::plural;
use super::{ExitStatus, load};
use crate::data::unknown;
use crate::fact::{Fact, Status};
use crate::query::{Names, Query, Selection, UnknownActor};
use crate::relation::Relations;
use std::path::PathBuf;

pub fn run(options: Options, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let query = asked(&options, extractor.relations())?;
    let names = names(&common.rules)?;
    let reading = Reading {
        inputs: &options.inputs,
        lang: options.lang.as_deref(),
        jobs: common.jobs(),
        takes_facts: true,
        shares_screen: false,
    };
    let mut facts: Vec<Fact> = Vec::new();
    let tally = read(&reading, &extractor, report, |found| {
        facts.extend(found);
        Ok(())
    })?;
    tally.say_notes(report);
    if let Some(skipped) = tally.skipped() {
        report.say(&format!("skipped: {skipped}"));
    }
    let answer = match query.select(&facts, &names) {
        Ok(selection) => selection,
        Err(unknown) => {
            unknown.iter().for_each(|u| report.say(&nobody(u)));
            return Ok(tally.status().max(ExitStatus::No));
        }
    };
    say_missing(&answer, facts.len(), report);
    if answer.facts.is_empty() {
        return Ok(tally.status().max(ExitStatus::No));
    }
    output::print_facts(&answer.facts, output::format(options.format), extractor.relations())?;
    Ok(tally.status())
}

fn say_missing(selection: &Selection, all: usize, report: &Report) {
    if selection.undated > 0 {
        let facts = plural(selection.undated, "fact has", "facts have");
        report.say(&format!("{facts} no date and cannot be compared; left out"));
    }
    if selection.facts.is_empty() {
        report.say(&format!("nothing found among {}", plural(all, "fact", "facts")));
    }
}

fn nobody(unknown: &UnknownActor) -> String {
    let UnknownActor { asked, nearest, known } = unknown;
    match nearest.is_empty() {
        true => format!("no actor named `{asked}` among {}", plural(*known, "actor", "actors")),
        false => format!("no actor named `{asked}`; the nearest: {}", nearest.join(", ")),
    }
}

fn asked(options: &Options, relations: &Relations) -> Result<Query, CliError> {
    if let Some(name) = options.relation.iter().find(|name| relations.get(name).is_none()) {
        return Err(CliError::Usage(unknown("relation", name, relations.names())));
    }
    let between = options.between.as_deref().and_then(|pair| <[String; 2]>::try_from(pair.to_vec()).ok());
    Ok(Query {
        actors: options.actor.clone(),
        relations: options.relation.clone(),
        statuses: options.status.iter().map(|name| status(name)).collect::<Result<_, _>>()?,
        since: options.since,
        until: options.until,
        between,
    })
}

fn status(name: &str) -> Result<Status, CliError> {
    let valid = Status::ALL.map(Status::name);
    name.parse().map_err(|()| CliError::Usage(unknown("status", name, valid.into_iter())))
}

/// The shipped words that names may drop, and those of `--rules`.
fn names(added: &[PathBuf]) -> Result<Names, CliError> {
    let mut names = Names::shipped().map_err(CliError::Rules)?;
    for path in added.iter().map(|folder| folder.join("names.toml")).filter(|path| path.exists()) {
        let text = std::fs::read_to_string(&path).map_err(|error| CliError::Unreadable(path.clone(), error))?;
        names.add(&path.display().to_string(), &text).map_err(CliError::Rules)?;
    }
    Ok(names)
}
