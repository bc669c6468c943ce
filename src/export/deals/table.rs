//! Deals for a terminal: one row each, then who, when and the timeline of each.

use super::words;
use crate::deal::{Deal, Step};
use crate::export::facts::{TableLook, clean};
use crate::export::picture;
use crate::relation::Relations;
use comfy_table::{Cell, Table, presets};
use std::io::{self, Write};

/// Deals of which the table shows the timeline too; of more it has the rows only.
pub const SHOWN: usize = 12;

/// Writes the deals in their order; with `SHOWN` at most also what is known of each. The only errors are those of `out`.
pub fn table(deals: &[&Deal], relations: &Relations, look: &TableLook, out: &mut dyn Write) -> io::Result<()> {
    if deals.len() != 1 {
        writeln!(out, "{}", overview(deals, relations, look))?;
    }
    for deal in deals.iter().filter(|_| deals.len() <= SHOWN) {
        write!(out, "\n{}", described(deal, relations, look))?;
    }
    Ok(())
}

fn overview(deals: &[&Deal], relations: &Relations, look: &TableLook) -> String {
    let mut table = bare(look);
    table.set_header(["deal", "kind", "status", "since", "last", "price", "articles"].map(|h| look.header(h)));
    for deal in deals {
        table.add_row(row(deal, relations, look));
    }
    table.trim_fmt()
}

fn bare(look: &TableLook) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    look.fit(&mut table);
    table
}

fn row(deal: &Deal, relations: &Relations, look: &TableLook) -> Vec<Cell> {
    let (first, last) = deal.span().map_or((String::new(), String::new()), |(a, b)| (a.to_string(), b.to_string()));
    let price = deal.amounts.last().map(|a| a.value.text.clone()).unwrap_or_default();
    vec![
        Cell::new(clean(&deal.name)),
        Cell::new(picture::reads(relations, &deal.relation, &look.lang)),
        look.status(deal.status),
        Cell::new(first),
        Cell::new(last),
        Cell::new(clean(&price)),
        Cell::new(deal.documents.len()),
    ]
}

fn described(deal: &Deal, relations: &Relations, look: &TableLook) -> String {
    let mut text = format!("{} — {} [{}]\n", clean(&deal.name), picture::words(deal.status.name()), deal.id);
    let mut parties = Table::new();
    parties.load_style(presets::NOTHING);
    look.fit(&mut parties);
    for (name, said) in words::parties(deal, relations, &look.lang) {
        parties.add_row([Cell::new(format!(" {name}")), Cell::new(clean(&said))]);
    }
    let mut steps = bare(look);
    steps.set_header(["date", "status", "what", "who says so"].map(|h| look.header(h)));
    for (at, step) in deal.timeline.iter().enumerate() {
        steps.add_row(step_row(deal, at, step, relations, look));
    }
    text.push_str(&parties.trim_fmt());
    text.push('\n');
    text.push_str(&steps.trim_fmt());
    text.push('\n');
    text
}

fn step_row(deal: &Deal, at: usize, step: &Step, relations: &Relations, look: &TableLook) -> [Cell; 4] {
    let date = step.date.map(|d| d.to_string()).unwrap_or_default();
    let mut said: Vec<String> = step.sources.iter().map(words::said).collect();
    said.dedup();
    said.extend(words::against(deal, at).into_iter().map(|other| format!("≠ {other}")));
    [
        Cell::new(date),
        look.status(step.status),
        Cell::new(clean(&words::event(step, relations, &look.lang))),
        Cell::new(said.iter().map(|s| clean(s)).collect::<Vec<_>>().join("\n")),
    ]
}
