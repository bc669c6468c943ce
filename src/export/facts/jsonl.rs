//! JSON lines: one fact a line, as the JSON Schema describes it.

use crate::fact::Fact;
use std::io::{self, Write};

/// Writes the facts in their order. The only errors are those of `out`.
pub fn jsonl<'f>(facts: impl IntoIterator<Item = &'f Fact>, out: &mut dyn Write) -> io::Result<()> {
    for fact in facts {
        serde_json::to_writer(&mut *out, fact)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
