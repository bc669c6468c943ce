//! `dealgraph deals`: who wants whom, since when, who is for and against, where it stands, and who says so.

use super::args::{Common, DealFormat, Deals as Options};
use super::error::CliError;
use super::gather::gather;
use super::output;
use super::report::Report;
use super::tally::plural;
use super::{ExitStatus, load};
use crate::deal::{Deal, Deals};
use crate::export::deals as export;
use crate::fact::Fact;
use crate::query::{Directory, Names};
use crate::relation::Relations;
use std::collections::BTreeSet;
use std::io::Write;

pub fn run(options: Options, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let (facts, tally) = gather(&options.inputs, options.lang.as_deref(), extractor, common, report)?;
    let names = super::actors::names(&common.rules)?;
    let deals = Deals::new(facts, extractor.relations());
    let Some(actors) = super::query::look_up(&options.actor, &Directory::new(&deals.facts, &names), report) else {
        return Ok(tally.status().max(ExitStatus::No));
    };
    let wanted = |deal: &&Deal| options.actor.is_empty() || deal.members().any(|m| actors.contains(m.id.as_str()));
    let chosen: Vec<&Deal> = deals.deals.iter().filter(wanted).collect();
    say(&chosen, &deals, options.format, report);
    if chosen.is_empty() {
        return Ok(tally.status().max(ExitStatus::No));
    }
    print(&chosen, &deals, options.format, extractor.relations())?;
    Ok(tally.status())
}

fn say(chosen: &[&Deal], deals: &Deals, format: DealFormat, report: &Report) {
    let (facts, apart) = (plural(deals.facts.len(), "fact", "facts"), deals.apart);
    let all = plural(deals.deals.len(), "deal", "deals");
    if chosen.is_empty() {
        return report.say(&format!("no deal found among {facts}"));
    }
    report.say(&format!("{} of {all}; {apart} of {facts} in no deal", chosen.len()));
    if format == DealFormat::Table && chosen.len() > export::SHOWN {
        report.say(&format!(
            "timelines of {} deals at most are shown: `--actor` or `--format md` has them",
            export::SHOWN
        ));
    }
}

fn print(chosen: &[&Deal], deals: &Deals, format: DealFormat, relations: &Relations) -> Result<(), CliError> {
    let mut out = output::stdout();
    let written = match format {
        DealFormat::Table => export::table(chosen, relations, &output::look(), &mut out),
        DealFormat::Json => export::json(chosen, deals, &mut out),
        DealFormat::Md => export::md(chosen, relations, output::READS_IN, &mut out),
    };
    written.and_then(|()| out.flush()).map_err(CliError::Stdout)
}

/// The facts of the deals that are asked for by id or by the name of an actor, with their rivals and other attempts;
/// none if one is not found, which is said.
pub fn saga(
    facts: Vec<Fact>,
    asked: &[String],
    names: &Names,
    relations: &Relations,
    report: &Report,
) -> Option<Vec<Fact>> {
    let deals = Deals::new(facts, relations);
    let by_name: Vec<String> = asked.iter().filter(|a| deals.get(a).is_none()).cloned().collect();
    let actors = super::query::look_up(&by_name, &Directory::new(&deals.facts, names), report)?;
    let principal = |deal: &Deal| deal.principals().any(|m| actors.contains(m.id.as_str()));
    let chosen: Vec<&Deal> = deals.deals.iter().filter(|d| asked.contains(&d.id) || principal(d)).collect();
    if chosen.is_empty() {
        report.say(&format!("no deal of {} among {}", asked.join(", "), plural(deals.deals.len(), "deal", "deals")));
        return None;
    }
    let linked = chosen.iter().flat_map(|d| d.rivals.iter().map(|r| &r.deal).chain(&d.other_attempts));
    let linked = linked.filter_map(|id| deals.get(id));
    let places: BTreeSet<usize> = chosen.iter().copied().chain(linked).flat_map(|d| d.facts.iter().copied()).collect();
    Some(places.into_iter().map(|at| deals.facts[at].clone()).collect())
}
