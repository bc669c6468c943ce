//! Names that are or may be one actor, for a terminal.

use super::facts::{TableLook, clean};
use crate::same::{Finding, Verdict};
use comfy_table::{Cell, Table, presets};

/// One row a finding, in their order.
pub fn table(findings: &[Finding], look: &TableLook) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    look.fit(&mut table);
    table.set_header(["", "score", "names (facts)", "why"].map(|h| look.header(h)));
    for finding in findings {
        table.add_row(
            [verdict(finding.verdict), &format!("{:.2}", finding.score), &names(finding), &clean(&finding.why)]
                .map(Cell::new),
        );
    }
    format!("{}\n", table.trim_fmt())
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Merged => "one",
        Verdict::Split => "several",
        Verdict::Possible => "perhaps one",
        Verdict::Never => "never one",
    }
}

/// Where each name has an id of its own, its facts are told beside it.
fn names(finding: &Finding) -> String {
    let all = match finding.names.len() == finding.facts.len() && finding.verdict != Verdict::Merged {
        true => finding.names.iter().zip(&finding.facts).map(|(n, f)| format!("{n} ({f})")).collect::<Vec<_>>(),
        false => finding.names.clone(),
    };
    let total = if finding.verdict == Verdict::Merged {
        format!(" ({})", finding.facts.iter().sum::<usize>())
    } else {
        String::new()
    };
    clean(&(all.join(", ") + &total))
}
