//! Why a command could not do its work, and the one place where that is said.

use super::ExitStatus;
use super::report::Report;
use crate::data::Problem;
use crate::extract::LoadError;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::io;
use std::path::PathBuf;

/// Ends a command.
#[derive(Debug)]
pub enum CliError {
    /// Mistakes in rule files.
    Rules(Vec<Problem>),
    /// A file or folder that had to be read.
    Unreadable(PathBuf, io::Error),
    /// A file or folder that had to be written.
    Unwritable(PathBuf, io::Error),
    /// Standard output is closed or full.
    Stdout(io::Error),
    /// Words that mean nothing here.
    Usage(String),
    /// Nothing to read was named, or what was named holds nothing to read.
    NoInput(String),
}

impl From<LoadError> for CliError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Rules(problems) => CliError::Rules(problems),
            LoadError::Unreadable(path, error) => CliError::Unreadable(path, error),
        }
    }
}

impl CliError {
    /// Says what is wrong, on standard error. A reader who has left is no error.
    pub fn render(&self, report: &Report) -> ExitStatus {
        match self {
            CliError::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitStatus::Done,
            CliError::Rules(problems) => problems.iter().for_each(|p| say_problem(p, report)),
            CliError::Unreadable(path, error) => {
                report.error(&format!("{} cannot be read: {error}", path.display()));
            }
            CliError::Unwritable(path, error) => {
                report.error(&format!("{} cannot be written: {error}", path.display()));
            }
            CliError::Stdout(error) => report.error(&format!("standard output cannot be written: {error}")),
            CliError::Usage(message) | CliError::NoInput(message) => report.error(message),
        }
        ExitStatus::Failed
    }
}

/// With the line it stands in for a person, in one line for a program.
fn say_problem(problem: &Problem, report: &Report) {
    if !report.is_terminal() || problem.source.is_empty() {
        return report.say(&problem.to_string());
    }
    let start = problem.source.char_indices().nth(problem.column - 1).map_or(problem.source.len(), |(at, _)| at);
    let end = problem.source[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let snippet = Snippet::source(problem.source.as_str())
        .line_start(problem.line)
        .path(problem.file.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    let group = Level::ERROR.primary_title(problem.message.as_str()).element(snippet);
    let renderer = if report.has_colours() { Renderer::styled() } else { Renderer::plain() };
    report.say(&renderer.render(&[group]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_leaves_is_no_error() {
        let report = Report::new();
        assert_eq!(CliError::Stdout(io::ErrorKind::BrokenPipe.into()).render(&report), ExitStatus::Done);
        assert_eq!(CliError::Stdout(io::ErrorKind::StorageFull.into()).render(&report), ExitStatus::Failed);
    }
}
