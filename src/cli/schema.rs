//! `dealgraph schema`: the contract of a fact on the wire.

use super::ExitStatus;
use super::error::CliError;
use super::output;
use crate::export::facts::SCHEMA;

pub fn run() -> Result<ExitStatus, CliError> {
    output::print(SCHEMA)?;
    Ok(ExitStatus::Done)
}
