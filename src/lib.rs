//! Reads news and writes the network of who does what to whom in corporate deals.

pub mod actor;
pub mod amount;
pub mod article;
pub mod check;
pub mod clause;
pub mod cli;
pub mod data;
pub mod date;
pub mod evaluate;
pub mod export;
pub mod extract;
pub mod fact;
pub mod graph;
pub mod input;
pub mod language;
pub mod query;
pub mod relation;
pub mod rule;
pub mod shipped;
pub mod span;
pub mod tag;
pub mod text;
pub mod time;
