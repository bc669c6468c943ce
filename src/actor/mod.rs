//! Who is named in a text: known actors, mentions of known and unknown ones, their types, and which names are one actor.
//!
//! First the whole text is searched for runs of capitals and for known forms (`scan`); what stands in and around each
//! gives proofs that it is a name and votes on its type (`judge`); names of one bearer are tied together (`tie`), and
//! only then sentences in capitals take their names from what was found (`mentions`).

mod judge;
mod kind;
mod known;
mod mentions;
mod names;
mod phrases;
mod scan;
mod segment;
mod state;
#[cfg(test)]
mod tests;
mod tie;

pub use kind::NameType;
pub use known::KnownActors;
pub use mentions::{Actor, Mention, Mentions};
pub use names::Names;
