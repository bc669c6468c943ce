//! `dealgraph learn`: the tagger's weights from treebanks.

use super::ExitStatus;
use super::args::Learn;
use super::error::CliError;
use super::report::Report;

pub fn run(_options: Learn, _report: &Report) -> Result<ExitStatus, CliError> {
    Err(CliError::Usage("this build cannot learn yet".into()))
}
