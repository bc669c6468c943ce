//! Which names of different articles are one actor, and why.
//!
//! What differs only in capitals, accents, legal form, article or a word such as *group* is merged by rule; what looks
//! alike is listed with a score and left alone; one name that stands for two (*Delta* the airline, *Delta* the dairy) is
//! taken apart. A file decides the rest and lasts: names that are one, names that never are. Every merge has a reason.
//! The words that names may drop are data, in `rules/names.toml`.

mod alike;
mod census;
mod file;
mod merge;
mod names;
#[cfg(test)]
mod tests;

pub use file::{ActorsFile, write as decisions};
pub use merge::{Finding, Merge, Verdict, merge};
pub use names::Names;
pub(crate) use names::push_folded;
