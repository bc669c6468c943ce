//! Deals as Markdown: one section each, with the sentence behind every step.

use super::words;
use crate::deal::{Deal, Source, Step};
use crate::export::picture;
use crate::relation::Relations;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the deals in their order. `lang` is the language in which relations read. The only errors are those of `out`.
pub fn md(deals: &[&Deal], relations: &Relations, lang: &str, out: &mut dyn Write) -> io::Result<()> {
    for (i, deal) in deals.iter().enumerate() {
        let gap = if i > 0 { "\n" } else { "" };
        out.write_all(gap.as_bytes())?;
        out.write_all(page(deal, relations, lang).as_bytes())?;
    }
    Ok(())
}

/// One deal as a page of its own.
pub fn page(deal: &Deal, relations: &Relations, lang: &str) -> String {
    let mut text = format!("# {}\n\n", escaped(&deal.name));
    let kind = picture::reads(relations, &deal.relation, lang);
    let articles = picture::count(deal.documents.len(), "article");
    let _ = writeln!(text, "**{}** ({kind}); {articles}; `{}`\n", picture::words(deal.status.name()), deal.id);
    for (name, said) in words::parties(deal, relations, lang) {
        let _ = writeln!(text, "- **{name}**: {}", escaped(&said));
    }
    text.push_str("\n## Timeline\n");
    for (at, step) in deal.timeline.iter().enumerate() {
        text.push_str(&step_text(deal, at, step, relations, lang));
    }
    text
}

fn step_text(deal: &Deal, at: usize, step: &Step, relations: &Relations, lang: &str) -> String {
    let date = step.date.map_or("undated".to_string(), |d| d.to_string());
    let what = escaped(&words::event(step, relations, lang));
    let mut text = format!("\n### {date} · {}: {what}\n\n", picture::words(step.status.name()));
    for source in step.sources.iter().filter(|s| s.copy_of.is_none()) {
        let _ = write!(text, "> {}\n>\n> — {}\n\n", quoted(&source.sentence.text), place(source));
    }
    let copies: Vec<String> =
        step.sources.iter().filter(|s| s.copy_of.is_some()).map(|s| escaped(&words::said(s))).collect();
    if !copies.is_empty() {
        let _ = writeln!(text, "Also: {}\n", copies.join("; "));
    }
    for other in words::against(deal, at) {
        let _ = writeln!(text, "**But** {}\n", escaped(&other));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The article, as a link if it has a safe address.
fn place(source: &Source) -> String {
    let said = escaped(&words::said(source));
    let safe = |url: &&String| {
        (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(['>', '<', ' ', '\n', '\\'])
    };
    match source.url.as_ref().filter(safe) {
        Some(url) => format!("{said} (<{url}>)"),
        None => said,
    }
}

fn quoted(text: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join("\n> ")
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
