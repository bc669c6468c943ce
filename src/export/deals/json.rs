//! Deals as one JSON document: `{"facts": 40, "apart": 3, "deals": […]}`.

use crate::deal::{Deal, Deals};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'d> {
    generator: &'static str,
    /// All facts that were read, and those of them that belong to no deal.
    facts: usize,
    apart: usize,
    deals: &'d [&'d Deal],
}

/// Writes the deals in their order. The only errors are those of `out`.
pub fn json(deals: &[&Deal], all: &Deals, out: &mut dyn Write) -> io::Result<()> {
    let generator = concat!("dealgraph ", env!("CARGO_PKG_VERSION"));
    let document = Document { generator, facts: all.facts.len(), apart: all.apart, deals };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}
