//! Deals with their timelines: a table for terminals, JSON, and Markdown with the quotes.

mod json;
mod md;
mod table;
mod words;

pub use json::json;
pub use md::{md, page};
pub use table::{SHOWN, table};

#[cfg(test)]
mod tests;
