//! `dealgraph rules check`: every rule proves itself by the examples that stand beside it.

use super::args::{Common, Rules, RulesCommand};
use super::error::CliError;
use super::report::Report;
use super::{ExitStatus, load};

pub fn run(options: Rules, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let RulesCommand::Check { folder } = options.command;
    let mut rules = common.rules.clone();
    rules.extend(folder);
    let extractor = load(&Common { rules, actors: common.actors.clone(), jobs: common.jobs }, report)?;
    let checked = crate::check::run(extractor).map_err(CliError::Rules)?;
    super::output::print(&format!("{checked}\n"))?;
    Ok(if checked.passed() { ExitStatus::Done } else { ExitStatus::No })
}
