//! CSV: one fact a row, flat, safe to open in a spreadsheet.

use crate::fact::{Fact, SourceType, Stake, StakeWord, Step};
use std::io::{self, Write};

/// The name of a column and what stands in it.
type Column = (&'static str, fn(&Fact) -> String);

const COLUMNS: [Column; 28] = [
    ("document", |f| f.document.clone()),
    ("subject", |f| f.subject.name.clone()),
    ("relation", |f| f.relation.clone()),
    ("object", |f| f.object.name.clone()),
    ("status", |f| f.status.to_string()),
    ("date", |f| f.date.as_ref().map(|d| d.value.to_string()).unwrap_or_default()),
    ("date_source", |f| f.date.as_ref().map(|d| wire(&d.source)).unwrap_or_default()),
    ("date_text", |f| f.date.as_ref().and_then(|d| d.text.clone()).unwrap_or_default()),
    ("subject_id", |f| f.subject.id.clone()),
    ("subject_type", |f| f.subject.kind.to_string()),
    ("subject_country", |f| f.subject.country.clone().unwrap_or_default()),
    ("object_id", |f| f.object.id.clone()),
    ("object_type", |f| f.object.kind.to_string()),
    ("object_country", |f| f.object.country.clone().unwrap_or_default()),
    ("attribution", |f| f.attribution.as_ref().map(|a| a.name.clone()).unwrap_or_default()),
    ("attribution_type", |f| f.attribution.as_ref().map(|a| wire::<SourceType>(&a.kind)).unwrap_or_default()),
    ("amount", |f| f.attributes.amount.as_ref().map(|a| a.value.to_string()).unwrap_or_default()),
    ("currency", |f| f.attributes.amount.as_ref().map(|a| a.currency.clone()).unwrap_or_default()),
    ("stake", |f| f.attributes.stake.as_ref().map(stake).unwrap_or_default()),
    ("scope", |f| f.attributes.scope.clone().unwrap_or_default()),
    ("condition", |f| f.attributes.condition.clone().unwrap_or_default()),
    ("closing", |f| f.attributes.closing.map(|d| d.to_string()).unwrap_or_default()),
    ("confidence", |f| f.confidence.to_string()),
    ("rule", |f| f.rule.clone()),
    ("sentence", |f| f.sentence.text.clone()),
    ("sentence_start", |f| f.sentence.start.to_string()),
    ("sentence_end", |f| f.sentence.end.to_string()),
    ("steps", |f| f.steps.iter().map(step).collect::<Vec<_>>().join("; ")),
];

/// Writes a header and the facts in their order. The only errors are those of `out`.
pub fn csv<'f>(facts: impl IntoIterator<Item = &'f Fact>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS.map(|(name, _)| name))?;
    for fact in facts {
        writer.write_record(COLUMNS.map(|(_, cell)| harmless(cell(fact))))?;
    }
    writer.flush()
}

/// A spreadsheet runs a cell that begins like a formula; a quote before it makes it text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

/// The word that stands for a unit variant on the wire.
fn wire<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}

fn stake(stake: &Stake) -> String {
    match stake {
        Stake::Percent { value, .. } => value.to_string(),
        Stake::Word(word) => wire::<StakeWord>(word),
    }
}

/// `rumoured 2020-08`
fn step(step: &Step) -> String {
    match &step.date {
        Some(date) => format!("{} {}", step.status, date.value),
        None => step.status.to_string(),
    }
}
