//! Deals: the facts of all articles, grouped into attempts of one buyer or group of buyers at one target.
//!
//! A deal has its parties, what was said of its price, and a timeline of steps. A step is one event, told by one or
//! several articles, which are its sources; sources that contradict each other stand side by side. A second attempt
//! years later is another deal, a rival bid for the same target too, with a link. Which part the ends of a relation play
//! is data, in `rules/relations.toml` (`parts`, `deal`, `turns`). The same facts give the same deals in any order.
//!
//! ```text
//! facts ─report─► reports ─attempt─► drafts: one pair, one attempt ─joint─► one group of buyers ─attach─► with sellers,
//! authorities, opponents… ─step─► timelines ─build─► Deals
//! ```

mod amounts;
mod attach;
mod attempt;
mod build;
mod draft;
mod joint;
mod model;
mod report;
mod rivals;
mod step;
#[cfg(test)]
mod tests;

pub use model::{
    Act, Amounts, Contradiction, Dates, Deal, Member, Rival, Scope, Source, Stakes, Step, Together, Told, Who,
};

use crate::fact::Fact;
use crate::relation::Relations;

/// All deals of a list of facts.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    /// The facts in one order, each once. [`Source::fact`] counts in it.
    pub facts: Vec<Fact>,
    /// By their first date, those without one last.
    pub deals: Vec<Deal>,
    /// How many of the facts belong to no deal.
    pub apart: usize,
}

impl Deals {
    /// Groups facts. A fact that comes twice, equal in every field, counts once.
    pub fn new(facts: impl IntoIterator<Item = Fact>, relations: &Relations) -> Deals {
        build::build(crate::graph::ordered(facts), relations)
    }

    pub fn get(&self, id: &str) -> Option<&Deal> {
        self.deals.iter().find(|deal| deal.id == id)
    }

    /// The deals in which an actor takes part, as whatever.
    pub fn of<'d>(&'d self, actor: &'d str) -> impl Iterator<Item = &'d Deal> {
        self.deals.iter().filter(move |deal| deal.has(actor))
    }
}
