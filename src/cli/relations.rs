//! `dealgraph relations`: what the program looks for, and how each relation reads.

use super::args::Common;
use super::error::CliError;
use super::output;
use super::report::Report;
use super::{ExitStatus, load};
use crate::fact::ActorType;
use crate::relation::Relation;

pub fn run(common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let text: String = extractor.relations().iter().map(described).collect();
    output::print(&text)?;
    Ok(ExitStatus::Done)
}

/// Three lines: the name and its ends, how it reads, what it covers.
fn described(relation: &Relation) -> String {
    let arrow = if relation.symmetric { "–" } else { "→" };
    let reads: Vec<String> = relation.reads.iter().map(|(lang, words)| format!("{lang} “{words}”")).collect();
    let (subject, object) = (ends(&relation.subject), ends(&relation.object));
    let (from, to) = (&relation.subject_part, &relation.object_part);
    format!(
        "{}: {from} {arrow} {to}\n    {}; {subject} {arrow} {object}\n    {}\n",
        relation.name,
        reads.join(", "),
        relation.covers
    )
}

fn ends(types: &[ActorType]) -> String {
    if types.len() == ActorType::ALL.len() {
        return "any actor".into();
    }
    types.iter().map(|t| t.name()).collect::<Vec<_>>().join(" or ")
}
