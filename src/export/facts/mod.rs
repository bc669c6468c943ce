//! Facts as a list: JSON lines, CSV, and a table for terminals.

mod csv;
mod jsonl;
mod table;

pub use self::csv::csv;
pub use self::jsonl::jsonl;
pub(in crate::export) use self::table::clean;
pub use self::table::{TableLook, table};

/// The JSON Schema (draft 2020-12) of one line of [`jsonl`].
pub const SCHEMA: &str = include_str!("../../../schema/fact.schema.json");

#[cfg(test)]
mod tests;
