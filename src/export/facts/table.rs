//! A table of facts for terminals.

use crate::export::picture::{reads, words};
use crate::fact::{Fact, Stage, Status};
use crate::relation::Relations;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table, presets};
use std::io::{self, Write};

/// How the table is written.
#[derive(Clone, Debug)]
pub struct TableLook {
    /// Columns of the terminal; without, no cell is wrapped.
    pub width: Option<u16>,
    pub colour: bool,
    /// The language in which relations read.
    pub lang: String,
}

/// Writes the facts in their order; nothing but the header if there are none. The only errors are those of `out`.
pub fn table<'f>(
    facts: impl IntoIterator<Item = &'f Fact>,
    relations: &Relations,
    look: &TableLook,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    look.fit(&mut table);
    table.set_header(["subject", "relation", "object", "status", "date", "document"].map(|h| look.header(h)));
    for fact in facts {
        table.add_row(row(fact, relations, look));
    }
    writeln!(out, "{}", table.trim_fmt())
}

impl TableLook {
    /// As wide as the look says, in colours if it has them.
    pub(in crate::export) fn fit(&self, table: &mut Table) {
        match self.width {
            // Below this no table can be read, and comfy-table would give columns of one letter.
            Some(width) => table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.max(40)),
            None => table.set_content_arrangement(ContentArrangement::Disabled),
        };
        // Whether to use colours is decided by the caller, who knows the terminal.
        if self.colour {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
    }

    pub(in crate::export) fn header(&self, name: &str) -> Cell {
        let cell = Cell::new(name);
        if self.colour { cell.add_attribute(Attribute::Bold) } else { cell }
    }

    pub(in crate::export) fn status(&self, status: Status) -> Cell {
        let cell = Cell::new(words(status.name()));
        if self.colour { cell.fg(colour(status.stage())) } else { cell }
    }
}

fn row(fact: &Fact, relations: &Relations, look: &TableLook) -> [Cell; 6] {
    let date = fact.date.as_ref().map(|d| d.value.to_string()).unwrap_or_default();
    [
        Cell::new(clean(&fact.subject.name)),
        Cell::new(reads(relations, &fact.relation, &look.lang)),
        Cell::new(clean(&fact.object.name)),
        look.status(fact.status),
        Cell::new(date),
        Cell::new(clean(&fact.document)),
    ]
}

fn colour(stage: Stage) -> Color {
    match stage {
        Stage::Possible => Color::Yellow,
        Stage::Agreed => Color::Cyan,
        Stage::Done => Color::Green,
        Stage::Dead => Color::DarkGrey,
        Stage::Delayed => Color::Magenta,
    }
}

/// Control characters of a text could move the cursor of the terminal.
pub(in crate::export) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
