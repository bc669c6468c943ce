//! `dealgraph query`: facts out of facts or articles, by what is asked.

use super::args::{Common, Query as Options};
use super::error::CliError;
use super::gather::gather;
use super::output;
use super::report::Report;
use super::tally::plural;
use super::{ExitStatus, load};
use crate::data::unknown;
use crate::fact::Status;
use crate::query::{Directory, Ids, Query, Selection, UnknownActor};
use crate::relation::Relations;

pub fn run(options: Options, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let query = asked(&options, extractor.relations())?;
    let names = super::actors::names(&common.rules)?;
    let (facts, tally) = gather(&options.inputs, options.lang.as_deref(), extractor, common, report)?;
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

/// The actors of these names; none if somebody is not known, which is said.
pub fn look_up<'f>(asked: &[String], directory: &Directory<'f>, report: &Report) -> Option<Ids<'f>> {
    let mut unknown = Vec::new();
    let found = asked.iter().flat_map(|name| directory.collect(name, &mut unknown)).collect();
    unknown.iter().for_each(|u| report.say(&nobody(u)));
    unknown.is_empty().then_some(found)
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
